"""What is due → Markdown that reads well raw, too: a list, or for one body a mail to paste. Text from the plan is literal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.messages import word
from planctl.outputs import measured
from planctl.outputs.due import Section, capital, heading, sections, standing, summary, who
from planctl.outputs.page import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.views.due import Due, DueItem


def markdown(view: Due, language: str, group_by: str = "deadline") -> str:
    """Return the items in numbered lists; for one body as a mail: a subject line, what it has yet to answer, and how to."""
    found = sections(view, language, group_by)
    if view.responsible is None:
        lines, end = [f"# {heading(view, language)}", "", summary(view, language)], []
    else:
        found = _unanswered(found, view, language)
        lines = [f"# {word(language, 'due.mail.subject', who=literal(view.responsible.name), as_of=view.as_of)}"]
        end = ["", f"## {word(language, 'due.mail.how')}", "", word(language, "due.mail.answer")]
    number = 1
    for section in found:
        lines += ["", f"## {literal(section.title)} ({len(section.items)})"]
        for item in section.items:
            lines += ["", *_item(number, item, view, language)]
            number += 1
    return "\n".join(lines + (end if found else ["", word(language, "due.nothing")] if view.responsible else [])) + "\n"


def _unanswered(found: list[Section], view: Due, language: str) -> list[Section]:
    """Return the sections with what the body has answered itself moved to the end."""
    split = [Section(each.title, tuple(item for item in each.items if item.address not in view.answered), each.mixed) for each in found]
    answered = {item.address: item for each in found for item in each.items if item.address in view.answered}
    split.append(Section(word(language, "due.mail.answered"), tuple(answered.values()), mixed=True))
    return [section for section in split if section.items]


def _item(number: int, item: DueItem, view: Due, language: str) -> Iterator[str]:
    """Yield an item as a numbered point with its facts below."""
    begin = f"{number}. "
    yield begin + literal(item.title)
    for name, said in _facts(item, view, language):
        yield f"{' ' * len(begin)}- {word(language, f'due.mail.{name}')}: {literal(said)}"
    for line in measured.latest(item.measured, language) if item.measured else ():
        yield f"{' ' * len(begin)}- {literal(capital(line))}"


def _facts(item: DueItem, view: Due, language: str) -> Iterator[tuple[str, str]]:
    """Yield (label, text) for each thing to know of an item."""
    moved = [word(language, "due.was", date=item.original_deadline)] if item.original_deadline != item.deadline else []
    yield "deadline", ", ".join([*standing(item, view.as_of, language), *moved])
    yield "ask", word(language, f"due.ask.{item.kind}")
    if item.activity_title:
        yield "activity", item.activity_title
    yield "plan", view.plan_titles.get(item.plan, item.plan)
    if item.said:
        yield "said", word(language, "due.said", said=item.said)
    if item.uncertain:
        yield "uncertain", item.uncertain
    yield "who", who(item, language)
    yield "address", item.address
