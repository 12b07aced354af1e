"""``<object>``: what stands on or beside a road, and what lies on it."""

from __future__ import annotations

import math

import numpy as np
import shapely

from composer.errors import ComposerError
from composer.formats.opendrive.fields import Report, UnreadableError, identity, number, where, word
from composer.formats.opendrive.outlines import Ring, outlines_of, polygon_of, ring_of, turned
from composer.formats.opendrive.placed import TAG, BoxValues, Collection, parked, tags_of, through
from composer.formats.opendrive.rows import Member, Row, member_of
from composer.formats.opendrive.words import across, category_of, ground_of, usual_size
from composer.formats.strict_xml import Element
from composer.scene import Building
from composer.street.curves import FloatArray, ReferenceLine
from composer.street.road import Road
from composer.values import build
from composer.vocabulary import categories, category

_FLAT = 0.01
"""Metres: how high things are of which nobody says anything and which lie flat."""
_NOTHING = 1e-3
_THIN = 0.05
"""Metres: how thick a thing is that goes on and on and of which nobody says it."""
_STRIPE = 3.0
"""Metres: how wide a crossing is that is drawn as a line without saying so."""
_BUILDINGS = ("house", "apartment_building", "building")
_RECTANGLE = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))


def add_objects(parent: Element, road: Road, line: ReferenceLine, found: Collection) -> None:
    """Add the objects of a road's element to what was found.

    Objects that cannot be taken over are noted in its report.
    """
    for element in parent.all("objects", "object"):
        try:
            _Object(element, road.id, line, found).add()
        except ComposerError as error:
            found.report.note(f"{error}; the {where(element)} is left out")


