"""Where planctl may find itself: folders that strangers have filled, histories that they have written, an environment gone wrong.

Each situation lays out a folder around the plan `sound` (see calls.py) and returns what the environment holds besides.
"""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hostile.families import FAMILIES, FILE_NAMES, MEBIBYTE, TEXTS, composed, journal, plan

Environment = dict[str, str]

SOUND = plan("sound").content
EMPTY_BASELINE = b'{"schema": "planctl/baseline/v1", "findings": []}\n'

# What may stand where planctl expects something of its own.
CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "binary": bytes(range(255, -1, -1)) * 500,
    "utf-16": "titel: Åtgärd\n".encode("utf-16"),
    "deep": b"[" * 100_000,
    "deep-objects": b'{"a":' * 100_000,
    "references": b"a: &a [x]\nb: [" + b"*a, " * 10_000 + b"]\n<<: *a\n",
    "escapes": b'"\\e[31m::error::": "\\e]0;x\\a\\u202e"\n"##[group]": "\x1b[2J"\n',
    "commands": b'"::error::x": ["##[group]", "[red]", {"[/]": "{0}"}]\n',
    "json": b'{"schema": ["::error::"], "findings": {"##[group]": NaN}, "x": 1e999}\n',
    "json-numbers": b'{"schema": "planctl/baseline/v1", "findings": [' + b"9" * 10_000 + b"]}\n",
    "json-of-infinity": EMPTY_BASELINE.replace(b"[]", b'[{"code": "", "file": "", "address": "", "place": "", "count": 1e999}]'),
    "json-of-wrong-types": b'{"schema": "planctl/baseline/v1", "findings": [{"code": 1, "file": ["::error::"], "count": "x"}, null, []]}\n',
    "toml": b'"::error::x" = 1\n"##[group]x" = "\\u001b[31m"\n[packet]\nname = "::error::"\nlogo = "../x.png"\n[severity]\n"[red]" = 7\n',
    "wrong-types": b"schema: 1\nplan: [a]\nid: {}\nentries: {a: b}\nitems: x\naccepted: [1, [2], {kind: {}}]\n",
    "large": b"#" * 3 * MEBIBYTE,
    "markers": b"<<<<<<< ours\nschema: planctl/journal/v1\n=======\nplan: sound\n>>>>>>> theirs\nentries: []\n",
}
# Settings that take long to read, or to tell of.
SETTINGS: dict[str, bytes] = {
    "deep-tables": b"[" + b"a." * 400_000 + b"a]\n",
    "deep-keys": b"x = 1\n" + b'"a" . ' * 150_000 + b"a = 1\n",
    "blanks": (b" " * 299 + b"\n") * 3_000 + b"select = 1\n",
    "many-unknown": b"".join(b"k%d = 1\n" % number for number in range(90_000)),
    "many-rules": b"select = [" + b",".join(b'"x%d"' % number for number in range(90_000)) + b"]\n",
    "many-patterns": b"[per-file-ignores]\n" + b"".join(b'"*%d*" = ["P"]\n' % number for number in range(40_000)),
    "long-key": b'"' + b"x" * 900_000 + b'" = 1\n',
    "numbers": b"x = " + b"9" * 10_000 + b"\n",
}
# Where such things are read; a journal besides, by itself: the plan is refused with it.
BESIDE = ("plans/frameworks/x.yaml", "plans/accepted.yaml", "baseline.json", "planctl.toml", "form.xlsx", ".git/info/attributes")


def written(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def git(folder: Path, *arguments: str, content: bytes = b"", **more: str) -> str:
    settings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        **{f"GIT_{who}_DATE": "2025-01-01T12:00:00+0100" for who in ("AUTHOR", "COMMITTER")},
        **more,
    }
    done = subprocess.run(["git", *arguments], cwd=folder, env=settings, input=content, capture_output=True, check=True)
    return done.stdout.decode().strip()


