"""From a scene graph to boxes: imagine, project, search where that is not enough; or change as little as an edit needs.

Everything works on one scene at a time and draws its randomness from the scene's seed and node ids, so the same scene
gives the same boxes whether it is composed alone or among many.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import shapely

from composer.relations.check import check_relations, may_collide
from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, corners, overlap_share, separations
from composer.relations.table import RelationTable, room_boxes
from composer.scene import Box, Floor, Relation, Scene, revise
from composer.vocabulary import category
from models.errors import Cancelled
from models.layout.crowd import CROWD, spread
from models.layout.features import boxes_of
from models.layout.groups import groups_of, set_out
from models.layout.judge import Judge
from models.layout.problem import (
    BoolArray,
    FloatArray,
    Problem,
    at_walls,
    clipped_sizes,
    settled_heights,
    squared,
    yielding,
)
from models.layout.projection import Outcome, Projector
from models.layout.proportions import proportioned
from models.layout.sampler import STEPS, LayoutModel, node_noise
from models.layout.walking import reach_of

CROWD_STEPS = 2
"""Denoising steps where only sizes and facings are used."""
MANY = 40
"""Above so many nodes an even spread is tried as well, and mending moves many at once."""
UNREACHED = 2.0
"""What a room counts of which nothing can be walked to, beside metres in the way of doors and windows."""
COMPARED = 3
"""Layouts in which everything holds, among which the most comfortable is taken."""
MENDED = (3, 1)
"""How many imagined layouts are tried to be mended where projection alone does not do; where that does not do either,
the room is imagined anew, and so many of those."""
MENDED_IN_PART = 5
"""How often a crowd's failing parts are."""
RELOCATED = 24
"""How many nodes of a crowd find another place at once."""
DONE = 1e-7
"""A violation below this is rounding."""
NEARLY = 0.03
"""A violation up to which small steps are tried once more."""
OTHER_NOISE = 1_000_003
"""How far apart the seeds are with which a room is imagined anew."""
NUDGE = 0.01
"""Metres, or a hundredth of a size or a turn, that a node of an edit's surroundings would not have needed to change."""
EASE = 0.15
"""What may speak against a layout in which everything holds before another is tried."""
SOFT = 2.0
LEAST = 0.5
"""Weight of a door or window that was in the way of an edit's nodes before it: less than moving costs."""
AROUND = 1.0
"""Metres about what fails in a crowd, within which things may yield."""
FILL, FILL_CROWD = 0.42, 0.24
"""Share of the floor that furniture covers in a room made to fit, and in a hall for very many things."""

Tick = Callable[[float], None]


@dataclass(frozen=True)
class Solution:
    """Boxes (N, 7) of a scene's nodes, what is left violated (0: nothing), and the imagined boxes they came from."""

    boxes: FloatArray
    violation: float
    imagined: FloatArray


def fitting_floor(scene: Scene) -> Floor:
    """A room for a graph that has none: as large as its furniture wants, about 5 : 4."""
    area = 0.0
    longest = 1.2
    for node in scene.nodes:
        known = category(node.category)
        depth, width, _ = known.usual if node.box is None else node.box.values[:3]
        if known.mount == "floor":
            area += depth * width
        longest = max(longest, depth + 0.8, width + 0.4)
    area = max(area / (FILL if len(scene.nodes) <= CROWD else FILL_CROWD), 6.0)
    width = max(math.sqrt(area * 1.25), longest)
    depth = max(area / width, longest * 0.8, 2.0)
    placed = [n.box for n in scene.nodes if n.box is not None]
    if not placed:
        return Floor.rectangle(round(width, 2), round(depth, 2))
    corners = np.concatenate([b.footprint() for b in placed])
    low, high = corners.min(axis=0), corners.max(axis=0)
    centre = (low + high) / 2
    w, d = np.maximum(high - low, (width, depth))
    return Floor.rectangle(float(w), float(d), centre=(float(centre[0]), float(centre[1])))


def candidates_for(count: int) -> int:
    """How many layouts to imagine: many for a small room, one for a very large one."""
    return 5 if count <= 16 else 3 if count <= 40 else 1


