"""The configuration of a kiosk: a TOML file, checked as a whole, with the place of each problem."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails

from warloss_gui import language
from warloss_gui.claims.base import LANGUAGE, Frozen, Listed, fault
from warloss_gui.documents import position
from warloss_gui.documents.limits import DEFAULT
from warloss_gui.documents.messages import explain
from warloss_gui.documents.problems import Found, Problem, one_line
from warloss_gui.documents.problems import Path as TomlPath
from warloss_gui.files import FileProblem, printable, read_regular
from warloss_gui.kiosk import pin, toml_places
from warloss_gui.kiosk.rota import Hours, Stop
from warloss_gui.language import gettext
from warloss_gui.settings.preferences import ThemeChoice

_Places = Mapping[TomlPath, toml_places.Place]
PageName = Literal["personnel", "equipment", "contingents", "statements", "history"]

SIZE_LIMIT: Final = 2**18
LARGEST_TEXT: Final = 150
"""Percent. In larger text a figure has no room beside its caveats."""
_SECONDS_OF_A_PAGE: Final = 20
_LONGEST_PATH: Final = 4_096
"""That of Linux."""
_END_OF_DAY: Final = "24:00"
_TIME: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_REFUSAL: Final = r"(?P<detail>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
"""How the parser says what is not TOML."""
_HOURS: Final = rf"\s*(?P<start>{_TIME})\s*-\s*(?P<end>{_TIME}|{_END_OF_DAY})\s*"


def _hours(value: object) -> Hours:
    """Hours as they are written: 09:00-17:30. Raises an error of the model."""
    match = re.fullmatch(_HOURS, value) if isinstance(value, str) else None
    if match is None:
        raise fault(
            "kiosk_hours",
            gettext("these are no hours of the day"),
            gettext("write them as 09:00-17:30; hours over midnight as 22:00-06:00"),
        )
    return Hours(_time(match["start"]), _time(match["end"]))


def _time(text: str) -> time:
    """A time of day. The end of a day is where the next one begins."""
    return time.fromisoformat("00:00" if text == _END_OF_DAY else text)


def _language(value: str) -> str:
    if re.fullmatch(LANGUAGE, value.replace("_", "-")) is None:
        raise fault("kiosk_language", gettext("this is no language"), gettext("write it as en or en_GB"))
    return value


def _hashed_pin(value: str) -> str:
    if re.fullmatch(pin.HASHED, value) is None:
        raise fault(
            "kiosk_pin",
            gettext("this is not the hash of a PIN"),
            gettext("make one with: warloss-gui kiosk pin"),
        )
    return value


def _file(value: str) -> str:
    if not value or len(value) > _LONGEST_PATH:
        raise fault(
            "kiosk_file",
            gettext("this is not the name of a file"),
            gettext("write the path of a file, or leave the line out"),
        )
    return value


def _page_list(value: object) -> object:
    if isinstance(value, dict):
        raise fault(
            "kiosk_pages",
            gettext("this is one page, where a list of pages stands"),
            gettext("write [[pages]], in two pairs of brackets, above each page"),
        )
    return value


FileName = Annotated[str, AfterValidator(_file)]


class PageKey(NamedTuple):
    """A page of a sheet, whose place is that in `KioskConfig.sheets`."""

    sheet: int
    name: PageName


class PageSetting(Frozen):
    """A page of the rota."""

    show: PageName = Field(description="Which page it is.")
    sheet: FileName | None = Field(
        default=None, description="The fact sheet of this page; without it, that of the whole kiosk."
    )
    seconds: Annotated[int, Field(ge=5, le=3_600)] = Field(
        default=_SECONDS_OF_A_PAGE, description="How long it is shown; a long text, each part of it."
    )
    hours: Annotated[tuple[Annotated[Hours, PlainValidator(_hours)], ...], Listed] = Field(
        default=(), description="When it is shown each day, such as 09:00-17:30; without hours, always."
    )


class KioskConfig(Frozen):
    """All that a kiosk can be told. Paths are relative to the folder of the file."""

    sheet: FileName | None = Field(default=None, description="The fact sheet; without it, the bundled one.")
    records: Annotated[tuple[FileName, ...], Listed] = Field(
        default=(), description="Public records of the claimant, for the page of the history."
    )
    pages: Annotated[
        tuple[PageSetting, ...],
        Field(strict=False, min_length=1, max_length=64),
        BeforeValidator(_page_list),
    ] = Field(
        default=(
            PageSetting(show="personnel"),
            PageSetting(show="equipment"),
            PageSetting(show="contingents"),
            PageSetting(show="statements"),
        ),
        description="The rota, in this order.",
    )
    idle_seconds: Annotated[int, Field(ge=10, le=3_600)] = Field(
        default=60, description="After how long without a touch everything returns to the rota."
    )
    theme: ThemeChoice = Field(default="dark", description="Light, dark, or as the system has it.")
    text_scale: Annotated[int, Field(ge=100, le=LARGEST_TEXT)] = Field(
        default=100, description="The size of the text, in percent of what can be read from three metres."
    )
    language: Annotated[str, AfterValidator(_language)] | None = Field(
        default=None, description="Such as en_GB; without it, the language of the system."
    )
    screen: Annotated[str, StringConstraints(min_length=1, max_length=100)] | None = Field(
        default=None, description="The name of the screen, such as HDMI-1; without it, the first one."
    )
    exit_pin: Annotated[str, AfterValidator(_hashed_pin)] | None = Field(
        default=None, description="The hash of the PIN that ends the kiosk; without it, none does."
    )
    pixel_shift: Annotated[int, Field(ge=0, le=32)] = Field(
        default=4, description="By how many pixels all of the page moves now and then; 0 for never."
    )
    stale_after_days: Annotated[int, Field(ge=1, le=36_500)] | None = Field(
        default=None, description="The age of a sheet from which every page says how old it is."
    )

    def beside(self, folder: Path) -> "KioskConfig":
        """The same with whole paths, as seen from a folder."""

        def whole(path: str | None) -> str | None:
            return None if path is None else os.path.normpath(folder / path)

        pages = tuple(page.model_copy(update={"sheet": whole(page.sheet)}) for page in self.pages)
        records = tuple(os.path.normpath(folder / path) for path in self.records)
        return self.model_copy(update={"sheet": whole(self.sheet), "pages": pages, "records": records})

    @property
    def sheets(self) -> tuple[str | None, ...]:
        """The sheets of all pages, in the order in which they first come; None is the bundled one."""
        return tuple(dict.fromkeys(page.sheet or self.sheet for page in self.pages))

    @property
    def keys(self) -> tuple[PageKey, ...]:
        """The pages of the rota."""
        sheets = self.sheets
        return tuple(PageKey(sheets.index(page.sheet or self.sheet), page.show) for page in self.pages)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The pages as the rota takes them."""
        settings = zip(self.keys, self.pages, strict=True)
        return tuple(Stop(key, page.seconds, page.hours) for key, page in settings)


