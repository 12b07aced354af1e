"""The 3D view without its process: camera, room, coarse meshes, and a whole picture."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from composer.document import Document, StoredShape, rgb
from composer.mesh import PARTS, box_mesh
from composer.scene import Box, Floor, Node, Scene, Shape, revise
from tests.streets import ball
from tests.ui.rooms import bedroom
from ui.space.camera import PLAN, STEPS, Camera, standard
from ui.space.coat import coat_of
from ui.space.looks import shaded
from ui.space.props import Prop, props_of
from ui.space.rays import Rays
from ui.space.simplify import simplified
from ui.space.solids import outer_ring, surroundings
from ui.space.stock import Stock
from ui.space.views import bounds, perspective, plan
from ui.still import render_document

LOW, HIGH = np.array([-2.0, -1.5, 0.0]), np.array([2.0, 1.5, 2.6])


def seen(camera: Camera, points: np.ndarray, aspect: float) -> np.ndarray:
    """Points as fractions of half the picture: 1 is its right and upper edge."""
    offset = points - camera.eye
    across, above, ahead = offset @ camera.right, offset @ camera.up, -offset @ camera.backward
    half = camera.distance / 2 if camera.flat else math.tan(math.radians(21)) * ahead
    return np.column_stack([across / half / aspect, above / half])


ELEVATION, OBLIQUE = standard("1", parallel=True), Camera(azimuth=1.1, elevation=0.6, flat=True)


@pytest.mark.parametrize("camera", [Camera(), PLAN, ELEVATION, OBLIQUE, Camera(azimuth=2.0, elevation=0.2)])
@pytest.mark.parametrize("aspect", [0.7, 1.0, 2.0])
def test_framing_fits_the_box_and_centres_it(camera: Camera, aspect: float) -> None:
    corners = np.array([[x, y, z] for x in (-2, 2) for y in (-1.5, 1.5) for z in (0, 2.6)])
    inside = seen(camera.framing(LOW, HIGH, aspect), corners, aspect)
    assert np.abs(inside).max() <= 1.0 and np.abs(inside).max() > 0.85
    assert np.abs(inside.max(axis=0) + inside.min(axis=0)).max() < 0.12


def test_a_ray_goes_through_its_point() -> None:
    camera = Camera().framing(LOW, HIGH, 1.5)
    target = np.array([0.7, -0.4, 0.3])
    u, v = seen(camera, target[None], 1.5)[0]
    origin, way = camera.ray((u + 1) / 2, (1 - v) / 2, 1.5)
    assert np.linalg.norm(np.cross(target - origin, way)) < 1e-9


def test_from_above_is_the_plan() -> None:
    assert PLAN.right == pytest.approx([1, 0, 0], abs=1e-9) and PLAN.up == pytest.approx([0, 1, 0], abs=1e-9)


def test_orbiting_never_goes_below_the_floor() -> None:
    assert Camera().orbited(0, -9).elevation > 0 and Camera().orbited(0, 9).elevation <= math.pi / 2
    assert ELEVATION.orbited(1.0, 0).elevation == 0.0


def test_the_other_projection_shows_the_target_as_large() -> None:
    camera = Camera((0.3, -0.2, 0.5), 6.0, 1.2, 0.7)
    flat = camera.projected(True)
    assert flat.flat and flat.span == pytest.approx(camera.span)
    again = flat.projected(False)
    assert again.distance == pytest.approx(camera.distance) and again.eye == pytest.approx(camera.eye)
    assert camera.projected(False) is camera


def test_keys_go_around_as_in_other_programs() -> None:
    """From the front, 6 goes to the right side and 4 to the left; 8 goes up."""
    front = standard("1", parallel=True)
    for key, eye in (("6", (1, 0)), ("4", (-1, 0))):
        camera = front
        for _ in range(6):
            camera = camera.orbited(*STEPS[key])
        assert camera.backward[:2] == pytest.approx(eye, abs=1e-9) and camera.flat
    assert front.orbited(*STEPS["8"]).elevation == pytest.approx(math.radians(15))


def test_parallel_lines_stay_parallel_in_the_picture() -> None:
    """Two equal posts, one three metres behind the other, are equally high, and where the camera says; not so in
    perspective."""
    post = Node(id="a", category="wardrobe", box=Box(depth=0.4, width=0.4, height=1.6, x=-0.8, y=1.5))
    other = revise(post, id="b", box=Box(depth=0.4, width=0.4, height=1.6, x=0.8, y=-1.5))
    document = Document(Scene(nodes=(post, other)))
    camera = standard("1", parallel=True).framing(*bounds(document.scene)).zoomed(2.5)
    heights = {}
    for flat in (True, False):
        found = render_document(document, (240, 180), camera=camera.projected(flat), ids=True, background="#000000")
        assert found.ids is not None
        raster = found.color.max(axis=2) > 40  # what was drawn, besides what rays say
        assert (raster == (found.ids > 0)).mean() > 0.985
        heights[flat] = [int((raster[:, columns].any(axis=1)).sum()) for columns in (slice(0, 120), slice(120, 240))]
    assert abs(heights[True][0] - heights[True][1]) <= 1
    assert heights[True][0] == pytest.approx(180 * 1.6 / camera.span, abs=3)
    assert heights[False][1] > 1.5 * heights[False][0]


def test_walls_leave_room_for_openings() -> None:
    """Seen from inside, nothing of the wall is where the window's glass is, and the door reaches the floor."""
    scene = bedroom().scene
    assert scene.floor is not None
    solids = [s for s in surroundings(scene.floor) if s.wall == 1 and not s.stub]
    wall_colour = rgb("#f1ede6")
    for solid in solids:
        middles = solid.vertices[solid.faces].mean(axis=1)
        is_wall = np.abs(solid.colours - wall_colour).max(axis=1) < 1e-6
        along = middles[:, 1] + 1.9
        within = is_wall & (np.abs(along - 2.6) < 0.45) & (middles[:, 2] > 0.95) & (middles[:, 2] < 2.1)
        facing = np.abs(middles[:, 0] - 2.2) < 1e-6
        assert not (within & facing).any()


