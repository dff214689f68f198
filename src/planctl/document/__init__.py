"""YAML text from strangers → plain data, and a span for every key and value.

`parse` never raises for bad text: everything wrong is a `Problem` of the returned `Document`, several in one pass.
"""

from __future__ import annotations

from planctl.document.libyaml import MissingParserError
from planctl.document.parsing import DEFAULT_LIMITS, Limits, parse
from planctl.document.tree import Document

__all__ = ["DEFAULT_LIMITS", "Document", "Limits", "MissingParserError", "parse"]
