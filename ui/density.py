"""The slider that says how much shall be on a street."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from ui.controllers.filling import USUAL
from ui.spoken import say, spoken_label
from ui.words import later


class DensitySlider(QWidget):
    """From deserted to packed.

    Signals
    -------
    changed(density)
        In [0, 1].
    """

    changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(20)
        self.slider.setMinimumWidth(90)
        say("How much is on the street", self.slider.setAccessibleName, self.slider.setToolTip)
        self.share = QLabel()
        self.share.setMinimumWidth(self.share.fontMetrics().horizontalAdvance("100 %"))
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(spoken_label(later("Deserted"), "faint"))
        row.addWidget(self.slider, 1)
        row.addWidget(spoken_label(later("Packed"), "faint"))
        row.addWidget(self.share)
        self.slider.valueChanged.connect(self._on_changed)
        self.setFocusProxy(self.slider)
        self.set_density(USUAL)
        self._on_changed(self.slider.value())

    @property
    def density(self) -> float:
        """In [0, 1]."""
        return self.slider.value() / 100

    def set_density(self, density: float) -> None:
        """Show a density."""
        self.slider.setValue(round(density * 100))

    def _on_changed(self, value: int) -> None:
        self.share.setText(f"{value} %")
        self.changed.emit(self.density)
