"""Who is the same as whom: by a name or an address, and never by likeness."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import lines
from warloss_gui.claims.base import Translated
from warloss_gui.claims.identity import Identity, folded, identity

NAMES = ("Russia", "RUSSIA", "Ukraine", "the Armed Forces")
ADDRESSES = ("https://example.org/1", "https://example.org/2")


@st.composite
def identities(draw: st.DrawFn) -> Identity:
    singles = [
        identity(
            draw(st.sampled_from(NAMES)),
            draw(st.sets(st.sampled_from(NAMES), max_size=1)),
            draw(st.sets(st.sampled_from(ADDRESSES), max_size=1)),
            draw(st.sampled_from((None, "RUS"))),
        )
        for _ in range(3)
    ]
    members = draw(st.sets(st.sampled_from(singles[1:])))
    return identity(f"together {draw(st.integers(0, 9))}", members=members) if members else singles[0]


@given(identities(), identities())
def test_the_order_of_two_does_not_matter(one: Identity, other: Identity) -> None:
    assert one.is_same(other) == other.is_same(one)


@given(identities())
def test_everybody_is_the_same_as_himself(one: Identity) -> None:
    assert one.is_same(one)
    assert not one.is_part_of(one)


# Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("General Staff", "general  STAFF "),
        ("General Staff of Ukraine’s Armed Forces", "General Staff of Ukraine's Armed Forces"),
        ("Ministry “A”", 'Ministry "A"'),
        ("Russia–Ukraine", "Russia-Ukraine"),
        ("Kramářová", "Kramarova"),
        ("وزارة الصِّحة", "وزارة الصحة"),
        ("Άρης", "Αρης"),
        ("\ufb01re", "fire"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_differs_by_typing_only_is_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert identity(one).is_same(identity(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Russian Federation"),
        ("General Staff", "General Staff of the Armed Forces"),
        ("Генштаб", "Генштаби"),
        ("Ї", "\u0406"),
        ("Й", "И"),
        ("\u0421\u0421\u0421\u0420", "CCCP"),
        ("Mali", "Malí e"),
    ],
)
def test_likeness_is_not_enough(one: str, other: str) -> None:
    assert not identity(one).is_same(identity(other))


@given(lines())
def test_a_name_made_alike_stays_as_it_is(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(lines())
def test_two_ways_to_write_the_same_characters_are_one_name(name: str) -> None:
    assert folded(unicodedata.normalize("NFD", name)) == folded(unicodedata.normalize("NFC", name))


def test_another_name_of_one_may_be_the_name_of_the_other() -> None:
    short = identity("General Staff")
    long = identity("General Staff of the Armed Forces of Ukraine", also_called=["general staff"])
    assert short.is_same(long)
    assert long.is_same(short)


def test_a_name_in_any_language_is_a_name() -> None:
    one = identity(Translated({"en": "Russia", "uk": "Росія"}))
    assert one.is_same(identity("Росія"))
    assert one.is_same(identity("russia"))
    assert one.name == "Russia"
    assert identity("Ukraine", also_called=[Translated({"en": "UA", "uk": "Росія"})]).is_same(one)


# Addresses


def test_an_address_makes_two_the_same() -> None:
    one = identity("Russia", same_as=["https://example.org/1"])
    assert one.is_same(identity("The other side", same_as=["https://example.org/2", "https://example.org/1"]))
    assert not one.is_same(identity("The other side", same_as=["https://example.org/2"]))


def test_a_country_code_is_such_an_address() -> None:
    assert identity("Russia", iso3166="RUS").is_same(identity("Росія", iso3166="RUS"))
    assert not identity("Russia", iso3166="RUS").is_same(identity("Ukraine", iso3166="UKR"))


def test_a_name_is_never_taken_for_an_address() -> None:
    assert not identity("iso3166:RUS").is_same(identity("Russia", iso3166="RUS"))
    assert not identity("https://example.org/1").is_same(identity("x", same_as=["https://example.org/1"]))


# Several together

RUSSIA, ALLY, UKRAINE = (identity(name) for name in ("Russia", "North Korea", "Ukraine"))


def test_several_together_are_the_same_as_the_same_ones_together() -> None:
    one = identity("Russia and its ally", members=[RUSSIA, ALLY])
    assert one.is_same(identity("Both", members=[ALLY, identity("RUSSIA")]))
    assert not one.is_same(identity("All", members=[RUSSIA, ALLY, UKRAINE]))
    assert not one.is_same(identity("Both", members=[RUSSIA, UKRAINE]))
    assert not one.is_same(RUSSIA)


def test_each_of_several_needs_one_that_is_the_same() -> None:
    twice = identity("Twice", members=[identity("Russia", ["North Korea"]), identity("Russia", ["x"])])
    assert not twice.is_same(identity("Both", members=[RUSSIA, UKRAINE]))
    assert not identity("Both", members=[RUSSIA, UKRAINE]).is_same(twice)


def test_one_of_several_is_a_part_of_them() -> None:
    together = identity("Both", members=[RUSSIA, ALLY])
    assert identity("russia").is_part_of(together)
    assert not UKRAINE.is_part_of(together)
    assert not together.is_part_of(RUSSIA)


def test_several_together_are_no_party_alone_of_the_same_name() -> None:
    together = identity("Russia", members=[identity("Northland"), identity("Eastmark")])
    assert not together.is_same(identity("Russia"))
    assert not identity("Russia").is_same(together)


def test_the_name_that_is_shown_does_not_make_a_difference() -> None:
    assert identity("Russia").is_same(identity("RUSSIA"))
    assert identity("Russia").keys == identity("RUSSIA").keys
