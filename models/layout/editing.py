"""An edit: change as little as possible, and only what it needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np

from composer.relations.check import check_relations, may_collide
from composer.relations.geometry import YAW, X, Y, overlap_share, separations
from composer.relations.table import RelationTable, room_boxes
from composer.scene import Box, Relation, Scene, revise
from models.layout.beginning import tidied
from models.layout.features import boxes_of
from models.layout.mending import DONE, pause, places_for, projected, repair, resized
from models.layout.noise import node_noise
from models.layout.problem import (
    FloatArray,
    Problem,
    yielding,
)
from models.layout.projection import Outcome, Projector
from models.layout.sampler import LayoutModel
from models.layout.solve import Solution, compose_all

NUDGE = 0.01
"""Metres, or a hundredth of a size or a turn, that a node of an edit's surroundings would not have needed to change."""
SOFT = 2.0
LEAST = 0.5
"""Weight of a door or window that was in the way of an edit's nodes before it: less than moving costs."""


def compose_affected(
    model: LayoutModel,
    scene: Scene,
    subjects: Sequence[str],
    *,
    seed: int,
    keep: Collection[str] = (),
    only: bool = False,
    should_cancel: Callable[[], bool] | None = None,
) -> Solution:
    """Change as little as possible: the subjects, what rests on them, and only then what must yield.

    The present boxes are the anchor. Relations and overlaps that were already wrong and are not the subjects' concern
    stay out of it. Nodes without a box are imagined among the others.

    Parameters
    ----------
    only : bool
        Nothing but the subjects (and what rests on them) may move: the scope `selected`.
    """
    fresh = [n.id for n in scene.nodes if n.box is None]
    if fresh:
        scene = _with_imagined(model, scene, fresh, seed=seed, should_cancel=should_cancel)
    boxes = boxes_of(scene)
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    movable = {n.id for n in scene.nodes if n.id not in keep and not n.locks.position}
    asked = {i for s in (*subjects, *fresh) for i in (node.id for node in scene.stack(s))}
    told = set(subjects) | set(fresh)
    _, violated = check_relations(RelationTable.of(scene), np.vstack([boxes, room_boxes(scene)]))
    urgent = {v.relation.key for v in violated if v.relation.hard and _about(v.relation, told)}
    new = {rows[i] for i in fresh}
    overlapping = _overlapping(scene, boxes)
    if not urgent and not (new and _disturbed(new, scene, boxes)):
        return Solution(boxes, 0.0, boxes)
    patient = {v.relation.key for v in violated if v.relation.key not in urgent}
    free = asked & movable
    best: Solution | None = None
    reluctance = np.array([1.0 if node.id in asked else 4.0 for node in scene.nodes])

    given_up = yielding(scene)

    def freed(nodes: Collection[str]) -> Problem:
        problem = Problem.of(scene, set(rows) - set(nodes), given_up)
        return _eased(problem, boxes, patient, overlapping - _pairs_of(overlapping, new))

    posed: Problem | None = None
    for ring in range(1 if only else 5):
        pause(should_cancel, None, 0.0)
        if ring:
            grown = _neighbours(scene, boxes if best is None else best.boxes, free, urgent) & movable
            grown = movable if ring == 4 else grown | free
            if grown == free:
                if free == movable:
                    break
                grown = movable
            free = grown
        if not free:
            continue
        projector = Projector(freed(free), reluctance)
        solved = _least(projector, scene, boxes, [rows[i] for i in told if i in free], seed, should_cancel)
        if ring and solved.violation > DONE and len(free) <= 40:
            solved = repair(projector, solved, boxes, seed=seed, scene=scene, rounds=6, should_cancel=should_cancel)
        if best is None or solved.violation < best.violation - DONE:
            posed, best = projector.problem, Solution(solved.boxes, solved.violation, boxes)
        if best.violation <= DONE:
            break
    for free in (asked & movable,) if only else (asked & movable, movable):
        if best is None or best.violation <= DONE:
            break
        projector = Projector(freed(free).widened(), reluctance)
        solved = resized(projector, boxes, boxes)
        if solved.violation < best.violation - DONE:
            posed, best = projector.problem, Solution(solved.boxes, solved.violation, boxes)
    if best is not None and best.violation > DONE and not only:
        projector = Projector(freed(movable).widened(), reluctance)
        composed = compose_all(model, scene, seed=seed, keep=set(rows) - movable, should_cancel=should_cancel)
        solved = _drawn_back(projector, composed.boxes, boxes)
        if solved.violation < best.violation - DONE:
            posed, best = projector.problem, Solution(solved.boxes, solved.violation, boxes)
    return Solution(boxes, 0.0, boxes) if best is None or posed is None else _unnudged(posed, best, boxes)


