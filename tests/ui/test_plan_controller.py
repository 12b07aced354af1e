"""Gestures on the plan, without a window."""

from __future__ import annotations

import math
from unittest.mock import create_autospec

import pytest

from composer.edits import SetBoxes
from composer.scene import Box, revise
from tests.ui.rooms import bedroom
from ui.controllers.heat import heat
from ui.controllers.placing import new_node
from ui.controllers.plan import PlanController, PlanView
from ui.controllers.session import Session

PIXEL = 0.01


class Case:
    def __init__(self) -> None:
        self.session = Session(bedroom())
        self.view = create_autospec(PlanView, instance=True)
        self.plan = PlanController(self.session, self.view)

    def box(self, name: str) -> Box:
        box = self.session.scene.node(name).box
        assert box is not None
        return box

    def drag(self, name: str, dx: float, dy: float, **how: bool) -> None:
        box = self.box(name)
        self.plan.begin_move(name, (box.x, box.y))
        for share in (0.3, 0.7, 1.0):
            self.plan.drag((box.x + dx * share, box.y + dy * share), PIXEL, **how)


@pytest.fixture
def case() -> Case:
    return Case()


def test_a_drag_is_one_step_and_undoes_exactly(case: Case) -> None:
    before = case.session.history.scene
    case.drag("chair", -1.5, 0.31)
    assert case.session.history.scene is before
    assert case.plan.drop() == {"chair"}
    assert case.session.history.undo_labels == ("Move",)
    assert (case.box("chair").x, case.box("chair").y) == pytest.approx((-0.25, -0.29), abs=0.11)
    case.session.undo()
    assert case.session.history.scene == before


def test_escape_lets_go_without_a_trace(case: Case) -> None:
    before = case.session.history.scene
    case.drag("chair", -1.0, 0.5)
    case.plan.cancel()
    assert case.session.scene is before and not case.session.history.can_undo and not case.plan.busy


def test_a_wall_takes_the_back(case: Case) -> None:
    """Dragged to the lower wall, the chair turns its back to it and says so."""
    case.drag("chair", -1.75, -1.02)
    hint = case.view.show_hint.call_args.args[0]
    case.plan.drop()
    box = case.box("chair")
    assert "back to wall" in hint
    assert math.remainder(box.yaw - math.pi / 2, math.tau) == pytest.approx(0, abs=1e-6)
    assert box.y - box.depth / 2 == pytest.approx(-1.9, abs=1e-6)


@pytest.mark.parametrize("yaw", [-math.pi / 2, -math.pi / 2 + 1e-9])
def test_what_looks_straight_at_a_wall_turns_round(case: Case, yaw: float) -> None:
    """Its front is as near to the wall as its back would be, and nobody means that."""
    case.session.push(SetBoxes({"chair": revise(case.box("chair"), yaw=yaw)}))
    case.drag("chair", -1.75, -1.02)
    case.plan.drop()
    assert math.remainder(case.box("chair").yaw - math.pi / 2, math.tau) == pytest.approx(0, abs=1e-6)


def test_snapping_pulls_ten_centimetres_at_most(case: Case) -> None:
    case.drag("chair", -1.75, -0.85)
    case.plan.drop()
    assert case.box("chair").yaw == 0.0 and case.box("chair").y == pytest.approx(-1.45, abs=0.11)


def test_without_snapping_it_goes_where_the_hand_goes(case: Case) -> None:
    case.plan.snapping = False
    case.drag("chair", -1.7512, -1.02)
    case.plan.drop()
    assert case.box("chair").x == pytest.approx(1.25 - 1.7512) and case.box("chair").yaw == 0.0


def test_shift_keeps_to_one_axis(case: Case) -> None:
    case.drag("chair", -1.3, 0.2, straight=True)
    case.plan.drop()
    assert case.box("chair").y == -0.6 and case.box("chair").x == pytest.approx(-0.05, abs=0.11)


def test_what_stands_on_it_comes_along(case: Case) -> None:
    case.plan.snapping = False
    case.drag("desk", -1.0, 0.5)
    case.plan.drop()
    lamp = case.box("lamp")
    assert (lamp.x, lamp.y, lamp.z) == pytest.approx((0.95, -0.5, 0.76))


