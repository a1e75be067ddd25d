"""The one place where totals and the changes between them become words.

A change is never a bare number: its words name the days that it really covers, both totals with their bounds,
and all that keeps it from being read as the losses of those days. All of it is plain text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.quantity import Qualifier, SingleQuantity
from warloss_gui.history.series import (
    Break,
    Category,
    Change,
    FormerClass,
    Label,
    Observation,
    People,
    Series,
)
from warloss_gui.language import capitalised, day, gettext, listing, marked, ngettext, number

FORMER_CLASSES: Final[dict[FormerClass, str]] = {
    "vehicles": marked("vehicles"),
    "fuel_tanks": marked("fuel tanks"),
    "mobile_srbm_systems": marked("mobile short-range ballistic missile systems"),
}

_PEOPLE: Final[dict[People, str]] = {
    "personnel": marked("personnel"),
    "prisoners": marked("prisoners"),
}

_CATEGORIES: Final[dict[Category, str]] = {**_PEOPLE, **phrases.EQUIPMENT, **FORMER_CLASSES}

_LABELS: Final[dict[Label, str]] = {
    "revision": marked("revised"),
    "gap": marked("reports missing"),
    "definition_break": marked("definition changed"),
}

_NUMBERS: Final[frozenset[Qualifier]] = frozenset(("exact", "about"))
"""The qualifiers of a number between two of which there is a difference; the others set a bound only."""


@dataclass(frozen=True, slots=True)
class ChangeWording:
    """A change in words.

    `amount` says by how much the total changed, `span` over how many days, `dates` from which report to
    which, and `totals` what the two reports said. `labels` names in a word or two each what keeps the change
    from being read as the losses of its days, and `notes` says the same in sentences.
    """

    amount: str
    span: str
    dates: str
    totals: str
    labels: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def short(self) -> str:
        """One line: +9,310 over 9 days (revised)."""
        text = gettext("{amount} {span}").format(amount=self.amount, span=self.span)
        if not self.labels:
            return text
        return gettext("{change} ({labels})").format(change=text, labels=listing(self.labels))

    @property
    def text(self) -> str:
        """Everything: the change, its days, both totals, then the notes."""
        text = gettext("{amount} {span} ({dates}), {totals}.").format(
            amount=self.amount, span=self.span, dates=self.dates, totals=self.totals
        )
        return " ".join([capitalised(text), *self.notes])


def category(found: Category) -> str:
    """The name of a category, as it stands at the start of a line."""
    return capitalised(category_in_text(found))


def category_in_text(found: Category) -> str:
    """The name of a category, as it stands inside a sentence."""
    return gettext(_CATEGORIES[found])


def total(found: Observation) -> str:
    """A total with its bound: about 1,020,010."""
    return phrases.quantity(quantity(found))


def quantity(found: Observation) -> SingleQuantity:
    """A total as a number with its bound. A total has no unit of its own, so it is given as items."""
    return SingleQuantity.model_validate({"qualifier": found.qualifier, "value": found.value, "unit": "item"})


def word_observation(found: Observation) -> str:
    """A total with its day: about 1,020,010 on 30 June 2025."""
    return gettext("{total} on {day}").format(total=total(found), day=day(found.day))


def word_first(series: Series, *, is_late: bool) -> str:
    """What must be said of the first report of a series: its total is not what was lost then.

    Only a category that begins after its record is late, and was reported for the first time; otherwise it
    is the record that begins. Of month ends the first one is seldom the day of the first report.
    """
    if not is_late:
        text = gettext("The record begins on {day}; what was lost before is in the total.")
        return text.format(day=day(series.first.day))
    if series.rhythm == "day":
        text = gettext(
            "{category}: first reported on {day} with a total of {total}: not the losses of that day."
        )
    elif series.appeared is None:
        text = gettext(
            "{category}: {day} is the first month’s end with a total, {total}: not the losses of that month."
        )
    else:
        text = gettext(
            "{category}: first reported on {day} with a total of {total}: not the losses of that month."
        )
    found = series.appeared or series.first
    return text.format(category=category(series.category), day=day(found.day), total=total(found))


def word_break(found: Break) -> str:
    """From which day on a category counts something else, and what."""
    text = gettext("The definition changed on {day}: {text}.")
    return text.format(day=day(found.day), text=found.text.rstrip("."))


def word_change(found: Change, series: Series) -> ChangeWording:
    """Put a change of the series into words: all that its labels stand for, with their days."""
    return ChangeWording(
        amount=_amount(found),
        span=ngettext("over {count} day", "over {count} days", found.days).format(count=number(found.days)),
        dates=gettext("{start} to {end}").format(start=day(found.start.day), end=day(found.end.day)),
        totals=_totals(found),
        labels=tuple(gettext(text) for label, text in _LABELS.items() if label in found.labels),
        notes=tuple(_notes(found, series)),
    )


def _amount(found: Change) -> str:
    qualifiers = {found.start.qualifier, found.end.qualifier}
    if not qualifiers <= _NUMBERS:
        return gettext("changed by an unknown number")
    if not found.amount:
        return gettext("no change")
    amount = number(abs(found.amount))
    if found.amount < 0:
        text = (
            gettext("lowered by about {number}") if "about" in qualifiers else gettext("lowered by {number}")
        )
    else:
        text = gettext("about +{number}") if "about" in qualifiers else gettext("+{number}")
    return text.format(number=amount)


def _totals(found: Change) -> str:
    start, end = total(found.start), total(found.end)
    if start == end:
        return gettext("from and to {total}").format(total=start)
    return gettext("from {start} to {end}").format(start=start, end=end)


def _notes(found: Change, series: Series) -> Iterator[str]:
    if "revision" in found.labels:
        yield _revision(found, series)
    if "gap" in found.labels:
        yield _gap(series.missing(found), series)
    for one in series.breaks:
        if found.start.day < one.day <= found.end.day:
            yield word_break(one)


def _revision(found: Change, series: Series) -> str:
    if series.latest(found.end.day - timedelta(days=1)) == found.start:
        return gettext(
            "This is a revision of the claimant’s total; it does not say what was lost on these days."
        )
    days = [day(step.end.day) for step in series.revisions(found)]
    text = ngettext(
        "In between, the report of {last} lowered the total: a revision, so the change is not the losses of "
        "these days alone.",
        "In between, {count} reports lowered the total, the first of {first} and the last of {last}: "
        "revisions, so the change is not the losses of these days alone.",
        len(days),
    )
    return text.format(count=number(len(days)), first=days[0], last=days[-1])


def _gap(missing: int, series: Series) -> str:
    if series.rhythm == "day":
        text = ngettext(
            "There is no report for {count} day in between.",
            "There is no report for {count} days in between.",
            missing,
        )
    else:
        text = ngettext(
            "There is no report for {count} month in between.",
            "There is no report for {count} months in between.",
            missing,
        )
    return text.format(count=number(missing))
