"""The packet as a Word file, read back: headings, tables, language, links, and what a municipality's own template changes."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html as markup

from builders import FULL, TODAY, plan_text
from packets import SEVERAL, SOURCES, packet_from, packet_of, page_of, word_of
from planctl.outputs.faults import WordTemplateError
from planctl.outputs.look import Look
from planctl.outputs.packet import Design, docx
from running import ROOT, planctl

EACH = pytest.mark.parametrize("name", SOURCES)
ALL = pytest.mark.parametrize("name", [*SOURCES, SEVERAL])
HUDDINGE, DAY = "plans/huddinge-2022-2024.yaml", "2024-06-30"
SHIPPED = ROOT / "templates" / "word" / "packet.docx"
UNSEEN = "//svg | //*[@class='skip' or @class='legend' or @class='fine more'] | //caption[@class='hidden'] | //nav//*[@class='count']"
# The smallest PNG there is: one white point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(document: Any) -> str:
    return unspaced("".join(text.text or "" for text in document.element.body.iter(qn("w:t"))))


def across(cell: Any) -> int:
    span = cell.tcPr.find(qn("w:gridSpan"))
    return 1 if span is None else int(span.get(qn("w:val")))


def template(change: Any) -> bytes:
    """Return a template of one's own: an empty document that has been changed."""
    document = Document()
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@ALL
def test_all_that_the_page_says_is_said(name: str) -> None:
    body = markup.fromstring(page_of(name)).find("body")
    assert body is not None
    for unseen in body.xpath(UNSEEN):
        unseen.drop_tree()
    for picture in body.xpath("//thead//th[contains(., 'Fördelning')]"):
        picture.drop_tree()
    told = text_of(opened(word_of(name)))
    assert [said for said in body.itertext() if unspaced(said) not in told] == []


@EACH
def test_headings_tables_and_title(name: str) -> None:
    document, (plan,) = opened(word_of(name)), packet_of(name).plans
    levels = [int(style[-1]) for each in document.paragraphs if (style := each.style.name).startswith("Heading ")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert document.core_properties.title == plan.title
    assert document.core_properties.language == "sv-SE"
    assert document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"
    assert plan.title in document.sections[0].header.paragraphs[0].text
    assert document.tables
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        columns = len(table._tbl.tblGrid)
        assert {sum(across(cell) for cell in row.tc_lst) for row in rows} == {columns}
        assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) < 9700  # as wide as the page's text


def test_every_link_within_has_its_place_and_every_list_its_numbering() -> None:
    body = opened(word_of(FULL)).element.body
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    goals = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))}
    assert goals
    assert goals <= set(places)
    assert len(places) == len(set(places))
    assert list(body.iter(qn("w:numId")))


def test_a_plan_s_own_text_keeps_its_language_in_a_packet_in_another() -> None:
    document = opened(word_of(FULL, "en"))
    assert document.core_properties.language == "en-GB"
    title = packet_of(FULL).plans[0].title
    spoken = {
        run.find(f".//{qn('w:lang')}").get(qn("w:val")) for run in document.element.body.iter(qn("w:r")) if title in "".join(run.itertext())
    }
    assert spoken == {"sv-SE"}


@EACH
def test_no_macros_and_nothing_from_elsewhere(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(word_of(name))) as archive:
        names = archive.namelist()
        ties = "".join(archive.read(each).decode("utf-8") for each in names if each.endswith(".rels"))
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [each for each in names if "vba" in each.casefold()]
    outside = re.findall(r"<Relationship [^>]*TargetMode=\"External\"[^>]*>", ties)
    assert all("/hyperlink" in each and re.search(r'Target="(https?|mailto):', each) for each in outside)


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    for name, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        ran = planctl("render", HUDDINGE, "--as-of", DAY, "-f", f"docx={tmp_path / name}", PYTHONHASHSEED=name, TZ=zone)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = "<b>x</b> {{ title }} {% for %} </w:t> <img src=file:///etc/passwd>"
    (tmp_path / "p.yaml").write_text(plan_text(f"title: {hostile!r}\n"), encoding="utf-8")
    document = opened(docx(packet_from(tmp_path / "p.yaml", TODAY), "sv"))
    assert unspaced(hostile) in text_of(document)
    assert hostile in document.sections[0].header.paragraphs[0].text


