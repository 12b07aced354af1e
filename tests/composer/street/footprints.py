"""Plans of buildings that tests share, metres, and the nodes that stand on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from composer.scene import Box, Building, Node, build

Ring = Sequence[tuple[float, float]]


def circle(corners: int, radius: float, clockwise: bool = False) -> Ring:
    """A regular polygon about the origin."""
    angles = np.arange(corners) * 2 * np.pi / corners * (-1 if clockwise else 1)
    return list(zip((radius * np.cos(angles)).tolist(), (radius * np.sin(angles)).tolist(), strict=True))


PLANS: Mapping[str, Sequence[Ring]] = {
    "rectangle": [[(0, 0), (10, 0), (10, 6), (0, 6)]],
    "square": [[(0, 0), (8, 0), (8, 8), (0, 8)]],
    "L": [[(0, 0), (12, 0), (12, 6), (5, 6), (5, 10), (0, 10)]],
    "U": [[(0, 0), (12, 0), (12, 10), (8, 10), (8, 4), (4, 4), (4, 10), (0, 10)]],
    "T": [[(0, 0), (14, 0), (14, 5), (9.5, 5), (9.5, 11), (4.5, 11), (4.5, 5), (0, 5)]],
    "H": [[(0, 0), (4, 0), (4, 4), (8, 4), (8, 0), (12, 0), (12, 12), (8, 12), (8, 8), (4, 8), (4, 12), (0, 12)]],
    "plus": [[(4, 0), (8, 0), (8, 4), (12, 4), (12, 8), (8, 8), (8, 12), (4, 12), (4, 8), (0, 8), (0, 4), (4, 4)]],
    "courtyard": [[(0, 0), (20, 0), (20, 15), (0, 15)], [(6, 5), (6, 10), (14, 10), (14, 5)]],
    "crooked courtyard": [[(0, 0), (20, 0), (20, 15), (0, 15)], [(6, 5), (14, 5), (12, 10), (6, 9)]],
    "round": [circle(24, 6)],
    "ring": [circle(24, 8), circle(16, 3)],
    "sliver": [[(0, 0), (20, 0), (20, 0.4), (0, 0.3)]],
    "jogs": [[(0, 0), (10, 0), (10, 0.3), (10.2, 0.3), (10.2, 6), (5, 6.05), (5, 7), (2, 7), (2, 6), (0, 6)]],
    "triangle": [[(0, 0), (10, 0), (3, 7)]],
    "star": [[tuple(p) for p in np.array(circle(10, 1.0)) * np.tile([[6.0], [2.5]], (5, 1))]],
}


def building_node(
    rings: Sequence[Ring],
    roof: str = "gabled",
    height: float = 9.0,
    rise: float = 3.0,
    category: str = "house",
    storey: float = 3.0,
    seed: int = 0,
) -> Node:
    """A node whose box just holds a plan."""
    corners = np.array(rings[0], float)
    low, high = corners.min(axis=0), corners.max(axis=0)
    depth, width = (high - low).tolist()
    unit = [[tuple(p) for p in ((np.array(ring, float) - (low + high) / 2) / (high - low)).tolist()] for ring in rings]
    building = build(Building, outline=unit[0], courtyards=tuple(unit[1:]), roof=roof, roof_height=rise, storey=storey)
    box = build(Box, depth=depth, width=width, height=height, x=0, y=0)
    return build(Node, id="1", category=category, box=box, building=building, seed=seed)
