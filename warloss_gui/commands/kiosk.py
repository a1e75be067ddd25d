"""`kiosk`: checks a configuration of the kiosk, and makes the hash of a PIN for it."""

import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from warloss_gui.commands.output import NAME, OK, PROBLEMS, USAGE, Parser, answer_lines
from warloss_gui.documents.problems import Problem, one_line
from warloss_gui.files import printable
from warloss_gui.kiosk import pin
from warloss_gui.kiosk.config import missing_files, read_config
from warloss_gui.language import gettext, ngettext, number


def run(arguments: list[str]) -> int:
    """Check a configuration, or make a hash. Gives the exit status."""
    parser = Parser(prog=f"{NAME} kiosk", description=gettext("Prepare a kiosk display."))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checked = commands.add_parser("check", help=gettext("say what is wrong with a configuration, and where"))
    checked.add_argument("file", metavar="FILE", type=Path)
    commands.add_parser("pin", help=gettext("make the salted hash of a PIN for a configuration"))
    options = parser.parse_args(arguments)
    return _check(options.file) if options.command == "check" else _pin()


def _check(file: Path) -> int:
    reading = read_config(file)
    if reading.config is None:
        answer_lines(one_line(file, problem) for problem in reading.problems)
        return PROBLEMS
    pages = len(reading.config.pages)
    text = ngettext("{file}: good; {count} page", "{file}: good; {count} pages", pages)
    missing = missing_files(reading.config.beside(file.parent))
    lines = (one_line(file, _is_missing(path)) for path in missing)
    answer_lines([*lines, text.format(file=printable(str(file)), count=number(pages))])
    return OK


def _is_missing(path: str) -> Problem:
    """A file may come later, so that its absence keeps no configuration from being good."""
    message = gettext("there is no file {path}").format(path=printable(path))
    return Problem("warning", "$", None, None, message, gettext("put it there, or name another"))


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
