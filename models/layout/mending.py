"""What projects one layout, and what leaves a dead end where projection is stuck: search."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import shapely

from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, corners
from composer.scene import Scene
from models.errors import Cancelled
from models.layout.judge import Judge
from models.layout.noise import node_noise
from models.layout.problem import (
    BoolArray,
    FloatArray,
    Problem,
)
from models.layout.projection import Outcome, Projector
from models.layout.proportions import proportioned

Tick = Callable[[float], None]
MANY = 40
"""Above so many nodes an even spread is tried as well, and mending moves many at once."""
MENDED_IN_PART = 3
"""How often a crowd's failing parts are."""
RELOCATED = 24
"""How many nodes of a crowd find another place at once."""
DONE = 1e-7
"""A violation below this is rounding."""
NEARLY = 0.03
"""A violation up to which small steps are tried once more."""
AROUND = 1.0
"""Metres about what fails in a crowd, within which things may yield."""


def projected(projector: Projector, boxes: FloatArray, rounds: int) -> Outcome:
    """A layout turned the way its relations ask, then moved; where moving undid a facing, both once more."""
    anchor = projector.judge.turned(boxes)
    outcome = projector.solve(anchor, rounds=rounds)
    if outcome.violation <= DONE:
        return outcome
    start = projector.judge.turned(outcome.boxes)
    if np.array_equal(start, outcome.boxes):
        return outcome
    goal = anchor.copy()
    goal[:, YAW] = start[:, YAW]
    again = projector.solve(goal, start=start, rounds=rounds)
    return again if again.violation < outcome.violation - DONE else outcome


def resized(projector: Projector, anchor: FloatArray, boxes: FloatArray) -> Outcome:
    """`boxes` projected towards `anchor` with their own sizes and, if that does not do, with those that relations ask
    for."""
    outcome = projector.solve(anchor, start=projector.judge.turned(boxes))
    if outcome.violation > DONE:
        start = projector.judge.turned(proportioned(projector.problem, boxes))
        again = projector.solve(anchor, start=start, rounds=24)
        outcome = min(outcome, again, key=lambda each: each.violation)
    if DONE < outcome.violation <= NEARLY:
        again = projector.solve(anchor, start=outcome.boxes, reach=0.05)
        outcome = min(outcome, again, key=lambda each: each.violation)
    return outcome


def places_for(problem: Problem, boxes: FloatArray, node: int, noise: FloatArray, *, turns: bool) -> FloatArray:
    """Where one node could stand, (C, 7): a jittered grid over the room, in its present facing or in all four."""
    floor = problem.floor
    if floor is None:
        return boxes[node : node + 1]
    x0, y0, x1, y1 = floor.polygon.bounds
    box = boxes[node]
    yaws = [box[YAW] + k * math.pi / 2 for k in (0, 1, 2, 3)] if turns else [box[YAW]]
    ticks = (np.arange(13) + 0.5) / 13
    found = []
    for k, yaw in enumerate(yaws):
        c, s = abs(math.cos(yaw)), abs(math.sin(yaw))
        hx, hy = (c * box[DEPTH] + s * box[WIDTH]) / 2, (s * box[DEPTH] + c * box[WIDTH]) / 2
        room_x, room_y = max(x1 - x0 - 2 * hx, 0.0), max(y1 - y0 - 2 * hy, 0.0)
        jitter = 0.3 / 13 * np.tanh(noise[2 * k : 2 * k + 2])
        x, y = np.meshgrid(
            x0 + hx + np.append(np.clip(ticks + jitter[0], 0, 1), (0.0, 1.0)) * room_x,
            y0 + hy + np.append(np.clip(ticks + jitter[1], 0, 1), (0.0, 1.0)) * room_y,
        )
        rows = np.repeat(box[None], x.size, axis=0)
        rows[:, X], rows[:, Y] = x.ravel(), y.ravel()
        rows[:, YAW] = (yaw + math.pi) % (2 * math.pi) - math.pi if k else yaw
        found.append(rows)
    return np.concatenate(found)


