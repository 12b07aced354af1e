"""Ways one goes along, tracks and crossings: out of tags into drawn streets, and those into roads."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from composer.formats.osm.elements import Lost, Map, Way, named
from composer.formats.osm.grounds import surfaces
from composer.formats.osm.measures import metres
from composer.formats.osm.projection import Plane
from composer.formats.osm.sections import Street, street_of
from composer.formats.osm.table import Highway, Tags, highway, table
from composer.street.network import TOP, Drawn, Network, Stretch, network
from composer.street.strips import CrossSection, Strip
from composer.street.surface import Surface

_NEAR = 30.0
"""Metres from a way within which houses make it built up."""
_APART = 15.0
"""Metres within which a sidewalk that is drawn on its own is the street's."""
_FAST = 61.0
"""Kilometres an hour from which on a road is not built up, whatever stands beside it."""
_WALKWAYS = ("footway", "path", "pedestrian", "steps")


@dataclass(frozen=True, eq=False)
class Town:
    """What the streets of a map must know of what is around them."""

    houses: shapely.STRtree
    outlines: Sequence[shapely.Polygon]
    walks: shapely.STRtree
    left_hand: bool


def keeps_left(origin: tuple[float, float]) -> bool:
    """Whether traffic keeps left around a place (latitude, longitude)."""
    lat, lon = origin
    boxes = table()["left_hand"]["boxes"]
    return any(south <= lat <= north and west <= lon <= east for south, west, north, east in boxes)


def town_of(ways: Sequence[Way], plane: Plane, houses: Sequence[shapely.Polygon]) -> Town:
    """What there is around the streets."""
    walks = [way for way in ways if way.tags.get("footway") == "sidewalk"]
    lines = [shapely.LineString(line) for way in walks if len(line := plane.line(way.points)) > 1]
    return Town(shapely.STRtree(list(houses)), houses, shapely.STRtree(lines), keeps_left(plane.origin))


def laid_out(ways: Sequence[Way], data: Map, plane: Plane, town: Town, lost: Lost) -> Network:
    """The road network of a map."""
    drawn = [street for way in ways if (street := _drawn(way, plane, town, lost)) is not None]
    used = {str(k) for street in drawn if street.rank >= TOP for k in street.knots}
    discs = {number: radius for number in used if (radius := _disc(data, number)) > 0}
    return network(drawn, plane.xy, discs)  # type: ignore[arg-type]


def _disc(data: Map, number: str) -> float:
    point = data.points.get(number)
    radius = table()["turning"].get(point.tags.get("highway", "")) if point is not None else None
    if radius is None or point is None:
        return 0.0
    across = metres(point.tags, "diameter", "width", least=4.0, most=60.0)
    return float(radius) if across is None else across / 2


def _drawn(way: Way, plane: Plane, town: Town, lost: Lost) -> Drawn | None:
    name = named("way", way.id, way.tags)
    row = highway(way.tags) or _track(way.tags)
    assert row is not None, "whoever calls has looked"
    knots = [p for p in way.points if p in plane.xy]
    knots = [p for k, p in enumerate(knots) if k == 0 or plane.xy[p] != plane.xy[knots[k - 1]]]
    if len(knots) < 2:
        lost.add(
            "has fewer than two known points and is left out", "have fewer than two known points and are left out", name
        )
        return None
    if len(knots) < len(dict.fromkeys(way.points)):
        lost.add(
            "misses some of its points and is drawn through the others",
            "miss some of their points and are drawn through the others",
            name,
        )
    if way.tags.get("tunnel", "no") not in ("no", "building_passage"):
        lost.add("is a tunnel and is left out", "are tunnels and are left out", name)
        return None
    if way.tags.get("bridge", "no") != "no":
        lost.add("is a bridge and lies on the ground here", "are bridges and lie on the ground here", name)
    line = shapely.LineString([plane.xy[k] for k in knots])
    side = way.tags.get("driving_side")
    left_hand = town.left_hand if side not in ("left", "right") else side == "left"
    street = _section(way.tags, row, line, left_hand, town)
    if street.reverse:
        knots.reverse()
    return Drawn(
        id=f"w{way.id}",
        name=(way.tags.get("name") or way.tags.get("ref") or "")[:200],
        knots=tuple(knots),
        section=street.section,
        rank=row.rank if "railway" not in way.tags or "highway" in way.tags else 0,
        radius=row.radius,
        left_hand=left_hand,
        marked=row.marked,
        whole=row.kind in ("crossing", "tram"),
    )


def _track(tags: Tags) -> Highway | None:
    """A railway as a strip of its own."""
    width = table()["railways"].get(tags.get("railway", ""))
    return None if width is None else Highway("tram", 1, width, 0, radius=20.0)


def _section(tags: Tags, row: Highway, line: shapely.LineString, left_hand: bool, town: Town) -> Street:
    """The cross-section, with sidewalks that nobody mapped only where there is room for them."""
    if row.rank < TOP:
        return street_of(tags, row, left_hand, built_up=False)
    speed = tags.get("maxspeed", "").split()[0] if tags.get("maxspeed", "").split() else ""
    fast = speed.isdigit() and int(speed) * (1.609 if "mph" in tags.get("maxspeed", "") else 1.0) >= _FAST
    near = town.houses.query(line, predicate="dwithin", distance=_NEAR)
    built_up = not fast and (len(near) > 0 or tags.get("lit") == "yes") and not _has_walks(line, town)
    street = street_of(tags, row, left_hand, built_up)
    if not street.assumed:
        return street
    strips = street.section.strips
    for width in (street.assumed, 1.2):
        narrowed = tuple(Strip(s.kind, width) if s.kind == "sidewalk" else s for s in strips)
        section = CrossSection(narrowed)
        reach = line.buffer(max(section.reach), cap_style="flat")
        if all(reach.intersection(town.outlines[k]).area < 1.0 for k in near):
            return Street(section, street.reverse, width)
    return Street(CrossSection(tuple(s for s in strips if s.kind != "sidewalk")), street.reverse, 0.0)


