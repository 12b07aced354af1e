"""Buildings are closed, fill their boxes, face outward, and stay what they are."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.document import Document
from composer.mesh import PARTS, PartMesh
from composer.scene import Node, Roof, Scene, build, revise
from composer.street.buildings import MAX_TRIANGLES, building_mesh, colours
from tests.composer.street.footprints import PLANS, building_node

ROOFS = get_args(Roof)
STYLES = (("house", 9.0, 3.0), ("apartment_building", 17.0, 3.0), ("building", 12.0, 5.5), ("building", 3.0, 2.6))


def _open_edges(mesh: PartMesh) -> int:
    """Edges that are not met by the same edge the other way round, corners of one place being one."""
    _, names = np.unique(mesh.vertices, axis=0, return_inverse=True)
    faces = names.ravel()[mesh.faces]
    count = Counter((int(a), int(b)) for face in faces for a, b in zip(face, np.roll(face, -1), strict=True))
    return sum(count[a, b] != count[b, a] for a, b in count)


def _volume(mesh: PartMesh) -> float:
    a, b, c = (mesh.vertices[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def _agreement(mesh: PartMesh) -> float:
    """The worst cosine between a triangle of some size and the normals of its corners."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    normal = np.cross(b - a, c - a)
    size = np.linalg.norm(normal, axis=1)
    large = size > 1e-4
    cosines = np.einsum("fi,fci->fc", normal / np.maximum(size, 1e-12)[:, None], mesh.normals[mesh.faces])
    return float(cosines[large].min())


def _sound(node: Node, mesh: PartMesh) -> None:
    box = node.box
    assert box is not None
    assert _open_edges(mesh) == 0
    assert np.allclose(mesh.bounds, [(-box.depth / 2, -box.width / 2, 0), (box.depth / 2, box.width / 2, box.height)])
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-5)
    assert np.isfinite(mesh.vertices).all()


@pytest.mark.parametrize("detail", ["high", "low"])
@pytest.mark.parametrize("roof", ROOFS)
@pytest.mark.parametrize("name", PLANS)
def test_a_building_is_closed_and_fills_its_box(name: str, roof: str, detail: str) -> None:
    for category, height, storey in STYLES[:2] if detail == "high" else STYLES[2:3]:
        rise = 0.0 if roof == "flat" else min(3.0, height / 3)
        node = building_node(PLANS[name], roof, height, rise, category, storey)
        mesh = building_mesh(node, detail)  # type: ignore[arg-type]
        _sound(node, mesh)
        plan = shapely.Polygon(PLANS[name][0], PLANS[name][1:])
        assert plan.area * (height - rise) * 0.88 < _volume(mesh) <= plan.area * height * 1.001
        # A cupola is drawn smooth over its edges, so its normals lean a little.
        assert _agreement(mesh) > (0.6 if roof in ("dome", "pyramidal") else 0.99)


@pytest.mark.parametrize("name", PLANS)
def test_walls_stand_on_the_footprint(name: str) -> None:
    node = building_node(PLANS[name], "hipped", 9.0, 3.0)
    mesh = building_mesh(node)
    assert node.box is not None
    bottom = (mesh.vertices[mesh.faces][..., 2] < 1e-6).all(axis=1)
    drawn = shapely.union_all(shapely.polygons(mesh.vertices[mesh.faces[bottom]][..., :2].astype(np.float64)))
    corners = np.array(PLANS[name][0], float)
    middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
    plan = shapely.Polygon([p - middle for p in corners], [np.array(r, float) - middle for r in PLANS[name][1:]])
    assert drawn.symmetric_difference(plan).area < 1e-3 * plan.area
    # Nothing sticks out of the footprint.
    points = shapely.points(mesh.vertices[:, :2].astype(np.float64))
    assert shapely.distance(points, plan).max() < 1e-4


@pytest.mark.parametrize("kind", ["hipped", "gabled", "half-hipped", "gambrel", "skillion", "mansard", "pyramidal"])
def test_the_volume_of_a_roof_over_a_rectangle(kind: str) -> None:
    """Checked against the formulas of the textbook, for 10 by 6 metres and a rise of 3."""
    shares = {"gabled": 1 / 2, "skillion": 1 / 2, "pyramidal": 1 / 3}
    shares["hipped"] = 6 * 3 / 6 * (3 * 10 - 6) / (10 * 6 * 3)
    mesh = building_mesh(building_node(PLANS["rectangle"], kind, 6.0, 3.0), "low")
    share = (_volume(mesh) - 10 * 6 * 3) / (10 * 6 * 3)
    if kind in shares:
        assert share == pytest.approx(shares[kind], abs=1e-4)
    elif kind == "half-hipped":
        assert shares["hipped"] < share < shares["gabled"]
    else:
        assert 0.5 < share < 0.9


def test_wings_end_in_gables() -> None:
    """The roof of an L has a gable at each end: the walls there reach the ridge."""
    mesh = building_mesh(building_node(PLANS["L"], "gabled", 9.0, 3.0), "low")
    high = mesh.vertices[mesh.vertices[:, 2] > 7.5]
    assert np.isclose(high[:, 0], 6.0).any()
    assert np.isclose(high[:, 1], 5.0).any()


