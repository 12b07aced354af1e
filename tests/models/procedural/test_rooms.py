"""Procedural rooms: nothing overlaps, everything is on the floor, doors open, windows are clear, and relations hold."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.relations.check import check_relations, out_of_bounds, overlaps
from composer.relations.derive import holding
from composer.relations.geometry import separations
from composer.relations.table import RelationTable, all_boxes, node_boxes
from composer.scene import Scene, revise
from composer.vocabulary import categories, category
from models.procedural.relate import jittered, relate, turned
from models.procedural.rooms import KINDS, LEAST_WALKABLE, Room, sample_room
from models.procedural.rooms.floors import FORMS, sample_floor
from models.procedural.rooms.room import in_front, wrapped
from models.procedural.rooms.walkway import walkable

seeds = st.integers(0, 2**31)
some = settings(max_examples=20, deadline=None)


@given(seeds, st.sampled_from(list(KINDS)))
@some
def test_nothing_overlaps_and_everything_is_on_the_floor(seed: int, kind: str) -> None:
    scene = sample_room(seed, kind).scene()
    assert not overlaps(scene)
    assert not out_of_bounds(scene)
    assert all(node.box is not None and node.box.z >= 0 and node.box.top <= 3.0 for node in scene.nodes)


@given(seeds, st.sampled_from(list(KINDS)))
@some
def test_sizes_are_real_and_categories_known(seed: int, kind: str) -> None:
    for node in sample_room(seed, kind).scene().nodes:
        assert node.category in categories() and node.box is not None
        sizes = zip((node.box.depth, node.box.width, node.box.height), category(node.category).limits, strict=True)
        carried = node.parent is not None  # what stands on a small top is made smaller to fit
        assert all(size <= high + 1e-9 and (carried or size >= low - 1e-9) for size, (low, high) in sizes)


@given(seeds, st.sampled_from(list(KINDS)))
@some
def test_doors_open_and_windows_are_not_blocked(seed: int, kind: str) -> None:
    room = sample_room(seed, kind)
    boxes = np.stack(room.boxes)
    solid = np.array([category(name).super != "rug" for name in room.names])
    for opening in room.openings:
        low, high = (0.0, 1.8) if opening.kind == "door" else (opening.sill + 0.35, opening.sill + 0.8)
        size = np.array([0.25, opening.width * 0.98, high - low])
        space = room.at_wall(size, opening.wall, opening.offset - room.wall(opening.wall)[2] / 2, z=low)
        assert (separations(np.broadcast_to(space, boxes.shape), boxes).max(axis=-1)[solid] >= -1e-5).all()


@given(seeds)
@some
def test_what_rests_on_something_lies_on_its_top(seed: int) -> None:
    scene = sample_room(seed).scene()
    for node in scene.nodes:
        if node.parent is not None:
            carrier, box = scene.node(node.parent).box, node.box
            assert carrier is not None and box is not None
            assert box.z == pytest.approx(carrier.top)
            top = shapely.Polygon(carrier.footprint()).buffer(1e-6)
            assert top.covers(shapely.Polygon(box.footprint()))


@given(seeds, st.sampled_from(["bedroom", "living room", "kitchen", "bathroom"]))
@some
def test_pieces_with_a_back_stand_at_a_wall(seed: int, kind: str) -> None:
    room = sample_room(seed, kind)
    for name, box in zip(room.names, room.boxes, strict=True):
        if name in ("wardrobe", "toilet", "counter", "tv_stand", "double_bed", "fridge"):
            middle, along, _, yaw = room.wall(room.nearest_wall(box))
            inward = np.array([-along[1], along[0]])
            assert abs(wrapped(yaw - box[6])) < 1e-6
            assert (box[3:5] - middle) @ inward - box[0] / 2 == pytest.approx(0.0, abs=1e-6)


@given(seeds)
@some
def test_relations_that_are_drawn_hold(seed: int) -> None:
    scene = relate(sample_room(seed).scene(), np.random.default_rng(seed))
    _, violated = check_relations(RelationTable.of(scene), all_boxes(scene))
    assert not violated


@given(seeds, st.integers(0, 3), st.booleans())
@some
def test_a_turned_room_is_the_same_room(seed: int, quarter: int, mirror: bool) -> None:
    scene = sample_room(seed).scene()
    moved = turned(scene, quarter, mirror)
    assert not out_of_bounds(moved)
    np.testing.assert_allclose(_distances(moved), _distances(scene), atol=1e-9)


@given(seeds, st.integers(0, 3), st.booleans())
@some
def test_what_mirrors_each_other_still_does_in_a_turned_room(seed: int, quarter: int, mirror: bool) -> None:
    scene = sample_room(seed).scene()
    scene = revise(scene, provenance=revise(scene.provenance, centre=(0.6, -0.4, 0.0)))
    moved = jittered(turned(scene, quarter, mirror), np.random.default_rng(seed))
    pairs, again = (holding(s)["symmetrical to"] for s in (scene, moved))
    # A room made smaller by a few per cent may bring a pair within the tolerance, or out of it.
    assert (pairs != again).mean() < 0.2


def _distances(scene: Scene) -> np.ndarray:
    """Distances of all nodes from each other, and from the middles of doors and windows."""
    assert scene.floor is not None
    marks = []
    for opening in scene.floor.openings:
        start, end = (np.array(p) for p in scene.floor.wall(opening.wall))
        marks.append(start + (end - start) / math.dist(start, end) * opening.offset)
    places = node_boxes(scene)[:, 3:5]
    points = np.vstack([places, *marks])
    found: np.ndarray = np.hypot(*(places[:, None] - points[None]).transpose(2, 0, 1))
    return found


@given(seeds, st.floats(1.7, 7.0), st.floats(1.7, 7.0))
@some
def test_floors_are_sound(seed: int, width: float, depth: float) -> None:
    polygon = sample_floor(np.random.default_rng(seed), width, depth)
    floor = shapely.Polygon(polygon)
    assert floor.is_valid and floor.exterior.is_ccw
    assert floor.area > 0.4 * width * depth
    np.testing.assert_allclose(
        [polygon.min(axis=0), polygon.max(axis=0)], [(-width / 2, -depth / 2), (width / 2, depth / 2)]
    )


def test_every_kind_of_room_and_floor_is_drawn() -> None:
    rooms = [sample_room(seed) for seed in range(120)]
    corners = {len(room.polygon) for room in rooms}
    assert corners == {4, 5, 6, 8} and len(FORMS) == 5
    names = {name for room in rooms for name in room.names}
    assert {"toilet", "counter", "kids_bed", "desk", "dining_table", "multi_seat_sofa", "rug", "painting"} <= names


def test_most_rooms_have_a_way_through() -> None:
    reached = [walkable(sample_room(seed)) for seed in range(40)]
    assert np.mean([share >= LEAST_WALKABLE for share in reached]) > 0.95


def test_the_same_seed_gives_the_same_room() -> None:
    assert sample_room(7).scene() == sample_room(7).scene()
    assert sample_room(7).scene() != sample_room(8).scene()


def test_a_piece_fits_where_nothing_stands_and_nothing_must_stay_free() -> None:
    square = np.array([(-1.5, -1.5), (1.5, -1.5), (1.5, 1.5), (-1.5, 1.5)])
    room = Room(np.random.default_rng(0), square, 2.5)
    box = room.at_wall(np.array([0.5, 1.0, 0.8]), 0, 0.0)
    assert room.fits(box)
    row = room.put("desk", box)
    assert not room.fits(box)
    assert room.keep_before(row, 0.6)
    assert not room.fits(in_front(box, 0.4)) and room.fits(in_front(box, 0.4), into_free=True)
    assert not room.fits(room.at_wall(np.array([0.5, 1.0, 0.8]), 1, 1.2))
