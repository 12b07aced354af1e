"""Strips: ground that goes on along a line, cut across into cells of a metre.

A street is thought of as its builders think of it: strips side by side, each with what belongs there. A lane, a row of
parking places, a planting strip are one strip each; a sidewalk has a zone for furniture at the kerb, one for walking,
and, where it is wide, one along the houses; a lawn or a plaza is cut into parallel strips; and the land behind the
street is a strip along which houses stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from composer.scene import Scene, Surface
from composer.street.axes import track_of
from composer.street.frames import Track
from composer.street.kinds import surface_kind
from models.streets.ground import TRAFFIC, BoolArray, FloatArray, Ground, IntArray

CELL = 1.0
"""Metres of a cell."""
FRONTAGE = "frontage"
"""Kind of the strips along which houses stand."""
WHOLE, KERB, MIDDLE, FRONT = "whole", "kerb", "middle", "front"
ZONES = (WHOLE, KERB, MIDDLE, FRONT)
FAR = 60.0
"""Metres beyond which a crossing or an end does not matter."""
DEPTH = (6.5, 18.0)
"""Least land behind a street on which a house stands, and most that one takes; metres."""
_LEAST_LENGTH = 2.0
_AREA_PITCH = {"plaza": 4.0, "grass": 6.0, "forest": 5.0, "verge": 4.0, "median": 4.0, "bioswale": 4.0, "sidewalk": 4.0}
"""Metres across of the strips into which ground without a long way is cut; other such ground stays empty."""
_WIDEST = 40.0
_MOST_ROWS = 400


@dataclass(frozen=True, eq=False)
class Strip:
    """One strip; C cells.

    Attributes
    ----------
    key : str
        Names it for ever: a surface's id and zone.
    surface : int
        Row of the surface it is part of; −1 for land behind the street.
    kind, zone : str
    track : Track
    along : (C,)
        Metres along the track of each cell's middle.
    low, high : (C,)
        Metres left of the track between which it lies.
    least, most : (C,)
        The same of the whole surface.
    beside : (C, 4)
        Rows of the surfaces to the right, two to the right, to the left, two to the left; −1 for none.
    blocked : (C,) bool
        Where something else lies on it.
    behind, ahead : (C,)
        Metres to the nearest crossing either way along the track, at most `FAR`.
    kerb : (C,)
        1 where traffic is on its left, −1 on its right, 0 where on both sides or none.
    height : (C,)
        Of the ground, metres.
    """

    key: str
    surface: int
    kind: str
    zone: str
    track: Track
    along: FloatArray
    low: FloatArray
    high: FloatArray
    least: FloatArray
    most: FloatArray
    beside: IntArray
    blocked: BoolArray
    behind: FloatArray
    ahead: FloatArray
    kerb: FloatArray
    height: FloatArray

    def __len__(self) -> int:
        return len(self.along)

    @property
    def length(self) -> float:
        """Metres."""
        return self.track.length


def strips_of(scene: Scene, ground: Ground | None = None) -> tuple[Strip, ...]:
    """All strips of a scene's surfaces and of the land behind them, in the order of the surfaces."""
    ground = Ground.of(scene) if ground is None else ground
    crossings = ground.of_use("cross")
    found: list[Strip] = []
    for row, surface in enumerate(scene.surfaces):
        for part, track in enumerate(_tracks(surface)):
            strip = _strip(ground, row, f"{surface.id}/{part}", track, crossings)
            if strip is not None:
                found += _zones(strip)
    return (*found, *_frontages(ground, found))


def _tracks(surface: Surface) -> Iterator[Track]:
    """The line along a ribbon, or parallel lines over an area."""
    track = track_of(surface)
    if track is not None and (surface.axis or surface.area.area / track.length < _WIDEST):
        yield track
        return
    if surface_kind(surface.kind).use in ("cross", "park"):
        ring = _rectangle(surface)
        if ring is not None:
            yield Track(np.array([ring[0] + ring[3], ring[1] + ring[2]]) / 2)
        return
    pitch = _AREA_PITCH.get(surface.kind)
    if pitch is None or surface.area.area > pitch * pitch * _MOST_ROWS * 50:
        return
    ring = _rectangle(surface)
    if ring is None:
        return
    start, ahead, aside = ring[0], ring[1] - ring[0], ring[3] - ring[0]
    rows = max(1, round(float(np.hypot(*aside)) / pitch))
    for k in range(min(rows, _MOST_ROWS)):
        first = start + aside * (k + 0.5) / rows
        crossing = shapely.intersection(shapely.LineString([first, first + ahead]), surface.area)
        for piece in shapely.get_parts(crossing):
            if piece.geom_type == "LineString" and piece.length > pitch / 2:
                yield Track(np.asarray(piece.coords))


