"""What a document is made of, measured in a few passes of C speed before anything is built from it."""

import re
from itertools import accumulate

from warloss_gui.documents import position
from warloss_gui.documents.limits import Limits
from warloss_gui.documents.problems import DocumentError, Found
from warloss_gui.language import gettext, number

_KEPT = b'{}[]",'
_OTHERS = bytes(byte for byte in range(256) if byte not in _KEPT)
_QUOTED = re.compile(rb'"[^"]*"?')
_ALIKE = bytes.maketrans(b"[]", b"{}")
_STEP = {ord("{"): 1, ord("}"): -1}
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, limits: Limits) -> str:
    """The text of a document that is UTF-8 and within its limits. Raises DocumentError."""
    if len(data) > limits.size:
        size = gettext("{size} MiB").format(size=number(limits.size // 2**20))
        raise _refusal(
            gettext("the document is larger than {size}").format(size=size),
            gettext("split it, or remove what is not needed"),
        )
    if data.startswith(_BOMS) or b"\x00" in data[:4]:
        raise _refusal(
            gettext("the document is not plain UTF-8: it has a byte order mark or is UTF-16 or UTF-32"),
            gettext("save it as UTF-8 without a byte order mark"),
        )
    if not data.strip():
        raise _refusal(gettext("the document is empty"), gettext("a fact sheet is a JSON object"))
    _measure(data, limits)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        raise _refusal(
            gettext("byte {byte} is not UTF-8").format(byte=f"0x{data[error.start]:02x}"),
            gettext("save the document as UTF-8"),
            len(good),
        ) from None


def _measure(data: bytes, limits: Limits) -> None:
    too_many = _refusal(
        gettext("the document has more than {count} values").format(count=number(limits.values)),
        gettext("split it, or remove what is not needed"),
    )
    unescaped = data
    if b"\\" in data:
        # An escaped quotation mark ends no text. Pairs of backslashes go first, so that the last one tells.
        unescaped = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    skeleton = unescaped.translate(None, _OTHERS)
    if skeleton.count(b'"') > 4 * limits.values:
        raise too_many
    skeleton = _QUOTED.sub(b"", skeleton.replace(b'""', b""))
    brackets = skeleton.translate(_ALIKE, b",")
    # A list or an object has one value more than it has commas.
    if skeleton.count(b",") + brackets.count(b"{") > limits.values or len(brackets) > 2 * limits.values:
        raise too_many
    if _is_deeper(brackets, limits.depth):
        raise _too_deep(data, limits.depth)


def _is_deeper(brackets: bytes, depth: int) -> bool:
    """Whether more than `depth` braces are open at once. Each pass takes the innermost level away."""
    left = brackets
    for _ in range(depth):
        left = left.replace(b"{}", b"")
    # What is left is too deep, or the braces do not match.
    return bool(left) and max(accumulate(map(_STEP.__getitem__, brackets))) > depth


def _too_deep(data: bytes, depth: int) -> DocumentError:
    text = data.decode("utf-8", "replace")
    starts = position.open_brackets(text, len(text), depth + 1)
    message = gettext("lists and objects are nested more than {depth} deep").format(depth=depth)
    hint = gettext("a fact sheet needs no more than 6 levels")
    return DocumentError(
        Found(position.path_to(text, starts), message, hint, offset=starts[-1] if starts else 0)
    )


def _refusal(message: str, hint: str, offset: int | None = None) -> DocumentError:
    return DocumentError(Found((), message, hint, offset=offset))
