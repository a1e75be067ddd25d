"""The built package, in an environment of its own, away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run a command that must succeed, without the checkout on its path; give what it printed."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env={**env, **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build_wheel(source: Path, target: Path) -> Path:
    """Build a wheel with what is installed, without the network."""
    offline = ("--no-build-isolation", "--no-deps", "--no-index")
    run(sys.executable, "-m", "pip", "wheel", *offline, "-w", target, source, cwd=target.parent)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(CHECKOUT, tmp_path_factory.mktemp("build") / "wheel")


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment that borrows its dependencies from ours."""
    env = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", env, cwd=env)
    paths = {
        name: Path(sysconfig.get_path(name, "venv", {"base": str(env), "platbase": str(env)}))
        for name in ("purelib", "scripts")
    }
    (paths["purelib"] / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = paths["scripts"] / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=env)
    package = run(python, "-c", "import warloss_gui; print(warloss_gui.__file__)", cwd=env)
    assert Path(package.strip()).is_relative_to(env)
    return paths["scripts"]


def test_wheel_holds_the_package_and_its_resources_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    expected = {
        f"warloss_gui/_resources/{path.relative_to(CHECKOUT / 'resources').as_posix()}"
        for path in (CHECKOUT / "resources").rglob("*")
        if path.is_file()
    }
    assert any(name.startswith("warloss_gui/_resources/factsheets/") for name in expected)
    assert expected <= set(names)
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"warloss_gui"}


def test_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=CHECKOUT)
    (archive,) = tmp_path.glob("*.tar.gz")
    again = build_wheel(archive, tmp_path / "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_installed_command_reads_the_bundled_sheet(scripts: Path, tmp_path: Path) -> None:
    output = run(scripts / "warloss-gui", "check", "--format", "json", cwd=tmp_path)
    (report,) = json.loads(output)
    assert report["ok"]
    assert report["problems"] == []
    summary = report["summary"]
    assert (summary["figures"], summary["statements"], summary["notes"]) == (18, 2, 3)


def test_installed_command_draws_a_tab_without_a_screen(scripts: Path, tmp_path: Path) -> None:
    command = (scripts / "warloss-gui", "export", "--tab", "personnel", "-o", "personnel.png")
    run(*command, cwd=tmp_path, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    assert (tmp_path / "personnel.png").read_bytes().startswith(b"\x89PNG")
