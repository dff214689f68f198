"""What a municipality may change: the look, and templates of its own, held in a sandbox and told where they are wrong."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.outputs.look import LARGEST_LOGO, LookFaultError, contrast, look
from planctl.outputs.packet import Design, html, markdown
from planctl.outputs.sandbox import TemplateFaultError, replaces_any
from planctl.views.packet import Question, packet
from reading_back import body_of, page_of, squeezed

if TYPE_CHECKING:
    from planctl.views.parts import Packet

LATE = "packet/sections/late.html.j2"


def png(width: int = 8, height: int = 8, padding: int = 0) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", width, height) + b"\0" * (5 + padding)


@pytest.fixture(scope="module")
def view() -> Packet:
    loaded = workspace.load([str(Path(PLANS) / f"{FULL}.yaml")])
    return packet(loaded.plans, loaded, Question(TODAY), "0")


def with_template(folder: Path, name: str, text: str) -> Design:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Design(template=str(folder))


def test_one_template_is_replaced_and_the_rest_are_planctls(view: Packet, tmp_path: Path) -> None:
    design = with_template(tmp_path, LATE, "<p>Vår egen lista: {{ summary.tally.late }} av {{ plan.title }}</p>\n")
    page = squeezed(page_of(html(view, "sv", design)).one("main").text)
    assert f"Vår egen lista: 11 av {view.plans[0].title}" in page
    assert "försenade från före 2026, äldst först" not in page
    assert "Tio frågor" in page


def test_all_of_planctls_templates_run_in_the_sandbox_and_say_the_same(view: Packet, tmp_path: Path) -> None:
    design = with_template(tmp_path, "packet/sections/egen.html.j2", "")
    assert html(view, "sv", design) == html(view, "sv")
    assert markdown(view, "sv", design) == markdown(view, "sv")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<p>\n{{ finns_inte }}</p>", 2, "finns_inte"),
        ("<p>\n\n{% if %}</p>", 3, "Expected an expression"),
        ("{{ summary.finns_inte }}", 1, "finns_inte"),
        ("\n{% for x in summary %}", 2, "endfor"),
        ("{{ ''.__class__.__mro__ }}", 1, "__class__"),
        ("{{ words.word.__func__.__globals__ }}", 1, "unsafe"),
        ("\n{{ 'a' * 1000000000 }}", 2, "small numbers"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", 1, "small numbers"),
        ("{% for x in range(10000000) %}{% endfor %}", 1, "range"),
        ("{% include '../../../../etc/passwd' %}", 1, "etc/passwd"),
        ("{% include '/etc/passwd' %}", 1, "etc/passwd"),
        ("{{ goto(1) }}", 1, "goto"),
    ],
)
def test_a_fault_names_the_file_and_the_line(view: Packet, tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(TemplateFaultError) as fault:
        html(view, "sv", with_template(tmp_path, LATE, text))
    assert fault.value.file.endswith(LATE)
    assert fault.value.line == line
    assert said in fault.value.reason


def test_a_link_leads_a_template_nowhere(view: Packet, tmp_path: Path) -> None:
    secret = tmp_path / "hemligt.txt"
    secret.write_text("hemligt", encoding="utf-8")
    own = tmp_path / "mallar"
    design = with_template(own, LATE, "{% include 'packet/lank.html.j2' %}")
    (own / "packet" / "lank.html.j2").symlink_to(secret)
    with pytest.raises(TemplateFaultError):
        html(view, "sv", design)


def test_text_of_the_plan_stays_text_in_a_template_of_ones_own(view: Packet, tmp_path: Path) -> None:
    hostile = view._replace(plans=(view.plans[0]._replace(title="<script>x</script>"),))
    design = with_template(tmp_path, LATE, "<p>{{ plan.title }}</p>")
    assert "<script" not in html(hostile, "sv", design)


def test_a_folder_without_any_of_our_names_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "late.html.j2").write_text("", encoding="utf-8")
    assert not replaces_any(str(tmp_path))
    with_template(tmp_path, LATE, "")
    assert replaces_any(str(tmp_path))


# The look


def test_name_logo_and_colours_are_on_the_page(view: Packet) -> None:
    own = look("Exempels kommun", png(), {"accent": "#7a1f5c", "accent-dark": "#f0b6dc"})
    text = html(view, "sv", Design(look=own))
    picture = page_of(text).one("img")
    assert picture.attributes["alt"] == "Exempels kommun"
    assert picture.attributes["src"].startswith("data:image/png;base64,iVBOR")
    assert ":root { --link: #7a1f5c; --accent: #7a1f5c }" in text
    assert "--link: #f0b6dc" in text
    assert "Exempels kommun · Underlag till styrgruppen" in squeezed(body_of(markdown(view, "sv", Design(look=own))).text)


@pytest.mark.parametrize(
    ("name", "colour", "ratio"), [("accent", "#9a9a9a", "2.6"), ("accent-dark", "#224488", "1.6"), ("accent", "#ffffff", "1.0")]
)
def test_a_colour_that_cannot_be_read_is_refused_with_the_ratio(name: str, colour: str, ratio: str) -> None:
    with pytest.raises(LookFaultError) as fault:
        look("", b"", {name: colour})
    assert fault.value.variant == "contrast"
    assert fault.value.values == {"name": name, "colour": colour, "ratio": fault.value.values["ratio"], "least": "4.5"}
    assert abs(float(fault.value.values["ratio"]) - float(ratio)) <= 0.2


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 6) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # the grey that just fails


@pytest.mark.parametrize(
    ("logo", "variant"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo-kind"),
        (b"GIF89a", "logo-kind"),
        (png(5000), "logo-size"),
        (png(padding=LARGEST_LOGO), "logo-size"),
    ],
)
def test_a_logo_is_a_png_of_a_reasonable_size(logo: bytes, variant: str) -> None:
    with pytest.raises(LookFaultError) as fault:
        look("", logo, {})
    assert fault.value.variant == variant
