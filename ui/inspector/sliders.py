"""Sliders for what the shape model can be told of a node: its category's attributes, and its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QSlider, QWidget

from ui.spoken import again
from ui.words import titled

STEPS = 100
"""Of a slider, for every whole number of its range."""


class Row:
    """One number: a box that says whether it is set at all, and a slider.

    Parameters
    ----------
    name : str
    low : float
        The least value; the largest is 1. Where it is not set the slider stands in the middle.
    """

    def __init__(self, name: str, low: float) -> None:
        self.name, self.middle = name, (low + 1) / 2
        self.box = QCheckBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(low * STEPS), STEPS)
        self.slider.setPageStep(STEPS // 5)
        self.retell()

    def retell(self) -> None:
        """Say its name in the present language."""
        self.box.setText(titled(self.name))
        self.slider.setAccessibleName(titled(self.name))

    @property
    def value(self) -> float | None:
        return self.slider.value() / STEPS if self.box.isChecked() else None

    def show(self, value: float | None) -> None:
        """Show a value without telling anyone."""
        for widget in (self.box, self.slider):
            widget.blockSignals(True)
        self.box.setChecked(value is not None)
        if not self.slider.isSliderDown():
            self.slider.setValue(round((self.middle if value is None else value) * STEPS))
        for widget in (self.box, self.slider):
            widget.blockSignals(False)


class Sliders(QWidget):
    """A row for each of some names; moving a slider sets its number.

    Signals
    -------
    changed(name, value)
        To a number, or to None where it is left to the model again.
    settled(name)
        The hand has let go: the shape may follow.
    """

    changed = Signal(str, object)
    settled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(1, 60)
        self._grid.setColumnStretch(1, 1)
        again(self._retell)

    def _retell(self) -> None:
        for row in self.rows.values():
            row.retell()

    def set_names(self, names: Sequence[tuple[str, float]], hint: str = "") -> None:
        """Show rows for these names, each with its least value and the same hint; those there already stay."""
        if list(self.rows) != [name for name, _ in names]:
            self._renew(names)
        for row in self.rows.values():
            row.box.setToolTip(hint)

    def _renew(self, names: Sequence[tuple[str, float]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {name: Row(name, low) for name, low in names}
        for number, row in enumerate(self.rows.values()):
            self._grid.addWidget(row.box, number, 0)
            self._grid.addWidget(row.slider, number, 1)
            row.box.toggled.connect(lambda _, r=row: self._moved(r))
            row.slider.valueChanged.connect(lambda _, r=row: self._slid(r))
            row.slider.sliderReleased.connect(lambda r=row: self.settled.emit(r.name))

    def show_values(self, values: Mapping[str, float]) -> None:
        """Show numbers; names without one are left to the model."""
        for name, row in self.rows.items():
            row.show(values.get(name))

    def _slid(self, row: Row) -> None:
        row.box.blockSignals(True)
        row.box.setChecked(True)
        row.box.blockSignals(False)
        self._moved(row)

    def _moved(self, row: Row) -> None:
        self.changed.emit(row.name, row.value)
        if not row.slider.isSliderDown():
            self.settled.emit(row.name)
