"""How crisp restored shapes are: whether flat sides shade flat, and whether thin boards and posts survive whole.

``python -m models.evaluation.crispness`` sends held-out shapes of every category through the autoencoder and the mesher
and compares the meshes with the solids they were made of.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from composer.mesh import PartMesh
from models.errors import MeshingError
from models.evaluation.intervals import Figure, average, proportion
from models.evaluation.shape_metrics import distances_to
from models.procedural.families import FAMILIES, make
from models.procedural.sdf import BOX_SAMPLES, Placed, RoundBox, RoundCone, sample_field
from models.shapes.model import ShapeModel

Floats = npt.NDArray[np.float64]

THIN = (0.015, 0.025)
"""Metres: what is this thick is a thin board or post."""
WHOLE = 0.95
"""Share of the middle of a board that must be there."""
POINTS = 20_000
"""Points on a mesh at which its shading is looked at."""
LEAST_POINTS = 40
"""Sides with fewer are too small to be seen as flat."""
CLEAR = 3.0
"""Samples from the edges of a side, and from anything else, within which its shading does not count."""
FLAT = 3.0
"""Degrees of spread up to which a side shades flat."""
SEED = 991_000
"""Shapes from this seed on are never trained on."""


@dataclass(frozen=True)
class Crispness:
    """One restored mesh beside the solids it was made of.

    Parameters
    ----------
    category : str
    spreads : tuple of float
        Of every flat side, the root mean square angle between the shading normals and their mean, degrees.
    areas : tuple of float
        Share of the mesh's surface that was looked at on each of these sides.
    thin, whole : int
        Boards and posts of about 2 cm, and those of them that are whole.
    """

    category: str
    spreads: tuple[float, ...]
    areas: tuple[float, ...]
    thin: int
    whole: int


def crispness(category: str, solids: Sequence[Placed], mesh: PartMesh, rng: np.random.Generator) -> Crispness:
    """Measure one mesh in the frame of its solids."""
    sample = float(np.ptp(mesh.vertices, axis=0).max()) / (2 * BOX_SAMPLES)
    found = _sides(solids, mesh, sample, rng)
    boards = [b for b in (_middle(placed) for placed in solids if not placed.cut) if b is not None]
    whole = sum(_is_whole(points, thickness, solids, mesh, sample) for points, thickness in boards)
    return Crispness(category, tuple(s for s, _ in found), tuple(a for _, a in found), len(boards), whole)


def _sides(
    solids: Sequence[Placed], mesh: PartMesh, sample: float, rng: np.random.Generator
) -> list[tuple[float, float]]:
    """Spread and share of the surface of every flat side of a box that stands free."""
    points, normals = _shading(mesh, rng)
    away = np.stack([_distance(placed, points) for placed in solids])
    sides = []
    for i, placed in enumerate(solids):
        box = placed.solid
        straight = np.allclose(placed.matrix.T @ placed.matrix, np.eye(3), atol=1e-6)
        if placed.cut or placed.blend or not isinstance(box, RoundBox) or box.foot != 1.0 or not straight:
            continue
        others = np.delete(np.abs(away), i, axis=0)
        free = others.min(axis=0) > CLEAR * sample if len(others) else np.ones(len(points), np.bool_)
        local = (points - np.asarray(placed.center)) @ placed.matrix
        turned = normals @ placed.matrix
        half = np.asarray(box.half)
        inner = np.abs(local) < half - box.radius - CLEAR * sample
        for axis in range(3):
            within = free & np.delete(inner, axis, axis=1).all(axis=1)
            for side in (-1.0, 1.0):
                near = np.abs(side * local[:, axis] - half[axis]) < CLEAR * sample / 2
                chosen = within & near & (side * turned[:, axis] > 0.5)
                if chosen.sum() < LEAST_POINTS:
                    continue
                mean = turned[chosen].mean(axis=0)
                angle = np.arccos(np.clip(turned[chosen] @ (mean / np.linalg.norm(mean)), -1, 1))
                sides.append((float(np.degrees(np.sqrt(np.square(angle).mean()))), float(chosen.mean())))
    return sides


def _shading(mesh: PartMesh, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Points drawn evenly over a mesh, and the normals that it is shaded with there."""
    corner = mesh.vertices[mesh.faces].astype(np.float64)
    area = np.linalg.norm(np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), axis=1)
    face = rng.choice(len(area), POINTS, p=area / area.sum())
    weight = rng.dirichlet((1.0, 1.0, 1.0), POINTS)
    points = np.einsum("nk,nki->ni", weight, corner[face])
    normals = np.einsum("nk,nki->ni", weight, mesh.normals[mesh.faces[face]].astype(np.float64))
    return points, normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def _distance(placed: Placed, points: Floats) -> Floats:
    x, y, z = points.astype(np.float32).T
    return np.asarray(placed.distance(x, y, z), np.float64)


