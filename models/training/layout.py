"""Train the layout network: ``python -m models.training.layout --out runs/layout``.

Rooms come from `models.procedural.rooms` and, where the folder is given, from SG-FRONT-form scenes and ProcTHOR houses
(a third of the former and a fifth of the latter are held out by a hash of their names). Training resumes from the last
checkpoint, may start from other weights, whatever words those know, logs its losses, and writes weights and a model
card.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from composer.relations.geometry import separations
from composer.relations.predicates import rule_for
from composer.scene import Scene
from models.layout.features import BOX_DIMS, FACING, POSITION, SIZE, LayoutGraph, decode_boxes
from models.layout.network import LayoutNetwork
from models.layout.sampler import WEIGHTS
from models.layout.terms import Terms, adopt
from models.training.common import Ema, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.training.layout_examples import Batch, batches
from models.training.layout_pool import PROCEDURAL, ExamplePool, jobs_of
from models.weights import read_weights, save_weights

LOSS_WEIGHTS = torch.tensor([1.0, 1.0, 0.6, 0.6, 0.6, 0.6, 0.8, 0.8])
RELATIONS, OVERLAPS = 10.0, 6.0
"""Weights of the losses beside that of the boxes."""
SLACK = 0.02
"""Metres (or share, or radians) by which relations are to hold clearly."""


def known_mask(graph: LayoutGraph, generator: torch.Generator) -> Tensor:
    """What is given of each box, (N, BOX_DIMS): in some rooms whole boxes, sizes, or places of a share of the nodes.

    What rests on something is given only where its carrier is: it is written in the carrier's frame.
    """
    graphs = graph.room.shape[0]
    rooms = torch.rand(graphs, 3, generator=generator) < torch.tensor([0.3, 0.2, 0.1])
    share = torch.rand(graphs, generator=generator)[graph.graph]
    chosen = (torch.rand(graph.count, 3, generator=generator) < share[:, None]) & rooms[graph.graph]
    whole, sized, put = chosen.unbind(dim=1)
    placed = whole | put
    for on in graph.levels():
        placed[on] &= placed[graph.parent[on]]
    known = torch.zeros(graph.count, BOX_DIMS)
    known[whole | sized, SIZE] = 1
    known[placed, POSITION] = 1
    known[placed, FACING] = 1
    return known


def relation_loss(batch: Batch, boxes: Tensor, weight: Tensor) -> Tensor:
    """Mean positive gap of the relations of a batch, by the definition that the app checks.

    Parameters
    ----------
    boxes : (N, 7)
        About the rooms' centres, metres.
    weight : (N,)
        Of the relations of each subject.
    """
    every = torch.cat([boxes, batch.room])
    total, count = boxes.new_zeros(()), 0
    for (name, of_floor), (subjects, objects, told) in batch.rules.items():
        rule = rule_for(name, of_floor)
        assert rule is not None
        gaps = rule.guide(every[subjects], every[objects], told)
        miss = (gaps + SLACK).clamp(min=0, max=1.5).sum(dim=1)
        total = total + (miss * weight[subjects]).sum()
        count += len(subjects)
    return total / max(count, 1)


def overlap_loss(batch: Batch, boxes: Tensor, clean: Tensor, weight: Tensor) -> Tensor:
    """Mean over the nodes of how deep they are in each other, beyond how deep they really are, metres."""
    a, b = batch.pairs
    near = torch.nonzero((boxes[a, 3:5] - boxes[b, 3:5]).norm(dim=1) < 3.0)[:, 0]
    a, b = a[near], b[near]
    deep = (-separations(boxes[a], boxes[b]).amax(dim=1)).clamp(min=0)
    allowed = (-separations(clean[a], clean[b]).amax(dim=1)).clamp(min=0)
    return ((deep - allowed).clamp(min=0) * weight[a]).sum() / max(len(boxes), 1)


def step_loss(network: LayoutNetwork, batch: Batch, generator: torch.Generator) -> dict[str, Tensor]:
    """Losses of one batch: weighted error of the predicted clean boxes, relations they should hold, overlaps."""
    graph, clean = batch.graph, batch.code
    # Logit-normal noise levels (Esser et al. 2024), with some at the very end where layouts become exact.
    level = torch.sigmoid(torch.randn(graph.room.shape[0], generator=generator) * 1.2 - 0.1)
    sigma = level[graph.graph]
    known = known_mask(graph, generator)
    noise = torch.randn(clean.shape, generator=generator)
    noisy = torch.where(known > 0, clean, (1 - sigma[:, None]) * clean + sigma[:, None] * noise)
    predicted = network(graph, noisy, sigma, known)
    predicted = torch.where(known > 0, clean, predicted)
    error = ((predicted - clean).square() * LOSS_WEIGHTS).sum(dim=1)
    boxes = decode_boxes(graph, predicted)
    away = (predicted - clean).abs().detach()
    return {
        "boxes": (error / (sigma.square() + 0.06)).mean(),
        "relations": relation_loss(batch, boxes, 1 - sigma),
        "overlaps": overlap_loss(batch, boxes, decode_boxes(graph, clean), 1 - sigma),
        "position": away[:, POSITION].mean(),
        "size": away[:, SIZE].mean(),
        "facing": away[:, FACING].mean(),
    }


FIGURES = ("boxes", "relations", "overlaps", "position", "size", "facing")
SHARES = {PROCEDURAL: 0.36, "SG-FRONT": 0.20, "ProcTHOR": 0.44}
"""Of every batch. ProcTHOR's rooms are the ones that a composed room is held against."""


