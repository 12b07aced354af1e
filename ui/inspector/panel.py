"""The inspector: everything about the selected node, each change an undo step."""

from __future__ import annotations

import itertools
import math
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from composer.relations.kin import is_copy
from composer.scene import Node, Scene, revise
from composer.vocabulary import categories, category
from models.shapes.variation import FORMS
from ui import units
from ui.controllers.buildings import BuildingController
from ui.controllers.inspector import InspectorController, attributes_of
from ui.controllers.naming import names
from ui.controllers.session import Session
from ui.fields import roomy
from ui.icons import icon
from ui.inspector.building_box import BuildingBox
from ui.inspector.carrier_box import CarrierBox
from ui.inspector.colours import Colours
from ui.inspector.ground_box import GroundBox
from ui.inspector.number_box import LengthBox
from ui.inspector.sliders import Sliders
from ui.spoken import again, say, spoken_label
from ui.theme import Theme, letter
from ui.words import later, tr

_NUMBERS = (
    ("width", later("Width")),
    ("depth", later("Depth")),
    ("height", later("Height")),
    ("x", "X"),
    ("y", "Y"),
    ("z", later("Above floor")),
    ("yaw", later("Turned")),
)
LOCKS = (
    ("position", later("Place"), later("Regenerating leaves the place exactly as it is")),
    ("size", later("Size"), later("Regenerating leaves the size exactly as it is")),
    ("shape", later("Shape"), later("Regenerating leaves the shape exactly as it is")),
)
MOST_NAMES = 12
"""Of several objects so many are named."""


