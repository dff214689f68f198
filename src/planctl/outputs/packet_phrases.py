"""Phrases that only a packet has: its sections, where it was read from, what has changed, what the check finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.messages import count, told, word
from planctl.model.period import INTERVAL, MONTHS_IN
from planctl.outputs.phrases import Phrases
from planctl.outputs.pictures import GRAVEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planctl.changes import Change
    from planctl.finding import Finding
    from planctl.views.parts import Packet, Revision
    from planctl.views.rollups import Counts
    from planctl.views.summary import Since, Summary


class PacketPhrases(Phrases):
    """What a packet's templates may call as `words`. All return plain text: a page escapes it."""

    __slots__ = ()

    def section(self, name: str, summary: Summary) -> str:
        """Return the heading of a section."""
        key = "coming.meeting" if name == "coming" and summary.meeting else name
        return self.word(f"section.{key}", days=summary.days, until=summary.until)

    def limits(self, packet: Packet) -> str:
        """Return what a packet is limited to; empty where it is whole."""
        said = [self.word("only.responsible", name=self.own(packet.responsible.name))] if packet.responsible else []
        said += [self.word("only.area", title=self.own(self.heading(packet.area)))] if packet.area else []
        said += [self.word("only.group", title=self.own(packet.group.title))] if packet.group else []
        said += [self.word("only.year", year=packet.year)] if packet.year else []
        return self.word("only", what="; ".join(said)) if said else ""

    def revision(self, revision: Revision | None) -> str:
        """Return from which revision a plan was read."""
        if revision is None:
            return self.word("revision.none")
        return self.word("revision.changed" if revision.changed else "revision", commit=revision.commit[:10], date=revision.date)

    def running(self, packet: Packet) -> tuple[str, str]:
        """Return what stands above every page: whose packet it is; as of which day, and of one plan from which revision."""
        first = packet.plans[0]
        as_of = self.word("as-of", date=packet.as_of)
        if len(packet.plans) > 1:
            return self.word("several", n=len(packet.plans)), as_of
        if first.revision is None:
            return first.title, as_of
        key = "running.changed" if first.revision.changed else "running"
        return first.title, f"{as_of} · {self.word(key, commit=first.revision.commit[:10])}"

    def since(self, since: Since) -> str:
        """Return an earlier revision: its name, hash and day."""
        short = since.revision.commit[:10]
        name = "" if short.startswith(since.name) else f"{since.name}, "
        return f"{name}{short} {since.revision.date}"

    def state_word(self, kind: str, name: str | None) -> str:
        """Return an activity's state or light in words, also where nobody has told it."""
        return self.common(f"{kind}.{name}") if name else self.word("state.none") if kind == "state" else self.common("light.none")

    def impact(self, name: str) -> str:
        """Return how grave a change is."""
        said = word(self.language, f"change.impact.{name}")
        return said[:1].upper() + said[1:]

    def period(self, text: str) -> str:
        """Return a period in words: `kvartal 3 2025`. Days, months and whole years are as they are spelled."""
        return "–".join(self._unit(unit) for unit in text.split(INTERVAL))

    def _unit(self, unit: str) -> str:
        year, _, part = unit.partition("-")
        if not part or part[0].isdigit():
            return unit
        if part[0] in MONTHS_IN:
            return self.word(f"period.{part[0]}", n=part[1:], year=year)
        return f"{part} {year}"  # a point of the plan's own calendar

    def untold(self, kind: str, counts: Counts) -> str:
        """Return that no activity has a state, or a light; empty where one has."""
        whole = sum(number for _, number in counts)
        return self.count(f"untold.{kind}", whole) if dict(counts).get(None) == whole else ""

    def counted(self, counts: Counts, kind: str) -> str:
        """Return how many activities have each state or light, those of none left out."""
        return ", ".join(f"{self.state_word(kind, name).lower()} {self.number(number)}" for name, number in counts if number) or self.word(
            "answer.no-activities"
        )

    def times(self, figures: tuple[Mapping[str, int], int]) -> str:
        """Return what stands in a row of the line of time."""
        times, reports = figures
        said = [f"{self.word(f'timeline.{name}').lower()} {times[name]}" for name in GRAVEST if times.get(name)]
        said += [self.count("timeline.reports", reports)] if reports else []
        return ", ".join(said) or self.word("timeline.none")

    def changes(self, changes: Sequence[Change]) -> str:
        """Return how many changes there are of each weight."""
        from planctl.views.changes import counted

        return " · ".join(count(self.language, f"change.count.{what}", number) for what, number in counted(changes))

    def change(self, change: Change, *, under_its_title: bool = True) -> str:
        """Return what changed, in a sentence; under its title, without it."""
        from planctl.outputs.change_words import Manner, arrow, message

        manner = Manner(literal=self.own, prose=lambda before, after: self.own(arrow(before, after)))
        return message(change, self.language, manner, under_its_title=under_its_title)

    def severity(self, finding: Finding) -> str:
        """Return how bad a finding is."""
        return self.common(f"severity.{finding.severity.name}")

    def finding(self, finding: Finding) -> str:
        """Return what is wrong."""
        return told(finding, self.language)[0]

    def of_all(self, said: str, whole: int) -> str:
        """Return counts with their denominator after them."""
        return self.word("of-all", said=said, of=self.number(whole))


class PagePhrases(PacketPhrases):
    """The same for a page, which marks the plan's own text where its language is not the page's."""

    __slots__ = ("marked",)

    def __init__(self, language: str, marked: Callable[[str], str]) -> None:
        super().__init__(language)
        self.marked = marked

    def own(self, text: str) -> str:
        """Return the plan's own text, marked."""
        return self.marked(text)
