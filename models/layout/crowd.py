"""A start for scenes with far more nodes than the network was trained on.

Imagined positions of hundreds of nodes pile up. But *left of* and *in front of* are orders, and any order can be spread
evenly over a room: along each axis nodes are sorted so that no relation is broken and what belongs together comes
together (Kahn 1962 with a priority), and stand at equal distances in that order.
"""

from __future__ import annotations

import heapq

import numpy as np

from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y
from models.layout.problem import HARD, FloatArray, Problem

CROWD = 120
"""Scenes with more nodes than this start from an even spread."""
ROUNDS = 6
"""How often sorting and drawing together alternate."""
_ORDERS = {"left": (X, False), "right": (X, True), "behind": (Y, False), "front": (Y, True)}
_TOGETHER = ("close by", "next to", "around", "facing", "in row with", "centred on", "at", "under", "inside")


def spread(problem: Problem, boxes: FloatArray) -> FloatArray:
    """Boxes (N, 7) whose free plan positions are spread over the room in an order that relations allow."""
    if problem.floor is None:
        return boxes
    out = boxes.copy()
    near = _together(problem)
    x0, y0, x1, y1 = problem.floor.polygon.bounds
    half = np.hypot(out[:, DEPTH], out[:, WIDTH]) / 2
    before = {axis: _before(problem, axis) for axis in (X, Y)}
    free = problem.place_free & (problem.parent < 0)
    for _ in range(ROUNDS):
        wanted = _drawn_together(out[:, X : Y + 1], near)
        for axis, low, high in ((X, x0, x1), (Y, y0, y1)):
            order = _sorted(wanted[:, axis - X], before[axis])
            rank = np.empty(len(order))
            rank[order] = (np.arange(len(order)) + 0.5) / len(order)
            play = np.maximum(high - low - 2 * half, 0.0)
            out[free, axis] = ((low + high) / 2 + (rank - 0.5) * play)[free]
    for i in np.flatnonzero(problem.place_free & (problem.parent >= 0)):
        out[i, X : Y + 1] = out[problem.parent[i], X : Y + 1]
    out[free, YAW] = np.round(out[free, YAW] / (np.pi / 2)) * (np.pi / 2)
    return out


def _before(problem: Problem, axis: int) -> list[tuple[int, int]]:
    """Pairs of rows (lower, higher) along an axis, as hard relations order them."""
    found = []
    for group in problem.table.groups:
        along, subject_higher = _ORDERS.get(group.rule.name, (-1, False))
        hard = problem.weights[group.indices] >= HARD
        if along == axis:
            low, high = (group.objects, group.subjects) if subject_higher else (group.subjects, group.objects)
            inside = hard & (low < problem.count) & (high < problem.count)
            found += list(zip(low[inside].tolist(), high[inside].tolist(), strict=True))
    return found


def _together(problem: Problem) -> list[tuple[int, int]]:
    """Pairs of rows that relations want near each other."""
    found = []
    for group in problem.table.groups:
        if group.rule.name in _TOGETHER:
            inside = group.objects < problem.count
            found += list(zip(group.subjects[inside].tolist(), group.objects[inside].tolist(), strict=True))
    return found


def _drawn_together(places: FloatArray, near: list[tuple[int, int]]) -> FloatArray:
    """Places (N, 2), each half-way to the mean of those it belongs to."""
    total, count = np.zeros_like(places), np.zeros(len(places))
    for a, b in near:
        total[a] += places[b]
        total[b] += places[a]
        count[[a, b]] += 1
    tied = count > 0
    out = places.copy()
    out[tied] = 0.2 * out[tied] + 0.8 * total[tied] / count[tied, None]
    return out


def _sorted(wanted: FloatArray, before: list[tuple[int, int]]) -> list[int]:
    """Rows in an order that respects `before` and otherwise follows `wanted`; circles are cut where they are met."""
    following: dict[int, list[int]] = {}
    waiting = np.zeros(len(wanted), int)
    for low, high in before:
        following.setdefault(low, []).append(high)
        waiting[high] += 1
    ready = [(wanted[i], i) for i in range(len(wanted)) if waiting[i] == 0]
    heapq.heapify(ready)
    order: list[int] = []
    done = np.zeros(len(wanted), bool)
    while len(order) < len(wanted):
        if not ready:
            rest = np.flatnonzero(~done)
            heapq.heappush(ready, (0.0, int(rest[np.argmin(waiting[rest])])))
        _, i = heapq.heappop(ready)
        if done[i]:
            continue
        done[i] = True
        order.append(i)
        for j in following.get(i, ()):
            waiting[j] -= 1
            if waiting[j] == 0 and not done[j]:
                heapq.heappush(ready, (wanted[j], j))
    return order
