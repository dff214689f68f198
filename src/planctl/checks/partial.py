"""A file with faults of reading, mended just so far that the other rules can run on the rest: one pass tells everything.

Faulty values are left out, or replaced where something must stand. What was mended is remembered, so that no rule blames what another
fault has caused: one fault, one finding.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from planctl.model.lean import BaseModel
from planctl.model.paths import value_at
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.document import Document
    from planctl.finding import Path, Problem

Model = TypeVar("Model", bound=BaseModel)

MOST_ROUNDS = 8  # a mended value may be faulty in turn: a follow-up that is no mapping, then one without a title
ANY_DAY = "2000-01-01"
ANY = "*"

# What stands for a field that is needed but not there, or faulty; an id for all others.
_STAND_INS: dict[str, Any] = {
    "title": "?",
    "name": "?",
    "reason": "?",
    "at": "?",
    "period": "1900..2199",
    "date": ANY_DAY,
    "day": "12-31",
    "action": "revised",
    "every": "ongoing",
    "asks": ["progress"],
    "amount": 0,
    "organisations": {},
    "areas": [],
    "items": [],
}
_KINDS = {"organisations": "other", "follow_ups": "review"}
# What stands for a faulty value of a list, by rule and variant.
_ITEMS: dict[tuple[str, str], Any] = {("wrong-type", "mapping"): {}, ("wrong-type", "text-or-mapping"): "?", ("wrong-type", "text"): "?"}

# Fields that a rule's verdict hangs on, besides the value it blames: its own thing's, or those of what that thing lies in.
_HANGS_ON: dict[str, frozenset[str]] = {
    "unknown-organisation": frozenset({"organisations"}),
    "unknown-group": frozenset({"groups"}),
    "unknown-source": frozenset({"sources"}),
    "unused-organisation": frozenset({"organisations", "owner"}),
    "lead-not-responsible": frozenset({"responsible", "steps", "coordinator", "owner"}),
    "nobody-responsible": frozenset({"responsible", "steps", "same_as", "withdrawn"}),
    "nothing-to-follow-up": frozenset({"follow_ups", "no_follow_ups", "reporting", "same_as", "withdrawn"}),
    "too-many-occurrences": frozenset({"period", "decisions"}),
    "outside-plan-period": frozenset({"period", "decisions", "withdrawn"}),
    "decided-after-start": frozenset({"period", "decisions"}),
    "period-not-decided": frozenset({"period", "decisions"}),
    "never-falls-due": frozenset({"period", "decisions", "calendar", "every", "from", "until", "withdrawn"}),
    "wrong-file-name": frozenset({"id", "plan"}),
    "unused-group": frozenset({"groups"}),
    "unused-indicator": frozenset({"goals", "targets", "no_follow_ups", "reporting", "withdrawn"}),
    "silent-about-indicators": frozenset({"indicators", "no_indicators", "activities", "areas", "withdrawn"}),
    "sum-does-not-add-up": frozenset({"funding", "items", "organisations"}),
    "uncertain-recipient": frozenset({"recipient", "uncertain"}),
    "extended-without-period": frozenset({"decisions"}),
    "run-out": frozenset({"period", "decisions"}),
    "repeated-title": frozenset({"title"}),
    "nobody-leads": frozenset({"lead", "responsible", "withdrawn"}),
    "ended-organisation": frozenset({"period", "decisions", "organisations", "responsible"}),
    "follow-ups-end-early": frozenset({"period", "decisions"}),
    "only-when-needed": frozenset({"due", "every", "withdrawn"}),
    "said-otherwise": frozenset({"due", "every", "from", "until"}),
    "unanswered-round": frozenset({"period", "decisions", "calendar", "reporting", "every", "from", "until", "withdrawn"}),
    "target-without-time": frozenset({"period", "due", "per", "term", "withdrawn"}),
    "target-without-baseline": frozenset({"baseline", "withdrawn"}),
    "figure-without-unit": frozenset({"measure", "unit", "indicator", "withdrawn"}),
    "thousandfold": frozenset({"funding", "items", "organisations"}),
}
# Rules whose verdict also hangs on anything within a field of the whole document.
_HANGS_ON_ALL_OF: dict[str, frozenset[str]] = {
    "sum-does-not-add-up": frozenset({"funding", "items"}),
    "unused-indicator": frozenset({"reporting"}),
    "thousandfold": frozenset({"funding", "items"}),
    **dict.fromkeys(
        ("repeated-title", "goal-without-activity", "activity-without-goal", "follow-ups-end-early", "ready-before-it-starts"),
        frozenset({"areas"}),
    ),
}
_WHOLE = frozenset({"decisions", "calendar"})  # fields that count as faulty when anything in them is
# Fields that name organisations.
_BODIES = frozenset({"owner", "coordinator", "responsible", "partners", "lead", "by", "members", "part_of", "replaced_by", "recipient"})
# Rules whose names are ids of things in a list, and that list.
_NAMED_IN = {
    "unused-organisation": "organisations",
    "unknown-goal": "goals",
    "unknown-indicator": "indicators",
    "unknown-activity": "activities",
    "unknown-source": "sources",
    "unknown-framework-item": "items",
}


class Mended:
    """What was mended: the place of every fault, spelled as it was meant; the words that stood there; lists with things that lack an id.

    Every question is answered by look-ups: a stranger's file may have tens of thousands of faults.
    """

    def __init__(self, places: Iterable[Path] = (), lost: Iterable[str] = (), nameless: Iterable[str] = ()) -> None:
        self.places = frozenset(place for place in places if place)
        self.holders = frozenset(place[:-1] for place in self.places)
        self.around = frozenset(place[:length] for place in self.places for length in range(1, len(place)))
        self.lost = sorted(set(lost))
        self.nameless = frozenset(nameless)

    def caused(self, problem: Problem) -> bool:
        """Tell whether a problem may be but the shadow of a fault that has been told already."""
        path = problem.path
        if any(path[:length] in self.places for length in range(1, len(path) + 1)) or self._names_what_is_lost(problem):
            return True
        if path[:1] == ("entries",):
            return path[:2] in self.around
        if problem.name == "conflicting-fields":
            return path in self.holders or path[:-1] in self.holders
        if problem.name.startswith("unknown-") and path in self.around:
            return True
        return _NAMED_IN.get(problem.name) in self.nameless or self._hangs_on_a_fault(problem)

    def _names_what_is_lost(self, problem: Problem) -> bool:
        name = plain(problem.values.get("id", ANY))
        if problem.name == "unused-organisation":
            return self._was_said(name, whole=False) or self._was_said(plain(problem.values["title"]))
        return self._was_said(name)

    def _was_said(self, name: str, *, whole: bool = True) -> bool:
        at = bisect_left(self.lost, name)
        return at < len(self.lost) and (self.lost[at] == name if whole else self.lost[at].startswith(name))

    def _hangs_on_a_fault(self, problem: Problem) -> bool:
        """Tell whether one of the fields that a rule's verdict hangs on is faulty, of the thing it blames or of what that lies in."""
        fields = _HANGS_ON.get(problem.name, frozenset())
        path = problem.path
        wholly = fields & _WHOLE | _HANGS_ON_ALL_OF.get(problem.name, frozenset())
        if any((field,) in self.around for field in wholly) or (fields and (*path[:-1], ANY) in self.places):
            return True
        return any((*path[:length], field) in self.places for length in range(len(path)) for field in fields)


