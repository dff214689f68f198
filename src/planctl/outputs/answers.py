"""The first page: the ten questions that a steering group asks, answered in words; the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planctl.finding import Severity
from planctl.views.parts import Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planctl.outputs.packet_phrases import PacketPhrases
    from planctl.views.parts import Packet, Time
    from planctl.views.summary import Identity, Owed, Since, Summary, Wish

MOST = 5  # of a kind on the first page
VERDICTS = ("met", "missed", "not-yet", "unknown")
GRAVE = ("rewrites", "weakens")


class Line(NamedTuple):
    """One line of an answer: words, something of the plan with its address, words."""

    before: str = ""
    about: Reference | None = None
    after: str = ""

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.before}{self.about.title if self.about else ''}{self.after}"


class Answer(NamedTuple):
    """A question's name, the question, the answer (its first line says the most), and the section that tells all."""

    name: str
    question: str
    lines: tuple[Line, ...]
    section: str | None = None


def answers(packet: Packet, summary: Summary, words: PacketPhrases) -> tuple[Answer, ...]:
    """Answer the ten questions about one plan of a packet, or about all at once."""
    writer = _Writer(packet, summary, words)
    return tuple(
        Answer(name, words.word(f"question.{name}", until=summary.until, days=summary.days), tuple(lines()), section)
        for name, lines, section in writer.all()
    )


