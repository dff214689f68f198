"""The comment on a pull request: whole within its bounds, the grave in the open, and nothing in it that a plan could make happen."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from changes.test_output import CHANGES, VIEW
from changes.versions import PLAN, edited, version
from planctl.changes import compare
from planctl.messages import LANGUAGES
from planctl.model.acceptance import Accepted
from planctl.outputs.changes_markdown import MARK, MOST, markdown, quiet
from planctl.outputs.safe import printable
from planctl.views.changes import compared

IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def read_back(text: str) -> str:
    """Return what a line of Markdown reads as, if it is nothing but text."""
    (inline,) = [
        token for token in MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(f"x {text} x") if token.type == "inline"
    ]
    assert {child.type for child in inline.children or []} <= {"text", "softbreak", "text_special"}, inline.children
    return "".join(child.content for child in inline.children or []).replace("\u200b", "")


@IN_EACH_LANGUAGE
def test_every_change_is_told_with_address_title_and_place(language: str) -> None:
    text = markdown(VIEW, language)
    for change in CHANGES:
        assert f"`{change.address}`" in text
        assert f"`{change.head_file}:{change.head_line}`" in text
        assert quiet(change.values["title"]) in text
    assert len(re.findall(r"^ *- \*\*", text, re.MULTILINE)) == len(CHANGES)


@IN_EACH_LANGUAGE
def test_a_bot_knows_its_own_comment(language: str) -> None:
    assert markdown(VIEW, language).splitlines()[0] == MARK == "<!-- planctl:diff -->"
    assert markdown(compared(()), language).startswith(MARK)


def test_what_is_grave_is_not_folded_and_the_rest_is() -> None:
    text = markdown(VIEW, "sv")
    folded = "".join(re.findall(r"<details>.*?</details>", text, re.DOTALL))
    open_lines = [line for line in re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL).splitlines() if line.startswith("- ")]
    assert {line.split("**")[1] for line in open_lines} == {"skriver om", "försvagar"}
    assert {"ändrar", "stärker", "tillför", "rapport", "redaktionellt"} <= {
        line.split("**")[1] for line in folded.splitlines() if "- **" in line
    }
    assert text.count("<details>") == text.count("</details>")


def test_words_that_went_and_came_are_marked() -> None:
    assert "kommunen <del>kan</del><ins>bör</ins> samverka" in markdown(VIEW, "sv")


@IN_EACH_LANGUAGE
def test_how_to_accept_is_ready_to_copy(language: str) -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", markdown(VIEW, language), re.DOTALL | re.MULTILINE)
    filled = block.replace("until: …", "until: 2027-12-31")
    entries = yaml.load(filled, yaml.BaseLoader)  # noqa: S506 - text only
    accepted = Accepted.model_validate({"schema": "planctl/accepted/v1", "accepted": entries})
    grave = [change for change in CHANGES if change.impact in {"rewrites", "weakens"}]
    assert [(each.kind, each.address) for each in accepted.accepted] == [(change.name, change.address) for change in grave]


@settings(max_examples=80)
@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip))
@example("@anna #12 https://x.se www.x.se :bug: a@b.se !3 GH-1")
@example("<script>&amp;[a](b)![c](d) `k` **f** ~~x~~ $m$ |t| \\")
@example("<!-- --><details></details>")
def test_what_a_plan_says_is_literal(text: str) -> None:
    plain = f"x {printable(text)} x".replace("\u200b", "")
    assert " ".join(read_back(quiet(text)).split()) == " ".join(plain.split())


@pytest.mark.parametrize("text", ["@anna", "org/repo#12", "#12", "https://x.se", "www.x.se", ":bug:", "!12", "a@b.se"])
def test_what_github_makes_something_of_is_broken_up(text: str) -> None:
    said = quiet(f"Fråga {text} om det")
    assert text not in said
    assert text in said.replace("\u200b", "").replace("\\", "")


@pytest.mark.parametrize("number", [0, 1, 300, 3000])
@IN_EACH_LANGUAGE
def test_there_is_room_for_it_and_what_is_left_out_is_counted(number: int, language: str) -> None:
    (one,) = compare(version(PLAN), edited(("title: Skriv avtal\n", f"title: {json.dumps('<' * 450)}\n")))
    others = [replace(one, address=f"p/a{each}", values={**one.values, "title": f"{each} " + "*_" * 200}) for each in range(number)]
    changes = [*CHANGES, *others]
    text = markdown(compared(changes), language)
    assert len(text) < MOST
    told = len(re.findall(r"^ *- \*\*", text, re.MULTILINE))
    left = len(changes) - told
    assert bool(left) is (number >= 300)
    assert not left or f"{left} " in re.findall(r"^\*… .*$", text, re.MULTILINE)[0]
    for change in CHANGES:
        if change.impact in {"rewrites", "weakens"}:  # the gravest are told first
            assert f"`{change.address}`" in text
    assert text.count("<details>") == text.count("</details>")


def test_even_the_gravest_find_room_in_part() -> None:
    grave = [replace(change, impact="weakens", address=f"p/a{number}") for number in range(800) for change in CHANGES[:2]]
    text = markdown(compared(grave), "sv")
    assert len(text) < MOST
    assert "… och" in text
