"""The one place where totals and the changes between them become words.

A change is never a bare number: its words name the days that it really covers, both totals with their bounds,
and all that keeps it from being read as the losses of those days. All of it is plain text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.quantity import Qualifier, SingleQuantity
from warloss_gui.history.record import Offset, Record
from warloss_gui.history.series import (
    Break,
    Change,
    Label,
    Observation,
    Series,
    Slip,
    SlipGround,
)
from warloss_gui.language import capitalised, day, gettext, listing, marked, ngettext, number

_NAMES: Final[Mapping[str, str]] = {
    "personnel": marked("personnel"),
    "prisoners": marked("prisoners"),
    **phrases.EQUIPMENT,
    "vehicles": marked("vehicles"),
    "fuel_tanks": marked("fuel tanks"),
    "mobile_srbm_systems": marked("mobile short-range ballistic missile systems"),
}
"""What usual categories are called; a record's own document names its categories itself."""

_LABELS: Final[dict[Label, str]] = {
    "fall": marked("includes a fall"),
    "gap": marked("reports missing"),
    "slip": marked("a slip left out"),
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
        """One line: +9,310 over 9 days (includes a fall)."""
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


def title_of(series: Series) -> str:
    """The name of what a series counts, as it stands at the start of a line."""
    return capitalised(name_of(series))


def name_of(series: Series) -> str:
    """The name of what a series counts, as it stands inside a sentence."""
    return series.name or gettext(_NAMES.get(series.category, series.category))


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
    return text.format(category=title_of(series), day=day(found.day), total=total(found))


def word_break(found: Break) -> str:
    """From which day on a category counts something else, and what."""
    text = gettext("The definition changed on {day}: {text}.")
    return text.format(day=day(found.day), text=found.text.rstrip("."))


def words_on_record(record: Record) -> Iterator[str]:
    """What must be said wherever a record answers: whose it is taken for, and how it dates its reports."""
    if record.is_taken:
        yield word_taken(record)
    if record.offset is not None:
        yield word_offset(record.offset)


def word_taken(record: Record) -> str:
    """That a file does not say whose it is."""
    text = gettext(
        "The file does not say whose it is; by its columns it is taken for this claimant’s: {claimant}."
    )
    return text.format(claimant=record.claimant.name)


def word_offset(offset: Offset) -> str:
    """That a record dates its reports otherwise than another one of its claimant."""
    if offset.days > 0:
        text = ngettext(
            "It dates its reports one day earlier than {other}: {agree} of {compared} totals agree.",
            "It dates its reports {count} days earlier than {other}: {agree} of {compared} totals agree.",
            offset.days,
        )
    else:
        text = ngettext(
            "It dates its reports one day later than {other}: {agree} of {compared} totals agree.",
            "It dates its reports {count} days later than {other}: {agree} of {compared} totals agree.",
            -offset.days,
        )
    return text.format(
        count=number(abs(offset.days)),
        other=offset.other,
        agree=number(offset.agree),
        compared=number(offset.compared),
    )


def slip_total(slip: Slip) -> str:
    """What the file has where a slip is, with its bound: about 1,098."""
    return total(Observation(slip.day, slip.value, slip.qualifier))


def word_slip(slip: Slip) -> str:
    """That a total is probably a slip of its file, and why; it counts in nothing."""
    texts: dict[SlipGround, str] = {
        "digit": gettext(
            "On {day} the file has {total}, probably a slip of a digit: {mended}, for example, would fit."
        ),
        "others_agree": gettext(
            "On {day} the file has {total}, probably a slip: other records have {mended}."
        ),
        "taken_back": gettext(
            "On {day} the file has {total}, probably a slip: its next reports take it back."
        ),
    }
    text = texts[slip.ground]
    if slip.ground == "others_agree" and slip.mended is None:
        text = gettext("On {day} the file has {total}, probably a slip: other records agree on other totals.")
    mended = "" if slip.mended is None else number(slip.mended)
    about = text.format(day=day(slip.day), total=slip_total(slip), mended=mended)
    return " ".join((about, gettext("It is not in the line or in any change.")))


def word_change(found: Change, series: Series) -> ChangeWording:
    """Put a change of the series into words: all that its labels stand for, with their days."""
    return ChangeWording(
        amount=_amount(found),
        span=ngettext("over {count} day", "over {count} days", found.days).format(count=number(found.days)),
        dates=gettext("{start} to {end}").format(start=day(found.start.day), end=day(found.end.day)),
        totals=_totals(found),
        labels=tuple(_labels(found, series)),
        notes=tuple(_notes(found, series)),
    )


def _labels(found: Change, series: Series) -> Iterator[str]:
    for label, text in _LABELS.items():
        if label == "fall" and label in found.labels and _is_step(found, series):
            yield gettext("lower than before")
        elif label in found.labels:
            yield gettext(text)


def _is_step(found: Change, series: Series) -> bool:
    """Whether a change leads from one report to the next."""
    return series.latest(found.end.day - timedelta(days=1)) == found.start


def _amount(found: Change) -> str:
    qualifiers = {found.start.qualifier, found.end.qualifier}
    if not qualifiers <= _NUMBERS:
        return gettext("changed by an unknown number")
    if not found.amount:
        return gettext("no change")
    amount = number(abs(found.amount))
    if found.amount < 0:
        text = gettext("about −{number}") if "about" in qualifiers else gettext("−{number}")
    else:
        text = gettext("about +{number}") if "about" in qualifiers else gettext("+{number}")
    return text.format(number=amount)


def _totals(found: Change) -> str:
    start, end = total(found.start), total(found.end)
    if start == end:
        return gettext("from and to {total}").format(total=start)
    return gettext("from {start} to {end}").format(start=start, end=end)


def _notes(found: Change, series: Series) -> Iterator[str]:
    if "fall" in found.labels:
        yield _fall(found, series) if _is_step(found, series) else _falls_inside(found, series)
    if "gap" in found.labels:
        yield _gap(series.missing(found), series)
    if "slip" in found.labels:
        yield _slips_inside(series.slips_in(found))
    for one in series.breaks:
        if found.start.day < one.day <= found.end.day:
            yield word_break(one)


_FALLS: Final[Mapping[tuple[str, bool], str]] = {
    ("day", False): marked(
        "The total is {number} lower than the day before; whose act that is, this record does not say."
    ),
    ("report", False): marked(
        "The total is {number} lower than in the report before; whose act that is, this record does not say."
    ),
    ("bound", False): marked(
        "The number is lower than in the report before, but sets a bound only; whose act that is, this "
        "record does not say."
    ),
    ("day", True): marked(
        "The total is {number} lower than the day before. The claimant lowered it: another open record has "
        "the same fall."
    ),
    ("report", True): marked(
        "The total is {number} lower than in the report before. The claimant lowered it: another open record "
        "has the same fall."
    ),
    ("bound", True): marked(
        "The number is lower than in the report before, but sets a bound only. The claimant lowered it: "
        "another open record has the same fall."
    ),
}
"""A fall, by what it is compared with, and by whether another record has it too."""


def _fall(found: Change, series: Series) -> str:
    """That a total is lower than the one before, and whose act that is, as far as that is known."""
    qualifiers = {found.start.qualifier, found.end.qualifier}
    before = "day" if found.days == 1 else "report"
    if not qualifiers <= _NUMBERS:
        before = "bound"
    amount = number(-found.amount)
    if "about" in qualifiers:
        amount = gettext("about {number}").format(number=amount)
    return gettext(_FALLS[before, found.end.day in series.shared_falls]).format(number=amount)


def _falls_inside(found: Change, series: Series) -> str:
    """That totals fell within a change, when, and whose act that was, as far as that is known."""
    falls = tuple(series.falls(found))
    days = [day(step.end.day) for step in falls]
    text = ngettext(
        "In between, the total fell in the report of {last}, so the change is not the losses of these days "
        "alone.",
        "In between, the total fell in {count} reports, the first of {first} and the last of {last}, so the "
        "change is not the losses of these days alone.",
        len(days),
    ).format(count=number(len(days)), first=days[0], last=days[-1])
    shared = sum(step.end.day in series.shared_falls for step in falls)
    if not shared:
        act = gettext("Whose act that is, this record does not say.")
    elif shared == len(falls):
        act = ngettext(
            "The claimant lowered it: another open record has the same fall.",
            "The claimant lowered it each time: another open record has the same falls.",
            shared,
        )
    else:
        act = ngettext(
            "Another open record has {count} of these falls too, so the claimant lowered it then.",
            "Another open record has {count} of these falls too, so the claimant lowered it then.",
            shared,
        ).format(count=number(shared))
    return " ".join((text, act))


def _slips_inside(slips: Sequence[Slip]) -> str:
    days = [day(slip.day) for slip in slips]
    text = ngettext(
        "The total of {last} in the file is probably a slip and is left out.",
        "{count} totals in the file, the first of {first} and the last of {last}, are probably slips and are "
        "left out.",
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