def _rectangle(surface: Surface) -> FloatArray | None:
    """Corners of the least rectangle about a surface, (4, 2), a long side first."""
    rectangle = shapely.minimum_rotated_rectangle(surface.area)
    if not isinstance(rectangle, shapely.Polygon):
        return None
    ring = np.asarray(rectangle.exterior.coords)[:4]
    first, second = ring[1] - ring[0], ring[2] - ring[1]
    return ring if np.hypot(*first) >= np.hypot(*second) else np.roll(ring, -1, axis=0)


def _strip(ground: Ground, row: int, key: str, track: Track, crossings: IntArray) -> Strip | None:
    if track.length < _LEAST_LENGTH / 4:
        return None
    count = max(1, round(track.length / CELL))
    along = (np.arange(count) + 0.5) * track.length / count
    points, heading = track.at(along)
    left = np.stack([-np.sin(heading), np.cos(heading)], axis=1)
    surface, kind = ground.surfaces[row], ground.kinds[row]
    across = _AREA_PITCH.get(kind, 0.0) / 2 if not surface.axis and track_of(surface) is None else 0.0
    most = across or _WIDEST / 2
    high, low = ground.borders(row, points, left, most), -ground.borders(row, points, -left, most)
    beside = np.stack(
        [
            ground.top(points + left * (border + side * gap)[:, None])
            for border, side in ((low, -1), (high, 1))
            for gap in (0.3, 2.2)
        ],
        axis=1,
    )
    on_top = ground.top(points)
    order = ground.order
    blocked = (on_top != row) & ((on_top < 0) | (order[on_top] > order[row]))
    blocked |= high - low < 0.1
    traffic = np.asarray((np.isin(ground.uses[beside], TRAFFIC) & (beside >= 0)).reshape(count, 2, 2).any(axis=2))
    behind, ahead = _to_crossings(ground, crossings, track, along, float(max(high.max(), -low.min())) + 2.5)
    return Strip(
        key=key,
        surface=row,
        kind=kind,
        zone=WHOLE,
        track=track,
        along=along,
        low=low,
        high=high,
        least=low,
        most=high,
        beside=beside,
        blocked=blocked,
        behind=behind,
        ahead=ahead,
        kerb=traffic[:, 1].astype(np.float64) - traffic[:, 0],
        height=ground.heights(np.full(count, row), points),
    )


def _to_crossings(
    ground: Ground, crossings: IntArray, track: Track, along: FloatArray, reach: float
) -> tuple[FloatArray, FloatArray]:
    """Metres from each cell to the nearest crossing behind and ahead of it; 0 on one. One farther than `reach` metres
    aside is another street's."""
    behind, ahead = np.full(len(along), FAR), np.full(len(along), FAR)
    if not len(crossings):
        return behind, ahead
    line = shapely.LineString(track.points)
    near = crossings[np.asarray(shapely.dwithin(line, ground.areas[crossings], reach))]
    for row in near:
        reached = shapely.intersection(line, ground.areas[row].buffer(reach))
        ends = shapely.get_coordinates(reached)
        if not len(ends):
            continue
        on_line = track.locate(ends)[0]
        # The crossing's own extent, without what was added to reach it from beside.
        first, last = on_line.min() + reach, on_line.max() - reach
        if last < first:
            first = last = (first + last) / 2
        ahead = np.where(along <= last, np.minimum(ahead, np.maximum(first - along, 0)), ahead)
        behind = np.where(along >= first, np.minimum(behind, np.maximum(along - last, 0)), behind)
    return behind, ahead


