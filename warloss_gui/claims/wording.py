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
    says, as_of = word_says(figure, sheet), _as_of(figure)
    dates = _dates(figure, as_of)
    details = _details(figure, sheet)
    return FigureWording(
        number=phrases.quantity(figure.quantity),
        label=capitalised(figure.label),
        headline=_headline(figure, details, says),
        sentence=_sentence(figure, details, word_attribution(says, figure.claim, sheet), dates)
        + _contested(figure, sheet),
        claimant=name_claimant(figure.claim.claimant, sheet),
        definition=word_definition(figure, sheet),
        as_of=as_of,
        date=dates,
        dating=_dating(figure),
        chain=word_chain(figure.claim, sheet),
        names=word_other_names(figure, sheet),
        evidence=word_evidence(figure.evidence, sheet),
        caveats=caveats,
        revisions=tuple(word_revision(revision) for revision in figure.revisions),
    )


def word_title(figure: Figure) -> str:
    """A number with what it counts, marked where it has caveats: the title of all that is said of it."""
    return capitalised(_counted(figure, (), marked=True))


def _details(figure: Figure, sheet: FactSheet) -> tuple[str, ...]:
    """Whose losses or people they are, unless the title says that, and of which number they are a part."""
    return "" if figure.title else name_party(figure, sheet), word_part(figure, sheet)


def _counted(figure: Figure, details: tuple[str, ...], *, marked: bool = False) -> str:
    mark = mark_number("", figure.caveats) if marked else ""
    return phrases.counted(figure.quantity, figure.title or figure.label, mark, details)


def _sentence(figure: Figure, details: tuple[str, ...], attribution: str, dates: str) -> str:
    counted = _counted(figure, details)
    text = gettext("{counted}, {attribution}; {dates}.")
    return capitalised(text.format(counted=counted, attribution=attribution, dates=dates))


def _contested(figure: Figure, sheet: FactSheet) -> str:
    if figure.id not in sheet.contested:
        return ""
    text = gettext(
        "The same claimant has another number for this on that day; nothing is worked out from either."
    )
    return f" {text}"


def _headline(figure: Figure, details: tuple[str, ...], says: str) -> str:
    counted = _counted(figure, details, marked=True)
    text = gettext("{counted}, {says}").format(counted=counted, says=word_hedged(says, figure.claim))
    return capitalised(text)


def _as_of(figure: Figure) -> str:
    as_of = gettext("as of {date}").format(date=word_date(figure.as_of))
    if figure.reported is None:
        return as_of
    return gettext("{as_of}, reported {date}").format(as_of=as_of, date=word_date(figure.reported))


def _dates(figure: Figure, as_of: str) -> str:
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
