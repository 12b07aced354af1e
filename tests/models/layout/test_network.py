"""The network's symmetries, and that its box encoding loses nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from composer.scene import Scene, revise
from models.layout.features import (
    BOX_DIMS,
    LayoutGraph,
    RoomFrame,
    boxes_of,
    decode_boxes,
    encode_boxes,
    graph_of,
)
from models.layout.network import LayoutNetwork, message_edges
from models.layout.sampler import LayoutModel
from models.layout.terms import Terms
from tests.models.layout.conftest import furnished


def run(network: LayoutNetwork, graph: LayoutGraph, noisy: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return network(graph, noisy, torch.full((graph.count,), 0.4), torch.zeros_like(noisy))


def test_encoding_and_decoding_boxes_are_inverse(room: Scene) -> None:
    graph, frame = graph_of(room, Terms.current()), RoomFrame.of(room)
    back = decode_boxes(graph, encode_boxes(graph, boxes_of(room), frame.centre)).double().numpy()
    back[:, 3:5] += frame.centre
    expected = boxes_of(room)
    np.testing.assert_allclose(back[:, :6], expected[:, :6], atol=2e-5)
    np.testing.assert_allclose(np.cos(back[:, 6] - expected[:, 6]), 1.0, atol=1e-6)


def test_reordering_nodes_reorders_the_answer(tiny_network: LayoutNetwork, room: Scene) -> None:
    order = torch.randperm(len(room.nodes), generator=torch.Generator().manual_seed(1)).tolist()
    shuffled = revise(room, nodes=tuple(room.nodes[i] for i in order))
    noisy = torch.randn(len(order), BOX_DIMS, generator=torch.Generator().manual_seed(2))
    answer = run(tiny_network, graph_of(room, Terms.current()), noisy)
    assert order != sorted(order)
    torch.testing.assert_close(
        run(tiny_network, graph_of(shuffled, Terms.current()), noisy[order]), answer[order], atol=1e-5, rtol=1e-4
    )


def test_reordering_relations_changes_nothing(tiny_network: LayoutNetwork, room: Scene) -> None:
    noisy = torch.randn(len(room.nodes), BOX_DIMS, generator=torch.Generator().manual_seed(2))
    backwards = revise(room, relations=room.relations[::-1])
    torch.testing.assert_close(
        run(tiny_network, graph_of(backwards, Terms.current()), noisy),
        run(tiny_network, graph_of(room, Terms.current()), noisy),
        atol=1e-5,
        rtol=1e-4,
    )


def test_a_batch_answers_like_its_members(tiny_network: LayoutNetwork) -> None:
    graphs = [graph_of(furnished(seed), Terms.current()) for seed in (1, 2, 3)]
    noise = [torch.randn(g.count, BOX_DIMS, generator=torch.Generator().manual_seed(g.count)) for g in graphs]
    together = run(tiny_network, LayoutGraph.collate(graphs), torch.cat(noise))
    apart = torch.cat([run(tiny_network, g, n) for g, n in zip(graphs, noise, strict=True)])
    torch.testing.assert_close(together, apart, atol=1e-5, rtol=1e-4)


def test_relations_and_room_reach_the_answer(tiny_network: LayoutNetwork, room: Scene) -> None:
    noisy = torch.randn(len(room.nodes), BOX_DIMS, generator=torch.Generator().manual_seed(2))
    answer = run(tiny_network, graph_of(room, Terms.current()), noisy)
    assert not torch.allclose(
        run(tiny_network, graph_of(revise(room, relations=()), Terms.current()), noisy), answer, atol=1e-3
    )
    graph = graph_of(room, Terms.current())
    assert not torch.allclose(run(tiny_network, replace(graph, room=graph.room * 2), noisy), answer, atol=1e-3)


def test_large_graphs_talk_to_neighbours_only() -> None:
    scene = furnished(1)
    many = tuple(revise(scene.nodes[i % len(scene.nodes)], id=f"n{i}", parent=None) for i in range(120))
    graph = graph_of(revise(scene, nodes=many, relations=()), Terms.current())
    edges = message_edges(graph, torch.randn(120, BOX_DIMS, generator=torch.Generator().manual_seed(0)))
    assert edges.shape[1] <= 120 * 16
    assert set(edges[1].tolist()) == set(range(120))


def test_the_same_seed_repeats_and_another_differs(tiny_model: LayoutModel, room: Scene) -> None:
    bare = room.with_nodes(revise(n, box=None) for n in room.nodes)
    first = tiny_model.imagine(bare, seed=3, count=2, steps=4)
    np.testing.assert_array_equal(first, tiny_model.imagine(bare, seed=3, count=2, steps=4))
    assert np.abs(first - tiny_model.imagine(bare, seed=4, count=2, steps=4)).max() > 0.02
    assert np.abs(first[0] - first[1]).max() > 0.02


def test_known_boxes_come_back_bit_for_bit(tiny_model: LayoutModel, room: Scene) -> None:
    known = np.arange(len(room.nodes)) % 2 == 0
    drawn = tiny_model.imagine(room, seed=0, count=3, steps=4, place_known=known, size_known=known)
    np.testing.assert_array_equal(drawn[:, known], np.broadcast_to(boxes_of(room)[known], drawn[:, known].shape))
    assert np.abs(drawn[:, ~known] - boxes_of(room)[~known]).max() > 0.01


@pytest.mark.parametrize("count", [0, 1])
def test_empty_and_single_rooms(tiny_model: LayoutModel, room: Scene, count: int) -> None:
    small = revise(room, nodes=room.nodes[:count], relations=())
    drawn = tiny_model.imagine(small, seed=0, steps=2)
    assert drawn.shape == (1, count, 7) and np.isfinite(drawn).all()
