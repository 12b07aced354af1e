"""Training for real at a tiny size: it learns, resumes, and writes weights and a card."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from composer.relations import check
from models.layout.features import category_index
from models.layout.network import LayoutNetwork
from models.layout.sampler import LayoutModel
from models.procedural.relate import relate, turned
from models.procedural.rooms import sample_room
from models.training.layout import batches, procedural_examples, relation_loss, step_loss, train


def tiny() -> LayoutNetwork:
    torch.manual_seed(0)
    return LayoutNetwork(len(category_index()) + 1, hidden=16, encoder_layers=1, denoiser_layers=1, heads=2)


def test_a_stopped_training_goes_on_where_it_was(tmp_path: Path) -> None:
    train(tmp_path, steps=2, rooms=8, batch=4, network=tiny())
    weights = train(tmp_path, steps=4, rooms=8, batch=4, network=tiny())
    assert "| steps | 4 of 4 graphs |" in (tmp_path / "layout.md").read_text("utf-8")
    model = LayoutModel.load(tmp_path)
    assert weights.name == "layout.safetensors" and len(model.version) == 12
    boxes = model.imagine(sample_room(1).scene(), seed=0, steps=2)
    assert np.isfinite(boxes).all()


def test_the_loss_falls() -> None:
    network = tiny()
    stream = batches(procedural_examples(0, 8), 8, np.random.default_rng(0))
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3)
    generator = torch.Generator()
    seen = []
    for _ in range(40):
        loss = step_loss(network, *next(stream), generator.manual_seed(0))["boxes"]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen.append(float(loss.detach()))
    assert seen[-1] < 0.8 * seen[0]


def test_the_relation_loss_of_a_layout_that_holds_is_small() -> None:
    example = procedural_examples(3, 1)[0]
    weight = torch.ones(example.graph.count)
    wrong = example.code.flip(0)
    assert float(relation_loss(example.graph, example.code, weight)) < 0.01
    assert float(relation_loss(example.graph, wrong, weight)) > 0.05


@pytest.mark.parametrize("seed", range(12))
def test_procedural_rooms_are_sound(seed: int) -> None:
    scene = sample_room(seed).scene()
    found = check(relate(scene, np.random.default_rng(seed)))
    assert scene.nodes and found.sound and not found.out_of_bounds
    assert not found.overlaps


def test_turning_four_times_and_mirroring_twice_is_the_start() -> None:
    scene = sample_room(4).scene()
    again = scene
    for _ in range(4):
        again = turned(again, 1, mirror=False)
    again = turned(turned(again, 0, mirror=True), 0, mirror=True)
    for node, other in zip(scene.nodes, again.nodes, strict=True):
        assert node.box is not None and other.box is not None
        np.testing.assert_allclose(node.box.footprint(), other.box.footprint(), atol=1e-9)
    assert again.floor is not None and scene.floor is not None
    assert [(o.kind, o.wall) for o in again.floor.openings] == [(o.kind, o.wall) for o in scene.floor.openings]
    assert not check(turned(scene, 1, mirror=True)).out_of_bounds
