"""What must hold of things on a street, made to hold: nothing in the way of traffic, nothing through another thing."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import shapely

from composer.relations.geometry import corners
from composer.scene import Box
from models.streets.features import SORT_OF, SORTS
from models.streets.ground import TRAFFIC, BoolArray, Ground
from models.streets.strips import Strip
from models.streets.things import BUILDINGS, STREET_CATEGORIES, TRAVELS, Thing

FIRST = ("building", "sign", "vehicle", "light", "tree", "furniture", "greenery", "person")
"""Of two things that meet, the one whose sort stands first stays."""
TOUCH = 0.01
"""Metres by which footprints may meet."""
WITHIN = 0.02
"""Metres by which a vehicle may reach over the border of its lane."""


def footprints(boxes: Sequence[Box]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """The polygons of boxes on the plan, (N,)."""
    if not boxes:
        return np.zeros(0, object)
    return np.asarray(shapely.polygons(corners(np.array([b.values for b in boxes]))))


def settled(
    ground: Ground, strips: Sequence[Strip], things: Sequence[Thing], boxes: Sequence[Box], standing: Sequence[Box]
) -> BoolArray:
    """Which things can stay beside what stands already, (N,).

    Parameters
    ----------
    ground : Ground
    strips, things, boxes
        The things, in any order: the answer does not depend on it.
    standing : sequence of Box
        What stays whatever comes.
    """
    if not things:
        return np.zeros(0, bool)
    shapes = footprints(boxes)
    stays = _where_it_belongs(ground, strips, things, shapes)
    order = sorted(np.flatnonzero(stays).tolist(), key=lambda i: _precedence(strips, things[i]))
    everything = np.concatenate([shapely.buffer(footprints(standing), -TOUCH), shapely.buffer(shapes, -TOUCH)])
    tree = shapely.STRtree(everything)
    first, second = tree.query(everything, predicate="intersects")
    meets: dict[int, list[int]] = {}
    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        if a != b:
            meets.setdefault(a, []).append(b)
    there = set(range(len(standing)))
    for i in order:
        row = len(standing) + i
        if there.isdisjoint(meets.get(row, ())):
            there.add(row)
        else:
            stays[i] = False
    return stays


def _precedence(strips: Sequence[Strip], thing: Thing) -> tuple[int, int, float]:
    sort = SORTS[SORT_OF[STREET_CATEGORIES.index(thing.category)]]
    return FIRST.index(sort), zlib.crc32(f"{strips[thing.strip].key} {thing.along:.3f}".encode()), thing.along


def _where_it_belongs(
    ground: Ground,
    strips: Sequence[Strip],
    things: Sequence[Thing],
    shapes: np.ndarray[tuple[int], np.dtype[np.object_]],
) -> BoolArray:
    """Vehicles whole on their lane, everything else off the traffic, houses off all that is walked on."""
    stays = np.ones(len(things), bool)
    own = np.array([strips[t.strip].surface for t in things])
    travels = np.array([t.category in TRAVELS for t in things])
    built = np.array([t.category in BUILDINGS for t in things])
    for row in np.unique(own[travels]):
        here = np.flatnonzero(travels & (own == row))
        stays[here] = shapely.covers(ground.areas[row].buffer(WITHIN), shapes[here])
    inner = shapely.buffer(shapes, -TOUCH)
    traffic = ground.of_use(*TRAFFIC, "cross")
    walked = ground.of_use("walk", "water")
    for kept_off, who in ((traffic, ~travels), (walked, built)):
        if len(kept_off) and who.any():
            rows = np.flatnonzero(who)
            found, surface = shapely.STRtree(ground.areas[kept_off]).query(inner[rows], predicate="intersects")
            others = kept_off[surface] != own[rows[found]]
            stays[rows[found[others]]] = False
    return stays
