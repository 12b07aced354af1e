"""Reshaping the room, without a window."""

from __future__ import annotations

import itertools
from unittest.mock import create_autospec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.document import Document
from composer.edits import SetFloor
from composer.scene import Floor, Opening, Relation, Scene, build, revise
from tests.ui.rooms import bedroom
from ui.controllers import outline
from ui.controllers.room import RoomController, RoomView
from ui.controllers.room_parts import Part
from ui.controllers.session import Session

PIXEL = 0.01
"""The bedroom is 4.4 by 3.8 metres; door on wall 0 (below) at 3.7, window on wall 1 (right) at 2.6."""


class Case:
    def __init__(self) -> None:
        self.session = Session(bedroom())
        self.view = create_autospec(RoomView, instance=True)
        self.room = RoomController(self.session, self.view)

    @property
    def floor(self) -> Floor:
        floor = self.session.scene.floor
        assert floor is not None
        return floor

    def pull(self, start: tuple[float, float], end: tuple[float, float], free: bool = False) -> bool:
        part = self.room.part_at(start, PIXEL)
        assert part is not None
        self.room.begin(part, start)
        for share in (0.5, 1.0):
            at = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            self.room.drag(at, PIXEL, free)
        return self.room.drop()


@pytest.fixture
def case() -> Case:
    return Case()


def test_a_wall_moves_parallel_and_its_neighbours_follow(case: Case) -> None:
    before = case.session.history.scene
    assert case.pull((2.25, -1.0), (2.98, -0.4))
    assert case.floor.bounds == pytest.approx((-2.2, -1.9, 2.95, 1.9))
    assert case.session.scene.nodes == before.nodes
    assert case.session.history.undo_labels == ("Reshape room",)
    case.session.undo()
    assert case.session.history.scene == before


def test_part_of_a_wall_moves_after_a_corner_was_put_into_it(case: Case) -> None:
    """The lower wall, split at its middle; its right half moves in: a step appears, and the door goes with its half."""
    assert case.room.insert_corner(0, (0.01, -1.9))
    assert len(case.floor.polygon) == 5 and case.room.focus == Part("corner", 1)
    assert case.floor.openings[0].wall == 1 and case.floor.openings[0].offset == pytest.approx(1.5)
    assert case.floor.openings[1].wall == 2
    assert case.pull((0.5, -1.95), (0.5, -0.95))
    expected = [(-2.2, -1.9), (0, -1.9), (0, -0.9), (2.2, -0.9), (2.2, 1.9), (-2.2, 1.9)]
    assert np.array(case.floor.polygon) == pytest.approx(np.array(expected))
    door, window = case.floor.openings
    assert door.wall == 2 and door.offset == pytest.approx(1.5)
    assert window.wall == 3 and window.offset == pytest.approx(1.6)


def test_a_corner_snaps_to_right_angles_and_lines(case: Case) -> None:
    case.room.insert_corner(2, (0.0, 1.9))
    assert case.pull((0.0, 1.9), (0.53, 3.21))
    # three metres and a bit above: rounded to 5 cm from the corner before it
    assert case.floor.polygon[3] == pytest.approx((0.55, 3.2))
    assert case.pull((0.55, 3.2), (2.17, 3.0))
    assert case.floor.polygon[3] == pytest.approx((2.2, 3.0))
    said = {call.args[0] for call in case.view.show_hint.call_args_list}
    assert any("in line with a corner" in text or "right angle" in text for text in said)


def test_an_unsound_room_is_refused_while_dragging_and_the_last_good_one_stays(case: Case) -> None:
    part = case.room.part_at((2.2, 1.9), PIXEL)
    assert part == Part("corner", 2)
    case.room.begin(part, (2.2, 1.9))
    case.room.drag((1.0, 1.0), PIXEL)
    good = case.floor
    case.room.drag((-3.0, -3.0), PIXEL)
    assert case.floor == good
    assert case.view.show_hint.call_args.args[0]
    case.room.cancel()
    assert not case.session.previewing and not case.session.history.can_undo


def test_a_wall_stops_at_its_neighbours_door(case: Case) -> None:
    """The door's far end is 4.15 m along the lower wall: moved in by the right wall, it slides, never squeezed."""
    assert case.pull((2.25, -1.0), (-0.8, -1.0))
    door = case.floor.openings[0]
    length = outline.length_of(case.floor, 0)
    assert length == pytest.approx(1.35) and door.offset + door.width / 2 <= length + 1e-9 and door.width == 0.9
    part = case.room.part_at((-0.75, -1.0), PIXEL)
    assert part is not None
    case.room.begin(part, (-0.75, -1.0))
    case.room.drag((-1.9, -1.0), PIXEL)
    assert "too short" in case.view.show_hint.call_args.args[0]
    assert not case.room.drop()


def test_a_door_is_dragged_across_walls_resized_flipped_and_closed(case: Case) -> None:
    assert case.pull((1.5, -1.95), (-2.2, 0.05))
    door = case.floor.openings[0]
    assert door.wall == 3 and case.room.focus == Part("opening", 0)
    end = 1.9 - door.offset - 0.45
    assert case.pull((-2.26, end), (-2.26, end - 0.31))
    wider = case.floor.openings[0]
    assert wider.width == pytest.approx(1.2)
    assert wider.offset - wider.width / 2 == pytest.approx(door.offset - door.width / 2)
    assert case.room.flip(0, "hinge") and case.room.flip(0, "outward")
    assert case.floor.openings[0].hinge == "end" and case.floor.openings[0].outward
    case.room.touch(Part("opening", 0))
    assert case.room.delete() and [o.kind for o in case.floor.openings] == ["window"]
    labels = ("Move door", "Resize door", "Flip door", "Flip door", "Remove door")
    assert case.session.history.undo_labels == labels


