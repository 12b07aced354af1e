"""What stands about: trees, lamps, signs, benches, bins, stops; and fences, walls and hedges in pieces."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from composer.formats.osm.elements import Map, Point, Way
from composer.formats.osm.measures import bearing, metres
from composer.formats.osm.projection import Plane
from composer.formats.osm.streets import kerb_side, roadside
from composer.formats.osm.table import Tags, fits, row_of, table
from composer.scene import Box, Node
from composer.street.frames import FloatArray, Track
from composer.street.network import Network, Stretch
from composer.values import build
from composer.vocabulary import category

MAX_PIECES = 6000
"""Pieces of all fences, walls and hedges; beyond that they are longer, so that there are no more."""
ROW = 8.0
"""Metres between the trees of a row."""
_OFF = 0.5
"""Metres from the kerb for what the map has upon the street itself."""
_FAR = 60.0


@dataclass(frozen=True, eq=False)
class Roadsides:
    """The streets by which things stand."""

    net: Network

    def __post_init__(self) -> None:
        wide = [s for s in self.net.stretches if s.drawn.rank >= 2 and not s.swallowed]
        object.__setattr__(self, "_stretches", dict(enumerate(wide)))
        object.__setattr__(self, "_tree", shapely.STRtree([shapely.LineString(s.track.points) for s in wide]))

    def nearest(self, place: tuple[float, float]) -> tuple[float, float, float] | None:
        """See `kerb_side`; None where no street is near."""
        found = kerb_side(self._stretches, self._tree, place)  # type: ignore[attr-defined]
        return found if found is not None and found[1] < _FAR else None


def things(data: Map, plane: Plane, net: Network) -> Iterator[Node]:
    """The objects that single points of the map stand for."""
    sides = Roadsides(net)
    on_ways: dict[str, list[Stretch]] = {}
    for stretch in net.stretches:
        for knot in dict.fromkeys(stretch.drawn.knots):
            on_ways.setdefault(str(knot), []).append(stretch)
    for point in data.points.values():
        row = row_of(point.tags, table()["points"]["rows"])
        if row is None or point.id not in plane.xy:
            continue
        kind, facing = row[2], row[3]
        if facing == "drivers" and point.id in on_ways:
            for number, spot in enumerate(roadside(on_ways[point.id], point.id, plane.xy[point.id], point.tags)):
                name = f"n{point.id}" if number == 0 else f"n{point.id}.{number + 1}"
                yield _thing(name, kind, point.tags, spot.x, spot.y, spot.heading + math.pi)
            continue
        yield _standing(point, kind, facing, plane.xy[point.id], sides)


def _standing(point: Point, kind: str, facing: str, place: tuple[float, float], sides: Roadsides) -> Node:
    (x, y), yaw = place, None
    said = bearing(point.tags.get("direction", ""))
    near = sides.nearest(place) if facing else None
    if near is not None:
        toward, _, off = near
        yaw = toward
        if off < _OFF:  # it stands at the edge of the street, not on it
            x, y = x - math.cos(toward) * (_OFF - off), y - math.sin(toward) * (_OFF - off)
    if said is not None:
        yaw = said
    if yaw is None:
        yaw = (zlib.crc32(point.id.encode()) % 6283) / 1000.0
    if kind == "bus_stop":
        kind = "bus_shelter" if point.tags.get("shelter") == "yes" else "traffic_sign"
    return _thing(f"n{point.id}", kind, point.tags, x, y, yaw)


def _thing(name: str, kind: str, tags: Tags, x: float, y: float, yaw: float) -> Node:
    if kind == "tree":
        kind = next((row["category"] for row in table()["trees"] if fits(tags, row["tags"])), kind)
    known = category(kind)
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    # Not all alike: a quarter of the way toward the extremes at most.
    depth, width, height = (_about(rng, sizes) for sizes in (known.depth, known.width, known.height))
    height = metres(tags, "height", "est_height", least=0.1, most=120.0) or height
    crown = metres(tags, "diameter_crown", least=0.3, most=60.0)
    if known.super == "tree":
        depth = width = crown or min(width, 1.1 * height)
    box = build(Box, depth=depth, width=width, height=height, x=x, y=y, yaw=math.remainder(yaw, math.tau))
    seed = int(rng.integers(2**31))
    return build(Node, id=name, category=kind, label=tags.get("name", "")[:200], box=box, seed=seed)


def _about(rng: np.random.Generator, sizes: tuple[float, float, float]) -> float:
    least, usual, most = sizes
    share = float(rng.uniform(-0.25, 0.25))
    return round(usual + share * (most - usual if share > 0 else usual - least), 3)


# In rows


def tree_row(way: Way, plane: Plane) -> Iterator[Node]:
    """The trees of a row."""
    line = plane.line(way.points)
    if len(line) < 2:
        return
    track = Track(line)
    apart = metres(way.tags, "spacing", "tree_spacing", least=1.0, most=100.0) or ROW
    count = min(max(2, round(track.length / apart) + 1), 2000)
    places, _ = track.at(np.linspace(0, track.length, count))
    for number, (x, y) in enumerate(places.tolist()):
        name = f"w{way.id}.{number + 1}"
        yield _thing(name, "tree", way.tags, x, y, zlib.crc32(name.encode()) % 6283 / 1000.0)


def barriers(ways: Sequence[Way], plane: Plane) -> Iterator[Node]:
    """Fences, walls and hedges as pieces that follow their lines."""
    rows = [(way, row_of(way.tags, table()["barriers"]["rows"]), plane.line(way.points)) for way in ways]
    lines = [(way, row, line) for way, row, line in rows if row is not None and len(line) > 1]
    pieces = sum(len(line) - 1 + Track(line).length / category(row[2]).width[1] for _, row, line in lines)
    stretch = max(1.0, pieces / MAX_PIECES)
    for way, row, line in lines:
        kind, usual = row[2], row[3]
        known = category(kind)
        height = metres(way.tags, "height", "est_height", least=0.1, most=20.0) or usual
        thick = metres(way.tags, "width", "est_width", least=0.05, most=5.0) or known.depth[1]
        for number, (x, y, heading, length) in enumerate(_pieces(line, known.width[1] * stretch)):
            box = build(
                Box,
                depth=thick,
                width=length,
                height=height,
                x=x,
                y=y,
                yaw=math.remainder(heading + math.pi / 2, math.tau),
            )
            yield build(Node, id=f"w{way.id}.{number + 1}", category=kind, box=box, seed=zlib.crc32(way.id.encode()))


def _pieces(line: FloatArray, usual: float) -> Iterator[tuple[float, float, float, float]]:
    """Middle, direction and length of pieces along a line, as even as its corners allow."""
    line = _without_jitter(line, usual / 4)
    for (ax, ay), (bx, by) in zip(line[:-1].tolist(), line[1:].tolist(), strict=True):
        length, heading = math.hypot(bx - ax, by - ay), math.atan2(by - ay, bx - ax)
        if length < 0.05:
            continue
        count = max(1, round(length / usual))
        for k in range(count):
            share = (k + 0.5) / count
            yield ax + share * (bx - ax), ay + share * (by - ay), heading, length / count


def _without_jitter(line: FloatArray, least: float) -> FloatArray:
    """A line without points that hardly matter."""
    simple: FloatArray = shapely.get_coordinates(shapely.LineString(line).simplify(min(0.15, least)))
    return simple
