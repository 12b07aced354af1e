"""The check of a scene that is nearly another one, whose report is known: only what may differ is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import is_not

import numpy as np

from composer.relations.check import check
from composer.relations.report import Report, Violation
from composer.relations.table import node_boxes
from composer.scene import Node, Relation, Scene
from composer.values import identical

MOST = 80
"""Nodes or relations that may differ; of more, everything is checked."""
_NEAR = 0.1
"""Metres beyond its reach at which something is looked at for overlaps."""


def recheck(before: Scene, report: Report, scene: Scene) -> Report | None:
    """What `check` would say of a scene, worked out from what it said of the one before.

    Contradictions and counts are those of before.

    Parameters
    ----------
    before : Scene
    report : Report
        What `check` says of `before`.
    scene : Scene

    Returns
    -------
    Report or None
        None if the scenes differ in more than some nodes' places and some relations.
    """
    moved = _moved(before, scene)
    changed = None if moved is None else _changed(before.relations, scene.relations)
    if moved is None or changed is None:
        return None
    added, removed = changed
    if not moved and not added and not removed:
        return report
    again = _again(scene.relations, {n.id for n in moved}, added)
    part = check(_part(scene, moved, again), with_contradictions=False)
    return _merged(scene, report, part, {n.id for n in moved}, {id(r) for r in (*again, *removed)})


def _moved(before: Scene, scene: Scene) -> list[Node] | None:
    """Nodes that differ; None if there are others than before, or too many differ, or the ground does."""
    old, new = before.nodes, scene.nodes
    same = (
        len(old) == len(new)
        and before.floor is scene.floor
        and identical(before.surfaces, scene.surfaces)
        and identical(before.roads, scene.roads)
        and before.provenance is scene.provenance
    )
    if not same:
        return None
    rows = list(compress(range(len(new)), map(is_not, old, new)))
    if len(rows) > MOST or any(old[k].id != new[k].id or (old[k].box is None) != (new[k].box is None) for k in rows):
        return None
    return [new[k] for k in rows]


def _changed(before: tuple[Relation, ...], after: tuple[Relation, ...]) -> tuple[list[Relation], list[Relation]] | None:
    """Relations that were added and removed, told apart by identity; None if too many were."""
    if identical(before, after):
        return [], []
    old, new = {id(r) for r in before}, {id(r) for r in after}
    added, removed = [r for r in after if id(r) not in old], [r for r in before if id(r) not in new]
    return (added, removed) if len(added) + len(removed) <= MOST else None


def _again(relations: Sequence[Relation], moved: set[str], added: Iterable[Relation]) -> list[Relation]:
    """Relations of what moved, and those of what stands in one row with it, whose neighbours may be others now."""
    fresh = {id(r) for r in added}
    own = [r for r in relations if r.subject in moved or id(r) in fresh or not moved.isdisjoint(r.objects)]
    rows = {(r.predicate, o) for r in own if r.predicate == "along" for o in r.objects}
    if not rows:
        return own
    there = {id(r) for r in own}
    return own + [
        r
        for r in relations
        if r.predicate == "along" and id(r) not in there and any((r.predicate, o) in rows for o in r.objects)
    ]


def _part(scene: Scene, moved: Sequence[Node], relations: Sequence[Relation]) -> Scene:
    """As much of a scene as decides some relations, and what some nodes overlap."""
    names = {n.id for n in moved} | {i for r in relations for i in (r.subject, *r.objects)}
    by_id = scene.by_id
    wanted = [i for i in names if i in by_id] + [n.id for n in _near(scene, moved)]
    found: dict[str, Node] = {}
    while wanted:
        node = by_id[wanted.pop()]
        if node.id not in found:
            found[node.id] = node
            if node.parent is not None:
                wanted.append(node.parent)
    nodes = tuple(n for n in scene.nodes if n.id in found)
    fields = {name: getattr(scene, name) for name in Scene.model_fields}
    # A part of a sound scene is sound: what its relations and nodes name is there.
    return Scene.model_construct(**(fields | {"nodes": nodes, "relations": tuple(relations)}))


def _near(scene: Scene, moved: Sequence[Node]) -> list[Node]:
    """Nodes whose footprints may meet those of some others."""
    boxes = node_boxes(scene)
    reach = np.hypot(boxes[:, 0], boxes[:, 1]) / 2
    found = np.zeros(len(boxes), bool)
    with np.errstate(invalid="ignore"):
        for node in moved:
            if node.box is not None:
                far = np.hypot(boxes[:, 3] - node.box.x, boxes[:, 4] - node.box.y)
                found |= far <= reach + np.hypot(node.box.depth, node.box.width) / 2 + _NEAR
    return [scene.nodes[k] for k in np.flatnonzero(found).tolist()]


def _merged(scene: Scene, report: Report, part: Report, moved: set[str], told: set[int]) -> Report:
    """A report with what is `told` anew in the place of what it said."""
    held = {id(r) for r in report.held if id(r) not in told} | {id(r) for r in part.held}
    violated: dict[int, Violation] = {id(v.relation): v for v in report.violated if id(v.relation) not in told}
    violated |= {id(v.relation): v for v in part.violated}
    unchecked = {id(r) for r in report.unchecked if id(r) not in told} | {id(r) for r in part.unchecked}
    order: Mapping[str, int] = {n.id: k for k, n in enumerate(scene.nodes)}
    overlaps = [row for row in report.overlaps if row[0] not in moved and row[1] not in moved]
    overlaps += [row for row in part.overlaps if row[0] in moved or row[1] in moved]
    strays = [s for s in report.strays if s.node not in moved] + [s for s in part.strays if s.node in moved]
    return replace(
        report,
        held=tuple(r for r in scene.relations if id(r) in held),
        violated=tuple(violated[id(r)] for r in scene.relations if id(r) in violated),
        unchecked=tuple(r for r in scene.relations if id(r) in unchecked),
        overlaps=tuple(sorted(overlaps, key=lambda row: (order[row[0]], order[row[1]]))),
        out_of_bounds=_of_both(report.out_of_bounds, part.out_of_bounds, moved, order),
        in_lanes=_of_both(report.in_lanes, part.in_lanes, moved, order),
        strays=tuple(sorted(strays, key=lambda s: order[s.node])),
    )


def _of_both(old: Iterable[str], new: Iterable[str], moved: set[str], order: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted([*(i for i in old if i not in moved), *(i for i in new if i in moved)], key=order.__getitem__))
