"""A scene as tensors: what the layout model sees of nodes, relations and room, and how it writes boxes.

Boxes are written relative to what they depend on, so that common layouts are common values: a position of ±1 is flush
with a wall of the room's bounding rectangle whatever the size of piece and room, a size of 0 is the usual size of its
category, a height of 0 is the floor (or, for what hangs, the usual height below the ceiling).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt
import shapely
import torch
from torch import Tensor

from composer.relations.geometry import DEPTH, WIDTH, YAW, X, Y, Z
from composer.relations.table import box_array, floor_box
from composer.scene import Scene, room_part
from composer.vocabulary import categories, category, predicates

BOX_DIMS = 8
"""u, v (plan position), z, log depth, log width, log height (each scaled), cos yaw, sin yaw."""
POSITION = slice(0, 3)
SIZE = slice(3, 6)
FACING = slice(6, 8)
SIZE_SCALE = 0.3
HEIGHT_SCALE = 0.5
LEAST_PLAY = 0.12
RASTER = 24
MOUNTS = ("floor", "ceiling", "wall", "surface")
NODE_DIMS = 3 + len(MOUNTS) + 2
ROOM_DIMS = 6
DENSE_LIMIT = 40
"""Up to this many nodes every pair exchanges messages; beyond it, related pairs and nearest neighbours do."""

FloatArray = npt.NDArray[np.float64]


def category_index() -> Mapping[str, int]:
    """Category → row of the embedding; 0 is for categories that nobody knows."""
    return {name: i + 1 for i, name in enumerate(categories())}


def predicate_index() -> Mapping[str, int]:
    """Predicate → column of the edge features; the last one is for predicates that nobody knows."""
    return {name: i for i, name in enumerate(predicates())}


def edge_dims() -> int:
    """Columns of the edge features: every predicate and 'rests on', as said by the source and by the target."""
    return 2 * (len(predicates()) + 2)


@dataclass(frozen=True)
class LayoutGraph:
    """One or several scenes as tensors; N nodes, E related ordered pairs, G graphs.

    Attributes
    ----------
    kinds : (N,) int64
        Category rows.
    node : (N, NODE_DIMS) float32
        Log usual size, mount (one-hot), back to wall, rests on something.
    floor_said : (N, P) float32
        Predicates said of the node and the floor.
    edge_index : (2, E) int64
        Related ordered pairs (source, target).
    edge : (E, 2 P) float32
        Predicates of the pair, as said by the source, then as said by the target.
    room : (G, ROOM_DIMS) float32
        Half extents, height, log area, share of the floor that usual sizes would fill, log number of nodes.
    raster : (G, 3, RASTER, RASTER) float32
        Inside, doors, windows over the bounding rectangle, rows along Y.
    usual : (N, 3) float32
        Usual (depth, width, height), metres.
    hang : (N,) float32
        Height at which z is counted as zero, metres.
    graph : (N,) int64
        The graph each node belongs to.
    """

    kinds: Tensor
    node: Tensor
    floor_said: Tensor
    edge_index: Tensor
    edge: Tensor
    room: Tensor
    raster: Tensor
    usual: Tensor
    hang: Tensor
    graph: Tensor

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
        names = ("kinds", "node", "floor_said", "edge", "room", "raster", "usual", "hang")
        joined = {name: torch.cat([getattr(g, name) for g in graphs]) for name in names}
        edges = torch.cat([g.edge_index + int(s) for g, s in zip(graphs, starts, strict=False)], dim=1)
        graph = torch.cat([g.graph + int(s) for g, s in zip(graphs, firsts, strict=False)])
        return cls(edge_index=edges, graph=graph, **joined)

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


def graph_of(scene: Scene) -> LayoutGraph:
    """Tensors of one scene that has a floor."""
    kinds, said = category_index(), predicate_index()
    frame = RoomFrame.of(scene)
    n, p = len(scene.nodes), len(said) + 2
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    known = [category(node.category) for node in scene.nodes]
    usual = np.array([c.usual for c in known], np.float32).reshape(n, 3)
    node = np.zeros((n, NODE_DIMS), np.float32)
    hang = np.zeros(n, np.float32)
    for i, c in enumerate(known):
        node[i, :3] = np.log(usual[i])
        node[i, 3 + MOUNTS.index(c.mount)] = 1
        node[i, -2] = c.back_to_wall
        node[i, -1] = scene.nodes[i].parent is not None
        if c.mount == "ceiling":
            hang[i] = frame.height - usual[i, 2]
    floor_said = np.zeros((n, p), np.float32)
    pairs: dict[tuple[int, int], FloatArray] = {}

    def say(source: int, target: int, column: int) -> None:
        for pair, place in (((source, target), column), ((target, source), column + p)):
            pairs.setdefault(pair, np.zeros(2 * p, np.float32))[place] = 1

    for relation in scene.relations:
        column, subject = said.get(relation.predicate, len(said)), rows[relation.subject]
        for name in relation.objects:
            if name in rows:
                say(subject, rows[name], column)
            elif room_part(name) is not None:
                floor_said[subject, column] = 1
    for i, item in enumerate(scene.nodes):
        if item.parent is not None:
            say(i, rows[item.parent], p - 1)
    footprint = float(sum(u[0] * u[1] for u, c in zip(usual, known, strict=True) if c.mount == "floor"))
    area = max(scene.floor.area if scene.floor is not None else 4 * frame.half[0] * frame.half[1], 0.1)
    room = [frame.half[0] / 2, frame.half[1] / 2, frame.height / 3, math.log(area) / 2, footprint / area, math.log1p(n)]
    keys = list(pairs)
    return LayoutGraph(
        kinds=torch.tensor([kinds.get(item.category, 0) for item in scene.nodes], dtype=torch.int64),
        node=torch.from_numpy(node),
        floor_said=torch.from_numpy(floor_said),
        edge_index=torch.tensor(keys, dtype=torch.int64).reshape(len(keys), 2).T.contiguous(),
        edge=torch.from_numpy(np.array([pairs[k] for k in keys], np.float32).reshape(len(keys), 2 * p)),
        room=torch.tensor([room], dtype=torch.float32),
        raster=torch.from_numpy(_raster(scene, frame))[None],
        usual=torch.from_numpy(usual),
        hang=torch.from_numpy(hang),
        graph=torch.zeros(n, dtype=torch.int64),
    )


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
    """Boxes (N, 7) of a single scene → (N, BOX_DIMS) float32; rows that are NaN come out as zeros."""
    rows = torch.from_numpy(np.nan_to_num(boxes)).float()
    yaw = rows[:, YAW]
    reach = _half_extents(rows[:, DEPTH], rows[:, WIDTH], torch.cos(yaw), torch.sin(yaw))
    play = (graph.half - reach).clamp(min=LEAST_PLAY)
    place = (rows[:, X : Y + 1] - torch.tensor(centre)) / play
    size = torch.log(rows[:, :3].clamp(min=1e-3) / graph.usual) / SIZE_SCALE
    height = (rows[:, Z] - graph.hang) / HEIGHT_SCALE
    code = torch.cat([place, height[:, None], size, torch.cos(yaw)[:, None], torch.sin(yaw)[:, None]], dim=1)
    code = code.clamp(-4, 4)
    return torch.where(torch.from_numpy(np.isfinite(boxes).all(axis=1))[:, None], code, torch.zeros_like(code))


def decode_boxes(graph: LayoutGraph, code: Tensor) -> Tensor:
    """The inverse of `encode_boxes`, differentiable: (N, BOX_DIMS) → (N, 7), positions about the room's centre."""
    size = graph.usual * torch.exp((code[:, SIZE] * SIZE_SCALE).clamp(-2.5, 2.5))
    facing = code[:, FACING]
    facing = facing / facing.norm(dim=1, keepdim=True).clamp(min=1e-4)
    reach = _half_extents(size[:, 0], size[:, 1], facing[:, 0], facing[:, 1])
    place = code[:, :2] * (graph.half - reach).clamp(min=LEAST_PLAY)
    height = code[:, 2] * HEIGHT_SCALE + graph.hang
    yaw = torch.atan2(facing[:, 1], facing[:, 0])
    return torch.cat([size, place, height[:, None], yaw[:, None]], dim=1)


def _half_extents(depth: Tensor, width: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Half extents of a turned footprint along X and Y, (N, 2)."""
    c, s = cos.abs(), sin.abs()
    return torch.stack([c * depth + s * width, s * depth + c * width], dim=1) / 2


def boxes_of(scene: Scene) -> FloatArray:
    """Boxes of a scene's nodes, (N, 7), NaN where there is none."""
    return box_array(scene)[: len(scene.nodes)]
