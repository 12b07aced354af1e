"""Training for real at a tiny size: it learns, resumes, and writes weights and a card."""

from __future__ import annotations

import gzip
import shutil
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch

from composer.relations import check
from models.layout.features import decode_boxes
from models.layout.network import LayoutNetwork
from models.layout.sampler import LayoutModel
from models.layout.terms import Terms
from models.procedural.relate import turned
from models.procedural.rooms import sample_room
from models.training.layout import SHARES, known_mask, overlap_loss, relation_loss, step_loss, train
from models.training.layout_examples import Batch, batches, procedural_examples, thinned
from models.training.real_rooms import held_out, real_rooms
from models.weights import save_weights


def tiny() -> LayoutNetwork:
    torch.manual_seed(0)
    return LayoutNetwork(hidden=16, encoder_layers=1, denoiser_layers=1, heads=2)


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
    stream = batches([procedural_examples(0, 8, Terms.current())], [1.0], 8, np.random.default_rng(0))
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3)
    generator = torch.Generator()
    seen = []
    for _ in range(40):
        loss = step_loss(network, next(stream), generator.manual_seed(0))["boxes"]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen.append(float(loss.detach()))
    assert seen[-1] < 0.8 * seen[0]


def test_the_relation_loss_of_a_layout_that_holds_is_small() -> None:
    batch = Batch.of(procedural_examples(3, 4, Terms.current()))
    boxes = decode_boxes(batch.graph, batch.code)
    weight = torch.ones(batch.graph.count)
    assert float(relation_loss(batch, boxes, weight)) < 0.02
    assert float(relation_loss(batch, boxes.flip(0), weight)) > 0.1
    assert float(overlap_loss(batch, boxes, boxes, weight)) == 0
    assert float(overlap_loss(batch, boxes * 0.5, boxes, weight)) > 0.01


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


def test_what_is_given_rests_on_what_is_given() -> None:
    batch = Batch.of(procedural_examples(0, 12, Terms.current()))
    for seed in range(5):
        known = known_mask(batch.graph, torch.Generator().manual_seed(seed))
        for on in batch.graph.levels():
            assert (known[batch.graph.parent[on], 0] >= known[on, 0]).all()
        assert ((known == 0) | (known == 1)).all() and 0 < known.mean() < 1


def test_training_starts_from_weights_that_know_other_words(tmp_path: Path) -> None:
    few = Terms(dict(list(Terms.current().categories.items())[:20]), Terms.current().predicates[:12])
    old = LayoutNetwork(**few.config, hidden=16, encoder_layers=1, denoiser_layers=1, heads=2)
    save_weights(tmp_path / "old" / "layout.safetensors", old, old.config)
    train(tmp_path / "new", steps=0, rooms=4, batch=4, start=tmp_path / "old")
    network = LayoutModel.load(tmp_path / "new").network
    assert network.terms == Terms.current()
    row = network.terms.rows[list(few.categories)[3]]
    torch.testing.assert_close(
        network.encoder.category.weight[row], old.encoder.category.weight[4], atol=1e-3, rtol=1e-3
    )


def test_held_out_rooms_are_never_learnt_from(tmp_path: Path) -> None:
    names = [f"house-{k}" for k in range(500)]
    assert 60 < sum(held_out(name, 5) for name in names) < 140
    folder = Path(__file__).parents[3].parent / "shared" / "data"
    if not folder.exists():
        pytest.skip("the real rooms are not here")
    (tmp_path / "procthor").mkdir()
    shutil.copy(folder / "procthor" / "assets.json", tmp_path / "procthor")
    with gzip.open(folder / "procthor" / "rooms-train.jsonl.gz") as every:
        (tmp_path / "procthor" / "few.jsonl.gz").write_bytes(gzip.compress(b"".join(islice(every, 25))))
    real, told = real_rooms(tmp_path)
    assert set(real) <= set(SHARES) and "held out" in told
    assert {scene.name for scene in real["ProcTHOR"]} == {name for name in names[:25] if not held_out(name, 5)}


def test_small_things_are_left_out_at_random_but_never_what_carries() -> None:
    rooms = (sample_room(k).scene() for k in range(80))
    scene = next(room for room in rooms if sum(node.parent is not None for node in room.nodes) >= 3)
    counts = set()
    for seed in range(20):
        kept = thinned(scene, np.random.default_rng(seed))
        counts.add(len(kept.nodes))
        assert {n.id for n in scene.nodes if n.parent is None} <= {n.id for n in kept.nodes}
    assert len(counts) > 1 and len(thinned(scene, np.random.default_rng(0), most=2).nodes) < len(scene.nodes)