class InspectorPanel(QWidget):
    """Shows one node; of several what they have in common.

    Signals
    -------
    reshape_wanted(ids)
        The user wants another shape for these nodes.
    vary_wanted()
        The user wants the selected shapes varied by `strength`.
    attribute_settled(id, name)
        An attribute of a node's shape was set, and the hand has let go.
    """

    reshape_wanted = Signal(object)
    vary_wanted = Signal()
    attribute_settled = Signal(str, str)

    def __init__(self, session: Session, controller: InspectorController, theme: Theme) -> None:
        super().__init__()
        self._session, self._controller, self._theme = session, controller, theme
        self._filling = False
        self._chosen = -1
        self._node: Node | None = None
        self._title = QLabel()
        self._title.setProperty("heading", True)
        self._title.setWordWrap(True)
        self._nothing = QLabel()
        say(
            "Select an object on the plan, in the graph or in the 3D view to see and change it here.",
            self._nothing.setText,
        )
        self._nothing.setProperty("faint", True)
        self._nothing.setWordWrap(True)
        self._several = QLabel()
        self._several.setProperty("faint", True)
        self._several.setWordWrap(True)
        self.attributes = Sliders()
        self.attributes.changed.connect(self._set_attribute)
        self.attributes.settled.connect(self._settle_attribute)
        self._colours = Colours(session, controller)
        self.building = BuildingBox(BuildingController(session, controller))
        self._what = _stacked(self._identity(), self._numbers_grid(), self.building)
        self._keeping = _stacked(self._lock_row(), self._shape_row())
        self._looks = _stacked(self.attributes, spoken_label("Colours", "heading"), self._colours)
        self.ground = GroundBox(session)
        page = _stacked(self._title, self._nothing, self.ground, self._several, self._what, self._keeping, self._looks)
        outer = page.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.setContentsMargins(14, 12, 14, 12)
        outer.addStretch(1)
        area = self._area = _Area()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        session.changed.connect(self._refresh)
        session.selected.connect(self._refresh)
        session.grounded.connect(self._refresh)
        self._refresh()
        again(self._retell)

    def _identity(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(12)
        self.category = QComboBox()
        self.category.setMaxVisibleItems(20)
        self._fill_categories()
        _narrow(self.category)
        self.category.activated.connect(lambda: self._set(category=self.category.currentData()))
        self.label = QLineEdit()
        self.label.editingFinished.connect(lambda: self._set(label=self.label.text().strip()))
        self.parent_box = CarrierBox(self._session)
        _narrow(self.parent_box)
        self.parent_box.activated.connect(lambda: self._set(parent=self.parent_box.currentData()))
        form.addRow(spoken_label("Kind", of=self.category), self.category)
        form.addRow(spoken_label("Name", of=self.label), self.label)
        return form

    def _fill_categories(self) -> None:
        self.category.clear()
        for known in sorted(categories().values(), key=lambda c: (c.kind != "room", tr(c.label))):
            self.category.addItem(tr(known.label), known.name)

    def _retell(self) -> None:
        self._fill_categories()
        self._node = None
        self._refresh()

    def _numbers_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self.numbers: dict[str, QDoubleSpinBox] = {}
        places = {
            "width": (0, 0),
            "depth": (0, 1),
            "height": (0, 2),
            "x": (2, 0),
            "y": (2, 1),
            "z": (2, 2),
            "yaw": (4, 0),
        }
        for name, title in _NUMBERS:
            spin = roomy(QDoubleSpinBox() if name == "yaw" else LengthBox(self._length))
            if name == "yaw":
                spin.setDecimals(1)
                spin.setSingleStep(5)
                spin.setSuffix("°")
            spin.setKeyboardTracking(False)
            spin.setMinimumWidth(74)
            spin.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            if name in ("width", "depth", "height"):
                spin.setRange(0.01, 100)
            else:
                spin.setRange(-1e6, 1e6)
            say(title, spin.setAccessibleName)
            spin.valueChanged.connect(lambda value, n=name: self._set_number(n, value))
            row, column = places[name]
            grid.addWidget(spoken_label(title, "faint"), row, column)
            grid.addWidget(spin, row + 1, column)
            self.numbers[name] = spin
        grid.addWidget(spoken_label("Stands on", "faint", self.parent_box), 4, 1, 1, 2)
        grid.addWidget(self.parent_box, 5, 1, 1, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _length(self, metres: float) -> str:
        """By the millimetre for furniture, in metres for what is as large as a street."""
        return units.told(metres) if self._session.scene.kind == "street" else units.exactly(metres)

    def _lock_row(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        column.addWidget(spoken_label("Keep when regenerating", "heading"))
        self.locks: dict[str, QPushButton] = {}
        for name, title, hint in LOCKS:
            button = QPushButton()
            button.setProperty("compact", True)
            button.setCheckable(True)
            say(title, button.setText)
            say(hint, button.setToolTip)
            button.clicked.connect(lambda checked, n=name: self._controller.lock(n, checked))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
            self.locks[name] = button
        column.addLayout(row)
        return column

    def _shape_row(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        column.addWidget(spoken_label("Shape", "heading"))
        self.seed = roomy(QSpinBox())
        self.seed.setRange(0, 2**31 - 1)
        say("Seed ", self.seed.setPrefix)
        say("Seed of the shape", self.seed.setAccessibleName)
        self.seed.setKeyboardTracking(False)
        self.seed.valueChanged.connect(lambda value: self._set(seed=value))
        self.reshape = QPushButton()
        say("New shape", self.reshape.setText)
        say("Imagine this object anew, in the same place and size", self.reshape.setToolTip)
        self.reshape.clicked.connect(lambda: self.reshape_wanted.emit(tuple(self._session.selection)))
        for widget in (self.seed, self.reshape):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.seed, 1)
        row.addWidget(self.reshape, 1)
        column.addLayout(row)
        column.addLayout(self._vary_row())
        return column

    def _vary_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.how_far = QSlider(Qt.Orientation.Horizontal)
        self.how_far.setRange(5, 100)
        self.how_far.setPageStep(10)
        self.how_far.setValue(50)
        say("How far a variation goes", self.how_far.setAccessibleName)
        say("How far a variation goes: left stays near, right is a new shape", self.how_far.setToolTip)
        self.vary = QPushButton()
        say("Vary", self.vary.setText)
        say("A shape near this one, also of an imported mesh", self.vary.setToolTip)
        self.vary.clicked.connect(self.vary_wanted)
        for widget in (self.how_far, self.vary):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(widget, 1)
        return row

    @property
    def strength(self) -> float:
        """How far a variation goes, in (0, 1]."""
        return self.how_far.value() / 100

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self._node = None
        self._refresh()

    # Both ways

    def _set(self, **changes: Any) -> None:
        if not self._filling:
            self._controller.set(**changes)

    def _set_number(self, name: str, value: float) -> None:
        if not self._filling:
            self._controller.set_box(name, math.radians(value) if name == "yaw" else value)

    def _refresh(self, _: object = None) -> None:
        chosen, scene = self._session.selection, self._session.scene
        node = scene.by_id.get(next(iter(chosen))) if len(chosen) == 1 else None
        ground = self.ground.refresh()
        self._nothing.setVisible(not chosen and not ground)
        if min(len(chosen), 2) != self._chosen:
            self._choose(min(len(chosen), 2))
        if node is None:
            self._node = None
            if chosen:
                self._fill_several([n for n in scene.nodes if n.id in chosen], scene)
            return
        if node is self._node:
            return
        before, self._node, self._filling = self._node, node, True
        try:
            if before is not None and node.id == before.id and revise(before, box=node.box) == node:
                self._fill_numbers(node)  # as at every step of a drag
            else:
                self._fill(node, scene)
        finally:
            self._filling = False

    def _choose(self, count: int) -> None:
        """Show what there is for no object, one, or two and more."""
        self._chosen = count
        for part in (self._what, self._looks, self.seed):
            part.setVisible(count == 1)
        for part in (self._title, self._keeping):
            part.setVisible(count > 0)
        self._nothing.setVisible(count == 0 and self.ground.isHidden())
        self._several.setVisible(count == 2)
        self._title.clear()
        self._several.clear()
        self._area.updateGeometry()

    def _fill_several(self, nodes: list[Node], scene: Scene) -> None:
        """What can be done with several objects at once: kept, and given other shapes."""
        known = names(scene)
        self._title.setText(tr("{count} objects selected", count=len(nodes)))
        shown = ", ".join(known[n.id] for n in nodes[:MOST_NAMES])
        self._several.setText(f"{shown} …" if len(nodes) > MOST_NAMES else shown)
        self._fill_keeping(nodes)

    def _fill_keeping(self, nodes: list[Node]) -> None:
        """Locks that all of some nodes have, and what can be done with the shapes of those that are free."""
        for name, button in self.locks.items():
            button.setChecked(bool(nodes) and all(getattr(n.locks, name) for n in nodes))
            button.setIcon(icon("lock" if button.isChecked() else "unlock", self._theme))
        free = [n for n in nodes if not n.held and category(n.category).family]
        for button, on in ((self.reshape, bool(free)), (self.vary, any(n.shape is not None for n in free))):
            button.setIcon(icon("dice", self._theme))
            button.setEnabled(on)

    def _fill(self, node: Node, scene: Scene) -> None:
        known = names(scene)
        self._title.setText(known[node.id])
        at = self.category.findData(node.category)
        if at < 0:
            self.category.addItem(tr(category(node.category).label), node.category)
            at = self.category.count() - 1
        self.category.setCurrentIndex(at)
        if not self.label.hasFocus() or self.label.text().strip() != node.label:
            self.label.setText(node.label)
            self.label.setCursorPosition(0)  # of a long name one sees the beginning
        self.label.setPlaceholderText(tr(category(node.category).label))
        self.parent_box.show_node(node)
        self._fill_numbers(node)
        self.seed.setValue(min(node.seed, 2**31 - 1))
        self._fill_keeping([node])
        rows = self.attributes.rows
        self._fill_attributes(node, scene)
        if self._colours.show_node(node, self._session.document) or rows is not self.attributes.rows:
            self._order()

    def _fill_numbers(self, node: Node) -> None:
        self.building.show_node(node)
        for name, spin in self.numbers.items():
            spin.setEnabled(node.box is not None)
            if node.box is not None:
                value = getattr(node.box, name)
                spin.setValue(math.degrees(value) % 360 if name == "yaw" else value)

    def _fill_attributes(self, node: Node, scene: Scene) -> None:
        own = attributes_of(node.category)
        forms = FORMS if own else ()
        hint = tr("Ticked: as the slider says. Not ticked: as the model likes.")
        if is_copy(scene, node.id):
            hint, own = f"{hint} {tr('The rest is as in what it is another of.')}", ()
        self.attributes.set_names([*((n, 0.0) for n in own), *((n, -1.0) for n in forms)], hint)
        self.attributes.show_values(node.attributes)
        imported = node.shape is not None and node.shape.source == "imported"
        self.attributes.setEnabled(not node.held and not imported)

    def _order(self) -> None:
        """Let Tab go through what was made later as it stands: after what is above it."""
        sliders = [widget for row in self.attributes.rows.values() for widget in (row.box, row.slider)]
        for before, after in itertools.pairwise((self.vary, *sliders, *self._colours.buttons)):
            QWidget.setTabOrder(before, after)

    def _set_attribute(self, name: str, value: float | None) -> None:
        if not self._filling:
            self._controller.attribute(name, value)

    def _settle_attribute(self, name: str) -> None:
        if self._node is not None and not self._filling:
            self.attribute_settled.emit(self._node.id, name)


class _Area(QScrollArea):
    """Never narrower than what is in it or may come to be in it, however large the words are."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint, bar = super().minimumSizeHint(), self.verticalScrollBar().sizeHint().width()
        inside = max(self.widget().minimumSizeHint().width(), 39 * letter(self))
        return QSize(max(hint.width(), inside + bar), hint.height())


def _stacked(*parts: QWidget | QLayout) -> QWidget:
    """Parts one below the other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
    return whole


def _narrow(box: QComboBox) -> None:
    """Let a list box be as narrow as the panel, whatever its longest entry."""
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(80)
