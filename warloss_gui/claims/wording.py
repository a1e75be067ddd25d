"""The one place where a figure becomes words.

Reading pane, tooltip, plot, screen reader, clipboard and every export take their text from here, so
that a number cannot appear without its bound, its claimant, its date and its important caveats. All
of it is plain text: whoever shows it must not read markup into it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import CaveatWording, mark_number, with_caveats, word_caveats
from warloss_gui.claims.claimant_wording import (
    name_claimant,
    word_attribution,
    word_chain,
    word_hedged,
    word_says,
)
from warloss_gui.claims.date_wording import word_date, word_period
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure, Revision
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import word_evidence
from warloss_gui.language import capitalised, gettext, listing, ngettext, number


@dataclass(frozen=True, slots=True)
class FigureWording:
    """A figure in words.

    `number` is the published number with its bound; `headline` adds what is counted and who says so, with
    the mark of a number that has caveats; `sentence` is the whole claim; the other parts are the sections of
    the reading pane.
    """

    number: str
    label: str
    headline: str
    sentence: str
    claimant: str
    definition: str
    as_of: str
    date: str
    dating: tuple[str, ...]
    chain: str
    evidence: tuple[str, ...]
    caveats: tuple[CaveatWording, ...]
    revisions: tuple[str, ...]

    @property
    def number_marked(self) -> str:
        """The number as it is shown: with the mark of a number that has caveats."""
        return mark_number(self.number, self.caveats)

    @property
    def important(self) -> str:
        """The kinds of the important caveats, each once, or nothing."""
        found = [gettext(phrases.CAVEAT_KINDS[caveat.code]) for caveat in self.caveats if caveat.important]
        return listing(list(dict.fromkeys(found)))

    @property
    def marks(self) -> str:
        """The date and the caveats, the important ones in a word each, to stand beside a number."""
        date, count = capitalised(self.as_of), len(self.caveats)
        if not count:
            return date
        text = ngettext("{date} · {mark} {count} caveat", "{date} · {mark} {count} caveats", count)
        shown = text.format(date=date, mark=phrases.CAVEAT_MARK, count=number(count))
        if not self.important:
            return shown
        return gettext("{marks}, important: {kinds}").format(marks=shown, kinds=self.important)

    @property
    def text(self) -> str:
        """Everything that must accompany the number: its sentence, then its caveats, one a line."""
        return with_caveats(self.sentence, self.caveats)


def word_figure(figure: Figure, sheet: FactSheet) -> FigureWording:
    """Put a figure of the sheet into words."""
    published = phrases.quantity(figure.quantity)
    caveats = word_caveats(figure.caveats, sheet)
    counted = gettext("{number} {label}").format(number=published, label=figure.label)
    marked = gettext("{number} {label}").format(number=mark_number(published, caveats), label=figure.label)
    claimant = name_claimant(figure.claim.claimant, sheet)
    return FigureWording(
        number=published,
        label=capitalised(figure.label),
        headline=_headline(figure, marked, sheet),
        sentence=_sentence(figure, counted, sheet),
        claimant=claimant,
        definition=_definition(figure, sheet),
        as_of=_as_of(figure),
        date=_dates(figure),
        dating=_dating(figure),
        chain=word_chain(figure.claim, sheet),
        evidence=word_evidence(figure.evidence, sheet),
        caveats=caveats,
        revisions=tuple(_revision(revision) for revision in figure.revisions),
    )


def _sentence(figure: Figure, counted: str, sheet: FactSheet) -> str:
    text = gettext("{counted} ({party}), {attribution}; {dates}.").format(
        counted=counted,
        party=sheet.party_by_id[figure.party].name,
        attribution=word_attribution(word_says(figure, sheet), figure.claim, sheet),
        dates=_dates(figure),
    )
    return capitalised(text)


def _headline(figure: Figure, counted: str, sheet: FactSheet) -> str:
    text = gettext("{counted} ({party}), {says}").format(
        counted=counted,
        party=sheet.party_by_id[figure.party].name,
        says=word_hedged(word_says(figure, sheet), figure.claim),
    )
    return capitalised(text)


def _as_of(figure: Figure) -> str:
    return gettext("as of {date}").format(date=word_date(figure.as_of))


def _dates(figure: Figure) -> str:
    as_of = _as_of(figure)
    if figure.period is None:
        return as_of
    return gettext("{as_of}, covering {period}").format(as_of=as_of, period=word_period(figure.period))


def _dating(figure: Figure) -> tuple[str, ...]:
    """How inferred dates were found, each reason once."""
    dated = (figure.as_of,) if figure.period is None else (figure.as_of, figure.period)
    return tuple(dict.fromkeys(part.note for part in dated if part.note is not None))


def _definition(figure: Figure, sheet: FactSheet) -> str:
    counts = figure.counts
    term = gettext("The source’s word is “{term}”.").format(term=counts.term)
    if counts.measure == "deployment":
        meaning = gettext("It counts those who were sent, not losses.")
    elif not counts.outcomes:
        meaning = gettext("The source does not say which outcomes that covers.")
    elif counts.composition == "combined":
        meaning = gettext("Counted: {outcomes}, in one number.").format(
            outcomes=phrases.outcomes(counts.outcomes)
        )
    else:
        meaning = gettext("Counted: {outcomes}.").format(outcomes=phrases.outcomes(counts.outcomes))
    unit = gettext("Counted in {unit}.").format(unit=gettext(phrases.UNITS[figure.quantity.unit]))
    basis = gettext("It rests on {basis}.").format(basis=gettext(phrases.BASES[figure.claim.basis]))
    return " ".join([term, meaning, unit, basis, *_universe(figure, sheet)])


def _universe(figure: Figure, sheet: FactSheet) -> Iterable[str]:
    texts = (
        (figure.universe.includes, gettext("It includes: {parties}.")),
        (figure.universe.excludes, gettext("It leaves out: {parties}.")),
        (figure.universe.unclear, gettext("It is unclear whether it includes: {parties}.")),
    )
    for ids, text in texts:
        if ids:
            yield text.format(parties=listing([sheet.party_by_id[id_].name for id_ in ids]))


def _revision(revision: Revision) -> str:
    authors = {
        "claimant": gettext("the claimant"),
        "relayer": gettext("a source that passed it on"),
        "transcriber": gettext("the author of this sheet"),
    }
    return gettext("Until {date} it read {number}; changed by {author}: {reason}").format(
        date=phrases.date_text(parse_date(revision.date)),
        number=phrases.quantity(revision.previous),
        author=authors[revision.by],
        reason=revision.why,
    )
