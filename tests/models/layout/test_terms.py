"""Weights keep the words they were trained on: nothing shifts when the vocabulary grows or is put in another order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from composer.scene import Box, Relation, Scene, revise
from models.layout.features import BOX_DIMS, RoomFrame, boxes_of, decode_boxes, encode_boxes, graph_of
from models.layout.network import LayoutNetwork
from models.layout.sampler import LayoutModel
from models.layout.terms import Terms, adopt, first_terms, inputs_of
from models.weights import save_weights
from tests.models.layout.conftest import furnished

SIZES = {"hidden": 16, "encoder_layers": 1, "denoiser_layers": 1, "heads": 2}


def network_on(terms: Terms) -> LayoutNetwork:
    torch.manual_seed(0)
    return LayoutNetwork(**terms.config, **SIZES).eval()


def reversed_terms(terms: Terms) -> Terms:
    return Terms(dict(list(terms.categories.items())[::-1]), terms.predicates[::-1], terms.attributes[::-1])


def answer(network: LayoutNetwork, scene: Scene) -> torch.Tensor:
    graph = graph_of(scene, network.terms)
    noisy = torch.randn(graph.count, BOX_DIMS, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        return network(graph, noisy, torch.full((graph.count,), 0.4), torch.zeros_like(noisy))


def test_the_order_of_the_vocabulary_does_not_matter(room: Scene) -> None:
    first = network_on(Terms.current())
    second = network_on(reversed_terms(Terms.current()))
    adopt(second, second.terms, first.config, first.state_dict())
    torch.testing.assert_close(answer(second, room), answer(first, room), atol=1e-5, rtol=1e-4)


def test_weights_that_know_fewer_words_answer_the_same_with_more(room: Scene) -> None:
    every = Terms.current()
    known = {node.category for node in room.nodes}
    said = {relation.predicate for relation in room.relations}
    few = Terms(
        {n: s for n, s in every.categories.items() if n in known}, tuple(p for p in every.predicates if p in said)
    )
    first, second = network_on(few), network_on(every)
    adopt(second, every, first.config, first.state_dict())
    torch.testing.assert_close(answer(second, room), answer(first, room), atol=1e-5, rtol=1e-4)


def test_instances_are_about_shapes_and_move_no_box(room: Scene) -> None:
    said = Relation(subject=room.nodes[0].id, predicate="instance of", objects=(room.nodes[1].id,))
    network = network_on(Terms.current())
    assert "instance of" not in network.terms.predicates
    assert torch.equal(answer(network, revise(room, relations=(*room.relations, said))), answer(network, room))


def test_weights_from_before_words_were_saved_are_read(tmp_path: Path) -> None:
    network = network_on(Terms.current())
    config = {"categories": 6, **SIZES}
    state = network.state_dict()
    for name, words in first_terms(config).items():
        embedding = name == "encoder.category.weight"
        state[name] = state[name][: len(words)] if embedding else state[name][:, : len(words)]
    save_weights(tmp_path / "layout.safetensors", network, config)
    _rewrite(tmp_path / "layout.safetensors", state, config)
    model = LayoutModel.load(tmp_path)
    assert model.network.terms == Terms.current() and not model.network.config["carried"]
    assert np.isfinite(model.imagine(furnished(3), seed=0, steps=2)).all()


def _rewrite(path: Path, state: dict[str, torch.Tensor], config: dict[str, int]) -> None:
    class Old(torch.nn.Module):
        def state_dict(self, *args: object, **kwargs: object) -> dict[str, torch.Tensor]:  # type: ignore[override]
            return state

    save_weights(path, Old(), config)


def test_every_input_has_a_name_of_its_own() -> None:
    for names in inputs_of(Terms.current()).values():
        assert len(set(names)) == len(names)


def test_words_nobody_knows_are_told_as_such(room: Scene) -> None:
    terms = Terms.current()
    a, b = room.nodes[0].id, room.nodes[1].id
    odd = revise(room, relations=(Relation(subject=a, predicate="is fond of", objects=(b,)),))
    odd = odd.with_nodes([revise(odd.nodes[0], category="sousaphone")])
    graph = graph_of(odd, terms)
    assert graph.kinds[0] == 0 and (graph.edge.sum(dim=1) >= 1).all()


def test_values_and_parts_of_the_room_reach_the_graph(room: Scene) -> None:
    terms = Terms.current()
    a, b = room.nodes[0].id, room.nodes[1].id
    relations = (
        Relation(subject=a, predicate="at", objects=(b,), value=1.5),
        Relation(subject=b, predicate="against wall", objects=("wall:1",)),
    )
    graph = graph_of(revise(room, relations=relations), terms)
    near = graph_of(revise(room, relations=(revise(relations[0], value=0.5), relations[1])), terms)
    assert not torch.equal(graph.edge, near.edge)
    wall = dict(zip(terms.node_inputs, graph.node[1].tolist(), strict=True))
    assert wall["wall said"] == 1 and wall["floor against wall"] == 1
    assert wall["wall x"] == pytest.approx(1.0, abs=0.1) and wall["corner said"] == 0


def test_what_rests_on_a_piece_moves_with_it() -> None:
    scene = furnished(5)
    carrier = scene.nodes[0]
    assert carrier.box is not None
    top = Box(depth=0.1, width=0.1, height=0.2, x=carrier.box.x + 0.1, y=carrier.box.y, z=carrier.box.top, yaw=1.0)
    lamp = revise(scene.nodes[-1], id="lamp", category="desk_lamp", parent=carrier.id, box=top)
    scene = revise(scene, nodes=(*scene.nodes, lamp), relations=())
    graph, frame = graph_of(scene, Terms.current()), RoomFrame.of(scene)
    code = encode_boxes(graph, boxes_of(scene), frame.centre)
    boxes = decode_boxes(graph, code)
    np.testing.assert_allclose(boxes[-1, 3:6] + torch.tensor([*frame.centre, 0.0]), boxes_of(scene)[-1, 3:6], atol=1e-4)
    pushed = code.clone()
    pushed[0, 0] += 0.2
    moved = decode_boxes(graph, pushed)
    torch.testing.assert_close(moved[-1, 3:5] - moved[0, 3:5], boxes[-1, 3:5] - boxes[0, 3:5])
    loose = graph.loose(torch.ones(graph.count, dtype=torch.bool))
    torch.testing.assert_close(decode_boxes(loose, encode_boxes(loose, boxes_of(scene), frame.centre)), boxes)
    assert torch.equal(replace(graph, parent=loose.parent).parent, loose.parent)
