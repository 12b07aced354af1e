"""The layout network: a graph encoder and a denoiser that passes messages at every step.

The encoder is the triplet convolution of Johnson et al. 2018 (sg2im) as Graph-to-3D uses it, residual. The denoiser
follows EchoScene's idea that nodes exchange what they are becoming at every denoising step: messages carry the
present relative geometry of two boxes besides their relation. Both are equivariant under reordering of nodes and
unchanged under reordering of edges.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch_geometric.nn import MessagePassing
from torch_geometric.utils import softmax

from models.layout.features import (
    BOX_DIMS,
    DENSE_LIMIT,
    ROOM_DIMS,
    LayoutGraph,
    decode_boxes,
)
from models.layout.terms import Terms, adopt

PAIR_DIMS = 13
PLACE_DIMS = 14
FAR = 3.0
"""Metres beyond which walls, doors and windows are only known to be far."""


def _mlp(*widths: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for a, b in pairwise(widths):
        layers += [nn.Linear(a, b), nn.SiLU()]
    return nn.Sequential(*layers[:-1])


class TripletConvolution(MessagePassing):
    """One residual layer over (source, relation, target): updates node states from related pairs.

    Parameters
    ----------
    hidden : int
        Width of node and edge states.
    """

    def __init__(self, hidden: int) -> None:
        super().__init__(aggr="mean")
        self.norm = nn.LayerNorm(hidden)
        self.source, self.target = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden, bias=False)
        self.edge = nn.Linear(hidden, hidden, bias=False)
        self.out = _mlp(hidden, hidden)
        self.update_node = _mlp(2 * hidden, hidden, hidden)

    def forward(self, x: Tensor, edge_index: Tensor, edge: Tensor) -> Tensor:
        """(N, H), (2, E), (E, H) → (N, H)."""
        h = self.norm(x)
        gathered = self.propagate(edge_index, a=self.source(h), b=self.target(h), edge=self.edge(edge))
        return x + self.update_node(torch.cat([h, gathered], dim=1))

    def message(self, a_j: Tensor, b_i: Tensor, edge: Tensor) -> Tensor:
        return self.out(nn.functional.silu(a_j + b_i + edge))


class GraphEncoder(nn.Module):
    """What a node is and how it is related, as one vector a node.

    Parameters
    ----------
    terms : Terms
        What categories, predicates and attributes there are.
    hidden, layers : int
        Width and depth.
    """

    def __init__(self, terms: Terms, hidden: int, layers: int) -> None:
        super().__init__()
        self.category = nn.Embedding(len(terms.categories) + 1, hidden)
        self.node = nn.Linear(len(terms.node_inputs), hidden)
        self.edge = nn.Linear(len(terms.edge_inputs), hidden)
        self.layers = nn.ModuleList(TripletConvolution(hidden) for _ in range(layers))

    def forward(self, graph: LayoutGraph) -> Tensor:
        """Node states, (N, H)."""
        x = self.category(graph.kinds) + self.node(graph.node)
        edge = self.edge(graph.edge)
        for layer in self.layers:
            x = layer(x, graph.edge_index, edge)
        return x


class RoomEncoder(nn.Module):
    """Floor plan raster and measures → one vector a room."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.raster = nn.Sequential(
            nn.Conv2d(3, 16, 4, 2, 1), nn.SiLU(), nn.Conv2d(16, 32, 4, 2, 1), nn.SiLU(), nn.Conv2d(32, 32, 4, 2, 1),
            nn.SiLU(), nn.Flatten(), nn.Linear(32 * 9, hidden),
        )  # fmt: skip
        self.measures = _mlp(ROOM_DIMS, hidden, hidden)

    def forward(self, graph: LayoutGraph) -> Tensor:
        """(G, H)."""
        out: Tensor = self.raster(graph.raster) + self.measures(graph.room)
        return out


