"""Train the shape autoencoder on a stream of fresh procedural furniture.

``python -m models.training.autoencoder --steps 4000 --out runs/autoencoder`` trains (or resumes) and
writes the weights and the model card into the run's folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.procedural.assemblies import crossing, heap
from models.procedural.families import FAMILIES, Furniture, make
from models.procedural.sdf import GRID_SAMPLES, Field, sample_field
from models.shapes.autoencoder import (
    AUTOENCODER_FILE,
    BLOCK,
    CELLS,
    FINE,
    ShapeAutoencoder,
    assembled,
    divided,
    finer,
)
from models.shapes.denoiser import DENOISER_FILE, ShapeDenoiser
from models.shapes.fitting import distance_losses
from models.training.common import Ema, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.weights import read_module, save_weights

HELD_OUT_SEED = 990_000
"""Seeds from here on are never trained on."""
HEAPS, CROSSINGS = 0.1, 0.12
"""Shares of the stream that are shapes of no family."""
WITHOUT_PARTS = 0.12
"""Share of the stream whose parts the encoder is not told, like an imported mesh's: the decoder guesses them."""
WINDOW = 16
"""Cells per axis of the part of a shape that is sampled finely."""


THIN = (
    "barrier",
    "bicycle",
    "bicycle_rack",
    "bookshelf",
    "bunk_bed",
    "bus_shelter",
    "chair",
    "chinese_chair",
    "clothes_rack",
    "crib",
    "curtain",
    "fence",
    "floor_lamp",
    "motorcycle",
    "palm",
    "plant",
    "shelf",
    "shower",
    "sink",
    "standing_mirror",
    "street_bench",
    "street_lamp",
    "traffic_light",
    "utility_pole",
)
"""Categories of thin parts are drawn twice as often: they are the last to be learnt."""


def to_tensors(fields: Sequence[Field]) -> tuple[Tensor, Tensor]:
    """Distances (B, N, N, N) float32 and part labels (B, N, N, N) uint8."""
    return (
        torch.from_numpy(np.stack([f.distance for f in fields])),
        torch.from_numpy(np.stack([f.part for f in fields])),
    )


@dataclass(frozen=True)
class Batch:
    """Shapes at both resolutions.

    Parameters
    ----------
    distance, part : (B, 64, 64, 64)
    told : (B, 64, 64, 64)
        The parts as the encoder is told them.
    first : (B, 3) int64
        First cell of the window that is sampled finely.
    fine_distance, fine_part : (B, 64, 64, 64)
        The windows.
    pieces : tuple of Furniture or None
        What a denoiser can be told of each shape; None for one of no family, and where a batch was mirrored or turned.
    """

    distance: Tensor
    part: Tensor
    told: Tensor
    first: Tensor
    fine_distance: Tensor
    fine_part: Tensor
    pieces: tuple[Furniture | None, ...]


def draw_batch(names: Sequence[str], seed: int, index: int, count: int) -> Batch:
    """The `index`-th batch of the stream; half of them mirrored and turned about the vertical axis by quarters."""
    rng = np.random.default_rng((seed, index))
    plain, fine, firsts = [], [], []
    pieces: list[Furniture | None] = []
    for _ in range(count):
        kind, piece = rng.random(), None
        if kind < HEAPS:
            solids = heap(rng)
        elif kind < HEAPS + CROSSINGS:
            solids = crossing(rng, names)
        else:
            piece = make(rng, names[int(rng.integers(len(names)))])
            solids = piece.solids
        pieces.append(piece)
        corner = rng.integers(0, CELLS - WINDOW + 1, 3)
        plain.append(sample_field(solids))
        x, y, z = (slice(BLOCK * int(i), BLOCK * (int(i) + WINDOW)) for i in corner)
        fine.append(sample_field(solids, FINE, (x, y, z)))
        firsts.append(corner)
    distance, part = to_tensors(plain)
    fine_distance, fine_part = to_tensors(fine)
    first = torch.from_numpy(np.stack(firsts))
    told = part.clone()
    told[torch.from_numpy(rng.random(count) < WITHOUT_PARTS)] = 255
    grids = [distance, part, told, fine_distance, fine_part]
    if rng.random() < 0.5:
        pieces = [None] * count
        if rng.random() < 0.5:
            grids, first = [g.transpose(1, 2) for g in grids], first[:, [1, 0, 2]]
        for axis in (0, 1):
            if rng.random() < 0.5:
                grids = [g.flip(axis + 1) for g in grids]
                first[:, axis] = CELLS - WINDOW - first[:, axis]
    distance, part, told, fine_distance, fine_part = (g.contiguous() for g in grids)
    return Batch(distance, part, told, first, fine_distance, fine_part, tuple(pieces))


