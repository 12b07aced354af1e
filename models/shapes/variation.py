"""Working on a latent: what of it stays, how two are mixed, and the main directions of a category."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from composer.mesh import PARTS
from composer.vocabulary import category as category_named
from models.procedural.sdf import GRID_SAMPLES, grid_axis

if TYPE_CHECKING:
    from models.shapes.model import ShapeModel

Latent = npt.NDArray[np.float32]
Cells = npt.NDArray[np.bool_]
Region = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Two opposite corners in unit-box coordinates: (-1, -1, -1) is back, right, below, (1, 1, 1) front, left, above."""

SIDE = GRID_SAMPLES // 8
"""Cells of a latent along an axis."""
FORMS = ("form 1", "form 2", "form 3")
"""Names under which a node's attributes hold how far it is moved along its category's main directions, in [-1, 1]."""
SAMPLES = 128
"""Codes from which the directions of a category are found."""
REACH = 2.0
"""Standard deviations of the category to which an amount of 1 moves."""


def cells_in(region: Region) -> Cells:
    """Which cells (8, 8, 8) of a latent have their centres in a region of the unit box, its border included."""
    centres = grid_axis().reshape(SIDE, -1).mean(axis=1)
    low, high = np.minimum(*region), np.maximum(*region)
    x, y, z = ((low[i] <= centres) & (centres <= high[i]) for i in range(3))
    return x[:, None, None] & y[None, :, None] & z[None, None, :]


def cells_of(part: str, distance: npt.NDArray[np.float32], scores: npt.NDArray[np.float32]) -> Cells:
    """Which cells (8, 8, 8) of a latent hold a surface of a part.

    Parameters
    ----------
    part : str
        One of `composer.mesh.PARTS`.
    distance : (N, N, N) float32
        As decoded, truncated; N is a multiple of 8.
    scores : (P, N, N, N) float32

    Raises
    ------
    ValueError
        If there is no such part.
    """
    if part not in PARTS:
        raise ValueError(f"there is no part {part!r}; there are {', '.join(PARTS)}")
    near = np.abs(distance) < 0.5  # within one and a half voxels: beyond, what a sample is labelled means little
    found = near & (scores.argmax(axis=0) == PARTS.index(part))
    k = len(distance) // SIDE
    held: Cells = found.reshape(SIDE, k, SIDE, k, SIDE, k).any(axis=(1, 3, 5))
    return held


def blend(a: Latent, b: Latent, share: float) -> Latent:
    """A latent between two: along the arc, so that it is as large as they are and not flatter.

    Standardised latents are nearly as long as each other and far from parallel; a straight mean would be shorter by up
    to a third, and decode to something blurred.

    Parameters
    ----------
    a, b : (C, 8, 8, 8) float32
    share : float in [0, 1]
        Of `b`; 0 gives `a` and 1 gives `b`, bit for bit.

    Raises
    ------
    ValueError
        If the share lies outside, or the latents are not of one kind.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"the share must lie in [0, 1], not {share:g}")
    if a.shape != b.shape:
        raise ValueError(f"latents of {a.shape} and {b.shape} cannot be blended")
    if share in (0, 1):
        return np.array(b if share else a)
    first, second = a.astype(np.float64), b.astype(np.float64)
    lengths = float(np.linalg.norm(first)) * float(np.linalg.norm(second))
    cosine = float(np.vdot(first, second)) / max(lengths, 1e-12)
    angle = np.arccos(np.clip(cosine, -1, 1))
    if np.sin(angle) < 1e-3:  # (nearly) the same or opposite: there is no one arc
        return ((1 - share) * first + share * second).astype(np.float32)
    mixed = (np.sin((1 - share) * angle) * first + np.sin(share * angle) * second) / np.sin(angle)
    return np.asarray(mixed, np.float32)


@dataclass(frozen=True, eq=False)
class Directions:
    """The main directions of a category in the space of codes.

    Attributes
    ----------
    steps : (D, K) float32
        What an amount of 1 adds to a code, the direction in which most differs first.
    """

    steps: npt.NDArray[np.float32]


def directions(model: ShapeModel, category: str) -> Directions:
    """The main directions of a category: of codes for its usual box, which depend on nothing but the weights.

    Raises
    ------
    KeyError
        If the weights do not know the category.
    """
    return main_directions(model.codes(category, category_named(category).usual, SAMPLES))


def main_directions(codes: npt.NDArray[np.float32]) -> Directions:
    """The first principal components of codes (N, K), `REACH` standard deviations long.

    The sign of a component means nothing; the largest number of each is made positive, so that it is always the same.
    """
    rows = codes.astype(np.float64) - codes.mean(axis=0, dtype=np.float64)
    _, lengths, axes = np.linalg.svd(rows, full_matrices=False)
    steps = axes[: len(FORMS)] * (lengths[: len(FORMS), None] * REACH / np.sqrt(len(rows)))
    largest = np.take_along_axis(steps, np.abs(steps).argmax(axis=1)[:, None], axis=1)
    return Directions((steps * np.sign(largest)).astype(np.float32))


def form_of(attributes: Mapping[str, float]) -> tuple[float, ...]:
    """How far a node is moved along each main direction, in [-1, 1]."""
    return tuple(min(max(attributes.get(name, 0.0), -1.0), 1.0) for name in FORMS)


def shift_of(along: Directions, amounts: tuple[float, ...]) -> npt.NDArray[np.float32]:
    """What amounts along the main directions add to a code, (K,); zero where all are 0."""
    return np.asarray(np.asarray(amounts, np.float32) @ along.steps, np.float32)
