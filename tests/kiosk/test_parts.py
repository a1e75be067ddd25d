from collections.abc import Sequence
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.kiosk.parts import GOES_ON, Caution, Entry, Fits, Part, parts_of

HEADS = {"usual": 100, "words": 40, "whole": 0}
"""How much room an entry takes without its text, in letters: drawn, in words, and as one text."""


def letters(part: Part) -> int:
    """How much of a screen a part takes."""
    said = sum(HEADS[part.form] + len(entry.text) for entry in part.entries)
    return said + sum(map(len, part.caveats)) + sum(map(len, part.elsewhere))


def room_for(most: int) -> Fits:
    return lambda part: letters(part) <= most


def parted(entries: Sequence[Entry], most: int) -> list[Part]:
    return list(parts_of(entries, room_for(most)))


def cautions(*texts: str) -> tuple[Caution, ...]:
    """Caveats whose kind is their first letter."""
    return tuple(Caution(text[:1], text) for text in texts)


def entry(name: str, text: str = "", *caveats: str) -> Entry:
    whole = " ".join(filter(None, (name.upper(), text, *caveats)))
    return Entry(name, text, cautions(*caveats), name.upper(), whole)


def entry_of(name: str, text: str, caveats: Sequence[str]) -> Entry:
    return entry(name, text, *caveats)


def ids(part: Part) -> str:
    return "".join(one.id for one in part.entries)


def words(letter: str, count: int) -> str:
    """A text of words of nine letters, each but the last with its blank."""
    return " ".join([letter * 9] * count)


def test_what_has_room_together_is_one_part_and_says_a_shared_caveat_once() -> None:
    entries = [entry("a", "", "one", "two"), entry("b", "", "two", "one")]
    assert parted(entries, 300) == [Part(tuple(entries), ("one", "two"))]


def test_a_caveat_of_some_says_whose_it_is() -> None:
    entries = [entry("a", "", "one", "two"), entry("b", "", "two", "three"), entry("c", "", "two", "three")]
    (part,) = parted(entries, 400)
    assert part.caveats == ("A – one", "two", "B and C – three")


def test_a_caveat_that_an_entry_has_twice_is_said_once() -> None:
    assert parted([entry("a", "", "one", "one")], 300)[0].caveats == ("one",)


def test_what_has_no_room_together_follows_on_the_next_part() -> None:
    a, b, c = (entry(name) for name in "abc")
    assert parted([a, b, c], 200) == [Part((a, b), ()), Part((c,), ())]


@pytest.mark.parametrize(
    ("entries", "sizes"),
    [(11, [6, 5]), (18, [9, 9]), (19, [9, 5, 5]), (27, [9, 9, 9]), (9, [9]), (10, [5, 5])],
)
def test_the_last_part_is_not_left_with_a_few(entries: int, sizes: list[int]) -> None:
    found = parted([entry(str(i)) for i in range(entries)], 900)
    assert [len(part.entries) for part in found] == sizes


def test_a_last_part_that_has_no_more_room_stays_as_it_is() -> None:
    entries = [entry(name) for name in "abcd"] + [entry("e", "", "x" * 250)]
    assert [len(part.entries) for part in parted(entries, 400)] == [4, 1]


def test_a_caveat_goes_with_the_entry_that_it_belongs_to() -> None:
    a, b = entry("a"), entry("b", "", "x" * 150)
    assert parted([a, b], 300) == [Part((a,), ()), Part((b,), ("x" * 150,))]


def briefly(name: str, *texts: str) -> Entry:
    """An entry whose caveats are said in short by their first four letters."""
    found = tuple(Caution(text[:4], text, f"{text[:4]}.") for text in texts)
    return Entry(name, "", found, name.upper(), name.upper())


def test_caveats_that_leave_no_room_are_said_in_short() -> None:
    a, b = briefly("a", "x" * 120, "y" * 120), briefly("b", "x" * 120, "y" * 120)
    (part,) = parted([a, b], 240)
    assert (ids(part), part.caveats, part.elsewhere) == ("ab", ("xxxx.", "yyyy."), ())
    # With room for all of its words, one entry has them.
    whole = parted([a, b], 345)
    assert [(ids(part), part.caveats) for part in whole] == [
        ("a", ("x" * 120, "y" * 120)),
        ("b", ("x" * 120, "y" * 120)),
    ]


def test_only_some_caveats_may_have_a_short_form() -> None:
    some = Entry("a", "", (Caution("x", "x" * 120, "x."), Caution("y", "y" * 40)), "A", "A")
    (part,) = parted([some], 180)
    assert part.caveats == ("x.", "y" * 40)


def test_what_has_no_room_even_in_short_takes_turns_with_all_of_its_words() -> None:
    long = tuple(Caution(letter, letter * 90, letter.upper() * 60) for letter in "xy")
    found = parted([Entry("a", "", long, "A", "A")], 200)
    assert [part.caveats for part in found] == [("x" * 90,), ("y" * 90,)]
    assert [part.elsewhere for part in found] == [("y",), ("x",)]


