"""Train the shape autoencoder on a stream of fresh procedural furniture.

``python -m models.training.autoencoder --steps 1600 --out runs/autoencoder`` trains (or resumes) and
writes the weights and the model card into the run's folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.procedural.families import FAMILIES, Furniture, make
from models.procedural.sdf import Field, sample_field
from models.shapes.autoencoder import AUTOENCODER_FILE, ShapeAutoencoder
from models.training.common import Ema, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.weights import save_weights

HELD_OUT_SEED = 990_000
"""Seeds from here on are never trained on."""


def draw_furniture(names: Sequence[str], seed: int, index: int, count: int) -> list[Furniture]:
    """The `index`-th batch of a stream: categories drawn evenly from `names`, everything else freely."""
    rng = np.random.default_rng((seed, index))
    return [make(rng, names[int(rng.integers(len(names)))]) for _ in range(count)]


def to_tensors(fields: Sequence[Field]) -> tuple[Tensor, Tensor]:
    """Distances (B, N, N, N) float32 and part labels (B, N, N, N) uint8."""
    return (
        torch.from_numpy(np.stack([f.distance for f in fields])),
        torch.from_numpy(np.stack([f.part for f in fields])),
    )


def batches(names: Sequence[str], seed: int, first: int, count: int) -> Generator[tuple[Tensor, Tensor], None, None]:
    """Batches of fields from step `first` on, one made ahead in a thread."""

    def make_batch(index: int) -> tuple[Tensor, Tensor]:
        return to_tensors([sample_field(f.solids) for f in draw_furniture(names, seed, index, count)])

    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(make_batch, first)
        while True:
            first += 1
            ready, ahead = ahead, pool.submit(make_batch, first)
            yield ready.result()


def losses(
    distance: Tensor, part: Tensor, out: Tensor, scores: Tensor, generator: torch.Generator
) -> dict[str, Tensor]:
    """Distance near the surface, sides away from it, occupancy at it, and the part at random places near it."""
    out = out.float()
    near = distance.abs() < 1
    sign = torch.where(distance < 0, -1.0, 1.0)
    error = (out - distance).abs()
    at_surface = near & (distance.abs() < 0.6)
    # 8 / unit: a voxel off by half a voxel is still clearly on its side
    side = functional.softplus(-8.0 * sign * out)
    places = at_surface.flatten().nonzero().squeeze(1)
    chosen = places[torch.randint(len(places), (24_000,), generator=generator)]
    picked = scores.permute(0, 2, 3, 4, 1).reshape(-1, scores.shape[1])[chosen].float()
    return {
        "distance": error[near].mean(),
        "far": functional.relu(1 - sign * out)[~near].mean(),
        "side": side[at_surface].mean(),
        "part": functional.cross_entropy(picked, part.flatten()[chosen].long()),
    }


WEIGHTS = {"distance": 1.0, "far": 1.0, "side": 0.25, "part": 0.4}


def train(
    out: Path,
    steps: int = 1600,
    seed: int = 0,
    batch: int = 8,
    peak: float = 1.6e-3,
    held_out: int = 6,
    channels: tuple[int, int, int] = (64, 64, 32),
    blocks: tuple[int, int, int] = (2, 2, 1),
    decoder_only: bool = False,
    categories: Sequence[str] = tuple(sorted(FAMILIES)),
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    With `decoder_only` the encoder stays at its averaged weights: a denoiser trained on its latents stays valid.
    """
    torch.manual_seed(seed)
    module = ShapeAutoencoder(channels, blocks)
    optimizer = torch.optim.AdamW(module.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.01)
    run = TrainingRun(out, module, Ema(module, 0.995), optimizer, tuple(WEIGHTS))
    if decoder_only:
        module.load_state_dict(run.ema.module.state_dict())
        module.freeze_encoder()
    generator = torch.Generator()
    stream = batches(categories, seed, run.step, batch)
    while run.step < steps:
        generator.manual_seed(seed * 1_000_003 + run.step)
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak))
        distance, part = next(stream)
        module.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            restored, scores = module(distance, part)
        terms = losses(distance, part, restored, scores, generator)
        total = sum((WEIGHTS[name] * value for name, value in terms.items()), torch.zeros(()))
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(module.parameters(), 1.0)
        optimizer.step()
        run.ema.update(module)
        run.advance({name: float(value.detach()) for name, value in terms.items()}, batch)
    stream.close()
    run.save()
    weights = out / AUTOENCODER_FILE
    save_weights(weights, run.ema.module, module.config)
    figures = evaluate(run.ema.module, held_out, categories)
    mean = {key: f"{np.mean([float(row[key]) for row in figures.values()]):.3f}" for key in ("IoU", "part accuracy")}
    write_card(
        out / (weights.stem + ".md"),
        "Shape autoencoder",
        "Turns a 64³ field of distances and parts into a latent of 8 channels on 8³ and back. "
        "Trained on a stream of fresh procedural furniture; no shape is seen twice.",
        {
            "data": f"procedural furniture, {len(figures)} categories, drawn evenly",
            "seed": seed,
            "steps": f"{run.step}, {run.examples} shapes in all",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in module.parameters()):,}",
            "held-out IoU, mean over categories": mean["IoU"],
            "held-out part accuracy at the surface": mean["part accuracy"],
        },
        {f"Held out: {held_out} shapes a category": figures},
    )
    return weights


@torch.inference_mode()
def evaluate(module: ShapeAutoencoder, count: int, categories: Sequence[str]) -> dict[str, dict[str, str]]:
    """IoU of the solids and accuracy of the parts near the surface on held-out shapes, per category."""
    figures = {}
    for i, category in enumerate(categories):
        rng = np.random.default_rng((HELD_OUT_SEED, i))
        distance, part = to_tensors([sample_field(make(rng, category).solids) for _ in range(count)])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out, scores = module.decode(module.encode(distance, part))
        inside, found = distance < 0, out < 0
        iou = (inside & found).flatten(1).sum(1) / (inside | found).flatten(1).sum(1)
        surface = distance.abs() < 0.34
        right = (scores.argmax(1) == part)[surface].float().mean()
        figures[category] = {
            "IoU": f"{float(iou.mean()):.3f}",
            "least": f"{float(iou.min()):.3f}",
            "part accuracy": f"{float(right):.3f}",
        }
    return figures


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m models.training.autoencoder", description=__doc__)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--decoder-only", action="store_true", help="keep the encoder, and so the latents, as they are")
    parser.add_argument("--out", type=Path, default=Path("runs/autoencoder"))
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to torch")
    options = parser.parse_args(argv)
    if options.threads:
        torch.set_num_threads(options.threads)
    print(train(options.out, options.steps, options.seed, options.batch, decoder_only=options.decoder_only))
    return 0


if __name__ == "__main__":
    sys.exit(main())
