"""Geometry of oriented boxes against shapely, which computes the same by other means."""

from __future__ import annotations

import math

import numpy as np
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.relations.geometry import corners, nearest_corners, overlap_share, separations

extent = st.floats(0.1, 3.0)
place = st.floats(-2.0, 2.0)
yaw = st.one_of(st.sampled_from([0.0, math.pi / 2, math.pi, -math.pi / 2]), st.floats(-7.0, 7.0))
box = st.tuples(extent, extent, extent, place, place, st.floats(0.0, 2.0), yaw).map(np.array)


def as_polygon(row: np.ndarray) -> shapely.Polygon:
    flat = shapely.box(-row[0] / 2, -row[1] / 2, row[0] / 2, row[1] / 2)
    turned = shapely.affinity.rotate(flat, row[6], origin=(0, 0), use_radians=True)
    return shapely.affinity.translate(turned, row[3], row[4])


@given(box, box)
@settings(max_examples=300, deadline=None)
def test_overlap_is_the_shared_volume_over_the_smaller(a: np.ndarray, b: np.ndarray) -> None:
    rise = max(0.0, min(a[5] + a[2], b[5] + b[2]) - max(a[5], b[5]))
    # on a fine grid: without one GEOS now and then finds nothing where edges nearly coincide
    shared = shapely.intersection(as_polygon(a), as_polygon(b), grid_size=1e-9).area * rise
    expected = shared / min(np.prod(a[:3]), np.prod(b[:3]))
    assert float(overlap_share(a, b)) == float(np.clip(expected, 0, None)) or abs(overlap_share(a, b) - expected) < 1e-6


@given(box, st.floats(0.1, 3.0), st.floats(0.1, 3.0), st.sampled_from([0, 1, 2, 3]))
@settings(max_examples=200, deadline=None)
def test_boxes_that_touch_share_nothing(a: np.ndarray, depth: float, width: float, side: int) -> None:
    along = a[6] + side * math.pi / 2
    reach = ((a[0] + depth) / 2, (a[1] + width) / 2)[side % 2]
    b = np.array([depth, width, a[2], a[3] + math.cos(along) * reach, a[4] + math.sin(along) * reach, a[5], a[6]])
    assert float(overlap_share(a, b)) < 1e-5


@given(box)
@settings(max_examples=60, deadline=None)
def test_a_box_shares_everything_with_itself(a: np.ndarray) -> None:
    assert abs(float(overlap_share(a, a)) - 1.0) < 1e-6


@given(box, box)
@settings(max_examples=300, deadline=None)
def test_boxes_are_apart_exactly_where_an_axis_separates_them(a: np.ndarray, b: np.ndarray) -> None:
    apart = float(separations(a, b)[:4].max())
    area = as_polygon(a).intersection(as_polygon(b)).area
    if apart > 1e-6:
        assert area == 0
    if apart < -1e-3:
        assert area > 0


@given(box, box)
@settings(max_examples=100, deadline=None)
def test_nearest_corners_is_the_least_of_all_corner_distances(a: np.ndarray, b: np.ndarray) -> None:
    def all_corners(row: np.ndarray) -> np.ndarray:
        plan = np.array(as_polygon(row).exterior.coords)[:4]
        return np.concatenate([np.column_stack([plan, np.full(4, z)]) for z in (row[5], row[5] + row[2])])

    expected = np.linalg.norm(all_corners(a)[:, None] - all_corners(b)[None], axis=-1).min()
    assert abs(float(nearest_corners(a, b)) - expected) < 1e-6


def test_corners_run_counter_clockwise_from_back_right() -> None:
    found = corners(np.array([2.0, 1.0, 1.0, 5.0, 0.0, 0.0, math.pi / 2]))
    # Facing +Y: the back is at −Y and the right side at +X.
    np.testing.assert_allclose(found, [(5.5, -1), (5.5, 1), (4.5, 1), (4.5, -1)], atol=1e-12)
