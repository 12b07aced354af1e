"""Walking through a scene at eye height; walls stop one."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from composer.scene import Scene
from ui.space.camera import Camera
from ui.space.footing import footing
from ui.space.views import bounds

EYE_HEIGHT = 1.6
FIELD = 68.0
"""What one sees from bottom to top while walking, degrees: wider than from outside, where a room would look bent."""
SPEED = 1.4
SPEEDS = (0.35, 20.0)
RUN = 2.5
"""Times faster with Shift."""
LONGEST_STEP = 0.1
"""Seconds; after a pause one goes on from where one stood."""
WAYS = {"forward": (1.0, 0.0), "back": (-1.0, 0.0), "left": (0.0, 1.0), "right": (0.0, -1.0)}


class Walker:
    """Somebody in the room or on the street.

    Parameters
    ----------
    scene : Scene
    camera : Camera
        One enters a room on the side from which it looks, a street at what it looks at, and looks the same way.
    """

    def __init__(self, scene: Scene, camera: Camera) -> None:
        self._footing = footing(scene)
        self.speed = SPEED
        self.azimuth = camera.azimuth
        self.tilt = 0.12 if scene.floor is not None else 0.03
        x, y = (camera.eye if scene.floor is not None else np.asarray(camera.target))[:2]
        self.ground = float(camera.target[2]) if scene.floor is None else 0.0
        self.place = self._within(float(x), float(y))
        if scene.floor is not None:
            # From a corner one looks into the room, wherever the camera looked.
            low, high = bounds(scene)
            ahead = (low + high)[:2] / 2 - self.place
            if np.linalg.norm(ahead) > 0.1:
                self.azimuth = math.atan2(-ahead[1], -ahead[0])

    @property
    def camera(self) -> Camera:
        """What one sees."""
        reach = 1.0
        seen = Camera(distance=reach, azimuth=self.azimuth, elevation=self.tilt, field=FIELD)
        x, y, z = np.array([*self.place, self.ground + EYE_HEIGHT]) - seen.backward * reach
        return Camera((float(x), float(y), float(z)), reach, self.azimuth, self.tilt, field=FIELD)

    def look(self, turn: float, tilt: float) -> None:
        """Turn the head, radians: to the left, and down."""
        self.azimuth = (self.azimuth + turn) % math.tau
        self.tilt = min(max(self.tilt + tilt, -1.3), 1.3)

    def faster(self, factor: float) -> None:
        """Walk so much faster from now on."""
        self.speed = min(max(self.speed * factor, SPEEDS[0]), SPEEDS[1])

    def step(self, ways: Iterable[str], seconds: float, running: bool = False) -> None:
        """Walk for a moment; against a wall one slides along it."""
        ahead, aside = np.sum([WAYS[way] for way in ways] or [(0.0, 0.0)], axis=0)
        length = math.hypot(ahead, aside)
        if length < 1e-9:
            return
        reach = self.speed * (RUN if running else 1.0) * min(seconds, LONGEST_STEP) / length
        c, s = -math.cos(self.azimuth), -math.sin(self.azimuth)
        x, y = self.place + np.array([ahead * c - aside * s, ahead * s + aside * c]) * reach
        self.place = self._within(float(x), float(y))

    def _within(self, x: float, y: float) -> np.ndarray:
        """The point itself, or the nearest where one can stand."""
        place = self._footing.nearest(x, y)
        self.ground = self._footing.height(*place, self.ground)
        return np.array(place)
