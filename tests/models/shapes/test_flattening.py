"""Flat sides are made flat, bends stay bends, and nothing tears."""

from dataclasses import replace

import numpy as np
import pytest

from models.procedural.sdf import Placed, RoundBox, RoundCone, sample_field
from models.shapes.contouring import contour
from models.shapes.decimation import decimated
from models.shapes.flattening import FARTHEST, flattened
from models.shapes.meshing import DenseScores, one_hot_scores
from models.shapes.surface import Surface, is_closed

ONE = np.ones(3)


def _surface(solids: list[Placed], noise: float = 0.0, faces: int = 3000) -> Surface:
    field = sample_field(solids)
    rng = np.random.default_rng(3)
    distance = field.distance
    if noise:
        distance = distance + noise * rng.standard_normal(distance.shape).astype(np.float32)
    reduced = decimated(contour(distance, DenseScores(one_hot_scores(field.part)), faces), ONE, faces)
    assert reduced is not None
    return reduced


def _normals(surface: Surface) -> tuple[np.ndarray, np.ndarray]:
    corner = surface.vertices[surface.faces]
    across = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.linalg.norm(across, axis=1)
    return across / np.maximum(area, 1e-12)[:, None], area


@pytest.fixture(scope="module")
def dented() -> Surface:
    return _surface([Placed(RoundBox((0.5, 0.5, 0.5)), 0, (0.0, 0.0, 0.5))], noise=0.05)


def test_a_dented_box_gets_six_flat_sides(dented: Surface) -> None:
    flat = flattened(dented, ONE)
    found = flat.planes[flat.planes >= 0]
    _, area = _normals(dented)
    assert area[flat.planes >= 0].sum() > 0.9 * area.sum()
    big = [plane for plane in np.unique(found) if area[flat.planes == plane].sum() > 0.1 * area.sum()]
    assert len(big) == 6
    spread = []
    for surface in (dented, flat.surface):
        normal, area = _normals(surface)
        within = [normal[flat.planes == p] * area[flat.planes == p, None] for p in big]
        share = [1 - np.linalg.norm(n.sum(axis=0)) / np.linalg.norm(n, axis=1).sum() for n in within]
        spread.append(float(np.mean(np.degrees(np.sqrt(2 * np.maximum(share, 0))))))
    before, after = spread
    assert before > 3
    assert after < 1.5


def test_the_triangles_stay_and_no_vertex_goes_far(dented: Surface) -> None:
    flat = flattened(dented, ONE)
    assert is_closed(flat.surface.faces)
    assert np.array_equal(flat.surface.faces, dented.faces)
    assert np.abs(flat.surface.vertices - dented.vertices).max() <= FARTHEST + 1e-9


def test_a_round_thing_stays_round() -> None:
    surface = _surface([Placed(RoundCone(0.5, 0.5, 0.5), 0, (0.0, 0.0, 0.5))])
    flat = flattened(surface, ONE)
    upright = np.abs(_normals(surface)[0][:, 2]) < 0.5
    corners = np.unique(surface.faces[upright])
    middle = surface.vertices[:, :2].mean(axis=0)
    radius = [np.linalg.norm(s.vertices[corners][:, :2] - middle, axis=1) for s in (surface, flat.surface)]
    assert np.abs(radius[1] - radius[0]).mean() < 0.1  # of a sample; the radius is 30
    caps = flat.planes[np.abs(_normals(surface)[0][:, 2]) > 0.9]
    assert (caps >= 0).mean() > 0.9


def test_both_sides_of_a_thin_board_stay_apart() -> None:
    board = [
        Placed(RoundBox((0.5, 0.5, 0.02)), 0, (0.0, 0.0, 0.5)),
        Placed(RoundBox((0.04, 0.04, 0.5)), 0, (0.0, 0.0, 0.5)),
    ]
    surface = _surface(board, noise=0.03)
    flat = flattened(surface, ONE)
    for side in (surface, flat.surface):
        normal, area = _normals(side)
        # the volume of a closed surface, which is the board's and the post's
        volume = np.einsum("ij,ij->i", side.vertices[side.faces].mean(axis=1), normal * area[:, None]).sum() / 6
        assert volume == pytest.approx(60**3 * (0.04 + 0.08**2 * 0.96), rel=0.25)


def test_a_plane_that_nearly_faces_along_an_axis_does(dented: Surface) -> None:
    angle = np.radians(1.5)
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    turned = replace(dented, vertices=(dented.vertices - 32) @ turn.T + 32)
    flat = flattened(turned, ONE)
    normal, area = _normals(flat.surface)
    square = np.abs(normal).max(axis=1) > np.cos(np.radians(0.5))
    assert area[square].sum() > 0.85 * area.sum()
