"""Findings in the formats of CI servers, and GitHub's job summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl import files
from planctl.cli.common import tell
from planctl.messages import word
from planctl.outputs import data, finding_annotations, gitlab, junit, sarif
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.checks import Told
    from planctl.finding import Severity


def report(name: str, told: Told, checked: Sequence[str], threshold: Severity, language: str) -> str:
    """Return what was found in a format by its name. `checked` are the files, as they are displayed."""
    found, documents = told.findings, told.documents
    if name == "github":
        return finding_annotations.github(found, documents, language)
    if name == "junit":
        return junit.report(found, checked, threshold, language)
    return data.dumped(sarif.log(found, documents, language) if name == "sarif" else gitlab.report(found, documents, language))


def add_summary(path: str, told: Told, said: str, language: str) -> None:
    """Add what was found to the file of the job's summary. Where that can't be written, the log has it all."""
    more = finding_annotations.summary(told.findings, told.documents, said, language).encode()
    try:
        present = files.read(path, files.MEBIBYTE) if files.exists(path) else b""
        files.write(path, present + more, expected=present or None)
    except files.FileFault as fault:
        tell(word(language, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": printable(files.display(path))}))
