"""Streets to test on: strips side by side along any line, and things at places along it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from composer.scene import Box, Node, Relation, Scene, Surface, build
from composer.street.frames import Track
from composer.vocabulary import category, predicates

FloatArray = npt.NDArray[np.float64]

STRIPS = (
    # kind, from and to so many metres left of the line, height, way that one drives
    ("sidewalk", 5.1, 8.1, 0.15, 1),
    ("parking", 3.0, 5.1, 0.0, -1),
    ("lane", 0.0, 3.0, 0.0, -1),
    ("lane", -3.0, 0.0, 0.0, 1),
    ("sidewalk", -6.0, -3.0, 0.15, 1),
)


def straight(length: float = 60.0, heading: float = 0.0) -> FloatArray:
    """A line from the origin."""
    end = length * np.array([math.cos(heading), math.sin(heading)])
    return np.array([(0.0, 0.0), end])


def bend(radius: float = 40.0, sweep: float = 1.5, points: int = 120) -> FloatArray:
    """An arc that begins at the origin towards +X and turns left."""
    angles = np.linspace(-math.pi / 2, sweep - math.pi / 2, points)
    return np.stack([radius * np.cos(angles), radius + radius * np.sin(angles)], axis=1)


def beside(line: FloatArray, offset: float) -> FloatArray:
    """The line so many metres to the left of another, corner by corner."""
    ahead = np.gradient(line, axis=0)
    ahead /= np.hypot(ahead[:, 0], ahead[:, 1])[:, None]
    return line + np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) * offset


def points(line: FloatArray) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in line)


def ribbon(line: FloatArray, name: str, kind: str, low: float, high: float, z: float = 0.0, way: int = 1) -> Surface:
    """A strip along a line."""
    outline = np.vstack([beside(line, low), beside(line, high)[::-1]])
    axis = beside(line, (low + high) / 2)[::way]
    return build(Surface, id=name, kind=kind, polygon=points(outline), z=z, axis=points(axis))


def strips(
    line: FloatArray, prefix: str = "", rows: Sequence[tuple[str, float, float, float, int]] = STRIPS
) -> tuple[Surface, ...]:
    """Strips side by side; named by their kind and number."""
    return tuple(ribbon(line, f"{prefix}{kind}-{i}", kind, *rest) for i, (kind, *rest) in enumerate(rows))


def zebra(x: float, low: float = -3.0, high: float = 5.1, width: float = 3.0, name: str = "zebra") -> Surface:
    """A crossing over a street along X."""
    outline = ((x, low), (x + width, low), (x + width, high), (x, high))
    return build(Surface, id=name, kind="crossing", polygon=outline)


def thing(
    name: str, kind: str, at: tuple[float, float], yaw: float = 0.0, z: float = 0.0, size: Sequence[float] | None = None
) -> Node:
    """A node of usual size, or of that (depth, width, height)."""
    depth, width, height = size or category(kind).usual
    return build(Node, id=name, category=kind, box=Box.of((depth, width, height, *at, z, yaw)))


def along(
    line: FloatArray,
    name: str,
    kind: str,
    s: float,
    t: float,
    turn: float = 0.0,
    z: float = 0.0,
    **more: Sequence[float],
) -> Node:
    """The same at so many metres along a line and to its left, turned from its direction."""
    place, heading = Track(line).at(np.array([s]), np.array([t]))
    return thing(name, kind, (float(place[0, 0]), float(place[0, 1])), float(heading[0]) + turn, z, **more)


def said(text: str) -> Relation:
    """``car on lane:0``, ``t1 along curb 8``, ``b between t1,t2``, ``b at crossing``: as the command line has it."""
    subject, _, rest = text.partition(" ")
    name = max((p for p in predicates() if f"{rest} ".startswith(f"{p} ")), key=len)
    words = rest.removeprefix(name).split()
    try:
        value: float | None = float(words[-1])
        words = words[:-1]
    except (ValueError, IndexError):
        value = None
    target = words[0] if words else predicates()[name].part or ""
    return build(Relation, subject=subject, predicate=name, objects=tuple(target.split(",")), value=value)


def scene(surfaces: Sequence[Surface], nodes: Sequence[Node], *relations: str) -> Scene:
    """A street with things and what is said of them."""
    return build(
        Scene, kind="street", surfaces=tuple(surfaces), nodes=tuple(nodes), relations=tuple(map(said, relations))
    )
