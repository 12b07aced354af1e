"""*On* and *heading along*: what of a footprint lies beyond the ground that is meant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from composer.relations.geometry import X, Y
from composer.relations.rows import FloatArray, IntArray
from composer.relations.sights.base import StreetSight, joined, local_frames, pieces, told
from composer.relations.sights.borders import at_middle, covered, within
from composer.relations.street import HEADS, ON
from composer.street.heights import heights_at
from composer.street.survey import Shapes


@dataclass(frozen=True, eq=False)
class OnSight(StreetSight):
    """The surface that is stood upon."""

    rule = ON

    def grounds(self, s: FloatArray) -> tuple[Shapes, Shapes]:
        """The chosen surfaces, with what goes on as them where footprints reach beyond, and their borders."""
        grounds, borders = pieces(self.survey, self.chosen)
        lacking = np.flatnonzero(~covered(self.feet, s, grounds))
        if not len(lacking):
            return grounds, borders
        grounds, borders = grounds.copy(), borders.copy()
        areas = self.feet.at(lacking).areas(s[lacking])
        for row, area in zip(lacking.tolist(), areas, strict=True):
            parts = self.survey.areas[self.others(row)]
            parts = parts[shapely.intersects(parts, area)]
            if len(parts):
                grounds[row] = joined(np.append(parts, grounds[row]), area)
                borders[row] = shapely.boundary(grounds[row])
        return grounds, borders

    def others(self, row: int) -> IntArray:
        """Surfaces that count as one with a row's chosen one."""
        meant, chosen = self.meant[row], int(self.chosen[row])
        if meant.whole:
            return meant.rows
        going_on = np.array(self.survey.continued.get(chosen, ()), np.int64)
        return going_on[np.isin(going_on, meant.rows)]

    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        spots = within(self.feet, s, *self.grounds(s))
        middle = s[:, X : Y + 1]
        height = heights_at(self.survey.surfaces, self.chosen, middle)
        return local_frames(middle, 0.0, height), told(self.feet, 0.0, spots)


@dataclass(frozen=True, eq=False)
class HeadingSight(OnSight):
    """The lane in which something goes, and its direction."""

    rule = HEADS

    def others(self, row: int) -> IntArray:
        """Whatever goes on as the lane, if the middle is on the lane itself."""
        if self.meant[row].whole:
            return self.meant[row].rows
        return np.array(self.survey.continued.get(int(self.chosen[row]), ()), np.int64)

    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        middle = s[:, X : Y + 1]
        spots = np.concatenate(
            [within(self.feet, s, *self.grounds(s)), at_middle(s, *pieces(self.survey, self.chosen))[:, None]], axis=1
        )
        return local_frames(middle, self.directions(s)), told(self.feet, self.turns(), spots)

    def turns(self) -> FloatArray:
        """As how many turns of its direction nobody tells apart, (R,): 2 where one drives either way."""
        return np.array([2.0 if self.survey.two_way(row) else 1.0 for row in self.chosen.tolist()])

    def directions(self, s: FloatArray) -> FloatArray:
        """Which way one drives on the chosen surfaces where boxes (R, 7) are, NaN if nothing says."""
        points = s[:, X : Y + 1]
        found = np.full(len(points), np.nan)
        for row in np.unique(self.chosen).tolist():
            here = self.chosen == row
            track = self.survey.track(row)
            if track is not None:
                found[here] = track.bearings(track.locate(points[here])[0])
        return found
