"""What a node's shape is told of its scene."""

import pytest

from composer.scene import Box, Floor, Node, Relation, Scene, build, revise
from models.shapes.context import MOST, neighbourhood


def _node(name: str, category: str, x: float, y: float = 0.0, z: float = 0.0, parent: str | None = None) -> Node:
    return build(Node, id=name, category=category, box=Box.of([0.5, 0.5, 0.5, x, y, z, 0.0]), parent=parent)


def _relation(subject: str, predicate: str, other: str) -> Relation:
    return build(Relation, subject=subject, predicate=predicate, objects=(other,))


@pytest.fixture
def scene() -> Scene:
    nodes = (
        _node("desk", "desk", 0.0),
        _node("chair", "chair", 0.8),
        _node("lamp", "desk_lamp", 0.0, z=0.5, parent="desk"),
        _node("far", "bookshelf", 9.0),
    )
    relations = (
        _relation("chair", "left", "desk"),
        _relation("desk", "close by", "chair"),
        _relation("chair", "front", "far"),
        _relation("chair", "same style as", "desk"),
    )
    floor = build(Floor, polygon=((-9, -9), (10, -9), (10, 9), (-9, 9)))
    return build(Scene, nodes=nodes, relations=relations, floor=floor)


def test_the_most_telling_relation_of_what_is_near(scene: Scene) -> None:
    (only,) = neighbourhood(scene, scene.node("chair"))
    assert (only.predicate, only.subject, only.category) == ("close by", False, "desk")
    assert only.size == (0.5, 0.5, 0.5)


def test_resting_on_counts_though_nobody_said_so(scene: Scene) -> None:
    (below,) = neighbourhood(scene, scene.node("lamp"))
    assert (below.predicate, below.subject, below.category) == ("standing on", True, "desk")
    assert [n.category for n in neighbourhood(scene, scene.node("desk"))] == ["desk_lamp", "chair"]


def test_the_order_of_relations_does_not_matter(scene: Scene) -> None:
    turned = revise(scene, relations=tuple(reversed(scene.relations)))
    for node in scene.nodes:
        assert neighbourhood(scene, node) == neighbourhood(turned, node)


def test_no_more_than_can_be_told(scene: Scene) -> None:
    crowd = tuple(_node(f"n{i}", "chair", 0.1 * i) for i in range(12))
    relations = tuple(_relation("desk", "close by", n.id) for n in crowd)
    full = revise(scene, nodes=(*scene.nodes, *crowd), relations=relations)
    assert len(neighbourhood(full, full.node("desk"))) == MOST


def test_an_unplaced_node_has_no_neighbours(scene: Scene) -> None:
    bare = scene.with_nodes([revise(scene.node("chair"), box=None)])
    assert neighbourhood(bare, bare.node("chair")) == ()
    assert neighbourhood(bare, bare.node("far")) == ()