def begun(folder: Path) -> None:
    """Make a repository with two sound versions, a form that is none, a baseline."""
    git(folder, "init", "-q", "-b", "main")
    for title in ("Först", "Sedan"):
        written(folder, {"plans/sound.yaml": plan("sound", title).content})
        saved(folder, title)
    written(folder, {"plans/sound.yaml": SOUND, "baseline.json": EMPTY_BASELINE, "form.xlsx": b"PK\x03\x04", "out/joined.yaml": b""})


def saved(folder: Path, subject: str, **more: str) -> None:
    git(folder, "add", "--all")
    git(
        folder, "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-", content=subject.encode("utf-8", "surrogateescape"), **more
    )


# The files


def texts(text: str, folder: Path) -> None:
    """One text wherever there is room for one: plan, journal, framework, acceptances, settings, and who saved it saying what."""
    framework = b"schema: planctl/framework/v1\nid: x\ntitle: T\nitems:\n  - {id: a, title: T}\n"
    accepted = (
        b"schema: planctl/accepted/v1\naccepted:\n  - {kind: deadline-later, address: sound/k/deliver, before: 2025-02, after: 2025-03,"
        b" reason: T, decision: T, by: T, until: 2199-12-31}\n"
    )
    said, name = _quoted(text[:150]), "".join(filter(str.isprintable, text[:150]))
    saved(folder, f"{text[:500]}\n\n{text}", GIT_AUTHOR_NAME=_name(text), GIT_COMMITTER_NAME=_name(text))
    written(
        folder,
        {
            "plans/sound.yaml": plan("sound", text).content.replace(b"2025-03", b"2025-02"),
            "plans/journals/sound.yaml": journal("sound", text).content,
            "plans/frameworks/x.yaml": framework.replace(b"T", said),
            "plans/accepted.yaml": accepted.replace(b" T", b" " + said),
            "planctl.toml": b"select = [%b]\n[packet]\nname = %b\n[per-file-ignores]\n%b = [%b]\n" % (said, _quoted(name), said, said),
        },
    )
    saved(folder, text, GIT_AUTHOR_NAME=_name(text))
    written(folder, {"plans/sound.yaml": plan("sound", text).content})


def _quoted(text: str) -> bytes:
    import json

    return json.dumps(text, ensure_ascii=False).encode()


def _name(text: str) -> str:
    return "".join(character for character in text[:200] if character not in "<>\n\0").strip(" .,:;\"'") or "x"


def beside(files: dict[str, bytes], folder: Path) -> None:
    """A family's files beside the sound plan; the older version has them, too."""
    written(folder, {f"plans/{name}": content for name, content in files.items()})


def placed(content: bytes, places: tuple[str, ...], folder: Path) -> None:
    written(folder, dict.fromkeys(places, content))
    if "form.xlsx" in places:
        written(folder, {"out/joined.yaml": content})


def no_files(folder: Path) -> Environment:
    """Pipes, sockets, devices, links, links to themselves and folders, where files are expected."""
    plans = folder / "plans"
    for place in ("pipe", "plans/pipe.yaml", "planctl.toml", "plans/accepted.yaml"):
        os.mkfifo(folder / place)
    here = os.getcwd()
    os.chdir(plans)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.yaml")
    os.chdir(here)
    for link, target in (
        ("link", "/etc/passwd"),
        ("gone", "nowhere"),
        ("itself", "itself.yaml"),
        ("device", "/dev/zero"),
        ("other", "sound.yaml"),
    ):
        (plans / f"{link}.yaml").symlink_to(target)
    (plans / "journals").symlink_to("journals")
    (plans / "frameworks").symlink_to(".")
    (plans / "folder.yaml").mkdir()
    (plans / "unreadable.yaml").write_bytes(SOUND)
    (plans / "unreadable.yaml").chmod(0)
    with (plans / "huge.yaml").open("wb") as huge:
        huge.truncate(10 * 1024 * MEBIBYTE)
    for name in ("baseline.json", "form.xlsx"):
        (folder / name).unlink()
    (folder / "baseline.json").symlink_to("/dev/zero")
    os.mkfifo(folder / "form.xlsx")
    return {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "pipe"}