class _Object:
    """One ``<object>`` on its way into the scene."""

    def __init__(self, element: Element, road: str, line: ReferenceLine, found: Collection) -> None:
        self._element, self._line, self._found = element, line, found
        self._own = member_of(element, line)
        heading, pitch, roll = (number(element, key, 0.0) for key in ("hdg", "pitch", "roll"))
        self._turns = (heading, pitch, roll)
        self._outlines = outlines_of(element)
        self._ground = ground_of(element)
        self._tags = tags_of(element, "orientation", "dynamic") | {f"{TAG}road": road}
        self._name = identity(element) if word(element, "id") else "0"

    @property
    def _report(self) -> Report:
        return self._found.report

    def add(self) -> None:
        repeats = [Row(child, self._own, self._line) for child in self._element.all("repeat")]
        if not repeats:
            self._add(self._own, self._name)
        many = sum(row.count() for row in repeats if row.distance > 0) > 1 or len(repeats) > 1
        number = 0
        for row in repeats:
            if row.distance <= 0 and not self._outlines:
                number = self._continuous(row, number)
                continue
            members = list(row.members(self._found.room))
            for member in members:
                self._add(member, f"{self._name}/{number}" if many else self._name)
                number += 1
            if len(members) < row.count():
                self._found.unplaced(row.count() - len(members))

    def _add(self, member: Member, name: str) -> None:
        rings = [ring_of(one, self._own, member, self._turns, self._line) for one in self._outlines]
        if self._ground is not None:
            self._lay(member, name, rings)
        elif any(ring.closed and not ring.inner and polygon_of(ring.plan) for ring in rings):
            self._outlined(member, name, rings)
        elif rings:
            self._open(member, name, rings)
        else:
            self._stand(member, name)

    # ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _stand(self, member: Member, name: str) -> None:
        """A box of its own size, or of its category's usual one where the file does not say."""
        length, width = (2 * member.radius,) * 2 if member.radius > 0 else (member.length, member.width)
        kind = category_of(self._element, member.height, length * width)
        yaw = member.heading + self._turns[0] + (math.pi if word(self._element, "orientation") == "-" else 0.0)
        usual = usual_size(kind)
        if length > _NOTHING and width > _NOTHING and across(kind) and length > width:
            length, width = width, length
            yaw += self._aside(member.t)
        depth = length if length > _NOTHING else usual[0]
        width = width if width > _NOTHING else usual[1]
        box = self._leaning((depth, width, self._height(member.height, kind)), member.point, yaw)
        # A building of which only the size is known has walls all around.
        building = build(Building, outline=_RECTANGLE) if kind in _BUILDINGS else None
        self._found.add_node(f"object-{name}", kind, box, self._tags, building=building)

    def _aside(self, t: float) -> float:
        """The turn towards the road, from along it."""
        return math.pi / 2 if t < 0 else -math.pi / 2

    def _height(self, stated: float, kind: str) -> float:
        if stated > _NOTHING:
            return stated
        return usual_size(kind)[2] if kind in categories() else _FLAT

    def _leaning(self, size: tuple[float, float, float], point: FloatArray, yaw: float) -> BoxValues:
        """The upright box around one that may lean; boxes of a scene do not."""
        _, pitch, roll = self._turns
        if max(abs(pitch), abs(roll)) < _NOTHING:
            return (*size, *point.tolist(), _small(yaw))
        self._report.left_out("pitch or roll of object (an upright box around it stands instead)")
        corners = np.array([(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (0.0, 1.0)]) * size
        leaning = corners @ turned(0.0, pitch, roll).T
        low, high = leaning.min(axis=0), leaning.max(axis=0)
        middle = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])
        at = point + turned(yaw, 0.0, 0.0) @ middle
        return (*(high - low).tolist(), *at.tolist(), _small(yaw))

    def _continuous(self, row: Row, number: int) -> int:
        """A fence, a wall, a railing: boxes one after another along the road."""
        along = row.pieces()
        if len(along) < 2:
            return number
        points, headings = row.places(along)
        half = row.values("width", along) / 2
        if self._ground is not None:
            self._strip(points, headings, np.where(half > _NOTHING, half, _STRIPE / 2))
            return number + 1
        kind = category_of(self._element, float(row.values("height", along).max()), 0.0)
        thick = min(category(kind).usual[:2]) if kind in categories() else _THIN
        widths, heights, sides = 2 * half, row.values("height", along), row.values("t", along)
        for k in range(len(along) - 1):
            width = float(widths[k] + widths[k + 1]) / 2
            height = self._height(float(heights[k] + heights[k + 1]) / 2, kind)
            size = (width if width > _NOTHING else thick, height)
            self._piece(f"{self._name}/{number}", kind, points[k], points[k + 1], size, float(sides[k]))
            number += 1
        return number

    def _piece(
        self, name: str, kind: str, a: FloatArray, b: FloatArray, across_up: tuple[float, float], t: float
    ) -> None:
        """A box from one point to another, so wide and high, `t` metres left of the road."""
        step = b - a
        yaw, length = math.atan2(step[1], step[0]), float(np.hypot(step[0], step[1]))
        width, height = across_up
        size = (length, width)
        if across(kind):
            # It faces the side it is seen from: the road's.
            size, yaw = (width, length), yaw + self._aside(t)
        box = (*size, height, *((a + b) / 2).tolist(), _small(yaw))
        self._found.add_node(f"object-{name}", kind, box, self._tags)

    # ── what has an outline ──────────────────────────────────────────────────────────────────────────────────────────

    def _outlined(self, member: Member, name: str, rings: list[Ring]) -> None:
        outer = [ring for ring in rings if ring.closed and not ring.inner and polygon_of(ring.plan) is not None]
        area = sum(polygon.area for ring in outer if (polygon := polygon_of(ring.plan)) is not None)
        tallest = max(ring.height for ring in outer)
        kind = category_of(self._element, tallest if tallest > _NOTHING else member.height, area)
        yaw = _small(member.heading + self._turns[0])
        if kind in _BUILDINGS:
            holes = [hole for ring in rings if ring.inner and (hole := polygon_of(ring.plan)) is not None]
            for number, ring in enumerate(outer):
                self._building(name if number == 0 else f"{name}/{number}", kind, ring, holes, yaw, member.height)
            return
        points = np.concatenate([ring.points for ring in outer])
        bottom, top = points[:, 2].min(), max(ring.tops.max() for ring in outer)
        height = self._height(max(float(top - bottom), 0.0) or member.height, kind)
        size, centre = _around(points[:, :2], yaw)
        box = (*size, height, *centre, float(bottom), yaw)
        self._found.add_node(f"object-{name}", kind, box, self._tags)

    def _building(
        self, name: str, kind: str, ring: Ring, holes: list[shapely.Polygon], yaw: float, stated: float
    ) -> None:
        footprint = _pierced(polygon_of(ring.plan), holes)
        if footprint is None:
            return
        size, centre = _around(np.array(footprint.exterior.coords), yaw)
        rings = [
            _unit(np.array(one.coords)[:-1], size, centre, yaw) for one in (footprint.exterior, *footprint.interiors)
        ]
        height = self._height(ring.height if ring.height > _NOTHING else stated, kind)
        building = build(Building, outline=rings[0], courtyards=rings[1:])
        box = (*size, height, *centre, float(ring.points[:, 2].min()), yaw)
        self._found.add_node(f"object-{name}", kind, box, self._tags, building=building)

    def _open(self, member: Member, name: str, rings: list[Ring]) -> None:
        """An outline that is not closed is a wall along it."""
        kind = category_of(self._element, member.height, 0.0)
        thick = min(category(kind).usual[:2]) if kind in categories() else _THIN
        number = 0
        for ring in rings:
            for a, b, top in zip(ring.points, ring.points[1:], ring.tops, strict=False):
                if np.hypot(*(b - a)[:2]) > _NOTHING:
                    height = self._height(max(float(top - a[2]), 0.0) or member.height, kind)
                    width = member.width if member.width > _NOTHING else thick
                    self._piece(f"{name}/{number}", kind, a, b, (width, height), member.t)
                    number += 1
        if not number:
            raise UnreadableError(f"the outline of the {where(self._element)} encloses nothing")

    # ── what lies on the ground ──────────────────────────────────────────────────────────────────────────────────────

    def _lay(self, member: Member, name: str, rings: list[Ring]) -> None:
        assert self._ground is not None
        wanted = f"{self._ground}-{name}"
        raised = self._ground == "median"
        label = word(self._element, "name")
        holes = [ring for ring in rings if ring.inner and polygon_of(ring.plan) is not None]
        laid = 0
        for ring in rings:
            polygon = polygon_of(ring.plan)
            if ring.inner:
                continue
            if polygon is None:
                laid += self._line_of(ring, member, wanted)
                continue
            points = np.column_stack([ring.plan, ring.tops if raised else ring.points[:, 2]])
            if not shapely.Polygon(ring.plan).is_valid:
                points = _on(polygon, points)
            inside = tuple(hole.plan for hole in holes if polygon.contains(shapely.Polygon(hole.plan)))
            self._found.add_surface(wanted, self._ground, points, self._axis(polygon, member), label, inside)
            laid += 1
        if not rings:
            points = self._rectangle(member)
            points[:, 2] += member.height if raised else 0.0
            polygon = polygon_of(points[:, :2])
            if polygon is not None:
                self._found.add_surface(wanted, self._ground, points, self._axis(polygon, member), label)
                laid += 1
        if not laid:
            raise UnreadableError(f"the {where(self._element)} has no extent")

    def _line_of(self, ring: Ring, member: Member, wanted: str) -> int:
        """A crossing that is drawn as a line, as wide as its marking."""
        if len(ring.points) != 2 or self._ground is None:
            return 0
        a, b = ring.points
        step = (b - a)[:2]
        length = float(np.hypot(*step))
        if length < _NOTHING:
            return 0
        width = max((number(m, "width", 0.0) for m in self._element.all("markings", "marking")), default=0.0)
        aside = np.array([-step[1], step[0], 0.0]) / length * (width if width > _NOTHING else _STRIPE) / 2
        points = np.array([a - aside, b - aside, b + aside, a + aside])
        self._found.add_surface(wanted, self._ground, points, np.array([a[:2], b[:2]]), word(self._element, "name"))
        return 1

    def _rectangle(self, member: Member) -> FloatArray:
        """Corners (4, 3) of an object without an outline; a circle's are more."""
        if member.radius > 0:
            angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
            local = np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1) * member.radius
        else:
            local = np.array([(-0.5, -0.5, 0), (0.5, -0.5, 0), (0.5, 0.5, 0), (-0.5, 0.5, 0)])
            local = local * (member.length, member.width, 0.0)
        points: FloatArray = member.point + local @ turned(member.heading + self._turns[0], 0.0, 0.0).T
        return points

    def _axis(self, polygon: shapely.Polygon, member: Member) -> FloatArray:
        """One crosses a road straight, and parks along the longer side; other ground has no direction."""
        if self._ground not in ("crossing", "parking"):
            return np.zeros((0, 2))
        on_road = [corner for one in self._outlines if one.on_road for corner in one.corners[:, 0].tolist()]
        s = float(np.mean(on_road)) + member.s - self._own.s if on_road else member.s
        [point], [heading] = self._line.at(np.array([s]))
        if self._ground == "crossing":
            return through(polygon, heading + math.pi / 2)
        return parked(polygon, point, heading)

    def _strip(self, points: FloatArray, headings: FloatArray, half: FloatArray) -> None:
        assert self._ground is not None
        aside = np.stack([-np.sin(headings), np.cos(headings), 0 * headings], axis=1) * half[:, None]
        ring = np.concatenate([points + aside, (points - aside)[::-1]])
        if polygon_of(ring[:, :2]) is not None:
            self._found.add_surface(f"{self._ground}-{self._name}", self._ground, ring, points[:, :2])


