# ruff: noqa: N802 - Qt names its events
"""What the plan shows: room, objects, and what is drawn over them; how metres become pixels."""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from composer.relations import Report
from composer.scene import Box, Node, Point, Scene
from ui.controllers.naming import names
from ui.controllers.plan import Grip
from ui.controllers.session import Session
from ui.controllers.snapping import Line
from ui.plan.items import NodeItem, RoomItem
from ui.plan.layers import LAYERS, layer_of
from ui.plan.overlay import REACH, Marks, Overlay, grips_of
from ui.plan.rulers import BREADTH, Rulers
from ui.plan.tool import ToPixel
from ui.space.views import bounds
from ui.spoken import again
from ui.theme import Theme

FAINT = 0.3
"""Opacity of objects while the room is worked on."""


class PlanPicture(pg.GraphicsView):  # type: ignore[misc]
    """Draws the session's scene from above.

    Attributes
    ----------
    marks : Marks
        What is drawn over it besides the scene.
    layers : frozenset of str
        Those of `LAYERS` that show.
    """

    _fitted = False  # Qt calls resizeEvent while the base class is being made

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(background=theme.canvas)
        self.session, self.theme = session, theme
        self._box = pg.ViewBox(lockAspect=True, enableMenu=False, defaultPadding=0.02)
        self._box.setMouseEnabled(False, False)
        self.setCentralItem(self._box)
        self.room = RoomItem(theme)
        self.add_item(self.room)
        self._items: dict[str, NodeItem] = {}
        self.marks, self._overlay, self._rulers = Marks(), Overlay(theme), Rulers()
        self.layers = frozenset(LAYERS)
        self._scene: Scene | None = None
        self._faint = False
        session.changed.connect(self._show)
        session.selected.connect(self._on_selected)
        session.checked.connect(self._on_checked)
        self._on_checked(session.report)
        self._show(session.scene)
        again(self.retell)

    # What is shown

    def retell(self) -> None:
        """Say everything again, in another language or in other units."""
        self.marks.names = names(self.session.scene)
        self.viewport().update()

    def add_item(self, item: pg.GraphicsObject) -> None:
        """Put something on the plan that is drawn in metres."""
        level = item.zValue()
        self._box.addItem(item, ignoreBounds=True)
        item.setZValue(level)  # the view box lifts what lies below itself

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self.theme = self._overlay.theme = theme
        self.setBackground(theme.canvas)
        scene, self._scene = self.session.scene, None
        self._show(scene)

    def set_layers(self, shown: Iterable[str]) -> None:
        """Show these of `LAYERS` and no others."""
        self.layers = frozenset(shown)
        self.marks.sizes, self.marks.labels = "sizes" in self.layers, "names" in self.layers
        for item in self._items.values():
            item.setVisible(self._shows(item.node))
        self._restate()

    def step_back(self, faint: bool) -> None:
        """Let the objects step back, so that the room is what is worked on; or bring them to the front again."""
        self._faint = faint
        self.marks.every_size, self.marks.handles = faint, not faint
        for item in self._items.values():
            item.setOpacity(FAINT if faint else 1.0)
        self._restate()

    def show_layer(self, name: str, shown: bool) -> None:
        """Show or hide one of `LAYERS`."""
        self.set_layers(self.layers | {name} if shown else self.layers - {name})

    def _shows(self, node: Node) -> bool:
        return (layer_of(node) or "") in (*self.layers, "")

    def shown_nodes(self) -> list[Node]:
        """The placed objects of the layers that show."""
        return [item.node for item in self._items.values() if item.isVisible()]

    def _show(self, scene: Scene) -> None:
        if scene is self._scene:
            return
        old = self._scene.by_id if self._scene is not None else {}
        self.room.show_scene(scene, self.theme)
        placed = {n.id: n for n in scene.nodes if n.box is not None}
        for gone in self._items.keys() - placed.keys():
            self._box.removeItem(self._items.pop(gone))
        for node_id, node in placed.items():
            item = self._items.get(node_id)
            if item is None:
                item = self._items[node_id] = NodeItem(node, self.theme)
                self.add_item(item)
                item.setOpacity(FAINT if self._faint else 1.0)
            elif node is not old.get(node_id):
                item.show_node(node, self.theme)
            else:
                continue
            item.setVisible(self._shows(node))
        if self._scene is None or [n.id for n in scene.nodes] != list(old) or not self.session.previewing:
            self.marks.names = names(scene)
        self._scene = scene
        if self.marks.hovered not in self._items:
            self.marks.hovered = None
        self._restate()

    def _on_selected(self, ids: frozenset[str]) -> None:
        self.marks.selected = ids
        self._on_checked(self.session.report)

    def _on_checked(self, report: Report) -> None:
        hard = [v.relation for v in report.hard_violations]
        troubled = {r.subject for r in hard} | set(report.out_of_bounds)
        troubled |= {i for a, b, _ in report.overlaps for i in (a, b)}
        troubled |= {*report.in_lanes, *(stray.node for stray in report.strays)}
        self.marks.troubled = frozenset(troubled)
        chosen = self.marks.selected
        self.marks.broken = tuple(
            (r.subject, o) for r in hard for o in r.objects if self.session.previewing or {r.subject, o} & chosen
        )
        self._restate()

    def _restate(self) -> None:
        marks = self.marks
        for node_id, item in self._items.items():
            item.set_state(node_id in marks.selected, node_id == marks.hovered, node_id in marks.troubled)
        self.viewport().update()

    def set_hovered(self, node_id: str | None) -> None:
        """Mark the object under the cursor."""
        if node_id != self.marks.hovered:
            self.marks.hovered = node_id
            self._restate()

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        self.marks.hint, self.marks.guides = text, guides
        self.viewport().update()

    def show_ghost(self, box: Box | None) -> None:
        """Draw where something would come to stand; None clears it."""
        if box != self.marks.ghost:
            self.marks.ghost = box
            self.viewport().update()

    def fit(self, around: float = 0.075) -> None:
        """Show the whole room and some ground around it, a share of its size."""
        low, high = bounds(self.session.scene)
        span = max(high[0] - low[0], high[1] - low[1])
        pad = span * around
        # The rulers lie over the left and the upper edge.
        edge = BREADTH * (span + 2 * pad) / max(min(self.width(), self.height()) - BREADTH, 1)
        edge = edge if "rulers" in self.layers else 0.0
        wide, high_ = high[0] - low[0] + 2 * pad + edge, high[1] - low[1] + 2 * pad + edge
        self._box.setRange(QRectF(low[0] - pad - edge, low[1] - pad, wide, high_), padding=0)
        self.viewport().update()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if not self._fitted and self.isVisible() and self.width() > 100:
            self.fit()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.fit()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if self._scene is None:
            return
        # One affine map for the whole picture; asking the view box for every point would cost more than drawing.
        zero, one = self.to_pixel(0, 0), self.to_pixel(1, 1)
        x0, y0, dx, dy = zero.x(), zero.y(), one.x() - zero.x(), one.y() - zero.y()
        font, nodes = QApplication.font(), self.shown_nodes()
        self._overlay.paint(
            painter, self._scene, nodes, self.marks, lambda x, y: QPointF(x0 + x * dx, y0 + y * dy), font
        )
        self.paint_tool(painter, lambda x, y: QPointF(x0 + x * dx, y0 + y * dy))
        if "rulers" in self.layers:
            size = QSizeF(self.viewport().size())
            self._rulers.paint(painter, zero, QPointF(dx, dy), size, font, self.theme)

    def paint_tool(self, painter: QPainter, to_pixel: ToPixel) -> None:
        """Draw what belongs to the tool that is on."""

    # Where things are

    def to_pixel(self, x: float, y: float) -> QPointF:
        """A point of the plan in pixels of the canvas."""
        return QPointF(self._box.mapViewToScene(QPointF(x, y)))

    def to_plan(self, pixel: QPointF) -> Point:
        """A pixel of the canvas as a point of the plan, metres."""
        point = self._box.mapSceneToView(self.mapToScene(pixel.toPoint()))
        return point.x(), point.y()

    @property
    def pixel(self) -> float:
        """Metres a pixel is wide."""
        return float(self._box.viewPixelSize()[0])

    def node_at(self, pixel: QPointF) -> str | None:
        """The topmost node under a pixel."""
        point, reach = QPointF(*self.to_plan(pixel)), self.pixel
        hits = [i for i in self._items.values() if i.isVisible() and _reach(i, i.local(point), reach)]
        return max(hits, key=lambda i: i.zValue()).node.id if hits else None

    def grip_at(self, pixel: QPointF) -> Grip | str | None:
        """The handle under a pixel."""
        if len(self.marks.selected) != 1 or self._scene is None:
            return None
        node = self._scene.by_id.get(next(iter(self.marks.selected)))
        if node is None or node.box is None:
            return None
        near = {name: (point - pixel).manhattanLength() for name, point in grips_of(node.box, self.to_pixel).items()}
        best = min(near, key=near.__getitem__)
        return best if near[best] <= REACH * 1.4 else None


def _reach(item: NodeItem, local: QPointF, pixel: float) -> bool:
    """Whether a point is on an object, which counts as at least twelve pixels wide."""
    box = item.node.box
    assert box is not None
    return abs(local.x()) <= max(box.depth / 2, 6 * pixel) and abs(local.y()) <= max(box.width / 2, 6 * pixel)
