"""Several layouts of one graph, the best first, none like another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from composer.relations.geometry import YAW, X, Y
from composer.scene import Scene
from models.layout.mending import DONE
from models.layout.noise import node_noise
from models.layout.problem import FloatArray
from models.layout.sampler import LayoutModel
from models.layout.solve import Solution, compose_all

LIKE = 0.25
"""Two layouts whose nodes differ by less than this on average, in metres, are the same to a designer."""
TURN = 0.5
"""Metres that a node turned round counts as different."""


@dataclass(frozen=True)
class Alternative:
    """One way to furnish the room.

    Attributes
    ----------
    seed : int
        Composing with this seed gives it again.
    solution : Solution
        Its boxes; its violation is zero where every hard relation holds.
    strain : float
        Mean distance that projection moved what the model had imagined, metres: the less, the more natural.
    difference : float
        Mean distance of nodes to the nearest layout ranked before it, metres.
    """

    seed: int
    solution: Solution
    strain: float
    difference: float


def alternatives(
    model: LayoutModel,
    scene: Scene,
    *,
    seed: int,
    count: int = 4,
    tries: int = 10,
    keep: Collection[str] = (),
    should_cancel: Callable[[], bool] | None = None,
) -> tuple[Alternative, ...]:
    """Up to `count` layouts, ranked by what is violated, then by strain; each differs from those before it.

    Parameters
    ----------
    seed : int
        The first is what `compose_all` gives with this seed, unless another breaks less.
    tries : int
        How many layouts are made to choose from.
    """
    found = []
    for k in range(tries):
        own = seed if k == 0 else seed_of(seed, k)
        solution = compose_all(model, scene, seed=own, keep=keep, should_cancel=should_cancel)
        strain = float(np.hypot(*(solution.boxes - solution.imagined)[:, X : Y + 1].T).mean()) if scene.nodes else 0.0
        found.append((max(solution.violation - DONE, 0.0), strain, k, own, solution))
    found.sort(key=lambda each: each[:3])
    chosen: list[Alternative] = []
    kinds = [node.category for node in scene.nodes]
    for _, strain, _, own, solution in found:
        apart = min((difference(a.solution.boxes, solution.boxes, kinds) for a in chosen), default=np.inf)
        if apart >= LIKE:
            chosen.append(Alternative(own, solution, strain, apart))
        if len(chosen) == count:
            break
    return tuple(chosen)


def seed_of(seed: int, number: int) -> int:
    """The scene seed of an alternative, of its own whatever is asked beside it."""
    noise = node_noise(seed, "", f"alternative {number}", 1)
    return int(np.abs(noise[0]) * 1e9) % 2**31


def difference(a: FloatArray, b: FloatArray, kinds: list[str]) -> float:
    """Mean distance between two layouts (N, 7) in metres, things of one category being interchangeable."""
    from scipy.optimize import linear_sum_assignment

    if not len(a):
        return 0.0
    total = 0.0
    for kind in set(kinds):
        rows = [i for i, k in enumerate(kinds) if k == kind]
        one, other = a[rows][:, None], b[rows][None]
        cost = np.hypot(one[..., X] - other[..., X], one[..., Y] - other[..., Y])
        cost = cost + TURN * np.sin((one[..., YAW] - other[..., YAW]) / 2) ** 2
        i, j = linear_sum_assignment(cost)
        total += float(cost[i, j].sum())
    return total / len(a)
