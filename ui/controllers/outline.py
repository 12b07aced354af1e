"""Changing a room's outline, doors and windows.

Every function takes a floor and gives a sound one, with where its walls and openings are now; what would cross itself,
squeeze a door or leave no room raises `SceneError` with a sentence for people.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.errors import SceneError
from composer.scene import Floor, Opening, Point, build, revise
from ui import units

LEAST_WALL = 0.1
LEAST_AREA = 0.5
LEAST_OPENING = 0.3
NARROWEST = math.radians(8)
"""No corner is pointed more than this."""
STRAIGHT = math.sin(math.radians(3))
"""Walls that differ less in direction go on in a line: moving one leaves a step between them."""
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reshaped:
    """A floor after a change.

    Attributes
    ----------
    floor : Floor
    walls : tuple of int
        New index of each wall of the floor before.
    openings : tuple of int or None
        New index of each opening of the floor before; None for one that is gone.
    """

    floor: Floor
    walls: tuple[int, ...]
    openings: tuple[int | None, ...]


def length_of(floor: Floor, wall: int) -> float:
    """Metres from a wall's start to its end."""
    return math.dist(*floor.wall(wall))


def frame(floor: Floor, wall: int) -> tuple[Vector, Vector, Vector]:
    """Start, unit direction and inward unit normal of a wall."""
    start, end = (np.asarray(p, float) for p in floor.wall(wall))
    along = (end - start) / max(math.dist(start, end), 1e-12)
    return start, along, np.array([-along[1], along[0]])


def drawn(points: Sequence[Point], height: float) -> Floor:
    """A room with these corners, in either order.

    Raises
    ------
    SceneError
        If they make no room.
    """
    corners = [_tidy(np.asarray(p, float)) for p in points]
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, [*corners[1:], *corners[:1]], strict=True))
    ring = corners if turn > 0 else corners[::-1]
    if len(ring) < 3:
        raise SceneError("a room has at least three corners")
    return _sound(ring, height, (), range(len(ring)))


def move_corner(floor: Floor, corner: int, to: Point) -> Reshaped:
    """Put a corner elsewhere; doors and windows of its two walls stay where they are as well as they can."""
    ring = _ring(floor)
    ring[corner] = _tidy(np.asarray(to, float))
    return _same_walls(floor, ring, {(corner - 1) % len(ring), corner})


def move_wall(floor: Floor, wall: int, by: float) -> Reshaped:
    """Move a wall so many metres into the room, parallel to itself; its neighbours follow along their own lines."""
    count = len(floor.polygon)
    before, after = (wall - 1) % count, (wall + 1) % count
    if abs(by) < 1e-9:
        return _unchanged(floor)
    start, _, normal = frame(floor, wall)
    end = np.asarray(floor.polygon[after], float)
    ring: list[Vector] = []
    index: list[int] = []
    here = 0
    for k, corner in enumerate(_ring(floor)):
        index.append(len(ring))
        if k == wall:
            step = _slid(frame(floor, before)[1], normal, by)
            if step is None:
                ring.append(corner)
            here = len(ring)
            ring.append(_tidy(start + (normal * by if step is None else step)))
        elif k == after:
            step = _slid(frame(floor, after)[1], normal, by)
            ring.append(_tidy(end + (normal * by if step is None else step)))
            if step is None:
                index[-1] = len(ring)
                ring.append(corner)
        else:
            ring.append(corner)
    walls = tuple(here if k == wall else index[k] for k in range(count))
    following = np.roll(np.array(ring), -1, axis=0)
    for k in {before, wall, after}:
        way = frame(floor, k)[1]
        if float((following[walls[k]] - ring[walls[k]]) @ way) <= 0:
            raise SceneError("the wall cannot go farther")
    return _refitted(floor, ring, walls, {walls[before], here, walls[after], (here - 1) % len(ring), here + 1})


def _slid(way: Vector, normal: Vector, by: float) -> Vector | None:
    """How a corner slides along a neighbour's line when the wall moves; None where the neighbour goes on in a line."""
    share = float(way @ normal)
    return None if abs(share) < STRAIGHT else way * (by / share)


