"""The objects on the plan: those that rest are kept as pixels, those under the hand are drawn in every frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from composer.scene import Node, Scene
from ui.plan.figure import Figure, Figures, turned
from ui.plan.places import FloatArray, Frame, Moved, Places
from ui.plan.sheet import Sheet
from ui.theme import Theme

_SEEN = 1.5
"""Objects that are less than so many pixels long are left out."""
_MANY = 120
"""Of so many changes all is drawn anew, or nothing is drawn apart from the rest."""
_PATIENCE = 200
"""So few objects are drawn at once, whatever it takes."""


class Objects(Sheet):
    """Draws the objects of a scene.

    Attributes
    ----------
    places : Places
    lively : set of int
        Rows under the hand.
    selected, alarmed : frozenset of str
        Those that are drawn so.
    hovered : str or None
    version : int
        Grows when anything else is not as it was.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(self._draw_part, 0.0)
        self.places = Places()
        self._figures = Figures(theme)
        self._known: dict[str, tuple[Node, Figure]] = {}
        self.lively: set[int] = set()
        self.version = 0
        self.selected: frozenset[str] = frozenset()
        self.alarmed: frozenset[str] = frozenset()
        self.hovered: str | None = None

    def show_scene(self, scene: Scene, theme: Theme, held: bool) -> None:
        """Show the objects of a scene; with `held`, those that differ from before are under the hand."""
        if theme is not self._figures.theme:
            self._figures, self._known = Figures(theme), {}
            self.renew()
        before = self.places.nodes
        moved = self.places.follow(scene)
        self.patient = len(scene.nodes) <= _PATIENCE
        if moved.rows is None:
            self._known = {n.id: self._known[n.id] for n in scene.nodes if n.id in self._known}
        else:
            # What only has another shape now looks the same from above.
            seen = [k for k, row in enumerate(moved.rows) if _look(before[row]) != _look(scene.nodes[row])]
            count = len(moved.rows)
            frames = moved.frames[[*seen, *(count + k for k in seen)]]
            moved = Moved([moved.rows[k] for k in seen], frames)
        bounds = self.places.bounds()
        if bounds is not None:
            self.set_bounds(bounds)
        self._lift(moved.rows, moved.frames, held)

    def _lift(self, rows: list[int] | None, frames: FloatArray, held: bool) -> None:
        """Take what changed under the hand out of the picture that is kept, or put it back there."""
        self.version += not held or rows is None or not self.lively.issuperset(rows)
        if rows is None or len(rows) > _MANY or not held:
            back = [] if rows is None else [tuple(f) for f in self.places.frames[sorted(self.lively)].tolist()]
            self.lively = set()
            if len(frames) > 2 * _MANY:
                self.renew()
            else:
                self.renew([*back, *map(_frame, frames.tolist())])
            return
        fresh = [k for k, row in enumerate(rows) if row not in self.lively]
        self.lively.update(rows)
        if fresh:
            self.renew(map(_frame, frames[fresh].tolist()))
        self.update()

    def show_layers(self, shows: Callable[[Node], bool]) -> None:
        """Show other objects."""
        self.places.hide(shows)
        self.version += 1
        self.renew()

    def set_states(self, selected: frozenset[str], alarmed: frozenset[str]) -> None:
        """Show these selected, and these in trouble."""
        changed = (selected ^ self.selected) | (alarmed ^ self.alarmed)
        self.selected, self.alarmed = selected, alarmed
        if len(changed) > _MANY:
            self.renew()
        elif changed:
            rows = [self.places.rows[name] for name in changed if name in self.places.rows]
            self.renew(map(_frame, self.places.frames[rows].tolist()))

    def set_hovered(self, name: str | None) -> None:
        """Show one under the cursor."""
        if name != self.hovered:
            self.hovered = name
            self.update()

    def shows(self, name: str) -> bool:
        """Whether an object is there and none of what is hidden."""
        row = self.places.rows.get(name)
        return row is not None and bool(self.places.shown[row])

    def node_at(self, point: tuple[float, float], least: float) -> str | None:
        """The topmost object under a point, where each counts as at least so many metres wide."""
        rows = self.places.at(point, least)
        return self.places.nodes[int(rows[0])].id if len(rows) else None

    # Drawing

    def _figure(self, row: int) -> Figure:
        node = self.places.nodes[row]
        known = self._known.get(node.id)
        if known is None or known[0] is not node:
            known = self._known[node.id] = node, self._figures.of(node)
        return known[1]

    def _draw_part(self, painter: QPainter, frame: Frame, scale: float) -> None:
        rows = self.places.within(frame)
        pixels = 2 * scale * self.places.halves[rows].max(axis=1, initial=0.0)
        for row in rows[pixels >= _SEEN].tolist():
            if row not in self.lively:
                self._draw_one(painter, row, scale)

    def _draw_one(self, painter: QPainter, row: int, scale: float) -> None:
        node = self.places.nodes[row]
        assert node.box is not None
        painter.save()
        painter.setTransform(turned(node.box), True)
        self._figure(row).paint(
            painter, scale, node.id in self.selected, node.id == self.hovered, node.id in self.alarmed
        )
        painter.restore()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        super().paint(painter, option, widget)
        hovered = self.places.rows.get(self.hovered or "")
        live = self.lively | ({hovered} if hovered is not None else set())
        if not live:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = painter.worldTransform().m11()
        shown = np.array([row for row in live if self.places.shown[row]], np.int64)
        for row in shown[np.argsort(self.places.levels[shown], kind="stable")].tolist():
            self._draw_one(painter, row, scale)
            self._draw_over(painter, row, scale, live)

    def _draw_over(self, painter: QPainter, row: int, scale: float, live: Iterable[int]) -> None:
        """Draw again what lies over an object, as far as that was drawn over it."""
        places = self.places
        above = [
            k
            for k in places.within(_frame(places.frames[row].tolist())).tolist()
            if places.levels[k] > places.levels[row] and k not in live
        ]
        if not above:
            return
        box = places.nodes[row].box
        assert box is not None
        painter.save()
        painter.setClipPath(turned(box).map(self._figure(row).symbol.outline))
        for k in above:
            self._draw_one(painter, k, scale)
        painter.restore()


def _look(node: Node) -> tuple[object, ...]:
    """All that a node is drawn by."""
    building = node.building if node.shape is None else None
    return node.box, node.category, node.materials, building, node.locks


def _frame(values: Iterable[float]) -> Frame:
    x0, y0, x1, y1 = values
    return x0, y0, x1, y1
