"""The plan: what has been decided. Field names are the field's own words in English, content is Swedish."""

# No `from __future__ import annotations` here: pydantic would evaluate every annotation anew, which costs start-up.

import re
from typing import Annotated, Any, Literal

from planctl.model.base import Id, Many, MonthDay, Noted, Number, NumberOrYesNo, ReadBy, ShortForm, Text, Title
from planctl.model.funding import Alignment, Funding
from planctl.model.lean import Field, PydanticCustomError, core_schema
from planctl.model.period import Period

SCHEMA = "planctl/plan/v1"

Language = Literal["sv", "en"]
OrganisationKind = Literal[
    "municipality",
    "region",
    "department",
    "unit",
    "committee",
    "group",
    "association",
    "agency",
    "network",
    "programme",
    "collective",
    "other",
]
DecisionAction = Literal["adopted", "extended", "revised", "closed"]
FollowUpKind = Literal["start", "deliver", "measure", "review"]
Unit = Literal["year", "half-year", "tertial", "quarter", "month"]
Answers = Literal["any", "each"]
Term = Literal["short", "long"]
Level = Literal["local", "county", "national", "own"]
Measure = Literal["count", "share", "yes-no", "text"]
Better = Literal["higher", "lower"]
Asks = Literal["progress", "indicators"]
UNITS: tuple[str, ...] = ("year", "half-year", "tertial", "quarter", "month")
ONGOING = "ongoing"
Grace = Annotated[int, Field(ge=0, le=3660)]

_YEARS = re.compile(r"([2-9]|[1-9][0-9])y\Z", re.ASCII)
_POINT = re.compile(r"[a-z][a-z0-9-]*\Z", re.ASCII)
_CHANGE = re.compile(r"[-+]?\d{1,18}(?:[.,]\d{1,18})?\s?(?:%|pp)\Z", re.ASCII)


