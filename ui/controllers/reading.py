"""Large files are read by the model process, so that the window goes on meanwhile."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from models.requests import Progress
from models.scene_import import CHECKING, ImportedScene, SceneImport
from ui.controllers.one_job import OneJob
from ui.controllers.regenerate import JobView, Worker
from ui.controllers.session import Session
from ui.words import tr

LARGE = 200_000
"""Bytes of text from which on a file is read apart from the window."""


def is_large(path: Path) -> bool:
    """Whether reading a file may take so long that one would notice."""
    try:
        size = path.stat().st_size
        if zipfile.is_zipfile(path):  # of our own files what is said counts; shapes are read fast
            with zipfile.ZipFile(path) as archive:
                size = archive.getinfo("scene.json").file_size
    except (OSError, KeyError, zipfile.BadZipFile):
        return False  # whoever opens it will say what is wrong
    return size >= LARGE


class ReadController(OneJob):
    """Reads one file at a time.

    Parameters
    ----------
    session : Session
    worker : Worker
    view : JobView
    """

    def __init__(self, session: Session, worker: Worker, view: JobView) -> None:
        super().__init__(session, worker, view)
        self._path = Path()
        self._done: Callable[[ImportedScene], None] = lambda found: None
        self._failed: Callable[[str], None] = lambda reason: None

    def read(self, path: Path, done: Callable[[ImportedScene], None], failed: Callable[[str], None]) -> None:
        """Read a file; one of the two is called, unless it is given up."""
        self._path, self._done, self._failed = path, done, failed
        self._begin(SceneImport(path), tr("Reading {name}", name=path.name))

    # What the worker reports

    def on_progress(self, job: int, progress: Progress) -> None:
        if job == self._job and progress.fraction >= CHECKING:
            self._view.show_job(tr("Checking {name}", name=self._path.name), progress.fraction)

    def on_finished(self, job: int, answer: ImportedScene) -> None:
        if job == self._job:
            self._end()
            self._done(answer)

    def on_failed(self, job: int, reason: str) -> None:
        if job == self._job:
            self._end()
            self._failed(reason)
