"""From fields to meshes."""

import numpy as np
import pytest

from composer.mesh import PARTS
from models.errors import MeshingError
from models.procedural.sdf import Placed, RoundBox, RoundCone, grid_axis, sample_field
from models.shapes.meshing import is_watertight, mesh_field, one_hot_scores


def _ball(radius: float, centre: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> np.ndarray:
    u = grid_axis()
    gap = np.sqrt(sum((a - c) ** 2 for a, c in zip(np.meshgrid(u, u, u, indexing="ij"), centre, strict=True)))
    return np.clip((gap - radius) * 10, -1, 1).astype(np.float32)


def _plain(part: int = 0) -> np.ndarray:
    return one_hot_scores(np.full((64, 64, 64), part, np.uint8))


def test_a_ball_becomes_a_closed_ball_that_fills_its_box() -> None:
    mesh = mesh_field(_ball(0.7), _plain(2), (2.0, 1.0, 0.5), 3000)
    assert is_watertight(mesh.faces)
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
    assert is_watertight(mesh.faces)


def test_crumbs_and_bubbles_are_dropped() -> None:
    crumb, bubble = _ball(0.05, (0.9, 0.9, 0.9)), -_ball(0.2)
    whole = mesh_field(_ball(0.7), _plain(), (1.0, 1.0, 1.0), 20_000)
    dirty = mesh_field(np.maximum(np.minimum(_ball(0.7), crumb), bubble), _plain(), (1.0, 1.0, 1.0), 20_000)
    assert len(dirty.faces) == len(whole.faces)


def test_a_border_between_parts_stays_straight_when_decimated() -> None:
    field = sample_field([Placed(RoundBox((0.5, 0.5, 0.5)), 0, (0.0, 0.0, 0.5))])
    labels = np.where(grid_axis() > 0.2, PARTS.index("top"), PARTS.index("body")).astype(np.uint8)
    scores = one_hot_scores(np.broadcast_to(labels, (64, 64, 64)))
    mesh = mesh_field(field.distance, scores, (1.0, 1.0, 1.0), 1200)
    heights = mesh.vertices[mesh.faces].mean(axis=1)[:, 2]
    side = np.abs(mesh.normals[mesh.faces].mean(axis=1)[:, 2]) < 0.3
    assert (mesh.parts[side & (heights > 0.63)] == PARTS.index("top")).mean() > 0.95
    assert (mesh.parts[side & (heights < 0.57)] == PARTS.index("body")).mean() > 0.95


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
