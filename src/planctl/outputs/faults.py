"""Why an output can't be made."""

from __future__ import annotations


class MissingLibraryError(Exception):
    """What a format is made with is missing: an extra's packages (`variant` extra), or the system's libraries that they call (system)."""

    def __init__(self, extra: str, variant: str = "extra") -> None:
        super().__init__(f"{extra}: {variant}")
        self.extra = extra
        self.variant = variant


class PageFaultError(Exception):
    """A page can't be made into a file; the reason is a library's own, in English."""


class WordTemplateError(Exception):
    """A Word template that can't be used. `variant` says why: not-word, macros, linked, fields (with the library's own words)."""

    def __init__(self, variant: str, reason: str = "") -> None:
        super().__init__(variant)
        self.variant = variant
        self.reason = reason
