"""How good the shapes are: held-out reconstruction, sets of imagined shapes beside held-out ones, styles, meshes.

``python -m models.evaluation.shapes --json > shapes.json`` measures; ``--page docs/shapes.md`` writes the tables into
that page. A saved file is read again with ``--figures shapes.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from models.evaluation.report import page
from models.evaluation.shape_figures import Measured, Settings, Verdict, figures
from models.evaluation.shape_metrics import (
    READINGS,
    THOUSANDTHS,
    UNIT_BOX,
    Floats,
    chamfer,
    covered,
    distances,
    matched,
    normalised,
    occupancy_iou,
    recognised,
    surface_chamfer,
    surface_of,
    total_variation,
)
from models.evaluation.shape_samples import (
    AT_SURFACE,
    Sample,
    family_mesh,
    free_requests,
    heeding,
    heeding_like,
    held_out_random,
    held_out_shapes,
    imagined,
    imagined_meshes,
    of_family,
    of_field,
    random_node,
    request_like,
    shape_model,
    style_triples,
    trained_shapes,
)
from models.evaluation.shapes_report import section
from models.procedural.sdf import sample_field
from models.processes import cores, spread
from models.shapes.kinship import noise_seed
from models.shapes.meshing import is_watertight
from models.shapes.model import QUALITIES, ShapeModel, ShapeRequest
from models.training.shapes import Conditioned

INSIDE = 1e-4
"""Metres by which a mesh may leave its box, or fall short of it."""
NODES_A_TASK = 25


def measure(category: str, settings: Settings) -> Measured:
    """Measure one category."""
    model = shape_model(settings.weights)
    names = tuple(model.denoiser.categories)
    out = Measured(category)
    rng = held_out_random(settings.seed, 0, names.index(category))
    shapes = held_out_shapes(category, settings.count, rng)
    held_out = _reconstruct(model, shapes, settings, out, rng)
    pool = trained_shapes(names, settings.pool_seed, settings.pool_shapes, settings.training)[category]
    trained = [of_family(shape.piece, settings.points, rng) for shape in pool]
    requests = free_requests(shapes, settings.seed)
    made = _kept(imagined(model, requests, settings.quality, settings.points, rng), out)
    _compare_sets(made, held_out, trained, out)
    for name, source in (("training", pool), ("held out", held_out_shapes(category, settings.likes, rng))):
        out.values[f"asked like/{name}"] = _asked_like(model, source[: settings.likes], settings, out, rng)
    _compare_styles(model, category, settings, out, rng)
    _compare_contexts(model, category, settings, out, rng)
    return out


def _kept(samples: Sequence[Sample | None], out: Measured) -> list[Sample]:
    kept = [s for s in samples if s is not None]
    out.asked += len(samples)
    out.failed += len(samples) - len(kept)
    return kept


def _reconstruct(
    model: ShapeModel, shapes: Sequence[Conditioned], settings: Settings, out: Measured, rng: np.random.Generator
) -> list[Sample]:
    """Held-out shapes as samples, after they have been through the autoencoder."""
    ious, right, samples = [], [], []
    for shape in (s.piece for s in shapes):
        sampled = sample_field(shape.solids)
        distance, scores = model.decode(model.encode(sampled))
        ious.append(occupancy_iou(sampled.distance, distance))
        surface = np.abs(sampled.distance) < AT_SURFACE
        right.append(float((scores.argmax(axis=0) == sampled.part)[surface].mean()))
        samples.append(of_field(sampled, shape.size, settings.points, rng))
    out.values["IoU"], out.values["part accuracy"] = np.array(ious), np.array(right)
    return samples


def _compare_sets(made: list[Sample], held_out: list[Sample], trained: list[Sample], out: Measured) -> None:
    """1-NNA, COV and MMD of the imagined, and of the pool's own shapes as the best that can be; nearest of the pool."""
    for reading in READINGS:
        a, b, c = ([normalised(s.points, s.size, reading) for s in some] for some in (made, held_out, trained))
        within = distances(b)
        for kind, some in (("imagined", a), ("families", c[: len(b)])):
            if not some:
                continue
            between = distances(some, b)
            start = f"{reading}/{kind}/"
            out.values[start + "1-NNA"] = recognised(distances(some), between, within).astype(np.float64)
            out.values[start + "COV"] = covered(between).astype(np.float64)
            out.values[start + "MMD"] = THOUSANDTHS * matched(between)
        if reading == UNIT_BOX and c:
            for kind, some in (("imagined", a), ("held out", b)):
                out.values[f"nearest training/{kind}"] = THOUSANDTHS * distances(some, c).min(axis=1, initial=np.inf)
    shares = {k: np.mean([s.parts for s in v], axis=0) for k, v in (("i", made), ("h", held_out), ("t", trained)) if v}
    for kind, letter in (("imagined", "i"), ("families", "t")):
        if letter in shares:
            out.values[f"part shares/{kind}"] = np.array([total_variation(shares[letter], shares["h"])])


