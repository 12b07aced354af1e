"""The Open3D process: what changed in, frames out through shared memory; started again after a crash."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from composer.document import Document
from composer.scene import Scene
from ui.process import Helper
from ui.space.camera import Camera
from ui.space.driver import silence
from ui.space.looks import BACKGROUND, shaded
from ui.space.props import Prop, Stock, props_of
from ui.still import RenderResult, render_document

__all__ = ["CRASHED", "RenderResult", "Renderer", "render_document"]

CRASHED = "The 3D view stopped and was started again; your scene is as it was."
BROKEN = "The 3D view cannot run on this computer: {}."
SLOTS = 3
MAX_PIXELS = 1600 * 1200
"""A larger view is drawn with fewer pixels: without a graphics card, drawing costs per pixel."""
REST_SECONDS = 0.12
"""Stillness after which the picture is drawn in full."""


@dataclass(frozen=True)
class Show:
    """Draw this view; `room`, `props` and `meshes` are None where nothing changed."""

    camera: Camera
    size: tuple[int, int]
    background: str = BACKGROUND
    room: Scene | None = None
    props: tuple[Prop, ...] | None = None
    meshes: dict[str, Any] | None = None


@dataclass(frozen=True)
class Pick:
    """Ask what is under a point of the picture."""

    token: int
    camera: Camera
    u: float
    v: float


class Renderer(QObject):
    """The window's side of the process.

    Signals
    -------
    framed(image, rest)
        A new picture; `rest` says that it is the final one for this view.
    picked(token, node id or None)
    noticed(sentence)
    """

    framed = Signal(QImage, bool)
    picked = Signal(int, object)
    noticed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slots: list[SharedMemory] = []
        self._helper = Helper("scene-composer view", renderer_main, lambda: ([s.name for s in self._slots],), self)
        self._helper.received.connect(self._on_message)
        self._helper.lost.connect(self._on_lost)
        self._scene: Scene | None = None
        self._props: tuple[Prop, ...] = ()
        self._meshes: dict[str, Any] = {}
        self._told: tuple[Any, ...] = (None, None, frozenset())
        self._camera, self._size, self.background = Camera(), (640, 480), BACKGROUND
        self._false_starts, self._reason = 0, "its process ended at once"
        self._pending = QTimer(self, singleShot=True, interval=0)
        self._pending.timeout.connect(self._tell)
        self.running = False

    @property
    def pid(self) -> int | None:
        return self._helper.pid

    def start(self) -> None:
        """Start the process; what was shown before is shown again."""
        if not self.running:
            self._slots = [SharedMemory(create=True, size=MAX_PIXELS * 3) for _ in range(SLOTS)]
            self.running = True
            self._restart()

    def stop(self) -> None:
        """End the process and give the shared memory back."""
        self.running = False
        self._pending.stop()
        self._helper.kill()
        for slot in self._slots:
            slot.close()
            slot.unlink()
        self._slots = []

    def show(self, document: Document, selected: frozenset[str] = frozenset()) -> None:
        """Show this document from now on."""
        self._scene = document.scene
        self._props = props_of(document, selected, ghosts=True)
        for key, stored in document.used_shapes().items():
            self._meshes.setdefault(key, stored.mesh)
        self._pending.start()

    def look(self, camera: Camera, size: tuple[int, int]) -> None:
        """Draw from here, so many pixels wide and high."""
        width, height = size
        shrink = min(1.0, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        self._camera, self._size = camera, (max(int(width * shrink), 16), max(int(height * shrink), 16))
        self._pending.start()

    def pick(self, token: int, u: float, v: float) -> None:
        """Ask which node is under a point of the picture; `picked` answers."""
        self._helper.send(Pick(token, self._camera, u, v))

    def _restart(self) -> None:
        self._told = (None, None, frozenset())
        self._helper.start()
        self._pending.start()

    def _tell(self) -> None:
        """Send what the process does not know yet, once per turn of the event loop."""
        if not self.running or self._scene is None:
            return
        room, props, keys = self._told
        surroundings = (self._scene.floor, self._scene.surfaces)
        new = {key: mesh for key, mesh in self._meshes.items() if key not in keys}
        self._helper.send(
            Show(
                self._camera,
                self._size,
                self.background,
                None if room == surroundings else Scene(floor=self._scene.floor, surfaces=self._scene.surfaces),
                None if props == self._props else self._props,
                new or None,
            )
        )
        self._told = (surroundings, self._props, frozenset(self._meshes))

    def _on_message(self, message: tuple[Any, ...]) -> None:
        kind, *rest = message
        if kind == "frame":
            slot, width, height, final = rest
            self._false_starts = 0
            pixels = bytes(self._slots[slot].buf[: width * height * 3])
            self._helper.send(("shown", slot))
            self.framed.emit(QImage(pixels, width, height, width * 3, QImage.Format.Format_RGB888).copy(), final)
        elif kind == "picked":
            self.picked.emit(*rest)
        elif kind == "broken":
            self._reason = rest[0]

    def _on_lost(self) -> None:
        self._false_starts += 1
        if self._false_starts > 2:
            self.stop()
            self.noticed.emit(BROKEN.format(self._reason))
            return
        if self._false_starts == 1:
            self.noticed.emit(CRASHED)
        self._restart()


def renderer_main(connection: Connection, slots: list[str]) -> None:
    """What runs in the process until the window closes the connection."""
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        silence()
        try:
            painter = _Painter(connection, slots)
        except Exception as error:
            connection.send(("broken", str(error) or type(error).__name__))
            return
        painter.run()


class _Painter:
    """Draws coarse and fast while messages come, in full once they stop."""

    def __init__(self, connection: Connection, slots: list[str]) -> None:
        from ui.space.rays import Rays
        from ui.space.stage import Stage

        self._connection = connection
        self._memory = [SharedMemory(name) for name in slots]
        self._free = list(range(len(slots)))
        self._stock = Stock()
        self._rays = Rays(self._stock)
        self._make = Stage
        self._stage: Any = None
        self._view: Show | None = None
        self._dirty = self._restless = False

    def run(self) -> None:
        while True:
            while self._connection.poll(self._patience()):
                self._take(self._connection.recv())
            if self._dirty:
                self._dirty, self._restless = False, True
                assert self._view is not None
                self._hand_over(self._set().draw(self._view.camera, self._view.background), final=False)
            else:
                self._restless = False
                self._rest()

    def _patience(self) -> float | None:
        """How long to wait for another message before drawing; None: there is nothing to draw."""
        if not self._free or not (self._dirty or self._restless):
            return None
        return 0.0 if self._dirty else REST_SECONDS

    def _take(self, message: Any) -> None:
        if isinstance(message, Show):
            self._view, self._dirty = message, True
            self._stock.learn(message.meshes or {})
            if message.room is not None:
                self._stock.set_room(message.room)
            if message.props is not None:
                self._stock.props = message.props
        elif isinstance(message, Pick):
            width, height = self._view.size if self._view is not None else (1, 1)
            found = self._rays.pick(message.camera, message.u, message.v, width / height)
            self._connection.send(("picked", message.token, found))
        else:
            self._free.append(message[1])

    def _set(self) -> Any:
        """The stage for the present size."""
        assert self._view is not None
        if self._stage is None or self._stage.size != self._view.size:
            if self._stage is not None:
                self._stage.close()
            self._stage = self._make(self._stock, *self._view.size, coarse=True)
        return self._stage

    def _rest(self) -> None:
        assert self._view is not None
        view, waiting = self._view, self._connection.poll
        light = self._rays.shadows(view.camera, *view.size, waiting)
        picture = self._set().smooth(view.camera, view.background, interrupted=waiting) if light is not None else None
        if light is None or picture is None:
            self._restless = True
        else:
            self._hand_over(shaded(picture, light), final=True)

    def _hand_over(self, picture: Any, final: bool) -> None:
        height, width = picture.shape[:2]
        slot = self._free.pop(0)
        memory = self._memory[slot].buf
        assert memory is not None
        memory[: picture.size] = np.ascontiguousarray(picture).tobytes()
        self._connection.send(("frame", slot, width, height, final))
