"""Files that are dropped on the window: scenes are opened, meshes added where they fall, pictures traced over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from composer.errors import ComposerError
from composer.formats.mesh_kind import kind_of
from composer.scene import Point
from ui.plan.picture_file import ENDINGS as PICTURES
from ui.words import tr

if TYPE_CHECKING:
    from ui.window import MainWindow


class Drops(QObject):
    """Takes files that fall on a window or on a panel that floats beside it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for widget in (window, *window.docks.values()):
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if paths and isinstance(watched, QWidget):
                event.acceptProposedAction()
                if isinstance(event, QDragEnterEvent):
                    self._window.say(promise(paths))
                else:
                    self._window.statusBar().clearMessage()
                    self._take(paths, watched.mapToGlobal(event.position().toPoint()))
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self._window.statusBar().clearMessage()
        return False

    def _take(self, paths: Sequence[Path], at: QPoint) -> None:
        """Do with files what they are for; `at` is where they fell on the screen."""
        meshes = [path for path in paths if _is_mesh(path)]
        if meshes:
            self._window.importing.bring(meshes, self._place(at))
        elif paths[0].suffix.lower() in PICTURES:
            self._window.desk.trace(paths[0])
        else:
            self._window.files.open(paths[0])

    def _place(self, at: QPoint) -> Point | None:
        """The place of the room under a pixel of the screen; None where neither plan nor 3D view is."""
        plan, space = self._window.plan, self._window.space
        for view, point in ((plan, plan.to_plan), (space, space.on_floor)):
            inside = view.mapFromGlobal(at)
            if view.isVisible() and view.rect().contains(inside):
                return point(inside.toPointF())
        return None


def promise(paths: Sequence[Path]) -> str:
    """What dropping files will do, for people."""
    meshes = sum(_is_mesh(path) for path in paths)
    if meshes > 1:
        return tr("Drop to add {count} objects here.", count=meshes)
    if meshes:
        return tr("Drop to add {name} here as an object.", name=paths[0].name)
    if paths[0].suffix.lower() in PICTURES:
        return tr("Drop to trace over {name}.", name=paths[0].name)
    return tr("Drop to open {name}.", name=paths[0].name)


def _is_mesh(path: Path) -> bool:
    try:
        return kind_of(path) is not None
    except ComposerError:
        return False  # whoever opens it will say what is wrong
