"""The program from start to end, each time in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import trimesh

from composer.formats import save_scene
from tests.ui.rooms import bedroom

PROGRAM = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from ui.app import run
from ui.settings import Settings
from ui.window import MainWindow

seen = {"dialogs": [], "title": "", "nodes": 0, "framed": False}

def look():
    # Note what a dialog says and close it; leave once the window is as asked.
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        seen["dialogs"].append([box.text(), box.informativeText()])
        open_it = [button for button in box.buttons() if button.text() == "Open it"]
        open_it[0].click() if open_it else box.accept()
        return
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            seen["framed"] = not window.space.frame.isNull()
            wanted = {"frame": seen["framed"], "object": window.session.history.can_undo}
            if wanted.get(sys.argv[3], True):
                seen["title"], seen["nodes"] = window.windowTitle(), len(window.session.scene.nodes)
                seen["unsaved"] = window.isWindowModified()
                timer.stop()
                if sys.argv[3] == "crash":
                    window.session.select(["chair"])
                    window.commands.edit_delete()
                    window.recovery.keep()
                    window.recovery.wait()
                    window.engine.stop()
                    window.renderer.stop()
                    os._exit(9)
                window.session.undo() if seen["unsaved"] else None
                window.session.history.mark_saved()
                window.close()

app = QApplication([])
timer = QTimer(interval=100)
timer.timeout.connect(look)
timer.start()
status = run(sys.argv[1] or None, Settings(Path(sys.argv[2])))
print(json.dumps(seen))
sys.exit(status)
"""


def program(path: Path | None, folder: Path, until: str = "window") -> dict[str, Any]:
    """Start it, wait for its window, its first 3D frame or its first object, close it; what was seen."""
    arguments = [str(path or ""), str(folder / "window.ini"), until]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, timeout=100, check=False
    )
    if until == "crash":
        assert done.returncode == 9, done.stderr
        return {}
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_it_opens_a_file_shows_it_in_three_dimensions_and_leaves(tmp_path: Path) -> None:
    save_scene(bedroom(), tmp_path / "mine.scene")
    seen = program(tmp_path / "mine.scene", tmp_path, "frame")
    assert "mine" in seen["title"] and seen["framed"] and not seen["dialogs"]


def test_a_mesh_comes_into_an_empty_room(tmp_path: Path) -> None:
    trimesh.creation.box((0.4, 0.4, 0.45)).export(tmp_path / "stool.stl")
    seen = program(tmp_path / "stool.stl", tmp_path, "object")
    assert seen["nodes"] == 1 and seen["unsaved"] and not seen["dialogs"]


def test_the_first_start_shows_a_furnished_room(tmp_path: Path) -> None:
    assert program(None, tmp_path)["nodes"] >= 5


def test_a_bad_file_is_a_sentence_and_the_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "bad.scene").write_bytes(b"nothing")
    seen = program(tmp_path / "bad.scene", tmp_path)
    ((title, sentence),) = seen["dialogs"]
    assert title == "bad.scene could not be opened" and sentence and "Traceback" not in sentence
    assert seen["nodes"] >= 5


def test_after_a_crash_it_offers_what_was_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "mine.scene"
    save_scene(bedroom(), path)
    whole = len(bedroom().scene.nodes)
    program(path, tmp_path, "crash")
    seen = program(path, tmp_path)
    ((title, _),) = seen["dialogs"]
    assert title == "Open what was not saved of “mine”?"
    assert seen["nodes"] == whole - 1 and seen["unsaved"]
    again = program(path, tmp_path)
    assert not again["dialogs"] and again["nodes"] == whole
