"""Files that change behind the window's back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.edits import SetNode
from composer.formats import save_scene
from ui.window import MainWindow


def test_the_window_notices_a_changed_file_when_it_is_looked_at_again(
    qtbot: QtBot, window: MainWindow, document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "mine.scene"
    window.dialogs.path = path  # type: ignore[attr-defined]
    window.actions_.by_id["file.save"].trigger()
    save_scene(Document(SetNode("bed", {"label": "Theirs"}).apply(document.scene)), path)
    window.dialogs.reload = True  # type: ignore[attr-defined]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: window.session.scene.node("bed").label == "Theirs", timeout=5000)
    assert window.dialogs.asked == ["reload mine.scene"]  # type: ignore[attr-defined]
    window.actions_.by_id["edit.undo"].trigger()
    assert window.session.scene.node("bed").label == "" and window.isWindowModified()
