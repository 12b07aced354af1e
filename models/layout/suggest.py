"""Where a new object would go, and what a room implies but nobody said: read off layouts the model imagines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from composer.relations.geometry import DEPTH, WIDTH, X, Y
from composer.relations.table import RelationTable, room_boxes
from composer.scene import Node, Relation, Scene, build, revise
from composer.vocabulary import category
from models.layout.judge import Judge
from models.layout.problem import BoolArray, FloatArray, Problem, at_walls, settled_heights, squared
from models.layout.sampler import LayoutModel

SAMPLES = 24
CELL = 0.1
"""Metres between the points of a heat map."""
SPREAD = 0.25
"""Standard deviation of the blur around every imagined place, metres."""
FITS = 0.06
"""What may be owed where a thing still fits: a tenth of a metre into its neighbour, which a nudge puts right."""
IMPLIED = 0.8
"""Share of imagined layouts in which an implied relation holds."""
IMPLIED_PREDICATES = ("against wall", "in corner", "facing", "next to", "centred on", "around")


@dataclass(frozen=True)
class HeatMap:
    """How likely each place is for a new object.

    Attributes
    ----------
    x, y : (W,), (H,)
        Points of the plan, metres.
    heat : (H, W)
        Density in [0, 1], the best place 1; zero where it does not fit.
    best : (7,)
        The likeliest box.
    """

    x: FloatArray
    y: FloatArray
    heat: FloatArray
    best: FloatArray


def heat_map(
    model: LayoutModel,
    scene: Scene,
    node: Node,
    *,
    seed: int,
    samples: int = SAMPLES,
    should_cancel: Callable[[], bool] | None = None,
) -> HeatMap:
    """Where `node` would go in a furnished room; everything else stays where it is.

    Parameters
    ----------
    scene : Scene
        With a floor; without the node.
    node : Node
        Its id is new to the scene. Its box, if any, gives its size.
    """
    if scene.floor is None:
        raise ValueError("a heat map needs a floor")
    wanted = revise(scene, nodes=(*scene.nodes, node))
    there = np.array([n.box is not None for n in scene.nodes] + [False])
    sized = np.append(there[:-1], node.box is not None)
    drawn = model.imagine(
        wanted, seed=seed, count=samples, place_known=there, size_known=sized, should_cancel=should_cancel
    )
    problem = Problem.of(wanted, [n.id for n in scene.nodes])
    tidy = [at_walls(problem, settled_heights(problem, squared(problem, boxes))) for boxes in drawn]
    places = np.array([boxes[-1] for boxes in tidy])
    judge = Judge(problem, _only_last(len(wanted.nodes)))
    owed = judge.at(tidy[0], len(wanted.nodes) - 1, places)
    x0, y0, x1, y1 = scene.floor.bounds
    x, y = np.arange(x0, x1 + CELL / 2, CELL), np.arange(y0, y1 + CELL / 2, CELL)
    across, along = np.meshgrid(x, y)
    squares = (across[..., None] - places[:, X]) ** 2 + (along[..., None] - places[:, Y]) ** 2
    likely = (np.exp(-squares / (2 * SPREAD**2)) * np.exp(-4 * owed)).sum(axis=-1)
    typical = places[int(np.argmin(owed))]
    trial = np.repeat(typical[None], across.size, axis=0)
    trial[:, X], trial[:, Y] = across.ravel(), along.ravel()
    turned = trial.copy()
    turned[:, [DEPTH, WIDTH]] = trial[:, [WIDTH, DEPTH]]
    free = np.minimum(*(judge.at(tidy[0], len(wanted.nodes) - 1, t) for t in (trial, turned))) <= FITS
    heat = likely * free.reshape(across.shape)
    top = heat.max()
    order = np.exp(-4 * owed) * [likely[np.abs(y - p[Y]).argmin(), np.abs(x - p[X]).argmin()] for p in places]
    return HeatMap(x, y, heat / top if top > 0 else heat, places[int(np.argmax(order))])


def _only_last(count: int) -> BoolArray:
    mask = np.zeros(count, bool)
    mask[-1] = True
    return mask


def implied_relations(
    model: LayoutModel, scene: Scene, *, seed: int, samples: int = SAMPLES, share: float = IMPLIED
) -> tuple[tuple[Relation, float], ...]:
    """Relations that the graph leaves out but nearly every imagined layout keeps, with the share that does.

    Only what designers say is offered (against a wall, facing, next to …); the likeliest come first.
    """
    if scene.floor is None or not scene.nodes:
        return ()
    nothing = np.zeros(len(scene.nodes), bool)
    drawn = model.imagine(scene, seed=seed, count=samples, place_known=nothing, size_known=nothing)
    offered = _candidates(scene)
    table = RelationTable.of(revise(scene, relations=offered))
    problem = Problem.of(revise(scene, relations=()))
    held = np.zeros(len(table.relations))
    for boxes in drawn:
        tidy = at_walls(problem, settled_heights(problem, squared(problem, boxes)))
        rows = np.vstack([tidy, room_boxes(scene)])
        for group in table.settled(rows):
            np.add.at(held, group.indices, (group.gaps(rows) <= 0).all(axis=1))
    said = {(r.subject, r.predicate, r.object) for r in scene.relations}
    found = [
        (relation, float(count) / samples)
        for relation, count in zip(table.relations, held, strict=True)
        if count >= share * samples and (relation.subject, relation.predicate, relation.object) not in said
    ]
    return tuple(sorted(found, key=lambda each: -each[1]))


def _candidates(scene: Scene) -> tuple[Relation, ...]:
    standing = [n for n in scene.nodes if n.parent is None and category(n.category).mount == "floor"]
    found = []
    for a in standing:
        for name in IMPLIED_PREDICATES:
            part = {"against wall": "wall", "in corner": "corner"}.get(name)
            targets = [part] if part else [b.id for b in standing if b.id != a.id]
            found += [build(Relation, subject=a.id, predicate=name, objects=(t,)) for t in targets]
    return tuple(found)
