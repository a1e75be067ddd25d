"""The words for figures of a second sheet: for those beside a first one, and for those that are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warloss_gui.claims import phrases
from warloss_gui.claims.caveat_wording import caveats_text, mark_number
from warloss_gui.claims.claimant_wording import is_doubtful, name_claimant
from warloss_gui.claims.comparison import Peer, Refused
from warloss_gui.claims.date_wording import word_date
from warloss_gui.claims.figure import Figure
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.claims.wording import FigureWording, word_figure
from warloss_gui.language import alternatives, gettext, ngettext, number

_LONGEST_NAME: Final = 28
"""Letters of a claimant in a picture."""
_LONGEST_LABEL: Final = 48
"""Letters of what is counted beside a mark in a picture."""
_LINK: Final = 3
"""Letters of a word that a shortened name does not end with: and, of, the."""


@dataclass(frozen=True, slots=True)
class PeerWording:
    """A peer in words: its own claim, and what is open where it may not count the same."""

    claim: FigureWording
    doubt: str

    @property
    def headline(self) -> str:
        """The number with its bound, what is counted, and who says so."""
        return self.claim.headline

    @property
    def paragraph(self) -> str:
        """The headline, date and number of caveats, and the doubt, one a line."""
        return "\n".join(filter(None, (self.headline, self.claim.marks, self.doubt)))

    @property
    def text(self) -> str:
        """Everything that must accompany the number: its sentence, the doubt, and its caveats, one a line."""
        parts = (self.claim.sentence, self.doubt, caveats_text(self.claim.caveats))
        return "\n".join(filter(None, parts))


def word_peer(peer: Peer) -> PeerWording:
    """Put a figure that may stand beside another one into words."""
    doubt = gettext("May not count the same: {reasons}").format(reasons=" ".join(peer.reasons))
    return PeerWording(word_figure(peer.figure, peer.sheet), doubt if peer.verdict == "near" else "")


def word_further(count: int) -> str:
    """How many more peers there are than are shown, or nothing."""
    if not count:
        return ""
    text = ngettext(
        "{count} more figure of the second sheet may stand beside it and is not shown.",
        "{count} more figures of the second sheet may stand beside it and are not shown.",
        count,
    )
    return text.format(count=number(count))


def word_peers(peers: Sequence[Peer], further: int) -> str:
    """The peers of a figure, a paragraph each, what neither says, and how many more there are; or nothing."""
    paragraphs = (word_peer(peer).paragraph for peer in peers)
    return "\n\n".join(filter(None, (*paragraphs, word_unsaid(peers), word_further(further))))


def word_unsaid(peers: Sequence[Peer]) -> str:
    """What neither a figure nor what stands beside it says, once for all of these; or nothing."""
    unsaid = [set(peer.unsaid) for peer in peers]
    found = list(dict.fromkeys(text for peer in peers for text in peer.unsaid))
    of_all = [text for text in found if all(text in one for one in unsaid)]
    of_some = [text for text in found if text not in of_all]
    lines: list[str] = []
    if of_all:
        lines.append(gettext("Neither says {unsaid}.").format(unsaid=alternatives(of_all)))
    if of_some:
        lines.append(gettext("Of some, neither says {unsaid}.").format(unsaid=alternatives(of_some)))
    return " ".join(lines)


def word_refusal(refused: Refused) -> str:
    """Why a figure stands beside none.

    The one that it is nearest to is named without its number, which would need its whole claim.
    """
    reasons = " ".join(refused.reasons)
    if refused.beside is not None:
        text = gettext("It does not stand beside “{label}”: {reasons}")
        return text.format(label=refused.beside.label, reasons=reasons)
    return reasons or gettext("The first sheet has no figures of this kind.")


def name_short(figure: Figure, sheet: FactSheet) -> str:
    """The claimant of a figure for a picture: the first words of a long name, and whether it is in doubt."""
    name = _shortened(name_claimant(figure.claim.claimant, sheet), _LONGEST_NAME)
    return gettext("{claimant} (in doubt)").format(claimant=name) if is_doubtful(figure, sheet) else name


def _shortened(text: str, letters: int) -> str:
    """The first words of a text that is longer than so many letters."""
    if len(text) <= letters:
        return text
    words = text[:letters].split(" ")[:-1]
    while words and len(words[-1]) <= _LINK:
        words.pop()
    return gettext("{beginning}…").format(beginning=" ".join(words) or text[: letters - 1])


def label_peer(peer: Peer, *, dated: bool) -> str:
    """A peer beside its mark in a picture: whose it is, and the number; the date where it tells two apart.

    A near one has its own label too, since it may not count the same as the one in whose lane it stands.
    """
    figure = peer.figure
    text = gettext("{claimant}, {date}: {number}") if dated else gettext("{claimant}: {number}")
    shown = text.format(
        claimant=name_short(figure, peer.sheet),
        date=word_date(figure.as_of),
        number=mark_number(phrases.quantity_short(figure.quantity), figure.caveats),
    )
    if peer.verdict == "comparable" or figure.section == "equipment":
        return shown
    return gettext("{mark} {label}").format(mark=shown, label=_shortened(figure.label, _LONGEST_LABEL))
