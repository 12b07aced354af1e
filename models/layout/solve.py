"""From a scene graph to boxes: imagine, project, search where that is not enough; or change as little as an edit needs.

Everything works on one scene at a time and draws its randomness from the scene's seed and node ids, so the same scene
gives the same boxes whether it is composed alone or among many.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from composer.scene import Scene, revise
from models.layout.beginning import imagined, tidied
from models.layout.crowd import CROWD
from models.layout.mending import DONE, MANY, Tick, mended_in_part, pause, projected, relocate, repair, resized
from models.layout.problem import (
    FloatArray,
    Problem,
)
from models.layout.projection import Outcome, Projector
from models.layout.sampler import LayoutModel
from models.layout.walking import reach_of

UNREACHED = 2.0
"""What a room counts of which nothing can be walked to, beside metres in the way of doors and windows."""
COMPARED = 3
"""Layouts in which everything holds, among which the most comfortable is taken."""
MENDED = (3, 1)
"""How many imagined layouts are tried to be mended where projection alone does not do; where that does not do either,
or leaves the room uneasy, it is imagined anew, and so many of those."""
OTHER_NOISE = 1_000_003
"""How far apart the seeds are with which a room is imagined anew."""
EASE = 0.15
"""What may speak against a layout in which everything holds before another is tried."""
UNEASY = 0.25
"""The same before the room is imagined anew."""


@dataclass(frozen=True)
class Solution:
    """Boxes (N, 7) of a scene's nodes, what is left violated (0: nothing), and the imagined boxes they came from."""

    boxes: FloatArray
    violation: float
    imagined: FloatArray


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
    projector = Projector(problem)
    best, least = None, math.inf
    for attempt, mended in enumerate(MENDED[:1] if n > MANY else MENDED):
        noise = seed + attempt * OTHER_NOISE
        drawn = imagined(model, problem, scene, seed=noise, place=place, size=size, should_cancel=should_cancel)
        mended = mended if best is None or best.violation > DONE else 0
        found = _made_to_hold(projector, scene, drawn, mended, seed=seed, should_cancel=should_cancel, tick=tick)
        cost = _cost(projector, found)
        if cost < least:
            best, least = found, cost
        if least <= UNEASY:
            break
    assert best is not None
    return best


def _made_to_hold(
    projector: Projector,
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
    problem = projector.problem
    n = problem.count
    drawn = np.stack([tidied(problem, boxes) for boxes in drawn])
    ranked = np.argsort([projector.judge.violation(b) for b in drawn], kind="stable")
    found: list[tuple[float, int, Outcome]] = []
    held = 0
    for done, k in enumerate(ranked):
        pause(should_cancel, tick, 0.3 + 0.5 * done / len(drawn))
        outcome = projected(projector, drawn[k], rounds=20 if n <= 60 else 28)
        found.append((_cost(projector, outcome), int(k), outcome))
        held += outcome.violation <= DONE
        if found[-1][0] <= EASE or held == COMPARED:
            break
    found.sort(key=lambda each: each[:2])
    _, chosen, best = found[0]
    if n > CROWD:
        best = mended_in_part(problem, scene, drawn[chosen], best, seed=seed, should_cancel=should_cancel)
        return Solution(best.boxes, best.violation, drawn[chosen])
    mend = relocate if n > MANY else repair
    for _, k, outcome in found[:mended] if best.violation > DONE else ():
        outcome = mend(projector, outcome, drawn[k], seed=seed, scene=scene, should_cancel=should_cancel)
        if outcome.violation < best.violation - DONE:
            chosen, best = k, outcome
        if best.violation <= DONE:
            break
    if mended and best.violation > DONE:
        wide = Projector(problem.widened())
        outcome = resized(wide, drawn[chosen], best.boxes)
        if outcome.violation > DONE and n <= MANY:
            outcome = repair(wide, outcome, drawn[chosen], seed=seed, scene=scene, should_cancel=should_cancel)
        best = outcome if outcome.violation < best.violation - DONE else best
    return Solution(best.boxes, best.violation, drawn[chosen])


def _cost(projector: Projector, outcome: Outcome | Solution) -> float:
    """What speaks against a layout: what is violated first, then blocked doors and windows, and what nobody reaches."""
    judge = projector.judge
    return (
        100 * outcome.violation
        + judge.discomfort(outcome.boxes)
        + UNREACHED * (1 - reach_of(projector.problem, outcome.boxes))
    )