def _has_walks(line: shapely.LineString, town: Town) -> bool:
    """Whether most of a street has sidewalks that are drawn on their own."""
    places = [line.interpolate(share, normalized=True) for share in np.linspace(0.1, 0.9, 5)]
    beside = town.walks.query(places, predicate="dwithin", distance=_APART)
    return len(np.unique(beside[0])) >= 3


def crossings(net: Network, data: Map, plane: Plane) -> list[Surface]:
    """Where one walks across a street: from kerb to kerb, where the map has a point for it."""
    width, found = table()["crossing"]["width"], []
    for stretch in net.stretches:
        if not stretch.top or stretch.swallowed:
            continue
        for number in stretch.drawn.knots:
            point = data.points.get(str(number))
            if point is None or point.tags.get("highway") != "crossing" or point.tags.get("crossing") == "no":
                continue
            low, high = stretch.cuts[0] + width / 2, stretch.road.length - stretch.cuts[1] - width / 2
            if high <= low:
                continue
            along, _, _ = stretch.track.locate(np.array([plane.xy[str(number)]]))
            middle = min(max(float(along[0]), low), high)
            found += _crossing(f"n{number}", stretch, middle, width)
    return found


def _crossing(name: str, stretch: Stretch, middle: float, width: float) -> list[Surface]:
    left, right = stretch.drawn.section.kerbs
    arm = stretch.arm(0, stretch.road.length)
    start, end = middle - width / 2, middle + width / 2
    ring = np.concatenate([arm.way(start, end, -right), arm.way(start, end, left)[::-1]])
    axis = np.stack([arm.at(middle, -right), arm.at(middle, left)])
    return surfaces(name, "crossing", shapely.Polygon(ring), axis=axis)


@dataclass(frozen=True)
class Spot:
    """A place beside a street: where, and which way its traffic goes there, radians."""

    x: float
    y: float
    heading: float


def roadside(
    stretches: Iterable[Stretch], number: str, place: tuple[float, float], tags: Tags, gap: float = 0.6
) -> list[Spot]:
    """Where something stands that drivers must see, for a point of the map on these streets.

    At a junction, once for every street that leads to it; else on the side of those it is for: those who come to the
    nearer junction, if the tags do not say.
    """
    found = []
    for stretch in stretches:
        if not stretch.top or stretch.swallowed:
            continue
        left_hand = stretch.drawn.left_hand
        if number in stretch.ends:
            for end in (e for e in (0, 1) if stretch.ends[e] == number):
                if _comes(stretch, toward_end=end == 1):
                    found.append(_beside(stretch, end, stretch.cuts[end] + 0.8, gap, left_hand))
            continue
        along, _, _ = stretch.track.locate(np.array([place]))
        at = float(along[0])
        way = next(
            (tags[k] for k in ("direction", "traffic_signals:direction", "traffic_sign:direction") if k in tags), ""
        )
        if way not in ("forward", "backward"):
            way = "forward" if at > stretch.road.length / 2 else "backward"
            if not _comes(stretch, toward_end=way == "forward"):
                way = "backward" if way == "forward" else "forward"
        if way == "forward":
            found.append(_beside(stretch, 1, stretch.road.length - at, gap, left_hand))
        else:
            found.append(_beside(stretch, 0, at, gap, left_hand))
    return found


def _comes(stretch: Stretch, toward_end: bool) -> bool:
    """Whether anybody drives toward an end of a street."""
    wanted = ("forward", "both") if toward_end else ("backward", "both")
    return any(strip.direction in wanted for strip in stretch.drawn.section.strips)


def _beside(stretch: Stretch, end: int, s: float, gap: float, left_hand: bool) -> Spot:
    """The near side of those who come toward an end, so many metres before it."""
    arm = stretch.arm(end, stretch.road.length)
    # They look toward the joint, the arm is seen outward: their right is its left.
    aside = arm.left + gap if not left_hand else -arm.right - gap
    x, y = arm.at(s, aside).tolist()
    return Spot(x, y, math.remainder(arm.heading(s) + math.pi, math.tau))


def kerb_side(
    net_lines: Mapping[int, Stretch], tree: shapely.STRtree, place: tuple[float, float]
) -> tuple[float, float, float] | None:
    """The nearest street to a place: the direction toward it, how far off its line is, and how far its kerb."""
    nearest = tree.nearest(shapely.Point(place)) if len(tree) else None
    if nearest is None:
        return None
    stretch = net_lines[int(nearest)]
    along, left, headings = stretch.track.locate(np.array([place]))
    foot, _ = stretch.track.at(along)
    dx, dy = foot[0] - np.asarray(place)
    kerb = stretch.drawn.section.kerbs[0 if left[0] > 0 else 1]
    toward = math.atan2(dy, dx) if abs(left[0]) > 1e-6 else float(headings[0]) + math.pi / 2
    return toward, float(abs(left[0])), float(abs(left[0])) - kerb
