"""What of nodes stands on the ground: their footprints, the feet of those that have some, the outlines of buildings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from composer.relations.geometry import DEPTH, WIDTH, X, Y, axes
from composer.relations.rows import Chosen, FloatArray, IntArray
from composer.relations.street import WHOLE
from composer.scene import Node
from composer.street.survey import Shapes
from composer.vocabulary import category

_SQUARE = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])


def foot_of(name: str) -> float:
    """Side of the square on which things of a category stand, metres; `WHOLE` if on all of their footprint."""
    return category(name).foot or WHOLE


@dataclass(frozen=True, eq=False)
class Feet:
    """Footprints of nodes whose boxes are told later, one a row.

    Attributes
    ----------
    side : (R,) float64
        Sides of their feet, `WHOLE` for none.
    outlines : tuple of (K, 2) float64 or None
        Their outlines in shares of depth and width, None for rectangles; empty if all are.
    """

    side: FloatArray
    outlines: tuple[FloatArray | None, ...] = ()

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> Feet:
        """The feet of nodes, one a row."""
        side = np.array([foot_of(node.category) for node in nodes], np.float64)
        if all(node.building is None for node in nodes):
            return cls(side)
        outlines = [None if n.building is None else np.array(n.building.outline, np.float64) for n in nodes]
        return cls(side, tuple(outlines))

    def at(self, rows: Chosen) -> Feet:
        """Some of the rows."""
        numbers = np.arange(len(self.side))[rows].tolist() if self.outlines else []
        return Feet(self.side[rows], tuple(self.outlines[i] for i in numbers))

    def extents(self, s: FloatArray) -> FloatArray:
        """Depth and width of what stands, (R, 2), for boxes (R, 7)."""
        return np.minimum(s[:, [DEPTH, WIDTH]], self.side[:, None])

    def corners(self, s: FloatArray) -> tuple[FloatArray, FloatArray, IntArray]:
        """Corners of footprints of boxes (R, 7): where (M, 2), in shares of depth and width (M, 2), their rows (M,)."""
        shares = np.tile(_SQUARE, (len(s), 1))
        row = np.repeat(np.arange(len(s)), 4)
        if any(outline is not None for outline in self.outlines):
            rings = [_SQUARE if outline is None else outline for outline in self.outlines]
            shares = np.vstack(rings)
            row = np.repeat(np.arange(len(s)), [len(ring) for ring in rings])
        local = shares * self.extents(s)[row]
        frame = axes(s)
        return s[row, X : Y + 1] + (local[:, :, None] * frame[row]).sum(axis=1), shares, row

    def areas(self, s: FloatArray) -> Shapes:
        """Footprints as polygons, (R,)."""
        points, _, row = self.corners(s)
        if not any(outline is not None for outline in self.outlines):
            return np.asarray(shapely.polygons(points.reshape(-1, 4, 2)))
        return np.asarray(shapely.polygons(shapely.linearrings(points, indices=row)))

    def shares_of(self, s: FloatArray, points: FloatArray) -> FloatArray:
        """Points (R, 2) in shares of depth and width of their rows' footprints, (R, 2)."""
        offset = points - s[:, X : Y + 1]
        local: FloatArray = (axes(s) * offset[:, None, :]).sum(axis=-1) / np.maximum(self.extents(s), 1e-9)
        return local
