"""The PIN that ends a kiosk: kept as a salted hash, and tried with growing delay."""

import hmac
import re
from base64 import b64decode, b64encode
from hashlib import scrypt
from secrets import token_bytes
from typing import Final

PIN: Final = re.compile(r"[0-9]{4,12}")
"""What a visitor's screen can take: digits."""

HASHED: Final = r"^scrypt\$1[0-6]\$8\$1\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$"
"""How a configuration has it: scrypt, the cost as a power of two, block size, lanes, salt and hash."""

_COST: Final = 14
_BLOCK: Final = 8
_LANES: Final = 1
_SALT: Final = 16
_MEMORY: Final = 80 * 2**20
"""A little more than the highest of these costs takes."""
_FREE: Final = 2
"""Wrong PINs without a delay: a slip of the finger."""
_DOUBLED: Final = 10
_LONGEST: Final = 300.0


def hashed(pin: str) -> str:
    """The salted hash of a PIN (scrypt, RFC 7914). Raises ValueError where it is not 4 to 12 digits."""
    if PIN.fullmatch(pin) is None:
        raise ValueError("a PIN has 4 to 12 digits")
    salt = token_bytes(_SALT)
    numbers = f"{_COST}${_BLOCK}${_LANES}"
    return f"scrypt${numbers}${_text(salt)}${_text(_hash(pin, salt, _COST, _BLOCK, _LANES))}"


def matches(pin: str, wanted: str) -> bool:
    """Whether a PIN is the one of a hash, which is of the form of `HASHED`."""
    _name, cost, block, lanes, salt, digest = wanted.split("$")
    found = _hash(pin, b64decode(salt), int(cost), int(block), int(lanes))
    return hmac.compare_digest(found, b64decode(digest))


def delay(wrong: int) -> float:
    """The seconds until a PIN can be tried again, after so many wrong ones in a row."""
    return 0.0 if wrong <= _FREE else min(2.0 ** min(wrong - _FREE, _DOUBLED), _LONGEST)


def _hash(pin: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return scrypt(pin.encode(), salt=salt, n=2**cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32)


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
