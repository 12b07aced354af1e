"""A helper process of the window: messages out without waiting, messages in as signals, and a word when it is gone."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import queue
import threading
from collections.abc import Callable
from multiprocessing.reduction import ForkingPickler
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

SPAWN = multiprocessing.get_context("spawn")


class Helper(QObject):
    """One spawned process and the two threads that talk with it.

    Parameters
    ----------
    name : str
        For people and process lists.
    main : callable
        A module's function ``main(connection, *args)``; it ends when the connection closes.
    args : callable
        Makes the further arguments for each start.
    """

    received = Signal(object)
    lost = Signal()
    _arrived = Signal(int, object)

    def __init__(
        self,
        name: str,
        main: Callable[..., None],
        args: Callable[[], tuple[Any, ...]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._main, self._args = name, main, args
        self._run: _Run | None = None
        self._number = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._run.process.pid if self._run is not None else None

    def start(self) -> None:
        """Start a fresh process; one that runs is killed first."""
        self.kill()
        self._number += 1
        number = self._number
        self._run = _Run(self._name, self._main, self._args(), lambda message: self._arrived.emit(number, message))

    def send(self, message: Any) -> None:
        """Hand a message over; pickling and waiting happen in a thread."""
        if self._run is not None:
            self._run.outbox.put(message)

    def kill(self) -> None:
        """End the process at once; nothing more arrives from it."""
        run, self._run = self._run, None
        self._number += 1
        if run is not None:
            run.end()

    def _deliver(self, number: int, message: Any) -> None:
        if number != self._number:
            return
        if message is _GONE:
            self.kill()
            self.lost.emit()
        else:
            self.received.emit(message)


HEAVY = 1_000_000
"""Bytes of a message that brings so many objects that Python would look through all of them for garbage at once."""


def _unpacked(data: bytes) -> Any:
    """A message; while a large one is made, and for its objects ever after, nobody looks for garbage among them.

    Values of documents refer to each other one way only, so nothing is lost by that, and the window does not stand
    still for as long as Python would take to look.
    """
    if len(data) < HEAVY:
        return ForkingPickler.loads(data)
    gc.disable()
    try:
        message = ForkingPickler.loads(data)
        gc.freeze()
    finally:
        gc.enable()
    return message


_GONE = object()
_STOP = object()


class _Run:
    def __init__(
        self, name: str, main: Callable[..., None], args: tuple[Any, ...], deliver: Callable[[Any], None]
    ) -> None:
        self._deliver = deliver
        self._ended = False
        self.outbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._connection, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=main, args=(theirs, *args), name=name, daemon=True)
        self.process.start()
        theirs.close()
        self._threads = [
            threading.Thread(target=loop, name=f"{name} {what}", daemon=True)
            for what, loop in (("reader", self._read), ("writer", self._write))
        ]
        for thread in self._threads:
            thread.start()

    def _read(self) -> None:
        while True:
            try:
                message = _unpacked(self._connection.recv_bytes())
            except (EOFError, OSError, pickle.UnpicklingError):
                message = _GONE
            if self._ended:
                return
            try:
                self._deliver(message)
            except RuntimeError:  # the receiving object went away while the window closed
                return
            if message is _GONE:
                return

    def _write(self) -> None:
        while (message := self.outbox.get()) is not _STOP:
            try:
                self._connection.send(message)
            except (OSError, ValueError):
                return

    def end(self) -> None:
        self._ended = True
        self.process.kill()
        self.process.join(5)
        self.outbox.put(_STOP)
        for thread in self._threads:
            thread.join(5)
        self._connection.close()
        self.process.close()
