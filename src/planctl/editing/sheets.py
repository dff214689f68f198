"""A returned workbook → its filled rows. Bytes of strangers: bounded, and nothing in them is opened, run or computed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "planctl/form/v1"
MARK_OF_ANY_VERSION = re.compile(r"planctl/form/v\d+\b")
ADDRESS, HEADING = "address", "planctl/heading"  # in the hidden column of addresses: over it, and beside the headings
NAME_OF_MAKER = "planctl"
ANSWERS = (
    "state", "value", "to", "light", "forecast", "note", "cause", "consequence", "action", "decision-wanted", "evidence"
)  # fmt: skip

MEBIBYTE = 1024 * 1024
LARGEST = 16 * MEBIBYTE  # the file itself
LARGEST_XML = 4 * MEBIBYTE  # unpacked: a form of a thousand questions has less than half of it
MOST_TIMES_SMALLER, RATIO_FROM = 100, MEBIBYTE  # how hard a workbook may be packed; a form's is packed to a sixth
LARGEST_UNPACKED = 64 * MEBIBYTE  # pictures included
MOST_MEMBERS = 500
MOST_SPANNED = 100_000  # cells under merges and links: the library makes every one of them, and there is room for 17 thousand million
MARK_WITHIN = 20  # rows
ENCODINGS = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
XML_BEGINS = (b"<", b"\x00", b"\xff\xfe", b"\xfe\xff")  # also of an encoding that is refused
SPANNING = (b"mergeCell", b"hyperlink")
RANGE = re.compile(r"\$?([A-Z]{0,3})\$?([0-9]{0,7})(?::\$?([A-Z]{0,3})\$?([0-9]{0,7}))?", re.IGNORECASE)
ROWS, COLUMNS = 1 << 20, 1 << 14  # of a sheet
KNOWN_ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii"})


class NotAFormError(Exception):
    """A file that is no form to import.

    `variant`: not-a-workbook, too-large, macros, other-files, broken, not-ours, other-version.
    """

    def __init__(self, variant: str) -> None:
        super().__init__(variant)
        self.variant = variant


class Cell(NamedTuple):
    """An answer cell that holds something: its column's letters, what it holds, whether that is computed, a fault, or shown in per cent."""

    column: str
    value: Any
    formula: bool = False
    error: bool = False
    percent: bool = False


class Filled(NamedTuple):
    """A row in which something is answered. `by` is the body that the sheet was made for."""

    sheet: str  # as the workbook names it
    kind: str  # follow-ups | activities | indicators
    row: int
    by: str
    address: str
    digest: str
    cells: dict[str, Cell]


class Merged(NamedTuple):
    """Answer cells merged across several rows: which row was meant can't be known."""

    sheet: str
    place: str
    rows: range


class Returned(NamedTuple):
    """What a workbook holds: its filled rows, how many rows were left unanswered, and answer cells that were merged."""

    filled: tuple[Filled, ...]
    unanswered: int
    merged: tuple[Merged, ...]


def returned(content: bytes) -> Returned:
    """Read a form. Sheets are known by what they hold, columns by their keys: names and order don't matter. Raises `NotAFormError`."""
    check(content)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it doesn't know and leaves out
            book = load_workbook(io.BytesIO(content), keep_links=False)
        return _returned(book)
    except NotAFormError:
        raise
    except Exception as error:  # what a broken workbook makes of the library is not foreseeable
        raise NotAFormError("broken") from error


