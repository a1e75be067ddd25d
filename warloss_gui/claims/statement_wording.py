"""What a sheet holds beside its figures, in words: statements, notes of context and events."""

from dataclasses import dataclass

from warloss_gui.claims.caveat_wording import CaveatWording, with_caveats, word_caveats
from warloss_gui.claims.claimant_wording import word_attribution, word_rests_on
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.source_wording import about_source, word_evidence
from warloss_gui.claims.statement import Event, Note, Passage, Statement
from warloss_gui.language import capitalised, gettext, listing, ngettext, number


@dataclass(frozen=True, slots=True)
class PassageWording:
    """A passage in words: in quotation marks where they are the speaker's own, and translated if they are."""

    words: str
    quoted: str
    translation: str

    @property
    def text(self) -> str:
        """The passage and its translation, one a line."""
        return "\n".join(filter(None, (self.quoted, self.translation)))


@dataclass(frozen=True, slots=True)
class StatementWording:
    """A statement in words: who spoke, when and where, the passages, and what to beware of."""

    speaker: str
    setting: str
    form: str
    source: str
    dating: str
    passages: tuple[PassageWording, ...]
    caveats: tuple[CaveatWording, ...]

    @property
    def attribution(self) -> str:
        """Who said it, in which office, when and where."""
        return gettext("{speaker}, {setting}").format(speaker=self.speaker, setting=self.setting)

    @property
    def text(self) -> str:
        """The quotation with its attribution and its caveats."""
        quoted = "\n".join(passage.text for passage in self.passages)
        head = f"{quoted}\n{self.attribution}. {self.form}. {self.source}."
        return with_caveats("\n".join(filter(None, (head, self.dating))), self.caveats)


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
        return with_caveats(f"{self.title}. {self.body}\n{self.attribution}.", self.caveats)


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
        return with_caveats("\n".join([head, *sources]), self.caveats)


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
        passages=tuple(_word_passage(passage, statement) for passage in statement.passages),
        caveats=word_caveats(statement.caveats, sheet),
    )


def _word_passage(passage: Passage, statement: Statement) -> PassageWording:
    """Quotation marks stand only around the words of somebody."""
    quoted = gettext("“{words}”").format(words=passage.text) if statement.form == "verbatim" else passage.text
    translation = (
        ""
        if passage.translation is None
        else gettext("In translation: {words}").format(words=passage.translation)
    )
    return PassageWording(passage.text, quoted, translation)


def word_note(note: Note, sheet: FactSheet) -> NoteWording:
    """Put a note of the sheet into words."""
    attribution = word_attribution(_according_to(note, sheet), note.claim, sheet)
    if note.as_of is not None:
        attribution = gettext("{attribution}; as of {date}").format(
            attribution=attribution, date=word_date(note.as_of)
        )
    if note.claim.rests_on:
        attribution = gettext("{attribution}. {base}").format(
            attribution=attribution, base=word_rests_on(note.claim, sheet)
        )
    return NoteWording(
        title=note.title,
        body=note.text,
        attribution=capitalised(attribution),
        evidence=word_evidence(note.evidence, sheet),
        caveats=word_caveats(note.caveats, sheet),
    )


def word_event(event: Event, sheet: FactSheet) -> EventWording:
    """Put an event of the sheet into words."""
    return EventWording(
        label=event.label,
        date=word_date(event.date),
        evidence=word_evidence(event.evidence, sheet),
        caveats=word_caveats(event.caveats, sheet),
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


def _according_to(note: Note, sheet: FactSheet) -> str:
    if not note.claim.is_named:
        return gettext("claimant not named")
    name = sheet.source_by_id[note.claim.claimant].sentence_name
    return gettext("according to {claimant}").format(claimant=name)
