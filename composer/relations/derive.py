"""Write down the relations that hold in a layout."""

from __future__ import annotations

import numpy as np

from composer.relations.derive_street import derive_street
from composer.relations.geometry import X, Y, Z, nearest_corners
from composer.relations.predicates import CLOSE, PUBLISHED, RULES, TOUCH
from composer.relations.table import FloatArray, centre_of, node_boxes
from composer.scene import Relation, Scene, build
from composer.vocabulary import category

NEIGHBOURS = 3
"""How many of the nearest nodes a node is related to, so that a graph stays readable."""


_COMPARED: tuple[tuple[str, ...], ...] = (
    ("bigger than", "smaller than"),
    ("taller than", "shorter than"),
    ("symmetrical to",),
)


def holding(scene: Scene, boxes: FloatArray | None = None) -> dict[str, FloatArray]:
    """For every rule of SG-FRONT, whether it holds between every ordered pair of nodes: name → (N, N) bool.

    The diagonal is False; so is every pair with a node that has no box.
    """
    rows = (node_boxes(scene) if boxes is None else boxes)[: len(scene.nodes)]
    n = len(rows)
    s, o = np.repeat(rows, n, axis=0), np.tile(rows, (n, 1))
    centre = np.broadcast_to(centre_of(scene), (n * n, 2))
    found = {}
    for name in PUBLISHED:
        with np.errstate(invalid="ignore", divide="ignore"):
            good = (RULES[name].gaps(s, o, centre) <= 0).all(axis=-1).reshape(n, n)
        good[np.diag_indices(n)] = False
        found[name] = good
    return found


def derive(scene: Scene, neighbours: int = NEIGHBOURS) -> tuple[Relation, ...]:
    """The relations that hold now, few enough to read.

    What stands on what (or hangs above the floor), and for each node and its nearest neighbours: the side it is on
    (along the axis that tells them apart), whether they are close, symmetrical, and what differs in size and height.
    Of a street, what `derive_street` says instead.
    """
    if scene.kind == "street":
        return derive_street(scene)
    nodes = scene.nodes
    boxes = node_boxes(scene)
    placed = [i for i in range(len(nodes)) if np.isfinite(boxes[i]).all()]
    rows: dict[str | None, int] = {nodes[i].id: i for i in placed}
    good = holding(scene)
    found: list[tuple[str, str, str]] = []
    for i in placed:
        if nodes[i].parent is not None:
            parent = rows.get(nodes[i].parent)
            if parent is not None and good["standing on"][i, parent]:
                found.append((nodes[i].id, "standing on", nodes[parent].id))
        elif abs(boxes[i, Z]) < TOUCH:
            found.append((nodes[i].id, "standing on", "floor"))
        elif boxes[i, Z] > 0.1:
            found.append((nodes[i].id, "above", "floor"))
    pairs: dict[tuple[int, int], None] = {}
    for i in placed:
        others = [j for j in placed if j != i]
        distance = np.hypot(*(boxes[others][:, X : Y + 1] - boxes[i, X : Y + 1]).T) if others else np.zeros(0)
        for k in np.argsort(distance, kind="stable")[:neighbours]:
            pairs[min(i, others[k]), max(i, others[k])] = None
    for i, j in pairs:
        carried = {nodes[i].id, nodes[j].id} & {nodes[i].parent, nodes[j].parent}
        found.extend(
            (nodes[a].id, name, nodes[b].id)
            for a, name, b in _between(boxes, good, i, j)
            if not (carried and name == "above")
        )
        if category(nodes[i].category).super == category(nodes[j].category).super:
            found.append((nodes[i].id, "same super category as", nodes[j].id))
    return tuple(build(Relation, subject=s, predicate=p, objects=(o,)) for s, p, o in found)


def _between(boxes: FloatArray, good: dict[str, FloatArray], i: int, j: int) -> list[tuple[int, str, int]]:
    found: list[tuple[int, str, int]] = []
    dx, dy = np.abs(boxes[i, X : Y + 1] - boxes[j, X : Y + 1])
    for names in (("left", "right"), ("front", "behind")) if dx >= dy else (("front", "behind"), ("left", "right")):
        held = [(i, name, j) for name in names if good[name][i, j]]
        if held:
            found += held
            break
    if nearest_corners(boxes[i], boxes[j]) <= CLOSE:
        found.append((i, "close by", j))
    for kind in _COMPARED:
        found += [(i, name, j) for name in kind if good[name][i, j]][:1]
    for a, b in ((i, j), (j, i)):
        if good["above"][a, b]:
            found.append((a, "above", b))
    return found
