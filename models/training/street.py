"""Train the street model on streets that are made and inhabited while it learns.

``python -m models.training.street --out runs/street`` needs minutes on two cores. With ``--data FOLDER``, the maps in
its ``street`` folder are inhabited too: their ground is what nobody would think of drawing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models.streets.features import Words
from models.streets.model import WEIGHTS
from models.streets.network import StreetNetwork
from models.training.common import Ema, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.training.street_examples import Rows, examples, maps_in
from models.weights import save_weights

MANNER = 0.15
"""Weight of how things stand beside what stands there."""
_RENEW_EVERY, _RENEWED = 150, 16
"""After how many steps which share of the pool is made anew."""


class _Pool:
    """Rows to draw batches from, renewed bit by bit."""

    def __init__(self, source: Iterator[Rows], size: int) -> None:
        self._source, self._size = source, size
        self.rows = self._fresh(size)

    def _fresh(self, size: int) -> Rows:
        parts, count = [], 0
        while count < size:
            parts.append(next(self._source))
            count += len(parts[-1])
        return Rows.joined(parts)

    def renew(self) -> None:
        """Put new rows in the place of the oldest."""
        fresh = self._fresh(self._size // _RENEWED)
        self.rows = Rows.joined([fresh, self.rows.at(slice(0, self._size - len(fresh)))])

    def batch(self, count: int, rng: np.random.Generator) -> Rows:
        return self.rows.at(rng.integers(len(self.rows), size=count))


def losses(network: StreetNetwork, rows: Rows) -> tuple[Tensor, Tensor]:
    """Mean cross-entropy of what begins in a cell, and the sum of those of how it stands where something does."""
    values = torch.from_numpy(rows.values.astype(np.float32))
    scores, hidden = network(torch.from_numpy(rows.places.astype(np.int64)), values)
    what = torch.from_numpy(rows.what.astype(np.int64))
    begins = what > 0
    manner = torch.from_numpy(rows.manner.astype(np.int64))[begins]
    how = torch.zeros(())
    for k, head in enumerate(network.manner(hidden[begins], what[begins] - 1)):
        how = how + nn.functional.cross_entropy(head, manner[:, k])
    return nn.functional.cross_entropy(scores, what), how


def blind(rows: Rows) -> float:
    """Cross-entropy of who knows nothing but how often each category begins."""
    share = np.bincount(rows.what) / len(rows)
    share = share[share > 0]
    return float(-(share * np.log(share)).sum())


def train(
    out: Path,
    data: Path | None = None,
    steps: int = 16_000,
    seed: int = 0,
    batch: int = 4096,
    pool: int = 600_000,
    peak: float = 4e-3,
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    Parameters
    ----------
    data : Path, optional
        Folder of outside data, whose ``street`` maps are used as ground.
    pool : int
        How many cells are at hand at a time.
    """
    torch.manual_seed(seed)
    words = Words.current()
    module = StreetNetwork(len(words.kinds), len(words.categories))
    optimizer = torch.optim.AdamW(module.parameters(), lr=peak, betas=(0.9, 0.98), weight_decay=1e-3)
    run = TrainingRun(out, module, Ema(module, 0.999), optimizer, ("what", "how"))
    maps = maps_in(data)
    rows = _Pool(examples(words, seed * 1_000_003 + run.step, maps), pool)
    rng = np.random.default_rng([seed, run.step])
    while run.step < steps:
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak, warmup=min(200, steps // 4)))
        what, how = losses(module, rows.batch(batch, rng))
        run.descend(what + MANNER * how)
        run.advance({"what": float(what.detach()), "how": float(how.detach())}, batch, log_every=200)
        if run.step % _RENEW_EVERY == 0:
            rows.renew()
    run.save()
    config = {"kinds": words.kinds, "categories": words.categories, "width": module.second.out_features}
    save_weights(out / WEIGHTS, run.ema.module, config)
    held_out = _Pool(examples(words, seed * 1_000_003 + 777_777), min(pool, 200_000)).rows
    seen = rows.rows.at(slice(0, len(held_out)))
    with torch.inference_mode():
        figures = {
            name: {"what begins": f"{float(a):.4f}", "how it stands": f"{float(b):.3f}"}
            for name, (a, b) in (
                ("trained on", losses(run.ema.module, seen)),
                ("held out", losses(run.ema.module, held_out)),
            )
        }
    figures["who knows only how often"] = {"what begins": f"{blind(held_out):.4f}", "how it stands": "–"}
    write_card(
        out / (WEIGHTS.rsplit(".", 1)[0] + ".md"),
        "Street model",
        "Says what begins in every metre of a strip of a street, given the ground around it, the street's character "
        "and what stands before it; and where across, which way and how large. The figures are cross-entropies in "
        "nats a cell; those of how a thing stands are the sum over place, facing and size.",
        {
            "data": f"procedural streets without end, inhabited by rules; ground of {len(maps)} maps",
            "seed": seed,
            "steps": f"{run.step} of {batch} cells",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in module.parameters()):,}",
        },
        {"Figures": figures},
    )
    return out / WEIGHTS


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m models.training.street", description=__doc__)
    parser.add_argument("--steps", type=int, default=16_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=4096)
    parser.add_argument("--pool", type=int, default=600_000, help="cells at hand at a time")
    parser.add_argument("--data", type=Path, help="folder of outside data")
    parser.add_argument("--out", type=Path, default=Path("runs/street"))
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to torch")
    options = parser.parse_args(argv)
    if options.threads:
        torch.set_num_threads(options.threads)
    print(train(options.out, options.data, options.steps, options.seed, options.batch, options.pool))
    return 0


if __name__ == "__main__":
    sys.exit(main())
