"""What the inspector has of a piece of ground: its kind, its name, how high it lies; how large it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from composer.messages import Message
from composer.scene import Surface, revise
from composer.street.edits import SetSurfaces
from composer.street.kinds import surface_kind, surface_kinds
from ui import units
from ui.controllers.ground_shapes import of_kind
from ui.controllers.roads import push_ground
from ui.controllers.session import Session
from ui.fields import roomy
from ui.inspector.number_box import LengthBox
from ui.spoken import again, say, spoken_label
from ui.words import later, tr


class GroundBox(QWidget):
    """Shows the one piece of ground that is selected; of a road's lane the kind is changed in its cross-section."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._filling = session, False
        self._shown: Surface | None = None
        self.title, self.size_told = QLabel(), QLabel()
        self.title.setProperty("heading", True)
        self.size_told.setProperty("faint", True)
        self.size_told.setWordWrap(True)
        self.kind, self.label, self.lift = QComboBox(), QLineEdit(), roomy(LengthBox(units.told))
        self.kind.activated.connect(lambda: self._push(kind=self.kind.currentData()))
        self.label.editingFinished.connect(lambda: self._push(label=self.label.text().strip()))
        self.lift.setRange(-5.0, 20.0)
        self.lift.setKeyboardTracking(False)
        self.lift.valueChanged.connect(lambda value: self._push(z=value))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.title, 0, 0, 1, 2)
        rows = ((later("Kind"), self.kind), (later("Name"), self.label), (later("Above the ground"), self.lift))
        for row, (text, widget) in enumerate(rows, 1):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            say(text, widget.setAccessibleName)
            grid.addWidget(spoken_label(text, of=widget), row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self.size_told, len(rows) + 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        again(self._retell)
        self._retell()

    def _retell(self) -> None:
        self.kind.clear()
        for known in surface_kinds().values():
            self.kind.addItem(tr(known.label), known.name)
        self._shown = None
        self.refresh()

    def refresh(self) -> bool:
        """Show what is selected; whether that is one piece of ground."""
        chosen = self._session.ground
        found = next((s for s in self._session.scene.surfaces if s.id in chosen), None) if len(chosen) == 1 else None
        self.setVisible(found is not None)
        if found is not None and found is not self._shown:
            self._fill(found)
        self._shown = found
        return found is not None

    def _fill(self, surface: Surface) -> None:
        self._filling = True
        try:
            self.title.setText(surface.label or tr(surface_kind(surface.kind).label))
            if self.kind.findData(surface.kind) < 0:
                self.kind.addItem(tr(surface_kind(surface.kind).label), surface.kind)
            self.kind.setCurrentIndex(self.kind.findData(surface.kind))
            self.label.setText(surface.label)
            self.lift.setValue(surface.z)
            for widget in (self.kind, self.lift):
                widget.setEnabled(surface.road is None)
            hint = "" if surface.road is None else tr("Its strip is changed in the cross-section.")
            self.size_told.setText("\n".join(filter(None, (size_of(surface), hint))))
        finally:
            self._filling = False

    def _push(self, **changes: Any) -> None:
        surface = self._shown
        if surface is None or self._filling or all(getattr(surface, k) == v for k, v in changes.items()):
            return
        new = changed(surface, changes)
        verb = Message("Rename ground") if set(changes) == {"label"} else Message("Change the ground")
        push_ground(self._session, SetSurfaces({new.id: new}), verb)


def changed(surface: Surface, changes: Mapping[str, Any]) -> Surface:
    """A surface with other fields; of another kind it lies as high as that usually does."""
    new = of_kind(surface, changes["kind"]) if "kind" in changes else surface
    return revise(new, **{name: value for name, value in changes.items() if name != "kind"})


def size_of(surface: Surface) -> str:
    """How large a piece of ground is, for people: its area, and how wide it is where it has a middle line."""
    area = surface.area.area
    told = tr("{area} m²", area=f"{area:.0f}" if area >= 10 else f"{area:.1f}")
    line = surface.line
    if len(line) < 2:
        return told
    length = float(np.hypot(*np.diff(line, axis=0).T).sum())
    return told if length < 0.1 else tr("{area}, {width} wide", area=told, width=units.told(area / length))
