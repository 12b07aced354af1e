"""Where a new object would go, and what a room implies but nobody said: read off layouts the model imagines."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from composer.relations.table import RelationTable, room_boxes
from composer.scene import Node, Relation, Scene, build, revise
from composer.vocabulary import category
from models.layout.problem import FloatArray, Problem, at_walls, settled_heights, squared
from models.layout.sampler import LayoutModel
from models.processes import one_thread

SAMPLES = 24
PLACES, PLACE_STEPS = 12, 8
"""How many layouts are imagined to see where something would go, in how many steps: more show no better places."""
IMPLIED = 0.8
"""Share of imagined layouts in which an implied relation holds."""
IMPLIED_PREDICATES = ("against wall", "in corner", "facing", "next to", "centred on", "around")


def imagined_places(
    model: LayoutModel,
    scene: Scene,
    node: Node,
    *,
    seed: int,
    count: int = PLACES,
    should_cancel: Callable[[], bool] | None = None,
) -> FloatArray:
    """Where a new node stands in so many imagined layouts of a furnished room; everything else stays where it is.

    Whether it fits there is another matter: the map of suggestions asks for that.

    Parameters
    ----------
    scene : Scene
        With a floor; without the node.
    node : Node
        Its id is new to the scene. Its box, if any, gives its size.

    Returns
    -------
    (count, 7) float64
        Boxes, at walls and square with them where they nearly are.

    Raises
    ------
    Cancelled
        If `should_cancel` says so.
    """
    if scene.floor is None:
        raise ValueError("places are imagined on a floor")
    wanted = revise(scene, nodes=(*scene.nodes, node))
    there = np.array([n.box is not None for n in scene.nodes] + [False])
    sized = np.append(there[:-1], node.box is not None)
    with one_thread():
        drawn = model.imagine(
            wanted,
            seed=seed,
            count=count,
            steps=PLACE_STEPS,
            place_known=there,
            size_known=sized,
            should_cancel=should_cancel,
        )
    problem = Problem.of(wanted, [n.id for n in scene.nodes])
    return np.array([at_walls(problem, settled_heights(problem, squared(problem, boxes)))[-1] for boxes in drawn])


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
