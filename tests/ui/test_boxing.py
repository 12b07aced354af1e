"""Objects made of rectangles drawn on the plan, without a window."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.document import Document
from composer.scene import Scene
from composer.vocabulary import categories, category
from tests.ui.rooms import bedroom
from ui.controllers.boxing import BoxingController, box_of, facing, misfit, rectangle
from ui.controllers.session import Session


@pytest.mark.parametrize(
    ("area", "yaw"),
    [
        ((-1.0, -1.9, 0.0, -1.4), math.pi / 2),  # at the lower wall
        ((-2.15, -1.0, -1.7, 0.0), 0.0),  # at the left one
        ((0.2, 1.5, 0.8, 1.88), -math.pi / 2),  # at the upper one
        ((1.6, -1.6, 2.2, 0.2), math.pi),  # at the right one, along its longer side
    ],
)
def test_it_looks_away_from_the_nearest_wall(area: tuple[float, float, float, float], yaw: float) -> None:
    assert math.remainder(facing(bedroom().scene, area) - yaw, math.tau) == pytest.approx(0, abs=1e-9)


def test_in_the_open_it_looks_where_most_is_free() -> None:
    """Left of and below the bed: the chair is to the right, the bed above, 1.2 m of floor to the left, .8 below."""
    assert facing(bedroom().scene, (-0.8, -1.1, -0.4, -0.8)) == pytest.approx(0.0)
    assert facing(Scene(), (0, 0, 1, 1)) in (0.0, math.pi / 2)


def test_it_has_the_footprint_the_usual_height_and_one_undo_step() -> None:
    session = Session(bedroom())
    before = session.history.scene
    added = BoxingController(session).add("wardrobe", (-2.2, -1.85, -1.7, -0.45))
    assert added is not None and session.selection == {added}
    box = session.scene.node(added).box
    assert box is not None and (box.depth, box.width) == pytest.approx((0.5, 1.4))
    assert box.height == category("wardrobe").usual[2]
    low, high = box.footprint().min(axis=0), box.footprint().max(axis=0)
    assert [*low, *high] == pytest.approx([-2.2, -1.85, -1.7, -0.45])
    session.undo()
    assert session.history.scene == before


def test_drawn_on_a_table_it_stands_on_it_and_a_lamp_hangs_from_the_ceiling() -> None:
    node = box_of(bedroom().scene, "laptop", (1.75, -0.5, 2.0, -0.2))
    assert node.parent == "desk" and node.box is not None and node.box.z == pytest.approx(0.76)
    lamp = box_of(bedroom().scene, "pendant_lamp", (-0.3, -0.3, 0.3, 0.3))
    assert lamp.box is not None and lamp.box.top == pytest.approx(2.6)


def test_sides_are_rounded_and_specks_are_nothing() -> None:
    assert rectangle((1.0, 1.0), (0.217, 1.583), 0.05) == pytest.approx((0.2, 1.0, 1.0, 1.6))
    assert rectangle((0, 0), (1, 0.02)) is None and rectangle((0, 0), (1, 0.02), 0.05) is None


def test_what_usually_is_that_large_comes_first() -> None:
    best = min((c for c in categories().values() if c.kind == "room"), key=lambda c: misfit(c, (0, 0, 0.6, 1.6)))
    assert best.name == "wardrobe" and misfit(best, (0, 0, 1.6, 0.6)) == pytest.approx(0)


@given(
    st.tuples(st.floats(-5, 5), st.floats(-5, 5)),
    st.tuples(st.floats(0.06, 4), st.floats(0.06, 4)),
    st.sampled_from(sorted(categories())),
)
def test_any_rectangle_and_category_make_that_footprint(
    start: tuple[float, float], sides: tuple[float, float], name: str
) -> None:
    area = rectangle(start, (start[0] + sides[0], start[1] + sides[1]))
    assert area is not None
    session = Session(Document(bedroom().scene))
    added = BoxingController(session).add(name, area)
    assert added is not None
    box = session.scene.node(added).box
    assert box is not None
    assert [*box.footprint().min(axis=0), *box.footprint().max(axis=0)] == pytest.approx([*area], abs=1e-9)
