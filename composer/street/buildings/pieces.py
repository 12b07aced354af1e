"""What a roof is to the rest of a building."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composer.street.buildings.footprint import FloatArray

Loop = tuple[int, ...]


@dataclass(frozen=True)
class Form:
    """What is to be built: eaves and top above the ground, metres; `plain` leaves out what is only seen from near."""

    eaves: float
    top: float
    plain: bool = False

    @property
    def rise(self) -> float:
        """Metres from the eaves to the top."""
        return self.top - self.eaves


@dataclass(frozen=True, eq=False)
class Side:
    """A flat piece of a roof: loops of point numbers (rim, then holes), its unit normal, its part."""

    loops: Sequence[Sequence[int]]
    normal: FloatArray
    part: str = "top"
    curved: bool = False


@dataclass(frozen=True, eq=False)
class Roof:
    """A roof over a plan.

    Attributes
    ----------
    points : (P, 3) float64
        Metres, z from the ground.
    sides : list of Side
    tops : list of tuple of int
        Per edge of the plan, the points along which its wall ends, from the edge's corner to the next.
    """

    points: FloatArray
    sides: list[Side]
    tops: list[Loop]
