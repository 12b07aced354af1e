"""Ground drawn, reshaped and removed by hand, without a window."""

from __future__ import annotations

import math
from unittest.mock import create_autospec

import pytest

from composer.document import Document
from composer.scene import Scene, Surface
from composer.street.strips import presets
from tests.ui.streets import furnished
from ui.controllers.ground import GroundController, Part
from ui.controllers.roads import RoadController
from ui.controllers.room import RoomView
from ui.controllers.session import Session
from ui.controllers.street_drawing import GroundDrawing, StreetDrawing

PIXEL = 0.05
SQUARE = ((0.0, 20.0), (10.0, 20.0), (10.0, 30.0), (0.0, 30.0))


class Case:
    """A street with a lawn beside it, and the hand on both."""

    def __init__(self) -> None:
        self.session = Session(furnished())
        self.view = create_autospec(RoomView, instance=True)
        self.roads = RoadController(self.session)
        self.ground = GroundController(self.session, self.view, self.roads)
        self.said: list[str] = []
        self.session.noticed.connect(self.said.append)
        self.lawn = self.ground.add(SQUARE, "grass")

    @property
    def scene(self) -> Scene:
        return self.session.history.scene

    def surface(self, name: str | None = None) -> Surface:
        return next(s for s in self.scene.surfaces if s.id == (name or self.lawn))

    def drag(self, part: Part, start: tuple[float, float], *ends: tuple[float, float], free: bool = True) -> bool:
        self.ground.begin(part, start)
        for end in ends:
            self.ground.drag(end, PIXEL, free)
        return self.ground.drop()


@pytest.fixture
def case() -> Case:
    return Case()


def test_a_ring_becomes_ground_in_one_step(case: Case) -> None:
    lawn = case.surface()
    assert (lawn.kind, lawn.polygon, lawn.road) == ("grass", SQUARE, None)
    assert case.session.ground == {"grass-1"} and case.session.history.undo_labels == ("Draw Grass",)
    clockwise = case.ground.add(SQUARE[::-1], "plaza")
    assert case.surface(clockwise).z == 0.15
    assert case.ground.add(((0, 0), (1, 1), (1, 0), (0, 1)), "grass") is None  # crosses itself
    assert case.ground.add(SQUARE[:2], "grass") is None
    case.session.undo()
    case.session.undo()
    assert case.scene == furnished().scene and not case.session.ground


def test_what_is_under_the_hand(case: Case) -> None:
    at = case.ground.part_at
    assert at((10.1, 20.1), PIXEL, "x") == Part("corner", "grass-1", 1)
    assert at((10.1, 25.0), PIXEL, "x") == Part("edge", "grass-1", 1)
    assert at((5.0, 25.0), PIXEL, "grass-1") == Part("body", "grass-1")
    assert at((50.0, 50.0), PIXEL, None) is None
    case.session.select_ground(["road-1/0/-1"])
    assert at((0.1, 0.1), PIXEL, "road-1/0/-1") == Part("point", "1", 0)
    case.session.select_ground(())
    assert at((10.1, 20.1), PIXEL, None) is None  # corners of what is not selected are not in the way


def test_corners_edges_and_all_of_it(case: Case) -> None:
    assert case.drag(Part("corner", "grass-1", 2), (10, 30), (12, 33), (13, 35))
    assert case.surface().polygon[2] == (13.0, 35.0)
    assert case.drag(Part("edge", "grass-1", 0), (5, 20), (5.3, 18))
    assert case.surface().polygon[:2] == ((0.0, 18.0), (10.0, 18.0))
    assert case.drag(Part("body", "grass-1"), (5, 25), (6, 26))
    assert case.surface().polygon[0] == (1.0, 19.0)
    assert case.session.history.undo_labels[1:] == ("Reshape grass",) * 3
    for _ in range(3):
        case.session.undo()
    assert case.surface().polygon == SQUARE


def test_while_it_is_dragged_it_is_shown_and_escape_leaves_no_trace(case: Case) -> None:
    before = case.scene
    case.ground.begin(Part("corner", "grass-1", 2), (10, 30))
    case.ground.drag((15, 35), PIXEL, free=True)
    assert case.session.previewing and case.scene is before
    shown = next(s for s in case.session.scene.surfaces if s.id == "grass-1")
    assert shown.polygon[2] == (15.0, 35.0)
    assert case.ground.cancel() and not case.session.previewing and case.session.scene is before
    assert not case.ground.drop()


def test_ground_does_not_cross_itself(case: Case) -> None:
    case.ground.begin(Part("corner", "grass-1", 2), (10, 30))
    case.ground.drag((8, 28), PIXEL, free=True)
    case.ground.drag((5, 15), PIXEL, free=True)
    assert case.ground.drop() and case.surface().polygon[2] == (8.0, 28.0)  # the last sound one


def test_typed_lengths(case: Case) -> None:
    case.ground.begin(Part("corner", "grass-1", 2), (10, 30))
    case.ground.drag((10, 31.234), PIXEL, free=True)
    assert case.ground.exact("2.5 m") and not case.ground.exact("far")
    case.ground.drop()
    assert case.surface().polygon[2] == pytest.approx((10.0, 32.5))


def test_corners_settle_at_other_ground(case: Case) -> None:
    case.drag(Part("corner", "grass-1", 0), (0, 20), (0.1, 12.05), free=False)
    corner = case.surface().polygon[0]
    assert corner == pytest.approx((0.0, 11.9))  # the outer corner of the sidewalk
    assert any("Sidewalk" in call.args[0] for call in case.view.show_hint.call_args_list)
    case.drag(Part("corner", "grass-1", 1), (10, 20), (10.3, 12.0), free=False)
    assert case.surface().polygon[1] == pytest.approx((10.3, 11.9))  # its edge


