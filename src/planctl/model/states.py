"""The states that a journal speaks of. They stand apart from its models: a plan without a journal is followed up without those."""

from __future__ import annotations

OCCURRENCE_STATES = ("reported", "skipped", "deferred", "ended")
PROGRESS_STATES = ("planned", "ongoing", "done", "paused", "cancelled")
RETRACTED = "retracted"
NOTE_REQUIRED = frozenset({"skipped", "ended", "deferred", "cancelled", "retracted"})
