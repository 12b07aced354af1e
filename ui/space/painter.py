"""What runs in the Open3D process: messages in, frames out through shared memory.

Qt is not imported here, nor by what this module imports: a process that only draws does without it.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np

from ui.memory import return_large, trim
from ui.space.camera import Camera
from ui.space.driver import silence
from ui.space.looks import BACKGROUND
from ui.space.props import Prop
from ui.space.surroundings import Change

REST_SECONDS = 0.12
"""Stillness after which the picture is drawn in full."""
MAKING_S = 0.012
"""How long a picture of a moving view may wait for what it lacks of a large scene."""
FILLING_S = 0.15
"""How long what a large scene lacks is made before the next message is looked for."""
SHOWN_S = 0.6
"""After so long one sees how far that is, and then after twice as long."""


@dataclass(frozen=True)
class Show:
    """Draw this view; what is told besides is only what changed."""

    camera: Camera
    size: tuple[int, int]
    background: str = BACKGROUND
    around: Change | None = None
    props: tuple[Prop, ...] = ()
    gone: tuple[str, ...] = ()
    meshes: dict[str, Any] | None = None


@dataclass(frozen=True)
class Pick:
    """Ask what is under a point of the picture."""

    token: int
    camera: Camera
    u: float
    v: float


def renderer_main(connection: Connection, slots: list[str]) -> None:
    """What runs in the process until the window closes the connection."""
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        silence()
        return_large()
        try:
            painter = _Painter(connection, slots)
        except Exception as error:
            connection.send(("broken", str(error) or type(error).__name__))
            return
        painter.run()


class _Painter:
    """Draws coarse and fast while messages come, in full once they stop."""

    def __init__(self, connection: Connection, slots: list[str]) -> None:
        from ui.space.rays import Rays  # what draws is of no use to the window, which only knows the messages
        from ui.space.stage import Stage
        from ui.space.stock import Stock

        self._connection = connection
        self._memory = [SharedMemory(name) for name in slots]
        self._free = list(range(len(slots)))
        self._stock = Stock()
        self._rays = Rays(self._stock)
        self._make = Stage
        self._stage: Any = None
        self._view: Show | None = None
        self._dirty = self._restless = self._lacking = False

    def run(self) -> None:
        while True:
            while self._connection.poll(self._patience()):
                self._take(self._connection.recv())
            if self._dirty:
                self._dirty, self._restless = False, True
                self._draw(MAKING_S)
            elif self._lacking:
                self._draw(FILLING_S)
            else:
                self._restless = False
                self._rest()

    def _draw(self, seconds: float) -> None:
        """A quick picture; a large scene is filled in picture by picture, while there is something to look at."""
        assert self._view is not None
        stage = self._set()
        self._hand_over(stage.draw(self._view.camera, self._view.background, seconds), final=False)
        self._lacking = not stage.complete

    def _patience(self) -> float | None:
        """How long to wait for another message before drawing; None: there is nothing to draw."""
        if not self._free or not (self._dirty or self._restless):
            return None
        return 0.0 if self._dirty or self._lacking else REST_SECONDS

    def _take(self, message: Any) -> None:
        if isinstance(message, Show):
            self._view, self._dirty = message, True
            self._stock.learn(message.meshes or {})
            if message.around is not None:
                self._stock.surround(self._stock.around.changed(message.around))
            if message.props or message.gone:
                self._stock.change(message.props, message.gone)
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
        view, waiting, stage = self._view, self._connection.poll, self._set()
        self._stock.settle()
        shown, pause = time.monotonic(), SHOWN_S
        while not stage.ready(view.camera, FILLING_S):
            if waiting():
                self._restless = True
                return
            if time.monotonic() - shown > pause and self._free:
                self._hand_over(stage.snap(view.camera), final=False)
                shown, pause = time.monotonic(), 2 * pause
        from ui.space.rays import finished

        picture = stage.smooth(view.camera, view.background, interrupted=waiting)
        air = self._rays.air(view.camera, *view.size, waiting) if picture is not None else None
        if air is None or picture is None:
            self._restless = True
        else:
            self._hand_over(finished(picture, air, view.camera, exposure=stage.exposure), final=True)
            trim()

    def _hand_over(self, picture: Any, final: bool) -> None:
        assert self._view is not None
        height, width = picture.shape[:2]
        slot = self._free.pop(0)
        memory = self._memory[slot].buf
        assert memory is not None
        memory[: picture.size] = np.ascontiguousarray(picture).tobytes()
        self._connection.send(("frame", slot, width, height, final, self._view.camera))
