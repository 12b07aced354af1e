"""A small room for tests, with known places."""

from __future__ import annotations

import math

from composer.document import Document
from composer.scene import Box, Floor, Node, Opening, Relation, Scene


def _node(name: str, category: str, size: tuple[float, float, float], at: tuple[float, ...], **more: object) -> Node:
    depth, width, height = size
    x, y, *rest = at
    z, yaw = (*rest, 0.0, 0.0)[:2]
    return Node(
        id=name,
        category=category,
        box=Box(depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw),
        **more,  # type: ignore[arg-type]
    )


def bedroom() -> Document:
    """Bed at the upper wall, a nightstand on either side, a desk with a lamp on it, a chair; every relation holds."""
    floor = Floor(
        polygon=((-2.2, -1.9), (2.2, -1.9), (2.2, 1.9), (-2.2, 1.9)),
        height=2.6,
        openings=(
            Opening(kind="door", wall=0, offset=3.7, width=0.9, height=2.05),
            Opening(kind="window", wall=1, offset=2.6, width=1.0, height=1.25, sill=0.9),
        ),
    )
    down = -math.pi / 2
    nodes = (
        _node("bed", "double_bed", (2.1, 1.75, 1.0), (0.0, 0.85, 0.0, down)),
        _node("left", "nightstand", (0.4, 0.48, 0.52), (-1.15, 1.7, 0.0, down), label="Left nightstand"),
        _node("right", "nightstand", (0.4, 0.48, 0.52), (1.15, 1.7, 0.0, down), label="Right nightstand"),
        _node("desk", "desk", (0.62, 1.3, 0.76), (1.89, -0.6, 0.0, math.pi)),
        _node("lamp", "desk_lamp", (0.22, 0.22, 0.5), (1.95, -1.0, 0.76, math.pi), parent="desk"),
        _node("chair", "chair", (0.53, 0.48, 0.88), (1.25, -0.6)),
    )
    said = (
        ("left", "left", "bed"),
        ("right", "right", "bed"),
        ("left", "close by", "bed"),
        ("chair", "left", "desk"),
        ("chair", "close by", "desk"),
        ("lamp", "standing on", "desk"),
        ("left", "same style as", "right"),
    )
    relations = tuple(Relation(subject=s, predicate=p, objects=(o,)) for s, p, o in said)
    return Document(Scene(name="Bedroom", floor=floor, nodes=nodes, relations=relations))
