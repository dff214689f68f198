"""The one place that opens files: guarded reads, the one atomic write, finding what lies in folders.

Reading refuses what is not a regular file of a bearable size and never follows a link; a FIFO or a device cannot make it
hang. Writing goes through a temporary file in the same folder, so that a reader sees the old file or the new one, never a half.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MEBIBYTE = 1024 * 1024
NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0)
NOT_WAITED_FOR = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
GUARDED = NOT_FOLLOWED | NOT_WAITED_FOR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
TEMPORARY_SUFFIX = ".planctl-tmp"
SUFFIXES = (".yaml", ".yml")

# Why a file can't be read or written: the variants of `FileFault`.
MISSING, DENIED, FAILED = "missing", "denied", "failed"
LINK, HARD_LINK, KIND = "link", "hard-link", "kind"
SIZE, CHANGED, BUSY = "size", "changed", "busy"

# What a file system answers that knows no locks (some network shares).
_NO_LOCKS = frozenset({errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL})
_TEMPORARY = re.compile(rf"\..*\.[0-9a-f]{{16}}{re.escape(TEMPORARY_SUFFIX)}\Z", re.DOTALL)
PATIENCE, PAUSE = 1_000, 0.02  # how often, and with how many seconds between, a folder's lock is asked for


class FileFault(Exception):
    """A file that can't be read or written.

    `variant` is one of the above and picks the words; `values` fill them: `path` always, `size` and `limit` (bytes) for `size`,
    `reason` where the system gave one.
    """

    def __init__(self, variant: str, path: str, **values: str) -> None:
        super().__init__(f"{variant}: {path}")
        self.variant = variant
        self.path = path
        self.values = {"path": display(path), **values}


def display(path: str) -> str:
    """Return the path as people read it: relative to the working directory where it lies below it, with `/`.

    Bytes that are no text (possible in names on Linux) are spelled out, so that the result can always be encoded.
    """
    try:
        relative = os.path.relpath(path)
    except (ValueError, OSError):  # another drive on Windows; a working directory that is gone
        relative = path
    shown = path if relative.startswith("..") and not path.startswith("..") else relative
    return shown.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


def find(path: str) -> str:
    """Return the path as the file system spells it: a name in NFC finds a file named in NFD, and the reverse, folders too."""
    there, missing = path, []
    while there and not os.path.lexists(there):
        there, name = os.path.split(there.rstrip(os.sep))
        missing.append(name)
    for name in reversed(missing):
        there = os.path.join(there, _spelled(there, name))
    return there if os.path.lexists(there) else path


def _spelled(folder: str, name: str) -> str:
    """Return the name in a folder that is the same text as `name`, composed or not; `name` where there is none."""
    if name.isascii():
        return name
    wanted = unicodedata.normalize("NFC", name)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return name
    return next((other for other in sorted(names) if unicodedata.normalize("NFC", other) == wanted), name)


def read(path: str, limit: int) -> bytes:
    """Return the file's bytes, at most `limit`. Raises `FileFault`: missing, link, kind, denied, size, failed."""
    handle = _open_to_read(path)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise FileFault(KIND, path)
        if status.st_size > limit:
            raise FileFault(SIZE, path, size=str(status.st_size), limit=str(limit))
        return _read_all(handle, path, limit)
    except OSError as error:
        raise FileFault(FAILED, path, reason=error.strerror or "") from error
    finally:
        with contextlib.suppress(OSError):  # what was to be read has been read
            os.close(handle)


def _open_to_read(path: str) -> int:
    if not NOT_FOLLOWED and os.path.islink(path):
        raise FileFault(LINK, path)
    try:
        return os.open(path, os.O_RDONLY | GUARDED)
    except OSError as error:
        raise _fault(error, path) from error


def _read_all(handle: int, path: str, limit: int) -> bytes:
    pieces: list[bytes] = []
    total = 0
    while True:
        piece = os.read(handle, MEBIBYTE)
        if not piece:
            return b"".join(pieces)
        total += len(piece)
        if total > limit:  # it grew while it was read
            raise FileFault(SIZE, path, size=str(total), limit=str(limit))
        pieces.append(piece)


_VARIANTS = {
    errno.ELOOP: LINK,
    errno.EMLINK: LINK,  # FreeBSD's word for it
    errno.ENOENT: MISSING,
    errno.ENOTDIR: MISSING,
    errno.EISDIR: KIND,
    errno.ENXIO: KIND,  # a socket
    errno.EACCES: DENIED,
    errno.EPERM: DENIED,
}


def _fault(error: OSError, path: str) -> FileFault:
    """Say in our words why the system refused."""
    return FileFault(_VARIANTS.get(error.errno or 0, FAILED), path, reason=error.strerror or "")


def is_folder(path: str) -> bool:
    """Tell whether the path is a folder (a link to one counts: the user named it)."""
    return os.path.isdir(path)


def exists(path: str) -> bool:
    """Tell whether something is there, a dangling link included."""
    return os.path.lexists(path)


