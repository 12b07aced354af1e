"""Street ground as triangles: closed, nothing twice at one height, kerbs where levels meet."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.scene import Surface
from composer.street.cells import BARE, KERB, PLAIN, GroundMesh
from composer.street.ground import KERB_STONE, THICK, TILE, Ground
from composer.street.heights import height_at
from composer.street.kinds import surface_kind


def rectangle(name: str, kind: str, x0: float, y0: float, x1: float, y1: float, **more: object) -> Surface:
    fields = {"z": surface_kind(kind).lift} | more
    return Surface(id=name, kind=kind, polygon=((x0, y0), (x1, y0), (x1, y1), (x0, y1)), **fields)  # type: ignore[arg-type]


STREET = (
    rectangle("park", "grass", -50, -40, 50, 40),
    rectangle("left", "lane", -50, 0, 50, 3, axis=((50, 1.5), (-50, 1.5))),
    rectangle("right", "lane", -50, -3, 50, 0, axis=((-50, -1.5), (50, -1.5))),
    rectangle("north", "sidewalk", -50, 3, 50, 6),
    rectangle("south", "sidewalk", -50, -6, 50, -3),
    rectangle("zebra", "crossing", -2, -3, 1, 3),
    rectangle("dropped", "crossing", -2, 3, 1, 4),
    rectangle("pond", "water", 10, 15, 30, 30),
)


def flat_areas(mesh: GroundMesh) -> np.ndarray:
    """Of every flat face on the plan, square metres."""
    a, b, c = (mesh.vertices[mesh.faces[~mesh.upright, k], :2] for k in range(3))
    u, v = b - a, c - a
    return (u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]) / 2


def open_edges(mesh: GroundMesh) -> list[np.ndarray]:
    """Edges that are not the border of two faces and do not lie on a window's frame.

    Where several levels meet in one corner, upright edges of different lengths stand in one line: they must cancel.
    """
    places, same = np.unique(np.round(mesh.vertices * 1e4).astype(np.int64), axis=0, return_inverse=True)
    faces = same.reshape(-1)[mesh.faces]
    runs = Counter(map(tuple, faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2).tolist()))
    loose, upright = [], {}
    for pair, count in runs.items():
        extra = count - runs.get(pair[::-1], 0)
        start, end = places[list(pair)]
        if extra > 0 and (start[:2] == end[:2]).all():
            low, high, way = min(start[2], end[2]), max(start[2], end[2]), np.sign(end[2] - start[2])
            upright.setdefault(tuple(start[:2]), []).append((low, high, extra * way))
        elif extra > 0:
            loose.append(np.array([start, end]) / 1e4)
    for (x, y), rows in upright.items():
        levels = sorted({level for low, high, _ in rows for level in (low, high)})
        for low, high in itertools.pairwise(levels):
            if sum(way for a, b, way in rows if a <= low and b >= high):
                loose.append(np.array([(x, y, low), (x, y, high)]) / 1e4)
    framed = [any((np.abs(np.remainder(e[:, k] + 1, TILE) - 1) < 1e-6).all() for k in (0, 1)) for e in loose]
    return [e for e, frame in zip(loose, framed, strict=True) if not frame]


def shown(mesh: GroundMesh, x: float, y: float) -> tuple[int, int, float]:
    """Surface, paint and height of the flat face over a place."""
    spot = shapely.Point(x, y)
    for face in np.flatnonzero(~mesh.upright):
        corners = mesh.vertices[mesh.faces[face]]
        if shapely.Polygon(corners[:, :2]).covers(spot):
            plane = np.linalg.solve(np.column_stack([corners[:, :2], np.ones(3)]), corners[:, 2])
            return int(mesh.surface[face]), int(mesh.paint[face]), float(plane @ (x, y, 1))
    raise AssertionError("there is no ground")


def test_a_street_is_closed_and_covers_everything_once() -> None:
    ground = Ground(STREET)
    mesh = ground.whole()
    areas = flat_areas(mesh)
    assert (areas > 0).all()
    assert areas.sum() == pytest.approx(len(list(ground.windows())) * TILE**2)
    assert not open_edges(mesh)


def test_higher_kinds_lie_on_top_and_a_crossing_lowers_the_kerb() -> None:
    mesh = Ground(STREET).whole()
    names = [s.id for s in STREET]
    for (x, y), (name, height) in {
        (20.0, 1.5): ("left", 0.0),
        (20.0, 4.5): ("north", 0.15),
        (-0.5, 3.5): ("dropped", 0.0),
        (20.0, 20.0): ("pond", -0.1),
        (-20.0, 20.0): ("park", 0.0),
    }.items():
        surface, _, z = shown(mesh, x, y)
        assert names[surface] == name and z == pytest.approx(height, abs=1e-9)
    assert shown(mesh, 60.0, 0.0)[0] == BARE


def test_kerbs_stand_where_levels_meet_and_look_outward() -> None:
    mesh = Ground(STREET).whole()
    corners = mesh.vertices[mesh.faces[mesh.upright]]
    normals = mesh.normals[mesh.faces[mesh.upright, 0]]
    assert np.abs(normals[:, 2]).max() == 0.0
    beside = np.isclose(corners[:, :, 1], 3.0).all(axis=1) & (np.abs(corners[:, :, 0].mean(axis=1)) > 5)
    assert beside.sum() >= 4 and np.allclose(normals[beside], (0, -1, 0))
    heights = np.ptp(corners[beside][:, :, 2], axis=1)
    assert np.allclose(heights, 0.15)
    # The bank of the pond belongs to the grass around it, and looks into the pond.
    bank = np.isclose(corners[:, :, 0], 10.0).all(axis=1) & (corners[:, :, 1] > 14).all(axis=1)
    assert np.allclose(normals[bank], (1, 0, 0))
    assert {STREET[k].id for k in mesh.surface[mesh.upright][bank]} == {"park"}


def test_kerb_stones_lie_beside_the_road_and_nowhere_else() -> None:
    mesh = Ground(STREET).whole()
    assert shown(mesh, 20.0, 3.0 + KERB_STONE / 2)[1] == KERB
    assert shown(mesh, 20.0, 3.0 + 2 * KERB_STONE)[1] == PLAIN
    assert shown(mesh, 20.0, 6.0 - KERB_STONE / 2)[1] == PLAIN  # the grass beside it is not driven on
    stones = mesh.paint == KERB
    assert {STREET[k].kind for k in mesh.surface[stones]} == {"sidewalk"}


def test_paint_lies_on_the_road_and_under_what_is_higher() -> None:
    ground = Ground(STREET)
    mesh = ground.whole()
    assert ground.palette[shown(mesh, 9.0, 0.0)[1]] == "#eceae4"  # a dash between the lanes
    bars = [shown(mesh, -0.5, y)[1] for y in np.linspace(-2.9, 2.9, 59)]
    colours = [ground.palette[k] for k in bars]
    assert set(colours) == {"#eceae4", "#6d7075"}
    assert sum(a != b for a, b in itertools.pairwise(colours)) == 12  # six bars of half a metre


def test_holes_show_what_is_below() -> None:
    hole = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0))
    plaza = Surface(
        id="plaza", kind="plaza", z=0.15, holes=(hole,), polygon=((-10, -10), (10, -10), (10, 10), (-10, 10))
    )
    mesh = Ground([rectangle("below", "grass", -20, -20, 20, 20), plaza]).whole()
    assert shown(mesh, 0.0, 0.0)[0] == 0 and shown(mesh, 7.0, 0.0)[0] == 1
    assert not open_edges(mesh)


def test_a_hill_has_kerbs_of_one_height_and_ground_that_meets_it() -> None:
    """A lane that climbs beside a sidewalk: the step between them stays what it is."""
    lane = rectangle("lane", "lane", 0, 0, 40, 3, heights=(0, 4, 4, 0))
    walk = rectangle("walk", "sidewalk", 0, 3, 40, 5, heights=(0, 4, 4, 0))
    mesh = Ground([lane, walk]).whole()
    for x in (3.0, 21.0, 39.0):
        _, _, low = shown(mesh, x, 2.0)
        _, _, high = shown(mesh, x, 4.0)
        assert low == pytest.approx(x / 10, abs=1e-6) and high - low == pytest.approx(0.15, abs=1e-6)
    assert not open_edges(mesh)
    # Beside the lane the bare ground is as high as it: nothing stands up there.
    corners = mesh.vertices[mesh.faces[mesh.upright]]
    assert not (np.isclose(corners[:, :, 1], 0.0).all(axis=1)).any()


def test_levels_that_cross_meet_in_a_point() -> None:
    one = rectangle("one", "lane", 0, 0, 10, 2, heights=(0, 1, 1, 0))
    other = rectangle("other", "lane", 0, 2, 10, 4, heights=(1, 0, 0, 1))
    mesh = Ground([one, other]).whole()
    upright = mesh.vertices[mesh.faces[mesh.upright]]
    between = upright[np.isclose(upright[:, :, 1], 2.0).all(axis=1)]
    assert np.isclose(between[:, :, 0], 5.0).any() and np.ptp(between[:, :, 2]) == pytest.approx(1.0)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["lane", "sidewalk", "grass", "water", "crossing", "parking", "plaza"]),
            *(st.integers(-60, 60).map(lambda v: v / 2) for _ in range(4)),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_whatever_overlaps_the_ground_is_closed(rows: list[tuple[str, float, float, float, float]]) -> None:
    surfaces = [
        rectangle(str(k), kind, x, y, x + 1.5 + abs(w), y + 1.5 + abs(h)) for k, (kind, x, y, w, h) in enumerate(rows)
    ]
    ground = Ground(surfaces)
    mesh = ground.whole()
    areas = flat_areas(mesh)
    assert (areas > 0).all() and areas.sum() == pytest.approx(len(list(ground.windows())) * TILE**2)
    assert not open_edges(mesh)
    owner, height = ground.top_at(np.array([(0.26, 0.13), (7.7, -3.3)]))
    for (x, y), number, z in zip(((0.26, 0.13), (7.7, -3.3)), owner, height, strict=True):
        spot = shapely.Point(x, y)
        over = [k for k, s in enumerate(surfaces) if s.area.covers(spot)]
        best = max(over, key=lambda k: (surface_kind(surfaces[k].kind).order, k), default=BARE)
        assert number == best
        assert z == pytest.approx(0.0 if best == BARE else height_at(surfaces[best], np.array([(x, y)]))[0])


def test_windows_meet_without_a_seam() -> None:
    """What crosses the border of two windows has its corners there in both."""
    ground = Ground([rectangle("a", "sidewalk", 50, 3.3, 80, 7.7), rectangle("b", "lane", 40, -4, 90, 3.3)])
    west, east = ground.mesh((0, 0, 64, 64)), ground.mesh((64, 0, 128, 64))
    rims = [
        {tuple(np.round(v, 6)) for v in mesh.vertices[np.isclose(mesh.vertices[:, 0], 64.0)]} for mesh in (west, east)
    ]
    assert rims[0] == rims[1] and len(rims[0]) > 4


def test_from_afar_there_is_neither_paint_nor_kerb() -> None:
    ground = Ground(STREET)
    plain = ground.mesh((-64, -64, 64, 64), plain=True)
    assert not plain.upright.any() and (plain.paint == PLAIN).all()
    assert flat_areas(plain).sum() == pytest.approx(128**2) and len(plain.faces) < len(ground.whole().faces) / 3


def test_what_a_window_shows_depends_on_what_lies_in_it() -> None:
    before = Ground(STREET)
    window = (0.0, 0.0, 64.0, 64.0)
    moved = rectangle("pond", "water", -30, 15, -10, 30)
    after = Ground((*STREET[:-1], moved), before=before)
    assert all(a is b for a, b in zip(Ground(STREET).stamp(window), before.stamp(window), strict=True))
    assert [s.id for s in before.stamp(window) if isinstance(s, Surface)][-1] == "pond"
    assert STREET[-1] not in after.stamp(window)


def test_an_outline_that_crosses_itself_is_drawn_as_far_as_it_has_an_area() -> None:
    bow = Surface(id="bow", kind="plaza", polygon=((0, 0), (10, 10), (10, 0), (0, 10)), heights=(0, 1, 1, 0))
    mesh = Ground([bow]).whole()
    assert shown(mesh, 1.0, 5.0)[0] == 0 and shown(mesh, 5.0, 1.0)[0] == BARE
    assert np.isfinite(mesh.vertices).all()


def test_no_surface_no_ground() -> None:
    ground = Ground([])
    assert ground.bounds is None and not len(ground.whole().faces)
    assert ground.top_at(np.array([(1.0, 2.0)]))[0].tolist() == [BARE]


BRIDGE = (
    rectangle("below", "lane", -30, -2, 30, 2),
    rectangle("over", "lane", -2, -30, 2, 30, heights=(5.0, 5.0, 5.0, 5.0)),
    rectangle("edge", "sidewalk", 2, -30, 4, 30, heights=(5.0, 5.0, 5.0, 5.0)),
)


def test_a_bridge_leads_over_what_is_below_it() -> None:
    ground = Ground(BRIDGE)
    assert ground.decks.tolist() == [0, 1, 1]
    mesh = ground.whole()
    top = mesh.vertices[mesh.faces][~mesh.upright]
    areas = flat_areas(mesh)
    below = mesh.surface[~mesh.upright] == 0
    assert areas[below].sum() == pytest.approx(240) and np.abs(top[below][:, :, 2]).max() == 0  # all of it is there
    over = mesh.surface[~mesh.upright] == 1
    assert areas[over].sum() == pytest.approx(240) and np.ptp(top[over][:, :, 2]) == 0
    assert mesh.vertices[:, 2].max() == pytest.approx(5.15)
    # It is closed all around: a slab with kerbs, and nothing that stands in the way below it.
    assert not open_edges(mesh)
    upright = mesh.vertices[mesh.faces[mesh.upright]]
    assert sorted(np.unique(np.round(upright[:, :, 2], 6))) == pytest.approx([5 - THICK, 5.0, 5.15])


def test_under_a_bridge_and_on_it() -> None:
    ground = Ground(BRIDGE)
    points = np.array([(0.0, 0.0), (0.0, 0.0), (3.0, 0.0), (10.0, 0.0)])
    owner, height = ground.top_at(points, near=np.array([0.3, 4.0, 9.0, 9.0]))
    assert owner.tolist() == [0, 1, 2, 0] and height == pytest.approx([0, 5, 5.15, 0])
    assert ground.top_at(points)[0].tolist() == [1, 1, 2, 0]


def test_a_ramp_stays_on_the_ground() -> None:
    ramp = rectangle("ramp", "lane", 0, 0, 40, 3, heights=(0, 6, 6, 0))
    beside = rectangle("grass", "grass", -10, -10, 50, 10)
    assert Ground([ramp]).decks.tolist() == [0]
    assert Ground([beside, ramp]).decks.tolist() == [0, 0]
    assert not open_edges(Ground([beside, ramp]).whole())