def repair(
    projector: Projector,
    outcome: Outcome,
    anchor: FloatArray,
    *,
    seed: int,
    scene: Scene,
    rounds: int = 14,
    trials: int = 30,
    should_cancel: Callable[[], bool] | None = None,
) -> Outcome:
    """Leave a dead end: lift the worst placed node, put it where it disturbs least, and project again.

    A linear step cannot carry a wardrobe through a bed; this can. Each round tries the worst nodes in turn and keeps
    the first layout with less violation; after so many `trials` it gives up.
    """
    problem = projector.problem
    free = problem.place_free & (problem.parent < 0)
    for round_ in range(rounds):
        pause(should_cancel, None, 0.0)
        boxes = outcome.boxes
        owed = np.array(
            [projector.judge.at(boxes, i, boxes[i : i + 1])[0] if free[i] else 0.0 for i in range(problem.count)]
        )
        better = None
        for i in np.argsort(-owed, kind="stable")[:4]:
            if owed[i] <= DONE:
                break
            noise = node_noise(seed, scene.nodes[i].id, f"repair {round_}", 8)
            places = places_for(problem, boxes, int(i), noise, turns=True)
            score = projector.judge.at(boxes, int(i), places)
            score += 0.02 * np.hypot(*(places[:, X : Y + 1] - boxes[i, X : Y + 1]).T)
            for k in np.argsort(score, kind="stable")[:2]:
                trial = boxes.copy()
                trial[i] = places[k]
                trial = projector.judge.turned(trial)
                goal = anchor.copy()
                goal[i, X : Y + 1], goal[:, YAW] = trial[i, X : Y + 1], trial[:, YAW]
                solved = projector.solve(goal, start=trial, rounds=14)
                trials -= 1
                if solved.violation < outcome.violation - 1e-6 and (
                    better is None or solved.violation < better.violation
                ):
                    better = solved
            if better is not None:
                break
        if better is None:
            break
        outcome = better
        if outcome.violation <= DONE or trials <= 0:
            break
    return outcome


def relocate(
    projector: Projector,
    outcome: Outcome,
    anchor: FloatArray,
    *,
    seed: int,
    scene: Scene,
    rounds: int = 3,
    should_cancel: Callable[[], bool] | None = None,
) -> Outcome:
    """The repair for a crowd: put all badly placed nodes where each disturbs least, then project once."""
    problem = projector.problem
    free = problem.place_free & (problem.parent < 0)
    for round_ in range(rounds):
        boxes = outcome.boxes.copy()
        owed = np.where(free, projector.judge.owed(boxes), 0.0)
        for i in np.argsort(-owed, kind="stable")[:RELOCATED]:
            pause(should_cancel, None, 0.0)
            if owed[i] <= DONE:
                break
            noise = node_noise(seed, scene.nodes[i].id, f"relocate {round_}", 8)
            places = np.vstack([boxes[i : i + 1], places_for(problem, boxes, int(i), noise, turns=False)])
            score = projector.judge.at(boxes, int(i), places)
            boxes[i] = places[int(np.argmin(score))]
        goal = anchor.copy()
        goal[:, X : Y + 1] = boxes[:, X : Y + 1]
        solved = projector.solve(goal, start=boxes, rounds=20)
        if solved.violation < outcome.violation - 1e-6:
            outcome = solved
        if outcome.violation <= DONE:
            break
    return outcome


def mended_in_part(
    problem: Problem,
    scene: Scene,
    anchor: FloatArray,
    outcome: Outcome,
    *,
    seed: int,
    should_cancel: Callable[[], bool] | None,
) -> Outcome:
    """A crowd's layout mended where it fails, with what is around there; all else stays as it is."""
    whole = Projector(problem).judge
    for attempt in range(MENDED_IN_PART):
        if outcome.violation <= DONE:
            break
        asked = problem.widened() if attempt else problem
        concerned = _concerned(problem, whole, outcome.boxes)
        part = Projector(asked.only(concerned))
        before = Outcome(outcome.boxes, part.judge.violation(outcome.boxes), 0.0)
        mended = relocate(part, before, anchor, seed=seed + attempt, scene=scene, rounds=1, should_cancel=should_cancel)
        left = whole.violation(mended.boxes)
        if left < outcome.violation - DONE:
            outcome = Outcome(mended.boxes, left, mended.moved)
    return outcome


def _concerned(problem: Problem, judge: Judge, boxes: FloatArray) -> BoolArray:
    """Nodes that owe something, those near them, and all that relations tie to either or that they carry, (N,)."""
    owing = judge.owed(boxes) > DONE
    outline: Any = shapely.polygons(corners(boxes))
    near = shapely.STRtree(outline).query(outline[owing], predicate="dwithin", distance=AROUND)[1]
    found = owing.copy()
    found[near] = True
    tied = found.copy()
    for group in problem.table.groups:
        both = (group.subjects < problem.count) & (group.objects < problem.count)
        s, o = group.subjects[both], group.objects[both]
        tied[s[found[o]]] = True
        tied[o[found[s]]] = True
    carried = np.flatnonzero(problem.parent >= 0)
    tied[carried[tied[problem.parent[carried]]]] = True
    return tied


def pause(should_cancel: Callable[[], bool] | None, tick: Tick | None, fraction: float) -> None:
    if should_cancel is not None and should_cancel():
        raise Cancelled
    if tick is not None:
        tick(min(fraction, 1.0))
