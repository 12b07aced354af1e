"""Train the prior of shape codes on the codes that a trained denoiser gives its pool.

``python -m models.training.prior --denoiser runs/shapes --out runs/prior --steps 12000`` needs a few minutes. The
pool is read from the denoiser's run, or made there again from its seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from models.procedural.company import owed
from models.procedural.families import FAMILIES, MAX_ATTRIBUTES, STYLE_NAMES
from models.shapes.autoencoder import AUTOENCODER_FILE, ShapeAutoencoder
from models.shapes.code import PRIOR_FILE, ShapePrior
from models.shapes.condition import Condition
from models.shapes.context import SAYING, Neighbour
from models.shapes.denoiser import DENOISER_FILE, ShapeDenoiser
from models.training.common import Ema, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.training.shapes import draw_batch, encode_pool, evaluate, which_exist
from models.weights import read_module, save_weights

BLUR = 0.1
"""Standard deviation of the noise on the codes: there are few of each category, and none shall be learnt by heart."""


def code_loss(module: ShapePrior, code: Tensor, condition: Condition, generator: torch.Generator) -> Tensor:
    """Mean squared error of the predicted flow ``noise - code`` at logit-normal shares of noise."""
    noise = torch.randn(code.shape, generator=generator)
    share = torch.sigmoid(torch.randn(len(code), generator=generator))
    flow = module(torch.lerp(code, noise, share.unsqueeze(1)), share, condition)
    error: Tensor = (flow - (noise - code)).square().mean()
    return error


@torch.inference_mode()
def with_codes(denoiser: ShapeDenoiser, pool: dict[str, Tensor]) -> dict[str, Tensor]:
    """The pool with the codes (N, K) of its latents in their place."""
    latents = pool["latent"]
    codes = [denoiser.codes(latents[i : i + 256].float()) for i in range(0, len(latents), 256)]
    return {**pool, "latent": torch.cat(codes)}


def train(
    out: Path,
    denoiser: Path | None = None,
    autoencoder: Path | None = None,
    steps: int = 12_000,
    seed: int = 0,
    batch: int = 512,
    shapes: int = 24_000,
    peak: float = 3e-3,
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    Parameters
    ----------
    denoiser : Path, optional
        Folder of the denoiser's run, with its weights and its pool; without it the shipped weights are used.
    autoencoder : Path, optional
        Folder of the autoencoder that the denoiser was trained with; default: the shipped one.
    shapes : int
        Size of the pool.
    """
    torch.manual_seed(seed)
    encoder, _ = read_module(ShapeAutoencoder, AUTOENCODER_FILE, autoencoder)
    net, digest = read_module(ShapeDenoiser, DENOISER_FILE, denoiser)
    folder = denoiser or out
    folder.mkdir(parents=True, exist_ok=True)
    pool = with_codes(net.eval(), encode_pool(encoder.eval(), folder, shapes, seed))
    exists = which_exist(net.categories)
    module = ShapePrior(len(net.categories), MAX_ATTRIBUTES, len(STYLE_NAMES), net.config["code"])
    optimizer = torch.optim.AdamW(module.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=0.3)
    run = TrainingRun(out, module, Ema(module, 0.999), optimizer, ("flow",))
    generator = torch.Generator()
    while run.step < steps:
        generator.manual_seed(seed * 1_000_003 + run.step)
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak, warmup=200))
        code, condition = draw_batch(pool, exists, batch, generator)
        code = code + BLUR * torch.randn(code.shape, generator=generator)
        loss = code_loss(module.train(), code, condition, generator)
        run.descend(loss)
        run.advance({"flow": float(loss.detach())}, batch, log_every=200)
    run.save()
    weights = out / PRIOR_FILE
    save_weights(weights, run.ema.module, module.config)
    (folder / "held-out").mkdir(exist_ok=True)
    held_out = with_codes(net, encode_pool(encoder, folder / "held-out", min(1000, shapes), seed + 1))
    aware, unaware = evaluate_context(run.ema.module, net.categories, held_out)
    write_card(
        out / (weights.stem + ".md"),
        "Shape prior",
        "Finds the code of a shape, what it is like as a whole, given its category, box, attributes, style and "
        "neighbours. The flow error is the mean squared error of the predicted flow at random noise shares; when the "
        "first figure falls below the second, the prior has begun to memorise.",
        {
            "data": f"codes of {len(pool['latent'])} procedural pieces, {len(FAMILIES)} categories",
            "denoiser": digest,
            "seed": seed,
            "steps": f"{run.step} of {batch} codes",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in module.parameters()):,}",
        },
        {
            "Figures": {
                "trained on": {"flow error": f"{evaluate(code_loss, run.ema.module, pool, exists, batch):.4f}"},
                "held out": {"flow error": f"{evaluate(code_loss, run.ema.module, held_out, exists, batch):.4f}"},
                "held out, told only category, box and context": {"flow error": f"{aware:.4f}"},
                "the same without context": {"flow error": f"{unaware:.4f}"},
            }
        },
    )
    return weights


@torch.inference_mode()
def evaluate_context(module: ShapePrior, names: Sequence[str], pool: dict[str, Tensor]) -> tuple[float, float]:
    """Mean flow error over the pieces that heed a neighbour, told of their neighbours and not told; nothing else asked.

    The noise is the same in both.
    """
    heeding = []
    for i, (category, around) in enumerate(zip(pool["category"], pool["neighbours"], strict=True)):
        context = tuple(
            Neighbour(SAYING[int(r) // 2], int(r) % 2 == 0, names[int(c)], (1.0, 1.0, 1.0)) for c, r in around if c >= 0
        )
        if owed(names[int(category)], context):
            heeding.append(i)
    at = torch.tensor(heeding)
    nothing = torch.zeros(len(at), MAX_ATTRIBUTES)
    unstyled = torch.zeros(len(at), 1)
    bare = Condition(
        pool["category"][at],
        pool["log_size"][at],
        nothing,
        nothing,
        pool["style"][at],
        unstyled,
        pool["neighbours"][at],
        pool["neighbour_log_size"][at],
    )
    errors = []
    for condition in (bare, replace(bare, neighbours=torch.full_like(bare.neighbours, -1))):
        generator = torch.Generator().manual_seed(0)
        rounds = [code_loss(module, pool["latent"][at], condition, generator) for _ in range(8)]
        errors.append(float(torch.stack(rounds).mean()))
    return errors[0], errors[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m models.training.prior", description=__doc__)
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--shapes", type=int, default=24_000, help="size of the pool")
    parser.add_argument("--denoiser", type=Path, help="folder of the denoiser's run; default: the shipped weights")
    parser.add_argument("--autoencoder", type=Path, help="folder of the autoencoder's weights; default: the shipped")
    parser.add_argument("--out", type=Path, default=Path("runs/prior"))
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to torch")
    options = parser.parse_args(argv)
    if options.threads:
        torch.set_num_threads(options.threads)
    print(
        train(
            options.out,
            options.denoiser,
            options.autoencoder,
            options.steps,
            options.seed,
            options.batch,
            options.shapes,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
