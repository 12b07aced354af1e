"""Keys and gestures at a glance: what hands do in each view, and the keys of every command as they are now."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ui import units
from ui.actions import ACTIONS
from ui.dialogs import KEYS
from ui.keymap import Keymap, shown
from ui.spoken import again, say
from ui.theme import letter
from ui.words import tr, without_dots


class KeysHelp(QDialog):
    """Stays open beside the work until it is closed."""

    def __init__(self, parent: QWidget, keymap: Keymap) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser()
        say("Keys and gestures", self.setWindowTitle, self.text.setAccessibleName)
        self._keymap = keymap
        self._fill()
        again(self._fill)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.addWidget(self.text)
        whole.addWidget(buttons)
        self.resize(110 * letter(self), 90 * letter(self))

    def _fill(self) -> None:
        self.text.setHtml(page(self._keymap))


def page(keymap: Keymap) -> str:
    """The help as HTML."""
    steps = {"step": units.told(units.nudge(False)), "leap": units.told(units.nudge(True))}
    rows = [
        f"<tr><td width='110'><b>{escape(tr(a)) if a else ''}</b></td><td>{escape(tr(b, **steps))}</td></tr>"
        for a, b in KEYS
    ]
    gestures = f"<table cellpadding='3'>{''.join(rows)}</table>"
    commands, menu = [], ""
    for declared in ACTIONS:
        keys = keymap.keys(declared.id)
        if not keys:
            continue
        head = "" if declared.menu == menu else escape(tr(declared.menu))
        menu = declared.menu
        label = escape(without_dots(declared.label))
        told = escape(", ".join(shown(key) for key in keys))
        commands.append(f"<tr><td width='110'><b>{head}</b></td><td width='330'>{label}</td><td>{told}</td></tr>")
    return f"{gestures}<hr/><table cellpadding='3'>{''.join(commands)}</table>"
