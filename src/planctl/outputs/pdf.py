"""The packet's page → PDF: tagged for those who listen (PDF/UA-1), fit to be archived (PDF/A-3a), with the plan's own files inside.

The page is the one for the browser, laid out by `packet/paper.css`. Nothing is fetched, and the same page makes the same bytes.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import logging
import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from planctl.outputs.faults import MissingLibraryError, PageFaultError
from planctl.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

# The shipped fonts; what is bold is semi-bold on paper.
FACES = (("Regular", "400", "normal"), ("SemiBold", "600", "normal"), ("SemiBold", "700", "normal"), ("Italic", "400", "italic"))
VARIANT = "pdf/a-3a"
SVG = "{http://www.w3.org/2000/svg}"

# What PDF/UA-1 asks for in the metadata, and, for PDF/A, a description of it.
_ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"


class Enclosed(NamedTuple):
    """A file to put into the PDF: its name, its bytes and what it is."""

    name: str
    content: bytes
    said: str


class Running(NamedTuple):
    """What stands on every page: above it on the left and on the right, and below it `of`, the word between page and pages."""

    left: str
    right: str
    page: str
    of: str


def pdf(html: str, css: str, running: Running, enclosed: Sequence[Enclosed], day: date) -> bytes:
    """Return a page as PDF. `css` lays it out on paper; `day` dates it. Raises `MissingLibraryError` and `PageFaultError`."""
    import warnings

    weasyprint = _library()
    with _faults_told(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile to the collector to close
        page = weasyprint.HTML(string=html, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols={"data"}))
        _lay_out(page.etree_element, css, running)
        document = page.render(pdf_variant=VARIANT)
        document.metadata = _metadata(document.metadata, day)
        return bytes(
            document.write_pdf(
                pdf_variant=VARIANT,
                pdf_identifier=hashlib.sha256(html.encode("utf-8")).digest()[:16],
                attachments=[_attachment(weasyprint, file, day) for file in enclosed],
                finisher=_finish,
            )
        )


def _library() -> Any:
    """Return WeasyPrint. What it prints about libraries that it lacks is ours to say."""
    import warnings

    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("error", DeprecationWarning)  # how it tells that harfbuzz-subset is missing
            import weasyprint
            from weasyprint.text import ffi
    except ModuleNotFoundError as missing:
        raise MissingLibraryError("pdf") from missing
    except (OSError, DeprecationWarning) as missing:
        raise MissingLibraryError("pdf", "system") from missing
    if ffi.harfbuzz_subset is None:
        raise MissingLibraryError("pdf", "system")
    return weasyprint


@contextlib.contextmanager
def _faults_told() -> Iterator[None]:
    """Make an error of what WeasyPrint only logs: a picture that can't be had, a language that is missing."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    ear, logger = Ear(logging.ERROR), logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield
    finally:
        logger.removeHandler(ear)
    if heard:
        raise PageFaultError(heard[0])


# The page, made fit for paper


def _lay_out(root: Element, css: str, running: Running) -> None:
    head = root.find("head")
    given = "".join(style.text or "" for style in root.iter("style"))
    if head is not None:
        SubElement(head, "style").text = "\n".join([_faces(), css, _margins(running)])
    parents = {child: parent for parent in root.iter() for child in parent}
    _contents_after_the_first_section(root, parents)
    tones = _tones(given)
    rules = _drawn(given, tones)
    for element in list(root.iter()):
        if element.tag == "dl":
            _as_list(element)
        elif element.tag == "a" and len(element) == 1 and element[0].tag == "span" and not (element.text or element[0].tail):
            _as_one(element)
        elif element.tag == "ol" and (element.get("start") or "").isdigit():
            element.set("style", f"counter-reset: item {int(element.get('start') or 1) - 1}")
        elif element.tag == f"{SVG}svg" and (element.get("aria-hidden") or element.get("role")):
            style = SubElement(element, f"{SVG}style")
            style.text = rules
            if element.get("aria-hidden"):
                _as_background(element, parents, tones)
        elif element.get("scope") == "rowgroup":
            _as_row_header(element, parents)


def _contents_after_the_first_section(root: Element, parents: dict[Element, Element]) -> None:
    """Move the contents: on paper the answers come first."""
    contents, main = root.find(".//nav"), root.find(".//main")
    first = None if main is None else main.find("section")
    if contents is not None and main is not None and first is not None:
        parents[contents].remove(contents)
        main.insert(list(main).index(first) + 1, contents)


def _as_list(element: Element) -> None:
    """Make items of a description list's groups, and plain blocks of what is in them: WeasyPrint takes each term for an item."""
    for group in element:
        if group.tag == "div":
            group.tag = "li"
        for part in group:
            if part.tag in {"dt", "dd"}:
                part.set("class", f"{part.tag} {part.get('class') or ''}".rstrip())
                part.tag = "div"


def _as_one(link: Element) -> None:
    """Make one element of a link and the language of its text: where both break over lines, WeasyPrint may tag the link as empty."""
    (inner,) = link
    link.attrib.update(inner.attrib)
    link.text = inner.text
    link[:] = list(inner)


