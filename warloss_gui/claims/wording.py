"""The one place where a claim becomes words.

Reading pane, tooltip, plot, screen reader, clipboard and every export take their text from here, so
that a number cannot appear without its bound, its claimant, its date and its important caveats. All
of it is plain text: whoever shows it must not read markup into it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warloss_gui.claims import phrases
from warloss_gui.claims.caveats import Caveat, CaveatKind
from warloss_gui.claims.dates import ClaimDate, ClaimPeriod
from warloss_gui.claims.edtf import parse_date
from warloss_gui.claims.figure import Figure, Revision
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import about_source, word_evidence
from warloss_gui.claims.sources import NOT_NAMED, Claim
from warloss_gui.claims.statement import Event, Note, Statement
from warloss_gui.language import capitalised, gettext, listing, ngettext, number


@dataclass(frozen=True, slots=True)
class CaveatWording:
    """A caveat in words. `code` is the name that its kind has in a sheet, for what is not said but drawn."""

    important: bool
    kind: str
    text: str
    code: CaveatKind

    @property
    def heading(self) -> str:
        """Its kind, marked where it is important."""
        return gettext("Important: {kind}").format(kind=self.kind) if self.important else self.kind

    @property
    def whole(self) -> str:
        """The whole of it: Important: Definition. The source does not say what it counts."""
        return gettext("{heading}. {text}").format(heading=self.heading, text=self.text)


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
        return _with_caveats(self.sentence, self.caveats)


@dataclass(frozen=True, slots=True)
class StatementWording:
    """A statement in words: who spoke, when and where, the passages, and what to beware of."""

    speaker: str
    setting: str
    form: str
    source: str
    dating: str
    passages: tuple[str, ...]
    caveats: tuple[CaveatWording, ...]

    @property
    def attribution(self) -> str:
        """Who said it, in which office, when and where."""
        return gettext("{speaker}, {setting}").format(speaker=self.speaker, setting=self.setting)

    @property
    def text(self) -> str:
        """The quotation with its attribution and its caveats."""
        quoted = "\n".join(gettext("“{words}”").format(words=passage) for passage in self.passages)
        head = f"{quoted}\n{self.attribution}. {self.form}. {self.source}."
        return _with_caveats("\n".join(filter(None, (head, self.dating))), self.caveats)


@dataclass(frozen=True, slots=True)
class NoteWording:
    """A note of context in words."""

    title: str
    body: str
    attribution: str
    evidence: tuple[str, ...]
    caveats: tuple[CaveatWording, ...]

    @property
    def text(self) -> str:
        """The note with its attribution and its caveats."""
        return _with_caveats(f"{self.title}. {self.body}\n{self.attribution}.", self.caveats)


@dataclass(frozen=True, slots=True)
class EventWording:
    """An event in words: what happened, when, where that can be read, and what to beware of."""

    label: str
    date: str
    evidence: tuple[str, ...]
    caveats: tuple[CaveatWording, ...]

    @property
    def text(self) -> str:
        """The event with its date, its sources, one a line, and its caveats."""
        head = gettext("{event}, {date}.").format(event=self.label, date=self.date)
        sources = [gettext("Source: {source}").format(source=line) for line in self.evidence]
        return _with_caveats("\n".join([head, *sources]), self.caveats)


def word_figure(figure: Figure, sheet: FactSheet) -> FigureWording:
    """Put a figure of the sheet into words."""
    published = phrases.quantity(figure.quantity)
    caveats = _caveats(figure.caveats, sheet)
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
        chain=_chain(figure.claim, sheet),
        evidence=word_evidence(figure.evidence, sheet),
        caveats=caveats,
        revisions=tuple(_revision(revision) for revision in figure.revisions),
    )


def word_statement(statement: Statement, sheet: FactSheet) -> StatementWording:
    """Put a statement of the sheet into words."""
    setting = gettext("{role}, {date}, {channel}").format(
        role=statement.role, date=word_date(statement.date), channel=statement.channel
    )
    form = (
        gettext("word for word as the source prints it")
        if statement.form == "verbatim"
        else gettext("in other words than the speaker’s")
    )
    if statement.translation is not None:
        form = gettext("{form}, translated").format(form=form)
        if statement.translation.by is not None:
            form = gettext("{form} by {translator}").format(form=form, translator=statement.translation.by)
    return StatementWording(
        speaker=statement.speaker,
        setting=setting,
        form=capitalised(form),
        source=_statement_source(statement, sheet),
        dating=statement.date.note or "",
        passages=tuple(passage.text for passage in statement.passages),
        caveats=_caveats(statement.caveats, sheet),
    )


def word_note(note: Note, sheet: FactSheet) -> NoteWording:
    """Put a note of the sheet into words."""
    attribution = _attribution(note.claim, _source_of(note, sheet), sheet)
    if note.as_of is not None:
        attribution = gettext("{attribution}; as of {date}").format(
            attribution=attribution, date=word_date(note.as_of)
        )
    return NoteWording(
        title=note.title,
        body=note.text,
        attribution=capitalised(attribution),
        evidence=word_evidence(note.evidence, sheet),
        caveats=_caveats(note.caveats, sheet),
    )


def word_event(event: Event, sheet: FactSheet) -> EventWording:
    """Put an event of the sheet into words."""
    return EventWording(
        label=event.label,
        date=word_date(event.date),
        evidence=word_evidence(event.evidence, sheet),
        caveats=_caveats(event.caveats, sheet),
    )


def mark_number(published: str, caveats: Sequence[object]) -> str:
    """A number with the mark that says that it has caveats."""
    return f"{published}{phrases.CAVEAT_MARK}" if caveats else published


def word_date(when: ClaimDate) -> str:
    """A date with its basis: 30 June 2025 (inferred)."""
    text = phrases.date_text(when.day)
    return gettext("{date} (inferred)").format(date=text) if when.basis == "inferred" else text


def name_claimant(claimant: str, sheet: FactSheet) -> str:
    """The name of a claimant by the id of its source."""
    return gettext("Not named") if claimant == NOT_NAMED else sheet.source_by_id[claimant].name


def is_doubtful(figure: Figure, sheet: FactSheet) -> bool:
    """Whether it is in doubt that the claimant made the claim."""
    return any(sheet.caveat_by_code[code].kind == "attribution_doubtful" for code in figure.caveats)


def word_claimant_of(figure: Figure, sheet: FactSheet) -> str:
    """The name of the claimant of a figure, for a table, and whether that is in doubt."""
    name = name_claimant(figure.claim.claimant, sheet)
    return gettext("{claimant} (in doubt)").format(claimant=name) if is_doubtful(figure, sheet) else name


def word_claimed_by(figure: Figure, sheet: FactSheet) -> str:
    """Who claims it, in a few words: claimed by the UK Ministry of Defence."""
    if not figure.claim.is_named:
        return gettext("claimant not named")
    text = gettext("claimed by {claimant}")
    if is_doubtful(figure, sheet):
        text = gettext("credited to {claimant}, which is in doubt")
    return text.format(claimant=sheet.source_by_id[figure.claim.claimant].sentence_name)


def caveats_text(caveats: Sequence[CaveatWording]) -> str:
    """The caveats, one a line, the important ones marked as such."""
    return "\n".join(gettext("• {caveat}").format(caveat=caveat.whole) for caveat in caveats)


def _sentence(figure: Figure, counted: str, sheet: FactSheet) -> str:
    text = gettext("{counted} ({party}), {attribution}; {dates}.").format(
        counted=counted,
        party=sheet.party_by_id[figure.party].name,
        attribution=_attribution(figure.claim, _says(figure, sheet), sheet),
        dates=_dates(figure),
    )
    return capitalised(text)


def _headline(figure: Figure, counted: str, sheet: FactSheet) -> str:
    text = gettext("{counted} ({party}), {says}").format(
        counted=counted,
        party=sheet.party_by_id[figure.party].name,
        says=_hedged(_says(figure, sheet), figure.claim),
    )
    return capitalised(text)


def _says(figure: Figure, sheet: FactSheet) -> str:
    """Who says it; where that is in doubt, to whom it is credited."""
    if not figure.claim.is_named:
        return gettext("claimant not named")
    text = gettext("credited to {claimant}") if is_doubtful(figure, sheet) else gettext("says {claimant}")
    return text.format(claimant=sheet.source_by_id[figure.claim.claimant].sentence_name)


def _source_of(note: Note, sheet: FactSheet) -> str:
    if not note.claim.is_named:
        return gettext("claimant not named")
    name = sheet.source_by_id[note.claim.claimant].sentence_name
    return gettext("according to {claimant}").format(claimant=name)


def _attribution(claim: Claim, says: str, sheet: FactSheet) -> str:
    text = says
    if claim.role is not None:
        role = gettext(phrases.ROLES[claim.role])
        text = gettext("{says} ({role})").format(says=text, role=role)
    text = _hedged(text, claim)
    if claim.via:
        names = listing([sheet.source_by_id[id_].sentence_name for id_ in claim.via])
        text = gettext("{says}, passed on by {relayers}").format(says=text, relayers=names)
    return text


def _hedged(says: str, claim: Claim) -> str:
    if claim.assessment is None:
        return says
    return gettext("{says}, in the source’s wording “{assessment}”").format(
        says=says, assessment=claim.assessment
    )


def _statement_source(statement: Statement, sheet: FactSheet) -> str:
    source = sheet.source_by_id[statement.source]
    text = gettext("Source: {source}").format(source=source.name)
    paragraphs = [
        number(passage.paragraph) for passage in statement.passages if passage.paragraph is not None
    ]
    if paragraphs:
        where = ngettext(
            "{source}, paragraph {paragraphs}", "{source}, paragraphs {paragraphs}", len(paragraphs)
        )
        text = where.format(source=text, paragraphs=listing(paragraphs))
    return ". ".join([text, *about_source(source)])


def _as_of(figure: Figure) -> str:
    return gettext("as of {date}").format(date=word_date(figure.as_of))


def _dates(figure: Figure) -> str:
    as_of = _as_of(figure)
    if figure.period is None:
        return as_of
    return gettext("{as_of}, covering {period}").format(as_of=as_of, period=_period(figure.period))


def _dating(figure: Figure) -> tuple[str, ...]:
    """How inferred dates were found, each reason once."""
    dated = (figure.as_of,) if figure.period is None else (figure.as_of, figure.period)
    return tuple(dict.fromkeys(part.note for part in dated if part.note is not None))


def _period(period: ClaimPeriod) -> str:
    text = phrases.interval_text(period.span)
    return gettext("{date} (inferred)").format(date=text) if period.basis == "inferred" else text


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


def _chain(claim: Claim, sheet: FactSheet) -> str:
    relayers = [sheet.source_by_id[id_].name for id_ in reversed(claim.via)]
    return " → ".join([name_claimant(claim.claimant, sheet), *relayers, gettext("this sheet")])


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


def word_caveat(caveat: Caveat) -> CaveatWording:
    """A caveat in words."""
    kind = phrases.caveat_kind(caveat.kind)
    return CaveatWording(caveat.severity == "important", kind, caveat.text, caveat.kind)


def _caveats(codes: tuple[str, ...], sheet: FactSheet) -> tuple[CaveatWording, ...]:
    found = [sheet.caveat_by_code[code] for code in codes]
    found.sort(key=lambda caveat: caveat.severity != "important")
    return tuple(map(word_caveat, found))


def _with_caveats(text: str, caveats: tuple[CaveatWording, ...]) -> str:
    return f"{text}\n{caveats_text(caveats)}" if caveats else text