def check(content: bytes) -> None:
    """Refuse what can't be read within bounds, or holds more than cells. Raises `NotAFormError`."""
    if len(content) > LARGEST:
        raise NotAFormError("too-large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise NotAFormError("not-a-workbook") from error


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise NotAFormError("too-large")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise NotAFormError("not-a-workbook")
    if any("vbaproject" in name.casefold() for name in names):
        raise NotAFormError("macros")
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise NotAFormError("other-files")
    unpacked, packed = (sum(getattr(member, size) for member in members) for size in ("file_size", "compress_size"))
    if unpacked > RATIO_FROM and unpacked > packed * MOST_TIMES_SMALLER:
        raise NotAFormError("too-large")
    xml = spanned = 0
    for member in members:
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # others unpack without a bound
            raise NotAFormError("not-a-workbook")
        content = archive.read(member)  # no more than the size just added up
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(XML_BEGINS):  # whatever its name
            xml += len(content)
            _check_xml(content)
            spanned += sum(_spans(content))
        if xml > LARGEST_XML or spanned > MOST_SPANNED:
            raise NotAFormError("too-large")


def _check_xml(content: bytes) -> None:
    """Refuse definitions of entities, and encodings in which one couldn't see them. No spreadsheet program writes either."""
    encoding = ENCODINGS.search(content[:200].split(b"?>", 1)[0])
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or (b"<" in content[:200] and b"\x00" in content[:200]):
        raise NotAFormError("broken")
    if encoding and encoding[1].lower() not in KNOWN_ENCODINGS:
        raise NotAFormError("broken")


def _spans(content: bytes) -> list[int]:
    """Return how many cells each merge and each link spans. Raises `NotAFormError` (broken) where that can't be told."""
    from xml.parsers import expat

    found: list[int] = []

    def begun(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2].encode() in SPANNING:
            found.append(_cells(attributes.get("ref", "")))

    if any(name in content for name in SPANNING):
        reader = expat.ParserCreate()
        reader.StartElementHandler = begun
        try:
            reader.Parse(content, True)  # noqa: FBT003 - as the library has it
        except expat.ExpatError as error:
            raise NotAFormError("broken") from error
    return found


def _cells(span: str) -> int:
    """Return how many cells `A1:B2` holds; whole rows and columns count whole."""
    match = RANGE.fullmatch(span)
    if match is None:
        raise NotAFormError("broken")
    if ":" not in span:
        return 1
    left, top, right, bottom = match.groups()
    width = abs(_column(right) - _column(left)) + 1 if left and right else COLUMNS
    height = abs(int(bottom) - int(top)) + 1 if top and bottom else ROWS
    return width * height


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def untouched(content: bytes) -> bool:
    """Tell whether a workbook is as it was made here: programs that save one note when, or leave out who made it."""
    try:
        check(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            core = archive.read("docProps/core.xml").decode("utf-8")
    except (NotAFormError, KeyError, UnicodeDecodeError):
        return False
    return unsaved(core)


def unsaved(core: str) -> bool:
    """Tell by an office file's properties whether it was made here and not saved since."""
    made = re.search(r"<dcterms:created[^>]*>([^<]*)<", core)
    saved = re.search(r"<dcterms:modified[^>]*>([^<]*)<", core)
    own = all(f"{name}>{NAME_OF_MAKER}</" in core for name in ("<dc:creator", "<cp:lastModifiedBy"))
    return own and made is not None and saved is not None and made[1] == saved[1]


def _returned(book: Any) -> Returned:
    sheets = [sheet for page in book.worksheets if (sheet := _sheet(page))]
    if not sheets:
        raise NotAFormError("not-ours")
    rows = [row for sheet in sheets for row in sheet.rows()]
    merged = [area for sheet in sheets for area in sheet.merged()]
    filled = tuple(row for row in rows if row.cells)
    return Returned(filled, len(rows) - len(filled), tuple(merged))


def _sheet(page: Any) -> _Sheet | None:
    """Return a sheet of a form, None for any other. Raises `NotAFormError` for one of another version."""
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sorted(page._cells.items()):  # noqa: SLF001 - the public ways go through every cell up to the last
        rows.setdefault(row, {})[column] = cell
    for cells in list(rows.values())[:MARK_WITHIN]:
        for cell in cells.values():
            if isinstance(cell.value, str) and MARK_OF_ANY_VERSION.match(cell.value):
                return _Sheet(page, rows, cell)
    return None


class _Sheet:
    """One sheet of a form, with the places of its columns."""

    def __init__(self, page: Any, rows: dict[int, dict[int, Any]], mark: Any) -> None:
        version, self.kind, self.by = (*mark.value.split(" "), "", "")[:3]
        keys = {cell.value: column for column, cell in rows[mark.row].items() if isinstance(cell.value, str)}
        if version != MARK or ADDRESS not in keys:
            raise NotAFormError("other-version")
        self.page = page
        self.name = str(page.title)
        self.questions = [cells for row, cells in rows.items() if row != mark.row]
        self.address, self.digest = keys[ADDRESS], mark.column
        self.columns = {key: keys[key] for key in ANSWERS if key in keys}

    def rows(self) -> Iterator[Filled]:
        """Yield every row but the headings, wherever they have been sorted to; those that hold nothing of ours are no rows."""
        for cells in self.questions:
            address, digest = _text(cells, self.address), _text(cells, self.digest)
            found = {key: cells[place] for key, place in self.columns.items() if place in cells and _holds(cells[place])}
            if address == HEADING or not (address or found):
                continue
            answers = {key: _answer(cell) for key, cell in found.items()}
            yield Filled(self.name, self.kind, next(iter(cells.values())).row, self.by, address, digest, answers)

    def merged(self) -> Iterator[Merged]:
        """Yield the merged ranges that reach over several rows of an answer column."""
        places = set(self.columns.values())
        for area in self.page.merged_cells.ranges:
            if area.max_row > area.min_row and any(area.min_col <= place <= area.max_col for place in places):
                yield Merged(self.name, str(area.coord), range(area.min_row, area.max_row + 1))


def _holds(cell: Any) -> bool:
    return cell.value is not None and (not isinstance(cell.value, str) or bool(cell.value.strip()))


def _answer(cell: Any) -> Cell:
    kind, percent = cell.data_type, "%" in str(cell.number_format)
    return Cell(cell.column_letter, cell.value, formula=kind == "f", error=kind == "e", percent=percent)


def _text(cells: dict[int, Any], place: int) -> str:
    value = cells[place].value if place in cells else None
    return value.strip() if isinstance(value, str) else ""
