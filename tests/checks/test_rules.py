"""What every rule has: a code of its family, a page in every language, messages in every language, a good case and a bad one."""

from __future__ import annotations

import re
from string import Formatter
from textwrap import dedent

import pytest

from checks.cases import CASES
from planctl.checks import RULES, Page, Rule, by_name, page_of, parse_page
from planctl.document import parse
from planctl.finding import Severity
from planctl.messages import LANGUAGES, catalogue, page, sv
from running import ROOT

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)

# The hundreds of a code, and what its rules are about.
FAMILIES = {
    "0": "files and YAML",
    "1": "ids and shape",
    "2": "texts and values",
    "3": "references",
    "4": "times",
    "5": "follow-up and journal",
    "6": "indicators",
    "7": "money",
    "8": "privacy and safety: personal data, accepted changes",
    "9": "settings, suppression and acceptance",
}


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES) == len(by_name)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


@every_rule
def test_a_code_is_of_a_family_and_a_name_is_words(rule: Rule) -> None:
    assert re.fullmatch(r"PLN[0-9]{3}", rule.code)
    assert rule.code[3] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.reads
    assert (rule.check is None) == (rule.reads in {("reading",), ("controls",)})


@every_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_has_a_whole_page(rule: Rule, language: str) -> None:
    read = page_of(rule, language)
    assert all((read.what, read.why, read.fix, read.bad, read.good)), read
    assert read.what.endswith(".")
    assert len(read.what) <= 100
    assert read.bad != read.good
    assert all(1 <= len(snippet.splitlines()) <= 8 for snippet in (read.bad, read.good))


@every_rule
def test_a_page_is_told_in_each_language_with_the_same_snippets(rule: Rule) -> None:
    english, swedish = page_of(rule, "en"), page_of(rule, "sv")
    assert page("en", rule.name) is None
    assert (english.bad, english.good) == (swedish.bad, swedish.good)
    assert english.what != swedish.what
    assert english.why != swedish.why
    assert english.fix != swedish.fix


def test_there_are_no_pages_of_rules_that_are_gone() -> None:
    assert set(sv.PAGES) == set(by_name)


@every_rule
def test_the_good_snippet_is_yaml_and_the_bad_one_is_too_where_that_is_not_the_fault(rule: Rule) -> None:
    read = page_of(rule, "en")
    assert {problem.name for problem in parse("good", read.good.encode()).problems} <= {"empty-file"}  # a comment about files
    assert {problem.name for problem in parse("bad", read.bad.encode()).problems} <= {rule.name, "empty-file"}


@every_rule
def test_a_rule_has_a_case(rule: Rule) -> None:
    assert [case for case in CASES if (case.code, case.name) == (rule.code, rule.name)]


def test_there_are_no_cases_of_rules_that_are_gone() -> None:
    assert {f"{case.code}-{case.name}" for case in CASES} == {f"{rule.code}-{rule.name}" for rule in RULES}


@every_rule
def test_a_rule_has_messages_in_every_language_with_the_same_values(rule: Rule) -> None:
    keys = {key for key in catalogue("en").FINDINGS if key.partition(".")[0] == rule.name}
    assert keys
    for key in keys:
        said = [catalogue(language).FINDINGS[key] for language in LANGUAGES]
        assert [placeholders(part) for part in said[0]] == [placeholders(part) for part in said[1]], key


def test_the_languages_have_the_same_messages_and_no_others() -> None:
    keys = [set(catalogue(language).FINDINGS) for language in LANGUAGES]
    assert keys[0] == keys[1]
    assert {key.partition(".")[0] for key in keys[0]} == set(by_name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_short_lines_without_a_full_stop(language: str) -> None:
    for key, (message, advice) in catalogue(language).FINDINGS.items():
        assert message
        assert advice, key
        assert not message.endswith("."), key
        assert not advice.endswith("."), key
        assert not re.search(r"\bmapping|declared|scalar|parse|token|schema error", message), key


def placeholders(text: str) -> frozenset[str]:
    return frozenset(field for _, field, _, _ in Formatter().parse(text) if field is not None)


def test_what_keeps_a_plan_from_being_computed() -> None:
    """Errors of reading, ids and shape, and more occurrences than can be computed; nothing else."""
    structural = {rule.name for rule in RULES if rule.structural}
    reading = {rule.name for rule in RULES if rule.reads == ("reading",) and rule.severity is Severity.error}
    shape = {rule.name for rule in RULES if rule.code.startswith("PLN1")}
    assert structural == reading | shape | {"too-many-occurrences"}


def test_a_page_is_read_in_its_parts() -> None:
    text = """What it is.

    Why it matters,
    in two lines.

    Fix: do this, or
    that.

    Bad:
        a: 1
          - b

    Good:
        a: 2
    """
    read = parse_page(text.replace("\n    ", "\n"))
    assert read == Page("What it is.", "Why it matters, in two lines.", "do this, or that.", "a: 1\n  - b", "a: 2")


def test_a_page_may_lack_parts() -> None:
    assert parse_page("Vad det är.\n\nGör så här: rätta det.") == Page("Vad det är.", "", "rätta det.", "", "")


def test_the_guide_to_adding_a_rule_shows_one_as_it_stands() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^   ```python\n(.*?)^   ```", guide, re.MULTILINE | re.DOTALL)
    assert dedent(shown) in (ROOT / "src" / "planctl" / "checks" / "time.py").read_text(encoding="utf-8")
