"""Where streets meet: how far each is cut back, the area between them with rounded corners, the walks around these.

A joint is solved from its arms alone, looked along outward from the joint, counter-clockwise. Two neighbouring arms
make a corner: an arc that touches the kerbs of both, or, where these run on almost straight, a smooth line.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely

from composer.street.curves import ReferenceLine
from composer.street.frames import FloatArray

BEFORE = 12.0
"""Metres that the sides of an arm are prolonged beyond the joint when their crossings are sought."""
STEP = 1.0
_ARC = math.radians(8)
"""Turn between two points of a rounded corner."""
_SHARPEST = 0.25
_LEAST = 0.05


@dataclass(frozen=True, eq=False)
class Arm:
    """A street that leaves a joint.

    Parameters
    ----------
    line : ReferenceLine
        Its centre line, uncut.
    outward : bool
        Whether that runs away from the joint; else toward it.
    left, right : float
        How far the carriageway reaches to each side, seen outward; metres.
    far_left, far_right : float
        How far the street reaches with everything beside the carriageway; the same where there is nothing.
    limit : float
        How far it may be cut back at most, metres.
    """

    line: ReferenceLine
    outward: bool
    left: float
    right: float
    far_left: float
    far_right: float
    limit: float

    def place(self, s: FloatArray, t: float) -> tuple[FloatArray, FloatArray]:
        """Points `s` metres outward and `t` to the left, (N, 2), and the outward directions there, radians."""
        points, headings = self.line.at(s if self.outward else self.line.length - s)
        if not self.outward:
            headings = headings + np.pi
        return points + t * np.stack([-np.sin(headings), np.cos(headings)], axis=1), headings

    def at(self, s: float, t: float) -> FloatArray:
        """One such point, (2,)."""
        point: FloatArray = self.place(np.array([s]), t)[0][0]
        return point

    def heading(self, s: float) -> float:
        """The outward direction at a place, radians."""
        return float(self.place(np.array([s]), 0.0)[1][0])

    def way(self, start: float, end: float, t: float) -> FloatArray:
        """Points from one place to another at a distance from the line, as close as it bends."""
        count = 2
        turn = abs(self.heading(end) - self.heading(start))
        if turn > 1e-6:
            count = max(2, math.ceil(max(turn / _ARC, abs(end - start) / STEP)) + 1)
        return self.place(np.linspace(start, end, count), t)[0]

    @cached_property
    def _steps(self) -> FloatArray:
        return np.concatenate([[-BEFORE], np.arange(0.0, self.limit + STEP, STEP)])

    def side(self, t: float) -> tuple[FloatArray, FloatArray]:
        """A line beside it from before the joint to the limit: places (N,) and points (N, 2)."""
        return self._steps, self.place(self._steps, t)[0]


@dataclass(frozen=True, eq=False)
class Joint:
    """What lies where streets meet.

    Attributes
    ----------
    cuts : list of float
        How far each arm is cut back, metres, in the order of the arms.
    area : (A, 2) float64 or None
        Outline of the carriageway between the cuts; None if there is none.
    walks : list of (W, 2) float64
        Outlines of the walks around its corners.
    """

    cuts: list[float]
    area: FloatArray | None
    walks: list[FloatArray] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _Corner:
    """How two neighbouring arms are joined: at which places the arc touches them, and the arc, if there is one."""

    first: float
    second: float
    arc: FloatArray | None


def join(arms: Sequence[Arm], middle: FloatArray, radius: float, disc: float = 0.0) -> Joint:
    """Join streets.

    Parameters
    ----------
    arms : sequence of Arm
        At least one; in any order.
    middle : (2,) float64
        Where they meet.
    radius : float
        Of the kerb's corners, metres, where there is room.
    disc : float
        Radius of a round turning place in the middle, 0 for none.
    """
    order = _around(arms, middle)
    ring = [arms[k] for k in order]
    pairs = [(ring[k], ring[(k + 1) % len(ring)]) for k in range(len(ring))]
    kerbs = [_corner(a, b, a.left, b.right, middle, radius, disc) for a, b in pairs]
    fars: list[_Corner | None] = []
    for a, b in pairs:
        wide = max(a.far_left - a.left, b.far_right - b.right)
        outer = disc + wide if disc else 0.0
        rounded = max(radius - wide, 0.5)
        fars.append(_corner(a, b, a.far_left, b.far_right, middle, rounded, outer) if wide > _LEAST else None)
    cuts = [0.0] * len(ring)
    for corners in (kerbs, fars):
        for k, corner in enumerate(corners):
            if corner is not None:
                after = (k + 1) % len(ring)
                cuts[k], cuts[after] = max(cuts[k], corner.first), max(cuts[after], corner.second)
    cuts = [min(max(cut, _LEAST), arm.limit) for cut, arm in zip(cuts, ring, strict=True)]
    outline, walks = [], []
    for k, (a, b) in enumerate(pairs):
        ends = cuts[k], cuts[(k + 1) % len(ring)]
        inner = _border(a, b, a.left, b.right, ends, kerbs[k])
        outline += [a.at(cuts[k], -a.right)[None], inner]
        far = fars[k]
        if far is not None:
            outer_ = _border(a, b, a.far_left, b.far_right, ends, far)
            walk = _sound(np.concatenate([inner, outer_[::-1]]))
            if walk is not None:
                walks.append(walk)
    area = _sound(np.concatenate(outline))
    back = dict(zip(order, cuts, strict=True))
    return Joint([back[k] for k in range(len(arms))], area, walks)


def _around(arms: Sequence[Arm], middle: FloatArray) -> list[int]:
    """The arms counter-clockwise, by where they are a few metres out."""
    found = []
    for k, arm in enumerate(arms):
        x, y = arm.at(min(max(arm.limit, 1.0), 8.0), 0.0) - middle
        found.append((math.atan2(y, x), k))
    return [k for _, k in sorted(found)]


def _corner(a: Arm, b: Arm, left: float, right: float, middle: FloatArray, radius: float, disc: float) -> _Corner:
    """The corner between the left side of one arm and the right side of the next."""
    if disc > max(left, right) + 0.3:
        direct = None if a is b else _arc_between(a, b, left, right, radius)
        arc = None if direct is None else direct.arc
        if arc is None or float(np.hypot(arc[:, 0] - middle[0], arc[:, 1] - middle[1]).min()) < disc:
            return _on_disc(a, b, left, right, middle, radius, disc)
    if a is b:
        return _Corner(0.0, 0.0, None)
    for size in (radius, radius / 2, radius / 4, _SHARPEST):
        found = _arc_between(a, b, left, right, size)
        if found is not None and found.first <= a.limit and found.second <= b.limit:
            return found
    if found is not None:
        # They part too slowly: they run side by side up to as far as they may be cut.
        return _Corner(min(found.first, a.limit), min(found.second, b.limit), None)
    taper = 1.5 * abs(left - right) + 0.5
    return _Corner(min(taper, a.limit / 2), min(taper, b.limit / 2), None)


def _arc_between(a: Arm, b: Arm, left: float, right: float, radius: float) -> _Corner | None:
    """The arc that touches both sides; None if they do not come toward each other."""
    (s, p), (u, q) = a.side(left + radius), b.side(-right - radius)
    hit = _crossing(s, p, u, q)
    if hit is None:
        return None
    first, second, centre = hit
    start, end = a.at(first, left) - centre, b.at(second, -right) - centre
    from_, to = math.atan2(start[1], start[0]), math.atan2(end[1], end[0])
    turn = math.remainder(to - from_, math.tau)
    if abs(turn) > math.radians(176):
        return None
    angles = from_ + turn * np.linspace(0, 1, max(2, math.ceil(abs(turn) / _ARC) + 1))
    arc = centre + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    arc[0], arc[-1] = a.at(first, left), b.at(second, -right)
    return _Corner(first, second, arc)


def _crossing(s: FloatArray, p: FloatArray, u: FloatArray, q: FloatArray) -> tuple[float, float, FloatArray] | None:
    """The crossing of two lines nearest to where they begin, ahead of the joint on both: places on both, point."""
    a, b = p[:-1], np.diff(p, axis=0)
    c, d = q[:-1], np.diff(q, axis=0)
    cross = b[:, None, 0] * d[None, :, 1] - b[:, None, 1] * d[None, :, 0]
    offset = c[None] - a[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        v = (offset[..., 0] * d[None, :, 1] - offset[..., 1] * d[None, :, 0]) / cross
        w = (offset[..., 0] * b[:, None, 1] - offset[..., 1] * b[:, None, 0]) / cross
    there = (np.abs(cross) > 1e-9) & (v >= 0) & (v <= 1) & (w >= 0) & (w <= 1)
    i, j = np.nonzero(there)
    if not len(i):
        return None
    first = s[i] + v[i, j] * (s[i + 1] - s[i])
    second = u[j] + w[i, j] * (u[j + 1] - u[j])
    ahead = (first > -0.5) & (second > -0.5)
    if not ahead.any():
        return None
    best = int(np.where(ahead, first + second, np.inf).argmin())
    return float(first[best]), float(second[best]), a[i[best]] + v[i[best], j[best]] * b[i[best]]


def _on_disc(a: Arm, b: Arm, left: float, right: float, middle: FloatArray, radius: float, disc: float) -> _Corner:
    """From one side onto a round place, around it, and off onto the other side."""
    first, onto = _touch(a, left, middle, radius, disc)
    second, off = _touch(b, -right, middle, radius, disc)
    start, end = (math.atan2(p[1] - middle[1], p[0] - middle[0]) for p in (onto[-1], off[-1]))
    turn = (end - start) % math.tau
    if turn < 1e-6:
        turn = math.tau
    angles = start + turn * np.linspace(0, 1, max(2, math.ceil(turn / _ARC) + 1))[1:-1]
    around = middle + disc * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return _Corner(first, second, np.concatenate([onto, around, off[::-1]]))


def _touch(arm: Arm, t: float, middle: FloatArray, radius: float, disc: float) -> tuple[float, FloatArray]:
    """Where the arc from a side of an arm onto a round place begins, and its points."""
    wide = abs(t) + radius
    while disc + radius <= wide:  # the place is hardly wider than the arm
        radius *= 0.5
        wide = abs(t) + radius
    s = math.sqrt((disc + radius) ** 2 - wide**2)
    s = min(s, arm.limit)
    heading = arm.heading(0.0)
    ahead = np.array([math.cos(heading), math.sin(heading)])
    aside = np.array([-ahead[1], ahead[0]]) * math.copysign(1.0, t)
    centre = middle + ahead * s + aside * wide
    first = arm.at(s, t)
    last = middle + (centre - middle) * disc / max(float(np.hypot(*(centre - middle))), 1e-9)
    from_, to = (math.atan2(*(p - centre)[::-1]) for p in (first, last))
    turn = math.remainder(to - from_, math.tau)
    angles = from_ + turn * np.linspace(0, 1, max(2, math.ceil(abs(turn) / _ARC) + 1))
    arc = centre + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    arc[0] = first
    return s, arc


def _border(a: Arm, b: Arm, left: float, right: float, cuts: tuple[float, float], corner: _Corner) -> FloatArray:
    """From the left side of one arm at its cut, around the corner, to the right side of the next at its cut."""
    if corner.arc is not None:
        parts = [corner.arc]
        if cuts[0] > corner.first + 1e-9:
            parts.insert(0, a.way(cuts[0], corner.first, left)[:-1])
        if cuts[1] > corner.second + 1e-9:
            parts.append(b.way(corner.second, cuts[1], -right)[1:])
        return np.concatenate(parts)
    start, end = a.at(cuts[0], left), b.at(cuts[1], -right)
    inward, outward = a.heading(cuts[0]) + np.pi, b.heading(cuts[1])
    reach = 0.38 * float(np.hypot(*(end - start)))
    p = start + reach * np.array([math.cos(inward), math.sin(inward)])
    q = end - reach * np.array([math.cos(outward), math.sin(outward)])
    share = np.linspace(0, 1, 17)[:, None]
    rest = 1 - share
    curve: FloatArray = rest**3 * start + 3 * rest**2 * share * p + 3 * rest * share**2 * q + share**3 * end
    straight = start + share * (end - start)
    if np.abs(curve - straight).max() < 0.01:
        return np.stack([start, end])
    return curve


def _sound(points: FloatArray) -> FloatArray | None:
    """An outline without doubled corners; where it crosses itself, the largest sound part of it."""
    kept = points[np.hypot(*(points - np.roll(points, 1, axis=0)).T) > 1e-6]
    if len(kept) < 3:
        return None
    polygon = shapely.Polygon(kept)
    if not polygon.is_valid:
        parts = [p for p in shapely.get_parts(shapely.make_valid(polygon)) if isinstance(p, shapely.Polygon)]
        polygon = max(parts, key=lambda part: part.area, default=shapely.Polygon())
        kept = np.array(polygon.exterior.coords)[:-1, :2] if not polygon.is_empty else kept
    return kept if polygon.area > 0.01 else None
