"""`planctl record` as a user runs it: what it says, its exit codes, git, and asking in a terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders import FULL, PLANS
from running import Ran, planctl

DAY = "2026-06-30"
JOURNAL = f"plans/journals/{FULL}.yaml"
ABOUT = "kartlagg-samverkan/insatser@2026"
ENTRY = (ABOUT, "--value", "4", "--by", "buf")
LINE = "  - {date: 2026-06-30, about: kartlagg-samverkan/insatser@2026, by: buf, state: reported, value: 4}\n"
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": "/nonexistent"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PLANS, tmp_path / "plans")
    return tmp_path


def record(folder: Path, *arguments: str, **environment: str) -> Ran:
    return planctl("record", *arguments, "--as-of", DAY, cwd=folder, stdin=b"", **environment)


def journal(folder: Path) -> str:
    return (folder / JOURNAL).read_text(encoding="utf-8")


def test_what_was_written_how_it_stands_and_what_is_next(folder: Path) -> None:
    before = journal(folder)
    ran = record(folder, *ENTRY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"Skrev i {JOURNAL}: {ABOUT}: buf 2026-06-30, rapporterad, 4\n"
        "Nu: pågående, sista dag 2026-12-31, 1 av 2 har svarat, väntar på sf.\n"
        f"Det som är kvar: planctl due plans/{FULL}.yaml\n"
    )
    assert journal(folder) == before + LINE
    again = record(folder, *ENTRY, "--lang", "en")
    assert (again.code, again.out) == (2, "")
    assert again.err == f"planctl: buf has said just this about {ABOUT} already (2026-06-30). Nothing was written.\n"


def test_a_dry_run_shows_the_line_and_writes_nothing(folder: Path) -> None:
    before = journal(folder)
    ran = record(folder, *ENTRY, "--dry-run")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if line.startswith("+")] == [f"+++ b/{JOURNAL}", f"+{LINE.rstrip()}"]
    assert not [line for line in ran.out.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert journal(folder) == before
    new = record(folder, "utkast-2026-2028/" + first_promise(folder), "--state", "reported", "--dry-run", "--lang", "en")
    assert new.out.startswith("--- /dev/null\n+++ b/plans/journals/utkast-2026-2028.yaml\n")
    assert not (folder / "plans/journals/utkast-2026-2028.yaml").exists()


def first_promise(folder: Path) -> str:
    """Return the address of something that one body is asked about in the plan without a journal."""
    found = planctl("due", "plans/utkast-2026-2028.yaml", "--all", "--year", "2026", "--format", "json", "--as-of", DAY, cwd=folder).json
    item = next(item for item in found["items"] if len(item["responsible"]) == 1)
    return str(item["address"]).partition("/")[2]


def test_a_correction_is_said_to_be_one_and_wants_to_be_meant(folder: Path) -> None:
    about = "kartlagg-samverkan/insatser@2025"
    ran = record(folder, about, "--value", "4", "--by", "sf", "--lang", "en")
    assert ran.code == 2
    assert f"{about} is closed already (reported, buf 2026-01-22). This would be a correction." in ran.err
    assert "--correct" in ran.err
    assert record(folder, about, "--value", "4", "--by", "sf", "--correct").code == 0
    shown = planctl("show", f"{FULL}/{about}", "--as-of", DAY, cwd=folder)
    assert shown.out.index("Rapporterad · 3") < shown.out.index("Rapporterad · 4")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("kartlagg-samverkan/insatsr", "--value", "4"), "Menade du något av detta: kartlagg-samverkan/insatser"),
        (("kartlagg-samverkan/insatser@2052", "--value", "4", "--by", "sf"), "2025, 2026, 2027"),
        ((ABOUT, "--value", "4", "--by", "buff"), "Menade du `buf`?"),
        ((ABOUT, "--value", "4"), "--by, till exempel sf, buf"),
        ((ABOUT, "--by", "sf"), "något av: reported, skipped, deferred, ended, retracted"),
        ((ABOUT, "--state", "skipped", "--by", "sf"), "kräver en kommentar"),
        ((ABOUT, "--state", "klart", "--by", "sf"), "Välj bland reported, skipped"),
        ((ABOUT, "--value", "fyra", "--by", "sf"), "fyra är inget tal"),
        ((ABOUT, "--value", "4", "--by", "sf", "--date", "igår"), "igår är ingen dag"),
        ((ABOUT, "--value", "4", "--by", "sf", "--date", "2027-01-01"), "2027-01-01"),
        ((ABOUT, "--value", "4", "--by", "sf", "--note", "a\x1b[31mb"), "U+001B"),
        ((ABOUT, "--value", "4", "--by", "sf", "--commit"), "ligger inte i något git-förråd"),
        ((), "planctl record ADRESS"),
        ((ABOUT, "-"), "i stället för -"),
        (("plans",), "planctl record ADRESS plans"),
    ],
)
def test_what_is_refused_is_told_in_one_line_and_nothing_is_written(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    before = journal(folder)
    ran = record(folder, *arguments, GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert journal(folder) == before


def test_a_linked_journal_is_refused(folder: Path) -> None:
    (folder / JOURNAL).rename(folder / "annan.yaml")
    (folder / JOURNAL).symlink_to(folder / "annan.yaml")
    ran = record(folder, *ENTRY)
    assert ran.code == 2
    assert "länk" in ran.err
    assert "value: 4}" not in (folder / "annan.yaml").read_text(encoding="utf-8").splitlines()[-1]


def test_a_broken_plan_stands_in_the_way_of_itself_alone(folder: Path) -> None:
    (folder / "plans/trasig.yaml").write_text("schema: planctl/plan/v1\nid: [\n", encoding="utf-8")
    assert record(folder, *ENTRY).code == 0
    ran = record(folder, "trasig/a/f@2026", "--value", "4")
    assert ran.code == 2
    assert "plans/trasig.yaml" in ran.err


def test_everything_that_an_entry_holds(folder: Path) -> None:
    ran = record(
        folder, "kartlagg-samverkan@2026-varen", "--by", "sf", "--state", "paused", "--light", "red", "--forecast", "green",
        "--note", 'Väntar: "nytt" avtal', "--cause", "Vakans", "--consequence", "Sen", "--action", "Rekrytering",
        "--decision-wanted", "Ska vi vänta?", "--evidence", "https://exempel.example/a", "--date", "2026-06-29",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert journal(folder).splitlines()[-1] == (
        '  - {date: 2026-06-29, about: kartlagg-samverkan@2026-varen, by: sf, state: paused, light: red, note: "Väntar: \\"nytt\\" avtal", '
        'forecast: green, deviation: {cause: "Vakans", consequence: "Sen", action: "Rekrytering"}, decision_wanted: "Ska vi vänta?", '
        'evidence: "https://exempel.example/a"}'
    )
    assert planctl("validate", "--as-of", DAY, cwd=folder).code == 0


def test_a_decomposed_letter_is_composed(folder: Path) -> None:
    assert record(folder, *ENTRY, "--note", "A\u030angra").code == 0
    assert 'note: "Ångra"' in journal(folder)


# Git


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@exempel.example", *arguments]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **GIT}, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "config", "user.name", "A")
    git(folder, "config", "user.email", "a@exempel.example")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Planerna")
    return folder


def test_a_commit_holds_the_journal_and_nothing_else(repository: Path) -> None:
    (repository / "annat.txt").write_text("x", encoding="utf-8")
    git(repository, "add", "annat.txt")
    ran = record(repository, *ENTRY, "--commit", **GIT)
    assert ran.code == 0, ran.err
    assert "Sparat i git." in ran.out
    assert git(repository, "show", "--format=%s", "--name-only", "HEAD").split("\n\n") == [
        f"Rapport om {FULL}/{ABOUT} från buf",
        f"{JOURNAL}\n",
    ]
    assert git(repository, "status", "--porcelain") == "A  annat.txt\n"


def test_a_new_journal_is_committed(repository: Path) -> None:
    about = first_promise(repository)
    ran = record(repository, f"utkast-2026-2028/{about}", "--state", "skipped", "--note", "Nej", "--commit", "--lang", "en", **GIT)
    assert ran.code == 0, ran.err
    assert git(repository, "status", "--porcelain") == ""
    assert "plans/journals/utkast-2026-2028.yaml" in git(repository, "show", "--name-only", "HEAD")


def test_uncommitted_edits_are_not_taken_along(repository: Path) -> None:
    assert record(repository, *ENTRY).code == 0
    before = journal(repository)
    ran = record(repository, ABOUT, "--value", "5", "--by", "sf", "--commit", **GIT)
    assert ran.code == 2
    assert "inte är sparade i git" in ran.err
    assert journal(repository) == before
    assert git(repository, "log", "--format=%s") == "Planerna\n"


@pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
def test_a_hook_that_refuses_is_told_and_the_line_stays(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'inte i dag' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    ran = record(repository, *ENTRY, "--commit", **GIT)
    assert ran.code == 2
    assert "raden är skriven i" in ran.err
    assert "inte i dag" in ran.err
    assert journal(repository).endswith(LINE)
    assert git(repository, "status", "--porcelain") == f" M {JOURNAL}\n"


def test_an_ignored_journal_is_not_committed(repository: Path) -> None:
    (repository / ".gitignore").write_text("plans/journals/utkast*\n", encoding="utf-8")
    address = f"utkast-2026-2028/{first_promise(repository)}"
    (repository / "plans/journals/utkast-2026-2028.yaml").write_text(
        "schema: planctl/journal/v1\nplan: utkast-2026-2028\n", encoding="utf-8"
    )
    ran = record(repository, address, "--state", "skipped", "--note", "Nej", "--commit", **GIT)
    assert ran.code == 2
    assert ".gitignore" in ran.err


# Asking


def in_terminal(folder: Path, answers: str, *arguments: str) -> tuple[int, str]:
    """Run `planctl record` in a terminal of its own, and type the answers."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-W", "error", "-m", "planctl", "record", *arguments, "--as-of", DAY]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as run:
        os.close(theirs)
        os.write(ours, answers.encode())
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # on Linux a terminal whose other end is closed
                break
            if not piece:
                break
            said += piece
        os.close(ours)
        return run.wait(timeout=60), said.decode().replace("\r\n", "\n")


