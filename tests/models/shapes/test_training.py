"""Two steps of each training, then a resumption, at tiny sizes."""

import csv
from pathlib import Path

import torch

from models.shapes.model import ShapeModel, ShapeRequest
from models.training import autoencoder, prior, shapes
from models.training.common import Ema, TrainingRun
from models.weights import read_weights


def test_training_resumes_and_its_weights_can_be_used(tmp_path: Path) -> None:
    first = tmp_path / "autoencoder"
    options = {"batch": 1, "held_out": 1, "channels": (16, 16, 8), "blocks": (1, 1, 1), "categories": ("stool",)}
    path = autoencoder.train(first, steps=1, seed=3, **options)
    assert torch.load(first / "checkpoint.pt", weights_only=True)["step"] == 1
    autoencoder.train(first, steps=2, seed=3, **options)
    assert torch.load(first / "checkpoint.pt", weights_only=True)["step"] == 2
    card = path.with_suffix(".md").read_text()
    assert "| steps | 2, 2 shapes in all |" in card
    assert "| stool |" in card

    second = tmp_path / "shapes"
    small = {"seed": 3, "batch": 4, "shapes": 8, "width": 48, "depth": 1}
    shapes.train(second, first, steps=1, **small)
    weights = shapes.train(second, first, steps=2, **small)
    assert torch.load(second / "checkpoint.pt", weights_only=True)["step"] == 2
    assert "held out" in weights.with_suffix(".md").read_text()

    third = tmp_path / "prior"
    few = {"seed": 3, "batch": 4, "shapes": 8}
    prior.train(third, second, first, steps=1, **few)
    last = prior.train(third, second, first, steps=2, **few)
    assert torch.load(third / "checkpoint.pt", weights_only=True)["step"] == 2
    assert "codes of 8 procedural pieces" in last.with_suffix(".md").read_text()

    further = {"steps": 2, "seed": 3, "start_from": first, "denoiser": second}
    whole = autoencoder.train(tmp_path / "whole", **further, **options)
    assert {"stem", "encoder", "to_latent", "trunk", "head"} <= _changed(path, whole)
    again = autoencoder.train(tmp_path / "decoder", decoder_only=True, **further, **options)
    assert {"trunk", "head"} <= _changed(path, again) <= {"trunk", "head", "around", "detail"}  # the latents stay valid
    path = again

    together = tmp_path / "weights"
    together.mkdir()
    for file in (path, weights, last):
        (together / file.name).write_bytes(file.read_bytes())
    model = ShapeModel.load(together)
    (latent,) = model.sample([ShapeRequest("stool", (0.4, 0.4, 0.5), 0)], steps=1)
    assert latent.shape == (16, 8, 8, 8)


def _changed(path: Path, other: Path) -> set[str]:
    """The parts of an autoencoder whose weights differ between two files."""
    before, after = (read_weights(p.name, p.parent)[1] for p in (path, other))
    return {name.partition(".")[0] for name in before if not torch.equal(before[name], after[name])}


def test_a_resumed_training_repeats_the_uninterrupted_one(tmp_path: Path) -> None:
    options = {"batch": 1, "held_out": 1, "channels": (16, 16, 8), "blocks": (1, 1, 1), "categories": ("stool",)}
    # the learning rate depends on the step alone while it warms up, so an early stop changes nothing
    autoencoder.train(tmp_path / "halted", steps=1, **options)
    halted = autoencoder.train(tmp_path / "halted", steps=3, **options)
    whole = autoencoder.train(tmp_path / "whole", steps=3, **options)
    a, b = (read_weights(p.name, p.parent)[1] for p in (halted, whole))
    difference = max(float((a[k].float() - b[k].float()).abs().max()) for k in a)
    # the jitter's noise is drawn anew after a resumption, so the steps agree closely, not in every bit
    assert difference < 0.02


def test_losses_are_logged(tmp_path: Path) -> None:
    module = torch.nn.Linear(2, 2)
    run = TrainingRun(tmp_path, module, Ema(module), torch.optim.SGD(module.parameters(), lr=0.1), ("loss",))
    for value in (1.0, 3.0):
        run.advance({"loss": value}, examples=4, log_every=2)
    with (tmp_path / "losses.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0]["step"] == "2"
    assert float(rows[0]["loss"]) == 2.0
