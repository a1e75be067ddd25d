"""Characters that mislead: invisible ones, ones that turn the writing around, and look-alike letters.

Right-to-left letters are welcome; what is refused are the controls that reorder what others wrote and the
characters that leave no mark on the screen (Unicode Technical Reports 36 and 39).
"""

import json
import re
import unicodedata
from functools import cache
from typing import Final

from warloss_gui.language import gettext

# Unicode's categories Cc, Cf, Cs, Co, Zl and Zp without the line feed and the visible signs among them,
# then fillers, blanks and selectors of other categories.
_CONTROLS: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BLANK_CONTROLS: Final = r"\t\r"
_UNSEEN: Final = (
    r"\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
)
_IN_SOURCE: Final = re.compile(f"[{_CONTROLS}{_UNSEEN}]")
_IN_TEXT: Final = re.compile(f"[{_CONTROLS}{_BLANK_CONTROLS}{_UNSEEN}]")
# The escape of one of them, or of a character beyond U+FFFF: two surrogates that belong together.
_SUSPECT: Final = (
    r"\\(?:[bfrt]|(?i:u(?:"
    r"d[89ab]..\\ud[c-f]..|d[89a-f]..|e...|f(?:[0-8]..|e0.|eff|fa0|ff[9ab])|00(?:0[^a]|[189].|7f|ad)|034f|061c"
    r"|11(?:5f|60)|17b[45]|180[b-f]|20(?:0[b-f]|2[89a-e]|6.)|2800|3164)))"
)
_ESCAPE: Final = re.compile(rf"(?:[^\\]++|(?!{_SUSPECT})\\.)*({_SUSPECT}|\Z)")
_ASCII: Final = bytes(range(0x7F))
_CHUNK: Final = 2**20
_LONGEST_SHOWN: Final = 60

# Letters of these scripts are easily taken for one another.
_CONFUSABLE_SCRIPTS: Final = frozenset(("LATIN", "CYRILLIC", "GREEK"))
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def offset_of_misleading(text: str, data: bytes) -> int | None:
    """Where JSON text itself holds a misleading character, or None. `data` is the text in UTF-8.

    Control characters of ASCII are left to the parser, which refuses them.
    """
    if text.isascii() and "\x7f" not in text:
        return None
    # Most of a document is ASCII, and bytes of it are dropped faster than characters are looked at.
    unusual = data.translate(None, _ASCII).decode("utf-8")
    return None if _search(unusual) is None else _search(text)


def _search(text: str) -> int | None:
    # Piece by piece, so that another thread can run in between.
    for start in range(0, len(text), _CHUNK):
        match = _IN_SOURCE.search(text, start, start + _CHUNK)
        if match is not None:
            return match.start()
    return None


def escaped_misleading(text: str) -> tuple[int, str] | None:
    """Where valid JSON text holds the escape of a misleading character, and that character, or None."""
    if "\\" not in text:
        return None
    harmless = {""}
    for match in _ESCAPE.finditer(text):
        escape = match[1]
        if escape in harmless:
            continue
        character: str = json.loads(f'"{escape}"')
        if _IN_TEXT.match(character) is not None:
            return match.start(1), character
        harmless.add(escape)
    return None


def name_of(character: str) -> str:
    """The Unicode number and name of a character: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def visible(text: str) -> str:
    """The text with every misleading character replaced by its number in brackets."""
    return _IN_TEXT.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def shown(text: str) -> str:
    """A text from a document as it may stand in a message: quoted, short, and with nothing hidden."""
    shortened = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return gettext("“{words}”").format(words=visible(shortened).replace("\n", "⟨U+000A⟩"))


def mixed_scripts(name: str) -> tuple[str, str, str] | None:
    """A word of the name that mixes look-alike scripts, with the two scripts, or None."""
    if name.isascii():
        return None
    for word in _WORD.findall(name):
        scripts = _CONFUSABLE_SCRIPTS.intersection(map(_script, word))
        if len(scripts) > 1:
            first, second, *_ = sorted(script.capitalize() for script in scripts)
            return word, first, second
    return None


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
