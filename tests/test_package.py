"""The wheel: built, installed in an empty environment, it has its schemas and templates and does its job."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from running import ROOT, planctl


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    built = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = out.glob("*.whl")
    return path


def test_the_wheel_holds_what_it_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "planctl/py.typed" in names
    assert "planctl/schemas/plan.schema.json" in names
    assert any(name.startswith("planctl/templates/") for name in names)
    assert not [name for name in names if name.startswith(("tests", "plans", "tools", "bench"))]


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Our own packages are lent to it by path: what it installs itself is only the wheel, so nothing is fetched."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True, capture_output=True)
    (site,) = (environment / "lib").glob("python*/site-packages")
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    script = (
        "import planctl, planctl.resources as r, sys; assert str(sys.prefix) in planctl.__file__, planctl.__file__;"
        "assert r.folder('templates').startswith(str(sys.prefix)); assert r.folder('schemas').startswith(str(sys.prefix))"
    )
    subprocess.run([python, "-c", script], check=True, cwd=tmp_path)
    program = python.with_name("planctl")
    page = subprocess.run(
        [program, "render", ROOT / "plans" / "huddinge-2022-2024.yaml", "--format", "html"], check=True, cwd=tmp_path, capture_output=True
    ).stdout
    assert page.startswith(b"<!doctype html>")


def test_an_editable_install_finds_them_too() -> None:
    from planctl.resources import folder

    assert Path(folder("templates")).resolve() == ROOT / "templates"
    assert Path(folder("schemas")).resolve() == ROOT / "schemas"


def test_python_m_planctl_is_the_same_program() -> None:
    ran = planctl("--version")
    script = subprocess.run(
        [Path(sys.executable).with_name("planctl"), "--version"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert ran.out == script


def test_help_reads_no_model() -> None:
    script = (
        "import sys, os; sys.argv = ['planctl', '--help']; os._exit = sys.exit; import planctl.__main__ as m\n"
        "try: m.main()\n"
        "except SystemExit as stop: assert not stop.code\n"
        "assert not {'pydantic', 'pydantic_core', 'yaml', 'planctl.model.lean'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("heavy", ["rich", "jinja2", "markdown_it", "ruamel"])
def test_validate_imports_nothing_it_does_not_need(heavy: str) -> None:
    script = f"""
import sys
sys.argv = ["planctl", "validate"]
from planctl.cli.program import run
assert run(["validate", "--quiet"]) == 0
assert not [name for name in sys.modules if name == {heavy!r} or name.startswith({heavy!r} + ".")], {heavy!r}
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_due_imports_nothing_it_does_not_need() -> None:
    script = """
import sys
sys.argv = ["planctl", "due"]
from planctl.cli.program import run
assert run(["due", "--year", "2024"]) == 0
heavy = ("rich", "jinja2", "markupsafe", "markdown_it", "ruamel", "icalendar", "planctl.views.parts", "planctl.views.explanation")
assert not [name for name in sys.modules if name.startswith(heavy)]
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def test_version_imports_nothing_of_ours() -> None:
    script = (
        "import sys; sys.argv = ['planctl', '--version']; import planctl.__main__ as m; m.main();"
        "print(sorted(n for n in sys.modules if n.startswith('planctl')))"
    )
    out = subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True, encoding="utf-8").stdout
    assert out.splitlines()[-1] == "['planctl', 'planctl.__main__']"


def test_pydantic_s_search_for_plugins_is_spared_and_the_stand_in_still_fits() -> None:
    """The stand-in answers as pydantic's own loader does when plugins are disabled; should pydantic change, this tells."""
    import inspect
    import os

    from pydantic.plugin import _loader, _schema_validator

    assert "get_plugins" in inspect.getsource(_schema_validator)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        assert not list(_loader.get_plugins())
    finally:
        del os.environ["PYDANTIC_DISABLE_PLUGINS"]
    script = (
        "import sys; sys.argv = ['planctl', 'validate', '--quiet']; import os; os._exit = sys.exit; import planctl.__main__ as m\n"
        "try: m.main()\n"
        "except SystemExit as stop: assert not stop.code\n"
        "assert 'planctl.model.plan' in sys.modules and 'importlib.metadata' not in sys.modules and 'email' not in sys.modules\n"
        "assert not {'hashlib', '_hashlib', 'random'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


# As if pydantic looked into the first of its typed dicts.
LOOKING_INTO = """
import builtins, typing_extensions
made, whole = builtins.__build_class__, typing_extensions.TypedDict
def build(function, name, *bases, **options):
    if name == "CoreConfig" and typing_extensions.TypedDict is not whole:
        raise TypeError(name)
    return made(function, name, *bases, **options)
builtins.__build_class__ = build
"""


@pytest.mark.parametrize(("before", "made"), [("", False), (LOOKING_INTO, True)], ids=["spared", "wanted"])
def test_pydantic_s_typed_dicts_are_spared_unless_it_wants_them(before: str, *, made: bool) -> None:
    script = f"""{before}
import planctl, typing_extensions
planctl.ALONE = True
from planctl.model.plan import Plan
from pydantic_core.core_schema import CoreConfig
assert typing_extensions.TypedDict.__module__ in ("typing", "typing_extensions")
assert hasattr(CoreConfig, "__total__") is {made}
assert Plan.model_json_schema()["properties"]["title"]
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_module_that_is_put_off_is_there_when_it_is_used() -> None:
    script = (
        "import sys, planctl; planctl.ALONE = True; import planctl.model.lean, secrets; assert 'hmac' not in sys.modules\n"
        "assert secrets.compare_digest('a', 'a') and 'hmac' in sys.modules; import secrets; assert secrets.__file__"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("folder", ["bench", "tests/editing", "tests/pages", "tests/reports"])
def test_a_package_from_npm_is_pinned_by_its_sum_and_by_no_address(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(package["integrity"].startswith("sha512-") for name, package in locked.items() if name)
    assert not [name for name, package in locked.items() if "resolved" in package]
