"""The window's questions, complaints and remarks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ui.controllers.files import Answer, Over
from ui.plan.picture_file import ENDINGS
from ui.remarks import RemarksDialog
from ui.space.size_dialog import SizeDialog
from ui.words import tr

KEYS = (
    (
        "Plan",
        "Drag an object to move it; its back snaps to walls, on a street it keeps to lanes and kerbs. "
        "Shift keeps to one axis, Alt moves freely, Ctrl copies.",
    ),
    (
        "",
        "Drag the squares to resize, the circle to turn (Ctrl: any angle). Arrow keys move {step}, with Shift {leap}.",
    ),
    (
        "",
        "Digits or Enter in the middle of a drag take an exact length, angle or size, such as 85, 0.85 m, 2' 9\" "
        "or 120 x 60.",
    ),
    (
        "",
        "B draws an object's outline, Shift+R reshapes the room, Shift+T the street; Ctrl+C, X and V copy, cut and "
        "paste between windows.",
    ),
    ("", "Wheel zooms, middle button or Space pans, F fits, Escape lets go without a change."),
    (
        "Graph",
        "Drag from a chip's edge to another chip to relate them. Click a label on an arrow to change, flip or delete.",
    ),
    ("", "Tab adds an object, L lays out, F fits."),
    (
        "3D view",
        "Drag to orbit, right button or Shift to pan, wheel to zoom; 1, 3, 7 for front, side, top; F to the selection.",
    ),
    (
        "",
        "Drag a selected object on the floor, or by its handles: arrows move, the ring turns (Ctrl: freely).",
    ),
    (
        "",
        "5 switches between perspective and parallel projection; 4 and 6, 8 and 2 turn the view by 15°.",
    ),
    ("", "While walking: WASD or arrows and the mouse, Shift runs, Escape leaves."),
)


if TYPE_CHECKING:
    from ui.window import MainWindow

NOTICE_MS = 8000


class Dialogs:
    """Asks with the system's dialogs, and tells in the status bar what needs no answer."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.folder = Path.home()

    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while."""
        self._window.say(sentence)

    def ask_open(self, scenes: tuple[str, ...], meshes: tuple[str, ...]) -> Path | None:
        kinds = (
            (tr("Scenes and meshes"), (*scenes, *meshes)),
            (tr("Scenes"), scenes),
            (tr("Meshes, added to the open scene"), meshes),
        )
        rows = [f"{title} ({' '.join(f'*{e}' for e in dict.fromkeys(endings))})" for title, endings in kinds]
        rows.append(f"{tr('All files')} (*)")
        name, _ = QFileDialog.getOpenFileName(self._window, tr("Open"), str(self.folder), ";;".join(rows))
        return self._used(name)

    def ask_save(self, suggestion: Path, endings: tuple[str, ...]) -> Path | None:
        kinds = ";;".join(f"{e.removeprefix('.').upper()} (*{e})" for e in dict.fromkeys(endings))
        ending = f"*{suggestion.suffix}"
        first = next((k for k in kinds.split(";;") if ending in k), "")
        name, kind = QFileDialog.getSaveFileName(self._window, tr("Save"), str(suggestion), kinds, first)
        path = self._used(name)
        if path is not None and not path.suffix and "*" in kind:
            path = path.with_suffix(kind[kind.index("*") + 1 : -1])
        return path

    def ask_picture(self) -> Path | None:
        patterns = " ".join(f"*{e}" for e in ENDINGS)
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Trace over a picture"), str(self.folder), f"{tr('Pictures')} ({patterns})"
        )
        return self._used(name)

    def _box(self, icon: QMessageBox.Icon, title: str, text: str, more: str) -> QMessageBox:
        """A box that says something, in full below; its buttons are up to the question."""
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setWindowTitle(title)
        box.setText(text)
        box.setInformativeText(more)
        return box

    def _used(self, name: str) -> Path | None:
        if not name:
            return None
        self.folder = Path(name).parent
        return Path(name)

    def ask_size(self, view: tuple[int, int]) -> tuple[int, int] | None:
        """How large a picture should be, pixels."""
        dialog = SizeDialog(self._window, view)
        return dialog.size_chosen if dialog.exec() == SizeDialog.DialogCode.Accepted else None

    def ask_unsaved(self, name: str) -> Answer:
        buttons = QMessageBox.StandardButton
        box = self._box(
            QMessageBox.Icon.Question,
            tr("Unsaved changes"),
            tr("Save the changes to “{name}”?", name=name),
            tr("Without saving, they are lost."),
        )
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        return "save" if answer == buttons.Save else "discard" if answer == buttons.Discard else "cancel"

    def ask_overwrite(self, name: str) -> Over:
        role = QMessageBox.ButtonRole
        box = self._box(
            QMessageBox.Icon.Warning,
            tr("Changed on disk"),
            tr("“{name}” was changed by another program since you opened or saved it.", name=name),
            tr("Overwriting it loses what the other program wrote."),
        )
        over = box.addButton(tr("Overwrite"), role.DestructiveRole)
        elsewhere = box.addButton(tr("Save as …"), role.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(elsewhere)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        return "overwrite" if clicked is over else "elsewhere" if clicked is elsewhere else "cancel"

    def ask_reload(self, name: str) -> bool:
        role = QMessageBox.ButtonRole
        box = self._box(
            QMessageBox.Icon.Question,
            tr("Changed on disk"),
            tr("“{name}” was changed by another program. Load it again?", name=name),
            tr("Undo brings back what you have here now."),
        )
        again = box.addButton(tr("Load again"), role.AcceptRole)
        mine = box.addButton(tr("Keep mine"), role.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(mine)
        box.exec()
        return box.clickedButton() is again

    def ask_elsewhere(self, title: str, sentence: str) -> bool:
        box = self._box(
            QMessageBox.Icon.Warning,
            title,
            title,
            tr("{sentence} Your work is still open here, unsaved.", sentence=sentence),
        )
        elsewhere = box.addButton(tr("Save as …"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Close))
        box.setDefaultButton(elsewhere)
        box.exec()
        return box.clickedButton() is elsewhere

    def ask_recover(self, name: str, when: datetime) -> bool:
        role = QMessageBox.ButtonRole
        said = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(when.timestamp())), QLocale.FormatType.ShortFormat)
        box = self._box(
            QMessageBox.Icon.Question,
            tr("Unsaved work was found"),
            tr("Open what was not saved of “{name}”?", name=name),
            tr("The program ended unexpectedly; this copy is of {when}.", when=said),
        )
        wanted = box.addButton(tr("Open it"), role.AcceptRole)
        box.addButton(tr("Throw it away"), role.DestructiveRole)
        box.setDefaultButton(wanted)
        box.setEscapeButton(wanted)  # nothing is lost by a hasty key
        box.exec()
        return box.clickedButton() is wanted

    def list_remarks(self, title: str, remarks: list[str]) -> None:
        """Show some sentences in a window beside the work."""
        RemarksDialog(self._window, title, remarks).show()

    def complain(self, title: str, sentence: str) -> None:
        box = self._box(
            QMessageBox.Icon.Warning,
            title,
            title,
            tr("{sentence} The scene you were working on is as it was.", sentence=sentence),
        )
        box.exec()