def insert_corner(floor: Floor, wall: int, offset: float) -> Reshaped:
    """Split a wall so many metres from its start, or beside the door or window that is there."""
    length, inside = length_of(floor, wall), offset
    for opening in floor.openings:
        low, high = opening.offset - opening.width / 2, opening.offset + opening.width / 2
        if opening.wall == wall and low < offset < high:
            inside = low if offset < opening.offset else high
    if any(o.wall == wall and abs(inside - o.offset) < o.width / 2 - 1e-9 for o in floor.openings):
        raise SceneError("there is no room for a corner between these openings")
    if not LEAST_WALL <= inside <= length - LEAST_WALL:
        raise SceneError("a corner is there already")
    start, along, _ = frame(floor, wall)
    ring = _ring(floor)
    ring.insert(wall + 1, _tidy(start + along * inside))
    walls = tuple(k + (k > wall) for k in range(len(floor.polygon)))
    openings = []
    for opening in floor.openings:
        if opening.wall == wall and opening.offset > inside:
            openings.append(revise(opening, wall=wall + 1, offset=opening.offset - inside))
        else:
            openings.append(revise(opening, wall=walls[opening.wall]))
    made = _sound(ring, floor.height, openings, {wall, wall + 1})
    return Reshaped(made, walls, tuple(range(len(openings))))


def remove_corner(floor: Floor, corner: int) -> Reshaped:
    """Take a corner away: its two walls become one, and their doors and windows move onto it."""
    count = len(floor.polygon)
    if count <= 3:
        raise SceneError("a room has at least three corners")
    ring = _ring(floor)
    del ring[corner]
    index = [k - (k > corner) for k in range(count)]
    index[corner] = index[(corner - 1) % count]
    return _refitted(floor, ring, tuple(index), {index[corner]})


def add_opening(floor: Floor, opening: Opening) -> Reshaped:
    """Put a door or window into a wall, as near to where it is asked for as there is room."""
    walls = tuple(range(len(floor.polygon)))
    placed = _placed(floor, opening, None)
    made = revise(floor, openings=(*floor.openings, placed))
    return Reshaped(made, walls, tuple(range(len(floor.openings))))


def change_opening(floor: Floor, index: int, opening: Opening) -> Reshaped:
    """Put another opening in the place of one, as near to where it is asked for as there is room."""
    placed = _placed(floor, opening, index)
    openings = tuple(placed if k == index else o for k, o in enumerate(floor.openings))
    return Reshaped(revise(floor, openings=openings), tuple(range(len(floor.polygon))), tuple(range(len(openings))))


def remove_opening(floor: Floor, index: int) -> Reshaped:
    """Close a door or window."""
    openings = tuple(o for k, o in enumerate(floor.openings) if k != index)
    where = tuple(None if k == index else k - (k > index) for k in range(len(floor.openings)))
    return Reshaped(revise(floor, openings=openings), tuple(range(len(floor.polygon))), where)


def gaps(floor: Floor, wall: int, skip: int | None = None) -> list[tuple[float, float]]:
    """Stretches of a wall without doors and windows, metres from its start; opening `skip` does not count."""
    taken = sorted(
        (o.offset - o.width / 2, o.offset + o.width / 2)
        for k, o in enumerate(floor.openings)
        if o.wall == wall and k != skip
    )
    found, at = [], 0.0
    for low, high in taken:
        found.append((at, low))
        at = max(at, high)
    return [(low, high) for low, high in (*found, (at, length_of(floor, wall))) if high - low > 1e-9]


def _placed(floor: Floor, opening: Opening, skip: int | None) -> Opening:
    if opening.width < LEAST_OPENING:
        raise SceneError("doors and windows are at least {size} wide", size=units.told(LEAST_OPENING))
    half = opening.width / 2
    fitting = [(a, b) for a, b in gaps(floor, opening.wall, skip) if b - a >= opening.width - 1e-9]
    if not fitting:
        raise SceneError("it does not fit into this wall")
    offsets = [min(max(opening.offset, a + half), max(b - half, a + half)) for a, b in fitting]
    return revise(opening, offset=min(offsets, key=lambda o: abs(o - opening.offset)))


