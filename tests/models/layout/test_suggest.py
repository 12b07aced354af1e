"""Alternatives, where a new object would go, and what the room implies."""

from __future__ import annotations

import numpy as np
import pytest

from composer.relations import check
from composer.relations.table import RelationTable
from composer.scene import Box, Floor, Node, Opening, Relation, Scene, build, revise
from models.layout.alternatives import LIKE, alternatives, difference
from models.layout.mending import DONE
from models.layout.sampler import LayoutModel
from models.layout.solve import compose_all
from models.layout.suggest import imagined_places, implied_relations

ROOM = build(
    Floor,
    polygon=((0.0, 0.0), (4.0, 0.0), (4.0, 3.5), (0.0, 3.5)),
    openings=(Opening(kind="door", wall=0, offset=0.6, width=0.9, height=2.0),),
)


@pytest.fixture
def room() -> Scene:
    nodes = tuple(
        build(Node, id=i, category=c) for i, c in (("b", "double_bed"), ("n", "nightstand"), ("w", "wardrobe"))
    )
    said = (build(Relation, subject="n", predicate="left", objects=("b",)),)
    return build(Scene, floor=ROOM, nodes=nodes, relations=said)


@pytest.fixture
def furnished(room: Scene, tiny_model: LayoutModel) -> Scene:
    boxes = compose_all(tiny_model, room, seed=1).boxes
    return room.with_nodes(revise(n, box=Box.of(row)) for n, row in zip(room.nodes, boxes, strict=True))


def test_alternatives_hold_and_differ(room: Scene) -> None:
    model = LayoutModel.load()  # an untrained one imagines the same from every noise
    found = alternatives(model, room, seed=5, count=3, tries=5)
    assert len(found) >= 2
    kinds = [n.category for n in room.nodes]
    for k, each in enumerate(found):
        assert each.solution.violation <= DONE
        np.testing.assert_array_equal(compose_all(model, room, seed=each.seed).boxes, each.solution.boxes)
        for other in found[:k]:
            assert difference(each.solution.boxes, other.solution.boxes, kinds) >= LIKE
    again = alternatives(model, room, seed=5, count=3, tries=5)
    assert [a.seed for a in again] == [a.seed for a in found]


def test_things_of_one_kind_may_change_places() -> None:
    boxes = np.array([[1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 2, 0, 0, 0]], float)
    assert difference(boxes, boxes[::-1], ["chair", "chair"]) == 0
    assert difference(boxes, boxes[::-1], ["chair", "table"]) == pytest.approx(2.0)


def test_places_of_something_new_repeat_and_have_its_size(furnished: Scene, tiny_model: LayoutModel) -> None:
    size = build(Box, depth=0.4, width=0.5, height=0.6, x=9.0, y=9.0)
    stool = build(Node, id="new", category="stool", box=size)
    found = imagined_places(tiny_model, furnished, stool, seed=0, count=6)
    assert found.shape == (6, 7)
    assert np.sort(found[:, :2], axis=1) == pytest.approx(np.tile([0.4, 0.5], (6, 1)))
    np.testing.assert_array_equal(found, imagined_places(tiny_model, furnished, stool, seed=0, count=6))
    assert not np.array_equal(found, imagined_places(tiny_model, furnished, stool, seed=1, count=6))


def test_the_shipped_model_puts_a_nightstand_beside_the_head_of_a_bed() -> None:
    """In a room whose bed has its head at the wall opposite the door, most places are beside it at the bed's head."""
    bed = build(Box, depth=2.0, width=1.6, height=1.0, x=2.0, y=2.45, yaw=-np.pi / 2)
    room = build(Scene, floor=ROOM, nodes=(build(Node, id="b", category="double_bed", box=bed),))
    night = build(Node, id="n", category="nightstand", box=build(Box, depth=0.4, width=0.5, height=0.5, x=0, y=0))
    found = imagined_places(LayoutModel.load(), room, night, seed=0)
    beside = np.abs(found[:, 3] - 2.0) > 0.8
    assert beside.all() and (beside & (found[:, 4] > 2.6)).mean() > 0.5


def test_places_need_a_floor(furnished: Scene, tiny_model: LayoutModel) -> None:
    with pytest.raises(ValueError, match="floor"):
        imagined_places(tiny_model, revise(furnished, floor=None), build(Node, id="new", category="stool"), seed=0)


def test_implied_relations_are_new_and_checkable(room: Scene, tiny_model: LayoutModel) -> None:
    found = implied_relations(tiny_model, room, seed=0, samples=4, share=0.25)
    assert found and [s for _, s in found] == sorted((s for _, s in found), reverse=True)
    told = revise(room, relations=(*room.relations, *(r for r, _ in found)))
    assert not RelationTable.of(told).unchecked
    assert not check(told, with_contradictions=False).unchecked
