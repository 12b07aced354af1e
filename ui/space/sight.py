"""How large things are in a picture, and whether they are in it at all: asked thousands of times for each."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ui.space.camera import Camera

Floats = npt.NDArray[np.float64]
NEAREST = 0.05
"""Metres; nothing is looked at from nearer."""


@dataclass(frozen=True)
class Sight:
    """A camera that takes a picture.

    Attributes
    ----------
    camera : Camera
    pixels : int
        Height of the picture.
    aspect : float
        Its width by its height.
    around : float
        Metres around what is in the picture that count as in it.
    """

    camera: Camera
    pixels: int
    aspect: float = 1.0
    around: float = 0.0
    eye: Floats = field(init=False)
    _axes: Floats = field(init=False)

    def __post_init__(self) -> None:
        camera = self.camera
        object.__setattr__(self, "eye", camera.eye)
        object.__setattr__(self, "_axes", np.stack([camera.right, camera.up, -camera.backward], axis=1))

    def scale(self, low: Floats, high: Floats) -> npt.NDArray[np.float64]:
        """Pixels that a metre has at most within boxes from `low` to `high`, (…, 3) each."""
        if self.camera.flat:
            return np.full(low.shape[:-1], self.pixels / self.camera.distance)
        offset = self.eye - np.clip(self.eye, low, high)
        away = np.sqrt((offset * offset).sum(axis=-1))
        return self.pixels / (2 * self.camera.slope * np.maximum(away, NEAREST))

    def shows(self, low: Floats, high: Floats) -> npt.NDArray[np.bool_]:
        """Whether any of boxes from `low` to `high`, (…, 3) each, may be in the picture."""
        middle, half = ((low + high) / 2 - self.eye) @ self._axes, (high - low) / 2 @ np.abs(self._axes)
        half = half + self.around
        across, above, ahead = np.moveaxis(middle, -1, 0)
        wide, tall, deep = np.moveaxis(half, -1, 0)
        if self.camera.flat:
            reach = self.camera.distance / 2
            return (np.abs(across) - wide < reach * self.aspect) & (np.abs(above) - tall < reach)
        # The planes at the sides are aslant: a box is beyond one if its corner nearest to it is.
        slope = self.camera.slope
        level = slope * self.aspect
        return (
            (ahead + deep > 0)
            & (np.abs(across) - wide < level * (ahead + deep))
            & (np.abs(above) - tall < slope * (ahead + deep))
        )
