"""What every part of the model shares: strict, frozen, and able to say that it is uncertain."""

# No `from __future__ import annotations` here: pydantic would evaluate every annotation anew, which costs start-up.

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from planctl.model.address import IDS, LONGEST_ID, fault_of_id
from planctl.model.lean import BaseModel, ConfigDict, Field, LeanModel, PydanticCustomError, Strict, core_schema
from planctl.model.period import NotAPeriodError, parse_day, parse_month_and_day

LONGEST_TEXT = 20_000
LONGEST_TITLE = 500
LARGEST_AMOUNT = 10**15

Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], Strict(strict=False)]  # a YAML list, kept as a tuple


class Length:
    """Text of 1 to `most` characters; the schema is ready-made, which costs pydantic less than constraints to apply."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.str_schema(min_length=1, max_length=self.most, strict=True)


Text = Annotated[str, Length(LONGEST_TEXT)]
Title = Annotated[str, Length(LONGEST_TITLE)]


class ReadBy:
    """Reads a value with a function of ours, which raises a `PydanticCustomError`; `schema` is what the published schema says of it."""

    def __init__(self, read: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        self.read = read
        self.schema = schema

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def _validate_id(value: Any) -> str:
    if type(value) is str and value in IDS:
        return value
    if not isinstance(value, str):
        kind = "number" if isinstance(value, int | float) and not isinstance(value, bool) else "type"
        raise PydanticCustomError("id", "not an id", {"variant": kind, "text": ""})
    fault = fault_of_id(value)
    if fault:
        raise PydanticCustomError("id", "not an id", {"variant": fault, "text": value[: LONGEST_ID + 1]})
    return value


# An id: a lower-case ASCII slug that is neither like a path nor like a period.
Id = Annotated[
    str,
    ReadBy(
        _validate_id,
        {
            "type": "string",
            "maxLength": LONGEST_ID,
            "pattern": r"^(?!\d{4}(-|\.\.|$))(?!.*\.\.)(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$))[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
        },
    ),
]


class Part(BaseModel):
    """Base of all models: unknown fields are refused, types are not converted, nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ShortForm:
    """Reads a bare text (with `numbers`: a bare number) as a mapping that has just that field."""

    def __init__(self, field: str, *, numbers: bool = False) -> None:
        self.field = field
        self.numbers = numbers

    def expand(self, value: Any) -> Any:
        """Return the mapping that the short form stands for; mappings pass."""
        bare = isinstance(value, int | float) and not isinstance(value, bool) if self.numbers else isinstance(value, str)
        if bare:
            return {self.field: value}
        if isinstance(value, dict | BaseModel):
            return value
        variant = "number-or-mapping" if self.numbers else "text-or-mapping"
        raise PydanticCustomError("wrong-type", "wrong type", {"variant": variant, "text": ""})

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.expand, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        bare = {"type": "number"} if self.numbers else {"type": "string", "minLength": 1}
        return {"anyOf": [bare, handler(schema["schema"])]}


class SourcePlace(Part):
    """A place in one of several sources."""

    doc: Id | None = Field(None, description="Id of the source, from the plan's `sources`; left out where there is but one.")
    at: Text = Field(description="Where in it: a section, a page, a row.")


class Noted(Part, LeanModel):
    """Base of what people write: anything may carry a note, a doubt and its place in the source."""

    note: Text | None = Field(None, description="A remark in inline Markdown: emphasis, lists and links.")
    uncertain: Text | None = Field(None, description="Why this is uncertain; shown wherever the thing is shown.")
    source: Annotated[SourcePlace, ShortForm("at")] | None = Field(None, description="Where the source says so, such as `5.2, rad 3`.")

    @classmethod
    def __pydantic_init_subclass__(cls, **_options: Any) -> None:
        """Have the class answer for what its things don't hold."""
        for name, field in cls.model_fields.items():
            if not field.is_required():
                setattr(cls, name, field.get_default(call_default_factory=True))


def _validate_month_day(value: Any) -> str:
    try:
        parse_month_and_day(value if isinstance(value, str) else "")
    except NotAPeriodError as error:
        raise PydanticCustomError("month-day", "not a day of the year", {"variant": error.variant, "text": error.text}) from None
    return str(value)


def _validate_number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("wrong-type", "wrong type", {"variant": "number", "text": ""})
    return value


def _validate_number_or_yes_no(value: Any) -> int | float | bool:
    if not isinstance(value, int | float):
        raise PydanticCustomError("wrong-type", "wrong type", {"variant": "number-or-yes-no", "text": ""})
    return value


def _validate_day(value: Any) -> date:
    try:
        return parse_day(value if isinstance(value, str) else "")
    except NotAPeriodError as error:
        raise PydanticCustomError("day", "not a day", {"variant": error.variant, "text": error.text}) from None


_DAY = r"(0[1-9]|[12]\d|3[01])"
# A day that every year has, spelled `08-31`.
MonthDay = Annotated[
    str,
    ReadBy(_validate_month_day, {"type": "string", "pattern": rf"^(0[1-9]|1[0-2])-{_DAY}$", "description": "A day of the year: 08-31."}),
]
# A single day, spelled `2022-03-31` (YAML's own dates mean the same).
Day = Annotated[
    date,
    ReadBy(_validate_day, {"type": "string", "pattern": rf"^(19|20|21)\d\d-(0[1-9]|1[0-2])-{_DAY}$", "description": "A day: 2022-03-31."}),
]
# A finite number, whole or not; never a yes or no.
Number = Annotated[int | float, ReadBy(_validate_number, {"type": "number"})]
NumberOrYesNo = Annotated[bool | int | float, ReadBy(_validate_number_or_yes_no, {"type": ["number", "boolean"]})]
