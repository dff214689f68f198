"""Pages from templates: a strict Jinja, and the plan's text made harmless in HTML and in Markdown.

Whatever a template prints is literal unless it is already `Markup`: escaped as HTML, or as Markdown. Notes alone keep their emphasis, lists
and links, and of links only those whose scheme is allowed.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import markupsafe
from markupsafe import Markup, escape

from planctl.outputs import sandbox
from planctl.outputs.compiled import compiled
from planctl.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from jinja2 import Environment
    from jinja2.compiler import CodeGenerator
    from jinja2.runtime import Context
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FILTERS = ("own", "goto", "once")  # names that are called by the thousand: Jinja calls filters much faster than functions
# Around the plan's own text within a phrase, and its language before it. Control characters are refused when a plan is read.
OWN, SAYS, ENDS = "\x0e", "\x0f", "\x11"
SCHEMES = ("https", "http", "mailto")

_ALLOWED = re.compile(rf"(?:{'|'.join(SCHEMES)}):[^\s<>]+\Z", re.IGNORECASE)
_MARKED = re.compile(f"{OWN}([a-z]+){SAYS}([^{ENDS}]*){ENDS}")
_SPACE = re.compile(r"[ \t\r\n]+")
# What Markdown reads as markup: anywhere, where a word begins, or first in a block (headings, lists, quotes, rules, numbers).
_SPECIAL = re.compile(r"(?=[\\`*_\[\]|~$])")
_ENTITY = re.compile(r"&(?=#|[A-Za-z])")
_FIRST_IN_WORD = re.compile(r"(?<!\S)(?=#)")
_NOTHING = "a template prints nothing: None"
_FIRST_IN_BLOCK = re.compile(r"\A(?:(?=[-+](?:\s|\Z)|--|[=>])|(\d{1,9})(?=[.)](?:\s|\Z)))")
# A note of which Markdown makes nothing but a paragraph: most are, and the parser need not be brought in for them.
_PLAIN = re.compile(r"(?![-+]|\d+[.)])[^*_\[\]\\`\r\n\t]*")
# Text escaped that is joined to other text at once: that it is safe need not be told of every piece, which takes ten times as long.
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
_safe: Callable[[str], Markup] = partial(str.__new__, Markup)  # `Markup` itself asks first whether it is given any

_DATE = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")


def is_allowed(link: str) -> bool:
    """Tell whether a link may be followed from a page: only by the schemes of the allow-list."""
    return _ALLOWED.match(link) is not None


def literal(text: str) -> Markup:
    """Return text for one line of Markdown that reads exactly as given, wherever it stands. Runs of white space become one space."""
    return Markup(_line(_literal(text)))  # noqa: S704 - escaped


def _literal(text: str) -> str:
    inline = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\", _SPACE.sub(" ", text))).replace("<", "&lt;")
    return _FIRST_IN_WORD.sub(r"\\", inline)


def _line(text: str) -> str:
    """Return Markdown that begins no list, quote or rule."""
    return _FIRST_IN_BLOCK.sub(r"\g<1>\\", text.strip(" "))


def link(address: str) -> Markup:
    """Return a link for Markdown where its scheme is allowed, else its text."""
    safe = is_allowed(address) and not re.search(r"[\\`|]", address)
    return Markup(f"<{address}>") if safe else literal(address)  # noqa: S704 - an autolink holds no markup


def dated(text: str) -> Markup:
    """Return text as HTML in which no line breaks within a date."""
    return Markup(_DATE.sub(r'<time datetime="\g<0>">\g<0></time>', str(escape(text))))  # noqa: S704 - escaped


@cache
def day(when: date) -> Markup:
    """Return a day as HTML."""
    return Markup(f'<time datetime="{when}">{when}</time>')  # noqa: S704 - a date


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False}).enable(["emphasis", "list", "link"])
    parser.validateLink = is_allowed  # type: ignore[assignment]
    return parser


def note_as_html(text: str) -> Markup:
    """Return a note's inline Markdown as HTML: paragraphs and lists, emphasis and allowed links."""
    if _PLAIN.fullmatch(text.strip()):
        return Markup(f"<p>{escape(text.strip())}</p>")  # noqa: S704 - escaped
    return Markup(_markdown().render(text).strip())  # noqa: S704 - html is off: the parser escapes


def note_as_line(text: str) -> Markup:
    """Return a note's inline Markdown as one line of Markdown; the items of a list after bullets."""
    if _PLAIN.fullmatch(text.strip()):
        return literal(text)
    return Markup(" ".join(_lines(_markdown().parse(text))))  # noqa: S704 - every text is made literal


def _lines(tokens: list[Token]) -> Iterator[str]:
    """Yield a note's paragraphs, those of a list after bullets."""
    for before, token in zip([None, None, *tokens], tokens, strict=False):
        if token.type == "inline":
            bullet = "• " if before is not None and before.type == "list_item_open" else ""
            yield bullet + _inline(token.children or [])


