"""Rows → CSV and JSON. Lists are joined with "; "; in CSV for Excel nothing is read as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv(columns: Sequence[str], rows: Sequence[dict[str, Any]], *, excel: bool = False) -> str:
    """Return a table as CSV: comma and LF, or for Excel semicolon, CRLF, byte order mark and no formulas."""
    import csv as library
    from io import StringIO

    stream = StringIO()
    writer = library.writer(stream, delimiter=";" if excel else ",", lineterminator="\r\n" if excel else "\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column), excel=excel) for column in columns])
    return ("\ufeff" if excel else "") + stream.getvalue()


def _cell(value: Any, *, excel: bool) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        text = "; ".join(str(item) for item in value)
    elif isinstance(value, dict):
        text = "; ".join(f"{key}: {item}" for key, item in value.items())
    else:
        text = str(value)
    return f"'{text}" if excel and text.startswith(FORMULA_STARTS) else text


def data(table: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the `planctl/<table>/v1` object."""
    return {"schema": f"planctl/{table}/v1", "rows": list(rows)}
