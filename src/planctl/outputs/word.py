"""The packet's page → a Word file: a template with the municipality's styles, header and footer, and the page's content in it.

Without a template of their own the shipped one is used. The same page and template make the same bytes.
"""

from __future__ import annotations

import copy
import io
import os
import zipfile
from typing import TYPE_CHECKING, Any

from planctl.editing.sheets import NAME_OF_MAKER, unsaved
from planctl.outputs.faults import MissingLibraryError, WordTemplateError
from planctl.resources import folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
PLACE = "packet"  # what a template calls the place of the content
LONGEST_PROPERTY = 255  # characters, as the format has it
LARGEST_UNPACKED, LARGEST_PROPERTIES = 64 * 2**20, 64 * 2**10
EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip archive knows nothing earlier

_OURS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5", "Heading 6", "Caption", "TOC Heading", "toc 1", "toc 2", "toc 3")
_LISTS = tuple(f"List {kind}{depth}" for kind in ("Bullet", "Number", "Continue") for depth in ("", " 2", " 3"))
_OWN = ("Packet Fine", "Packet Fact", "Packet Figure", "Packet Cell", "Packet Table")
TABLE = "Packet Table"
STYLES = (*_OURS, *_LISTS, *_OWN)


def docx(html: str, words: Mapping[str, str], language: str, day: date, template: bytes | None = None) -> bytes:
    """Return a page as a Word file. `words` are what a template may say, as `{{ title }}`; `day` dates it.

    Raises `MissingLibraryError` and `WordTemplateError`.
    """
    try:
        import docxtpl  # noqa: F401 - asked for here, so that its absence is told
    except ModuleNotFoundError as missing:
        raise MissingLibraryError("office") from missing
    from planctl.outputs.word_body import Writer

    shipped = _shipped()
    document = _filled(template or shipped, words)
    if template is not None:
        _complete(document, shipped)
    place = _place(document)
    for block in Writer(document, language).written(html):
        place.addprevious(block)
    place.getparent().remove(place)
    _describe(document, words["title"], language, day)
    made = io.BytesIO()
    document.save(made)
    return normalised(made.getvalue())


def _shipped() -> bytes:
    from planctl import files

    return files.read(os.path.join(folder("templates"), "word", "packet.docx"), files.MEBIBYTE)


def _filled(template: bytes, words: Mapping[str, str]) -> Any:
    """Return a template's document with its fields filled in. What a template may do is bounded: it comes from anywhere."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    _check(template)
    jinja = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        filling = DocxTemplate(io.BytesIO(template))
        filling.render({**words, PLACE: PLACE}, jinja, autoescape=True)
    except TemplateError as fault:
        raise WordTemplateError("fields", str(fault)) from fault
    except Exception as fault:  # what a broken file makes of the libraries is not foreseeable
        raise WordTemplateError("not-word") from fault
    _unlink(filling.docx)
    return filling.docx


def _check(template: bytes) -> None:
    """Refuse what is no Word file, is too large unpacked, or carries macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise WordTemplateError("not-word") from fault
    names = {member.filename for member in members}
    if "word/document.xml" not in names or sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise WordTemplateError("not-word")
    if any("vbaproject" in name.casefold() for name in names):
        raise WordTemplateError("macros")


def _unlink(document: Any) -> None:
    """Cut the tie to the template that a template was made from, and refuse any other to a file elsewhere; links to follow may stay."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    for part in document.part.package.iter_parts():
        for name, relation in list(part.rels.items()):
            if not relation.is_external or relation.reltype == RELATIONSHIP_TYPE.HYPERLINK:
                continue
            if not relation.reltype.endswith("/attachedTemplate"):
                raise WordTemplateError("linked", relation.target_ref)
            for tie in list(part.element.iter(qn("w:attachedTemplate"))):
                tie.getparent().remove(tie)
            del part.rels[name]


def _complete(document: Any, shipped: bytes) -> None:
    """Add the styles that a template doesn't have: many of Word's own are in a file only once they have been used there."""
    from docx import Document
    from docx.oxml.ns import qn

    ours = Document(io.BytesIO(shipped)).styles
    has = {style.name for style in document.styles}
    for name in STYLES:
        if name not in has:
            added = copy.deepcopy(ours[name].element)
            for numbering in list(added.iter(qn("w:numPr"))):  # of a list that the template doesn't have
                numbering.getparent().remove(numbering)
            document.styles.element.append(added)


def _place(document: Any) -> Any:
    """Return the paragraph where the content goes; without one of its own, the end."""
    for paragraph in document.paragraphs:
        if paragraph.text.strip() == PLACE:
            return paragraph._p  # noqa: SLF001 - the library has no public way to insert
    return document.add_paragraph()._p  # noqa: SLF001


def _describe(document: Any, title: str, language: str, day: date) -> None:
    from datetime import datetime, time

    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    moment = datetime.combine(day, time())  # the library takes it for UTC
    known = document.core_properties
    known.title, known.language = title[:LONGEST_PROPERTY], LANGUAGES[language]
    known.author = known.last_modified_by = NAME_OF_MAKER
    known.created = known.modified = moment
    known.revision, known.comments, known.keywords = 1, "", ""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        spoken = defaults.find(qn("w:lang"))
        if spoken is None:
            spoken = OxmlElement("w:lang")
            defaults.append(spoken)
        spoken.set(qn("w:val"), LANGUAGES[language])


def untouched(content: bytes) -> bool:
    """Tell whether a Word file is as it was made here: nobody has saved it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("docProps/core.xml") as core:
            return unsaved(core.read(LARGEST_PROPERTIES).decode("utf-8"))
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError):
        return False


def normalised(content: bytes) -> bytes:
    """Return a zip archive with its members at no time in particular, and packed alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w") as archive:
        for member in given.infolist():
            info = zipfile.ZipInfo(member.filename, EARLIEST)
            info.external_attr, info.create_system = 0o600 << 16, 3
            archive.writestr(info, given.read(member), zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
