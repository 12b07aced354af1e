"""From fields to meshes."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from scipy import ndimage

from composer.mesh import PARTS
from models.errors import MeshingError
from models.procedural.families import make
from models.procedural.sdf import Placed, RoundBox, RoundCone, grid_axis, sample_field
from models.shapes.contouring import contour
from models.shapes.flattening import Flattened
from models.shapes.meshing import (
    CellScores,
    DenseScores,
    _finished,
    is_watertight,
    joined,
    mesh_field,
    one_hot_scores,
)
from models.shapes.surface import pieces, welded


def _ball(radius: float, centre: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> np.ndarray:
    u = grid_axis()
    gap = np.sqrt(sum((a - c) ** 2 for a, c in zip(np.meshgrid(u, u, u, indexing="ij"), centre, strict=True)))
    return np.clip((gap - radius) * 10, -1, 1).astype(np.float32)


def _plain(part: int = 0) -> np.ndarray:
    return one_hot_scores(np.full((64, 64, 64), part, np.uint8))


def test_a_ball_becomes_a_closed_ball_that_fills_its_box() -> None:
    mesh = mesh_field(_ball(0.7), _plain(2), (2.0, 1.0, 0.5), 3000)
    assert is_watertight(mesh)
    assert len(mesh.faces) <= 3000
    np.testing.assert_allclose(mesh.bounds, [[-1, -0.5, 0], [1, 0.5, 0.5]], atol=1e-5)
    assert (mesh.parts == 2).all()
    a, b, c = (mesh.vertices[mesh.faces[:, i]].astype(float) for i in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(np.pi / 6, rel=0.03)  # of the ellipsoid; positive: outward
    outward = (mesh.vertices - [0, 0, 0.25]) / np.array([1, 0.5, 0.25]) ** 2
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    assert np.einsum("ij,ij->i", mesh.normals, outward).min() > 0.9


def test_a_field_that_reaches_the_border_is_closed_there() -> None:
    mesh = mesh_field(np.full((64, 64, 64), -1.0, np.float32), _plain(), (1.0, 1.0, 1.0), 4000)
    assert is_watertight(mesh)


def test_crumbs_and_bubbles_are_dropped() -> None:
    crumb, bubble = _ball(0.05, (0.9, 0.9, 0.9)), -_ball(0.2)
    dirty = mesh_field(np.maximum(np.minimum(_ball(0.7), crumb), bubble), _plain(), (1.0, 1.0, 1.0), 20_000)
    assert is_watertight(dirty)
    faces = welded(dirty.vertices, dirty.faces)
    assert pieces(faces, int(faces.max()) + 1)[0] == 1
    a, b, c = (dirty.vertices[dirty.faces[:, i]].astype(float) for i in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(np.pi / 6, rel=0.03)  # of the whole ball, in a box that the crumb does not widen


def test_a_border_between_parts_stays_straight_when_decimated() -> None:
    field = sample_field([Placed(RoundBox((0.5, 0.5, 0.5)), 0, (0.0, 0.0, 0.5))])
    labels = np.where(grid_axis() > 0.2, PARTS.index("top"), PARTS.index("body")).astype(np.uint8)
    scores = one_hot_scores(np.broadcast_to(labels, (64, 64, 64)))
    mesh = mesh_field(field.distance, scores, (1.0, 1.0, 1.0), 1200)
    heights = mesh.vertices[mesh.faces].mean(axis=1)[:, 2]
    side = np.abs(mesh.normals[mesh.faces].mean(axis=1)[:, 2]) < 0.3
    assert (mesh.parts[side & (heights > 0.63)] == PARTS.index("top")).mean() > 0.95
    assert (mesh.parts[side & (heights < 0.57)] == PARTS.index("body")).mean() > 0.95


def test_a_box_has_flat_sides_and_sharp_edges_in_spite_of_noise() -> None:
    rng = np.random.default_rng(3)
    field = sample_field([Placed(RoundBox((0.3, 0.5, 0.4)), 0, (0.0, 0.0, 0.4))], 2)
    noise = ndimage.gaussian_filter(rng.standard_normal(field.distance.shape).astype(np.float32), 1.5)
    noise *= 0.05 / 6 / noise.std()
    mesh = mesh_field(field.distance + noise, DenseScores(one_hot_scores(field.part)), (0.6, 1.0, 0.8), 8000)
    assert is_watertight(mesh)
    assert len(mesh.faces) <= 8000
    corner = mesh.vertices[mesh.faces].astype(float)
    across = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.linalg.norm(across, axis=1)
    flat = np.abs(across).max(axis=1) / np.maximum(area, 1e-15) > np.cos(np.radians(10))
    assert area[flat].sum() > 0.98 * area.sum()  # no bevel
    normals = mesh.normals[mesh.faces][flat]
    axis = np.abs(across[flat]).argmax(axis=1)
    straight = np.abs(np.take_along_axis(normals, axis[:, None, None], axis=2)[..., 0])
    weight = np.repeat(area[flat][:, None], 3, axis=1)
    assert weight[straight > np.cos(np.radians(3))].sum() > 0.97 * weight.sum()


def test_sheets_that_touch_at_an_edge_become_a_closed_surface() -> None:
    field = np.ones((64, 64, 64), np.float32)
    field[8:32, 8:32, 8:56] = -0.3  # two columns whose edges meet: every cell there is ambiguous
    field[32:56, 32:56, 8:56] = -0.3
    mesh = mesh_field(field, _plain(), (1.0, 1.0, 1.0), 3000)
    assert is_watertight(mesh)


def test_scores_of_some_cells_are_those_of_the_whole_grid() -> None:
    rng = np.random.default_rng(0)
    at = rng.random((4, 4, 4)) < 0.5
    dense = rng.random((len(PARTS), 16, 16, 16)).astype(np.float32)
    blocks = dense.reshape(-1, 4, 4, 4, 4, 4, 4).transpose(1, 3, 5, 2, 4, 6, 0)[at]
    samples = rng.integers(0, 16, (200, 3))
    wanted = DenseScores(dense).at(samples)
    wanted[~at[tuple((samples // 4).T)]] = 0
    told = torch.from_numpy(np.concatenate([np.full_like(blocks[..., :1], 9.0), blocks], axis=-1))  # distances first
    np.testing.assert_array_equal(CellScores.of(told, at).at(samples), wanted)


@pytest.mark.parametrize("category", ["bookshelf", "car", "chair"])
def test_families_become_closed_meshes_within_their_budget_and_repeat(category: str) -> None:
    furniture = make(np.random.default_rng(2), category)
    field = sample_field(furniture.solids)
    scores = one_hot_scores(field.part)
    mesh, again = (mesh_field(field.distance, scores, furniture.size, 5000) for _ in range(2))
    assert mesh == again
    assert is_watertight(mesh)
    assert len(mesh.faces) <= 5000
    d, w, h = furniture.size
    np.testing.assert_allclose(mesh.bounds, [[-d / 2, -w / 2, 0], [d / 2, w / 2, h]], atol=1e-6)


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        (np.ones((64, 64, 64), np.float32), "nothing"),
        (np.full((64, 64, 64), np.nan, np.float32), "not finite"),
        (_ball(0.1), "spans only"),
    ],
)
def test_a_field_worth_nothing_says_so(field: np.ndarray, reason: str) -> None:
    with pytest.raises(MeshingError, match=reason):
        mesh_field(field, _plain(), (1.0, 1.0, 1.0), 1000)


def test_a_cylinder_keeps_smooth_normals() -> None:
    field = sample_field([Placed(RoundCone(0.5, 0.5, 0.5, 0.02), 0, (0.0, 0.0, 0.5))])
    mesh = mesh_field(field.distance, _plain(), (1.0, 1.0, 1.0), 2000)
    side = (mesh.vertices[:, 2] > 0.15) & (mesh.vertices[:, 2] < 0.85)
    outward = mesh.vertices[side] * [1, 1, 0]
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    assert np.einsum("ij,ij->i", mesh.normals[side], outward).min() > 0.93


@pytest.mark.parametrize("fine", [1, 2])
def test_a_broken_leg_is_mended_and_nothing_else_changes(fine: int) -> None:
    legs = [
        Placed(RoundBox((0.03, 0.03, 0.35)), PARTS.index("frame"), (x, y, 0.35))
        for x in (-0.4, 0.4)
        for y in (-0.4, 0.4)
    ]
    whole = sample_field([Placed(RoundBox((0.5, 0.5, 0.03)), PARTS.index("top"), (0.0, 0.0, 0.73)), *legs], fine)
    assert joined(whole.distance) is whole.distance
    broken = whole.distance.copy()
    gap = slice(int(0.4 * broken.shape[2]), int(0.46 * broken.shape[2]))
    broken[:, :, gap] = np.minimum(broken[:, :, gap] + 0.45, 1)
    assert ndimage.label(broken < 0)[1] == 5
    mended = joined(broken)
    assert ndimage.label(mended < 0)[1] == 1
    changed = mended != broken
    assert changed.sum() < 400 and not changed[:, :, : gap.start - 2].any() and not changed[:, :, gap.stop + 2 :].any()


def test_vertices_that_meet_in_one_corner_stay_vertices_of_their_own() -> None:
    """Flattening may send several to the corner of three planes; stored as float32 they would be one."""
    surface = contour(
        sample_field([Placed(RoundBox((0.5, 0.5, 0.5)), 0, (0.0, 0.0, 0.5))]).distance, DenseScores(_plain()), 4000
    )
    vertices = surface.vertices.copy()
    edge = surface.faces[:: len(surface.faces) // 20]
    vertices[edge[:, 1]] = vertices[edge[:, 0]] + 1e-8  # apart in double precision only
    planes = np.full(len(surface.faces), -1)
    mesh = _finished(Flattened(replace(surface, vertices=vertices), planes), np.ones(3))
    assert is_watertight(mesh)
