"""Train the layout network: ``python -m models.training.layout --out runs/layout``.

Rooms come from `models.procedural.rooms` and, where the folder is given, from SG-FRONT-form scenes and ProcTHOR houses
(a third of the former and a fifth of the latter are held out by a hash of their names). Training resumes from the last
checkpoint, logs its losses, and writes weights and a model card.
"""

from __future__ import annotations

import argparse
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from composer.relations.predicates import RULES
from composer.scene import Scene
from models.layout.features import (
    BOX_DIMS,
    FACING,
    POSITION,
    SIZE,
    LayoutGraph,
    RoomFrame,
    boxes_of,
    category_index,
    decode_boxes,
    encode_boxes,
    graph_of,
)
from models.layout.network import LayoutNetwork
from models.procedural.relate import jittered, relate, turned
from models.procedural.rooms import sample_room
from models.training.common import Ema, TrainingRun, learning_rate, machine, set_learning_rate, write_card
from models.weights import save_weights

LOSS_WEIGHTS = torch.tensor([1.0, 1.0, 0.6, 0.6, 0.6, 0.6, 0.8, 0.8])


@dataclass(frozen=True)
class Example:
    """A room as tensors with its boxes in the network's own terms, (N, BOX_DIMS)."""

    graph: LayoutGraph
    code: Tensor


def example_of(scene: Scene, rng: np.random.Generator) -> Example:
    """A random graph for a layout, as tensors."""
    related = relate(scene, rng)
    graph = graph_of(related)
    return Example(graph, encode_boxes(graph, boxes_of(related), RoomFrame.of(related).centre))


def procedural_examples(seed: int, count: int) -> list[Example]:
    """`count` procedural rooms from `seed` on."""
    torch.set_num_threads(1)
    found = []
    for k in range(seed, seed + count):
        scene = sample_room(k).scene()
        if scene.nodes:
            found.append(example_of(scene, np.random.default_rng((k, 1))))
    return found


def real_examples(scenes: Sequence[Scene], seed: int) -> list[Example]:
    """Each real scene once, turned, mirrored, scaled and related at random."""
    torch.set_num_threads(1)
    found = []
    for k, scene in enumerate(scenes):
        rng = np.random.default_rng((seed, k))
        moved = turned(scene, int(rng.integers(4)), bool(rng.random() < 0.5))
        found.append(example_of(jittered(moved, rng), rng))
    return found


def batches(examples: Sequence[Example], size: int, rng: np.random.Generator) -> Iterator[tuple[LayoutGraph, Tensor]]:
    """Batches in random order, for ever."""
    while True:
        order = rng.permutation(len(examples))
        for start in range(0, len(order) - size + 1, size):
            chosen = [examples[i] for i in order[start : start + size]]
            yield LayoutGraph.collate([e.graph for e in chosen]), torch.cat([e.code for e in chosen])


def known_mask(graph: LayoutGraph, generator: torch.Generator) -> Tensor:
    """What is given of each box, (N, BOX_DIMS): in a third of the rooms some boxes, in a fifth some sizes."""
    graphs = graph.room.shape[0]
    rooms = torch.rand(graphs, 2, generator=generator)
    share = torch.rand(graphs, generator=generator)[graph.graph]
    chosen = torch.rand(graph.count, 2, generator=generator) < share[:, None]
    whole = chosen[:, 0] & (rooms[:, 0] < 0.33)[graph.graph]
    sized = chosen[:, 1] & (rooms[:, 1] < 0.2)[graph.graph]
    known = torch.zeros(graph.count, BOX_DIMS)
    known[whole] = 1
    known[:, SIZE][sized] = 1
    return known


def relation_loss(graph: LayoutGraph, predicted: Tensor, weight: Tensor) -> Tensor:
    """Mean positive gap of the relations in a batch, weighted by edge; the definition that the app checks."""
    boxes = decode_boxes(graph, predicted)
    names = list(predicate_columns())
    total, count = predicted.new_zeros(()), 0
    centre = predicted.new_zeros(2)
    for name in names:
        column = predicate_columns()[name]
        rows = torch.nonzero(graph.edge[:, column] > 0)[:, 0]
        if not len(rows):
            continue
        s, o = boxes[graph.edge_index[0, rows]], boxes[graph.edge_index[1, rows]]
        gaps = RULES[name].guide(s, o, centre.expand(len(rows), 2))
        miss = (gaps + 0.03).clamp(min=0, max=1.5).sum(dim=1)
        total = total + (miss * weight[graph.edge_index[0, rows]]).sum()
        count += len(rows)
    return total / max(count, 1)


def predicate_columns() -> dict[str, int]:
    """Column of each checkable predicate in the edge features."""
    from models.layout.features import predicate_index

    return {name: column for name, column in predicate_index().items() if name in RULES}


