"""Sizes that relations ask for."""

from __future__ import annotations

import numpy as np
import pytest

from composer.relations import check
from composer.scene import Box, Floor, Locks, Node, Relation, Scene, build, revise
from models.layout.editing import compose_affected
from models.layout.features import boxes_of
from models.layout.problem import Problem
from models.layout.proportions import proportioned
from models.layout.sampler import LayoutModel


def tabletop(*said: tuple[str, str, str], **locks: Locks) -> Scene:
    """A TV stand with a television and a pencil on it."""
    boxes = {
        "stand": ("tv_stand", Box(depth=0.45, width=1.8, height=0.5, x=0.0, y=0.0)),
        "tv": ("television", Box(depth=0.2, width=1.0, height=0.6, x=0.0, y=-0.2, z=0.5)),
        "pencil": ("pencil", Box(depth=0.17, width=0.01, height=0.01, x=0.0, y=0.6, z=0.5)),
    }
    parents = {"tv": "stand", "pencil": "stand"}
    nodes = tuple(
        build(Node, id=i, category=c, box=b, parent=parents.get(i), locks=locks.get(i, Locks()))
        for i, (c, b) in boxes.items()
    )
    standing = [(i, "standing on", parents.get(i, "floor")) for i in boxes]
    relations = tuple(build(Relation, subject=s, predicate=p, objects=(o,)) for s, p, o in (*standing, *said))
    return Scene(nodes=nodes, relations=relations, floor=Floor.rectangle(4.0, 4.0))


@pytest.mark.parametrize("predicate", ["taller than", "bigger than"])
def test_a_pencil_outgrows_a_television_at_once(predicate: str) -> None:
    scene = tabletop(("pencil", predicate, "tv"))
    boxes = proportioned(Problem.of(scene).widened(), boxes_of(scene))
    found = check(scene.with_nodes(revise(n, box=Box.of(b)) for n, b in zip(scene.nodes, boxes, strict=True)))
    assert not any(v.relation.predicate == predicate for v in found.violated)


def test_what_holds_already_and_what_is_locked_keeps_its_size() -> None:
    held = tabletop(("tv", "taller than", "pencil"))
    np.testing.assert_array_equal(proportioned(Problem.of(held).widened(), boxes_of(held)), boxes_of(held))
    locked = tabletop(("pencil", "taller than", "tv"), tv=Locks(position=True, size=True))
    boxes = proportioned(Problem.of(locked).widened(), boxes_of(locked))
    np.testing.assert_array_equal(boxes[1], boxes_of(locked)[1])
    assert boxes[2, 2] > 0.6


def test_an_edit_grows_what_it_names_and_leaves_the_rest(tiny_model: LayoutModel) -> None:
    scene = tabletop(("pencil", "taller than", "tv"))
    solution = compose_affected(tiny_model, scene, ["pencil"], seed=0)
    assert solution.violation <= 1e-7
    np.testing.assert_array_equal(solution.boxes[0], boxes_of(scene)[0])
