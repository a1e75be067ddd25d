"""Whose totals a list of rows holds: what it says of claimant and party decides before what it counts."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from warloss_gui.claims.base import ISO3166
from warloss_gui.claims.identity import Identity, identity
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.documents.record_oddities import safe
from warloss_gui.documents.record_rows import UNCLEAR
from warloss_gui.documents.record_shapes import Shape
from warloss_gui.documents.record_table import Rows
from warloss_gui.documents.texts import shown
from warloss_gui.language import gettext, number

_PARTY_COLUMNS: Final = re.compile(
    "party|parties|side|nation|nationality|state|country|countryname|countrycode|army|armedforces|military"
    "|forces?|faction|belligerent|combatant|lostby|lossesof|losingside|losingparty|whose|whoselosses"
)
_CLAIMANT_COLUMNS: Final = re.compile(
    "claimant|claimedby|claimer|reportedby|reporter|reportingparty|publisher|publishedby|author|sources?"
    "|sourcename|datasource|accordingto|attribution|attributedto|agency|ministry|organi[sz]ation"
    "|institution|provider|providedby|credit"
)
_PARTY_WORDS: Final = re.compile(
    "belligerent|countries|country|loser|nation|operator|owner|parties|party|side|victim"
)
_CLAIMANT_WORDS: Final = re.compile(
    "agency|author|claim|claimant|claimed|claims|estimated|issuer|org|origin|provider|publisher|reported"
    "|reporter|reporting|sources?|stated"
)
"""Words that a name of a column may hold among others; such a column is heard only where it holds names."""
_NO_WORD: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ADDRESS: Final = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_CODE: Final = re.compile(ISO3166)

_ENOUGH: Final = 2
"""Counts in a shape's own words that tell its claimant where a file does not name it."""


@dataclass(frozen=True, slots=True)
class Owners:
    """What columns say of whose totals the rows are."""

    keys: frozenset[str]
    """The columns that say it."""
    is_taken: bool
    """Whether none of them names the claimant."""


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands in a cell where a name belongs."""

    key: str
    row: int
    cell: Any

    def is_of(self, owner: Identity) -> bool:
        """Whether it names an owner. What is no text names nobody."""
        if not isinstance(self.cell, str):
            return False
        code = self.cell.strip()
        return identity(code, iso3166=code if _CODE.match(code) else None).is_same(owner)

    @property
    def has_letters(self) -> bool:
        """Whether it is a text with letters, as a name is."""
        return isinstance(self.cell, str) and any(map(str.isalpha, self.cell))

    @property
    def place(self) -> str:
        """Where it stands."""
        return gettext("row {row}, {column}").format(row=number(self.row), column=safe(self.key))

    @property
    def words(self) -> str:
        """What stands there, as it may be shown."""
        if isinstance(self.cell, str):
            return shown(self.cell)
        if self.cell is UNCLEAR:
            return gettext("several names")
        return gettext("a list or an object") if isinstance(self.cell, list | dict) else json.dumps(self.cell)


def owners_of(rows: Rows, keys: Iterable[str], shape: Shape) -> Owners:
    """What the columns of rows say of their owners, which are those of the shape.

    Raises DocumentError where the file names another claimant or another party, or where nothing tells whose
    totals it holds.
    """
    keys = tuple(keys)
    unknown = [key for key in keys if key not in shape.known]
    parties = _columns(rows, unknown, _PARTY_COLUMNS, _PARTY_WORDS)
    claimants = _columns(rows, unknown, _CLAIMANT_COLUMNS, _CLAIMANT_WORDS)
    party, _is_named = _contradiction(rows, parties, shape.party)
    claimant, is_named = _contradiction(rows, claimants, shape.claimant)
    contradiction = _contradiction_text(claimant, party)
    if contradiction:
        raise DocumentError(Found((), contradiction, _owners_text(shape)))
    if not is_named and shape.own_words(keys) < _ENOUGH:
        message = gettext("the file does not say whose totals it holds, and one column does not tell it")
        hint = gettext("name the claimant of each row in a column claimant")
        raise DocumentError(Found((), message, hint))
    return Owners(frozenset((*parties, *claimants)), not is_named)


_Columns = Mapping[str, bool]
"""Columns that name owners, each with whether nothing else may stand in it."""


def _columns(rows: Rows, keys: Iterable[str], names: re.Pattern[str], words: re.Pattern[str]) -> _Columns:
    """The columns that are called so, and those that hold names and have one of some words in their own."""
    columns: dict[str, bool] = {}
    for key in keys:
        plain = unicodedata.normalize("NFKC", key)
        if names.fullmatch(_NO_WORD.sub("", plain).casefold()):
            columns[key] = True
        elif any(words.fullmatch(word.lower()) for word in _WORD.findall(plain)) and any(
            name.has_letters for name in _names(rows, key)
        ):
            columns[key] = False
    return columns


def _contradiction(rows: Rows, columns: _Columns, owner: Identity) -> tuple[_Name | None, bool]:
    """The first name that is not the owner's, if there is one, and whether the owner is named."""
    is_named = False
    for key, is_only_names in columns.items():
        for name in _names(rows, key):
            if not is_only_names and not name.has_letters:
                continue
            if not name.is_of(owner):
                return name, is_named
            is_named = True
    return None, is_named


def _names(rows: Rows, key: str) -> Iterator[_Name]:
    """What stands in a column, each once. Nothing, blanks and addresses of web pages are no names."""
    met: set[str] = set()
    for place, row in rows:
        cell = row.get(key)
        if isinstance(cell, str):
            if cell in met or not cell.strip() or _ADDRESS.fullmatch(cell):
                continue
            met.add(cell)
        if cell is not None:
            yield _Name(key, place, cell)


def _contradiction_text(claimant: _Name | None, party: _Name | None) -> str:
    """What a file says of its owners that is not so of the shape's."""
    if claimant is not None and party is not None:
        text = gettext("the file says that it is of {claimant} ({place}) about {party} ({other_place})")
        return text.format(
            claimant=claimant.words, place=claimant.place, party=party.words, other_place=party.place
        )
    if claimant is not None:
        text = gettext("the file says that it is of {claimant} ({place})")
        return text.format(claimant=claimant.words, place=claimant.place)
    if party is not None:
        text = gettext("the file says that it is about {party} ({place})")
        return text.format(party=party.words, place=party.place)
    return ""


def _owners_text(shape: Shape) -> str:
    text = gettext(
        "rows with these columns are read as totals of {claimant} about {party}; write those of others as "
        "warloss-gui schema record describes"
    )
    return text.format(claimant=shape.claimant.name, party=shape.party.name)