def test_turning_goes_in_steps_and_carries(case: Case) -> None:
    case.plan.begin_rotate("desk", (1.0, -0.6))
    case.plan.drag((1.89, 0.4), PIXEL)
    case.plan.drop()
    assert case.box("desk").yaw == pytest.approx(math.pi / 2)
    # The lamp stood 6 cm right of and 40 cm below the desk's middle; a quarter turn clockwise later:
    assert (case.box("lamp").x, case.box("lamp").y) == pytest.approx((1.89 - 0.4, -0.6 - 0.06))


def test_resizing_leaves_the_other_edge_where_it_is(case: Case) -> None:
    bed = case.box("bed")
    case.plan.begin_resize("bed", (1, 0), (0.0, bed.y - bed.depth / 2))
    case.plan.drag((0.0, bed.y - bed.depth / 2 - 0.3), PIXEL)
    case.plan.drop()
    new = case.box("bed")
    assert new.depth == pytest.approx(2.4) and new.width == bed.width
    assert new.y + new.depth / 2 == pytest.approx(bed.y + bed.depth / 2)


def test_nudges_in_a_row_are_one_step(case: Case) -> None:
    case.session.select(["chair"])
    for _ in range(5):
        case.plan.nudge(0.01, 0.0)
    case.plan.end_nudge()
    case.plan.nudge(0.0, 0.1)
    assert len(case.session.history.undo_labels) == 2
    case.session.undo()
    assert case.box("chair").x == pytest.approx(1.30)


def test_a_lamp_put_on_the_nightstand_stands_on_it(case: Case) -> None:
    case.plan.snapping = False
    case.drag("lamp", 1.15 - 1.95, 1.7 + 1.0)
    case.plan.drop()
    lamp = case.session.history.scene.node("lamp")
    assert lamp.parent == "right" and lamp.box is not None and lamp.box.z == pytest.approx(0.52)
    assert len(case.session.history.undo_labels) == 1


def test_adding_at_a_place_and_duplicating(case: Case) -> None:
    found = heat(case.session.scene, new_node(case.session.scene, "wardrobe"))
    assert found is not None and found.best is not None
    added = case.plan.add("wardrobe", found.best)
    assert added is not None and case.session.selection == {added}
    assert case.session.scene.node(added).box == found.best
    assert not case.session.report.overlaps and not case.session.report.out_of_bounds
    case.plan.duplicate()
    (copy,) = case.session.selection
    assert copy != added and case.session.scene.node(copy).category == "wardrobe"
    case.plan.delete()
    assert copy not in case.session.scene.by_id


def test_a_typed_length_goes_along_the_drag(case: Case) -> None:
    before = case.session.history.scene
    case.drag("chair", -0.8, 0.05)
    assert case.plan.exact("85") and not case.plan.exact("85 parsecs")
    case.plan.drop()
    assert (case.box("chair").x, case.box("chair").y) == pytest.approx((0.4, -0.6))
    case.session.undo()
    assert case.session.history.scene == before
    case.drag("chair", -0.6, 0.8)
    assert case.plan.exact("0.5 m")
    case.plan.drop()
    assert math.dist((case.box("chair").x, case.box("chair").y), (1.25, -0.6)) == pytest.approx(0.5)
    assert not case.plan.exact("1")


def test_a_typed_angle_and_typed_sizes(case: Case) -> None:
    case.plan.begin_rotate("chair", (1.6, -0.6))
    assert case.plan.exact("37") and case.box("chair").yaw == pytest.approx(math.radians(37))
    assert case.plan.exact("+90") and case.box("chair").yaw == pytest.approx(math.pi / 2)
    case.plan.drop()
    bed = case.box("bed")
    case.plan.begin_resize("bed", (1, 1), (0.0, 0.0))
    assert case.plan.exact("160 x 200") and not case.plan.exact("2") and not case.plan.exact("-160")
    case.plan.drop()
    new = case.box("bed")
    assert (new.width, new.depth) == pytest.approx((1.6, 2.0))
    assert new.y + new.depth / 2 == pytest.approx(bed.y + bed.depth / 2)
    case.plan.begin_resize("bed", (-1, 0), (0.0, 0.0))
    assert case.plan.exact("2.1 m")
    case.plan.drop()
    assert (case.box("bed").width, case.box("bed").depth) == pytest.approx((1.6, 2.1))
    assert case.session.history.undo_labels == ("Turn", "Resize", "Resize")
