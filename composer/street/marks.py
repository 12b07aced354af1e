"""What is painted on a road because its description says so: lines along lanes, stop lines, arrows.

Lines run along the lanes' exact borders; their forms are those of OpenDRIVE's road marks (ASAM OpenDRIVE 1.8, 11.9).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely

from composer.street.curves import FloatArray, ReferenceLine
from composer.street.kinds import surface_kind
from composer.street.paint import LINE, WHITE, YELLOW, Areas, Paint, dashes, strip
from composer.street.road import Junction, Lane, Mark, Road
from composer.street.sections import TINY, SectionShape, runs

BOLD = 0.25
"""Width of a heavy line, metres."""
FAST = ("motorway", "rural")
"""Roads with longer dashes."""
COLOURS: Mapping[str, str] = {
    "standard": WHITE, "white": WHITE, "yellow": YELLOW, "red": "#b4473c", "blue": "#4f78b0", "green": "#5c9460",
    "orange": "#d98a3d", "violet": "#8a6aa8", "black": "#3a3c40",
}  # fmt: skip
LINES: Mapping[str, tuple[tuple[float, bool], ...]] = {
    "solid": ((0.0, False),),
    "broken": ((0.0, True),),
    "solid solid": ((-1.0, False), (1.0, False)),
    "solid broken": ((-1.0, False), (1.0, True)),
    "broken solid": ((-1.0, True), (1.0, False)),
    "broken broken": ((-1.0, True), (1.0, True)),
    "edge": ((0.0, False),),
}
"""Lines of a mark: how many of their widths they lie outward of the border, and whether they are broken."""
STOP, BEFORE = 0.45, 1.0
"""Width of a stop line, and how far it lies before the end of the lane or a crossing; metres."""
_CROSSING_WITHIN = 14.0
_SHARP = np.radians(50)
"""A junction in which nobody turns so far is a merge, before which nobody stops."""
_LEAST = 12.0
_WIDE = 0.02


def marks_of(road: Road, line: ReferenceLine | None = None) -> list[Paint]:
    """The lines along a road's lanes.

    Parameters
    ----------
    road : Road
    line : ReferenceLine, optional
        The road's, if it is there already.
    """
    line = ReferenceLine(road) if line is None else line
    fast = any(usage.type in FAST for usage in road.usages)
    found: list[Paint] = []
    for index, section in enumerate(road.sections):
        shape = SectionShape(line, road, index)
        if shape.end - shape.start <= 10 * TINY or not section.lanes:
            continue
        cuts = shape.sample()
        lefts = sum(lane.id > 0 for lane in shape.lanes)
        for lane in section.lanes:
            if not lane.marks:
                continue
            k = next((n for n, other in enumerate(shape.lanes) if other.id == lane.id), lefts)
            border = lefts if lane.id == 0 else k if lane.id > 0 else k + 1
            # Where the lane has no width, its mark would be painted over its neighbour's.
            wide = np.ones(len(cuts.s), bool) if lane.id == 0 else cuts.widths[:, k] > _WIDE
            outward = 1.0 if lane.id > 0 else -1.0
            order = max([surface_kind(each.kind).order for each in _beside(shape.lanes, lane, k, lefts)], default=0)
            for first, last in runs(wide):
                if last - first < 2:
                    continue
                points, s = _distinct(cuts.borders[first:last, border, :2], cuts.s[first:last])
                for mark, start, end in _spans(lane, shape.start, shape.end):
                    low, high = max(start, float(s[0])), min(end, float(s[-1]))
                    if high - low > TINY and len(s) > 1:
                        found += _painted(mark, points, s, low, high, outward, order, fast)
    return [paint for paint in found if len(paint.areas)]


def _beside(lanes: Sequence[Lane], lane: Lane, k: int, lefts: int) -> list[Lane]:
    """The lanes on both sides of a lane's outer border, as far as one drives on them."""
    if lane.id == 0:
        near = [*lanes[max(lefts - 1, 0) : lefts], *lanes[lefts : lefts + 1]]
    else:
        step = -1 if lane.id > 0 else 1
        near = [lanes[k], *(lanes[j] for j in (k + step,) if 0 <= j < len(lanes))]
    return [each for each in near if surface_kind(each.kind).use in ("drive", "cycle", "park", "ground")]


def _spans(lane: Lane, start: float, end: float) -> Iterator[tuple[Mark, float, float]]:
    """The marks of a lane, and from where to where along the road each holds."""
    for number, mark in enumerate(lane.marks):
        until = lane.marks[number + 1].start + start if number + 1 < len(lane.marks) else end
        yield mark, mark.start + start, min(until, end)