def compose_all(
    model: LayoutModel,
    scene: Scene,
    *,
    seed: int,
    keep: Collection[str] = (),
    should_cancel: Callable[[], bool] | None = None,
    tick: Tick | None = None,
) -> Solution:
    """Imagine every node that is not kept or locked, then make everything hold.

    Parameters
    ----------
    model : LayoutModel
    scene : Scene
        With a floor.
    seed : int
    keep : collection of str
        Nodes that keep their box besides those the document locks.
    """
    n = len(scene.nodes)
    if not n:
        return Solution(np.zeros((0, 7)), 0.0, np.zeros((0, 7)))
    order = sorted(range(n), key=lambda i: scene.nodes[i].id)
    if order != list(range(n)):  # so that the order of nodes does not matter
        sorted_scene = revise(scene, nodes=tuple(scene.nodes[i] for i in order))
        answer = compose_all(model, sorted_scene, seed=seed, keep=keep, should_cancel=should_cancel, tick=tick)
        back = np.argsort(order)
        return Solution(answer.boxes[back], answer.violation, answer.imagined[back])
    kept = {i for i in keep if scene.node(i).box is not None}
    place = np.array([s.box is not None and (s.id in kept or s.locks.position) for s in scene.nodes])
    size = np.array([s.box is not None and (s.id in kept or s.locks.size) for s in scene.nodes])
    problem = Problem.of(scene, kept)
    best: Solution | None = None
    for attempt, mended in enumerate(MENDED[:1] if n > MANY else MENDED):
        noise = seed + attempt * OTHER_NOISE
        drawn = _imagined(model, problem, scene, seed=noise, place=place, size=size, should_cancel=should_cancel)
        found = _made_to_hold(problem, scene, drawn, mended, seed=seed, should_cancel=should_cancel, tick=tick)
        if best is None or found.violation < best.violation - DONE:
            best = found
        if best.violation <= DONE:
            break
    assert best is not None
    return best


def _imagined(
    model: LayoutModel,
    problem: Problem,
    scene: Scene,
    *,
    seed: int,
    place: BoolArray,
    size: BoolArray,
    should_cancel: Callable[[], bool] | None,
) -> FloatArray:
    """Layouts (C, N, 7) to start from: what the model imagines, or for many nodes what keeps them apart."""
    groups = [] if place.any() else groups_of(scene)
    if groups:
        draw = partial(_rooms, model, seed=seed, should_cancel=should_cancel)
        return set_out(scene, groups, fitting_floor, draw)[None]
    n = len(scene.nodes)
    drawn = model.imagine(
        scene,
        seed=seed,
        count=candidates_for(n),
        steps=CROWD_STEPS if n > CROWD else STEPS,
        place_known=place,
        size_known=size,
        should_cancel=should_cancel,
    )
    if n <= MANY:
        return drawn
    even = spread(problem, drawn[0])[None]
    return even if n > CROWD else np.concatenate([drawn, even])


def _rooms(
    model: LayoutModel, scenes: Sequence[Scene], *, seed: int, should_cancel: Callable[[], bool] | None
) -> list[FloatArray]:
    """One layout of each of many small scenes, quickly made."""
    made = []
    drawn = model.imagine_each(scenes, seed=seed, should_cancel=should_cancel)
    for scene, boxes in zip(scenes, drawn, strict=True):
        _pause(should_cancel, None, 0.0)
        problem = Problem.of(scene, (), ())
        made.append(_projected(Projector(problem), _tidied(problem, boxes), rounds=12).boxes)
    return made