def test_a_taller_box_has_more_floors_and_no_stretched_ones() -> None:
    for height, floors in ((6.0, 2), (9.0, 3), (15.0, 5)):
        node = building_node(PLANS["rectangle"], "flat", height, 0.0)
        mesh = building_mesh(node)
        glass = mesh.parts == PARTS.index("glass")
        lowest = np.unique(np.round(mesh.vertices[mesh.faces[glass]][..., 2].min(axis=1) / 3.0 - 0.4))
        assert len(lowest) == floors


def test_triangles_stay_within_the_budget() -> None:
    plans = {
        "tower": [[(0, 0), (30, 0), (30, 30), (0, 30)]],
        "block": [[(0, 0), (160, 0), (160, 90), (0, 90)], [(20, 20), (20, 70), (140, 70), (140, 20)]],
    }
    for rings in plans.values():
        node = building_node(rings, "flat", 75.0, 0.0, "apartment_building")
        mesh = building_mesh(node)
        assert 1500 < len(mesh.faces) < MAX_TRIANGLES + 40 * 30 * sum(len(r) for r in rings)
        _sound(node, mesh)
    house = building_node(PLANS["rectangle"])
    assert 300 < len(building_mesh(house).faces) < 2000
    assert len(building_mesh(house, "low").faces) <= 24


@pytest.mark.parametrize(
    ("size", "storey"),
    [
        ((7e5, 9.0, 9.0), 3.0),
        ((10.0, 10.0, 1e6), 1e-6),
        ((1e5, 1e5, 3.0), 3.0),
        ((1e-3, 50.0, 50.0), 3.0),
        ((1e-6,) * 3, 1.0),
    ],
)
def test_absurd_boxes_cost_no_more(size: tuple[float, float, float], storey: float) -> None:
    depth, width, height = size
    square = [(0.0, 0.0), (depth, 0.0), (depth, width), (0.0, width)]
    mesh = building_mesh(building_node([square], "gabled", height, min(height / 3, 1000.0), storey=storey))
    assert 0 < len(mesh.faces) < 20_000
    assert np.isfinite(mesh.vertices).all()


def test_windows_and_doors_are_there() -> None:
    mesh = building_mesh(building_node(PLANS["L"]))
    for part in ("body", "top", "glass", "frame", "dark"):
        assert (mesh.parts == PARTS.index(part)).any(), part
    # The door is in the side that looks ahead.
    dark = mesh.vertices[mesh.faces[mesh.parts == PARTS.index("dark")]]
    tall = dark[(dark[..., 2].max(axis=1) > 1.5) & (dark[..., 2].max(axis=1) < 2.5)]
    assert len(tall)
    assert (tall[..., 0] > 0).all()


def test_the_same_node_is_the_same_mesh_and_another_seed_another() -> None:
    node = building_node(PLANS["L"])
    building_mesh.__globals__["mesh_of_building"].cache_clear()
    first = building_mesh(node)
    building_mesh.__globals__["mesh_of_building"].cache_clear()
    assert building_mesh(node) == first
    assert building_mesh(revise(node, seed=1)) != first
    assert building_mesh(revise(node, id="2")) != first
    assert colours(5, flat=False) == colours(5, flat=False) != colours(6, flat=False)


def test_a_document_draws_a_building_until_it_has_a_shape() -> None:
    node = building_node(PLANS["T"])
    document = Document(build(Scene, kind="street", nodes=(node,)))
    assert document.mesh_of(node) == building_mesh(node)
    plain = revise(node, building=None)
    mesh = Document(build(Scene, kind="street", nodes=(plain,))).mesh_of(plain)
    assert mesh is not None
    assert len(mesh.faces) == 12


@st.composite
def _tangles(draw: st.DrawFn) -> list[list[tuple[float, float]]]:
    """Unions of boxes, turned, shaken a little, some with a hole."""
    seed = draw(st.integers(0, 10**6))
    rng = np.random.default_rng(seed)
    boxes = []
    for _ in range(draw(st.integers(1, 5))):
        x, y = rng.integers(0, 14, 2)
        wide, high = rng.integers(3, 12, 2)
        boxes.append(shapely.box(x, y, x + wide, y + high))
    plan = shapely.union_all(boxes)
    if draw(st.booleans()):
        plan = plan.difference(plan.representative_point().buffer(rng.uniform(0.5, 1.5), quad_segs=2))
    plan = max(getattr(plan, "geoms", [plan]), key=lambda part: part.area)
    noise = draw(st.sampled_from([0.0, 1e-5, 1e-3, 0.02, 0.2]))
    turn = rng.uniform(0, 2 * np.pi)
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    rings = [np.array(ring.coords)[:-1] for ring in (plan.exterior, *plan.interiors)]
    return [[tuple(p) for p in ((ring + rng.normal(0, noise, ring.shape)) @ spin.T).tolist()] for ring in rings]


@settings(max_examples=60, deadline=None)
@given(_tangles(), st.sampled_from(ROOFS), st.sampled_from(STYLES))
def test_any_plan_gets_a_closed_building(
    rings: list[list[tuple[float, float]]], roof: str, style: tuple[str, float, float]
) -> None:
    if (
        not shapely.Polygon(rings[0], rings[1:]).buffer(-1e-3).is_valid
        or not shapely.Polygon(rings[0], rings[1:]).is_valid
    ):
        return
    category, height, storey = style
    node = building_node(rings, roof, height, 0.0 if roof == "flat" else height / 3, category, storey)
    _sound(node, building_mesh(node))
    _sound(node, building_mesh(node, "low"))
