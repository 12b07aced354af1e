"""Opening, saving, exporting. Whatever goes wrong, the open document stays as it is and one sentence says why."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from composer import formats
from composer.document import Document
from composer.edits import Replace
from composer.errors import ComposerError, FormatWarning, reason
from composer.formats.mesh_kind import ENDINGS as MESH_ENDINGS
from composer.formats.mesh_kind import kind_of
from composer.messages import Message
from composer.relations import Report
from composer.scene import Floor, Scene
from composer.street.lanes import surfaces_of
from composer.street.strips import presets, road_of
from models.scene_import import ImportedScene
from ui.controllers.disk import Disk, Known, Stamp, stamp
from ui.controllers.naming import as_sentence
from ui.controllers.reading import is_large
from ui.controllers.session import Session
from ui.words import later, tr

Answer = Literal["save", "discard", "cancel"]
Over = Literal["overwrite", "elsewhere", "cancel"]
SCENE = ".scene"


class FileView(Protocol):
    """The questions that files raise."""

    def ask_open(self, scenes: tuple[str, ...], meshes: tuple[str, ...]) -> Path | None:
        """Which file to open, of those with the endings of scenes or of meshes."""

    def ask_save(self, suggestion: Path, endings: tuple[str, ...]) -> Path | None: ...

    def ask_unsaved(self, name: str) -> Answer: ...

    def ask_overwrite(self, name: str) -> Over:
        """What to do about a file that somebody else changed since it was opened or saved."""

    def ask_reload(self, name: str) -> bool:
        """Whether to load a file again that somebody else changed."""

    def ask_elsewhere(self, title: str, sentence: str) -> bool:
        """Show why the document could not be saved; whether to save it somewhere else."""

    def complain(self, title: str, sentence: str) -> None:
        """Show what went wrong; nothing was lost."""

    def say(self, sentence: str) -> None: ...

    def list_remarks(self, title: str, remarks: list[str]) -> None:
        """Show what of a file could not be taken over, one sentence each; nobody need answer."""


class Reader(Protocol):
    """What reads large files apart from the window; `ui.controllers.reading.ReadController` is one."""

    def read(self, path: Path, done: Callable[[ImportedScene], None], failed: Callable[[str], None]) -> None:
        """Read a file; one of the two is called, unless it is given up."""


def empty_room() -> Document:
    """A new document: four metres by four, nothing in it."""
    return Document(Scene(name=later("Untitled"), floor=Floor.rectangle(4.0, 4.0)))


def empty_street(preset: str, length: float) -> Document:
    """A new document: a straight street along X, nothing on it.

    Parameters
    ----------
    preset : str
        Its strips, a name of ``assets/vocabulary/cross_sections.toml``.
    length : float
        Metres.
    """
    road = road_of("1", [(-length / 2, 0.0), (length / 2, 0.0)], presets()[preset][1])
    ground = surfaces_of(road)
    return Document(Scene(kind="street", name=later("Untitled"), roads=(road,), surfaces=ground))


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
    bring : callable
        Called with a mesh file, which is no document: it becomes an object of the one that is open.
    reader : Reader, optional
        What reads large files; without it they are read like others.
    """

    def __init__(
        self,
        session: Session,
        view: FileView,
        recent: list[Path],
        remember: Callable[[], None] = lambda: None,
        recover: Callable[[Path], object] = lambda path: None,
        bring: Callable[[Path], object] = lambda path: None,
        reader: Reader | None = None,
    ) -> None:
        self._session, self._view, self.recent, self._remember = session, view, recent, remember
        self._recover, self._bring, self._reader = recover, bring, reader
        self._known = Known()
        if session.path is not None:
            self._known.take(session.path, stamp(session.path))
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

    def new_street(self, preset: str, length: float) -> None:
        if self.may_leave():
            self._session.open(empty_street(preset, length))

    def open_template(self, read: Callable[[], Document]) -> bool:
        """Start from a room that ships with the program; it has no place to be saved to yet."""
        if not self.may_leave():
            return False
        try:
            document = read()
        except (ComposerError, OSError) as error:
            self._view.complain(tr("The template could not be opened"), sentence(error))
            return False
        self._session.open(document)
        return True

    def open(self, path: Path | None = None) -> bool:
        """Open a file, asking for one if none is given; a mesh is added to the open document instead."""
        if path is None:
            path = self._view.ask_open(formats.readable_endings(), MESH_ENDINGS)
        if path is None:
            return False
        trouble = tr("{name} could not be opened", name=path.name)
        try:
            mesh = kind_of(path) is not None
        except ComposerError as error:
            self._view.complain(trouble, sentence(error))
            self._forget(path)
            return False
        if mesh:
            self.folder = path.parent
            self._bring(path)
            return True
        if not self.may_leave():
            return False
        found = stamp(path)  # before it is read: a change meanwhile shall be noticed
        if self._reader is not None and is_large(path):
            self._read_apart(self._reader, path, found, trouble)
            return True
        document = self._read(path, trouble)
        if document is None:
            self._forget(path)
            return False
        self._take(path, found, document)
        return True

    def _read_apart(self, reader: Reader, path: Path, found: Stamp | None, trouble: str) -> None:
        """Read a large file while the window goes on; what is changed meanwhile is not lost without a question."""
        revision = self._session.history.revision

        def done(answer: ImportedScene) -> None:
            if self._session.history.revision == revision or self.may_leave():
                self._take(path, found, answer.document, answer.report)
                self._tell(path, list(answer.remarks))

        def failed(reason: str) -> None:
            self._view.complain(trouble, as_sentence(reason))
            self._forget(path)

        reader.read(path, done, failed)

    def _take(self, path: Path, found: Stamp | None, document: Document, report: Report | None = None) -> None:
        """Put what was read in the place of the open document."""
        # What is not our own format has no place to be saved to yet.
        own = path.suffix.lower() == SCENE
        self._session.open(document, path if own else None, report=report)
        self._known.take(path, found)
        self.folder = path.parent
        self._use(path)
        if own:
            self._recover(path)

    def _read(self, path: Path, trouble: str) -> Document | None:
        try:
            with warnings.catch_warnings(record=True) as noted:
                warnings.simplefilter("always", FormatWarning)
                document = formats.open_document(path)
        except (ComposerError, OSError) as error:
            self._view.complain(trouble, sentence(error))
            return None
        self._tell(path, [w.message.args[0] for w in noted if isinstance(w.message, FormatWarning)])
        return document

    def _tell(self, path: Path, remarks: list[str]) -> None:
        """Say what of a file could not be taken over."""
        if len(remarks) > 1:
            title = tr("Not all of {name} could be taken over", name=path.name)
            self._view.list_remarks(title, [as_sentence(remark) for remark in remarks])
        elif remarks:
            self._view.say(as_sentence(remarks[0]))

    def look(self) -> None:
        """See whether somebody else changed or removed the open file; each such change is told once.

        Loading it again is an undo step: what was here before is not lost.
        """
        path = self._session.path
        news = Disk.SAME if path is None else self._known.news(path)
        if path is None or news is Disk.SAME:
            return
        if news is Disk.GONE:
            self._session.history.mark_unsaved()
            self._session.stepped.emit()
            self._view.say(tr("{name} is no longer where it was; saving writes it again.", name=path.name))
        elif self._view.ask_reload(path.name):
            found = stamp(path)
            document = self._read(path, tr("{name} could not be loaded again", name=path.name))
            if document is not None:
                self._session.drop_preview()
                self._session.history.keep_shapes(document.shapes)
                self._session.push(Replace(document.scene, Message("Load again")))
                self._session.saved(path)
                self._known.take(path, found)

    def save(self) -> bool:
        """Save where it came from; a new one asks, and so does one that somebody else changed meanwhile."""
        path = self._session.path
        if path is None:
            return self.save_as()
        if self._known.compare(path) is Disk.CHANGED:
            answer = self._view.ask_overwrite(path.name)
            return self._write(path) if answer == "overwrite" else answer == "elsewhere" and self.save_as()
        return self._write(path)

    def save_as(self) -> bool:
        name = f"{self._session.title}{SCENE}"
        path = self._view.ask_save(self.folder / name, (SCENE,))
        return path is not None and self._write(path.with_suffix(SCENE) if not path.suffix else path)

    def _write(self, path: Path) -> bool:
        self._session.drop_preview()
        try:
            formats.save_scene(self._session.history.document, path)
        except (ComposerError, OSError) as error:
            title = tr("{name} could not be saved", name=path.name)
            return self._view.ask_elsewhere(title, sentence(error)) and self.save_as()
        self._session.saved(path)
        self._known.take(path, stamp(path))
        self.folder = path.parent
        self._use(path)
        self._view.say(tr("Saved {name}.", name=path.name))
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
            self._view.complain(tr("{name} could not be exported", name=path.name), sentence(error))
            return False
        self.folder = path.parent
        self._view.say(tr("Exported {name} ({size}).", name=path.name, size=size(path)))
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
    if isinstance(error, ComposerError):
        text: str = error.message
    elif isinstance(error, OSError):
        why = reason(error)
        text = Message("{reason}: {name}", reason=why, name=error.filename) if error.filename else why
    else:
        text = str(error) or type(error).__name__
    return as_sentence(text)


def size(path: Path) -> str:
    """Size of a file for people."""
    amount = path.stat().st_size
    return f"{amount / 1e6:.1f} MB" if amount >= 1e6 else f"{max(amount // 1000, 1)} kB"
