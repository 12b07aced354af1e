"""Procedural rooms: furniture placed by rules people would recognise, on floors of many forms.

Beds stand with their head to a wall and nightstands beside it, sofas face televisions across a coffee table, chairs go
around tables, counters stand in rows, desks look out of windows; doors open, windows stay clear of tall pieces, and a
way leads through the room. Boxes are rows ``(depth, width, height, x, y, z, yaw)`` as everywhere, metres and radians.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.procedural.rooms.bathroom import bathroom
from models.procedural.rooms.bedroom import bedroom
from models.procedural.rooms.children import children
from models.procedural.rooms.floors import add_openings, sample_floor
from models.procedural.rooms.kitchen import kitchen
from models.procedural.rooms.living import SOFAS, dining, living
from models.procedural.rooms.room import Room
from models.procedural.rooms.study import study
from models.procedural.rooms.walkway import walkable

__all__ = ["KINDS", "Kind", "Room", "sample_room"]


@dataclass(frozen=True)
class Kind:
    """A kind of room.

    Attributes
    ----------
    furnish : callable
        Puts furniture into an empty room.
    share : float
        How common it is.
    sides : (float, float)
        Least and greatest side of the rectangle around it, metres.
    needs : tuple of str
        Categories of which it has one at least, or it is no such room.
    windows : (int, int)
        Fewest and most of them.
    """

    furnish: Callable[[Room], None]
    share: float
    sides: tuple[float, float]
    needs: tuple[str, ...]
    windows: tuple[int, int] = (1, 2)


KINDS = {
    "bedroom": Kind(bedroom, 0.36, (2.2, 5.6), ("double_bed", "single_bed")),
    "living room": Kind(living, 0.22, (2.9, 8.0), SOFAS, (1, 3)),
    "dining room": Kind(dining, 0.08, (2.8, 5.5), ("dining_table",)),
    "study": Kind(study, 0.09, (2.2, 5.0), ("desk",)),
    "kitchen": Kind(kitchen, 0.09, (2.2, 5.5), ("counter",)),
    "bathroom": Kind(bathroom, 0.07, (1.7, 3.6), ("toilet",), (0, 1)),
    "children's room": Kind(children, 0.09, (2.4, 5.0), ("kids_bed", "single_bed")),
}
LEAST_WALKABLE = 0.85
"""Share of the free floor that must be reached from the door."""


def sample_room(seed: int, kind: str | None = None) -> Room:
    """One furnished room, of some kind of `KINDS` if none is named; the same seed gives the same room."""
    rng = np.random.default_rng(seed)
    drawn = str(rng.choice(list(KINDS), p=[k.share for k in KINDS.values()]))
    chosen = KINDS[drawn if kind is None else kind]
    for _ in range(8):
        room = _empty(rng, chosen)
        chosen.furnish(room)
        if len(room.names) > 1 and not set(chosen.needs).isdisjoint(room.names) and walkable(room) >= LEAST_WALKABLE:
            break
    return room


def _empty(rng: np.random.Generator, kind: Kind) -> Room:
    """A room without furniture: floor, ceiling, most often a door and windows."""
    low, high = kind.sides
    typical = low + (high - low) * float(rng.beta(1.8, 2.6))
    width, depth = (float(np.clip(typical * math.exp(rng.normal(0, 0.14)), low * 0.9, high)) for _ in range(2))
    room = Room(rng, sample_floor(rng, width, depth), float(rng.uniform(2.4, 2.9)))
    if rng.random() < 0.88:
        add_openings(room, kind.windows)
    return room
