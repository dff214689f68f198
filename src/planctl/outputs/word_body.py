"""What a page says → paragraphs and tables of a Word file: headings, lists, tables, links, and the language of each text."""

from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING, Any

from planctl.outputs.page import is_allowed
from planctl.outputs.word import LANGUAGES
from planctl.outputs.word_table import table
from planctl.outputs.word_xml import BODY, CELL, FACT, FIGURE, FINE, PARAGRAPH, TABLE_TAG, Manner, Marks, Piece, W, made, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST_LIST, DEEPEST_CONTENTS = 3, 3
NO_BREAK_SPACE = "\u00a0"
QUOTES = {"sv": "””", "en": "“”"}
LISTS, HEADINGS = frozenset({"ul", "ol"}), frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARTS = frozenset({"article", "aside", "div", "footer", "header", "main", "nav", "section", "figure"})
BLOCKS = LISTS | HEADINGS | PARTS | {"caption", "dd", "dl", "dt", "figcaption", "li", "p", "table"}
EMU_IN_TWIP = 635  # the unit of lengths, and that of tables
UNSEEN = frozenset({"skip", "hidden", "count", "legend", "more"})
LOGO, LOGO_HEIGHT = "data:image/png;base64,", 504_000  # 14 mm
_SPACE = re.compile(r"[ \t\r\n]+")
_TONE = re.compile(r"^([.\w, -]+) \{ --bg: #(\w{6}); --ink: #(\w{6}); --edge: #(\w{6})", re.MULTILINE)


