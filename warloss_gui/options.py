"""The options that the window and an export have in common. Qt is not loaded to read them."""

import argparse
from datetime import date
from pathlib import Path

from warloss_gui.documents.kinds import sorted_by_kind
from warloss_gui.files import require_regular
from warloss_gui.language import gettext
from warloss_gui.settings.preferences import LARGEST_TEXT, SMALLEST_TEXT, THEME_CHOICES


def add_beside(parser: argparse.ArgumentParser) -> None:
    """What is shown beside a sheet, and of which day it is."""
    parser.add_argument(
        "--record",
        dest="records",
        nargs="+",
        default=(),
        metavar="FILE",
        type=Path,
        help=gettext("public records of a claimant, shown over time; name them after the sheet"),
    )
    parser.add_argument(
        "--compare", metavar="SHEET", type=Path, help=gettext("a second fact sheet, shown beside the first")
    )
    parser.add_argument(
        "--day",
        metavar="DATE",
        type=_day,
        help=gettext("show the claimant’s report of that day, such as 2025-06-30"),
    )


def parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """The options. A record that stands in the place of the sheet is taken as one.

    Raises FileProblem where a file that they name is none.
    """
    options = parser.parse_args(arguments)
    for path in filter(None, (options.sheet, options.compare, *options.records)):
        require_regular(path)
    _sheets, records = sorted_by_kind(filter(None, (options.sheet,)))
    if records:
        options.sheet, options.records = None, (*records, *options.records)
    return options


def add_look(parser: argparse.ArgumentParser) -> None:
    """How large the text is, and in which colours."""
    parser.add_argument(
        "--text-scale",
        type=_text_scale,
        metavar="N",
        help=gettext("text size in percent, {least} to {most}").format(
            least=SMALLEST_TEXT, most=LARGEST_TEXT
        ),
    )
    parser.add_argument("--theme", choices=THEME_CHOICES)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        hint = gettext("{text} is not a day such as 2025-06-30").format(text=repr(text))
        raise argparse.ArgumentTypeError(hint) from None


def _text_scale(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not SMALLEST_TEXT <= int(text[:6]) <= LARGEST_TEXT:
        raise argparse.ArgumentTypeError(
            gettext("{text!r} is not a whole number from {least} to {most}").format(
                text=text, least=SMALLEST_TEXT, most=LARGEST_TEXT
            )
        )
    return int(text)
