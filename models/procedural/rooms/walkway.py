"""Whether a person gets through a furnished room."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import ndimage

from composer.relations.geometry import HEIGHT, Z, corners
from composer.vocabulary import category
from models.procedural.rooms.room import Room

CELL = 0.1
"""Side of the squares the floor is looked at in, metres."""
SHOULDER = 0.2
"""Half the width a person needs, metres."""
LOW, HIGH = 0.05, 1.7
"""What ends below or begins above is no obstacle, metres."""


def walkable(room: Room) -> float:
    """Share of the floor a person could stand on that hangs together (with the door, if there is one)."""
    boxes = [
        box
        for name, box in zip(room.names, room.boxes, strict=True)
        if category(name).super != "rug" and box[Z] < HIGH and box[Z] + box[HEIGHT] > LOW
    ]
    blocked = shapely.union_all([shapely.Polygon(corners(box)) for box in boxes]).buffer(SHOULDER)
    free = room.outline.buffer(-SHOULDER).difference(blocked)
    low = room.polygon.min(axis=0)
    count = np.ceil((room.polygon.max(axis=0) - low) / CELL).astype(int)
    x, y = np.meshgrid(*(low[k] + CELL * (np.arange(count[k]) + 0.5) for k in range(2)))
    shapely.prepare(free)
    inside = shapely.contains_xy(free, x, y)
    if not inside.any():
        return 0.0
    parts, found = ndimage.label(inside)
    sizes = np.bincount(parts.ravel())[1:]
    chosen = int(np.argmax(sizes))
    doors = [o for o in room.openings if o.kind == "door"]
    if doors:
        middle, along, length, _ = room.wall(doors[0].wall)
        inward = np.array([-along[1], along[0]])
        at = middle + along * (doors[0].offset - length / 2) + inward * 0.35
        where = np.argwhere(inside)
        near = np.argmin(np.hypot(x[inside] - at[0], y[inside] - at[1]))
        chosen = int(parts[tuple(where[near])]) - 1
    return float(sizes[chosen] / sizes.sum()) if found else 0.0
