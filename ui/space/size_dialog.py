"""Asks how large a picture of the 3D view should be."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from ui.fields import roomy
from ui.words import tr

SMALLEST, LARGEST = 64, (7680, 4320)
SIZES = ((1920, 1080), (3840, 2160))


class SizeDialog(QDialog):
    """Offers the size of the view, two of screens, and any other.

    Parameters
    ----------
    parent : QWidget
    view : (int, int)
        Width and height of the view, pixels.
    """

    def __init__(self, parent: QWidget, view: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Picture of the 3D view"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Size"))
        for name, size in ((tr("As large as the view"), view), (tr("Full HD"), SIZES[0]), ("4K", SIZES[1])):
            self.choice.addItem(tr("{name}, {size}", name=name, size=f"{size[0]} × {size[1]}"), size)
        self.choice.addItem(tr("Another size"), None)
        self.sides = tuple(
            self._side(name, largest, side)
            for name, largest, side in zip((tr("Width in pixels"), tr("Height in pixels")), LARGEST, view, strict=True)
        )
        row = QHBoxLayout()
        row.addWidget(self.sides[0], 1)
        row.addWidget(QLabel("×"))
        row.addWidget(self.sides[1], 1)
        hint = QLabel(tr("The picture shows all that the view shows; another shape shows more at the sides."))
        hint.setProperty("faint", True)
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Save as …"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(18, 16, 18, 14)
        form.setVerticalSpacing(10)
        form.addRow(tr("Size"), self.choice)
        form.addRow(tr("Pixels"), row)
        form.addRow(hint)
        form.addRow(buttons)
        self.setMinimumWidth(380)
        self.choice.currentIndexChanged.connect(self._chosen)
        self._chosen()

    def _side(self, name: str, largest: int, value: int) -> QSpinBox:
        side = roomy(QSpinBox())
        side.setRange(SMALLEST, largest)
        side.setValue(value)
        side.setAccessibleName(name)
        return side

    def _chosen(self) -> None:
        size = self.choice.currentData()
        for side, value in zip(self.sides, size or (None, None), strict=True):
            side.setEnabled(size is None)
            if value is not None:
                side.setValue(value)

    @property
    def size_chosen(self) -> tuple[int, int]:
        """Width and height, pixels."""
        return self.sides[0].value(), self.sides[1].value()
