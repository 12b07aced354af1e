"""What tells a thing of the street from the next of its kind: its paint; of a building, its floors and its roof.

Everything is drawn from a seed, so that the same thing always looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

import numpy as np

from composer.scene import Box, Building, Node, Roof, build, revise
from composer.vocabulary import read_vocabulary

SQUARE = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
"""The outline of a building that fills its box."""
ROOFS: tuple[Roof, ...] = get_args(Roof)
LEAST_FLOOR = 2.2
"""Metres below the roof that a building keeps whatever its roof would like."""


@cache
def _table() -> Mapping[str, Any]:
    return read_vocabulary("variety.toml")


def varied(node: Node, seed: int) -> Node:
    """A thing of the street with looks of its own; what nothing is known of is as it was.

    Parameters
    ----------
    node : Node
        With a box. What it has already stays.
    seed : int
        Not negative.
    """
    rng = np.random.default_rng([seed % 2**63, 79])
    paint = _table()["paint"].get(node.category, {})
    drawn = {part: str(rng.choice(colours)) for part, colours in paint.items()}
    if drawn:
        node = revise(node, materials={**drawn, **node.materials})
    row = _table()["building"].get(node.category)
    if row is None or node.box is None or node.building is not None or node.shape is not None:
        return node
    return revise(node, building=usual_building(node.category, node.box, str(rng.choice(row["roofs"]))))


def usual_building(category: str, box: Box, roof: str) -> Building:
    """A building that fills its box, with whole floors below a roof of this kind.

    Raises
    ------
    KeyError
        Where nothing is known of the category.
    """
    row = _table()["building"][category]
    rise = roof_height(roof, box, row["pitch"], row["most"])
    walls = box.height - rise
    storey = walls / max(1, round(walls / row["storey"]))
    return build(Building, outline=SQUARE, storey=round(storey, 3), roof=roof, roof_height=rise)


def roof_height(roof: str, box: Box, pitch: float = 0.34, most: float = 3.6) -> float:
    """Metres that a roof of a kind is usually high on a building of this size; no more than leaves it a floor."""
    if roof == "flat":
        return 0.0
    side = min(box.depth, box.width)
    usual = {"dome": side / 2, "pyramidal": 0.6 * side, "skillion": 0.18 * side}.get(roof, min(pitch * side, most))
    return round(max(min(usual, box.height - LEAST_FLOOR), 0.0), 2)
