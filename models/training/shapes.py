"""Train the latent denoiser on latents of procedural furniture.

``python -m models.training.shapes --autoencoder runs/autoencoder --out runs/shapes --steps 4000`` first
encodes a pool of shapes (kept in the run's folder, in files of a thousand), then trains or resumes, and
writes the weights and the model card into the run's folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.procedural.company import draw_context, owed
from models.procedural.families import FAMILIES, MAX_ATTRIBUTES, STYLE_NAMES, Furniture, draw_size, make
from models.procedural.sdf import sample_field
from models.processes import cores, spread
from models.shapes.autoencoder import AUTOENCODER_FILE, ShapeAutoencoder
from models.shapes.condition import Condition, encode_contexts
from models.shapes.context import Neighbour
from models.shapes.denoiser import DENOISER_FILE, SHIFT, ShapeDenoiser
from models.training.autoencoder import to_tensors
from models.training.common import Ema, Module, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.weights import read_module, read_weights, save_weights

POOL_FILE = 1000
"""Shapes in one file of the pool."""


@dataclass(frozen=True)
class Conditioned:
    """One shape of the pool and the neighbours that its form heeds."""

    piece: Furniture
    context: tuple[Neighbour, ...]


def draw_conditioned(rng: np.random.Generator, names: Sequence[str] | None = None) -> Conditioned:
    """One shape of the pool; a third have a box that is somewhat off the catalogue, as layouts ask for.

    Its category is drawn evenly from `names`, by default every family. Its attributes heed its neighbours.
    """
    names = sorted(FAMILIES) if names is None else names
    category = names[int(rng.integers(len(names)))]
    size = np.asarray(draw_size(rng, category))
    if rng.random() < 0.33:
        size = size * np.exp(0.1 * rng.standard_normal(3))
    context = draw_context(rng, category)
    attributes = {name: float(rng.uniform(*span)) for name, span in owed(category, context).items()}
    return Conditioned(make(rng, category, (float(size[0]), float(size[1]), float(size[2])), attributes), context)


def pool_random(seed: int, index: int) -> np.random.Generator:
    """What one file of the pool is drawn with: whoever knows the seed can draw again what a denoiser was trained on."""
    return np.random.default_rng((seed, 1, index))


def encode_pool(autoencoder: ShapeAutoencoder, folder: Path, count: int, seed: int) -> dict[str, Tensor]:
    """Latents of `count` shapes with what decided them; made once, in files over all cores, then read back.

    Returns
    -------
    dict
        ``latent`` (N, C, 8, 8, 8) float16, ``category`` (N,) int64, ``log_size`` (N, 3), ``attributes``
        (N, A) and ``style`` (N, S) float32, ``neighbours`` (N, M, 2) int64, ``neighbour_log_size`` (N, M, 3).
    """
    files = [folder / f"pool-{seed}-{index:03d}.safetensors" for index in range(max(1, count // POOL_FILE))]
    missing = [(path, min(count, POOL_FILE), seed, i) for i, path in enumerate(files) if not path.exists()]
    for path in spread(partial(_encode_file, autoencoder), missing, cores()):
        print(f"encoded {path.name}", flush=True)
    parts = [load_file(path) for path in files]
    return {k: torch.cat([p[k] for p in parts]) for k in parts[0]}


@torch.inference_mode()
def _encode_file(autoencoder: ShapeAutoencoder, what: tuple[Path, int, int, int]) -> Path:
    """One file of the pool: (path, shapes, seed, index)."""
    path, count, seed, index = what
    names = sorted(FAMILIES)
    rng = pool_random(seed, index)
    rows: dict[str, list[Tensor]] = {}
    for _ in range(0, count, 8):
        drawn = [draw_conditioned(rng) for _ in range(8)]
        made = [d.piece for d in drawn]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            latent = autoencoder.encode(*to_tensors([sample_field(f.solids) for f in made]))
        neighbours, around = encode_contexts([d.context for d in drawn], names)
        for name, value in {
            "latent": latent.half(),
            "category": torch.tensor([names.index(f.category) for f in made]),
            "log_size": torch.tensor([f.size for f in made], dtype=torch.float32).log(),
            "attributes": torch.tensor([_padded(f.attributes) for f in made], dtype=torch.float32),
            "style": torch.tensor([f.style for f in made], dtype=torch.float32),
            "neighbours": neighbours,
            "neighbour_log_size": around,
        }.items():
            rows.setdefault(name, []).append(value)
    draft = path.with_suffix(".part")
    save_file({k: torch.cat(v).contiguous() for k, v in rows.items()}, draft)
    draft.replace(path)
    return path


def _padded(attributes: dict[str, float]) -> list[float]:
    values = list(attributes.values())
    return values + [0.0] * (MAX_ATTRIBUTES - len(values))


def which_exist(names: Sequence[str]) -> Tensor:
    """Which attributes each category has, (categories, A) of 0 and 1."""
    return torch.tensor([[float(i < len(FAMILIES[n].attributes)) for i in range(MAX_ATTRIBUTES)] for n in names])


def draw_batch(
    pool: dict[str, Tensor], exists: Tensor, count: int, generator: torch.Generator
) -> tuple[Tensor, Condition]:
    """Latents and their conditions, of which a random part is withheld.

    A tenth of the batch loses everything but its box (for classifier-free guidance); else attributes are
    all given, all withheld, or each given by chance, and the style is given to half, the context to three quarters.

    Parameters
    ----------
    exists : (categories, A) float32
        Which attributes each category has.
    """

    def chance(*shape: int) -> Tensor:
        return torch.rand(*shape, generator=generator)

    index = torch.randint(len(pool["latent"]), (count,), generator=generator)
    category = pool["category"][index]
    kind = chance(count, 1)
    share = torch.where(kind < 0.3, torch.zeros(()), torch.where(kind < 0.55, torch.ones(()), chance(count, 1)))
    free = chance(count, 1) < 0.1
    given = ((chance(count, MAX_ATTRIBUTES) < share) & ~free).float() * exists[category]
    style_given = ((chance(count, 1) < 0.5) & ~free).float()
    told = (chance(count, 1) < 0.75) & ~free
    return pool["latent"][index].float(), Condition(
        torch.where(free[:, 0], len(FAMILIES), category),
        pool["log_size"][index],
        pool["attributes"][index],
        given,
        pool["style"][index],
        style_given,
        torch.where(told.unsqueeze(-1), pool["neighbours"][index], -1),
        pool["neighbour_log_size"][index],
    )


def flow_loss(module: ShapeDenoiser, latent: Tensor, condition: Condition, generator: torch.Generator) -> Tensor:
    """Mean squared error of the predicted flow ``noise - latent`` (rectified flow), told the code of the latent.

    Those that are of any category are not told it.

    The noise share is logit-normal as in Stable Diffusion 3 (Esser et al. 2024), shifted like the sampler.
    """
    noise = torch.randn(latent.shape, generator=generator)
    share = torch.sigmoid(torch.randn(len(latent), generator=generator))
    share = SHIFT * share / (1 + (SHIFT - 1) * share)
    mixed = torch.lerp(latent, noise, share.view(-1, 1, 1, 1, 1))
    named = (condition.category < len(module.categories)).float().unsqueeze(1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        flow = module(mixed, share, condition.coded(module.codes(latent), named))
    error: Tensor = (flow.float() - (noise - latent)).square().mean()
    return error


def train(
    out: Path,
    autoencoder: Path | None = None,
    steps: int = 4000,
    seed: int = 0,
    batch: int = 64,
    shapes: int = 20_000,
    peak: float = 1e-3,
    width: int = 192,
    depth: int = 8,
    start_from: Path | None = None,
    fuse: bool = False,
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    Parameters
    ----------
    autoencoder : Path, optional
        Folder with the autoencoder's weights; without it the shipped ones are used.
    shapes : int
        Size of the pool that is encoded first.
    start_from : Path, optional
        Folder with a denoiser's weights to begin with, instead of chance; trained on the same latents.
    fuse : bool
        Compile the layers, which needs a C++ compiler and saves a seventh of the time.
    """
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    encoder, digest = read_module(ShapeAutoencoder, AUTOENCODER_FILE, autoencoder)
    pool = encode_pool(encoder.eval(), out, shapes, seed)
    names = sorted(FAMILIES)
    exists = which_exist(names)
    module = ShapeDenoiser(
        names, {n: FAMILIES[n].attributes for n in names}, STYLE_NAMES, MAX_ATTRIBUTES, width=width, depth=depth
    )
    if start_from is not None:
        module.load_state_dict(read_weights(DENOISER_FILE, start_from)[1])
    optimizer = torch.optim.AdamW(module.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.01)
    run = TrainingRun(out, module, Ema(module, 0.9985), optimizer, ("flow",))
    if fuse:
        for layer in module.layers:
            layer.compile()
    generator = torch.Generator()
    while run.step < steps:
        generator.manual_seed(seed * 1_000_003 + run.step)
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak, warmup=100))
        loss = flow_loss(module.train(), *draw_batch(pool, exists, batch, generator), generator)
        run.descend(loss)
        run.advance({"flow": float(loss.detach())}, batch)
    run.save()
    weights = out / DENOISER_FILE
    save_weights(weights, run.ema.module, module.config)
    (out / "held-out").mkdir(exist_ok=True)
    held_out = encode_pool(encoder, out / "held-out", min(1000, shapes), seed + 1)
    figures = {
        "trained on": {"flow error": f"{evaluate(flow_loss, run.ema.module, pool, exists, batch):.4f}"},
        "held out": {"flow error": f"{evaluate(flow_loss, run.ema.module, held_out, exists, batch):.4f}"},
    }
    write_card(
        out / (weights.stem + ".md"),
        "Shape denoiser",
        "Imagines the latent of a shape from noise, given its category, box, attributes, style and neighbours. "
        "The flow error is the mean squared error of the predicted flow at random noise shares; when the "
        "first figure falls below the second, the denoiser has begun to memorise.",
        {
            "data": f"latents of {len(pool['latent'])} pieces of procedural furniture, {len(names)} categories",
            "autoencoder": digest,
            "seed": seed,
            "steps": f"{run.step} of {batch} shapes",
            "started from": "weights trained before on the same latents" if start_from else "chance",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in module.parameters()):,}",
        },
        {"Figures": figures},
    )
    return weights


