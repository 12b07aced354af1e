"""Which wall, corner, door or window is under the hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from composer.scene import Floor, Point
from ui.controllers import outline
from ui.space.solids import WALL_THICKNESS

GRASP = 9
"""Pixels from a corner or wall at which it is taken hold of."""


@dataclass(frozen=True)
class Part:
    """Something of the room that can be held: `side` says which end of an opening, start (-1) or end (1)."""

    kind: Literal["corner", "wall", "opening", "edge"]
    index: int
    side: int = 0


def part_at(floor: Floor, focus: Part | None, point: Point, pixel: float) -> Part | None:
    """What of the room is under a point; `pixel` is a pixel's width in metres. Only what is in focus has ends."""
    grasp = GRASP * pixel
    if focus is not None and focus.kind in ("opening", "edge"):
        for side, end in ends(floor, focus.index).items():
            if math.dist(point, end) <= grasp + WALL_THICKNESS / 2:
                return Part("edge", focus.index, side)
    near = min(range(len(floor.polygon)), key=lambda k: math.dist(point, floor.polygon[k]))
    if math.dist(point, floor.polygon[near]) <= grasp:
        return Part("corner", near)
    wall = wall_at(floor, point, grasp)
    if wall is None:
        return None
    at = offset_of(floor, wall, point)
    for k, opening in enumerate(floor.openings):
        if opening.wall == wall and abs(at - opening.offset) <= opening.width / 2:
            return Part("opening", k)
    return Part("wall", wall)


def ends(floor: Floor, index: int) -> dict[int, Point]:
    """The two ends of an opening in the middle of its wall, by side."""
    opening = floor.openings[index]
    start, along, normal = outline.frame(floor, opening.wall)
    middle = start + along * opening.offset - normal * WALL_THICKNESS / 2
    found = {side: middle + along * side * opening.width / 2 for side in (-1, 1)}
    return {side: (float(p[0]), float(p[1])) for side, p in found.items()}


def offset_of(floor: Floor, wall: int, point: Point) -> float:
    """How far along a wall a point is, metres from its start."""
    start, along, _ = outline.frame(floor, wall)
    return float((np.asarray(point) - start) @ along)


def wall_at(floor: Floor, point: Point, grasp: float = math.inf) -> int | None:
    """The wall nearest to a point, if it is within so many metres of the wall's body."""
    best: tuple[float, int] | None = None
    for wall in range(len(floor.polygon)):
        start, along, normal = outline.frame(floor, wall)
        there = np.asarray(point) - start
        s, depth = float(there @ along), float(there @ normal)
        beside = max(-s, s - outline.length_of(floor, wall), 0.0)
        away = math.hypot(beside, max(depth, -depth - WALL_THICKNESS, 0.0))
        if away <= grasp and (best is None or away < best[0]):
            best = away, wall
    return None if best is None else best[1]
