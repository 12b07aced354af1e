"""*At crossing*, *facing road* and *set back from*: what is near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from composer.relations.geometry import X, Y
from composer.relations.rows import FloatArray, IntArray
from composer.relations.sights.base import StreetSight, local_frames, off, told
from composer.relations.sights.borders import towards
from composer.relations.street import AT_CROSSING, WAIT
from composer.street.survey import Meant, Shapes


@dataclass(frozen=True, eq=False)
class CrossingSight(StreetSight):
    """The end of a crossing; `meant` counts the ends of crossings, two each."""

    rule = AT_CROSSING

    def reach(self, meant: Meant) -> float:
        return WAIT

    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        ends = [self.survey.crossing_ends[i] for i in self.chosen.tolist()]
        borders = off(self.survey, "used", self.feet, s, self.feet.areas(s))
        place = np.array([end.points.mean(axis=0) for end in ends]).reshape(-1, 2)
        inward = np.array([end.outward for end in ends]) + np.pi
        return local_frames(place, inward), told(self.feet, 0.0, borders, towards(self.feet, s, self.shapes()))


@dataclass(frozen=True, eq=False)
class FrontSight(StreetSight):
    """The nearest point of a road."""

    def probes(self, s: FloatArray, rows: IntArray) -> Shapes:
        return np.asarray(shapely.points(s[rows, X : Y + 1]))

    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        middle = s[:, X : Y + 1]
        points = np.asarray(shapely.points(middle))
        areas = self.survey.areas[self.chosen]
        place = shapely.get_coordinates(shapely.shortest_line(points, areas)).reshape(-1, 2, 2)[:, 1]
        on_it = np.hypot(*(place - middle).T) < 1e-6
        for row in np.flatnonzero(on_it).tolist():
            # Who stands on the road looks at its middle line.
            track = self.survey.track(int(self.chosen[row]))
            place[row] = areas[row].centroid.coords[0] if track is None else track.feet(middle[row : row + 1])[1][0]
        x, y = (place - middle).T
        return local_frames(place, np.arctan2(y, x)), told(self.feet, 1.0)


@dataclass(frozen=True, eq=False)
class BackSight(StreetSight):
    """The nearest point of a line or surface."""

    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        near = towards(self.feet, s, self.shapes(), inside=True)
        return local_frames(s[:, X : Y + 1]), told(self.feet, 0.0, near)
