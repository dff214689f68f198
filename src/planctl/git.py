"""Git, by its plumbing alone: which commit a text names, and what lies in it.

Nothing that a repository or its settings name is run: no hook, pager, filter or textconv, and nothing is fetched. What the user wrote is
resolved to a hash once; all else is read by hash from one `git cat-file --batch`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, NamedTuple, Self

from planctl import files

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable
    from types import TracebackType

# Why git can't answer: the variants of `GitFault`.
NO_GIT, NO_REPOSITORY, DUBIOUS, NO_COMMITS = "no-git", "not-a-repository", "dubious-ownership", "no-commits"
UNKNOWN, SHALLOW, UNRELATED, DAMAGED = "unknown-revision", "shallow", "unrelated", "damaged"

# No fetching of what a clone left out, no transport, no question, no lock; messages that can be told apart.
_CLOSED = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_HERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"})
_SAID = {"not a git repository": NO_REPOSITORY, "must be run in a work tree": NO_REPOSITORY, "dubious ownership": DUBIOUS}
LARGEST_LISTING = 64 * files.MEBIBYTE  # bytes of a commit, or of one folder's list
YAML = ("*.yaml", "*.yml")
_SHA_1 = 40  # hexadecimal digits


class GitFault(Exception):
    """Git can't answer. `variant` is one of the above and picks the words; `values` fill them."""

    def __init__(self, variant: str, **values: str) -> None:
        super().__init__(f"{variant}: {values}")
        self.variant = variant
        self.values = values


class Entry(NamedTuple):
    """What a folder holds under a name: octal mode as git writes it, and the object's hash."""

    mode: str
    id: str

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.mode == "40000"

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == "120000"

    @property
    def is_file(self) -> bool:
        """Whether it is an ordinary file."""
        return self.mode.startswith("100")


class Commit(NamedTuple):
    """A commit: when it was made (day, in the zone of whoever made it), by whom, its first line, its root folder and its parents."""

    id: str
    day: str
    author: str
    subject: str
    folder: str
    parents: tuple[str, ...]


