"""A scene as tensors: what the layout model sees of nodes, relations and room, and how it writes boxes.

Boxes are written relative to what they depend on, so that common layouts are common values: a position of ±1 is flush
with a wall of the room's bounding rectangle whatever the size of piece and room, a size of 0 is the usual size of its
category, a height of 0 is the floor (or, for what hangs, the usual height below the ceiling). What rests on a piece is
written in that piece's frame: ±1 is flush with its sides, a height of 0 is its top, a facing of 0 is its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt
import shapely
import torch
from torch import Tensor

from composer.relations.geometry import DEPTH, HEIGHT, WIDTH, YAW, X, Y, Z
from composer.relations.kin import INSTANCE
from composer.relations.room_parts import part_boxes, rows_of
from composer.relations.table import floor_box, node_boxes
from composer.scene import Relation, Scene, room_part
from composer.vocabulary import category
from models.layout.terms import MOUNTS, PARTS, RESTS, UNKNOWN, VALUE, Terms

BOX_DIMS = 8
"""u, v (plan position), z, log depth, log width, log height (each scaled), cos yaw, sin yaw."""
POSITION = slice(0, 3)
SIZE = slice(3, 6)
FACING = slice(6, 8)
SIZE_SCALE = 0.3
HEIGHT_SCALE = 0.5
LEAST_PLAY = 0.12
LEAST_PLAY_ON = 0.04
RASTER = 24
ROOM_DIMS = 6
DENSE_LIMIT = 40
"""Up to this many nodes every pair exchanges messages; beyond it, related pairs and nearest neighbours do."""

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LayoutGraph:
    """One or several scenes as tensors; N nodes, E related ordered pairs, G graphs.

    Attributes
    ----------
    kinds : (N,) int64
        Category rows.
    node : (N, T) float32
        What `Terms.node_inputs` names: log usual size, mount (one-hot), back to wall, rests on something, parts of the
        room that relations name and where those are, attributes, predicates said of the node and the room.
    edge_index : (2, E) int64
        Related ordered pairs (source, target).
    edge : (E, 2 P) float32
        What `Terms.edge_inputs` names: predicates of the pair and their value, as said by the source, then as said by
        the target.
    room : (G, ROOM_DIMS) float32
        Half extents, height, log area, share of the floor that usual sizes would fill, log number of nodes.
    raster : (G, 3, RASTER, RASTER) float32
        Inside, doors, windows over the bounding rectangle, rows along Y.
    walls : (G, W, 4) float32
        Ends (x, y, x, y) of the walls about the centre, metres; NaN beyond the last one.
    openings : (G, O, 4) float32
        Middles (x, y) of doors and windows about the centre, and which it is (one-hot); zeros beyond the last one.
    usual : (N, 3) float32
        Usual (depth, width, height), metres.
    hang : (N,) float32
        Height at which z is counted as zero, metres.
    graph : (N,) int64
        The graph each node belongs to.
    parent : (N,) int64
        Row of the node in whose frame it is written, −1 for none.
    """

    kinds: Tensor
    node: Tensor
    edge_index: Tensor
    edge: Tensor
    room: Tensor
    raster: Tensor
    walls: Tensor
    openings: Tensor
    usual: Tensor
    hang: Tensor
    graph: Tensor
    parent: Tensor

    @property
    def count(self) -> int:
        return int(self.kinds.shape[0])

    @property
    def half(self) -> Tensor:
        """Half extents of the bounding rectangle of each node's room, (N, 2)."""
        return self.room[self.graph, :2] * 2.0

    @classmethod
    def collate(cls, graphs: Sequence[LayoutGraph]) -> LayoutGraph:
        """Several graphs as one, nodes and edges one after the other."""
        starts = np.cumsum([0, *(g.count for g in graphs)])
        firsts = np.cumsum([0, *(g.room.shape[0] for g in graphs)])
        names = ("kinds", "node", "edge", "room", "raster", "usual", "hang")
        joined = {name: torch.cat([getattr(g, name) for g in graphs]) for name in names}
        for name, filler in (("walls", math.nan), ("openings", 0.0)):
            joined[name] = _padded([getattr(g, name) for g in graphs], filler)
        edges = torch.cat([g.edge_index + int(s) for g, s in zip(graphs, starts, strict=False)], dim=1)
        graph = torch.cat([g.graph + int(s) for g, s in zip(graphs, firsts, strict=False)])
        parent = torch.cat(
            [torch.where(g.parent < 0, -1, g.parent + int(s)) for g, s in zip(graphs, starts, strict=False)]
        )
        return cls(edge_index=edges, graph=graph, parent=parent, **joined)

    def loose(self, rows: Tensor) -> LayoutGraph:
        """The same graph with these rows, (N,) bool, written in the room's frame."""
        return replace(self, parent=torch.where(rows, -1, self.parent))

    def levels(self) -> Iterator[Tensor]:
        """Rows of what rests on something, carriers before what they carry."""
        above = self.parent
        left = torch.nonzero(above >= 0)[:, 0]
        done = above < 0
        while len(left):
            ready = done[above[left]]
            yield left[ready]
            done = done.clone()
            done[left[ready]] = True
            left = left[~ready]

    def repeat(self, times: int) -> LayoutGraph:
        """The same graph several times over, for several samples at once."""
        return LayoutGraph.collate([self] * times)

    def to(self, device: str | torch.device) -> Self:
        """The same graph on another device."""
        return replace(self, **{name: getattr(self, name).to(device) for name in self.__dataclass_fields__})


