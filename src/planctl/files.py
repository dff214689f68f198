"""The one place that opens files: guarded reads, the one atomic write, finding what lies in folders.

Reading refuses what is not a regular file of a bearable size and never follows a link; a FIFO or a device cannot make it
hang. Writing goes through a temporary file in the same folder, so that a reader sees the old file or the new one, never a half.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import unicodedata

MEBIBYTE = 1024 * 1024
NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
TEMPORARY_SUFFIX = ".planctl-tmp"


class FileFault(Exception):
    """A file that can't be read or written. `variant` and `values` choose the words (rule `unreadable-file`, or an exit-2 line)."""

    def __init__(self, variant: str, path: str, **values: str) -> None:
        super().__init__(f"{variant}: {path}")
        self.variant = variant
        self.path = path
        self.values = {"path": display(path), **values}


def display(path: str) -> str:
    """Return the path as people read it: relative to the working directory where it lies below it, with `/`."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        relative = path
    shown = path if relative.startswith("..") and not path.startswith("..") else relative
    return shown.replace(os.sep, "/")


def find(path: str) -> str:
    """Return the path as the file system spells it: a name in NFC finds a file named in NFD, and the reverse."""
    if os.path.lexists(path):
        return path
    head, name = os.path.split(path.rstrip(os.sep))
    if not name or name.isascii():
        return path
    folder = find(head) if head else ""
    wanted = unicodedata.normalize("NFC", name)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return path
    for other in sorted(names):
        if unicodedata.normalize("NFC", other) == wanted:
            return os.path.join(folder, other)
    return path


def read(path: str, limit: int) -> bytes:
    """Return the file's bytes. Raises `FileFault`: missing, link, kind, denied, size, failed."""
    try:
        handle = os.open(path, os.O_RDONLY | NOT_FOLLOWED)
    except OSError as error:
        raise FileFault(_variant(error, path), path) from error
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode) or not stat.S_ISREG(status.st_mode):
            raise FileFault("kind", path)
        if status.st_size > limit:
            raise FileFault("size", path, size=str(status.st_size), limit=str(limit))
        return _read_all(handle, path, limit)
    finally:
        os.close(handle)


def _read_all(handle: int, path: str, limit: int) -> bytes:
    pieces: list[bytes] = []
    total = 0
    while True:
        try:
            piece = os.read(handle, MEBIBYTE)
        except OSError as error:
            raise FileFault("failed", path, reason=error.strerror or "") from error
        if not piece:
            return b"".join(pieces)
        total += len(piece)
        if total > limit:  # it grew while it was read
            raise FileFault("size", path, size=str(total), limit=str(limit))
        pieces.append(piece)


def _variant(error: OSError, path: str) -> str:
    if error.errno in {errno.ELOOP, errno.EMLINK} or os.path.islink(path):
        return "link"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "missing"
    if isinstance(error, IsADirectoryError):
        return "kind"
    return "denied"


def is_folder(path: str) -> bool:
    """Tell whether the path is a folder (a link to one counts: the user named it)."""
    return os.path.isdir(path)


def exists(path: str) -> bool:
    """Tell whether something is there, a dangling link included."""
    return os.path.lexists(path)


def yaml_files(folder: str) -> list[str]:
    """Return the paths of the YAML files directly in a folder, by name; hidden ones and folders are passed over."""
    try:
        names = [entry.name for entry in os.scandir(folder) if not entry.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FileFault(_variant(error, folder), folder) from error
    return [os.path.join(folder, name) for name in sorted(names) if name.endswith((".yaml", ".yml")) and not name.startswith(".")]


def nearest(name: str, start: str = ".") -> str | None:
    """Return the folder called `name` in `start` or the nearest folder above it, relative to `start` where that is short."""
    folder = os.path.abspath(start)
    while True:
        candidate = os.path.join(folder, name)
        if os.path.isdir(candidate):
            return os.path.relpath(candidate, start)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def write(path: str, content: bytes, *, expected: bytes | None = None) -> None:
    """Write the file whole or not at all.

    `expected` is what the file must still hold (`None`: no condition). The mode is kept; links and files with several names are
    refused. Raises `FileFault`: link, hard-link, kind, changed, denied, failed.
    """
    folder = os.path.dirname(path) or "."
    mode = _writable_mode(path)
    if expected is not None and read(path, max(len(expected), 1)) != expected:
        raise FileFault("changed", path)
    temporary = os.path.join(folder, f".{os.path.basename(path)}.{os.getpid()}{TEMPORARY_SUFFIX}")
    try:
        _write_new(temporary, content, mode)
        os.replace(temporary, path)
        _sync_folder(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        variant = "denied" if isinstance(error, PermissionError) else "failed"
        raise FileFault(variant, path, reason=error.strerror or "") from error


def _writable_mode(path: str) -> int | None:
    """Return the permission bits to keep (None: a new file), or refuse to replace what is there."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileFault(_variant(error, path), path) from error
    if stat.S_ISLNK(status.st_mode):
        raise FileFault("link", path)
    if not stat.S_ISREG(status.st_mode):
        raise FileFault("kind", path)
    if status.st_nlink > 1:
        raise FileFault("hard-link", path)
    return stat.S_IMODE(status.st_mode)


def _write_new(path: str, content: bytes, mode: int | None) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NOT_FOLLOWED, 0o666)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: str) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: str) -> None:
    """Make the folder and those above it. Raises `FileFault`."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise FileFault("denied", path) from error


def same_file(one: str, other: str) -> bool:
    """Tell whether both paths name the same file on disk."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
