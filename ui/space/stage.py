"""A scene on Open3D's off-screen renderer. Runs in the renderer's process or, for one picture, in a command's.

Open3D is imported when a stage is made, never with this module.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ui.space.camera import Camera
from ui.space.canvas import Canvas, Lens, Part
from ui.space.crowd import MOVING, RESTING, Detail
from ui.space.interior import Interior
from ui.space.landscape import Landscape
from ui.space.looks import BACKGROUND
from ui.space.stock import Stock
from ui.space.throng import Throng

UNSEEN = 0.004
"""A change of light that a moving picture may leave out, as a part of a white surface's in daylight."""
EVENING = 0.32
"""Exposure of a smooth picture with lamps on."""


class Stage:
    """Draws what a stock holds; keeps geometry between frames and changes only what differs.

    There must be one stage at a time in a process: `close` it before the next is made.

    Parameters
    ----------
    stock : Stock
        What there is to draw; read anew at every picture.
    width, height : int
        Pixels of the picture.
    coarse : bool
        Whether pictures of a moving view are wanted too, which takes a second, coarse mesh of each object.

    Attributes
    ----------
    complete : bool
        Whether the latest picture was as fine as it should be.
    """

    def __init__(self, stock: Stock, width: int, height: int, coarse: bool = False) -> None:
        self._canvas = Canvas(width, height)
        self.size = width, height
        self.complete = True
        self._stock, self._wants_coarse = stock, coarse
        self._interior = Interior(self._canvas.paint, stock, coarse)
        self._landscape = Landscape(self._canvas.paint)
        self._throng = Throng(self._canvas.paint, stock)

    def close(self) -> None:
        """Give everything back."""
        del self._interior, self._landscape, self._throng
        self._canvas.close()

    def draw(self, camera: Camera, background: str = BACKGROUND, seconds: float = math.inf) -> npt.NDArray[np.uint8]:
        """A quick picture without shadows, (height, width, 3), of coarse meshes where there are any.

        `seconds` says how long it may take to make what is lacking of a large scene.
        """
        self._prepare(camera, background, fine=not self._wants_coarse, seconds=seconds)
        return self.snap(camera)

    def ready(self, camera: Camera, seconds: float) -> bool:
        """Make what a smooth picture lacks for so long; whether all of it is there."""
        self._prepare(camera, None, fine=True, seconds=seconds)
        return self.complete

    def snap(self, camera: Camera) -> npt.NDArray[np.uint8]:
        """What is there by now, with rough edges."""
        self._canvas.aim(camera, self._lens(camera))
        return self._canvas.snap()

    def smooth(
        self,
        camera: Camera,
        background: str = BACKGROUND,
        samples: int = 6,
        interrupted: Callable[[], bool] = lambda: False,
        part: Part | None = None,
    ) -> npt.NDArray[np.uint8] | None:
        """A picture of every triangle with smooth edges, the mean of several seen through shifted pixels.

        `part` says which part of a larger picture it is. None if interrupted. It is as dark as `exposure` says.
        """
        self._prepare(camera, background, fine=True, exposure=self.exposure, part=part)
        total = np.zeros((self.size[1], self.size[0], 3), np.uint16)
        for number in range(samples):
            if interrupted():
                return None
            # Offsets of a Kronecker sequence: evenly spread over the pixel for any number of samples.
            shift = (0.7548776662 * number) % 1 - 0.5, (0.5698402910 * number) % 1 - 0.5
            self._canvas.aim(camera, self._lens(camera), shift, part)
            total += self._canvas.snap()
        return ((total + samples // 2) // samples).astype(np.uint8)

    @property
    def exposure(self) -> float:
        """What part of the light a smooth picture takes.

        Beside a lamp there is more than a screen can show, and what shadows leave of it is known only if all is there.
        """
        return EVENING if self._stock.lamps else 1.0

    def _prepare(
        self,
        camera: Camera,
        background: str | None,
        fine: bool,
        exposure: float = 1.0,
        seconds: float = math.inf,
        part: Part | None = None,
    ) -> None:
        """Have on the canvas what is to be seen from here."""
        _, _, width, height = part or (0, 0, *self.size)
        if background is not None:
            self._canvas.surround(background, exposure)
        lamps = self._stock.lamps
        self._interior.show(camera, fine)
        self.complete = self._landscape.show(self._stock.earth, camera, height, bool(lamps), seconds / 2)
        detail: Detail = RESTING if fine else MOVING
        self.complete &= self._throng.show(camera, width / height, height, detail, seconds)
        self._canvas.paint.light(lamps, exposure, 0.0 if fine else UNSEEN)

    def _lens(self, camera: Camera) -> Lens:
        reach = self._landscape.reach
        if camera.flat:
            return 0.1, camera.reach + 400.0 + reach
        near = max(0.02, camera.distance * 0.02)
        # One who stands on a street looks at something a metre away, and sees what is nearer.
        return min(near, 0.3 + 0.01 * camera.distance) if reach else near, camera.reach + 400.0 + reach
