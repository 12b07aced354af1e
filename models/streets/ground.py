"""The ground of a street as something to ask: what lies at a point, how far a strip reaches, where nothing is laid."""

from __future__ import annotations

from typing import Self

import numpy as np
import numpy.typing as npt
import shapely

from composer.scene import Scene
from composer.street.heights import heights_at
from composer.street.survey import Survey, survey_of

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

TRAFFIC = ("drive", "cycle", "park")
"""Uses of ground on which nothing stands but what travels or is parked."""
STEP = 0.25
"""Metres by which borders are looked for, before they are found to a centimetre."""


class Ground:
    """The surfaces of a scene, as strips are cut from them.

    Parameters
    ----------
    survey : Survey
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.surfaces, self.areas = survey.surfaces, survey.areas
        self.kinds = tuple(kind.name for kind in survey.kinds)
        self.uses = np.array([kind.use for kind in survey.kinds], str)
        self.order = survey.orders

    @classmethod
    def of(cls, scene: Scene) -> Self:
        """The ground of a scene."""
        return cls(survey_of(scene))

    def of_use(self, *uses: str) -> IntArray:
        """Rows of the surfaces that are for one of these."""
        return np.flatnonzero(np.isin(self.uses, uses))

    def top(self, points: FloatArray) -> IntArray:
        """Row of the uppermost surface at points (N, 2), (N,); −1 where there is none."""
        if not len(self.surfaces) or not len(points):
            return np.full(len(points), -1)
        return self.survey.topmost(points)

    def heights(self, rows: IntArray, points: FloatArray) -> FloatArray:
        """Height of surfaces `rows` (N,) at points (N, 2), (N,); zero where the row is −1."""
        return heights_at(self.surfaces, rows, points)

    def borders(self, row: int, points: FloatArray, aside: FloatArray, most: float) -> FloatArray:
        """How far a surface reaches from points on it.

        Parameters
        ----------
        row : int
        points, aside : (N, 2)
            Where to start, and unit vectors of the direction.
        most : float
            Metres after which it does not matter.

        Returns
        -------
        (N,) float64
            Metres to the border, at most `most`; 0 for a point that is not on it.
        """
        area = self.areas[row]
        reached = np.zeros(len(points))
        going = np.flatnonzero(shapely.contains_xy(area, points[:, 0], points[:, 1]))
        while len(going):
            ahead = points[going] + aside[going] * (reached[going] + STEP)[:, None]
            inside = shapely.contains_xy(area, ahead[:, 0], ahead[:, 1])
            reached[going[inside]] += STEP
            going = going[inside & (reached[going] < most)]
        low, high = reached.copy(), reached + STEP
        for _ in range(5):
            middle = (low + high) / 2
            at = points + aside * middle[:, None]
            inside = shapely.contains_xy(area, at[:, 0], at[:, 1])
            low, high = np.where(inside, middle, low), np.where(inside, high, middle)
        return np.minimum(low, most)

    def free_depth(self, points: FloatArray, aside: FloatArray, most: float) -> FloatArray:
        """How far from points (N, 2) along `aside` (N, 2) one may build, (N,), at most `most` metres."""
        kept = self.of_use(*TRAFFIC, "walk", "cross", "water")
        found = np.full(len(points), most)
        if not len(kept) or not len(points):
            return found
        rays = np.asarray(shapely.linestrings(np.stack([points, points + aside * most], axis=1)))
        tree = shapely.STRtree(self.areas[kept])
        ray, surface = tree.query(rays, predicate="intersects")
        if len(ray):
            away = shapely.distance(
                shapely.points(points[ray]), shapely.intersection(rays[ray], self.areas[kept][surface])
            )
            np.minimum.at(found, ray, away)
        return found