def own_faults(document: Document, told: list[Problem]) -> list[Problem]:
    """Return the problems of reading but for names of calendar points where the calendar as a whole is what is faulty."""
    if ("calendar",) not in {*document.holes, *(_meant(problem) for problem in told)}:
        return told
    return [problem for problem in told if problem.variant != "point" or problem.name not in {"not-a-period", "not-a-recurrence"}]


def mend(document: Document, model: type[Model], told: list[Problem]) -> tuple[Model, Mended] | None:
    """Return a model of what is whole in a document, and what was mended; None where too little is left.

    `told` are the problems of reading it, which are not told again.
    """
    problems = [problem for problem in told if problem.span is None]
    if not document.readable or any(problem.name == "unknown-schema" for problem in problems):
        return None
    data = deepcopy(document.data)
    places = set(document.holes)
    lost = {word for hole in document.holes for word in _words(data, hole)}
    nameless = set(_nameless(document, problems))
    for hole in document.holes:
        _leave_out(data, hole)
    for _ in range(MOST_ROUNDS):
        if any(not problem.path and problem.name != "missing-field" for problem in problems):
            return None  # the file is no mapping
        for problem in problems:
            places.add(_meant(problem))
            lost.update(_words(data, problem.path) if problem.name != "missing-field" else ())
            _mend(data, problem)
        # The calendar is that of the mended plan: no promise names a point that has been left out of it.
        whole, problems = read(document._replace(data=data, holes=frozenset()), model, calendar_of(data) if model is Plan else None)
        if whole is not None:
            return whole, Mended(places, lost, nameless)
    return None


