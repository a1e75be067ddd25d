"""The reader's choices and the last session, kept in one small file."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from warloss_gui.claims.parts import TabName
from warloss_gui.files import FileProblem, printable, read_regular, write_atomically
from warloss_gui.language import gettext

ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: Final[tuple[ThemeChoice, ...]] = ("system", "light", "dark")

SMALLEST_TEXT: Final = 100
LARGEST_TEXT: Final = 200
TEXT_STEP: Final = 25
RECENT_SHEETS: Final = 8
SIZE_LIMIT: Final = 2**20

# The longest path that Linux takes; in a message, less must do.
_LONGEST_PATH: Final = 4096
_LONGEST_FIELD: Final = 80


def _path(text: str) -> str:
    if len(text) > _LONGEST_PATH:
        raise ValueError
    return text


# A length in a Field would refuse the names of files that are no text.
PathText = Annotated[str, AfterValidator(_path)]
TextScale = Annotated[int, Field(ge=SMALLEST_TEXT, le=LARGEST_TEXT)]
Pixels = Annotated[int, Field(ge=200, le=20_000)]


class Preferences(BaseModel):
    """Choices and session. Paths are text, so that the file can be read on any platform."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    width: Pixels = 1280
    height: Pixels = 800
    tab: TabName = "personnel"
    text_scale: TextScale = SMALLEST_TEXT
    theme: ThemeChoice = "system"
    last_sheet: PathText | None = None
    recent: tuple[PathText, ...] = Field(default=(), max_length=RECENT_SHEETS)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Preferences, and what kept the saved ones from being used, in one line."""

    preferences: Preferences
    problem: str | None = None


def default_path() -> Path:
    """Where this platform keeps the preferences."""
    return Path(platformdirs.user_config_dir("warloss", appauthor=False)) / "preferences.json"


def load(path: Path) -> Loaded:
    """Read the preferences. A file that cannot be used is kept beside as `….unusable`, and said to be so."""
    try:
        path.stat()
    except FileNotFoundError:
        return Loaded(Preferences())
    except OSError as error:
        return Loaded(Preferences(), str(FileProblem.of(path, error)))
    try:
        values = json.loads(read_regular(path, SIZE_LIMIT))
        return Loaded(Preferences.model_validate(values))
    except ValidationError as error:
        steps = ".".join(str(step) for step in error.errors()[0]["loc"])
        return Loaded(Preferences(), _set_aside(path, printable(steps[:_LONGEST_FIELD]) or "JSON"))
    except (ValueError, RecursionError):
        return Loaded(Preferences(), _set_aside(path, "JSON"))
    except FileProblem as problem:
        return Loaded(Preferences(), _set_aside(path, problem.reason))


def save(path: Path, preferences: Preferences) -> None:
    """Save the preferences whole. Raises FileProblem."""
    # In ASCII any name of a file can be kept, even one that is no text.
    text = json.dumps(preferences.model_dump(), indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem.of(path, error) from None
    write_atomically(path, text.encode("ascii"))


def _set_aside(path: Path, reason: str) -> str:
    aside = path.with_suffix(".unusable")
    message = gettext("The saved preferences cannot be used ({reason}); the usual ones apply.")
    said = message.format(reason=reason)
    try:
        path.replace(aside)
    except OSError:
        return said
    kept = gettext("The old file is kept as {path}.").format(path=printable(str(aside)))
    return f"{said} {kept}"
