"""Forms as a department handles them: made, opened with openpyxl, filled in by address, saved, and read back."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.editing.returning import Incoming, incoming
from planctl.editing.sheets import ADDRESS, returned
from planctl.outputs.workbook import workbook
from planctl.views.form import Form, forms
from planctl.workspace import PlanFile
from running import missing_tool

SHEETS = ("Uppföljning", "Aktiviteter", "Indikatorer")


def plans_in(folder: str | Path = PLANS) -> list[PlanFile]:
    return workspace.load([str(folder)]).sound()


def full_plan(folder: str | Path = PLANS) -> list[PlanFile]:
    return [file for file in plans_in(folder) if file.id == FULL]


def form_of(body: str, plans: list[PlanFile] | None = None, day: date = TODAY, year: int = 2026) -> Form:
    (form,) = forms(plans or full_plan(), day, year, "1.0", responsible=body)
    return form


def made(body: str, plans: list[PlanFile] | None = None, day: date = TODAY) -> bytes:
    return workbook(form_of(body, plans, day), "sv")


class Filling:
    """A workbook being filled in."""

    def __init__(self, content: bytes) -> None:
        self.book: Any = load_workbook(io.BytesIO(content))

    def place(self, about: str, key: str) -> tuple[Any, int, int]:
        """Return the sheet, row and column of an answer cell, by what its row is about and its column's hidden key."""
        address = about if about.startswith(f"{FULL}/") else f"{FULL}/{about}"
        for page in self.book.worksheets:
            if page.cell(1, 1).value != ADDRESS:
                continue
            columns: dict[Any, Any] = {cell.value: cell.column for cell in page[1]}
            for row in range(1, page.max_row + 1):
                if page.cell(row, 1).value == address and key in columns:
                    return page, row, columns[key]
        raise AssertionError(address, key)

    def fill(self, about: str, **answers: object) -> Filling:
        for key, value in answers.items():
            page, row, column = self.place(about, key.replace("_", "-"))
            page.cell(row, column).value = value
        return self

    def cell(self, about: str, key: str) -> Any:
        page, row, column = self.place(about, key)
        return page.cell(row, column)

    def name(self, about: str, key: str) -> str:
        """Return a cell's name as faults tell it."""
        page, _, _ = self.place(about, key)
        return f"{page.title}!{self.cell(about, key).coordinate}"

    def saved(self) -> bytes:
        content = io.BytesIO()
        self.book.save(content)
        return content.getvalue()


def sent_back(content: bytes, plans: list[PlanFile] | None = None, day: date = TODAY, *, correct: bool = False) -> Incoming:
    return incoming(plans or full_plan(), [("svar.xlsx", returned(content))], day, correct=correct)


def entries(found: Incoming) -> dict[str, dict[str, Any]]:
    """Return what is to be recorded, by what it is about: the fields but the day and the body."""
    told = [entry for edit in found.edits for entry in edit.entries]
    return {entry.about: entry.model_dump(mode="json", exclude_none=True, exclude={"date", "about", "by"}) for entry in told}


def faults(found: Incoming) -> dict[str, str]:
    return {fault.place: fault.refused.key if fault.refused else fault.fault.key for fault in found.faults}


def through_libreoffice(content: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it."""
    program = shutil.which("soffice")
    if program is None:
        missing_tool("LibreOffice (soffice) is missing")
    source, out = folder / "svar.xlsx", folder / "sparad"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / "svar.xlsx").read_bytes()
