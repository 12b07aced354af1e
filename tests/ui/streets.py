"""Streets for tests of the window: a straight one, with a few things on it."""

from __future__ import annotations

from composer.document import Document
from composer.scene import Box, Node, Relation, Scene, build
from composer.street.lanes import surfaces_of
from composer.street.strips import presets, road_of
from composer.vocabulary import category


def street(length: float = 60.0, preset: str = "avenue") -> Scene:
    """A straight street along X, in its terms and as ground."""
    road = road_of("1", [(0.0, 0.0), (length, 0.0)], presets()[preset][1])
    return build(Scene, kind="street", name="Street", roads=(road,), surfaces=surfaces_of(road))


def thing(name: str, kind: str, x: float, y: float, z: float = 0.0, yaw: float = 0.0) -> Node:
    """A node of usual size."""
    depth, width, height = category(kind).usual
    return Node(id=name, category=kind, box=Box(depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw))


def furnished() -> Document:
    """The street with three cars in a row, a tree, a lamp and a bench."""
    scene = street()
    nodes = (
        thing("car", "car", 10.0, -1.5),
        thing("parked", "car", 20.0, -4.05),
        thing("tree", "young_tree", 12.0, -6.1, 0.15),
        thing("lamp", "street_lamp", 30.0, -9.9, 0.15, 1.5707963),
        thing("bench", "street_bench", 40.0, -10.5, 0.15, 1.5707963),
    )
    said = (
        Relation(subject="car", predicate="heading along", objects=("road-1/0/-1",)),
        Relation(subject="tree", predicate="on", objects=("road-1/0/-3",)),
        Relation(subject="bench", predicate="facing road", objects=("road",)),
    )
    return Document(build(Scene, **{**dict(scene), "nodes": nodes, "relations": said}))
