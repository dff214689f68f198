"""A framework: an external structure that plans align with."""

# No `from __future__ import annotations` here: pydantic would evaluate every annotation anew, which costs start-up.

from typing import Literal

from planctl.model.base import Id, Many, Noted, Text, Title
from planctl.model.funding import Funding
from planctl.model.lean import Field
from planctl.model.period import Period
from planctl.model.plan import Alignments, Language, Organisation, Source

SCHEMA = "planctl/framework/v1"


class FrameworkItem(Noted):
    """One heading, aim or purpose of a framework; items nest."""

    id: Id = Field(description="Unique in the framework.")
    title: Title = Field(description="The item's title.")
    tag: Title | None = Field(None, description="The short label that plans use for it.")
    aligns: Alignments = Field((), description="Ties to other frameworks.")
    items: Many["FrameworkItem"] = Field((), description="Items below this one.")


class Framework(Noted):
    """One external framework."""

    schema_: Literal["planctl/framework/v1"] = Field(alias="schema", description="What this file is, and in which version.")
    id: Id = Field(description="The framework's id, and its file's name.")
    title: Title = Field(description="The framework's title.")
    language: Language = Field("sv", description="The language of its content.")
    issuer: Text | None = Field(None, description="Who issued it.")
    period: Period | None = Field(None, description="When it holds.")
    url: Text | None = Field(None, description="Where it can be found.")
    aligns: Alignments = Field((), description="Ties to other frameworks.")
    sources: Many[Source] = Field((), description="The documents it was read from.")
    organisations: dict[Id, Organisation] = Field(default_factory=dict, description="Bodies that it names, by id.")
    items: Many[FrameworkItem] = Field(description="Its items.")
    funding: Funding | None = Field(None, description="The money it distributes.")