@torch.inference_mode()
def evaluate(
    loss: Callable[[Module, Tensor, Condition, torch.Generator], Tensor],
    module: Module,
    pool: dict[str, Tensor],
    exists: Tensor,
    batch: int,
) -> float:
    """Mean flow error over the same noise and the same wishes every time."""
    generator = torch.Generator().manual_seed(0)
    errors = [loss(module, *draw_batch(pool, exists, batch, generator), generator) for _ in range(16)]
    return float(torch.stack(errors).mean())


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m models.training.shapes", description=__doc__)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--shapes", type=int, default=20_000, help="size of the pool that is encoded first")
    parser.add_argument("--autoencoder", type=Path, help="folder of the autoencoder's weights; default: the shipped")
    parser.add_argument("--start-from", type=Path, help="folder of a denoiser's weights to begin with")
    parser.add_argument("--fuse", action="store_true", help="compile the layers: quicker, needs a C++ compiler")
    parser.add_argument("--peak", type=float, default=1e-3, help="greatest learning rate")
    parser.add_argument("--out", type=Path, default=Path("runs/shapes"))
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to torch")
    options = parser.parse_args(argv)
    if options.threads:
        torch.set_num_threads(options.threads)
    print(
        train(
            options.out,
            options.autoencoder,
            options.steps,
            options.seed,
            options.batch,
            options.shapes,
            options.peak,
            start_from=options.start_from,
            fuse=options.fuse,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
