"""The model process: jobs in, progress and frozen answers out, cancel at once, restart after a crash."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from composer.messages import Message
from models.alternatives import PlaceAlternatives, Request
from ui.imagining import engine_main
from ui.process import SPAWN, Helper

PATIENCE_MS = 250
"""How long a cancelled job may take to obey before its process is replaced."""
CRASHED = Message("The generator stopped unexpectedly and was started again; your scene is as it was.")


class Engine(QObject):
    """Runs one request at a time in a process of its own; a newer one replaces the one that runs.

    Signals carry the job's number, as `compose` returned it. Every job ends in exactly one of `finished`, `failed`,
    `cancelled`. A process that dies before it was ready twice in a row is left alone until the next job.
    """

    progressed = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)
    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel_up_to: Any = SPAWN.Value("q", -1, lock=False)
        self._helper = Helper("scene-composer models", engine_main, lambda: (self._cancel_up_to,), self)
        self._helper.received.connect(self._on_message)
        self._helper.lost.connect(self._on_lost)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)
        self._job: int | None = None
        self._quiet = False
        self._obeying: int | None = None
        self._waiting: tuple[int, Request] | None = None
        self._count = 0
        self._false_starts = 0
        self._reason: str = Message("its process ended at once")
        self.running = False

    @property
    def pid(self) -> int | None:
        return self._helper.pid

    @property
    def busy(self) -> bool:
        """Whether a job runs that somebody waits for and that has not been cancelled."""
        return self._job is not None and not self._quiet

    def start(self) -> None:
        """Start the process; it loads the models and reports `ready`."""
        if not self.running:
            self.running = True
            self._helper.start()

    def stop(self) -> None:
        """End the process; a running job ends as cancelled."""
        self.running = False
        self._patience.stop()
        self._helper.kill()
        job, self._job, self._obeying, self._waiting = self._job, None, None, None
        if job is not None:
            self.cancelled.emit(job)

    def compose(self, request: Request) -> int:
        """Queue a job and return its number; the process is started if need be."""
        self.start()
        self.cancel()
        self._quiet = False
        self._count += 1
        self._job = self._count
        if self._obeying is None:
            self._helper.send((self._job, request))
        else:
            self._waiting = (self._job, request)
        return self._job

    def suggest(self, request: PlaceAlternatives) -> int | None:
        """The same for a job that nobody waits for: it takes the place of none but its like, and gives way to all."""
        if not self.running or self.busy:
            return None
        job = self.compose(request)
        self._quiet = True
        return job

    def cancel(self) -> None:
        """Give the running job up: it counts as cancelled now, and its process has `PATIENCE_MS` to obey."""
        job, self._job = self._job, None
        if job is None:
            return
        if self._waiting is not None and self._waiting[0] == job:
            self._waiting = None
        else:
            self._cancel_up_to.value = job
            self._obeying = job
            self._patience.start()
        self.cancelled.emit(job)

    def _lose_patience(self) -> None:
        if self._obeying is not None:
            self._helper.start()
            self._obeyed()

    def _obeyed(self) -> None:
        self._obeying = None
        self._patience.stop()
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._helper.send(waiting)

    def _on_message(self, message: tuple[str, int, Any]) -> None:
        kind, job, payload = message
        if kind == "ready":
            self._false_starts = 0
            self.ready.emit()
        elif kind == "broken":
            self._reason = payload
        elif kind == "progress":
            if job == self._job:
                self.progressed.emit(job, payload)
        elif job == self._obeying:
            self._obeyed()
        elif job == self._job:
            self._job = None
            if kind == "done":
                self.finished.emit(job, payload)
            else:
                self.failed.emit(job, payload or Message("The generator gave the job up."))

    def _on_lost(self) -> None:
        job, self._job = self._job, None
        self._false_starts += 1
        if self._false_starts > 2:
            self.running, self._false_starts = False, 0
            self._obeying, self._waiting = None, None
            if job is not None:
                self.failed.emit(job, Message("The generator cannot start: {reason}.", reason=self._reason))
            return
        self._helper.start()
        if self._obeying is not None:
            # It was being ended anyway; a job that waits goes to the new process.
            self._job = job
            self._obeyed()
        elif job is not None:
            self.failed.emit(job, CRASHED)
