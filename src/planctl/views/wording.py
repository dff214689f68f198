"""Two wordings → what stands in both, what went and what came, word by word. Bounded, however long or repetitive they are."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"\s+|\w+(?:[-.,:/]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+")
FEWEST_WORDS = 4  # fewer are read whole: a date, a name, a reference
LEAST_SHARED = 0.4  # of the words: below that, two texts side by side are easier to read than their mixture
MOST_PAIRS = 2_500  # of equal words in both, once what begins and ends alike is set aside: the time it takes grows with them
AROUND = 6  # words kept around a difference
LONGEST = 160  # characters of what went or came


class Part(NamedTuple):
    """A stretch of text: in both wordings, only in the old, or only in the new."""

    kind: Literal["same", "old", "new"]
    text: str


Parts = tuple[Part, ...]


def difference(before: str, after: str) -> Parts | None:
    """Return both texts as one run of parts; None where they are too short for that, or have too little in common to be read as one.

    The old and the same parts make the text before; the new and the same parts make the text after.
    """
    most = max(len(_WORD.findall(before)), len(_WORD.findall(after)))
    if most < FEWEST_WORDS:
        return None
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts = tuple(_merged(_parts(old, new)))
    shared = sum(len(_WORD.findall(part.text)) for part in parts if part.kind == "same")
    return parts if shared >= LEAST_SHARED * most else None


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    first = _shared(old, new)
    last = _shared(old[first:][::-1], new[first:][::-1])
    yield Part("same", "".join(old[:first]))
    yield from _between(old[first : len(old) - last], new[first : len(new) - last])
    yield Part("same", "".join(old[len(old) - last :]))


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    from difflib import SequenceMatcher

    numbers = Counter(old)
    if sum(numbers[token] for token in new if not token.isspace()) > MOST_PAIRS:
        yield from (Part("old", "".join(old)), Part("new", "".join(new)))
        return
    for tag, i, j, k, m in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Part("same", "".join(old[i:j]))
        else:
            yield from (Part("old", "".join(old[i:j])), Part("new", "".join(new[k:m])))


def _merged(parts: Iterator[Part]) -> Iterator[Part]:
    """Put differences together that only white space holds apart; of each, the old before the new."""
    old = new = ""
    kept = [part for part in parts if part.text]
    for part, following in zip(kept, [*kept[1:], None], strict=True):
        space_between = part.text.isspace() and bool(old or new) and following is not None
        if part.kind == "same" and not space_between:
            yield from _apart(old, new)
            old = new = ""
            yield part
        else:
            old += part.text if part.kind != "new" else ""
            new += part.text if part.kind != "old" else ""
    yield from _apart(old, new)


def _apart(old: str, new: str) -> Iterator[Part]:
    if old:
        yield Part("old", old)
    if new:
        yield Part("new", new)


def shortened(parts: Parts, around: int = AROUND, longest: int = LONGEST) -> Parts:
    """Return the parts with what is the same cut down to a few words around each difference, and the rest cut off where it is long."""
    last = len(parts) - 1
    made = []
    for number, part in enumerate(parts):
        if part.kind == "same":
            text = _around(part.text, before=number < last, after=number > 0, words=around)
        else:
            text = part.text if len(part.text) <= longest else f"{part.text[: longest - 1]}…"
        made.append(Part(part.kind, text))
    return tuple(made)


def _around(text: str, *, before: bool, after: bool, words: int) -> str:
    """Return the words of a text that stand right after one difference and right before another."""
    tokens, kept = _TOKEN.findall(text), words * 2  # a word and the space after it
    if len(tokens) <= kept * 2 + 1:
        return text
    begins, ends = "".join(tokens[:kept]).rstrip(), "".join(tokens[-kept:]).lstrip()
    return f"{begins} … {ends}" if before and after else f"…{ends}" if before else f"{begins}…"
