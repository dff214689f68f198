"""Rules about what keeps findings back: settings, comments, a baseline. What they find is found beside the plans, not in a plan's model."""

from __future__ import annotations

from planctl.checks.rule import about_controls as controls
from planctl.finding import Severity

CONTROLS = (
    controls(
        "PLN901",
        "unknown-setting",
        Severity.error,
        """A setting has a name that means nothing.

        What it says would not be read: a misspelt `ignore` ignores nothing, and a misspelt `severity` weighs nothing.

        Fix: correct the name; docs/settings.md lists what can be set.

        Bad:
            ignroe = ["unused-group"]

        Good:
            ignore = ["unused-group"]
        """,
    ),
    controls(
        "PLN902",
        "wrong-setting",
        Severity.error,
        """A setting has a value of the wrong kind.

        planctl does not guess, so the setting does not hold; the others do.

        Fix: write the value as the message says.

        Bad:
            ignore = "unused-group"

        Good:
            ignore = ["unused-group"]
        """,
    ),
    controls(
        "PLN903",
        "unreadable-settings",
        Severity.error,
        """The settings can't be read.

        None of them holds until they can be, and what they ignore is shown.

        Fix: look at the line, and at the one above it: quotation marks, brackets, a name that is given twice.

        Bad:
            ignore = [unused-group]

        Good:
            ignore = ["unused-group"]
        """,
    ),
    controls(
        "PLN904",
        "unknown-rule",
        Severity.error,
        """A setting or a comment names a rule that does not exist.

        It covers nothing: what was meant to be ignored is shown all the same. A comment names rules by their whole code or name; a setting
        can also name several by the beginning of their codes, such as `PLN3`.

        Fix: write a code or a name as `planctl rule` lists them.

        Bad:
            groups: # planctl: ignore[unused-gruop] used from next year on
              unga: {title: Unga}

        Good:
            groups: # planctl: ignore[unused-group] used from next year on
              unga: {title: Unga}
        """,
    ),
    controls(
        "PLN905",
        "not-to-be-ignored",
        Severity.error,
        """A setting or a comment ignores what can't be ignored.

        What keeps a file from being read hides all that is in it, and what privacy and safety ask for (PLN8) concerns others than those
        who write the plan. Nor can a comment ignore what is found about comments (PLN9).

        Fix: delete it, and correct what is found.

        Bad:
            # planctl: ignore[duplicate-key] both are right
            title: Handlingsplan

        Good:
            title: Handlingsplan
        """,
    ),
    controls(
        "PLN906",
        "broken-suppression",
        Severity.error,
        """A comment to planctl is not written as one.

        It covers nothing, though whoever wrote it believes that it does.

        Fix: write `# planctl: ignore[CODE] reason`, with `until=2026-12-31` if it is to hold for a time.

        Bad:
            groups: # planctl: ignore unused-group, used from next year on
              unga: {title: Unga}

        Good:
            groups: # planctl: ignore[unused-group] used from next year on
              unga: {title: Unga}
        """,
    ),
    controls(
        "PLN907",
        "suppression-without-reason",
        Severity.error,
        """A comment ignores a rule without saying why.

        Whoever reads it later can't tell whether it still holds, and nobody dares to delete it.

        Fix: write the reason after the bracket.

        Bad:
            groups: # planctl: ignore[unused-group]
              unga: {title: Unga}

        Good:
            groups: # planctl: ignore[unused-group] used from next year on
              unga: {title: Unga}
        """,
    ),
    controls(
        "PLN908",
        "suppression-run-out",
        Severity.warning,
        """The last day of a comment that ignores a rule has passed.

        It covers nothing any more: what it ignored is shown again.

        Fix: correct what is found and delete the comment; or write a later day, if there still is a reason.

        Bad:
            groups: # planctl: ignore[unused-group] until=2025-12-31 used from next year on
              unga: {title: Unga}

        Good:
            groups: # planctl: ignore[unused-group] until=2026-12-31 used from next year on
              unga: {title: Unga}
        """,
    ),
    controls(
        "PLN909",
        "unused-suppression",
        Severity.warning,
        """A comment ignores a rule that finds nothing there.

        Left standing it would hide the next fault of that kind. A comment after something covers what is found on its line; one alone on
        its line covers all of what begins on the next.

        Fix: delete it, or move it to what it is about.

        Bad:
            # planctl: ignore[unused-group] used from next year on
            title: Handlingsplan

        Good:
            title: Handlingsplan
        """,
    ),
    controls(
        "PLN910",
        "stale-baseline",
        Severity.warning,
        """The baseline leaves out something that is no longer found.

        Left standing it would hide the same fault when it comes back.

        Fix: write the baseline anew: `planctl validate --baseline FILE --write-baseline FILE`.

        Bad:
            # planctl-baseline.json: unused-group in exempel-2025-2027.yaml, which has no such group any more

        Good:
            # planctl-baseline.json: without it
        """,
    ),
    controls(
        "PLN911",
        "weakened-check",
        Severity.warning,
        """A change keeps findings back from its own check.

        It does so by a setting, a comment or the baseline. When the change itself is checked with `--new-from`, what it would keep back is
        shown all the same. Once the change is accepted, it is kept back.

        Fix: decide whether it should be so. Nothing needs to be done in the file.

        Bad:
            # planctl.toml, with this change
            ignore = ["unused-group"]

        Good:
            # planctl.toml, as it was
            ignore = []
        """,
    ),
)
