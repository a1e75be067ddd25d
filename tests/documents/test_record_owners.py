"""Whose totals a file holds decides before what it says."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.record_samples import Row, encoded, only_record, orc, read, totals
from warloss_gui.documents.record_lines import problem_line
from warloss_gui.documents.record_reading import RecordReading
from warloss_gui.documents.records import read_records

MINISTRY: Final = "Ministry of Defence of the Russian Federation"
STAFF: Final = "General Staff of the Armed Forces of Ukraine"
CASES: Final = Path(__file__).parents[3] / "shared" / "cases"


def refusal(reading: RecordReading) -> str:
    """The one line that says why a file is refused."""
    assert reading.records == ()
    assert reading.oddities == ()
    (problem,) = reading.problems
    line = problem_line(problem)
    assert "\n" not in line
    return line.removeprefix("totals.json: ")


def with_cells(**cells: Any) -> list[Row]:
    return [row | cells for row in totals(3)]


def test_a_file_that_says_nothing_of_its_owner_is_taken_for_the_claimants() -> None:
    for rows in (totals(2), orc(2)):
        record = only_record(read(rows))
        assert record.is_taken
        assert (record.claimant.name, record.party.name) == (STAFF, "Russia")


@pytest.mark.parametrize(
    "key", ["claimant", "Claimed by", "claimedBy", "reported_by", "PUBLISHER", "author", "source", "agency"]
)
@pytest.mark.parametrize(
    "name", [STAFF, f" {STAFF.upper()} ", "General Staff of Ukraine's Armed Forces", STAFF.replace(" ", "  ")]
)
def test_a_file_that_names_the_claimant_is_not_taken(key: str, name: str) -> None:
    reading = read(with_cells(**{key: name}))
    assert not only_record(reading).is_taken
    assert reading.oddities == ()


@pytest.mark.parametrize("key", ["country", "Party", "side", "nation", "army", "lost by", "LostBy"])
@pytest.mark.parametrize("name", ["Russia", "RUSSIA", "Russian Federation", "RUS", "RU", None, "", "  "])
def test_a_file_that_names_the_party_agrees_and_leaves_the_claimant_open(key: str, name: str | None) -> None:
    reading = read(with_cells(**{key: name}))
    assert only_record(reading).is_taken
    assert reading.oddities == ()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("claimant_name", MINISTRY),
        ("Source of claim", MINISTRY),
        ("dataProvider", MINISTRY),
        ("country_of_loss", "Ukraine"),
        ("affected party", "Ukraine"),
        ("\uff23ountry", "Ukraine"),
    ],
)
def test_a_name_of_a_column_may_hold_more_words(key: str, name: str) -> None:
    assert f"“{name}” (row 1, " in refusal(read(with_cells(**{key: name})))


def test_of_a_column_with_such_a_word_only_the_names_are_heard() -> None:
    rows = totals(3)
    rows[0]["claimant_name"] = 5
    rows[1]["claimant_name"] = STAFF
    assert not only_record(read(rows)).is_taken


@pytest.mark.parametrize("cell", [5, "6", True, None])
def test_a_column_with_such_a_word_and_no_names_says_nothing_of_owners(cell: object) -> None:
    assert only_record(read(with_cells(claimed_total=cell))).is_taken


@pytest.mark.parametrize("key", ["country", "party", "side", "Nation", "state", "army", "belligerent"])
def test_a_file_about_another_party_is_refused(key: str) -> None:
    line = refusal(read(with_cells(**{key: "Ukraine"})))
    said, needed = line.split("; ", 1)
    assert said == f"the file says that it is about “Ukraine” (row 1, {key})"
    assert needed == (
        f"rows with these columns are read as totals of {STAFF} about Russia; write those of others as "
        "warloss-gui schema record describes"
    )


@pytest.mark.parametrize("key", ["claimant", "claimed_by", "reported_by", "publisher", "author", "source"])
@pytest.mark.parametrize("name", [MINISTRY, "A newspaper", "General Staff"])
def test_a_file_of_another_claimant_or_of_a_mere_relayer_is_refused(key: str, name: str) -> None:
    line = refusal(read(with_cells(**{key: name})))
    assert line.startswith(f"the file says that it is of “{name}” (row 1, {key}); rows with these columns")


def test_one_row_of_another_suffices() -> None:
    rows = [row | {"country": "Russia", "claimant": STAFF} for row in totals(5)]
    rows[3]["country"] = "Belarus"
    assert "about “Belarus” (row 4, country)" in refusal(read(rows))
    rows[2]["claimant"] = "Somebody"
    assert "of “Somebody” (row 3, claimant) about “Belarus” (row 4, country)" in refusal(read(rows))


def test_the_first_of_several_columns_that_contradicts_is_named() -> None:
    rows = with_cells(country="Russia", side="Ukraine", army="Ukraine")
    assert "(row 1, side)" in refusal(read(rows))


@pytest.mark.parametrize("address", ["https://example.org/report", "http://t.me/1 ", "www.example.org/a"])
def test_the_address_of_a_page_is_no_name(address: str) -> None:
    assert only_record(read(with_cells(source=address))).is_taken
    assert not only_record(read(with_cells(source=address, claimant=STAFF))).is_taken


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5, "5"),
        (True, "true"),
        (1.5, "1.5"),
        (["Russia"], "a list or an object"),
        ({"name": "Russia"}, "a list or an object"),
    ],
)
def test_what_is_no_text_names_nobody(value: Any, said: str) -> None:
    line = refusal(read(with_cells(country=value)))
    assert line.startswith(f"the file says that it is about {said} (row 1, country); ")


def test_a_row_that_names_several_names_nobody() -> None:
    data = json.dumps(totals(1)).replace('"day"', '"side": "Russia", "side": "Ukraine", "day"').encode()
    assert "about several names (row 1, side)" in refusal(read(data))


def test_names_are_made_safe() -> None:
    line = refusal(read(with_cells(**{"lost\u202e_by": "a\u202eb" + "x" * 100})))
    assert "“a⟨U+202E⟩b" in line
    assert "(row 1, lost⟨U+202E⟩_by)" in line


@pytest.mark.parametrize(
    "row",
    [
        {"tank": 5},
        {"personnel": 5},
        {"rotaryWingAircraft": 5, "rotoryWingAircraft": 5},
        {"tank": 5, "killed": 7},
        {"tank": 5, "country": "Russia"},
    ],
)
def test_one_column_alone_does_not_tell_whose_it_is(row: Row) -> None:
    said, hint = refusal(read([{"date": "2022-06-01"} | row])).split("; ")
    assert said == "the file does not say whose totals it holds, and one column does not tell it"
    assert hint == "name the claimant of each row in a column claimant"
    assert len(only_record(read([{"date": "2022-06-01", "claimant": STAFF} | row])).series) == 1


def test_the_own_column_of_bounds_counts_as_one() -> None:
    record = only_record(read([{"date": "2022-06-01", "personnel": 5, "personnel*": "about"}]))
    assert record.is_taken


def test_a_record_of_several_files_is_taken_if_one_of_them_is(tmp_path: Path) -> None:
    named, other = tmp_path / "named.json", tmp_path / "other.json"
    named.write_bytes(encoded(with_cells(claimant=STAFF)))
    other.write_bytes(encoded(totals(2)))
    assert not only_record(read_records([named])).is_taken
    assert only_record(read_records([named, other])).is_taken


@given(
    st.sampled_from(("country", "claimant", "lost_by", "source")),
    st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
)
def test_whoever_is_named_and_is_not_the_owner_is_refused(key: str, name: str) -> None:
    reading = read(with_cells(**{key: name}))
    assert bool(reading.records) == (name.strip().casefold() in {"russia", "rus", "ru"} and key != "claimant")


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository")
def test_the_case_of_another_claimant_about_another_country() -> None:
    reading = read_records([CASES / "other-claimant-record.json"])
    said = f"the file says that it is of “{MINISTRY}” (row 1, claimant) about “Ukraine” (row 1, country); "
    assert refusal(reading).startswith(f"other-claimant-record.json: {said}")


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository")
def test_the_case_of_a_lost_digit_is_read() -> None:
    record = only_record(read_records([CASES / "record-digit-dropped.json"]))
    assert (len(record.days), record.is_taken) == (20, True)
    assert record.series["personnel"].rows == tuple(range(1, 21))