def batches(names: Sequence[str], seed: int, first: int, count: int) -> Generator[Batch, None, None]:
    """Batches from step `first` on, one made ahead in a thread."""
    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(draw_batch, names, seed, first, count)
        while True:
            first += 1
            ready, ahead = ahead, pool.submit(draw_batch, names, seed, first, count)
            yield ready.result()


def cell_losses(out: Tensor, distance: Tensor, part: Tensor, reach: float) -> dict[str, Tensor]:
    """What some cells' samples should have been told.

    Parameters
    ----------
    out : (N, k, k, k, 1 + P)
        Distances and part scores.
    distance, part : (N, k, k, k)
    reach : float
        Parts count within this distance of the surface.
    """
    found, target = out[..., 0].float(), distance
    near = (target.abs() < 1).float()
    error, side = distance_losses(found, target)
    # faces are flat and edges sharp only if neighbours differ as they should
    bend = torch.zeros(())
    for axis in (1, 2, 3):
        known = near.narrow(axis, 1, near.shape[axis] - 1) * near.narrow(axis, 0, near.shape[axis] - 1)
        wrong = (found.diff(dim=axis) - target.diff(dim=axis)).abs()
        bend = bend + (wrong * known).sum() / known.sum().clamp(min=1)
    places = (target.abs() < reach).flatten().nonzero().squeeze(1)
    scores = out[..., 1:].reshape(-1, out.shape[-1] - 1)[places].float()
    labels = part.flatten()[places].long()
    return {
        "distance": error,
        "side": side,
        "bend": bend,
        "part": functional.cross_entropy(scores, labels) if len(places) else scores.sum(),
    }


GUESSED = 0.5
"""Share of the shapes that a decoder being fitted to a denoiser gets through it."""
MOST_NOISE = 0.5
"""Greatest share of noise from which the denoiser guesses them."""


def guessed(
    denoiser: ShapeDenoiser, latent: Tensor, pieces: Sequence[Furniture | None], generator: torch.Generator
) -> Tensor:
    """Latents (B, C, 8, 8, 8), some of them as the denoiser guesses them from a noisy one: off as it is off."""
    chosen = torch.rand(len(pieces), generator=generator) < GUESSED
    rows = [i for i, piece in enumerate(pieces) if piece is not None and chosen[i]]
    if not rows:
        return latent
    told = [piece for i in rows if (piece := pieces[i]) is not None]
    found = latent.clone()
    with torch.no_grad():
        clean = latent[rows].float()
        share = MOST_NOISE * torch.rand(len(rows), generator=generator)
        noise = torch.randn(clean.shape, generator=generator)
        condition = denoiser.condition(
            [p.category for p in told], [p.size for p in told], [p.attributes for p in told], [p.style for p in told]
        ).coded(denoiser.codes(clean))
        weight = share.view(-1, 1, 1, 1, 1)
        mixed = torch.lerp(clean, noise, weight)
        guess = (mixed - weight * denoiser(mixed, share, condition)).to(latent.dtype)
    found[rows] = guess
    return found


