"""Where a road's reference line runs: exact points, directions, heights and offsets at any place along it.

The formulas are those of ASAM OpenDRIVE 1.8 (sections 9 and 10). A place is a pair: `s`, and which record holds there,
since at a joint the one before and the one after may differ. Records are chosen at `s + side`, with `side` a tiny step
back or forward at joints, and evaluated at `s` itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from composer.street.road import Cubic, Curve, Road

FloatArray = npt.NDArray[np.float64]

_NODES, _WEIGHTS = (v / 2 for v in np.polynomial.legendre.leggauss(8))
"""Gauss-Legendre over [-1/2, 1/2]: exact to rounding for pieces that turn by less than a radian."""
_MAX_PANELS = 4096
_PANELS = 64
"""Pieces into which a cubic is cut to measure its length."""


class Profile:
    """Cubics that follow each other: an elevation, a width, an offset.

    Parameters
    ----------
    records : sequence of Cubic
        In the order of their starts. Before the first one the value is 0.
    """

    def __init__(self, records: Sequence[Cubic]) -> None:
        self.starts: FloatArray = np.array([r.start for r in records], np.float64)
        self._factors = np.array([(r.a, r.b, r.c, r.d) for r in records], np.float64).reshape(-1, 4)

    @cached_property
    def zero(self) -> bool:
        """Whether it is 0 everywhere."""
        return not self._factors.any()

    def _pieces(self, s: FloatArray, side: FloatArray | float) -> tuple[FloatArray, FloatArray]:
        piece = np.searchsorted(self.starts, s + side, side="right") - 1
        factors = np.where((piece >= 0)[:, None], self._factors[np.maximum(piece, 0)], 0.0)
        return s - self.starts[np.maximum(piece, 0)], factors

    def at(self, s: FloatArray, side: FloatArray | float = 0.0) -> FloatArray:
        """The value at each `s`, (N,)."""
        if self.zero:
            return np.zeros_like(s)
        d, f = self._pieces(s, side)
        return f[:, 0] + d * (f[:, 1] + d * (f[:, 2] + d * f[:, 3]))

    def slope(self, s: FloatArray, side: FloatArray | float = 0.0) -> FloatArray:
        """How fast it rises at each `s`, (N,)."""
        if self.zero:
            return np.zeros_like(s)
        d, f = self._pieces(s, side)
        return f[:, 1] + d * (2 * f[:, 2] + 3 * d * f[:, 3])


class ReferenceLine:
    """A road's reference line, evaluated exactly.

    Parameters
    ----------
    road : Road
        Its curves in the order of their starts.
    """

    def __init__(self, road: Road) -> None:
        self.length = road.length
        self.curves = road.curves
        self.starts: FloatArray = np.array([c.start for c in road.curves], np.float64)
        self.elevation = Profile(road.elevation)
        self.tilt = Profile(road.tilt)
        self.offset = Profile(road.offset)

    @property
    def flat(self) -> bool:
        """Whether it is level at height zero."""
        return self.elevation.zero and self.tilt.zero

    def at(self, s: FloatArray, side: FloatArray | float = 0.0) -> tuple[FloatArray, FloatArray]:
        """Points and directions.

        Parameters
        ----------
        s : (N,) float64
            Metres along the line; beyond its ends it goes on straight.
        side : (N,) or float
            Added to `s` to choose the curve that holds.

        Returns
        -------
        points : (N, 2)
            Metres.
        headings : (N,)
            Radians counter-clockwise from +X; not wrapped within an arc or a spiral.
        """
        points, headings = np.empty((len(s), 2)), np.empty(len(s))
        piece = np.maximum(np.searchsorted(self.starts, s + side, side="right") - 1, 0)
        for k in np.unique(piece):
            here = piece == k
            points[here], headings[here] = along(self.curves[k], s[here] - self.starts[k])
        return points, headings

    def place(
        self, s: FloatArray, t: FloatArray | float, h: FloatArray | float = 0.0, side: FloatArray | float = 0.0
    ) -> tuple[FloatArray, FloatArray]:
        """Points in space of (s, t, h), h perpendicular to the tilted road.

        Returns
        -------
        points : (N, 3)
            Metres.
        headings : (N,)
            Direction of the line there, radians.
        """
        points, headings = self.at(s, side)
        tilt = self.tilt.at(s, side)
        aside = t * np.cos(tilt) - h * np.sin(tilt)
        up = self.elevation.at(s, side) + t * np.sin(tilt) + h * np.cos(tilt)
        left = np.stack([-np.sin(headings), np.cos(headings)], axis=1)
        return np.column_stack([points + left * aside[:, None], up]), headings


def along(curve: Curve, d: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Points (N, 2) and directions (N,) of a curve, `d` metres from its start; straight on beyond its ends."""
    inside = np.clip(d, 0.0, curve.length)
    u, v, turn = _LOCAL[curve.kind](curve, inside)
    heading = curve.heading + turn
    c, s = np.cos(curve.heading), np.sin(curve.heading)
    points = np.stack([curve.x + u * c - v * s, curve.y + u * s + v * c], axis=1)
    rest = d - inside
    if rest.any():
        points = points + np.stack([np.cos(heading), np.sin(heading)], axis=1) * rest[:, None]
    return points, heading


def cubic_length(values: Sequence[float]) -> float:
    """Length of a paramPoly3 whose parameter runs from 0 to 1, metres."""
    return float(_lengths(np.array(values).reshape(2, 4), 1.0)[1][-1])


