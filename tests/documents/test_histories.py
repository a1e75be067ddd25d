"""A history is read whole, or refused with what is wrong."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from warloss_gui import assets
from warloss_gui.documents.histories import read_history
from warloss_gui.documents.limits import Limits
from warloss_gui.files import FileProblem

BUNDLED: Final = assets.path("history/general-staff-month-ends.json")
FACTS: Final = Path(__file__).parents[3] / "shared" / "facts" / "general-staff-month-ends.csv"

Json = dict[str, Any]


def document(**changes: Any) -> Json:
    made: Json = {
        "format_version": 1,
        "id": "month-ends",
        "revision": 1,
        "title": "Month ends",
        "language": "en",
        "party": {"id": "russia", "name": "Russia"},
        "claim": {"claimant": "staff", "role": "adversary", "basis": "aggregate_claim"},
        "counts": {"outcomes": [], "composition": "unspecified", "term": "losses"},
        "period_start": "2022-02-24",
        "note": "Totals at the end of each month.",
        "sources": [{"id": "staff", "kind": "organisation", "name": "General Staff"}],
        "definition_breaks": [{"date": "2022-04-15", "class": "tanks", "text": "Something else."}],
        "qualifiers": {"personnel": "about", "tanks": "exact", "submarines": "exact"},
        "dates": ["2022-03-31", "2022-04-30", "2022-05-31"],
        "series": {
            "personnel": [17500, 23200, 30500],
            "tanks": [None, 1008, 1358],
            "submarines": [None, None, None],
        },
    }
    return {**made, **changes}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], Path]:
    def written(value: Any) -> Path:
        path = tmp_path / "history.json"
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        return path

    return written


def test_each_class_with_a_total_is_a_series(write: Callable[[Any], Path]) -> None:
    record = read_history(write(document()))
    assert (record.title, record.claimant, record.party) == ("Month ends", "General Staff", "Russia")
    assert record.rhythm == "month"
    assert list(record.series) == ["personnel", "tanks"]
    tanks = record.series["tanks"]
    assert (tanks.days, tanks.values) == ((date(2022, 4, 30), date(2022, 5, 31)), (1008, 1358))
    assert set(tanks.qualifiers) == {"exact"}
    assert set(record.series["personnel"].qualifiers) == {"about"}
    assert [(found.day, found.text) for found in tanks.breaks] == [(date(2022, 4, 15), "Something else.")]
    assert record.series["personnel"].breaks == ()


def test_the_bundled_one_has_its_break_and_its_first_appearances() -> None:
    record = read_history(BUNDLED)
    assert len(record.days) == 54
    assert (record.days[0], record.days[-1]) == (date(2022, 2, 28), date(2026, 7, 31))
    (found,) = record.series["vehicles_and_fuel_tanks"].breaks
    assert found.day == date(2022, 5, 1)
    assert {category for category, _first in record.new_categories()} == {
        "cruise_missiles",
        "submarines",
        "special_equipment",
        "ground_robotic_systems",
    }
    assert not list(record.series["personnel"].gaps())


@pytest.mark.skipif(not FACTS.is_file(), reason="the facts are not here")
def test_the_bundled_one_has_every_number_of_the_facts() -> None:
    record = read_history(BUNDLED)
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for category, series in record.series.items():
        given = {row["date"]: int(row[category]) for row in rows if row[category]}
        assert {
            day.isoformat(): value for day, value in zip(series.days, series.values, strict=True)
        } == given


@pytest.mark.parametrize(
    ("bad", "reason", "hint"),
    [
        (document(dates=["2022-03-31"]), "a column is not as long as the dates", "one total or null"),
        (document(qualifiers={"tanks": "exact"}), "the classes of qualifiers and series differ", "qualifier"),
        (
            document(claim={"claimant": "nobody", "role": "adversary", "basis": "aggregate_claim"}),
            "the claimant is not among the sources",
            "add it to sources",
        ),
        (document(dates=["2022-03-31", "2022-03-31", "2022-05-31"]), "ascend", "ascending order"),
        (document(dates=[]), "the list is empty (dates)", "at least 1 entry"),
        (document(dates=["2022-03-31", 5]), "the number 5 cannot stand here (dates.1)", "double quotes"),
        (document(revision=0), "the number is too small (revision)", "write 1 or more"),
        (document(titel="Month ends"), "there is no field “titel” here (titel)", "did you mean title?"),
        (document(series={"tank": [1, 2, 3]}), "the text “tank” is not one of the values", "compare it with"),
        (document(series={"tanks": [1, -2, 3]}), "the number is too small (series.tanks.1)", "0 or more"),
        (b"{", "this is not JSON", "double quotes"),
        (b"[]", "a list cannot stand here ($)", "write an object in braces"),
    ],
)
def test_what_is_wrong_is_said_with_the_remedy(
    write: Callable[[Any], Path], bad: Any, reason: str, hint: str
) -> None:
    with pytest.raises(FileProblem) as raised:
        read_history(write(bad))
    assert "history.json" in str(raised.value)
    assert reason in raised.value.reason
    assert hint in raised.value.hint


def test_a_file_that_is_too_large_or_missing_is_refused(write: Callable[[Any], Path], tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="larger"):
        read_history(write(document()), Limits(size=10))
    with pytest.raises(FileProblem, match="no such file"):
        read_history(tmp_path / "nowhere.json")