def test_nothing_has_no_parts() -> None:
    assert parted([], 10) == []


def test_a_long_text_is_divided_between_words_and_keeps_its_caveats() -> None:
    found = parted([entry("a", words("a", 50), "beware")], 400)
    assert [len(part.entries[0].text) for part in found] == [261, 241]
    assert found[0].entries[0].text.endswith("a …")
    assert found[1].entries[0].text.startswith("… a")
    assert {part.caveats for part in found} == {("beware",)}
    assert not any(part.elsewhere for part in found)


def test_a_text_is_divided_at_the_end_of_a_line() -> None:
    found = parted([entry("a", words("a", 12) + "\n" + "b" * 100)], 260)
    assert found[0].entries[0].text == words("a", 12) + " …"


def test_a_word_without_room_is_divided_too() -> None:
    found = parted([entry("a", "x" * 300)], 240)
    assert "".join(part.entries[0].text for part in found).replace(GOES_ON, "").replace(" ", "") == "x" * 300


def test_few_pieces_are_of_about_one_length() -> None:
    found = parted([entry("a", words("a", 21))], 300)
    assert [len(part.entries[0].text) for part in found] == [121, 91]


def test_a_very_long_text_is_divided_as_it_is_asked_for() -> None:
    asked: list[Part] = []

    def fits(part: Part) -> bool:
        asked.append(part)
        return letters(part) <= 400

    pieces = parts_of([entry("a", words("a", 100_000))], fits)
    assert next(pieces).entries[0].text.endswith("a …")
    assert len(asked) < 500


def test_caveats_without_room_follow_and_their_kinds_are_named() -> None:
    found = parted([entry("a", "", "x" * 80, "y" * 80, "z" * 80)], 280)
    assert [(part.caveats, part.elsewhere) for part in found] == [
        (("x" * 80, "y" * 80), ("z",)),
        (("z" * 80,), ("x", "y")),
    ]


def test_a_caveat_that_has_no_room_alone_is_divided() -> None:
    long = words("b", 20)
    found = parted([entry("a", "", "x" * 50, long, "z" * 30)], 250)
    pieces = [text for part in found for text in part.caveats]
    assert pieces[0] == "x" * 50
    assert pieces[-1] == "z" * 30
    assert "".join(pieces[1:-1]).replace(GOES_ON, "").split() == long.split()
    assert [part.elsewhere for part in found] == [("b", "z"), ("x", "b", "z"), ("x", "b")]


def test_long_caveats_leave_room_for_the_text() -> None:
    found = parted([entry("a", "word " * 100, "beware " * 40)], 400)
    assert all(len(part.entries[0].text) > 50 for part in found if part.entries[0].text)
    assert all(letters(part) <= 400 for part in found)


def test_a_text_leaves_its_caveats_no_less_room_than_it_takes() -> None:
    found = parted([entry("a", words("a", 30), words("b", 50))], 230)
    assert all(letters(part) <= 230 for part in found)
    assert found[0].entries[0].text.startswith("a")
    assert all(len(text) > 20 for part in found for text in part.caveats)


def test_a_figure_without_room_for_its_drawing_is_said_in_words() -> None:
    found = parted([entry("a", "", "x" * 60, "y" * 60)], 110)
    assert [(part.form, part.caveats, part.elsewhere) for part in found] == [
        ("words", ("x" * 60,), ("y",)),
        ("words", ("y" * 60,), ("x",)),
    ]


def test_what_has_no_room_beside_a_headline_is_one_text() -> None:
    found = parted([entry("a", words("a", 10), words("b", 10))], 70)
    assert {part.form for part in found} == {"whole"}
    said = " ".join(part.entries[0].text for part in found).replace(GOES_ON, "").split()
    assert said == ["A", *words("a", 10).split(), *words("b", 10).split()]
    assert all(letters(part) <= 70 for part in found)


def test_a_screen_that_is_far_too_small_still_comes_to_an_end() -> None:
    entries = [entry("a", words("a", 20), words("b", 20)), entry("b", "", words("c", 20)), entry("c")]
    found = list(parts_of(entries, lambda _part: False))
    assert list(dict.fromkeys(map(ids, found))) == ["a", "b", "c"]
    assert len(found) < 80


def test_parts_are_worked_out_as_they_are_asked_for() -> None:
    asked: list[Part] = []

    def fits(part: Part) -> bool:
        asked.append(part)
        return len(part.entries) <= 3

    entries = [entry(str(i)) for i in range(100_000)]
    assert len(next(parts_of(entries, fits)).entries) == 3
    assert len(asked) == 4
    assert len(list(islice(parts_of(entries, fits), 10))) == 10


