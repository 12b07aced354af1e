"""A new street: which strips it has, and how long it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.street.strips import presets
from ui import units
from ui.fields import roomy
from ui.inspector.number_box import LengthBox
from ui.section.picture import section_pixmap
from ui.spoken import spoken_label
from ui.theme import Theme
from ui.words import later, tr

LENGTH = 80.0
"""Metres."""
PICTURE = QSize(220, 74)
_NAME = Qt.ItemDataRole.UserRole


class NewStreetDialog(QDialog):
    """Offers the usual streets.

    Signals
    -------
    chosen(preset, length)
    """

    chosen = Signal(str, float)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New street"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Strips of the street"))
        self.list.setIconSize(PICTURE)
        self.list.setSpacing(3)
        for name, (label, section) in presets().items():
            text = tr("{name}, {width}", name=tr(label), width=units.told(section.width))
            item = QListWidgetItem(QIcon(section_pixmap(section.strips, theme, PICTURE)), text)
            item.setData(_NAME, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._take)
        self.length = roomy(LengthBox(units.told, large=True))
        self.length.setRange(5.0, 5000.0)
        self.length.setValue(LENGTH)
        self.length.setAccessibleName(tr("Length of the street"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(spoken_label(later("Length"), of=self.length), self.length)
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(540, 620)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(_NAME), self.length.value())