def _ring(floor: Floor) -> list[Vector]:
    return [np.asarray(p, float) for p in floor.polygon]


def _tidy(point: Vector) -> Vector:
    """A point to the micrometre: nobody measures what is beyond."""
    return np.round(point, 6)


def _unchanged(floor: Floor) -> Reshaped:
    return Reshaped(floor, tuple(range(len(floor.polygon))), tuple(range(len(floor.openings))))


def _same_walls(floor: Floor, ring: list[Vector], touched: Iterable[int]) -> Reshaped:
    return _refitted(floor, ring, tuple(range(len(ring))), touched)


def _refitted(floor: Floor, ring: list[Vector], walls: tuple[int, ...], touched: Iterable[int]) -> Reshaped:
    """A floor with other corners; openings of walls that changed stay where they are on the plan if they can."""
    touched = {wall % len(ring) for wall in touched}
    ends = np.roll(np.array(ring), -1, axis=0)
    openings = list(floor.openings)
    for wall in sorted({walls[o.wall] for o in openings}):
        mine = [k for k, o in enumerate(floor.openings) if walls[o.wall] == wall]
        if wall not in touched:
            for k in mine:
                openings[k] = revise(openings[k], wall=wall)
            continue
        length = math.dist(ring[wall], ends[wall])
        along = (ends[wall] - ring[wall]) / max(length, 1e-12)
        wanted = []
        for k in mine:
            start, way, _ = frame(floor, floor.openings[k].wall)
            centre = start + way * floor.openings[k].offset
            wanted.append((float((centre - ring[wall]) @ along), floor.openings[k].width))
        for k, offset in zip(mine, _spread(wanted, length), strict=True):
            openings[k] = revise(openings[k], wall=wall, offset=offset)
    made = _sound(ring, floor.height, openings, touched)
    return Reshaped(made, walls, tuple(range(len(openings))))


def _spread(wanted: Sequence[tuple[float, float]], length: float) -> list[float]:
    """Offsets as near to the wanted ones as a wall of this length lets openings of these widths be side by side."""
    order = sorted(range(len(wanted)), key=lambda k: wanted[k][0])
    if sum(width for _, width in wanted) > length + 1e-9:
        raise SceneError("the wall would be too short for its doors and windows")
    starts, least = [0.0] * len(wanted), 0.0
    for k in order:
        starts[k] = max(wanted[k][0] - wanted[k][1] / 2, least)
        least = starts[k] + wanted[k][1]
    most = length
    for k in reversed(order):
        starts[k] = max(min(starts[k], most - wanted[k][1]), 0.0)
        most = starts[k]
    return [start + width / 2 for start, (_, width) in zip(starts, wanted, strict=True)]


def _sound(ring: Sequence[Vector], height: float, openings: Iterable[Opening], touched: Iterable[int]) -> Floor:
    """The floor, refused where the walls that changed are too short or meet in too sharp a point."""
    count = len(ring)
    for wall in {k % count for k in touched}:
        for corner in (wall, (wall + 1) % count):
            before, here, after = ring[corner - 1], ring[corner], ring[(corner + 1) % count]
            a, b = before - here, after - here
            if min(np.hypot(*a), np.hypot(*b)) < LEAST_WALL:
                raise SceneError("a wall is at least {size} long", size=units.told(LEAST_WALL))
            if abs(math.atan2(a[0] * b[1] - a[1] * b[0], float(a @ b))) < NARROWEST:
                raise SceneError("the corner would be too sharp")
    polygon = tuple((float(x), float(y)) for x, y in ring)
    floor = build(Floor, polygon=polygon, height=height, openings=tuple(openings))
    if floor.area < LEAST_AREA:
        raise SceneError("the room would be too small")
    return floor
