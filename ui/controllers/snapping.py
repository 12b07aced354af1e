"""Where a dragged box settles: against walls, at its neighbours' edges and centres, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.scene import Box, Floor, revise
from ui.space.solids import inward
from ui.words import later, tr

REACH_PIXELS = 8
REACH_METRES = 0.10
FAR = 15.0
"""Metres: nothing settles in line with what is farther away."""
Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Snap:
    """A settled box, the reasons for people, and guide lines to draw."""

    box: Box
    reasons: tuple[str, ...] = ()
    guides: tuple[Line, ...] = ()


def reach(pixel: float, most: float = REACH_METRES) -> float:
    """How far snapping pulls, metres, when a pixel is `pixel` metres wide; never more than `most`."""
    return min(REACH_PIXELS * pixel, most)


def half_extents(box: Box, direction: npt.NDArray[np.float64]) -> float:
    """How far a box reaches from its centre along a unit direction."""
    c, s = math.cos(box.yaw), math.sin(box.yaw)
    return float(abs(direction @ (c, s)) * box.depth / 2 + abs(direction @ (-s, c)) * box.width / 2)


class Around:
    """What stands around, arranged so that of thousands only what is near is looked at.

    Parameters
    ----------
    named : sequence of (str, Box)
    """

    def __init__(self, named: Sequence[tuple[str, Box]]) -> None:
        self._named = named
        rows = np.array([b.values for _, b in named]).reshape(-1, 7)
        self._middles, self._reach = rows[:, 3:5], rows[:, 0] + rows[:, 1]

    def near(self, box: Box, pull: float) -> list[tuple[str, Box]]:
        """What is within `pull` of being in line with a box, and not farther than `FAR`."""
        away = np.abs(self._middles - (box.x, box.y))
        most = self._reach + box.depth + box.width + pull
        found = (away.min(axis=1) <= most) & (away.max(axis=1) <= most + FAR)
        return [self._named[k] for k in np.flatnonzero(found).tolist()]


def snap(
    box: Box,
    floor: Floor | None,
    neighbours: Iterable[tuple[str, Box]],
    pull: float,
    turns: bool = True,
    axes: str = "xy",
) -> Snap:
    """Settle a box.

    Parameters
    ----------
    neighbours : iterable of (name, Box)
        What stands around it.
    pull : float
        Metres within which it is pulled.
    turns : bool
        Whether a wall turns its back to itself.
    axes : str
        Along which axes it may be pulled: ``x``, ``y`` or both.
    """
    reasons: list[str] = []
    guides: list[Line] = []
    fixed: list[npt.NDArray[np.float64]] = []
    if floor is not None and len(axes) == 2:
        box, fixed, reasons = _to_walls(box, floor, pull, turns)
    for axis, letter in enumerate("xy"):
        unit = np.eye(2)[axis]
        if letter not in axes or any(abs(normal[axis]) > 1e-6 for normal in fixed):
            continue
        found = _to_neighbours(box, list(neighbours), axis, unit, pull)
        if found is not None:
            box, reason, guide = found
            if reason not in reasons:
                reasons.append(reason)
            guides.append(guide)
    return Snap(box, tuple(reasons), tuple(guides))


def _to_walls(box: Box, floor: Floor, pull: float, turns: bool) -> tuple[Box, list[npt.NDArray[np.float64]], list[str]]:
    """Against at most two walls; the first, nearest one takes the back."""
    fixed: list[npt.NDArray[np.float64]] = []
    reasons: list[str] = []
    tries = []
    for index in range(len(floor.polygon)):
        (ax, ay), (bx, by) = floor.wall(index)
        start, end = np.array([ax, ay]), np.array([bx, by])
        length = float(np.linalg.norm(end - start))
        if length < 1e-6:
            continue
        along, normal = (end - start) / length, inward(floor, index)
        centre = np.array([box.x, box.y])
        s = float((centre - start) @ along)
        if not -0.05 <= s <= length + 0.05:
            continue
        distance = float((centre - start) @ normal)
        # Either the box as it stands is near, or it would be with its back to the wall.
        gap = distance - half_extents(box, normal)
        turned = distance - box.depth / 2
        tries.append((min(abs(gap), abs(turned) if turns else math.inf), index, start, normal))
    for _, _, start, normal in sorted(tries, key=lambda item: item[0]):
        if len(fixed) == 2 or any(abs(float(n @ normal)) > 0.05 for n in fixed):
            continue
        distance = float((np.array([box.x, box.y]) - start) @ normal)
        back = math.atan2(normal[1], normal[0])
        candidates = [(abs(distance - half_extents(box, normal)), box.yaw, False)]
        if turns and not fixed:
            candidates.insert(0, (abs(distance - box.depth / 2), back, True))
        # What looks straight at the wall is as near turned round, and is meant so; sideways it stays as it stands.
        away = abs(math.remainder(box.yaw - back, math.tau)) < math.pi - 1e-3
        gap, yaw, turned = min(candidates, key=lambda item: item[0] + (1e-6 if item[2] == away else 0.0))
        if gap > pull:
            continue
        square = abs(math.remainder(yaw - back, math.pi / 2)) < 1e-3
        if not turned and not square and turns:
            continue
        moved = revise(box, yaw=yaw)
        shift = half_extents(moved, normal) - distance
        box = revise(moved, x=moved.x + float(normal[0]) * shift, y=moved.y + float(normal[1]) * shift)
        facing = abs(math.remainder(box.yaw - back, math.tau)) < 1e-3
        reasons.append(tr("back to wall") if facing else tr("against wall"))
        fixed.append(normal)
    if len(fixed) == 2:
        reasons = [tr("back to wall, in the corner") if tr("back to wall") in reasons else tr("in the corner")]
    return box, fixed, reasons


def _to_neighbours(
    box: Box, neighbours: list[tuple[str, Box]], axis: int, unit: npt.NDArray[np.float64], pull: float
) -> tuple[Box, str, Line] | None:
    mine = (box.x, box.y)[axis]
    half = half_extents(box, unit)
    best: tuple[float, float, str, Box, float] | None = None
    for name, other in neighbours:
        centre = (other.x, other.y)[axis]
        if abs(centre - mine) > other.depth + other.width + half + pull:
            continue  # nothing of it is near enough
        reach_ = half_extents(other, unit)
        for target, line, reason in (
            (centre, centre, later("centred on {name}")),
            (centre - reach_ + half, centre - reach_, later("aligned with {name}")),
            (centre + reach_ - half, centre + reach_, later("aligned with {name}")),
            (centre - reach_ - half, centre - reach_, later("touching {name}")),
            (centre + reach_ + half, centre + reach_, later("touching {name}")),
        ):
            # A centre wins over an edge that is as near.
            distance = abs(target - mine) + (0.0 if reason.startswith("centred") else 1e-4)
            if distance <= pull and (best is None or distance < best[0]):
                best = distance, target, tr(reason, name=name), other, line
    if best is None:
        return None
    _, target, reason, other, line = best
    moved = revise(box, **{"xy"[axis]: target})
    across = 1 - axis
    ends = [(other.x, other.y)[across], (moved.x, moved.y)[across]]
    low, high = min(ends) - 0.3, max(ends) + 0.3
    guide = ((line, low), (line, high)) if axis == 0 else ((low, line), (high, line))
    return moved, reason, guide
