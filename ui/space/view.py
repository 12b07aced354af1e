# ruff: noqa: N802 - Qt names its events
"""The 3D view: shows the renderer's frames, moves its camera, selects and drags what is under the cursor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from composer.scene import Scene
from ui.controllers.plan import PlanController
from ui.controllers.session import Session
from ui.controllers.snapping import Line
from ui.renderer import Renderer
from ui.space.camera import PROJECTION, STANDARD, STEPS, Camera, standard
from ui.space.gizmo import Gizmo, Grip
from ui.space.hits import Boxes
from ui.space.labels import tag
from ui.space.navigation import ZOOM_PER_PIXEL, gesture
from ui.space.photo import Photo
from ui.space.stroll import Stroll
from ui.space.views import Bounds, bounds, perspective
from ui.spoken import again, say
from ui.theme import Theme
from ui.words import tr

RESIZE_MS = 160
"""How long the size must stay the same before the renderer is told."""
ORBIT, LOOK = 0.008, 0.005
"""Radians for a pixel of the mouse's way."""


class SpaceView(QWidget):
    """The furnished room. Nothing is computed here: frames come from the renderer's process.

    Signals
    -------
    released(ids)
        A gesture ended that changed these nodes.
    walking(bool)
        Walking began or ended.
    projected(bool)
        The room is shown in a parallel projection now, or in perspective again.
    """

    released = Signal(object)
    walking = Signal(bool)
    projected = Signal(bool)

    def __init__(self, session: Session, renderer: Renderer, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("space")
        say("3D view", self.setAccessibleName)
        again(self.update)
        self._session, self._renderer, self._theme = session, renderer, theme
        self.camera = Camera()
        self.frame = QImage()
        self.resting = False
        self.handles = True
        self.parallel = False
        self.navigation = "simple"
        self._lamps = False
        self._framed = False
        self.pixels = 640, 480
        self._sized = QTimer(self, singleShot=True)
        self._sized.timeout.connect(self._resized)
        self._press: QPointF | None = None
        self._last = QPointF()
        self._mode = self._drag = ""
        self._hint = ""
        self._picks = 0
        self._extend = False
        self._bounded: tuple[Scene, Bounds] | None = None
        self._boxed: tuple[Scene, list[str], Boxes] | None = None
        renderer.background = theme.space
        self.controller = PlanController(session, self)
        self.grip = Grip(session, self.controller)
        self.stroll = Stroll(self)
        self.stroll.moved.connect(self.look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setMouseTracking(True)
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
        self.look(self.camera)
        self.update()

    def set_navigation(self, name: str) -> None:
        """Choose what the mouse does, by a name of `ui.space.navigation.NAVIGATIONS`."""
        self.navigation = name

    def show_handles(self, on: bool) -> None:
        """Draw handles at the selected object, or leave them out."""
        self.handles = on
        self.update()

    def light_lamps(self, on: bool) -> None:
        """Show the room in the evening, by its lamps, or by day."""
        self._lamps = on
        self._show()

    def _show(self, _: object = None) -> None:
        self._renderer.show(self._session.document, self._session.selection, self._lamps)
        self.update()

    def look(self, camera: Camera) -> None:
        """See the scene from here."""
        self.camera = camera
        self.resting = False
        if not self._sized.isActive():
            ratio = self.devicePixelRatioF()
            self.pixels = int(self.width() * ratio), int(self.height() * ratio)
        self._renderer.look(camera, self.pixels)

    @property
    def _aspect(self) -> float:
        return self.width() / max(self.height(), 1)

    def frame_all(self) -> None:
        """Show the whole room from the front."""
        self.walk(False)
        self.look(perspective(self._session.scene, self._aspect, flat=self.parallel))

    def _bounds(self) -> Bounds:
        """Of the whole scene, found once for each of its states."""
        if self._bounded is None or self._bounded[0] is not self._session.scene:
            self._bounded = self._session.scene, bounds(self._session.scene)
        return self._bounded[1]

    def frame_selection(self) -> None:
        """Move near what is selected; everything if nothing is."""
        if not self._session.selection:
            self.frame_all()
            return
        low, high = bounds(self._session.scene, self._session.selection)
        self.look(self.camera.framing(low - 0.4, high + 0.4, self._aspect))

    def standard(self, key: str) -> None:
        """The front (1), side (3) or top (7) view."""
        low, high = self._bounds()
        self.look(standard(key, self.parallel).framing(low, high, self._aspect))

    def orbit(self, turn: float, tilt: float) -> None:
        """Go around the target, radians; from above, where the projection is parallel, into the one that was chosen."""
        self.look(self.camera.projected(self.parallel).orbited(turn, tilt))

    def project(self, parallel: bool) -> None:
        """Show the room in a parallel projection, or in perspective."""
        self.walk(False)
        self.parallel = parallel
        self.look(self.camera.projected(parallel))
        self.projected.emit(parallel)

    def number(self, key: str) -> bool:
        """Do what a number key does: a standard view, a step around the target, the other projection."""
        if key not in (*STANDARD, *STEPS, PROJECTION):
            return False
        self.walk(False)
        if key in STANDARD:
            self.standard(key)
        elif key in STEPS:
            self.orbit(*STEPS[key])
        else:
            self.project(not self.camera.flat)
        return True

    def photo(self, size: tuple[int, int], path: Path) -> Photo:
        """What is seen, for a file of so many pixels; nothing in it is marked as selected."""
        camera = self.camera.cropped(self._aspect, size[0] / size[1])
        return Photo(self._session.document, camera, self._theme.space, size, path, self._lamps)

    def walk(self, on: bool) -> None:
        """Walk through the room, or go back to where the eye was before."""
        if on == self.stroll.under_way:
            return
        if on:
            self._let_go()
            self.setFocus()
            self.stroll.begin(self._session.scene, self.camera)
        else:
            self.stroll.end()
        self.walking.emit(on)
        self.update()

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
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("The 3D view is starting …"))
            return
        # While the widget is resized the last frame is centred, never stretched.
        size = self.frame.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(target, self.frame)
        if (gizmo := self._gizmo()) is not None and self._mode != "drag":
            held, free = self.grip.handle, self._press is None and self.underMouse()
            lit = held or (gizmo.at(self._last, self._selected_under(self._last) is not None) if free else None)
            gizmo.paint(painter, self._theme, lit, alone=held is not None)
        hint = self.stroll.hint or ", ".join(filter(None, (self.grip.reading, self._hint)))
        if hint:
            tag(painter, hint, QRectF(self.rect()), self._theme.accent, self._theme.on_accent)

    def _gizmo(self) -> Gizmo | None:
        """The handles as they lie over the picture that is shown."""
        if not self.handles or self.stroll.under_way or self._sized.isActive() or self.frame.isNull():
            return None
        return self.grip.gizmo(self._renderer.drawn, self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # While an edge is dragged the last frame is scaled; another size means work for the renderer.
        self._sized.start(RESIZE_MS if self._framed else 0)

    def _resized(self) -> None:
        if not self._framed:
            self._framed = True
            self.frame_all()
        else:
            self.look(self.camera)

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        self._hint = text
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._press = self._last = event.position()
        if self.stroll.under_way:
            self._mode = "look"
            return
        meaning = gesture(self.navigation, event.button(), event.modifiers())
        self._mode, self._drag = meaning.press, meaning.drag
        if meaning.press == "select":
            gizmo, grabbed = self._gizmo(), self._selected_under(event.position())
            if gizmo is not None and self.grip.press(gizmo, event.position(), grabbed is not None):
                self._mode = "grip"
            elif grabbed is not None:
                self.controller.begin_move(grabbed, self.on_floor(event.position(), self._height_of(grabbed)))
                self._mode = "hold"
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        step, self._last = position - self._last, position
        if self._press is None:
            self.update()
            return
        far = (position - self._press).manhattanLength() > QApplication.startDragDistance() // 2
        if self._mode == "select" and far:
            self._mode = self._drag
        if self._mode == "hold" and far:
            self._mode = "drag"
        pixel, keys = self.camera.span / max(self.height(), 1), event.modifiers()
        alt = bool(keys & Qt.KeyboardModifier.AltModifier)
        if self._mode == "look":
            self.stroll.look(-step.x() * LOOK, step.y() * LOOK)
        elif self._mode == "orbit":
            self.orbit(-step.x() * ORBIT, step.y() * ORBIT)
        elif self._mode == "pan":
            low, high = self._bounds()
            heights = float(low[2]) - 1.0, max(float(high[2]), 20.0)
            self.look(self.camera.panned(step.x() / self.height(), step.y() / self.height(), heights))
        elif self._mode == "zoom":
            self.look(self.camera.zoomed(ZOOM_PER_PIXEL ** step.y()))
        elif self._mode == "grip":
            self.grip.drag(position, pixel, alt or bool(keys & Qt.KeyboardModifier.ControlModifier))
        elif self._mode == "drag":
            held = next(iter(self._session.selection), "")
            straight = bool(keys & Qt.KeyboardModifier.ShiftModifier)
            self.controller.drag(self.on_floor(position, self._height_of(held)), pixel, straight, alt)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mode, self._mode, self._press = self._mode, "", None
        if mode in ("drag", "grip"):
            changed = self.grip.release() if mode == "grip" else self.controller.drop()
            if changed:
                self.released.emit(changed)
            return
        if mode == "hold":
            self.controller.cancel()
        if mode in ("select", "hold"):
            self._picks += 1
            self._extend = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            position = event.position()
            self._renderer.pick(self._picks, position.x() / self.width(), position.y() / self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if self.stroll.under_way:
            self.stroll.faster(1.0012 ** event.angleDelta().y())
            self.update()
            return
        toward = np.array([*self.on_floor(event.position(), self.camera.target[2]), self.camera.target[2]])
        if np.linalg.norm(toward - np.asarray(self.camera.target)) > 3 * self.camera.span:
            toward = np.asarray(self.camera.target)
        self.look(self.camera.zoomed(0.999 ** event.angleDelta().y(), toward))

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def _let_go(self) -> bool:
        """Give up a gesture under way; whether there was one."""
        mode, self._mode, self._press = self._mode, "", None
        if mode == "grip":
            self.grip.cancel()
        elif mode in ("drag", "hold"):
            self.controller.cancel()
        return mode in ("grip", "drag", "hold")

    def _on_picked(self, token: int, node_id: str | None) -> None:
        if token == self._picks:
            more = self._session.selection if self._extend else frozenset()
            self._session.select(more | ({node_id} if node_id else frozenset()))

    def _height_of(self, node_id: str) -> float:
        node = self._session.scene.by_id.get(node_id)
        return node.box.z if node is not None and node.box is not None else 0.0

    def on_floor(self, position: QPointF, height: float = 0.0) -> tuple[float, float]:
        """Where the line of sight meets the level at `height`."""
        origin, way = self.camera.ray(position.x() / self.width(), position.y() / self.height(), self._aspect)
        reach = (height - origin[2]) / way[2] if way[2] < -1e-3 else self.camera.reach
        point = origin + way * min(max(reach, 0.0), 4 * self.camera.reach + 500.0)
        return float(point[0]), float(point[1])

    def _selected_under(self, position: QPointF) -> str | None:
        """A selected node whose box the line of sight hits first."""
        if not self._session.selection:
            return None
        scene = self._session.scene
        if self._boxed is None or self._boxed[0] is not scene:
            placed = [node for node in scene.nodes if node.box is not None]
            self._boxed = scene, [n.id for n in placed], Boxes([n.box for n in placed if n.box is not None])
        origin, way = self.camera.ray(position.x() / self.width(), position.y() / self.height(), self._aspect)
        hit = self._boxed[2].hit(origin, way)
        return next((found for found in (self._boxed[1][n] for n in hit[:1]) if found in self._session.selection), None)

    # Keys

    def event(self, event: QEvent) -> bool:
        # While one walks, letters are steps and not the window's shortcuts.
        if event.type() == QEvent.Type.ShortcutOverride and self.stroll.under_way:
            assert isinstance(event, QKeyEvent)
            if self.stroll.knows(event.key()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape:
            if self.stroll.under_way:
                self.walk(False)
            elif not self._let_go():
                self._session.select(())
        elif self.stroll.under_way and self.stroll.knows(event.key()):
            if not event.isAutoRepeat():
                self.stroll.press(event.key())
        elif event.key() == Qt.Key.Key_F or (keypad and event.key() in (Qt.Key.Key_Period, Qt.Key.Key_Comma)):
            self.walk(False)
            self.frame_selection()
        elif event.key() == Qt.Key.Key_Home:
            self.frame_all()
        elif not self.number(event.text()):
            event.ignore()
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self.stroll.release(event.key())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.stroll.stand()
