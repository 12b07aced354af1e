"""Where the surface of a sampled field crosses the edges of the grid, and the cells around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LEVELS = 4
"""Cells are merged to cubes of at most two to this power."""
_RIM = 2
"""Samples of outside around the cropped field: differences across the rim stay within the array."""
_FILLED = np.float32(-0.02)
"""Value of a sample that was filled: barely inside."""


class PartScores(Protocol):
    """Scores of the parts at samples of a field."""

    def at(self, samples: Ints) -> Singles:
        """Scores (S, P) at sample coordinates (S, 3)."""


@dataclass(frozen=True, eq=False)
class Crossings:
    """Where the surface crosses edges of the grid.

    Parameters
    ----------
    points, normals : (E, 3) float64
        In samples of the field.
    cells : (E, 4) int64
        The cells around, counter-clockwise seen from outside.
    parts : (E,) int64
    scores : (E, P) float32
    """

    points: Floats
    normals: Floats
    cells: Ints
    parts: Ints
    scores: Singles


class Grid:
    """A field cropped to its solid, with the signs of all cells.

    `origin` (3,) is the sample of the original field at which the crop begins; flat indices of cells and samples
    run over the crop.
    """

    def __init__(self, distance: Singles) -> None:
        inside = distance < 0
        low, high = [], []
        for axis in range(3):
            where = np.flatnonzero(inside.any(axis=tuple(other for other in range(3) if other != axis)))
            low.append(max(int(where[0]) - _RIM, 0))
            high.append(min(int(where[-1]) + _RIM + 1, distance.shape[axis]))
        # a multiple of the largest merged cell, and one sample more
        unit = 2**LEVELS
        self.shape = tuple(-(-(b - a + 2 * _RIM) // unit) * unit + 1 for a, b in zip(low, high, strict=True))
        self.origin = np.array(low, np.int64) - _RIM
        self.limit = np.array(distance.shape, np.int64) - 1
        cropped = np.ones(self.shape, np.float32)  # so that a solid that reaches the border is closed there
        inner = tuple(slice(_RIM, _RIM + b - a) for a, b in zip(low, high, strict=True))
        cropped[inner] = distance[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
        self.strides = np.array([self.shape[1] * self.shape[2], self.shape[2], 1], np.int64)
        self.corners = CORNERS @ self.strides
        self.field = cropped.ravel()
        signs = (cropped < 0).view(np.uint8)
        for axis, shift in enumerate((1, 2, 4)):
            joined = np.moveaxis(signs.copy(), axis, 0)
            joined[:-1] |= np.moveaxis(signs, axis, 0)[1:] << np.uint8(shift)
            signs = np.moveaxis(joined, 0, axis)
        self.signs = np.ascontiguousarray(signs).ravel()
        """A bit for every corner of a cell: whether it is inside."""
        self._resolve()

    def crossed(self) -> Ints:
        """Cells that the surface passes."""
        return np.flatnonzero((self.signs - np.uint8(1)) < np.uint8(254))

    def coordinates(self, flat: Ints) -> Ints:
        """Coordinates (N, 3) within the crop."""
        return np.stack(np.unravel_index(flat, self.shape), axis=1)

    def _resolve(self) -> None:
        """Fill samples until no cell is ambiguous: a surface with one vertex a cell is then a manifold."""
        cells = self.crossed()
        cells = cells[AMBIGUOUS[self.signs[cells]]]
        while len(cells):
            may = (_FILL[self.signs[cells]][:, None] >> np.arange(8) & 1).astype(np.bool_)
            at = cells[:, None] + self.corners
            nearest = np.where(may, self.field[at], np.inf).argmin(axis=1)
            samples = np.unique(at[np.arange(len(cells)), nearest])
            self.field[samples] = _FILLED
            touched = [cells]
            for bit, corner in enumerate(self.corners):
                self.signs[samples - corner] |= np.uint8(1 << bit)
                touched.append(samples - corner)
            cells = np.unique(np.concatenate(touched))
            cells = cells[AMBIGUOUS[self.signs[cells]]]


def crossings_of(grid: Grid, cells: Ints, scores: PartScores) -> Crossings:
    number = np.empty(len(grid.signs), np.int32)
    number[cells] = np.arange(len(cells), dtype=np.int32)
    signs = grid.signs[cells]
    points, normals, around, ends = [], [], [], []
    for axis in range(3):
        ahead, b, c = (int(grid.strides[(axis + k) % 3]) for k in range(3))
        first = cells[((signs >> np.uint8(1 << axis)) ^ signs) & np.uint8(1) == 1]
        value, beyond = grid.field[first], grid.field[first + ahead]
        share = value / (value - beyond)
        at = grid.coordinates(first) + grid.origin
        point = at.astype(np.float64)
        point[:, axis] += share
        normal = np.empty((len(first), 3))
        normal[:, axis] = beyond - value
        for step, other in ((b, (axis + 1) % 3), (c, (axis + 2) % 3)):
            near = grid.field[first + step] - grid.field[first - step]
            far = grid.field[first + ahead + step] - grid.field[first + ahead - step]
            normal[:, other] = (near + (far - near) * share) / 2
        normal /= np.sqrt(np.einsum("ij,ij->i", normal, normal))[:, None]
        ring = np.stack([first, first - b, first - b - c, first - c], axis=1)
        inwards = value >= 0
        ring[inwards] = ring[inwards][:, ::-1]
        points.append(point)
        normals.append(normal)
        around.append(number[ring])
        step_ahead = np.zeros(3, np.int64)
        step_ahead[axis] = 1
        one, other_end = (np.clip(end, 0, grid.limit) for end in (at, at + step_ahead))
        told = scores.at(one)
        ends.append(told + (scores.at(other_end) - told) * share[:, None])
    between = np.concatenate(ends)
    best = between.argmax(axis=1)
    return Crossings(
        np.concatenate(points), np.concatenate(normals), np.concatenate(around).astype(np.int64), best, between
    )


CORNERS = np.array([[bit & 1, bit >> 1 & 1, bit >> 2 & 1] for bit in range(8)], np.int64)
"""Of a cell, in the order of their bits."""


def _faces_of_cell() -> Iterator[tuple[int, int, int, int]]:
    """The four corners of each face of a cell in a ring, as bits."""
    for axis in range(3):
        b, c = 1 << (axis + 1) % 3, 1 << (axis + 2) % 3
        for side in (0, 1 << axis):
            yield side, side | b, side | b | c, side | c


def _tables() -> tuple[Bools, npt.NDArray[np.uint8]]:
    """Of every pattern of signs: whether it is ambiguous, and which outside corners may be filled to resolve it."""
    ambiguous, fill = np.zeros(256, np.bool_), np.zeros(256, np.uint8)
    for signs in range(256):
        inside = [bool(signs >> k & 1) for k in range(8)]
        corners: set[int] = set()
        for ring in _faces_of_cell():
            a, b, c, d = (inside[k] for k in ring)
            if a == c and b == d and a != b:
                corners |= set(ring)
        for k in range(4):  # opposite corners unlike all others
            if inside[k] == inside[7 - k] and all(inside[j] != inside[k] for j in range(8) if j not in (k, 7 - k)):
                corners |= set(range(8))
        ambiguous[signs] = bool(corners)
        fill[signs] = sum(1 << k for k in corners if not inside[k])
    return ambiguous, fill


AMBIGUOUS, _FILL = _tables()
