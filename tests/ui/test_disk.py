"""What a disk and other programs can do to an open file: told in one sentence, and nothing is lost."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import create_autospec

import pytest

from composer.edits import RemoveNodes, SetNode
from composer.formats import open_document, save_scene
from tests.ui.rooms import bedroom
from ui.controllers.files import FileController, FileView
from ui.controllers.session import Session


class Desk:
    """A session on a file, and the questions that were asked."""

    def __init__(self, path: Path) -> None:
        save_scene(bedroom(), path)
        self.path = path
        self.session = Session(bedroom())
        self.view = create_autospec(FileView, instance=True)
        self.files = FileController(self.session, self.view, [])
        assert self.files.open(path)

    def edit(self) -> None:
        assert self.session.push(RemoveNodes(("chair",)))

    def somebody_else(self) -> None:
        """Another program writes the file: the bed gets a name."""
        theirs = bedroom()
        scene = SetNode("bed", {"label": "Theirs"}).apply(theirs.scene)
        save_scene(type(theirs)(scene), self.path)

    @property
    def on_disk(self) -> str:
        return open_document(self.path).scene.node("bed").label


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "mine.scene")


@pytest.fixture
def small_files() -> Iterator[None]:
    """The system refuses files larger than a block, as a full disk does: in the middle of writing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_saving_over_what_somebody_else_wrote_asks(desk: Desk) -> None:
    desk.edit()
    desk.somebody_else()
    desk.view.ask_overwrite.return_value = "cancel"
    assert not desk.files.save()
    desk.view.ask_overwrite.assert_called_once_with("mine.scene")
    assert desk.on_disk == "Theirs" and desk.session.history.modified
    desk.view.ask_overwrite.return_value = "overwrite"
    assert desk.files.save()
    assert desk.on_disk == "" and not desk.session.history.modified
    desk.session.undo()
    assert desk.files.save() and desk.view.ask_overwrite.call_count == 2


def test_saving_elsewhere_keeps_both(desk: Desk, tmp_path: Path) -> None:
    desk.edit()
    desk.somebody_else()
    desk.view.ask_overwrite.return_value = "elsewhere"
    desk.view.ask_save.return_value = tmp_path / "other.scene"
    assert desk.files.save()
    assert desk.on_disk == "Theirs" and "chair" not in open_document(tmp_path / "other.scene").scene.by_id
    assert desk.session.path == tmp_path / "other.scene"


def test_our_own_saves_are_no_news(desk: Desk) -> None:
    for _ in range(2):
        desk.edit() if "chair" in desk.session.scene.by_id else desk.session.undo()
        assert desk.files.save()
        desk.files.look()
    desk.view.ask_overwrite.assert_not_called()
    desk.view.ask_reload.assert_not_called()


def test_loading_again_is_one_undo_step(desk: Desk) -> None:
    desk.edit()
    mine = desk.session.history.scene
    desk.somebody_else()
    desk.view.ask_reload.return_value = True
    desk.files.look()
    assert desk.session.scene.node("bed").label == "Theirs" and not desk.session.history.modified
    desk.session.undo()
    assert desk.session.history.scene == mine and desk.session.history.modified
    desk.files.look()
    desk.view.ask_reload.assert_called_once()


def test_keeping_mine_is_asked_once_and_saving_still_asks(desk: Desk) -> None:
    desk.edit()
    desk.somebody_else()
    desk.view.ask_reload.return_value = False
    desk.files.look()
    desk.files.look()
    desk.view.ask_reload.assert_called_once()
    desk.view.ask_overwrite.return_value = "cancel"
    assert not desk.files.save()
    assert desk.on_disk == "Theirs"


def test_a_file_that_is_gone_is_told_and_saved_again(desk: Desk) -> None:
    desk.path.unlink()
    desk.files.look()
    desk.files.look()
    desk.view.say.assert_called_once()
    assert desk.session.history.modified
    assert desk.files.save() and desk.path.exists()
    assert not desk.session.history.modified


def test_a_damaged_file_is_not_loaded_again(desk: Desk) -> None:
    before = desk.session.history.scene
    desk.path.write_bytes(b"half a file")
    desk.view.ask_reload.return_value = True
    desk.files.look()
    assert desk.session.history.scene is before
    title, sentence = desk.view.complain.call_args.args
    assert "mine.scene" in title and sentence.endswith(".")


def refused(desk: Desk, why: int | str) -> None:
    """Saving is refused with one sentence, and the work is still there and still counts as unsaved."""
    before = desk.session.history.scene
    desk.view.ask_elsewhere.return_value = False
    assert not desk.files.save()
    ((title, sentence),) = [call.args for call in desk.view.ask_elsewhere.call_args_list]
    assert title == f"{desk.session.title}.scene could not be saved"
    assert (os.strerror(why) if isinstance(why, int) else why) in sentence and sentence.endswith(".")
    assert desk.session.history.scene is before and desk.session.history.modified


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(desk: Desk, tmp_path: Path) -> None:
    full = tmp_path / "full.scene"
    full.symlink_to("/dev/full")
    desk.edit()
    desk.session.path = full
    refused(desk, errno.ENOSPC)


def test_a_disk_that_fills_up_in_the_middle_keeps_the_old_file(desk: Desk, small_files: None) -> None:
    before = desk.path.read_bytes()
    assert len(before) > 512, "the file is too small for this test to show anything"
    desk.edit()
    refused(desk, errno.EFBIG)
    assert desk.path.read_bytes() == before
    assert [p.name for p in desk.path.parent.iterdir()] == ["mine.scene"]


def test_there_is_room_again(desk: Desk) -> None:
    """What was refused is saved once the disk takes it, without another question."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    desk.edit()
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    try:
        refused(desk, errno.EFBIG)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert desk.files.save()
    assert "chair" not in open_document(desk.path).scene.by_id
    desk.view.ask_overwrite.assert_not_called()


def test_what_one_disk_refuses_is_saved_on_another(desk: Desk, tmp_path: Path) -> None:
    desk.edit()
    desk.path.unlink()
    desk.path.mkdir()
    desk.view.ask_overwrite.return_value = "overwrite"
    desk.view.ask_elsewhere.return_value = True
    desk.view.ask_save.return_value = tmp_path / "other.scene"
    assert desk.files.save()
    assert desk.session.path == tmp_path / "other.scene" and not desk.session.history.modified
    assert "chair" not in open_document(tmp_path / "other.scene").scene.by_id


def test_a_deleted_folder(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    desk = Desk(folder / "mine.scene")
    desk.edit()
    desk.path.unlink()
    folder.rmdir()
    refused(desk, "there is no folder")


def test_a_folder_that_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        folder = Path("/sys/kernel")  # a folder in which not even root may make files
        if not folder.is_dir():
            pytest.skip("root may write everywhere here")
    else:
        folder = tmp_path / "locked"
        folder.mkdir(mode=0o555)
    desk.edit()
    desk.session.path = folder / "mine.scene"
    refused(desk, "cannot be written")
