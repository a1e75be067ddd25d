"""The control of the date: shows which report is chosen, and lets the reader choose another one."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.dates import ClaimDate
from warloss_gui.language import day as day_text
from warloss_gui.language import gettext
from warloss_gui.qt.plain import PlainLabel, tooltip
from warloss_gui.widgets.day_choice import DayChoice
from warloss_gui.widgets.day_slider import DaySlider
from warloss_gui.widgets.layouts import GRID, column, row

_ONE_ROW: Final = 40
"""The least width, in heights of a line, at which all of it stands in one row."""
_EXAMPLE: Final = "2024-03-12"


class TimeBar(QWidget):
    """Buttons, a slider and a field for the choice of a day, and a line that says which day is shown."""

    def __init__(self, choice: DayChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._hint = ""
        self._said = ""
        self.earlier_button = _button(gettext("Earlier"), gettext("Go to the report before"), choice.earlier)
        self.play_button = _button(
            gettext("Play"), gettext("Go forward through the reports; once more to stop"), choice.toggle_play
        )
        self.play_button.setCheckable(True)
        self.later_button = _button(gettext("Later"), gettext("Go to the next report"), choice.later)
        self.slider = DaySlider()
        self.slider.valueChanged.connect(self._slide)
        self.field = QLineEdit()
        self.own_button = _button(
            gettext("The sheet’s date"), gettext("Go back to the sheet as it was written"), choice.own_date
        )
        self.text = PlainLabel("", "small")
        self._set_up_field()
        self._arrange()
        choice.changed.connect(self._show)
        choice.playing_changed.connect(self._show_playing)
        self._show()

    def _set_up_field(self) -> None:
        self.field.setAccessibleName(gettext("Date of the report, as {example}").format(example=_EXAMPLE))
        self.field.setToolTip(
            tooltip(gettext("A date such as {example}, then Enter").format(example=_EXAMPLE))
        )
        self.field.setPlaceholderText(gettext("YYYY-MM-DD"))
        # A file that is dropped here is a sheet to open, not a date.
        self.field.setAcceptDrops(False)
        self.field.textEdited.connect(self._choice.stop)
        self.field.returnPressed.connect(self._enter)

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        buttons: QHBoxLayout = row()
        for button in (self.earlier_button, self.play_button, self.later_button):
            buttons.addWidget(button)
        self._dates = row()
        self._dates.addWidget(self.field)
        self._dates.addWidget(self.own_button)
        self._dates.addStretch(1)
        self._grid.addLayout(buttons, 0, 0)
        self._grid.addWidget(self.slider, 0, 1)
        layout = column(self, 0, GRID // 2)
        layout.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.text)
        self._wrap()

    def _wrap(self) -> None:
        """Put the date beside the slider where there is room, and below it where there is not."""
        line = self.fontMetrics().lineSpacing()
        beside = self.width() >= _ONE_ROW * line
        self.field.setFixedWidth(self.fontMetrics().horizontalAdvance(_EXAMPLE) + 2 * line)
        self._grid.removeItem(self._dates)
        if beside:
            self._grid.addLayout(self._dates, 0, 2)
        else:
            self._grid.addLayout(self._dates, 1, 0, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._wrap()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._wrap()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays that is not seen, and what was chosen but not told yet is not wanted any more."""
        super().hideEvent(event)
        self._choice.stop()
        if not event.spontaneous():
            self._choice.forget()

    def say(self, text: str) -> None:
        """Say something of the day that is shown."""
        self._said = text
        self._write()

    @Slot(int)
    def _slide(self, place: int) -> None:
        self._choice.choose(self._choice.reports.days[place])

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        text = gettext("Pause") if playing else gettext("Play")
        self.play_button.setChecked(playing)
        self.play_button.setText(text)
        self.play_button.setAccessibleName(text)

    @Slot()
    def _enter(self) -> None:
        """Go to the day in the field, or to the last report before it."""
        self._choice.stop()
        text = self.field.text().strip()
        try:
            wanted = date.fromisoformat(text)
        except ValueError:
            self._explain(gettext("Write a date such as {example}.").format(example=_EXAMPLE))
            return
        found = self._choice.reports.up_to(wanted)
        if found is None:
            hint = gettext("There is no report of {day}, nor one before it.")
            self._explain(hint.format(day=day_text(wanted)))
            return
        self._choice.choose(found)
        if found != wanted:
            hint = gettext("There is no report of {day}; the one before it is of {found}.")
            self._explain(hint.format(day=day_text(wanted), found=day_text(found)))

    def _explain(self, hint: str) -> None:
        self._hint = hint
        self._write()

    def _write(self) -> None:
        text = " ".join(filter(None, (self._hint, self._said))) or _in_words(
            self._choice.day, self._choice.reports.own
        )
        self.text.setText(text)
        self.text.setAccessibleName(text)

    @Slot()
    def _show(self) -> None:
        choice, reports = self._choice, self._choice.reports
        self._hint = ""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(reports.days) - 1, 0))
            self.slider.setPageStep(reports.in_a_month)
            self.slider.setValue(reports.place_of(choice.day))
        self.slider.mark(reports.own_place)
        self.slider.setAccessibleDescription(_in_words(choice.day, reports.own))
        self.field.setText(_as_written(choice.day, reports.own))
        self._write()
        _enable(
            {
                self.earlier_button: reports.before(choice.day) is not None,
                self.play_button: bool(reports.days),
                self.later_button: reports.after(choice.day) is not None,
                self.own_button: choice.day is not None,
                self.slider: bool(reports.days),
                self.field: bool(reports.days),
            },
            self.slider,
        )


def _as_written(day: date | None, own: ClaimDate | None) -> str:
    """A day as the field takes it: nothing where the sheet's own date is not one certain day."""
    if day is not None:
        return day.isoformat()
    if own is None or own.day.mark or own.day.earliest != own.day.latest:
        return ""
    return own.day.latest.isoformat()


def _in_words(day: date | None, own: ClaimDate | None) -> str:
    """A day where nothing else is said of it, and for a screen reader, which knows only a place."""
    if day is not None:
        return gettext("Report of {day}").format(day=day_text(day))
    if own is not None:
        return gettext("The sheet’s date, {date}").format(date=word_date(own))
    return gettext("The sheet’s date")


def _button(text: str, about: str, slot: Callable[[], None]) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setAccessibleDescription(about)
    made.setToolTip(tooltip(about))
    made.clicked.connect(slot)
    return made


def _enable(wanted: dict[QWidget, bool], fallback: QWidget) -> None:
    """Let parts be used or not. One that had the focus gives it to the fallback."""
    for part, enabled in wanted.items():
        if not enabled and part.hasFocus():
            fallback.setFocus()
        part.setEnabled(enabled)
