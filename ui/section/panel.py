"""The editor of cross-sections: a drawn section, what its chosen strip is, and what is odd about its widths."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.messages import Message
from composer.street.kinds import surface_kind, surface_kinds
from composer.street.strips import CrossSection, Strip, against_traffic, presets, width_warnings
from ui import units
from ui.controllers.naming import told
from ui.controllers.roads import RoadController
from ui.controllers.session import Session
from ui.fields import roomy
from ui.inspector.number_box import LengthBox
from ui.section.picture import section_pixmap
from ui.section.view import SectionView
from ui.spoken import again, offer, say, spoken_label
from ui.theme import Theme
from ui.words import later, tr

DIRECTIONS = (
    ("forward", later("Along the street")),
    ("backward", later("Against it")),
    ("both", later("Both ways")),
    ("none", later("None")),
)
_PICTURE = QSize(120, 46)


class SectionPanel(QWidget):
    """Shows the cross-section of the road that is worked on; every change of it is an undo step."""

    def __init__(self, session: Session, controller: RoadController, theme: Theme) -> None:
        super().__init__()
        self._session, self._controller, self._theme = session, controller, theme
        self._filling = False
        self._title = QLabel()
        self._title.setProperty("heading", True)
        self._nothing = QLabel()
        self._nothing.setProperty("faint", True)
        self._nothing.setWordWrap(True)
        say(
            "Select a lane or sidewalk of a street on the plan, to see and change its strips here.",
            self._nothing.setText,
        )
        self.view = SectionView(theme)
        self.view.chosen.connect(lambda _: self._fill())
        self.view.changing.connect(controller.show_strips)
        self.view.changed.connect(self._make)
        self._warnings = QLabel()
        self._warnings.setWordWrap(True)
        self._controls = self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.start)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        column.addWidget(self._controls)
        column.addWidget(self._warnings)
        session.changed.connect(self.refresh)
        session.grounded.connect(self._on_ground)
        session.replaced.connect(self.refresh)
        self.refresh()
        again(self._retell)

    def _build(self) -> QWidget:
        self.kind, self.direction = QComboBox(), QComboBox()
        say("Kind of the strip", self.kind.setAccessibleName)
        self.kind.activated.connect(self._set_kind)
        offer(self.direction, DIRECTIONS)
        say("Which way one goes on it", self.direction.setAccessibleName)
        self.direction.activated.connect(lambda: self.view.change(direction=self.direction.currentData()))
        self.width = roomy(LengthBox(units.told, large=True))
        self.width.setRange(0.1, 60.0)
        self.width.setKeyboardTracking(False)
        say("Width of the strip", self.width.setAccessibleName)
        self.width.valueChanged.connect(self._set_width)
        self.left, self.right = _button("◀"), _button("▶")
        say("Move the strip to the left", self.left.setToolTip, self.left.setAccessibleName)
        say("Move the strip to the right", self.right.setToolTip, self.right.setAccessibleName)
        self.left.clicked.connect(lambda: self.view.shift(-1))
        self.right.clicked.connect(lambda: self.view.shift(1))
        self.add, self.remove, self.start = QToolButton(), QToolButton(), QToolButton()
        say("Add", self.add.setText)
        say("Add a strip to the right of the chosen one", self.add.setToolTip)
        say("Remove", self.remove.setText)
        say("Remove the chosen strip", self.remove.setToolTip)
        self.remove.clicked.connect(self.view.remove)
        say("Start from …", self.start.setText)
        say("Take the strips of a usual street", self.start.setToolTip)
        self._kinds, self._presets = QMenu(self), QMenu(self)
        for button, menu in ((self.add, self._kinds), (self.start, self._presets)):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for column, (title, field) in enumerate(
            ((later("Strip"), self.kind), (later("Width"), self.width), (later("Direction"), self.direction))
        ):
            grid.addWidget(spoken_label(title, "faint", field), 0, column)
            grid.addWidget(field, 1, column)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        for button in (self.left, self.right, self.add, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addStretch(1)
        whole = QWidget()
        column_ = QVBoxLayout(whole)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addLayout(grid)
        column_.addLayout(row)
        self._fill_menus()
        return whole

    def _fill_menus(self) -> None:
        self.kind.clear()
        self._kinds.clear()
        for known in surface_kinds().values():
            if known.strip:
                self.kind.addItem(tr(known.label), known.name)
                self._kinds.addAction(tr(known.label)).triggered.connect(
                    lambda checked=False, name=known.name: self.view.add(name)
                )
        self._presets.clear()
        for label, section in presets().values():
            action = self._presets.addAction(tr(label))
            action.setIcon(section_pixmap(section.strips, self._theme, _PICTURE))
            action.triggered.connect(lambda checked=False, strips=section.strips: self._start_from(strips))

    def _retell(self) -> None:
        self._fill_menus()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self.view.set_theme(theme)
        self._retell()

    # Both ways

    def refresh(self, _: object = None) -> None:
        """Show the strips as they are."""
        section, road = self._controller.strips, self._controller.road
        there = section is not None and road is not None
        for widget in (self._title, self.view, self._controls, self.start):
            widget.setVisible(there)
        self._nothing.setVisible(not there)
        self._warnings.setVisible(there)
        if section is None or road is None:
            return
        name = road.name or tr("Street {number}", number=road.id)
        self._title.setText(tr("{name}: {width} m wide", name=name, width=f"{section.width:g}"))
        warned = warnings_of(section, road.left_hand)
        self.view.show_strips(section.strips, frozenset(number for number, _ in warned))
        self._warnings.setText("<br>".join(f"⚠ {text}" for _, text in warned))
        self._fill()

    def _on_ground(self, ground: frozenset[str]) -> None:
        """Work on the strip that was selected on the plan."""
        self.refresh()
        section, road = self._controller.strips, self._controller.road
        if section is None or road is None:
            return
        lanes = [lane.id for lane in road.sections[self._controller.section].lanes if lane.id]
        for surface in self._session.scene.surfaces:
            if surface.id in ground and surface.lane in lanes:
                self.view.select(lanes.index(surface.lane))
                break
        self._fill()

    def _fill(self) -> None:
        at, strips = self.view.selected, self.view.strips
        strip = strips[at] if 0 <= at < len(strips) else None
        self._filling = True
        for widget in (self.kind, self.width, self.direction, self.remove, self.left, self.right):
            widget.setEnabled(strip is not None)
        if strip is not None:
            found = self.kind.findData(strip.kind)
            if found < 0:
                self.kind.addItem(tr(surface_kind(strip.kind).label), strip.kind)
                found = self.kind.count() - 1
            self.kind.setCurrentIndex(found)
            self.width.setValue(strip.width)
            self.direction.setCurrentIndex(self.direction.findData(strip.direction))
            self.direction.setEnabled(surface_kind(strip.kind).use in ("drive", "cycle") or strip.kind == "tram")
            self.remove.setEnabled(len(strips) > 1)
            self.left.setEnabled(at > 0)
            self.right.setEnabled(at < len(strips) - 1)
        self._filling = False

    def _set_kind(self) -> None:
        kind = self.kind.currentData()
        moves = surface_kind(kind).use in ("drive", "cycle")
        strip = self.view.strips[self.view.selected]
        way = ("forward" if strip.direction == "none" else strip.direction) if moves else "none"
        self.view.change(kind=kind, direction=way)

    def _set_width(self, value: float) -> None:
        if not self._filling:
            self.view.change(width=round(value, 3))

    def _make(self, strips: tuple[Strip, ...]) -> None:
        self._controller.set_strips(strips)
        self.refresh()

    def _start_from(self, strips: tuple[Strip, ...]) -> None:
        self._controller.set_strips(strips, Message("Change the cross-section"))
        self.refresh()


def warnings_of(section: CrossSection, left_hand: bool = False) -> list[tuple[int, str]]:
    """What is odd about strips: which one, and a sentence."""
    found = [(number, told(text)) for number, text in width_warnings(section.strips).items()]
    for number in against_traffic(section, left_hand):
        kind = tr(surface_kind(section.strips[number].kind).label)
        found.append((number, tr("{kind}: goes the other way than its side of the road", kind=kind)))
    return found


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    return button