def folders_for_files(folder: Path) -> Environment:
    for place in ("planctl.toml", "baseline.json", "form.xlsx", "plans/accepted.yaml", "plans/journals/sound.yaml", ".git/info/attributes"):
        if (folder / place).is_file():
            (folder / place).unlink()
        (folder / place).mkdir(parents=True)
    return {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "plans"}


def files_for_folders(folder: Path) -> Environment:
    written(folder, {"plans/journals": b"x", "plans/frameworks": SOUND})
    return {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "no/such/folder"}


def thousands_of_files(folder: Path) -> None:
    for number in range(500):
        (folder / "plans" / f"x{number}.yaml").write_bytes(b"a: [\n")


def odd_names(folder: Path) -> None:
    """Plans, journals and frameworks called what means something to a terminal, a CI log, a shell; the older version has some, too."""
    for place in ("plans", "plans/journals", "plans/frameworks"):
        (folder / place).mkdir(exist_ok=True)
        for number, name in enumerate(FILE_NAMES):
            with open(os.fsencode(folder / place / f"{name}.yaml"), "wb") as file:
                file.write(plan(f"p{number}").content if place == "plans" else b"a: [\n")
    saved(folder, "Namn")


# The history


def older_versions(folder: Path) -> None:
    """A history in which the plan was everything that it shouldn't be, saved by people with odd names who say odd things."""
    file = folder / "plans" / "sound.yaml"
    for number, content in enumerate(CONTENTS.values()):
        written(folder, {"plans/sound.yaml": content, "plans/journals/sound.yaml": CONTENTS["commands"]})
        saved(folder, list(TEXTS.values())[number], GIT_AUTHOR_NAME=f"::error::{number}")
    saved(folder, "\x1b[31mröd\x9b\u202e\x07 ::error::\r\n##[group]\udce5", GIT_AUTHOR_NAME="\x1b]0;x\x07##[error]\u202e")
    saved(folder, "x" * 2 * MEBIBYTE)
    file.unlink()
    file.symlink_to("/etc/passwd")
    saved(folder, "Länk")
    file.unlink()
    file.mkdir()
    written(folder, {"plans/sound.yaml/sound.yaml": SOUND})
    saved(folder, "Mapp")
    subprocess.run(["rm", "-r", str(file)], check=True)
    head = git(folder, "rev-parse", "HEAD")
    git(folder, "rm", "-rq", "--cached", "plans/sound.yaml")
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{head},plans/sound.yaml")
    git(folder, "commit", "-q", "-m", "Förråd i förrådet")
    written(folder, {"plans/sound.yaml": SOUND})
    saved(folder, "Hel igen")


