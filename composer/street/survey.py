"""The ground of a street arranged for questions: what a name means, what is driven on, what goes on as what."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import shapely

from composer.scene import STREET_PARTS, Scene, room_part
from composer.street.axes import track_of
from composer.street.crossings import CrossingEnd, ends_of
from composer.street.curbs import Curb, curbs_of, is_carriageway, is_raised, is_used
from composer.street.frames import FloatArray, IntArray, Track
from composer.street.heights import topmost
from composer.street.kinds import SurfaceKind, surface_kind
from composer.street.road import Road
from composer.street.surface import Surface

BoolArray = npt.NDArray[np.bool_]
Shapes = npt.NDArray[np.object_]

_JOINT = 0.6
"""Ends of lanes so near to each other, metres, are one lane that goes on."""
_BEND = math.radians(45.0)
_KEPT = 4


Sort = Literal["ground", "curb", "end"]
"""Surfaces, curbs, ends of crossings."""


@dataclass(frozen=True, eq=False)
class Meant:
    """What a name means: some pieces of a sort, of which a relation is about any one.

    Attributes
    ----------
    name : str
    rows : (K,) int64
        Numbers of the pieces, at least one.
    sort : str
    whole : bool
        Whether all of them count as one piece of ground: *road*, *sidewalk*, but not *lane*.
    """

    name: str
    rows: IntArray
    sort: Sort = "ground"
    whole: bool = False


class Survey:
    """Questions about the surfaces of a street; answers are found once and kept.

    Parameters
    ----------
    surfaces : tuple of Surface
    roads : tuple of Road
    """

    def __init__(self, surfaces: tuple[Surface, ...], roads: tuple[Road, ...] = ()) -> None:
        self.surfaces, self.roads = surfaces, roads
        self._meant: dict[str, Meant | None] = {}
        self._trees: dict[str, shapely.STRtree] = {}

    @cached_property
    def kinds(self) -> tuple[SurfaceKind, ...]:
        """The kind of each surface."""
        return tuple(surface_kind(s.kind) for s in self.surfaces)

    @cached_property
    def areas(self) -> Shapes:
        """What each surface covers, (S,)."""
        found = np.empty(len(self.surfaces), object)
        found[:] = [s.area for s in self.surfaces]
        return found

    @cached_property
    def borders(self) -> Shapes:
        """The border of each surface, (S,)."""
        return np.asarray(shapely.boundary(self.areas))

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Over all areas."""
        return shapely.STRtree(self.areas)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Surface id → its number."""
        return {s.id: i for i, s in enumerate(self.surfaces)}

    @cached_property
    def orders(self) -> IntArray:
        """What lies above what, (S,); of equals the later one."""
        return np.array([kind.order for kind in self.kinds], np.int64)

    def _mask(self, *uses: str) -> BoolArray:
        return np.array([kind.use in uses for kind in self.kinds], bool)

    @cached_property
    def driven(self) -> BoolArray:
        """Surfaces on which vehicles travel, (S,)."""
        return self._mask("drive")

    @cached_property
    def travelled(self) -> BoolArray:
        """Surfaces on which vehicles or cyclists travel, (S,)."""
        return self._mask("drive", "cycle")

    @cached_property
    def carriageway(self) -> BoolArray:
        """Surfaces that are part of the carriageway, parking and shoulders included, (S,)."""
        return np.array([is_carriageway(kind) for kind in self.kinds], bool)

    @cached_property
    def used(self) -> BoolArray:
        """Surfaces that are driven, cycled or parked on, (S,)."""
        return np.array([is_used(kind) for kind in self.kinds], bool)

    @cached_property
    def raised(self) -> BoolArray:
        """Surfaces that lie a kerb higher than the road, (S,)."""
        return np.array([is_raised(kind) for kind in self.kinds], bool)

    @cached_property
    def curbs(self) -> tuple[Curb, ...]:
        """The curbs, as `composer.street.curbs` numbers them."""
        return curbs_of(self.surfaces)

    @cached_property
    def curb_lines(self) -> Shapes:
        """The curbs as lines, (C,)."""
        found = np.empty(len(self.curbs), object)
        found[:] = [shapely.LineString(curb.points) for curb in self.curbs]
        return found

    @cached_property
    def curb_tree(self) -> shapely.STRtree:
        """Over the curbs."""
        return shapely.STRtree(self.curb_lines)

    @cached_property
    def crossing_ends(self) -> tuple[CrossingEnd, ...]:
        """Both ends of every crossing, in document order."""
        rows = [i for i, kind in enumerate(self.kinds) if kind.use == "cross"]
        return ends_of([(i, self.surfaces[i]) for i in rows], self.areas[self.driven])

    @cached_property
    def crossing_edges(self) -> Shapes:
        """The same as lines, (E,)."""
        found = np.empty(len(self.crossing_ends), object)
        found[:] = [shapely.LineString(end.points) for end in self.crossing_ends]
        return found

    def shapes(self, sort: Sort) -> Shapes:
        """All pieces of a sort: areas of surfaces, or lines."""
        if sort == "ground":
            return self.areas
        return self.curb_lines if sort == "curb" else self.crossing_edges

    def track(self, row: int) -> Track | None:
        """The line along which a surface runs, None if it has no long way."""
        return track_of(self.surfaces[row])

    def two_way(self, row: int) -> bool:
        """Whether one may drive along a surface either way; so it is where nothing says which."""
        surface = self.surfaces[row]
        return surface.two_way or not surface.axis

    def meant(self, name: str) -> Meant | None:
        """What a name means on this street; None if it means nothing here, or something else than ground."""
        if name not in self._meant:
            self._meant[name] = self._find(name)
        return self._meant[name]

    def _find(self, name: str) -> Meant | None:
        if name in self.numbers:
            return Meant(name, np.array([self.numbers[name]]))
        kind, index = room_part(name) or ("", None)
        if kind not in STREET_PARTS:
            return None
        if kind == "road":
            return self._road(name, index)
        if kind == "curb":
            rows = np.arange(len(self.curbs))
        else:
            rows = np.flatnonzero([surface.kind == kind for surface in self.surfaces])
        if index is not None:
            rows = rows[index : index + 1]
        sort: Sort = "curb" if kind == "curb" else "ground"
        return Meant(name, rows, sort, index is None and kind == "sidewalk") if len(rows) else None

    def _road(self, name: str, index: int | None) -> Meant | None:
        if index is None:
            rows = np.flatnonzero(self.driven)
        else:
            rows = self.carriageways[index] if index < len(self.carriageways) else np.zeros(0, np.int64)
        return Meant(name, rows, whole=True) if len(rows) else None

    @cached_property
    def carriageways(self) -> tuple[IntArray, ...]:
        """What ``road:0``, ``road:1``, … mean: the surfaces that are roads; of a street without such, the driven
        surfaces of each road of its network."""
        drawn = [np.array([i]) for i, surface in enumerate(self.surfaces) if surface.kind == "road"]
        if drawn:
            return tuple(drawn)
        lanes: dict[str, list[int]] = {road.id: [] for road in self.roads}
        for i in np.flatnonzero(self.driven).tolist():
            if self.surfaces[i].road in lanes:
                lanes[str(self.surfaces[i].road)].append(i)
        return tuple(np.array(rows) for rows in lanes.values() if rows)

    def ends_of(self, meant: Meant) -> Meant | None:
        """The ends of the crossings that a name means."""
        crossings = np.array([end.row for end in self.crossing_ends], np.int64)
        rows = np.flatnonzero(np.isin(crossings, meant.rows)) if meant.sort == "ground" else crossings[:0]
        return Meant(meant.name, rows, "end") if len(rows) else None

    def count(self, part: str) -> int:
        """How many curbs, lanes, roads, … can be named by number."""
        if part == "curb":
            return len(self.curbs)
        return len(self.carriageways) if part == "road" else sum(s.kind == part for s in self.surfaces)

    def tree_of(self, meant: Meant) -> shapely.STRtree:
        """Over what a name means, in the order of its rows."""
        key = f"{meant.sort} {meant.name}"
        if key not in self._trees:
            self._trees[key] = shapely.STRtree(self.shapes(meant.sort)[meant.rows])
        return self._trees[key]

    def tree_over(self, what: str) -> tuple[shapely.STRtree, IntArray]:
        """A tree over surfaces that are `driven`, `travelled`, `used`, `carriageway` or `raised`, and their numbers."""
        rows = np.flatnonzero(getattr(self, what))
        if what not in self._trees:
            self._trees[what] = shapely.STRtree(self.areas[rows])
        return self._trees[what], rows

    @cached_property
    def continued(self) -> Mapping[int, tuple[int, ...]]:
        """For each piece of a lane, bike lane or parking strip those that go on where it ends or begins; and the places
        without a direction where lanes meet."""
        rows = [i for i, s in enumerate(self.surfaces) if s.axis and self.kinds[i].use in ("drive", "cycle", "park")]
        if not rows:
            return {}
        ends, ways, owner = [], [], []
        for i in rows:
            line = self.surfaces[i].line
            for end, inner in ((line[0], line[1]), (line[-1], line[-2])):
                ends.append(end)
                ways.append(math.atan2(*(end - inner)[::-1]))
                owner.append(i)
        points = np.asarray(shapely.points(np.array(ends)))
        one, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=_JOINT)
        own, way = np.array(owner), np.array(ways)
        turn = np.abs((way[one] - way[other]) % (2 * math.pi) - math.pi)
        found: dict[int, dict[int, None]] = {}
        for a, b in zip(own[one[turn < _BEND]].tolist(), own[other[turn < _BEND]].tolist(), strict=True):
            if a != b and self.kinds[a].use == self.kinds[b].use:
                found.setdefault(a, {})[b] = None
        open_ = np.flatnonzero([d and not s.axis for s, d in zip(self.surfaces, self.driven.tolist(), strict=True)])
        end, meeting = shapely.STRtree(self.areas[open_]).query(points, predicate="dwithin", distance=_JOINT)
        for a, b in zip(own[end].tolist(), open_[meeting].tolist(), strict=True):
            if self.driven[a]:
                found.setdefault(a, {})[b] = None
                found.setdefault(b, {})[a] = None
        return {a: tuple(others) for a, others in found.items()}

    def topmost(self, points: FloatArray) -> IntArray:
        """The surface that is seen at each of some points (N, 2); -1 where there is none."""
        return topmost(self.tree, self.orders, points)


_surveys: OrderedDict[tuple[int, ...], Survey] = OrderedDict()


def survey_of(scene: Scene) -> Survey:
    """The survey of a scene's ground; scenes that share their surfaces, as before and after an edit, share it."""
    # By identity: to compare all corners of a town would take longer than many an answer. The survey keeps its surfaces
    # alive, so that no other can have their numbers.
    key = (*map(id, scene.surfaces), -1, *map(id, scene.roads))
    found = _surveys.get(key)
    if found is None:
        found = _surveys[key] = Survey(scene.surfaces, scene.roads)
        while len(_surveys) > _KEPT:
            _surveys.popitem(last=False)
    return found