def test_openings_never_lie_over_each_other(case: Case) -> None:
    assert case.room.add("window", (-1.0, -1.9)) and case.room.add("window", (-0.9, -1.9))
    on_wall = sorted((o.offset - o.width / 2, o.offset + o.width / 2) for o in case.floor.openings if o.wall == 0)
    assert len(on_wall) == 3 and all(a[1] <= b[0] + 1e-9 for a, b in itertools.pairwise(on_wall))
    assert case.room.add("window", (0.0, -1.9)) or case.view.show_hint.called


def test_relations_name_the_same_window_as_before(case: Case) -> None:
    floor = revise(
        case.floor,
        openings=(*case.floor.openings, build(Opening, kind="window", wall=2, offset=2.2, width=1, height=1)),
    )
    case.session.push(SetFloor(floor))
    said = [("bed", "under", "window:1"), ("desk", "under", "window:0"), ("chair", "against wall", "wall:2")]
    relations = [Relation(subject=s, predicate=p, objects=(o,)) for s, p, o in said]
    scene = revise(case.session.scene, relations=tuple(relations))
    case.session.open(Document(scene))
    case.room.touch(Part("opening", 1))
    assert case.room.delete()
    assert [(r.subject, r.object) for r in case.session.scene.relations] == [("bed", "window:0"), ("chair", "wall:2")]
    assert case.room.insert_corner(0, (0.0, -1.9))
    assert [(r.subject, r.object) for r in case.session.scene.relations] == [("bed", "window:0"), ("chair", "wall:3")]


def test_typed_lengths_move_walls_and_size_windows(case: Case) -> None:
    case.room.begin(Part("wall", 1), (2.2, 0.0))
    case.room.drag((2.5, 0.0), PIXEL)
    assert case.room.exact("1 m") and not case.room.exact("a lot")
    assert case.room.drop() and case.floor.bounds[2] == pytest.approx(3.2)
    case.room.begin(Part("edge", 1, 1), (3.2, 1.2))
    assert case.room.exact("140") and not case.room.exact("5")
    assert case.room.drop() and case.floor.openings[1].width == pytest.approx(1.4)


def test_a_room_that_changes_meanwhile_is_not_put_back(case: Case) -> None:
    case.room.begin(Part("wall", 1), (2.2, 0.0))
    case.room.drag((2.5, 0.0), PIXEL)
    other = Floor.rectangle(6, 6)
    case.session.push(SetFloor(other))
    case.room.drag((2.7, 0.0), PIXEL)
    assert not case.room.drop() and case.session.scene.floor == other


def sound(floor: Floor) -> None:
    """What a floor's own rules do not ask for: openings lie inside their walls and beside each other."""
    build(Floor, polygon=floor.polygon, height=floor.height, openings=floor.openings)
    for wall in range(len(floor.polygon)):
        spans = sorted((o.offset - o.width / 2, o.offset + o.width / 2) for o in floor.openings if o.wall == wall)
        ends = [0.0, *(e for span in spans for e in span), outline.length_of(floor, wall)]
        assert all(a <= b + 1e-5 for a, b in itertools.pairwise(ends)), (wall, ends)


places = st.tuples(st.floats(-4, 4), st.floats(-4, 4))
parts = st.sampled_from(["corner", "wall", "opening", "edge"])
typed = st.sampled_from(["50", "-1.2 m", "3 m"])
gestures = st.one_of(
    st.tuples(st.just("drag"), parts, st.integers(0, 9), places, st.booleans()),
    st.tuples(st.just("type"), parts, st.integers(0, 9), places, typed),
    st.tuples(st.just("insert"), st.integers(0, 9), places),
    st.tuples(st.just("delete"), st.sampled_from(["corner", "opening"]), st.integers(0, 9)),
    st.tuples(st.just("add"), st.sampled_from(["door", "window"]), places),
    st.tuples(st.just("flip"), st.integers(0, 9), st.sampled_from(["hinge", "outward"])),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(gestures, max_size=14))
def test_any_gestures_leave_a_sound_room_and_undo_to_an_equal_scene(steps: list[tuple]) -> None:  # type: ignore[type-arg]
    case = Case()
    before = case.session.history.scene
    for kind, *rest in steps:
        done = len(case.session.history.undo_labels)
        if kind in ("drag", "type"):
            what, index, (x, y), extra = rest
            count = len(case.floor.openings if what in ("opening", "edge") else case.floor.polygon)
            if not count:
                continue
            case.room.begin(Part(what, index % count, 1 if index % 2 else -1), (0.0, 0.0))
            case.room.drag((x / 2, y / 2), PIXEL, extra is True)
            sound(case.floor)
            if kind == "type":
                case.room.exact(extra)
            else:
                case.room.drag((x, y), PIXEL, extra)
            sound(case.floor)
            case.room.drop()
        elif kind == "insert":
            case.room.insert_corner(rest[0] % len(case.floor.polygon), rest[1])
        elif kind == "delete":
            case.room.touch(Part(rest[0], rest[1]))
            case.room.delete()
        elif kind == "add":
            case.room.add(*rest)
        else:
            case.room.flip(*rest)
        sound(case.floor)
        assert not case.session.previewing and len(case.session.history.undo_labels) <= done + 1
        assert case.session.scene.nodes == before.nodes
    while case.session.history.can_undo:
        case.session.undo()
    assert case.session.history.scene == before


def test_a_street_has_no_room_to_reshape() -> None:
    session = Session(Document(Scene(kind="street")))
    room = RoomController(session, create_autospec(RoomView, instance=True))
    assert room.part_at((0, 0), PIXEL) is None and not room.add("door", (0, 0)) and not room.delete()
    assert not room.insert_corner(0, (0, 0))