@dataclass(eq=False)
class Repository:
    """A repository on this machine, to be used in `with`.

    `root` is the work tree's folder, None where there is none (a bare repository); `prefix` leads from it to the folder that was asked
    about, with `/`.
    """

    folder: str
    root: str | None = None
    prefix: str = ""
    _reader: subprocess.Popen[bytes] | None = None
    _folders: dict[str, dict[str, Entry]] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: str = ".") -> Repository:
        """Return the repository around a folder. Raises `GitFault`: no-git, not-a-repository, dubious-ownership, damaged."""
        repository = cls(folder)
        inside = repository.ask("rev-parse", "--is-inside-work-tree").strip() == b"true"
        if inside:
            repository.root = os.fsdecode(repository.ask("rev-parse", "--show-toplevel").removesuffix(b"\n"))
            repository.prefix = os.fsdecode(repository.ask("rev-parse", "--show-prefix").removesuffix(b"\n")).rstrip("/")
        return repository

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process that reads objects."""
        if self._reader is not None:
            for stream in (self._reader.stdin, self._reader.stdout):
                if stream:
                    stream.close()
            self._reader.kill()
            self._reader.wait()
            self._reader = None

    def ask(self, *arguments: str) -> bytes:
        """Run a plumbing command and return its output. Raises `GitFault`."""
        return run(*arguments, folder=self.folder)

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a text names. Raises `GitFault`: unknown-revision, shallow, no-commits."""
        if revision and not revision.startswith("-") and revision.isprintable():
            try:
                return _text(self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")).strip()
            except GitFault as fault:
                if fault.variant != DAMAGED:
                    raise
        if revision == "HEAD":
            raise GitFault(NO_COMMITS)
        raise GitFault(SHALLOW if self.boundary() else UNKNOWN, revision=revision)

    def merge_base(self, one: str, other: str) -> str:
        """Return the hash of the commit at which two commits parted. Raises `GitFault`: shallow, unrelated."""
        try:
            return _text(self.ask("merge-base", one, other)).strip()
        except GitFault as fault:
            if fault.variant != DAMAGED:
                raise
        raise GitFault(SHALLOW if self.boundary() else UNRELATED, revision=f"{one[:10]}...{other[:10]}")

    def boundary(self) -> frozenset[str]:
        """Return the commits at which a shallow clone's history ends, though it goes on elsewhere."""
        path = os.fsdecode(self.ask("rev-parse", "--git-path", "shallow").removesuffix(b"\n"))
        try:
            return frozenset(_text(files.read(os.path.join(self.folder, path), LARGEST_LISTING)).split())
        except files.FileFault:
            return frozenset()

    def history(self, start: str, since: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
        """Return the commits that touch YAML files, newest first, each with those of its ancestors that do so next.

        `since`: only what that commit doesn't have; it, or what it came of, is then an ancestor without a place of its own.
        """
        excluded = [f"^{since}"] if since else []
        listed = self.ask("rev-list", "--parents", "--full-history", "--date-order", start, *excluded, "--", *YAML)
        return [(commit, tuple(parents)) for commit, *parents in (line.split() for line in _text(listed).splitlines())]

    def read_commit(self, commit: str) -> Commit:
        """Return what a commit says. Raises `GitFault`: damaged."""
        head, _, message = self._listing(commit, "commit").partition(b"\n\n")
        lines = [line.partition(b" ") for line in head.split(b"\n")]
        said = {name: value for name, _, value in reversed(lines)}
        author, _, _ = said.get(b"author", b"").partition(b" <")
        encoding = _text(said.get(b"encoding", b"utf-8"))
        subject = message.strip().partition(b"\n")[0]
        parents = tuple(_text(value) for name, _, value in lines if name == b"parent")
        day = _day(said.get(b"committer", b""))
        return Commit(commit, day, _text(author, encoding), _text(subject, encoding), _text(said.get(b"tree", b"")), parents)

    def folder_of(self, id_: str) -> dict[str, Entry]:
        """Return what a folder holds, by name. Raises `GitFault`: damaged."""
        if id_ not in self._folders:
            self._folders[id_] = _entries(self._listing(id_, "tree"), len(id_) // 2)
        return self._folders[id_]

    def _listing(self, id_: str, kind: str) -> bytes:
        found = self.object(id_, LARGEST_LISTING)
        if not isinstance(found, bytes):
            raise GitFault(DAMAGED, reason=f"{kind} {id_[:10]}")
        return found

    def object(self, id_: str, limit: int) -> bytes | int | None:
        """Return an object's bytes; its size where that is above the limit; None where it can't be read or isn't there."""
        reader = self._reader = self._reader or _started(self.folder)
        requests, replies = _streams(reader)
        try:
            requests.write(id_.encode("ascii") + b"\n")
            requests.flush()
            header = replies.readline().split()
        except OSError:
            header = []
        if len(header) < 3 or not header[2].isdigit():  # noqa: PLR2004 - hash, type and size, or "missing"
            if not header:  # it stopped: damaged, or asked to fetch what this clone left out
                self.close()
            return None
        size = int(header[2])
        if size > limit:
            self.close()  # cheaper than reading it to its end
            return size
        content = replies.read(size + 1)
        return content[:-1] if len(content) == size + 1 else None


def run(*arguments: str, folder: str = ".") -> bytes:
    """Run git in a folder, closed to all but the repository itself, and return its output. Raises `GitFault`."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - plumbing, with hashes and refused options
            _command(folder, arguments), stdin=subprocess.DEVNULL, capture_output=True, check=False, env=_environment(folder)
        )
    except OSError as error:
        raise GitFault(NO_GIT) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        variant = next((variant for words, variant in _SAID.items() if words in said), DAMAGED)
        raise GitFault(variant, reason=said.partition("\n")[0].removeprefix("fatal: "), folder=os.path.abspath(folder))
    return done.stdout


def listed(revision: str, names: Iterable[str], folder: str = ".") -> dict[str, Entry]:
    """Return what a revision holds of names in a folder, by name. Raises `GitFault`."""
    found = (line.partition(b"\t") for line in run("ls-tree", "-z", revision, "--", *names, folder=folder).split(b"\0") if line)
    return {
        os.fsdecode(name): Entry(mode.decode(), id_.decode()) for (mode, _, id_), name in ((said.split(), name) for said, _, name in found)
    }


def is_object(content: bytes, id_: str) -> bool:
    """Tell whether a file's bytes are what git holds under a hash, as they stand or as it holds them where lines end with CR and LF."""
    import hashlib

    kind = "sha1" if len(id_) == _SHA_1 else "sha256"
    forms = (content, content.replace(b"\r\n", b"\n"))
    return any(hashlib.new(kind, b"blob %d\0" % len(form) + form, usedforsecurity=False).hexdigest() == id_ for form in forms)


def _started(folder: str) -> subprocess.Popen[bytes]:
    import subprocess

    command = _command(folder, ("cat-file", "--batch"))
    return subprocess.Popen(  # noqa: S603 - as above
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(folder)
    )


def _streams(reader: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert reader.stdin is not None  # noqa: S101 - it was started with both
    assert reader.stdout is not None  # noqa: S101
    return reader.stdin, reader.stdout


def _command(folder: str, arguments: Iterable[str]) -> list[str]:
    return [program(), "-C", folder or ".", "--no-pager", "-c", "core.fsmonitor=false", *arguments]


def program() -> str:
    """Return the path of git. Raises `GitFault`: no-git.

    A program that lies in the working directory is never run, though Windows would: whoever made the repository may have put it there.
    """
    import shutil

    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if os.path.isabs(folder)]
    found = (shutil.which("git", path=folder) for folder in folders)
    git = next((path for path in found if path and os.path.isabs(path)), None)
    if git is None:
        raise GitFault(NO_GIT)
    return git


def _environment(folder: str) -> dict[str, str]:
    """Return what git may know. Within a hook it is told which repository it stands in, which doesn't hold for another folder."""
    elsewhere = folder not in {"", "."}
    kept = {name: value for name, value in os.environ.items() if not (elsewhere and name in _HERE)}
    return {**kept, **_CLOSED}


def _text(content: bytes, encoding: str = "utf-8") -> str:
    try:
        return content.decode(encoding, "replace")
    except (LookupError, ValueError):  # an encoding that a stranger named
        return content.decode("utf-8", "replace")


def _entries(listing: bytes, width: int) -> dict[str, Entry]:
    """Read a tree object: `<mode> <name>NUL<hash>`, one after another, hashes of `width` bytes."""
    found: dict[str, Entry] = {}
    position = 0
    while position < len(listing):
        blank, end = listing.find(b" ", position), listing.find(b"\0", position)
        if not position < blank < end:
            raise GitFault(DAMAGED, reason="tree")
        name = os.fsdecode(listing[blank + 1 : end])
        found[name] = Entry(listing[position:blank].decode("ascii", "replace").lstrip("0"), listing[end + 1 : end + 1 + width].hex())
        position = end + 1 + width
    return found


def _day(signature: bytes) -> str:
    """Return the day of `Name <mail> 1700000000 +0100`, there where it was made; "" where it can't be told."""
    from datetime import UTC, datetime, timedelta

    seconds, _, zone = _text(signature).rpartition("> ")[2].partition(" ")
    try:
        ahead = timedelta(hours=int(zone[:-2]), minutes=int(zone[0] + zone[-2:]))
        return (datetime.fromtimestamp(int(seconds), UTC) + ahead).date().isoformat()
    except (ValueError, IndexError, OverflowError, OSError):
        return ""
