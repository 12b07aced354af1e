"""Lamps that light, without a window."""

from __future__ import annotations

import numpy as np
import pytest

from composer.document import Document, rgb
from composer.mesh import box_mesh
from composer.scene import Box, revise
from tests.ui.rooms import bedroom
from ui.space.coat import coat_of
from ui.space.lamps import GLOW, KINDS, kind_of, lamp_at, light_from, shining
from ui.space.looks import shaded
from ui.space.props import props_of
from ui.space.rays import Rays
from ui.space.solids import WALL_COLOUR, Solid, bisected, lit_edge
from ui.space.stage import Stage
from ui.space.stock import Stock
from ui.space.views import perspective, plan
from ui.still import render_document

UP = np.array([[0.0, 0.0, 1.0]])


def test_light_falls_off_and_faces_away() -> None:
    lamp = lamp_at("floor_lamp", Box(depth=0.3, width=0.3, height=1.6, x=1.0, y=0.0))
    assert lamp.place == pytest.approx((1.0, 0.0, 1.36))
    points = np.array([[1.0 + d, 0.0, 0.0] for d in (0.0, 1.0, 2.0, 4.0)])
    [light] = light_from([lamp], points, np.repeat(UP, 4, axis=0))
    assert (np.diff(light) < 0).all() and light[0] > 8 * light[3]
    [below] = light_from([lamp], points, -np.repeat(UP, 4, axis=0))
    assert (below < light).all() and (below > 0).all()


@pytest.mark.parametrize(("name", "kind"), [("desk_lamp", "desk_lamp"), ("street_lamp", "street_lamp"), ("chair", "")])
def test_which_categories_light(name: str, kind: str) -> None:
    assert kind_of(name) == kind and (not kind or kind in KINDS)


def test_only_the_shade_shines() -> None:
    assert shining("floor_lamp", np.array([0.0, 0.9, 1.3, 1.6]), 1.6).tolist() == [False, False, True, True]


def test_divided_walls_keep_area_and_colours() -> None:
    square = np.array([[0.0, 0, 0], [3, 0, 0], [3, 2, 0], [0, 2, 0]])
    colours = np.array([rgb(WALL_COLOUR), rgb("#112233")])
    wall = Solid(square, np.array([[0, 1, 2], [0, 2, 3]], np.int32), colours, wall=2).divided(0.4)
    corners, shades = wall.vertices[wall.faces], wall.colours
    assert wall.wall == 2
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    assert np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max() <= 0.4
    for colour in colours:
        assert areas[(shades == colour).all(axis=1)].sum() == pytest.approx(3.0)


