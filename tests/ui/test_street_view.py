"""Streets in the 3D view, without its process: ground and sky, what a picture shows, where one stands."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.document import Document, rgb
from composer.scene import Scene, Surface, revise
from composer.street.ground import Ground
from composer.street.kinds import surface_kinds
from tests.streets import SURFACES, bushes, node, street, strip
from tests.ui.rooms import bedroom
from ui.space.camera import PLAN, Camera
from ui.space.earth import FAR_TILE, Earth
from ui.space.footing import ARM, Outdoors
from ui.space.looks import light_on, linear, srgb
from ui.space.props import props_of
from ui.space.rays import Rays
from ui.space.sight import Sight
from ui.space.sky import HORIZON, colour_at, hazed
from ui.space.stock import Stock
from ui.space.surroundings import Rows, Surroundings
from ui.space.textures import TEXTURES, texture_of
from ui.space.views import bounds, perspective, plan
from ui.space.walking import EYE_HEIGHT, Walker
from ui.still import RenderResult, Studio, render_document

UP = np.array([[0.0, 0.0, 1.0]])


def stock_of(document: Document) -> Stock:
    stock = Stock({key: stored.mesh for key, stored in document.used_shapes().items()}, props_of(document))
    stock.set_room(document.scene)
    return stock


# Ground


def test_ground_comes_where_the_eye_is_and_large_tiles_stand_in_meanwhile() -> None:
    earth = Earth()
    earth.take(Ground([strip("road", "lane", -2, 2, half=700.0)]))
    near = Camera(target=(600.0, 0.0, 0.0), distance=30.0)
    tiles, whole = earth.tiles(near, 600, seconds=1e-6)
    assert not whole and len(tiles) <= 1
    tiles, whole = earth.tiles(near, 600)
    assert whole
    large = [tile for tile in tiles if tile.key[2] - tile.key[0] == FAR_TILE]
    small = [tile for tile in tiles if tile not in large]
    assert large and small and max(tile.key[2] for tile in large) <= min(tile.key[0] for tile in small) + 1e-9
    view = Sight(near, 600)
    assert any(tile.textured(view) for tile in small) and not any(tile.textured(view) for tile in large)
    far, whole = earth.tiles(Camera(target=(0.0, 0.0, 0.0), distance=4000.0), 600)
    assert whole and all(tile.key[2] - tile.key[0] == FAR_TILE for tile in far)


def test_a_changed_surface_is_made_anew_and_nothing_else() -> None:
    lanes = [replace_x(strip(f"road{k}", "lane", -2, 2, half=20.0), 300.0 * k) for k in range(3)]
    earth, camera = Earth(), Camera(target=(300.0, 0.0, 0.0), distance=40.0)
    earth.take(Ground(lanes))
    before = {tile.key: tile.number for tile in earth.tiles(camera, 600)[0]}
    wider = replace_x(strip("road1", "lane", -2, 3, half=20.0), 300.0)
    earth.take(Ground([lanes[0], wider, lanes[2]], before=earth.ground))
    after = {tile.key: tile.number for tile in earth.tiles(camera, 600)[0]}
    changed = {key for key, number in after.items() if before.get(key) != number}
    assert changed and all(key[0] < 330 and key[2] > 270 for key in changed)
    assert any(before.get(key) == number for key, number in after.items())


def replace_x(surface: Surface, x: float) -> Surface:
    """A surface moved along X."""
    return revise(surface, polygon=[(a + x, b) for a, b in surface.polygon], axis=[(a + x, b) for a, b in surface.axis])


def test_the_wide_ground_begins_where_the_tiles_end() -> None:
    earth = Earth()
    earth.take(Ground(SURFACES))
    assert earth.plane is not None
    corners = earth.plane.vertices[earth.plane.faces][:, :, :2].astype(float)
    u, v = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = (u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]) / 2
    assert (area > 0).all()
    reach = np.hypot(*(earth.plane.vertices[:, :2] - earth.plane.vertices[:, :2].mean(axis=0)).T).max()
    covered = len(list(earth.ground.windows())) * 64.0**2
    assert area.sum() == pytest.approx(math.pi * reach**2 - covered, rel=0.01)
    assert srgb(earth.plane.colours[-1]) == pytest.approx(rgb(HORIZON), abs=1e-3)


def test_every_kind_of_ground_has_a_texture_or_none_that_leaves_its_colour() -> None:
    for kind in surface_kinds().values():
        name = texture_of(kind)
        if name:
            assert TEXTURES[name].even
            factors = linear(TEXTURES[name].picture / 255.0)
            assert factors.mean() == pytest.approx(linear(np.array(0.72)), rel=0.02)
            # It repeats: across the seam it changes no more than elsewhere.
            inner = np.abs(np.diff(factors, axis=1)).mean()
            assert np.abs(factors[:, 0] - factors[:, -1]).mean() < 2.5 * inner


# Sky and haze


def test_the_sky_pales_toward_the_horizon_and_far_things_become_it() -> None:
    up = np.linspace(0, 1, 20)
    assert (np.diff(colour_at(up)[:, 0]) < 0).all()
    picture = np.zeros((4, 4, 3), np.uint8)
    away = np.full((4, 4), np.inf, np.float32)
    away[0], away[1], away[2] = 1.0, 400.0, 50_000.0
    found = hazed(picture, away, Camera(distance=1.0)).astype(int)
    assert found[0].max() <= 1 and 20 < found[1].mean() < 150 and (found[3] == 0).all()
    assert found[2].mean(axis=0) == pytest.approx(255 * rgb(HORIZON), abs=1.5)
    assert hazed(picture, away, Camera(distance=4000.0))[1].mean() < found[1].mean() / 4


# Pictures


@pytest.fixture(scope="module")
def pictures() -> dict[str, RenderResult]:
    document = street()
    size = (240, 180)
    from_above = replace(PLAN, target=(0.0, 0.0, 0.0), distance=40.0)
    return {
        "plan": render_document(document, size, depth=True, ids=True, camera=from_above),
        "walk": render_document(
            document,
            size,
            depth=True,
            ids=True,
            camera=Walker(document.scene, Camera((0.0, -1.5, 0.0), 20.0, math.pi)).camera,
        ),
    }


def colour(result: RenderResult, x: float, y: float) -> np.ndarray:
    """Of a place in the picture from above, 0 to 1."""
    across, down = round(120 + x * 180 / 40), round(90 - y * 180 / 40)
    return result.color[down - 1 : down + 2, across - 1 : across + 2].reshape(-1, 3).mean(axis=0) / 255


def lit(colour: str) -> np.ndarray:
    """A colour of ground in the sun, 0 to 1."""
    return srgb(linear(rgb(colour)) * light_on(UP)[0])


def test_from_above_a_street_has_its_colours(pictures: dict[str, RenderResult]) -> None:
    kinds = surface_kinds()
    plan_ = pictures["plan"]
    assert colour(plan_, -20.0, -2.2) == pytest.approx(lit(kinds["lane"].colour), abs=0.05)
    assert colour(plan_, -20.0, -4.6) == pytest.approx(lit(kinds["sidewalk"].colour), abs=0.06)
    assert colour(plan_, 10.0, -1.5).mean() != pytest.approx(lit(kinds["lane"].colour).mean(), abs=0.02)  # a car


def test_ids_and_depths_are_those_of_the_boxes(pictures: dict[str, RenderResult]) -> None:
    result, names = pictures["plan"], pictures["plan"].id_map
    assert result.ids is not None and result.depth is not None
    car = next(value for value, name in names.items() if name == "car")
    rows, columns = np.nonzero(result.ids == car)
    pixel = 40 / 180
    assert (np.ptp(columns) + 1) * pixel == pytest.approx(4.4, abs=2 * pixel)
    assert (np.ptp(rows) + 1) * pixel == pytest.approx(1.8, abs=2 * pixel)
    ground = result.depth[result.ids == 0]
    assert np.median(ground) - np.median(result.depth[result.ids == car]) == pytest.approx(1.5, abs=0.05)
    assert (result.depth > 0).all()  # the ground is everywhere


def test_on_the_street_one_sees_the_sky_above_the_horizon(pictures: dict[str, RenderResult]) -> None:
    walk = pictures["walk"]
    assert walk.depth is not None
    assert (walk.depth[:20] == 0).mean() > 0.5 and (walk.depth[-20:] > 0).all()
    column = int((walk.depth == 0).sum(axis=0).argmax())  # where one sees farthest down to the horizon
    sky = walk.color[walk.depth[:, column] == 0, column].astype(float)
    assert sky[0, 2] > sky[0, 0] + 20 and sky[-3].mean() > sky[0].mean() + 5


def test_shadows_fall_on_the_ground() -> None:
    """Behind the house, seen from the sun, it is darker than before it."""
    document = street()
    camera = replace(PLAN, target=(8.0, 13.0, 0.0), distance=30.0)
    result = render_document(document, (200, 200), camera=camera).color.astype(float).mean(axis=2)
    place = {name: (round(100 + (x - 8) * 200 / 30), round(100 - (y - 13) * 200 / 30)) for name, (x, y) in
             {"behind": (14.5, 19.5), "before": (0.5, 7.5)}.items()}  # fmt: skip
    behind, before = (result[y - 1 : y + 2, x - 1 : x + 2].mean() for x, y in place.values())
    assert behind < 0.85 * before


def test_in_the_evening_lamps_light_the_street() -> None:
    document = street()
    camera = replace(PLAN, target=(0.0, 0.0, 0.0), distance=40.0)
    day, late = (
        render_document(document, (160, 120), camera=camera, lamps=lamps).color.astype(float) for lamps in (False, True)
    )
    assert late.mean() < 0.7 * day.mean()
    under, far = (
        late[60 - 6 : 60, 72 + 4 : 72 + 24].reshape(-1, 3).mean(axis=0),
        late[60 - 6 : 60, 4:24].reshape(-1, 3).mean(axis=0),
    )
    assert under[0] - under[2] > far[0] - far[2] + 3  # warmer below the lamp


def test_one_studio_takes_pictures_of_several_sizes() -> None:
    with Studio(street(), around=math.inf) as studio:
        camera = Camera((0.0, 0.0, 1.0), 15.0)
        first, second = studio.picture(camera, (64, 48)), studio.picture(camera, (48, 64), ids=True)
        again = studio.picture(camera, (64, 48))
    assert first.color.shape == (48, 64, 3) and second.ids is not None and second.ids.shape == (64, 48)
    assert np.array_equal(first.color, again.color)


def test_a_click_finds_the_thing_itself_and_not_its_box() -> None:
    """Between a ball and the corner of its box one sees through."""
    document = bushes(100)
    stock = stock_of(document)
    rays, camera = Rays(stock), plan(document.scene, 1.0)
    box = stock.props[0].box
    middle = camera.seen((box.x, box.y, 0.5), 1.0)
    corner = camera.seen((box.x + 0.45 * box.depth, box.y + 0.45 * box.width, 0.5), 1.0)
    assert middle is not None and corner is not None
    assert rays.pick(camera, *middle, 1.0) == "bush0" and rays.pick(camera, *corner, 1.0) is None


# Framing and walking


def test_what_lies_far_from_all_else_is_left_out_of_the_whole() -> None:
    scene = bushes(60).scene
    low, high = bounds(scene)
    astray = revise(scene, nodes=(*scene.nodes, node("astray", "tree", (3, 3, 5), (4000.0, -900.0))))
    assert bounds(astray)[0] == pytest.approx(low) and bounds(astray)[1] == pytest.approx(high)
    lost, _ = bounds(astray, frozenset(["astray"]))
    assert lost[0] == pytest.approx(3998.5)
    camera, near = perspective(astray, 1.5), perspective(scene, 1.5)
    assert camera.distance == pytest.approx(near.distance)


def test_two_villages_are_both_in_the_whole() -> None:
    scene = bushes(40).scene
    other = tuple(
        revise(n, id=f"far {n.id}", box=revise(n.box, x=n.box.x + 900)) for n in scene.nodes if n.box is not None
    )
    _, high = bounds(revise(scene, nodes=(*scene.nodes, *other)))
    assert high[0] > 900


def test_a_long_road_is_no_stray_thing() -> None:
    scene = revise(bushes(60).scene, surfaces=(strip("road", "lane", -3, 0, half=800.0), *bushes(60).scene.surfaces))
    low, high = bounds(scene)
    assert high[0] - low[0] == pytest.approx(1600)


@given(st.floats(-3, 30), st.floats(2, 25))
@settings(max_examples=60, deadline=None)
def test_nobody_walks_into_a_house(x: float, y: float) -> None:
    scene = street().scene
    house = scene.node("house").box
    assert house is not None
    spot = Outdoors(scene).nearest(x, y)
    ahead = np.array([np.cos(house.yaw), np.sin(house.yaw)])
    offset = np.array(spot) - (house.x, house.y)
    along, aside = abs(offset @ ahead), abs(offset @ (-ahead[1], ahead[0]))
    assert along > house.depth / 2 + ARM - 1e-3 or aside > house.width / 2 + ARM - 1e-3
    if not (abs(x - house.x) < 6 and abs(y - house.y) < 6):
        assert spot == (x, y)


def test_walking_goes_up_the_kerb() -> None:
    scene = street().scene
    walker = Walker(scene, Camera(target=(0.0, 1.0, 0.0), azimuth=-math.pi / 2))
    assert walker.camera.eye[2] == pytest.approx(EYE_HEIGHT)
    for _ in range(24):
        walker.step({"forward"}, 0.1)
    assert walker.place[1] > 3.2 and walker.camera.eye[2] == pytest.approx(EYE_HEIGHT + 0.15)


def test_a_scene_of_two_kilometres_is_seen_whole() -> None:
    scene = Scene(kind="street", surfaces=(strip("road", "lane", -3, 3, half=1000.0),))
    camera = perspective(scene, 1.5)
    assert 1000 < camera.distance < 10_000 and camera.zoomed(1.4).distance > camera.distance
    result = render_document(Document(scene), (200, 140), camera=camera)
    light = result.color.astype(float).mean(axis=2)
    road = light < np.median(light, axis=0) - 8
    assert road.any(axis=0).mean() > 0.7 and road.mean() < 0.1


# What is told of surroundings


def test_only_what_changed_is_told() -> None:
    before = Surroundings.of(street().scene)
    assert before.since(before) is None
    moved = revise(SURFACES[1], label="changed")
    scene = revise(street().scene, surfaces=(SURFACES[0], moved, *SURFACES[2:]))
    after = Surroundings.of(scene)
    change = after.since(before)
    assert change is not None and change.surfaces.rows == (moved,) and change.surfaces.order is None
    assert not change.roads and not change.junctions
    assert before.changed(change).surfaces == after.surfaces


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True), st.integers(0, 3))
def test_a_change_of_a_table_leads_from_one_state_to_the_other(old: list[int], new: list[int], renewed: int) -> None:
    things = {k: node(str(k), "car", (4, 2, 1.5), (k, 0)) for k in range(10)}
    before = [things[k] for k in old]
    after = [revise(things[k], label="new") if k < renewed else things[k] for k in new]
    change = Rows.between(before, after)
    assert list(change.applied(before)) == after
    assert {row.id for row in change.rows} == {str(k) for k in new if k not in old or k < renewed}


def test_a_room_after_a_street_is_a_room() -> None:
    stock = stock_of(street())
    assert stock.earth is not None and len(stock.crowd)
    room = bedroom()
    stock.props = props_of(room)
    stock.set_room(room.scene)
    assert stock.earth is None and not len(stock.crowd) and len(stock.singles) == len(stock.props) and stock.solids
