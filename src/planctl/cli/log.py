"""`planctl log`: a plan's history in meaning, revision by revision."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import CANNOT_RUN, DONE, Failure, failure
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Quiet, said

if TYPE_CHECKING:
    from datetime import date

    from planctl.cli.versions import Place
    from planctl.git import Repository
    from planctl.views.history import History, Revision
    from planctl.workspace import PlanFile, Source

FORMATS = ("text", "md", "json")
MOST_NAMED = 20


def log(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help=said("log.plan"), autocompletion=completion.plan_files)],
    since: Annotated[str | None, typer.Option("--since", metavar="REV", help=said("log.since"))] = None,
    activity: Annotated[str | None, typer.Option("--activity", metavar="ID", help=said("log.activity"))] = None,
    formats: Formats = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Show a plan's history."""
    from planctl.cli.common import chosen_formats, put, style_for, today, width
    from planctl.cli.sides import git_failure
    from planctl.git import GitFault
    from planctl.outputs import data
    from planctl.outputs import history as output

    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    try:
        with ExitStack() as stack:
            view, spoken = _history(plan, since, activity, day, stack, lang)
    except GitFault as fault:
        raise git_failure(fault, lang) from fault
    style = style_for(color, lang)
    makers = {
        "text": lambda: output.text(view, spoken, style, width()),
        "md": lambda: output.markdown(view, spoken),
        "json": lambda: data.dumped(output.data(view, spoken)),
    }
    put([(file, makers[name]()) for name, file in wanted], None, spoken, force=force)
    return CANNOT_RUN if any(revision.problems for revision in view.revisions) else DONE


def _history(plan: str, since: str | None, activity: str | None, day: date, stack: ExitStack, lang: str | None) -> tuple[History, str]:
    """Return the history, and the language of those who read it."""
    from planctl.cli.language import language
    from planctl.cli.versions import Versions
    from planctl.views.history import Commits, Follower, History, revisions

    repository, start, place = _named(plan, stack, lang)
    listed = repository.history(start, repository.commit(since) if since else None)
    versions = Versions(repository, start, place, day)
    versions.known(listed)
    if not (versions.place(start) or any(versions.places.values())):
        raise failure(language(lang), "history.no-such-plan", plan=plan)
    follower = Follower(activity) if activity else None
    shown: list[Revision | None] = []
    newest = versions.version(start).plan
    for revision, now, before in revisions(Commits(listed, repository.boundary()), versions, versions.said, day):
        newest = newest or now.plan or before.plan
        shown.append(follower.followed(revision, now, before) if follower else revision)
    spoken = language(lang, [newest] if newest else [])
    if follower and newest and not follower.is_known and activity not in newest.index.by_id:
        raise _no_such_activity(follower.activity, newest, spoken)
    ids = tuple(follower.ids) if follower else ()
    title = newest.index.plan.title if newest else ""
    return History(place.id, title, tuple(revision for revision in shown if revision), activity, ids), spoken


def _named(plan: str, stack: ExitStack, lang: str | None) -> tuple[Repository, str, Place]:
    """Return the repository, the commit to begin at, and where the plan lies: a file, a folder with one plan, `REV:path`, or an id."""
    from planctl import files, git
    from planctl.cli.sides import HEAD, parted
    from planctl.cli.versions import Place
    from planctl.revision import Revision
    from planctl.workspace import PLANS

    there = files.find(plan)
    if files.exists(there):
        folder = there if files.is_folder(there) else os.path.dirname(there) or "."
        repository = stack.enter_context(git.Repository.at(folder))
        path, id_ = _only_plan(there, files, lang)
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(repository.root or folder)).replace(os.sep, "/")
        return repository, repository.commit(HEAD), Place(inside, id_)
    repository = stack.enter_context(git.Repository.at())
    revision, colon, path = parted(plan)
    start = repository.commit(revision if colon else HEAD)
    source = Revision(repository, start, revision if colon else HEAD, repository.prefix)
    if colon:
        return repository, start, Place(*_only_plan(path, source, lang))
    path = plan if plan.endswith(files.SUFFIXES) else os.path.join(source.nearest(PLANS) or PLANS, f"{plan}.yaml")
    return repository, start, Place(path.replace(os.sep, "/"), os.path.splitext(os.path.basename(path))[0])


def _only_plan(path: str, source: Source, lang: str | None) -> tuple[str, str]:
    """Return the path and the id of the only plan that lies there."""
    from planctl.cli.language import language
    from planctl.workspace import NothingThereError, load

    try:
        plans = load([path], source=source, frameworks=False).plans
    except NothingThereError as nothing:
        raise failure(language(lang), f"nothing.{nothing.variant}", **nothing.values) from nothing
    if len(plans) != 1:
        raise failure(language(lang), "history.one-plan", path=path, known=", ".join(plan.id for plan in plans[:MOST_NAMED]) or "–")
    return plans[0].path, plans[0].id


def _no_such_activity(activity: str, plan: PlanFile, language: str) -> Failure:
    from planctl.model.reading import closest

    near = closest(activity, [placed.id for placed in plan.index.activities])
    return failure(language, "history.no-such-activity.near" if near else "history.no-such-activity", activity=activity, near=near or "")