def _pierced(footprint: shapely.Polygon | None, holes: list[shapely.Polygon]) -> shapely.Polygon | None:
    """A footprint with its courtyards, counter-clockwise; the largest part, if they cut it apart."""
    if footprint is None:
        return None
    inside = [hole.exterior for hole in holes if footprint.contains_properly(hole)]
    drawn: shapely.Polygon | None = shapely.Polygon(footprint.exterior, inside)
    if drawn is None or len(inside) < len(holes) or not drawn.is_valid:
        parts = shapely.get_parts(footprint.difference(shapely.union_all(holes)))
        drawn = max((p for p in parts if isinstance(p, shapely.Polygon)), key=lambda p: p.area, default=None)
    return None if drawn is None else shapely.geometry.polygon.orient(drawn)


def _around(plan: FloatArray, yaw: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Extents along and across a direction, and the middle, of points (N, 2)."""
    turn = turned(yaw, 0.0, 0.0)[:2, :2]
    local = plan @ turn
    low, high = local.min(axis=0), local.max(axis=0)
    centre = turn @ ((low + high) / 2)
    return (float(high[0] - low[0]), float(high[1] - low[1])), (float(centre[0]), float(centre[1]))


def _unit(plan: FloatArray, size: tuple[float, float], centre: tuple[float, float], yaw: float) -> list[list[float]]:
    """Points in the unit frame of a box."""
    local = (plan - centre) @ turned(yaw, 0.0, 0.0)[:2, :2] / size
    unit: list[list[float]] = np.clip(local, -0.5, 0.5).tolist()
    return unit


def _on(polygon: shapely.Polygon, corners: FloatArray) -> FloatArray:
    """The outline of a polygon, each corner as high as the nearest of `corners` (N, 3)."""
    plan = np.array(polygon.exterior.coords)[:-1]
    nearest = shapely.STRtree([shapely.Point(p) for p in corners[:, :2]]).nearest([shapely.Point(p) for p in plan])
    return np.column_stack([plan, corners[nearest, 2]])


def _small(yaw: float) -> float:
    """The same direction between -π and π."""
    return math.remainder(yaw, math.tau)
