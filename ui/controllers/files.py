"""Opening, saving, exporting. Whatever goes wrong, the open document stays as it is and one sentence says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from composer import formats
from composer.document import Document
from composer.errors import ComposerError
from composer.scene import Floor, Scene
from ui.controllers.session import Session

Answer = Literal["save", "discard", "cancel"]
SCENE = ".scene"


class FileView(Protocol):
    """The questions that files raise."""

    def ask_open(self, endings: tuple[str, ...]) -> Path | None: ...

    def ask_save(self, suggestion: Path, endings: tuple[str, ...]) -> Path | None: ...

    def ask_unsaved(self, name: str) -> Answer: ...

    def complain(self, title: str, sentence: str) -> None:
        """Show what went wrong; nothing was lost."""

    def say(self, sentence: str) -> None: ...


def empty_room() -> Document:
    """A new document: four metres by four, nothing in it."""
    return Document(Scene(name="Untitled", floor=Floor.rectangle(4.0, 4.0)))


class FileController:
    """Files of one session.

    Parameters
    ----------
    recent : list of Path
        Files used before, the latest first; changed in place.
    remember : callable
        Called when `recent` changed.
    recover : callable
        Called with every file of our own that was opened: something may be left of a crash.
    """

    def __init__(
        self,
        session: Session,
        view: FileView,
        recent: list[Path],
        remember: Callable[[], None] = lambda: None,
        recover: Callable[[Path], object] = lambda path: None,
    ) -> None:
        self._session, self._view, self.recent, self._remember = session, view, recent, remember
        self._recover = recover
        self.folder = Path.home()

    def may_leave(self) -> bool:
        """Whether the open document may be left: it is saved, or the user does not mind."""
        if not self._session.history.modified:
            return True
        answer = self._view.ask_unsaved(self._session.title)
        return answer == "discard" or (answer == "save" and self.save())

    def new(self) -> None:
        if self.may_leave():
            self._session.open(empty_room())

    def open_template(self, read: Callable[[], Document]) -> bool:
        """Start from a room that ships with the program; it has no place to be saved to yet."""
        if not self.may_leave():
            return False
        try:
            document = read()
        except (ComposerError, OSError) as error:
            self._view.complain("The template could not be opened", sentence(error))
            return False
        self._session.open(document)
        return True

    def open(self, path: Path | None = None) -> bool:
        """Open a file, asking for one if none is given."""
        if not self.may_leave():
            return False
        if path is None:
            path = self._view.ask_open(formats.readable_endings())
        if path is None:
            return False
        try:
            document = formats.open_document(path)
        except (ComposerError, OSError) as error:
            self._view.complain(f"{path.name} could not be opened", sentence(error))
            self._forget(path)
            return False
        # What is not our own format has no place to be saved to yet.
        own = path.suffix.lower() == SCENE
        self._session.open(document, path if own else None)
        self.folder = path.parent
        self._use(path)
        if own:
            self._recover(path)
        return True

    def save(self) -> bool:
        """Save where it came from; a new one asks."""
        path = self._session.path
        return self.save_as() if path is None else self._write(path)

    def save_as(self) -> bool:
        name = f"{self._session.title}{SCENE}"
        path = self._view.ask_save(self.folder / name, (SCENE,))
        return path is not None and self._write(path.with_suffix(SCENE) if not path.suffix else path)

    def _write(self, path: Path) -> bool:
        self._session.drop_preview()
        try:
            formats.save_scene(self._session.history.document, path)
        except (ComposerError, OSError) as error:
            self._view.complain(f"{path.name} could not be saved", sentence(error))
            return False
        self._session.saved(path)
        self.folder = path.parent
        self._use(path)
        self._view.say(f"Saved {path.name}.")
        return True

    def export(self, ending: str = ".glb") -> bool:
        """Write another format; the kind is told by the ending."""
        endings = tuple(e for e in formats.writable_endings() if e != SCENE)
        path = self._view.ask_save(self.folder / f"{self._session.title}{ending}", endings)
        if path is None:
            return False
        path = path if path.suffix else path.with_suffix(ending)
        self._session.drop_preview()
        try:
            formats.export(self._session.history.document, path)
        except (ComposerError, OSError) as error:
            self._view.complain(f"{path.name} could not be exported", sentence(error))
            return False
        self.folder = path.parent
        self._view.say(f"Exported {path.name} ({size(path)}).")
        return True

    def _use(self, path: Path) -> None:
        path = path.absolute()
        self.recent[:] = [path, *(p for p in self.recent if p != path)][:10]
        self._remember()

    def _forget(self, path: Path) -> None:
        if path in self.recent and not path.exists():
            self.recent.remove(path)
            self._remember()


def sentence(error: Exception) -> str:
    """An error as one sentence for people."""
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    else:
        text = str(error) or type(error).__name__
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def size(path: Path) -> str:
    """Size of a file for people."""
    amount = path.stat().st_size
    return f"{amount / 1e6:.1f} MB" if amount >= 1e6 else f"{max(amount // 1000, 1)} kB"
