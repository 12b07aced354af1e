"""Sizes that relations ask for, found before anything moves.

A linear step changes a size by a third at most, and heights add up along stacks: to make a pencil taller than the
television beside it takes more steps than a projection has. Here sizes are set at once, one relation after the other
as in Gauss and Seidel's method, and the projection then gives back what was too much.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from composer.relations.geometry import DEPTH, HEIGHT, WIDTH, Z
from composer.relations.predicates import HEIGHT_RATIO, VOLUME_RATIO
from models.layout.problem import HARD, FloatArray, Problem, settled_heights

SWEEPS = 24
SPARE = 1.01
"""By how much a size is overdone."""

_TOPS = {"taller than": 1 - HEIGHT_RATIO, "shorter than": 1 / (1 + HEIGHT_RATIO)}
_VOLUMES = {"bigger than": 1 - VOLUME_RATIO, "smaller than": 1 / (1 + VOLUME_RATIO)}
"""What the lesser of two may have of the greater's top, and of its volume."""
_SUBJECT_IS_GREATER = frozenset({"taller than", "bigger than"})


def proportioned(problem: Problem, boxes: FloatArray) -> FloatArray:
    """Boxes (N, 7) with sizes for which hard relations of height and volume hold, as far as limits allow.

    Of each pair that is out of proportion the greater grows; what it cannot give, the lesser does. What rests on
    something goes up and down with it.
    """
    tops, volumes = _pairs(problem, _TOPS), _pairs(problem, _VOLUMES)
    sizes = _Sizes(problem, boxes)
    for _ in range(SWEEPS):
        before = sizes.boxes.copy()
        for greater, lesser, ratio in tops:
            if sizes.top(lesser) > ratio * sizes.top(greater):
                sizes.reach(greater, SPARE * sizes.top(lesser) / ratio)
                sizes.reach(lesser, min(ratio * sizes.top(greater) / SPARE, sizes.top(lesser)))
        for greater, lesser, ratio in volumes:
            if sizes.volume(lesser) > ratio * sizes.volume(greater):
                sizes.swell(greater, SPARE * sizes.volume(lesser) / ratio)
                sizes.swell(lesser, min(ratio * sizes.volume(greater) / SPARE, sizes.volume(lesser)))
        if np.array_equal(sizes.boxes, before):
            break
    return sizes.boxes


def _pairs(problem: Problem, ratios: dict[str, float]) -> list[tuple[int, int, float]]:
    """Rows of the greater and of the lesser of hard relations between nodes, and the ratio between them."""
    found = []
    for group in problem.table.groups:
        name = group.rule.name
        if name in ratios:
            hard = group.at((problem.weights[group.indices] >= HARD) & (group.objects < problem.count))
            ends = hard.subjects.tolist(), hard.objects.tolist()
            greater, lesser = ends if name in _SUBJECT_IS_GREATER else ends[::-1]
            found += [(g, s, ratios[name]) for g, s in zip(greater, lesser, strict=True)]
    return found


class _Sizes:
    """Boxes whose sizes are being set, within limits; one that is already beyond them stays where it is."""

    def __init__(self, problem: Problem, boxes: FloatArray) -> None:
        self._problem = problem
        self._low = np.minimum(np.exp(problem.low), boxes[:, :3])
        self._high = np.maximum(np.exp(problem.high), boxes[:, :3])
        self._carriers: Collection[int] = frozenset(problem.parent.tolist())
        self.boxes = boxes.copy()

    def top(self, row: int) -> float:
        return float(self.boxes[row, Z] + self.boxes[row, HEIGHT])

    def volume(self, row: int) -> float:
        return float(self.boxes[row, :3].prod())

    def reach(self, row: int, top: float) -> None:
        """Bring a top to where it is wanted by the height of its box."""
        self._set(row, HEIGHT, top - self.boxes[row, Z])
        if row in self._carriers:
            self.boxes = settled_heights(self._problem, self.boxes)

    def swell(self, row: int, volume: float) -> None:
        """Bring a volume to what is wanted by both sides of the plan, or by one where the other is at its limit."""
        for axis, power in ((DEPTH, 0.5), (WIDTH, 1.0), (DEPTH, 1.0)):
            self._set(row, axis, self.boxes[row, axis] * (volume / self.volume(row)) ** power)

    def _set(self, row: int, axis: int, size: float) -> None:
        if self._problem.size_free[row]:
            self.boxes[row, axis] = np.clip(size, self._low[row, axis], self._high[row, axis])
