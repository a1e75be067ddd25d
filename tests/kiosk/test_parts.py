from collections.abc import Sequence
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warloss_gui.kiosk.parts import GOES_ON, Caution, Entry, Fits, Part, parts_of


def letters(part: Part) -> int:
    """How much of a screen a part takes, where each entry has a head of ten letters."""
    named = sum(map(len, part.caveats)) + sum(map(len, part.elsewhere))
    return sum(10 + len(entry.text) for entry in part.entries) + named


def cautions(*texts: str) -> tuple[Caution, ...]:
    """Caveats whose kind is their first letter."""
    return tuple(Caution(text[:1], text) for text in texts)


def room_for(most: int) -> Fits:
    return lambda part: letters(part) <= most


def parted(entries: Sequence[Entry], most: int) -> list[Part]:
    return list(parts_of(entries, room_for(most)))


def test_what_has_room_together_is_one_part_and_says_a_shared_caveat_once() -> None:
    entries = [Entry("a", caveats=cautions("one", "two")), Entry("b", caveats=cautions("two", "three"))]
    assert parted(entries, 40) == [Part(tuple(entries), ("one", "two", "three"))]


def test_what_has_no_room_together_follows_on_the_next_part() -> None:
    a, b, c = (Entry(name) for name in "abc")
    assert parted([a, b, c], 20) == [Part((a, b), ()), Part((c,), ())]


@pytest.mark.parametrize(
    ("entries", "sizes"),
    [(11, [6, 5]), (18, [9, 9]), (19, [9, 5, 5]), (27, [9, 9, 9]), (9, [9]), (10, [5, 5])],
)
def test_the_last_part_is_not_left_with_a_few(entries: int, sizes: list[int]) -> None:
    found = parted([Entry(str(i)) for i in range(entries)], 90)
    assert [len(part.entries) for part in found] == sizes


def test_a_last_part_that_has_no_more_room_stays_as_it_is() -> None:
    entries = [Entry(name) for name in "abcd"] + [Entry("e", caveats=cautions("x" * 25))]
    assert [len(part.entries) for part in parted(entries, 40)] == [4, 1]


def test_a_caveat_goes_with_the_entry_that_it_belongs_to() -> None:
    a, b = Entry("a"), Entry("b", caveats=cautions("x" * 15))
    assert parted([a, b], 30) == [Part((a,), ()), Part((b,), ("x" * 15,))]


def test_nothing_has_no_parts() -> None:
    assert parted([], 10) == []


def test_a_long_text_is_divided_between_words_and_keeps_its_caveats() -> None:
    found = parted([Entry("a", "one two three four five six seven eight", cautions("beware"))], 40)
    assert [part.entries[0].text for part in found] == ["one two three four …", "… five six seven eight"]
    assert {part.caveats for part in found} == {("beware",)}
    assert not any(part.elsewhere for part in found)


def test_a_text_is_divided_at_the_end_of_a_word_that_just_has_room() -> None:
    found = parted([Entry("a", "one two three")], 19)
    assert [part.entries[0].text for part in found] == ["one two …", "… three"]


def test_a_text_is_divided_at_the_end_of_a_line() -> None:
    found = parted([Entry("a", "one\ntwo three")], 17)
    assert found[0].entries[0].text == "one …"


def test_a_word_without_room_is_divided_too() -> None:
    found = parted([Entry("a", "x" * 30)], 24)
    assert "".join(part.entries[0].text for part in found).replace(GOES_ON, "").replace(" ", "") == "x" * 30


def test_caveats_without_room_follow_and_their_kinds_are_named() -> None:
    found = parted([Entry("a", caveats=cautions("x" * 8, "y" * 8, "z" * 8))], 28)
    assert [(part.caveats, part.elsewhere) for part in found] == [
        (("x" * 8, "y" * 8), ("z",)),
        (("z" * 8,), ("x", "y")),
    ]


def test_a_caveat_that_has_no_room_alone_is_divided() -> None:
    found = parted([Entry("a", caveats=cautions("short", "one two three four", "end"))], 27)
    assert [part.caveats for part in found] == [("short",), ("one two …",), ("… three four", "end")]
    assert [part.elsewhere for part in found] == [("o", "e"), ("s", "o", "e"), ("s", "o")]


def test_long_caveats_leave_room_for_the_text() -> None:
    found = parted([Entry("a", "word " * 100, cautions("beware " * 40))], 400)
    assert all(len(part.entries[0].text) > 50 for part in found if part.entries[0].text)
    assert all(letters(part) <= 400 for part in found)


def test_a_screen_that_is_far_too_small_still_comes_to_an_end() -> None:
    found = parted([Entry("a", "ab", cautions("cd")), Entry("b", caveats=cautions("ef")), Entry("c")], 5)
    assert [entry.id for part in found for entry in part.entries][-1] == "c"
    assert len(found) < 10


