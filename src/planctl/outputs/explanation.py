"""Why an occurrence stands as it does → text for people, JSON."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from planctl.messages import count, word
from planctl.outputs.due import LOOKS, capital
from planctl.outputs.safe import printable
from planctl.outputs.terminal import Cell, Column, folded, table
from planctl.schedule import CLOSED, CLOSED_BY, UPCOMING
from planctl.views.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.outputs.style import Style
    from planctl.views.due import Body
    from planctl.views.explanation import Explanation, Span, Told, Withdrawn

LABEL_WIDTH = 14
EXAMPLE_VALUES = {"yes-no": "yes-no", "text": "text"}  # else a number


def data(view: Explanation) -> dict[str, Any]:
    """Return the `planctl/explanation/v1` object; the commands are to be filled in, in no language but planctl's own."""
    return {"schema": "planctl/explanation/v1", **plain(view), "commands": list(_Said(view, "en").commands())}


def text(view: Explanation, language: str, style: Style, width: int) -> str:
    """Return the explanation as people read it: the state and why, then where each part of it comes from, and what to do next."""
    said = _Said(view, language)
    state = style.paint(said.state(), LOOKS.get(view.item.state) or "bold")
    title = "\n".join(style.bold(line) for line in folded(printable(view.item.title), width))
    heading = f"{title}\n{printable(view.item.address)}\n\n{state}\n\n"
    rows = [(Cell.of((word(language, f"explain.{name}"), "dim")), Cell.of(*lines)) for name, lines in said.parts() if lines]
    drawn = table((Column("", width=LABEL_WIDTH), Column("", ratio=1)), rows, style, width, heading=False)
    commands = "".join(f"  {command}\n" for command in said.commands())
    advice = "\n".join(folded(f"{word(language, 'explain.next')} {said.advice()}", width)) + f"\n{commands}"
    return f"{heading}{drawn}\n{advice}"


