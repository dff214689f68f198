"""The catalogue: nothing is missing in either language, nothing lies there unused."""

from __future__ import annotations

import re
import string

from planctl.messages import LANGUAGES, catalogue
from running import ROOT


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


def code() -> str:
    """Return the package's text but for its messages."""
    package = ROOT / "src" / "planctl"
    modules = [path for path in package.rglob("*.py") if path.parent.name != "messages" or path.name == "__init__.py"]
    return "\n".join(path.read_text(encoding="utf-8") for path in modules)


def test_every_key_that_the_code_names_is_there() -> None:
    source, words = code(), catalogue("sv").WORDS
    named = set(re.findall(r'(?:word|count|failure)\([^"\n]*"([a-z][a-z.-]+)"', source)) | set(re.findall(r'said\("([a-z.-]+)"\)', source))
    for key in named:
        candidates = {key, f"help.{key}", f"{key}.one", f"packet.{key}", f"packet.{key}.one", f"explain.{key}"}
        assert candidates & set(words), key


def is_named(key: str, source: str) -> bool:
    """Tell whether the code names a key, whole or without its topic, or puts it together out of its first part and what data says."""
    stem = key.removesuffix(".one").removesuffix(".many")
    forms = [key, stem, *(form.partition(".")[2] for form in (key, stem) if "." in form)]
    made = [form[: dot.end()] for form in forms for dot in re.finditer(r"\.", form)]
    return any(f'"{form}"' in source or f"'{form}'" in source for form in [*forms, *made]) or any(f"{start}{{" in source for start in made)


def test_no_word_is_left_that_nothing_says() -> None:
    source = "\n".join([code(), *(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.j2"))])
    assert not [key for key in catalogue("sv").WORDS if not is_named(key, source)]
    assert not is_named("nowhere", source)
    assert not is_named("nowhere.at-all", source)


def test_messages_hold_no_sentences_of_pydantic() -> None:
    told = [text for pair in catalogue("en").FINDINGS.values() for text in pair]
    assert told
    assert not [text for text in told if "Input should be" in text]
