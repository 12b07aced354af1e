"""Where the graph's chips are: like the plan, so that *left of* points left, or by their relations alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from composer.scene import Relation, Scene
from composer.vocabulary import predicate

Positions = dict[str, tuple[float, float]]
GAP = np.array([104.0, 58.0])
"""Free space between two chips, pixels."""
SPACE = 1.25
"""How much larger the whole is than its chips with their gaps."""


def gap(count: int) -> npt.NDArray[np.float64]:
    """Free space between chips where there are so many: less in a crowd, so that names stay readable."""
    space: npt.NDArray[np.float64] = GAP * min(1.0, max(0.3, (9 / max(count, 1)) ** 0.8))
    return space


def like_plan(scene: Scene, sizes: Mapping[str, tuple[float, float]], aspect: float = 2.5) -> Positions:
    """Chips where the objects are on the plan, spread over the panel and pushed apart until none overlap.

    Parameters
    ----------
    sizes : Mapping
        Width and height of each chip, pixels. Room parts hang below the rest.
    aspect : float
        Width of the panel over its height.
    """
    ids = [i for i in sizes if i in scene.by_id]
    if not ids:
        return {i: (150.0 * n, 0.0) for n, i in enumerate(sizes)}
    boxes = [scene.by_id[i].box for i in ids]
    spots = np.array([(b.x, -b.y) if b is not None else (0.0, 0.0) for b in boxes], float)
    # A little disorder parts chips that lie exactly on each other, the same way every time.
    spots += np.random.default_rng(5).normal(scale=1e-3, size=spots.shape)
    chips = np.array([sizes[i] for i in ids])
    height = (float((chips + gap(len(ids))).prod(axis=1).sum()) * SPACE / aspect) ** 0.5
    spots = (spots - spots.min(axis=0)) / np.maximum(np.ptp(spots, axis=0), 0.5) * (height * aspect, height)
    return _with_parts(scene, sizes, ids, parted(spots, chips))


def by_relations(scene: Scene, sizes: Mapping[str, tuple[float, float]], aspect: float = 2.5) -> Positions:
    """Chips by who is related to whom (Kamada and Kawai), starting from the plan."""
    import networkx as nx

    start = like_plan(scene, sizes, aspect)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(i for i in sizes if i in scene.by_id)
    for relation in scene.relations:
        for target in relation.objects:
            if relation.subject in graph and target in graph:
                graph.add_edge(relation.subject, target)
    if len(graph) < 3 or len(graph) > 400:
        return start
    found = nx.spring_layout(graph, pos={i: np.array(start[i]) / 400 for i in graph}, k=1.1, seed=5, iterations=120)
    ids = list(graph)
    spots, chips = np.array([found[i] for i in ids]), np.array([sizes[i] for i in ids])
    height = (float((chips + gap(len(ids))).prod(axis=1).sum()) * SPACE / aspect) ** 0.5
    spots = (spots - spots.min(axis=0)) / np.maximum(np.ptp(spots, axis=0), 1e-6) * (height * aspect, height)
    return _with_parts(scene, sizes, ids, parted(spots, chips))


def _with_parts(
    scene: Scene, sizes: Mapping[str, tuple[float, float]], ids: list[str], spots: npt.NDArray[np.float64]
) -> Positions:
    result = {i: (float(x), float(y)) for i, (x, y) in zip(ids, spots, strict=True)}
    bottom = max(y for _, y in result.values()) + 110
    parts = [i for i in sizes if i not in scene.by_id]
    for number, part in enumerate(parts):
        result[part] = ((number - (len(parts) - 1) / 2) * 150.0, bottom)
    return result


def parted(spots: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Move chips (N, 2) of sizes (N, 2) apart until no two are nearer than their `gap`."""
    spots = spots.copy()
    if len(spots) > 1000:
        return spots * 3
    first, second = np.triu_indices(len(spots), 1)
    room = gap(len(spots))
    for step in range(300):
        if step % 6 == 0:
            # Only pairs that are near each other can meet within the next few steps.
            need = (sizes[first] + sizes[second]) / 2 + room
            near = (np.abs(spots[first] - spots[second]) < need + 40).all(axis=1)
            a, b, need = first[near], second[near], need[near]
        offset = spots[a] - spots[b]
        lack = need - np.abs(offset)
        clash = np.asarray((lack > 0).all(axis=1))
        if not clash.any():
            if step % 6 == 0:
                break
            continue
        # Each pair parts along the axis that needs less.
        axis = np.where(lack[:, 0] < lack[:, 1], 0, 1)[:, None] == np.arange(2)
        push = np.where(axis & clash[:, None], np.where(offset >= 0, 1.0, -1.0) * lack, 0.0) * 0.27
        np.add.at(spots, a, push)
        np.add.at(spots, b, -push)
    return spots


def implied(relations: tuple[Relation, ...]) -> frozenset[Relation]:
    """Relations that others of their kind say already: *a left of c* where a is left of b and b of c."""
    import networkx as nx

    kinds: dict[str, list[tuple[Relation, str, str]]] = {}
    for relation in relations:
        known = predicate(relation.predicate)
        if len(relation.objects) != 1 or known.inverse in (None, known.name):
            continue
        # Both directions of a kind are one order: what is right of something is seen as that left of it.
        forward = known.name < str(known.inverse)
        ends = (relation.subject, relation.object) if forward else (relation.object, relation.subject)
        kinds.setdefault(known.kind, []).append((relation, *ends))
    found: set[Relation] = set()
    for rows in kinds.values():
        graph: nx.DiGraph[str] = nx.DiGraph((a, b) for _, a, b in rows)
        if len(graph) > 200 or not nx.is_directed_acyclic_graph(graph):
            continue
        needed = nx.transitive_reduction(graph)
        found.update(relation for relation, a, b in rows if not needed.has_edge(a, b))
    return frozenset(found)
