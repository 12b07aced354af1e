"""Walls, corners, doors and windows as boxes, so that rules relate a node to them as to another node.

A wall is a thin box outside the room, its inner face on the floor's edge and its front towards the room; doors and
windows are the part of it that they cut out. A corner is a point with the facing of the wall that starts there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from composer.relations.geometry import HEIGHT, WIDTH, YAW, X, Y, Z
from composer.scene import Floor, room_part

FloatArray = npt.NDArray[np.float64]

WALL_THICKNESS = 0.1
LEAST_WALL = 0.3
"""Walls shorter than this, in metres, are not meant by *a wall*."""
SQUARE_CORNER = (np.radians(40.0), np.radians(140.0))
"""Inner angles of the corners that are meant by *a corner*."""
SWING_HEIGHT = 2.0
WINDOW_REACH = 0.3
"""Metres in front of a window, above its sill, that tall pieces should leave free."""
_NOTHING: Mapping[str, tuple[int, ...]] = {}


@lru_cache(maxsize=256)
def part_boxes(floor: Floor | None) -> tuple[FloatArray, Mapping[str, tuple[int, ...]]]:
    """Boxes of everything in a room that relations may name.

    Returns
    -------
    boxes : (P, 7) float64
        ``(depth, width, height, x, y, z, yaw)``; the depth and width of a corner say how much farther than in a
        square corner a box stays from the point: the cotangent of the inner angle.
    rows : mapping of str to tuple of int
        Which rows a name means: ``wall:2`` one of them, ``wall`` all that are long enough.
    """
    if floor is None:
        return np.zeros((0, 7)), _NOTHING
    corners = np.array(floor.polygon, np.float64)
    along = np.roll(corners, -1, axis=0) - corners
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
    along = along / length[:, None]
    inward = np.stack([-along[:, 1], along[:, 0]], axis=1)
    yaw = np.arctan2(inward[:, 1], inward[:, 0])
    found: list[FloatArray] = []
    rows: dict[str, list[int]] = {"wall": [], "corner": [], "door": [], "window": []}

    def add(kind: str, index: int, row: FloatArray, meant: bool = True) -> None:
        rows[f"{kind}:{index}"] = [len(found)]
        if meant:
            rows[kind].append(len(found))
        found.append(row)

    def slab(wall: int, offset: float, width: float, height: float, sill: float) -> FloatArray:
        centre = corners[wall] + along[wall] * offset - inward[wall] * WALL_THICKNESS / 2
        return np.array([WALL_THICKNESS, width, height, *centre, sill, yaw[wall]])

    for i in range(len(corners)):
        add("wall", i, slab(i, length[i] / 2, length[i], floor.height, 0.0), bool(length[i] >= LEAST_WALL))
    for i in range(len(corners)):
        before = along[i - 1]
        turn = np.arctan2(before[0] * along[i, 1] - before[1] * along[i, 0], before @ along[i])
        inner = np.pi - turn
        slack = max(1 / np.tan(inner), 0.0) if 0 < inner < np.pi / 2 else 0.0
        row = np.array([slack, slack, floor.height, *corners[i], 0.0, yaw[i]])
        add("corner", i, row, bool(SQUARE_CORNER[0] <= inner <= SQUARE_CORNER[1]))
    for kind in ("door", "window"):
        for i, opening in enumerate(floor.of_kind(kind)):
            add(kind, i, slab(opening.wall, opening.offset, opening.width, opening.height, opening.sill))
    return np.array(found), {name: tuple(where) for name, where in rows.items()}


def rows_of(reference: str, floor: Floor | None) -> tuple[int, ...] | None:
    """Rows of `part_boxes` that a reference means; None if it names no wall, corner, door or window."""
    part = room_part(reference)
    if part is None or part[0] not in ("wall", "corner", "door", "window"):
        return None
    return part_boxes(floor)[1].get(reference, ())


@lru_cache(maxsize=256)
def kept_clear(floor: Floor | None) -> FloatArray:
    """Boxes that furniture should stay out of, (K, 7): where doors swing, and before windows above the sill."""
    found = []
    boxes, rows = part_boxes(floor)
    for kind in ("door", "window"):
        for opening in boxes[list(rows.get(kind, ()))]:
            depth = opening[WIDTH] if kind == "door" else WINDOW_REACH
            height = SWING_HEIGHT if kind == "door" else opening[HEIGHT]
            inward = np.array([np.cos(opening[YAW]), np.sin(opening[YAW])])
            centre = opening[X : Y + 1] + inward * (WALL_THICKNESS + depth) / 2
            found.append([depth, opening[WIDTH], height, *centre, opening[Z], opening[YAW]])
    return np.array(found, np.float64).reshape(len(found), 7)
