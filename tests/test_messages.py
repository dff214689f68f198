"""The catalogue: nothing is missing in either language, nothing lies there unused."""

from __future__ import annotations

import re
import string
from pathlib import Path

from planctl.messages import LANGUAGES, catalogue
from running import ROOT

PREFIXES_MADE = (  # keys put together in the code, with what comes after the dot decided by data
    "annotations.",
    "answers.",
    "ask.",
    "change.",
    "closed-by.",
    "commit.",
    "due.",
    "explain.",
    "fact.",
    "findings.",
    "form.",
    "frameworks.",
    "git.",
    "help.",
    "history.",
    "journals.",
    "kind.",
    "label.",
    "left-out.",
    "level.",
    "log.",
    "light.",
    "measure.",
    "measured.",
    "nothing.",
    "packet.",
    "plans.",
    "record.",
    "rule.",
    "save.",
    "severity.",
    "show.",
    "standing.",
    "state.",
    "term.",
    "thing.",
    "typer.",
    "usage.",
    "validate.",
    "verdict.",
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    first, *others = (catalogue(language) for language in LANGUAGES)
    for other in others:
        assert set(first.WORDS) == set(other.WORDS)
        assert set(first.FINDINGS) == set(other.FINDINGS)


def test_both_languages_fill_in_the_same_values() -> None:
    swedish, english = catalogue("sv"), catalogue("en")
    for key, text in swedish.WORDS.items():
        assert placeholders(text) == placeholders(english.WORDS[key]), key


def test_no_text_is_empty_or_left_in_the_other_language() -> None:
    for language in LANGUAGES:
        for key, text in catalogue(language).WORDS.items():
            assert text.strip(), f"{language} {key}"
    letters = re.compile("[åäöÅÄÖ]")
    assert not [key for key, text in catalogue("en").WORDS.items() if letters.search(text)]


def test_every_key_that_the_code_names_is_there() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "planctl").rglob("*.py"))
    templates = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.j2"))
    words = catalogue("sv").WORDS
    named = set(re.findall(r'(?:word|count|failure)\([^"\n]*"([a-z][a-z.-]+)"', source)) | set(re.findall(r'said\("([a-z.-]+)"\)', source))
    for key in named:
        candidates = {key, f"help.{key}", f"{key}.one", f"packet.{key}", f"packet.{key}.one", f"explain.{key}"}
        assert candidates & set(words), key
    used = source + templates
    unused = [key for key in words if not key.startswith(PREFIXES_MADE) and f'"{key}"' not in used]
    assert not unused


def test_messages_hold_no_sentences_of_pydantic() -> None:
    text = (Path(__file__).parent.parent / "src" / "planctl" / "messages" / "en.py").read_text(encoding="utf-8")
    assert "Input should be" not in text