def test_the_outside_of_walls_is_mitred() -> None:
    ring = outer_ring(Floor.rectangle(4, 3), 0.1)
    assert ring[0] == pytest.approx((-2.1, -1.6)) and ring[2] == pytest.approx((2.1, 1.6))


def test_walls_toward_the_eye_are_cut_away() -> None:
    stock = Stock()
    stock.set_room(Scene(floor=Floor.rectangle(4, 4)))
    assert stock.hidden_walls(Camera(azimuth=-math.pi / 2, elevation=0.5).framing(LOW, HIGH, 1.0)) == {0}
    assert stock.hidden_walls(PLAN) == frozenset()


def test_coarse_meshes_keep_size_and_parts() -> None:
    mesh = ball(20_000)
    coarse = simplified(mesh, 2000)
    assert len(coarse.faces) < 2600
    assert np.abs(coarse.bounds - mesh.bounds).max() < 0.05
    assert set(coarse.parts) == set(mesh.parts)
    assert simplified(box_mesh(1, 1, 1)).faces.shape == (12, 3)


def test_coarse_meshes_have_no_gaps_between_parts() -> None:
    """Wherever two parts of the closed ball met they still do: every edge is the border of two triangles."""
    coarse = simplified(ball(6000), 600)
    assert len(coarse.faces) < 750 and len(set(coarse.parts)) == 2
    _, same = np.unique(np.round(coarse.vertices, 5), axis=0, return_inverse=True)
    corners = same.reshape(-1)[coarse.faces]
    edges = np.sort(corners[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    assert set(np.unique(edges, axis=0, return_counts=True)[1]) == {2}


def revise_prop(node_id: str, colour: str) -> Prop:
    """An object of the bedroom in one colour."""
    found = next(p for p in props_of(bedroom()) if p.id == node_id)
    return replace(found, colours=tuple((part, colour) for part in PARTS))


def test_light_never_changes_the_hue_of_a_flat_colour() -> None:
    chair = revise_prop("chair", "#808080")
    grey = coat_of(box_mesh(0.5, 0.5, 0.8), chair).shades(chair.box, ())
    assert np.ptp(grey, axis=1).max() < 1e-6 and grey.min() > 0.3 and grey.max() <= 1.0
    picture = np.full((2, 2, 3), 200, np.uint8)
    assert np.array_equal(shaded(picture, np.ones((2, 2), np.float32)), picture)


def test_dragging_needs_a_transform_only() -> None:
    document = bedroom()
    chair = next(p for p in props_of(document) if p.id == "chair")
    moved = type(chair)(chair.id, revise(chair.box, x=0.3), chair.shape, chair.colours)
    assert moved.looks == chair.looks


def test_bounds_reach_around_the_selection() -> None:
    low, high = bounds(bedroom().scene, frozenset(["chair"]))
    assert low == pytest.approx([0.985, -0.84, 0.0]) and high[2] == pytest.approx(0.88)


@pytest.fixture(scope="module")
def pictures() -> dict[str, object]:
    document = bedroom()
    shape = StoredShape(ball(400))
    chair = revise(document.scene.node("chair"), shape=Shape(key=shape.key), materials={"top": "#ff0000"})
    document = Document(document.scene.with_nodes([chair]), {shape.key: shape})
    size = (240, 180)
    return {
        "document": document,
        "plan": render_document(document, size, "plan", depth=True, ids=True),
        "perspective": render_document(document, size, depth=True, ids=True),
    }


def test_a_picture_from_above_is_the_plan(pictures: dict[str, object]) -> None:
    """X to the right, Y up: every object that nothing covers is where the plan has it."""
    result, document = pictures["plan"], pictures["document"]
    assert isinstance(document, Document)
    camera = plan(document.scene, 4 / 3)
    by_node = {name: value for value, name in result.id_map.items()}  # type: ignore[attr-defined]
    for name in ("bed", "left", "right", "chair"):
        rows, columns = np.nonzero(result.ids == by_node[name])  # type: ignore[attr-defined]
        x = camera.target[0] + (columns.mean() / 240 - 0.5) * camera.distance * 4 / 3
        y = camera.target[1] - (rows.mean() / 180 - 0.5) * camera.distance
        box = document.scene.node(name).box
        assert isinstance(box, Box) and (x, y) == pytest.approx((box.x, box.y), abs=0.06)


def test_depth_is_in_metres(pictures: dict[str, object]) -> None:
    result, document = pictures["plan"], pictures["document"]
    assert isinstance(document, Document)
    by_node = {name: value for value, name in result.id_map.items()}  # type: ignore[attr-defined]
    depth, ids = result.depth, result.ids  # type: ignore[attr-defined]
    bed, nightstand = np.median(depth[ids == by_node["bed"]]), np.median(depth[ids == by_node["left"]])
    assert nightstand - bed == pytest.approx(1.0 - 0.52, abs=0.01)
    assert depth[0, 0] == 0 and ids[0, 0] == 0


def test_the_picture_shows_the_chosen_colour(pictures: dict[str, object]) -> None:
    result = pictures["perspective"]
    by_node = {name: value for value, name in result.id_map.items()}  # type: ignore[attr-defined]
    chair = result.color[result.ids == by_node["chair"]].astype(int)  # type: ignore[attr-defined]
    red = (chair[:, 0] > 150) & (chair[:, 1] < 40) & (chair[:, 2] < 40)
    assert red.mean() > 0.2


def test_light_in_bands_has_no_seams(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that is lit band by band equals one that is lit whole."""
    document = bedroom()
    stock = Stock({}, props_of(document))
    stock.set_room(document.scene)
    light, camera = Rays(stock), perspective(document.scene, 1.5)
    whole = light.air(camera, 90, 60)
    monkeypatch.setattr("ui.space.rays.BAND_PIXELS", 90 * 8)
    banded = light.air(camera, 90, 60)
    assert whole is not None and banded is not None and whole.light.min() < 0.6 and whole.away is None
    assert np.array_equal(whole.light, banded.light)


def test_a_picture_in_pieces_is_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes that the pieces do not divide, seen from the front and from above."""
    document = bedroom()
    for view in ("perspective", "plan"):
        whole = render_document(document, (150, 101), view).color.astype(int)
        monkeypatch.setattr("ui.still.MOST_SIDE", 64)
        pieces = render_document(document, (150, 101), view).color.astype(int)
        monkeypatch.undo()
        assert whole.std() > 20
        assert np.abs(whole - pieces).mean() < 0.2 and (np.abs(whole - pieces).max(axis=2) > 24).mean() < 0.004


@pytest.mark.parametrize("camera", [Camera().framing(LOW, HIGH, 1.6), PLAN.framing(LOW, HIGH, 1.6)])
def test_a_narrower_picture_loses_nothing(camera: Camera) -> None:
    corners = np.array([[x, y, z] for x in (-2, 2) for y in (-1.5, 1.5) for z in (0, 2.6)])
    for point in corners:
        u, v = camera.cropped(1.6, 0.8).seen(point, 0.8) or (9.0, 9.0)
        assert 0 <= u <= 1 and 0 <= v <= 1
        assert u == pytest.approx((camera.seen(point, 1.6) or (9.0,))[0])
    assert camera.cropped(1.6, 2.0) == camera


def test_a_scene_without_anything_still_makes_a_picture() -> None:
    result = render_document(Document(Scene()), (64, 48))
    assert result.color.shape == (48, 64, 3) and result.depth is None and result.id_map == {}


def test_a_long_room_is_seen_whole() -> None:
    scene = Scene(floor=Floor.rectangle(2.0, 9.0))
    camera = perspective(scene, 1.6)
    low, high = bounds(scene)
    corners = np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])
    assert np.abs(seen(camera, corners, 1.6)).max() <= 1.0
