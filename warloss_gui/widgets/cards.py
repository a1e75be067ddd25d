"""The kinds of card: a quotation, a note of context, a figure that stands apart, and one that is refused."""

from warloss_gui.claims.comparison import Refused
from warloss_gui.claims.comparison_wording import word_refusal
from warloss_gui.claims.statement_wording import NoteWording, StatementWording
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.language import capitalised
from warloss_gui.widgets.text_card import TextCard


def quote_card(wording: StatementWording) -> TextCard:
    """A statement: the words first, then who said them, when and where, and what to beware of."""
    card = TextCard(wording.attribution, wording.text)
    card.add(wording.speaker, "title")
    card.add(wording.setting, "quiet")
    card.gap()
    for passage in wording.passages:
        card.add(passage.quoted, "lead")
        card.add(passage.translation)
    card.gap()
    card.add("\n".join(filter(None, (f"{wording.form}. {wording.source}.", wording.dating))), "small")
    card.add_caveats(wording.caveats, "small")
    return card


def note_card(wording: NoteWording) -> TextCard:
    """A note of context."""
    card = TextCard(wording.title, wording.text)
    card.add(wording.title, "lead")
    card.add(wording.body)
    card.add(f"{wording.attribution}.", "small")
    card.add_caveats(wording.caveats, "small")
    card.add("\n".join(wording.evidence), "small")
    return card


def figure_card(wording: FigureWording) -> TextCard:
    """A figure that stands apart from the others, since it counts something else."""
    title = f"{capitalised(wording.number_marked)} · {wording.label}"
    card = TextCard(title, wording.text)
    card.add(title, "lead")
    card.add(wording.sentence)
    card.add_caveats(wording.caveats, "small")
    card.add(wording.definition, "small")
    card.add("\n".join((*wording.dating, *wording.names, *wording.evidence)), "small")
    return card


def refusal_card(refused: Refused) -> TextCard:
    """A figure of a second sheet that stands beside none of the first, and why."""
    wording, reason = word_figure(refused.figure, refused.sheet), word_refusal(refused)
    card = TextCard(wording.headline, "\n".join((wording.text, reason)))
    card.add(wording.headline)
    card.add(wording.marks, "small")
    card.add(reason, "quiet")
    return card
