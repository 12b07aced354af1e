"""Things on strips, and the boxes that they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from composer.scene import Box
from composer.vocabulary import categories, category
from models.streets.ground import FloatArray
from models.streets.strips import FRONTAGE, Strip

ALONG, LEFT, AGAINST, RIGHT = range(4)
"""Where a thing looks, seen along its strip."""
SETBACK = 8.0
"""Metres from the street of a house whose share across is 1."""
STREET_CATEGORIES: tuple[str, ...] = tuple(name for name, c in categories().items() if c.kind == "street")
TRAVELS = frozenset(name for name in STREET_CATEGORIES if category(name).super == "vehicle")
BUILDINGS = frozenset(name for name in STREET_CATEGORIES if category(name).super == "building")
ROWS = (
    "tree",
    "conifer",
    "columnar_tree",
    "palm",
    "young_tree",
    "street_lamp",
    "bollard",
    "parking_meter",
    "utility_pole",
)
"""What stands in rows at equal distances."""
STALL = 3.4
"""Metres across above which cars are parked side by side."""


@dataclass(frozen=True)
class Thing:
    """Something on a strip.

    Attributes
    ----------
    strip : int
        Its row among the strips.
    category : str
    along : float
        Metres along the track.
    share : float
        Where across the strip it stands, from 0 (its kerb side, or right) to 1; of a house, its set-back as a share of
        `SETBACK`.
    facing : int
        `ALONG`, `LEFT`, `AGAINST` or `RIGHT`.
    scale : float
        How much larger than usual it is.
    """

    strip: int
    category: str
    along: float
    share: float = 0.5
    facing: int = ALONG
    scale: float = 1.0


def size_of(name: str, scale: float) -> tuple[float, float, float]:
    """(depth, width, height) of a thing, metres, within what is real."""
    known = category(name)
    sides = zip(known.usual, (known.depth, known.width, known.height), strict=True)
    depth, width, height = (min(max(usual * scale, low), high) for usual, (low, _, high) in sides)
    return depth, width, height


def extent_along(thing: Thing) -> float:
    """Metres that it takes up along its strip."""
    depth, width, _ = size_of(thing.category, thing.scale)
    return depth if thing.facing in (ALONG, AGAINST) else width


def fits(strip: Strip, name: str, facing: int, scale: float = 1.0) -> FloatArray:
    """For every cell, by how many metres the ground is wider than the thing, (C,); negative where it is not."""
    depth, width, _ = size_of(name, scale)
    across = width if facing in (ALONG, AGAINST) else depth
    spare: FloatArray = strip.most - strip.least - across
    return spare


def boxes_of(strips: Sequence[Strip], things: Sequence[Thing]) -> list[Box]:
    """The boxes of things, on the ground.

    A thing wider than its zone leans over into the next zone of the same ground, never beyond the ground.
    """
    found = []
    for thing in things:
        strip = strips[thing.strip]
        depth, width, height = size_of(thing.category, thing.scale)
        cell = min(int(thing.along / strip.length * len(strip)), len(strip) - 1)
        across = width if thing.facing in (ALONG, AGAINST) else depth
        left = _across(strip, cell, thing.share, across)
        if strip.kind == FRONTAGE:
            depth = min(depth, max(strip.high[cell] - thing.share * SETBACK - 0.3, category(thing.category).depth[0]))
            left = thing.share * SETBACK + depth / 2
        points, heading = strip.track.at(np.array([thing.along]), np.array([left]))
        yaw = float(heading[0]) + thing.facing * math.pi / 2
        found.append(
            Box(
                depth=depth,
                width=width,
                height=height,
                x=float(points[0, 0]),
                y=float(points[0, 1]),
                z=float(strip.height[cell]),
                yaw=math.remainder(yaw, 2 * math.pi),
            )
        )
    return found


def _across(strip: Strip, cell: int, share: float, across: float) -> float:
    low, high, half = strip.low[cell], strip.high[cell], across / 2
    if strip.kerb[cell] > 0:
        share = 1 - share
    play = high - low - across
    wanted = low + half + share * play if play > 0 else (low + high) / 2
    least, most = strip.least[cell] + half, strip.most[cell] - half
    return float(min(max(wanted, least), most)) if most > least else float((least + most) / 2)
