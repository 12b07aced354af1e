"""Where walls, corners and openings settle while they are dragged, and why."""

from __future__ import annotations

import math

import numpy as np

from composer.scene import Floor, Opening, Point, revise
from ui import units
from ui.controllers.outline import LEAST_OPENING, STRAIGHT, Vector, frame, gaps, length_of
from ui.controllers.snapping import Line
from ui.words import tr

Rail = tuple[Vector, Vector, str]
"""A point and a unit direction that a corner may slide along, and why."""


def rounded(value: float) -> float:
    """To whole 5 cm, or 2 inches."""
    return round(value / units.grid()) * units.grid()


def settled_wall(floor: Floor, wall: int, by: float, pull: float) -> tuple[float, str]:
    """How far a dragged wall moves: in line with another corner, else such that its neighbour's length is `rounded`."""
    if pull <= 0:
        return by, ""
    count = len(floor.polygon)
    start, _, normal = frame(floor, wall)
    best: float | None = None
    for k, corner in enumerate(floor.polygon):
        if k in (wall, (wall + 1) % count):
            continue
        far = float((np.asarray(corner) - start) @ normal)
        if abs(far - by) <= pull and (best is None or abs(far - by) < abs(best - by)):
            best = far
    if best is not None:
        return best, tr("in line with a corner")
    way = frame(floor, (wall - 1) % count)[1]
    share = float(way @ normal)
    if abs(share) < STRAIGHT:
        return rounded(by), ""
    before = length_of(floor, (wall - 1) % count)
    return (rounded(before + by / share) - before) * share, ""


def settled_point(
    at: Point, rails: list[Rail], origin: Vector | None, pull: float
) -> tuple[Point, str, tuple[Line, ...]]:
    """A point on the nearest rail or two within reach, else `rounded` from `origin` along both axes."""
    here = np.asarray(at, float)
    if pull <= 0:
        return at, "", ()
    near = []
    for point, way, reason in rails:
        side = np.array([-way[1], way[0]])
        away = abs(float((here - point) @ side))
        if away <= pull:
            near.append((away, point, way, reason))
    near.sort(key=lambda each: each[0])
    if not near:
        origin = np.zeros(2) if origin is None else origin
        x, y = (float(origin[i]) + rounded(float(here[i] - origin[i])) for i in (0, 1))
        return (x, y), "", ()
    _, point, way, reason = near[0]
    for _, other, across, why in near[1:]:
        turn = float(way[0] * across[1] - way[1] * across[0])
        if abs(turn) > 0.2:
            gap = other - point
            settled = point + way * (float(gap[0] * across[1] - gap[1] * across[0]) / turn)
            if math.dist(settled, here) <= 2 * pull:
                reasons = reason if why == reason else f"{reason}, {why}"
                return _pair(settled), reasons, (_guide(point, settled), _guide(other, settled))
    settled = point + way * rounded(float((here - point) @ way))
    return _pair(settled), reason, (_guide(point, settled),)


def settled_corner(floor: Floor, corner: int, at: Point, pull: float) -> tuple[Point, str, tuple[Line, ...]]:
    """Where a dragged corner settles: square with its neighbours' walls, in line with others, else `rounded`."""
    count = len(floor.polygon)
    rails: list[Rail] = []
    for side in (-1, 1):
        near, far = ((corner + side * step) % count for step in (1, 2))
        a, b = (np.asarray(floor.polygon[k], float) for k in (near, far))
        way = (a - b) / max(math.dist(a, b), 1e-12)
        rails.append((a, np.array([-way[1], way[0]]), tr("right angle")))
    for k, point in enumerate(floor.polygon):
        if k != corner:
            rails += [(np.asarray(point, float), unit, tr("in line with a corner")) for unit in np.eye(2)]
    return settled_point(at, rails, np.asarray(floor.polygon[corner - 1], float), pull)


def settled_opening(floor: Floor, index: int, opening: Opening, pull: float) -> tuple[Opening, str]:
    """Where a dragged opening settles: the wall's middle, the end of a gap, else `rounded` from the wall's end."""
    if pull <= 0:
        return opening, ""
    length, half = length_of(floor, opening.wall), opening.width / 2
    middle = length / 2
    if abs(opening.offset - middle) <= pull:
        return revise(opening, offset=middle), tr("in the middle of the wall")
    for low, high in gaps(floor, opening.wall, index):
        for place in (low + half, high - half):
            if abs(opening.offset - place) <= pull:
                return revise(opening, offset=place), tr("at the end")
    low = rounded(opening.offset - half)
    return revise(opening, offset=low + half), tr("{size} from the corner", size=units.told(low)) if low > 0 else ""


def settled_edge(floor: Floor, index: int, side: int, at: float, pull: float) -> tuple[Opening, str]:
    """An opening whose one end is dragged to `at` metres from the wall's start; the other end stays."""
    opening = floor.openings[index]
    fixed = opening.offset - side * opening.width / 2
    room = next(((a, b) for a, b in gaps(floor, opening.wall, index) if a - 1e-9 <= fixed <= b + 1e-9), None)
    most = opening.width if room is None else max(room[1] - fixed if side > 0 else fixed - room[0], LEAST_OPENING)
    width = (at - fixed) * side
    width = min(max(width if pull <= 0 else rounded(width), LEAST_OPENING), most)
    return revise(opening, width=width, offset=fixed + side * width / 2), units.told(width)


def _pair(point: Vector) -> Point:
    return float(point[0]), float(point[1])


def _guide(start: Vector, end: Vector) -> Line:
    return _pair(start), _pair(end)
