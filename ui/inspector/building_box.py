"""What the inspector has of a building: its floors and its roof."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QSpinBox, QWidget

from composer.scene import Node
from composer.street.variety import ROOFS
from ui.controllers.buildings import BuildingController
from ui.fields import roomy
from ui.inspector.number_box import LengthBox
from ui.spoken import again, say, spoken_label
from ui.units import asked
from ui.words import later, tr

ROOF_WORDS = {
    "flat": later("Flat"),
    "gabled": later("Gabled"),
    "hipped": later("Hipped"),
    "half-hipped": later("Half-hipped"),
    "pyramidal": later("Pyramid"),
    "skillion": later("Sloping one way"),
    "mansard": later("Mansard"),
    "gambrel": later("Gambrel"),
    "dome": later("Dome"),
}
MOST_FLOORS = 200


class BuildingBox(QWidget):
    """Floors, their height, the kind of the roof and its height; each change is an undo step."""

    def __init__(self, controller: BuildingController) -> None:
        super().__init__()
        self._filling = False
        self.floors = roomy(QSpinBox())
        self.floors.setRange(1, MOST_FLOORS)
        self.floors.setKeyboardTracking(False)
        self.floors.valueChanged.connect(lambda value: self._filling or controller.floors(value))
        self.storey, self.rise = roomy(LengthBox(asked)), roomy(LengthBox(asked))
        self.storey.setRange(1.8, 20.0)
        self.rise.setRange(0.0, 60.0)
        for spin, told in ((self.storey, controller.storey), (self.rise, controller.roof_height)):
            spin.setKeyboardTracking(False)
            spin.setSingleStep(0.1)
            spin.valueChanged.connect(lambda value, tell=told: self._filling or tell(value))
        self.roof = QComboBox()
        self.roof.activated.connect(lambda: controller.roof(self.roof.currentData()))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(spoken_label("Building", "heading"), 0, 0, 1, 2)
        rows = (
            (later("Floors"), self.floors),
            (later("Height of a floor"), self.storey),
            (later("Roof"), self.roof),
            (later("Height of the roof"), self.rise),
        )
        for number, (title, widget) in enumerate(rows):
            row, column = 1 + 2 * (number // 2), number % 2
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            say(title, widget.setAccessibleName)
            grid.addWidget(spoken_label(title, "faint", widget), row, column)
            grid.addWidget(widget, row + 1, column)
            grid.setColumnStretch(column, 1)
        again(self._retell)
        self._retell()

    def _retell(self) -> None:
        kind = self.roof.currentData()
        self.roof.clear()
        for name in ROOFS:
            self.roof.addItem(tr(ROOF_WORDS[name]), name)
        self.roof.setCurrentIndex(max(self.roof.findData(kind), 0))

    def show_node(self, node: Node) -> None:
        """Show the numbers of a node; nothing where it is no building."""
        building, box = node.building, node.box
        shown = building is not None and box is not None and node.shape is None
        self.setVisible(shown)
        if building is None or box is None or not shown:
            return
        self._filling = True
        try:
            self.floors.setValue(building.floors(box.height))
            self.storey.setValue(building.storey)
            self.roof.setCurrentIndex(self.roof.findData(building.roof))
            self.rise.setValue(building.roof_height)
            self.rise.setEnabled(building.roof != "flat")
        finally:
            self._filling = False
