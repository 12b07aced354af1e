"""Distances between shapes and sets of shapes, where the right answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from composer.mesh import PARTS, box_mesh
from models.evaluation.shape_metrics import (
    PUBLISHED,
    UNIT_BOX,
    chamfer,
    covered,
    distances,
    field_points,
    matched,
    mesh_points,
    normalised,
    occupancy_iou,
    part_shares,
    recognised,
    sample_triangles,
    total_variation,
)
from models.procedural.sdf import Placed, RoundBox, sample_field

RNG = np.random.default_rng(0)


def _verdicts(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return recognised(np.abs(a[:, None] - a), np.abs(a[:, None] - b), np.abs(b[:, None] - b))


def test_points_lie_evenly_over_a_mesh() -> None:
    points, parts = mesh_points(box_mesh(1.0, 2.0, 4.0, "top"), 20_000, RNG)
    assert (parts == PARTS.index("top")).all()
    for axis, low, high, area in ((0, -0.5, 0.5, 8.0), (1, -1.0, 1.0, 4.0), (2, 0.0, 4.0, 2.0)):
        for side in (low, high):
            share = (np.abs(points[:, axis] - side) < 1e-6).mean()
            assert share == pytest.approx(area / 28, abs=0.012)
    front = points[points[:, 0] > 0.5 - 1e-6]
    counts = np.histogram2d(front[:, 1], front[:, 2], bins=4)[0]
    assert np.square(counts - counts.mean()).sum() / counts.mean() < 37.7  # chi-squared with 15 degrees, 0.1 %


def test_a_surface_without_area_is_refused() -> None:
    with pytest.raises(ValueError, match="without area"):
        sample_triangles(np.zeros((3, 3)), np.array([[0, 1, 2]]), 4, RNG)


def test_points_of_a_field_fill_its_box() -> None:
    field = sample_field([Placed(RoundBox((0.2, 0.5, 1.0)), 0, (0.0, 0.0, 1.0))])
    points = field_points(field.distance, (0.4, 1.0, 2.0), 4000, RNG)
    np.testing.assert_allclose(points.min(axis=0), 0, atol=0.02)
    np.testing.assert_allclose(points.max(axis=0), (0.4, 1.0, 2.0), atol=0.02)
    np.testing.assert_allclose(normalised(points, (0.4, 1.0, 2.0), UNIT_BOX).max(axis=0), 1, atol=0.05)
    published = normalised(points, (0.4, 1.0, 2.0), PUBLISHED)
    assert np.abs(published).max() == pytest.approx(1.0)
    np.testing.assert_allclose(np.ptp(published, axis=0) / np.ptp(published[:, 2]), (0.2, 0.5, 1.0), atol=0.03)
    with pytest.raises(KeyError, match="no reading"):
        normalised(points, (0.4, 1.0, 2.0), "other")


def test_chamfer_of_moved_points_is_the_square_of_the_way_twice() -> None:
    grid = np.stack(np.meshgrid(*[np.arange(4.0)] * 3), axis=-1).reshape(-1, 3)
    assert chamfer(grid, grid) == 0
    assert chamfer(grid, grid + np.array([0.0, 0.0, 0.1])) == pytest.approx(2 * 0.01)
    assert chamfer(np.zeros((1, 3)), np.array([[1.0, 0, 0], [3.0, 0, 0]])) == pytest.approx(1 + (1 + 9) / 2)
    some = [grid, grid + 0.1, grid * 2]
    table = distances(some)
    np.testing.assert_allclose(table, table.T)
    np.testing.assert_allclose(table, distances(some, some), atol=1e-12)


def test_sets_that_agree_cannot_be_told_apart_and_sets_apart_can() -> None:
    a, b = RNG.normal(size=400), RNG.normal(size=400)
    assert _verdicts(a, b).mean() == pytest.approx(0.5, abs=0.07)
    assert _verdicts(a, b + 100).all()
    assert not _verdicts(np.array([0.0, 10.0]), np.array([0.1, 10.1])).any()


def test_coverage_and_matching_by_hand() -> None:
    between = np.array([[1.0, 5.0, 9.0], [2.0, 4.0, 8.0], [7.0, 3.0, 6.0]])  # generated, references
    assert covered(between).tolist() == [True, True, False]
    assert matched(between).tolist() == [1.0, 3.0, 6.0]


def test_shares_and_overlaps() -> None:
    assert part_shares(np.array([0, 0, 1, 3]), 4).tolist() == [0.5, 0.25, 0.0, 0.25]
    assert total_variation(np.array([1.0, 0.0]), np.array([0.25, 0.75])) == pytest.approx(0.75)
    a, b = np.array([-1.0, -1.0, 1.0], np.float32), np.array([1.0, -1.0, -1.0], np.float32)
    assert occupancy_iou(a, b) == pytest.approx(1 / 3)
    assert occupancy_iou(np.abs(a), np.abs(b)) == 1.0
