"""What the sights of a street share: who looks, what is meant, which of it is near, how high the ground is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.relations.geometry import DEPTH, HEIGHT, WIDTH, YAW, X, Y, Z
from composer.relations.rows import Chosen, FloatArray, IntArray, RuleRows, Sight
from composer.relations.rule import TOLD, Rule
from composer.relations.sights.borders import free, outside, values
from composer.relations.sights.feet import Feet
from composer.relations.street import BORDER
from composer.street.survey import BoolArray, Meant, Shapes, Survey

OPEN = -1
"""Instead of a number: not decided yet."""
_WORST = 1e9
_NEAR = 0.5
"""Metres within which ground that is not to be stood upon is looked at."""
_ABOUT = 1.5
"""Metres about a footprint in which pieces of ground are put together."""
_SEAM = 0.005
"""Metres between pieces of ground that are one."""


@dataclass(frozen=True, eq=False)
class StreetSight(Sight):
    """Rows whose object is ground, or a curb, that has one or several pieces.

    Attributes
    ----------
    survey : Survey
    feet : Feet
        Of the subjects.
    meant : tuple of Meant
        What each row's object means.
    chosen : (R,) int64
        Which piece of that is meant: the number of a surface or curb, `OPEN` as long as it is not decided.
    vehicle, round : (R,) bool
        Whether the subject is a vehicle; whether nobody sees which way it faces.
    rule : Rule or None
        What decides between several pieces that are near; None where the nearest one is meant.
    """

    rule: ClassVar[Rule | None] = None
    survey: Survey
    feet: Feet
    meant: tuple[Meant, ...]
    chosen: IntArray
    vehicle: BoolArray
    round: BoolArray

    def at(self, rows: Chosen) -> Self:
        numbers = np.arange(len(self.chosen))[rows].tolist()
        return replace(
            self,
            feet=self.feet.at(rows),
            meant=tuple(self.meant[i] for i in numbers),
            chosen=self.chosen[rows],
            vehicle=self.vehicle[rows],
            round=self.round[rows],
        )

    @abstractmethod
    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        """What `look` gives, for rows whose subjects have boxes and whose pieces are chosen."""

    def reach(self, meant: Meant) -> float:
        """Metres within which a piece of what is meant may be the one; the nearest one always may."""
        return 0.0

    def probes(self, s: FloatArray, rows: IntArray) -> Shapes:
        """What is near to what is meant, (K,): the footprints of some rows of boxes (R, 7)."""
        return self.feet.at(rows).areas(s[rows])

    def shapes(self) -> Shapes:
        """The chosen pieces: surfaces as areas, curbs and ends of crossings as lines, (R,)."""
        sorts = [meant.sort for meant in self.meant]
        found = np.empty(len(sorts), object)
        for sort in set(sorts):
            here = np.array([other == sort for other in sorts])
            found[here] = self.survey.shapes(sort)[self.chosen[here]]
        return found

    def look(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> tuple[FloatArray, FloatArray]:
        sight = self.decided(s)
        there = placed(s)
        if there.all():
            return sight.see(s)
        objects, told = sight.at(there).see(s[there])
        rows = np.full((len(s), 7), np.nan), np.full((len(s), told.shape[1]), np.nan)
        rows[0][there], rows[1][there] = objects, told
        return rows

    def settled(self, rows: RuleRows, boxes: FloatArray) -> tuple[RuleRows, ...]:
        return (rows.under(self.decided(boxes[rows.subjects])),)

    def decided(self, s: FloatArray) -> Self:
        """The same with a piece chosen for every row, for boxes (R, 7): of several near ones that with which the
        relation holds best, else the nearest."""
        found = self.choices(s)
        if found is None:
            return self
        owner, chosen = found
        best = np.zeros(len(s), np.int64)
        best[owner] = chosen
        some = np.isin(owner, np.flatnonzero(np.bincount(owner, minlength=len(s)) > 1))
        if self.rule is not None and some.any():
            rows, trial = owner[some], chosen[some]
            objects, more = replace(self.at(rows), chosen=trial).see(s[rows])
            told = np.hstack([np.full((len(rows), TOLD), np.nan), more])
            worst = np.nan_to_num(np.asarray(self.rule.gaps(s[rows], objects, told)), nan=_WORST).max(axis=1)
            order = np.lexsort((trial, worst.round(9), rows))
            first, at = np.unique(rows[order], return_index=True)
            best[first] = trial[order][at]
        return replace(self, chosen=best)

    def choices(self, s: FloatArray) -> tuple[IntArray, IntArray] | None:
        """Pieces that each row may mean for boxes (R, 7): row and piece numbers, in the order of the rows; None if all
        is decided."""
        if not (self.chosen == OPEN).any():
            return None
        owners, chosen = [np.flatnonzero(self.chosen != OPEN)], [self.chosen[self.chosen != OPEN]]
        there = placed(s)
        for meant, rows in self._by_meaning():
            owner, piece = self._pieces(meant, rows, s, there)
            owners.append(owner)
            chosen.append(piece)
        owner = np.concatenate(owners)
        order = np.argsort(owner, kind="stable")
        return owner[order], np.concatenate(chosen)[order]

    def _by_meaning(self) -> Iterator[tuple[Meant, IntArray]]:
        groups: dict[int, list[int]] = {}
        for row, (meant, piece) in enumerate(zip(self.meant, self.chosen.tolist(), strict=True)):
            if piece == OPEN:
                groups.setdefault(id(meant), []).append(row)
        for rows in groups.values():
            yield self.meant[rows[0]], np.array(rows)

    def _pieces(self, meant: Meant, rows: IntArray, s: FloatArray, there: BoolArray) -> tuple[IntArray, IntArray]:
        lost = rows[~there[rows]]
        rows = rows[there[rows]]
        if len(meant.rows) == 1 or not len(rows):
            rows = np.concatenate([rows, lost])
            return rows, np.full(len(rows), meant.rows[0])
        tree = self.survey.tree_of(meant)
        areas = self.probes(s, rows)
        owner, piece = np.zeros(0, np.int64), np.zeros(0, np.int64)
        if self.rule is not None:
            reach = self.reach(meant)
            near = {"predicate": "dwithin", "distance": reach} if reach else {"predicate": "intersects"}
            owner, piece = tree.query(areas, **near)
        far = np.setdiff1d(np.arange(len(rows)), owner)
        owner, piece = np.concatenate([owner, far]), np.concatenate([piece, tree.nearest(areas[far])])
        unknown = np.full(len(lost), meant.rows[0])
        return np.concatenate([rows[owner], lost]), np.concatenate([meant.rows[piece], unknown])


def placed(boxes: FloatArray) -> BoolArray:
    """Which of boxes (R, 7) are known, (R,)."""
    return np.asarray(np.isfinite(boxes).all(axis=1))


def local_frames(
    points: FloatArray, direction: FloatArray | float = 0.0, height: FloatArray | float = 0.0
) -> FloatArray:
    """Frames as boxes, (R, 7): where they are, which way they look, how high the ground is there."""
    found = np.zeros((len(points), 7))
    found[:, [DEPTH, WIDTH, HEIGHT]] = 1.0
    found[:, X : Y + 1] = points
    found[:, Z], found[:, YAW] = height, direction
    return found


def told(feet: Feet, turns: FloatArray | float, *columns: FloatArray) -> FloatArray:
    """The columns from `FOOT` on: feet, turns, then others (R, …)."""
    rows = len(feet.side)
    some = [np.full(rows, turns) if np.isscalar(turns) else turns, *columns]
    flat = (np.asarray(c, np.float64) for c in some)
    return np.hstack([feet.side[:, None], *(c.reshape(rows, int(np.prod(c.shape[1:]))) for c in flat)])


def pieces(survey: Survey, surfaces: IntArray) -> tuple[Shapes, Shapes]:
    """Areas and borders of surfaces (R,)."""
    return survey.areas[surfaces], survey.borders[surfaces]


def nearest_surfaces(survey: Survey, what: str, areas: Shapes, distance: float) -> tuple[IntArray, IntArray]:
    """Pairs of areas and of surfaces of a sort within so many metres of them: numbers of both."""
    tree, rows = survey.tree_over(what)
    if not len(rows):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    owner, piece = tree.query(areas, predicate="dwithin", distance=distance)
    return owner, rows[piece]


def off(survey: Survey, what: str, feet: Feet, s: FloatArray, areas: Shapes) -> FloatArray:
    """How far footprints reach into surfaces of a sort; of several the one they are deepest in: (R, BORDER, SPOT)."""
    owner, piece = nearest_surfaces(survey, what, areas, _NEAR)
    found = free(len(s), BORDER)
    if len(owner):
        each = outside(feet.at(owner), s[owner], *pieces(survey, piece))
        worst = values(feet.at(owner), s[owner], each).max(axis=1)
        order = np.lexsort((worst, owner))
        last = order[np.append(np.diff(owner[order]) != 0, True)]
        found[owner[last]] = each[last]
    return found


def joined(parts: Shapes, about: BaseGeometry) -> BaseGeometry:
    """Several areas as one, as far as they are near to something; a seam between two of them is no border."""
    x0, y0, x1, y1 = about.bounds
    window = shapely.box(x0 - _ABOUT, y0 - _ABOUT, x1 + _ABOUT, y1 + _ABOUT)
    whole = shapely.buffer(shapely.union_all(shapely.intersection(parts, window)), _SEAM, join_style="mitre")
    whole = shapely.buffer(whole, -_SEAM, join_style="mitre")
    shapely.prepare(whole)
    return whole
