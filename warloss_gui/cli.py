"""The command line. Qt is imported only by the commands that need it."""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, NoReturn

from warloss_gui import __version__, assets, language
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.documents.problems import Problem, one_line
from warloss_gui.documents.reader import Reading, read_file
from warloss_gui.documents.schema import schema_text
from warloss_gui.files import FileProblem, printable, require_regular
from warloss_gui.language import gettext, ngettext, number
from warloss_gui.settings import preferences
from warloss_gui.settings.preferences import LARGEST_TEXT, SMALLEST_TEXT, TAB_NAMES, THEME_CHOICES

OK: Final = 0
PROBLEMS: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130

_NAME: Final = "warloss-gui"
_SCREEN_VARIABLES: Final = (
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_USE_PHYSICAL_DPI",
)
_SMALLEST_PICTURE: Final = 320
_LARGEST_PICTURE: Final = 8192


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {printable(message)}; see '{self.prog} --help'\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit status: 0 good, 1 problems, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    language.activate(language.of_environment())
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = _COMMANDS.get(given[0]) if given else None
    try:
        return command(given[1:]) if command is not None else _window(given)
    except FileProblem as problem:
        print(f"{_NAME}: {problem}", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED


def _window(arguments: list[str]) -> int:
    parser = _Parser(
        prog=_NAME,
        description=gettext("Show a fact sheet on contested war losses."),
        epilog=gettext("Further commands: check, schema, export. Each has its own --help."),
    )
    parser.add_argument("sheet", nargs="?", metavar="SHEET", type=Path, help=gettext("a fact sheet to open"))
    parser.add_argument("--version", action="version", version=f"{_NAME} {__version__}")
    _add_look(parser)
    options = parser.parse_args(arguments)
    if options.sheet is not None:
        require_regular(options.sheet)
    # Everything that is made before the window stands stays; collecting in between only delays it.
    gc.disable()
    from warloss_gui import app, logs  # noqa: PLC0415 - Qt is loaded only for the window

    return app.run(_request(options, app.Request), preferences.default_path(), logs.default_folder())


def _export(arguments: list[str]) -> int:
    parser = _Parser(
        prog=f"{_NAME} export", description=gettext("Write a picture of a tab. No display is needed.")
    )
    parser.add_argument(
        "sheet", nargs="?", metavar="SHEET", type=Path, help=gettext("default: the bundled sheet")
    )
    _add_look(parser, tab_required=True)
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help=gettext("in pixels"))
    parser.add_argument("-o", "--output", type=_png, required=True, metavar="FILE.png")
    options = parser.parse_args(arguments)
    if options.sheet is not None:
        require_regular(options.sheet)
    # Nothing of the reader's screen may change the size of the picture.
    for name in _SCREEN_VARIABLES:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from warloss_gui import app  # noqa: PLC0415 - Qt is loaded only for a picture

    return app.export(_request(options, app.Request), options.size, options.output)


