"""Streets drawn as lines that meet in points become roads: cut back where they meet, with junctions between them.

A street of a lower rank ends at the edge of one of a higher rank and does not change it: a driveway at the sidewalk.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import networkx as nx
import numpy as np
import shapely

from composer.errors import SceneError
from composer.street.centre import length_of, trimmed
from composer.street.curves import ReferenceLine
from composer.street.frames import FloatArray, Track
from composer.street.joints import Arm, Joint, join
from composer.street.kinds import surface_kind
from composer.street.lanes import surfaces_of
from composer.street.road import Junction, Road, RoadLink
from composer.street.strips import CrossSection, road_of
from composer.street.surface import Surface
from composer.values import build, revise

Knot = Hashable
"""What names a point of a drawn street; streets that share one meet there."""
TOP = 3
SHORT = 7.0
"""Metres: what lies between two junctions and is shorter is a part of both."""
MOST_CUT = 50.0
"""Metres that a street is cut back at most."""
MOST_GAP = 12.0
"""Metres that a street is prolonged at most to reach one it was drawn to."""
_SAMPLE = 0.5
_MAX_SAMPLES = 20_000
_LEAST = 0.2
"""Metres of a street that are worth a road."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A street as it was drawn.

    Attributes
    ----------
    id, name : str
    knots : tuple
        Its points.
    section : CrossSection
        Along the points.
    rank : int
        `TOP` for streets that meet in junctions, less for what ends at their edge.
    radius : float
        Of the kerb's corners where it meets others, metres.
    left_hand, marked : bool
        See `road_of`.
    whole : bool
        Whether it is never cut back at streets of a higher rank: a crossing lies upon them.
    owners : tuple of (str, str)
        Id and name of each piece between two knots, where streets were joined; empty if all are its own.
    """

    id: str
    name: str
    knots: tuple[Knot, ...]
    section: CrossSection
    rank: int = TOP
    radius: float = 6.0
    left_hand: bool = False
    marked: bool = True
    whole: bool = False
    owners: tuple[tuple[str, str], ...] = ()

    def turned(self) -> Drawn:
        """The same, drawn from the other end."""
        return replace(self, knots=self.knots[::-1], section=self.section.turned(), owners=self.owners[::-1])

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each piece between two knots."""
        return self.owners or ((self.id, self.name),) * (len(self.knots) - 1)

    @property
    def kind(self) -> str:
        """The kind of its main strip."""
        strips = self.section.strips
        driven = [s for s in strips if surface_kind(s.kind).use == "drive"]
        return max(driven or strips, key=lambda s: s.width).kind


@dataclass(eq=False)
class Stretch:
    """A piece of a street between two joints, uncut, and by how much it is cut at its start and end.

    What is `swallowed` lies between two points of one joint and is a part of that.
    """

    drawn: Drawn
    road: Road
    cuts: list[float] = field(default_factory=lambda: [0.0, 0.0])
    joints: list[str | None] = field(default_factory=lambda: [None, None])
    swallowed: bool = False

    @property
    def top(self) -> bool:
        """Whether it is of the highest rank."""
        return self.drawn.rank >= TOP

    @property
    def ends(self) -> tuple[Knot, Knot]:
        """The knots at its start and end."""
        return self.drawn.knots[0], self.drawn.knots[-1]

    @cached_property
    def line(self) -> ReferenceLine:
        """Its centre line, uncut."""
        return ReferenceLine(self.road)

    @cached_property
    def track(self) -> Track:
        """The same as a polyline."""
        count = min(max(2, int(self.road.length / _SAMPLE) + 1), _MAX_SAMPLES)
        return Track(self.line.at(np.linspace(0, self.road.length, count))[0])

    @property
    def left(self) -> float:
        """Metres of it that are left."""
        return self.road.length - sum(self.cuts)

    def arm(self, end: int, limit: float) -> Arm:
        """It as an arm of the joint at its start (0) or end (1)."""
        left, right = self.drawn.section.kerbs
        far_left, far_right = self.drawn.section.reach
        if end == 1:
            left, right, far_left, far_right = right, left, far_right, far_left
        return Arm(self.line, end == 0, left, right, far_left, far_right, limit)


