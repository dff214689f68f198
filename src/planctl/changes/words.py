"""Whether a promise was merely put in other words. Where that can't be told, it is another promise until somebody has looked."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

Words = tuple[str, ...]
MOST_READ = 4096  # texts kept in mind at a time

_WORD = re.compile(r"\w+")
# Words that may come and go without a sentence meaning something else. `ska` → `bör`, `inte` or `minst` are not among them.
_LIGHT = frozenset({
    "och", "samt", "att", "som", "en", "ett", "den", "det", "de", "i", "på", "av", "för", "med", "till", "om", "hos", "inom", "vid",
    "the", "a", "an", "and", "of", "to", "in", "on", "for", "with", "by", "that",
})  # fmt: skip
_SHARED, _FEWEST = 0.55, 5  # how much two forms of a word share from its beginning, and how many letters: kartlägger, kartläggning
_LONGER = 3  # letters


def same_promise(before: str | None, after: str | None) -> bool:
    """Tell whether two wordings differ in nothing but case, punctuation, light words and the endings of words."""
    return _same_words(_words(before or ""), _words(after or ""))


def _same_words(old: Words, new: Words) -> bool:
    return len(old) == len(new) and all(_same_word(*words) for words in zip(old, new, strict=True))


# How firm a promise is, by its verb. What softens may also be said in several words.
FIRM = ("ska", "skall", "måste", "shall", "must")
SOFT = (
    "bör", "kan", "kunna", "avser", "vill", "ämnar", "strävar", "sträva", "försöker", "försöka",
    "överväger", "överväga", "eventuellt", "möjligen", "om möjligt", "vid behov", "i mån av", "har för avsikt", "har som ambition",
    "verka för", "verkar för",
    "should", "may", "might", "can", "could", "intends", "intend", "aims", "aim", "strives", "possibly", "if possible",
)  # fmt: skip
_VERB = re.compile(rf"\b(?:{'|'.join(sorted((*FIRM, *SOFT), key=len, reverse=True))})\b", re.IGNORECASE)


def softer(before: str, after: str) -> tuple[str, ...]:
    """Return the words of the new wording that make a promise less firm, where they did not stand before."""
    had = set(_verbs(before))
    return tuple(word for word in _verbs(after) if word in SOFT and word not in had)


def firmness(before: str, after: str) -> int:
    """Return -1 where nothing but the verb differs and it became softer, 1 where it became firmer, 0 where that can't be told."""
    old, new = _verbs(before), _verbs(after)
    if old == new or len(old) != len(new) or not _same_words(_without_verbs(before), _without_verbs(after)):
        return 0
    steps = {(was in SOFT) - (now in SOFT) for was, now in zip(old, new, strict=True) if was != now}
    return steps.pop() if len(steps) == 1 else 0


# What has lost its match is compared with all that stands beside it: each text is read once.
@lru_cache(MOST_READ)
def _verbs(text: str) -> Words:
    return tuple(found.casefold() for found in _VERB.findall(text))


@lru_cache(MOST_READ)
def _without_verbs(text: str) -> Words:
    return _words(_VERB.sub(" ", text))


@lru_cache(MOST_READ)
def _words(text: str) -> Words:
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _LIGHT)


def _same_word(old: str, new: str) -> bool:
    if old == new:
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    figures = any(letter.isdigit() for letter in old + new)
    close = abs(len(old) - len(new)) <= _LONGER and shared >= max(_FEWEST, _SHARED * max(len(old), len(new)))
    return close and not figures