def made_by_hand(folder: Path) -> None:
    """Commits and folders that git itself would never write."""
    (tree, parent) = (git(folder, "rev-parse", name) for name in ("HEAD^{tree}", "HEAD"))
    blob = git(folder, "hash-object", "-w", "--stdin", content=SOUND.replace(b"2025-03", b"2026-03"))
    raw = bytes.fromhex(blob)
    entries = [b"40000 plans\0" + bytes.fromhex(git(folder, "rev-parse", "HEAD:plans"))]
    entries += [
        b"100644 \x1b[31m::error::.yaml\0" + raw,
        b"100644 \xff.yaml\0" + raw,
        b"777777 x.yaml\0" + raw,
        b"100644 ../x.yaml\0" + raw,
    ]
    odd = git(folder, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", content=b"".join(entries))
    headers = [
        "author \x1b[31m::error:: <x> 9999999999999999999 +9999\ncommitter x <x> -1 0000\nencoding ::error::\n\n::error::\n##[group]",
        "author\ncommitter\nencoding utf-7\n\n+AGA-\x00\x1b[31m",
        "committer x <> 253402300800 +0000\nencoding idna\n\n" + "a." * 5_000,
        "author x <x> 1700000000 -0000\ncommitter x <x> 1700000000 x\nencoding utf-16\n\nx",
        "committer x <x> 1700000000 +0100\nencoding base64\n\n###",
        "committer x <x> 1700000000 +0100\nencoding punycode\n\n" + "9" * 5_000,
        "committer x <x> 1700000000 +0100\n\n" + "x" * 100,
    ]
    for number, header in enumerate(headers):
        content = f"tree {odd if number % 2 else tree}\nparent {parent}\n{header}".encode()
        parent = git(folder, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", content=content)
    git(folder, "update-ref", "refs/heads/main", parent)


RUN_BY_GIT = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.askPass", "diff.external"),
    *("diff.evil.textconv", "diff.evil.command", "merge.evil.driver", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process"),
    *("gpg.program", "credential.helper", "pager.log", "pager.status", "alias.cat-file", "alias.rev-parse", "alias.ls-tree"),
)


def settings_of_git(folder: Path) -> None:
    """Settings and attributes that would have git run something, also to see whether a file has changed."""
    saved(folder, "Som det ligger")
    (folder / ".gitattributes").write_text("* filter=evil diff=evil merge=evil\n*.yaml text eol=crlf\n")
    evil = f"touch '{folder}/OBEYED'"
    for key in RUN_BY_GIT:
        git(folder, "config", key, f"!{evil}" if key.startswith("alias") else evil)
    git(folder, "config", "diff.planctl.textconv", "\x1b[31m::error::")
    git(folder, "config", "--add", "diff.planctl.textconv", "another")
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{evil}\n")
        (hooks / name).chmod(0o755)
    os.utime(folder / "plans" / "sound.yaml", (0, 0))


# The environment


def odd_environment(value: str, _: Path) -> Environment:
    names = (
        "COLUMNS",
        "LINES",
        "PLANCTL_LANG",
        "PLANCTL_MAX_FILE_MIB",
        "GITHUB_STEP_SUMMARY",
        "TERM",
        "LANG",
        "LC_ALL",
        "TZ",
        "GIT_DIFF_PATH_TOTAL",
    )
    return {**dict.fromkeys(names, value), "GITHUB_ACTIONS": "true"}


VALUES = {
    "negative": "-1",
    "zero": "0",
    "large": "9" * 18,
    "larger": "9" * 5_000,
    "escape": "\x1b[31m::error::",
    "bytes": "\udce5\udcff",
    "empty": "",
    "digits": "²٣",
}

Layout = Callable[[Path], Environment | None]
TELLING = {"on-a-new-line", "templates", "html", "markdown", "one-word", "joined"}  # texts that the formats differ in

# By what each is tried: every call, or the first of each command where commands do alike with it.
EVERY_CALL: dict[str, Layout] = {
    **{f"text-{name}": partial(texts, composed(TEXTS[name])) for name in sorted(TELLING)},
    **{f"beside-{name}": partial(placed, content, BESIDE) for name, content in CONTENTS.items()},
    **{made.__name__: made for made in (no_files, folders_for_files, files_for_folders, odd_names)},
    **{made.__name__: made for made in (older_versions, made_by_hand, settings_of_git)},
    **{f"environment-{name}": partial(odd_environment, value) for name, value in VALUES.items()},
}
FIRST_CALLS: dict[str, Layout] = {
    **{f"text-{name}": partial(texts, composed(text)) for name, text in TEXTS.items() if name not in TELLING},
    **{f"journal-{name}": partial(placed, content, ("plans/journals/sound.yaml",)) for name, content in CONTENTS.items()},
    **{f"settings-{name}": partial(placed, content, ("planctl.toml",)) for name, content in SETTINGS.items()},
    "settings-shared": partial(placed, b"[tool.planctl]\n" + SETTINGS["deep-tables"], ("pyproject.toml",)),
    "thousands_of_files": thousands_of_files,
}
# Families of files, which `validate` tells of one by one (see test_hostile.py), beside the sound plan.
FAMILIES_BESIDE: dict[str, Layout] = {
    family.name: partial(beside, {name: file.content for name, file in family.files.items()})
    for family in (make() for make in FAMILIES)
    if family.code
}
