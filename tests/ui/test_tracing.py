"""Where a picture lies under the plan, without a window."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.scene import Scene
from tests.ui.rooms import bedroom
from ui.controllers.tracing import Placement


def test_at_first_it_fits_the_room() -> None:
    place = Placement.over(bedroom().scene, 880, 380)
    assert (place.x, place.y, place.scale) == pytest.approx((-2.2, -0.95, 0.005))
    assert Placement.over(Scene(), 500, 250).scale == pytest.approx(0.01)


def test_a_known_distance_gives_it_its_scale() -> None:
    """Two points a metre apart on the plan are said to be three: all is three times as large around the first."""
    place = Placement(1000, 500, 0.0, 0.0, 0.01)
    found = place.scaled((2.0, 1.0), (3.0, 1.0), 3.0)
    assert found is not None and (found.x, found.y, found.scale) == pytest.approx((-4.0, -2.0, 0.03))
    assert place.scaled((2.0, 1.0), (2.0, 1.01), 3.0) is None
    assert place.scaled((2.0, 1.0), (3.0, 1.0), 0.0) is None and place.scaled((2.0, 1.0), (3.0, 1.0), 1e6) is None


places = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(places, places, st.floats(0.01, 100))
def test_what_was_clicked_is_so_far_apart_then(a: tuple[float, float], b: tuple[float, float], metres: float) -> None:
    place = Placement(800, 600, -3.0, -2.0, 0.01)
    found = place.scaled(a, b, metres)
    if found is not None:
        ends = [[(p[i] - (place.x, place.y)[i]) / place.scale for i in (0, 1)] for p in (a, b)]
        now = [[(found.x, found.y)[i] + end[i] * found.scale for i in (0, 1)] for end in ends]
        assert math.dist(*now) == pytest.approx(metres, rel=1e-6) and now[0] == pytest.approx([*a], abs=1e-6)