def _drawn_back(projector: Projector, composed: FloatArray, boxes: FloatArray) -> Outcome:
    """A layout that was composed anew, as much like the present one as it can be and still hold what it holds."""
    found = Outcome(composed, projector.judge.violation(composed), 0.0)
    back = composed.copy()
    free = projector.problem.place_free
    for _ in range(2):
        # Facings are no part of the program: first with those of before where that does not break anything.
        for i in np.flatnonzero(free & (back[:, YAW] != boxes[:, YAW])):
            trial = back.copy()
            trial[i, YAW] = boxes[i, YAW]
            if projector.judge.violation(trial) <= found.violation + DONE:
                back = trial
        goal = boxes.copy()
        goal[:, YAW] = back[:, YAW]
        solved = projector.solve(goal, start=back, rounds=24)
        if solved.violation > found.violation + DONE:
            break
        found, back = solved, solved.boxes
    return found


def _unnudged(problem: Problem, solution: Solution, boxes: FloatArray) -> Solution:
    """The same edit with what it only nudged left where it was, if everything holds all the same."""
    change = np.abs(solution.boxes - boxes).max(axis=1)
    nudged = (change > 0) & (change <= NUDGE)
    if solution.violation > DONE or not nudged.any():
        return solution
    start = np.where(nudged[:, None], boxes, solution.boxes)
    fewer = Projector(problem.only(change > NUDGE)).solve(boxes, start=start, reach=NUDGE)
    whole = Projector(problem).judge.violation(fewer.boxes)
    return Solution(fewer.boxes, whole, boxes) if whole <= DONE else solution


def _about(relation: Relation, nodes: Collection[str]) -> bool:
    return relation.subject in nodes or any(o in nodes for o in relation.objects)


def _with_imagined(
    model: LayoutModel, scene: Scene, fresh: Sequence[str], *, seed: int, should_cancel: Callable[[], bool] | None
) -> Scene:
    """The scene with boxes for nodes that had none, imagined among those that do."""
    known = np.array([node.box is not None for node in scene.nodes])
    drawn = model.imagine(scene, seed=seed, count=4, place_known=known, size_known=known, should_cancel=should_cancel)
    problem = Problem.of(scene, [n.id for n in scene.nodes if n.box is not None])
    projector = Projector(problem)
    tidy = [tidied(problem, boxes) for boxes in drawn]
    best = min(tidy, key=projector.judge.violation)
    chosen = [revise(scene.node(i), box=Box.of(best[k])) for k, i in enumerate(n.id for n in scene.nodes) if i in fresh]
    return scene.with_nodes(chosen)


def _overlapping(scene: Scene, boxes: FloatArray) -> frozenset[tuple[int, int]]:
    first, second = may_collide(scene)
    share = overlap_share(boxes[first], boxes[second])
    return frozenset((int(i), int(j)) for i, j in zip(first[share > 1e-6], second[share > 1e-6], strict=True))


