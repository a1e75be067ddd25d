"""How long tests wait for what is sure to come."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE: Final = 60_000
"""Milliseconds after which a test gives up. A busy machine needs a part of it."""


class PatientBot(QtBot):
    """Waits as long as a busy machine may need, where a test does not say otherwise."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: Any,
        *,
        timeout: int = PATIENCE,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)

    def waitSignals(self, signals: list[Any], *, timeout: int = PATIENCE, **others: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **others)

    def waitCallback(self, *, timeout: int = PATIENCE, raising: bool | None = None) -> Any:
        return super().waitCallback(timeout=timeout, raising=raising)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)
