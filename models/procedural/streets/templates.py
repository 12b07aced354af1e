"""Ground to learn on: cross-sections of many kinds along straight, bent and winding lines, with crossings.

Every template says which strips a street may have, from left to right, and how likely each is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from composer.scene import Scene, Surface, revise
from composer.street.frames import FloatArray, Track
from composer.street.kinds import surface_kind

Section = Sequence[tuple[str, float, int]]
"""Kind, width in metres and direction (1 along the line, −1 against it, 0 neither) of strips, from right to left."""

_HALVES: dict[str, tuple[tuple[str, float], ...]] = {
    # From the middle outward: kind, and how likely it is there.
    "residential": (("lane", 1.0), ("parking", 0.6), ("verge", 0.35), ("sidewalk", 0.95)),
    "main": (
        ("lane", 1.0),
        ("lane", 0.5),
        ("bus_lane", 0.35),
        ("bike_lane", 0.5),
        ("parking", 0.35),
        ("verge", 0.4),
        ("sidewalk", 1.0),
    ),
    "boulevard": (
        ("lane", 1.0),
        ("lane", 0.8),
        ("parking", 0.5),
        ("verge", 0.9),
        ("bike_lane", 0.6),
        ("sidewalk", 1.0),
    ),
    "village": (("lane", 1.0), ("sidewalk", 0.6), ("grass", 0.3)),
    "country": (("lane", 1.0), ("shoulder", 0.7), ("grass", 0.5)),
    "quiet": (("lane", 1.0), ("bike_lane", 0.4), ("sidewalk", 1.0)),
}
_MIDDLES = {"boulevard": ("median", 0.85), "main": ("median", 0.25)}


def _width(kind: str, rng: np.random.Generator) -> float:
    low, usual, high = surface_kind(kind).width
    if kind == "sidewalk":
        return float(rng.triangular(1.4, 2.6, 6.5))
    if kind == "grass":
        return float(rng.uniform(3.0, 9.0))
    if kind == "parking" and rng.random() < 0.2:
        return float(rng.uniform(4.8, 5.2))
    return float(np.clip(rng.triangular(low, usual, high), low, high))


def section(rng: np.random.Generator) -> list[tuple[str, float, int]]:
    """A random cross-section."""
    name = list(_HALVES)[int(rng.integers(len(_HALVES)))]
    one_way = rng.random() < 0.12
    kinds = [k for k, share in _HALVES[name] if rng.random() < share]
    same = {k: _width(k, rng) for k in kinds}
    halves = []
    for direction in (1, -1):
        half = [(k, same[k], direction) for k in kinds]
        if rng.random() < 0.3:  # the two sides differ
            half = [(k, _width(k, rng), direction) for k, share in _HALVES[name] if rng.random() < share]
        halves.append(half)
    right, left = halves
    if one_way:
        left = [part for part in left if surface_kind(part[0]).use != "drive"]
    middle = _MIDDLES.get(name, ("", 0.0))
    between = [(middle[0], _width(middle[0], rng), 1)] if rng.random() < middle[1] else []
    return [*right[::-1], *between, *left]


def line(rng: np.random.Generator) -> FloatArray:
    """A random centre line, points about a metre apart, (A, 2)."""
    length = float(rng.uniform(30, 220))
    count = max(int(length), 8)
    bend = np.zeros(count)
    for _ in range(int(rng.integers(0, 4))):
        first, run = int(rng.integers(count)), int(rng.integers(10, 80))
        bend[first : first + run] += rng.choice([-1, 1]) * rng.uniform(0.002, 0.03)
    heading = rng.uniform(-math.pi, math.pi) + np.cumsum(bend) * length / count
    steps = np.stack([np.cos(heading), np.sin(heading)], axis=1) * length / count
    points: FloatArray = np.concatenate([np.zeros((1, 2)), np.cumsum(steps, axis=0)])
    return points


def ribbon(name: str, kind: str, track: Track, low: float, high: float, direction: int = 1) -> Surface:
    """A surface along a line, between so many metres to its left."""
    along = track.starts
    right, _ = track.at(along, low)
    left, _ = track.at(along, high)
    middle, _ = track.at(along, (low + high) / 2)
    axis = middle if direction >= 0 else middle[::-1]
    polygon = np.concatenate([right, left[::-1]])
    return Surface(
        id=name,
        kind=kind,
        polygon=tuple(map(tuple, polygon.tolist())),
        axis=tuple(map(tuple, axis.tolist())),
        z=surface_kind(kind).lift,
    )


def stalls(name: str, track: Track, low: float, high: float) -> list[Surface]:
    """Parking places, each a surface of its own: one behind the other, or side by side where there is room."""
    pitch = 2.5 if high - low > 4.4 else 5.8
    found = []
    for k in range(int(track.length / pitch)):
        corners = [(k * pitch, low), ((k + 1) * pitch, low), ((k + 1) * pitch, high), (k * pitch, high)]
        points = np.concatenate([track.at(np.array([s]), np.array([t]))[0] for s, t in corners])
        found.append(Surface(id=f"{name}-{k}", kind="parking", polygon=tuple(map(tuple, points.tolist()))))
    return found


def street(rng: np.random.Generator) -> Scene:
    """A street without anything on it."""
    parts = section(rng)
    track = Track(line(rng))
    widths = np.array([width for _, width, _ in parts])
    drives = np.array([surface_kind(kind).use in ("drive", "cycle", "park") for kind, _, _ in parts])
    edges = np.concatenate([[0.0], np.cumsum(widths)])
    edges -= (edges[0] + edges[-1]) / 2
    surfaces: list[Surface] = []
    for i, (kind, _, direction) in enumerate(parts):
        if kind == "parking" and rng.random() < 0.3:
            surfaces += stalls(f"{kind}-{i}", track, edges[i], edges[i + 1])
        else:
            surfaces.append(ribbon(f"{kind}-{i}", kind, track, edges[i], edges[i + 1], direction))
    if drives.any() and rng.random() < 0.7:
        inner, outer = edges[np.flatnonzero(drives)[0]], edges[np.flatnonzero(drives)[-1] + 1]
        ends = rng.choice([5.0, track.length / 2, track.length - 8.0], size=int(rng.integers(1, 3)), replace=False)
        for k, start in enumerate(ends):
            corners = [(start, inner), (start + 3.2, inner), (start + 3.2, outer), (start, outer)]
            points = np.concatenate([track.at(np.array([s]), np.array([t]))[0] for s, t in corners])
            polygon = tuple(map(tuple, points.tolist()))
            surfaces.append(Surface(id=f"crossing-{k}", kind="crossing", polygon=polygon))
    if rng.random() < 0.25:
        side = edges[-1]
        kind = str(rng.choice(["plaza", "grass", "forest"]))
        start, wide, deep = rng.uniform(0, track.length / 2), rng.uniform(12, 40), rng.uniform(10, 30)
        corners = [(start, side), (start + wide, side), (start + wide, side + deep), (start, side + deep)]
        points = np.concatenate([track.at(np.array([s]), np.array([t]))[0] for s, t in corners])
        surfaces.append(
            Surface(id="area", kind=kind, polygon=tuple(map(tuple, points.tolist())), z=surface_kind(kind).lift)
        )
    return Scene(kind="street", surfaces=tuple(surfaces))


def town(count: int, seed: int = 0) -> Scene:
    """So many streets without anything on them, far enough apart to be none of each other's business."""
    rng = np.random.default_rng([seed, 5])
    surfaces: list[Surface] = []
    for k in range(count):
        dx, dy = 600.0 * (k % 8), 600.0 * (k // 8)
        for surface in street(rng).surfaces:
            moved = {name: tuple((x + dx, y + dy) for x, y in getattr(surface, name)) for name in ("polygon", "axis")}
            surfaces.append(revise(surface, id=f"{k}/{surface.id}", **moved))
    return Scene(kind="street", surfaces=tuple(surfaces))
