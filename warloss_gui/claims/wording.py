"""The one place where a figure becomes words.

Reading pane, tooltip, plot, screen reader, clipboard and every export take their text from here, so
that a number cannot appear without its bound, its claimant, its date and its important caveats. All
of it is plain text: whoever shows it must not read markup into it.
"""

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
from warloss_gui.claims.definition_wording import (
    name_party,
    word_definition,
    word_other_names,
    word_part,
)
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure, Revision
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import word_evidence
from warloss_gui.language import capitalised, gettext, listing, ngettext, number


@dataclass(frozen=True, slots=True)
class FigureWording:
    """A figure in words.

    `number` is the published number with its bound; `title` adds what is counted, and `headline` whose they
    are and who says so, both with the mark of a number that has caveats; `sentence` is the whole claim; the
    other parts are the sections of the reading pane.
    """

    number: str
    label: str
    title: str
    headline: str
    sentence: str
    claimant: str
    definition: str
    as_of: str
    date: str
    dating: tuple[str, ...]
    chain: str
    names: tuple[str, ...]
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

    @property
    def in_full(self) -> str:
        """All that is known of the number: also what it counts, how it is dated, and where it can be read."""
        sources = (gettext("Source: {source}").format(source=line) for line in self.evidence)
        return "\n".join((self.text, self.definition, *self.dating, *self.names, *sources))


def word_figure(figure: Figure, sheet: FactSheet) -> FigureWording:
    """Put a figure of the sheet into words."""
    caveats = word_caveats(figure.caveats, sheet)
    says = word_says(figure, sheet)
    return FigureWording(
        number=phrases.quantity(figure.quantity),
        label=capitalised(figure.label),
        title=_title(figure, mark_number("", caveats)),
        headline=_headline(
            _counted(figure, sheet, mark_number("", caveats)), word_hedged(says, figure.claim)
        ),
        sentence=_sentence(figure, word_attribution(says, figure.claim, sheet), sheet),
        claimant=name_claimant(figure.claim.claimant, sheet),
        definition=word_definition(figure, sheet),
        as_of=_as_of(figure),
        date=_dates(figure),
        dating=_dating(figure),
        chain=word_chain(figure.claim, sheet),
        names=word_other_names(figure, sheet),
        evidence=word_evidence(figure.evidence, sheet),
        caveats=caveats,
        revisions=tuple(word_revision(revision) for revision in figure.revisions),
    )


def _title(figure: Figure, mark: str) -> str:
    return capitalised(phrases.counted(figure.quantity, figure.title or figure.label, mark))


def _counted(figure: Figure, sheet: FactSheet, mark: str = "") -> str:
    """The number with what and whom it counts, and as a part of what."""
    party = "" if figure.title else name_party(figure, sheet)
    details = (party, word_part(figure, sheet))
    return phrases.counted(figure.quantity, figure.title or figure.label, mark, details)


def _sentence(figure: Figure, attribution: str, sheet: FactSheet) -> str:
    text = gettext("{counted}, {attribution}; {dates}.").format(
        counted=_counted(figure, sheet), attribution=attribution, dates=_dates(figure)
    )
    return " ".join(filter(None, (capitalised(text), _contested(figure, sheet))))


def _contested(figure: Figure, sheet: FactSheet) -> str:
    if figure.id not in sheet.contested:
        return ""
    return gettext(
        "The same claimant has another number for this on that day; nothing is worked out from either."
    )


def _headline(counted: str, says: str) -> str:
    return capitalised(gettext("{counted}, {says}").format(counted=counted, says=says))


def _as_of(figure: Figure) -> str:
    as_of = gettext("as of {date}").format(date=word_date(figure.as_of))
    if figure.reported is None:
        return as_of
    return gettext("{as_of}, reported {date}").format(as_of=as_of, date=word_date(figure.reported))


def _dates(figure: Figure) -> str:
    as_of = _as_of(figure)
    if figure.period is None:
        return as_of
    return gettext("{as_of}, covering {period}").format(as_of=as_of, period=word_period(figure.period))


def _dating(figure: Figure) -> tuple[str, ...]:
    """How inferred dates were found, each reason once."""
    notes = (dated.note for dated in (figure.as_of, figure.period, figure.reported) if dated is not None)
    return tuple(dict.fromkeys(note for note in notes if note is not None))


def word_revision(revision: Revision) -> str:
    """A number that stood here before, until when, and who changed it why."""
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
