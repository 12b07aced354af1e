"""The shapes that are compared: imagined ones, held-out ones, and those of the pool the denoiser was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS, PartMesh
from models.errors import MeshingError
from models.evaluation.shape_metrics import Floats, field_points, part_shares
from models.procedural.company import RULES, owed
from models.procedural.families import STYLE_NAMES, Furniture, draw_size, make
from models.procedural.sdf import Field, sample_field
from models.shapes.kinship import noise_seed, shared_attributes, style_vector
from models.shapes.meshing import joined, mesh_field, one_hot_scores
from models.shapes.model import QUALITIES, ShapeModel, ShapeRequest
from models.training.autoencoder import HELD_OUT_SEED
from models.training.shapes import POOL_FILE, Conditioned, draw_conditioned, pool_random

Size = tuple[float, float, float]

AT_SURFACE = 0.34
"""Truncated distances below this count as at the surface: one voxel to either side."""
OFF_CATALOGUE = 0.15
"""Spread of the logarithm of a random node's sides about the catalogue's."""


@dataclass(frozen=True, eq=False)
class Sample:
    """Points (N, 3) in metres over the surface of a shape that fills a box of `size`, and the shares of its parts."""

    points: Floats
    size: Size
    parts: Floats


@lru_cache(maxsize=1)
def shape_model(weights: Path | None) -> ShapeModel:
    """The model, read once a process."""
    return ShapeModel.load(weights, "cpu")


def held_out_random(seed: int, *what: int) -> np.random.Generator:
    """Random numbers of a stream that no training draws from."""
    return np.random.default_rng((HELD_OUT_SEED, 2, seed, *what))


def held_out_shapes(category: str, count: int, rng: np.random.Generator) -> list[Conditioned]:
    """Shapes with their neighbours, drawn exactly as those of the pool are, with other random numbers."""
    return [draw_conditioned(rng, [category]) for _ in range(count)]


@lru_cache(maxsize=1)
def trained_shapes(names: tuple[str, ...], seed: int, shapes: int, most: int) -> dict[str, list[Conditioned]]:
    """The first shapes of each category in the pool that `models.training.shapes` encodes; at most so many of each.

    Parameters
    ----------
    names : tuple of str
        The categories of the denoiser, in its order: with others, other shapes are drawn.
    seed, shapes : int
        Of the training, as its card says.
    """
    found: dict[str, list[Conditioned]] = {name: [] for name in names}
    for index in range(max(1, shapes // POOL_FILE)):
        rng = pool_random(seed, index)
        for _ in range(min(shapes, POOL_FILE)):
            made = draw_conditioned(rng, names)
            if len(found[made.piece.category]) < most:
                found[made.piece.category].append(made)
        if all(len(rows) == most for rows in found.values()):
            break
    return found


def parts_of_field(distance: npt.NDArray[np.float32], labels: npt.NDArray[np.integer]) -> Floats:
    """Shares of the parts (P,) among the samples at a field's surface."""
    return part_shares(labels[np.abs(distance) < AT_SURFACE], len(PARTS))


def of_family(shape: Furniture, count: int, rng: np.random.Generator) -> Sample:
    """A shape as its family makes it."""
    return of_field(sample_field(shape.solids), shape.size, count, rng)


def of_field(field: Field, size: Size, count: int, rng: np.random.Generator) -> Sample:
    """A sampled field in a box."""
    points = field_points(field.distance, size, count, rng)
    return Sample(points, size, parts_of_field(field.distance, field.part))


def imagined(
    model: ShapeModel, requests: Sequence[ShapeRequest], quality: str, count: int, rng: np.random.Generator
) -> list[Sample | None]:
    """What the model makes of requests; None where it makes nothing worth drawing."""
    found: list[Sample | None] = []
    for request, latent in zip(requests, model.sample(requests, quality=quality), strict=True):
        distance, scores = model.decode(latent)
        try:
            points = field_points(joined(distance), request.size, count, rng)
        except MeshingError:
            found.append(None)
        else:
            found.append(Sample(points, request.size, parts_of_field(distance, scores.argmax(axis=0))))
    return found


