"""A page's table → a table of a Word file: head rows that repeat, cells over several rows, columns as wide as their text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.outputs.word_xml import CELL, PARAGRAPH, Manner, Marks, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.outputs.word_body import Writer

CHARACTER = 100  # twips, of a character in a cell
LONGEST_WORD, LONGEST_TEXT = 22, 160  # beyond which a text doesn't widen its column
ROOM = 3  # characters, between columns


class Cell(NamedTuple):
    """A cell of the page, or the place that one above it reaches down to (`below`)."""

    element: Any
    across: int
    below: bool = False


class Row(NamedTuple):
    """A row, and the part of the table in which it stands."""

    cells: list[Cell]
    part: str  # thead | tbody | tfoot
    element: Any


def table(writer: Writer, element: Any, marks: Marks) -> list[Any]:
    """Return a table, its caption before it."""
    caption = element.find("caption")
    said = " ".join("".join(caption.itertext()).split()) if caption is not None else ""
    shown = caption is not None and "hidden" not in (caption.get("class") or "").split()
    before = writer.flow(caption, Manner("Caption"), marks) if shown else []
    rows = _without_pictures(_rows(element))
    widths = _widths(rows, writer.width)
    properties = made(
        "w:tblPr",
        made("w:tblStyle", val=writer.styled("Packet Table")),
        made("w:tblW", w=str(sum(widths)), type="dxa"),
        made("w:tblLayout", type="fixed"),
        made("w:tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1"),
        *([made("w:tblCaption", val=said)] if said else []),
    )
    grid = made("w:tblGrid", *(made("w:gridCol", w=str(width)) for width in widths))
    return [*before, made("w:tbl", properties, grid, *(_row(writer, row, widths, marks) for row in rows))]


def _rows(element: Any) -> list[Row]:
    """Return the rows, each with a cell or the rest of one for every column."""
    found: list[Row] = []
    reaching: dict[int, tuple[int, Cell]] = {}  # by column: how many rows further down
    for part in element:
        for row in part if part.tag in {"thead", "tbody", "tfoot"} else ():
            cells: list[Cell] = []
            given = [each for each in row if each.tag in {"td", "th"}]
            column = 0
            while given or column in reaching:
                if column in reaching:
                    left, cell = reaching.pop(column)
                    cells.append(cell)
                    if left > 1:
                        reaching[column] = (left - 1, cell)
                    column += cell.across
                    continue
                each = given.pop(0)
                across, down = int(each.get("colspan") or 1), int(each.get("rowspan") or 1)
                cells.append(Cell(each, across))
                if down > 1:
                    reaching[column] = (down - 1, Cell(each, across, below=True))
                column += across
            found.append(Row(cells, str(part.tag), row))
    return found


def _without_pictures(rows: list[Row]) -> list[Row]:
    """Return the rows without columns of pictures: they draw what stands in the other columns."""
    drawn = {column for row in rows for column, cell in _placed(row) if cell.element.find("svg[@role='img']") is not None}
    return [row._replace(cells=list(_left(row, drawn))) for row in rows]


def _left(row: Row, drawn: set[int]) -> Iterator[Cell]:
    for column, cell in _placed(row):
        across = len(set(range(column, column + cell.across)) - drawn)
        if across:
            yield cell._replace(across=across)


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    """Yield a row's cells, each with the column where it begins."""
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.across


def _row(writer: Writer, row: Row, widths: list[int], marks: Marks) -> Any:
    properties = made("w:trPr", made("w:cantSplit"), *([made("w:tblHeader")] if row.part == "thead" else []))
    writer.mark(row.element)
    made_row = made("w:tr", properties)
    for column, cell in _placed(row):
        made_row.append(_cell(writer, cell, sum(widths[column : column + cell.across]), row.part, marks))
    return made_row


def _cell(writer: Writer, cell: Cell, width: int, part: str, marks: Marks) -> Any:
    element = cell.element
    properties = made("w:tcPr", made("w:tcW", w=str(width), type="dxa"))
    if cell.across > 1:
        properties.append(made("w:gridSpan", val=str(cell.across)))
    if cell.below or element.get("rowspan"):
        properties.append(made("w:vMerge") if cell.below else made("w:vMerge", val="restart"))
    heads = part == "thead" or (element.get("scope") == "rowgroup" and cell.across > 1)
    manner = Manner(CELL, right="n" in (element.get("class") or "").split(), kept=heads)
    strong = element.tag == "th" and (part != "tbody" or element.get("scope") == "rowgroup")
    blocks = [] if cell.below else writer.flow(element, manner, writer.marked(element, marks._replace(bold=strong or marks.bold)))
    if not blocks or blocks[-1].tag != PARAGRAPH:  # a cell ends with a paragraph
        blocks.append(writer.paragraph([], manner))
    return made("w:tc", properties, *blocks)


def _widths(rows: list[Row], total: int) -> list[int]:
    """Return the columns' widths in twips: room for the longest word, and of the rest a share by how much there is to say."""
    columns = max((sum(cell.across for cell in row.cells) for row in rows), default=0)
    least, wanted = [ROOM] * columns, [ROOM] * columns
    for row in rows:
        for column, cell in _placed(row):
            if cell.across == 1 and not cell.below:
                words = [word for text in cell.element.itertext() for word in text.split()]
                chips = ["".join(chip.itertext()) for chip in cell.element.iter("span") if "chip" in (chip.get("class") or "").split()]
                text = sum(len(word) + 1 for word in words)
                longest = max((len(part) for part in [*words, *chips]), default=0)
                least[column] = max(least[column], min(longest, LONGEST_WORD) + ROOM)
                wanted[column] = max(wanted[column], min(text, LONGEST_TEXT) + ROOM)
    spare = max(total // CHARACTER - sum(least), 0)
    more = [max(want - need, 0) for want, need in zip(wanted, least, strict=True)]
    shares = [need + spare * extra / (sum(more) or 1) for need, extra in zip(least, more, strict=True)]
    scale = total / (sum(shares) or 1)
    widths = [int(share * scale) for share in shares]
    return [*widths[:-1], total - sum(widths[:-1])] if widths else []