@dataclass(eq=False)
class Network:
    """Roads and junctions with their ground.

    Attributes
    ----------
    stretches : list of Stretch
        Pieces of streets, cut; of some nothing is left.
    roads, junctions, surfaces : tuple
        For a scene.
    """

    stretches: list[Stretch]
    roads: tuple[Road, ...] = ()
    junctions: tuple[Junction, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    meetings: dict[str, tuple[list[tuple[Stretch, int]], Joint]] = field(default_factory=dict)
    """Ends of stretches at each joint, and what it looks like."""


def network(
    streets: Sequence[Drawn], places: Mapping[Knot, tuple[float, float]], discs: Mapping[Knot, float] | None = None
) -> Network:
    """Lay streets out.

    Parameters
    ----------
    places : Mapping
        Where each knot is, metres.
    discs : Mapping, optional
        Radius of the round turning places at some knots.
    """
    return _Layout(streets, places, discs or {}).run()


class _Layout:
    def __init__(
        self, streets: Sequence[Drawn], places: Mapping[Knot, tuple[float, float]], discs: Mapping[Knot, float]
    ) -> None:
        self._streets = [s for s in streets if len(s.knots) >= 2]
        self._places, self._discs = places, discs
        self._top = {k for s in self._streets if s.rank >= TOP for k in s.knots}
        self._taken: set[tuple[str, str]] = set()
        self._ends: dict[tuple[bool, Knot], list[tuple[Stretch, int]]] = defaultdict(list)
        self._net = Network([])
        self._surfaces: list[Surface] = []

    def run(self) -> Network:
        """Streets of the highest rank first, then what ends at them."""
        for top in (True, False):
            chosen = [s for s in self._streets if (s.rank >= TOP) == top]
            stops = set(self._discs) if top else self._top
            for drawn in _merged(list(_pieces(chosen, stops)), stops):
                self._add(drawn)
        self._join(True)
        self._finish(True)
        self._cut_at([surface.area for surface in self._surfaces])
        self._join(False)
        self._finish(False)
        self._net.surfaces = tuple(self._surfaces)
        return self._net

    def _add(self, drawn: Drawn) -> None:
        points = np.array([self._places[k] for k in drawn.knots])
        try:
            road = road_of(self._fresh(drawn.id), points, drawn.section, drawn.name, drawn.left_hand, drawn.marked)
        except (ValueError, SceneError):
            return  # all of its points are one
        stretch = Stretch(drawn, road)
        self._net.stretches.append(stretch)
        for end, knot in enumerate(stretch.ends):
            self._ends[stretch.top, knot].append((stretch, end))

    def _fresh(self, name: str, what: str = "road") -> str:
        """A name that no road, joint or piece of ground has yet."""
        wanted, number = name, 1
        while (what, name) in self._taken:
            number += 1
            name = f"{wanted}.{number}"
        self._taken.add((what, name))
        return name

    # Joints

    def _join(self, top: bool) -> None:
        for knots in self._clusters(top):
            if not top and any(k in self._top for k in knots):
                continue
            here = [(s, e) for k in knots for s, e in self._ends[top, k]]
            inside = {id(s): s for s, _ in here if len(knots) > 1 and set(s.ends) <= set(knots) and _brief(s)}
            ends = [(s, e) for s, e in here if id(s) not in inside and s.left > _LEAST]
            disc = max((self._discs.get(k, 0.0) for k in knots), default=0.0) if top else 0.0
            if len(ends) > 1 or (ends and disc):
                for stretch in inside.values():
                    stretch.swallowed = True
                self._solve(knots, ends, list(inside.values()), disc)

    def _clusters(self, top: bool) -> list[list[Knot]]:
        """Knots that make one joint: those that only a short piece lies between are one."""
        graph: nx.Graph[Knot] = nx.Graph()
        graph.add_nodes_from(k for t, k in self._ends if t == top)
        graph.add_edges_from(
            stretch.ends
            for stretch in self._net.stretches
            if stretch.top == top and _brief(stretch) and all(len(self._ends[top, k]) > 1 for k in stretch.ends)
        )
        return [list(found) for found in nx.connected_components(graph)]

    def _solve(self, knots: list[Knot], ends: list[tuple[Stretch, int]], inside: list[Stretch], disc: float) -> None:
        arms = []
        for stretch, end in ends:
            other = stretch.ends[1 - end]
            met = len(self._ends[stretch.top, other]) > 1 or other in self._discs or other in self._top
            arms.append(stretch.arm(end, min(MOST_CUT, stretch.left * (0.48 if met else 0.9))))
        middle = np.mean([self._places[k] for k in knots], axis=0)
        joint = join(arms, middle, min(stretch.drawn.radius for stretch, _ in ends), disc)
        best = max(ends, key=lambda row: (row[0].drawn.rank, row[0].drawn.section.width))[0].drawn
        number = self._fresh(f"{'junction' if best.rank >= TOP else 'meeting'}-{min(knots, key=str)}", "joint")
        for (stretch, end), cut in zip(ends, joint.cuts, strict=True):
            stretch.cuts[end] = cut
            stretch.joints[end] = number
        kind = "road" if surface_kind(best.kind).use == "drive" and best.kind != "track" else best.kind
        self._ground(number, kind, _with_insides(joint.area, inside))
        for k, walk in enumerate(joint.walks):
            self._ground(f"{number}/walk-{k}", "sidewalk", [walk])
        self._net.meetings[number] = (ends, joint)

    def _ground(self, name: str, kind: str, outlines: Iterable[FloatArray]) -> None:
        for outline in outlines:
            ring = np.round(outline, 6) + 0.0
            self._surfaces.append(
                build(
                    Surface, id=self._fresh(name, "ground"), kind=kind, polygon=ring.tolist(), z=surface_kind(kind).lift
                )
            )

    # Roads

    def _finish(self, top: bool) -> None:
        """Cut the streets of a rank and make their ground."""
        for stretch in self._net.stretches:
            if stretch.top == top and not stretch.swallowed and stretch.left >= _LEAST:
                for road in self._cut(stretch):
                    self._net.roads += (road,)
                    self._surfaces += surfaces_of(road)
        if top:
            self._net.junctions = tuple(build(Junction, id=number) for number in self._net.meetings)

    def _cut(self, stretch: Stretch) -> list[Road]:
        """The roads of a piece: one for each name that it has on its way."""
        drawn, length = stretch.drawn, stretch.road.length
        start, end = stretch.cuts[0], length - stretch.cuts[1]
        stops, owners = [start], [drawn.pieces[0]]
        for knot, owner in zip(drawn.knots[1:-1], drawn.pieces[1:], strict=True):
            if owner[1] != owners[-1][1]:
                at = float(stretch.track.locate(np.array([self._places[knot]]))[0][0])
                if stops[-1] + 1.0 < at < end - 1.0:
                    stops.append(at)
                    owners.append(owner)
        stops.append(end)
        own = next((k for k, owner in enumerate(owners) if owner[0] == drawn.id), 0)
        ids = [stretch.road.id if k == own else self._fresh(owner[0]) for k, owner in enumerate(owners)]
        links = [
            None if number is None or not stretch.top else build(RoadLink, kind="junction", id=number)
            for number in stretch.joints
        ]
        roads = []
        for k, (road_id, owner) in enumerate(zip(ids, owners, strict=True)):
            curves = trimmed(stretch.road.curves, stops[k], stops[k + 1])
            before = build(RoadLink, kind="road", id=ids[k - 1], contact="end") if k else links[0]
            after = build(RoadLink, kind="road", id=ids[k + 1], contact="start") if k + 1 < len(ids) else links[1]
            road = revise(stretch.road, id=road_id, name=owner[1], curves=curves, length=length_of(curves))
            roads.append(_linked(road, before, after))
        return roads

    def _cut_at(self, ground: Sequence[shapely.geometry.base.BaseGeometry]) -> None:
        """Cut what ends at a street of a higher rank where it comes out from under it."""
        tree = shapely.STRtree(ground)
        for stretch in self._net.stretches:
            if not stretch.top and not stretch.drawn.whole:
                for end, knot in enumerate(stretch.ends):
                    if knot in self._top:
                        stretch.cuts[end] = _covered(stretch, end, tree)


def _brief(stretch: Stretch) -> bool:
    """Whether it is too short to be a street between two joints."""
    return stretch.ends[0] != stretch.ends[1] and stretch.road.length <= SHORT


def _with_insides(area: FloatArray | None, inside: list[Stretch]) -> list[FloatArray]:
    """The area of a joint together with the short pieces within it."""
    if area is None:
        return []
    if not inside:
        return [area]
    shapes = [shapely.make_valid(shapely.Polygon(area))]
    for stretch in inside:
        left, right = stretch.drawn.section.kerbs
        line = shapely.LineString(stretch.track.points)
        shapes.append(line.buffer(min(left, right), cap_style="flat"))
    merged = shapely.union_all(shapes).buffer(0.05, join_style="mitre").buffer(-0.05, join_style="mitre")
    parts = [p for p in shapely.get_parts(merged) if isinstance(p, shapely.Polygon) and p.area > 0.05]
    return [np.array(part.exterior.coords)[:-1, :2] for part in parts]


def _covered(stretch: Stretch, end: int, tree: shapely.STRtree) -> float:
    """How far from its end a street lies under others, metres; all of it counts as its length."""
    length = stretch.road.length
    places = np.append(np.arange(0.0, min(length, MOST_CUT), 0.25), min(length, MOST_CUT))
    arm = stretch.arm(end, length)
    least = length
    for t in (-arm.far_right * 0.98, 0.0, arm.far_left * 0.98):
        hit = tree.query(shapely.points(arm.place(places, t)[0]), predicate="intersects")[0]
        free = np.setdiff1d(np.arange(len(places)), hit)
        first = int(free[0]) if len(free) else len(places)
        if t == 0.0 and first == len(places) and length <= MOST_CUT:
            return length
        if t == 0.0 and first == 0:
            return -_reached(arm, tree)
        least = min(least, float(places[first - 1]) if first else 0.0)
    return least


def _reached(arm: Arm, tree: shapely.STRtree) -> float:
    """How far an end must go on to reach the streets it was drawn to, whose bends are rounded."""
    places = -np.arange(0.25, MOST_GAP, 0.25)
    sides = [arm.place(places, t)[0] for t in (-arm.far_right, 0.0, arm.far_left)]
    hit = tree.query(shapely.points(np.concatenate(sides)), predicate="intersects")[0]
    covered = np.isin(np.arange(3 * len(places)), hit).reshape(3, -1).all(axis=0)
    return float(-places[int(covered.argmax())]) if covered.any() else 0.0


# Pieces between joints


def _pieces(streets: Sequence[Drawn], stops: Container[Knot]) -> Iterator[Drawn]:
    """Streets divided where others meet them, and at `stops`."""
    count: Counter[Knot] = Counter()
    for street in streets:
        count.update((street.knots[0], street.knots[-1]))
        count.update(k for k in street.knots[1:-1] for _ in range(2))
    for street in streets:
        start = 0
        for k in range(1, len(street.knots)):
            if k == len(street.knots) - 1 or count[street.knots[k]] > 2 or street.knots[k] in stops:
                yield replace(street, knots=street.knots[start : k + 1])
                start = k


def _merged(pieces: list[Drawn], stops: Container[Knot]) -> list[Drawn]:
    """Pieces that go on as the same street become one."""
    at: dict[Knot, list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        at[piece.knots[0]].append(number)
        at[piece.knots[-1]].append(number)
    group = list(range(len(pieces)))
    members = {number: [number] for number in group}
    whole = dict(enumerate(pieces))
    for knot, numbers in at.items():
        if len(numbers) != 2 or group[numbers[0]] == group[numbers[1]] or knot in stops:
            continue
        first, second = (group[number] for number in numbers)
        # A street keeps the direction in which its first piece was drawn.
        a, b = whole[first], whole[second]
        if a.knots[-1] == knot:
            b = b if b.knots[0] == knot else b.turned()
            joined = replace(a, knots=(*a.knots, *b.knots[1:]), owners=a.pieces + b.pieces)
        else:
            b = b if b.knots[-1] == knot else b.turned()
            joined = replace(a, knots=(*b.knots, *a.knots[1:]), owners=b.pieces + a.pieces)
        if _alike(a, b):
            whole[first] = joined
            del whole[second]
            for number in members.pop(second):
                group[number] = first
                members[first].append(number)
    return list(whole.values())


def _alike(a: Drawn, b: Drawn) -> bool:
    """Whether one street goes on as another, whatever they are called."""
    return (a.section, a.rank, a.left_hand, a.marked, a.whole) == (b.section, b.rank, b.left_hand, b.marked, b.whole)


def _linked(road: Road, before: RoadLink | None, after: RoadLink | None) -> Road:
    """A road whose lanes go on in the roads before and after it."""
    lanes = tuple(
        lane.model_copy(
            update={
                "predecessor": lane.id if before is not None and before.kind == "road" and lane.id else None,
                "successor": lane.id if after is not None and after.kind == "road" and lane.id else None,
            }
        )
        for lane in road.sections[0].lanes
    )
    section = road.sections[0].model_copy(update={"lanes": lanes})
    return revise(road, sections=(section,), predecessor=before, successor=after)
