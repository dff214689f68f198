"""The smallest parts of a Word file: elements, runs of text with their marks, paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE_TAG = f"{W}p", f"{W}tbl"
BODY, CELL, FINE, FACT, FIGURE = "Normal", "Packet Cell", "Packet Fine", "Packet Fact", "Packet Figure"  # styles
SMALL = 17  # half points
MUTED, LINK = "4A525A", "0B4F8A"


class Manner(NamedTuple):
    """How text is set: the paragraph's style, aligned to the right, how deep in lists, kept with what follows."""

    style: str = BODY
    right: bool = False
    depth: int = 0
    kept: bool = False


class Marks(NamedTuple):
    """How a piece of text is marked. `tone`: background, ink and edge of a chip; `link`: where it leads."""

    bold: bool = False
    italic: bool = False
    small: bool = False
    language: str = ""
    link: str = ""
    tone: tuple[str, str, str] | None = None


class Piece(NamedTuple):
    """Text with its marks. A `whole` one (a line end, a tab) keeps its white space; `run` is a picture's, made already."""

    text: str
    marks: Marks
    whole: bool = False
    run: Any = None


def made(tag: str, *children: Any, text: str | None = None, **attributes: str) -> Any:
    """Return an element of WordprocessingML, its attributes too."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    if text is not None:
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.extend(children)
    return element


def paragraph(
    pieces: Iterable[Piece],
    style: str,
    places: Iterable[str] = (),
    manner: Manner = Manner(),  # noqa: B008 - frozen
    link: Callable[[str], Any] | None = None,
) -> Any:
    """Return a paragraph. `style` is the style's id, `places` are its bookmarks, `link` makes an element of a target (None: plain text)."""
    properties = made("w:pPr", made("w:pStyle", val=style))
    if manner.kept:
        properties.append(made("w:keepNext"))
    if manner.right:
        properties.append(made("w:jc", val="right"))
    marks = [mark for name in places for mark in (made("w:bookmarkStart", id=name[1:], name=name), made("w:bookmarkEnd", id=name[1:]))]
    return made("w:p", properties, *marks, *_runs(_tidied(pieces), link))


def _tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces of a line without white space at its ends, after a line end, or twice."""
    found: list[Piece] = []
    spaced = True
    for piece in pieces:
        text = piece.text.lstrip(" ") if spaced and not piece.whole else piece.text
        if text:
            found.append(piece._replace(text=text))
            spaced = text[-1] in " \n\t"
    while found and not found[-1].whole and not found[-1].text.rstrip(" "):
        found.pop()
    if found and not found[-1].whole:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
    return found


def _runs(pieces: list[Piece], link: Callable[[str], Any] | None) -> list[Any]:
    found: list[Any] = []
    open_link, target = None, ""
    for piece in pieces:
        if piece.marks.link != target or open_link is None:
            target = piece.marks.link
            open_link = link(target) if link and target else None
            if open_link is not None:
                found.append(open_link)
        (found if open_link is None else open_link).append(_run(piece) if piece.run is None else piece.run)
    return found


def _run(piece: Piece) -> Any:
    """Return a run; the order of its properties is the schema's."""
    marks = piece.marks
    said: list[Any] = [made("w:b")] if marks.bold else []
    if marks.italic:
        said.append(made("w:i"))
    leads_out = marks.link and not marks.link.startswith("#")
    ink = marks.tone[1] if marks.tone else LINK if leads_out else MUTED if marks.small else ""
    if ink:
        said.append(made("w:color", val=ink.upper()))
    if marks.small:
        said.append(made("w:sz", val=str(SMALL)))
    if marks.tone:
        said.append(made("w:bdr", val="single", sz="6", space="0", color=marks.tone[2].upper()))
        said.append(made("w:shd", val="clear", color="auto", fill=marks.tone[0].upper()))
    if marks.language:
        said.append(made("w:lang", val=marks.language))
    run = made("w:r", *([made("w:rPr", *said)] if said else []))
    for part, between in _split(piece.text):
        if part:
            run.append(made("w:t", text=part))
        if between:
            run.append(made("w:br") if between == "\n" else made("w:tab"))
    return run


def _split(text: str) -> list[tuple[str, str]]:
    """Return text cut at line ends and tabs, each part with what follows it."""
    parts = [*re.split(r"([\n\t])", text), ""]
    return list(zip(parts[::2], parts[1::2], strict=True))