def _middle(placed: Placed) -> tuple[Floats, float] | None:
    """Points (N, 3) in the middle of a thin board or post, and how thick it is; None if it is neither."""
    solid = placed.solid
    if isinstance(solid, RoundBox):
        half = np.asarray(solid.half)
    elif isinstance(solid, RoundCone):
        half = np.array([max(solid.low, solid.high)] * 2 + [solid.half])
    else:
        return None
    half = half * np.linalg.norm(placed.matrix, axis=0)
    thickness = 2 * float(half.min())
    if not THIN[0] <= thickness <= THIN[1]:
        return None
    spans = [np.linspace(-0.9, 0.9, 25) if h > 1.5 * half.min() else np.zeros(1) for h in half]
    grid = np.stack(np.meshgrid(*spans, indexing="ij"), axis=-1).reshape(-1, 3)
    local = grid * (half / np.linalg.norm(placed.matrix, axis=0))
    return local @ placed.matrix.T + np.asarray(placed.center), thickness


def _is_whole(points: Floats, thickness: float, solids: Sequence[Placed], mesh: PartMesh, sample: float) -> bool:
    """Whether the surface is everywhere as near to the middle of a board as it should be, or the middle is inside."""
    for placed in solids:
        if placed.cut:
            points = points[_distance(placed, points) > 0]
    if not len(points):
        return True
    away = distances_to(mesh.vertices, mesh.faces, points, signed=True)
    return bool((away < thickness / 2 + sample / 2).mean() >= WHOLE)


def measure(model: ShapeModel, count: int, categories: Sequence[str], quality: str) -> list[Crispness]:
    """Held-out shapes of every category, `count` of each; those without a mesh have lost everything."""
    rows = []
    for i, category in enumerate(categories):
        rng = np.random.default_rng((SEED, i))
        for _ in range(count):
            made = make(rng, category)
            try:
                mesh = model.mesh(model.encode(sample_field(made.solids)), made.size, quality=quality)
            except MeshingError:
                thin = sum(_middle(placed) is not None for placed in made.solids if not placed.cut)
                rows.append(Crispness(category, (), (), thin, 0))
                continue
            rows.append(crispness(category, made.solids, mesh, rng))
    return rows


def summary(rows: Sequence[Crispness]) -> dict[str, Figure]:
    """What the rows come to, with 95 % intervals over shapes."""
    flat = [row for row in rows if row.areas]
    spread = [np.array([np.average(row.spreads, weights=row.areas)]) for row in flat]
    within = [np.array([np.average(np.asarray(row.spreads) <= FLAT, weights=row.areas)]) for row in flat]
    thin = [row for row in rows if row.thin]
    return {
        "spread of the normals on flat sides, degrees": average(spread),
        "share of the flat surface that shades flat": average(within),
        "boards and posts of 2 cm that are whole": proportion([row.whole for row in thin], [row.thin for row in thin]),
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Measure the shipped autoencoder and print a table."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluation.crispness", description=__doc__)
    parser.add_argument("--count", type=int, default=2, help="shapes of each category")
    parser.add_argument("--categories", nargs="*", default=sorted(FAMILIES))
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    model = ShapeModel.load()
    rows = measure(model, options.count, options.categories, options.quality)
    totals = summary(rows)
    if options.json:
        print(json.dumps({"weights": model.version, "figures": {name: f.as_list() for name, f in totals.items()}}))
        return
    print("| category | spread, degrees | boards and posts of 2 cm | whole |\n|---|--:|--:|--:|")
    for category in options.categories:
        own = [row for row in rows if row.category == category]
        spreads = np.concatenate([row.spreads for row in own])
        areas = np.concatenate([row.areas for row in own])
        spread = f"{np.average(spreads, weights=areas):.1f}" if len(areas) else "–"
        thin, whole = sum(row.thin for row in own), sum(row.whole for row in own)
        print(f"| {category.replace('_', ' ')} | {spread} | {thin or '–'} | {whole if thin else '–'} |")
    for name, figure in totals.items():
        print(f"\n{name}: {figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f}, {figure.n})")


if __name__ == "__main__":
    main()
