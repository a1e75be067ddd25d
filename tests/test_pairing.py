"""No text pairs a number with a claimant, a label, a period or a day with which nobody paired it.

Sheets and records are made of which each number, label and claimant is told from all others by its digits or
letters, so that what belongs together is known without asking the program. Then every surface is read.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import builders
from tests.builders import Json
from warloss_gui.claims.comparison import compare
from warloss_gui.claims.comparison_wording import word_peer, word_refusal
from warloss_gui.claims.counted import Claimed, Counted
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.identity import Identity, identity
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import word_figure
from warloss_gui.export.handout import Handout
from warloss_gui.export.markdown import to_markdown
from warloss_gui.export.tables import to_csv
from warloss_gui.history.record import Record
from warloss_gui.history.series import Series
from warloss_gui.history.shown import Shown
from warloss_gui.history.travel import Journey
from warloss_gui.history.verification import verify
from warloss_gui.history.verification_wording import row_text
from warloss_gui.kiosk.content import page_of
from warloss_gui.language import day as day_text
from warloss_gui.language import number
from warloss_gui.plots import series as pictures
from warloss_gui.plots.timeline import personnel_history

START: Final = date(2025, 6, 1)
DAYS: Final = tuple(START + timedelta(days=place) for place in range(40))
OWN_DAY: Final = DAYS[29]
LETTERS: Final = ("alpha", "bravo", "carol", "delta", "ember", "fjord", "gamma", "hotel")

REPORTER: Final = "General Staff"
COLUMN: Final = "headcount"
"""What the record calls what it counts."""
CLAIMANTS: Final = {"general-staff": REPORTER, "ministry": "Ministry", "article": "Article"}
PARTIES: Final = {"russia": "Russia", "ukraine": "Ukraine"}


@dataclass(frozen=True)
class Kind:
    """A way of counting, and whether the totals of the record count the same."""

    changes: Json
    joins: bool = False


KINDS: Final = (
    Kind({"period": builders.period("2022-02-24/2025-06-30")}, joins=True),
    Kind({"period": builders.period("2025-06-01/2025-06-30")}),
    Kind({"period": builders.period("2025-06-29/2025-06-30")}),
    Kind({"counts": builders.counts("captured", term="captured")}),
    Kind({"counts": builders.counts("killed", "wounded", term="casualties")}),
    Kind({"period": builders.period(), "party": "ukraine"}),
    Kind({"period": builders.period(), "claim": builders.claim("ministry", role="third_state")}),
    Kind({"period": builders.period(), "claim": builders.claim("article", role="media")}),
    Kind({"period": builders.period(), "rate": "day"}),
    Kind({"period": builders.period(), "counts": builders.counts(who=["women"])}),
    Kind({"period": builders.period(), "counts": builders.counts(measure="sent", term="sent")}),
    Kind({"period": builders.period(), "quantity": builders.quantity(unit="wounding_event")}),
)


@dataclass
class Pairs:
    """What belongs to each number: labels, claimants and days."""

    labels: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    claimants: dict[int, set[str]] = field(default_factory=dict[int, set[str]])
    days: dict[int, set[date]] = field(default_factory=dict[int, set[date]])

    def add(self, value: int, label: str, claimant: str, *days: date) -> None:
        self.labels.setdefault(value, set()).add(label)
        self.claimants.setdefault(value, set()).add(claimant)
        self.days.setdefault(value, set()).update(days)

    def check(self, line: str) -> None:
        """Every label, claimant and day of a line belongs to a number of it, if there are numbers in it."""
        values = [value for value in self.labels if number(value) in line or str(value) in line]
        if not values:
            return
        known = set[str]().union(*self.labels.values())
        for label in (one for one in known if one in line):
            assert any(label in self.labels[value] for value in values), line
        for claimant in (one for one in CLAIMANTS.values() if f"says the {one}" in line):
            assert any(claimant in self.claimants[value] for value in values), line
        for day in (one for one in DAYS if re.search(rf"(?<!\d){day_text(one)}", line)):
            assert any(day in self.days[value] for value in values), line


def figure_json(place: int, kind: Kind, value: int, prefix: str) -> Json:
    changes = dict(kind.changes)
    per = changes.pop("rate", None)
    claim = changes.pop("claim", builders.claim())
    quantity = {**builders.quantity(), **changes.pop("quantity", {}), "value": value}
    if per is not None:
        quantity["per"] = per
    made: Json = {
        "id": f"{prefix}-{place}",
        "label": f"{prefix} {LETTERS[place]} losses",
        "quantity": quantity,
        "counts": builders.counts(),
        "claim": claim,
        "as_of": builders.stated(OWN_DAY.isoformat()),
    }
    return builders.figure(**{**made, **changes})


@st.composite
def chosen(draw: st.DrawFn) -> list[Kind]:
    return draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=len(LETTERS)))


def sheet_of(kinds: list[Kind], prefix: str, base: int, pairs: Pairs) -> FactSheet:
    """A sheet of a figure of each kind, whose numbers begin with `base`."""
    sources = [
        builders.source(id_, kind="organisation", name=name, in_text=f"the {name}")
        for id_, name in CLAIMANTS.items()
    ]
    parties = [builders.party(id_, name=name) for id_, name in PARTIES.items()]
    figures = [figure_json(place, kind, base + 13 * place, prefix) for place, kind in enumerate(kinds)]
    made = builders.sheet_of(id=f"sheet-{prefix}", parties=parties, sources=sources, figures=figures)
    for figure in made.figures:
        value = int(figure.quantity.sort_value)
        claimant = CLAIMANTS[figure.claim.claimant]
        days = [OWN_DAY] if figure.period is None else [OWN_DAY, *_ends(figure.period.interval)]
        pairs.add(value, figure.label, claimant, *days)
    return made


def _ends(interval: str) -> Iterator[date]:
    return (date.fromisoformat(end) for end in interval.split("/"))


def record_of(kinds: list[Kind], pairs: Pairs) -> Record:
    """Totals that nobody else has, for each day."""
    reporter, party = identity(REPORTER), identity("Russia")
    labels = [f"sheet {LETTERS[place]} losses" for place, kind in enumerate(kinds) if kind.joins]
    values = tuple(2_000_003 + 101 * place for place in range(len(DAYS)))
    for day, value in zip(DAYS, values, strict=True):
        # The picture says the change since the day before and over a month, with both reports.
        near = [one for one in DAYS if abs((one - day).days) <= 31]
        for label in (*labels, COLUMN):
            pairs.add(value, label, REPORTER, day, *near)
    return Record("a record", reporter, party, "day", {"column": _personnel(reporter, party, values)})


def _personnel(reporter: Identity, party: Identity, values: tuple[int, ...]) -> Series:
    counted = Counted("lost", party, "person", since=parse_date("2022-02-24"))
    claimed = Claimed(counted, reporter, "losses", COLUMN)
    return Series("column", claimed, "a file", DAYS, values, ("exact",) * len(DAYS), name=COLUMN)


def lines_of(shown: Shown) -> Iterator[str]:
    """What the surfaces say of a sheet, line by line."""
    for figure in shown.sheet.figures:
        words = word_figure(figure, shown.sheet)
        yield from (words.headline, words.sentence, *words.text.splitlines())
    yield from to_markdown(Handout(shown), lambda: None).decode().splitlines()
    table = csv.reader(io.StringIO(to_csv(Handout(shown), lambda: None).decode("utf-8-sig"), newline=""))
    yield from (" · ".join(row) for row in table)
    picture = pictures.personnel(shown.sheet, shown.comparison)
    for lane in picture.lanes:
        for mark in lane.marks:
            said = mark.said()
            yield from (said.name, *said.about.splitlines())
    page = page_of("personnel", shown)
    for saying in (*page.figures, *page.sayings):
        yield from saying.whole.splitlines()
    timeline = personnel_history(shown)
    if timeline is not None:
        yield timeline.moment(DAYS[10]).name
        yield from timeline.moment(DAYS[10]).about.splitlines()


@settings(max_examples=40)
@given(kinds=chosen(), place=st.integers(0, len(DAYS) - 1))
def test_on_another_day_no_number_gets_a_label_of_another_count(kinds: list[Kind], place: int) -> None:
    pairs = Pairs()
    own = sheet_of(kinds, "sheet", 1_000_003, pairs)
    record = record_of(kinds, pairs)
    for value in pairs.labels:
        # A period that begins as in the sheet ends on the day of the report.
        pairs.days[value].add(date(2022, 2, 24))
    shown = Shown(own, Journey(own, record).on(DAYS[place]), (record,), DAYS[place])
    for line in lines_of(shown):
        pairs.check(line)
    values = {int(figure.quantity.sort_value) for figure in shown.sheet.figures}
    assert len(values & {2_000_003 + 101 * place}) == any(kind.joins for kind in kinds)


@settings(max_examples=40)
@given(first=chosen(), second=chosen())
def test_beside_others_each_number_keeps_its_claimant_and_label(
    first: list[Kind], second: list[Kind]
) -> None:
    pairs = Pairs()
    own = sheet_of(first, "sheet", 1_000_003, pairs)
    other = sheet_of(second, "second", 3_000_005, pairs)
    comparison = compare(own, other)
    for line in lines_of(Shown(own, own, (), None, comparison)):
        pairs.check(line)
    for peers in comparison.peers.values():
        for peer in peers:
            for line in word_peer(peer).text.splitlines():
                if not line.startswith("May not"):
                    pairs.check(line)
    for refused in comparison.refused:
        assert refused.reasons
        assert word_refusal(refused)


@settings(max_examples=40)
@given(kinds=chosen())
def test_verification_says_equal_or_differs_only_of_what_the_record_counts(kinds: list[Kind]) -> None:
    pairs = Pairs()
    own = sheet_of(kinds, "sheet", 1_000_003, pairs)
    found = verify(own, record_of(kinds, pairs))
    for row, kind in zip(found.rows, kinds, strict=True):
        is_contested = row.figure in own.contested
        assert (row.verdict in ("equal", "consistent", "differs")) == (kind.joins and not is_contested)
        assert row_text(row)