def losses(
    module: ShapeAutoencoder, batch: Batch, generator: torch.Generator, denoiser: ShapeDenoiser | None = None
) -> dict[str, Tensor]:
    """Losses of the plain field at some of the cells, and of the detail at some where the surface passes."""
    latent = module.jittered(batch.distance, batch.told)
    if denoiser is not None:
        latent = guessed(denoiser, latent, batch.pieces, generator)
    if module.frozen:
        latent = _some_settled(module, latent, generator)
    features = module.cells(latent)
    rows = features.permute(0, 2, 3, 4, 1).flatten(0, 3)
    distance, part = divided(batch.distance, 2).flatten(0, 3), divided(batch.part, 2).flatten(0, 3)
    near = (distance.abs() < 1).flatten(1).any(dim=1)
    count = len(batch.distance)
    chosen = torch.cat([_some(near, count, PLAIN_CELLS, generator), _some(~near, count, PLAIN_CELLS // 4, generator)])
    plain = cell_losses(module.plain(rows[chosen]), distance[chosen], part[chosen], 0.6)

    distance, part = divided(batch.fine_distance, BLOCK).flatten(0, 3), divided(batch.fine_part, BLOCK).flatten(0, 3)
    # the cells of the window, as rows of the whole grid
    steps = torch.arange(WINDOW)
    x, y, z = (batch.first[:, axis, None] + steps for axis in range(3))
    b = torch.arange(count)[:, None, None, None]
    places = ((b * CELLS + x[:, :, None, None]) * CELLS + y[:, None, :, None]) * CELLS + z[:, None, None, :]
    at_surface = (distance.abs() < 0.5).flatten(1).any(dim=1)
    chosen = _some(at_surface, count, FINE_CELLS, generator)
    around = module.surroundings(features).flatten(0, 3)[places.flatten()[chosen]]
    fine = cell_losses(module.refined(around), distance[chosen], part[chosen], 0.3)
    return {**plain, **{f"fine {name}": value for name, value in fine.items()}}


SETTLED = 0.3
"""Share of the latents that a decoder meets after a round through the autoencoder, as it will when it imagines."""


def _some_settled(module: ShapeAutoencoder, latent: Tensor, generator: torch.Generator) -> Tensor:
    """Latents (B, C, 8, 8, 8), some of them decoded and encoded again: a clean shape is to come of these as well."""
    chosen = torch.rand(len(latent), generator=generator) < SETTLED
    if not chosen.any():
        return latent
    found = latent.clone()
    with torch.no_grad():
        found[chosen] = module.settled(latent[chosen])[0].to(latent.dtype)
    return found


PLAIN_CELLS, FINE_CELLS = 1600, 400
"""Cells per shape at which the losses are taken."""


def _some(mask: Tensor, shapes: int, count: int, generator: torch.Generator) -> Tensor:
    """Rows drawn from those in the mask, with repetition and as many of each shape, so that a thin one counts as much.

    Parameters
    ----------
    mask : (shapes * rows,) bool
        A shape without any gives none, or one at random where all are without.
    count : int
        At most so many of each shape.
    """
    rows = len(mask) // shapes
    chosen = []
    for shape, own in enumerate(mask.view(shapes, rows)):
        places = own.nonzero().squeeze(1) + shape * rows
        if len(places):
            chosen.append(places[torch.randint(len(places), (min(count, 2 * len(places)),), generator=generator)])
    return torch.cat(chosen) if chosen else torch.randint(len(mask), (count,), generator=generator)


WEIGHTS = {
    "distance": 1.0,
    "side": 0.25,
    "bend": 0.5,
    "part": 0.5,
    "fine distance": 1.0,
    "fine side": 0.25,
    "fine bend": 1.0,
    "fine part": 0.3,
}


def train(
    out: Path,
    steps: int = 4000,
    seed: int = 0,
    batch: int = 8,
    peak: float = 1e-3,
    held_out: int = 4,
    channels: tuple[int, int, int] = (128, 64, 32),
    blocks: tuple[int, int, int] = (3, 4, 1),
    decoder_only: bool = False,
    start_from: Path | None = None,
    jitter: float | None = None,
    denoiser: Path | None = None,
    categories: Sequence[str] = tuple(sorted(FAMILIES)),
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    With `decoder_only` the encoder stays at its averaged weights: a denoiser trained on its latents stays valid.
    `start_from` is a folder with weights to begin with, instead of chance; `jitter` replaces the module's own. With
    `denoiser`, the folder of one trained on these latents, the decoder also meets latents as that one guesses them:
    it makes clean shapes of what is imagined, which is never quite right. An encoder that learns along moves away
    from that denoiser, which is then to be trained again.
    """
    torch.manual_seed(seed)
    module = ShapeAutoencoder(channels, blocks)
    if start_from is not None:
        module, _ = read_module(ShapeAutoencoder, AUTOENCODER_FILE, start_from)
    if jitter is not None:
        module.jitter = jitter
    optimizer = torch.optim.AdamW(module.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.01)
    run = TrainingRun(out, module, Ema(module, 0.997), optimizer, tuple(WEIGHTS))
    guide = None
    if denoiser is not None:
        guide, _ = read_module(ShapeDenoiser, DENOISER_FILE, denoiser)
        guide.eval().requires_grad_(False)
    if decoder_only:
        module.load_state_dict(run.ema.module.state_dict())
        module.freeze_encoder()
    generator = torch.Generator()
    stream = batches((*categories, *(name for name in THIN if name in categories)), seed, run.step, batch)
    while run.step < steps:
        generator.manual_seed(seed * 1_000_003 + run.step)
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak, warmup=100))
        drawn = next(stream)
        module.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            terms = losses(module, drawn, generator, guide)
        total = sum((WEIGHTS[name] * value for name, value in terms.items()), torch.zeros(()))
        run.descend(total)
        run.advance({name: float(value.detach()) for name, value in terms.items()}, batch)
    stream.close()
    run.save()
    weights = out / AUTOENCODER_FILE
    save_weights(weights, run.ema.module, module.config)
    figures = evaluate(run.ema.module, held_out, categories)
    mean = {
        key: f"{np.mean([float(row[key]) for row in figures.values()]):.3f}" for key in next(iter(figures.values()))
    }
    write_card(
        out / (weights.stem + ".md"),
        "Shape autoencoder",
        "Turns a 64³ field of distances and parts into a latent of 16 channels on 8³ and back, to 64³ samples or, "
        "where the surface passes, to 128³. Trained on a stream of fresh procedural shapes; none is seen twice.",
        {
            "data": f"procedural furniture and street furniture, {len(figures)} categories, the thin ones twice as "
            f"often; {HEAPS:.0%} heaps of solids, {CROSSINGS:.0%} two pieces in one",
            "seed": seed,
            "started from": "chance" if start_from is None else "weights trained before",
            "trained": "the decoder alone" if module.frozen else "all of it",
            "steps": f"{run.step}, {run.examples} shapes in all",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in module.parameters()):,}",
            "held-out IoU, mean over categories": mean["IoU"],
            "the same at 128³": mean["fine IoU"],
            "held-out part accuracy at the surface": mean["part accuracy"],
        },
        {f"Held out: {held_out} shapes a category": figures},
    )
    return weights


@torch.inference_mode()
def evaluate(module: ShapeAutoencoder, count: int, categories: Sequence[str]) -> dict[str, dict[str, str]]:
    """IoU of the solids at both resolutions and accuracy of the parts near the surface on held-out shapes."""
    figures = {}
    whole = slice(0, FINE * GRID_SAMPLES)
    for i, category in enumerate(categories):
        rng = np.random.default_rng((HELD_OUT_SEED, i))
        rows = []
        for _ in range(count):
            solids = make(rng, category).solids
            (distance, part), (fine, _) = (
                to_tensors([f]) for f in (sample_field(solids), sample_field(solids, FINE, (whole, whole, whole)))
            )
            with torch.autocast("cpu", dtype=torch.bfloat16):
                features = module.cells(module.encode(distance, part))
                out = assembled(module.plain(features.permute(0, 2, 3, 4, 1))).float()
                found = finer(module, features, out[..., 0]).float()
            surface = distance.abs() < 0.34
            right = (out[..., 1:].argmax(-1) == part)[surface].float().mean()
            rows.append((_iou(out[..., 0], distance), _iou(found, fine), float(right)))
        iou, fine_iou, parts = np.array(rows).T
        figures[category] = {
            "IoU": f"{iou.mean():.3f}",
            "least": f"{iou.min():.3f}",
            "fine IoU": f"{fine_iou.mean():.3f}",
            "part accuracy": f"{parts.mean():.3f}",
        }
    return figures


def _iou(found: Tensor, wanted: Tensor) -> float:
    a, b = found < 0, wanted < 0
    return float((a & b).sum() / (a | b).sum())


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m models.training.autoencoder", description=__doc__)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--decoder-only", action="store_true", help="keep the encoder, and so the latents, as they are")
    parser.add_argument("--start-from", type=Path, help="folder of weights to begin with")
    parser.add_argument("--jitter", type=float, help="most noise on the latents; default: the module's own")
    parser.add_argument("--denoiser", type=Path, help="folder of a denoiser that the decoder is fitted to")
    parser.add_argument("--peak", type=float, default=1e-3, help="greatest learning rate")
    parser.add_argument("--out", type=Path, default=Path("runs/autoencoder"))
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to torch")
    options = parser.parse_args(argv)
    if options.threads:
        torch.set_num_threads(options.threads)
    print(
        train(
            options.out,
            options.steps,
            options.seed,
            options.batch,
            options.peak,
            decoder_only=options.decoder_only,
            start_from=options.start_from,
            jitter=options.jitter,
            denoiser=options.denoiser,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
