"""Care: files that change behind the window's back, keys of one's own, preferences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.edits import SetNode
from composer.formats import save_scene
from ui.actions import Palette
from ui.inspector.found import HINT
from ui.keys_help import page
from ui.preferences import PreferencesDialog
from ui.settings import Settings
from ui.shortcuts import NAME, ShortcutsDialog
from ui.theme import DARK, LIGHT, apply, chosen
from ui.window import MainWindow

Dialog = TypeVar("Dialog", bound=QDialog)


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


def opened(window: MainWindow, kind: type[Dialog]) -> Dialog:
    (found,) = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found


def front(qtbot: QtBot, window: MainWindow) -> None:
    """Bring a window to the front, for keys go to no other."""
    window.activateWindow()
    window.plan.setFocus()
    qtbot.waitUntil(window.isActiveWindow)


def test_keys_are_recorded_and_count_at_once(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], document: Document
) -> None:
    window = make_window(document)
    window.actions_.by_id["edit.shortcuts"].trigger()
    editor = opened(window, ShortcutsDialog)
    qtbot.keyClicks(editor.search, "turn quarter")
    shown = [i for i in _items(editor) if not i.isHidden()]
    assert [item.data(0, NAME) for item in shown] == ["edit.turn"]
    editor.table.setCurrentItem(shown[0])
    qtbot.keyClick(editor.recorder, Qt.Key.Key_T)
    assert window.actions_.by_id["edit.turn"].shortcut().toString() == "T"
    assert "(T)" in window.actions_.by_id["edit.turn"].toolTip()
    editor.close()
    front(qtbot, window)
    window.session.select(["chair"])
    qtbot.keyClick(window.plan, Qt.Key.Key_T)
    assert window.session.history.undo_labels == ("Turn",)
    second = make_window(document)
    assert second.actions_.by_id["edit.turn"].shortcut().toString() == "T"
    assert "<td>T</td>" in page(second.actions_.keymap)
    second.session.select(["chair"])
    palette = Palette(second, second.actions_)
    assert [item.data(HINT) for item in palette.items("turn quarter")] == ["T"]
    palette.close()


def test_a_key_that_is_used_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.edit_shortcuts()
    editor = opened(window, ShortcutsDialog)
    editor.choose("edit.turn")
    qtbot.keyClick(editor.recorder, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert editor.conflict.isVisible() and window.actions_.keymap.user("Ctrl+S") == "file.save"
    qtbot.mouseClick(editor.leave, Qt.MouseButton.LeftButton)
    assert not editor.conflict.isVisible() and editor.recorder.keySequence().toString() == "R"
    qtbot.keyClick(editor.recorder, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(editor.take, Qt.MouseButton.LeftButton)
    assert window.actions_.by_id["edit.turn"].shortcut().toString() == "Ctrl+S"
    assert window.actions_.by_id["file.save"].shortcut().isEmpty()
    qtbot.mouseClick(editor.all, Qt.MouseButton.LeftButton)
    assert window.actions_.by_id["file.save"].shortcut().toString() == "Ctrl+S"
    editor.preset.setCurrentIndex(editor.preset.findData("blender"))
    editor.preset.activated.emit(editor.preset.currentIndex())
    editor.close()
    front(qtbot, window)
    window.session.select(["chair"])
    qtbot.keyClick(window.plan, Qt.Key.Key_X)
    assert "chair" not in window.session.scene.by_id
    assert window.settings.preset == "blender"


def _items(editor: ShortcutsDialog) -> list[QTreeWidgetItem]:
    heads = [editor.table.topLevelItem(k) for k in range(editor.table.topLevelItemCount())]
    return [head.child(k) for head in heads for k in range(head.childCount())]


def pick(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_preferences_count_at_once_and_are_remembered(
    make_window: Callable[[Document], MainWindow], document: Document, qapp: QApplication
) -> None:
    window = make_window(document)
    before = qapp.font().pointSizeF()
    window.actions_.by_id["edit.preferences"].trigger()
    dialog = opened(window, PreferencesDialog)
    pick(dialog.theme, "dark")
    assert window.theme.name == "dark" and window.actions_.by_id["view.theme"].isChecked()
    pick(dialog.scale, 1.5)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * before)
    pick(dialog.quality, "fine")
    assert window.generator.quality == "fine"
    pick(dialog.autosave, 120.0)
    assert window.recovery.seconds == 120.0
    pick(dialog.navigation, "blender")
    dialog.close()
    settings = make_window(document).settings
    assert (settings.theme, settings.scale, settings.quality) == ("dark", 1.5, "fine")
    assert (settings.autosave, settings.navigation) == (120.0, "blender")
    apply(qapp, LIGHT)


def test_settings_that_make_no_sense_are_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text(
        "[General]\nscale=huge\nautosave=-3\nquality=best\nnavigation=7\ntheme=pink\n[keys]\nown=[1\n"
    )
    settings = Settings(tmp_path / "window.ini")
    assert (settings.scale, settings.autosave, settings.quality) == (1.0, 1.0, "standard")
    assert (settings.navigation, settings.own_keys) == ("simple", {})
    assert chosen(settings.theme) in (LIGHT, DARK)
