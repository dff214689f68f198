"""What fixes do to a file, as people read it: the findings they mend, and the lines before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.document.personal import hidden
from planctl.files import display
from planctl.messages import told
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from planctl.editing.fixing import Fixed
    from planctl.finding import Fix
    from planctl.outputs.style import Style

COLOURS = {"-": "red", "+": "green"}
HEADERS = 2  # lines of a difference that only name the file, which we do ourselves
APART = "  …"  # between what is changed in one place and in the next
NEAR = 1  # lines shown around what differs


def as_text(edit: Fixed, language: str, style: Style) -> str:
    """Return a file's fixes: each finding on a line, then what they change."""
    from difflib import unified_diff

    file = printable(display(edit.path))
    lines = [
        f"{file}:{finding.location.span.line}: {style.bold(finding.code)} {finding.name}: {printable(told(finding, language)[0])}"
        for finding in edit.findings
    ]
    before, after = (hidden(content.decode("utf-8")).removesuffix("\n").split("\n") for content in (edit.before, edit.after))
    for line in list(unified_diff(before, after, n=NEAR, lineterm=""))[HEADERS:]:
        if line.startswith("@@"):  # where it is, the finding's line has said
            lines.append(style.dim(APART))
            continue
        colour = COLOURS.get(line[:1])
        shown = printable(line.rstrip("\r"))
        lines.append(style.paint(shown, colour) if colour else style.dim(shown))
    return "".join(f"{line}\n" for line in lines)


def data(fix: Fix | None) -> dict[str, Any] | None:
    """Return a finding's `fix` for programs: places in lines and columns, from 1, and what is to stand there."""
    if fix is None:
        return None
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "edits": [
            {
                "line": edit.span.line,
                "column": edit.span.column,
                "end_line": edit.span.end_line,
                "end_column": edit.span.end_column,
                "text": edit.text,
            }
            for edit in fix.edits
        ],
    }
