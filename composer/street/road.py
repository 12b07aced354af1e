"""The road network of a street, in OpenDRIVE's terms, so that what was read can be written again to the millimetre.

A road is a reference line (pieces of curves), and across it lanes that change from section to section. `s` counts
metres along the reference line, `t` metres to its left. Lanes left of the line have positive ids, those right of it
negative ones; 0 is the line's own mark. Surfaces (`composer.street.surface`) are made from it and point back to it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from composer.errors import SceneError
from composer.values import Angle, Metres, Name, Part, Text

Real = Annotated[float, Field(ge=-1e9, le=1e9)]
Along = Annotated[float, Field(ge=0, le=1_000_000.0)]
LaneId = Annotated[int, Field(ge=-1000, le=1000)]

CURVE_VALUES = {"line": 0, "arc": 1, "spiral": 2, "poly3": 4, "paramPoly3": 8}
"""How many numbers shape each kind of curve."""


class Cubic(Part):
    """``a + b d + c d² + d d³`` of ``d = s - start``, from `start` until the next one begins; metres."""

    start: Along = 0.0
    a: Real = 0.0
    b: Real = 0.0
    c: Real = 0.0
    d: Real = 0.0


class Curve(Part):
    """A piece of a reference line.

    Attributes
    ----------
    kind : str
        OpenDRIVE's name of the curve.
    start, length : float
        Where on the line it begins, and how long it is; metres.
    x, y, heading : float
        Its first point and direction; metres, radians.
    values : tuple of float
        arc: curvature. spiral: curvature at start and end. poly3: a, b, c, d. paramPoly3: aU … dU, aV … dV.
    normalized : bool
        Whether the parameter of a paramPoly3 runs from 0 to 1 instead of from 0 to `length`.
    """

    kind: Literal["line", "arc", "spiral", "poly3", "paramPoly3"]
    start: Along
    length: Along
    x: Metres
    y: Metres
    heading: Angle
    values: tuple[Real, ...] = ()
    normalized: bool = False

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if len(self.values) != CURVE_VALUES[self.kind]:
            raise SceneError(
                "a {kind} has {count} values, not {found}",
                kind=self.kind,
                count=CURVE_VALUES[self.kind],
                found=len(self.values),
            )
        return self


class Mark(Part):
    """A line painted along the outer edge of a lane from `start` (within its section) on.

    `change` is OpenDRIVE's word for who may cross it, None where the file says nothing.
    """

    start: Along = 0.0
    type: Name = "solid"
    colour: Name = "standard"
    weight: Name = "standard"
    width: Annotated[float, Field(ge=0, le=100)] | None = None
    change: Name | None = None


class Limit(Part):
    """How fast one may go from `start` on, metres a second; None where nothing limits it."""

    start: Along = 0.0
    speed: Annotated[float, Field(ge=0, le=1000)] | None = None


class Usage(Part):
    """What a road is from `start` on, in OpenDRIVE's words (``town``, ``motorway``), and how fast one may go there."""

    start: Along = 0.0
    type: Name = "unknown"
    speed: Annotated[float, Field(ge=0, le=1000)] | None = None


class Rise(Part):
    """How far a lane lies above the road from `start` (within its section) on: at its inner and outer edge, metres."""

    start: Along = 0.0
    inner: Annotated[float, Field(ge=-100, le=100)] = 0.0
    outer: Annotated[float, Field(ge=-100, le=100)] = 0.0


class Lane(Part):
    """A lane within its section.

    Attributes
    ----------
    id : int
        Counted outward from the reference line, positive on its left; 0 has no width.
    kind : str
        The kind of surface it becomes; a name of ``assets/vocabulary/surfaces.toml``.
    type : str
        OpenDRIVE's word for it.
    widths : tuple of Cubic
        Counted from the section's start.
    level : bool
        Whether it stays level when the road tilts.
    rises : tuple of Rise
        How high it lies above the road; none means as high as its kind usually does (a sidewalk, a kerb).
    limits : tuple of Limit
        How fast one may go on it, where that differs from the road's own limit.
    predecessor, successor : int or None
        The lane it comes from and goes on as.
    """

    id: LaneId
    kind: Name
    type: Name = "driving"
    widths: Annotated[tuple[Cubic, ...], Field(max_length=2000)] = ()
    marks: Annotated[tuple[Mark, ...], Field(max_length=2000)] = ()
    level: bool = False
    rises: Annotated[tuple[Rise, ...], Field(max_length=2000)] = ()
    limits: Annotated[tuple[Limit, ...], Field(max_length=2000)] = ()
    predecessor: LaneId | None = None
    successor: LaneId | None = None


class Section(Part):
    """A stretch of a road over which the lanes stay the same ones, from `start` on; leftmost lane first."""

    start: Along = 0.0
    lanes: Annotated[tuple[Lane, ...], Field(max_length=200)] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        ids = [lane.id for lane in self.lanes]
        if any(a <= b for a, b in pairwise(ids)):
            raise SceneError("the lanes of a section must stand from left to right, each once")
        return self


class RoadLink(Part):
    """What a road goes on as at one of its ends: another road, touched at its start or end, or a junction."""

    kind: Literal["road", "junction"]
    id: Name
    contact: Literal["start", "end"] | None = None


class Road(Part):
    """One road.

    Attributes
    ----------
    curves : tuple of Curve
        The reference line.
    elevation, tilt : tuple of Cubic
        Height of the line, metres, and the road's slope to the left, radians.
    offset : tuple of Cubic
        How far the middle lane's line lies left of the reference line, metres.
    sections : tuple of Section
    usages : tuple of Usage
        What kind of road it is, with its speed limits.
    junction : str or None
        The junction it leads through.
    left_hand : bool
        Whether traffic keeps left.
    """

    id: Name
    name: Text = ""
    length: Along
    curves: Annotated[tuple[Curve, ...], Field(min_length=1, max_length=20_000)]
    elevation: Annotated[tuple[Cubic, ...], Field(max_length=20_000)] = ()
    tilt: Annotated[tuple[Cubic, ...], Field(max_length=20_000)] = ()
    offset: Annotated[tuple[Cubic, ...], Field(max_length=20_000)] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=20_000)]
    usages: Annotated[tuple[Usage, ...], Field(max_length=2000)] = ()
    predecessor: RoadLink | None = None
    successor: RoadLink | None = None
    junction: Name | None = None
    left_hand: bool = False


class Connection(Part):
    """A way through a junction: from an incoming road over a connecting one, lane by lane.

    In a direct junction `connecting` is the road on which one goes on.
    """

    id: Name
    incoming: Name
    connecting: Name
    contact: Literal["start", "end"] = "start"
    lanes: Annotated[tuple[tuple[LaneId, LaneId], ...], Field(max_length=200)] = ()


class Junction(Part):
    """Where roads meet; in a ``direct`` one they go over into each other without connecting roads in between."""

    id: Name
    name: Text = ""
    kind: Literal["default", "direct", "virtual"] = "default"
    connections: Annotated[tuple[Connection, ...], Field(max_length=2000)] = ()
