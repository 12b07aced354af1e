"""What a layout owes, counted in all and by node."""

from __future__ import annotations

import math

import numpy as np
import pytest

from composer.scene import Box, Floor, Locks, Node, Opening, Relation, Scene, build
from models.layout.features import boxes_of
from models.layout.judge import Judge
from models.layout.problem import Problem

L_SHAPE = ((0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 2.0), (2.0, 4.0), (0.0, 4.0))


def scene(*places: tuple[float, float], floor: Floor | None = None, said: tuple[Relation, ...] = ()) -> Scene:
    nodes = tuple(
        build(Node, id=str(i), category="cabinet", box=build(Box, depth=0.5, width=0.5, height=1.0, x=x, y=y))
        for i, (x, y) in enumerate(places)
    )
    return build(Scene, floor=floor or build(Floor, polygon=L_SHAPE), nodes=nodes, relations=said)


def judge_of(room: Scene) -> Judge:
    return Judge(Problem.of(room), np.ones(len(room.nodes), bool))


def test_nothing_is_owed_where_everything_holds() -> None:
    room = scene((0.5, 0.5), (1.5, 3.0), (3.5, 1.5))
    judge = judge_of(room)
    assert judge.violation(boxes_of(room)) == 0
    assert not judge.owed(boxes_of(room)).any()


@pytest.mark.parametrize(("place", "depth"), [((3.0, 3.0), 0.9), ((2.1, 2.1), 0.2), ((3.9, 1.0), 0.15)])
def test_off_an_l_shaped_floor(place: tuple[float, float], depth: float) -> None:
    room = scene(place, (0.5, 0.5))
    judge, boxes = judge_of(room), boxes_of(room)
    owed = judge.owed(boxes)
    assert owed[0] > depth / 2 and owed[1] == 0
    assert judge.violation(boxes) == pytest.approx(owed[0])
    assert judge.at(boxes, 0, boxes[:1])[0] == pytest.approx(owed[0])


def test_both_ends_of_a_broken_relation_owe() -> None:
    room = scene((0.5, 0.5), (1.5, 0.5), said=(build(Relation, subject="0", predicate="right", objects=("1",)),))
    judge, boxes = judge_of(room), boxes_of(room)
    np.testing.assert_allclose(judge.owed(boxes), [1.05, 1.05])
    assert judge.violation(boxes) == pytest.approx(1.05)
    assert judge.at(boxes, 0, np.array([[0.5, 0.5, 1.0, 1.9, 1.5, 0.0, 0.0]]))[0] == 0


def test_a_turn_is_taken_only_by_what_may_move() -> None:
    said = (build(Relation, subject="0", predicate="facing", objects=("1",)),)
    room = scene((0.5, 0.5), (0.5, 3.0), said=said)
    turned = judge_of(room).turned(boxes_of(room))
    assert turned[0, 6] == pytest.approx(math.pi / 2) and turned[1, 6] == 0
    held = room.with_nodes([room.node("0").model_copy(update={"locks": Locks(position=True)})])
    np.testing.assert_array_equal(judge_of(held).turned(boxes_of(held)), boxes_of(held))


def test_standing_before_a_door_is_uncomfortable_but_no_violation() -> None:
    door = Opening(kind="door", wall=0, offset=1.0, width=0.9, height=2.0)
    room = scene((1.0, 0.3), (3.0, 1.0), floor=build(Floor, polygon=L_SHAPE, openings=(door,)))
    judge, boxes = judge_of(room), boxes_of(room)
    assert judge.violation(boxes) == 0
    assert judge.discomfort(boxes) > 0.3
    boxes[0, 3] = 2.4
    assert judge.discomfort(boxes) == 0