def _asked_like(
    model: ShapeModel, shapes: Sequence[Conditioned], settings: Settings, out: Measured, rng: np.random.Generator
) -> Floats:
    """Distance of what is imagined from the shape that it was asked to be like."""
    requests = [request_like(shape, settings.seed, i) for i, shape in enumerate(shapes)]
    found = imagined(model, requests, settings.quality, settings.points, rng)
    _kept(found, out)
    apart = [
        chamfer(*(normalised(s.points, s.size, UNIT_BOX) for s in (mine, of_family(shape.piece, settings.points, rng))))
        for mine, shape in zip(found, shapes, strict=True)
        if mine is not None
    ]
    return THOUSANDTHS * np.array(apart)


def _compare_styles(
    model: ShapeModel, category: str, settings: Settings, out: Measured, rng: np.random.Generator
) -> None:
    """Chamfer distances of pairs of one style and of unrelated pairs."""
    found: dict[str, list[float]] = {}
    for requests in style_triples(model, category, settings.triples, settings.seed, rng):
        meshes = imagined_meshes(model, requests, settings.quality)
        out.asked += len(meshes)
        out.failed += sum(mesh is None for mesh in meshes)
        kept = [mesh for mesh in meshes if mesh is not None]
        if len(kept) < len(meshes):
            continue
        for reading in READINGS:
            one, alike, other = (surface_of(mesh, reading, settings.pair_points, rng) for mesh in kept)
            for name, second in (("same style", alike), ("unrelated", other)):
                apart = surface_chamfer(one, second, settings.pair_points, rng)
                found.setdefault(f"{reading}/imagined/{name}", []).append(apart)
    out.values |= {name: THOUSANDTHS * np.array(values) for name, values in found.items()}


def _compare_contexts(
    model: ShapeModel, category: str, settings: Settings, out: Measured, rng: np.random.Generator
) -> None:
    """What its neighbours change about a shape, and whether that is what the families make of them.

    Each shape is imagined twice from the same noise, told of its neighbours and not told; both are compared with what
    the family makes of these neighbours.
    """
    found: dict[str, list[float]] = {}
    for i, shape in enumerate(heeding(category, settings.likes, rng)):
        size = shape.piece.size
        noise = noise_seed(settings.seed, f"{category} context", i)
        requests = [ShapeRequest(category, size, noise, context=c) for c in (shape.context, ())]
        meshes = [m for m in imagined_meshes(model, requests, settings.quality) if m is not None]
        out.asked += 2
        out.failed += 2 - len(meshes)
        if len(meshes) < 2:
            continue
        wanted = [family_mesh(piece, settings.quality) for piece in heeding_like(shape, settings.company, rng)]
        surfaces = [surface_of(m, UNIT_BOX, settings.points, rng) for m in (*meshes, *wanted)]
        told, untold, rest = surfaces[0], surfaces[1], surfaces[2:]
        found.setdefault("context/moved by", []).append(surface_chamfer(told, untold, settings.points, rng))
        for name, one in (("told", told), ("not told", untold)):
            nearest = min(surface_chamfer(one, other, settings.points, rng) for other in rest)
            found.setdefault(f"context/{name}", []).append(nearest)
    out.values |= {name: THOUSANDTHS * np.array(values) for name, values in found.items()}


def examine(indices: Sequence[int], settings: Settings, names: Sequence[str]) -> list[Verdict]:
    """Of each random node: whether a mesh came out, whether it is watertight, inside its box, and within its budget."""
    model = shape_model(settings.weights)
    found = []
    for index in indices:
        request = random_node(model, names, settings.seed, index)
        (mesh,) = imagined_meshes(model, [request], settings.quality)
        if mesh is None:
            found.append((False, False, False, False))
            continue
        depth, width, height = request.size
        box = np.array([[-depth / 2, -width / 2, 0], [depth / 2, width / 2, height]])
        fits = bool(np.abs(mesh.bounds - box).max() <= INSIDE)
        found.append((True, is_watertight(mesh), fits, len(mesh.faces) <= QUALITIES[settings.quality].faces))
    return found