class Every(tuple[str, ...]):
    """How often: one word (`year` … `month`, `3y`, `ongoing`), or the calendar points at which something recurs."""

    __slots__ = ()

    @property
    def word(self) -> str | None:
        """The one word, or None where calendar points are listed."""
        return self[0] if len(self) == 1 and (self[0] in UNITS or self[0] == ONGOING or _YEARS.match(self[0])) else None

    @property
    def years(self) -> int | None:
        """N of `Ny`, or None."""
        match = _YEARS.match(self[0]) if len(self) == 1 else None
        return int(match[1]) if match else None

    @property
    def dated(self) -> bool:
        """Whether it gives occurrences with deadlines."""
        return self.word != ONGOING

    def __str__(self) -> str:
        return self.word or ", ".join(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            _validate_every, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        point = {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}
        return {
            "description": "How often: a unit, every N years (`3y`), `ongoing`, or a list of calendar points.",
            "anyOf": [
                {"enum": [*UNITS, ONGOING]},
                {"type": "string", "pattern": "^([2-9]|[1-9][0-9])y$"},
                {"type": "array", "items": point, "minItems": 1, "uniqueItems": True},
            ],
        }


def _validate_point(value: Any) -> str:
    if not isinstance(value, str) or not _POINT.match(value) or value in UNITS or value == ONGOING:
        raise PydanticCustomError("id", "not a calendar point", {"variant": "point", "text": str(value)[:80]})
    return value


# The name of a calendar point: `2025-delar` must not be taken for another period, nor `every: [delar]` for a unit.
PointName = Annotated[
    str, ReadBy(_validate_point, {"type": "string", "pattern": "^(?!(year|half-year|tertial|quarter|month|ongoing)$)[a-z][a-z0-9-]*$"})
]


def _validate_every(value: Any, info: core_schema.ValidationInfo) -> Every:
    if isinstance(value, str):
        if value not in UNITS and value != ONGOING and not _YEARS.match(value):
            raise PydanticCustomError("every", "not a recurrence", {"variant": "one-year" if value == "1y" else "", "text": value[:80]})
        return Every((value,))
    if not isinstance(value, list) or not value or not all(isinstance(point, str) for point in value):
        raise PydanticCustomError("every", "not a recurrence", {"variant": "", "text": ""})
    calendar = (info.context or {}).get("calendar")
    unknown = [point for point in value if calendar is not None and point not in calendar]
    if unknown:
        raise PydanticCustomError("every", "not a recurrence", {"variant": "point", "text": unknown[0][:80]})
    if len(set(value)) < len(value):
        raise PydanticCustomError("every", "not a recurrence", {"variant": "twice", "text": ""})
    return Every(value)


Alignments = Many[Annotated[Alignment, ShortForm("to")]]


class CalendarDay(Noted):
    """The day of a calendar point."""

    day: MonthDay = Field(description="Month and day, such as `08-31`.")


class Source(Noted):
    """A document that the plan was read from."""

    id: Id = Field(description="Id, for `source: {doc: …}`.")
    title: Title = Field(description="The document's title.")
    file: Text | None = Field(None, description="Its file name.")
    url: Text | None = Field(None, description="Where it can be found.")


class Organisation(Noted):
    """A body that owns, answers, takes part or decides; never a person."""

    name: Title = Field(description="The body's name.")
    kind: OrganisationKind = Field(description="What sort of body it is.")
    part_of: Id | None = Field(None, description="The body it belongs to.")
    members: Many[Id] = Field((), description="The bodies that a group or collective is made of.")
    code: Text | None = Field(None, description="Municipality or county code, as text.")
    until: Period | None = Field(None, description="When it ended.")
    replaced_by: Id | None = Field(None, description="The body that took over.")


class Group(Noted):
    """For whom something is: adults, children and youth."""

    title: Title = Field(description="The group's name.")


class Withdrawal(Noted):
    """Takes a thing out of the plan from a day on, without deleting it."""

    date: Period = Field(description="When it was withdrawn; counts from the period's first day.")
    reason: Text = Field(description="Why.")
    decision: Text | None = Field(None, description="Reference of the decision.")


class Decision(Noted):
    """What was decided about the plan, when and by whom."""

    action: DecisionAction = Field(description="Adopted, extended, revised or closed.")
    date: Period = Field(description="The day; a month or a year where no more is known, counted from its first day.")
    by: Id | None = Field(None, description="The body that decided.")
    period: Period | None = Field(None, description="The plan's period from this decision on.")
    ref: Text | None = Field(None, description="Reference, such as `KS 2024/117`.")


class FollowUp(Noted):
    """A promise to report something, by a time, once or again and again. At most one of `due`, `every` and `event`."""

    id: Id | None = Field(None, description="Unique in its activity; its kind where left out.")
    kind: FollowUpKind = Field(
        description="`start` (begun), `deliver` (something is ready), `measure` (a figure), `review` (told how it goes)."
    )
    title: Title = Field(description="What shall be reported.")
    due: Period | None = Field(None, description="Once: the deadline is the period's last day.")
    every: Every | None = Field(None, description="Again and again.")
    event: Text | None = Field(None, description="On an event, in words; has no deadline.")
    from_: Period | None = Field(None, alias="from", description="First period of an `every`; the plan's period where left out.")
    until: Period | None = Field(None, description="Last period of an `every`; the plan's period where left out.")
    said: Text | None = Field(None, description="The source's own few words for the time.")
    indicator: Id | None = Field(None, description="The indicator that a figure belongs to.")
    answers: Answers = Field("any", description="Whether one report is enough (`any`) or each responsible body reports (`each`).")
    responsible: Many[Id] = Field((), description="Who reports; the activity's where left out.")
    lead: Id | None = Field(None, description="Which of several leads.")
    grace: Grace | None = Field(None, description="Days after the deadline before it counts as overdue.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out.")
    replaces: Many[Id] = Field((), description="Earlier ids that this one took over.")

    @property
    def name(self) -> str:
        """Its id, or its kind."""
        return self.id or self.kind


class Round(Noted):
    """A reporting round of the plan: at its points every activity tells how it stands."""

    id: Id = Field(description="Unique among the rounds.")
    every: Every = Field(description="When: calendar points, or a unit.")
    asks: Annotated[Many[Asks], Field(min_length=1)] = Field(description="What: `progress` of every activity, values of all `indicators`.")
    title: Title = Field(description="What the round is called.")
    said: Text | None = Field(None, description="The source's own few words for the time.")
    from_: Period | None = Field(None, alias="from", description="First period; the plan's where left out.")
    until: Period | None = Field(None, description="Last period; the plan's where left out.")
    responsible: Many[Id] = Field((), description="Who answers for the round; the plan's where left out.")
    grace: Grace | None = Field(None, description="Days after the deadline before it counts as overdue.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out.")
    replaces: Many[Id] = Field((), description="Earlier ids that this one took over.")


class Baseline(Noted):
    """What a change is measured against; the value is looked up in the series where only the period is given."""

    value: Number | None = Field(None, description="The value to compare with.")
    period: Period | None = Field(None, description="The period it belongs to.")


def _validate_change(value: Any) -> str:
    if not isinstance(value, str) or (value not in {"halved", "all"} and not _CHANGE.match(value)):
        raise PydanticCustomError("change", "not a change", {"variant": "", "text": str(value)[:40]})
    return value


# A change against the baseline: `-20 %`, `-2 pp`, `halved` or `all`.
Change = Annotated[
    str,
    ReadBy(
        _validate_change,
        {"anyOf": [{"enum": ["halved", "all"]}, {"type": "string", "pattern": r"^[-+]?[0-9]{1,18}([.,][0-9]{1,18})?\s?(%|pp)$"}]},
    ),
]


class Target(Noted):
    """The value that something shall reach: exactly one of `at_least`, `at_most`, `equals` and `change`."""

    title: Title | None = Field(None, description="The target in words.")
    at_least: Number | None = Field(None, description="This much or more.")
    at_most: Number | None = Field(None, description="This much or less.")
    equals: NumberOrYesNo | None = Field(None, description="Just this; `true` or `false` for a yes-no indicator.")
    change: Change | None = Field(None, description="Against the baseline: `-20 %`, `-2 pp`, `halved`; or `all`.")
    per: Unit | None = Field(None, description="Per year, quarter, …")
    baseline: Annotated[Baseline, ShortForm("value", numbers=True)] | None = Field(
        None, description="What a change is measured against: a value, or `{period: 2022, value: 12}`."
    )
    due: Period | None = Field(None, description="By when.")
    responsible: Many[Id] = Field((), description="Who answers for it.")
    better: Better | None = Field(None, description="Which way is better, where it isn't plain.")


class Goal(Noted):
    """What shall be true."""

    id: Id = Field(description="Unique in the plan.")
    title: Title = Field(description="The goal.")
    term: Term | None = Field(None, description="Short or long term.")
    groups: Many[Id] = Field((), description="For whom.")
    aligns: Alignments = Field((), description="Ties to frameworks.")
    targets: Many[Target] = Field((), description="Values to reach.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out.")
    replaces: Many[Id] = Field((), description="Earlier ids that this one took over.")


class Indicator(Noted):
    """What is measured."""

    id: Id = Field(description="Unique in the plan.")
    title: Title = Field(description="The indicator's name, as in the source.")
    level: Level | None = Field(None, description="Local, county, national or the plan's own.")
    measure: Measure | None = Field(None, description="A count, a share (0–100), yes or no, or text.")
    unit: Text | None = Field(None, description="What is counted.")
    term: Term | None = Field(None, description="Short or long term.")
    groups: Many[Id] = Field((), description="For whom.")
    goals: Many[Id] = Field((), description="The goals it tells about.")
    data_from: Text | None = Field(None, description="Whose data, such as Öppna jämförelser.")
    marked: bool = Field(default=False, description="Carries an unexplained mark in the source.")
    better: Better | None = Field(None, description="Which way is better, where it isn't plain.")
    targets: Many[Target] = Field((), description="Values to reach.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out.")
    replaces: Many[Id] = Field((), description="Earlier ids that this one took over.")


class Step(Noted):
    """A part of an activity."""

    title: Title = Field(description="What is done.")
    responsible: Many[Id] = Field((), description="Who answers for it; the activity's where left out.")
    lead: Id | None = Field(None, description="Which of several leads.")
    partners: Many[Id] = Field((), description="Who takes part without answering.")
    groups: Many[Id] = Field((), description="For whom.")
    steps: Many["Step"] = Field((), description="Its own parts.")


class Activity(Noted):
    """What is done, by whom, and what is promised about it."""

    id: Id = Field(description="Unique in the plan; never changes its meaning.")
    title: Title = Field(description="What is done.")
    responsible: Many[Id] = Field((), description="Who answers for it; all of them do.")
    lead: Id | None = Field(None, description="Which of several leads.")
    partners: Many[Id] = Field((), description="Who takes part without answering.")
    groups: Many[Id] = Field((), description="For whom.")
    goals: Many[Id] = Field((), description="The goals it serves.")
    aligns: Alignments = Field((), description="Ties to frameworks.")
    steps: Many[Step] = Field((), description="Its parts.")
    follow_ups: Many[FollowUp] = Field((), description="Promises to report.")
    no_follow_ups: Text | None = Field(None, description="Why nothing is promised to be reported: a declared absence.")
    same_as: Id | None = Field(None, description="The activity that this is, named again in another place.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out.")
    replaces: Many[Id] = Field((), description="Earlier ids that this one took over.")


class NoIndicators(Noted):
    """A declared absence of indicators."""

    all: Text | None = Field(None, description="Why there are none at all.")
    short: Text | None = Field(None, description="Why there are none for the short term.")
    long: Text | None = Field(None, description="Why there are none for the long term.")


class Area(Noted):
    """A heading that groups goals, indicators and activities; areas nest."""

    id: Id = Field(description="Unique in the plan.")
    title: Title = Field(description="The heading.")
    aligns: Alignments = Field((), description="Ties to frameworks.")
    groups: Many[Id] = Field((), description="For whom.")
    goals: Many[Goal] = Field((), description="What shall be true.")
    indicators: Many[Indicator] = Field((), description="What is measured.")
    no_indicators: Annotated[NoIndicators, ShortForm("all")] | None = Field(
        None, description="Why there are no indicators, in all or by term: a declared absence."
    )
    activities: Many[Activity] = Field((), description="What is done.")
    no_follow_ups: Text | None = Field(None, description="Why nothing is promised to be reported here: a declared absence.")
    areas: Many["Area"] = Field((), description="Headings below this one.")
    withdrawn: Withdrawal | None = Field(None, description="Taken out.")
    replaces: Many[Id] = Field((), description="Earlier ids that this one took over.")


class Plan(Noted):
    """One adopted document for one owner and one period."""

    schema_: Literal["planctl/plan/v1"] = Field(alias="schema", description="What this file is, and in which version.")
    id: Id = Field(description="The plan's id, and its file's name.")
    title: Title = Field(description="The plan's title.")
    language: Language = Field("sv", description="The language of its content.")
    owner: Id = Field(description="The organisation whose plan it is.")
    coordinator: Id | None = Field(None, description="The body that coordinates follow-up.")
    responsible: Many[Id] = Field((), description="Who answers where an activity names nobody.")
    lead: Id | None = Field(None, description="Which of several leads.")
    period: Period = Field(description="When it holds; equals that of the latest decision which names one.")
    grace: Grace | None = Field(None, description="Days after a deadline before it counts as overdue.")
    decisions: Many[Decision] = Field((), description="What was decided about the plan, oldest first.")
    calendar: dict[PointName, Annotated[CalendarDay, ShortForm("day")]] = Field(
        default_factory=dict, description="The plan's own points of the year: `{delar: 08-31, arsslut: 12-31}`."
    )
    reporting: Many[Round] = Field((), description="The plan's own reporting rounds.")
    follow_ups: Many[FollowUp] = Field((), description="The plan's own promises.")
    no_follow_ups: Text | None = Field(None, description="Why nothing is promised to be reported: a declared absence.")
    aligns: Alignments = Field((), description="Ties to frameworks.")
    sources: Many[Source] = Field((), description="The documents it was read from.")
    organisations: dict[Id, Organisation] = Field(description="The bodies that the plan names, by id.")
    groups: dict[Id, Annotated[Group, ShortForm("title")]] = Field(
        default_factory=dict, description="For whom things are: `{barn-unga: Barn och unga}`."
    )
    areas: Many[Area] = Field(description="The plan's headings with what stands under them.")
    funding: Funding | None = Field(None, description="The money tied to the plan.")
