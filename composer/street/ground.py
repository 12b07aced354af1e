"""The ground of a street as triangles: what is seen of each surface, painted lines, and kerbs where levels meet.

All outlines within a window – surfaces and paint – are drawn into each other until no two lines cross (an arrangement,
on a grid of a millimetre). Each cell between them belongs to the surface that lies on top there, so nothing lies twice
at one height, and neighbours share their corners exactly. Where the two sides of an edge are not equally high, an
upright face joins them: the ground is closed, and no light comes through. What leads over other ground as a bridge is
drawn the same way, a layer higher.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

import numpy as np
import shapely

from composer.street.cells import BARE, GRID, KERB, PLAIN, STEP, Arrangement, GroundMesh
from composer.street.decks import decks_of
from composer.street.frames import FloatArray, IntArray
from composer.street.heights import heights_at, topmost
from composer.street.kinds import surface_kind
from composer.street.paint import Areas, Paint
from composer.street.painter import Painter
from composer.street.road import Junction, Road
from composer.street.surface import Surface
from composer.street.terrain import Terrain

KERB_COLOUR, BARE_COLOUR = "#b9b6af", "#c3c1b8"
KERB_STONE = 0.15
"""Width of the stones along the edge of what is raised beside a road, metres."""
RAISED = 0.03
"""What lies so much higher than the road beside it has a kerb, metres."""
THICK = 0.6
"""Of a bridge, metres."""
TILE = 64.0
"""Side of the windows in which a large ground is made, metres."""
ROLLED = ("drive", "cycle", "park", "cross")
"""Uses of ground that is rolled over: what is raised beside it has a kerb."""
Window = tuple[float, float, float, float]
"""(least x, least y, most x, most y), metres."""


class Ground:
    """The ground of a street, made window by window.

    Parameters
    ----------
    surfaces : sequence of Surface
    roads, junctions : sequence of Road, of Junction
        What they are lanes of: their lines are painted.
    before : Ground, optional
        An earlier state of the same street; what it knows of surfaces that stayed is taken over.

    Attributes
    ----------
    palette : list of str
        Colours of paint, ``#rrggbb``, as far as any was met.
    """

    def __init__(
        self,
        surfaces: Sequence[Surface],
        roads: Sequence[Road] = (),
        junctions: Sequence[Junction] = (),
        before: Ground | None = None,
    ) -> None:
        self.surfaces = tuple(surfaces)
        self._roads = {road.id: road for road in roads}
        self.palette: list[str] = []
        self._orders = np.array([surface_kind(s.kind).order for s in surfaces], np.int64)
        self._areas = np.array([s.area for s in surfaces], object)
        uses = [surface_kind(s.kind).use for s in surfaces]
        self._rolled = np.array([use in ROLLED for use in uses], bool)
        self._raised = np.array([use not in (*ROLLED, "water") for use in uses], bool)
        self._lift = np.array([s.z for s in surfaces], np.float64)
        self._painter: Painter = Painter(surfaces, roads, junctions, None if before is None else before._painter)

    @property
    def _tree(self) -> shapely.STRtree:
        return self._painter.tree

    @cached_property
    def terrain(self) -> Terrain:
        """The bare ground."""
        return Terrain([surface for surface, deck in zip(self.surfaces, self.decks, strict=True) if deck == 0])

    @cached_property
    def bounds(self) -> Window | None:
        """What the surfaces cover; None without any."""
        if not self.surfaces:
            return None
        low_x, low_y, high_x, high_y = (float(v) for v in shapely.total_bounds(self._areas))
        return low_x, low_y, high_x, high_y

    def windows(self, side: float = TILE) -> Iterator[Window]:
        """Windows side by side in which there are surfaces; their borders lie at multiples of `side`."""
        if self.bounds is None:
            return
        low_x, low_y, high_x, high_y = (v / side for v in self.bounds)
        for i in range(int(np.floor(low_x)), int(np.ceil(high_x))):
            for j in range(int(np.floor(low_y)), int(np.ceil(high_y))):
                window = i * side, j * side, (i + 1) * side, (j + 1) * side
                if len(self._tree.query(shapely.box(*window), predicate="intersects")):
                    yield window

    def whole(self) -> GroundMesh:
        """Everything at once."""
        return GroundMesh.joined([self.mesh(window) for window in self.windows()])

    def top_at(self, points: FloatArray, near: FloatArray | None = None) -> tuple[IntArray, FloatArray]:
        """What lies on top at points (N, 2).

        Parameters
        ----------
        near : (N,), optional
            Where one road leads over another, the one that is nearest to these heights is meant; the upper one if not
            given.

        Returns
        -------
        surface : (N,) int64
            Its number, `BARE` for none.
        height : (N,)
            Of its upper face, metres.
        """
        owner, height = np.full(len(points), BARE, np.int64), self.terrain.at(points)
        for deck in np.unique([0, *self.decks]):
            numbers = np.flatnonzero(self.decks == deck)
            tree = self._tree if len(numbers) == len(self.surfaces) else shapely.STRtree(self._areas[numbers])
            found = self._topmost(tree, numbers, points)
            here = np.flatnonzero(found != BARE)
            level = self._heights(found[here], points[here])
            if near is not None:
                closer = np.abs(level - near[here]) < np.abs(height[here] - near[here])
                here, level = here[closer | (owner[here] == BARE)], level[closer | (owner[here] == BARE)]
            owner[here], height[here] = found[here], level
        return owner, height

    def _topmost(self, tree: shapely.STRtree, numbers: IntArray, points: FloatArray) -> IntArray:
        """The surface on top at each of points (N, 2); the tree holds those with these numbers, in their order."""
        return np.append(numbers, BARE)[topmost(tree, self._orders[numbers], points)]

    def _heights(self, owner: IntArray, points: FloatArray) -> FloatArray:
        height, bare = heights_at(self.surfaces, owner, points), owner == BARE
        height[bare] = self.terrain.at(points[bare])
        return height

    @cached_property
    def decks(self) -> IntArray:
        """Over how many others each surface leads as a bridge does, (S,)."""
        return decks_of(self.surfaces, self._areas, self._tree)

    def _corners(self, owner: IntArray, place: IntArray, points: FloatArray, bridge: bool) -> FloatArray:
        """Heights of cells' corners: whose, which place, and where that is."""
        height = self._heights(owner, points)
        bare = owner == BARE
        if not bare.any() or (self.terrain.level and not bridge):
            return height
        # Beside a surface the bare ground is as high as what lies under that; a bridge has nothing below it.
        under = np.full(int(place.max()) + 1, np.inf)
        np.minimum.at(under, place[~bare], height[~bare] - self._lift[owner[~bare]])
        beside = bare & np.isfinite(under[place])
        height[beside] = under[place[beside]] - (THICK if bridge else 0.0)
        return height

    def mesh(self, window: Window, plain: bool = False) -> GroundMesh:
        """The ground within a window; a `plain` one, to be seen from afar, goes without paint and kerbs."""
        numbers = np.sort(self._tree.query(shapely.box(*window), predicate="intersects"))
        decks = self.decks[numbers]
        return GroundMesh.joined(
            [self._layer(window, numbers[decks == deck], plain, bridge=deck > 0) for deck in np.unique([0, *decks])]
        )

    def _layer(self, window: Window, numbers: IntArray, plain: bool, bridge: bool) -> GroundMesh:
        """Some surfaces within a window, on the bare ground or, as a bridge, over it."""
        frame = shapely.box(*window)
        areas, numbers = _clipped(self._areas, numbers, frame)
        if bridge and not len(numbers):
            return GroundMesh.joined([])
        paints = [] if plain else self._painter.on(numbers)
        painted, style = self._painted(paints, frame)
        stones = np.zeros(0, object) if plain else self._stones(areas, numbers, frame)
        # Twice, since what was clipped may be a collection of collections.
        parts = shapely.get_parts(shapely.get_parts(np.concatenate([areas, painted, stones, [frame]])))
        lines = shapely.union_all(shapely.get_rings(parts), grid_size=GRID)
        cells = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
        if not len(cells):
            return GroundMesh.joined([])
        cells = shapely.orient_polygons(cells)
        middles = shapely.point_on_surface(cells)
        owner = self._topmost(shapely.STRtree(areas), numbers, shapely.get_coordinates(middles))
        paint: IntArray = np.full(len(cells), PLAIN, np.int64)
        if len(stones):
            at, _ = shapely.STRtree(stones).query(middles, predicate="intersects")
            at = at[owner[at] != BARE]
            paint[at[self._raised[owner[at]]]] = KERB
        if len(painted):
            at, found = shapely.STRtree(painted).query(middles, predicate="intersects")
            orders = np.append(self._orders, -1)[owner[at]]  # the last is the bare ground's
            shown = orders <= np.array([p.order for p in paints])[style[found]]
            at, found = at[shown], style[found[shown]]
            last = np.argsort(found, kind="stable")
            paint[at[last]] = np.array([self._colour(p.colour) for p in paints])[found[last]]
        made = Arrangement(cells, owner, paint).mesh(partial(self._corners, bridge=bridge), kerbs=bridge or not plain)
        return made.bridged(THICK, self._lift) if bridge else made

    def _stones(self, areas: Areas, numbers: IntArray, frame: shapely.Polygon) -> Areas:
        """Where kerb stones lie: along what is raised, beside what is driven on and lies lower."""
        raised = self._raised[numbers]
        if not raised.any():
            return np.zeros(0, object)
        around = np.sort(self._tree.query(frame.buffer(KERB_STONE + GRID), "intersects"))
        rolled = around[self._rolled[around] & (self.decks[around] == self.decks[numbers[0]])]
        if not len(rolled):
            return np.zeros(0, object)
        # Of all that is driven on near this window; clipped, so that a long road costs no more than its piece.
        near = shapely.intersection(self._areas[rolled], frame.buffer(4 * KERB_STONE, join_style="mitre"))
        found = []
        for area, number in zip(areas[raised], numbers[raised], strict=True):
            lower = near[self._lift[rolled] < self._lift[number] - RAISED]
            lower = lower[shapely.dwithin(lower, area, STEP)]
            if len(lower):
                edge = shapely.buffer(shapely.union_all(lower), KERB_STONE, join_style="mitre")
                found.append(shapely.intersection(area, edge))
        return np.array(found, object)

    def _painted(self, paints: Sequence[Paint], frame: shapely.Polygon) -> tuple[Areas, IntArray]:
        """Areas of paint within a frame, and of which paint each is."""
        areas, style = [np.zeros(0, object)], [np.zeros(0, np.int64)]
        for number, paint in enumerate(paints):
            inside, _ = _clipped(paint.areas, np.flatnonzero(shapely.intersects(paint.areas, frame)), frame)
            areas.append(inside)
            style.append(np.full(len(inside), number, np.int64))
        return np.concatenate(areas), np.concatenate(style)

    def _colour(self, colour: str) -> int:
        if colour not in self.palette:
            self.palette.append(colour)
        return self.palette.index(colour)

    def stamp(self, window: Window) -> tuple[object, ...]:
        """What the ground in a window depends on: the very same objects mean the same ground."""
        around = shapely.box(*window).buffer(2 * KERB_STONE, join_style="mitre")
        chosen = np.sort(self._tree.query(around, "intersects"))
        near = [self.surfaces[k] for k in chosen]
        names = dict.fromkeys(surface.road for surface in near if surface.road is not None)
        roads = [self._roads[name] for name in names if name in self._roads]
        return *near, *roads, *(int(deck) for deck in self.decks[chosen])


def _clipped(areas: Areas, chosen: IntArray, frame: shapely.Polygon) -> tuple[Areas, IntArray]:
    """Some areas as far as they lie within a frame, and which of them do."""
    if not len(chosen):
        return np.zeros(0, object), chosen.astype(np.int64)
    shapely.prepare(frame)
    whole = shapely.contains_properly(frame, areas[chosen])
    found = areas[chosen].copy()
    found[~whole] = shapely.intersection(found[~whole], frame)
    solid = shapely.area(found) > GRID * GRID
    return found[solid], chosen[solid]
