"""What each page of a kiosk says: its figures, quotations and notes, with what must stand beside them.

Nothing is laid out here. A page that has nothing to say is left out of the rota.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from warloss_gui.claims.caveat_wording import CaveatWording
from warloss_gui.claims.figure import Figure, Section
from warloss_gui.claims.nesting import under_wholes
from warloss_gui.claims.overview import unclear_inclusions
from warloss_gui.claims.parts import tab_titles
from warloss_gui.claims.phrases import caveat_kind
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.sources import Evidence
from warloss_gui.claims.statement import Note, Statement
from warloss_gui.claims.statement_wording import word_note, word_statement
from warloss_gui.claims.wording import word_figure
from warloss_gui.history.shown import Shown
from warloss_gui.kiosk.config import PageName
from warloss_gui.kiosk.parts import Caution, Entry
from warloss_gui.language import capitalised, gettext
from warloss_gui.plots.claimed import is_drawn


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that a page says. Its id is that of the sheet; that of a passage goes on with its place.

    `label` names it in short. `head` is set large: a number with what it counts, a speaker, or the title of a
    note. `text` is what may be divided between parts. `attribution` says whose it is and of when, and stands
    beside every piece of the text. `whole` is all that there is to say, for whoever asks. `sources` are where
    it can be read. `is_drawn`: a picture has a mark for it, by which a visitor can ask.
    """

    id: str
    label: str
    head: str
    text: str
    attribution: str
    caveats: tuple[Caution, ...]
    whole: str
    sources: tuple[str, ...]
    is_drawn: bool = False

    @property
    def entry(self) -> Entry:
        """What is divided between parts."""
        words = (self.head, self.text, self.attribution, *(caveat.text for caveat in self.caveats))
        return Entry(self.id, self.text, self.caveats, self.label, "\n".join(filter(None, words)))


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the figures that are drawn, and below or after them what is said in words.

    `lead` is the sentence of the figure `leading`, set large above the figures.
    """

    name: PageName
    title: str
    lead: str
    leading: str
    figures: tuple[Saying, ...]
    sayings: tuple[Saying, ...]

    def said_by(self, ids: Container[str]) -> list[Saying]:
        """Those of its figures and texts that have these ids."""
        return [one for one in (*self.figures, *self.sayings) if one.id in ids]

    @property
    def is_empty(self) -> bool:
        """Whether it has nothing to say."""
        return not self.figures and not self.sayings


def title_of(name: PageName, sheet: FactSheet | None = None) -> str:
    """The name of a page as it is shown: as its sheet calls it, or else as usual."""
    titles: dict[PageName, str] = {**tab_titles(sheet), "history": gettext("Over time")}
    return titles[name]


def page_of(name: PageName, shown: Shown) -> Page:
    """What a page says of a sheet. The picture of the history is drawn from its records."""
    sheet = shown.sheet
    makers: dict[PageName, Callable[[FactSheet], Page]] = {
        "personnel": _personnel,
        "equipment": _equipment,
        "contingents": _contingents,
        "statements": _statements,
        "history": _history,
    }
    return makers[name](sheet)


def _personnel(sheet: FactSheet) -> Page:
    headline = sheet.headline_figure
    apart = [_figure(figure, sheet) for figure in under_wholes(sheet.figures_of("context"))]
    notes = (*_notes("context", sheet), *_notes("personnel", sheet))
    page = _page("personnel", sheet, "personnel", (*apart, *notes))
    if headline is None or headline.section != "personnel" or not is_drawn(headline):
        return page
    return replace(page, lead=word_figure(headline, sheet).headline, leading=headline.id)


def _equipment(sheet: FactSheet) -> Page:
    return _page("equipment", sheet, "equipment", _notes("equipment", sheet))


def _contingents(sheet: FactSheet) -> Page:
    """Whether others include these losses stands beside each of the figures."""
    kind = caveat_kind("scope_unclear")
    unclear = tuple(Caution(kind, inclusion.text) for inclusion in unclear_inclusions(sheet))
    page = _page("contingents", sheet, "contingents", _notes("contingents", sheet))
    figures = (replace(one, caveats=(*one.caveats, *unclear)) for one in page.figures)
    return replace(page, figures=tuple(figures))


def _statements(sheet: FactSheet) -> Page:
    said = (saying for statement in sheet.statements for saying in _statement(statement, sheet))
    return Page("statements", title_of("statements", sheet), "", "", (), tuple(said))


def _history(sheet: FactSheet) -> Page:
    headline = sheet.headline_figure
    figures = () if headline is None else (_figure(headline, sheet),)
    return Page("history", title_of("history"), "", "", figures, ())


def _page(name: PageName, sheet: FactSheet, section: Section, sayings: Sequence[Saying]) -> Page:
    figures = under_wholes(sheet.figures_of(section))
    shown = tuple(_figure(figure, sheet, drawn=is_drawn(figure)) for figure in figures)
    return Page(name, title_of(name, sheet), "", "", shown, tuple(sayings))


def _figure(figure: Figure, sheet: FactSheet, *, drawn: bool = False) -> Saying:
    """A figure. Where nobody can ask for the whole of its caveats, they are not said in short."""
    wording = word_figure(figure, sheet)
    return Saying(
        id=figure.id,
        label=capitalised(figure.label),
        head=wording.headline,
        text="",
        attribution=wording.marks,
        caveats=_important(wording.caveats, can_be_short=drawn),
        whole="\n".join(filter(None, (wording.in_full, _published(sheet)))),
        sources=_names(figure.evidence, sheet),
        is_drawn=drawn,
    )


def _published(sheet: FactSheet) -> str:
    """Where the sheet is published, or nothing."""
    if sheet.address is None:
        return ""
    text = gettext("Fact sheet “{title}”, revision {revision}: {address}")
    return text.format(title=sheet.title, revision=sheet.revision, address=sheet.address)


def _notes(section: Section, sheet: FactSheet) -> tuple[Saying, ...]:
    return tuple(_note(note, sheet) for note in sheet.notes_of(section))


def _note(note: Note, sheet: FactSheet) -> Saying:
    wording = word_note(note, sheet)
    caveats = _important(wording.caveats)
    return Saying(
        id=note.id,
        label=wording.title,
        head=wording.title,
        text=wording.body,
        attribution=wording.attribution,
        caveats=caveats,
        whole=wording.text,
        sources=_names(note.evidence, sheet),
    )


def _statement(statement: Statement, sheet: FactSheet) -> Iterator[Saying]:
    """The passages of a statement, each with its speaker."""
    wording = word_statement(statement, sheet)
    # Where it can be read stands at the foot of the page, and its address in what a visitor may open.
    attribution = f"{wording.attribution}. {wording.form}."
    for place, passage in enumerate(wording.passages):
        yield Saying(
            # No id of a statement has a stroke in it.
            id=f"{statement.id}/{place}",
            label=wording.speaker,
            head=wording.speaker,
            text=passage.text,
            attribution=attribution,
            caveats=_all(wording.caveats),
            whole=wording.text,
            sources=(sheet.source_by_id[statement.source].name,),
        )


def _names(evidence: Sequence[Evidence], sheet: FactSheet) -> tuple[str, ...]:
    return tuple(sheet.source_by_id[one.source].name for one in evidence)


def _important(caveats: Sequence[CaveatWording], *, can_be_short: bool = False) -> tuple[Caution, ...]:
    return _all([caveat for caveat in caveats if caveat.important], can_be_short=can_be_short)


def _all(caveats: Sequence[CaveatWording], *, can_be_short: bool = False) -> tuple[Caution, ...]:
    """Of quotations there are few caveats, and each says what the speaker's own words were."""
    return tuple(
        Caution(caveat.brief, caveat.whole, caveat.in_short if can_be_short else "") for caveat in caveats
    )
