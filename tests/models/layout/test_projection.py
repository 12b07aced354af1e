"""Projection: what holds stays bit for bit, what does not is mended by the least displacement."""

from __future__ import annotations

import numpy as np
import pytest

from composer.relations import check
from composer.scene import Box, Floor, Node, Relation, Scene, build, revise
from models.layout.features import boxes_of
from models.layout.problem import Problem
from models.layout.projection import Projector
from tests.models.layout.conftest import furnished


def table(name: str, x: float, y: float, **more: float) -> Node:
    return Node(
        id=name, category="table", box=Box(**({"depth": 1.0, "width": 1.0, "height": 0.7, "x": x, "y": y} | more))
    )


def relation(subject: str, predicate: str, target: str) -> Relation:
    return Relation(subject=subject, predicate=predicate, objects=(target,))


def with_boxes(scene: Scene, boxes: np.ndarray) -> Scene:
    return scene.with_nodes(revise(n, box=Box.of(b)) for n, b in zip(scene.nodes, boxes, strict=True))


def solve(scene: Scene, fixed: tuple[str, ...] = ()) -> tuple[Scene, float]:
    outcome = Projector(Problem.of(scene, fixed)).solve(boxes_of(scene))
    return with_boxes(scene, outcome.boxes), outcome.violation


@pytest.mark.parametrize("seed", range(6))
def test_a_layout_that_holds_is_not_touched(seed: int) -> None:
    scene = furnished(seed)
    if check(scene).violated or check(scene).overlaps:
        pytest.skip("the rules overlapped something in this room")
    if Projector(Problem.of(scene)).judge.discomfort(boxes_of(scene)) > 0:
        pytest.skip("something stands before a door or a window")
    after, violation = solve(scene)
    moved = np.abs(boxes_of(after) - boxes_of(scene)).max()
    assert violation < 1e-6 and moved < 0.01


def test_overlapping_tables_part_by_no_more_than_they_must() -> None:
    scene = build(Scene, floor=Floor.rectangle(6, 6), nodes=(table("a", 0, 0), table("b", 0.8, 0), table("c", 0, 2.4)))
    after, violation = solve(scene)
    a, b, c = (n.box for n in after.nodes)
    assert violation < 1e-6
    assert c == scene.node("c").box
    assert a is not None and b is not None
    assert 0.2 <= abs(b.x - 0.8) + abs(a.x) < 0.21


def test_a_relation_pulls_and_the_fixed_node_stays() -> None:
    scene = build(
        Scene,
        floor=Floor.rectangle(6, 6),
        nodes=(table("a", -2, 0), table("b", 2, 0)),
        relations=(relation("b", "close by", "a"),),
    )
    after, violation = solve(scene, fixed=("a",))
    assert violation < 1e-6 and check(after).sound
    assert after.node("a").box == scene.node("a").box


def test_sizes_change_within_what_is_real() -> None:
    scene = build(
        Scene,
        floor=Floor.rectangle(6, 6),
        nodes=(table("a", -2, 0), table("b", 2, 0)),
        relations=(relation("a", "bigger than", "b"), relation("b", "taller than", "a")),
    )
    after, violation = solve(scene)
    assert violation < 1e-6 and check(after).sound
    for row in boxes_of(after):
        assert 0.435 <= row[0] <= 1.24 and 0.52 <= row[1] <= 2.25 and 0.48 <= row[2] <= 1.2


def test_locked_sizes_stay_while_positions_move() -> None:
    locked = revise(table("a", 0, 0), locks={"size": True})
    scene = build(Scene, floor=Floor.rectangle(3, 3), nodes=(locked, table("b", 0.2, 0)))
    after, violation = solve(scene)
    box = after.node("a").box
    assert violation < 1e-6 and box is not None
    assert (box.depth, box.width, box.height) == (1.0, 1.0, 0.7)


def test_what_stood_at_a_wall_stays_there_when_it_shrinks() -> None:
    shelf = Node(id="s", category="bookshelf", box=Box(depth=0.5, width=1.6, height=2.0, x=-1.75, y=0.0))
    scene = build(
        Scene,
        floor=Floor.rectangle(4, 4),
        nodes=(shelf, table("t", -0.9, 0)),
        relations=(relation("s", "smaller than", "t"),),
    )
    after, violation = solve(scene, fixed=("t",))
    box = after.node("s").box
    assert violation < 1e-6 and box is not None
    assert box.depth < 0.49 or box.width < 1.59 or box.height < 1.99
    assert abs(box.x - box.depth / 2 + 2.0) < 1e-3


def test_everything_ends_up_on_an_l_shaped_floor() -> None:
    corners = ((0, 0), (5, 0), (5, 2), (2, 2), (2, 5), (0, 5))
    nodes = (table("a", 3.0, 2.3), table("b", 2.2, 4), table("c", 4.9, 0.2), table("d", 1.7, 1.9, yaw=0.5))
    scene = build(Scene, floor=build(Floor, polygon=corners), nodes=nodes)
    assert check(scene).out_of_bounds
    after, violation = solve(scene)
    found = check(after)
    assert violation < 1e-6 and not found.out_of_bounds and not found.overlaps


def test_a_lamp_hangs_and_what_stands_on_a_table_touches_it() -> None:
    lamp = Node(id="l", category="pendant_lamp", box=Box(depth=0.4, width=0.4, height=0.6, x=0, y=0, z=1.0))
    laptop = Node(id="p", category="laptop", parent="t", box=Box(depth=0.3, width=0.4, height=0.25, x=1, y=1, z=0.1))
    scene = build(
        Scene,
        floor=Floor.rectangle(5, 5),
        nodes=(table("t", 0, 0), lamp, laptop),
        relations=(relation("p", "standing on", "t"), relation("l", "above", "t")),
    )
    after, violation = solve(scene)
    assert violation < 1e-6 and check(after).sound
    held = after.node("p").box
    assert held is not None and abs(held.z - 0.7) < 1e-3


def test_what_cannot_hold_is_left_and_owed() -> None:
    scene = build(
        Scene,
        floor=Floor.rectangle(6, 6),
        nodes=(table("a", -1, 0), table("b", 1, 0), table("c", 0, 2)),
        relations=(relation("a", "left", "b"), relation("b", "left", "a"), relation("c", "behind", "a")),
    )
    after, violation = solve(scene)
    found = check(after)
    assert violation < 1e-6  # the one that gives way is not owed
    assert {v.relation.predicate for v in found.violated} == {"left"}
    assert not found.overlaps
