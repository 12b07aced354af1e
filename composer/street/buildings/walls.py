"""Walls: foot, floors with their windows, light edge below the roof; every wall is cut at the same heights."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from composer.street.buildings.footprint import FloatArray, Footprint, IntArray
from composer.street.buildings.looks import Kind, Opening, looks, put
from composer.street.buildings.pieces import Roof
from composer.street.buildings.shell import Shell, triangulated
from composer.street.buildings.style import Style

MARGIN = 0.45
"""Metres of wall that stay between a window and a corner."""
STEP = 0.1
"""Height of a doorstep, metres."""
SIMPLEST = Kind("bare").triangles
COURSE = 0.22
"""Height of the light course over the ground floor, metres."""


@dataclass(frozen=True)
class Band:
    """A strip around the whole building, from `low` to `high`; `floor` is which floor it is, if it is one."""

    low: float
    high: float
    part: str
    floor: int | None = None


def plain_walls(shell: Shell, plan: Footprint, roof: Roof) -> None:
    """Walls without anything."""
    for edge, top in enumerate(roof.tops):
        rim = np.concatenate([_at(plan, edge, [(0.0, 0.0), (plan.lengths[edge], 0.0)]), roof.points[list(top[::-1])]])
        shell.polygon([rim], np.array([*plan.outward[edge], 0.0]), "body")


def walls(shell: Shell, plan: Footprint, roof: Roof, eaves: float, floors: int, style: Style, budget: int) -> None:
    """Walls with everything, in about `budget` triangles."""
    bands = _bands(eaves, floors, style)
    expected = SIMPLEST * floors * float(plan.lengths.sum()) / style.pitch
    if expected > 1.5 * budget:  # nobody counts windows that are thrown away
        style = _coarser(style, expected / budget)
    while True:
        openings = _within(_openings(plan, roof, bands, eaves, style), plan)
        if len(openings) * SIMPLEST <= budget:
            break
        if style.pitch > plan.lengths.max():  # one in every wall of every floor, and still too many
            openings = openings[:: -(-len(openings) * SIMPLEST // budget)]
            break
        style = _coarser(style, 1.15)
    openings = [o for o in _simplified(openings, budget) if _has_room(o, bands)]
    by_edge: dict[int, list[Opening]] = {}
    for opening in openings:
        by_edge.setdefault(opening.edge, []).append(opening)
    for edge in range(len(plan.corners)):
        _wall(shell, plan, roof, bands, eaves, edge, by_edge.get(edge, []))
    put(shell, plan, openings)


def _coarser(style: Style, times: float) -> Style:
    """Fewer and larger windows: what has so many is seen from afar."""
    return replace(style, pitch=style.pitch * times, width=style.width * times**0.85)


def _bands(eaves: float, floors: int, style: Style) -> list[Band]:
    storey = eaves / floors
    foot = min(style.plinth, 0.15 * storey)
    edge = min(style.fascia, 0.1 * storey)
    stops = [storey * k for k in range(1, floors)]
    course = COURSE if style.course and storey > 2.4 else 0.0
    found = [Band(0.0, foot, "dark")]
    low = foot
    for number, stop in enumerate([*stops, eaves - edge]):
        found.append(Band(low, stop, "body", number))
        low = stop
        if course and number == 0 and floors > 1:
            found.append(Band(stop, stop + course, "frame"))
            low = stop + course
    return [*found, Band(low, eaves, "frame")]


# What goes where


def front_of(plan: Footprint) -> int:
    """The edge one enters by: the longest that looks ahead, toward +x."""
    ahead = plan.lengths * np.clip(plan.outward[:, 0] - 0.4, 0, None)
    ahead[len(plan.rings[0]) :] = 0.0
    return int(ahead.argmax()) if ahead.max() > 0 else int(plan.lengths[: len(plan.rings[0])].argmax())


def _openings(plan: Footprint, roof: Roof, bands: list[Band], eaves: float, style: Style) -> list[Opening]:
    front, storeys = front_of(plan), [band for band in bands if band.floor is not None]
    found = []
    for edge in range(len(plan.corners)):
        columns = _columns(float(plan.lengths[edge]), style)
        for band in storeys:
            if band.floor == 0 and edge == front:
                found += _apart(_ground_front(edge, float(plan.lengths[edge]), columns, band, style))
            else:
                found += _apart(_row(edge, columns, band, style))
        found += _attic(plan, roof, edge, eaves, style)
    return found


def _columns(length: float, style: Style) -> list[tuple[float, float]]:
    """Middle and width of each window of a row."""
    usable = length - 2 * MARGIN
    if usable < 0.6:
        return []
    count = max(1, round(usable / style.pitch))
    module = usable / count
    width = min(style.width, 0.86 * module)
    if count > 1 and style.width > 0.7 * style.pitch:
        width = 0.8 * module  # a band of windows stays one
    middles = MARGIN + (np.arange(count) + 0.5) * module
    widths = np.full(count, width)
    if style.rhythm == "pairs" and count % 2 == 0 and module > 1.25 * width:
        middles += np.where(np.arange(count) % 2, -1, 1) * 0.18 * (module - width)
    elif style.rhythm == "narrow" and count % 2:
        widths[1::2] *= 0.62
    return list(zip(middles.tolist(), widths.tolist(), strict=True))


def _row(edge: int, columns: Sequence[tuple[float, float]], band: Band, style: Style) -> list[Opening]:
    tall = band.high - band.low
    found = []
    for number, (middle, width) in enumerate(columns):
        # Every third window of an upper floor, so that they stand in columns.
        if style.loggias and band.floor and number % 3 == 1 and tall > 2.5 and width > 0.9:
            wide = min(2 * width, 0.94 * style.pitch)
            found.append(Opening(Kind("loggia", sill=0.42), edge, middle - wide / 2, band.low + 0.06, wide, 0.8 * tall))
            continue
        low, height = band.low + style.sill * tall, style.share * tall
        found.append(Opening(style.window, edge, middle - width / 2, low, width, height))
    return found


def _ground_front(
    edge: int, length: float, columns: Sequence[tuple[float, float]], band: Band, style: Style
) -> list[Opening]:
    """The ground floor where one enters: doors in place of some windows, shops in place of the others."""
    if not columns:
        return []
    count = max(1, round(length / style.doors))
    places = (np.arange(count) + 0.5) / count * len(columns)
    doors = {min(int(place), len(columns) - 1) for place in places}
    tall, found = band.high - STEP, []
    for number, (middle, width) in enumerate(columns):
        if number in doors:
            wide, high = _door_size(style.door.look, style.pitch, tall)
            wide = min(wide, length - 2 * MARGIN)
            kind = replace(style.door, kneed=True)
            found.append(Opening(kind, edge, middle - wide / 2, STEP, wide, high, knee=band.low))
        elif style.shops:
            wide = 0.8 * style.pitch if len(columns) > 1 else width
            found.append(Opening(Kind("shop"), edge, middle - wide / 2, band.low + 0.1, wide, 0.78 * (tall - band.low)))
        else:
            found += _row(edge, [(middle, width)], band, style)
    return found


def _door_size(look: str, pitch: float, tall: float) -> tuple[float, float]:
    wide, high = {"door": (1.05, 2.25), "entrance": (1.7, 2.45), "gate": (0.75 * pitch, 0.72 * tall)}[look]
    return wide, min(high, 0.86 * tall)


def _attic(plan: Footprint, roof: Roof, edge: int, eaves: float, style: Style) -> list[Opening]:
    """A window in a gable that is tall enough."""
    top = roof.points[list(roof.tops[edge])]
    along = (top[:, :2] - plan.corners[edge]) @ plan.directions[edge]
    rim = shapely.Polygon([(0.0, eaves), (plan.lengths[edge], eaves), *zip(along[::-1], top[::-1, 2], strict=True)])
    tall = float(top[:, 2].max()) - eaves
    if tall < 1.9 or not rim.is_valid:
        return []
    width, height = min(style.width, 1.1), min(0.42 * tall, 1.25)
    middle = float(along[int(top[:, 2].argmax())])
    low = eaves + 0.2 * tall
    hole = shapely.box(middle - width / 2, low, middle + width / 2, low + height)
    if not rim.buffer(-0.25).contains(hole):
        return []
    return [Opening(Kind(style.window.look), edge, middle - width / 2, low, width, height)]


def _apart(row: list[Opening]) -> list[Opening]:
    """A row of openings, from left to right, without those that would run into the one before."""
    found: list[Opening] = []
    reach = -np.inf
    for opening in row:
        left, right, _, _ = opening.extent
        if left > reach + 0.1:
            found.append(opening)
            reach = right
    return found


def _has_room(opening: Opening, bands: list[Band]) -> bool:
    """Whether it lies within one band, or is a door that stands in the foot of its floor; and not on a line."""
    _, _, low, high = opening.extent
    gap = 0.02
    if low > bands[-1].high + gap or any(b.low + gap < low and high < b.high - gap for b in bands):
        return True
    return opening.kind.kneed and gap < low < bands[0].high - gap and bands[1].low + gap < high < bands[1].high - gap


def _within(openings: list[Opening], plan: Footprint) -> list[Opening]:
    """Without those whose recess would come out of a wall again; a loggia becomes a window first."""
    fits = _fit(openings, plan)
    shallow = [o if ok else _simpler(o) for o, ok in zip(openings, fits, strict=True) if ok or o.kind.sill]
    again = _fit(shallow, plan)
    return [o for o, ok in zip(shallow, again, strict=True) if ok]


def _fit(openings: list[Opening], plan: Footprint) -> list[bool]:
    if not openings:
        return []
    sizes = np.array([(*o.extent[:2], looks()[o.kind.look].recess) for o in openings])
    edges = np.array([o.edge for o in openings])
    corners = []
    for along, deep in ((0, 0.0), (1, 0.0), (1, 1.0), (0, 1.0)):
        beyond = 0.12 if along else -0.12
        at = sizes[:, along] + beyond
        # Just inside the wall, so that the face itself does not count as outside.
        into = np.where(deep > 0, 2 * sizes[:, 2] + 0.15, 1e-6)
        corners.append(plan.corners[edges] + at[:, None] * plan.directions[edges] - into[:, None] * plan.outward[edges])
    room = np.asarray(shapely.contains(plan.polygon, shapely.polygons(np.stack(corners, axis=1))))
    fits: list[bool] = (room & (sizes[:, 0] > 0.2) & (sizes[:, 1] < plan.lengths[edges] - 0.2)).tolist()
    return fits


def _simplified(openings: list[Opening], budget: int) -> list[Opening]:
    """With simpler windows, the costliest first, until they stay within a budget or none can be simpler."""
    while sum(o.kind.triangles for o in openings) > budget:
        count = Counter(o.kind for o in openings if o.kind.simpler is not None)
        if not count:
            break
        costly = max(count, key=lambda kind: (kind.triangles * count[kind], kind.look))
        openings = [_simpler(o) if o.kind == costly else o for o in openings]
    return openings


def _simpler(opening: Opening) -> Opening:
    kind, sill = opening.kind.simpler, opening.kind.sill * opening.height
    assert kind is not None
    return replace(opening, kind=kind, low=opening.low + sill, height=opening.height - sill)


# Triangles


def _at(plan: Footprint, edge: int, places: Sequence[tuple[float, float]]) -> FloatArray:
    """Points of a wall from metres along it and up."""
    flat = np.array(places, np.float64)
    return np.column_stack([plan.point(edge, flat[:, 0]), flat[:, 1]])


def _wall(
    shell: Shell, plan: Footprint, roof: Roof, bands: list[Band], eaves: float, edge: int, openings: list[Opening]
) -> None:
    length = float(plan.lengths[edge])
    normal = np.array([*plan.outward[edge], 0.0])
    top = roof.points[list(roof.tops[edge])]
    level = len(top) == 2 and float(np.abs(top[:, 2] - eaves).max()) < 1e-9
    known: dict[tuple[float, ...], IntArray] = {}
    for band in bands:
        here = [o for o in openings if o.extent[2] < band.high and o.extent[3] > band.low]
        rim, inside = _rim(band, length, here)
        part = "body" if band.part == "frame" and band.high == eaves and not level else band.part
        points = [p for loop in (rim, *inside) for p in loop]
        # Floors are alike: what was found for one holds for the next.
        key = (len(rim), *(round(v, 6) for u, z in points for v in (u, z - band.low)))
        if key not in known:
            starts = np.cumsum([0, len(rim), *(len(loop) for loop in inside)])
            known[key] = triangulated(np.array(points), [np.arange(a, b) for a, b in itertools.pairwise(starts)])
        corners = _at(plan, edge, points)[known[key]]
        shell.add(corners, np.broadcast_to(normal, (len(corners), 3)), part)
    if not level:
        _upper(shell, plan, edge, top, eaves, [o.hole for o in openings if o.low > eaves])


Spots = list[tuple[float, float]]
"""Points of a wall: metres along it and up."""


def _rim(band: Band, length: float, openings: list[Opening]) -> tuple[Spots, list[Spots]]:
    """The outline of a wall's piece of a band, with notches for doors that reach out of it, and its holes."""
    below: Spots = []
    above: Spots = []
    inside: list[Spots] = []
    for opening in sorted(openings, key=lambda o: o.left):
        left, right, low, high = opening.extent
        if low < band.low < high < band.high:
            below += [(left, band.low), (left, high), (right, high), (right, band.low)]
        elif band.low < low < band.high < high:
            above += [(left, band.high), (left, low), (right, low), (right, band.high)]
        elif band.low < low and high < band.high:
            inside.append(opening.hole[::-1])
    return [(0.0, band.low), *below, (length, band.low), (length, band.high), *above[::-1], (0.0, band.high)], inside


def _upper(shell: Shell, plan: Footprint, edge: int, top: FloatArray, eaves: float, holes: list[Spots]) -> None:
    """What of a wall stands above the eaves: a gable, or the high side of a slope."""
    base = _at(plan, edge, [(0.0, eaves), (float(plan.lengths[edge]), eaves)])
    chain = [p for p in top[::-1] if p[2] > eaves + 1e-9 or not any(np.allclose(p, b, atol=1e-9) for b in base)]
    if not chain:
        return
    rim = np.concatenate([base, np.array(chain)])
    inside = [_at(plan, edge, hole[::-1]) for hole in holes]
    shell.polygon([rim, *inside], np.array([*plan.outward[edge], 0.0]), "body")
