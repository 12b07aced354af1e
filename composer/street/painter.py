"""All that is painted on the ground of a street, found where it is asked for and kept while nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
import shapely

from composer.street.kinds import surface_kind
from composer.street.marks import marks_of, stop_lines
from composer.street.paint import TOUCH, Paint, bays, between, zebra
from composer.street.road import Junction, Road
from composer.street.surface import Surface

_Row = tuple[tuple[object, ...], list[Paint]]


class Painter:
    """Finds what is painted because of what surfaces and roads are.

    Parameters
    ----------
    surfaces : sequence of Surface
    roads : sequence of Road
    junctions : sequence of Junction
    before : Painter, optional
        Of an earlier state of the same street: what it found for objects that are still the same is not looked for
        again.
    """

    def __init__(
        self,
        surfaces: Sequence[Surface],
        roads: Sequence[Road] = (),
        junctions: Sequence[Junction] = (),
        before: Painter | None = None,
    ) -> None:
        self._surfaces, self._junctions = surfaces, junctions
        self._roads = {road.id: road for road in roads}
        self._areas = np.array([s.area for s in surfaces], object)
        self._kinds = [surface_kind(s.kind) for s in surfaces]
        uses = np.array([kind.use for kind in self._kinds], object)
        by_hand = np.array([s.road is None and k.strip for s, k in zip(surfaces, self._kinds, strict=True)], bool)
        self._lanes = by_hand & np.isin(uses, ("drive", "cycle"))
        self._zebras = np.flatnonzero(uses == "cross")
        self._old: dict[tuple[int, ...], _Row] = before._made if before is not None else {}
        self._made: dict[tuple[int, ...], _Row] = {}

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Of the areas of all surfaces."""
        return shapely.STRtree(self._areas)

    def all(self) -> list[Paint]:
        """All paint of the street; what lies over what comes later."""
        return self.on(range(len(self._surfaces)))

    def on(self, numbers: Iterable[int]) -> list[Paint]:
        """The paint on these surfaces, between them, and along their roads."""
        chosen = [int(number) for number in numbers]
        lines, rest = [], []
        for name in dict.fromkeys(self._surfaces[n].road for n in chosen):
            if name is not None and name in self._roads:
                lines += self._along(self._roads[name])
        for number in chosen:
            surface, use = self._surfaces[number], self._kinds[number].use
            if self._lanes[number]:
                for other in self.tree.query(self._areas[number], predicate="dwithin", distance=TOUCH).tolist():
                    if other > number and self._lanes[other]:
                        pair = surface, self._surfaces[int(other)]
                        lines += self._remembered(pair, lambda pair=pair: between(*pair))  # type: ignore[misc]
            if use == "cross":
                near = np.sort(self.tree.query(self._areas[number], predicate="intersects"))
                below = [self._surfaces[i] for i in near.tolist() if self._kinds[i].use in ("drive", "cycle", "park")]
                rest += self._remembered((surface, *below), lambda s=surface, b=below: zebra(s, b))  # type: ignore[misc]
            elif use == "park":
                rest += self._remembered((surface,), lambda s=surface: bays(s))  # type: ignore[misc]
        return [paint for paint in (*lines, *rest) if len(paint.areas)]

    def _along(self, road: Road) -> list[Paint]:
        """Lines along a road's lanes and before the junctions at its ends."""
        links = [link.id for link in (road.predecessor, road.successor) if link is not None and link.kind == "junction"]
        found = self._remembered((road,), lambda: marks_of(road))
        junctions = [junction for junction in self._junctions if junction.id in links]
        if not junctions:
            return found
        ways = {
            c.connecting: self._roads[c.connecting]
            for j in junctions
            for c in j.connections
            if c.connecting in self._roads
        }
        zebras = [self._surfaces[int(i)] for i in self._zebras]
        of = road, *junctions, *ways.values(), *zebras
        areas = self._areas[self._zebras]
        # Stop lines differ from marks of the road alone by what else they are made of.
        return found + self._remembered((*of, STOPS), lambda: stop_lines(road, junctions, ways, areas))

    def _remembered(self, of: tuple[object, ...], make: Callable[[], list[Paint]]) -> list[Paint]:
        """What was made of the very same objects; they are kept with it, so that no other can have their ids."""
        key = tuple(map(id, of))
        row = self._made.get(key) or self._old.get(key) or (of, make())
        self._made[key] = row
        return row[1]


STOPS = object()
