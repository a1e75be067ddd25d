"""Which claimants and parties of different documents are the same: by name or address, never by likeness.

Two are the same when a name of one equals a name of the other, spaces, case and the marks of typing aside,
or when an address (a URI, as in schema.org's sameAs) meets. A country code of ISO 3166 counts as such an
address.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warloss_gui.claims.base import texts_of

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("’‘\u02bc`\u00b4", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—\u2010\u2011", "-"),
    }
)
"""What differs by typing only: apostrophes, quotation marks, dashes."""

_OPTIONAL_MARKS: Final = ("LATIN", "ARABIC", "HEBREW", "GREEK")
"""Scripts whose marks above and below letters are often left out in typing. In Cyrillic they make letters."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A claimant or a party: its name for a reader, and all by which it can be known again."""

    name: str
    keys: frozenset[str]
    """Its names, made alike, and its addresses."""
    members: frozenset["Identity"] = frozenset()
    """The parties of which it is made, where it is several together."""

    def is_same(self, other: "Identity") -> bool:
        """Whether a name or an address of both meets, or both are made of the same parties.

        Several together are never one party alone, whatever they are called.
        """
        if bool(self.members) != bool(other.members):
            return False
        if not self.keys.isdisjoint(other.keys):
            return True
        return bool(self.members) and _are_same(self.members, other.members)

    def is_part_of(self, other: "Identity") -> bool:
        """Whether it is one of the parties of which the other is made."""
        return any(self.is_same(member) for member in other.members)


def _are_same(some: frozenset[Identity], others: frozenset[Identity]) -> bool:
    return len(some) == len(others) and all(
        any(one.is_same(other) for other in theirs)
        for mine, theirs in ((some, others), (others, some))
        for one in mine
    )


def identity(
    name: str,
    also_called: Iterable[str] = (),
    same_as: Iterable[str] = (),
    iso3166: str | None = None,
    members: Iterable[Identity] = (),
) -> Identity:
    """An identity of a name, other names, addresses and a country code."""
    keys = {f"name:{folded(text)}" for one in (name, *also_called) for text in texts_of(one)}
    keys.update(same_as)
    if iso3166 is not None:
        keys.add(f"iso3166:{iso3166}")
    return Identity(str(name), frozenset(keys), frozenset(members))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without what differs by typing only: case, spaces, forms of quotation marks, optional marks."""
    plain = unicodedata.normalize("NFKC", str(name)).translate(_PLAIN).casefold()
    if not plain.isascii():
        plain = _without_optional_marks(plain)
    return " ".join(plain.split())


def _without_optional_marks(text: str) -> str:
    kept: list[str] = []
    script = ""
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            script = unicodedata.name(character, "").partition(" ")[0]
        elif script in _OPTIONAL_MARKS:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
