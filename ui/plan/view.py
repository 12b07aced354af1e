# ruff: noqa: N802 - Qt names its events
"""The plan: a bird's-eye view that is worked on with mouse and keys."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from composer.relations import Report
from composer.scene import Point, Scene
from ui.controllers.naming import names
from ui.controllers.plan import Grip, PlanController
from ui.controllers.session import Session
from ui.controllers.snapping import Line
from ui.plan.items import NodeItem, RoomItem
from ui.plan.overlay import REACH, Marks, Overlay, grips_of, inside
from ui.space.views import bounds
from ui.theme import Theme

CATEGORY_MIME = "application/x-scene-composer-category"
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PlanCanvas(pg.GraphicsView):  # type: ignore[misc]
    """Draws the session's scene from above and turns mouse and keys into gestures.

    Signals
    -------
    released(ids)
        A gesture ended and changed these nodes.
    """

    released = Signal(object)
    menu_wanted = Signal(QPointF)
    _fitted = False  # Qt calls resizeEvent while the base class is being made

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(background=theme.canvas)
        self.setObjectName("plan")
        self.setAccessibleName("Plan")
        self._session, self._theme = session, theme
        self._box = pg.ViewBox(lockAspect=True, enableMenu=False, defaultPadding=0.02)
        self._box.setMouseEnabled(False, False)
        self.setCentralItem(self._box)
        self._room = RoomItem(theme)
        self._box.addItem(self._room, ignoreBounds=True)
        self._items: dict[str, NodeItem] = {}
        self._marks, self._overlay = Marks(), Overlay(theme)
        self._scene: Scene | None = None
        self._press: QPointF | None = None
        self._mode = ""
        self._pan_key = False
        self.controller = PlanController(session, self)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.changed.connect(self._show)
        session.selected.connect(self._on_selected)
        session.checked.connect(self._on_checked)
        session.replaced.connect(self.fit)
        self._on_checked(session.report)
        self._show(session.scene)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = self._overlay.theme = theme
        self.setBackground(theme.canvas)
        scene, self._scene = self._session.scene, None
        self._show(scene)

    def _show(self, scene: Scene) -> None:
        if scene is self._scene:
            return
        old = self._scene.by_id if self._scene is not None else {}
        self._room.show_scene(scene, self._theme)
        placed = {n.id: n for n in scene.nodes if n.box is not None}
        for gone in self._items.keys() - placed.keys():
            self._box.removeItem(self._items.pop(gone))
        for node_id, node in placed.items():
            item = self._items.get(node_id)
            if item is None:
                item = self._items[node_id] = NodeItem(node, self._theme)
                self._box.addItem(item, ignoreBounds=True)
            elif node is not old.get(node_id):
                item.show_node(node, self._theme)
        if self._scene is None or [n.id for n in scene.nodes] != list(old) or not self._session.previewing:
            self._marks.names = names(scene)
        self._scene = scene
        if self._marks.hovered not in self._items:
            self._marks.hovered = None
        self._restate()

    def _on_selected(self, ids: frozenset[str]) -> None:
        self._marks.selected = ids
        self._on_checked(self._session.report)

    def _on_checked(self, report: Report) -> None:
        hard = [v.relation for v in report.hard_violations]
        troubled = {r.subject for r in hard} | set(report.out_of_bounds)
        troubled |= {i for a, b, _ in report.overlaps for i in (a, b)}
        self._marks.troubled = frozenset(troubled)
        chosen = self._marks.selected
        self._marks.broken = tuple(
            (r.subject, o) for r in hard for o in r.objects if self._session.previewing or {r.subject, o} & chosen
        )
        self._restate()

    def _restate(self) -> None:
        marks = self._marks
        for node_id, item in self._items.items():
            item.set_state(node_id in marks.selected, node_id == marks.hovered, node_id in marks.troubled)
        self.viewport().update()

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        self._marks.hint, self._marks.guides = text, guides
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole room."""
        low, high = bounds(self._session.scene)
        span = max(high[0] - low[0], high[1] - low[1])
        pad = span * 0.075
        self._box.setRange(
            QRectF(low[0] - pad, low[1] - pad, high[0] - low[0] + 2 * pad, high[1] - low[1] + 2 * pad), padding=0
        )
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
        if self._scene is not None:
            # One affine map for the whole picture; asking the view box for every point would cost more than drawing.
            zero, one = self.to_pixel(0, 0), self.to_pixel(1, 1)
            x0, y0, dx, dy = zero.x(), zero.y(), one.x() - zero.x(), one.y() - zero.y()
            self._overlay.paint(
                painter,
                self._scene,
                self._marks,
                lambda x, y: QPointF(x0 + x * dx, y0 + y * dy),
                QApplication.font(),
            )

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
        point = QPointF(*self.to_plan(pixel))
        hits = [i for i in self._items.values() if _reach(i, i.local(point), self.pixel)]
        return max(hits, key=lambda i: i.zValue()).node.id if hits else None

    def _grip_at(self, pixel: QPointF) -> Grip | str | None:
        if len(self._marks.selected) != 1 or self._scene is None:
            return None
        node = self._scene.by_id.get(next(iter(self._marks.selected)))
        if node is None or node.box is None:
            return None
        near = {name: (point - pixel).manhattanLength() for name, point in grips_of(node.box, self.to_pixel).items()}
        best = min(near, key=near.__getitem__)
        return best if near[best] <= REACH * 1.4 else None

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        pixel, keys = event.position(), event.modifiers()
        self._press = pixel
        if event.button() == Qt.MouseButton.MiddleButton or self._pan_key:
            self._mode = "pan"
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() == Qt.MouseButton.RightButton:
            node_id = self.node_at(pixel)
            if node_id is not None and node_id not in self._session.selection:
                self._session.select([node_id])
            self._mode = ""
            self.menu_wanted.emit(event.globalPosition())
            return
        point, grip = self.to_plan(pixel), self._grip_at(pixel)
        if grip is not None:
            node_id = next(iter(self._session.selection))
            if isinstance(grip, str):
                self.controller.begin_rotate(node_id, point)
            else:
                self.controller.begin_resize(node_id, grip, point)
            self._mode = "drag"
            return
        node_id = self.node_at(pixel)
        if node_id is None:
            self._mode = "band"
            if not keys & Qt.KeyboardModifier.ShiftModifier:
                self._session.select(())
            return
        if keys & Qt.KeyboardModifier.ShiftModifier and node_id not in self._session.selection:
            self._session.select(self._session.selection | {node_id})
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            # Whether this takes it out of the selection or starts a straight drag shows only when the mouse moves.
            self._mode = "toggle"
            return
        elif node_id not in self._session.selection:
            self._session.select([node_id])
        self._mode = "press"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        pixel, keys = event.position(), event.modifiers()
        self._marks.pointer = pixel
        if self._press is None:
            self._hover(pixel)
            return
        moved = (pixel - self._press).manhattanLength() >= QApplication.startDragDistance() // 2
        if self._mode in ("press", "toggle") and moved:
            node_id = self.node_at(self._press)
            if node_id is not None:
                copy = bool(keys & Qt.KeyboardModifier.ControlModifier)
                self.controller.begin_move(node_id, self.to_plan(self._press), copy)
                self._marks.moving = node_id
                self._mode = "drag"
        if self._mode == "drag":
            straight = bool(keys & Qt.KeyboardModifier.ShiftModifier)
            free = bool(keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
            self.controller.drag(self.to_plan(pixel), self.pixel, straight, free)
        elif self._mode == "pan":
            a, b = self.to_plan(self._press), self.to_plan(pixel)
            self._box.translateBy(x=a[0] - b[0], y=a[1] - b[1])
            self._press = pixel
        elif self._mode == "band":
            self._marks.band = QRectF(self._press, pixel).normalized()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        mode, self._mode, press, self._press = self._mode, "", self._press, None
        self._marks.moving = None
        if mode == "drag":
            changed = self.controller.drop()
            if changed:
                self.released.emit(changed)
        elif mode == "toggle" and press is not None:
            self._session.select(self._session.selection - {self.node_at(press)})
        elif mode == "band" and self._marks.band is not None and self._scene is not None:
            more = self._session.selection if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else frozenset()
            self._session.select(more | set(inside(self._scene.nodes, self._marks.band, self.to_pixel)))
        self._marks.band = None
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._pan_key else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._marks.hovered = None
        self._restate()

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 0.999 ** event.angleDelta().y()
        self._box.scaleBy((factor, factor), center=QPointF(*self.to_plan(event.position())))
        event.accept()
        self.viewport().update()

    def _hover(self, pixel: QPointF) -> None:
        grip, node_id = self._grip_at(pixel), self.node_at(pixel)
        if grip is not None:
            shape = Qt.CursorShape.CrossCursor if grip == "turn" else Qt.CursorShape.SizeAllCursor
        else:
            shape = Qt.CursorShape.PointingHandCursor if node_id else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._pan_key else shape)
        if node_id != self._marks.hovered:
            self._marks.hovered = node_id
            self._restate()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if self._mode:
                self._mode, self._press, self._marks.moving, self._marks.band = "", None, None, None
                self.controller.cancel()
            else:
                self._session.select(())
            self.viewport().update()
        elif key in _ARROWS:
            step = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
            dx, dy = _ARROWS[key]
            self.controller.nudge(dx * step, dy * step)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pan_key = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key == Qt.Key.Key_F:
            self.fit()
        else:
            event.ignore()
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pan_key = False
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif Qt.Key(event.key()) in _ARROWS and not event.isAutoRepeat():
            self.controller.end_nudge()
        else:
            event.ignore()

    # Dropping from the catalogue

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CATEGORY_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        name = bytes(event.mimeData().data(CATEGORY_MIME).data()).decode()
        added = self.controller.add(name, self.to_plan(event.position()))
        if added is not None:
            self.setFocus()
            self.released.emit(frozenset([added]))
        event.acceptProposedAction()


def _reach(item: NodeItem, local: QPointF, pixel: float) -> bool:
    """Whether a point is on an object, which counts as at least twelve pixels wide."""
    box = item.node.box
    assert box is not None
    return abs(local.x()) <= max(box.depth / 2, 6 * pixel) and abs(local.y()) <= max(box.width / 2, 6 * pixel)
