"""Cross-sections: a street as strips from left to right, and what road that makes along a centre line; and back.

Lanes left of the line between the directions get positive ids, those right of it negative ones, as OpenDRIVE wants it.
The centre line of a street runs in the middle of its carriageway unless told otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import numpy as np

from composer.messages import Message, template
from composer.street.centre import curves_along, length_of
from composer.street.curves import Profile
from composer.street.frames import FloatArray
from composer.street.kinds import surface_kind
from composer.street.road import Cubic, Curve, Lane, Mark, Road, Section
from composer.values import build
from composer.vocabulary import read_vocabulary

Direction = Literal["forward", "backward", "both", "none"]
MOVING = ("drive", "cycle")
"""Uses of strips on which one goes one way or the other."""
ROADWAY = (*MOVING, "park", "ground")
"""Uses of strips that belong to the carriageway where they lie level with its lanes."""
LEVEL = 0.05
_LANE_TYPES = {"drive": "driving", "cycle": "biking", "park": "parking", "walk": "sidewalk"}


@dataclass(frozen=True)
class Strip:
    """A strip of a street.

    Attributes
    ----------
    kind : str
        A name of ``assets/vocabulary/surfaces.toml``.
    width : float
        Metres.
    direction : str
        Which way one goes on it, seen along the street.
    """

    kind: str
    width: float
    direction: Direction = "none"

    @property
    def level(self) -> bool:
        """Whether it lies on the carriageway."""
        kind = surface_kind(self.kind)
        return kind.use in ROADWAY and abs(kind.lift) < LEVEL


@dataclass(frozen=True)
class CrossSection:
    """Strips from left to right, and how far from the left edge the centre line runs, metres (None: as usual)."""

    strips: tuple[Strip, ...]
    centre: float | None = None

    @property
    def width(self) -> float:
        """Metres from edge to edge."""
        return sum(strip.width for strip in self.strips)

    @property
    def borders(self) -> FloatArray:
        """Metres from the left edge to each border, (N + 1,)."""
        return np.concatenate([[0.0], np.cumsum([strip.width for strip in self.strips])])

    @property
    def carriageway(self) -> tuple[float, float]:
        """Where the carriageway begins and ends, metres from the left edge; everything, where nobody drives."""
        borders, roads = self.borders, [k for k, s in enumerate(self.strips) if surface_kind(s.kind).use == "drive"]
        if not roads:
            roads = [k for k, s in enumerate(self.strips) if s.level]
        if not roads:
            return 0.0, float(borders[-1])
        first, last = roads[0], roads[-1]
        while first > 0 and self.strips[first - 1].level:
            first -= 1
        while last + 1 < len(self.strips) and self.strips[last + 1].level:
            last += 1
        return float(borders[first]), float(borders[last + 1])

    @property
    def middle(self) -> float:
        """How far from the left edge the centre line runs, metres."""
        return sum(self.carriageway) / 2 if self.centre is None else self.centre

    @property
    def reach(self) -> tuple[float, float]:
        """How far the street reaches to the left and to the right of its centre line, metres."""
        return self.middle, self.width - self.middle

    @property
    def kerbs(self) -> tuple[float, float]:
        """How far the carriageway reaches to the left and to the right of the centre line, metres."""
        left, right = self.carriageway
        return self.middle - left, right - self.middle

    def mirrored(self) -> CrossSection:
        """With left and right exchanged: as seen from the other end, or where traffic keeps left."""
        centre = None if self.centre is None else self.width - self.centre
        return CrossSection(self.strips[::-1], centre)

    def turned(self) -> CrossSection:
        """As seen from the other end of the street."""
        other: Mapping[Direction, Direction] = {"forward": "backward", "backward": "forward"}
        section = self.mirrored()
        strips = tuple(replace(s, direction=other.get(s.direction, s.direction)) for s in section.strips)
        return CrossSection(strips, section.centre)


@cache
def presets() -> Mapping[str, tuple[str, CrossSection]]:
    """Streets to start from: label and strips by name."""
    words: dict[str, Direction] = {"f": "forward", "b": "backward", "fb": "both", "": "none"}
    return {
        name: (row["label"], CrossSection(tuple(Strip(kind, width, words[way]) for kind, width, way in row["strips"])))
        for name, row in read_vocabulary("cross_sections.toml").items()
    }


def width_warnings(strips: Sequence[Strip]) -> dict[int, Message]:
    """What is odd about the widths: by the number of the strip, such as ``Bike lane: 1.2 m is narrower than 1.5 m``."""
    found = {}
    for number, strip in enumerate(strips):
        kind = surface_kind(strip.kind)
        least, _, most = kind.width
        words: dict[str, object] = {"kind": Message(kind.label), "width": f"{strip.width:g}"}
        if strip.width < least - 1e-9:
            text = template("{kind}: {width} m is narrower than {limit} m")
            found[number] = Message(text, limit=f"{least:g}", **words)
        elif strip.width > most + 1e-9:
            found[number] = Message(template("{kind}: {width} m is wider than {limit} m"), limit=f"{most:g}", **words)
    return found


def against_traffic(section: CrossSection, left_hand: bool = False) -> tuple[int, ...]:
    """Strips that go the other way than their side of the road: a road cannot keep their direction."""
    split = _split(section, left_hand)
    left: Direction = "forward" if left_hand else "backward"
    return tuple(
        k
        for k, strip in enumerate(section.strips)
        if strip.direction in ("forward", "backward") and (strip.direction == left) != (k < split)
    )


# To a road


def road_of(
    road_id: str,
    line: Sequence[tuple[float, float]] | FloatArray | Sequence[Curve],
    section: CrossSection | Sequence[tuple[float, CrossSection]],
    name: str = "",
    left_hand: bool = False,
    marked: bool = True,
) -> Road:
    """A road of strips along a centre line.

    Parameters
    ----------
    line : (A, 2) points or Curves
        A drawn line, whose bends become arcs, or curves as they are; metres.
    section : CrossSection or sequence of (float, CrossSection)
        One for all of it, or several, each from so many metres on; the first from 0.
    left_hand : bool
        Whether traffic keeps left.
    marked : bool
        Whether lines are painted between its lanes.

    Raises
    ------
    ValueError
        If the line has no length, or a section no strips.
    """
    stretches = [(0.0, section)] if isinstance(section, CrossSection) else list(section)
    if any(not cross.strips for _, cross in stretches):
        raise ValueError("a cross-section needs a strip")
    curves = tuple(c for c in line if isinstance(c, Curve))
    if not curves:
        reaches = [cross.reach for _, cross in stretches]
        drawn = np.asarray(line, np.float64)
        curves = curves_along(drawn, max(left for left, _ in reaches), max(right for _, right in reaches))
    sections, offsets = [], []
    for start, cross in stretches:
        split = _split(cross, left_hand)
        offsets.append(build(Cubic, start=start, a=cross.middle - float(cross.borders[split])))
        sections.append(build(Section, start=start, lanes=_lanes(cross.strips, split, marked)))
    if len(sections) > 1:
        sections = _linked(sections)
    return build(
        Road,
        id=road_id,
        name=name,
        length=length_of(curves),
        curves=curves,
        offset=tuple(offsets) if any(abs(o.a) > 1e-12 for o in offsets) else (),
        sections=tuple(sections),
        left_hand=left_hand,
    )


def _split(section: CrossSection, left_hand: bool) -> int:
    """How many strips lie left of the line between the directions."""
    wrong_left: Direction = "backward" if left_hand else "forward"
    wrong_right: Direction = "forward" if left_hand else "backward"
    weights = [2 if surface_kind(s.kind).use == "drive" else 1 for s in section.strips]
    borders, middle = section.borders, section.middle

    def cost(k: int) -> tuple[int, float, int]:
        wrong = sum(w for s, w in zip(section.strips[:k], weights[:k], strict=True) if s.direction == wrong_left)
        wrong += sum(w for s, w in zip(section.strips[k:], weights[k:], strict=True) if s.direction == wrong_right)
        return wrong, round(abs(float(borders[k]) - middle), 6), k

    return min(range(len(section.strips) + 1), key=cost)


def _lanes(strips: Sequence[Strip], split: int, marked: bool) -> tuple[Lane, ...]:
    found = []
    for k, strip in enumerate(strips):
        lane_id = split - k if k < split else split - k - 1
        outer = k - 1 if k < split else k + 1
        beside = strips[outer] if 0 <= outer < len(strips) else None
        found.append(
            build(
                Lane,
                id=lane_id,
                kind=strip.kind,
                type=_type_of(strip),
                widths=(build(Cubic, a=strip.width),),
                marks=_mark(strip, beside) if marked else (),
            )
        )
    inner = strips[split - 1] if split > 0 else None
    centre = build(Lane, id=0, kind="lane", type="none", marks=_centre_mark(strips, split, inner) if marked else ())
    return (*found[:split], centre, *found[split:])


def _type_of(strip: Strip) -> str:
    kind = surface_kind(strip.kind)
    if strip.direction == "both" and kind.use == "drive":
        return "bidirectional"
    return kind.opendrive[0] if kind.opendrive else _LANE_TYPES.get(kind.use, "none")


def _mark(strip: Strip, beside: Strip | None) -> tuple[Mark, ...]:
    """What is painted between a lane and the one outside of it."""
    use = surface_kind(strip.kind).use
    if use not in MOVING or beside is None:
        return ()
    other = surface_kind(beside.kind)
    if other.use in MOVING:
        return (build(Mark, type="broken" if use == other.use and strip.kind == beside.kind else "solid"),)
    if other.use == "park":
        return (build(Mark, type="broken"),)
    return (build(Mark, type="solid"),) if beside.level else ()


def _centre_mark(strips: Sequence[Strip], split: int, inner: Strip | None) -> tuple[Mark, ...]:
    """What is painted between the directions, where lanes of both meet."""
    if inner is None or split >= len(strips):
        return ()
    uses = {surface_kind(strip.kind).use for strip in (inner, strips[split])}
    if not uses <= set(MOVING) or {inner.direction, strips[split].direction} != {"forward", "backward"}:
        return ()
    lanes = sum(surface_kind(s.kind).use == "drive" for s in strips)
    return (build(Mark, type="solid solid" if lanes >= 4 else "broken"),)


def _linked(sections: list[Section]) -> list[Section]:
    """Lanes that go on in the next section know it: those of one kind that have one id."""
    known = [{lane.id: lane.kind for lane in section.lanes} for section in sections]
    found = []
    for k, section in enumerate(sections):
        before, after = known[k - 1] if k > 0 else {}, known[k + 1] if k + 1 < len(known) else {}
        lanes = tuple(
            lane.model_copy(
                update={
                    "predecessor": lane.id if before.get(lane.id) == lane.kind else None,
                    "successor": lane.id if after.get(lane.id) == lane.kind else None,
                }
            )
            for lane in section.lanes
        )
        found.append(section.model_copy(update={"lanes": lanes}))
    return found


# Back


def strips_of(road: Road, index: int = 0) -> CrossSection:
    """The strips of a section of a road; where its widths change, those in its middle."""
    section = road.sections[index]
    end = road.sections[index + 1].start if index + 1 < len(road.sections) else road.length
    local = np.array([(end - section.start) / 2])
    strips, left = [], 0.0
    for lane in section.lanes:
        if lane.id == 0:
            continue
        width = max(float(Profile(lane.widths).at(local)[0]), 0.0)
        left += width if lane.id > 0 else 0.0
        strips.append(Strip(lane.kind, width, _direction(lane, road.left_hand)))
    offset = float(Profile(road.offset).at(local + section.start)[0])
    return CrossSection(tuple(strips), left + offset)


def _direction(lane: Lane, left_hand: bool) -> Direction:
    if surface_kind(lane.kind).use not in MOVING and lane.kind != "tram":
        return "none"
    if lane.type == "bidirectional":
        return "both"
    return "backward" if (lane.id > 0) != left_hand else "forward"
