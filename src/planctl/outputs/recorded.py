"""What was written into a journal, or would be, and why nothing was: lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl import files
from planctl.messages import count, told, word
from planctl.outputs.phrases import Phrases
from planctl.outputs.safe import printable
from planctl.schedule import OVERDUE, Schedule

if TYPE_CHECKING:
    from datetime import date

    from planctl.editing.record import Edit
    from planctl.editing.refusal import Refused
    from planctl.model.journal import Entry
    from planctl.schedule import Occurrence


def text(edit: Edit, day: date, language: str) -> str:
    """Return a line for each entry that was written, and how what it is about stands now."""
    schedule = Schedule.on(edit.file, day)
    lines = []
    for entry in edit.entries:
        lines.append(word(language, "record.written", file=files.display(edit.path), about=entry.about, said=_said(entry, language)))
        lines += _now(schedule, entry, language)
    return "".join(f"{printable(line)}\n" for line in lines)


def following(edit: Edit, language: str) -> str:
    """Return what to do next."""
    plan = files.display(edit.file.path)
    return printable(word(language, "record.next", plan=plan)) + "\n"


def _said(entry: Entry, language: str) -> str:
    """Return what an entry says, in short: who, when, what."""
    said = [f"{entry.by} {entry.date}"]
    said += [word(language, f"state.{entry.state}").lower()] if entry.state else []
    said += [Phrases(language).period(entry.to.text)] if entry.to else []
    said += [Phrases(language).value(entry.value)] if entry.value is not None else []
    said += [word(language, f"light.{entry.light}").lower()] if entry.light else []
    return ", ".join(said)


def _now(schedule: Schedule, entry: Entry, language: str) -> list[str]:
    occurrence = next(schedule.named(entry.about), None)
    if occurrence is not None:
        return [word(language, "record.now", how=_standing(occurrence, schedule, language))]
    progress = schedule.ledger.latest_progress(entry.about.partition("@")[0])
    if progress is None or progress.state is None:
        return []
    light = progress.light or "none"
    how = f"{word(language, f'state.{progress.state}')}, {word(language, f'light.{light}')}".lower()
    return [word(language, "record.now", how=how)]


def _standing(occurrence: Occurrence, schedule: Schedule, language: str) -> str:
    """Return how an occurrence stands: its state, how late it is or when it falls due, and who has answered."""
    said = [word(language, f"state.{occurrence.state}").lower()]
    if occurrence.closed_by:
        said[0] += f" ({word(language, f'closed-by.{occurrence.closed_by}')})"
    elif occurrence.state == OVERDUE:
        said.append(count(language, "packet.late-days", occurrence.days_late))
    elif occurrence.deadline:
        said.append(word(language, "record.deadline", date=occurrence.deadline))
    if occurrence.needed > 1:
        said.append(word(language, "record.answered", n=occurrence.answered, of=occurrence.needed))
        standing = schedule.ledger.standing(occurrence.address.about)
        reported = {by for by, entry in standing.items() if entry.state == "reported"}
        awaited = [body for body in dict.fromkeys(occurrence.promise.responsible) if body not in reported]
        if occurrence.owed and awaited:
            said.append(word(language, "record.awaited", bodies=", ".join(awaited)))
    if occurrence.coverage and occurrence.owed:
        said.append(word(language, "record.covered", n=occurrence.coverage[0], of=occurrence.coverage[1]))
    return ", ".join(said)


def refusal(refused: Refused, language: str) -> str:
    """Return why nothing was written, and what to do."""
    if refused.findings:
        return " ".join(dict.fromkeys(_sentences(*told(finding, language)) for finding in refused.findings))
    if refused.key == "correction":
        return f"{correction(refused, language)} {word(language, 'record.run-again')}"
    return word(language, f"record.{refused.key}", **refused.values)


def correction(refused: Refused, language: str) -> str:
    """Return that an entry is a correction, and of what."""
    return word(language, "record.correction", how=_closed(dict(refused.values), language))


def _sentences(message: str, advice: str) -> str:
    return f"{message}. {advice[:1].upper()}{advice[1:]}."


def _closed(values: dict[str, str], language: str) -> str:
    """Return how what an entry is about was closed or answered before."""
    if not values["closed_by"]:
        return word(language, "record.already.answered", **values)
    values["closed_by"] = word(language, f"closed-by.{values['closed_by']}")
    return word(language, "record.already.by" if values["by"] else "record.already", **values)


def diff(edit: Edit) -> str:
    """Return the change as a unified diff, every line of it harmless to a terminal."""
    from difflib import unified_diff

    name = files.display(edit.path)
    before = _lines(edit.before or b"")
    parts = unified_diff(before, _lines(edit.after), f"a/{name}" if edit.before is not None else "/dev/null", f"b/{name}", lineterm="")
    return "".join(f"{printable(part)}\n" for part in parts)


def _lines(content: bytes) -> list[str]:
    """Return a file's lines as they are shown: line ends of either kind are none of the change."""
    lines = content.decode("utf-8").split("\n")
    return [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])]
