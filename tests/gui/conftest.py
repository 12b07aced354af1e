"""Fixtures of the window's tests: real widgets without a screen, real documents, real processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

if not os.environ.get("GUI_TESTS_ON_SCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("EGL_PLATFORM", "surfaceless")

import pytest
from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, SignalInstance, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.document import Document
from tests.ui.rooms import bedroom
from ui import theme
from ui.dialogs import Dialogs
from ui.engine import Engine
from ui.settings import Settings
from ui.window import MainWindow

STARTING = 60_000
"""How long a process may take to start, milliseconds."""
_HARMLESS = ("propagateSizeHints", "This plugin does not support")


@pytest.fixture(autouse=True)
def quiet_qt() -> Iterator[None]:
    """Fail on anything Qt complains about."""
    said: list[str] = []

    def handler(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(word in text for word in _HARMLESS):
            said.append(text)

    old = qInstallMessageHandler(handler)
    yield
    qInstallMessageHandler(old)
    assert not said, said


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fail when a test leaves a process or a thread behind."""

    def ours() -> list[str]:
        return [t.name for t in threading.enumerate() if t.name.startswith("scene-composer")]

    before, threads = len(multiprocessing.active_children()), len(ours())
    yield
    assert len(multiprocessing.active_children()) <= before
    assert len(ours()) <= threads


@pytest.fixture
def document() -> Document:
    return bedroom()


def wait_for(signal: SignalInstance) -> None:
    """Run the event loop until a signal comes; fixtures that outlive a test have no qtbot."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(STARTING, loop, lambda: loop.exit(1))
    assert loop.exec() == 0


@pytest.fixture(scope="module")
def engine(qapp: QApplication) -> Iterator[Engine]:
    """A model process for all tests of a file: starting one takes seconds."""
    made = Engine()
    made.start()
    wait_for(made.ready)
    yield made
    made.stop()


class Answers(Dialogs):
    """Dialogs that answer by themselves and remember what was said."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.path: Path | None = None
        self.unsaved = "discard"
        self.over = "cancel"
        self.reload = False
        self.asked: list[str] = []
        self.complaints: list[tuple[str, str]] = []

    def ask_open(self, scenes: tuple[str, ...], meshes: tuple[str, ...]) -> Path | None:
        return self.path

    def ask_save(self, suggestion: Path, endings: tuple[str, ...]) -> Path | None:
        return self.path

    def ask_unsaved(self, name: str) -> str:  # type: ignore[override]
        return self.unsaved

    def ask_overwrite(self, name: str) -> str:  # type: ignore[override]
        self.asked.append(f"overwrite {name}")
        return self.over

    def ask_reload(self, name: str) -> bool:
        self.asked.append(f"reload {name}")
        return self.reload

    def ask_elsewhere(self, title: str, sentence: str) -> bool:
        self.complaints.append((title, sentence))
        return False

    def complain(self, title: str, sentence: str) -> None:
        self.complaints.append((title, sentence))

    def list_remarks(self, title: str, remarks: list[str]) -> None:
        self.asked += [title, *remarks]


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows of a fixed size whose processes are not started, and closes them."""
    theme.apply(qapp, theme.LIGHT)
    made: list[MainWindow] = []

    def make(document: Document, engine: Engine | None = None) -> MainWindow:
        window = MainWindow(document, Settings(tmp_path / "window.ini"), engine=engine, dialogs=Answers)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(make_window: Callable[[Document], MainWindow], document: Document) -> MainWindow:
    """A window on the bedroom."""
    return make_window(document)
