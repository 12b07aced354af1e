# ruff: noqa: N802 - Qt names its events
"""The 3D view: shows the renderer's frames, moves its camera, selects and drags what is under the cursor."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from composer.scene import Scene
from ui.controllers.plan import PlanController
from ui.controllers.session import Session
from ui.controllers.snapping import Line
from ui.renderer import Renderer
from ui.space.camera import STANDARD, Camera
from ui.space.views import bounds, perspective
from ui.theme import Theme

RESIZE_MS = 160
"""How long the size must stay the same before the renderer is told."""


class SpaceView(QWidget):
    """The furnished room. Nothing is computed here: frames come from the renderer's process."""

    def __init__(self, session: Session, renderer: Renderer, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("space")
        self.setAccessibleName("3D view")
        self._session, self._renderer, self._theme = session, renderer, theme
        self.camera = Camera()
        self.frame = QImage()
        self.resting = False
        self._framed = False
        self._pixels = 640, 480
        self._sized = QTimer(self, singleShot=True)
        self._sized.timeout.connect(self._resized)
        self._press: QPointF | None = None
        self._last = QPointF()
        self._mode = ""
        self._hint = ""
        self._picks = 0
        self._extend = False
        renderer.background = theme.space
        self.controller = PlanController(session, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        renderer.framed.connect(self._on_frame)
        renderer.picked.connect(self._on_picked)
        session.changed.connect(self._show)
        session.selected.connect(self._show)
        session.replaced.connect(self.frame_all)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Change the look of what surrounds the room."""
        self._theme = theme
        self._renderer.background = theme.space
        self._look(self.camera)
        self.update()

    def _show(self, _: object = None) -> None:
        self._renderer.show(self._session.document, self._session.selection)

    def _look(self, camera: Camera) -> None:
        self.camera = camera
        self.resting = False
        if not self._sized.isActive():
            ratio = self.devicePixelRatioF()
            self._pixels = int(self.width() * ratio), int(self.height() * ratio)
        self._renderer.look(camera, self._pixels)

    @property
    def _aspect(self) -> float:
        return self.width() / max(self.height(), 1)

    def frame_all(self) -> None:
        """Show the whole room from the front."""
        self._look(perspective(self._session.scene, self._aspect))

    def frame_selection(self) -> None:
        """Move near what is selected; everything if nothing is."""
        if not self._session.selection:
            self.frame_all()
            return
        low, high = bounds(self._session.scene, self._session.selection)
        self._look(self.camera.framing(low - 0.4, high + 0.4, self._aspect))

    def standard(self, key: str) -> None:
        """The front (1), side (3) or top (7) view."""
        low, high = bounds(self._session.scene)
        self._look(STANDARD[key].framing(low, high, self._aspect))

    # Frames

    def _on_frame(self, image: QImage, rest: bool) -> None:
        self.frame, self.resting = image, rest
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.space))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.frame.isNull():
            painter.setPen(QColor(self._theme.faint))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "The 3D view is starting …")
            return
        # While the widget is resized the last frame is centred, never stretched.
        size = self.frame.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(target, self.frame)
        if self._hint:
            painter.setPen(QColor(self._theme.text))
            painter.drawText(self.rect().adjusted(12, 10, -12, -10), Qt.AlignmentFlag.AlignTop, self._hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # While an edge is dragged the last frame is scaled; another size means work for the renderer.
        self._sized.start(RESIZE_MS if self._framed else 0)

    def _resized(self) -> None:
        if not self._framed:
            self._framed = True
            self.frame_all()
        else:
            self._look(self.camera)

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        self._hint = text
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._press = self._last = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        pan = not left or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._mode = "pan" if pan else "wait"
        grabbed = self._selected_under(event.position()) if left and not pan else None
        if grabbed is not None:
            self.controller.begin_move(grabbed, self._on_floor(event.position(), self._height_of(grabbed)))
            self._mode = "hold"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        position = event.position()
        step, self._last = position - self._last, position
        far = (position - self._press).manhattanLength() > QApplication.startDragDistance() // 2
        if self._mode == "wait" and far:
            self._mode = "orbit"
        if self._mode == "hold" and far:
            self._mode = "drag"
        if self._mode == "orbit":
            self._look(self.camera.orbited(-step.x() * 0.008, step.y() * 0.008))
        elif self._mode == "pan":
            self._look(self.camera.panned(step.x() / self.height(), step.y() / self.height()))
        elif self._mode == "drag":
            held = next(iter(self._session.selection), "")
            point = self._on_floor(position, self._height_of(held))
            keys = event.modifiers()
            straight = bool(keys & Qt.KeyboardModifier.ShiftModifier)
            free = bool(keys & Qt.KeyboardModifier.AltModifier)
            self.controller.drag(point, self.camera.span / max(self.height(), 1), straight, free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mode, self._mode, self._press = self._mode, "", None
        if mode == "drag":
            self.controller.drop()
            return
        if mode == "hold":
            self.controller.cancel()
        if mode in ("wait", "hold"):
            self._picks += 1
            self._extend = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            position = event.position()
            self._renderer.pick(self._picks, position.x() / self.width(), position.y() / self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        toward = np.array([*self._on_floor(event.position(), self.camera.target[2]), self.camera.target[2]])
        if np.linalg.norm(toward - np.asarray(self.camera.target)) > 3 * self.camera.span:
            toward = np.asarray(self.camera.target)
        self._look(self.camera.zoomed(0.999 ** event.angleDelta().y(), toward))
        event.accept()

    def _on_picked(self, token: int, node_id: str | None) -> None:
        if token == self._picks:
            more = self._session.selection if self._extend else frozenset()
            self._session.select(more | ({node_id} if node_id else frozenset()))

    def _height_of(self, node_id: str) -> float:
        node = self._session.scene.by_id.get(node_id)
        return node.box.z if node is not None and node.box is not None else 0.0

    def _on_floor(self, position: QPointF, height: float = 0.0) -> tuple[float, float]:
        """Where the line of sight meets the level at `height`."""
        origin, way = self.camera.ray(position.x() / self.width(), position.y() / self.height(), self._aspect)
        reach = (height - origin[2]) / way[2] if way[2] < -1e-3 else self.camera.distance
        point = origin + way * min(max(reach, 0.0), 500.0)
        return float(point[0]), float(point[1])

    def _selected_under(self, position: QPointF) -> str | None:
        """A selected node whose box the line of sight hits first."""
        origin, way = self.camera.ray(position.x() / self.width(), position.y() / self.height(), self._aspect)
        found = box_hit(self._session.scene, origin, way)
        return found if found in self._session.selection else None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._mode in ("drag", "hold"):
                self._mode, self._press = "", None
                self.controller.cancel()
            else:
                self._session.select(())
        elif event.key() == Qt.Key.Key_F:
            self.frame_selection()
        elif event.text() in STANDARD:
            self.standard(event.text())
        elif event.key() == Qt.Key.Key_Home:
            self.frame_all()
        else:
            event.ignore()
            return
        event.accept()


def box_hit(scene: Scene, origin: np.ndarray, way: np.ndarray) -> str | None:
    """The node whose box a ray hits first (slab test in each box's own frame)."""
    best: tuple[float, str | None] = (np.inf, None)
    for node in scene.nodes:
        box = node.box
        if box is None:
            continue
        c, s = np.cos(box.yaw), np.sin(box.yaw)
        turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1.0]])
        start, direction = turn @ (origin - (box.x, box.y, box.z + box.height / 2)), turn @ way
        with np.errstate(divide="ignore", invalid="ignore"):
            sides = (np.array([[-1], [1]]) * (box.depth / 2, box.width / 2, box.height / 2) - start) / direction
        near, far = np.nanmax(sides.min(axis=0)), np.nanmin(sides.max(axis=0))
        if far >= max(near, 0) and near < best[0]:
            best = float(near), node.id
    return best[1]