def preview(theme: ThemeChoice, screen: str) -> KioskConfig:
    """What a kiosk shows if nobody has said otherwise, and the history after it."""
    usual = KioskConfig(theme=theme)
    pages = (*usual.pages, PageSetting(show="history"))
    # A platform without screens has one without a name.
    return usual.model_copy(update={"pages": pages, "screen": screen or None})


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a configuration names, as it is written there, and where."""

    path: str
    is_sheet: bool
    """Whether it is a fact sheet, and not a public record."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ConfigReading:
    """A configuration, or None and the reasons.

    `problems` also holds warnings. `more` says that there may be further ones. `files` has each file once.
    """

    config: KioskConfig | None
    problems: tuple[Problem, ...] = ()
    more: bool = False
    files: tuple[NamedFile, ...] = ()

    def lines(self, file: Path) -> list[str]:
        """The problems, one a line."""
        lines = [one_line(file, problem) for problem in self.problems]
        if self.more:
            lines.append(gettext("{file}: there may be further problems").format(file=printable(str(file))))
        return lines


def read_config(path: Path) -> ConfigReading:
    """Read and check a configuration. It does not look at the files that this names."""
    try:
        text = read_regular(path, SIZE_LIMIT).decode("utf-8-sig")
    except FileProblem as problem:
        return ConfigReading(None, (Problem("error", "$", None, None, problem.reason, problem.hint),))
    except UnicodeDecodeError:
        message, hint = gettext("the text is not UTF-8"), gettext("save it as UTF-8")
        return ConfigReading(None, (Problem("error", "$", None, None, message, hint),))
    return read_text(text)


