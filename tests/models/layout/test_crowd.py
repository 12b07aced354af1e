"""Hundreds of nodes: an even spread in which every order already holds."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.relations import check
from composer.scene import Box, Floor, Node, Relation, Scene, build, revise
from models.layout.crowd import CROWD, spread
from models.layout.features import boxes_of
from models.layout.problem import Problem
from models.layout.sampler import LayoutModel
from models.layout.solve import compose_all

SIDE = 24.0


def crowd(count: int, seed: int) -> Scene:
    """Stools all in one heap, with orders that a hidden arrangement keeps."""
    rng = np.random.default_rng(seed)
    hidden = rng.permutation(count), rng.permutation(count)
    box = build(Box, depth=0.4, width=0.4, height=0.5, x=0.0, y=0.0)
    nodes = tuple(build(Node, id=str(i), category="stool", box=box) for i in range(count))
    said = {}
    for _ in range(2 * count):
        a, b = rng.choice(count, 2, replace=False).tolist()
        axis = int(rng.integers(2))
        low = hidden[axis][a] < hidden[axis][b]
        name = (("left", "right"), ("behind", "front"))[axis][0 if low else 1]
        said[a, axis, b] = build(Relation, subject=str(a), predicate=name, objects=(str(b),))
    unique = {r.key: r for r in said.values()}
    return build(Scene, floor=Floor.rectangle(SIDE, SIDE), nodes=nodes, relations=tuple(unique.values()))


@given(st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_every_order_holds_in_the_spread(seed: int) -> None:
    scene = crowd(150, seed)
    boxes = spread(Problem.of(scene), boxes_of(scene))
    after = scene.with_nodes(revise(n, box=Box.of(row)) for n, row in zip(scene.nodes, boxes, strict=True))
    report = check(after, with_contradictions=False)
    assert not [v for v in report.violated if v.unit == "m"]
    assert not report.out_of_bounds


def test_circles_do_not_stop_it() -> None:
    ring = [build(Relation, subject=a, predicate="left", objects=(b,)) for a, b in (("0", "1"), ("1", "2"), ("2", "0"))]
    scene = revise(crowd(10, 0), relations=tuple(ring))
    boxes = spread(Problem.of(scene), boxes_of(scene))
    assert len(np.unique(np.round(boxes[:, 3], 6))) == 10


def test_a_crowd_is_composed(tiny_model: LayoutModel) -> None:
    bare = crowd(CROWD + 10, 3)
    bare = bare.with_nodes(revise(n, box=None) for n in bare.nodes)
    solution = compose_all(tiny_model, bare, seed=0)
    after = bare.with_nodes(revise(n, box=Box.of(row)) for n, row in zip(bare.nodes, solution.boxes, strict=True))
    report = check(after, with_contradictions=False)
    assert len(report.violated) <= 2 and len(report.overlaps) <= 2 and not report.out_of_bounds
