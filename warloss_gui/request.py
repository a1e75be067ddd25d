"""What the command line asks to be opened, for the window as for an export."""

from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warloss_gui import assets
from warloss_gui.claims.parts import TabName
from warloss_gui.documents.record_lines import problem_line
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext
from warloss_gui.qt.stores import Stores
from warloss_gui.settings.preferences import Preferences, ThemeChoice

HISTORY = "history/general-staff-month-ends.json"
"""The record that comes with the program."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for; None leaves it to the saved preferences."""

    sheet: Path | None = None
    records: tuple[Path, ...] = ()
    compare: Path | None = None
    day: date | None = None
    tab: TabName | None = None
    text_scale: int | None = None
    theme: ThemeChoice | None = None

    def over(self, preferences: Preferences) -> Preferences:
        """The preferences with what was asked for put over them."""
        asked = {"tab": self.tab, "text_scale": self.text_scale, "theme": self.theme}
        return preferences.model_copy(
            update={name: value for name, value in asked.items() if value is not None}
        )

    def open_in(self, stores: Stores, sheet: Path) -> None:
        """Read a sheet, and what is asked for beside it."""
        stores.records.open_bundled()
        if self.records:
            stores.records.open(self.records)
        if self.compare is not None:
            stores.peers.open(self.compare)
        stores.shown.go_to(self.day)
        stores.sheets.open(sheet)

    def missing_in(self, stores: Stores) -> list[str]:
        """What was asked for beside the sheet and is not there, line by line."""
        lines = list(map(problem_line, stores.records.problems)) if self.records else []
        if self.compare is not None and stores.peers.problem_in_words:
            lines.append(stores.peers.problem_in_words)
        shown = stores.shown.shown
        if self.day is not None and shown is not None and shown.day is None:
            text = gettext("There is no report of {day}. The sheet is shown as of its own date.")
            if not stores.shown.days:
                text = gettext(
                    "No record is open of a claimant and a party of this sheet, so there is no report of "
                    "{day}. The sheet is shown as of its own date."
                )
            lines.append(text.format(day=day_text(self.day)))
        return lines


def bundled_sheets() -> list[tuple[str, Path]]:
    """The sheets that come with the program, with their names for a menu. The first is opened by default."""
    return [
        (gettext("What one article says"), assets.path("factsheets/article.json")),
        (gettext("What other claimants say"), assets.path("factsheets/other-claimants.json")),
    ]


def request_of(options: Namespace) -> Request:
    """The request of a command line."""
    return Request(
        sheet=options.sheet,
        records=tuple(options.records),
        compare=options.compare,
        day=options.day,
        tab=options.tab,
        text_scale=options.text_scale,
        theme=options.theme,
    )
