"""`planctl show`: one addressed thing, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import failure
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Paths, Quiet, StdinFilename, said

if TYPE_CHECKING:
    from planctl.model.address import Address
    from planctl.workspace import PlanFile

FORMATS = ("text", "md", "json")


def show(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help=said("show.address"), autocompletion=completion.addresses)],
    paths: Paths = None,
    formats: Formats = None,
    stdin_filename: StdinFilename = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Show one thing."""
    from planctl.cli.common import chosen_formats, opened, put, sound_plans, style_for, today, width
    from planctl.cli.language import language
    from planctl.model.reading import closest
    from planctl.outputs import data
    from planctl.outputs import thing as output
    from planctl.views.thing import NoSuchThingError, thing

    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    workspace = opened(paths, lang, stdin_filename=stdin_filename)
    sound, code = sound_plans(workspace, day, lang)
    found = _address(address, sound, lang)
    try:
        view = thing(sound, workspace.frameworks_by_id, found, day)
    except NoSuchThingError as error:
        near = closest(error.address, error.known)
        key = "show.unknown.near" if near else "show.unknown"
        raise failure(language(lang, sound), key, address=error.address, near=near or "", known=", ".join(error.known[:10])) from error
    spoken = language(lang, [file for file in sound if file.index.plan.id == found.plan])
    style = style_for(color, lang)
    makers = {
        "text": lambda: output.text(view, spoken, style, width()),
        "md": lambda: output.markdown(view, spoken),
        "json": lambda: data.dumped(output.data(view)),
    }
    put([(file, makers[name]()) for name, file in wanted], workspace, spoken, force=force)
    return code


def _address(text: str, plans: list[PlanFile], lang: str | None) -> Address:
    """Read an address; without its plan it is enough where just one plan has that id."""
    from planctl.cli.language import language
    from planctl.model.address import Address, NotAnAddressError

    try:
        address = Address.parse(text)
    except NotAnAddressError:
        raise failure(language(lang, plans), "show.not-an-address", address=text) from None
    if any(file.index.plan.id == address.plan for file in plans):
        return address
    holders = [file.index.plan.id for file in plans if address.plan in file.index.by_id]
    return Address.parse(f"{holders[0]}/{text}") if len(holders) == 1 and text.count("/") <= 1 else address
