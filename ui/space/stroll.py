"""Keys and clock of walking: a `Walker` steps as long as keys are held."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from composer.scene import Scene
from ui.space.camera import Camera
from ui.space.walking import Walker
from ui.words import later, tr

TICK_MS = 16
KEYS = {
    Qt.Key.Key_W: "forward",
    Qt.Key.Key_Up: "forward",
    Qt.Key.Key_S: "back",
    Qt.Key.Key_Down: "back",
    Qt.Key.Key_A: "left",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_D: "right",
    Qt.Key.Key_Right: "right",
}
HINT = later("WASD or arrows walk · drag looks around · Shift runs · wheel: {speed} m/s · Esc leaves")


class Stroll(QObject):
    """A walk from its beginning to its end.

    Signals
    -------
    moved(Camera)
        One sees something else now; after the end, what one saw before.
    """

    moved = Signal(Camera)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.walker: Walker | None = None
        self._before = Camera()
        self._held: set[int] = set()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._step)
        self._last = 0.0

    @property
    def under_way(self) -> bool:
        return self.walker is not None

    @property
    def hint(self) -> str:
        """What to do, for people; empty while nobody walks."""
        return tr(HINT, speed=f"{self.walker.speed:.1f}") if self.walker is not None else ""

    def begin(self, scene: Scene, camera: Camera) -> None:
        """Enter the room."""
        self._before, self.walker = camera, Walker(scene, camera)
        self.moved.emit(self.walker.camera)

    def end(self) -> None:
        """Leave it."""
        self.stand()
        self.walker = None
        self.moved.emit(self._before)

    def knows(self, key: int) -> bool:
        """Whether a key is a step, or is held for one."""
        return key in KEYS or key in (Qt.Key.Key_Shift, Qt.Key.Key_Escape)

    def press(self, key: int) -> None:
        """Begin a step."""
        if self.walker is not None and key in KEYS:
            self._held.add(key)
            if not self._tick.isActive():
                self._last = time.monotonic()
                self._tick.start()

    def release(self, key: int) -> None:
        """End it."""
        self._held.discard(key)
        if not self._held:
            self._tick.stop()

    def stand(self) -> None:
        """End every step."""
        self._held.clear()
        self._tick.stop()

    def look(self, turn: float, tilt: float) -> None:
        """Turn the head, radians: to the left, and down."""
        if self.walker is not None:
            self.walker.look(turn, tilt)
            self.moved.emit(self.walker.camera)

    def faster(self, factor: float) -> None:
        """Walk so much faster from now on."""
        if self.walker is not None:
            self.walker.faster(factor)

    def _step(self) -> None:
        now = time.monotonic()
        seconds, self._last = now - self._last, now
        if self.walker is not None:
            running = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.walker.step({KEYS[Qt.Key(key)] for key in self._held}, seconds, running)
            self.moved.emit(self.walker.camera)