class _Writer:
    def __init__(self, packet: Packet, summary: Summary, words: PacketPhrases) -> None:
        self.packet = packet
        self.summary = summary
        self.words = words

    def all(self) -> Sequence[tuple[str, Callable[[], Iterator[Line]], str | None]]:
        return (
            ("which", self.which, "about"),
            ("answered", self.answered, "status"),
            ("late", self.late, "late"),
            ("coming-meeting" if self.summary.meeting else "coming-days", self.coming, "coming"),
            ("activities", self.activities, "status"),
            ("changes", self.changes, "changes"),
            ("wishes", self.wishes, "wishes"),
            ("targets", self.targets, "targets"),
            ("money", self.money, "funding"),
            ("missing", self.missing, "missing"),
        )

    def word(self, key: str, **values: object) -> str:
        return self.words.word(key, **values)

    def which(self) -> Iterator[Line]:
        for identity in self.summary.plans:
            yield Line(about=identity.plan, after=f", {self.words.period(identity.period)}, {self.standing(identity)}")
            yield Line(self.word("answer.revision", revision=self.words.revision(identity.revision)))
        yield Line(self.word("answer.as-of", date=self.packet.as_of))
        limits = self.words.limits(self.packet)
        if limits:
            yield Line(limits)

    def standing(self, identity: Identity) -> str:
        return self.words.common(f"standing.{identity.standing}").lower()

    def answered(self) -> Iterator[Line]:
        tally = self.summary.tally
        if not tally.fallen:
            yield Line(self.word("answer.none-fallen"))
            return
        yield Line(self.word("answer.answered", answered=self.words.of(tally.answered, tally.fallen)))
        rest = self.words.rest(tally)
        if rest:
            yield Line(rest)

    def late(self) -> Iterator[Line]:
        summary, tally = self.summary, self.summary.tally
        debts = summary.debt_times
        if not tally.late:
            yield Line(self.word("answer.late.none"))
        else:
            yield Line(self.word("answer.late", late=self.words.of(tally.late, tally.fallen), date=tally.oldest))
        if debts:
            key = "answer.debts.besides" if summary.only_year else "answer.debts.among"
            yield Line(self.words.count(key, debts, year=summary.year))
        yield from self.owed((*summary.debts, *summary.late))

    def coming(self) -> Iterator[Line]:
        number = self.summary.coming_times
        yield Line(self.words.count("answer.coming", number) if number else self.word("answer.coming.none"))
        yield from self.owed(self.summary.coming)

    def owed(self, groups: Iterable[Owed]) -> Iterator[Line]:
        """Yield the times with the earliest deadlines: when, what, and who owes it."""
        times = [(owed, time) for owed in groups for time in owed.times]
        times.sort(key=lambda pair: str(pair[1].deadline))
        yield from self.first([self.owing(owed, time) for owed, time in times[:MOST]], len(times))

    def owing(self, owed: Owed, time: Time) -> Line:
        told = f", {self.words.period(time.period or '')}" if owed.plans_own else f" ({self.words.own(owed.about.title)})"
        what = Reference(time.address, time.title)
        return Line(
            f"{time.deadline}, {self.words.distance(time.deadline, time.days_late, self.packet.as_of)}: ", what, told + self.who(time)
        )

    def who(self, time: Time) -> str:
        return f" – {self.words.names(time.awaited)}" if time.awaited else ""

    def first(self, lines: Sequence[Line], number: int) -> Iterator[Line]:
        yield from lines
        if number > len(lines):
            yield Line(self.words.count("answer.more", number - len(lines)))

    def activities(self) -> Iterator[Line]:
        summary, words = self.summary, self.words
        whole = summary.tally.activities
        if not whole:
            yield Line(self.word("answer.no-activities"))
            return
        yield Line(self.word("answer.judged", judged=words.of(summary.judged, whole)))
        for kind, counts in (("state", summary.by_state), ("light", summary.by_light)):
            untold = words.untold(kind, counts)
            yield Line(untold or f"{words.word(kind)}: {words.of_all(words.counted(counts, kind), whole)}")
        apart = words.apart(summary)
        if apart:
            yield Line(apart)

    def changes(self) -> Iterator[Line]:
        if not self.summary.since:
            yield Line(self.word("answer.nothing-to-compare"))
        for since in self.summary.since:
            yield from self.changed(since, several=len(self.summary.since) > 1)

    def changed(self, since: Since, *, several: bool) -> Iterator[Line]:
        said = self.words.since(since)
        of = since.plan if several else None
        if since.changes is None:
            yield Line(self.word("answer.new-since", since=said), of)
            return
        counted = self.words.changes(since.changes) or self.word("answer.unchanged")
        yield Line(f"{self.word('answer.since', since=said)}: {counted}", None, f" – {self.words.own(since.plan.title)}" if several else "")
        grave = [change for change in since.changes if change.impact in GRAVE]
        if not grave:
            yield Line(self.word("answer.nothing-weaker"))
        told = [Line(f"{self.words.impact(change.impact)}: {self.words.change(change, under_its_title=False)}") for change in grave[:MOST]]
        yield from self.first(told, len(grave))

    def wishes(self) -> Iterator[Line]:
        wishes = self.summary.wishes
        yield Line(self.words.count("answer.wishes", len(wishes)) if wishes else self.word("answer.wishes.none"))
        yield from self.first([self.wished(wish) for wish in wishes[:MOST]], len(wishes))

    def wished(self, wish: Wish) -> Line:
        report = wish.report
        return Line(
            "",
            Reference(wish.about.address, report.decision_wanted or ""),
            f" {self.words.own(report.by.name)}, {report.date}: {self.words.own(wish.about.title)}",
        )

    def targets(self) -> Iterator[Line]:
        words, targets = self.words, self.summary.targets
        if not targets:
            yield Line(self.word("answer.no-targets"))
            return
        states = [words.verdict_name(target.aim) for target in targets]
        counted = [words.count(f"answer.targets.{state}", states.count(state)) for state in VERDICTS if state in states]
        yield Line(words.of_all(", ".join(counted), len(targets)))
        missed = [target for target in targets if target.aim.verdict.state == "missed"]
        told = [
            Line(
                f"{words.verdict(target.aim)}: ",
                target.of,
                f": {words.target(target.aim, words.unit(target))}; {words.reason(target.aim, words.unit(target))}",
            )
            for target in missed[:MOST]
        ]
        yield from self.first(told, len(missed))

    def money(self) -> Iterator[Line]:
        several = len(self.summary.money) > 1
        for money in self.summary.money:
            of = money.plan if several else None
            if money.total is None:
                said = self.word("answer.money.none").rstrip(".")
            else:
                said = self.word("answer.money", amount=self.words.kronor(money.total))
            if money.proposed:
                said += f", {self.words.word('money.of-it-proposed', amount=self.words.kronor(money.proposed))}"
            yield Line(f"{said} – " if several else f"{said}.", of)

    def missing(self) -> Iterator[Line]:
        summary, words = self.summary, self.words
        absences, doubts = len(summary.absences), len(summary.doubts)
        absent = words.count("answer.absences", absences) if absences else self.word("absences.none")
        yield Line(f"{absent} {words.count('answer.doubts', doubts) if doubts else self.word('doubts.none')}")
        found = [finding.severity for finding in summary.findings]
        told = [
            words.count(f"answer.findings.{severity.name}", found.count(severity)) for severity in reversed(Severity) if severity in found
        ]
        yield Line(self.word("answer.findings", told=", ".join(told)) if told else self.word("answer.findings.none"))
