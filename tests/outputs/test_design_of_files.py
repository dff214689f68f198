"""Templates of one's own, sections and the look, in PDF and Word as on the page: what is replaced, and how what is refused is told."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import html as markup
from pypdf import PdfReader

from builders import FULL, PLANS
from packets import packet_of
from planctl.outputs.faults import PageFaultError
from planctl.outputs.packet import Design, docx, pdf
from planctl.outputs.sandbox import TemplateFaultError
from planctl.outputs.sections import SECTIONS
from repositories import Scratch
from running import planctl

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = "stockholm-2023"
LATE, PAGE, PAPER = "packet/sections/late.html.j2", "packet.html.j2", "packet/paper.css"


def paper(design: Design) -> bytes:
    return pdf(packet_of(SMALL), "sv", [], design)


def word(design: Design) -> bytes:
    return docx(packet_of(SMALL), "sv", None, design)


def said(content: bytes) -> str:
    """Return all that a file says, without white space."""
    if content.startswith(b"%PDF"):
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        text = "".join(Document(io.BytesIO(content)).element.body.itertext())
    return re.sub(r"\s", "", text)


BOTH = pytest.mark.parametrize("made", [paper, word])


def own(folder: Path, name: str, text: str, sections: tuple[str, ...] = ("answers", "late")) -> Design:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Design(sections, template=str(folder))


@BOTH
def test_a_template_of_ones_own_is_in_the_file_with_the_fields_as_documented(made: Callable[[Design], bytes], tmp_path: Path) -> None:
    text = "<p>Vår lista: {{ summary.tally.late }} av {{ summary.tally.fallen }} i {{ plan.title | own }}, {{ level }}</p>\n"
    assert "Vårlista:0av2iHandlingsplanförUppdragPsykiskHälsa" in said(made(own(tmp_path, LATE, text)))


@BOTH
def test_a_fault_in_a_template_names_file_and_line_in_files_too(made: Callable[[Design], bytes], tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError) as fault:
        made(own(tmp_path, LATE, "<p>\n{{ finns_inte }}</p>"))
    assert (fault.value.file.endswith(LATE), fault.value.line) == (True, 2)
    assert "finns_inte" in fault.value.reason


def test_a_fault_in_what_lays_out_the_paper_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFaultError) as fault:
        paper(own(tmp_path, PAPER, "html { color: {{ finns_inte }} }"))
    assert (fault.value.file.endswith(PAPER), fault.value.line) == (True, 1)


@BOTH
@pytest.mark.parametrize(
    "body",
    [
        "",
        "<img src='data:image/png;base64,xx'>",
        "<img src='file:///etc/passwd' alt='x'><ol start='9x'><li>1</ol>",
        "<table></table><table><tbody><tr></tr></tbody></table><table><tr><td colspan='-3' rowspan='x'>a</td></tr></table>",
        "<dl>löst</dl><ul>löst<li></ul><h1></h1><a>m</a><a href='javascript:1'>l</a><form><input></form><!-- c --><iframe src=x></iframe>",
    ],
)
def test_a_page_of_ones_own_becomes_a_file_or_is_told_to_be_at_fault(made: Callable[[Design], bytes], body: str, tmp_path: Path) -> None:
    page = f"<html lang='sv'><title>t</title><body>{body}</body></html>" if body else ""
    try:
        content = made(own(tmp_path, PAGE, page))
    except PageFaultError:
        return
    assert "root:" not in said(content)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_command_tells_which_template_is_wrong(kind: str, tmp_path: Path) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    own(tmp_path / "mallar", LATE, "\n\n{{ plan.finns_inte }}")
    ran = planctl("render", f"plans/{FULL}.yaml", "--template", "mallar", "-f", f"{kind}=ut.{kind}", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"mallar/{LATE}" in ran.err
    assert "rad 3" in ran.err
    own(tmp_path / "mallar", LATE, "<img src='https://exempel.se/a.png' alt=''><ol start='9x'><li>1</ol>")
    ran = planctl("render", f"plans/{FULL}.yaml", "--template", "mallar", "-f", f"{kind}=ut.{kind}", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"mallarna i mallar ger en sida som inte går att göra {kind} av" in ran.err
    assert not (tmp_path / f"ut.{kind}").exists()


@BOTH
def test_sections_stand_in_the_order_asked_for_and_no_others(made: Callable[[Design], bytes]) -> None:
    chosen = said(made(Design(("funding", "answers", "method"))))
    places = [chosen.rindex(heading) for heading in ("Summorsomkällananger", "Hurmångauppföljningar", "Enuppföljningärnågot")]
    assert places == sorted(places)
    for left_out in ("Inom90dagarInget", "Läsmer", "Organisationersomplanennämner", "Uppföljningarefterområde"):
        assert left_out not in chosen
    assert "Organisationersomplanennämner" in said(made(Design(SECTIONS)))


def test_meeting_and_changes_are_told_in_every_format(tmp_path: Path) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    made = Scratch(tmp_path)
    first = made.commit("Första")
    path = tmp_path / "plans" / f"{FULL}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("due: 2026-06-20", "due: 2026-09-20"), encoding="utf-8")
    made.commit("Andra")
    formats = [each for kind in ("md", "html", "pdf", "docx") for each in ("-f", f"{kind}=ut.{kind}")]
    asked = ("--since", "HEAD~1", "--next-meeting", "2026-09-15", "--sections", "answers,coming,changes")
    ran = planctl("render", f"plans/{FULL}.yaml", "--as-of", "2026-06-30", *asked, *formats, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    page = (tmp_path / "ut.html").read_text(encoding="utf-8")
    told = {
        "md": re.sub(r"\s|\\", "", (tmp_path / "ut.md").read_text(encoding="utf-8")),
        "html": re.sub(r"\s", "", markup.fromstring(page).text_content()),
        **{kind: said((tmp_path / f"ut.{kind}").read_bytes()) for kind in ("pdf", "docx")},
    }
    for kind, text in told.items():
        for line in (
            "Vad ska besvaras före nästa möte 2026-09-15?",
            "Före nästa möte 2026-09-15",
            f"Sedan HEAD~1, {first[:10]}",
            "senare sista dag (2026-06-20 → 2026-09-20)",
            "Ändrat sedan förra gången",
        ):
            assert re.sub(r"\s", "", line) in text, (kind, line)
        assert "Organisationersomplanennämner" not in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_logo_that_no_packet_can_show_is_refused_in_the_words_of_the_check(kind: str, tmp_path: Path) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    (tmp_path / "planctl.toml").write_text('[packet]\nlogo = "logga.svg"\n', encoding="utf-8")
    (tmp_path / "logga.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    ran = planctl("render", f"plans/{FULL}.yaml", "-f", f"{kind}=ut.{kind}", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    wrong = "`packet.logo` ska vara en PNG-bild (.png) i inställningarnas mapp eller under den"
    assert f"planctl.toml: {wrong}; spara bilden där som PNG" in ran.err
    assert wrong in planctl("validate", f"plans/{FULL}.yaml", cwd=tmp_path).out