def _pairs_of(pairs: Collection[tuple[int, int]], rows: Collection[int]) -> frozenset[tuple[int, int]]:
    return frozenset(p for p in pairs if p[0] in rows or p[1] in rows)


def _disturbed(new: Collection[int], scene: Scene, boxes: FloatArray) -> bool:
    """Whether imagined newcomers overlap something or stand off the floor."""
    if _pairs_of(_overlapping(scene, boxes), new):
        return True
    projector = Projector(Problem.of(scene, (), ()))
    return any(projector.judge.at(boxes, i, boxes[i : i + 1])[0] > DONE for i in new)


def _eased(
    problem: Problem,
    boxes: FloatArray,
    patient: Collection[tuple[str, str, tuple[str, ...]]],
    overlapping: Collection[tuple[int, int]],
) -> Problem:
    """The problem with what was wrong before, and is not asked about, made soft."""
    weights = problem.weights.copy()
    for k, relation in enumerate(problem.table.relations):
        if relation.key in patient:
            weights[k] = min(weights[k], SOFT)
    pair_weights = problem.pair_weights.copy()
    for k, pair in enumerate(problem.pairs.T.tolist()):
        if tuple(pair) in overlapping:
            pair_weights[k] = SOFT
    everything = np.vstack([boxes, problem.room])
    unasked = separations(everything[problem.pairs[0]], everything[problem.pairs[1]]).max(axis=-1) < 0
    pair_weights[unasked & (problem.pairs[1] >= problem.count)] = LEAST
    return replace(problem, weights=weights, pair_weights=pair_weights)


def _least(
    projector: Projector,
    scene: Scene,
    boxes: FloatArray,
    told: Sequence[int],
    seed: int,
    should_cancel: Callable[[], bool] | None,
) -> Outcome:
    """The best of projecting from where things are and from where the subject could stand instead."""
    best = projected(projector, boxes, rounds=20)
    if best.violation <= DONE:
        return best
    for i in told:
        if projector.problem.parent[i] >= 0:
            continue
        noise = node_noise(seed, scene.nodes[i].id, "move", 8)
        for turns in (False, True):
            pause(should_cancel, None, 0.0)
            places = places_for(projector.problem, boxes, i, noise, turns=turns)
            score = projector.judge.at(boxes, i, places)
            score += 0.05 * np.hypot(*(places[:, X : Y + 1] - boxes[i, X : Y + 1]).T)
            for k in np.argsort(score, kind="stable")[:3]:
                trial = boxes.copy()
                trial[i] = places[k]
                trial = projector.judge.turned(trial)
                goal = boxes.copy()
                goal[:, YAW] = trial[:, YAW]
                solved = projector.solve(goal, start=trial)
                if solved.violation < best.violation - DONE:
                    best = solved
                if best.violation <= DONE:
                    return best
    return best


def _neighbours(
    scene: Scene, boxes: FloatArray, free: Collection[str], urgent: Collection[tuple[str, str, tuple[str, ...]]]
) -> set[str]:
    """Nodes in the way of `free` ones: partners in relations that fail, what they overlap, and what rests on those."""
    _, violated = check_relations(RelationTable.of(scene), np.vstack([boxes, room_boxes(scene)]))
    found = set(free)
    for violation in violated:
        if _about(violation.relation, free) or violation.relation.key in urgent:
            found.update(i for i in (violation.relation.subject, *violation.relation.objects) if i in scene.by_id)
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    ids = [node.id for node in scene.nodes]
    for i, j in _overlapping(scene, boxes):
        if ids[i] in free or ids[j] in free:
            found.update((ids[i], ids[j]))
    if found == set(free):
        centre = np.array([boxes[rows[i], X : Y + 1] for i in free]).mean(axis=0)
        order = np.argsort(np.hypot(*(boxes[:, X : Y + 1] - centre).T), kind="stable")
        found.update([ids[k] for k in order if ids[k] not in free][:2])
    return {n.id for i in found for n in scene.stack(i)}
