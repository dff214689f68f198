"""Git's plumbing: what a text names, what a revision holds, and every way in which git can't answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planctl import files, workspace
from planctl.git import GitFault, Repository, run
from planctl.messages import LANGUAGES, word
from planctl.revision import Revision
from repositories import Scratch, own, small

STRANGE = "plans/röd plan\nmed rad.yaml"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    made = own(tmp_path / "r", monkeypatch)
    made.write("plans/p.yaml", small())
    made.commit("Planen")
    return made


def fault_of(act: Callable[[], object]) -> str:
    with pytest.raises(GitFault) as caught:
        act()
    for language in LANGUAGES:  # every way to fail has its line, and its values
        assert word(language, f"git.{caught.value.variant}", **caught.value.values)
    return caught.value.variant


def revision(folder: Path, name: str = "HEAD") -> Revision:
    repository = Repository.at(str(folder))
    found = Revision(repository, repository.commit(name), name, repository.prefix)
    repository.close()  # it opens again by itself; nobody waits for it at the end of a test
    return found


def loaded(tree: Revision, *paths: str) -> workspace.Workspace:
    with tree.repository:
        return workspace.load(paths, source=tree)


def problems_of(read: workspace.Workspace) -> dict[str, list[tuple[str, str]]]:
    return {file.path: [(problem.name, problem.variant) for problem in file.problems] for file in read.plans}


def test_a_revision_is_read_like_a_folder(scratch: Scratch) -> None:
    scratch.write("plans/journals/p.yaml", "schema: planctl/journal/v1\nplan: p\nentries: []\n")
    scratch.write("plans/frameworks/f.yaml", "schema: planctl/framework/v1\nid: f\ntitle: F\nissuer: X\nitems: []\n")
    scratch.commit("Mer")
    scratch.write("plans/p.yaml", "changed since")
    read = loaded(revision(scratch.folder))
    assert [file.document.file for file in read.files()] == [
        "HEAD:plans/p.yaml",
        "HEAD:plans/journals/p.yaml",
        "HEAD:plans/frameworks/f.yaml",
    ]
    assert read.plans[0].plan is not None
    assert read.plans[0].journal is read.journals[0]
    assert [file.document.file for file in loaded(revision(scratch.folder, "HEAD~1")).files()] == ["HEAD~1:plans/p.yaml"]


def test_a_revision_is_read_from_below_and_without_a_work_tree(scratch: Scratch, tmp_path: Path) -> None:
    assert loaded(revision(scratch.folder / "plans")).plans[0].plan is not None
    scratch.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    assert loaded(revision(tmp_path / "bare.git")).plans[0].plan is not None
    scratch.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    assert loaded(revision(tmp_path / "linked", "other")).plans[0].plan is not None


def test_plans_deeper_down_are_found_where_there_is_no_way_up(scratch: Scratch) -> None:
    scratch.git("mv", "plans", "plans-moved")
    scratch.write("kommun/år 2025/plans/q.yaml", small(plan="q"))
    scratch.commit("Flyttat")
    assert [file.id for file in loaded(revision(scratch.folder)).plans] == ["q"]


def test_names_with_spaces_letters_and_line_ends(scratch: Scratch) -> None:
    scratch.write(STRANGE, small(plan="q"))
    scratch.commit("Konstigt namn")
    read = loaded(revision(scratch.folder))
    assert {file.path: file.id for file in read.plans} == {"plans/p.yaml": "p", STRANGE: "q"}
    assert loaded(revision(scratch.folder), "plans/ro\u0308d plan\nmed rad.yaml").plans[0].id == "q"  # composed otherwise


def test_links_large_files_and_folders_are_refused_as_on_disk(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    (scratch.folder / "plans" / "link.yaml").symlink_to("p.yaml")
    scratch.write("plans/stor.yaml", "x" * (2 * files.MEBIBYTE))
    (scratch.folder / "plans" / "mapp.yaml").mkdir()
    scratch.write("plans/mapp.yaml/x", "")
    scratch.commit("Det som inte läses")
    problems = {
        file.path: [(problem.name, problem.variant) for problem in file.problems] for file in loaded(revision(scratch.folder)).plans
    }
    assert problems == {
        "plans/link.yaml": [("unreadable-file", "link")],
        "plans/p.yaml": [],
        "plans/stor.yaml": [("too-large", "size")],
    }
    monkeypatch.setenv(workspace.LIMIT_VARIABLE, "3")
    assert problems_of(loaded(revision(scratch.folder)))["plans/stor.yaml"] != [("too-large", "size")]


def test_what_names_a_revision_and_what_does_not(scratch: Scratch) -> None:
    with Repository.at(str(scratch.folder)) as repository:
        head = scratch.git("rev-parse", "HEAD")
        assert repository.commit("main") == repository.commit("HEAD^{commit}") == repository.commit(head[:8]) == head
        scratch.git("tag", "-a", "v1", "-m", "antagen")
        assert repository.commit("v1") == head  # an annotated tag is an object of its own
        for text in ("", "nope", "HEAD~7", "main..main", "HEAD:plans", "a\nb", "a\0b", "--all", "-", "--output=x"):
            assert fault_of(lambda text=text: repository.commit(text)) == "unknown-revision", text  # type: ignore[misc]
    assert not (scratch.folder / "x").exists()


def test_a_revision_named_like_an_option_writes_nothing(scratch: Scratch) -> None:
    head = scratch.git("rev-parse", "HEAD")
    (scratch.folder / ".git" / "refs" / "heads" / "--output=x").write_text(head + "\n")
    with Repository.at(str(scratch.folder)) as repository:
        assert fault_of(lambda: repository.commit("--output=x")) == "unknown-revision"
        assert repository.commit("refs/heads/--output=x") == head
    assert sorted(os.listdir(scratch.folder)) == [".git", "plans"]


def test_faults_have_a_line_each(scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "outside").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert fault_of(lambda: Repository.at(str(tmp_path / "outside"))) == "not-a-repository"
    empty = Scratch(tmp_path / "empty")
    with Repository.at(str(empty.folder)) as repository:
        assert fault_of(lambda: repository.commit("HEAD")) == "no-commits"
    scratch.git("checkout", "-q", "--orphan", "annan")
    scratch.commit("Annan början")
    with Repository.at(str(scratch.folder)) as repository:
        assert fault_of(lambda: repository.merge_base(repository.commit("main"), repository.commit("annan"))) == "unrelated"
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch for its tests
    assert fault_of(lambda: Repository.at(str(scratch.folder))) == "dubious-ownership"
    monkeypatch.setenv("PATH", str(tmp_path / "outside"))
    assert fault_of(lambda: Repository.at(str(scratch.folder))) == "no-git"


def test_a_git_that_lies_beside_the_plans_is_not_run(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = scratch.write("git", "#!/bin/sh\ntouch sprung\n")
    trap.chmod(0o755)
    monkeypatch.chdir(scratch.folder)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert run("rev-parse", "--is-inside-work-tree").strip() == b"true"
    assert not (scratch.folder / "sprung").exists()


def test_a_shallow_clone_says_what_is_missing(scratch: Scratch, tmp_path: Path) -> None:
    first = scratch.git("rev-parse", "HEAD")
    scratch.write("plans/p.yaml", small("2026"))
    second = scratch.commit("Senare")
    scratch.git("clone", "-q", "--depth", "1", f"file://{scratch.folder}", str(tmp_path / "shallow"))
    with Repository.at(str(tmp_path / "shallow")) as repository:
        assert repository.boundary() == {second}
        assert fault_of(lambda: repository.commit(first)) == "shallow"
        assert fault_of(lambda: repository.commit("HEAD~1")) == "shallow"
        assert repository.read_commit(second).parents == (first,)  # so the plan wasn't made there
        assert repository.history(second) == [(second, ())]


def test_nothing_is_fetched_for_a_partial_clone(scratch: Scratch, tmp_path: Path) -> None:
    scratch.git("config", "uploadpack.allowFilter", "true")
    scratch.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{scratch.folder}", str(tmp_path / "partial"))
    (problem,) = loaded(revision(tmp_path / "partial")).plans[0].problems
    assert (problem.name, problem.variant) == ("unreadable-file", "not-here")


def test_a_damaged_repository(scratch: Scratch) -> None:
    tree = scratch.git("rev-parse", "HEAD:plans")
    for name in (tree, scratch.git("rev-parse", "HEAD:plans/p.yaml")):
        stored = scratch.folder / ".git" / "objects" / name[:2] / name[2:]
        stored.chmod(0o644)
        stored.write_bytes(b"garbage")
        if name != tree:
            stored.unlink()
    with Repository.at(str(scratch.folder)) as repository:
        assert fault_of(lambda: workspace.load([], source=Revision(repository, repository.commit("HEAD"), "HEAD"))) == "damaged"
        assert repository.object("0" * 40, 10) is None
        assert repository.read_commit(repository.commit("HEAD")).subject == "Planen"  # and goes on with what is whole


def test_what_a_commit_says(scratch: Scratch) -> None:
    scratch.write("plans/p.yaml", small("2026"))
    said = scratch.commit("Förläng till 2026\n\nEtt längre skäl")
    with Repository.at(str(scratch.folder)) as repository:
        found = repository.read_commit(said)
        assert (found.day, found.author, found.subject) == ("2025-01-02", "Åsa Öberg", "Förläng till 2026")
        assert repository.folder_of(found.folder)["plans"].is_folder


def test_history_is_of_plans_alone_newest_first(scratch: Scratch) -> None:
    first = scratch.git("rev-parse", "HEAD")
    scratch.write("README", "x")
    scratch.commit("Annat")
    scratch.write("plans/p.yaml", small("2026"))
    third = scratch.commit("Planen")
    with Repository.at(str(scratch.folder)) as repository:
        assert repository.history(third) == [(third, (first,)), (first, ())]
        assert [commit for commit, _ in repository.history(third, since=first)] == [third]


def test_within_a_hook(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(scratch.folder)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index.lock")
    for folder, prefix in ((".", ""), ("plans", "plans")):
        with Repository.at(folder) as repository:
            assert (repository.root, repository.prefix) == (str(scratch.folder), prefix)
            assert repository.commit("HEAD")


def test_hashes_of_the_longer_kind(tmp_path: Path, scratch: Scratch) -> None:
    newer = Scratch(tmp_path / "sha256", "--object-format=sha256")
    newer.write("plans/p.yaml", small())
    assert len(newer.commit("Planen")) == 64
    assert loaded(revision(newer.folder)).plans[0].plan is not None
    assert scratch.folder != newer.folder


def test_nothing_that_the_repository_names_is_run(scratch: Scratch) -> None:
    trap = f"touch '{scratch.folder}/sprung'"
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "filter.x.smudge",
        "core.sshCommand",
        "credential.helper",
    ):
        scratch.git("config", name, trap)
    scratch.write(".gitattributes", "*.yaml diff=x filter=x\n")
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        scratch.write(f".git/hooks/{hook}", f"#!/bin/sh\n{trap}\n").chmod(0o755)
    tree = revision(scratch.folder)
    assert loaded(tree).plans[0].plan is not None
    with tree.repository as repository:
        assert repository.history(tree.commit)
        assert repository.merge_base(tree.commit, tree.commit) == tree.commit
    assert not (scratch.folder / "sprung").exists()
