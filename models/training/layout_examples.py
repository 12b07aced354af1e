"""What the layout network learns from: rooms as tensors, with the rules that their relations put to boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from composer.relations.check import may_collide
from composer.relations.predicates import FLOOR_RULES
from composer.relations.table import RelationTable, all_boxes, room_boxes
from composer.scene import Node, Scene, revise
from composer.vocabulary import category
from models.layout.features import LayoutGraph, RoomFrame, boxes_of, encode_boxes, graph_of
from models.layout.terms import SIZING, Terms
from models.procedural.relate import jittered, relate, turned
from models.procedural.rooms import sample_room

Rows = tuple[Tensor, Tensor, Tensor]
"""Subjects (R,) and objects (R,) as rows, and what the rule is told (R, TOLD)."""
RuleKey = tuple[str, bool]
"""A predicate, and whether its object is the floor: what `rule_for` takes."""
MOST = 40
"""Small things are left out of a room beyond so many nodes."""


@dataclass(frozen=True)
class Example:
    """A room as tensors; N nodes.

    Attributes
    ----------
    graph : LayoutGraph
    code : (N, BOX_DIMS) float32
        Its boxes in the network's own terms.
    room : (F, 7) float32
        Boxes of floor, walls, corners, doors and windows about the room's centre, metres.
    rules : mapping of RuleKey to Rows
        What relations demand; objects from N on are rows of `room`.
    pairs : (2, P) int64
        Rows that must not overlap, and do not.
    """

    graph: LayoutGraph
    code: Tensor
    room: Tensor
    rules: Mapping[RuleKey, Rows]
    pairs: Tensor


def example_of(scene: Scene, rng: np.random.Generator, terms: Terms) -> Example:
    """A layout with a random graph, and now and then attributes, as tensors."""
    related = relate(_with_attributes(scene, rng), rng)
    graph = graph_of(related, terms)
    if rng.random() < 0.1:
        graph = graph.loose(torch.from_numpy(rng.random(graph.count) < 0.5))
    x, y = RoomFrame.of(related).centre
    shift = np.array([0, 0, 0, x, y, 0, 0])
    boxes = all_boxes(related)
    rules: dict[RuleKey, Rows] = {}
    for group in RelationTable.of(related).settled(boxes):
        told = np.nan_to_num(group.told) - np.array([x, y, 0, 0, 0])
        rows = torch.from_numpy(group.subjects), torch.from_numpy(group.objects)
        of_floor = group.rule is FLOOR_RULES.get(group.rule.name)
        rules[group.rule.name, of_floor] = (*rows, torch.from_numpy(told.astype(np.float32)))
    room = torch.from_numpy((room_boxes(related) - shift).astype(np.float32))
    code = encode_boxes(graph, boxes_of(related), (x, y))
    return Example(graph, code, room, rules, torch.from_numpy(np.stack(may_collide(related))))


def _with_attributes(scene: Scene, rng: np.random.Generator) -> Scene:
    """In a fifth of the rooms some nodes wish for what they are: *tall* where they are tall for their kind."""
    if rng.random() > 0.2:
        return scene
    nodes = []
    for node in scene.nodes:
        name = str(rng.choice(list(SIZING)))
        if node.box is not None and rng.random() < 0.3:
            low, high = category(node.category).limits[SIZING[name]]
            share = (node.box.values[SIZING[name]] - low) / (high - low) + rng.normal(0, 0.1)
            node = revise(node, attributes={name: float(np.clip(share, 0, 1))})
        nodes.append(node)
    return revise(scene, nodes=tuple(nodes))


def procedural_examples(seed: int, count: int, terms: Terms) -> list[Example]:
    """`count` procedural rooms from `seed` on, each related at random."""
    found = []
    for k in range(seed, seed + count):
        scene = sample_room(k).scene()
        if scene.nodes:
            found.append(example_of(scene, np.random.default_rng((k, 1)), terms))
    return found


def real_examples(seed: Sequence[int], scenes: Sequence[Scene], terms: Terms) -> list[Example]:
    """Each real scene once: turned, mirrored, scaled, without some of its small things, related at random."""
    found = []
    for k, scene in enumerate(scenes):
        rng = np.random.default_rng((*seed, k))
        moved = turned(scene, int(rng.integers(4)), bool(rng.random() < 0.5))
        found.append(example_of(thinned(jittered(moved, rng), rng), rng, terms))
    return found


def thinned(scene: Scene, rng: np.random.Generator, most: int = MOST) -> Scene:
    """A scene without some of what rests on other things and carries nothing: in half of all cases a random share."""
    carriers = {node.parent for node in scene.nodes}
    leaves = [node.id for node in scene.nodes if node.parent is not None and node.id not in carriers]
    share = float(rng.random()) if rng.random() < 0.5 else 0.0
    dropped = {leaf for leaf in leaves if rng.random() < share}
    for leaf in rng.permutation(leaves).tolist():
        if len(scene.nodes) - len(dropped) <= most:
            break
        dropped.add(leaf)
    kept: tuple[Node, ...] = tuple(node for node in scene.nodes if node.id not in dropped)
    return scene if len(kept) < 2 else revise(scene, nodes=kept, relations=())


@dataclass(frozen=True)
class Batch:
    """Several examples as one; rows count through, objects from N on are rows of `room`."""

    graph: LayoutGraph
    code: Tensor
    room: Tensor
    rules: Mapping[RuleKey, Rows]
    pairs: Tensor

    @classmethod
    def of(cls, examples: Sequence[Example]) -> Batch:
        """Put examples one after the other."""
        nodes = np.cumsum([0, *(e.graph.count for e in examples)]).tolist()
        rooms = np.cumsum([nodes[-1], *(len(e.room) for e in examples)]).tolist()
        rules: dict[RuleKey, list[Rows]] = {}
        for k, example in enumerate(examples):
            n = example.graph.count
            for key, (s, o, told) in example.rules.items():
                moved = torch.where(o < n, o + nodes[k], o - n + rooms[k])
                rules.setdefault(key, []).append((s + nodes[k], moved, told))
        return cls(
            LayoutGraph.collate([e.graph for e in examples]),
            torch.cat([e.code for e in examples]),
            torch.cat([e.room for e in examples]),
            {key: _joined(rows) for key, rows in rules.items()},
            torch.cat([e.pairs + nodes[k] for k, e in enumerate(examples)], dim=1),
        )


def _joined(rows: Sequence[Rows]) -> Rows:
    s, o, told = (torch.cat(column) for column in zip(*rows, strict=True))
    return s, o, told


def batches(
    sources: Sequence[Sequence[Example]], shares: Sequence[float], size: int, rng: np.random.Generator
) -> Iterator[Batch]:
    """Batches for ever, of each source its share; sources may grow meanwhile."""
    counts = np.maximum(np.round(np.array(shares) / sum(shares) * size).astype(int), 1)
    while True:
        yield Batch.of(
            [s[i] for s, n in zip(sources, counts, strict=True) for i in rng.integers(len(s), size=n).tolist()]
        )