def test_parts_are_worked_out_as_they_are_asked_for() -> None:
    asked: list[Part] = []

    def fits(part: Part) -> bool:
        asked.append(part)
        return len(part.entries) <= 3

    entries = [Entry(str(i)) for i in range(100_000)]
    assert len(next(parts_of(entries, fits)).entries) == 3
    assert len(asked) == 4
    assert len(list(islice(parts_of(entries, fits), 10))) == 10


def ids(part: Part) -> str:
    return "".join(entry.id for entry in part.entries)


def test_entries_with_the_same_caveats_take_turns_beside_them() -> None:
    caveats = cautions("x" * 20, "y" * 20, "z" * 20)
    entries = [*(Entry(name, caveats=caveats) for name in "abcdefg"), Entry("h", caveats=cautions("w"))]
    found = parted(entries, 44)
    assert [(ids(part), part.caveats, part.elsewhere) for part in found] == [
        ("ab", ("x" * 20,), ("y", "z")),
        ("cd", ("y" * 20,), ("x", "z")),
        ("ef", ("z" * 20,), ("x", "y")),
        ("g", ("x" * 20,), ("y", "z")),
        ("h", ("w",), ()),
    ]


def test_entries_stay_until_all_of_their_caveats_were_shown() -> None:
    caveats = cautions("x" * 20, "y" * 20, "z" * 20)
    found = parted([Entry(name, caveats=caveats) for name in "abc"], 44)
    assert [(ids(part), part.caveats) for part in found] == [
        ("ab", ("x" * 20,)),
        ("c", ("y" * 20,)),
        ("c", ("z" * 20,)),
    ]


def test_few_entries_leave_room_for_several_caveats() -> None:
    caveats = cautions("x" * 10, "y" * 10, "z" * 10, "w" * 10)
    found = parted([Entry(name, caveats=caveats) for name in "ab"], 33)
    assert [(ids(part), part.caveats) for part in found] == [
        ("a", ("x" * 10, "y" * 10)),
        ("b", ("z" * 10, "w" * 10)),
    ]


def test_an_entry_without_room_beside_the_caveat_whose_turn_it_is_begins_anew() -> None:
    """The third takes more room than the first two, and has it beside the short caveat only."""
    caveats = cautions("x" * 12, "y" * 20)

    def fits(part: Part) -> bool:
        heads = sum(18 if entry.id == "c" else 5 for entry in part.entries)
        return heads + sum(map(len, part.caveats)) <= 30

    found = list(parts_of([Entry(name, caveats=caveats) for name in "abc"], fits))
    assert [(ids(part), part.caveats) for part in found] == [
        ("ab", ("x" * 12,)),
        ("ab", ("y" * 20,)),
        ("c", ("x" * 12,)),
        ("c", ("y" * 10 + " …",)),
        ("c", ("… " + "y" * 10,)),
    ]


def test_an_entry_without_room_begins_anew_when_all_caveats_were_shown() -> None:
    caveats = cautions("x" * 12, "y" * 20)

    def fits(part: Part) -> bool:
        heads = sum(20 if entry.id == "c" else 5 for entry in part.entries)
        return heads + sum(map(len, part.caveats)) <= 30

    found = list(parts_of([Entry(name, caveats=caveats) for name in "abdec"], fits))
    assert [ids(part) for part in found[:3]] == ["abd", "e", "c"]
    assert [part.caveats[0][:1] for part in found[:3]] == ["x", "y", "x"]


texts = st.text(alphabet="ab \n", max_size=120).map(lambda text: " ".join(text.split()))
entries_of = st.lists(
    st.builds(
        Entry,
        st.sampled_from("pqrs"),
        texts,
        st.lists(texts.filter(bool), max_size=3).map(lambda found: cautions(*found)),
    ),
    max_size=8,
)


def joined(pieces: Sequence[str]) -> str:
    return "".join(pieces).replace(GOES_ON, "").replace(" ", "")


@given(entries_of, st.integers(30, 400))
def test_all_is_said_and_in_order(entries: list[Entry], most: int) -> None:
    found = parted(entries, most)
    said = joined([entry.text for part in found for entry in part.entries])
    assert said == joined([entry.text for entry in entries])
    for caveat in {caveat for entry in entries for caveat in entry.caveats}:
        assert joined([caveat.text]) in joined([one for part in found for one in part.caveats])


@given(entries_of, st.integers(200, 600))
def test_every_part_has_room(entries: list[Entry], most: int) -> None:
    assert all(room_for(most)(part) for part in parted(entries, most))


@given(entries_of, st.integers(30, 400))
def test_every_caveat_of_an_entry_stands_beside_it_or_is_named(entries: list[Entry], most: int) -> None:
    for part in parted(entries, most):
        for caveat in (caveat for entry in part.entries for caveat in entry.caveats):
            assert caveat.text in part.caveats or caveat.kind in part.elsewhere
