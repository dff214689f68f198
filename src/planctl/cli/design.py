"""How a packet is to look, and which findings it tells: the municipality's settings, and templates of one's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planctl import files, settings
from planctl.checks.rule import has_comments
from planctl.cli.failure import failure
from planctl.messages import told
from planctl.outputs import sandbox
from planctl.outputs.look import LARGEST_LOGO, Look, LookFaultError, look
from planctl.outputs.packet import Design
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planctl.cli.failure import Failure
    from planctl.finding import Finding
    from planctl.settings import Settings
    from planctl.workspace import Workspace

PACKET = "packet"  # the part of the settings that speaks of packets
LARGEST_WORD_TEMPLATE = 16 * files.MEBIBYTE


def design_of(sections: Sequence[str], template: str | None, spoken: str) -> Design:
    """Return how a packet is made by the settings and the options. Raises `Failure` for what can't be used."""
    if template is not None and not (files.is_folder(template) and sandbox.replaces_any(template)):
        raise failure(spoken, "usage.template", folder=printable(files.display(template)))
    return Design(sections, _look(spoken), template)


def chosen_findings(workspace: Workspace, day: date) -> list[Finding] | None:
    """Return the findings that settings and comments leave, as `validate` tells them; None where nothing of the kind is there."""
    found = settings.load()
    if found.document is None and not has_comments(workspace):
        return None
    from planctl.checks.judging import Controls, judged

    return judged(workspace, day, Controls(found)).findings


def word_template_of(path: str | None, spoken: str) -> bytes | None:
    """Return the Word template of one's own. Raises `Failure` where it can't be read."""
    if path is None:
        return None
    try:
        return files.read(path, LARGEST_WORD_TEMPLATE)
    except files.FileFault as fault:
        raise failure(spoken, "word-template.unreadable", file=printable(files.display(path))) from fault


def template_failure(fault: sandbox.TemplateFaultError, spoken: str) -> Failure:
    """Return what is wrong in a template, in one line."""
    return failure(spoken, "template.fault", file=printable(fault.file), line=str(fault.line), reason=printable(fault.reason[:300]))


def _check(found: Settings, spoken: str) -> None:
    """Raise `Failure` where the settings of packets can't be used, in the words of the check: a packet without its logo looks finished."""
    for problem in found.problems:
        if problem.values.get("key", PACKET).split(".")[0] == PACKET:  # without a key: none of the file can be read
            wrong, remedy = told(problem, spoken)
            file = files.display(found.document.file) if found.document else ""
            raise failure(spoken, "look.settings", file=printable(file), wrong=printable(wrong), remedy=printable(remedy))


def _look(spoken: str) -> Look:
    found = settings.load()
    _check(found, spoken)
    wanted = found.packet
    path = os.path.join(found.folder, wanted.logo)
    try:
        logo = files.read(path, LARGEST_LOGO + 1) if wanted.logo else b""
        return look(wanted.name, logo, wanted.colours)
    except files.FileFault as fault:
        raise failure(spoken, "look.logo-missing", file=printable(files.display(path))) from fault
    except LookFaultError as fault:
        raise failure(spoken, f"look.{fault.variant}", **{"file": printable(files.display(path)), **fault.values}) from fault
