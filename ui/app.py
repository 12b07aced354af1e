"""The window's program: show first, start what draws and what imagines afterwards."""

from __future__ import annotations

import logging
import sys
from importlib.resources import as_file, files
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from composer.document import Document
from composer.errors import ComposerError
from composer.formats import open_document
from composer.formats.mesh_kind import kind_of
from ui import theme as themes
from ui import units
from ui.controllers.files import SCENE, empty_room, sentence
from ui.controllers.reading import is_large
from ui.settings import Settings
from ui.window import MainWindow
from ui.words import language, speak, tr


def sample() -> Document:
    """The room of the first start."""
    try:
        with as_file(files("assets").joinpath("samples", "bedroom.scene")) as path:
            return open_document(path)
    except (ComposerError, OSError):
        logging.getLogger(__name__).warning("the sample room is missing")
        return empty_room()


def run(path: str | None = None, settings: Settings | None = None) -> int:
    """Open the window, with a file or the sample room, and stay until it is closed; a mesh comes into an empty room."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("scene-composer")
    app.setApplicationDisplayName("Scene Composer")
    with as_file(files("assets").joinpath("icons", "scene-composer.svg")) as symbol:
        app.setWindowIcon(QIcon(QPixmap(str(symbol))))
    settings = settings or Settings()
    speak(app, language(settings.language))
    units.use(app, units.units(settings.units))
    themes.apply(app, themes.chosen(settings.theme), settings.scale)
    document, source, mesh, large, trouble = None, None, None, None, None
    if path is not None and is_large(Path(path)):
        large = Path(path)
    elif path is not None:
        try:
            mesh = Path(path) if kind_of(Path(path)) is not None else None
            document = open_document(Path(path)) if mesh is None else empty_room()
            source = Path(path).absolute() if Path(path).suffix.lower() == SCENE else None
        except (ComposerError, OSError) as error:
            trouble = tr("{name} could not be opened", name=Path(path).name), sentence(error)
    if document is None:
        document = sample() if large is None else empty_room()
    window = MainWindow(document, settings, source)
    before, sys.excepthook = sys.excepthook, _Caught(window)
    window.show()
    QTimer.singleShot(0, window.start_processes)
    QTimer.singleShot(0, lambda: _begin(window, source, mesh, large))
    if trouble is not None:
        QTimer.singleShot(0, lambda: window.dialogs.complain(*trouble))
    try:
        return app.exec()
    finally:
        sys.excepthook = before


def _begin(window: MainWindow, source: Path | None, mesh: Path | None, large: Path | None) -> None:
    """Offer what a crash left, and open the large file or add the mesh that the window was opened with."""
    if large is not None:
        window.files.open(large)
        return
    window.recovery.offer(source)
    if mesh is not None:
        window.importing.bring([mesh])


class _Caught:
    """Tells the user about a mistake of ours instead of ending the program; the document stays open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger("ui").error("unexpected", exc_info=(kind, error, trace))
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
        else:
            what = f"{kind.__name__}: {error}"
            self._window.say(tr("That went wrong ({what}); your scene is as it was.", what=what))
