"""Files: what is read, what is refused, and that a write happens whole or not at all."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planctl import files
from planctl.files import FileFault

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = b"old: 1\n", b"new: 2\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="there are no such files on Windows")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_bytes(OLD)
    return path


def fault_of(action: Callable[[], object]) -> FileFault:
    with pytest.raises(FileFault) as caught:
        action()
    return caught.value


def read_fault(path: Path, limit: int = 1000) -> str:
    return fault_of(lambda: files.read(str(path), limit)).variant


def names_in(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


# Reading


def test_a_file_is_read_whole_up_to_its_limit(plan: Path) -> None:
    assert files.read(str(plan), len(OLD)) == OLD


def test_a_large_file_is_read_whole(plan: Path) -> None:
    content = os.urandom(3 * files.MEBIBYTE + 1)
    plan.write_bytes(content)
    assert files.read(str(plan), len(content)) == content


def test_an_empty_file_is_read(plan: Path) -> None:
    plan.write_bytes(b"")
    assert files.read(str(plan), 0) == b""


def test_one_byte_too_many_is_refused_with_both_numbers(plan: Path) -> None:
    fault = fault_of(lambda: files.read(str(plan), len(OLD) - 1))
    assert fault.variant == "size"
    assert (fault.values["size"], fault.values["limit"]) == ("7", "6")


def test_a_file_that_grows_while_it_is_read_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_read = os.read

    def read_and_grow(handle: int, count: int) -> bytes:
        with plan.open("ab") as other:
            other.write(b"x" * 10)
        return really_read(handle, count)

    monkeypatch.setattr(os, "read", read_and_grow)
    fault = fault_of(lambda: files.read(str(plan), len(OLD)))
    assert (fault.variant, fault.values["limit"]) == ("size", "7")


def test_a_file_that_is_not_there(tmp_path: Path, plan: Path) -> None:
    assert read_fault(tmp_path / "gone.yaml") == "missing"
    assert read_fault(plan / "in a file.yaml") == "missing"


@POSIX
def test_links_are_not_followed_wherever_they_lead(tmp_path: Path, plan: Path) -> None:
    for name, target in {"there": plan, "gone": tmp_path / "gone", "itself": tmp_path / "itself", "folder": tmp_path}.items():
        link = tmp_path / name
        link.symlink_to(target)
        assert read_fault(link) == "link"


def test_without_the_systems_help_links_are_not_followed_either(tmp_path: Path, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "link"
    link.symlink_to(plan)
    monkeypatch.setattr(files, "NOT_FOLLOWED", 0)
    monkeypatch.setattr(files, "GUARDED", 0)
    assert read_fault(link) == "link"
    assert files.read(str(plan), 100) == OLD


def test_a_linked_folder_on_the_way_is_the_users_business(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "linked").symlink_to(tmp_path)
    assert files.read(str(tmp_path / "linked" / plan.name), 100) == OLD


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert read_fault(tmp_path) == "kind"


@POSIX
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    # In a process of its own: were it to wait for a writer, nothing here could stop it.
    program = f"from planctl import files\ntry: files.read({str(pipe)!r}, 100)\nexcept files.FileFault as fault: print(fault.variant)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True, env=environment())
    assert done.stdout == "kind\n"


@POSIX
def test_devices_and_sockets_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.yaml")
        assert read_fault(Path("s.yaml")) == "kind"
    assert read_fault(Path("/dev/null")) == "kind"
    assert read_fault(Path("/dev/zero")) == "kind"


@pytest.mark.parametrize(
    ("number", "variant"),
    [(errno.EACCES, "denied"), (errno.EPERM, "denied"), (errno.EIO, "failed"), (errno.EMFILE, "failed"), (errno.EMLINK, "link")],
)
def test_what_the_system_says_is_passed_on(plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, variant: str) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    fault = fault_of(lambda: files.read(str(plan), 100))
    assert (fault.variant, fault.values["reason"]) == (variant, os.strerror(number))


def test_a_disk_that_fails_while_it_is_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    fault = fault_of(lambda: files.read(str(plan), 100))
    assert (fault.variant, fault.values["reason"]) == ("failed", "Input/output error")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert read_fault(tmp_path / ("x" * 1000)) == "failed"


def test_reading_leaves_no_open_files(plan: Path, tmp_path: Path) -> None:
    if not os.path.isdir("/proc/self/fd"):
        pytest.skip("needs /proc")
    before = len(os.listdir("/proc/self/fd"))
    for limit in (100, 1):
        for path in (plan, tmp_path):
            try:
                files.read(str(path), limit)
            except FileFault:
                continue
    files.write(str(plan), NEW)
    assert len(os.listdir("/proc/self/fd")) == before


# Writing


def test_a_new_file_is_written_with_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "ny.yaml"
    files.write(str(path), NEW)
    umask = os.umask(0)
    os.umask(umask)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    assert names_in(tmp_path) == ["ny.yaml"]


def test_a_file_beside_us_is_written(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parent)
    files.write(plan.name, NEW, expected=OLD)
    assert plan.read_bytes() == NEW


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o440])
def test_the_mode_is_kept(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    files.write(str(plan), NEW, expected=OLD)
    assert stat.S_IMODE(plan.stat().st_mode) == mode
    assert plan.read_bytes() == NEW
    assert names_in(plan.parent) == ["plan.yaml"]


@POSIX
def test_a_private_file_is_at_no_time_open_to_others(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan.chmod(0o600)
    seen: list[int] = []
    really_write = os.write

    def look_and_write(handle: int, data: Any) -> int:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return really_write(handle, data)

    monkeypatch.setattr(os, "write", look_and_write)
    files.write(str(plan), NEW)
    assert seen == [0o600]


@POSIX
def test_a_link_is_not_written_through(tmp_path: Path, plan: Path) -> None:
    for target in (plan, tmp_path / "gone"):
        link = tmp_path / "link.yaml"
        link.symlink_to(target)
        assert fault_of(lambda: files.write(str(tmp_path / "link.yaml"), NEW)).variant == "link"
        link.unlink()
    assert plan.read_bytes() == OLD
    assert not (tmp_path / "gone").exists()


@POSIX
def test_a_file_with_two_names_is_not_torn_in_two(tmp_path: Path, plan: Path) -> None:
    os.link(plan, tmp_path / "other.yaml")
    assert fault_of(lambda: files.write(str(plan), NEW)).variant == "hard-link"
    assert plan.read_bytes() == (tmp_path / "other.yaml").read_bytes() == OLD


@POSIX
def test_only_files_are_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        assert fault_of(lambda name=name: files.write(str(tmp_path / name), NEW)).variant == "kind"  # type: ignore[misc]
    assert names_in(tmp_path) == ["folder", "pipe"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    fault = fault_of(lambda: files.write(str(tmp_path / "gone" / "plan.yaml"), NEW))
    assert (fault.variant, fault.values["reason"]) == ("failed", os.strerror(errno.ENOENT))


@pytest.mark.parametrize("now", [b"", b"old: 2\n", OLD + b"x", OLD * 1000, OLD[:-1]])
def test_a_file_that_changed_underneath_is_left_alone(plan: Path, now: bytes) -> None:
    plan.write_bytes(now)
    assert fault_of(lambda: files.write(str(plan), NEW, expected=OLD)).variant == "changed"
    assert plan.read_bytes() == now
    assert names_in(plan.parent) == ["plan.yaml"]


def test_a_file_that_vanished_has_changed(plan: Path) -> None:
    plan.unlink()
    assert fault_of(lambda: files.write(str(plan), NEW, expected=OLD)).variant == "changed"
    assert names_in(plan.parent) == []


def test_an_empty_file_may_be_expected(plan: Path) -> None:
    plan.write_bytes(b"")
    files.write(str(plan), NEW, expected=b"")
    assert plan.read_bytes() == NEW


def test_short_writes_are_gone_on_with(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: really_write(handle, bytes(data[:3])))
    files.write(str(plan), NEW * 5, expected=OLD)
    assert plan.read_bytes() == NEW * 5


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
FORBIDDEN = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.parametrize("function", ["write", "fsync", "replace", *(["fchmod"] if hasattr(os, "fchmod") else [])])
@pytest.mark.parametrize(("error", "variant"), [(FULL, "failed"), (FORBIDDEN, "denied")])
def test_when_a_step_fails_the_old_file_stays_and_nothing_else(
    plan: Path, monkeypatch: pytest.MonkeyPatch, function: str, error: OSError, variant: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, function, fail)
    fault = fault_of(lambda: files.write(str(plan), NEW, expected=OLD))
    assert (fault.variant, fault.values["reason"]) == (variant, error.strerror)
    assert plan.read_bytes() == OLD
    assert names_in(plan.parent) == ["plan.yaml"]


def test_a_disk_that_fills_up_half_way_leaves_the_old_file(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_write = os.write
    written: list[int] = []

    def fill_up(handle: int, data: Any) -> int:
        if written:
            raise FULL
        written.append(really_write(handle, bytes(data[:3])))
        return written[0]

    monkeypatch.setattr(os, "write", fill_up)
    assert fault_of(lambda: files.write(str(plan), NEW)).variant == "failed"
    assert plan.read_bytes() == OLD
    assert names_in(plan.parent) == ["plan.yaml"]


def test_an_interrupted_write_leaves_the_old_file(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(str(plan), NEW)
    assert plan.read_bytes() == OLD
    assert names_in(plan.parent) == ["plan.yaml"]


def test_a_folder_that_cannot_be_synced_has_the_new_file_all_the_same(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_sync = os.fsync

    def sync_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        really_sync(handle)

    monkeypatch.setattr(os, "fsync", sync_files_only)
    files.write(str(plan), NEW, expected=OLD)
    assert plan.read_bytes() == NEW


def test_the_file_is_synced_before_it_gets_its_name_and_the_folder_after(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    really_sync, really_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        really_sync(handle)

    def replace(source: str, target: str) -> None:
        steps.append("name")
        assert os.path.dirname(source) == os.path.dirname(target)
        really_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    files.write(str(plan), NEW)
    assert steps == (["file", "name"] if os.name == "nt" else ["file", "name", "folder"])


@POSIX
def test_a_temporary_file_that_somebody_laid_out_is_neither_used_nor_removed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda count: b"\0" * count)
    trap = plan.parent / f".plan.yaml.{'00' * 8}{files.TEMPORARY_SUFFIX}"
    trap.symlink_to(plan.parent / "elsewhere")
    assert fault_of(lambda: files.write(str(plan), NEW)).variant == "failed"
    assert plan.read_bytes() == OLD
    assert names_in(plan.parent) == [trap.name, "plan.yaml"]


def test_temporary_files_are_no_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ("p" * 250 + ".yaml")
    listed: list[list[str]] = []
    really_replace = os.replace

    def look_and_replace(source: str, target: str) -> None:
        listed.append(files.yaml_files(str(tmp_path)))
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", look_and_replace)
    files.write(str(path), NEW)
    assert listed == [[]]
    assert files.yaml_files(str(tmp_path)) == [str(path)]


@POSIX
def test_of_many_writers_at_once_one_wins_and_the_others_are_told(plan: Path) -> None:
    told: list[str] = []
    start = threading.Barrier(8)

    def write(number: int) -> None:
        start.wait()
        try:
            files.write(str(plan), b"writer: %d\n" % number, expected=OLD)
        except FileFault as fault:
            told.append(fault.variant)
        else:
            told.append(f"won {number}")

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    winners = [word for word in told if word.startswith("won")]
    assert len(winners) == 1
    assert told.count("changed") == 7
    assert plan.read_bytes() == f"writer: {winners[0].removeprefix('won ')}\n".encode()
    assert names_in(plan.parent) == ["plan.yaml"]


def test_without_locks_writing_still_works(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "fcntl", None)
    files.write(str(plan), NEW, expected=OLD)
    assert plan.read_bytes() == NEW


@POSIX
def test_killed_at_the_last_moment_the_old_file_is_whole(plan: Path) -> None:
    program = (
        "import os, signal\nfrom planctl import files\n"
        f"os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nfiles.write({str(plan)!r}, {NEW!r})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False, env=environment())
    assert done.returncode < 0
    assert plan.read_bytes() == OLD
    assert files.yaml_files(str(plan.parent)) == [str(plan)]
    files.write(str(plan), NEW, expected=OLD)  # its lock died with it
    assert plan.read_bytes() == NEW


def environment() -> dict[str, str]:
    """The environment for a process that shall find the same planctl."""
    return {**os.environ, "PYTHONPATH": os.path.dirname(os.path.dirname(os.path.abspath(files.__file__)))}


# Names

COMPOSED, DECOMPOSED = "plan-för-åldern", unicodedata.normalize("NFD", "plan-för-åldern")


@pytest.mark.parametrize(
    ("stored", "asked"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED), (COMPOSED, COMPOSED), (DECOMPOSED, DECOMPOSED)]
)
def test_a_name_is_found_however_its_letters_are_put_together(tmp_path: Path, stored: str, asked: str) -> None:
    folder = tmp_path / stored
    folder.mkdir()
    (folder / f"{stored}.yaml").write_bytes(OLD)
    (folder / "ascii.yaml").write_bytes(NEW)
    for name, content in ((f"{asked}.yaml", OLD), ("ascii.yaml", NEW)):
        found = files.find(os.path.join(tmp_path, asked, name))
        assert files.read(found, 100) == content
    assert files.read(files.find(os.path.join(tmp_path, asked, f"{asked}.yaml") + os.sep), 100) == OLD


def test_a_relative_name_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{DECOMPOSED}.yaml").write_bytes(OLD)
    assert files.read(files.find(f"{COMPOSED}.yaml"), 100) == OLD


def test_of_two_names_that_look_alike_the_one_that_was_written_is_found(tmp_path: Path) -> None:
    for name, content in ((COMPOSED, OLD), (DECOMPOSED, NEW)):
        (tmp_path / name).write_bytes(content)
    if len(names_in(tmp_path)) < 2:
        pytest.skip("this file system takes them for one")
    assert files.read(files.find(str(tmp_path / COMPOSED)), 100) == OLD
    assert files.read(files.find(str(tmp_path / DECOMPOSED)), 100) == NEW


@pytest.mark.parametrize("path", ["", "gone", "gone/å.yaml", "å/b/", "plan.yaml/å", "å//b", "å" * 300, "/", "å/" * 5000])
def test_what_is_not_there_comes_back_as_it_was_asked_for(plan: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(plan.parent)
    assert files.find(path) == path
    assert files.exists(path) is (path == "/")


@POSIX
def test_a_dangling_link_exists(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("gone")
    assert files.exists(str(tmp_path / "link"))
    assert not files.is_folder(str(tmp_path / "link"))


def test_yaml_files_are_those_with_the_right_ending_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "Z.yaml", "å.yaml", "10.yaml", "9.yaml", ".hidden.yaml", "c.json", "yaml", "d.yaml.bak", ".yaml"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.yaml").mkdir()
    found = files.yaml_files(str(tmp_path))
    assert [os.path.basename(path) for path in found] == ["10.yaml", "9.yaml", "Z.yaml", "a.yml", "b.yaml", "å.yaml"]
    assert all(os.path.exists(path) for path in found)


@POSIX
def test_links_and_pipes_are_listed_so_that_reading_can_refuse_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to(tmp_path)
    listed = files.yaml_files(str(tmp_path))
    assert [read_fault(Path(path)) for path in listed] == ["link", "kind"]


def test_no_folder_no_files(tmp_path: Path, plan: Path) -> None:
    assert files.yaml_files(str(tmp_path / "gone")) == []
    assert files.yaml_files(str(plan)) == []


def test_a_folder_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise FORBIDDEN

    monkeypatch.setattr(os, "scandir", refuse)
    assert fault_of(lambda: files.yaml_files(str(tmp_path))).variant == "denied"


def test_the_nearest_folder_is_the_innermost_one_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    (tmp_path / "plans").mkdir()
    (tmp_path / "a" / "plans").mkdir()
    (tmp_path / "a" / "b" / "plans").write_bytes(b"a file, no folder")
    for folder, expected in ((tmp_path, "plans"), (tmp_path / "a", "plans"), (tmp_path / "a" / "b", "../plans"), (inner, "../../plans")):
        monkeypatch.chdir(folder)
        assert files.nearest("plans") == expected.replace("/", os.sep)
    assert files.nearest("no-such-folder-anywhere") is None


def test_the_nearest_folder_from_elsewhere_can_be_opened_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there" / "plans").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    found = files.nearest("plans", str(tmp_path / "there"))
    assert found == os.path.join("..", "there", "plans")
    assert files.is_folder(found)


def test_paths_are_shown_relative_where_they_lie_below_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert files.display(str(tmp_path / "here" / "plans" / "å.yaml")) == "plans/å.yaml"
    assert files.display("plans/../x.yaml") == "x.yaml"
    assert files.display("../x.yaml") == "../x.yaml"
    assert files.display(str(tmp_path / "x.yaml")) == str(tmp_path / "x.yaml").replace(os.sep, "/")


@POSIX
def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xe5.yaml")
    assert files.display(name) == "\\udce5.yaml"
    assert fault_of(lambda: files.read(str(tmp_path / name), 10)).values["path"].encode().endswith(b"\\udce5.yaml")


def test_folders_are_made_with_those_above(tmp_path: Path, plan: Path) -> None:
    files.make_folder(str(tmp_path / "a" / "b"))
    files.make_folder(str(tmp_path / "a" / "b"))
    assert (tmp_path / "a" / "b").is_dir()
    assert fault_of(lambda: files.make_folder(str(plan))).variant == "kind"
    assert fault_of(lambda: files.make_folder(str(plan / "below"))).variant in {"kind", "missing"}


def test_the_same_file_by_two_names(tmp_path: Path, plan: Path) -> None:
    os.link(plan, tmp_path / "other.yaml")
    assert files.same_file(str(plan), str(tmp_path / "." / "plan.yaml"))
    assert files.same_file(str(plan), str(tmp_path / "other.yaml"))
    assert not files.same_file(str(plan), str(tmp_path / "gone.yaml"))
    assert files.same_file(str(tmp_path / "gone.yaml"), str(tmp_path / "x" / ".." / "gone.yaml"))


# New files, others who write, and what they leave


def test_a_new_file_is_not_written_over_another(tmp_path: Path, plan: Path) -> None:
    assert fault_of(lambda: files.write(str(plan), NEW, new=True)).variant == "changed"
    assert plan.read_bytes() == OLD
    files.write(str(tmp_path / "ny.yaml"), NEW, new=True)
    assert (tmp_path / "ny.yaml").read_bytes() == NEW
    assert names_in(tmp_path) == ["ny.yaml", "plan.yaml"]


@POSIX
def test_what_a_killed_writer_left_is_cleared_away_and_nothing_else(tmp_path: Path, plan: Path) -> None:
    left = tmp_path / f".annan.yaml.{'ab' * 8}{files.TEMPORARY_SUFFIX}"
    kept = [f".annan.yaml.{'ab' * 7}{files.TEMPORARY_SUFFIX}", f"annan.{'ab' * 8}{files.TEMPORARY_SUFFIX}", ".annan.yaml.tmp"]
    for name in (left.name, *kept):
        (tmp_path / name).write_bytes(b"half")
    folder = tmp_path / f".mapp.{'cd' * 8}{files.TEMPORARY_SUFFIX}"
    folder.mkdir()
    files.write(str(plan), NEW)
    assert names_in(tmp_path) == sorted([*kept, folder.name, "plan.yaml"])


@POSIX
def test_a_living_writers_temporary_file_is_left_to_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_replace = os.replace
    half_way, go_on = threading.Event(), threading.Event()

    def wait_and_replace(source: str, target: str) -> None:
        if not half_way.is_set():
            half_way.set()
            assert go_on.wait(30)
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", wait_and_replace)
    first = threading.Thread(target=lambda: files.write(str(plan), b"first"))
    second = threading.Thread(target=lambda: files.write(str(plan), b"second"))
    first.start()
    assert half_way.wait(30)
    second.start()
    second.join(0.2)
    assert len(names_in(plan.parent)) == 2  # the second waits, and has removed nothing
    go_on.set()
    first.join(30)
    second.join(30)
    assert plan.read_bytes() == b"second"
    assert names_in(plan.parent) == ["plan.yaml"]


@POSIX
def test_a_folder_that_somebody_keeps_locked_is_not_waited_for_without_end(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(files, "PATIENCE", 3)
    monkeypatch.setattr(files, "PAUSE", 0.001)
    handle = os.open(plan.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert fault_of(lambda: files.write(str(plan), NEW)).variant == "busy"
    finally:
        os.close(handle)
    assert plan.read_bytes() == OLD
    files.write(str(plan), NEW)
    assert plan.read_bytes() == NEW


@POSIX
@pytest.mark.parametrize(("number", "written"), [(errno.ENOLCK, True), (errno.EOPNOTSUPP, True), (errno.EIO, False)])
def test_where_there_are_no_locks_writing_goes_on_but_not_where_locking_fails(
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    written: bool,  # noqa: FBT001 - parametrized
) -> None:
    import fcntl

    left = plan.parent / f".plan.yaml.{'ab' * 8}{files.TEMPORARY_SUFFIX}"
    left.write_bytes(b"half")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", fail)
    if written:
        files.write(str(plan), NEW)
    else:
        assert fault_of(lambda: files.write(str(plan), NEW)).variant == "failed"
    assert plan.read_bytes() == (NEW if written else OLD)
    assert left.exists()  # whose it is can't be told without a lock
