"""Whether a promise was merely put in other words. Where that can't be told, it is another promise until somebody has looked."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

_WORD = re.compile(r"\w+")
# Words that may come and go without a sentence meaning something else. `ska` → `bör`, `inte` or `minst` are not among them.
_LIGHT = frozenset({
    "och", "samt", "att", "som", "en", "ett", "den", "det", "de", "i", "på", "av", "för", "med", "till", "om", "hos", "inom", "vid",
    "the", "a", "an", "and", "of", "to", "in", "on", "for", "with", "by", "that",
})  # fmt: skip
_SHARED = 0.55  # how much of a word two forms of it share from its beginning: kartlägger, kartläggning
_LONGER = 3  # letters


def same_promise(before: str, after: str) -> bool:
    """Tell whether two wordings differ in nothing but order, case, punctuation, light words and the endings of words."""
    old, new = _words(before), _words(after)
    gone, come = sorted((old - new).elements()), sorted((new - old).elements())
    return len(gone) == len(come) and all(_same_word(*words) for words in zip(gone, come, strict=True))


def _words(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.casefold()) if word not in _LIGHT)


def _same_word(old: str, new: str) -> bool:
    longest = max(len(old), len(new))
    figures = any(letter.isdigit() for letter in old + new)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    return not figures and abs(len(old) - len(new)) <= _LONGER and shared >= _SHARED * longest