@dataclass(frozen=True)
class RoomFrame:
    """The bounding rectangle of a room: centre, half extents, height; metres."""

    centre: tuple[float, float]
    half: tuple[float, float]
    height: float

    @classmethod
    def of(cls, scene: Scene) -> RoomFrame:
        """The frame of a scene that has a floor."""
        row = floor_box(scene)
        height = scene.floor.height if scene.floor is not None else 2.7
        return cls((float(row[X]), float(row[Y])), (float(row[DEPTH] / 2), float(row[WIDTH] / 2)), height)


def graph_of(scene: Scene, terms: Terms) -> LayoutGraph:
    """Tensors of one scene that has a floor, for a network trained on `terms`."""
    frame = RoomFrame.of(scene)
    n = len(scene.nodes)
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    known = [category(node.category) for node in scene.nodes]
    usual = np.array([terms.usual(node.category) for node in scene.nodes], np.float32).reshape(n, 3)
    hang = [frame.height - u[2] if c.mount == "ceiling" else 0.0 for c, u in zip(known, usual, strict=True)]
    pairs = _said_of_pairs(scene, terms)
    footprint = float(sum(u[0] * u[1] for u, c in zip(usual, known, strict=True) if c.mount == "floor"))
    area = max(scene.floor.area if scene.floor is not None else 4 * frame.half[0] * frame.half[1], 0.1)
    room = [frame.half[0] / 2, frame.half[1] / 2, frame.height / 3, math.log(area) / 2, footprint / area, math.log1p(n)]
    edge = np.array(list(pairs.values()), np.float32).reshape(len(pairs), len(terms.edge_inputs))
    return LayoutGraph(
        kinds=torch.tensor([terms.rows.get(node.category, 0) for node in scene.nodes], dtype=torch.int64),
        node=torch.from_numpy(np.hstack([_node_facts(scene, usual), _said_of_room(scene, terms, frame)])),
        edge_index=torch.tensor(list(pairs), dtype=torch.int64).reshape(len(pairs), 2).T.contiguous(),
        edge=torch.from_numpy(edge),
        room=torch.tensor([room], dtype=torch.float32),
        raster=torch.from_numpy(_raster(scene, frame))[None],
        walls=torch.from_numpy(_walls(scene, frame))[None],
        openings=torch.from_numpy(_openings(scene, frame))[None],
        usual=torch.from_numpy(usual),
        hang=torch.tensor(hang, dtype=torch.float32),
        graph=torch.zeros(n, dtype=torch.int64),
        parent=torch.tensor([rows.get(node.parent or "", -1) for node in scene.nodes], dtype=torch.int64),
    )