def _painted(
    mark: Mark, points: FloatArray, s: FloatArray, start: float, end: float, outward: float, order: int, fast: bool
) -> list[Paint]:
    width = mark.width or (BOLD if mark.weight == "bold" else LINE)
    colour = COLOURS.get(mark.colour, WHITE)
    if mark.type == "botts dots":
        return [Paint(dashes(points, s, start, end, width, 0.0, 0.1, 1.1), colour, order)]
    found = []
    for aside, broken in LINES.get(mark.type, ()):
        left = aside * width * outward
        if broken:
            dash, gap = (6.0, 12.0) if fast else (3.0, 6.0)
            found.append(Paint(dashes(points, s, start, end, width, left, dash, gap), colour, order))
        else:
            found.append(Paint(strip(points, s, start, end, width, left), colour, order))
    return found


def _distinct(points: FloatArray, s: FloatArray) -> tuple[FloatArray, FloatArray]:
    """A border without points that repeat the one before, and where along the road they are."""
    step = np.hypot(*np.diff(points, axis=0).T)
    kept = np.concatenate([[True], (step > 1e-6) & (np.diff(s) > 1e-9)])
    return points[kept], s[kept]


def stop_lines(road: Road, junctions: Sequence[Junction], roads: Mapping[str, Road], crossings: Areas) -> list[Paint]:
    """Lines at which one stops before a junction, in every lane that leads into it.

    Parameters
    ----------
    road : Road
    junctions : sequence of Junction
    roads : mapping of str to Road
        By id; those that lead through the junctions.
    crossings : array of polygons
        Zebra crossings: one stops before them.
    """
    if road.junction is not None or road.length < _LEAST:
        return []
    line, found = ReferenceLine(road), []
    for at_end, link in ((False, road.predecessor), (True, road.successor)):
        junction = next(
            (j for j in junctions if link is not None and link.kind == "junction" and j.id == link.id), None
        )
        if junction is None or not _crossed(junction, roads):
            continue
        index = len(road.sections) - 1 if at_end else 0
        shape = SectionShape(line, road, index)
        for k, lane in enumerate(shape.lanes):
            forward = (lane.id < 0) != road.left_hand
            if forward != at_end or surface_kind(lane.kind).use != "drive":
                continue
            found += _stop(shape, k, at_end, crossings)
    return (
        [Paint(np.array(found, object), WHITE, max(surface_kind(k).order for k in ("lane", "turn_lane")))]
        if found
        else []
    )


def _crossed(junction: Junction, roads: Mapping[str, Road]) -> bool:
    """Whether some way through a junction turns, so that others cross it."""
    for connection in junction.connections:
        road = roads.get(connection.connecting)
        if road is None:
            continue
        line = ReferenceLine(road)
        _, headings = line.at(np.array([0.0, road.length]), np.array([TINY, -TINY]))
        if abs(np.remainder(headings[1] - headings[0] + np.pi, 2 * np.pi) - np.pi) > _SHARP:
            return True
    return False


def _stop(shape: SectionShape, k: int, at_end: bool, crossings: Areas) -> list[shapely.Polygon]:
    way = -1.0 if at_end else 1.0
    edge = (shape.end if at_end else shape.start) + way * 0.01
    reach = min(_CROSSING_WITHIN, shape.end - shape.start - 0.1)
    s = edge + way * np.linspace(0.0, reach, 29)
    cuts = shape.cut(s, np.zeros_like(s))
    if cuts.widths[0, k] < 1.5:
        return []
    middle = (cuts.borders[:, k, :2] + cuts.borders[:, k + 1, :2]) / 2
    inside = np.zeros(len(s), bool)
    if len(crossings):
        inside[shapely.STRtree(crossings).query(shapely.points(middle), predicate="within")[0]] = True
    back = float(np.abs(s - edge)[inside].max()) if inside.any() else 0.0
    near, far = edge + way * (back + BEFORE), edge + way * (back + BEFORE + STOP)
    if abs(far - edge) > reach:
        return []
    ends = shape.cut(np.array([near, far]), np.zeros(2)).borders[:, k : k + 2, :2]
    # A hand's breadth of asphalt stays beside the lines along the lane.
    a, b = ends[:, 0], ends[:, 1]
    inset = 0.2 * (b - a) / np.maximum(np.linalg.norm(b - a, axis=1, keepdims=True), 1e-9)
    ring = np.concatenate([a + inset, (b - inset)[::-1]])
    drawn = shapely.Polygon(ring)
    return [drawn] if drawn.is_valid else []