def yaml_files(folder: str) -> list[str]:
    """Return the paths of the YAML files directly in a folder, by name; hidden ones and folders are passed over.

    Links, pipes and the like are among them: reading refuses those one by one. Where there is no such folder there are no files.
    Raises `FileFault`: denied, failed.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _fault(error, folder) from error
    return [os.path.join(folder, name) for name in sorted(names) if name.endswith(SUFFIXES) and not name.startswith(".")]


def above(start: str = ".") -> Iterator[str]:
    """Yield `start` and the folders above it, up to the root."""
    folder = os.path.abspath(start)
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def nearest(name: str, start: str = ".") -> str | None:
    """Return the folder called `name` in `start` or the nearest folder above it, relative to the working directory."""
    candidates = (os.path.join(folder, name) for folder in above(start))
    return next((os.path.relpath(candidate) for candidate in candidates if os.path.isdir(candidate)), None)


def write(path: str, content: bytes, *, expected: bytes | None = None, new: bool = False) -> None:
    """Write the file whole or not at all.

    `expected` is what the file must still hold (`None`: no condition), and a `new` one must not be there; of two writers at once one
    wins, and the other is told `changed`. The mode is kept; links and files with several names are refused. What a writer that was
    killed has left in the folder is cleared away. Raises `FileFault`: link, hard-link, kind, changed, busy, denied, failed.
    """
    folder = os.path.dirname(path) or "."
    try:
        with _locked(folder, path) as held:
            if held:  # so no living writer's file is among them
                _clear_away(folder)
            mode = _writable_mode(path)
            if (new and mode is not None) or (expected is not None and not _holds(path, expected)):
                raise FileFault(CHANGED, path)
            _replace(path, content, mode)
            _sync_folder(folder)
    except OSError as error:
        raise FileFault(DENIED if isinstance(error, PermissionError) else FAILED, path, reason=error.strerror or "") from error


def _writable_mode(path: str) -> int | None:
    """Return the permission bits to keep (None: a new file), or refuse to replace what is there."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _fault(error, path) from error
    if stat.S_ISLNK(status.st_mode):
        raise FileFault(LINK, path)
    if not stat.S_ISREG(status.st_mode):
        raise FileFault(KIND, path)
    if status.st_nlink > 1:
        raise FileFault(HARD_LINK, path)
    return stat.S_IMODE(status.st_mode)


def _holds(path: str, expected: bytes) -> bool:
    """Tell whether the file still holds just these bytes."""
    try:
        return read(path, len(expected)) == expected
    except FileFault as fault:
        if fault.variant in {SIZE, MISSING}:
            return False
        raise


def _replace(path: str, content: bytes, mode: int | None) -> None:
    """Put the content into a new file beside the old one and give it the old one's name. Raises `OSError`, then all is as before."""
    folder, name = os.path.split(path)
    # The name is cut so that it can't become too long; nobody can have foreseen it.
    temporary = os.path.join(folder, f".{name[:40]}.{os.urandom(8).hex()}{TEMPORARY_SUFFIX}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | GUARDED, 0o666 if mode is None else mode)
    try:
        _fill(handle, content, mode)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _fill(handle: int, content: bytes, mode: int | None) -> None:
    """Write everything to disk and close. A write may take less than it was given."""
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)  # what the umask took away
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(folder: str, path: str) -> Iterator[bool]:
    """Hold the folder's lock, so that nobody who asks for it too writes between our look and our write.

    The system lets go of it when we die. Where folders can't be opened or locked (Windows, some network shares) nothing is held, and
    False is what the caller gets. Raises `FileFault` (busy) when somebody else keeps it for long, and `OSError`.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        yield False
        return
    try:
        yield _lock(handle, path)
    finally:
        with contextlib.suppress(OSError):  # the file is written, or the reason why not is on its way
            os.close(handle)


def _lock(handle: int, path: str) -> bool:
    """Wait for a folder's lock; False where there are no locks."""
    if fcntl is None:
        return False
    for _ in range(PATIENCE):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(PAUSE)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            raise
        else:
            return True
    raise FileFault(BUSY, path)


def _clear_away(folder: str) -> None:
    """Remove the temporary files of writers that were killed. Who calls this holds the folder's lock."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.match(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _sync_folder(folder: str) -> None:
    """Have the new name written to disk. Where the system can't do that for folders, the file is in place all the same."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(path: str) -> None:
    """Make the folder and those above it. Raises `FileFault`: kind (a file is in the way), denied, failed."""
    try:
        os.makedirs(path, exist_ok=True)
    except FileExistsError as error:
        raise FileFault(KIND, path, reason=error.strerror or "") from error
    except OSError as error:
        raise _fault(error, path) from error


def identity(path: str) -> str:
    """Return what two paths to the same file share; a link is not what it leads to, for links are refused."""
    return os.path.abspath(path) if os.path.islink(path) else os.path.realpath(path)


def named(path: str) -> str:
    """Return what people call the file: its path."""
    return path


def same_file(one: str, other: str) -> bool:
    """Tell whether both paths name the same file on disk."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
