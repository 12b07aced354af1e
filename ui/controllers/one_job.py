"""One job of the model process at a time, of which a controller waits for the end."""

from __future__ import annotations

from models.alternatives import Request
from ui.controllers.regenerate import JobView, Worker
from ui.controllers.session import Session
from ui.words import tr


class OneJob:
    """Asks for a job and knows which reports are about it; another document gives it up.

    Parameters
    ----------
    session : Session
    worker : Worker
    view : JobView
    """

    def __init__(self, session: Session, worker: Worker, view: JobView) -> None:
        self._worker, self._view = worker, view
        self._job: int | None = None
        session.replaced.connect(self._give_up)

    def _begin(self, request: Request, text: str) -> None:
        """Ask for a job; the text says what is done meanwhile."""
        self._job = self._worker.compose(request)
        self._view.show_job(text, None)

    def _give_up(self) -> None:
        """Another document was opened: its job's answer is not wanted any more."""
        if self._job is not None:
            self._worker.cancel()

    def on_cancelled(self, job: int) -> None:
        if job == self._job:
            self._end()
            self._view.say(tr("Cancelled; the scene is as it was."))

    def _end(self) -> None:
        self._job = None
        self._view.show_job("", None)