def run(categories: Sequence[str], settings: Settings, jobs: int) -> dict[str, Any]:
    """Measure these categories and random nodes of them, telling progress on standard error.

    Raises
    ------
    KeyError
        If the model does not know a category.
    """
    start = time.perf_counter()
    model = shape_model(settings.weights)
    known = sorted(model.categories)
    unknown = sorted(set(categories) - set(known))
    if unknown:
        raise KeyError(f"no shapes of category {unknown[0]!r} were trained on; there are {', '.join(known)}")
    names = sorted(categories) or known
    found = []
    for k, measured in enumerate(spread(partial(measure, settings=settings), names, jobs)):
        found.append(measured)
        _tell(f"{measured.category} ({k + 1} of {len(names)} categories, {time.perf_counter() - start:.0f} s)")
    tasks = [range(i, min(i + NODES_A_TASK, settings.nodes)) for i in range(0, settings.nodes, NODES_A_TASK)]
    meshes: list[Verdict] = []
    for verdicts in spread(partial(examine, settings=settings, names=names), tasks, jobs):
        meshes += verdicts
        _tell(f"{len(meshes)} of {settings.nodes} meshes")
    return {
        "weights": model.version,
        "categories": names,
        **figures(found, meshes, settings),
        "seconds": round(time.perf_counter() - start, 1),
    }


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, or read figures, and print them or write them into a page."""
    usual = Settings()
    parser = argparse.ArgumentParser(prog="python -m models.evaluation.shapes", description=__doc__)
    parser.add_argument("--categories", nargs="*", default=[], help="default: all that the model knows")
    parser.add_argument("--count", type=int, default=usual.count, help="imagined and held-out shapes a category")
    parser.add_argument("--training", type=int, default=usual.training, help="shapes of the pool to be near to")
    parser.add_argument("--nodes", type=int, default=usual.nodes, help="random nodes whose meshes are examined")
    parser.add_argument("--points", type=int, default=usual.points, help="on each surface")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--quality", choices=tuple(QUALITIES), default=usual.quality)
    parser.add_argument("--pool-seed", type=int, default=usual.pool_seed, help="of the denoiser's training")
    parser.add_argument("--pool-shapes", type=int, default=usual.pool_shapes, help="size of the denoiser's pool")
    parser.add_argument("--weights", type=Path, help="a folder with other weights than the shipped ones")
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--figures", type=Path, help="what --json printed, instead of measuring")
    parser.add_argument("--page", type=Path, help="write the tables into this page, between its marks")
    given = parser.parse_args(sys.argv[1:] if argv is None else argv)
    if given.figures is not None:
        out = json.loads(given.figures.read_text("utf-8"))
    else:
        settings = Settings(
            count=given.count,
            training=given.training,
            likes=max(1, given.count // 3),
            triples=max(1, given.count // 4),
            points=given.points,
            nodes=given.nodes,
            seed=given.seed,
            quality=given.quality,
            pool_seed=given.pool_seed,
            pool_shapes=given.pool_shapes,
            weights=given.weights,
        )
        try:
            out = {"command": command_of(given)} | run(given.categories, settings, given.jobs)
        except KeyError as error:
            parser.error(str(error.args[0]))
    if given.page is not None:
        given.page.write_text(page(given.page.read_text("utf-8"), section(out)), "utf-8")
    if given.json:
        print(json.dumps(out))
    elif given.page is None:
        print(section(out))
    return 0


def command_of(given: argparse.Namespace) -> str:
    """What to type for the same figures."""
    usual = Settings()
    words = ["python -m models.evaluation.shapes", *(["--categories", *given.categories] if given.categories else [])]
    for name in ("count", "training", "nodes", "points", "seed", "quality", "pool_seed", "pool_shapes"):
        if getattr(given, name) != getattr(usual, name):
            words.append(f"--{name.replace('_', '-')} {getattr(given, name)}")
    return " ".join(words)


if __name__ == "__main__":
    sys.exit(main())