def poly3_as_param(curve: Curve) -> tuple[float, ...]:
    """The paramPoly3, its parameter from 0 to 1, that is the same curve as a poly3."""
    a, b, c, d = curve.values
    factors = np.array([[0.0, 1.0, 0.0, 0.0], [a, b, c, d]])
    reach = float(_parameter(factors, curve.length, np.array([curve.length]), 1.0)[0])
    return 0.0, reach, 0.0, 0.0, a, b * reach, c * reach**2, d * reach**3


Local = tuple[FloatArray, FloatArray, FloatArray]


def _line(curve: Curve, d: FloatArray) -> Local:
    zero = np.zeros_like(d)
    return d, zero, zero


def _arc(curve: Curve, d: FloatArray) -> Local:
    turn = curve.values[0] * d
    # sinc keeps the digits of an arc that is nearly straight
    half = d * np.sinc(turn / (2 * np.pi))
    return half * np.cos(turn / 2), half * np.sin(turn / 2), turn


def _spiral(curve: Curve, d: FloatArray) -> Local:
    """Clothoid by quadrature: unlike Fresnel integrals it loses nothing where the curvature hardly changes."""
    first, last = curve.values
    rate = (last - first) / curve.length if curve.length > 0 else 0.0
    turning = max(abs(first), abs(last)) * curve.length
    edges = np.linspace(0.0, curve.length, int(np.clip(np.ceil(turning), 1, _MAX_PANELS)) + 1)

    def stretch(start: FloatArray, size: FloatArray) -> tuple[FloatArray, FloatArray]:
        at = start[:, None] + size[:, None] * (_NODES + 0.5)
        angle = at * (first + at * (rate / 2))
        return size * (np.cos(angle) @ _WEIGHTS), size * (np.sin(angle) @ _WEIGHTS)

    whole_u, whole_v = stretch(edges[:-1], np.diff(edges))
    panel = np.clip(np.searchsorted(edges, d, side="right") - 1, 0, len(edges) - 2)
    u, v = stretch(edges[panel], d - edges[panel])
    before_u, before_v = (np.concatenate([[0.0], np.cumsum(w)]) for w in (whole_u, whole_v))
    return u + before_u[panel], v + before_v[panel], d * (first + d * (rate / 2))


def _poly3(curve: Curve, d: FloatArray) -> Local:
    a, b, c, e = curve.values
    factors = np.array([[0.0, 1.0, 0.0, 0.0], [a, b, c, e]])
    # A length of the curve is never less than that of its shadow on the u axis.
    return _cubic(factors, _parameter(factors, curve.length, d, 1.0))


def _param_poly3(curve: Curve, d: FloatArray) -> Local:
    factors = np.array(curve.values).reshape(2, 4)
    if not curve.normalized:
        return _cubic(factors, d)
    whole = _lengths(factors, 1.0)[1][-1]
    if curve.length <= 0 or not 0 < whole < np.inf:
        return _cubic(factors, d / curve.length if curve.length > 0 else d)
    # The stated length is rounded: what is stretched by that much still begins and ends where it says.
    return _cubic(factors, _parameter(factors, 1.0, d * (whole / curve.length), whole / curve.length))


def _cubic(factors: FloatArray, p: FloatArray) -> Local:
    u, v = factors @ np.stack([np.ones_like(p), p, p * p, p * p * p])
    du, dv = _speed(factors, p)
    return u, v, np.arctan2(dv, du)


def _speed(factors: FloatArray, p: FloatArray) -> FloatArray:
    """Derivative of both cubics, (2, …)."""
    f = factors.reshape(2, 4, *[1] * p.ndim)
    derivative: FloatArray = f[:, 1] + p * (2 * f[:, 2] + 3 * p * f[:, 3])
    return derivative


def _stretch(factors: FloatArray, start: FloatArray, size: FloatArray) -> FloatArray:
    """Length of the curve over [start, start + size], (N,)."""
    du, dv = _speed(factors, start[:, None] + size[:, None] * (_NODES + 0.5))
    length: FloatArray = size * (np.hypot(du, dv) @ _WEIGHTS)
    return length


def _lengths(factors: FloatArray, end: float) -> tuple[FloatArray, FloatArray]:
    """Parameters that cut [0, end] into panels, and the curve's length up to each."""
    edges = np.linspace(0.0, end, _PANELS + 1)
    return edges, np.concatenate([[0.0], np.cumsum(_stretch(factors, edges[:-1], np.diff(edges)))])


def _parameter(factors: FloatArray, end: float, d: FloatArray, usual: float) -> FloatArray:
    """The parameter at which the curve is `d` long, by Newton from within the right panel.

    Parameters
    ----------
    end : float
        The largest parameter.
    usual : float
        Length per parameter, where the curve is too short to tell.
    """
    edges, reached = _lengths(factors, end)
    if not np.isfinite(reached[-1]):
        return np.clip(d / usual, 0.0, end)
    panel = np.clip(np.searchsorted(reached, d, side="right") - 1, 0, len(edges) - 2)
    low, high = edges[panel], edges[panel + 1]
    p = np.interp(d, reached, edges)
    for _ in range(4):
        du, dv = _speed(factors, p)
        miss = reached[panel] + _stretch(factors, low, p - low) - d
        p = np.clip(p - miss / np.maximum(np.hypot(du, dv), 1e-12), low, high)
    return p


_LOCAL = {"line": _line, "arc": _arc, "spiral": _spiral, "poly3": _poly3, "paramPoly3": _param_poly3}
