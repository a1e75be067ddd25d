"""What the service manager hears."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from warloss_gui.kiosk.service import Service


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    """A service manager that listens."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.setblocking(False)
        yield listener


def test_the_manager_hears_of_the_life_of_the_service(manager: socket.socket) -> None:
    service = Service({"NOTIFY_SOCKET": manager.getsockname()})
    service.ready()
    service.alive()
    service.stopping()
    assert [manager.recv(100) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]


def test_a_name_in_the_abstract_namespace_is_reached() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind("\0warloss-test-of-the-service")
        listener.setblocking(False)
        Service({"NOTIFY_SOCKET": "@warloss-test-of-the-service"}).ready()
        assert listener.recv(100) == b"READY=1"


@pytest.mark.parametrize("name", ["", "relative/name", "/nobody/listens/here"])
def test_without_a_listener_nothing_happens(name: str) -> None:
    Service({"NOTIFY_SOCKET": name} if name else {}).alive()


def test_a_manager_that_does_not_read_holds_nothing_up(manager: socket.socket) -> None:
    service = Service({"NOTIFY_SOCKET": manager.getsockname()})
    for _ in range(2_000):
        service.alive()
    assert manager.recv(100) == b"WATCHDOG=1"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": "10000000"}, 5.0),
        ({"WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "7"}, 5.0),
        ({"WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "8"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "-1"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({"WATCHDOG_USEC": "٣"}, None),
    ],
)
def test_a_sign_of_life_is_due_twice_in_the_time_of_the_watchdog(
    environment: dict[str, str], expected: float | None
) -> None:
    assert Service(environment, process=7).interval == expected
