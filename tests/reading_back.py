"""Pages read back as elements, and held to the nesting that HTML asks for; Markdown as GitHub's flavour reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from planctl.outputs.packet import MARKDOWN_MARK

VOID = frozenset({"br", "meta", "link", "img", "input", "hr", "wbr"})
BLOCKS = frozenset({"p", "div", "ul", "ol", "dl", "table", "section", "article", "nav", "header", "h1", "h2", "h3", "h4", "h5", "h6"})
PHRASING_ONLY = frozenset({"p", "span", "a", "b", "small", "code", "q", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "time", "dt"})
CHILDREN = {"ul": {"li"}, "dl": {"div", "dt", "dd"}, "tr": {"th", "td"}, "tbody": {"tr"}, "thead": {"tr"}, "tfoot": {"tr"}}
CONTENT = frozenset(
    {"a", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        parts = [
            child if isinstance(child, str) else f"{child.text}{' ' if child.tag in BLOCKS | {'td', 'th', 'li', 'br'} else ''}"
            for child in self.children
        ]
        return "".join(parts)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        found = [inner for child in self.children if isinstance(child, Element) for inner in [child, *child.all()]]
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [each for each in found if (not tag or each.tag == tag) and wanted.items() <= each.attributes.items()]

    def one(self, tag: str = "", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found))
        return found[0]

    def rows(self) -> list[list[str]]:
        return [[squeezed(cell.text) for cell in row.children if isinstance(cell, Element)] for row in self.all("tr")]


class Reader(HTMLParser):
    """Reads a page and holds it to the nesting that HTML asks for; nothing is mended."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Element("", {})
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1].tag
        assert not (tag in BLOCKS and parent in PHRASING_ONLY), f"<{tag}> in <{parent}>"
        assert tag in CHILDREN.get(parent, {tag}), f"<{tag}> in <{parent}>"
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {tag}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def page_of(text: str) -> Element:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.top]
    return reader.top


def read_back(text: str) -> Element:
    """Read either format as elements: Markdown as GitHub's flavour reads it."""
    if text.startswith("<!doctype html>"):
        return page_of(text)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return page_of(parser.render(text.removeprefix(f"{MARKDOWN_MARK}\n")))


def body_of(text: str) -> Element:
    page = read_back(text)
    return page.one("body") if page.all("body") else page