def _made_to_hold(
    problem: Problem,
    scene: Scene,
    drawn: FloatArray,
    mended: int,
    *,
    seed: int,
    should_cancel: Callable[[], bool] | None,
    tick: Tick | None,
) -> Solution:
    """Of imagined layouts (C, N, 7) the one that is best once projected; where none holds, the best `mended` ones are
    mended."""
    n = problem.count
    projector = Projector(problem)
    drawn = np.stack([_tidied(problem, boxes) for boxes in drawn])
    ranked = np.argsort([projector.judge.violation(b) for b in drawn], kind="stable")
    found: list[tuple[float, int, Outcome]] = []
    held = 0
    for done, k in enumerate(ranked):
        _pause(should_cancel, tick, 0.3 + 0.5 * done / len(drawn))
        outcome = _projected(projector, drawn[k], rounds=20 if n <= 60 else 28)
        found.append((_cost(projector, outcome), int(k), outcome))
        held += outcome.violation <= DONE
        if found[-1][0] <= EASE or held == COMPARED:
            break
    found.sort(key=lambda each: each[:2])
    _, chosen, best = found[0]
    if n > CROWD:
        best = _mended_in_part(problem, scene, drawn[chosen], best, seed=seed, should_cancel=should_cancel)
        return Solution(best.boxes, best.violation, drawn[chosen])
    mend = relocate if n > MANY else repair
    for _, k, outcome in found[:mended] if best.violation > DONE else ():
        outcome = mend(projector, outcome, drawn[k], seed=seed, scene=scene, should_cancel=should_cancel)
        if outcome.violation < best.violation - DONE:
            chosen, best = k, outcome
        if best.violation <= DONE:
            break
    if best.violation > DONE:
        wide = Projector(problem.widened())
        outcome = _proportioned(wide, drawn[chosen], best.boxes)
        if outcome.violation > DONE and n <= MANY:
            outcome = repair(wide, outcome, drawn[chosen], seed=seed, scene=scene, should_cancel=should_cancel)
        best = outcome if outcome.violation < best.violation - DONE else best
    return Solution(best.boxes, best.violation, drawn[chosen])


def _mended_in_part(
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


def _cost(projector: Projector, outcome: Outcome) -> float:
    """What speaks against a layout: what is violated first, then blocked doors and windows, and what nobody reaches."""
    judge = projector.judge
    return (
        100 * outcome.violation
        + judge.discomfort(outcome.boxes)
        + UNREACHED * (1 - reach_of(projector.problem, outcome.boxes))
    )


def _projected(projector: Projector, boxes: FloatArray, rounds: int) -> Outcome:
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


def _proportioned(projector: Projector, anchor: FloatArray, boxes: FloatArray) -> Outcome:
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


def _tidied(problem: Problem, boxes: FloatArray) -> FloatArray:
    """An imagined layout made exact where it is nearly so: quarter turns, real sizes, backs to walls, heights.

    Boxes that are not free to move or to be resized stay bit for bit.
    """
    tidy = settled_heights(problem, clipped_sizes(problem, squared(problem, boxes)))
    tidy = settled_heights(problem, at_walls(problem, tidy))
    out = boxes.copy()
    out[problem.place_free, 3:] = tidy[problem.place_free, 3:]
    out[problem.size_free, :3] = tidy[problem.size_free, :3]
    return out


def _pause(should_cancel: Callable[[], bool] | None, tick: Tick | None, fraction: float) -> None:
    if should_cancel is not None and should_cancel():
        raise Cancelled
    if tick is not None:
        tick(min(fraction, 1.0))


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
        _pause(should_cancel, None, 0.0)
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
            _pause(should_cancel, None, 0.0)
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


# ---- edits -----------------------------------------------------------------------------------------------------------


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

    problem = freed(free)
    for ring in range(1 if only else 5):
        _pause(should_cancel, None, 0.0)
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
        projector = Projector(problem := freed(free), reluctance)
        solved = _least(projector, scene, boxes, [rows[i] for i in told if i in free], seed, should_cancel)
        if ring and solved.violation > DONE and len(free) <= 40:
            solved = repair(projector, solved, boxes, seed=seed, scene=scene, rounds=6, should_cancel=should_cancel)
        if best is None or solved.violation < best.violation - DONE:
            best = Solution(solved.boxes, solved.violation, boxes)
        if best.violation <= DONE:
            break
    for free in (asked & movable,) if only else (asked & movable, movable):
        if best is None or best.violation <= DONE:
            break
        solved = _proportioned(Projector(problem := freed(free).widened(), reluctance), boxes, boxes)
        if solved.violation < best.violation - DONE:
            best = Solution(solved.boxes, solved.violation, boxes)
    return Solution(boxes, 0.0, boxes) if best is None else _unnudged(problem, best, boxes)


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
    tidy = [_tidied(problem, boxes) for boxes in drawn]
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
    best = _projected(projector, boxes, rounds=20)
    if best.violation <= DONE:
        return best
    for i in told:
        if projector.problem.parent[i] >= 0:
            continue
        noise = node_noise(seed, scene.nodes[i].id, "move", 8)
        for turns in (False, True):
            _pause(should_cancel, None, 0.0)
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
