"""The Open3D process: what changed in, frames out through shared memory; started again after a crash."""

from __future__ import annotations

from multiprocessing.shared_memory import SharedMemory
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from composer.document import Document
from composer.messages import Message
from composer.scene import Scene
from ui.process import Helper
from ui.space.camera import Camera
from ui.space.looks import BACKGROUND
from ui.space.painter import Pick, Show, renderer_main
from ui.space.props import Prop, Remembered
from ui.space.surroundings import Rows, Surroundings

CRASHED = Message("The 3D view stopped and was started again; your scene is as it was.")
SLOTS = 3
MAX_PIXELS = 1600 * 1200
"""A larger view is drawn with fewer pixels: without a graphics card, drawing costs per pixel."""


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
    noticed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slots: list[SharedMemory] = []
        self._helper = Helper("scene-composer view", renderer_main, lambda: ([s.name for s in self._slots],), self)
        self._helper.received.connect(self._on_message)
        self._helper.lost.connect(self._on_lost)
        self._scene: Scene | None = None
        self._props: tuple[Prop, ...] = ()
        self._remembered = Remembered(ghosts=True)
        self._meshes: dict[str, Any] = {}
        self._forget()
        self._camera, self._size, self.background = Camera(), (640, 480), BACKGROUND
        self.drawn = self._camera
        """From where the latest picture was drawn."""
        self._false_starts = 0
        self._reason: str = Message("its process ended at once")
        self._pending = QTimer(self, singleShot=True, interval=0)
        self._pending.timeout.connect(self._tell_rest)
        self._rest = False
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

    def show(self, document: Document, selected: frozenset[str] = frozenset(), lamps: bool = False) -> None:
        """Show this document from now on; with `lamps`, in the evening."""
        self._scene = document.scene
        self._props = self._remembered.of(document, selected, lamps)
        for key, stored in document.used_shapes().items():
            self._meshes.setdefault(key, stored.mesh)
        self._change()

    def look(self, camera: Camera, size: tuple[int, int]) -> None:
        """Draw from here, so many pixels wide and high."""
        width, height = size
        shrink = min(1.0, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
        self._camera, self._size = camera, (max(int(width * shrink), 16), max(int(height * shrink), 16))
        self._change()

    def pick(self, token: int, u: float, v: float) -> None:
        """Ask which node is under a point of the picture; `picked` answers."""
        self._helper.send(Pick(token, self._camera, u, v))

    def _forget(self) -> None:
        """What the process knows: nothing yet."""
        self._told_around = Surroundings()
        self._told_props: tuple[Prop, ...] = ()
        self._told_meshes: set[str] = set()

    def _restart(self) -> None:
        self._forget()
        self._helper.start()
        self._change()

    def _change(self) -> None:
        """Tell of a change at once, so that the picture begins before panels are painted, and of more in the same turn
        of the event loop at its end."""
        if self._pending.isActive():
            self._rest = True
        else:
            self._tell()
            self._pending.start()

    def _tell_rest(self) -> None:
        if self._rest:
            self._rest = False
            self._tell()

    def _tell(self) -> None:
        """Send what the process does not know yet."""
        if not self.running or self._scene is None:
            return
        around, props = Surroundings.of(self._scene), Rows.between(self._told_props, self._props)
        new = {key: self._meshes[key] for key in self._meshes.keys() - self._told_meshes}
        gone = {prop.id for prop in self._told_props} - {prop.id for prop in self._props} if props.order else set()
        self._helper.send(
            Show(
                self._camera,
                self._size,
                self.background,
                around.since(self._told_around),
                props.rows,
                tuple(gone),
                new or None,
            )
        )
        self._told_around, self._told_props = around, self._props
        self._told_meshes |= new.keys()

    def _on_message(self, message: tuple[Any, ...]) -> None:
        kind, *rest = message
        if kind == "frame":
            slot, width, height, final, self.drawn = rest
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
            self.noticed.emit(Message("The 3D view cannot run on this computer: {reason}.", reason=self._reason))
            return
        if self._false_starts == 1:
            self.noticed.emit(CRASHED)
        self._restart()
