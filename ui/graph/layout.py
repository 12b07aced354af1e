"""Where the graph's chips are: like the plan, so that *left of* points left, or by their relations alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from composer.scene import Relation, Scene
from composer.vocabulary import predicate

Positions = dict[str, tuple[float, float]]
Panel = tuple[float, float]
"""Width and height of the room for chips, pixels."""
WIDE: Panel = (1000.0, 400.0)
GAP = np.array([104.0, 58.0])
"""Free space between two chips, pixels."""
LEAST_GAP = 0.16
"""What is left of it at least where the panel is small."""
SPACE = 1.25
"""How much larger the whole is than its chips with their gaps."""
PART_DROP = 78.0
"""How far below the nodes parts of the room hang, pixels."""
PART_NEAR = 84.0
"""How far from what is on it a piece of ground is where there is room, pixels."""
PART_MARGIN = np.array([10.0, 5.0])
"""Free space around it, pixels."""


def gap(chips: npt.NDArray[np.float64], panel: Panel) -> npt.NDArray[np.float64]:
    """Free space between chips of sizes (N, 2), pixels.

    Less in a crowd and less in a small panel, so that chips are drawn large enough to read their names.
    """
    share = min(1.0, max(0.3, (9 / max(len(chips), 1)) ** 0.8))
    while share > LEAST_GAP and (chips + GAP * share).prod(axis=1).sum() * SPACE > panel[0] * panel[1]:
        share *= 0.9
    space: npt.NDArray[np.float64] = GAP * share
    return space


def like_plan(scene: Scene, sizes: Mapping[str, tuple[float, float]], panel: Panel = WIDE) -> Positions:
    """Chips where the objects are on the plan, spread over the panel and pushed apart until none overlap.

    Parameters
    ----------
    sizes : Mapping
        Width and height of each chip, pixels. Room parts hang below the rest.
    panel : (width, height)
        Pixels.
    """
    ids = [i for i in sizes if i in scene.by_id]
    if not ids:
        return {i: (150.0 * n, 0.0) for n, i in enumerate(sizes)}
    boxes = [scene.by_id[i].box for i in ids]
    spots = np.array([(b.x, -b.y) if b is not None else (0.0, 0.0) for b in boxes], float)
    # A little disorder parts chips that lie exactly on each other, the same way every time.
    spots += np.random.default_rng(5).normal(scale=1e-3, size=spots.shape)
    chips = np.array([sizes[i] for i in ids])
    return _with_parts(scene, sizes, ids, _spread(spots, chips, _above_parts(scene, sizes, panel), 0.5))


def by_relations(scene: Scene, sizes: Mapping[str, tuple[float, float]], panel: Panel = WIDE) -> Positions:
    """Chips by who is related to whom (Kamada and Kawai), starting from the plan."""
    import networkx as nx

    start = like_plan(scene, sizes, panel)
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
    return _with_parts(scene, sizes, ids, _spread(spots, chips, _above_parts(scene, sizes, panel), 1e-6))


def _above_parts(scene: Scene, sizes: Mapping[str, tuple[float, float]], panel: Panel) -> Panel:
    """What parts of the room leave of a panel."""
    taken = PART_DROP if any(i not in scene.by_id for i in sizes) else 0.0
    return panel[0], max(panel[1] - taken, 60.0)


def _spread(
    spots: npt.NDArray[np.float64], chips: npt.NDArray[np.float64], panel: Panel, least: float
) -> npt.NDArray[np.float64]:
    """Spots (N, 2) stretched over as much of a panel as chips need, and pushed apart there.

    `least` is the extent along an axis below which that is not stretched further.
    """
    room, aspect = gap(chips, panel), panel[0] / panel[1]
    height = (float((chips + room).prod(axis=1).sum()) * SPACE / aspect) ** 0.5
    # The outermost chips reach beyond their middles.
    inner = np.maximum((height * aspect, height) - chips.max(axis=0), 0.3 * height)
    spots = (spots - spots.min(axis=0)) / np.maximum(np.ptp(spots, axis=0), least) * inner
    return parted(spots, chips, room)


def _with_parts(
    scene: Scene, sizes: Mapping[str, tuple[float, float]], ids: list[str], spots: npt.NDArray[np.float64]
) -> Positions:
    nodes = {i: (float(x), float(y)) for i, (x, y) in zip(ids, spots, strict=True)}
    return nodes | parts(scene, nodes, sizes, scene.relations)


def parts(
    scene: Scene, nodes: Positions, sizes: Mapping[str, tuple[float, float]], relations: Iterable[Relation]
) -> Positions:
    """Where what is no node goes: parts of a room in a row below all, ground of a street beside what is on it.

    Parameters
    ----------
    nodes : Mapping
        Middle of the chip of each node, pixels.
    sizes : Mapping
        Width and height of each chip, pixels; those that are not of `nodes` are placed.
    relations : iterable of Relation
        Those that are shown.
    """
    wanted = [i for i in sizes if i not in nodes]
    if not nodes:
        return {part: (150.0 * number, 0.0) for number, part in enumerate(wanted)}
    if scene.kind == "street":
        return _beside(wanted, nodes, sizes, relations)
    bottom = max(y for _, y in nodes.values()) + PART_DROP
    return {part: ((number - (len(wanted) - 1) / 2) * 150.0, bottom) for number, part in enumerate(wanted)}


def _beside(
    wanted: Sequence[str], nodes: Positions, sizes: Mapping[str, tuple[float, float]], relations: Iterable[Relation]
) -> Positions:
    """Each chip at the free spot nearest to the middle of what is on it, but not so near that no pill fits between."""
    users: dict[str, list[tuple[float, float]]] = {part: [] for part in wanted}
    for relation in relations:
        for target in relation.objects:
            if target in users and relation.subject in nodes:
                users[target].append(nodes[relation.subject])
    middles = np.array([nodes[i] for i in nodes])
    halves = np.array([sizes[i] for i in nodes]) / 2
    offsets = np.stack(np.meshgrid(np.arange(-600.0, 601.0, 20.0), np.arange(-600.0, 601.0, 10.0)), -1).reshape(-1, 2)
    offsets = offsets[np.argsort(np.abs(np.hypot(*offsets.T) - PART_NEAR), kind="stable")]
    placed: Positions = {}
    for part in wanted:
        at = np.mean(users[part] or list(nodes.values()), axis=0)
        half = np.array(sizes[part]) / 2
        spots = at + offsets
        near = (np.abs(middles - at) < 640 + halves + half).all(axis=1)
        need = halves[near] + half + PART_MARGIN
        taken = (np.abs(spots[:, None] - middles[near]) < need).all(axis=2).any(axis=1)
        # Where all is taken, far below still is not.
        spot = spots[int(np.argmin(taken))] if not taken.all() else np.array([at[0], middles[:, 1].max() + PART_DROP])
        placed[part] = float(spot[0]), float(spot[1])
        middles, halves = np.vstack([middles, spot]), np.vstack([halves, half])
    return placed


def parted(
    spots: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64], room: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Move chips (N, 2) of sizes (N, 2) apart until between no two is less than `room` (2,)."""
    spots = spots.copy()
    if len(spots) > 1000:
        return spots * 3
    first, second = np.triu_indices(len(spots), 1)
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