def _inline(tokens: list[Token]) -> str:
    """Return emphasis, links and literal text."""
    said, targets = "", []
    for token in tokens:
        if token.type == "link_open":
            targets.append(token.attrs["href"])
            said += "["
        elif token.type == "link_close":
            said += f"](<{targets.pop()}>)"
        else:
            said += token.markup if token.nesting else _literal(token.content)
    return _line(said)


class Text:
    """The plan's own text in HTML: marked where its language is not the page's, and linked to what the page holds."""

    def __init__(self, language: str, anchors: set[str]) -> None:
        self.language = language
        self.anchors = anchors
        self.spoken = language

    def speak(self, language: str) -> str:
        """Tell in which language the plan speaks from here on. Prints nothing."""
        self.spoken = language
        return ""

    def own(self, text: str) -> str:
        """Return the plan's own text, marked where it is in another language than the page."""
        if self.spoken == self.language or hasattr(text, "__html__"):  # markup is not the plan's: its text is never taken for any
            return text
        return Markup(f'<span lang="{self.spoken}">{escape(text)}</span>')  # noqa: S704 - escaped

    def marked(self, text: str) -> str:
        """Return the plan's own text within a phrase, marked likewise: by signs that no plan can hold, until `spelled`."""
        return text if self.spoken == self.language else f"{OWN}{self.spoken}{SAYS}{text}{ENDS}"

    def note(self, text: str) -> Markup:
        """Return a note as HTML, marked likewise."""
        said = note_as_html(text)
        return said if self.spoken == self.language else Markup(f'<div lang="{self.spoken}">{said}</div>')  # noqa: S704 - escaped

    def goto(self, address: str, title: str) -> str:
        """Return something of the plan as a link to where it stands; as its title where this page doesn't hold it."""
        if address not in self.anchors:
            return self.own(title)
        shown = self.own(title)
        inner = escaped(shown) if type(shown) is str else escape(shown)
        return _safe(f'<a href="#{escaped(address)}">{inner}</a>')


@cache
def _context() -> type[Context]:
    """Return what calls on behalf of a template: at once, as nothing that ours call asks for the template's own state."""
    from jinja2.runtime import Context

    class Direct(Context):
        def call(self, called: Callable[..., Any], /, *words: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any) -> Any:
            return called(*words, **named)

    return Direct


@cache
def _generator() -> type[CodeGenerator]:
    """Return what makes Python of planctl's own pages: attributes are read and functions called at once, and text alone is escaped."""
    from jinja2 import nodes
    from jinja2.compiler import CodeGenerator

    class Direct(CodeGenerator):
        def visit_Template(self, node: Any, frame: Any = None) -> None:  # noqa: N802 - as Jinja calls it
            self.writeline(f"from {__name__} import escaped")
            super().visit_Template(node, frame)

        def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

        def visit_Getitem(self, node: Any, frame: Any) -> None:  # noqa: N802
            if not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)):
                super().visit_Getitem(node, frame)
                return
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value}]")

        def visit_Call(self, node: Any, frame: Any, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
            if forward_caller or node.dyn_args or node.dyn_kwargs:
                super().visit_Call(node, frame, forward_caller)
                return
            self.visit(node.node, frame)
            self.write("(")
            for value in (*node.args, *node.kwargs):
                self.visit(value, frame)
                self.write(", ")
            self.write(")")

        def _output_child_pre(self, *_: Any) -> None:
            self.write("(printed if (kind := type(printed := ")

        def _output_child_post(self, *_: Any) -> None:
            self.write(")) is Markup else escaped(printed) if kind is str else str(printed) if kind is int else escape(printed))")

    return Direct


def spelled(html: str) -> str:
    """Return a page in which the marks of `Text.marked` are elements."""
    return _MARKED.sub(r'<span lang="\1">\2</span>', html) if OWN in html else html


def environment(finalize: Callable[[Any], Any] | None, template: str | None = None, **names: Any) -> Environment:
    """Return a Jinja over the shipped templates. `finalize` makes what a template prints harmless; `names` are what templates may call.

    `template` is a folder of the user's own, whose templates go before; all then run in a sandbox.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made, loader = (sandbox.kind(), sandbox.loader(template)) if template else (Environment, FileSystemLoader(folder("templates")))
    jinja = made(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=None if template else compiled(finalize.__name__ if finalize else ""),  # a sandbox compiles otherwise
    )
    jinja.context_class = _context()
    if not (template or finalize):
        jinja.code_generator_class = _generator()
    jinja.globals.update(names)
    jinja.filters |= {"dated": dated, "day": day} | {name: names[name] for name in FILTERS if name in names}
    return jinja


def for_html(value: Any) -> Any:
    """Print a value in HTML: Jinja's own autoescape does the rest. None is a template's fault."""
    if value is None:
        raise TypeError(_NOTHING)
    return value


def for_markdown(value: Any) -> Any:
    """Print a value in Markdown: literally, unless it is markup already. None is a template's fault."""
    return value if hasattr(for_html(value), "__html__") else literal(str(value))