def _nameless(document: Document, told: list[Problem]) -> Iterator[str]:
    """Yield the lists of which something has been lost whose id nobody knows."""
    without_id = [hole[:-1] for hole in document.holes if hole[-1] == "id"]
    without_id += [problem.path for problem in told if problem.name == "missing-field" and problem.values["field"] == "id"]
    for place in (*document.holes, *map(_meant, told), *without_id):
        found = _list_of(place)
        if found is not None:
            yield found
    if any(step in _BODIES for hole in document.holes for step in hole[-2:]):
        yield "organisations"


def _meant(problem: Problem) -> Path:
    """Return the place of a fault: of a missing field its own, of a misspelt one where it should stand."""
    if problem.name == "missing-field":
        return *problem.path, problem.values["field"]
    if problem.name == "unknown-field":
        return *problem.path[:-1], problem.values.get("suggestion", ANY)
    return problem.path


def _list_of(place: Path) -> str | None:
    """Return the list of things with ids that a place is, or is a whole thing of; None for a list of references to them."""
    at = place[:-1] if place and isinstance(place[-1], int) else place
    defines = len(at) == 1 or at[-3:-2] in {("areas",), ("items",)}
    return str(at[-1]) if at and defines and at[-1] in _NAMED_IN.values() else None


def _mend(data: Any, problem: Problem) -> None:
    """Put something else in a fault's place, or nothing where nothing need stand."""
    path = problem.path
    if problem.name == "missing-field":
        holder, field = value_at(data, path), problem.values["field"]
        if isinstance(holder, dict):
            _fill(holder, path, field)
        return
    holder = value_at(data, path[:-1])
    if isinstance(holder, list):
        known = problem.values.get("expected", "").partition(",")[0]
        holder[int(path[-1])] = known or _ITEMS.get((problem.name, problem.variant), _id(path))
    else:
        _leave_out(data, path, misnamed=problem.name == "not-an-id")


def _fill(holder: dict[str, Any], path: Path, field: str) -> None:
    """Give a thing a field that it needs."""
    if field == "kind":
        holder[field] = next((_KINDS[step] for step in reversed(path) if step in _KINDS), "other")
        if "follow_ups" in path:
            holder.setdefault("id", _id(path))  # or it would be called by a kind that another has
    else:
        holder[field] = deepcopy(_STAND_INS.get(field, _id(path)))


def _id(path: Path) -> str:
    """Return an id that nobody uses; what is said about it is never told, for its place is a fault's."""
    return "-".join(("stand-in", *(str(step) for step in path if isinstance(step, int))))


def _leave_out(data: Any, path: Path, *, misnamed: bool = False) -> None:
    """Take a value out. In a list it stays, or those after it would move; a calendar point stays a point, for others name it."""
    holder = value_at(data, path[:-1])
    if not isinstance(holder, dict):
        return
    if path[:-1] == ("calendar",) and not misnamed:
        holder[path[-1]] = _STAND_INS["day"]
    else:
        holder.pop(path[-1], None)


def _words(data: Any, path: Path) -> Iterator[str]:
    """Yield the ids and other words at a place, its own key among them, comparably spelled."""
    if isinstance(path[-1], str):
        yield plain(path[-1])
    stack = [value_at(data, path)]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            stack.extend((*here.keys(), *here.values()))
        elif isinstance(here, list):
            stack.extend(here)
        elif here is not None:
            yield plain(str(here))


def plain(word: str) -> str:
    """Return a word as an id would spell it: small letters, without rings and dots, a dash for a space."""
    letters = (letter for letter in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(letter))
    return "".join(letters).replace(" ", "-")
