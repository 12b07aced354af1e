"""Open3D's off-screen renderer, and what is up on it. Open3D is imported when one is made."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.document import rgb
from ui.space.camera import Camera
from ui.space.driver import open3d, quiet
from ui.space.looks import linear, srgb
from ui.space.paintwork import Paintwork

Part = tuple[int, int, int, int]
"""A piece of a larger picture: its left and upper edge, and the size of the whole, pixels."""
Lens = tuple[float, float]
"""What is drawn: from how near to how far, metres."""


class Canvas:
    """Draws what is up on it.

    Open3D does not survive that one of two off-screen renderers goes away, so there must be one canvas at a time in a
    process: `close` it before the next is made.

    Parameters
    ----------
    width, height : int
        Pixels of the picture.

    Attributes
    ----------
    paint : Paintwork
        What is up.
    """

    def __init__(self, width: int, height: int) -> None:
        library = open3d()
        with quiet():
            self._renderer = library.visualization.rendering.OffscreenRenderer(width, height)
        self.size = width, height
        self._scene = self._renderer.scene
        self._background: tuple[str, float] = ("", 1.0)
        self._scene.view.set_post_processing(False)
        # It would be worked out although nothing shows it: half the time of a frame.
        self._scene.view.set_ambient_occlusion(False)
        self._scene.scene.enable_sun_light(False)
        self._scene.scene.enable_indirect_light(False)
        self.paint: Any = Paintwork(library, self._scene)

    def close(self) -> None:
        """Give everything back, in the order that Open3D needs."""
        if self._renderer is not None:
            self._scene.clear_geometry()
            self._scene = self.paint = None
            gc.collect()
            self._renderer = None
            gc.collect()

    def surround(self, background: str, exposure: float = 1.0) -> None:
        """The colour behind everything, ``#rrggbb``, of which a part of the light is taken."""
        if (background, exposure) != self._background:
            self._background = background, exposure
            # The renderer takes it for sRGB and, unlike vertex colours, writes it as linear light.
            self._scene.set_background([*srgb(srgb(exposure * linear(rgb(background)))), 1.0])

    def aim(
        self, camera: Camera, lens: Lens, shift: tuple[float, float] = (0.0, 0.0), part: Part | None = None
    ) -> None:
        """Point the camera; `shift` moves the picture by fractions of a pixel."""
        left, top, whole_width, whole_height = part or (0, 0, *self.size)
        width, height = self.size
        eye = self._scene.camera
        near, far = lens
        half = camera.distance / 2 if camera.flat else near * camera.slope
        pixel = 2 * half / whole_height
        west = (left - whole_width / 2 + shift[0]) * pixel
        north = (whole_height / 2 - top + shift[1]) * pixel
        kind = eye.Projection.Ortho if camera.flat else eye.Projection.Perspective
        eye.set_projection(kind, west, west + width * pixel, north - height * pixel, north, near, far)
        eye.look_at(list(map(float, camera.target)), list(map(float, camera.eye)), list(map(float, camera.up)))

    def snap(self) -> npt.NDArray[np.uint8]:
        """The picture, (height, width, 3)."""
        picture = np.asarray(self._renderer.render_to_image())
        self.paint.drawn()
        return picture
