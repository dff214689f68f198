"""Workbooks that strangers send back for forms: bombs, entities, links, spans without end, and texts where texts may stand."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache, partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from hostile.families import TEXTS, plan
from hostile.runner import DAY
from planctl.document import parse
from planctl.model.period import parse_day
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, read
from planctl.outputs.workbook import workbook
from planctl.views.form import forms
from planctl.workspace import PlanFile

if TYPE_CHECKING:
    from collections.abc import Callable

Members = dict[str, bytes]
SHEET, STRINGS, BOOK, STYLES = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"
MEBIBYTE = 1 << 20
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
ELSEWHERE = b'<Relationship Id="rId99" Type="http://x/externalLink" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>'


@cache
def form() -> bytes:
    """Return the form of the sound plan."""
    document = parse("sound.yaml", plan("sound").content)
    found, _ = read(document, Plan, calendar_of(document.data))
    (made,) = forms([PlanFile("sound.yaml", document, found, [])], parse_day(DAY), 2025, "1")
    return workbook(made, "sv")


def changed(change: Callable[[Members], None]) -> bytes:
    """Return the form with its members changed."""
    with zipfile.ZipFile(io.BytesIO(form())) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return made.getvalue()


def member(name: str, content: bytes) -> bytes:
    return changed(lambda members: members.update({name: content}))


def put(name: str, before: bytes, *more: bytes) -> bytes:
    """Return the form with something put in before a piece of a member's text."""

    def change(members: Members) -> None:
        assert before in members[name]
        members[name] = members[name].replace(before, b"".join(more) + before, 1)

    return changed(change)


def spanning(element: bytes, span: bytes) -> bytes:
    around = {b"mergeCell": b"mergeCells", b"hyperlink": b"hyperlinks"}[element]
    return put(SHEET, b"</worksheet>", b"<", around, b"><", element, b' location="x" ref="', span, b'"/></', around, b">")


def answered(content: bytes, kind: bytes = b"", *, where: bytes = b"[H-M]3") -> bytes:
    """Return the form with one content in every answer cell of the first row, or where else it says."""

    def change(members: Members) -> None:
        pattern = rb'<c r="(' + where + rb')"([^>]*?)(?:/>|>.*?</c>)'
        members[SHEET], number = re.subn(pattern, lambda cell: b'<c r="%b"%b>%b</c>' % (cell[1], kind, content), members[SHEET])
        assert number

    return changed(change)


def said(text: str, **where: bytes) -> bytes:
    return answered(f"<is><t>{escape(text)}</t></is>".encode(), b' t="inlineStr"', **where)


def renamed(name: str) -> bytes:
    def change(members: Members) -> None:
        members[SHEET] = members[SHEET].replace(b'<c r="H3" s="10"/>', b'<c r="H3" t="inlineStr"><is><t>x</t></is></c>')
        members[BOOK], number = re.subn(rb'<sheet name="[^"]*"(?= sheetId="2")', f'<sheet name="{name}"'.encode(), members[BOOK], count=1)
        assert number

    return changed(change)


# Workbooks that are refused as a whole.
REFUSED: dict[str, Callable[[], bytes]] = {
    "cut": lambda: form()[:2_000],
    "bomb": lambda: member("xl/media/x.png", b"\0" * 60 * MEBIBYTE),
    "bomb-of-text": lambda: put(SHEET, b"</sheetData>", b" " * 50 * MEBIBYTE),
    "bomb-of-cells": lambda: put(SHEET, b"</sheetData>", b"<row>", b"<c/>" * MEBIBYTE, b"</row>"),
    "bomb-of-files": lambda: changed(lambda members: members.update({f"xl/x{number}.xml": b"<x/>" for number in range(1_000)})),
    "deep": lambda: put(SHEET, b"</sheetData>", b"<a>" * 500_000),
    "macros": lambda: member("xl/vbaProject.bin", b"x"),
    "other-files": lambda: member("xl/externalLinks/externalLink1.xml", b"<x/>"),
    **{f"entities-{name}": partial(member, name, ENTITIES) for name in (SHEET, STRINGS, BOOK, STYLES, "docProps/core.xml", "x.bin")},
    "utf-16": lambda: member(STRINGS, ENTITIES.decode().encode("utf-16")),
    **{
        f"{element.decode()}-{span.decode()}": partial(spanning, element, span)
        for element in (b"mergeCell", b"hyperlink")
        for span in (b"A1:XFD1048576", b"A:XFD", b"1:1048576", b"$A$1:$XFD$1048576", b"XFD1048576:A1", b"::error::", b"&#65;1:XFD1048576")
    },
    "many-merges": lambda: put(SHEET, b"</worksheet>", b"<mergeCells>", b'<mergeCell ref="B1:Z999"/>' * 100, b"</mergeCells>"),
}
# Those that are read, as far as they are forms.
READ: dict[str, Callable[[], bytes]] = {
    "links": lambda: put("xl/_rels/workbook.xml.rels", b"</Relationships>", ELSEWHERE.removesuffix(b"</Relationships>")),
    "formula": lambda: answered(b'<f>WEBSERVICE("http://127.0.0.1:9/")</f><v>1</v>'),
    "shared-formula": lambda: answered(b'<f t="shared" si="0" ref="A1:XFD1048576">A1</f>'),
    "no-number": lambda: answered(b"<v>1e999</v>"),
    "no-day": lambda: answered(b"<v>1e300</v>", b' s="1"'),
    "columns": lambda: put(SHEET, b"<sheetData>", b'<cols><col min="1" max="2000000000" width="9"/></cols>'),
    "way-out": lambda: member("../../xl/OBEYED", b"x"),
    "twice": lambda: form() + form(),
    "address": lambda: said("sound/k/deliver@2025-03 ::error::", where=b"[AH]3"),
    "another-address": lambda: said("../../etc/passwd\n##[error]", where=b"[AH]3"),
    "digest": lambda: said("::error::", where=b"[BH]3"),
    "sheet": lambda: renamed("\u202e## {0} %0A"),
    **{f"text-{name}": partial(said, text) for name, text in {**TEXTS, "escape": "_x001B_[31m", "bidi": "\u202egnalp"}.items()},
}