def imagined_meshes(model: ShapeModel, requests: Sequence[ShapeRequest], quality: str) -> list[PartMesh | None]:
    """Meshes as the pipeline makes them; None where nothing worth drawing came out."""
    found: list[PartMesh | None] = []
    for request, latent in zip(requests, model.sample(requests, quality=quality), strict=True):
        try:
            found.append(model.mesh(latent, request.size, quality=quality))
        except MeshingError:
            found.append(None)
    return found


def family_mesh(shape: Furniture, quality: str) -> PartMesh:
    """A shape as its family makes it, meshed like an imagined one."""
    field = sample_field(shape.solids)
    return mesh_field(field.distance, one_hot_scores(field.part), shape.size, QUALITIES[quality].faces)


def random_style(rng: np.random.Generator) -> tuple[float, ...]:
    """A style vector."""
    return tuple(float(v) for v in rng.random(len(STYLE_NAMES)))


def free_requests(shapes: Sequence[Conditioned], seed: int) -> list[ShapeRequest]:
    """The boxes and the neighbours of these shapes, and nothing else asked for."""
    return [
        ShapeRequest(s.piece.category, s.piece.size, noise_seed(seed, s.piece.category, i), context=s.context)
        for i, s in enumerate(shapes)
    ]


def request_like(shape: Conditioned, seed: int, index: int) -> ShapeRequest:
    """Everything that decided a shape, asked of the model."""
    piece = shape.piece
    noise = noise_seed(seed, f"{piece.category} like", index)
    return ShapeRequest(piece.category, piece.size, noise, piece.attributes, piece.style, shape.context)


SIBLING = 0.05
"""Spread of the logarithm of a sibling's sides about the first one's."""


def style_triples(
    model: ShapeModel, category: str, count: int, seed: int, rng: np.random.Generator
) -> list[list[ShapeRequest]]:
    """Threes: two as the program makes those of one style, at boxes a little apart, and one of another style.

    The second and the third have the same box.
    """
    names = model.attributes[category]

    def asked(what: str, size: Size) -> ShapeRequest:
        style = noise_seed(seed, what, 0)
        looks = style_vector(style, len(STYLE_NAMES))
        return ShapeRequest(category, size, style, shared_attributes(style, category, names), looks)

    rows = []
    for i in range(count):
        size = draw_size(rng, category)
        d, w, h = (float(v) for v in np.asarray(size) * np.exp(SIBLING * rng.standard_normal(3)))
        one, other = (f"{category} style {i} {k}" for k in range(2))
        rows.append([asked(one, size), asked(one, (d, w, h)), asked(other, (d, w, h))])
    return rows


def heeding(category: str, count: int, rng: np.random.Generator) -> list[Conditioned]:
    """Shapes whose neighbours decide something about them; none for a category that heeds nothing."""
    if not any(category in rule.categories for rule in RULES):
        return []
    found: list[Conditioned] = []
    while len(found) < count:
        drawn = draw_conditioned(rng, [category])
        if owed(category, drawn.context):
            found.append(drawn)
    return found


def heeding_like(shape: Conditioned, count: int, rng: np.random.Generator) -> list[Furniture]:
    """Other shapes of the family with the same box and the same neighbours."""
    spans = owed(shape.piece.category, shape.context)
    return [
        make(
            rng,
            shape.piece.category,
            shape.piece.size,
            {name: float(rng.uniform(*span)) for name, span in spans.items()},
        )
        for _ in range(count)
    ]


def random_node(model: ShapeModel, names: Sequence[str], seed: int, index: int) -> ShapeRequest:
    """What a designer's node may ask for: a size near the catalogue's, and now and then attributes and a style."""
    rng = held_out_random(seed, 3, index)
    category = names[int(rng.integers(len(names)))]
    size = np.asarray(draw_size(rng, category)) * np.exp(OFF_CATALOGUE * rng.standard_normal(3))
    asked = {name: float(rng.random()) for name in model.attributes[category] if rng.random() < 0.3}
    style = random_style(rng) if rng.random() < 0.5 else None
    box = (float(size[0]), float(size[1]), float(size[2]))
    return ShapeRequest(category, box, noise_seed(seed, "random node", index), asked, style)
