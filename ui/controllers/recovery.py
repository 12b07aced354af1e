"""Copies of what is not saved yet: written while the user works, gone once it is saved, offered after a crash."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

import psutil

from composer import formats
from composer.document import Document
from composer.errors import ComposerError
from ui.controllers.files import sentence
from ui.controllers.session import Session
from ui.words import tr

SECONDS = 10.0
"""After a change, until the copy is written; changes meanwhile are in the same copy."""
_UNTITLED = "untitled"


class RecoveryView(Protocol):
    """What recovery asks of the window."""

    def ask_recover(self, name: str, when: datetime) -> bool:
        """Whether to open what was not saved; otherwise it is thrown away."""

    def say(self, sentence: str) -> None: ...


class RecoveryController:
    """Keeps a copy of one session's unsaved work.

    A saved document has its copy beside it, hidden; one that was never saved has it in `folder`. A copy is written by a
    thread of its own, since a document never changes once it is made, and the window must not wait for a disk.

    Parameters
    ----------
    folder : Path
        For documents without a file of their own; made when first needed.
    later : callable
        ``later(seconds, what)`` calls once, however often it is asked meanwhile.
    """

    def __init__(
        self, session: Session, view: RecoveryView, folder: Path, later: Callable[[float, Callable[[], None]], None]
    ) -> None:
        self._session, self._view, self._folder, self._later = session, view, folder, later
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="scene-composer copies")
        self._writing: Future[None] | None = None
        self._copies: set[Path] = set()
        self._complained = False
        self._closed = False
        self.seconds = SECONDS
        session.stepped.connect(self._on_step)
        session.replaced.connect(self._forget)

    def _on_step(self) -> None:
        if self._session.history.modified:
            self._later(self.seconds, self.keep)
        else:
            self._forget()

    def keep(self) -> None:
        """Write the copy now, if there is anything to lose."""
        if self._closed or not self._session.history.modified:
            return
        if self._writing is not None and not self._writing.done():
            self._later(self.seconds, self.keep)
            return
        self._tell()
        path = copy_of(self._session.path) if self._session.path is not None else self._untitled()
        self._copies.add(path)
        self._writing = self._writer.submit(_write, self._session.history.document, path)

    def wait(self) -> None:
        """Until what is being written or thrown away is."""
        self._writer.submit(bool).result()

    def _tell(self) -> None:
        """Say once that copies cannot be written."""
        error = self._writing.exception() if self._writing is not None else None
        if error is not None and not self._complained:
            self._complained = True
            reason = sentence(error) if isinstance(error, Exception) else str(error)
            self._view.say(tr("No copy of the unsaved work could be kept. {reason}", reason=reason))

    def _forget(self) -> None:
        """Throw the copies away: the document is saved, or was let go."""
        for path in self._copies:
            self._writer.submit(_remove, path)  # after what it still writes, without anybody waiting
        self._copies.clear()

    def close(self) -> None:
        """Leave nothing behind: whoever closes the window has saved, or does not mind."""
        if not self._closed:
            self._closed = True
            self._forget()
            self._writer.shutdown()

    # After a crash

    def offer(self, path: Path | None = None) -> bool:
        """Open what was not saved of a file, or else of documents that had none, if the user wants it.

        Returns
        -------
        bool
            Whether something was opened. What is not wanted, or cannot be read, is thrown away.
        """
        self.wait()  # for a copy that is being thrown away
        for copy in [copy_of(path)] if path is not None else self._orphans():
            if not copy.exists():
                continue
            when = datetime.fromtimestamp(copy.stat().st_mtime)
            document = _read(copy)
            wanted = document is not None and self._view.ask_recover(path.stem if path else tr("Untitled"), when)
            if wanted and document is not None:
                self._session.open(document, path, saved=False)
                # until there is a newer one, this copy is all there is
                self._copies.add(copy)
                return True
            _remove(copy)
        return False

    def _untitled(self) -> Path:
        started = int(psutil.Process().create_time())
        return self._folder / f"{_UNTITLED}-{os.getpid()}-{started}-{id(self):x}.scene"

    def _orphans(self) -> list[Path]:
        """Copies of documents without a file whose program is gone, the latest first."""
        found = [p for p in self._folder.glob(f"{_UNTITLED}-*.scene") if not _is_alive(p)]
        return sorted(found, key=lambda p: p.stat().st_mtime, reverse=True)


def copy_of(path: Path) -> Path:
    """Where the copy of a document's unsaved work is."""
    return path.with_name(f".{path.stem}.unsaved.scene")


def _is_alive(path: Path) -> bool:
    """Whether the program that wrote an untitled copy still runs."""
    try:
        pid, started = (int(part) for part in path.stem.split("-")[1:3])
        return int(psutil.Process(pid).create_time()) == started
    except (ValueError, psutil.Error):
        return False


def _read(path: Path) -> Document | None:
    try:
        return formats.open_document(path)
    except (ComposerError, OSError):
        return None


def _write(document: Document, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    formats.save_scene(document, path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