def test_a_logo_has_its_words() -> None:
    document = opened(docx(packet_of(FULL), "sv", None, Design(look=Look("Exempels kommun", PNG))))
    assert [drawn.get("descr") for drawn in document.element.body.iter(qn("wp:docPr"))] == ["Exempels kommun"]


def test_a_template_of_one_s_own_keeps_its_look_and_says_where() -> None:
    def change(document: Any) -> None:
        document.styles["Heading 1"].font.name = "Georgia"
        document.sections[0].header.paragraphs[0].text = "Exempels kommun – {{ owner }}"
        document.add_paragraph("Före")
        document.add_paragraph("{{ packet }}")
        document.add_paragraph("Efter {{ as_of }}")

    document = opened(docx(packet_of(FULL), "sv", template(change)))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.sections[0].header.paragraphs[0].text == "Exempels kommun – Exempels kommun"
    texts = [each.text for each in document.paragraphs]
    assert (texts[0], texts[-1]) == ("Före", f"Efter per den {TODAY}")
    assert packet_of(FULL).plans[0].title in texts
    assert "Packet Fact" in {each.style.name for each in document.paragraphs}


@pytest.mark.parametrize(
    ("content", "variant"),
    [
        (b"no zip", "not-word"),
        (template(lambda document: document.add_paragraph("{{ title.__class__.__mro__ }}")), "fields"),
        (template(lambda document: document.add_paragraph("{{ unheard }}")), "fields"),
        (template(lambda document: document.add_paragraph("{% for %}")), "fields"),
        (template(lambda document: document.part.relate_to("http://x.se/a.png", "http://y/image", is_external=True)), "linked"),
    ],
)
def test_a_template_that_can_t_be_used_is_refused(content: bytes, variant: str) -> None:
    with pytest.raises(WordTemplateError) as refused:
        docx(packet_of(FULL), "sv", content)
    assert refused.value.variant == variant


def test_a_template_with_macros_is_refused_in_one_line(tmp_path: Path) -> None:
    own = tmp_path / "mall.docx"
    own.write_bytes(SHIPPED.read_bytes())
    with zipfile.ZipFile(own, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    ran = planctl("render", HUDDINGE, "-f", "docx", "--word-template", str(own), "--out", str(tmp_path / "ut"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "makron" in ran.err


def test_the_extra_s_absence_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "docxtpl.py").write_text("raise ModuleNotFoundError(name='docxtpl')", encoding="utf-8")
    ran = planctl("render", HUDDINGE, "-f", "docx", "--out", str(tmp_path / "ut"), PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "pip install 'planctl[office]'" in ran.err


def test_it_replaces_its_own_earlier_file_and_not_one_that_was_saved_since(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(plan_text(""), encoding="utf-8")
    command = ["render", str(tmp_path / "p.yaml"), "--as-of", DAY, "-f", "docx", "--out", str(tmp_path)]
    assert [planctl(*command).code, planctl(*command).code] == [0, 0]
    document = opened((tmp_path / "p.docx").read_bytes())
    document.core_properties.last_modified_by = "Anna"
    document.save(tmp_path / "p.docx")
    saved = (tmp_path / "p.docx").read_bytes()
    assert planctl(*command).code == 2
    assert (tmp_path / "p.docx").read_bytes() == saved


def test_the_shipped_template_is_what_its_script_makes() -> None:
    script = "import runpy, sys; sys.stdout.buffer.write(runpy.run_path('tools/word_template.py')['template']())"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert ran.stdout == SHIPPED.read_bytes()


def test_libreoffice_reads_it(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        reason = "no soffice: apt install libreoffice-writer"
        pytest.fail(reason) if os.environ.get("PLANCTL_REQUIRE_TOOLS") == "1" else pytest.skip(reason)
    (tmp_path / "p.docx").write_bytes(word_of("huddinge-2022-2024"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), "p.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=300)
    assert "Handlingsplan för psykisk hälsa 2022–2024" in (tmp_path / "p.txt").read_text(encoding="utf-8")