TERMINAL = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")


@TERMINAL
def test_asking_leads_from_the_plan_to_the_line(folder: Path) -> None:
    before = journal(folder)
    answers = "3\nutbildade chefer\n1\nsocial\n1\n12\nBra kurs\nja\n"
    code, said = in_terminal(folder, answers, "--lang", "sv")
    assert code == 0, said
    assert "chefsutbildning/utbildade@2025-Q3 · sf, amf · 259 dagar sen" in said
    assert journal(folder).startswith(before)
    assert journal(folder).removeprefix(before).count("\n") == 1
    assert "about: chefsutbildning/utbildade@2025-Q3, by: sf, state: reported" in journal(folder).removeprefix(before)
    assert "Skriva raden? (ja/nej): Skrev i " in said


@TERMINAL
def test_what_is_not_agreed_to_is_not_written(folder: Path) -> None:
    before = journal(folder)
    answers = "9\nhandlingsplan för psykisk\nwebbsida@2026-arsslut\n5\n1\n\nFör dyrt\nnej\n"
    code, said = in_terminal(folder, answers, "--lang", "sv")
    assert code == 0, said
    assert "Det går inte att förstå. Försök igen." in said  # plan 9, and a note that was left out
    assert "state: cancelled, light: green" in said
    assert "Inget skrevs." in said
    assert journal(folder) == before


