"""Why nothing was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.finding import Finding


class Refused(Exception):
    """What was asked can't be done, and nothing has been changed.

    `key` picks the words (`record.<key>`) and `values` fill them. Where the journal would have broken rules, `key` is "findings" and
    `findings` are what they would have said.
    """

    def __init__(self, key: str, findings: tuple[Finding, ...] = (), **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.findings = findings
        self.values = values
