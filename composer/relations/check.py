"""Which relations of a scene hold, what overlaps, what stands off the floor or in the way of traffic."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from composer.relations.contradictions import contradictions
from composer.relations.counts import counts_of
from composer.relations.overlap import OVERLAP_LIMIT
from composer.relations.overlap import overlaps as overlapping
from composer.relations.report import Report, Violation
from composer.relations.table import FloatArray, IntArray, RelationTable, all_boxes, node_boxes
from composer.relations.traffic import in_lanes, strays
from composer.scene import Relation, Scene
from composer.vocabulary import category

__all__ = ["OVERLAP_LIMIT", "check", "check_relations", "may_collide", "out_of_bounds", "overlaps"]

ROUNDING = 1e-8
"""A gap up to this is the rounding of a threshold met exactly."""
FLOOR_LIMIT = 0.02
"""Metres by which a footprint may reach beyond the floor."""


def check(scene: Scene, *, with_contradictions: bool = True) -> Report:
    """Check every relation of a scene, and its layout.

    Relations of nodes that have no box yet count as violated with the unit ``missing``, unless no node has a box at
    all: then the scene is a bare graph and only contradictions are reported.
    """
    found = contradictions(scene) if with_contradictions else ()
    table = RelationTable.of(scene)
    boxes = all_boxes(scene)
    counts = counts_of(scene, boxes) if scene.kind == "street" else None
    if all(node.box is None for node in scene.nodes):
        return Report(unchecked=table.unchecked, contradictions=found, counts=counts)
    held, violated = check_relations(table, boxes)
    report = Report(held, violated, table.unchecked, overlaps(scene), out_of_bounds(scene), found, counts=counts)
    if scene.kind == "street" and scene.surfaces:
        report = replace(report, in_lanes=in_lanes(scene, boxes), strays=strays(scene, boxes))
    return report


def check_relations(table: RelationTable, boxes: FloatArray) -> tuple[tuple[Relation, ...], tuple[Violation, ...]]:
    """Split the relations of `table` into those that hold for `boxes`, as `all_boxes` gives them, and those that
    do not."""
    off = np.full(len(table.relations), -np.inf)
    units = [""] * len(table.relations)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        groups = table.settled(boxes)
        for group in groups:
            gaps = group.gaps(boxes)
            gaps[~np.isfinite(gaps).all(axis=1)] = np.inf
            for row, index in zip(gaps, group.indices.tolist(), strict=True):
                worst = int(np.argmax(row))
                if row[worst] > off[index]:
                    off[index], units[index] = row[worst], group.rule.units[worst]
    held = tuple(r for i, r in enumerate(table.relations) if off[i] <= ROUNDING)
    violated = [i for i in range(len(off)) if off[i] > ROUNDING]
    return held, tuple(
        Violation(table.relations[i], float(off[i]), units[i])
        if np.isfinite(off[i])
        else Violation(table.relations[i], 1.0, "missing")
        for i in violated
    )


def _ancestors(scene: Scene) -> dict[str, frozenset[str]]:
    found = {}
    for node in scene.nodes:
        chain, step = [], node.parent
        while step is not None:
            chain.append(step)
            step = scene.by_id[step].parent
        found[node.id] = frozenset(chain)
    return found


def _solid(scene: Scene) -> IntArray:
    """Rows of nodes that take up room: rugs do not."""
    return np.array([i for i, node in enumerate(scene.nodes) if category(node.category).super != "rug"], np.int64)


def _carried(scene: Scene) -> frozenset[tuple[int, int]]:
    """Row pairs (i < j) of a thing and what carries it, directly or not."""
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    return frozenset(
        (min(rows[node_id], rows[other]), max(rows[node_id], rows[other]))
        for node_id, others in _ancestors(scene).items()
        for other in others
    )


def _without(pairs: frozenset[tuple[int, int]], first: IntArray, second: IntArray) -> tuple[IntArray, IntArray]:
    if not pairs:
        return first, second
    keep = np.flatnonzero([p not in pairs for p in zip(first.tolist(), second.tolist(), strict=True)])
    return first[keep], second[keep]


def may_collide(scene: Scene) -> tuple[IntArray, IntArray]:
    """Row pairs (i < j) of nodes that must not overlap: rugs may, and so may a thing and what carries it."""
    rows = _solid(scene)
    a, b = np.triu_indices(len(rows), 1)
    return _without(_carried(scene), rows[a], rows[b])


def overlaps(scene: Scene) -> tuple[tuple[str, str, float], ...]:
    """Pairs of nodes that share more than `OVERLAP_LIMIT` of the smaller one's volume, with that share.

    What fills something else than its box is told in `composer.relations.overlap`.
    """
    boxes = node_boxes(scene)
    rows = _solid(scene)
    rows = rows[np.flatnonzero(np.isfinite(boxes[rows]).all(axis=1))]
    found = overlapping(scene, boxes, rows, _carried(scene))
    return tuple((scene.nodes[i].id, scene.nodes[j].id, share) for i, j, share in found)


def out_of_bounds(scene: Scene) -> tuple[str, ...]:
    """Nodes whose footprint reaches more than `FLOOR_LIMIT` beyond the floor polygon."""
    if scene.floor is None:
        return ()
    room = shapely.Polygon(scene.floor.polygon).buffer(FLOOR_LIMIT, join_style="mitre")
    shapely.prepare(room)
    return tuple(
        node.id
        for node in scene.nodes
        if node.box is not None and not room.covers(shapely.Polygon(node.box.footprint()))
    )
