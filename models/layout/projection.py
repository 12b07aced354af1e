"""Move boxes as little as possible until every hard relation holds, nothing overlaps and nothing leaves the floor.

Sequential linear programming (Griffith and Stewart 1961; exact L1 penalty as in Fletcher 1985): the signed gaps of
`composer.relations` are linearised about the present boxes by finite differences, and a linear program finds the step
that satisfies them all within a trust region at the least sum of displacements. The L1 norm leaves every box that need
not move exactly where it was. What cannot be satisfied keeps a slack, and is reported by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from scipy.optimize import linprog
from scipy.sparse import coo_array

from composer.relations.geometry import DEPTH, HEIGHT, WIDTH, YAW, X, Y, Z, axes, corners, reach, seen_from, separations
from composer.relations.table import RuleRows
from models.layout.judge import Judge
from models.layout.problem import BoolArray, FloatArray, IntArray, Problem

STEP = 1e-5
MARGIN = 1.5e-3
"""By how much a relation is over-satisfied, metres or ratio, so that rounding never breaks it."""
CLEARANCE = 2e-3
FLUSH = 0.012
"""Metres from a wall within which a piece counts as standing at it."""
RESTS, LIES = 120.0, 20.0
"""Weights of touching the top of what carries a node: where that was said, and where it is only the custom."""
HUNG, STANDS = 80.0, 1.6
"""Weights of staying flush with a wall: for what hangs on it, and for what only stands there."""
DISTANCE = "at"
"""Held on two sides, it would keep nodes from passing each other while the others put them in order."""
REACH = 0.8
PARAMETERS = 6
"""x, y, z, log depth, log width, log height of a node."""


@dataclass
class Rows:
    """Linear inequalities ``A δ ≤ b + slack`` under construction."""

    row: list[IntArray] = field(default_factory=list)
    column: list[IntArray] = field(default_factory=list)
    value: list[FloatArray] = field(default_factory=list)
    bound: list[FloatArray] = field(default_factory=list)
    weight: list[FloatArray] = field(default_factory=list)
    count: int = 0

    def add(self, columns: IntArray, values: FloatArray, bounds: FloatArray, weights: FloatArray) -> None:
        """Add K rows: columns and values (K, C), bounds and slack weights (K,)."""
        k, c = columns.shape
        if not k:
            return
        self.row.append(np.repeat(np.arange(self.count, self.count + k), c))
        self.column.append(columns.ravel())
        self.value.append(values.ravel())
        self.bound.append(bounds)
        self.weight.append(weights)
        self.count += k

    def binding(
        self, low: FloatArray, high: FloatArray
    ) -> tuple[IntArray, IntArray, FloatArray, FloatArray, FloatArray]:
        """Row, column and value of every entry, then bound and weight of every row, without the rows that no step
        between `low` and `high` can break."""
        if not self.row:
            nothing, none = np.zeros(0), np.zeros(0, np.int64)
            return none, none, nothing, nothing, nothing
        row, column, value = (np.concatenate(part) for part in (self.row, self.column, self.value))
        bound, weight = np.concatenate(self.bound), np.concatenate(self.weight)
        used = (column >= 0) & (value != 0)
        row, column, value = row[used], column[used], value[used]
        most = np.bincount(row, np.where(value > 0, value * high[column], value * low[column]), len(bound))
        kept = most > bound
        place = np.cumsum(kept) - 1
        entry = kept[row]
        return place[row[entry]], column[entry], value[entry], bound[kept], weight[kept]


@dataclass(frozen=True)
class Outcome:
    """Boxes (N, 7) and what is left undone.

    `violation` is the sum of positive gaps (zero: all that is hard holds), `moved` the sum of plan displacements in
    metres.
    """

    boxes: FloatArray
    violation: float
    moved: float


class Projector:
    """Solves one layout problem for any starting boxes.

    Parameters
    ----------
    problem : Problem
    reluctance : (N,), optional
        What moving each node costs; those with a low figure yield first.
    """

    def __init__(self, problem: Problem, reluctance: FloatArray | None = None) -> None:
        self.problem = problem
        self._reluctance = np.ones(problem.count) if reluctance is None else reluctance
        n = problem.count
        free = np.zeros((n, PARAMETERS), bool)
        free[:, :2] = problem.place_free[:, None]
        free[:, 2] = problem.rise_free
        free[:, 3:] = problem.size_free[:, None]
        self._free = free
        self._column = np.full((n + len(problem.room), PARAMETERS), -1)
        self._column[:n][free] = np.arange(int(free.sum()))
        self._size = int(free.sum())
        self._groups: tuple[RuleRows, ...] = ()
        self._flush: tuple[IntArray, IntArray] = (np.zeros(0, np.int64), np.zeros(0, np.int64))
        self.judge = Judge(problem, np.asarray(free.any(axis=1)))

    def solve(
        self, anchor: FloatArray, *, rounds: int = 20, start: FloatArray | None = None, reach: float = REACH
    ) -> Outcome:
        """Project `anchor` (N, 7); `start` is where to begin if that is not the anchor itself, `reach` the metres
        that a first step may go."""
        boxes = (anchor if start is None else start).copy()
        self._flush = self._at_walls(anchor)
        self._groups = self.judge.table.settled(self.judge.everything(boxes))
        if not self._size:
            return Outcome(boxes, self.judge.violation(boxes), 0.0)
        last = np.inf
        best: tuple[float, FloatArray] | None = None
        for step in range(rounds):
            # Order first: collisions choose the side that relations ask for only once the order is right.
            with_pairs = step >= 2 or start is not None
            boxes = self._step(boxes, anchor, reach, with_pairs)
            if not with_pairs:
                continue
            left = self.judge.violation(boxes)
            merit = left * 100 + self._distance(boxes, anchor)
            if best is None or merit < best[0] - 1e-6:
                best = merit, boxes.copy()
            if merit > last - 1e-4:
                if left < 1e-9:
                    break
                reach *= 0.5
                if reach < 0.004:
                    break
            last = merit
        assert best is not None
        boxes = best[1]
        return Outcome(
            boxes, self.judge.violation(boxes), float(np.abs(boxes[:, X : Y + 1] - anchor[:, X : Y + 1]).sum())
        )

    def _distance(self, boxes: FloatArray, anchor: FloatArray) -> float:
        plan = np.abs(boxes[:, X : Z + 1] - anchor[:, X : Z + 1]).sum()
        return float(plan + np.abs(np.log(boxes[:, :3] / anchor[:, :3])).sum())

    def _step(self, boxes: FloatArray, anchor: FloatArray, reach: float, with_pairs: bool) -> FloatArray:
        rows = Rows()
        self._add_relations(rows, boxes, with_pairs)
        self._add_supports(rows, boxes)
        self._add_flush(rows, boxes)
        if with_pairs:
            self._add_pairs(rows, boxes, reach)
        floor = self._floor_rows(boxes)
        offset = rows.count
        rows.row += [r + offset for r in floor.row]
        rows.column += floor.column
        rows.value += floor.value
        rows.bound += floor.bound
        rows.weight += floor.weight
        rows.count += floor.count
        delta = self._program(rows, boxes, anchor, reach)
        return self._moved(boxes, delta)

    def _moved(self, boxes: FloatArray, delta: FloatArray) -> FloatArray:
        change = np.zeros_like(self._free, np.float64)
        change[self._free] = delta
        out = boxes.copy()
        touched = change != 0
        out[:, X : Z + 1] = np.where(touched[:, :3], out[:, X : Z + 1] + change[:, :3], out[:, X : Z + 1])
        out[:, :3] = np.where(touched[:, 3:], out[:, :3] * np.exp(change[:, 3:]), out[:, :3])
        return out

    # ---- rows ------------------------------------------------------------------------------------------------------

    def _add_relations(self, rows: Rows, boxes: FloatArray, with_distances: bool) -> None:
        everything = self.judge.everything(boxes)
        for group in self._groups:
            if group.rule.name == DISTANCE and not with_distances:
                continue
            s, o, told = group.seen(everything)
            count = len(s)
            here, there = _perturbed(s, o)
            gaps = np.asarray(group.rule.guide(here, there, np.tile(told, (2 * PARAMETERS + 1, 1))))
            gaps = gaps.reshape(2 * PARAMETERS + 1, count, -1)
            slopes = (gaps[1:] - gaps[0]).transpose(1, 2, 0) / STEP
            gaps = gaps[0]
            columns = np.concatenate([self._column[group.subjects], self._column[group.objects]], axis=1)
            weights = self.problem.weights[group.indices]
            for k in range(gaps.shape[1]):
                near = gaps[:, k] > -1.2
                rows.add(columns[near], slopes[near, k], -gaps[near, k] - MARGIN, weights[near])

    def _add_supports(self, rows: Rows, boxes: FloatArray) -> None:
        """What stands on something touches its top and keeps its middle over it; what hangs stays under the ceiling."""
        problem = self.problem
        for i in np.flatnonzero(problem.parent >= 0):
            j = int(problem.parent[i])
            if problem.within[i] or not (self._free[i].any() or self._free[j].any()):
                continue
            gap = boxes[i, Z] - boxes[j, Z] - boxes[j, HEIGHT]
            columns = np.array([[self._column[i, 2], self._column[j, 2], self._column[j, 5]]])
            values = np.array([[1.0, -1.0, -boxes[j, HEIGHT]]])
            weight = np.array([RESTS if problem.rests[i] else LIES])
            rows.add(columns, values, np.array([-gap]), weight)
            rows.add(columns, -values, np.array([gap]), weight)
            held = reach(boxes[i], axes(boxes[j]))
            beyond = seen_from(boxes[j], boxes[i])
            for axis, extent, half, off, p in zip(
                axes(boxes[j]), boxes[j, (DEPTH, WIDTH)], held, beyond, (3, 4), strict=True
            ):
                # its footprint stays on the carrier's; what is larger than that stays with its middle over it
                play = extent / 2 - half if half < 0.4 * extent else 0.1 * extent
                columns = np.array([[*self._column[i, :2], *self._column[j, :2], self._column[j, p]]])
                for sign in (1.0, -1.0):
                    values = np.array([[*(sign * axis), *(-sign * axis), -min(extent / 2, play * 2)]])
                    rows.add(columns, values, np.array([play - sign * off]), np.array([20.0]))
        if problem.floor is not None:
            hung = np.flatnonzero(problem.rise_free & problem.ceiling)
            columns = self._column[hung][:, [2, 5]]
            over = boxes[hung, Z] + boxes[hung, HEIGHT] - problem.floor.height
            values = np.stack([np.ones(len(hung)), boxes[hung, HEIGHT]], axis=1)
            rows.add(columns, values, -over, np.full(len(hung), 60.0))
            rows.add(columns, -values, over, np.full(len(hung), 0.8))
            rows.add(columns[:, :1], -np.ones((len(hung), 1)), boxes[hung, Z] - 0.15, np.full(len(hung), 60.0))

    def _at_walls(self, anchor: FloatArray) -> tuple[IntArray, IntArray]:
        """Nodes that stand flush with a wall in the anchor, and the walls: (F,), (F,)."""
        problem = self.problem
        nothing = np.zeros(0, np.int64)
        if problem.floor is None:
            return nothing, nothing
        standing = np.flatnonzero(problem.place_free & (problem.parent < 0) & ~problem.ceiling)
        gaps = np.stack([self._wall_gap(anchor[standing], k)[0] for k in range(len(problem.floor.normals))], axis=1)
        node, wall = np.nonzero(np.abs(gaps) < FLUSH)
        return standing[node], wall

    def _wall_gap(self, boxes: FloatArray, wall: int | IntArray) -> tuple[FloatArray, FloatArray]:
        """Distance of boxes (K, 7) from the planes of walls, (K,), and its slopes by x, y, log depth, log width."""
        floor = self.problem.floor
        assert floor is not None
        normal = np.broadcast_to(floor.normals[wall], (len(boxes), 2))
        c, s = np.cos(boxes[:, YAW]), np.sin(boxes[:, YAW])
        depth = np.abs(c * normal[:, 0] + s * normal[:, 1]) * boxes[:, DEPTH] / 2
        width = np.abs(-s * normal[:, 0] + c * normal[:, 1]) * boxes[:, WIDTH] / 2
        gap = floor.offsets[wall] - (boxes[:, X : Y + 1] * normal).sum(axis=1) - depth - width
        return gap, np.stack([-normal[:, 0], -normal[:, 1], -depth, -width], axis=1)

    def _add_flush(self, rows: Rows, boxes: FloatArray) -> None:
        """What stood flush with a wall stays so where it can, also when its size changes."""
        node, wall = self._flush
        if len(node):
            gap, slopes = self._wall_gap(boxes[node], wall)
            weight = np.where(self.problem.on_wall[node], HUNG, STANDS)
            rows.add(self._column[node][:, [0, 1, 3, 4]], slopes, -gap, weight)

    def _add_pairs(self, rows: Rows, boxes: FloatArray, reach: float) -> None:
        margin = min(2 * reach, 0.7) + 0.02
        everything = self.judge.everything(boxes)
        chosen = self.judge.near(everything, margin)
        apart = separations(everything[self.judge.pairs[0, chosen]], everything[self.judge.pairs[1, chosen]])
        near = apart.max(axis=-1) < margin
        chosen, apart = chosen[near], apart[near]
        first, second = self.judge.pairs[:, chosen]
        a, b = everything[first], everything[second]
        tucks, weights = self.judge.tucks[chosen], self.judge.pair_weights[chosen]
        if not len(first):
            return
        score = apart.copy()
        # Parting two things that stand on the same ground by height means lifting one: only what hangs may do so.
        may_rise = np.append(self._free[:, 2], np.zeros(len(self.problem.room), bool))
        fixed_rise = ~(may_rise[first] | may_rise[second]) & (apart[:, 4] < 0)
        score[fixed_rise, 4] = -np.inf
        score[(apart[:, 4] < 0) & ~fixed_rise, 4] -= 0.35
        axis = score.argmax(axis=1)
        here = np.arange(len(first))
        gap = CLEARANCE - apart[here, axis]
        here_a, here_b = _perturbed(a, b)
        along = separations(here_a, here_b).reshape(2 * PARAMETERS + 1, len(first), 5)[:, here, axis]
        slopes = -(along[1:] - along[0]).T / STEP
        columns = np.concatenate([self._column[first], self._column[second]], axis=1)
        rows.add(columns, slopes, -gap, np.where(tucks, 0.08, 1.0) * weights)
        if tucks.any():
            room = 0.3 * np.minimum(a[tucks, :2].min(axis=1), b[tucks, :2].min(axis=1))
            rows.add(columns[tucks], slopes[tucks], room - gap[tucks], np.full(int(tucks.sum()), 100.0))

    def _floor_rows(self, boxes: FloatArray) -> Rows:
        rows = Rows()
        floor = self.problem.floor
        free = np.flatnonzero(self._free.any(axis=1))
        if floor is None or not len(free):
            return rows
        chosen = boxes[free]
        c, s = np.cos(chosen[:, YAW]), np.sin(chosen[:, YAW])
        forward, left = np.stack([c, s], axis=1), np.stack([-s, c], axis=1)
        columns = self._column[free][:, [0, 1, 3, 4]]
        if floor.convex:
            for wall in range(len(floor.normals)):
                gap, slopes = self._wall_gap(chosen, wall)
                rows.add(columns, -slopes, gap, np.full(len(free), 150.0))
            return rows
        self._add_outline(rows, chosen, columns, forward, left)
        return rows

    def _add_outline(
        self, rows: Rows, chosen: FloatArray, columns: IntArray, forward: FloatArray, left: FloatArray
    ) -> None:
        """Rows for a floor that is not convex: box corners inside the outline, inner corners of the outline outside."""
        floor = self.problem.floor
        assert floor is not None
        span = floor.ends - floor.starts
        length = (span * span).sum(axis=1)
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        outline = corners(chosen)
        inside = _contains(floor.polygon, outline.reshape(-1, 2)).reshape(-1, 4)
        for k, (sd, sw) in enumerate(signs):
            point = outline[:, k]
            t = np.clip(((point[:, None] - floor.starts) * span).sum(axis=-1) / length, 0, 1)
            foot = floor.starts + t[..., None] * span
            away = point[:, None] - foot
            squared = (away * away).sum(axis=-1)
            wall = squared.argmin(axis=1)
            here = np.arange(len(chosen))
            distance = np.sqrt(squared[here, wall])
            normal = floor.normals[wall]
            signed = np.where(inside[:, k], -distance, distance)
            near = signed > -0.8
            values = np.stack(
                [
                    normal[:, 0],
                    normal[:, 1],
                    sd * (forward * normal).sum(axis=1) * chosen[:, DEPTH] / 2,
                    sw * (left * normal).sum(axis=1) * chosen[:, WIDTH] / 2,
                ],
                axis=1,
            )
            rows.add(columns[near], values[near], -signed[near], np.full(int(near.sum()), 150.0))
        for corner in floor.inner_corners:
            across = corner - chosen[:, X : Y + 1]
            ahead, aside = (across * forward).sum(axis=1), (across * left).sum(axis=1)
            depth_gap, width_gap = np.abs(ahead) - chosen[:, DEPTH] / 2, np.abs(aside) - chosen[:, WIDTH] / 2
            by_depth = depth_gap > width_gap
            gap = np.where(by_depth, depth_gap, width_gap)
            sign = np.where(by_depth, np.sign(ahead), np.sign(aside))
            direction = np.where(by_depth[:, None], forward, left) * sign[:, None]
            near = gap < 0.8
            values = np.stack(
                [
                    direction[:, 0],
                    direction[:, 1],
                    by_depth * chosen[:, DEPTH] / 2,
                    ~by_depth * chosen[:, WIDTH] / 2,
                ],
                axis=1,
            )
            rows.add(columns[near], values[near], gap[near], np.full(int(near.sum()), 150.0))

    # ---- the program -----------------------------------------------------------------------------------------------

    def _program(self, rows: Rows, boxes: FloatArray, anchor: FloatArray, reach: float) -> FloatArray:
        """Solve for the step: columns are the step δ, its distance t from the anchor, and a slack a row."""
        m = self._size
        present = _parameters(boxes)[self._free]
        wanted = _parameters(anchor)[self._free]
        away = present - wanted
        scale = np.zeros_like(self._free, np.float64)
        scale[:, :2], scale[:, 2], scale[:, 3:] = 1.0, 0.3, 0.7
        cost = (scale * self._reluctance[:, None])[self._free]
        low, high = self._trusted(present, reach)
        row, column, value, bound, weight = rows.binding(low, high)
        k = len(bound)
        i = np.arange(m)
        # t ≥ ±(present + δ − anchor)
        all_rows = np.concatenate([row, np.arange(k), k + i, k + i, k + m + i, k + m + i])
        all_columns = np.concatenate([column, 2 * m + np.arange(k), i, m + i, i, m + i])
        all_values = np.concatenate([value, -np.ones(k), np.ones(m), -np.ones(m), -np.ones(m), -np.ones(m)])
        matrix = coo_array((all_values, (all_rows, all_columns)), shape=(k + 2 * m, 2 * m + k)).tocsr()
        limits = np.concatenate([bound, -away, away])
        bounds = np.concatenate(
            [np.stack([low, high], axis=1), np.tile([0.0, np.inf], (m, 1)), np.tile([0.0, np.inf], (k, 1))]
        )
        # The stubs want lists of bounds and dense matrices; scipy takes these as well and much faster.
        typed: Any = linprog
        answer = typed(
            np.concatenate([np.zeros(m), cost, weight]), A_ub=matrix, b_ub=limits, bounds=bounds, method="highs"
        )
        if answer.x is None:
            return np.zeros(m)
        step: FloatArray = np.where(np.abs(answer.x[:m]) > 1e-9, answer.x[:m], 0.0)
        return step

    def _trusted(self, present: FloatArray, reach: float) -> tuple[FloatArray, FloatArray]:
        """Least and greatest step of every free parameter: within the trust region, and towards real sizes."""
        trust = np.zeros_like(self._free, np.float64)
        trust[:, :3], trust[:, 3:] = reach, 0.35 * reach / REACH
        least, most = np.full_like(trust, -np.inf), np.full_like(trust, np.inf)
        least[:, 3:], most[:, 3:] = self.problem.low, self.problem.high
        low = np.maximum(-trust[self._free], np.minimum(least[self._free] - present, 0))
        high = np.minimum(trust[self._free], np.maximum(most[self._free] - present, 0))
        return low, high


def _parameters(boxes: FloatArray) -> FloatArray:
    return np.concatenate([boxes[:, X : Z + 1], np.log(boxes[:, :3])], axis=1)


def _nudged(boxes: FloatArray, parameter: int) -> FloatArray:
    out = boxes.copy()
    if parameter < 3:
        out[:, X + parameter] += STEP
    else:
        out[:, parameter - 3] *= np.exp(STEP)
    return out


def _perturbed(a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Pairs of boxes (R, 7) as they are, then with each parameter of the first and of the second nudged: (13 R, 7)."""
    left = [a, *(_nudged(a, p) for p in range(PARAMETERS)), *[a] * PARAMETERS]
    right = [b, *[b] * PARAMETERS, *(_nudged(b, p) for p in range(PARAMETERS))]
    return np.concatenate(left), np.concatenate(right)


def _contains(polygon: shapely.Polygon, points: FloatArray) -> BoolArray:
    found: BoolArray = shapely.contains_xy(polygon, points[:, 0], points[:, 1])
    return found
