"""The document refuses what breaks its rules, and says what and where."""

from __future__ import annotations

import math
import pickle
import time

import numpy as np
import pytest

from composer.errors import SceneError
from composer.scene import Box, Floor, Node, Opening, Relation, Scene, Surface, build, revise, room_part


def test_a_box_is_turned_counter_clockwise_about_its_bottom_centre() -> None:
    box = Box(depth=2, width=1, height=3, x=10, y=20, z=1, yaw=math.pi / 2)
    # It faces +Y now: two metres along Y, one along X; the back right corner comes first.
    assert np.allclose(box.footprint(), [(10.5, 19), (10.5, 21), (9.5, 21), (9.5, 19)])
    assert box.top == 4
    assert box.volume == 6
    assert Box.of(box.values) == box


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"depth": 0.0}, "depth"),
        ({"width": -1.0}, "width"),
        ({"height": math.nan}, "height"),
        ({"x": math.inf}, "x"),
        ({"y": 2e6}, "y"),
        ({"depth": "wide"}, "depth"),
    ],
)
def test_a_box_must_be_a_real_one(change: dict[str, object], said: str) -> None:
    with pytest.raises(SceneError, match=said):
        revise(Box(depth=1, width=1, height=1, x=0, y=0), **change)


@pytest.mark.parametrize("name", ["", " 1", "floor", "wall:2", "a\nb", "x" * 201])
def test_names_that_cannot_be_node_ids(name: str) -> None:
    with pytest.raises(SceneError):
        build(Node, id=name, category="chair")


def test_room_parts_are_told_from_nodes() -> None:
    assert room_part("floor") == ("floor", None)
    assert room_part("wall:12") == ("wall", 12)
    assert room_part("wall:x") is None
    assert room_part("chair:1") is None


def _nodes(*ids: str) -> tuple[Node, ...]:
    return tuple(Node(id=i, category="chair") for i in ids)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"nodes": _nodes("1", "1")}, "two nodes have the id '1'"),
        ({"nodes": (Node(id="1", category="lamp", parent="2"),)}, "rests on '2', which does not exist"),
        (
            {"nodes": (Node(id="1", category="a", parent="2"), Node(id="2", category="a", parent="1"))},
            "rests on itself",
        ),
        (
            {"nodes": _nodes("1"), "relations": (Relation(subject="1", predicate="left", objects=("9",)),)},
            "1 left 9 names '9', which does not exist",
        ),
        (
            {"nodes": _nodes("1"), "relations": (Relation(subject="9", predicate="left", objects=("1",)),)},
            "9 left 1 is about '9', which does not exist",
        ),
        (
            {"nodes": _nodes("1"), "relations": (Relation(subject="1", predicate="left", objects=("1",)),)},
            "relates a node to itself",
        ),
        (
            {"nodes": _nodes("1", "2"), "relations": (Relation(subject="1", predicate="left", objects=("2",)),) * 2},
            "stands twice",
        ),
    ],
)
def test_a_scene_is_consistent(fields: dict[str, object], said: str) -> None:
    with pytest.raises(SceneError, match=said):
        build(Scene, **fields)


@pytest.mark.parametrize(
    ("polygon", "said"),
    [
        (((0, 0), (0, 1), (1, 1), (1, 0)), "counter-clockwise"),
        (((0, 0), (1, 0), (2, 0)), "no area"),
        (((0, 0), (4, 0), (1, 1), (4, 4), (0, 4), (2, 1)), "crosses"),
        (((0, 0), (1, 0)), "polygon"),
    ],
)
def test_a_floor_has_an_inside(polygon: object, said: str) -> None:
    with pytest.raises(SceneError, match=said):
        build(Floor, polygon=polygon)


def test_a_door_needs_its_wall() -> None:
    with pytest.raises(SceneError, match="wall 4, which does not exist"):
        revise(Floor.rectangle(3, 2), openings=(Opening(kind="door", wall=4, offset=1, width=1, height=2),))


def test_a_rectangle_knows_its_walls() -> None:
    floor = Floor.rectangle(4, 2, centre=(1, 1))
    assert floor.area == 8
    assert floor.bounds == (-1, 0, 3, 2)
    assert floor.wall(3) == ((-1, 2), (-1, 0))


def test_nothing_of_a_scene_can_be_changed_in_place() -> None:
    scene = Scene(nodes=_nodes("1"))
    with pytest.raises(ValueError, match="frozen"):
        scene.seed = 3  # type: ignore[misc]
    with pytest.raises(SceneError, match="Extra inputs"):
        build(Scene, colour="red")


def test_a_tower_of_thousands_is_checked_once_a_node() -> None:
    """A file may hold such a tower; walking down from every node again would take minutes."""
    count = 20_000
    nodes = [Node(id="0", category="box")]
    nodes += [Node(id=str(i), category="box", parent=str(i - 1)) for i in range(1, count)]
    start = time.process_time()
    build(Scene, nodes=tuple(reversed(nodes)))
    assert time.process_time() - start < 20


def test_a_stack_lists_carriers_before_what_they_carry() -> None:
    nodes = (
        Node(id="lamp", category="lamp", parent="book"),
        Node(id="book", category="book", parent="desk"),
        Node(id="desk", category="desk"),
    )
    assert [n.id for n in Scene(nodes=nodes).stack("desk")] == ["desk", "book", "lamp"]


def test_other_nodes_in_their_places_make_the_scene_that_a_new_one_would_be() -> None:
    scene = Scene(nodes=(Node(id="a", category="table"), Node(id="b", category="lamp", parent="a")))
    _ = scene.by_id, scene.carried
    labelled = revise(scene.node("a"), label="Mine")
    after = scene.with_nodes([labelled])
    assert after == revise(scene, nodes=(labelled, scene.nodes[1])) and after.nodes[1] is scene.nodes[1]
    assert after.node("a").label == "Mine" and after.children("a") == (scene.nodes[1],)
    free = scene.with_nodes([revise(scene.node("b"), parent=None)])
    assert free.children("a") == ()
    with pytest.raises(SceneError, match="rests on itself"):
        scene.with_nodes([revise(scene.node("a"), parent="b")])
    with pytest.raises(SceneError, match="no node"):
        scene.with_nodes([Node(id="c", category="lamp")])


def test_ground_is_equal_by_what_it_is_not_by_what_was_asked_of_it() -> None:
    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    one, same = (Surface(id="s", kind="lane", polygon=corners, axis=corners[:2]) for _ in range(2))
    other = Surface(id="s", kind="lane", polygon=corners, axis=corners[1:])
    for surface in (one, same, other):
        assert surface.line.shape == (2, 2) and surface.area.area == 0.5
    assert one == same and hash(one) == hash(same) and one != other and one != "s"
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - made here
    assert again == one and not {"line", "area"} & again.__dict__.keys()