def _node_facts(scene: Scene, usual: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Log usual size, mount, back to wall, rests on something: (N, 9)."""
    facts = np.zeros((len(scene.nodes), 3 + len(MOUNTS) + 2), np.float32)
    facts[:, :3] = np.log(usual)
    for i, node in enumerate(scene.nodes):
        known, rests = category(node.category), node.parent is not None
        # What may be of any size and rests on something is one of the small things that do.
        mount = "surface" if rests and known.any_size else known.mount
        facts[i, 3 + MOUNTS.index(mount)] = 1
        facts[i, -2:] = known.back_to_wall, rests
    return facts


def _said_of_room(scene: Scene, terms: Terms, frame: RoomFrame) -> npt.NDArray[np.float32]:
    """For every node the parts of the room it is related to and where those are, its attributes, and the predicates
    said of it and the room: the rest of `Terms.node_inputs`."""
    n = len(scene.nodes)
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    parts = np.zeros((n, len(PARTS), 3), np.float32)
    wishes = np.zeros((n, len(terms.attributes), 2), np.float32)
    said = np.zeros((n, len(terms.columns)), np.float32)
    for i, node in enumerate(scene.nodes):
        for k, name in enumerate(terms.attributes):
            if name in node.attributes:
                wishes[i, k] = 2 * node.attributes[name] - 1, 1
    boxes = part_boxes(scene.floor)[0]
    for relation in scene.relations:
        i = rows[relation.subject]
        for name in relation.objects:
            part = None if name in rows else room_part(name)
            if part is None:
                continue
            _say(said[i], terms, relation)
            if part[0] in PARTS:
                parts[i, PARTS.index(part[0]), 0] = 1
                meant = rows_of(name, scene.floor) or ()
                if part[1] is not None and meant:
                    where = (boxes[meant[0], X : Y + 1] - frame.centre) / np.maximum(frame.half, 0.1)
                    parts[i, PARTS.index(part[0]), 1:] = where
    return np.hstack([parts.reshape(n, -1), wishes.reshape(n, -1), said])


def _say(row: npt.NDArray[np.float32], terms: Terms, relation: Relation) -> None:
    row[terms.columns.get(relation.predicate, terms.columns[UNKNOWN])] = 1
    if relation.value is not None:
        row[terms.columns[VALUE]] = np.clip(relation.value, -5, 5) / 2


def _said_of_pairs(scene: Scene, terms: Terms) -> dict[tuple[int, int], npt.NDArray[np.float32]]:
    """Ordered pairs of related nodes with what is said of them, in both directions: (source, target) → (2 P,)."""
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    p = len(terms.columns)
    pairs: dict[tuple[int, int], npt.NDArray[np.float32]] = {}

    def both(source: int, target: int) -> Iterator[npt.NDArray[np.float32]]:
        for pair, start in (((source, target), 0), ((target, source), p)):
            yield pairs.setdefault(pair, np.zeros(2 * p, np.float32))[start : start + p]

    for relation in scene.relations:
        if relation.predicate == INSTANCE and INSTANCE not in terms.predicates:
            continue  # about shapes alone; a network would take it for a word nobody knows, and move boxes
        for name in relation.objects:
            if name in rows:
                for said in both(rows[relation.subject], rows[name]):
                    _say(said, terms, relation)
    for i, node in enumerate(scene.nodes):
        if node.parent is not None:
            for said in both(i, rows[node.parent]):
                said[terms.columns[RESTS]] = 1
    return pairs


def _padded(parts: Sequence[Tensor], filler: float) -> Tensor:
    """Tensors (G, K, C) with different K as one, filled up to the largest."""
    most = max(part.shape[1] for part in parts)
    return torch.cat([torch.nn.functional.pad(part, (0, 0, 0, most - part.shape[1]), value=filler) for part in parts])


def _walls(scene: Scene, frame: RoomFrame) -> npt.NDArray[np.float32]:
    if scene.floor is None:
        return np.zeros((0, 4), np.float32)
    corners = np.array(scene.floor.polygon) - frame.centre
    return np.hstack([corners, np.roll(corners, -1, axis=0)]).astype(np.float32)


def _openings(scene: Scene, frame: RoomFrame) -> npt.NDArray[np.float32]:
    boxes = part_boxes(scene.floor)[0]
    rows = {kind: rows_of(kind, scene.floor) or () for kind in ("door", "window")}
    found = [
        (*(boxes[i, X : Y + 1] - frame.centre), kind == "door", kind == "window") for kind in rows for i in rows[kind]
    ]
    return np.array(found, np.float32).reshape(len(found), 4)


def _raster(scene: Scene, frame: RoomFrame) -> npt.NDArray[np.float32]:
    ticks = (np.arange(RASTER) + 0.5) / RASTER * 2 - 1
    x, y = np.meshgrid(frame.centre[0] + ticks * frame.half[0], frame.centre[1] + ticks * frame.half[1])
    planes = np.ones((3, RASTER, RASTER), np.float32)
    planes[1:] = 0
    floor = scene.floor
    if floor is None:
        return planes
    if len(floor.polygon) != 4 or abs(floor.area - 4 * frame.half[0] * frame.half[1]) > 1e-6:
        planes[0] = shapely.contains_xy(shapely.Polygon(floor.polygon), x, y)
    for opening in floor.openings:
        start, end = np.array(floor.wall(opening.wall))
        along = (end - start) / max(float(np.linalg.norm(end - start)), 1e-9)
        offset = np.stack([x, y], axis=-1) - (start + along * opening.offset)
        beside, away = offset @ along, np.abs(offset @ np.array([-along[1], along[0]]))
        cell = max(frame.half) / RASTER * 2
        near = (np.abs(beside) <= opening.width / 2 + cell / 2) & (away <= max(0.3, cell))
        planes[1 if opening.kind == "door" else 2][near] = 1
    return planes


def encode_boxes(graph: LayoutGraph, boxes: FloatArray, centre: tuple[float, float]) -> Tensor:
    """Boxes (N, 7) of a single scene → (N, BOX_DIMS) float32; rows that are NaN, or whose carrier is, come out as
    zeros."""
    rows = torch.from_numpy(np.nan_to_num(boxes) - np.array([0, 0, 0, *centre, 0, 0])).float()
    yaw = rows[:, YAW]
    cos, sin = torch.cos(yaw), torch.sin(yaw)
    play = (graph.half - _half_extents(rows[:, DEPTH], rows[:, WIDTH], cos, sin)).clamp(min=LEAST_PLAY)
    place = rows[:, X : Y + 1] / play
    height = rows[:, Z] - graph.hang
    valid = torch.from_numpy(np.isfinite(boxes).all(axis=1))
    for on in graph.levels():
        carrier = rows[graph.parent[on]]
        c, s = torch.cos(carrier[:, YAW]), torch.sin(carrier[:, YAW])
        dx, dy = (rows[on, X : Y + 1] - carrier[:, X : Y + 1]).T
        turn = yaw[on] - carrier[:, YAW]
        cos[on], sin[on] = torch.cos(turn), torch.sin(turn)
        place[on] = torch.stack([c * dx + s * dy, c * dy - s * dx], dim=1) / _play_on(
            carrier, rows[on], cos[on], sin[on]
        )
        height[on] = rows[on, Z] - carrier[:, Z] - carrier[:, HEIGHT]
        valid[on] &= valid[graph.parent[on]]
    size = torch.log(rows[:, :3].clamp(min=1e-3) / graph.usual) / SIZE_SCALE
    code = torch.cat([place, height[:, None] / HEIGHT_SCALE, size, cos[:, None], sin[:, None]], dim=1)
    code = code.clamp(-6, 6)
    return torch.where(valid[:, None], code, torch.zeros_like(code))


def decode_boxes(graph: LayoutGraph, code: Tensor) -> Tensor:
    """The inverse of `encode_boxes`, differentiable: (N, BOX_DIMS) → (N, 7), positions about the room's centre."""
    size = graph.usual * torch.exp((code[:, SIZE] * SIZE_SCALE).clamp(-2.5, 2.5))
    facing = code[:, FACING]
    facing = facing / facing.norm(dim=1, keepdim=True).clamp(min=1e-4)
    cos, sin = facing[:, 0], facing[:, 1]
    play = (graph.half - _half_extents(size[:, 0], size[:, 1], cos, sin)).clamp(min=LEAST_PLAY)
    height = code[:, 2] * HEIGHT_SCALE + graph.hang
    yaw = torch.atan2(sin, cos)
    boxes = torch.cat([size, code[:, :2] * play, height[:, None], yaw[:, None]], dim=1)
    for on in graph.levels():
        carrier = boxes[graph.parent[on]]
        c, s = torch.cos(carrier[:, YAW]), torch.sin(carrier[:, YAW])
        ahead, left = (code[on, :2] * _play_on(carrier, size[on], cos[on], sin[on])).T
        x, y = carrier[:, X] + c * ahead - s * left, carrier[:, Y] + s * ahead + c * left
        z = carrier[:, Z] + carrier[:, HEIGHT] + code[on, 2] * HEIGHT_SCALE
        turned = carrier[:, YAW] + yaw[on]
        turned = torch.atan2(torch.sin(turned), torch.cos(turned))
        boxes = boxes.index_copy(0, on, torch.cat([size[on], torch.stack([x, y, z, turned], dim=1)], dim=1))
    return boxes


def _play_on(carrier: Tensor, size: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """How far the middle of what rests on something may be from the middle of that, (N, 2), ahead and to the left."""
    reach = _half_extents(size[:, DEPTH], size[:, WIDTH], cos, sin)
    return (carrier[:, [DEPTH, WIDTH]] / 2 - reach).clamp(min=LEAST_PLAY_ON)


def _half_extents(depth: Tensor, width: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Half extents of a turned footprint along X and Y, (N, 2)."""
    c, s = cos.abs(), sin.abs()
    return torch.stack([c * depth + s * width, s * depth + c * width], dim=1) / 2


def boxes_of(scene: Scene) -> FloatArray:
    """Boxes of a scene's nodes, (N, 7), NaN where there is none."""
    return node_boxes(scene)
