"""Asking in a terminal: which plan, which open item, what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from planctl.cli.common import ask, show
from planctl.messages import count, word
from planctl.model.states import NOTE_REQUIRED, OCCURRENCE_STATES, PROGRESS_STATES
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from datetime import date

    from planctl.editing.addressed import Target
    from planctl.schedule import Occurrence
    from planctl.workspace import PlanFile

Answer = TypeVar("Answer")
MOST_SHOWN = 12
YES = ("j", "y")
LIGHTS = ("green", "yellow", "red")


class Asker:
    """Asks in one language. Ctrl-C and the end of input end the program, and nothing is written."""

    def __init__(self, language: str, day: date) -> None:
        self.language = language
        self.day = day

    def confirmed(self, key: str) -> bool:
        """Ask a question that is answered yes or no; no answer is no."""
        return self._line(key).lower().startswith(YES)

    def target(self, plans: Sequence[PlanFile]) -> Target:
        """Ask which plan and which open item; an address may be written in place of its number."""
        file = plans[0] if len(plans) == 1 else self.choice("ask.plan", [(file, file.index.plan.title) for file in plans])
        return self._item(file)

    def fields(self, target: Target, body: str | None) -> tuple[str, dict[str, str], list[str] | None]:
        """Ask what happened. Return who reports, the fields by name, and the values."""
        by = body or self._body(target)
        given: dict[str, str] = {}
        if target.kind != "value":
            states = OCCURRENCE_STATES if target.kind == "occurrence" else PROGRESS_STATES
            given["state"] = self.choice("ask.state", [(state, self.word(f"state.{state}")) for state in states])
        if given.get("state") == "deferred":
            given["to"] = self._until("ask.to", lambda text: _period(text, target))
        values = self._values(target, given.get("state"))
        if target.kind == "activity":
            light = self.choice("ask.light", [*((light, self.word(f"light.{light}")) for light in LIGHTS), ("", self.word("light.none"))])
            given |= {"light": light} if light else {}
        needed = given.get("state") in NOTE_REQUIRED
        note = self._until("ask.note.needed", lambda text: text) if needed else self._line("ask.note")
        return by, given | ({"note": note} if note else {}), values

    def word(self, key: str, **values: object) -> str:
        """Return a text of the catalogue."""
        return word(self.language, key, **values)

    def choice(self, key: str, options: Sequence[tuple[Answer, str]]) -> Answer:
        """Ask for one of a few, by number or by the beginning of its name."""
        self._list([label for _, label in options])

        def chosen(text: str) -> tuple[Answer] | None:
            if text.isdecimal():
                return (options[int(text) - 1][0],) if 0 < int(text) <= len(options) else None
            found = [answer for answer, label in options if text and label.lower().startswith(text.lower())]
            return (found[0],) if len(found) == 1 else None

        return self._until(key, chosen)[0]

    def _line(self, key: str) -> str:
        return ask(self.word(key))

    def _until(self, key: str, read: Callable[[str], Answer | None]) -> Answer:
        """Ask until the answer can be used."""
        while True:
            answer = read(self._line(key))
            if answer:
                return answer
            show(self.word("ask.again") + "\n")

    def _list(self, labels: Sequence[str]) -> None:
        for number, label in enumerate(labels, 1):
            show(f"{number:>3}. " + "\n     ".join(printable(line) for line in label.split("\n")) + "\n")

    def _item(self, file: PlanFile) -> Target:
        """Ask for an open item: words narrow the list, a number chooses from it."""
        from planctl.editing.addressed import waiting

        items = [(target, self._label(target, occurrence)) for target, occurrence in waiting(file, self.day)]
        found = items
        while True:
            self._list([label for _, label in found[:MOST_SHOWN]])
            if len(found) > MOST_SHOWN:
                show("     " + self.word("ask.more", n=len(found) - MOST_SHOWN) + "\n")
            text = self._line("ask.item")
            if text.isdecimal() and 0 < int(text) <= min(len(found), MOST_SHOWN):
                return found[int(text) - 1][0]
            named = self._named(file, text)
            if named is not None:
                return named
            searched = [(target, label) for target, label in items if all(part in label.lower() for part in text.lower().split())]
            if not searched:
                show(self.word("ask.nothing") + "\n")
            found = searched or items

    def _named(self, file: PlanFile, text: str) -> Target | None:
        """Return what a whole address names, else None."""
        from planctl.editing.addressed import find
        from planctl.editing.refusal import Refused

        try:
            return find([file], text, self.day) if "/" in text or "@" in text else None
        except Refused:
            return None

    def _label(self, target: Target, occurrence: Occurrence | None) -> str:
        """Return an item in two lines: what it is, and of which activity; its address, who answers, how it stands."""
        titles = [target.promise.item.title] if target.promise else []
        placed = target.promise.activity if target.promise else target.placed
        titles += [placed.item.title] if placed else []
        said = [target.address.about, ", ".join(target.bodies)]
        if occurrence and occurrence.days_late:
            said.append(count(self.language, "packet.late-days", occurrence.days_late))
        elif occurrence and occurrence.deadline:
            said.append(self.word("record.deadline", date=occurrence.deadline))
        return " · ".join(dict.fromkeys(titles)) + "\n" + " · ".join(part for part in said if part)

    def _body(self, target: Target) -> str:
        organisations = target.file.index.plan.organisations
        bodies = target.bodies or tuple(organisations)
        if len(bodies) == 1:
            return bodies[0]
        return self.choice("ask.by", [(body, f"{organisations[body].name} ({body})") for body in bodies if body in organisations])

    def _values(self, target: Target, state: str | None) -> list[str] | None:
        """Ask for a value where one belongs: needed of a goal or an indicator, else as one likes."""
        from planctl.editing.refusal import Refused
        from planctl.editing.values import value_of
        from planctl.outputs.recorded import refusal

        if state not in {None, "reported"} or not (target.kind == "value" or target.measured):
            return None
        while True:
            given = [part for part in self._line("ask.value" if target.kind == "value" else "ask.value.maybe").split("; ") if part]
            if not given and target.kind != "value":
                return None
            try:
                value_of(given, target.measure)
            except Refused as refused:
                show(printable(refusal(refused, self.language)) + "\n")
            else:
                return given


def _period(text: str, target: Target) -> str | None:
    """Return a period as it is spelled, None for what is none."""
    from planctl.model.period import NotAPeriodError, Period
    from planctl.schedule import calendar_of

    try:
        return Period.parse(text, calendar_of(target.file.index.plan)).text
    except NotAPeriodError:
        return None
