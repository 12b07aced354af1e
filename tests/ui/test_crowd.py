"""A great many objects: levels of detail, merged pieces, what is single, and what an edit costs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from composer.document import Document, fitted, placed
from composer.mesh import PARTS, PartMesh, box_mesh
from composer.scene import revise
from tests.streets import ball, bushes, street
from tests.ui.rooms import bedroom
from ui.space.camera import PLAN, Camera
from ui.space.crowd import MOVING, RESTING, Crowd, Detail, Drawn, Piece, merged
from ui.space.levels import COARSEST, COUNTS, FINEST, Levels, Source, Template, level_of
from ui.space.props import Prop, props_of
from ui.space.sight import Sight
from ui.space.simplify import banded, clustered, face_areas
from ui.space.stock import FEW, MANY, Stock

ABOVE = Camera(target=(10.0, 10.0, 0.0), distance=60.0, elevation=math.radians(50))


def stock_of(document: Document) -> Stock:
    stock = Stock({key: stored.mesh for key, stored in document.used_shapes().items()}, props_of(document))
    stock.set_room(document.scene)
    return stock


def seen(stock: Stock, camera: Camera = ABOVE, detail: Detail = MOVING) -> list[Piece]:
    """All that is drawn from a camera, once everything is made."""
    while True:
        pieces, whole = stock.crowd.pieces(camera, 4 / 3, 600, detail)
        if not stock.levels.busy:
            assert whole
            return pieces
        stock.levels.work(math.inf)


def objects(pieces: list[Piece]) -> list[str]:
    return [name for piece in pieces for name in piece.ids]


def triangles(pieces: list[Piece]) -> int:
    return sum(len(piece.coat.faces) for piece in pieces)


# Levels of detail


def test_levels_follow_the_number_of_triangles_that_is_wanted() -> None:
    assert [level_of(count) for count in (9000, *COUNTS, 1)] == [FINEST, 1, 2, 3, 4, 5, COARSEST]


def test_each_level_has_about_its_triangles_and_keeps_its_size_and_colours() -> None:
    levels, shape = Levels(), ball(6000)
    levels.learn("ball", Source({FINEST: shape}))
    assert levels.template("ball", 3, 1.0) is None and levels.busy
    levels.work(math.inf)
    for level, count in enumerate(COUNTS[1:], 2):
        found = levels.template("ball", level, 1.0)
        while found is None:
            levels.work(math.inf)
            found = levels.template("ball", level, 1.0)
        assert len(found.faces) <= 2 * count
        assert np.ptp(found.vertices, axis=0) == pytest.approx([1, 1, 1], abs=1e-5)
        assert {PARTS[k] for k in np.unique(found.parts)} <= {"body", "top"}


def test_what_is_missed_most_is_made_first() -> None:
    levels = Levels()
    for name in ("near", "far"):
        levels.learn(name, Source({FINEST: ball(4000)}))
    levels.template("far", 3, 4.0)
    levels.template("near", 3, 90.0)
    assert levels.work(0.0)
    assert levels.made("near", 3) is not None and levels.made("far", 3) is None


def test_what_is_light_enough_is_its_own_coarse_shape() -> None:
    levels = Levels()
    levels.learn("box", Source({FINEST: box_mesh(1, 1, 1)}))
    assert levels.template("box", COARSEST, 1.0) is not None and not levels.busy


def test_of_a_pole_something_stays() -> None:
    """Quadrics and clustering would leave nothing of what is thin: it becomes a pile of boxes of the same outline."""
    pole = placed(box_mesh(0.06, 0.06, 5.0), bushes(1).scene.nodes[0].box)  # type: ignore[arg-type]
    head = box_mesh(0.7, 0.5, 0.3, "glass")
    lamp = PartMesh(
        np.concatenate([pole.vertices, head.vertices + np.array([0, 0, 4.7], np.float32)]),
        np.concatenate([pole.faces, head.faces + len(pole.vertices)]),
        np.concatenate([pole.normals, head.normals]),
        np.concatenate([pole.parts, head.parts]),
    )
    coarse = banded(lamp, 10)
    assert coarse.bounds == pytest.approx(lamp.bounds, abs=1e-4) and len(coarse.faces) == 100
    low = coarse.vertices[coarse.vertices[:, 2] < 4.0]
    assert np.ptp(low[:, :2], axis=0).max() < 0.07
    assert set(coarse.parts) == {PARTS.index("body"), PARTS.index("glass")}


def test_clustering_keeps_the_surface_of_what_is_round() -> None:
    shape = ball(8000)
    rough = clustered(shape, 20)
    assert len(rough.faces) < len(shape.faces) / 2.5
    assert face_areas(rough).sum() == pytest.approx(face_areas(shape).sum(), rel=0.08)


# Merged pieces


def test_merging_is_what_fitting_and_placing_are() -> None:
    document = bushes(4)
    drawn = []
    for prop in props_of(document):
        stored = document.shapes[prop.shape or ""].mesh
        turned = Prop(prop.id, revise(prop.box, yaw=0.7, depth=2.0, z=0.3), prop.shape, prop.colours)
        drawn.append((Drawn(turned, Template.of(stored)), placed(fitted(stored, turned.box), turned.box)))
    piece = merged(1, [each for each, _ in drawn])
    for number, (each, whole) in enumerate(drawn):
        faces = piece.coat.faces[piece.owner == number]
        assert len(faces) == len(whole.faces) and piece.ids[number] == each.prop.id
        own = np.sort(piece.coat.vertices[faces].mean(axis=1), axis=0)
        assert np.allclose(own, np.sort(whole.vertices[whole.faces].mean(axis=1), axis=0), atol=1e-4)
        assert np.allclose(np.linalg.norm(piece.coat.normals, axis=1), 1, atol=1e-4)


def test_everything_in_the_picture_is_drawn_once() -> None:
    document = bushes(200)
    pieces = seen(stock_of(document))
    assert sorted(objects(pieces)) == sorted(node.id for node in document.scene.nodes)
    assert len(pieces) < 20


def test_far_things_are_coarse_and_near_ones_fine() -> None:
    stock = stock_of(bushes(200))
    far = seen(stock, Camera(target=(20.0, 20.0, 0.0), distance=400.0))
    middle = seen(stock, Camera(target=(20.0, 20.0, 0.0), distance=60.0))
    assert triangles(far) < triangles(middle) / 3 and len(far) <= len(middle)
    at = Camera(target=(20.0, 20.0, 0.0), distance=60.0)
    assert triangles(seen(stock, at, RESTING)) > 2 * triangles(middle)
    on_plan = seen(stock, Camera(PLAN.target, 400.0, PLAN.azimuth, PLAN.elevation, flat=True))
    assert triangles(on_plan) < triangles(middle)


def test_what_is_behind_the_eye_is_not_drawn() -> None:
    stock = stock_of(bushes(200))
    ahead = Camera(target=(20.0, -2.0, 1.0), distance=1.0, azimuth=-math.pi / 2, elevation=0.0)
    away = Camera(target=(20.0, -2.0, 1.0), distance=1.0, azimuth=math.pi / 2, elevation=0.0)
    assert len(objects(seen(stock, ahead))) > 50 and not objects(seen(stock, away))


def test_what_is_not_made_in_time_is_coarse_until_it_is() -> None:
    stock = stock_of(bushes(200))
    coarse = seen(stock, Camera(target=(20.0, 20.0, 0.0), distance=400.0))
    near = Camera(target=(20.0, 20.0, 0.0), distance=25.0)
    pieces, whole = stock.crowd.pieces(near, 4 / 3, 600, MOVING, seconds=-1.0)
    assert not whole and set(objects(pieces)) <= set(objects(coarse)) and objects(pieces)


def test_an_edit_makes_anew_only_what_it_touched() -> None:
    stock = stock_of(bushes(300))
    before = seen(stock)
    moved = stock.props[0]
    stock.crowd.put(Prop(moved.id, revise(moved.box, x=moved.box.x + 0.4), moved.shape, moved.colours), moved.shape)
    after = seen(stock)
    assert sorted(objects(before)) == sorted(objects(after))
    kept = {id(piece) for piece in before} & {id(piece) for piece in after}
    assert len(kept) == len(after) - 1
    stock.crowd.take(moved.id)
    assert moved.id not in objects(seen(stock)) and len(stock.crowd) == 299


def test_pieces_that_nobody_looks_at_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.space.crowd.MOST_TRIANGLES", 40_000)
    stock = stock_of(bushes(200))
    for k in range(12):
        seen(stock, Camera(target=(4.0 * k, 20.0, 0.0), distance=12.0 + k), RESTING)
    now = seen(stock, ABOVE)
    kept = sum(len(p.coat.faces) for p in stock.crowd._pieces.values())
    assert kept <= max(40_000, triangles(now) * 1.01)


def test_an_empty_crowd_is_empty_again() -> None:
    crowd = Crowd(Levels())
    for prop in props_of(bushes(3)):
        crowd.put(prop, prop.shape)
    for name in ("bush0", "bush1", "bush2", "nobody"):
        crowd.take(name)
    assert not len(crowd) and crowd.pieces(ABOVE, 1.0, 600, MOVING) == ([], True) and not crowd._squares


# What is single


def test_rooms_stay_as_they_are_and_streets_are_merged() -> None:
    room = stock_of(bedroom())
    assert len(room.singles) == len(room.props) and not len(room.crowd)
    assert not stock_of(street()).singles


def test_a_room_full_of_things_is_merged() -> None:
    document = bushes(MANY + 1)
    stock = Stock({key: stored.mesh for key, stored in document.used_shapes().items()}, props_of(document))
    assert len(stock.crowd) == MANY + 1
    stock.change((), [f"bush{k}" for k in range(3)])
    assert not len(stock.crowd) and len(stock.singles) == MANY - 2


def test_what_is_worked_on_leaves_the_crowd_until_the_hand_rests() -> None:
    stock = stock_of(bushes(100))
    first, second = stock.props[:2]
    selected = Prop(first.id, first.box, first.shape, first.colours, selected=True)
    moved = Prop(second.id, revise(second.box, x=1.0), second.shape, second.colours)
    stock.change([selected, moved], [])
    assert {prop.id for prop in stock.singles} == {"bush0", "bush1"}
    stock.settle()
    assert [prop.id for prop in stock.singles] == ["bush0"]
    stock.change([first], [])
    stock.settle()
    assert not stock.singles and sorted(objects(seen(stock))) == sorted(prop.id for prop in stock.props)


def test_what_changes_all_at_once_stays_merged() -> None:
    stock = stock_of(bushes(FEW + 20))
    stock.change([Prop(p.id, revise(p.box, x=p.box.x + 0.1), p.shape, p.colours) for p in stock.props], [])
    assert not stock.singles


# What a picture shows


@pytest.mark.parametrize("flat", [False, True])
def test_a_box_shows_if_any_of_it_is_in_the_picture(flat: bool) -> None:
    camera = Camera(target=(0.0, 0.0, 0.0), distance=20.0, azimuth=0.4, elevation=0.5, flat=flat)
    view = Sight(camera, 600, 1.5)
    rng = np.random.default_rng(0)
    for _ in range(300):
        low = rng.uniform(-25, 25, 3)
        high = low + rng.uniform(0.1, 12, 3)
        points = rng.uniform(low, high, (200, 3))
        places = [camera.seen(point, 1.5) for point in points]
        inside = any(p is not None and 0 <= p[0] <= 1 and 0 <= p[1] <= 1 for p in places)
        assert view.shows(low, high) or not inside
    behind = camera.eye + camera.backward * 5
    assert flat or not view.shows(behind - 0.5, behind + 0.5)


def test_a_metre_has_as_many_pixels_as_the_camera_says() -> None:
    camera = Camera(target=(0.0, 0.0, 0.0), distance=20.0, azimuth=0.0, elevation=0.0)
    place = np.array([3.0, 0.0, 0.0])
    expected = 600 / camera.height_at(place)
    assert float(Sight(camera, 600).scale(place, place)) == pytest.approx(expected)
