"""What must not matter to a layout: the order of its nodes, where the room lies; and what must swap in a mirror."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.relations import check
from composer.scene import Box, Floor, Node, Relation, Scene, build, revise
from models.layout.features import boxes_of
from models.layout.problem import Problem
from models.layout.projection import Projector
from models.layout.sampler import LayoutModel
from models.layout.solve import compose_all
from tests.models.layout.conftest import furnished

SEEDS = (2, 3, 7)
MIRRORED = {"left": "right", "right": "left"}


def bare(scene: Scene) -> Scene:
    return scene.with_nodes(revise(n, box=None) for n in scene.nodes)


def by_id(scene: Scene, model: LayoutModel) -> dict[str, np.ndarray]:
    boxes = compose_all(model, bare(scene), seed=1).boxes
    return {n.id: row for n, row in zip(scene.nodes, boxes, strict=True)}


def shifted(scene: Scene, dx: float, dy: float) -> Scene:
    assert scene.floor is not None
    floor = revise(scene.floor, polygon=tuple((x + dx, y + dy) for x, y in scene.floor.polygon))
    cx, cy, cz = scene.provenance.centre
    provenance = revise(scene.provenance, centre=(cx + dx, cy + dy, cz))
    nodes = tuple(
        n if n.box is None else revise(n, box=revise(n.box, x=n.box.x + dx, y=n.box.y + dy)) for n in scene.nodes
    )
    return revise(scene, floor=floor, nodes=nodes, provenance=provenance)


def mirrored(scene: Scene) -> Scene:
    """The scene in a mirror along Y: x and facings change sides, and so do *left* and *right*."""
    nodes = tuple(
        n if n.box is None else revise(n, box=revise(n.box, x=-n.box.x, yaw=np.pi - n.box.yaw)) for n in scene.nodes
    )
    said = tuple(revise(r, predicate=MIRRORED.get(r.predicate, r.predicate)) for r in scene.relations)
    return revise(scene, nodes=nodes, relations=said)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_nodes_does_not_matter(shipped_model: LayoutModel, seed: int) -> None:
    scene = furnished(seed)
    order = np.random.default_rng(seed).permutation(len(scene.nodes))
    other = revise(scene, nodes=tuple(scene.nodes[i] for i in order))
    one, two = by_id(scene, shipped_model), by_id(other, shipped_model)
    for i, box in one.items():
        np.testing.assert_array_equal(two[i], box)


@pytest.mark.parametrize("seed", SEEDS)
def test_where_the_room_lies_does_not_matter(shipped_model: LayoutModel, seed: int) -> None:
    scene = furnished(seed)
    far = shifted(scene, 3.0, -7.0)
    here, there = (shipped_model.imagine(bare(s), seed=1, count=2) for s in (scene, far))
    np.testing.assert_allclose(there - (0, 0, 0, 3.0, -7.0, 0, 0), here, atol=1e-4)
    composed = [list(by_id(s, shipped_model).values()) for s in (scene, far)]
    held = [
        len(check(s.with_nodes(revise(n, box=Box.of(b)) for n, b in zip(s.nodes, boxes, strict=True))).held)
        for s, boxes in zip((scene, far), composed, strict=True)
    ]
    assert held[0] == held[1]


@given(st.integers(0, 300))
@settings(max_examples=12, deadline=None)
def test_checks_are_the_same_elsewhere_and_swap_in_a_mirror(seed: int) -> None:
    scene = revise(furnished(seed), floor=None)
    table = {"against wall", "in corner"}
    said = tuple(r for r in scene.relations if r.predicate not in table and all(o in scene.by_id for o in r.objects))
    scene = revise(scene, relations=said)
    assert len(check(mirrored(scene)).held) == len(check(scene).held)
    assert len(check(mirrored(scene)).violated) == len(check(scene).violated)


@pytest.mark.parametrize("seed", range(8))
def test_projection_in_a_mirror_is_as_good(seed: int) -> None:
    places = np.random.default_rng(seed).uniform(-1.2, 1.2, (6, 2))
    nodes = tuple(
        build(Node, id=str(i), category="stool", box=build(Box, depth=0.4, width=0.4, height=0.5, x=x, y=y))
        for i, (x, y) in enumerate(places.tolist())
    )
    scene = build(
        Scene,
        floor=Floor.rectangle(6, 6),
        nodes=nodes,
        relations=(build(Relation, subject="0", predicate="left", objects=("1",)),),
    )
    one = Projector(Problem.of(scene)).solve(boxes_of(scene))
    other = Projector(Problem.of(mirrored(scene))).solve(boxes_of(mirrored(scene)))
    assert one.violation < 1e-7 and other.violation < 1e-7
    assert abs(one.moved - other.moved) < 0.1 + 0.5 * max(one.moved, other.moved)
