"""The caveats of a claim in words, and the mark that a number has because of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from warloss_gui.claims import phrases
from warloss_gui.claims.caveats import Caveat, CaveatKind
from warloss_gui.claims.sheet import FactSheet
from warloss_gui.language import gettext


@dataclass(frozen=True, slots=True)
class CaveatWording:
    """A caveat in words. `code` is the name that its kind has in a sheet, for what is not said but drawn.

    `short` is the same in a few words, or nothing.
    """

    important: bool
    kind: str
    text: str
    code: CaveatKind
    short: str = ""

    @property
    def heading(self) -> str:
        """Its kind, marked where it is important."""
        return gettext("Important: {kind}").format(kind=self.kind) if self.important else self.kind

    @property
    def whole(self) -> str:
        """The whole of it: Important: Definition. The source does not say what it counts."""
        return gettext("{heading}. {text}").format(heading=self.heading, text=self.text)

    @property
    def in_short(self) -> str:
        """The same in a few words with its heading, or nothing where it has none."""
        if not self.short:
            return ""
        return gettext("{heading}. {text}").format(heading=self.heading, text=self.short)

    @property
    def brief(self) -> str:
        """The same where it has little room: what it says in a few words, or its kind."""
        return self.short.rstrip(".") or self.kind


def word_caveat(caveat: Caveat) -> CaveatWording:
    """A caveat in words."""
    kind = phrases.caveat_kind(caveat.kind)
    return CaveatWording(caveat.severity == "important", kind, caveat.text, caveat.kind, caveat.short or "")


def word_caveats(codes: tuple[str, ...], sheet: FactSheet) -> tuple[CaveatWording, ...]:
    """The caveats with these codes in words, the important ones first."""
    found = [sheet.caveat_by_code[code] for code in codes]
    found.sort(key=lambda caveat: caveat.severity != "important")
    return tuple(map(word_caveat, found))


def mark_number(published: str, caveats: Sequence[object]) -> str:
    """A number with the mark that says that it has caveats."""
    return f"{published}{phrases.CAVEAT_MARK}" if caveats else published


def caveats_text(caveats: Sequence[CaveatWording]) -> str:
    """The caveats, one a line, the important ones marked as such."""
    return "\n".join(gettext("• {caveat}").format(caveat=caveat.whole) for caveat in caveats)


def with_caveats(text: str, caveats: Sequence[CaveatWording]) -> str:
    """A text with the caveats below it, if there are any."""
    return f"{text}\n{caveats_text(caveats)}" if caveats else text