def _check(arguments: list[str]) -> int:
    parser = _Parser(
        prog=f"{_NAME} check", description=gettext("Check fact sheets and say what is wrong and where.")
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", type=Path, help=gettext("default: the bundled sheet")
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    files: list[Path] = options.files or [assets.path("factsheets/article.json")]
    readings = [(file, read_file(file)) for file in files]
    if options.format == "json":
        _answer(_json_text([_json_row(file, reading) for file, reading in readings]))
    else:
        lines = [line for file, reading in readings for line in _text_lines(file, reading)]
        _answer("".join(f"{line}\n" for line in lines))
    return OK if all(reading.sheet is not None for _file, reading in readings) else PROBLEMS


def _schema(arguments: list[str]) -> int:
    parser = _Parser(prog=f"{_NAME} schema", description=gettext("Print the JSON Schema of a fact sheet."))
    parser.parse_args(arguments)
    _answer(schema_text())
    return OK


_COMMANDS: Final[dict[str, Callable[[list[str]], int]]] = {
    "check": _check,
    "export": _export,
    "schema": _schema,
}


def _add_look(parser: argparse.ArgumentParser, *, tab_required: bool = False) -> None:
    parser.add_argument("--tab", choices=TAB_NAMES, required=tab_required)
    parser.add_argument(
        "--text-scale",
        type=_text_scale,
        metavar="N",
        help=gettext("text size in percent, {least} to {most}").format(
            least=SMALLEST_TEXT, most=LARGEST_TEXT
        ),
    )
    parser.add_argument("--theme", choices=THEME_CHOICES)


def _request(options: argparse.Namespace, make: Callable[..., Any]) -> Any:
    return make(sheet=options.sheet, tab=options.tab, text_scale=options.text_scale, theme=options.theme)


def _answer(text: str) -> None:
    """Print the answer of a command. Raises FileProblem where the output takes no more."""
    try:
        print(text, end="", flush=True)
    except OSError as error:
        # What is left must not fail again when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever read from a pipe and has closed it has enough.
        if not isinstance(error, BrokenPipeError):
            raise FileProblem.of(Path("standard output"), error) from None


def _text_scale(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not SMALLEST_TEXT <= int(text[:6]) <= LARGEST_TEXT:
        raise argparse.ArgumentTypeError(
            gettext("{text!r} is not a whole number from {least} to {most}").format(
                text=text, least=SMALLEST_TEXT, most=LARGEST_TEXT
            )
        )
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, separator, height = text.partition("x")
    sides = [int(side[:6]) if side.isascii() and side.isdigit() else 0 for side in (width, height)]
    if not separator or not all(_SMALLEST_PICTURE <= side <= _LARGEST_PICTURE for side in sides):
        raise argparse.ArgumentTypeError(
            gettext("{text!r} is not a size such as 1280x800, from {least} to {most} a side").format(
                text=text, least=_SMALLEST_PICTURE, most=_LARGEST_PICTURE
            )
        )
    return sides[0], sides[1]


def _png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(gettext("{text!r} does not end in .png").format(text=text))
    return Path(text)


def _json_text(value: Any) -> str:
    """JSON that the output can hold: where it does not know all letters, they are escapes of JSON's own."""
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return json.dumps(value, indent=2) + "\n"
    return text


def _json_row(file: Path, reading: Reading) -> dict[str, Any]:
    return {
        "file": str(file),
        "ok": reading.sheet is not None,
        "problems": [_json_problem(problem) for problem in reading.problems],
        "summary": None if reading.sheet is None else _counts(reading.sheet),
    }


def _json_problem(problem: Problem) -> dict[str, Any]:
    fields = asdict(problem)
    del fields["excerpt"]
    return fields


def _counts(sheet: FactSheet) -> dict[str, int]:
    return {
        "figures": len(sheet.figures),
        "statements": len(sheet.statements),
        "notes": len(sheet.notes),
        "sources": len(sheet.sources),
        "caveats": len(sheet.caveats),
    }


def _text_lines(file: Path, reading: Reading) -> list[str]:
    lines = [one_line(file, problem) for problem in reading.problems]
    if reading.more:
        lines.append(gettext("{file}: there may be further problems").format(file=printable(str(file))))
    if reading.sheet is not None:
        lines.append(
            gettext("{file}: good; {summary}").format(
                file=printable(str(file)), summary=_summary(reading.sheet)
            )
        )
    return lines


def _summary(sheet: FactSheet) -> str:
    counts = _counts(sheet)
    texts = (
        ngettext("{count} figure", "{count} figures", counts["figures"]).format(
            count=number(counts["figures"])
        ),
        ngettext("{count} statement", "{count} statements", counts["statements"]).format(
            count=number(counts["statements"])
        ),
        ngettext("{count} note", "{count} notes", counts["notes"]).format(count=number(counts["notes"])),
        ngettext("{count} source", "{count} sources", counts["sources"]).format(
            count=number(counts["sources"])
        ),
        ngettext("{count} caveat", "{count} caveats", counts["caveats"]).format(
            count=number(counts["caveats"])
        ),
    )
    return language.listing(texts)
