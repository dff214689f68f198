"""Make the Word template that packets are written with, and that a municipality may replace: templates/word/packet.docx.

`python tools/word_template.py` writes it; a test tells when it no longer is what this makes.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from planctl.outputs.word import TABLE, normalised

TARGET = Path(__file__).resolve().parent.parent / "templates" / "word" / "packet.docx"
FONT = "Calibri"
INK, MUTED = RGBColor(0x1A, 0x1D, 0x21), RGBColor(0x4A, 0x52, 0x5A)
LINE = "7A848E"
WIDTH = Cm(21 - 2 * 2)
HEADINGS = (18, 14, 12, 11, 10.5, 10.5)  # points, of Heading 1 and on
BULLET_INDENT = 0.5  # cm


def template() -> bytes:
    """Return the template: styles, page, header and footer, and the place of the packet."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin, page.bottom_margin = Cm(2.2), Cm(2)
    page.header_distance = page.footer_distance = Cm(1)
    _styles(document.styles)
    header = page.header.paragraphs[0]
    header.text = "{{ title }}\t{{ as_of }}{% if revision %} · {{ revision }}{% endif %}"
    footer = page.footer.paragraphs[0]
    footer.add_run("\t{{ page }} ")
    _field(footer, "PAGE")
    footer.add_run(" {{ of }} ")
    _field(footer, "NUMPAGES")
    document.paragraphs[0].text = "{{ packet }}" if document.paragraphs else document.add_paragraph("{{ packet }}").text
    return normalised(_saved(document))


def _styles(styles: Any) -> None:
    _font(styles["Normal"], 10, INK, after=5)
    for level, size in enumerate(HEADINGS, 1):
        style = styles[f"Heading {level}"]
        _font(style, size, INK, after=3, before=4 + 20 / level)
        style.font.bold, style.font.italic = True, False
    _font(styles["Caption"], 10, INK, after=3, before=8)
    styles["Caption"].font.bold = True
    styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        _font(styles[name], 8, MUTED)
        tabs = styles[name].paragraph_format.tab_stops
        tabs.clear_all()
        tabs.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for depth, name in enumerate(("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3")):
        _font(styles[name], 10, INK, after=2)
        indent = Cm(BULLET_INDENT * (depth % 3 + 1))
        styles[name].paragraph_format.left_indent, styles[name].paragraph_format.first_line_indent = indent, -Cm(BULLET_INDENT)
    for level in (1, 2, 3):
        style = _new(styles, f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        _font(style, 10, INK, after=1)
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
    fine = _new(styles, "Packet Fine", WD_STYLE_TYPE.PARAGRAPH)
    _font(fine, 8.5, MUTED, after=4)
    fine.paragraph_format.keep_with_next = True
    fact = _new(styles, "Packet Fact", WD_STYLE_TYPE.PARAGRAPH)
    _font(fact, 10, INK, after=1)
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Cm(3.6), -Cm(3.6)
    fact.paragraph_format.keep_with_next = True
    fact.paragraph_format.tab_stops.add_tab_stop(Cm(3.6))
    _font(_new(styles, "Packet Figure", WD_STYLE_TYPE.PARAGRAPH), 12, INK, after=2)
    _font(_new(styles, "Packet Cell", WD_STYLE_TYPE.PARAGRAPH), 9, INK, after=1)
    _table(_new(styles, TABLE, WD_STYLE_TYPE.TABLE))


def _new(styles: Any, name: str, kind: Any) -> Any:
    style = styles.add_style(name, kind)
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = styles["Normal"]
    return style


def _font(style: Any, size: float, ink: RGBColor, *, after: float = 0, before: float = 0) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), ink
    fonts = style.element.rPr.rFonts
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(after), Pt(before)
    style.paragraph_format.line_spacing = 1.08


def _table(style: Any) -> None:
    """Thin lines between rows, room in the cells, what heads the columns muted and bold."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_made(f"w:{side}", val="single", sz="4", space="0", color=LINE if side != "insideH" else "D4D9DE"))
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 0), ("bottom", 40), ("right", 110)):
        margins.append(_made(f"w:{side}", w=str(width), type="dxa"))
    properties = _made("w:tblPr")
    properties.extend([borders, margins])
    style.element.append(properties)
    first = _made("w:tblStylePr", type="firstRow")
    run = OxmlElement("w:rPr")
    run.extend([OxmlElement("w:b"), _made("w:color", val=str(MUTED))])
    first.append(run)
    style.element.append(first)


def _made(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _field(paragraph: Any, code: str) -> None:
    field = _made("w:fldSimple", instr=code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the library knows no fields


def _saved(document: Any) -> bytes:
    package = document.part.package
    for name in [name for name, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[name]  # a picture of the library's own example
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(template())
    sys.exit(0)
