"""Aligning and distributing, without a window."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.scene import Box, Node, Scene
from tests.ui.rooms import bedroom
from ui.controllers.aligning import AligningController, Axis, Side, aligned, distributed
from ui.controllers.session import Session


def row(*spans: tuple[float, float]) -> Scene:
    """Boxes from here to there along X, each a little higher than the one before."""
    nodes = []
    for k, (low, high) in enumerate(spans):
        box = Box(depth=high - low, width=0.5, height=1, x=(low + high) / 2, y=0.3 * k)
        nodes.append(Node(id=f"n{k}", category="cabinet", box=box))
    return Scene(nodes=tuple(nodes))


SIDES: dict[Side, list[float]] = {
    "left": [0.5, 1.0, 0.25],
    "right": [7.5, 7.0, 7.75],
    "centre x": [4.0, 4.0, 4.0],
}


@pytest.mark.parametrize("side", SIDES)
def test_edges_and_middles_come_into_line(side: Side) -> None:
    scene = row((0, 1), (3, 5), (7.5, 8))
    boxes = {n.id: n.box for n in scene.nodes} | aligned(scene, scene.by_id, side)
    assert [b.x for b in boxes.values() if b] == pytest.approx(SIDES[side])
    assert [b.y for b in boxes.values() if b] == pytest.approx([0.0, 0.3, 0.6])


def test_gaps_become_equal_and_the_outermost_stay() -> None:
    scene = row((0, 1), (1.5, 3.5), (9, 10), (8, 8.5))
    boxes = {n.id: n.box for n in scene.nodes} | distributed(scene, scene.by_id, "x")
    spans = sorted((b.x - b.depth / 2, b.x + b.depth / 2) for b in boxes.values() if b)
    assert [spans[0][0], spans[-1][1]] == pytest.approx([0, 10])
    assert [b[0] - a[1] for a, b in itertools.pairwise(spans)] == pytest.approx([5.5 / 3] * 3)


def test_what_stands_on_things_comes_along_in_one_step() -> None:
    session = Session(bedroom())
    before = session.history.scene
    session.select(["desk", "lamp", "chair"])
    aligning = AligningController(session)
    assert aligning.count == 2 and aligning.align("top") and not aligning.distribute("x")
    desk, lamp, chair = (session.scene.node(i).box for i in ("desk", "lamp", "chair"))
    assert desk and lamp and chair
    assert chair.y + chair.width / 2 == pytest.approx(desk.y + 0.65) and (desk.x, desk.y) == (1.89, -0.6)
    session.select(["bed", "desk", "lamp"])
    assert aligning.align("bottom")
    lamp = session.scene.node("lamp").box
    desk = session.scene.node("desk").box
    assert desk and lamp and desk.y == pytest.approx(-0.6) and lamp.y - desk.y == pytest.approx(-0.4)
    assert session.history.undo_labels[-1] == "Align bottom"
    session.undo()
    session.undo()
    assert session.history.scene == before


@given(
    st.lists(st.tuples(st.floats(-5, 5), st.floats(0.1, 3)), min_size=3, max_size=6),
    st.sampled_from(["x", "y"]),
)
def test_distributing_twice_changes_nothing_more(spans: list[tuple[float, float]], axis: Axis) -> None:
    scene = row(*((low, low + size) for low, size in spans))
    once = scene.with_nodes(
        Node(id=i, category="cabinet", box=box) for i, box in distributed(scene, scene.by_id, axis).items()
    )
    twice = distributed(once, once.by_id, axis)
    for i, again in twice.items():
        box = once.node(i).box
        assert box is not None and (again.x, again.y) == pytest.approx((box.x, box.y), abs=1e-6)