def _as_row_header(header: Element, parents: dict[Element, Element]) -> None:
    """Make a header of several rows one of the first: WeasyPrint takes it for a column's, and can't break a page within its span."""
    row = parents[header]
    body = list(parents[row])
    place = list(row).index(header)
    for below in body[body.index(row) + 1 :][: int(header.attrib.pop("rowspan", "1")) - 1]:
        below.insert(place, Element("td", {"class": "above"}))
    header.set("scope", "row")
    header.set("class", "group")


def _as_background(icon: Element, parents: dict[Element, Element], tones: dict[str, dict[str, str]]) -> None:
    """Make an icon, which says nothing that the words beside it don't, a background: to those who listen it isn't there."""
    classes = [name for above in (parents[icon], icon) for name in (above.get("class") or "").split()]
    ink = next((tones[name]["ink"] for name in classes if name in tones), "#1a1d21")
    tail, width, height = icon.tail, *_size(icon)
    icon.tail = None
    icon.set("fill", ink)
    drawn = tostring(icon, encoding="unicode")
    icon.clear()
    icon.tag, icon.tail = "span", tail
    icon.set("class", "icon")
    icon.set("style", f"width:{width}em;height:{height}em;background-image:url('data:image/svg+xml,{quote(drawn)}')")


def _size(icon: Element) -> tuple[float, float]:
    """Return an icon's width and height in em: as wide as its shape asks for."""
    box = [float(number) for number in re.findall(r"[\d.]+", icon.get("viewBox") or "")]
    return (0.85 * box[2] / box[3] if len(box) == 4 and box[3] else 0.85), 0.85  # noqa: PLR2004 - x, y, width, height


def _drawn(css: str, tones: dict[str, dict[str, str]]) -> str:
    """Return the rules by which pictures are drawn, in light colours: to WeasyPrint each is a document of its own, without variables."""
    plain = dict(re.findall(r"--(\w+): (#\w+)", css.partition("@media")[0].partition("}")[0]))
    rules = ["text{font-family:Packet}"]
    for names, said in re.findall(r"^([^\s@{}][^\n{}]*) \{([^{}]*(?:fill|stroke|font-size): [^{}]*)\}", css, re.MULTILINE):
        said = re.sub(r"var\(--(\w+)\)", lambda found: plain.get(found[1], found[0]), said)  # noqa: PLW2901 - the same, in colours
        if "var(" not in said:
            rules.append(f"{names}{{{said}}}")
            continue
        for tone, colours in tones.items():
            toned = re.sub(r"var\(--(\w+)\)", lambda found, own=colours: own.get(found[1], "none"), said)  # type: ignore[misc]
            rules.append(f".{tone} {names.split()[-1]}{{{toned}}}")
    return "".join(rules)


def _tones(css: str) -> dict[str, dict[str, str]]:
    """Return the light colours of each tone, by class and by what they are for."""
    found = re.findall(r"^([.\w, -]+) \{([^}]*--ink: #[^}]*)\}", css.partition("@media")[0], re.MULTILINE)
    return {name.strip(" ."): dict(re.findall(r"--(\w+): (#\w+)", said)) for names, said in found for name in names.split(",")}


def _margins(running: Running) -> str:
    left, right, page, of = (_quoted(text) for text in running)
    return (
        f"@page {{ @top-left {{ content: {left} }} @top-right {{ content: {right} }}"
        f" @bottom-right {{ content: {page} counter(page) {of} counter(pages) }} }}"
    )


def _quoted(text: str) -> str:
    """Return text as a string of CSS."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text) + '"'


@cache
def _faces() -> str:
    return "".join(
        f"@font-face {{ font-family: Packet; font-weight: {weight}; font-style: {style};"
        f" src: url(data:font/woff2;base64,{base64.b64encode(_read('fonts', f'Inter-{name}.woff2')).decode('ascii')}) }}\n"
        for name, weight, style in FACES
    )


def _read(*path: str) -> bytes:
    from planctl import files

    return files.read(os.path.join(folder("templates"), *path), files.MEBIBYTE)


# The file


def _attachment(weasyprint: Any, file: Enclosed, day: date) -> Any:
    from datetime import UTC, datetime, time

    moment = datetime.combine(day, time(), UTC)
    return weasyprint.Attachment(
        file_obj=io.BytesIO(file.content), name=file.name, description=file.said, created=moment, modified=moment, relationship="Source"
    )


def _metadata(given: Any, day: date) -> Any:
    """Return a document's metadata, dated and declared accessible; not compressed, as PDF/A wants it."""
    from weasyprint.document import DocumentMetadata

    class Metadata(DocumentMetadata):  # type: ignore[misc]
        def generate_rdf_metadata(self, *arguments: Any) -> bytes:
            made: bytes = super().generate_rdf_metadata(*arguments)
            return made.replace(_END, _ACCESSIBLE + _END)

        def include_in_pdf(self, *arguments: Any) -> None:
            super().include_in_pdf(*arguments[:4], compress=False)

    found = Metadata(**vars(given))
    found.created = found.modified = str(day)
    return found


def _finish(_document: Any, made: Any) -> None:
    """Store plainly what compressed ends in a carriage return: a reader would take that for part of the line's end."""
    for item in made.objects:
        if getattr(item, "compress", False) and item.data.endswith(b"\r\nendstream"):
            item.compress = False
