"""Where a layout begins: the room it is in, and the layouts that are imagined of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from composer.scene import Floor, Scene
from composer.vocabulary import category
from models.layout.crowd import CROWD, spread
from models.layout.groups import groups_of, set_out
from models.layout.mending import MANY, pause, projected
from models.layout.problem import (
    BoolArray,
    FloatArray,
    Problem,
    at_walls,
    clipped_sizes,
    settled_heights,
    squared,
)
from models.layout.projection import Projector
from models.layout.sampler import STEPS, LayoutModel

CROWD_STEPS = 2
"""Denoising steps where only sizes and facings are used."""
FILL, FILL_CROWD = 0.42, 0.24
"""Share of the floor that furniture covers in a room made to fit, and in a hall for very many things."""


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


def imagined(
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
    groups = [] if (place | size).any() else groups_of(scene)
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
        pause(should_cancel, None, 0.0)
        problem = Problem.of(scene, (), ())
        made.append(projected(Projector(problem), tidied(problem, boxes), rounds=12).boxes)
    return made


def tidied(problem: Problem, boxes: FloatArray) -> FloatArray:
    """An imagined layout made exact where it is nearly so: quarter turns, real sizes, backs to walls, heights.

    Boxes that are not free to move or to be resized stay bit for bit.
    """
    tidy = settled_heights(problem, clipped_sizes(problem, squared(problem, boxes)))
    tidy = settled_heights(problem, at_walls(problem, tidy))
    out = boxes.copy()
    out[problem.place_free, 3:] = tidy[problem.place_free, 3:]
    out[problem.size_free, :3] = tidy[problem.size_free, :3]
    return out
