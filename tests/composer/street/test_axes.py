import math

import numpy as np
import pytest
import shapely

from composer.scene import Surface
from composer.street.axes import middle_line, track_of
from composer.street.frames import Track
from composer.street.heights import height_at


def bent(width: float = 3.0) -> shapely.Polygon:
    """A ribbon that goes 40 m ahead, turns left on an arc of 20 m and goes on."""
    angles = np.linspace(-math.pi / 2, 0, 40)
    line = [(0, 0), *zip(40 + 20 * np.cos(angles), 20 + 20 * np.sin(angles), strict=True), (60, 60)]
    return shapely.LineString(line).buffer(width / 2, cap_style="flat")


def test_a_rectangle_is_halved_along_its_longer_side() -> None:
    turned = shapely.affinity.rotate(shapely.box(0, 0, 20, 3), 30, origin=(0, 0))
    line = middle_line(turned)
    assert line.shape == (2, 2)
    assert math.dist(*line) == pytest.approx(20)
    assert math.atan2(*(line[1] - line[0])[::-1]) == pytest.approx(math.radians(30))


def test_a_square_and_a_lawn_have_no_long_way() -> None:
    assert not len(middle_line(shapely.box(0, 0, 4, 4)))
    assert not len(middle_line(shapely.Point(0, 0).buffer(9)))


def test_a_bent_ribbon_is_followed_from_end_to_end() -> None:
    ribbon = bent()
    track = Track(middle_line(ribbon))
    assert track.length == pytest.approx(40 + 10 * math.pi + 40, abs=0.6)
    points, _ = track.at(np.linspace(0, track.length, 200))
    off = shapely.distance(shapely.points(points), ribbon.boundary)
    assert off[6:-6].min() > 1.35  # in the middle of 3 m


def test_the_axis_a_surface_came_with_is_taken() -> None:
    axis = ((5.0, 1.0), (0.0, 1.0))
    surface = Surface(id="l", kind="lane", polygon=((0, 0), (5, 0), (5, 2), (0, 2)), axis=axis)
    track = track_of(surface)
    assert track is not None and np.array_equal(track.points, axis)


def test_a_track_is_its_own_inverse() -> None:
    track = Track(np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]))
    along, left = np.array([-2.0, 3.0, 14.0, 23.0]), np.array([0.5, -1.0, 2.0, 0.0])
    points, headings = track.at(along, left)
    again = track.locate(points)
    assert np.allclose(again[0], along) and np.allclose(again[1], left) and np.allclose(again[2], headings)


def test_outside_a_bend_the_distance_is_that_of_the_corner() -> None:
    track = Track(np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]))
    along, left, _ = track.locate(np.array([(13.0, -4.0)]))
    assert along[0] == pytest.approx(10) and left[0] == pytest.approx(-5)


def test_heights_are_linear_between_the_corners_and_end_at_them() -> None:
    ramp = Surface(id="r", kind="lane", polygon=((0, 0), (10, 0), (10, 3), (0, 3)), heights=(0, 2, 2, 0), z=0.15)
    assert height_at(ramp, np.array([(5.0, 1.0), (0.0, 3.0), (10.4, 1.5)])) == pytest.approx([1.15, 0.15, 2.15])