class Writer:
    """Writes one page into one document."""

    def __init__(self, document: Any, language: str) -> None:
        self.document = document
        self.language = language
        self.tones: dict[str, tuple[str, str, str]] = {}  # by class: background, ink, edge
        self.places: dict[str, str] = {}  # by id: the bookmark of what is linked to
        self.pending: list[str] = []  # bookmarks for the next paragraph
        self.lists = Lists(document)
        section = document.sections[-1]
        self.width = (section.page_width - section.left_margin - section.right_margin) // EMU_IN_TWIP

    def written(self, html: str) -> list[Any]:
        """Return the page's paragraphs and tables. The contents come after the first section: the answers come first."""
        from lxml import html as markup

        page = markup.document_fromstring(html)
        css = "".join(style.text or "" for style in page.iter("style")).partition("@media")[0]
        for names, *tone in _TONE.findall(css):
            self.tones |= {name.strip(" ."): (tone[0], tone[1], tone[2]) for name in names.split(",")}
        goals = [link.get("href")[1:] for link in page.iter("a") if link.get("href", "").startswith("#")]
        self.places = {goal: f"p{number}" for number, goal in enumerate(dict.fromkeys(goals), 1)}
        body = page.find("body")
        contents, first = body.find("nav"), body.find("main/section")
        if contents is not None and first is not None:
            first.addnext(contents)
        return self.flow(body, Manner(), Marks())

    # Blocks

    def flow(self, element: Any, manner: Manner, marks: Marks) -> list[Any]:
        """Return what an element holds, text between blocks as paragraphs."""
        found: list[Any] = []
        line: list[Piece] = []

        def end() -> None:
            if any(piece.text.strip() for piece in line):
                found.append(self.paragraph(line, manner))
            line.clear()

        self.mark(element)
        line.extend(self.said(element.text, marks))
        for child in element:
            if child.tag in BLOCKS:
                end()
                blocks = self.block(child, manner, self.marked(child, marks))
                if found and blocks and found[-1].tag == blocks[0].tag == TABLE_TAG:
                    found.append(paragraph([], self.styled(FINE)))  # Word would join the two tables
                found += blocks
            else:
                line.extend(self.inline(child, marks))
            line.extend(self.said(child.tail, marks))
        end()
        return found

    def block(self, element: Any, manner: Manner, marks: Marks) -> list[Any]:
        """Return a block's paragraphs and tables."""
        classes = set((element.get("class") or "").split())
        if classes & UNSEEN:
            return []
        if element.tag == "dl":
            style = FIGURE if "figures" in classes else manner.style if manner.style == CELL else FACT
            return [block for group in element for block in self.fact(group, manner._replace(style=style), marks)]
        if element.tag in HEADINGS:
            manner = Manner(f"Heading {element.tag[1]}")
        elif element.tag == "footer" or (manner.style == BODY and classes & {"fine", "eyebrow", "under"}):
            manner = manner._replace(style=FINE)
        if "chips" in classes:
            manner = manner._replace(kept=True)
        made_of = {"nav": self.contents, "table": self.table, "ul": self.items, "ol": self.items}.get(element.tag, self.flow)
        return made_of(element, manner, marks)

    def table(self, element: Any, _manner: Manner, marks: Marks) -> list[Any]:
        """Return a table, its caption before it."""
        return table(self, element, marks)

    def items(self, element: Any, manner: Manner, marks: Marks) -> list[Any]:
        """Return a list's items. What follows in an item after its first paragraph is set in."""
        plain = set((element.get("class") or "").split()) & {"told", "plain"}
        if plain or manner.style == CELL:
            return [block for item in element for block in self.flow(item, manner, self.marked(item, marks))]
        depth = min(manner.depth + 1, DEEPEST_LIST)
        suffix = f" {depth}" if depth > 1 else ""
        kind = "Number" if element.tag == "ol" else "Bullet"
        numbering = self.lists.new(kind, int(element.get("start") or 1))
        found: list[Any] = []
        for item in element:
            blocks = self.flow(item, Manner(f"List Continue{suffix}", depth=depth), self.marked(item, marks))
            if blocks and blocks[0].tag == PARAGRAPH:
                self.lists.number(blocks[0], f"List {kind}{suffix}", numbering, depth, self.styled)
            found += blocks
        return found

    def fact(self, group: Any, manner: Manner, marks: Marks) -> list[Any]:
        """Return a term and what is said of it: `Ägare  Huddinge kommun`."""
        style = manner.style
        found: list[Any] = []
        term: list[Piece] = []
        for part in [group] if group.tag in {"dt", "dd"} else group:
            if part.tag == "dt":
                after = "\t" if style == FACT else ": "
                term = [*self.pieces(part, marks._replace(bold=style != FIGURE)), Piece(after, marks, whole=True)]
                continue
            tab = [Piece("\t", marks, whole=True)] if style == FACT else []
            blocks = self.flow_after(term, part, manner, marks)
            for later in blocks[1:]:
                if tab and later.tag == PARAGRAPH:  # beside the term, not below it
                    later[1:1] = list(self.paragraph(tab, manner))[1:]
            found += blocks
            term = tab if blocks else []
        return found

    def flow_after(self, first: list[Piece], element: Any, manner: Manner, marks: Marks) -> list[Any]:
        """Return what an element holds, with pieces before its first paragraph."""
        blocks = self.flow(element, manner, self.marked(element, marks))
        if not blocks or blocks[0].tag != PARAGRAPH:
            blocks.insert(0, self.paragraph([], manner))
        blocks[0][1:1] = list(self.paragraph(first, manner))[1:]
        return blocks

    def contents(self, nav: Any, _manner: Manner, _marks: Marks) -> list[Any]:
        """Return the contents as Word's own, which brings its page numbers up to date when asked to."""
        heading = Manner("TOC Heading", kept=True)
        found = [block for child in nav if child.tag in {"h2", "h3"} for block in self.flow(child, heading, Marks())]
        lines = [line for child in nav if child.tag == "ul" for line in self.contents_of(child, 1)]
        if lines:
            begin = made("w:r", made("w:fldChar", fldCharType="begin"))
            code = made("w:r", made("w:instrText", text=' TOC \\o "2-3" \\h \\z \\u '))
            lines[0][1:1] = [begin, code, made("w:r", made("w:fldChar", fldCharType="separate"))]
            lines[-1].append(made("w:r", made("w:fldChar", fldCharType="end")))
        return found + lines

    def contents_of(self, items: Any, level: int) -> Iterator[Any]:
        """Yield a line for each thing in a part of the contents."""
        for item in items:
            link = item.find("a")
            if link is not None:
                yield self.paragraph(list(self.inline(link, Marks())), Manner(f"toc {min(level, DEEPEST_CONTENTS)}"))
            for below in item.findall("ul"):
                yield from self.contents_of(below, level + 1)

    def paragraph(self, pieces: list[Piece], manner: Manner) -> Any:
        """Return a paragraph, with the bookmarks of what is linked to in it."""
        marks, self.pending = self.pending, []
        return paragraph(pieces, self.styled(manner.style), marks, manner, self.link)

    def styled(self, name: str) -> str:
        """Return the id by which a document calls a style."""
        return str(self.document.styles[name].style_id)

    # Text

    def pieces(self, element: Any, marks: Marks) -> list[Piece]:
        """Return all that an element says, as text in a line."""
        found = self.said(element.text, marks)
        for child in element:
            found += [*self.inline(child, marks), *self.said(child.tail, marks)]
        return found

    def said(self, text: str | None, marks: Marks) -> list[Piece]:
        """Return text as a page shows it: runs of white space as one space."""
        return [Piece(_SPACE.sub(" ", text), marks)] if text else []

    def inline(self, element: Any, marks: Marks) -> list[Piece]:
        """Return what stands in a line: emphasis, links, chips, line ends."""
        classes = set((element.get("class") or "").split()) if isinstance(element.tag, str) else UNSEEN
        if element.tag == "svg" or classes & UNSEEN:  # what a picture draws stands beside it in figures and words
            return []
        if element.tag == "img":
            return self.picture(element, marks)
        if element.tag == "br":
            return [Piece("\n", marks, whole=True)]
        self.mark(element)
        marks = self.marked(element, marks)
        found = self.pieces(element, marks)
        if marks.tone and "chip" in classes:
            text = "".join(piece.text for piece in found).strip().replace(" ", NO_BREAK_SPACE)
            return [Piece(f"{NO_BREAK_SPACE}{text}{NO_BREAK_SPACE}", marks)]
        if element.tag == "q":
            return [Piece(QUOTES[self.language][0], marks), *found, Piece(QUOTES[self.language][1], marks)]
        return found

    def picture(self, image: Any, marks: Marks) -> list[Piece]:
        """Return a picture that the page holds, with its alternative text; of any other, that text."""
        said, address = image.get("alt") or "", image.get("src") or ""
        if not address.startswith(LOGO):
            return self.said(said, marks)
        content = io.BytesIO(base64.b64decode(address.removeprefix(LOGO)))
        drawn = self.document.part.new_pic_inline(content, height=LOGO_HEIGHT)
        drawn.docPr.set("descr", said)
        return [Piece("\ufffc", marks, whole=True, run=made("w:r", made("w:drawing", drawn)))]

    def marked(self, element: Any, marks: Marks) -> Marks:
        """Return the marks of text in an element that stands in text with these."""
        tag, classes = element.tag, (element.get("class") or "").split()
        if tag in {"b", "strong"}:
            marks = marks._replace(bold=True)
        elif tag == "em":
            marks = marks._replace(italic=True)
        elif tag in {"small", "code"} or "under" in classes:
            marks = marks._replace(small=True, bold=False)
        elif tag == "a":
            marks = marks._replace(link=element.get("href") or "")
        if "chip" in classes:
            marks = marks._replace(tone=next((self.tones[name] for name in classes if name in self.tones), None), bold=True)
        spoken = LANGUAGES.get(element.get("lang") or "")
        return marks._replace(language=spoken) if spoken else marks

    def link(self, target: str) -> Any:
        """Return an empty link to a place in the document or to a page; None where neither is allowed."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        if target.startswith("#"):
            return made("w:hyperlink", anchor=self.places[target[1:]])
        if not is_allowed(target):
            return None
        link = made("w:hyperlink")
        link.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
            self.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True),
        )
        return link

    def mark(self, element: Any) -> None:
        """Keep the bookmark of an element that is linked to, for the next paragraph."""
        name = element.attrib.pop("id", None)  # once: a cell's content is gone through twice
        if name in self.places:
            self.pending.append(self.places[name])


class Lists:
    """The numberings of a document: ours beside those of its template."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.kinds: dict[str, int] = {}

    def new(self, kind: str, start: int) -> int:
        """Return a new numbering: of bullets the one and only, of numbers one that begins anew."""
        numbering = self._numbering()
        if kind not in self.kinds:
            self.kinds[kind] = self._define(numbering, kind)
        if kind == "Bullet" and "num" in self.kinds:
            return self.kinds["num"]
        number = numbering.add_num(self.kinds[kind])
        if kind == "Number":
            for level in range(DEEPEST_LIST):
                number.add_lvlOverride(level).add_startOverride(start if level == 0 else 1)
        else:
            self.kinds["num"] = number.numId
        return int(number.numId)

    def number(self, block: Any, style: str, numbering: int, depth: int, styled: Any) -> None:
        """Make a paragraph an item of a list."""
        properties = block[0]
        properties[0].set(f"{W}val", styled(style))
        properties.insert(1, made("w:numPr", made("w:ilvl", val=str(depth - 1)), made("w:numId", val=str(numbering))))

    def _numbering(self) -> Any:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.parts.numbering import NumberingPart

        part = self.document.part
        try:
            return part.numbering_part.element
        except NotImplementedError:  # what the library says where there is none
            added = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, made("w:numbering"), part.package)
            part.relate_to(added, RELATIONSHIP_TYPE.NUMBERING)
            return added.element

    def _define(self, numbering: Any, kind: str) -> int:
        """Add bullets or numbers on as many levels as lists are deep, and return their id."""
        key = f"{W}abstractNumId"
        before = [each for each in numbering if each.get(key) is not None]
        number = max((int(each.get(key)) for each in before), default=-1) + 1
        levels = []
        for level in range(DEEPEST_LIST):
            text = "•" if kind == "Bullet" else f"%{level + 1}."
            indent = made("w:pPr", made("w:ind", left=str(284 * (level + 1)), hanging="284"))
            shape = [made("w:start", val="1"), made("w:numFmt", val="bullet" if kind == "Bullet" else "decimal")]
            levels.append(made("w:lvl", *shape, made("w:lvlText", val=text), made("w:lvlJc", val="left"), indent, ilvl=str(level)))
        numbering.insert(len(before), made("w:abstractNum", *levels, abstractNumId=str(number)))
        return number
