"""``<signal>``: traffic lights and signs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from composer.errors import ComposerError
from composer.formats.opendrive.fields import UnreadableError, identity, number, truth, where, word
from composer.formats.opendrive.placed import TAG, Collection, tags_of
from composer.formats.strict_xml import Element
from composer.street.curves import FloatArray, ReferenceLine
from composer.street.road import Road
from composer.vocabulary import category

SIGNAL_WORDS = ("country", "countryRevision", "value", "unit", "text", "dynamic", "orientation")
BOARD = "board"
"""Attribute of a node: how high the part of it is that is looked at, metres; the rest below is its post."""
_LIGHTS = frozenset({"1000001", "1000002", "1000007", "1000009", "1000010", "1000011", "1000012", "1000013"})
"""Types of OpenDRIVE's own catalogue that are traffic lights."""
_LOW = 0.3
"""Metres above the road: a signal that begins lower has no post."""
_FLAT = 0.05
_POLE = 0.4
"""Metres around a signal within which a pole that stands there carries it."""
_POLES = frozenset({"pole", "trafficlight", "trafficsign", "gantry", "streetlamp"})


@dataclass(frozen=True)
class Map:
    """What a signal may refer to: roads by id with their lines, and what was taken from all coordinates."""

    roads: Mapping[str, tuple[Road, ReferenceLine]]
    shift: tuple[float, float]


def add_signals(element: Element, road: Road, whole: Map, found: Collection) -> None:
    """Add the signals of a road's element to what was found."""
    poles = _poles(element, whole.roads[road.id][1])
    for signal in element.all("signals", "signal"):
        try:
            _add(signal, road, whole, found, poles)
        except ComposerError as error:
            found.report.note(f"{error}; the {where(signal)} is left out")


def _poles(road: Element, line: ReferenceLine) -> FloatArray:
    """Where the road's file puts poles, (N, 2)."""
    places = []
    for element in road.all("objects", "object"):
        if word(element, "type").lower() in _POLES or word(element, "name").lower() in _POLES:
            try:
                places.append((number(element, "s"), number(element, "t")))
            except UnreadableError:
                continue
    rows = np.array(places, np.float64).reshape(-1, 2)
    return line.place(rows[:, 0], rows[:, 1])[0][:, :2]


def _add(element: Element, road: Road, whole: Map, found: Collection, poles: FloatArray) -> None:
    name = identity(element)
    kind = _kind(element)
    point, ground, yaw = _place(element, road, whole)
    depth, width, usual = category(kind).usual
    width = number(element, "width", 0.0, 0.0) or width
    height = number(element, "height", 0.0, 0.0)
    lift = point[2] - ground
    tags = tags_of(element, *SIGNAL_WORDS) | {f"{TAG}road": road.id}
    attributes = {}
    carried = len(poles) > 0 and bool(np.hypot(*(poles - point[:2]).T).min() < _POLE)
    if lift > _LOW and not carried:
        # A board in the air stands on a post of its own.
        board = height or min(width, 1.0)
        attributes[BOARD] = board
        point, height = np.array([point[0], point[1], ground]), lift + board
    elif not height:
        height = usual if lift <= _LOW else min(width, 1.0)
    flat = height <= _FLAT
    box = (width if flat else min(depth, width), width, height, *point.tolist(), math.remainder(yaw, math.tau))
    found.add_node(f"signal-{name}", "road_mark" if flat else kind, box, tags, attributes)


def _kind(element: Element) -> str:
    light = truth(element, "dynamic") or word(element, "type") in _LIGHTS
    return "traffic_light" if light else "traffic_sign"


def _place(element: Element, road: Road, whole: Map) -> tuple[FloatArray, float, float]:
    """Where a signal is (3,), how high the road is there, and where it faces."""
    physical = element.first("physicalPosition") or element
    inertial = physical.first("positionInertial")
    s, t = number(element, "s", 0.0), number(element, "t", 0.0)
    orientation = word(element, "orientation", "none")
    turn = number(element, "hOffset", 0.0)
    line = whole.roads[road.id][1]
    if inertial is not None:
        at = np.array([number(inertial, key) for key in "xyz"]) - (*whole.shift, 0.0)
        # The road's own place tells the ground; the position tells the rest.
        points, _ = line.place(np.array([s]), t)
        return at, min(float(points[0, 2]), float(at[2])), number(inertial, "hdg", 0.0)
    position = physical.first("positionRoad")
    if position is not None:
        other = whole.roads.get(word(position, "roadId"))
        if other is None:
            raise UnreadableError(f"the {where(position)} names a road that is not there")
        (road, line), element = other, position
        s, t = number(position, "s"), number(position, "t")
        turn += number(position, "hOffset", 0.0)
    lift = number(element, "zOffset", 0.0)
    points, headings = line.place(np.array([s]), t)
    at = points[0] + (0.0, 0.0, lift)
    return at, float(points[0, 2]), float(headings[0]) + turn + _facing(orientation, t, road.left_hand)


def _facing(orientation: str, t: float, left_hand: bool) -> float:
    """The turn from the road's direction to where those come from whom a signal is for.

    One that is for both directions looks at those who drive on its side of the road.
    """
    along = orientation == "+" or (orientation != "-" and (t > 0) == left_hand)
    return math.pi if along else 0.0
