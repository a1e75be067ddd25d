"""Reading and writing whole files with care, and nothing else about them."""

import contextlib
import errno
import glob
import os
import secrets
import stat
import time
from pathlib import Path
from typing import Final, Self

from warloss_gui.language import gettext, number

_PART: Final = ".part"
_LEFT: Final = 3_600
"""Seconds after which a temporary file is one that a killed writer left."""


class FileProblem(Exception):
    """A file cannot be used. As text it is one line: which file, what is wrong, and what would be right."""

    def __init__(self, path: Path, reason: str, hint: str) -> None:
        super().__init__(f"{printable(str(path))}: {reason}; {hint}")
        self.reason = reason
        self.hint = hint

    @classmethod
    def of(cls, path: Path, error: Exception) -> Self:
        """What the system says of a file, in plain words."""
        return cls(path, *_reason(error))


def printable(text: str) -> str:
    """The text on one line, with whatever a terminal would act on written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def require_regular(path: Path) -> None:
    """Refuse what is no regular file, or cannot be looked at. Raises FileProblem."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise FileProblem.of(path, error) from None
    if not stat.S_ISREG(mode):
        raise FileProblem(path, _kind(mode), gettext("name a regular file"))


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    A FIFO, a device or a folder is refused before anything is read from it. Raises FileProblem.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    try:
        # Without O_NONBLOCK the opening of a FIFO would wait for a writer.
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise FileProblem.of(path, error) from None
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise FileProblem(path, _kind(mode), gettext("name a regular file"))
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise FileProblem.of(path, error) from None
    finally:
        os.close(descriptor)
    if len(data) > limit:
        reason = gettext("it is larger than {size} MiB").format(size=number(limit // 2**20))
        raise FileProblem(path, reason, gettext("split it, or remove what is not needed"))
    return data


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` in place of the file, or leave the old file whole.

    The bytes go to a temporary file beside it, are flushed to the disk, and then take its name and keep its
    permissions. A link is followed, so that it goes on pointing to the file. Raises FileProblem.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise FileProblem.of(path, OSError(errno.ELOOP, ""))
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            raise FileProblem(path, _kind(mode), gettext("name a regular file"))
        temporary = target.with_name(f"{_prefix(target)}{secrets.token_hex(6)}{_PART}")
        # Whoever may not read the old content must not read the new one on its way.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(temporary, flags, 0o666 if mode is None else 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(descriptor)
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        _remove_leftovers(target)
    except (OSError, ValueError) as error:
        raise FileProblem.of(path, error) from None


def _prefix(target: Path) -> str:
    return f".{target.name[:50]}."


def _remove_leftovers(target: Path) -> None:
    """Remove what writers of this file left that were killed; those at work are younger."""
    with contextlib.suppress(OSError):
        for path in target.parent.glob(f"{glob.escape(_prefix(target))}*{_PART}"):
            if time.time() - path.stat().st_mtime > _LEFT:
                path.unlink()


def _reason(error: Exception) -> tuple[str, str]:
    """What is wrong, and what would be right."""
    match getattr(error, "errno", None):
        case errno.ENOENT:
            return gettext("there is no such file or folder"), gettext("check the name")
        case errno.EACCES | errno.EPERM:
            return gettext("permission denied"), gettext("choose a place that you may use")
        case errno.ELOOP:
            return gettext("it is a link that leads to itself"), gettext("name a regular file")
        case errno.ENXIO:
            return gettext("it is a socket"), gettext("name a regular file")
        case errno.EISDIR:
            return gettext("it is a folder"), gettext("name a regular file")
        case errno.ENOSPC | errno.EDQUOT:
            return gettext("the disk is full"), gettext("make room, or choose another place")
        case errno.EROFS:
            return gettext("the folder is read-only"), gettext("choose another place")
        case _:
            reason = printable(getattr(error, "strerror", None) or str(error))
            return reason[:1].lower() + reason[1:], gettext("check the name and the place")


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return gettext("it is a folder")
    if stat.S_ISFIFO(mode):
        return gettext("it is a pipe")
    if stat.S_ISSOCK(mode):
        return gettext("it is a socket")
    return gettext("it is a device")
