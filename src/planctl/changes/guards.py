"""Why a change weighs less than its kind: what was done, withdrawn, or never within the plan can't be weakened by going."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from planctl.changes.nodes import SUBJECTS
from planctl.model.address import PLAN, REPORTING
from planctl.model.plan import Activity
from planctl.schedule import CLOSED, Schedule

if TYPE_CHECKING:
    from datetime import date

    from planctl.changes.nodes import Edit, Node
    from planctl.workspace import PlanFile

REMOVALS = frozenset({"removed", "follow-up-removed"})
GUARDS = ("withdrawn", "replaced", "same-as", "empty", "done", "outside", "draft")


class Guards:
    """What is known of the two versions beside the edits themselves, on a day.

    What was done is what the journal says that now stands, of the things that the base had.
    """

    def __init__(self, base: PlanFile, head: PlanFile, day: date) -> None:
        self.index = base.index
        self.plan = base.index.plan
        self.heads = head.index.by_id
        self.journal = head.journal.journal if head.journal else None
        self.day = day

    def of(self, edit: Edit) -> str:
        """Return which of `GUARDS` makes an edit weigh less; "" where none does."""
        if edit.name != "withdrawn" and (edit.node.withdrawal or self._withdrawn_now(edit.within or edit.node)):
            return "withdrawn"
        if edit.name in REMOVALS:
            found = "replaced" if edit.values.get("heir") else self._gone_already(edit.node, edit.under)
            if found:
                return found
        return "draft" if self.draft else ""

    def _withdrawn_now(self, node: Node) -> bool:
        """Tell whether the head has withdrawn a thing: that is weighed itself, and takes the rest along."""
        named = next((around.name for around in node.chain() if around.kind in SUBJECTS), "")
        placed = self.heads.get(named)
        return placed is not None and any(item.withdrawn for item in (placed.item, *placed.areas))

    @cached_property
    def draft(self) -> bool:
        """Whether nothing had been decided."""
        return all(decision.date.first > self.day for decision in self.plan.decisions)

    @cached_property
    def schedule(self) -> Schedule:
        """How the base's promises stand."""
        return Schedule(self.index, self.journal, self.day)

    def _gone_already(self, node: Node, under: tuple[Node, ...] = ()) -> str:
        if node.kind == "area":
            return self._of_area(under)
        if isinstance(node.item, Activity) and node.item.same_as:
            return "same-as"
        if self._outside(node):
            return "outside"
        if node.kind in {"follow-up", "round"}:
            return "done" if self._answered(node) else ""
        return "done" if any(self._done(around) for around in node.chain()) else ""

    def _of_area(self, under: tuple[Node, ...]) -> str:
        """Return why nothing falls with a heading: nothing stood under it, or none of that counted any more."""
        reasons = {"withdrawn" if node.withdrawal else self._gone_already(node) for node in under if node.kind != "area"}
        return "" if "" in reasons else reasons.pop() if len(reasons) == 1 else "done" if reasons else "empty"

    def _done(self, node: Node) -> bool:
        if node.kind != "activity" or self.journal is None:
            return False
        progress = self.schedule.ledger.latest_progress(node.name)
        return progress is not None and progress.state == "done"

    def _outside(self, node: Node) -> bool:
        """Tell whether a promise or a target never fell due while the plan held."""
        item, period = node.item, self.plan.period
        due = getattr(item, "due", None)
        first, last = due or getattr(item, "from_", None), due or getattr(item, "until", None)
        return bool((first and first.first > period.last) or (last and last.last < period.first))

    def _answered(self, node: Node) -> bool:
        """Tell whether all that a promise will ever ask for has been closed."""
        if self.journal is None:
            return False
        subject = REPORTING if node.kind == "round" else node.parent.name or PLAN if node.parent else PLAN
        promise = self.index.promise_by_address.get((subject, node.name))
        occurrences = list(self.schedule.of(promise)) if promise else []
        return bool(occurrences) and all(occurrence.state == CLOSED for occurrence in occurrences)
