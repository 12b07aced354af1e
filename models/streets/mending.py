"""Change a placed street as little as an edit needs, and mend what placing could not make hold.

What is violated is projected together with what it touches (`models.layout.projection`), everything else being fixed;
where a step cannot carry a thing past another, it is put at the nearest free place where all that is said of it holds.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from composer.relations.check import check_relations, overlaps
from composer.relations.table import RelationTable, all_boxes, node_boxes
from composer.scene import Box, Relation, Scene, revise
from composer.vocabulary import predicate
from models.layout.mending import DONE
from models.layout.problem import Problem
from models.layout.projection import Outcome, Projector
from models.streets.ground import FloatArray
from models.streets.model import StreetModel
from models.streets.site import site_of

Tick = Callable[[float], None]
ROUNDS = 3
AROUND = 6.0
"""Metres about what is mended within which things are taken into account."""
MOST = 40
"""Nodes that are projected together at most."""


def mended(
    model: StreetModel,
    scene: Scene,
    subjects: frozenset[str],
    free: frozenset[str],
    *,
    only: bool = False,
    tick: Tick | None = None,
) -> Scene:
    """The scene with what is violated put right, as far as that can be.

    Parameters
    ----------
    subjects : frozenset of str
        Nodes of the edit: only what is said of them counts. With none, everything that is free counts.
    free : frozenset of str
        Nodes that may move.
    only : bool
        Whether nothing but the subjects may.
    """
    about = subjects or free
    wrong = _wrong(scene, about)
    for _ in range(ROUNDS):
        if not wrong:
            break
        for cluster in _clusters(scene, wrong):
            if tick is not None:
                tick(0.95)
            scene = _cluster_mended(scene, cluster, subjects, free, only)
        wrong = _wrong(scene, about)
        if wrong:
            scene = _put_elsewhere(model, scene, wrong & ((subjects & free) or free))
            wrong = _wrong(scene, about)
    return scene


def _cluster_mended(
    scene: Scene, cluster: frozenset[str], subjects: frozenset[str], free: frozenset[str], only: bool
) -> Scene:
    """The scene with what is wrong together projected: the edit's own nodes, and only if need be what is near them."""
    part = _part(scene, _about(scene, cluster))
    owed = len(_wrong(part, cluster))
    movable = (cluster & subjects & free) or (cluster & free)
    rings = [movable] if only or not subjects else [movable, _ring(part, cluster) & free]
    for ring in rings:
        tried = _projected(part, ring, sized=not subjects)
        left = len(_wrong(tried, cluster))
        if left < owed:
            owed, part = left, tried
        if not owed:
            break
    return scene.with_nodes(
        revise(scene.by_id[n.id], box=n.box) for n in part.nodes if n.box is not scene.by_id[n.id].box
    )


def _about(scene: Scene, nodes: frozenset[str]) -> frozenset[str]:
    """Nodes, what they are related to, and what stands near."""
    related = {
        i
        for r in scene.relations
        if not nodes.isdisjoint((r.subject, *r.objects))
        for i in (r.subject, *r.objects)
        if i in scene.by_id
    }
    return frozenset(_ring(scene, nodes) | related)


def _wrong(scene: Scene, about: frozenset[str]) -> frozenset[str]:
    """Of some nodes those of which a hard relation does not hold, or that overlap others."""
    table = RelationTable.of(scene)
    _, violated = check_relations(table, all_boxes(scene))
    found = {
        i for v in violated if v.relation.hard for i in (v.relation.subject, *v.relation.objects) if i in scene.by_id
    }
    found |= {i for a, b, _ in overlaps(scene) for i in (a, b)}
    return frozenset(found & about)


def _clusters(scene: Scene, wrong: frozenset[str]) -> list[frozenset[str]]:
    """What is wrong, in groups that are related to each other."""
    group = {i: {i} for i in wrong}
    for relation in scene.relations:
        ends = [i for i in (relation.subject, *relation.objects) if i in group]
        for a, b in pairwise(ends):
            if group[a] is not group[b]:
                group[a] |= group[b]
                for i in group[b]:
                    group[i] = group[a]
    unique = {id(g): frozenset(g) for g in group.values()}
    return sorted(unique.values(), key=min)


