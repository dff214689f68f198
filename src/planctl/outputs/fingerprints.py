"""What a finding is known by from one run to the next: its rule and the ids on the way to it, not its line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planctl.checks.baseline import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planctl.document import Document
    from planctl.finding import Finding

LENGTH = 32


def fingerprints(findings: Sequence[Finding], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield a fingerprint for each finding; of several alike each has its number."""
    from hashlib import sha256

    seen: Counter[str] = Counter()
    for finding in findings:
        known = sha256("\0".join(key_of(finding, documents, ".")).encode()).hexdigest()[:LENGTH]
        seen[known] += 1
        yield f"{known}:{seen[known]}"
