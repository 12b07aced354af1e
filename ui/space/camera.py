"""Where the eye of the 3D view is: orbiting a target, Z up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

FIELD_OF_VIEW = 42.0
"""Vertical, degrees."""
LEAST_REACH = 60.0
"""How far from the target the eye of a parallel projection is at least, metres: nothing shown is behind it."""
LOWEST = math.radians(3)
"""To what elevation one orbits; the floor is not seen from below."""
STEP = math.radians(15)
"""What a key orbits."""

FARTHEST = 10_000.0
"""Metres one can go away from what is looked at."""

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Camera:
    """An eye that looks at `target` from `distance` away.

    `azimuth` is where the eye stands around the target, radians counter-clockwise from +X; `elevation` how far it
    looks down. At an elevation of a quarter turn the picture is the plan: X to the right, Y up. `flat` means a parallel
    projection of `distance` metres height; otherwise `field` is what is seen from bottom to top, degrees.
    """

    target: tuple[float, float, float] = (0.0, 0.0, 0.6)
    distance: float = 8.0
    azimuth: float = math.radians(-60)
    elevation: float = math.radians(35)
    flat: bool = False
    field: float = FIELD_OF_VIEW

    @property
    def slope(self) -> float:
        """Half the picture's height at one metre from the eye, metres."""
        return math.tan(math.radians(self.field) / 2)

    @property
    def backward(self) -> Vector:
        """Unit vector from the target to the eye."""
        c = math.cos(self.elevation)
        return np.array([c * math.cos(self.azimuth), c * math.sin(self.azimuth), math.sin(self.elevation)])

    @property
    def right(self) -> Vector:
        """Unit vector to the right of the picture."""
        return np.array([-math.sin(self.azimuth), math.cos(self.azimuth), 0.0])

    @property
    def up(self) -> Vector:
        """Unit vector up in the picture; exact also when looking straight down."""
        return np.cross(self.backward, self.right)

    @property
    def reach(self) -> float:
        """Metres from the eye to the target."""
        return max(2 * self.distance, LEAST_REACH) if self.flat else self.distance

    @property
    def eye(self) -> Vector:
        """Where it looks from, metres."""
        return np.asarray(self.target) + self.backward * self.reach

    def orbited(self, turn: float, tilt: float) -> Camera:
        """Turned around the target; never from below the floor."""
        elevation = min(max(self.elevation + tilt, min(self.elevation, LOWEST)), math.pi / 2)
        return replace(self, azimuth=(self.azimuth + turn) % math.tau, elevation=elevation)

    def projected(self, flat: bool) -> Camera:
        """In a parallel projection or in perspective; what is at the target stays as large as it is."""
        if flat is self.flat:
            return self
        return replace(self, flat=flat, distance=self.span if flat else self.span / (2 * self.slope))

    def panned(self, dx: float, dy: float, heights: tuple[float, float] = (-1.0, 20.0)) -> Camera:
        """Moved sideways by fractions of the picture's height; what is looked at stays between two heights, metres."""
        span = self.span
        shift = -self.right * dx * span + self.up * dy * span
        x, y, z = np.asarray(self.target) + shift
        return replace(self, target=(float(x), float(y), float(min(max(z, heights[0]), heights[1]))))

    def zoomed(self, factor: float, toward: Vector | None = None) -> Camera:
        """Nearer (factor below 1) or farther; `toward` is a point that stays under the cursor."""
        distance = min(max(self.distance * factor, 0.4), FARTHEST)
        if toward is None:
            return replace(self, distance=distance)
        x, y, z = toward + (np.asarray(self.target) - toward) * (distance / self.distance)
        return replace(self, distance=distance, target=(float(x), float(y), float(z)))

    @property
    def span(self) -> float:
        """Metres shown from bottom to top of the picture at the target."""
        return self.distance if self.flat else 2 * self.distance * self.slope

    def framing(self, low: Vector, high: Vector, aspect: float = 4 / 3, margin: float = 1.06) -> Camera:
        """The same direction, with a box filling the picture."""
        corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
        centre = (low + high) / 2
        half = self.slope
        distance = self.distance
        # A near corner looks larger than a far one, so the middle of the picture is found in a few steps.
        for _ in range(8):
            seen = corners - centre
            across, above = seen @ self.right, seen @ self.up
            toward = np.zeros(len(seen)) if self.flat else seen @ self.backward
            if self.flat:
                distance = float(max(np.ptp(above), np.ptp(across) / aspect))
                scale = np.ones(len(seen))
            else:
                need = np.abs(above) / half + toward, np.abs(across) / half / aspect + toward
                distance = float(np.max(need))
                scale = distance / np.maximum(distance - toward, 1e-6)
            middle = [(values * scale).max() + (values * scale).min() for values in (across, above)]
            centre = centre + self.right * middle[0] / 2 + self.up * middle[1] / 2
        x, y, z = centre
        return replace(self, target=(float(x), float(y), float(z)), distance=max(distance * margin, 0.5))

    def cropped(self, old: float, new: float) -> Camera:
        """For a picture of another shape, width to height: nothing that the old one shows is lost."""
        if new >= old:
            return self
        if self.flat:
            return replace(self, distance=self.distance * old / new)
        return replace(self, field=math.degrees(2 * math.atan(self.slope * old / new)))

    def ray(self, u: float, v: float, aspect: float) -> tuple[Vector, Vector]:
        """Origin and unit direction of the line of sight through a point of the picture.

        `u` runs from 0 at the left to 1 at the right, `v` from 0 at the top to 1 at the bottom.
        """
        across = (2 * u - 1) * aspect
        above = 1 - 2 * v
        if self.flat:
            half = self.distance / 2
            return self.eye + self.right * across * half + self.up * above * half, -self.backward
        direction = -self.backward + (self.right * across + self.up * above) * self.slope
        return self.eye, direction / np.linalg.norm(direction)

    def seen(self, point: npt.ArrayLike, aspect: float) -> tuple[float, float] | None:
        """Where a point is in the picture, as `ray` takes it; None behind the eye."""
        offset = np.asarray(point, float) - self.eye
        ahead = -float(offset @ self.backward)
        half = self.distance / 2 if self.flat else self.slope * ahead
        if ahead < 1e-3:
            return None
        return (float(offset @ self.right) / half / aspect + 1) / 2, (1 - float(offset @ self.up) / half) / 2

    def height_at(self, point: npt.ArrayLike) -> float:
        """Metres from bottom to top of the picture at the depth of a point."""
        if self.flat:
            return self.distance
        return 2 * self.slope * max(-float((np.asarray(point, float) - self.eye) @ self.backward), 1e-3)


PLAN = Camera(azimuth=-math.pi / 2, elevation=math.pi / 2, flat=True)
FRONT = Camera(azimuth=-math.pi / 2, elevation=math.radians(8))
SIDE = Camera(azimuth=0.0, elevation=math.radians(8))
STANDARD = {"1": FRONT, "3": SIDE, "7": PLAN}
"""The views behind the number keys, as in other 3D programs: front, right side, top."""
STEPS = {"2": (0.0, -STEP), "4": (-STEP, 0.0), "6": (STEP, 0.0), "8": (0.0, STEP)}
"""Turn and tilt of the number keys that orbit: down, left, right, up."""
PROJECTION = "5"
"""The number key between parallel projection and perspective."""


def standard(key: str, parallel: bool) -> Camera:
    """A standard view; in a parallel projection, front and side are true elevations."""
    camera = STANDARD[key]
    return replace(camera, flat=True, elevation=0.0) if parallel and not camera.flat else camera