def test_what_is_divided_still_meets_everywhere() -> None:
    """Every edge inside the rectangle is the border of two triangles; quartered, the strip would be 512."""
    corners = np.array([[[0.0, 0, 0], [4.4, 0, 0], [4.4, 0.08, 0]], [[0, 0, 0], [4.4, 0.08, 0], [0, 0.08, 0]]])
    found, values = bisected(corners, np.array([1, 2]), 0.4)
    assert len(found) < 200 and set(values) == {1, 2}
    _, same = np.unique(np.round(found.reshape(-1, 3), 9), axis=0, return_inverse=True)
    edges = np.sort(same.reshape(-1, 3)[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    kinds, counts = np.unique(edges, axis=0, return_counts=True)
    assert counts.max() == 2
    places = np.zeros((same.max() + 1, 3))
    places[same.ravel()] = found.reshape(-1, 3)
    ends = places[kinds[counts == 1]]
    assert all((np.ptp(e, axis=0).min(initial=9, where=[True, True, False]) < 1e-9) for e in ends)  # the rim alone


def test_undersides_stay_whole_and_large_rooms_get_larger_triangles() -> None:
    square = np.array([[0.0, 0, 0], [3, 0, 0], [3, 2, 0], [0, 2, 0]])
    under = Solid(square, np.array([[2, 1, 0], [3, 2, 0]], np.int32), np.ones((2, 3)))
    assert len(under.divided(0.4).faces) == 2 and under.area == pytest.approx(6.0)
    hall = Solid(20 * square, np.array([[0, 1, 2], [0, 2, 3]], np.int32), np.ones((2, 3)))
    assert lit_edge([under], moving=False) == 0.4 < lit_edge([under], moving=True) < lit_edge([hall], moving=True)


def test_a_coat_that_is_lit_again_looks_as_if_it_were_new() -> None:
    """Whatever was kept from before, moving lamps and objects gives what is worked out afresh."""
    document = lit_room(-1.4, -1.2)
    mesh, props = box_mesh(0.6, 0.5, 0.8), props_of(document, lamps=True)
    chair = next(p for p in props if p.id == "chair")
    shade = next(p for p in props if p.lamp)
    kept, lamp = coat_of(mesh, chair), lamp_at(shade.lamp, shade.box)
    far = lamp_at(shade.lamp, revise(shade.box, x=1.9, y=1.5))
    turned = revise(chair.box, yaw=1.0)
    seen = {}
    for lamps, box in (((lamp,), chair.box), ((), chair.box), ((far, lamp), chair.box), ((far,), turned), ((), turned)):
        shades = seen[lamps, box.yaw] = kept.shades(box, lamps)
        np.testing.assert_array_equal(shades, coat_of(mesh, chair).shades(box, lamps))
        assert shades.shape == (len(kept.vertices), 3) and shades.min() >= 0 and shades.max() <= 1
    assert seen[(lamp,), 0.0].mean() < seen[(), 0.0].mean()
    assert np.abs(seen[(far,), 1.0] - seen[(lamp,), 0.0]).max() > 0.05
    step = lamp_at(shade.lamp, revise(shade.box, x=shade.box.x + 0.02))
    lit = [coat_of(mesh, chair).shades(turned, lamps) for lamps in ((lamp,), (step,))]
    kept.shades(turned, (lamp,))
    assert np.abs(lit[0] - lit[1]).max() < 3 * kept.changes((lamp,), (step,)) < 0.1 * kept.changes((lamp,), (far,))
    assert kept.changes((lamp,), (lamp,)) == 0.0 and kept.changes((lamp,), ()) == np.inf
    glowing = coat_of(box_mesh(0.3, 0.3, 1.5), shade).shades(shade.box, (lamp,))
    assert (np.abs(glowing - np.float32(GLOW)).max(axis=1) < 1e-3).any()


def test_a_stage_whose_lamp_was_dragged_shows_what_a_new_one_does() -> None:
    """Colours that follow the light in place, whichever way they came there."""
    before, after = lit_room(-1.4, -1.2), lit_room(0.4, -1.3)
    stock = Stock()
    stock.set_room(before.scene)
    camera = perspective(before.scene, 4 / 3)

    def picture(stage: Stage, document: Document, lamps: bool = True) -> np.ndarray:
        stock.props = props_of(document, lamps=lamps)
        return stage.draw(camera).astype(int)

    stage = Stage(stock, 200, 150, coarse=True)
    day = picture(stage, before, lamps=False)
    first = picture(stage, before)
    moved = picture(stage, after)
    rested, exposure = stage.smooth(camera), stage.exposure
    again = picture(stage, before)
    day_again = picture(stage, before, lamps=False)
    stage.close()
    fresh = Stage(stock, 200, 150, coarse=True)
    expected = picture(fresh, after)
    fresh.close()
    assert np.abs(first - moved).max() > 20 and np.abs(day - first).mean() > 20
    assert rested is not None
    rested = shaded(rested, np.ones(rested.shape[:2], np.float32), exposure)
    assert np.abs(rested - moved).mean() < 4
    for one, other in ((moved, expected), (again, first), (day_again, day)):
        assert np.abs(one - other).max() <= 2


def lit_room(x: float, y: float) -> Document:
    """The bedroom with its lamp standing on the floor somewhere."""
    document = bedroom()
    lamp = document.scene.node("lamp")
    box = Box(depth=0.3, width=0.3, height=1.5, x=x, y=y)
    return Document(document.scene.with_nodes([revise(lamp, category="floor_lamp", box=box, parent=None)]))


def test_an_evening_is_bright_and_warm_around_the_lamp() -> None:
    document = lit_room(-1.4, -1.2)
    day, night = (render_document(document, (200, 150), "plan", lamps=on).color.astype(float) for on in (False, True))
    camera = plan(document.scene, 4 / 3)

    def around(picture: np.ndarray, x: float, y: float) -> np.ndarray:
        u, v = camera.seen((x, y, 0.0), 4 / 3) or (0.0, 0.0)
        row, column = round(v * 150), round(u * 200)
        return picture[row - 4 : row + 5, column - 4 : column + 5].mean(axis=(0, 1))

    near, far = (-1.0, -0.9), (0.6, -1.7)
    assert around(night, *near).mean() > 1.25 * around(night, *far).mean()
    assert around(day, *near).mean() == pytest.approx(around(day, *far).mean(), rel=0.25)
    assert around(night, *far).mean() < 0.75 * around(day, *far).mean()
    warmth = [around(p, *near)[0] / around(p, *near)[2] for p in (day, night)]
    assert warmth[1] > warmth[0]


def test_the_wall_beside_a_lamp_is_lit_warmly() -> None:
    """There is more light than a screen can show, and in the half-shadow of the shade it does not turn blue."""
    document = lit_room(-1.95, -0.3)
    picture = render_document(document, (200, 150), "plan", lamps=True).color.astype(int)
    camera = plan(document.scene, 4 / 3)
    u, v = camera.seen((-1.7, -0.3, 0.0), 4 / 3) or (0.0, 0.0)
    around = picture[round(v * 150) - 6 : round(v * 150) + 7, round(u * 200) - 6 : round(u * 200) + 7].reshape(-1, 3)
    assert (around[:, 0] >= around[:, 2]).all()
    wall = perspective(document.scene, 4 / 3)
    room = render_document(document, (240, 180), camera=wall, lamps=True).color.astype(int)
    u, v = wall.seen((-2.2, -0.3, 1.5), 4 / 3) or (0.0, 0.0)
    near = room[round(v * 180) - 8 : round(v * 180) + 9, round(u * 240) - 8 : round(u * 240) + 9].reshape(-1, 3)
    assert near.max() == 255 and (near[:, 0] >= near[:, 2]).mean() > 0.99


def test_what_stands_before_a_lamp_throws_a_shadow() -> None:
    """Behind the chair less is left of the evening's light than as far from the lamp on its other side."""
    scene = lit_room(0.2, -0.6).scene
    alone = revise(scene, nodes=(scene.node("chair"), scene.node("lamp")), relations=())
    stock = Stock({}, props_of(Document(alone), lamps=True))
    stock.set_room(alone)
    camera = plan(alone, 4 / 3)
    air = Rays(stock).air(camera, 200, 150)
    assert air is not None
    left = air.light
    assert left.shape == (150, 200, 3) and left.min() >= 0 and left.max() <= 1
    behind, beside = (
        left[round(v * 150), round(u * 200)]
        for u, v in (camera.seen((x, -0.6, 0.0), 4 / 3) or (0.0, 0.0) for x in (1.9, -1.5))
    )
    assert (behind < 0.8 * beside).all() and beside.min() > 0.7