class _Said:
    """An explanation in the words of one language."""

    def __init__(self, view: Explanation, language: str) -> None:
        self.view = view
        self.item = view.item
        self.language = language

    def word(self, key: str, **values: object) -> str:
        return word(self.language, f"explain.{key}", **values)

    def state(self) -> str:
        """Return the state on the day, in one line."""
        state = word(self.language, f"state.{self.item.state}").lower()
        late = f", {count(self.language, 'due.late', self.item.days_late)}" if self.item.days_late else ""
        closed = f" ({word(self.language, f'closed-by.{self.item.closed_by}')})" if self.item.closed_by else ""
        return self.word("state", state=f"{state}{closed}{late}", as_of=self.view.as_of)

    def parts(self) -> Iterator[tuple[str, list[str]]]:
        """Yield (label, lines) for each part of the explanation; no lines where there is nothing to say."""
        yield "why", [self.rule()]
        yield "time", [*self.time(), *([self.word("uncertain", why=self.item.uncertain)] if self.item.uncertain else [])]
        yield "moved", [self.moved(told) for told in self.view.entries if told.decides and told.entry.get("state") == "deferred"]
        grace = self.view.timing.grace if self.item.deadline else 0
        yield "grace", [self.word(f"grace.{self.view.timing.grace_by}", n=grace)] if grace else []
        yield "said", [self.source()] if self.item.said or self.view.source else []
        yield "answers", self.answers()
        yield "missing", [f"{each.title} ({each.address.partition('/')[2]})" for each in self.view.missing]
        yield "cancelled", [self.span(span) for span in self.view.cancelled]
        yield "withdrawn", [self.taken(each) for each in self.view.withdrawn]
        yield "decisions", [self.word("period", period=_dashed(self.view.period)), *self.decisions()]
        yield "entries", [line for told in self.view.entries for line in self.told(told)] or [self.word("entries.none")]
        yield "plan", [f"{self.item.activity_title}"] if self.item.activity_title else []
        yield "file", [f"{self.item.file}:{self.item.line}"]

    # The rule

    def rule(self) -> str:
        """Return the sentence of the rules that makes the state."""
        view, item = self.view, self.item
        key = view.rule
        if key == "late" and view.timing.grace:
            key = "late.grace"
        if key in {"withdrawn", "cancelled"} and item.deadline is None:
            key += ".undated"
        entry = item.entry or {}
        taken = next((each for each in view.withdrawn if each.waives), None)
        values = {
            "deadline": item.deadline,
            "until": item.deadline + timedelta(days=view.timing.grace) if item.deadline else None,
            "grace": count(self.language, "explain.days", view.timing.grace),
            "period": item.period,
            "begins": item.begins,
            "needed": item.answers.needed,
            "of": item.coverage.of if item.coverage else 0,
            "by": self.body_of(entry) if entry else "",
            "date": taken.date if taken and key.startswith("withdrawn") else entry.get("date", ""),
            "progress": word(self.language, f"state.{entry['state']}") if entry.get("state") else "",
            "from": entry.get("about", "").partition("@")[2],
            "what": f"{word(self.language, f'thing.{taken.kind}')} ”{taken.title}”" if taken else "",
        }
        return self.word(f"rule.{key}", **values)

    def body_of(self, entry: dict[str, Any]) -> str:
        """Return who made an entry, by name."""
        return next((told.by.name for told in self.view.entries if told.entry == entry), str(entry.get("by", "")))

    # The dates

    def time(self) -> Iterator[str]:
        """Yield where the dates come from."""
        timing, item = self.view.timing, self.item
        if timing.by in {"event", "none"} or timing.text == "ongoing":
            yield self.word("time.ongoing" if timing.by == "every" else f"time.{timing.by}", text=timing.text)
            return
        if timing.by == "due":
            yield self.word("time.due", period=item.period, deadline=item.original_deadline)
            return
        first = self.word(f"bound.{timing.first_by}", day=timing.first)
        last = self.word(f"bound.{timing.last_by}", day=timing.last)
        yield self.word("time.every", how=self.every(), first=first, last=last)
        for point in timing.points:
            doubt = f" {self.word('uncertain', why=point.uncertain)}" if point.uncertain else ""
            yield self.word("time.point", name=point.name, day=point.day) + doubt
        if item.period:
            key = "time.cut" if timing.cut else "time.last"
            yield self.word(key, period=item.period, begins=item.begins, ends=timing.ends, deadline=item.original_deadline)

    def every(self) -> str:
        """Return how often, in words and as the plan spells it."""
        text = self.view.timing.text or ""
        years = text.removesuffix("y")
        if self.view.timing.points:
            said = word(self.language, "packet.every.points", points=text)
        elif years.isdigit():
            said = word(self.language, "packet.every.years", n=years)
        else:
            said = word(self.language, f"packet.every.{text}")
        return capital(said)

    def moved(self, told: Told) -> str:
        """Return a deferral."""
        return self.word(
            "deferred", date=told.entry["date"], by=told.by.name, deadline=self.item.deadline, original=self.item.original_deadline
        )

    def source(self) -> str:
        """Return the source's own words and where they stand."""
        quoted = word(self.language, "due.said", said=self.item.said) if self.item.said else ""
        return f"{quoted} ({self.view.source})" if quoted and self.view.source else quoted or str(self.view.source)

    # Who answers

    def answers(self) -> list[str]:
        """Return who is to answer, who has, and who has yet to."""
        lines = [self.word(f"answers.{self.item.answers.of}", who=_names(self.item.responsible))]
        if self.item.coverage:
            lines = [self.word("answers.round", who=_names(self.item.responsible))]
            lines.append(word(self.language, "due.coverage", reported=self.item.coverage.reported, of=self.item.coverage.of))
        if self.view.answered:
            lines.append(self.word("answered", who=_names(self.view.answered)))
        if self.item.answers.of == "each" and self.view.waiting:
            lines.append(self.word("waiting", who=_names(self.view.waiting)))
        return lines

    # What was decided and told

    def span(self, span: Span) -> str:
        """Return a time that the activity was cancelled."""
        times = self.word("span" if span.reopened else "span.open", first=span.first, last=span.reopened, by=span.by.name)
        return f"{times} {self.word('span.waives' if span.waives else 'span.keeps')}"

    def taken(self, each: Withdrawn) -> str:
        """Return what was taken out of the plan."""
        decision = f" ({each.decision})" if each.decision else ""
        kept = "" if each.waives else f" {self.word('span.keeps')}"
        return f"{word(self.language, f'thing.{each.kind}')} ”{each.title}”: {each.date}, {each.reason}{decision}.{kept}"

    def decisions(self) -> Iterator[str]:
        """Yield the decisions made up to the day."""
        for decision in self.view.decisions:
            about = [decision.by.name if decision.by else "", _dashed(decision.period or ""), decision.ref or ""]
            line = ", ".join(part for part in [word(self.language, f"packet.decision.{decision.action}").lower(), *about] if part)
            yield f"{decision.date} {line}" + (f" – {self.word('gives')}" if decision.gives else "")

    def told(self, told: Told) -> Iterator[str]:
        """Yield an entry: when, by whom, what, and what has become of it; its note on a line of its own."""
        entry = told.entry
        state = word(self.language, f"state.{entry['state']}").lower() if entry.get("state") else ""
        value = str(entry["value"]) if entry.get("value") is not None else ""
        what = " ".join(part for part in (state, value, entry.get("to") or "") if part)
        fate = self.word("fate.decides" if told.decides else f"fate.{told.fate}")
        about = "" if entry["about"].partition("@")[2] == self.item.period and "/" in entry["about"] else f" ({entry['about']})"
        yield f"{entry['date']} {told.by.name}: {what}{about} – {fate}"
        if entry.get("note"):
            yield f"  {word(self.language, 'due.said', said=entry['note'])}"

    # What to do next

    def advice(self) -> str:
        """Return what to do next, in a sentence."""
        if self.item.state == CLOSED:
            undone = {"reported", "all-reported", "skipped", "ended"}
            return self.word("next.retract" if self.view.rule in undone else "next.nothing")
        if self.item.period is None:
            return self.word("next.undated")
        if self.item.state == UPCOMING:
            return self.word("next.upcoming", begins=self.item.begins)
        return self.word(f"next.{self.item.kind}")

    def commands(self) -> Iterator[str]:
        """Yield the commands to run, to be filled in."""
        address, by = self.item.address, self.by()
        if self.item.state == CLOSED:
            if CLOSED_BY[self.view.rule] in {"reported", "skipped", "ended"} and self.item.entry and self.view.rule != "covered":
                plan, about, who = self.item.plan, self.item.entry["about"], self.item.entry["by"]
                yield f'planctl record {plan}/{about} --state retracted --by {who} --note "…" --correct'
            return
        if self.item.period is None:
            address = f"{address}@{self.view.as_of.year}"
        for kind in ("activity", "indicator"):  # one of each is enough to show how
            for each in [each for each in self.view.missing if each.kind == kind][:1]:
                what = "--state ongoing --light green" if kind == "activity" else f"--value {self.word('next.value.number')}"
                yield f"planctl record {each.address} {what} --by {each.by.id}"
        answer = f"--value {self.example()}" if self.item.kind == "measure" else '--state reported --note "…"'
        yield f"planctl record {address} {answer}{by}"
        if self.item.period:
            yield f'planctl record {address} --state deferred --to PERIOD --note "…"{by}'

    def by(self) -> str:
        """Return the option that names who answers, where several could: the first who has yet to."""
        several = len(self.item.responsible) > 1
        return f" --by {(self.view.waiting or self.item.responsible)[0].id}" if several else ""

    def example(self) -> str:
        """Return what stands for the figure to be filled in."""
        measure = self.item.measured.measure if self.item.measured else None
        return self.word(f"next.value.{EXAMPLE_VALUES.get(measure or 'count', 'number')}")


def _names(bodies: Iterable[Body]) -> str:
    return ", ".join(body.name for body in bodies)


def _dashed(period: str) -> str:
    """Return a period as people write it: an interval with a dash."""
    return period.replace("..", "–")
