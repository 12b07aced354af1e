"""How far boxes are from what a layout problem asks: in all, by node, and where a node could stand instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, axes, corners, overlap_share, separations
from models.layout.problem import HARD, BoolArray, FloatArray, IntArray, Problem

TOLERANCE = 1e-4
"""Metres of overlap, or off the floor, that count as nothing."""
TUCK = 0.4
"""Share of a seat that may be under a table."""
ASKEW = 0.05
"""What a facing that is no quarter turn costs, as a violation in metres."""
TURN_TOGETHER = "in row with"
FEW_PAIRS = 2000
"""Up to so many pairs all are looked at; beyond, those whose bounding rectangles are near."""


class Judge:
    """Measures layouts of one problem, as far as nodes that may move are concerned.

    Parameters
    ----------
    problem : Problem
    movable : (N,) bool
        Nodes of which anything may change.
    """

    def __init__(self, problem: Problem, movable: BoolArray) -> None:
        self.problem = problem
        self._movable = movable
        rows = np.append(movable, np.zeros(len(problem.room), bool))
        first, second = problem.pairs
        concerned = rows[first] | rows[second]
        self.pairs, self.tucks = problem.pairs[:, concerned], problem.tucks[concerned]
        self.pair_weights = problem.pair_weights[concerned]
        self._position = np.full((len(rows), len(rows)), -1)
        self._position[self.pairs[0], self.pairs[1]] = np.arange(self.pairs.shape[1])
        groups = [g.at(rows[g.subjects] | rows[g.objects]) for g in problem.table.groups]
        self.table = replace(problem.table, groups=tuple(g for g in groups if len(g.indices)))

    def everything(self, boxes: FloatArray) -> FloatArray:
        """Boxes (N, 7) of the nodes, followed by those of the room."""
        return np.vstack([boxes, self.problem.room])

    def violation(self, boxes: FloatArray) -> float:
        """Sum of positive gaps of what must hold: hard relations, overlaps, floor; zero where everything does."""
        rows = self.everything(boxes)
        total = sum(float(owed.sum()) for _, _, owed in self._relations(rows))
        return total + float(self._overlaps(rows)[1].sum()) + float(self._off_floor(boxes).sum())

    def owed(self, boxes: FloatArray) -> FloatArray:
        """What `violation` counts, by the nodes that take part in it, (N,)."""
        rows = self.everything(boxes)
        total = np.zeros(len(rows))
        total[: len(boxes)] = self._off_floor(boxes)
        hit, owed = self._overlaps(rows)
        shares = [*self._relations(rows), (self.pairs[0, hit], self.pairs[1, hit], owed)]
        for first, second, share in shares:
            np.add.at(total, first, share)
            np.add.at(total, second, share)
        return total[: len(boxes)]

    def _relations(self, rows: FloatArray) -> list[tuple[IntArray, IntArray, FloatArray]]:
        """Subjects, objects and summed positive gaps of hard relations, by rule."""
        found = []
        for group in self.table.settled(rows):
            hard = group.at(self.problem.weights[group.indices] >= HARD)
            found.append((hard.subjects, hard.objects, np.maximum(hard.gaps(rows), 0).sum(axis=1)))
        return found

    def _overlaps(self, rows: FloatArray) -> tuple[IntArray, FloatArray]:
        """Positions in the pairs of those that overlap though they must not, and what that counts."""
        near = self.near(rows, 0.0)
        near = near[self.pair_weights[near] >= HARD]
        a, b = rows[self.pairs[0, near]], rows[self.pairs[1, near]]
        apart = separations(a, b).max(axis=-1)
        hit = apart < -TOLERANCE
        share = overlap_share(a[hit], b[hit])
        tucked = self.tucks[near][hit] & (share < TUCK)
        return near[hit], np.where(tucked, 0.0, np.maximum(share - 0.005, 0) - 0.1 * apart[hit])

    def _off_floor(self, boxes: FloatArray) -> FloatArray:
        """Metres by which movable boxes reach off the floor, (N,)."""
        out = np.zeros(len(boxes))
        out[self._movable] = self.off_floor(boxes[self._movable])
        return out

    def off_floor(self, boxes: FloatArray) -> FloatArray:
        """Metres by which boxes (K, 7) reach off the floor: corners beyond walls, inner corners into them, (K,)."""
        floor = self.problem.floor
        if floor is None or not len(boxes):
            return np.zeros(len(boxes))
        outline = corners(boxes)
        away = shapely.distance(shapely.points(outline.reshape(-1, 2)), floor.polygon).reshape(len(boxes), 4)
        total: FloatArray = np.maximum(away - TOLERANCE, 0).sum(axis=1)
        for corner in floor.inner_corners:
            seen = np.abs(((corner - boxes[:, None, X : Y + 1]) * axes(boxes)).sum(axis=-1))
            inside = (boxes[:, (DEPTH, WIDTH)] / 2 - seen).min(axis=1)
            total += np.maximum(inside - TOLERANCE, 0)
        return total

    def near(self, rows: FloatArray, margin: float) -> IntArray:
        """Positions in the pairs of those that may be nearer than `margin` metres; all of them where they are few."""
        count = self.pairs.shape[1]
        if count < FEW_PAIRS:
            return np.arange(count)
        middle, half = rows[:, X : Y + 1], _half_extents(rows)
        rectangles: Any = shapely.box(*(middle - half - margin / 2).T, *(middle + half + margin / 2).T)
        first, second = shapely.STRtree(rectangles).query(rectangles)
        found = self._position[first, second]
        return np.sort(found[found >= 0])

    def discomfort(self, boxes: FloatArray) -> float:
        """Metres by which furniture stands in the way of doors and windows."""
        rows = self.everything(boxes)
        first, second = self.pairs[:, self.pairs[1] >= self.problem.count]
        return float(np.maximum(-separations(rows[first], rows[second]).max(axis=-1), 0).sum())

    def at(self, boxes: FloatArray, node: int, places: FloatArray) -> FloatArray:
        """What would be owed to one node if it stood at each of `places` (C, 7) instead: (C,)."""
        problem, everything = self.problem, self.everything(boxes)
        total = self.off_floor(places)
        for group in self.table.groups:
            hard = problem.weights[group.indices] >= HARD
            mine = group.at(hard & ((group.subjects == node) | (group.objects == node)))
            if not len(mine.indices):
                continue
            here = places[:, None]
            s = np.where((mine.subjects == node)[:, None], here, everything[mine.subjects][None])
            o = np.where((mine.objects == node)[:, None], here, everything[mine.objects][None])
            owed = np.maximum(mine.gaps_at(s, o, everything), 0).sum(axis=-1)
            starts = np.flatnonzero(np.diff(mine.slots, prepend=-1))
            total += np.minimum.reduceat(owed, starts, axis=1).sum(axis=1)
        first, second = self.pairs
        hard = self.pair_weights >= HARD
        others = np.concatenate([second[(first == node) & hard], first[(second == node) & hard]])
        there = everything[others]
        apart = np.abs(places[:, None, X : Y + 1] - there[:, X : Y + 1])
        apart -= _half_extents(places)[:, None] + _half_extents(there)
        place, other = np.nonzero(apart.max(axis=-1) < 0)
        depth = np.maximum(-separations(places[place], there[other]).max(axis=-1) - TOLERANCE, 0)
        return total + 0.6 * np.bincount(place, depth, len(places))

    def turned(self, boxes: FloatArray) -> FloatArray:
        """Boxes (N, 7) whose free nodes face the way their relations ask, where they do not already.

        Nodes in a row turn together. Each row takes, of the facings its relations ask for and the quarter turns near
        them, the one with which the whole layout owes least.
        """
        out = boxes
        for _ in range(2):
            wanted = self._wanted_turns(self.everything(out))
            before = out
            for nodes, yaws in wanted:
                quarters = [round(yaw / (np.pi / 2)) * (np.pi / 2) for yaw in yaws]
                trials = [out]
                for yaw in dict.fromkeys([*quarters, *yaws]):
                    trial = out.copy()
                    trial[nodes, YAW] = (yaw + np.pi) % (2 * np.pi) - np.pi
                    trials.append(trial)
                askew = [0.0] + [ASKEW * (abs(np.sin(2 * t[nodes[0], YAW])) > 1e-6) for t in trials[1:]]
                owed = [self.violation(t) + a for t, a in zip(trials, askew, strict=True)]
                out = trials[int(np.argmin(np.round(owed, 6)))]
            if out is before:
                break
        return out.copy() if out is boxes else out

    def _wanted_turns(self, rows: FloatArray) -> list[tuple[list[int], list[float]]]:
        """Rows of nodes that turn together, and the facings that their broken relations ask for."""
        wanted: dict[int, list[float]] = {}
        together = list(range(self.problem.count))
        for group in self.table.settled(rows):
            if group.rule.turn is None:
                continue
            hard = group.at(self.problem.weights[group.indices] >= HARD)
            if hard.rule.name == TURN_TOGETHER:
                for a, b in zip(hard.subjects.tolist(), hard.objects.tolist(), strict=True):
                    if b < self.problem.count:
                        one, other = together[a], together[b]
                        together = [one if t == other else t for t in together]
            broken = (hard.gaps(rows) > 0).any(axis=1)
            yaws = group.rule.turn(*hard.seen(rows))
            for subject, yaw in zip(hard.subjects[broken].tolist(), yaws[broken].tolist(), strict=True):
                wanted.setdefault(subject, []).append(yaw)
        found: dict[int, tuple[list[int], list[float]]] = {}
        for node in range(self.problem.count):
            nodes, yaws = found.setdefault(together[node], ([], []))
            if self.problem.place_free[node]:
                nodes.append(node)
            yaws += wanted.get(node, [])
        return [(nodes, yaws) for nodes, yaws in found.values() if nodes and yaws]


def _half_extents(boxes: FloatArray) -> FloatArray:
    """Half extents along X and Y of boxes (K, 7): (K, 2)."""
    c, s = np.abs(np.cos(boxes[:, YAW])), np.abs(np.sin(boxes[:, YAW]))
    d, w = boxes[:, DEPTH] / 2, boxes[:, WIDTH] / 2
    return np.stack([c * d + s * w, s * d + c * w], axis=1)
