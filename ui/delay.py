"""Work put off for a moment, however often it is asked for meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Delay(QTimer):
    """Does the latest thing asked of it once its time is over.

    A time that runs is left alone: what is asked for all the time is done on the way.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, singleShot=True)
        self._what: Callable[[], None] = lambda: None
        self.timeout.connect(self._do)

    def __call__(self, seconds: float, what: Callable[[], None]) -> None:
        self._what = what
        if not self.isActive():
            self.start(int(seconds * 1000))

    def _do(self) -> None:
        self._what()
