"""A start for large scenes that fall into groups: imagine each group by itself, then set the groups out over the floor.

A network that was trained on rooms has nothing to say about five hundred nodes at once. But a graph of that size is
mostly many small ones that know nothing of each other, and each of those is a room it has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from composer.relations.geometry import X, Y, corners
from composer.scene import Floor, Scene, revise
from models.layout.crowd import CROWD
from models.layout.problem import FloatArray

MOST = 40
"""Nodes in a group, beyond which it is no room."""
LEAST = 3
"""Nodes in a group on average, below which an order of all of them does as well."""
MIRRORED = "symmetrical to"
BETWEEN = 0.5
"""Metres between groups."""


def groups_of(scene: Scene) -> list[list[int]]:
    """Rows of nodes that relations, or what rests on what, tie together; empty if they are no rooms: too large, or too
    small."""
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(rows)))
    graph.add_edges_from((rows[r.subject], rows[o]) for r in scene.relations for o in r.objects if o in rows)
    graph.add_edges_from((rows[n.id], rows[n.parent]) for n in scene.nodes if n.parent is not None)
    found = [sorted(group) for group in nx.connected_components(graph)]
    fitting = len(rows) > CROWD and max(map(len, found)) <= MOST and len(rows) >= LEAST * len(found)
    return found if fitting else []


def set_out(
    scene: Scene,
    groups: Sequence[Sequence[int]],
    room_for: Callable[[Scene], Floor],
    draw: Callable[[Sequence[Scene]], Sequence[FloatArray]],
) -> FloatArray:
    """Boxes (N, 7) of a scene: each group laid out anew in a room of its own, the rooms packed over the floor.

    Parameters
    ----------
    room_for : callable
        The floor that a group wants, its middle at the origin.
    draw : callable
        Layouts (K, 7) of such groups in their rooms.
    """
    assert scene.floor is not None
    parts = []
    alone = revise(scene.provenance, centre=(0.0, 0.0, 0.0))
    for group in groups:
        nodes = tuple(revise(scene.nodes[i], box=None) for i in group)
        ids = {node.id for node in nodes}
        said = tuple(r for r in scene.relations if r.subject in ids)
        part = revise(scene, nodes=nodes, relations=said, floor=None, provenance=alone)
        parts.append(revise(part, floor=room_for(part)))
    drawn = draw(parts)
    centre = np.array(scene.provenance.centre[:2])
    cells = [_Cell.of(part, boxes) for part, boxes in zip(parts, drawn, strict=True)]
    out = np.zeros((len(scene.nodes), 7))
    for group, boxes, cell, place in zip(groups, drawn, cells, _packed(cells, scene.floor, centre), strict=True):
        out[group] = boxes
        out[group, X : Y + 1] += place - cell.middle
    return out


@dataclass(frozen=True)
class _Cell:
    """What a group takes of the floor: the middle of its own room that counts, its size, and about which lines of the
    scene it is a mirror image of itself: x = 0, y = 0."""

    middle: FloatArray
    size: FloatArray
    about: tuple[bool, bool]

    @classmethod
    def of(cls, part: Scene, boxes: FloatArray) -> _Cell:
        rows = {node.id: i for i, node in enumerate(part.nodes)}
        pairs = [
            (rows[r.subject], rows[r.object]) for r in part.relations if r.predicate == MIRRORED and r.object in rows
        ]
        low, high = _bounds(boxes)
        about = [False, False]
        if pairs:
            one, other = (boxes[list(rows)][:, X : Y + 1] for rows in zip(*pairs, strict=True))
            off = [np.abs(one * sign - other).sum() for sign in ((-1, 1), (1, -1), (-1, -1))]
            kind = int(np.argmin(off))
            about = [kind != 1, kind != 0]
        half = np.where(about, np.maximum(-low, high), (high - low) / 2)
        return cls(np.where(about, 0.0, (low + high) / 2), 2 * half + BETWEEN, (about[0], about[1]))


def _bounds(boxes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Low and high corner of what boxes (N, 7) cover."""
    outline = corners(boxes)
    return outline.min(axis=(0, 1)), outline.max(axis=(0, 1))


def _packed(cells: Sequence[_Cell], floor: Floor, centre: FloatArray) -> FloatArray:
    """Middles (G, 2) of cells in rows across the floor, drawn together where the rows are deeper than it.

    What mirrors itself about x = 0 stands in the middle of its row, one in each row; what does so about y = 0 stands in
    the middle row.
    """
    x0, y0, x1, y1 = floor.bounds
    sizes = np.array([cell.size for cell in cells])
    order = np.argsort(-sizes[:, 1], kind="stable").tolist()
    across = [g for g in order if cells[g].about[1]]
    middle = [g for g in order if cells[g].about == (True, False)]
    others = [g for g in order if cells[g].about == (False, False)]
    rows: list[list[int]] = []
    while across or middle or others:
        held = middle.pop(0) if middle and (rows or not across) else None
        row = [] if held is None else [held]
        room = [(x1 - x0 - sizes[row, 0].sum()) / 2] * 2
        for supply in (across, others) if not rows else (others, across):
            while supply and (not row or max(room) >= sizes[supply[0], 0]):
                side = int(np.argmax(room))
                room[side] -= sizes[supply[0], 0]
                row.insert(len(row) if side else 0, supply.pop(0))
        rows.append(row)
    # The first row is the middle one; the others go above and below by turns.
    rows = rows[1::2][::-1] + rows[::2]
    first = len(rows) // 2
    deep = np.array([sizes[row, 1].max() for row in rows])
    edges = np.concatenate([[0], np.cumsum(deep)])
    edges -= (edges[first] + edges[first + 1]) / 2
    edges *= min(1.0, (centre[1] - y0) / -edges[0], (y1 - centre[1]) / edges[-1])
    places = np.zeros((len(cells), 2))
    for row, low, high in zip(rows, edges, edges[1:], strict=False):
        ends = np.cumsum(sizes[row, 0])
        held = next((k for k, g in enumerate(row) if cells[g].about[0]), None)
        start = -ends[-1] / 2 if held is None else sizes[row[held], 0] / 2 - ends[held]
        places[row, 0] = centre[0] + start + ends - sizes[row, 0] / 2
        places[row, 1] = centre[1] + (low + high) / 2
    return places
