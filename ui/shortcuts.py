# ruff: noqa: N802 - Qt names its events
"""The editor of keyboard shortcuts: every command in a table, presets, keys recorded by pressing them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, ActionSet
from ui.keymap import PRESET_LABELS, shown, split
from ui.settings import Settings
from ui.theme import letter
from ui.words import tr, without_dots

NAME = Qt.ItemDataRole.UserRole
_LABELS = {declared.id: declared.label for declared in ACTIONS}


class Recorder(QKeySequenceEdit):
    """Records one key with its modifiers. Escape and Tab are keys of the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setAccessibleName(tr("Press the new keys"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


class ShortcutsDialog(QDialog):
    """Changes the keymap of a window's actions; every change counts at once and is remembered."""

    def __init__(self, parent: QWidget, actions: ActionSet, settings: Settings) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self._actions, self._settings, self._keymap = actions, settings, actions.keymap
        self._wanted = ""
        self.preset = QComboBox()
        self.preset.setAccessibleName(tr("Preset"))
        for name, label in PRESET_LABELS.items():
            self.preset.addItem(tr(label), name)
        self.preset.activated.connect(lambda _: self.use(self.preset.currentData()))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search commands or keys"))
        self.search.setAccessibleName(tr("Search commands or keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("Commands and their keys"))
        self.table.setIndentation(0)
        self.table.setHeaderLabels([tr("Command"), tr("Shortcut")])
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(False)
        self.table.currentItemChanged.connect(lambda *_: self._begin())
        self.table.itemActivated.connect(lambda *_: self.recorder.setFocus())
        self.recorder = Recorder()
        self.recorder.keySequenceChanged.connect(self._recorded)
        self.none, self.back = QPushButton(tr("No keys")), QPushButton(tr("Reset"))
        self.back.setToolTip(tr("Give this command the keys of the preset again"))
        self.none.clicked.connect(lambda: self.give(""))
        self.back.clicked.connect(self.reset)
        self.all = QPushButton(tr("Reset all"))
        self.all.clicked.connect(lambda: self.use(self._keymap.preset))
        self._lay_out()
        self._fill()
        self._begin()

    def _lay_out(self) -> None:
        top, edit, bottom, whole = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(QLabel(tr("Preset")))
        top.addWidget(self.preset)
        top.addWidget(self.search, 1)
        self._of = QLabel()
        edit.addWidget(self._of, 1)
        for widget in (self.recorder, self.none, self.back):
            edit.addWidget(widget)
        self.conflict = QFrame()
        self.conflict.setProperty("bar", True)
        inside = QHBoxLayout(self.conflict)
        inside.setContentsMargins(12, 6, 6, 6)
        self._used = QLabel()
        self._used.setWordWrap(True)
        self.take, self.leave = QPushButton(tr("Use them here")), QPushButton(tr("Leave them there"))
        self.take.clicked.connect(lambda: self.give(self._wanted))
        self.leave.clicked.connect(self._begin)
        inside.addWidget(self._used, 1)
        inside.addWidget(self.take)
        inside.addWidget(self.leave)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        for button in (*buttons.buttons(), self.none, self.back, self.all, self.take, self.leave):
            button.setAutoDefault(False)  # Return belongs to the keys that are recorded
        bottom.addWidget(self.all)
        bottom.addWidget(buttons, 1)
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        whole.addLayout(edit)
        whole.addWidget(self.conflict)
        whole.addLayout(bottom)
        self.resize(100 * letter(self), 92 * letter(self))

    # The table

    def _fill(self) -> None:
        kept = self.chosen
        self.preset.setCurrentIndex(self.preset.findData(self._keymap.preset))
        self.table.clear()
        heads: dict[str, QTreeWidgetItem] = {}
        for declared in ACTIONS:
            if declared.menu not in heads:
                heads[declared.menu] = QTreeWidgetItem(self.table, [tr(declared.menu)])
                heads[declared.menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = heads[declared.menu].font(0)
                font.setBold(True)
                heads[declared.menu].setFont(0, font)
            keys = ", ".join(shown(key) for key in self._keymap.keys(declared.id))
            item = QTreeWidgetItem(heads[declared.menu], [without_dots(declared.label), keys])
            item.setData(0, NAME, declared.id)
            if declared.id in self._keymap.own:
                font = item.font(1)
                font.setBold(True)
                item.setFont(1, font)
            if declared.id == kept:
                self.table.setCurrentItem(item)
        self.table.expandAll()
        self._narrow(self.search.text())

    def _narrow(self, words: str) -> None:
        parts = words.lower().split()
        for row in range(self.table.topLevelItemCount()):
            head = self.table.topLevelItem(row)
            items = [head.child(k) for k in range(head.childCount())]
            for item in items:
                text = f"{head.text(0)} {item.text(0)} {item.text(1)}".lower()
                item.setHidden(not all(part in text for part in parts))
            head.setHidden(all(item.isHidden() for item in items))

    @property
    def chosen(self) -> str:
        """The id of the command in focus; empty if there is none."""
        item = self.table.currentItem()
        return str(item.data(0, NAME) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Put a command in focus."""
        for head in (self.table.topLevelItem(row) for row in range(self.table.topLevelItemCount())):
            for item in (head.child(k) for k in range(head.childCount())):
                if item.data(0, NAME) == name:
                    self.table.setCurrentItem(item)

    # Keys of the command in focus

    def _begin(self) -> None:
        """Show the keys of the command in focus, ready for others."""
        name, self._wanted = self.chosen, ""
        self.conflict.hide()
        keys = self._keymap.keys(name) if name else ()
        self.recorder.blockSignals(True)
        self.recorder.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self.recorder.blockSignals(False)
        label = without_dots(_LABELS[name]) if name else ""
        self._of.setText(label or tr("Choose a command, then press its new keys."))
        for widget in (self.recorder, self.none, self.back):
            widget.setEnabled(bool(name))
        self.none.setEnabled(bool(keys))
        self.back.setEnabled(name in self._keymap.own)

    def _recorded(self, pressed: QKeySequence) -> None:
        name, found = self.chosen, split(pressed.toString(QKeySequence.SequenceFormat.PortableText))
        if not name or not found:
            return
        user = self._keymap.user(found[0])
        if user is None or user == name:
            self.give(found[0])
            return
        self._wanted = found[0]
        other = without_dots(_LABELS[user])
        self._used.setText(tr("{keys} is used for “{command}”.", keys=shown(found[0]), command=other))
        self.conflict.show()

    def give(self, keys: str) -> None:
        """Give keys to the command in focus; whoever had them loses them."""
        if self.chosen:
            self._keymap.set(self.chosen, keys)
            self._apply()

    def reset(self) -> None:
        """The command in focus gets the preset's keys again."""
        self._keymap.reset(self.chosen)
        self._apply()

    def use(self, preset: str) -> None:
        """All commands get the keys of a preset."""
        self._keymap.use(preset)
        self._apply()

    def _apply(self) -> None:
        self._settings.keep_keys(self._keymap.preset, self._keymap.own)
        self._actions.take_keys()
        self._fill()
        self._begin()
