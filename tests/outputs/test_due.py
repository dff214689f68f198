"""`due` as people read it: the table says what the data says, the mail can be pasted, and nothing of it is more than text."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.messages import word
from planctl.outputs import due as output
from planctl.outputs.due_markdown import markdown
from planctl.outputs.safe import printable
from planctl.outputs.style import Style
from planctl.outputs.terminal import Cell, Column, columns_of, table
from planctl.views.due import Due, DueItem, Query, due, within_query, year_query
from running import ROOT

WIDTH = 80
ALL = workspace.load([PLANS]).sound()
REAL = workspace.load([str(ROOT / "plans")]).sound()
GROUPINGS = ("deadline", "responsible", "area", "plan")
BEGINS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} |Utan tid|No date")
QUERIES = (year_query(2025), year_query(2026, closed_too=True), within_query(TODAY, 90), Query(date(2025, 1, 1), date(2026, 3, 31)))


def asked(query: Query = QUERIES[2], day: date = TODAY) -> Due:
    return due(ALL, day, query)


def everything(view: Due) -> list[DueItem]:
    return [*view.items, *view.older, *view.moved, *view.undated]


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """The table's rows under their headings: each row's lines."""
    found: list[tuple[str, list[str]]] = []
    for section in text.split("\n\n")[1:-1]:
        heading = ""
        for line in section.splitlines():
            if BEGINS.match(line):
                found.append((heading, [line]))
            elif found and found[-1][0] == heading and heading:
                found[-1][1].append(line)
            else:
                heading = f"{heading} {line}".strip()
    return found


def address_of(lines: list[str]) -> str:
    """The address at a row's end; one that is too long for a line goes on after a slash."""
    *before, address = (line[16:] for line in lines)
    while before and before[-1].endswith("/") and " " not in before[-1]:
        address = before.pop() + address
    return address


# The table and the data agree.


@settings(max_examples=25)
@given(st.dates(date(2024, 12, 1), date(2027, 6, 30)), st.sampled_from(QUERIES), st.sampled_from(("sv", "en")))
def test_the_table_s_rows_are_those_of_the_data(day: date, query: Query, language: str) -> None:
    view = asked(query, day)
    data = output.data(view)
    rows = blocks(output.text(view, language, Style(), WIDTH))
    found = {address_of(lines): (heading, lines) for heading, lines in rows}
    assert len(found) == len(rows)
    assert found.keys() == {item["address"] for name in ("items", "older", "moved", "undated") for item in data[name]}
    for item in data["items"]:
        heading, lines = found[item["address"]]
        assert heading.startswith(word(language, f"due.section.{item['state']}").upper())
        assert lines[0].startswith(item["deadline"].isoformat())
        left = " ".join(line[:15].strip() for line in lines)
        assert (str(item["days_late"]) in left.split()) == bool(item["days_late"]) or item["closed_by"]
    for name in ("overdue", "current", "upcoming"):
        section = [heading for heading, _ in rows if heading.startswith(word(language, f"due.section.{name}").upper())]
        assert len(section) == data["summary"][name]