class GeometryConvolution(MessagePassing):
    """One residual layer of the denoiser: attention over pairs, by state, relation and relative geometry."""

    def __init__(self, hidden: int, heads: int) -> None:
        super().__init__(aggr="sum", node_dim=0)
        self.heads = heads
        self.norm = nn.LayerNorm(hidden, elementwise_affine=False)
        self.norm_update = nn.LayerNorm(hidden, elementwise_affine=False)
        self.condition = nn.Linear(hidden, 4 * hidden)
        self.source, self.target = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden, bias=False)
        self.value = nn.Linear(hidden, hidden)
        self.score = nn.Linear(hidden, heads)
        self.update_node = _mlp(2 * hidden, 2 * hidden, hidden)

    def forward(self, x: Tensor, edge_index: Tensor, pair: Tensor, condition: Tensor) -> Tensor:
        """(N, H), (2, E), (E, H), (N, H) → (N, H)."""
        scale, shift, scale_update, gate = self.condition(condition).chunk(4, dim=1)
        h = self.norm(x) * (1 + scale) + shift
        gathered = self.propagate(
            edge_index, a=self.source(h), b=self.target(h), pair=pair, size=(x.shape[0], x.shape[0])
        )
        h = torch.cat([self.norm_update(x) * (1 + scale_update), gathered], dim=1)
        return x + torch.tanh(gate) * self.update_node(h)

    def message(
        self, a_j: Tensor, b_i: Tensor, pair: Tensor, index: Tensor, ptr: Tensor | None, size_i: int | None
    ) -> Tensor:
        m = nn.functional.silu(a_j + b_i + pair)
        weight = softmax(self.score(m), index, ptr, size_i)
        value = self.value(m).view(-1, self.heads, m.shape[1] // self.heads)
        return (value * weight[..., None]).flatten(1)


class Encoded(NamedTuple):
    """What the denoiser knows before it sees any box.

    Attributes
    ----------
    states, room : (N, H)
        Node states, and the state of each node's room.
    edges : (2, E') or None
        Pairs that exchange messages, None if that depends on the boxes.
    said : (E', H) or None
        What relations say of those pairs.
    """

    states: Tensor
    room: Tensor
    edges: Tensor | None
    said: Tensor | None


class LayoutNetwork(nn.Module):
    """Predicts the clean boxes from noisy ones.

    Parameters
    ----------
    categories : mapping, optional
        Usual (depth, width, height) of every category it knows, metres.
    predicates, attributes : sequence of str, optional
        Those it knows. What is not given is what the vocabulary has now.
    hidden, encoder_layers, denoiser_layers, heads : int
        Sizes.
    carried : bool
        Whether it writes what rests on a piece in that piece's frame. All arguments are kept in `config` and saved with
        the weights.

    Attributes
    ----------
    terms : Terms
        Categories, predicates and attributes, for `graph_of`.
    """

    def __init__(
        self,
        categories: Mapping[str, Sequence[float]] | None = None,
        predicates: Sequence[str] | None = None,
        attributes: Sequence[str] | None = None,
        *,
        hidden: int = 128,
        encoder_layers: int = 4,
        denoiser_layers: int = 5,
        heads: int = 8,
        carried: bool = True,
    ) -> None:
        super().__init__()
        given = {"categories": categories, "predicates": predicates, "attributes": attributes}
        said = {name: value for name, value in given.items() if value is not None}
        self.terms = Terms.of(Terms.current().config | said)
        self.config: dict[str, Any] = {
            **self.terms.config,
            "hidden": hidden,
            "encoder_layers": encoder_layers,
            "denoiser_layers": denoiser_layers,
            "heads": heads,
            "carried": carried,
        }
        self.encoder = GraphEncoder(self.terms, hidden, encoder_layers)
        self.room = RoomEncoder(hidden)
        self.time = _mlp(2 * 32, hidden, hidden)
        self.box = nn.Linear(3 * BOX_DIMS, hidden)
        self.pair = _mlp(PAIR_DIMS, hidden, hidden)
        self.place = _mlp(PLACE_DIMS, hidden, hidden)
        for parameter in self.place[-1].parameters():
            nn.init.zeros_(parameter)  # without effect at first, for weights from before it was there
        self.relation = nn.Linear(len(self.terms.edge_inputs), hidden, bias=False)
        self.layers = nn.ModuleList(GeometryConvolution(hidden, heads) for _ in range(denoiser_layers))
        self.out = nn.Sequential(
            nn.LayerNorm(hidden), nn.Linear(hidden, hidden), nn.SiLU(), nn.Linear(hidden, BOX_DIMS)
        )

    def encode(self, graph: LayoutGraph) -> Encoded:
        """What does not depend on the noisy boxes, to be computed once for all denoising steps."""
        edges = message_edges(graph, None)
        said = None if edges is None else self._said(graph, edges)
        return Encoded(self.encoder(graph), self.room(graph)[graph.graph], edges, said)

    def forward(
        self,
        graph: LayoutGraph,
        noisy: Tensor,
        sigma: Tensor,
        known: Tensor,
        encoded: Encoded | None = None,
    ) -> Tensor:
        """Clean boxes as the network sees them.

        Parameters
        ----------
        graph : LayoutGraph
        noisy : (N, BOX_DIMS)
            ``(1 − sigma) · clean + sigma · noise``; entries that are known are clean.
        sigma : (N,)
            Noise level of each node's graph in [0, 1].
        known : (N, BOX_DIMS)
            1 where the box is given (locked), 0 where it is to be imagined.
        encoded : Encoded, optional
            What `encode` returned, if it was computed before.

        Returns
        -------
        (N, BOX_DIMS)
        """
        encoded = self.encode(graph) if encoded is None else encoded
        states = encoded.states
        condition = self.time(_wave(sigma)) + encoded.room + states
        boxes = decode_boxes(graph, noisy)
        x = (
            states
            + self.box(torch.cat([noisy, known, noisy * known], dim=1))
            + self.place(place_geometry(graph, boxes))
        )
        edges, said = encoded.edges, encoded.said
        if edges is None or said is None:
            edges = message_edges(graph, noisy)
            assert edges is not None
            said = self._said(graph, edges)
        pair = self.pair(pair_geometry(boxes, edges)) + said
        for layer in self.layers:
            x = layer(x, edges, pair, condition)
        out: Tensor = self.out(x)
        return out

    def _said(self, graph: LayoutGraph, edges: Tensor) -> Tensor:
        """Relations of the message edges, (E', H): zero for pairs of which nothing is said."""
        n = graph.count
        said = self.relation(graph.edge)
        keys = graph.edge_index[0] * n + graph.edge_index[1]
        wanted = edges[0] * n + edges[1]
        order = torch.argsort(keys)
        if not len(keys):
            return torch.zeros(len(wanted), self.relation.out_features, device=wanted.device, dtype=said.dtype)
        at = torch.searchsorted(keys[order], wanted).clamp(max=len(keys) - 1)
        hit = keys[order][at] == wanted
        return said[order][at] * hit[:, None]


def _wave(sigma: Tensor) -> Tensor:
    """Sine and cosine features of the noise level, (N,) → (N, 64)."""
    rates = torch.exp(torch.linspace(0.0, math.log(200.0), 32, device=sigma.device))
    phase = sigma[:, None] * rates
    return torch.cat([torch.sin(phase), torch.cos(phase)], dim=1)


def message_edges(graph: LayoutGraph, code: Tensor | None) -> Tensor | None:
    """Ordered pairs that exchange messages, (2, E'): all within small graphs; in large ones the related and nearest.

    Without boxes to tell what is near, None if any graph is large.
    """
    found = []
    device = graph.kinds.device
    counts = torch.bincount(graph.graph, minlength=graph.room.shape[0]).tolist()
    start = 0
    for count in counts:
        if count <= DENSE_LIMIT:
            i = torch.arange(count, device=device)
            a, b = i.repeat_interleave(count), i.repeat(count)
            keep = a != b
            found.append(torch.stack([a[keep], b[keep]]) + start)
        elif code is None:
            return None
        else:
            place = decode_boxes(graph, code)[start : start + count, 3:5].detach()
            near = torch.cdist(place, place).topk(17, largest=False).indices[:, 1:]
            target = torch.arange(count, device=device).repeat_interleave(16)
            said = graph.edge_index
            inside = (said[0] >= start) & (said[0] < start + count)
            both = torch.cat([torch.stack([near.flatten(), target]) + start, said[:, inside]], dim=1)
            found.append(torch.unique(both, dim=1))
        start += count
    return torch.cat(found, dim=1) if found else graph.edge_index


def place_geometry(graph: LayoutGraph, boxes: Tensor) -> Tensor:
    """Where nodes are in their rooms, (N, PLACE_DIMS), each in its own frame: gaps to the walls ahead, to the left,
    behind and to the right (metres, and how nearly none), and the nearest door and window.

    Parameters
    ----------
    boxes : (N, 7)
    """
    c, s = torch.cos(boxes[:, 6]), torch.sin(boxes[:, 6])
    forward, left = torch.stack([c, s], dim=1), torch.stack([-s, c], dim=1)
    rays = torch.stack([forward, left, -forward, -left], dim=1)
    walls = graph.walls[graph.graph]
    start, edge = walls[..., :2] - boxes[:, None, 3:5], walls[..., 2:] - walls[..., :2]
    against = _cross(rays[:, :, None], edge[:, None])
    along = _cross(start[:, None], edge[:, None]) / against
    share = _cross(start[:, None], rays[:, :, None]) / against
    hit = (along > 0) & (share >= 0) & (share <= 1)  # False for parallel walls and padding, which are NaN
    nearest = torch.where(hit, along, FAR).amin(dim=2) if walls.shape[1] else boxes.new_full((len(boxes), 4), FAR)
    gap = (nearest - boxes[:, [0, 1, 0, 1]] / 2).clamp(-1, FAR)
    parts = [gap, torch.exp(-(gap / 0.15).square())]
    for kind in (2, 3):
        across = graph.openings[graph.graph, :, :2] - boxes[:, None, 3:5]
        if not across.shape[1]:
            parts.append(boxes.new_zeros(len(boxes), 3))
            continue
        exists = graph.openings[graph.graph, :, kind] > 0
        distance, k = torch.where(exists, across.norm(dim=2), math.inf).min(dim=1)
        chosen = across[torch.arange(len(boxes), device=boxes.device), k]
        seen = torch.stack([(chosen * forward).sum(dim=1), (chosen * left).sum(dim=1)], dim=1).clamp(-FAR, FAR) / 2
        there = torch.isfinite(distance)[:, None].to(boxes.dtype)
        parts += [seen * there, there]
    return torch.cat(parts, dim=1).detach()


def _cross(a: Tensor, b: Tensor) -> Tensor:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def pair_geometry(boxes: Tensor, edges: Tensor) -> Tensor:
    """Relative geometry of pairs, (E', PAIR_DIMS): target as the source sees it and in the room, gaps, size ratios."""
    s, t = boxes[edges[0]], boxes[edges[1]]
    across = t[:, 3:5] - s[:, 3:5]
    c, sn = torch.cos(s[:, 6]), torch.sin(s[:, 6])
    ahead, left = c * across[:, 0] + sn * across[:, 1], -sn * across[:, 0] + c * across[:, 1]
    turn = t[:, 6] - s[:, 6]

    def reach(b: Tensor) -> Tensor:
        cc, ss = torch.cos(b[:, 6]).abs(), torch.sin(b[:, 6]).abs()
        return torch.stack([cc * b[:, 0] + ss * b[:, 1], ss * b[:, 0] + cc * b[:, 1]], dim=1) / 2

    gap = across.abs() - reach(s) - reach(t)
    ratio = torch.log(s[:, :3] / t[:, :3])
    rise = torch.stack([t[:, 5] - s[:, 5] - s[:, 2], s[:, 5] - t[:, 5] - t[:, 2]], dim=1)
    seen = torch.stack([ahead, left], dim=1) / 2
    facing = torch.stack([torch.cos(turn), torch.sin(turn)], dim=1)
    parts = [across / 2, gap, ratio, rise, seen, facing]
    return torch.cat(parts, dim=1).clamp(-5, 5)


def network_of(config: Mapping[str, Any], state: Mapping[str, Tensor]) -> LayoutNetwork:
    """The network that was saved with this config; one from before words were saved with it gets today's."""
    if "predicates" in config:
        network = LayoutNetwork(**config)
        network.load_state_dict(dict(state))
        return network
    sizes = {name: config[name] for name in ("hidden", "encoder_layers", "denoiser_layers", "heads")}
    network = LayoutNetwork(**sizes, carried=False)
    adopt(network, network.terms, config, state)
    return network