def read_text(text: str) -> ConfigReading:
    """Check the text of a configuration."""
    places = toml_places.places(text)
    if places.too_deep is not None:
        message = gettext("this is nested too deeply")
        return ConfigReading(
            None, (_at(text, places.too_deep, message, gettext("write it as in the sample")),)
        )
    try:
        values = tomllib.loads(text)
    except ValueError as error:
        return ConfigReading(None, (_no_toml(text, error),))
    try:
        config = KioskConfig.model_validate(values)
    except ValidationError as error:
        details = error.errors(include_url=False)[: DEFAULT.problems + 1]
        found = [one for detail in details for one in _explained(detail, values)]
        problems = [_problem(text, one, places.found) for one in found[: DEFAULT.problems]]
        problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
        return ConfigReading(None, tuple(problems), more=len(found) > DEFAULT.problems)
    return ConfigReading(
        config, _warnings(config, text, places.found), files=_files(config, text, places.found)
    )


def _warnings(config: KioskConfig, text: str, places: _Places) -> tuple[Problem, ...]:
    """What keeps no kiosk from being shown."""
    if config.language is None or language.has_texts(config.language):
        return ()
    message = gettext("there are no texts in this language, so English is shown")
    hint = gettext("leave the line out, or write en_GB or en_US")
    line, column = _line_and_column(text, places[("language",)].value)
    return (Problem("warning", "$.language", line, column, message, hint),)


def _files(config: KioskConfig, text: str, places: _Places) -> tuple[NamedFile, ...]:
    """The files that a configuration names, with the place that names each first."""
    named: list[tuple[str | None, bool, TomlPath]] = [(config.sheet, True, ("sheet",))]
    named += [(page.sheet, True, ("pages", i, "sheet")) for i, page in enumerate(config.pages)]
    named += [(path, False, ("records", i)) for i, path in enumerate(config.records)]
    found: dict[tuple[str, bool], NamedFile] = {}
    for path, is_sheet, where in named:
        if path is not None and (path, is_sheet) not in found:
            place = _line_and_column(text, places[where].value)
            found[path, is_sheet] = NamedFile(path, is_sheet, *place)
    return tuple(found.values())


def _explained(error: ErrorDetails, values: dict[str, Any]) -> tuple[Found, ...]:
    """One error of the model. What is unknown in a page is told what belongs in a page, or where it does."""
    model = PageSetting if error["loc"][0] == "pages" and len(error["loc"]) > 1 else KioskConfig
    if model is PageSetting and set(error["loc"][2:]) & set(KioskConfig.model_fields):
        hint = gettext("it is for the whole kiosk: write it above the first [[pages]]")
        return explain(error, values, (), (), hint)
    known = gettext("use one of: {values}").format(values=", ".join(model.model_fields))
    return explain(error, values, (), tuple(model.model_fields), known)


def _no_toml(text: str, error: ValueError) -> Problem:
    """What the parser says, without its place in words: one that has none is of the whole text."""
    hint = gettext("write it as in the sample")
    match = re.fullmatch(_REFUSAL, str(error), re.DOTALL)
    if match is None:
        return Problem("error", "$", None, None, _worded(str(error)), hint)
    if match["line"] is None:
        return _at(text, len(text.rstrip()), _worded(match["detail"]), hint)
    line, column = int(match["line"]), int(match["column"])
    return Problem("error", "$", line, column, _worded(match["detail"]), hint)


def _worded(detail: str) -> str:
    return gettext("this is not TOML ({detail})").format(detail=printable(detail))


def _problem(text: str, found: Found, places: _Places) -> Problem:
    path = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in found.path)
    place = places[found.path]
    return _at(text, place.name if found.at_key else place.value, found.message, found.hint, path)


def _at(text: str, offset: int, message: str, hint: str, path: str = "$") -> Problem:
    return Problem("error", path, *_line_and_column(text, offset), message, hint)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return position.line_numbers(text, (offset,))[offset], position.column_number(text, offset)
