"""What is said around the pages of a kiosk: whose figures they are, and in which state the documents are."""

from collections.abc import Callable, Sequence
from datetime import datetime

from warloss_gui.kiosk import notices
from warloss_gui.kiosk.config import KioskConfig, PageKey
from warloss_gui.kiosk.parts import Part
from warloss_gui.kiosk.source import Source
from warloss_gui.qt.record_store import RecordStore


class Surroundings:
    """The words for what the sheets and records of a kiosk are now. Sheets are told by their places."""

    def __init__(
        self,
        config: KioskConfig,
        sources: Sequence[Source],
        records: RecordStore,
        today: Callable[[], datetime],
    ) -> None:
        self._config = config
        self._sources = sources
        self._records = records
        self._today = today

    def titles(self) -> list[str]:
        """The titles of all sheets that can be shown."""
        return [one.made.sheet.title for one in self._sources if one.made is not None]

    def notices(self) -> list[str]:
        """What is to be said beside each of the sheets that can be shown."""
        return [self.notice(at) for at, one in enumerate(self._sources) if one.made is not None]

    def title(self, sheet: int) -> str:
        """The title of a sheet; nothing where it cannot be shown."""
        made = self._sources[sheet].made
        return "" if made is None else made.sheet.title

    def sources(self, key: PageKey, part: Part | None = None) -> str:
        """The sources of a page, or of a part of it; nothing where it cannot be shown."""
        source = self._sources[key.sheet]
        made, prepared = source.made, source.page(key.name)
        if made is None or prepared is None:
            return ""
        page = prepared.page
        sayings = (*page.figures, *page.sayings) if part is None else page.said_by(part.ids)
        return notices.word_sources(sayings, made.sheet)

    def notice(self, here: int | None) -> str:
        """What is to be said of the documents: of the sheet that is shown, and of those that cannot be."""
        sources = (one for place, one in enumerate(self._sources) if one.made is None or place == here)
        lines = [line for source in sources for line in source.said()]
        if self._config.records:
            lines.append(notices.word_records(self._records.problems))
        made = None if here is None else self._sources[here].made
        if made is not None:
            today = self._today().date()
            lines.append(notices.word_stale(made.sheet, today, self._config.stale_after_days))
        return "\n".join(filter(None, lines))
