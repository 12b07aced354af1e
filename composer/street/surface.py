"""A piece of street ground: road, lane, sidewalk, crossing, grass, …"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Self

import numpy as np
import numpy.typing as npt
import shapely
from pydantic import Field, model_validator

from composer.errors import SceneError
from composer.values import Metres, Name, Part, Point, Text

Ring = Annotated[tuple[Point, ...], Field(min_length=3, max_length=20_000)]


class Surface(Part):
    """A piece of street ground.

    Attributes
    ----------
    id : str
        What relations name it by.
    kind : str
        A name of ``assets/vocabulary/surfaces.toml``; others are kept and drawn as plain ground.
    label : str
        For people.
    polygon, holes : rings of (float, float)
        Its outline on the plan, and what is cut out of it; metres.
    z : float
        Metres above the ground, or above `heights` where it has them: a sidewalk lies a kerb higher.
    heights : tuple of float
        Height of the ground under each corner of `polygon`, metres; empty where it is level at zero.
    axis : tuple of (float, float)
        Its middle line, in the direction in which one drives (along it, where nobody drives); empty if it has none.
    two_way : bool
        Whether one drives along the axis either way.
    road, section, lane : optional
        Which lane of which road it is; no road if it was drawn by hand.
    """

    id: Name
    kind: Name
    label: Text = ""
    polygon: Ring
    holes: Annotated[tuple[Ring, ...], Field(max_length=2000)] = ()
    z: Metres = 0.0
    heights: Annotated[tuple[Metres, ...], Field(max_length=20_000)] = ()
    axis: Annotated[tuple[Point, ...], Field(max_length=20_000)] = ()
    two_way: bool = False
    road: Name | None = None
    section: Annotated[int, Field(ge=0, lt=20_000)] = 0
    lane: Annotated[int, Field(ge=-1000, le=1000)] = 0

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.heights and len(self.heights) != len(self.polygon):
            raise SceneError(
                "the surface {surface!r} has {count} heights for {corners} corners",
                surface=self.id,
                count=len(self.heights),
                corners=len(self.polygon),
            )
        if len(self.axis) == 1:
            raise SceneError("the axis of the surface {surface!r} is a single point", surface=self.id)
        return self

    def __eq__(self, other: object) -> bool:
        # Field by field: what is kept of the answers below does not count, and arrays cannot be compared like that.
        if self is other or not isinstance(other, Surface):
            return self is other
        return all(getattr(self, name) == getattr(other, name) for name in Surface.model_fields)

    @cached_property
    def area(self) -> shapely.geometry.base.BaseGeometry:
        """What it covers on the plan: a polygon, or several where its outline crosses itself; made sound."""
        drawn = shapely.Polygon(self.polygon, self.holes)
        sound = drawn if drawn.is_valid else shapely.make_valid(drawn)
        shapely.prepare(sound)
        return sound

    @cached_property
    def line(self) -> npt.NDArray[np.float64]:
        """The axis as an array, (A, 2); (0, 2) if it has none."""
        return np.array(self.axis, np.float64).reshape(-1, 2)