def _ring(scene: Scene, nodes: frozenset[str]) -> frozenset[str]:
    """Nodes, and those that stand near enough to have to yield."""
    boxes = node_boxes(scene)
    rows = [i for i, n in enumerate(scene.nodes) if n.id in nodes]
    away = np.hypot(boxes[:, None, 3] - boxes[rows, 3], boxes[:, None, 4] - boxes[rows, 4]).min(axis=1)
    reach = AROUND + np.hypot(boxes[:, 0], boxes[:, 1])
    near = np.argsort(away, kind="stable")[:MOST]
    return frozenset(scene.nodes[i].id for i in near if away[i] < reach[i]) | nodes


def _projected(scene: Scene, movable: frozenset[str], *, sized: bool = False) -> Scene:
    """The scene with some nodes moved as little as their relations and neighbours need.

    What was just placed may be `sized` anew; of what was there already sizes change only if nothing else helps.
    """
    if not movable:
        return scene
    outcome = _solved(scene if sized else _sizes_held(scene, movable), movable)
    if outcome.violation > DONE and not sized:
        outcome = min(outcome, _solved(scene, movable), key=lambda o: o.violation)
    changed = [
        revise(n, box=Box.of(row))
        for n, row in zip(scene.nodes, outcome.boxes, strict=True)
        if n.id in movable and n.box is not None and n.box.values != tuple(row.tolist())
    ]
    return scene.with_nodes(changed) if changed else scene


def _solved(scene: Scene, movable: frozenset[str]) -> Outcome:
    projector = Projector(Problem.of(scene, {n.id for n in scene.nodes} - movable, ()))
    outcome = projector.solve(projector.judge.turned(node_boxes(scene)), rounds=16)
    if outcome.violation > DONE:
        again = projector.solve(node_boxes(scene), start=projector.judge.turned(outcome.boxes), rounds=16)
        outcome = min(outcome, again, key=lambda o: o.violation)
    return outcome


def _sizes_held(scene: Scene, movable: frozenset[str]) -> Scene:
    """The scene with the sizes of what may move locked, but of that whose size something is said of."""
    sized = {
        i
        for r in scene.relations
        if predicate(r.predicate).kind in ("volume", "height")
        for i in (r.subject, *r.objects)
    }
    held = [n for n in scene.nodes if n.id in movable and n.id not in sized]
    return scene.with_nodes(revise(n, locks=revise(n.locks, size=True)) for n in held)


def _part(scene: Scene, nodes: frozenset[str]) -> Scene:
    """A scene of some nodes and what is said among them and of the ground."""

    placed = frozenset(n.id for n in scene.nodes if n.box is not None and n.id in nodes)

    def within(relation: Relation) -> bool:
        return relation.subject in placed and all(o in placed or o not in scene.by_id for o in relation.objects)

    kept = tuple(revise(n, parent=None) if n.parent not in placed else n for n in scene.nodes if n.id in placed)
    return revise(scene, nodes=kept, relations=tuple(r for r in scene.relations if within(r)))


def _put_elsewhere(model: StreetModel, scene: Scene, nodes: frozenset[str]) -> Scene:
    """Each node at the nearest free place where all that is said of it holds, or from where a step leads to one."""
    if not nodes:
        return scene
    placer = site_of(model, scene, scene.seed).placer(scene)
    for node_id in sorted(nodes):
        row = placer.table.rows[node_id]
        before = placer.boxes[row].copy()
        placer.boxes[row] = np.nan
        if not placer.put(row, near=before[3:5]):
            placer.boxes[row] = _stepped(scene, node_id, placer.boxes[row], before)
    changed = [
        revise(n, box=Box.of(row))
        for n, row in zip(scene.nodes, placer.boxes, strict=True)
        if n.id in nodes and n.box is not None and n.box.values != tuple(row.tolist())
    ]
    return scene.with_nodes(changed) if changed else scene


def _stepped(scene: Scene, node_id: str, there: FloatArray, before: FloatArray) -> FloatArray:
    """The box that a node projected from `there` (7,) has if all that is said of it holds then, else `before`."""
    if not np.isfinite(there).all():
        return before
    moved = scene.with_nodes([revise(scene.by_id[node_id], box=Box.of(there))])
    alone = frozenset((node_id,))
    tried = _projected(_part(moved, _about(moved, alone)), alone)
    box = tried.by_id[node_id].box
    return before if box is None or _wrong(tried, alone) else np.array(box.values)
