"""Pictures of the 3D view for files, drawn by a real process while the window goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from ui.photographer import BUSY, LOST
from ui.space.size_dialog import SizeDialog
from ui.window import MainWindow

PATIENCE = 60_000


def ask_for(monkeypatch: pytest.MonkeyPatch, window: MainWindow, size: tuple[int, int], path: Path) -> None:
    """Have the dialogs answer."""
    window.dialogs.path = path  # type: ignore[attr-defined]
    monkeypatch.setattr(window.dialogs, "ask_size", lambda view: size)


def test_a_picture_at_another_size(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written beside the window's work, shows the room, and the status bar tells so."""
    path = tmp_path / "room.png"
    ask_for(monkeypatch, window, (300, 400), path)
    window.actions_.by_id["file.picture"].trigger()
    assert window.photographer.busy and "Drawing room.png" in window.statusBar().currentMessage()
    window.actions_.by_id["file.picture"].trigger()
    assert window.statusBar().currentMessage() == BUSY
    qtbot.waitUntil(lambda: not window.photographer.busy, timeout=PATIENCE)
    assert window.statusBar().currentMessage() == "Saved room.png, 300 × 400 pixels."
    with Image.open(path) as picture:
        pixels = np.asarray(picture)
    assert pixels.shape == (400, 300, 3) and pixels.std() > 20
    assert window.photographer.pid is None


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for(monkeypatch, window, (64, 64), tmp_path / "nowhere" / "room.png")
    window.actions_.by_id["file.picture"].trigger()
    qtbot.waitUntil(lambda: not window.photographer.busy, timeout=PATIENCE)
    assert "room.png could not be written" in window.statusBar().currentMessage()


def test_a_picture_whose_process_dies(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, no file, and the next picture may be taken."""
    ask_for(monkeypatch, window, (2000, 2000), tmp_path / "room.png")
    window.actions_.by_id["file.picture"].trigger()
    pid = window.photographer.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not window.photographer.busy, timeout=PATIENCE)
    assert window.statusBar().currentMessage() == LOST.format(name="room.png")
    assert not (tmp_path / "room.png").exists()


def test_the_dialog_offers_sizes(qtbot: QtBot, window: MainWindow) -> None:
    dialog = SizeDialog(window, (484, 420))
    assert dialog.size_chosen == (484, 420) and not dialog.sides[0].isEnabled()
    dialog.choice.setCurrentIndex(2)
    assert dialog.size_chosen == (3840, 2160)
    dialog.choice.setCurrentIndex(3)
    dialog.sides[0].setValue(99_999)
    assert dialog.sides[0].isEnabled() and dialog.size_chosen == (7680, 2160)