def _zones(strip: Strip) -> tuple[Strip, ...]:
    """A sidewalk as its zones; any other strip as it is."""
    if surface_kind(strip.kind).use != "walk" or strip.kind not in ("sidewalk",):
        return (strip,)
    width = strip.high - strip.low
    usual = float(np.median(width))
    side = np.sign(strip.kerb.sum()) or 0.0
    if usual < 1.3 or side == 0:
        return (strip,)
    furniture = np.minimum(np.maximum(0.42 * width, 0.5), 1.3)
    front = np.where(width > 4.2, np.minimum(0.25 * width, 1.4), 0.0)
    bounds = {
        KERB: (np.zeros_like(width), furniture),
        MIDDLE: (furniture, width - front),
        FRONT: (width - front, width),
    }
    zones = []
    for zone, (near, far) in bounds.items():
        if usual <= 4.2 and zone == FRONT:
            continue
        low, high = (strip.high - far, strip.high - near) if side > 0 else (strip.low + near, strip.low + far)
        zones.append(_part(strip, zone, low, high, side))
    return tuple(zones)


def _part(strip: Strip, zone: str, low: FloatArray, high: FloatArray, side: float) -> Strip:
    fields = {name: getattr(strip, name) for name in Strip.__dataclass_fields__}
    fields |= {"key": f"{strip.key}/{zone}", "zone": zone, "low": low, "high": high}
    fields["kerb"] = np.full(len(strip), side)
    return Strip(**fields)


def _frontages(ground: Ground, strips: list[Strip]) -> Iterator[Strip]:
    """The land behind the outermost strips of the street, as strips with the street on their right."""
    seen: set[int] = set()
    walked = bool(len(ground.of_use("walk")))
    for strip in strips:
        use = surface_kind(strip.kind).use
        if strip.surface in seen or not (use == "walk" or (use == "drive" and not walked)):
            continue
        if strip.kind in ("path", "plaza", "track"):
            continue
        seen.add(strip.surface)
        for side, border, column in ((-1.0, strip.least, 0), (1.0, strip.most, 2)):
            beside = strip.beside[:, column : column + 2]
            if not _is_motorway(ground, beside):
                yield from _frontage(ground, strip, side, border, beside[:, 0])


def _is_motorway(ground: Ground, beside: IntArray) -> bool:
    """Whether a hard shoulder runs beside, as it does where nobody lives at the road."""
    return any(ground.kinds[row] == "stop" for row in np.unique(beside[beside >= 0]))


def _frontage(ground: Ground, strip: Strip, side: float, border: FloatArray, beyond: IntArray) -> Iterator[Strip]:
    soft = (beyond < 0) | np.isin(ground.uses[beyond], ("ground", "plant"))
    points, heading = strip.track.at(strip.along, border)
    aside = side * np.stack([-np.sin(heading), np.cos(heading)], axis=1)
    depth = np.where(soft, ground.free_depth(points + aside * 0.05, aside, DEPTH[1]), 0.0)
    free = np.flatnonzero(depth >= DEPTH[0])
    if not len(free):
        return
    for run in np.split(free, np.flatnonzero(np.diff(free) > 1) + 1):
        if len(run) < DEPTH[0]:
            continue
        # The street lies on its right: so houses face to its right.
        order = run[::-1] if side < 0 else run
        line = np.asarray(shapely.simplify(shapely.LineString(points[order]), 0.06).coords)
        track = Track(line)
        if track.length < DEPTH[0]:
            continue
        count = max(1, round(track.length / CELL))
        along = (np.arange(count) + 0.5) * track.length / count
        here, _ = track.at(along)
        source = run[np.abs(strip.along[run][None] - strip.track.locate(here)[0][:, None]).argmin(axis=1)]
        reach = _smallest_near(depth[source], 4)
        yield Strip(
            key=f"{strip.key.rsplit('/', 1)[0]}/{'left' if side > 0 else 'right'}/{run[0]}",
            surface=-1,
            kind=FRONTAGE,
            zone=WHOLE,
            track=track,
            along=along,
            low=np.zeros(count),
            high=reach,
            least=np.zeros(count),
            most=reach,
            beside=np.stack([np.full(count, strip.surface), *[np.full(count, -1)] * 3], axis=1),
            blocked=reach < DEPTH[0],
            behind=np.full(count, FAR),
            ahead=np.full(count, FAR),
            kerb=np.full(count, -1.0),
            height=np.zeros(count),
        )


def _smallest_near(values: FloatArray, cells: int) -> FloatArray:
    """The least of every value and its neighbours up to so many cells away."""
    padded = np.pad(values, cells, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * cells + 1)
    least: FloatArray = windows.min(axis=1)
    return least
