"""Where the graph's chips are: like the plan, so that *left of* points left, or by their relations alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from composer.scene import Scene

Positions = dict[str, tuple[float, float]]
GAP = np.array([56.0, 44.0])
"""Free space between two chips, pixels."""
SPREAD = np.array([190.0, 100.0])
"""Pixels per metre of the plan: chips are wider than high, and so is the panel."""


def like_plan(scene: Scene, sizes: Mapping[str, tuple[float, float]]) -> Positions:
    """Chips where the objects are on the plan, pushed apart until none overlap.

    Parameters
    ----------
    sizes : Mapping
        Width and height of each chip, pixels. Room parts hang below the rest.
    """
    ids = [i for i in sizes if i in scene.by_id]
    if not ids:
        return {i: (150.0 * n, 0.0) for n, i in enumerate(sizes)}
    boxes = [scene.by_id[i].box for i in ids]
    spots = np.array([(b.x, -b.y) if b is not None else (0.0, 0.0) for b in boxes], float)
    # A little disorder parts chips that lie exactly on each other, the same way every time.
    spots += np.random.default_rng(5).normal(scale=1e-3, size=spots.shape)
    return _with_parts(scene, sizes, ids, parted(spots * SPREAD, np.array([sizes[i] for i in ids])))


def by_relations(scene: Scene, sizes: Mapping[str, tuple[float, float]]) -> Positions:
    """Chips by who is related to whom (Kamada and Kawai), starting from the plan."""
    import networkx as nx

    start = like_plan(scene, sizes)
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
    spots = np.array([found[i] for i in ids])
    spots = (spots - spots.mean(axis=0)) * (150.0 * len(ids) ** 0.5) / max(float(np.abs(spots).max()), 1e-6) / 1.6
    return _with_parts(scene, sizes, ids, parted(spots, np.array([sizes[i] for i in ids])))


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
    """Move chips (N, 2) of sizes (N, 2) apart until no two are nearer than `GAP`."""
    spots = spots.copy()
    if len(spots) > 600:
        return spots * 3
    need = (sizes[:, None] + sizes[None]) / 2 + GAP
    for _ in range(300):
        offset = spots[:, None] - spots[None]
        lack = need - np.abs(offset)
        clash = (lack > 0).all(axis=2)
        np.fill_diagonal(clash, False)
        if not clash.any():
            break
        # Each pair parts along the axis that needs less.
        across = (lack[..., 0] < lack[..., 1])[..., None]
        way = np.where(offset >= 0, 1.0, -1.0)
        push = np.where(np.concatenate([across, ~across], axis=2), way * lack, 0.0) * clash[..., None]
        spots += push.sum(axis=1) * 0.27
    return spots
