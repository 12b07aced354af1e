"""Curved street coordinates: metres along a line and metres to its left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

SMOOTH = 1.0
"""Metres before and after a corner over which a line turns at most."""


@dataclass(frozen=True, eq=False)
class Track:
    """A polyline as a coordinate system.

    Parameters
    ----------
    points : (A, 2) float64
        At least two, no two successive ones equal; metres.
    """

    points: FloatArray

    @cached_property
    def _steps(self) -> FloatArray:
        return np.diff(self.points, axis=0)

    @cached_property
    def _lengths(self) -> FloatArray:
        return np.hypot(self._steps[:, 0], self._steps[:, 1])

    @cached_property
    def starts(self) -> FloatArray:
        """Metres along the line at each of its points, (A,)."""
        return np.concatenate([[0.0], np.cumsum(self._lengths)])

    @property
    def length(self) -> float:
        """Metres."""
        return float(self.starts[-1])

    @cached_property
    def headings(self) -> FloatArray:
        """Direction of each piece, radians, (A - 1,)."""
        return np.arctan2(self._steps[:, 1], self._steps[:, 0])

    def at(self, along: FloatArray, left: FloatArray | float = 0.0) -> tuple[FloatArray, FloatArray]:
        """Points so far along and to the left, and the line's direction there.

        Parameters
        ----------
        along, left : (N,)
            Metres; beyond the ends the line goes on straight.

        Returns
        -------
        points : (N, 2)
        headings : (N,)
            Radians.
        """
        piece = np.clip(np.searchsorted(self.starts, along, side="right") - 1, 0, len(self._lengths) - 1)
        heading = self.headings[piece]
        ahead = np.stack([np.cos(heading), np.sin(heading)], axis=1)
        aside = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
        rest = along - self.starts[piece]
        return self.points[piece] + ahead * rest[:, None] + aside * np.broadcast_to(left, rest.shape)[:, None], heading

    def locate(self, points: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The nearest place on the line for points (N, 2).

        Returns
        -------
        along, left, headings : (N,)
            Metres along the line, signed distance to its left, direction there. Points beyond an end are counted along
            the straight continuation.
        """
        offset = points[:, None] - self.points[None, :-1]
        squared = np.maximum(self._lengths * self._lengths, 1e-18)
        share = (offset * self._steps).sum(axis=-1) / squared
        last = len(self._lengths) - 1
        low, high = np.zeros(last + 1), np.ones(last + 1)
        low[0], high[-1] = -np.inf, np.inf
        share = np.clip(share, low, high)
        foot = share[..., None] * self._steps
        away = offset - foot
        piece = (away * away).sum(axis=-1).argmin(axis=1)
        here = np.arange(len(points))
        step, rest = self._steps[piece], offset[here, piece]
        left = (step[:, 0] * rest[:, 1] - step[:, 1] * rest[:, 0]) / self._lengths[piece]
        # At an outer bend the nearest place is a corner, farther away than the side of either piece.
        distance = np.sqrt((away[here, piece] ** 2).sum(axis=-1))
        left = np.where(np.abs(left) < distance, np.copysign(distance, left), left)
        return self.starts[piece] + share[here, piece] * self._lengths[piece], left, self.headings[piece]

    def bearings(self, along: FloatArray) -> FloatArray:
        """The line's direction so far along, (N,), radians: about its corners it turns evenly, since they stand for a
        curve, over half of the shorter piece beside them but no more than a metre."""
        if len(self._lengths) < 2:
            return np.broadcast_to(self.headings, np.shape(along)).astype(np.float64)
        turn = (np.diff(self.headings) + np.pi) % (2 * np.pi) - np.pi
        reach = np.minimum(np.minimum(self._lengths[:-1], self._lengths[1:]) / 2, SMOOTH)
        corner = self.starts[1:-1]
        places = np.column_stack([corner - reach, corner + reach]).ravel()
        unrolled = self.headings[0] + np.cumsum(np.concatenate([[0.0], turn]))
        values = np.column_stack([unrolled[:-1], unrolled[1:]]).ravel()
        found: FloatArray = np.interp(along, places, values)
        return found

    def feet(self, points: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The places on the line that points (N, 2) are beside: metres along (N,), points (N, 2), directions (N,).

        The direction is square to the way from the line to the point, so that in the frame of that place a point lies
        straight to the left or right; beyond an end the line goes on straight.
        """
        along, left, heading = self.locate(points)
        foot, _ = self.at(along)
        across = points - foot
        aside = np.arctan2(across[:, 1], across[:, 0]) - np.copysign(np.pi / 2, left)
        return along, foot, np.where(np.hypot(across[:, 0], across[:, 1]) > 1e-6, aside, heading)
