"""`kiosk`: checks a configuration of the kiosk, makes the hash of a PIN for it, and prints samples."""

import shlex
import sys
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path
from typing import Final

from warloss_gui import assets
from warloss_gui.commands.output import NAME, OK, PROBLEMS, USAGE, Parser, answer, answer_lines
from warloss_gui.documents.limits import DEFAULT
from warloss_gui.documents.problems import Problem, one_line
from warloss_gui.documents.reader import read_sheet
from warloss_gui.documents.records import read_record_bytes
from warloss_gui.files import FileProblem, printable, read_regular
from warloss_gui.kiosk import pin
from warloss_gui.kiosk.config import NamedFile, read_config
from warloss_gui.language import gettext, ngettext, number

_SAMPLES: Final = "kiosk"
_CONFIGURATION: Final = "kiosk.toml"


def run(arguments: list[str]) -> int:
    """Check a configuration, make a hash, or print a sample. Gives the exit status."""
    parser = Parser(prog=f"{NAME} kiosk", description=gettext("Prepare a kiosk display."))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checked = commands.add_parser("check", help=gettext("say what is wrong with a configuration, and where"))
    checked.add_argument("file", metavar="FILE", type=Path)
    commands.add_parser("pin", help=gettext("make the salted hash of a PIN for a configuration"))
    sample = commands.add_parser(
        "sample", help=gettext("print a configuration to begin with, or a file that starts a kiosk")
    )
    names = sorted(path.name for path in assets.path(_SAMPLES).iterdir())
    sample.add_argument("name", nargs="?", choices=names, default=_CONFIGURATION)
    options = parser.parse_args(arguments)
    if options.command == "sample":
        answer(assets.path(f"{_SAMPLES}/{options.name}").read_text("utf-8"))
        return OK
    return _check(options.file) if options.command == "check" else _pin()


def _check(file: Path) -> int:
    reading = read_config(file)
    found = [problem for named in reading.files for problem in _problems(file.parent, named)]
    lines = [*reading.lines(file), *(one_line(file, problem) for problem in found)]
    is_good = reading.config is not None and all(problem.severity == "warning" for problem in found)
    if reading.config is not None and is_good:
        pages = len(reading.config.pages)
        text = ngettext("{file}: good; {count} page", "{file}: good; {count} pages", pages)
        lines.append(text.format(file=printable(str(file)), count=number(pages)))
    answer_lines(lines)
    return OK if is_good else PROBLEMS


def _problems(folder: Path, named: NamedFile) -> Iterator[Problem]:
    """What is wrong with a file that a configuration names, if anything is.

    It may come later, so that its absence keeps no configuration from being good. What is there must be.
    """
    path = folder / named.path
    name = printable(str(path))
    try:
        data = read_regular(path, DEFAULT.size)
    except FileProblem as problem:
        message = gettext("{file} cannot be read now: {reason}").format(file=name, reason=problem.reason)
        yield Problem("warning", "$", named.line, named.column, message, problem.hint)
        return
    if named.is_sheet:
        wrong = [one for one in read_sheet(data).problems if one.severity == "error"]
        text, hint = gettext("the sheet {file} cannot be shown: {reason}"), _hint(path)
    else:
        wrong = read_record_bytes(data, path.name).problems
        text, hint = gettext("the public record {file} cannot be used: {reason}"), ""
    for one in wrong[:1]:
        message = text.format(file=name, reason=one.message)
        yield Problem("error", "$", named.line, named.column, message, hint or one.hint)


def _hint(sheet: Path) -> str:
    """What says more of a sheet."""
    command = shlex.join([NAME, "check", printable(str(sheet))])
    return gettext("{command} says where, and what else").format(command=command)


def _pin() -> int:
    """Ask for a PIN twice, without showing it; or read it from a pipe."""
    try:
        wanted = _asked() if sys.stdin.isatty() else _piped()
        made = pin.hashed(wanted)
    except ValueError:
        return _refuse(gettext("a PIN is 4 to 12 digits, written the same twice"))
    except EOFError:
        return _refuse(gettext("no PIN was given; write 4 to 12 digits"))
    answer_lines([f'exit_pin = "{made}"'])
    return OK


def _piped() -> str:
    """The PIN that comes through a pipe. Raises EOFError where there is none."""
    line = sys.stdin.readline().rstrip("\n")
    if not line:
        raise EOFError
    return line


def _asked() -> str:
    """The PIN that was written twice. Raises ValueError where the two differ."""
    first, second = (getpass(text) for text in (gettext("PIN: "), gettext("The same again: ")))
    if first != second:
        raise ValueError("the two differ")
    return first


def _refuse(text: str) -> int:
    print(f"{_PROGRAM}: {text}", file=sys.stderr)
    return USAGE


_PROGRAM: Final = f"{NAME} kiosk pin"
