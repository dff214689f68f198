"""`planctl rule` of kinds of change: found by code and by name, whole in both languages."""

from __future__ import annotations

import pytest

from planctl.changes import KINDS
from planctl.messages import LANGUAGES
from planctl.outputs import kinds
from planctl.outputs.style import Style
from running import planctl


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_all_of_a_kind(language: str) -> None:
    for kind in kinds.explained(language):
        page = kinds.text([kind], language, Style(colour=False), 80, whole=True)
        flat = " ".join(page.split())
        assert page.startswith(f"{kind.code} {kind.name} (")
        for said in (kind.what, kind.why, kind.look_at, kind.before, kind.after):
            assert " ".join(said.split()) in flat
        assert KINDS[kind.mirror].code in page or kind.mirror == kind.name
        assert max(len(line) for line in page.splitlines()) <= 140  # a snippet is never folded
        marked = kinds.markdown([kind], language, whole=True)
        assert f"```yaml\n{kind.before}\n```" in marked
        assert kind.what in marked


def test_each_language_has_its_own_words_and_the_same_snippets() -> None:
    for swedish, english in zip(kinds.explained("sv"), kinds.explained("en"), strict=True):
        assert (swedish.before, swedish.after) == (english.before, english.after)
        assert swedish.what != english.what
        assert swedish.why != english.why


@pytest.mark.parametrize("name", ["CHG204", "chg204", "deadline-later"])
def test_a_kind_is_found_by_code_and_by_name(name: str) -> None:
    ran = planctl("rule", name, "--lang", "sv")
    assert ran.code == 0
    assert ran.out.startswith("CHG204 deadline-later (försvagar)\n")
    assert "CHG205 deadline-earlier (stärker)" in ran.out


def test_all_are_listed_together() -> None:
    listed = planctl("rule", "--lang", "en").out
    assert listed.index("PLN101") < listed.index("CHG101") < listed.index("CHG804")
    rows = planctl("rule", "CHG403", "--format", "json").json
    assert (rows["rows"], [row["code"] for row in rows["changes"]]) == ([], ["CHG403"])
    assert rows["changes"][0]["mirror"] == "target-changed"
