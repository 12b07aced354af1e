"""Unsaved work survives a crash: copies, their end, and what is offered afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import create_autospec

import pytest

from composer.edits import RemoveNodes
from composer.formats import open_document, save_scene
from tests.ui.rooms import bedroom
from ui.controllers.recovery import RecoveryController, RecoveryView, copy_of
from ui.controllers.session import Session


class Desk:
    """A session with its recovery, as one program has them."""

    def __init__(self, folder: Path, path: Path | None = None, wanted: bool = True) -> None:
        self.session = Session(bedroom() if path is None else open_document(path))
        self.session.path = path
        self.view = create_autospec(RecoveryView, instance=True)
        self.view.ask_recover.return_value = wanted
        self.recovery = RecoveryController(self.session, self.view, folder / "unsaved", lambda seconds, what: what())

    def edit(self) -> None:
        self.session.push(RemoveNodes(("chair",)))
        self.recovery.wait()

    def crash(self) -> None:
        """Let go of everything without closing."""
        self.recovery._writer.shutdown()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "room.scene"
    save_scene(bedroom(), path)
    return path


def test_what_was_not_saved_is_offered_and_opened_as_unsaved(tmp_path: Path, saved: Path) -> None:
    first = Desk(tmp_path, saved)
    first.edit()
    first.crash()
    assert copy_of(saved).exists()
    assert "chair" in open_document(saved).scene.by_id
    second = Desk(tmp_path, saved)
    assert second.recovery.offer(saved)
    second.view.ask_recover.assert_called_once()
    assert "chair" not in second.session.scene.by_id
    assert second.session.path == saved and second.session.history.modified
    second.recovery.wait()
    assert copy_of(saved).exists()  # until it is saved
    save_scene(second.session.document, saved)
    second.session.saved(saved)
    second.recovery.wait()
    assert not copy_of(saved).exists()
    second.recovery.close()


def test_what_is_not_wanted_is_thrown_away(tmp_path: Path, saved: Path) -> None:
    first = Desk(tmp_path, saved)
    first.edit()
    first.crash()
    second = Desk(tmp_path, saved, wanted=False)
    assert not second.recovery.offer(saved)
    assert not copy_of(saved).exists()
    assert not second.session.history.modified
    second.recovery.close()


def test_nothing_is_left_of_what_was_undone_or_closed(tmp_path: Path, saved: Path) -> None:
    desk = Desk(tmp_path, saved)
    desk.edit()
    assert copy_of(saved).exists()
    desk.session.undo()
    desk.recovery.wait()
    assert not copy_of(saved).exists()
    desk.edit()
    desk.recovery.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["room.scene"]
    desk.session.undo()
    desk.session.redo()  # whatever still comes, a closed window writes nothing
    assert not copy_of(saved).exists()


def test_untitled_work_of_a_dead_program_is_offered_and_of_a_living_one_is_not(tmp_path: Path) -> None:
    living = Desk(tmp_path)
    living.edit()
    (own,) = (tmp_path / "unsaved").iterdir()
    other = Desk(tmp_path)
    assert not other.recovery.offer()
    other.view.ask_recover.assert_not_called()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    orphan = own.with_name(own.name.replace(str(os.getpid()), str(gone.pid), 1))
    shutil.copy(own, orphan)
    assert other.recovery.offer()
    assert "chair" not in other.session.scene.by_id and other.session.path is None
    assert other.session.history.modified
    other.recovery.close()
    assert not orphan.exists()
    assert own.exists()
    living.recovery.close()
    assert not own.exists()


def test_a_damaged_copy_is_not_offered(tmp_path: Path, saved: Path) -> None:
    copy_of(saved).write_bytes(b"half a file")
    desk = Desk(tmp_path, saved)
    assert not desk.recovery.offer(saved)
    desk.view.ask_recover.assert_not_called()
    assert not copy_of(saved).exists()
    desk.recovery.close()


def test_a_disk_that_takes_nothing_is_told_once(tmp_path: Path) -> None:
    blocked = tmp_path / "unsaved"
    desk = Desk(tmp_path)
    blocked.mkdir()
    copy = desk.recovery._untitled()
    copy.mkdir()  # no file can take its place
    for _ in range(3):
        desk.edit()
        desk.session.undo()
        desk.session.redo()
        desk.recovery.wait()
        desk.recovery.keep()
        desk.recovery.wait()
    desk.view.say.assert_called_once()
    assert "could be kept" in desk.view.say.call_args.args[0]
    assert "chair" not in desk.session.scene.by_id
    copy.rmdir()
    desk.recovery.close()