def network_for(out: Path, terms: Terms, start: Path | None) -> LayoutNetwork:
    """The network of a training in `out`: the one it began with if there is one, else a new one, from the weights in
    the folder `start` if that is given."""
    begun = out / "config.json"
    if begun.exists():
        return LayoutNetwork(**json.loads(begun.read_text("utf-8")))
    network = LayoutNetwork(**terms.config)
    if start is not None:
        config, state, _ = read_weights(WEIGHTS, start)
        sizes = {name: config[name] for name in ("hidden", "encoder_layers", "denoiser_layers", "heads")}
        network = LayoutNetwork(**terms.config, **sizes)
        adopt(network, terms, config, state)
    return network


def train(
    out: Path,
    *,
    steps: int = 5500,
    rooms: int = 9_000,
    batch: int = 32,
    seed: int = 0,
    peak: float = 6e-4,
    real: Mapping[str, Sequence[Scene]] | None = None,
    repeats: int = 24,
    sources: str = "procedural rooms",
    start: Path | None = None,
    network: LayoutNetwork | None = None,
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    Parameters
    ----------
    rooms : int
        How many procedural rooms are drawn at first.
    real : mapping of str to sequence of Scene
        Real rooms by source (see `SHARES`); each is learnt from in `repeats` guises.
    sources : str
        What the card says of the data.
    start : Path, optional
        Folder with weights to start from.
    network : LayoutNetwork, optional
        A network of another size, instead.
    """
    torch.manual_seed(seed)
    real = real or {}
    network = network or network_for(out, Terms.current(chain(*real.values())), start)
    optimizer = torch.optim.AdamW(network.parameters(), lr=peak, weight_decay=1e-4, betas=(0.9, 0.98))
    run = TrainingRun(out, network, Ema(network), optimizer, FIGURES)
    (out / "config.json").write_text(json.dumps(network.config), "utf-8")
    with ExamplePool(out / "examples", jobs_of(rooms, real, repeats, seed, network.terms)) as pool:
        _run(run, network, optimizer, pool, steps=steps, batch=batch, seed=seed, peak=peak)
        graphs = pool.count
    run.save()
    weights = out / WEIGHTS
    save_weights(weights, run.ema.module, network.config)
    _write_card(out, run, network, sources, {"batch": batch, "seed": seed, "graphs": graphs}, start)
    return weights


def _run(
    run: TrainingRun,
    network: LayoutNetwork,
    optimizer: torch.optim.Optimizer,
    pool: ExamplePool,
    *,
    steps: int,
    batch: int,
    seed: int,
    peak: float,
) -> None:
    """Steps until there have been so many, taking in new examples now and then."""
    pool.collect()
    shares = [SHARES[name] for name in pool.sources]
    stream = batches(list(pool.sources.values()), shares, batch, np.random.default_rng((seed, run.step)))
    generator = torch.Generator()
    while run.step < steps:
        generator.manual_seed(seed * 1_000_003 + run.step)
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak, warmup=min(300, steps // 10)))
        losses = step_loss(network, next(stream), generator)
        total = losses["boxes"] + RELATIONS * losses["relations"] + OVERLAPS * losses["overlaps"]
        run.descend(total)
        run.advance({name: float(losses[name].detach()) for name in FIGURES}, batch, log_every=50)
        if run.step % 20 == 0:
            pool.collect()


def _write_card(
    out: Path, run: TrainingRun, network: LayoutNetwork, sources: str, facts: Mapping[str, int], start: Path | None
) -> None:
    write_card(
        out / "layout.md",
        "Layout network",
        "Imagines boxes (position, size, facing) for the nodes of a scene graph in a given room: flow matching that "
        "predicts clean boxes, with messages between nodes at every step.",
        {
            "data": f"{sources}; {facts['graphs']} graphs, relations drawn at random among those that hold",
            "seed": facts["seed"],
            "steps": f"{run.step} of {facts['batch']} graphs",
            "started from": "nothing" if start is None else "weights trained before on fewer words",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in network.parameters()):,}",
        },
        {},
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training."""
    parser = argparse.ArgumentParser(prog="train layout", description="Train the layout network.")
    parser.add_argument("--out", type=Path, default=Path("runs/layout"))
    parser.add_argument("--steps", type=int, default=5500)
    parser.add_argument("--rooms", type=int, default=9_000)
    parser.add_argument("--repeats", type=int, default=24, help="guises of every real room")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--peak", type=float, default=6e-4, help="highest learning rate")
    parser.add_argument("--start", type=Path, default=None, help="weights (or their folder) to start from")
    parser.add_argument("--data", type=Path, default=None, help="folder with sgfront-dev and procthor, if there is one")
    given = parser.parse_args(argv)
    real: dict[str, list[Scene]] = {}
    sources = "procedural rooms"
    if given.data is not None:
        from models.training.real_rooms import real_rooms

        real, told = real_rooms(given.data)
        sources = f"procedural rooms, {told}"
    start = given.start if given.start is None or given.start.is_dir() else given.start.parent
    weights = train(
        given.out,
        steps=given.steps,
        rooms=given.rooms,
        repeats=given.repeats,
        batch=given.batch,
        seed=given.seed,
        peak=given.peak,
        real=real,
        sources=sources,
        start=start,
    )
    print(weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