def test_corners_are_put_and_taken(case: Case) -> None:
    assert case.ground.insert(Part("edge", "grass-1", 0), (5.0, 19.0))
    assert case.surface().polygon[1] == (5.0, 19.0) and len(case.surface().polygon) == 5
    assert case.ground.delete() and case.surface().polygon == SQUARE  # the one just put has the focus
    assert case.ground.delete() and all(s.id != "grass-1" for s in case.scene.surfaces)


def test_another_kind_lies_as_high_as_such_ground_does(case: Case) -> None:
    assert case.ground.set_kind("plaza") and case.surface().kind == "plaza" and case.surface().z == 0.15
    assert not case.ground.set_kind("plaza")
    case.session.select_ground(["road-1/0/-2"])  # the parking strip
    assert case.ground.set_kind("bus_lane")
    assert case.surface("road-1/0/-2").kind == "bus_lane" and case.surface("road-1/0/2").kind == "parking"


def test_a_street_is_moved_by_the_points_of_its_line(case: Case) -> None:
    case.session.select_ground(["road-1/0/-1"])
    before = case.scene
    assert case.drag(Part("point", "1", 1), (60, 0), (60, 20))
    assert case.roads.points[-1] == pytest.approx((60.0, 20.0))
    ends = [s.axis[-1] for s in case.scene.surfaces if s.id == "road-1/0/-1"]
    assert ends[0][1] > 15
    assert {r.key for r in case.scene.relations} == {r.key for r in before.relations}
    assert case.scene.node("car").box == before.node("car").box
    case.session.undo()
    assert case.scene == before
    assert case.ground.insert(Part("body", "road-1/0/-1"), (30.0, 4.0))
    assert len(case.roads.points) == 3
    case.ground.focus = Part("point", "1", 1)
    assert case.ground.delete() and len(case.roads.points) == 2


def test_what_loses_its_ground_stays_and_is_told_of(case: Case) -> None:
    case.session.select_ground(["road-1/0/-1"])
    before = {n.id: n.box for n in case.scene.nodes}
    assert case.ground.remove()
    assert not case.scene.roads and {s.id for s in case.scene.surfaces} == {"grass-1"}
    assert all(case.scene.node(i).box.x == box.x for i, box in before.items())
    assert case.said and "5 objects" in case.said[-1]
    case.session.undo()
    assert case.scene.roads and {n.id: n.box for n in case.scene.nodes} == before


def test_what_stands_on_ground_goes_up_and_down_with_it(case: Case) -> None:
    bench = case.scene.node("bench").box
    case.session.select_ground(["road-1/0/-5"])  # the sidewalk below it
    assert case.ground.set_kind("bike_lane")
    box = case.scene.node("bench").box
    assert (box.x, box.y, box.z) == (bench.x, bench.y, 0.0)


def test_crossings(case: Case) -> None:
    assert case.ground.add_crossing((30.0, -1.0))
    (crossing,) = [s for s in case.scene.surfaces if s.kind == "crossing"]
    assert case.session.ground == {crossing.id} and case.session.history.undo_labels[-1] == "Put a crossing"
    assert not case.ground.add_crossing((30.0, 200.0)) and "no carriageway" in case.said[-1]


def test_drawing_ground_corner_by_corner(case: Case) -> None:
    drawing = GroundDrawing(case.session, case.view, case.ground)
    drawing.kind = "water"
    drawing.begin()
    for point in ((-20.0, 40.0), (-10.0, 40.0), (-10.0, 50.0)):
        assert not drawing.click(point, PIXEL, free=True)
    drawing.hover((-10.0, 55.0), PIXEL)
    assert drawing.exact("700") and drawing.head == pytest.approx((-10.0, 57.0))
    assert drawing.close() and not drawing.busy
    assert [s.polygon for s in case.scene.surfaces if s.kind == "water"] == [
        ((-20.0, 40.0), (-10.0, 40.0), (-10.0, 50.0))
    ]
    assert not drawing.close()


def test_drawing_a_street_along_its_line(case: Case) -> None:
    drawing = StreetDrawing(case.session, case.view, case.ground)
    drawing.preset = "country_road"
    drawing.begin()
    for point in ((0.0, 60.0), (40.0, 60.0), (40.0, 61.0)):
        drawing.click(point, PIXEL, free=True)
    drawing.hover((70.0, 90.0), PIXEL)
    assert len(drawing.shown) == 4
    drawing.back()
    assert drawing.close()
    assert [r.id for r in case.scene.roads] == ["1", "2"]
    assert {s.kind for s in case.scene.surfaces if s.road == "2"} == {"lane", "shoulder"}
    assert next(iter(case.session.ground)).startswith("road-2/") and case.roads.road.id == "2"
    case.session.undo()
    assert len(case.scene.roads) == 1


def test_a_street_on_which_nothing_is_drawn_is_a_scene_of_its_own() -> None:
    session = Session(Document(Scene(kind="street")))
    ground = GroundController(session, create_autospec(RoomView, instance=True), RoadController(session))
    assert ground.roads.add(((0.0, 0.0), (30.0, 0.0)), presets()["bike_street"][1]) == "1"
    assert math.isclose(session.scene.roads[0].length, 30.0)
    assert ground.roads.add(((0.0, 0.0), (0.2, 0.0)), presets()["bike_street"][1]) is None