def step_loss(
    network: LayoutNetwork, graph: LayoutGraph, clean: Tensor, generator: torch.Generator
) -> dict[str, Tensor]:
    """Losses of one batch: weighted error of the predicted clean boxes, and of the relations they should hold."""
    graphs = graph.room.shape[0]
    # Logit-normal noise levels (Esser et al. 2024), with some at the very end where layouts become exact.
    level = torch.sigmoid(torch.randn(graphs, generator=generator) * 1.2)
    sigma = level[graph.graph]
    known = known_mask(graph, generator)
    noise = torch.randn(clean.shape, generator=generator)
    noisy = torch.where(known > 0, clean, (1 - sigma[:, None]) * clean + sigma[:, None] * noise)
    predicted = network(graph, noisy, sigma, known)
    predicted = torch.where(known > 0, clean, predicted)
    weight = 1 / (sigma.square() + 0.06)
    error = ((predicted - clean).square() * LOSS_WEIGHTS).sum(dim=1)
    return {
        "boxes": (error * weight).mean(),
        "relations": relation_loss(graph, predicted, (1 - sigma) * 1.0),
        "position": (predicted - clean)[:, POSITION].abs().mean().detach(),
        "size": (predicted - clean)[:, SIZE].abs().mean().detach(),
        "facing": (predicted - clean)[:, FACING].abs().mean().detach(),
    }


def _packed(make: Callable[[int], list[Example]], seed: int) -> bytes:
    # As bytes, since torch would otherwise hand every tensor over in shared memory with a file descriptor of its own.
    return pickle.dumps(make(seed))


def load_examples(rooms: int, seed: int, scenes: Sequence[Scene], repeats: int) -> list[Example]:
    """The training set: procedural rooms, and each real scene `repeats` times in other guises; two processes."""
    found: list[Example] = []
    chunk = max(1, min(500, rooms // 2))
    with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        for part in pool.map(
            partial(_packed, partial(procedural_examples, count=chunk)), range(seed, seed + rooms, chunk)
        ):
            found += pickle.loads(part)  # noqa: S301 (our own worker wrote it)
        if scenes:
            for part in pool.map(partial(_packed, partial(real_examples, scenes)), range(seed, seed + repeats)):
                found += pickle.loads(part)  # noqa: S301 (our own worker wrote it)
    return found


FIGURES = ("boxes", "relations", "position", "size", "facing")


def train(
    out: Path,
    *,
    steps: int = 5500,
    rooms: int = 12_000,
    batch: int = 48,
    seed: int = 0,
    peak: float = 6e-4,
    scenes: Sequence[Scene] = (),
    repeats: int = 12,
    sources: str = "procedural rooms",
    network: LayoutNetwork | None = None,
) -> Path:
    """Train or resume in `out` until `steps` are done, then write weights and card; returns the weights' path.

    Parameters
    ----------
    rooms : int
        How many procedural rooms are drawn at first.
    scenes : sequence of Scene
        Real rooms; each is learnt from in `repeats` guises.
    sources : str
        What the card says of the data.
    network : LayoutNetwork, optional
        An untrained network of another size.
    """
    torch.manual_seed(seed)
    network = network or LayoutNetwork(len(category_index()) + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=peak, weight_decay=1e-4, betas=(0.9, 0.98))
    run = TrainingRun(out, network, Ema(network), optimizer, FIGURES)
    cached = out / "examples.pickle"
    if not cached.exists():
        cached.write_bytes(pickle.dumps(load_examples(rooms, seed * 1_000_000, scenes, repeats)))
    examples: list[Example] = pickle.loads(cached.read_bytes())  # noqa: S301 (written just above)
    stream = batches(examples, min(batch, len(examples)), np.random.default_rng((seed, run.step)))
    generator = torch.Generator()
    while run.step < steps:
        generator.manual_seed(seed * 1_000_003 + run.step)
        set_learning_rate(optimizer, learning_rate(run.step, steps, peak, warmup=300))
        losses = step_loss(network, *next(stream), generator)
        optimizer.zero_grad(set_to_none=True)
        (losses["boxes"] + 4.0 * losses["relations"]).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        run.ema.update(network)
        run.advance({name: float(losses[name].detach()) for name in FIGURES}, batch, log_every=100)
    run.save()
    weights = out / "layout.safetensors"
    save_weights(weights, run.ema.module, network.config)
    write_card(
        out / "layout.md",
        "Layout network",
        "Imagines boxes (position, size, facing) for the nodes of a scene graph in a given room: flow matching that "
        "predicts clean boxes, with messages between nodes at every step.",
        {
            "data": f"{sources}; {len(examples)} graphs, relations drawn at random among those that hold",
            "seed": seed,
            "steps": f"{run.step} of {batch} graphs",
            "time": f"{run.seconds / 60:.0f} minutes",
            "machine": machine(),
            "parameters": f"{sum(p.numel() for p in network.parameters()):,}",
        },
        {},
    )
    return weights


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the training."""
    parser = argparse.ArgumentParser(prog="train layout", description="Train the layout network.")
    parser.add_argument("--out", type=Path, default=Path("runs/layout"))
    parser.add_argument("--steps", type=int, default=5500)
    parser.add_argument("--rooms", type=int, default=12_000)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, default=None, help="folder with sgfront-dev and procthor, if there is one")
    given = parser.parse_args(argv)
    scenes: list[Scene] = []
    sources = "procedural rooms"
    if given.data is not None:
        from models.training.real_rooms import real_rooms

        scenes, told = real_rooms(given.data)
        sources = f"procedural rooms, {told}"
    weights = train(
        given.out,
        steps=given.steps,
        rooms=given.rooms,
        batch=given.batch,
        seed=given.seed,
        scenes=scenes,
        sources=sources,
    )
    print(weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
