"""Shows one part of a page: its figures or texts, and beside or below them what to beware of.

The same widgets that show a part also measure whether it has room, so that nothing is cut off. A view that
is seen does not measure: another of the same size does, which is never shown. Text of the usual size decides
what is shown together; a part that leaves room is then shown in larger text, so that the wall is filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from warloss_gui.kiosk.content import Saying
from warloss_gui.kiosk.pages import Prepared
from warloss_gui.kiosk.parts import Entry, Part, parts_of, together
from warloss_gui.kiosk.words import Beware, Texts, label_height, put
from warloss_gui.language import gettext
from warloss_gui.plots.history_picture import Timeline
from warloss_gui.plots.layout import Layout
from warloss_gui.plots.palette import palette_of
from warloss_gui.plots.picture import Picture
from warloss_gui.plots.plot import Stage
from warloss_gui.plots.time_stage import TimeStage
from warloss_gui.qt.plain import PlainLabel
from warloss_gui.qt.theme import Look, Zoom

_MAIN: Final = 0.62
"""The share of the width that figures and texts take where the caveats stand beside them."""

_LEAD: Final = 0.22
"""The share of the height that the sentence above the figures may take. Its lane says the same."""
_OVER_TIME: Final = {True: 0.85, False: 0.5}
"""The same of a picture over time, where the caveats stand beside it and where they stand below."""
_MOST_LINES: Final = 14
"""How high a picture over time is at most, in lines of text."""
_FEWEST_LINES: Final = 6
"""How high it is at least: in fewer lines nothing can be seen."""
_TOO_HIGH: Final = 2**24
"""The height of what cannot be shown."""
_USUAL: Final = 100
_ZOOMS: Final = (150, 130, 115)
"""The sizes in which text is tried where there is room, in percent of the usual one."""


class PartView(QWidget):
    """A part of a page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Zoom(look)
        self._prepared: Prepared | None = None
        self._part: Part | None = None
        self.is_wide = True
        """Whether there is room beside the figures for what to beware of; else it stands below them."""
        self._leads = [PlainLabel("", look_name, self) for look_name in ("headline", "subtitle")]
        self.note = PlainLabel("", "small", self)
        self.stage = Stage(gettext("Picture of the figures"), self._look, self)
        self.history = TimeStage(gettext("Picture over time"), self._look, self)
        self.texts = Texts(self)
        self.beware = Beware(self)
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            widget.hide()
        look.changed.connect(self._renew)
        self._dress()

    @property
    def _gap(self) -> int:
        return self.fontMetrics().lineSpacing()

    @property
    def _main_width(self) -> int:
        return round(self.width() * _MAIN) if self.is_wide else self.width()

    @property
    def _side_width(self) -> int:
        return self.width() - self._main_width - 2 * self._gap if self.is_wide else self.width()

    def parts(self, prepared: Prepared) -> Iterator[Part]:
        """The parts of a page for the present size."""
        for sayings in (prepared.in_order, prepared.undrawn, prepared.page.sayings):
            entries = [one.entry for one in sayings]
            is_led = self._leaves_room_for_lead(prepared, entries)
            for part in parts_of(entries, lambda part, is_led=is_led: self._has_room(prepared, part, is_led)):
                yield replace(part, zoom=self._largest(prepared, part))

    def show_part(self, prepared: Prepared, part: Part) -> None:
        """Show a part of a page."""
        self._prepared, self._part = prepared, part
        self._zoom(part.zoom)
        self._place()

    def return_all(self) -> None:
        """Nothing is chosen, and all of the time is seen, whatever a visitor has done."""
        self.stage.choose_none()
        self.stage.points.verticalScrollBar().setValue(0)
        self.history.return_home()

    @Slot()
    def _renew(self) -> None:
        """Take over another theme or text size."""
        self._dress()
        self._place()

    def _zoom(self, percent: int) -> None:
        if percent != self._look.percent:
            self._look.percent = percent
            self._dress()

    def _dress(self) -> None:
        self.setFont(self._look.font(self._look.theme.type.body))
        self.setStyleSheet(self._look.style_sheet())
        self.stage.renew()
        self.history.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._place()

    def _largest(self, prepared: Prepared, part: Part) -> int:
        """The largest text in which a part has room, with the same sentence above it.

        A tall screen leaves a picture so little width that larger labels would break in the middle.
        """
        if not self.is_wide and _picture(prepared, part) is not None:
            return _USUAL
        lead = self._lead(prepared, part)

        def has_room(percent: int) -> bool:
            self._zoom(percent)
            return self._lead(prepared, part) is lead and self._height_of(prepared, part) <= self.height()

        found = next(filter(has_room, _ZOOMS), _USUAL)
        self._zoom(_USUAL)
        return found

    def _has_room(self, prepared: Prepared, part: Part, is_led: bool) -> bool:
        """Whether a part has room, with the sentence above it where the page has one."""
        if is_led and self._can_be_led(prepared, part):
            # There is a sentence only where it has room above the part.
            return self._lead(prepared, part) is not None
        return self._height_of(prepared, part) <= self.height()

    def _leaves_room_for_lead(self, prepared: Prepared, entries: Sequence[Entry]) -> bool:
        """Whether the figures up to the leading one have room with the sentence above them."""
        ids = [entry.id for entry in entries]
        if prepared.page.leading not in ids:
            return False
        part = together(entries[: ids.index(prepared.page.leading) + 1])
        return self._lead(prepared, part) is not None

    def _height_of(self, prepared: Prepared, part: Part) -> int:
        """How high a part is, without the sentence above it."""
        main = self._main_height(prepared, part)
        side = self.beware.height_of(part, self._side_width)
        if self.is_wide:
            return max(main, side)
        return main + (self._gap + side if side else 0)

    def _main_height(self, prepared: Prepared, part: Part) -> int:
        width, timeline, picture = self._main_width, _timeline(prepared, part), _picture(prepared, part)
        if timeline is not None:
            if self._lines < _FEWEST_LINES:
                return _TOO_HIGH
            self._show_timeline(timeline)
            return self._note_height(timeline.note) + self.history.sizeHint().height()
        if picture is None:
            return self.texts.height_of(_sayings(prepared, part), width)
        layout = Layout(picture, width, palette_of(self._look).fonts)
        return self._note_height(picture.note) + ceil(layout.height) + ceil(layout.axis.height)

    @property
    def _lines(self) -> int:
        """How high a picture over time is: as high as leaves room for what stands below it."""
        return min(floor(self.height() * _OVER_TIME[self.is_wide] / self._gap), _MOST_LINES)

    def _show_timeline(self, timeline: Timeline) -> None:
        self.history.lines = max(self._lines, 1)
        self.history.show_timeline(timeline)

    def _lead(self, prepared: Prepared, part: Part) -> PlainLabel | None:
        """The sentence of the leading figure where that stands with all of its caveats, as large as fits."""
        if not self._can_be_led(prepared, part):
            return None
        room = min(self.height() - self._height_of(prepared, part) - self._gap, self.height() * _LEAD)
        for label in self._leads:
            label.setText(prepared.page.lead)
            if label_height(label, self.width()) <= room:
                return label
        return None

    def _can_be_led(self, prepared: Prepared, part: Part) -> bool:
        has_leading = prepared.page.leading in part.ids
        return has_leading and part.form == "usual" and not part.elsewhere

    def _note_height(self, text: str) -> int:
        """The height of what is common to all lanes, with the gap below it."""
        self.note.setText(text)
        return label_height(self.note, self._main_width) + self._gap // 2 if text else 0

    def _place(self) -> None:
        prepared, part = self._prepared, self._part
        if prepared is None or part is None:
            return
        lead = self._lead(prepared, part)
        for label in self._leads:
            label.setVisible(label is lead)
        top = 0 if lead is None else put(lead, 0, self.width()) + self._gap
        bottom = self._place_main(prepared, part, top)
        side = self.beware.height_of(part, self._side_width)
        self.beware.setVisible(bool(side))
        left = self.width() - self._side_width
        self.beware.setGeometry(left, top if self.is_wide else bottom + self._gap, self._side_width, side)

    def _place_main(self, prepared: Prepared, part: Part, top: int) -> int:
        """Put figures or texts in their place; gives where they end."""
        timeline, picture = _timeline(prepared, part), _picture(prepared, part)
        drawn = timeline or picture
        self.history.setVisible(timeline is not None)
        self.stage.setVisible(picture is not None)
        self.texts.setVisible(drawn is None)
        self.note.setVisible(drawn is not None and bool(drawn.note))
        width = self._main_width
        if drawn is not None:
            height = self._note_height(drawn.note)
            put(self.note, top, width)
            top += height
        if timeline is not None:
            self._show_timeline(timeline)
            height = self.history.sizeHint().height()
            self.history.setGeometry(0, top, width, height)
            return top + height
        if picture is not None:
            self.stage.show_picture(picture)
            height = self.stage.heightForWidth(width)
            self.stage.setGeometry(0, top, width, height)
            return top + height
        height = self.texts.height_of(_sayings(prepared, part), width)
        self.texts.setGeometry(0, top, width, height)
        return top + height


def _timeline(prepared: Prepared, part: Part) -> Timeline | None:
    """The picture over time of a part, unless it is said in words."""
    return prepared.timeline if part.form == "usual" else None


def _picture(prepared: Prepared, part: Part) -> Picture | None:
    """The picture of the figures of a part, unless they are said in words."""
    if part.form != "usual" or prepared.timeline is not None:
        return None
    return prepared.picture_of(part.ids)


def _sayings(prepared: Prepared, part: Part) -> list[tuple[Saying, str]]:
    """What a part says in words. One whole text has head and attribution in it."""
    by_id = {one.id: one for one in (*prepared.page.figures, *prepared.page.sayings)}
    found = [(by_id[entry.id], entry.text) for entry in part.entries]
    if part.form == "whole":
        return [(replace(saying, head="", attribution=""), text) for saying, text in found]
    return found