@pytest.mark.parametrize("plans", [ALL, REAL], ids=["made-up", "real"])
@pytest.mark.parametrize("group_by", GROUPINGS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_grouping_holds_every_item_within_80_columns(plans: list[workspace.PlanFile], group_by: str, language: str) -> None:
    view = due(plans, date(2024, 6, 30), year_query(2024))
    text = output.text(view, language, Style(), WIDTH, group_by)
    assert max(columns_of(line) for line in text.splitlines()) <= WIDTH
    shown = [address_of(lines) for _, lines in blocks(text)]
    assert set(shown) == {item.address for item in everything(view)}
    times = sum(len(item.responsible) if group_by == "responsible" else 1 for item in everything(view))
    assert len(shown) == times


def test_what_is_late_comes_first_then_what_is_left_from_before_then_what_runs_what_comes_and_what_has_no_date() -> None:
    view = asked(year_query(2026))
    headings = list(dict.fromkeys(heading.partition(" (")[0] for heading, _ in blocks(output.text(view, "sv", Style(), WIDTH))))
    assert headings == ["FÖRSENAT", "KVAR SEDAN TIDIGARE", "PÅGÅENDE", "KOMMANDE", "UTAN TID"]


def test_areas_of_one_name_in_two_plans_are_kept_apart_and_in_the_documents_order() -> None:
    headings = [section.title for section in output.sections(asked(within_query(TODAY, 400)), "sv", "area")]
    assert len(set(headings)) == len(headings)
    own = [heading.removesuffix(f" · {FULL}") for heading in headings if heading.endswith(f" · {FULL}")]
    assert own[0] == word("sv", "due.plans-own")
    numbered = [heading.partition(" ")[0] for heading in own[1:]]
    assert len(numbered) > 4
    assert numbered == sorted(numbered, key=lambda number: [int(part) for part in number.split(".")])


def test_the_heading_says_what_was_asked() -> None:
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    assert "Att följa upp 2025, per den" in output.heading(asked(year_query(2025)), "sv")
    assert "Att följa upp 2025-01-01 till 2025-12-31, per den" in output.heading(asked(Query(first, last)), "sv")
    assert "från och med 2025-01-01" in output.heading(asked(Query(first, date.max)), "sv")
    assert f"till och med {TODAY + timedelta(days=90)}" in output.heading(asked(), "sv")


def test_the_days_of_grace_are_told_where_the_deadline_has_passed() -> None:
    [lines] = [lines for _, lines in blocks(output.text(asked(), "sv", Style(), WIDTH)) if "arbetstraning/deliver" in lines[-1]]
    assert [line[:15].strip() for line in lines][:2] == ["2026-06-20", "Inom respiten"]


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = (output.text(asked(), "sv", Style(colour), WIDTH) for colour in (False, True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain


# The mail.


def mail(body: str, language: str = "sv") -> str:
    return markdown(due(ALL, TODAY, within_query(TODAY, 90, responsible=body)), language)


def test_the_mail_of_a_body_has_what_it_has_yet_to_answer_first_and_how_to() -> None:
    text = mail("kff")
    assert text.startswith("# Att svara på: Kultur- och fritidsförvaltningen, per den 2026-06-30\n")
    headings = re.findall(r"^## (.*) \(\d+\)$", text, re.MULTILINE)
    assert headings[:2] == ["Försenat", "Pågående"]
    assert headings[-1] == "Besvarat av er, andra återstår"
    assert re.findall(r"^## (.*)$", text, re.MULTILINE)[-1] == "Så svarar ni"
    owed, _, answered = text.partition("## Besvarat av er")
    assert f"{FULL}/samverkansforum/traffar@2026-Q1" in answered  # kff has answered, buf has not
    assert f"{FULL}/samverkansforum/traffar@2026-Q1" not in owed
    assert "   - Sista dag: 2026-05-31, 16 dagar sen, flyttad från 2025-12-31\n" in owed
    assert "   - I planen står: ”sista kvartalet 2025”\n" in owed
    assert "   - Plan: Handlingsplan för psykisk hälsa 2025–2027\n" in owed


def test_a_body_that_has_answered_all_gets_no_questions() -> None:
    text = mail("skolorna")
    assert "Inget att följa upp" in text
    assert "Så svarar ni" not in text


def test_the_list_holds_all_rows_numbered_on() -> None:
    view = asked()
    text = markdown(view, "sv")
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == [str(number + 1) for number in range(len(everything(view)))]
    assert [line.rpartition(" ")[2] for line in text.splitlines() if line.strip().startswith("- Adress: ")] == [
        item.address for section in output.sections(view, "sv", "deadline") for item in section.items
    ]


HOSTILE = st.text(
    st.sampled_from("ab12 \n\t.-+#*_`[](){}<>!|~=:&;\\$\"'@/") | st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1
)


@settings(max_examples=150)
@given(HOSTILE.filter(str.strip))
def test_no_text_of_a_plan_becomes_markup(text: str) -> None:
    view = asked(within_query(TODAY, 0))
    item = view.items[0]._replace(title=text, activity_title=text, said=text, uncertain=text)
    hostile = view._replace(items=(item,), older=(), moved=(), undated=(), plan_titles={item.plan: text})
    tokens = MarkdownIt("commonmark").parse(markdown(hostile, "sv"))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    expected = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "list_item_open", "list_item_close", "inline", "text"}
    lists = {"ordered_list_open", "ordered_list_close", "bullet_list_open", "bullet_list_close"}
    assert kinds <= expected | lists | {"text_special"}
    assert len([token for token in tokens if token.type == "list_item_open"]) == 1 + markdown(hostile, "sv").count("\n   - ")


# Tables of a terminal: nothing is lost, nothing sticks out.


CELLS = st.text(
    st.sampled_from("abc åäö-/@.") | st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Mn"]), max_size=60
)


@settings(max_examples=150)
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), width=st.integers(40, 120), right=st.booleans())
def test_a_table_keeps_every_sign_within_its_width(rows: list[tuple[str, str, str]], width: int, *, right: bool) -> None:
    columns = (Column("", width=14, right=right), Column("", ratio=2), Column("", ratio=1))
    text = table(columns, [[Cell.of(cell) for cell in row] for row in rows], Style(), width, heading=False)
    assert all(columns_of(line) <= width for line in text.splitlines())
    signs = [sign for row in rows for cell in row for sign in printable(cell) if not sign.isspace()]
    assert sorted(sign for sign in text if not sign.isspace()) == sorted(signs)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.integers(40, 100))
def test_columns_of_their_own_width_share_what_there_is(rows: list[tuple[str, str]], width: int) -> None:
    text = table((Column("Namn"), Column("Vad")), [[Cell.of(cell) for cell in row] for row in rows], Style(), width)
    assert all(columns_of(line) <= width for line in text.splitlines())


def test_an_address_too_long_for_its_column_goes_on_after_a_slash() -> None:
    text = table((Column("", width=30),), [[Cell.of("en-plan-2025/en-aktivitet-med-langt-id/matning@2025-Q1")]], Style(), 30, heading=False)
    assert text.splitlines() == ["en-plan-2025/", "en-aktivitet-med-langt-id/", "matning@2025-Q1"]
