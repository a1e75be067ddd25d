import contextlib
import errno
import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from warloss_gui.files import FileProblem, printable, read_regular, require_regular, write_atomically

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and permissions of POSIX")

LIMIT = 2**20
OLD = b"the old content"
NEW = b"the new content"
NOBODY = 65534


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.json"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can enter, unlike the temporary folders of the tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextlib.contextmanager
def an_ordinary_user() -> Generator[None]:
    """Permissions do not bind root, so root becomes nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def read_problem(path: Path, limit: int = LIMIT) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read_regular(path, limit)
    return caught.value


def write_problem(path: Path) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        write_atomically(path, NEW)
    return caught.value


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Messages


def test_a_problem_is_one_line_with_the_file_what_is_wrong_and_what_would_be_right() -> None:
    problem = FileProblem(Path("a.json"), "it is a folder", "name a regular file")
    assert str(problem) == "a.json: it is a folder; name a regular file"
    assert (problem.reason, problem.hint) == ("it is a folder", "name a regular file")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Войска шалом שלום {0} %s <b>", "Войска шалом שלום {0} %s <b>"),
        ("two\nlines\r\t", r"two\nlines\r\t"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\u202egnp", r"\u202egnp"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("undecodable\udc80", r"undecodable\udc80"),
        ("nul\0", r"nul\x00"),
        ("", ""),
    ],
)
def test_nothing_in_a_name_reaches_the_terminal_as_a_command(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert str(FileProblem(Path(text), "r", "h")).encode()


# Looking


def test_a_regular_file_passes(target: Path) -> None:
    require_regular(target)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone", "there is no such file or folder"),
        ("", "it is a folder"),
        ("pipe", "it is a pipe"),
        ("loop", "it is a link that leads to itself"),
        ("x" * 300, "file name too long"),
        ("nul\0", "embedded null"),
        ("/dev/null", "it is a device"),
    ],
)
def test_what_is_no_regular_file_is_told(tmp_path: Path, name: str, reason: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FileProblem) as caught:
        require_regular(tmp_path / name)
    assert reason in caught.value.reason


def test_a_socket_is_no_regular_file(open_folder: Path) -> None:
    path = open_folder / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        with pytest.raises(FileProblem, match="it is a socket"):
            require_regular(path)


def test_a_file_in_a_closed_folder_is_told(open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0)
    with an_ordinary_user(), pytest.raises(FileProblem, match="permission denied"):
        require_regular(closed / "sheet.json")


# Reading


@pytest.mark.parametrize("content", [b"", b"{}", bytes(range(256)), b"x" * LIMIT])
def test_a_file_is_read_byte_for_byte(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sheet.json"
    path.write_bytes(content)
    assert read_regular(path, LIMIT) == content


def test_a_link_to_a_file_is_read(tmp_path: Path, target: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(target)
    assert read_regular(link, LIMIT) == OLD


def test_a_file_of_just_the_limit_is_read_and_one_byte_more_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "sheet.json"
    path.write_bytes(b"x" * LIMIT)
    assert len(read_regular(path, LIMIT)) == LIMIT
    path.write_bytes(b"x" * (LIMIT + 1))
    assert read_problem(path).reason == "it is larger than 1 MiB"


def test_of_a_huge_file_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.json"
    with path.open("wb") as file:
        file.truncate(2**40)
    assert read_problem(path, 16 * 2**20).reason == "it is larger than 16 MiB"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gone.json"
    assert str(read_problem(path)) == f"{path}: there is no such file or folder; check the name"


def test_a_dangling_link_is_a_missing_file(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "gone.json")
    assert read_problem(link).reason == "there is no such file or folder"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert str(read_problem(tmp_path)) == f"{tmp_path}: it is a folder; name a regular file"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert read_problem(path).reason == "it is a pipe"


def test_a_pipe_with_a_writer_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(path, os.O_WRONLY)
    try:
        os.write(writer, NEW)
        assert read_problem(path).reason == "it is a pipe"
        assert os.read(reader, 100) == NEW
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/full"])
def test_a_device_is_refused(device: str) -> None:
    assert read_problem(Path(device)).reason == "it is a device"


def test_a_link_to_a_device_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "endless.json"
    link.symlink_to("/dev/zero")
    assert read_problem(link).reason == "it is a device"


def test_a_socket_is_refused(open_folder: Path) -> None:
    path = open_folder / "socket"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        assert str(read_problem(path)) == f"{path}: it is a socket; name a regular file"


def test_a_file_that_may_not_be_read_is_told(open_folder: Path) -> None:
    path = open_folder / "secret.json"
    path.write_bytes(OLD)
    path.chmod(0)
    with an_ordinary_user():
        problem = read_problem(path)
    assert str(problem) == f"{path}: permission denied; choose a place that you may use"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a\0b", "null"),
        ("x" * 300, "file name too long"),
        ("sheet.json/x", "not a directory"),
    ],
)
def test_a_name_that_cannot_be_is_told(target: Path, name: str, reason: str) -> None:
    assert reason in read_problem(target.parent / name).reason


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(link)
    assert read_problem(link).reason == "it is a link that leads to itself"


@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="a file of which nothing can be read")
def test_a_file_that_fails_while_it_is_read_is_told() -> None:
    assert read_problem(Path("/proc/self/mem")).reason == "input/output error"


def test_no_descriptor_is_left_open(tmp_path: Path, target: Path) -> None:
    def open_descriptors() -> int:
        return len(list(Path("/dev/fd").iterdir()))

    before = open_descriptors()
    for _ in range(10):
        read_regular(target, LIMIT)
        read_problem(target, 3)
        read_problem(tmp_path)
        read_problem(tmp_path / "gone")
        write_atomically(target, NEW)
        write_problem(tmp_path)
    assert open_descriptors() == before


# Writing


@pytest.mark.parametrize("content", [b"", NEW, bytes(range(256)), b"x" * LIMIT])
def test_a_file_is_replaced_by_what_is_written(target: Path, content: bytes) -> None:
    write_atomically(target, content)
    assert target.read_bytes() == content
    assert names(target.parent) == {"sheet.json"}


def test_a_new_file_is_made_with_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    path, ordinary = tmp_path / "new.json", tmp_path / "ordinary.json"
    ordinary.write_bytes(NEW)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert mode_of(path) == mode_of(ordinary)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666, 0o755])
def test_a_file_keeps_its_permissions(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert mode_of(target) == mode


def test_a_private_file_is_never_open_to_others_while_it_is_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.chmod(0o600)
    seen: list[int] = []
    fsync = os.fsync

    def look(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_atomically(target, NEW)
    assert seen == [0o600]


def test_the_new_content_is_on_the_disk_before_it_takes_the_name(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bytes]] = []

    def look(descriptor: int) -> None:
        seen.append((os.fstat(descriptor).st_size, target.read_bytes()))

    monkeypatch.setattr(os, "fsync", look)
    write_atomically(target, NEW)
    assert seen == [(len(NEW), OLD)]


def test_a_link_goes_on_pointing_to_its_file(tmp_path: Path, target: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(target)
    write_atomically(link, NEW)
    assert link.readlink() == target
    assert target.read_bytes() == NEW


def test_a_dangling_link_gets_its_file(tmp_path: Path) -> None:
    link, path = tmp_path / "link.json", tmp_path / "new.json"
    link.symlink_to(path)
    write_atomically(link, NEW)
    assert link.readlink() == path
    assert path.read_bytes() == NEW


def test_a_link_that_leads_to_itself_is_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(link)
    assert write_problem(link).reason == "it is a link that leads to itself"
    assert link.readlink() == link
    assert names(tmp_path) == {"link.json"}


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    assert str(write_problem(path)) == f"{path}: it is a folder; name a regular file"
    assert names(tmp_path) == {"folder"}


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert write_problem(path).reason == "it is a pipe"
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert write_problem(link).reason == "it is a device"


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "sheet.json"
    assert str(write_problem(path)) == f"{path}: there is no such file or folder; check the name"
    assert names(tmp_path) == set()


def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    path = open_folder / "sheet.json"
    path.write_bytes(OLD)
    open_folder.chmod(0o555)
    with an_ordinary_user():
        problem = write_problem(path)
    assert problem.reason == "permission denied"
    assert path.read_bytes() == OLD
    assert names(open_folder) == {"sheet.json"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a\0b", "null"), ("x" * 300, "file name too long"), ("sheet.json/x", "not a directory")],
)
def test_a_name_that_cannot_be_written_is_told(target: Path, name: str, reason: str) -> None:
    assert reason in write_problem(target.parent / name).reason
    assert names(target.parent) == {"sheet.json"}


@pytest.mark.parametrize(
    "name", ["x" * 255, "ж" * 127, "🛡" * 63, ".hidden", "no suffix", "two\nlines"], ids=ascii
)
def test_any_name_that_the_disk_takes_can_be_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for content in (OLD, NEW):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert names(tmp_path) == {name}


# Nothing is lost


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "the folder is read-only"),
        (errno.EPERM, "permission denied"),
        (errno.EISDIR, "it is a folder"),
        (errno.EIO, "input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_an_error_leaves_the_old_content_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reason: str
) -> None:
    def fails(*_arguments: Any, **_options: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fails)
    assert write_problem(target).reason == reason
    assert target.read_bytes() == OLD
    assert names(target.parent) == {"sheet.json"}


def test_what_a_killed_writer_left_is_removed_and_nothing_else(target: Path) -> None:
    old, young, other = (
        target.with_name(name) for name in (".sheet.json.0a.part", ".sheet.json.0b.part", "a.part")
    )
    for path in (old, young, other):
        path.write_bytes(b"")
    for path in (old, other):
        os.utime(path, (1, 1))
    write_atomically(target, NEW)
    assert names(target.parent) == {"sheet.json", young.name, other.name}


def test_an_interruption_leaves_the_old_content_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    assert names(target.parent) == {"sheet.json"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder))
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(("umount", str(folder)), check=True)


def test_a_full_disk_leaves_the_old_content_and_nothing_else(small_disk: Path) -> None:
    path = small_disk / "sheet.json"
    path.write_bytes(OLD)
    with pytest.raises(FileProblem, match="the disk is full"):
        write_atomically(path, b"x" * 100_000)
    assert path.read_bytes() == OLD
    assert names(small_disk) == {"sheet.json"}
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


KILLS = 20
KILLED_WRITERS = """
import os, signal, sys
from pathlib import Path
from warloss_gui.files import write_atomically

target, kills = Path(sys.argv[1]), int(sys.argv[2])
contents = [letter * 2**16 for letter in (b"a", b"b")]
target.write_bytes(contents[0])
for kill in range(kills):
    progress, told = os.pipe()
    writer = os.fork()
    if writer == 0:
        for turn in range(10**9):
            write_atomically(target, contents[turn % 2])
            os.write(told, b".")
    os.close(told)
    for _ in range(kill + 1):
        os.read(progress, 1)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    os.close(progress)
    assert target.read_bytes() in contents, f"torn by kill {kill}"
print(kills)
"""


def test_a_killed_writer_leaves_the_old_or_the_new_content_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WRITERS, str(tmp_path / "sheet.json"), str(KILLS)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"{KILLS}\n"), done.stderr
