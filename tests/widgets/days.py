"""Days with a report for tests, and a choice among them that notes which were asked for."""

from datetime import date, timedelta
from typing import Final

from pytestqt.qtbot import QtBot

from tests.builders import stated
from tests.screen import turn
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.widgets.day_choice import DayChoice

START: Final = date(2025, 6, 1)
OWN: Final = date(2025, 6, 10)


def on(number: int) -> date:
    """A day: on(1) is 1 June 2025."""
    return START + timedelta(days=number - 1)


def own_of(day: date | None) -> ClaimDate | None:
    """The date of a sheet, as its source states it."""
    return None if day is None else ClaimDate.model_validate(stated(day.isoformat()))


DAYS: Final = tuple(on(number) for number in range(1, 91) if number != 20)
MONTHS: Final = tuple(date(2024, month, 28) for month in range(1, 13))


class Asked:
    """The days that were asked for by a choice among DAYS, with OWN as the sheet's own date."""

    def __init__(self, qtbot: QtBot) -> None:
        self.choice = DayChoice()
        self.choice.take_days(DAYS)
        self.choice.take_own(own_of(OWN))
        self._wanted: list[date | None] = []
        self._qtbot = qtbot
        self.choice.day_wanted.connect(self._note)

    def _note(self, day: date | None) -> None:
        self._wanted.append(day)

    @property
    def in_this_turn(self) -> list[date | None]:
        """What has been told already."""
        return list(self._wanted)

    def take(self) -> list[date | None]:
        """What was asked for since the last time."""
        turn(self._qtbot)
        taken, self._wanted[:] = list(self._wanted), []
        return taken
