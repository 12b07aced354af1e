"""A small street for tests, with known places: two lanes, a sidewalk on either side, and a few things of known size."""

from __future__ import annotations

import math

import numpy as np

from composer.document import Document, StoredShape
from composer.mesh import PARTS, PartMesh
from composer.scene import Box, Building, Node, Scene, Shape, Surface
from composer.street.kinds import surface_kind

SQUARE = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))


def strip(name: str, kind: str, low: float, high: float, forward: bool = True, half: float = 40.0) -> Surface:
    """A strip along X."""
    ring = ((-half, low), (half, low), (half, high), (-half, high))
    ends = ((-half, (low + high) / 2), (half, (low + high) / 2))
    return Surface(id=name, kind=kind, polygon=ring, z=surface_kind(kind).lift, axis=ends if forward else ends[::-1])


SURFACES = (
    strip("right", "lane", -3, 0),
    strip("left", "lane", 0, 3, forward=False),
    strip("south", "sidewalk", -6, -3),
    strip("north", "sidewalk", 3, 6),
)


def node(name: str, category: str, size: tuple[float, float, float], at: tuple[float, ...], **more: object) -> Node:
    """A node with a box of (depth, width, height) at (x, y), z and yaw."""
    depth, width, height = size
    x, y, *rest = at
    z, yaw = (*rest, 0.0, 0.0)[:2]
    box = Box(depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw)
    return Node(id=name, category=category, box=box, **more)  # type: ignore[arg-type]


def street() -> Document:
    """Cars on both lanes, a lamp, a pedestrian, a tree and a house, all drawn as boxes but the house."""
    nodes = (
        node("car", "car", (4.4, 1.8, 1.5), (10.0, -1.5)),
        node("oncoming", "car", (4.4, 1.8, 1.5), (-12.0, 1.5, 0.0, math.pi)),
        node("lamp", "street_lamp", (1.2, 0.45, 5.2), (4.0, 3.5, 0.15, -math.pi / 2)),
        node("walker", "pedestrian", (0.5, 0.5, 1.75), (6.0, -4.5, 0.15)),
        node("tree", "tree", (5.0, 5.0, 7.0), (20.0, 5.0, 0.15)),
        node(
            "house",
            "house",
            (9, 10, 8),
            (8, 13, 0, -1.5708),
            building=Building(outline=SQUARE, roof="gabled", roof_height=2.5),
        ),
    )
    return Document(Scene(kind="street", name="Test street", surfaces=SURFACES, nodes=nodes))


def ball(triangles: int) -> PartMesh:
    """A sphere whose upper half is another part."""
    rings = round((triangles / 4) ** 0.5)
    u, v = np.meshgrid(np.linspace(0, 2 * np.pi, 2 * rings), np.linspace(0, np.pi, rings))
    points = np.stack([np.cos(u) * np.sin(v), np.sin(u) * np.sin(v), np.cos(v)], -1).reshape(-1, 3).astype(np.float32)
    index = np.arange(len(points)).reshape(rings, 2 * rings)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]
    faces = np.concatenate([np.stack([a, d, c], -1), np.stack([a, c, b], -1)]).reshape(-1, 3)
    parts = np.where(points[faces].mean(axis=1)[:, 2] > 0, PARTS.index("top"), PARTS.index("body"))
    return PartMesh(points, faces.astype(np.int32), points.copy(), parts.astype(np.uint8))


def bushes(count: int, triangles: int = 3000, apart: float = 3.0) -> Document:
    """So many balls of one shape on a lawn, in rows; the first stands in a corner."""
    shape = StoredShape(ball(triangles))
    side = math.ceil(math.sqrt(count))
    lawn = Surface(
        id="lawn",
        kind="grass",
        polygon=((-9, -9), (side * apart + 9, -9), (side * apart + 9, side * apart + 9), (-9, side * apart + 9)),
    )
    nodes = tuple(
        node(
            f"bush{k}",
            "shrub",
            (1.2, 1.2, 1.0 + 0.01 * (k % 40)),
            (apart * (k % side), apart * (k // side)),
            shape=Shape(key=shape.key),
        )
        for k in range(count)
    )
    return Document(Scene(kind="street", surfaces=(lawn,), nodes=nodes), {shape.key: shape})