@TERMINAL
def test_something_put_off_and_a_value_are_asked_about(folder: Path) -> None:
    code, said = in_terminal(folder, "3\ngemensam-ingang/start@2025-H2\n3\nsnart\n2026-12\nAvtal saknas\nyes\n", "--lang", "en")
    assert code == 0, said
    assert 'state: deferred, to: 2026-12, note: "Avtal saknas"}\n' in journal(folder)
    code, said = in_terminal(folder, "3\nmal-kand-vag@2026\n\n45,5\n\ny\n", "--lang", "en")
    assert code == 0, said
    assert "about: mal-kand-vag@2026, by: sf, value: 45.5}\n" in journal(folder)


@TERMINAL
def test_in_a_terminal_a_correction_is_asked_about(folder: Path) -> None:
    arguments = ("kartlagg-samverkan/insatser@2025", "--value", "9", "--by", "sf")
    before = journal(folder)
    code, said = in_terminal(folder, "nej\n", *arguments)
    assert (code, journal(folder)) == (0, before)
    assert "Det här blir en rättelse." in said
    code, said = in_terminal(folder, "ja\n", *arguments)
    assert code == 0, said
    assert journal(folder).endswith("by: sf, state: reported, value: 9}\n")


@TERMINAL
def test_an_end_of_input_ends_it(folder: Path) -> None:
    before = journal(folder)
    code, said = in_terminal(folder, "3\n\x04")
    assert code == 130, said
    assert "Traceback" not in said
    assert journal(folder) == before
