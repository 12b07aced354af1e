"""Composing whole rooms and editing them, with an untrained network: the promises do not depend on training."""

from __future__ import annotations

import numpy as np
import pytest

from composer.edits import AddNode, AddRelation
from composer.relations import check
from composer.scene import Box, Floor, Locks, Node, Relation, Scene, build, revise
from models.errors import Cancelled
from models.layout.beginning import fitting_floor
from models.layout.editing import compose_affected
from models.layout.features import boxes_of
from models.layout.sampler import LayoutModel
from models.layout.solve import compose_all
from tests.models.layout.conftest import furnished


def with_boxes(scene: Scene, boxes: np.ndarray) -> Scene:
    return scene.with_nodes(revise(n, box=Box.of(b)) for n, b in zip(scene.nodes, boxes, strict=True))


def bare(scene: Scene) -> Scene:
    return scene.with_nodes(revise(n, box=None) for n in scene.nodes)


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_every_relation_of_a_satisfiable_graph_holds(shipped_model: LayoutModel, seed: int) -> None:
    scene = furnished(seed)
    assert not check(scene).violated
    solution = compose_all(shipped_model, bare(scene), seed=0)
    found = check(with_boxes(scene, solution.boxes))
    assert not found.violated and not found.overlaps and not found.out_of_bounds


def test_kept_and_locked_nodes_stay_bit_for_bit(tiny_model: LayoutModel, room: Scene) -> None:
    locked = room.nodes[1].id
    scene = room.with_nodes([revise(room.nodes[1], locks=Locks(position=True, size=True))])
    kept = room.nodes[0].id
    solution = compose_all(tiny_model, scene, seed=8, keep={kept})
    before = boxes_of(room)
    np.testing.assert_array_equal(solution.boxes[:2], before[:2])
    assert np.abs(solution.boxes[2:] - before[2:]).max() > 0.01
    assert scene.node(locked).locks.any


def test_where_the_other_boxes_were_does_not_matter(tiny_model: LayoutModel, room: Scene) -> None:
    shifted = room.with_nodes(revise(n, box=revise(n.box, x=n.box.x * 0.5, y=0.1)) for n in room.nodes if n.box)
    np.testing.assert_array_equal(
        compose_all(tiny_model, bare(room), seed=2).boxes, compose_all(tiny_model, bare(shifted), seed=2).boxes
    )


def test_cancel_stops_at_once(tiny_model: LayoutModel, room: Scene) -> None:
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        compose_all(tiny_model, bare(room), seed=0, should_cancel=stop)
    assert len(asked) == 3


# ---- edits: a row of four tables along X, the room has space around it ----------------------------------------------


def row(gap: float = 0.8) -> Scene:
    nodes = tuple(
        Node(id=i, category="table", box=Box(depth=0.7, width=0.7, height=0.7, x=k * (0.7 + gap) - 2.2, y=0.0))
        for k, i in enumerate("abcd")
    )
    return build(Scene, floor=Floor.rectangle(7, 5), nodes=nodes)


def edit(scene: Scene, subject: str, predicate: str, target: str) -> Scene:
    return AddRelation(Relation(subject=subject, predicate=predicate, objects=(target,))).apply(scene)


def moved(scene: Scene, boxes: np.ndarray) -> set[str]:
    changed = (boxes_of(scene) != boxes).any(axis=1)
    return {n.id for n, c in zip(scene.nodes, changed, strict=True) if c}


def test_an_edit_that_already_holds_moves_nothing(tiny_model: LayoutModel) -> None:
    scene = edit(row(), "a", "left", "b")
    assert moved(scene, compose_affected(tiny_model, scene, ["a"], seed=0).boxes) == set()


def test_the_subject_alone_moves_where_that_is_enough(tiny_model: LayoutModel) -> None:
    scene = edit(row(), "a", "right", "b")
    solution = compose_affected(tiny_model, scene, ["a"], seed=0)
    assert moved(scene, solution.boxes) == {"a"}
    assert check(with_boxes(scene, solution.boxes)).sound


def test_what_rests_on_the_subject_goes_with_it(tiny_model: LayoutModel) -> None:
    lamp = Node(
        id="l", category="desk_lamp", parent="a", box=Box(depth=0.2, width=0.2, height=0.4, x=-2.3, y=0.1, z=0.7)
    )
    scene = edit(edit(AddNode(lamp).apply(row()), "l", "standing on", "a"), "a", "right", "d")
    solution = compose_affected(tiny_model, scene, ["a"], seed=0)
    after = with_boxes(scene, solution.boxes)
    assert moved(scene, solution.boxes) == {"a", "l"}
    assert check(after).sound and not check(after).overlaps


def test_a_locked_neighbour_does_not_yield(tiny_model: LayoutModel) -> None:
    scene = row(gap=0.01)
    scene = scene.with_nodes([revise(scene.node("b"), locks=Locks(position=True, size=True))])
    scene = edit(scene, "a", "right", "b")
    solution = compose_affected(tiny_model, scene, ["a"], seed=0)
    assert "b" not in moved(scene, solution.boxes)
    assert check(with_boxes(scene, solution.boxes)).sound


def test_selected_scope_moves_nothing_else_even_if_it_fails(tiny_model: LayoutModel) -> None:
    corridor = Floor.rectangle(4.4, 0.75)
    nodes = tuple(
        Node(id=i, category="table", box=Box(depth=0.7, width=0.7, height=0.7, x=x, y=0.0))
        for i, x in (("a", -1.8), ("b", 1.85))
    )
    blocked = build(Scene, floor=corridor, nodes=nodes)
    scene = edit(blocked, "a", "right", "b")
    only = compose_affected(tiny_model, scene, ["a"], seed=0, only=True)
    assert moved(scene, only.boxes) <= {"a"} and only.violation > 0
    wider = compose_affected(tiny_model, scene, ["a"], seed=0)
    assert moved(scene, wider.boxes) == {"a", "b"} and wider.violation < 1e-6


def test_old_wrongs_elsewhere_are_left_alone(tiny_model: LayoutModel) -> None:
    scene = row()
    scene = scene.with_nodes([revise(scene.node("d"), box=revise(scene.node("c").box, x=scene.node("c").box.x + 0.2))])
    scene = edit(scene, "a", "front", "b")
    solution = compose_affected(tiny_model, scene, ["a"], seed=0)
    assert moved(scene, solution.boxes) == {"a"}
    assert [(i, j) for i, j, _ in check(with_boxes(scene, solution.boxes)).overlaps] == [("c", "d")]


def test_a_new_node_finds_a_place_among_the_others(tiny_model: LayoutModel) -> None:
    scene = AddNode(Node(id="n", category="stool")).apply(row())
    scene = edit(scene, "n", "close by", "d")
    solution = compose_affected(tiny_model, scene, ["n"], seed=0)
    assert np.isfinite(solution.boxes).all()
    assert set("abcd").isdisjoint(moved(scene, solution.boxes))
    assert check(with_boxes(scene, solution.boxes)).sound


def test_a_graph_without_a_floor_gets_a_room_that_fits(tiny_model: LayoutModel) -> None:
    scene = revise(bare(row()), floor=None)
    floor = fitting_floor(scene)
    assert 4 <= floor.area < 30
    solution = compose_all(tiny_model, revise(scene, floor=floor), seed=0)
    found = check(with_boxes(revise(scene, floor=floor), solution.boxes))
    assert not found.overlaps and not found.out_of_bounds
