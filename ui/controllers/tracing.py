"""A picture under the plan to trace over: where it lies and how large it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from composer.scene import MAX_EXTENT, Point, Scene

LEAST_APART = 8
"""Pixels of the picture between the two points of a known distance."""
EMPTY = 5.0
"""Metres that a picture is wide at first where there is no room yet."""


@dataclass(frozen=True)
class Placement:
    """Where a picture lies.

    Attributes
    ----------
    wide, high : int
        Its size in pixels.
    x, y : float
        Its lower left corner on the plan, metres.
    scale : float
        Metres a pixel is.
    """

    wide: int
    high: int
    x: float
    y: float
    scale: float

    @classmethod
    def over(cls, scene: Scene, wide: int, high: int) -> Placement:
        """Around the middle of the room and as large as it; of a size of its own if there is no room."""
        x0, y0, x1, y1 = (
            scene.floor.bounds if scene.floor is not None else (-EMPTY / 2, -EMPTY / 2, EMPTY / 2, EMPTY / 2)
        )
        scale = min((x1 - x0) / wide, (y1 - y0) / high)
        return cls(wide, high, (x0 + x1 - wide * scale) / 2, (y0 + y1 - high * scale) / 2, scale)

    def moved(self, dx: float, dy: float) -> Placement:
        """So far from here, metres."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def scaled(self, a: Point, b: Point, metres: float) -> Placement | None:
        """So large that what is now at `a` and `b` is so many metres apart; what is at `a` stays.

        None if the points are too near to tell, or the picture would be beyond all reason.
        """
        now = math.dist(a, b)
        if metres <= 0 or now < LEAST_APART * self.scale:
            return None
        factor = metres / now
        if max(self.wide, self.high) * self.scale * factor > MAX_EXTENT:
            return None
        return replace(
            self, x=a[0] + (self.x - a[0]) * factor, y=a[1] + (self.y - a[1]) * factor, scale=self.scale * factor
        )
