"""Reference lines against formulas and integrals made another way."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.special import fresnel

from composer.street.curves import Profile, ReferenceLine, along
from composer.street.road import Cubic, Curve, Lane, Road, Section

EVERY = [
    Curve(kind="line", start=0, length=80, x=3, y=-2, heading=0.4),
    Curve(kind="arc", start=0, length=80, x=3, y=-2, heading=0.4, values=(0.03,)),
    Curve(kind="arc", start=0, length=80, x=3, y=-2, heading=0.4, values=(-1e-9,)),
    Curve(kind="spiral", start=0, length=80, x=3, y=-2, heading=0.4, values=(-0.02, 0.05)),
    Curve(kind="spiral", start=0, length=80, x=3, y=-2, heading=0.4, values=(0.02, 0.02 + 1e-13)),
    Curve(kind="poly3", start=0, length=80, x=3, y=-2, heading=0.4, values=(0.5, 0.2, -0.003, 1e-5)),
    Curve(kind="paramPoly3", start=0, length=80, x=3, y=-2, heading=0.4, values=(0, 1, 0, 0, 0, 0, 0, 0)),
    Curve(
        kind="paramPoly3", start=0, length=80, x=3, y=-2, heading=0.4, normalized=True,
        values=(0, 70, 5, -8, 0, 0, 60, -35),
    ),
]  # fmt: skip


@pytest.mark.parametrize("curve", EVERY, ids=lambda c: f"{c.kind}{c.values[:1]}")
def test_direction_is_that_of_motion_and_s_is_length(curve: Curve) -> None:
    d = np.linspace(0, curve.length, 40_001)
    points, headings = along(curve, d)
    steps = np.diff(points, axis=0)
    direction = np.arctan2(steps[:, 1], steps[:, 0])
    off = np.remainder(direction - (headings[1:] + headings[:-1]) / 2 + np.pi, 2 * np.pi) - np.pi
    assert np.abs(off).max() < 1e-6
    lengths = np.hypot(*steps.T)
    # Every step is as long as the others; as long as it says, unless the file rounds the whole length.
    assert np.ptp(lengths) < 1e-9
    if curve.kind != "paramPoly3":
        assert lengths.sum() == pytest.approx(curve.length, abs=1e-6)


def test_spiral_is_the_clothoid() -> None:
    length, last = 120.0, 0.025
    d = np.linspace(0, length, 25)
    points, headings = along(Curve(kind="spiral", start=0, length=length, x=0, y=0, heading=0, values=(0, last)), d)
    scale = np.sqrt(np.pi * length / last)
    sine, cosine = fresnel(d / scale)
    assert np.abs(points - scale * np.stack([cosine, sine], axis=1)).max() < 1e-12
    assert np.abs(headings - d * d * last / length / 2).max() < 1e-15


@pytest.mark.parametrize("values", [(-0.02, 0.05), (0.3, -0.5), (2.0, 2.5)])
def test_spiral_solves_its_differential_equation(values: tuple[float, float]) -> None:
    length = 60.0
    rate = (values[1] - values[0]) / length

    def slope(s: float, state: np.ndarray) -> list[float]:
        return [np.cos(state[2]), np.sin(state[2]), values[0] + rate * s]

    end = solve_ivp(slope, (0, length), [5.0, 6.0, 1.0], rtol=1e-11, atol=1e-11).y[:, -1]
    points, headings = along(
        Curve(kind="spiral", start=0, length=length, x=5, y=6, heading=1, values=values), np.array([length])
    )
    assert np.abs(points[0] - end[:2]).max() < 1e-7
    assert headings[0] == pytest.approx(end[2], abs=1e-7)


def test_cubics_of_arc_length_are_taken_by_their_parameter() -> None:
    values = (0, 1, 0, 0, 0, 0, 7e-4, -8e-6)
    points, _ = along(
        Curve(kind="paramPoly3", start=0, length=88, x=0, y=0, heading=0, values=values), np.array([50.0])
    )
    assert points[0] == pytest.approx([50.0, 7e-4 * 2500 - 8e-6 * 125_000])


def test_normalised_cubic_ends_where_it_says_even_if_its_length_is_rounded() -> None:
    curve = Curve(
        kind="paramPoly3", start=0, length=90, x=1, y=2, heading=0, values=(0, 80, 0, 0, 0, 0, 30, -10), normalized=True
    )
    points, _ = along(curve, np.array([0.0, 90.0]))
    assert points == pytest.approx(np.array([[1, 2], [81, 22]]), abs=1e-9)


def test_beyond_the_ends_it_goes_on_straight() -> None:
    curve = Curve(kind="arc", start=0, length=np.pi, x=0, y=0, heading=0, values=(1.0,))
    points, headings = along(curve, np.array([-2.0, np.pi + 2]))
    assert points == pytest.approx(np.array([[-2, 0], [-2, 2]]), abs=1e-9)
    assert headings == pytest.approx([0, np.pi])


def test_a_line_of_several_curves_with_height_and_tilt() -> None:
    road = Road(
        id="1",
        length=100,
        curves=(
            Curve(kind="line", start=0, length=60, x=0, y=0, heading=0),
            Curve(kind="line", start=60, length=40, x=60, y=0, heading=np.pi / 2),
        ),
        elevation=(Cubic(a=1), Cubic(start=50, a=1, b=0.1, c=0.01, d=-0.001)),
        tilt=(Cubic(start=80, a=0.1),),
        sections=(Section(lanes=(Lane(id=0, kind="lane"),)),),
    )
    line = ReferenceLine(road)
    places, headings = line.place(np.array([10.0, 60.0, 90.0]), np.array([2.0, 0.0, -3.0]), 0.5)
    tilt, base = 0.1, 1 + 4 + 16 - 64
    assert places[0] == pytest.approx([10, 2, 1.5])
    assert places[1] == pytest.approx([60, 0, 1 + 1 + 1 - 1 + 0.5])
    right = 3 * np.cos(tilt) + 0.5 * np.sin(tilt)
    assert places[2] == pytest.approx([60 + right, 30, base - 3 * np.sin(tilt) + 0.5 * np.cos(tilt)])
    assert headings == pytest.approx([0, np.pi / 2, np.pi / 2])
    # At the joint either curve may be meant.
    assert line.at(np.array([60.0]), -1e-6)[1] == pytest.approx([0])


def test_profile_is_zero_before_its_first_record() -> None:
    profile = Profile((Cubic(start=5, a=2, b=1), Cubic(start=8, a=0, c=0.5)))
    assert profile.at(np.array([0.0, 5.0, 7.0, 8.0, 10.0])).tolist() == [0, 2, 4, 0, 2]
    assert profile.at(np.array([8.0]), -1e-6).tolist() == [5]
    assert profile.slope(np.array([0.0, 6.0, 10.0])).tolist() == [0, 1, 2]
    assert Profile(()).zero and not profile.zero
