"""Work done apart from the window: in a thread, the latest wish only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

_log = logging.getLogger(__name__)

Work = Callable[[], Any]
Done = Callable[[Any], None]


class Aside(QObject):
    """Does one thing at a time in a thread of the pool; what is asked meanwhile comes next, only the latest of it.

    Work that fails is logged, and nothing is handed over.
    """

    _made = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: tuple[Work, Done] | None = None
        self._running: Done | None = None
        self._made.connect(self._on_made)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._running is not None

    def __call__(self, work: Work, done: Done) -> None:
        """Do this; `done` gets what it gave, in the window's thread."""
        if self._running is not None:
            self._waiting = work, done
            return
        self._running = done
        QThreadPool.globalInstance().start(_Job(self, work))

    def _on_made(self, found: tuple[bool, Any]) -> None:
        done, self._running = self._running, None
        good, made = found
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self(*waiting)
        if good and done is not None:
            done(made)


class _Job(QRunnable):
    def __init__(self, aside: Aside, work: Work) -> None:
        super().__init__()
        self._aside, self._work = aside, work

    def run(self) -> None:
        try:
            found = True, self._work()
        except Exception:
            _log.exception("work apart from the window")
            found = False, None
        try:
            self._aside._made.emit(found)
        except RuntimeError:  # the window was closed meanwhile
            return
