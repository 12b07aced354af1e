"""Roads changed by hand: another centre line, other strips; everything else about them stays."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely

from composer.street.centre import curves_along, length_of
from composer.street.curves import Profile, ReferenceLine
from composer.street.frames import FloatArray
from composer.street.road import Cubic, Curve, Lane, Road, Section
from composer.street.strips import CrossSection, road_of, strips_of
from composer.values import build, revise

_FLAT = 0.05
"""Metres by which a line of few points may leave a curve that is neither straight nor an arc."""
_STEP = 1.0


def centre_points(road: Road) -> tuple[tuple[float, float], ...]:
    """The points that a road's centre line was drawn through: its ends, and a corner for every bend.

    Of curves that nobody draws so, as many points as come near to them.
    """
    if any(curve.kind not in ("line", "arc") or _bend(curve) > 2.8 for curve in road.curves):
        return _simplified(road)
    found = [_start(road.curves[0])]
    for curve in road.curves:
        turn = _bend(curve)
        if curve.kind == "arc" and turn > 1e-6:
            reach = math.tan(turn / 2) / abs(curve.values[0])
            x, y = _start(curve)
            found.append((x + reach * math.cos(curve.heading), y + reach * math.sin(curve.heading)))
    ends, _ = ReferenceLine(road).at(np.array([road.length]))
    found.append((float(ends[0, 0]), float(ends[0, 1])))
    return tuple(found)


def _start(curve: Curve) -> tuple[float, float]:
    return curve.x, curve.y


def _bend(curve: Curve) -> float:
    """How far an arc turns, radians."""
    return abs(curve.values[0]) * curve.length if curve.kind == "arc" else 0.0


def _simplified(road: Road) -> tuple[tuple[float, float], ...]:
    places = np.linspace(0.0, road.length, max(2, int(road.length / _STEP) + 1))
    line = shapely.LineString(ReferenceLine(road).at(places)[0])
    return tuple((float(x), float(y)) for x, y in shapely.simplify(line, _FLAT).coords)


def with_centre(road: Road, points: Sequence[tuple[float, float]] | FloatArray) -> Road:
    """A road along another centre line, with the strips that it has.

    Parameters
    ----------
    points : (A, 2)
        Metres. Where the road's strips change, they change at the same share of its length.

    Raises
    ------
    ValueError
        If all points are one.
    """
    reaches = [strips_of(road, k).reach for k in range(len(road.sections))]
    curves = curves_along(points, max(left for left, _ in reaches), max(right for _, right in reaches))
    length = length_of(curves)
    share = length / max(road.length, 1e-9)
    return revise(
        road,
        curves=curves,
        length=length,
        elevation=_scaled(road.elevation, share),
        tilt=_scaled(road.tilt, share),
        offset=_scaled(road.offset, share),
        sections=tuple(revise(section, start=section.start * share) for section in road.sections),
        usages=tuple(revise(usage, start=usage.start * share) for usage in road.usages),
    )


def _scaled(records: tuple[Cubic, ...], share: float) -> tuple[Cubic, ...]:
    """A profile stretched along the road; its values stay."""
    return tuple(revise(r, start=r.start * share, b=r.b / share, c=r.c / share**2, d=r.d / share**3) for r in records)


def with_section(road: Road, index: int, section: CrossSection, marked: bool = True) -> Road:
    """A road with other strips along one of its sections.

    Parameters
    ----------
    index : int
        Which of its sections.
    section : CrossSection
    marked : bool
        Whether lines are painted between its lanes.

    Raises
    ------
    ValueError
        If there is no strip.
    """
    made = road_of(road.id, road.curves, section, road.name, road.left_hand, marked)
    old = road.sections[index]
    sections = list(road.sections)
    sections[index] = revise(made.sections[0], start=old.start)
    for side in (-1, 1):
        other = index + side
        if 0 <= other < len(sections):
            first, second = sorted((index, other))
            sections[first], sections[second] = _linked(sections[first], sections[second])
    end = sections[index + 1].start if index + 1 < len(sections) else math.inf
    offset = made.offset[0].a if made.offset else 0.0
    return revise(road, sections=tuple(sections), offset=_with_offset(road.offset, old.start, end, offset))


def _linked(before: Section, after: Section) -> tuple[Section, Section]:
    """Two sections whose lanes go on as each other where they have one id and are of one kind."""
    first, second = ({lane.id: lane.kind for lane in section.lanes} for section in (before, after))
    same = {i for i in first if i and first[i] == second.get(i)}

    def told(lane: Lane, field: str) -> Lane:
        known = lane.id if lane.id in same else None
        return lane if getattr(lane, field) == known else revise(lane, **{field: known})

    return (
        revise(before, lanes=tuple(told(lane, "successor") for lane in before.lanes)),
        revise(after, lanes=tuple(told(lane, "predecessor") for lane in after.lanes)),
    )


def _with_offset(records: tuple[Cubic, ...], start: float, end: float, value: float) -> tuple[Cubic, ...]:
    """A profile that has one value between two places, and is what it was elsewhere."""
    kept = [r for r in records if not start - 1e-9 <= r.start < end - 1e-9]
    after = Profile(records).at(np.array([end]))[0] if records and math.isfinite(end) else 0.0
    kept.append(build(Cubic, start=start, a=value))
    if math.isfinite(end) and not any(abs(r.start - end) < 1e-9 for r in kept):
        kept.append(_going_on(records, end, float(after)))
    kept.sort(key=lambda r: r.start)
    zero = all(r.a == r.b == r.c == r.d == 0.0 for r in kept)
    return () if zero else tuple(kept)


def _going_on(records: tuple[Cubic, ...], s: float, value: float) -> Cubic:
    """The cubic that holds at a place, counted from there."""
    holding = [r for r in records if r.start <= s]
    if not holding:
        return build(Cubic, start=s, a=value)
    r = holding[-1]
    d = s - r.start
    return build(Cubic, start=s, a=value, b=r.b + 2 * r.c * d + 3 * r.d * d * d, c=r.c + 3 * r.d * d, d=r.d)