def test_very_many_caveats_are_grouped_as_they_are_asked_for() -> None:
    asked: list[Part] = []

    def fits(part: Part) -> bool:
        asked.append(part)
        return letters(part) <= 400

    caveats = [f"{i:03} " + "x" * 200 for i in range(64)]
    found = parts_of([entry(name, "", *caveats) for name in "abc"], fits)
    next(found)
    assert len(asked) < 20
    assert {text for part in found for text in part.caveats} >= set(caveats[1:])


def test_entries_with_the_same_caveats_take_turns_beside_them() -> None:
    caveats = ("x" * 200, "y" * 200, "z" * 200)
    entries = [*(entry(name, "", *caveats) for name in "abcdefg"), entry("h", "", "w")]
    found = parted(entries, 404)
    assert [(ids(part), part.caveats, part.elsewhere) for part in found] == [
        ("ab", ("x" * 200,), ("y", "z")),
        ("cd", ("y" * 200,), ("x", "z")),
        ("ef", ("z" * 200,), ("x", "y")),
        ("g", ("x" * 200,), ("y", "z")),
        ("h", ("w",), ()),
    ]


def test_entries_stay_until_all_of_their_caveats_were_shown() -> None:
    caveats = ("x" * 200, "y" * 200, "z" * 200)
    found = parted([entry(name, "", *caveats) for name in "abc"], 404)
    assert [(ids(part), part.caveats) for part in found] == [
        ("ab", ("x" * 200,)),
        ("c", ("y" * 200,)),
        ("c", ("z" * 200,)),
    ]


def test_few_entries_leave_room_for_several_caveats() -> None:
    caveats = ("x" * 100, "y" * 100, "z" * 100, "w" * 100)
    found = parted([entry(name, "", *caveats) for name in "ab"], 303)
    assert [(ids(part), part.caveats) for part in found] == [
        ("a", ("x" * 100, "y" * 100)),
        ("b", ("z" * 100, "w" * 100)),
    ]


def of_sizes(most: int, **sizes: int) -> Fits:
    """Room for entries that take more of it than others."""

    def fits(part: Part) -> bool:
        heads = sum(sizes.get(one.id, 50) for one in part.entries)
        return heads + sum(map(len, part.caveats)) <= most

    return fits


def test_an_entry_without_room_beside_the_caveat_whose_turn_it_is_begins_anew() -> None:
    """The third takes more room than the first two, and has it beside the short caveat only."""
    short, long = words("x", 12), words("y", 20)
    found = list(parts_of([entry(name, "", short, long) for name in "abc"], of_sizes(300, c=180)))
    assert [(ids(part), part.caveats[0][:1]) for part in found] == [
        ("ab", "x"),
        ("ab", "y"),
        ("c", "x"),
        ("c", "y"),
        ("c", "…"),
    ]


def test_an_entry_without_room_begins_anew_when_all_caveats_were_shown() -> None:
    short, long = words("x", 12), words("y", 20)
    found = list(parts_of([entry(name, "", short, long) for name in "abdec"], of_sizes(300, c=200)))
    assert [ids(part) for part in found[:3]] == ["abd", "e", "c"]
    assert [part.caveats[0][:1] for part in found[:3]] == ["x", "y", "x"]


texts = st.text(alphabet="ab \n", max_size=400).map(lambda text: " ".join(text.split()))
entries_of = st.lists(
    st.builds(
        entry_of,
        st.sampled_from("pqrs"),
        texts,
        st.lists(texts.filter(bool), max_size=3),
    ),
    max_size=8,
)


def joined(pieces: Sequence[str]) -> str:
    return "".join(pieces).replace(GOES_ON, "").replace(" ", "")


@given(entries_of, st.integers(60, 1_500))
def test_all_is_said_and_in_order(entries: list[Entry], most: int) -> None:
    found = parted(entries, most)
    said = joined([text for part in found for text in (*(one.text for one in part.entries), *part.caveats)])
    for one in entries:
        assert joined([one.text]) in said
        assert all(joined([caveat.text]) in said for caveat in one.caveats)
    order = [one.id for part in found for one in part.entries]
    assert list(dict.fromkeys(order)) == list(dict.fromkeys(one.id for one in entries))


@given(entries_of, st.integers(60, 1_500))
def test_every_part_has_room(entries: list[Entry], most: int) -> None:
    # A piece of a text has at least a few letters, whatever the room.
    assert all(letters(part) <= max(most, 100) for part in parted(entries, most))


@given(entries_of, st.integers(60, 1_500))
def test_every_caveat_of_an_entry_stands_beside_it_or_is_named(entries: list[Entry], most: int) -> None:
    for part in (part for part in parted(entries, most) if part.form != "whole"):
        for caveat in (caveat for one in part.entries for caveat in one.caveats):
            stands = any(text.endswith(caveat.text) for text in part.caveats)
            assert stands or caveat.kind in part.elsewhere
