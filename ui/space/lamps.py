"""Lamps that light: warm light that falls off with distance, in a room that is dim otherwise.

The same sum lights vertices of a moving picture and pixels of a resting one, which adds the shadows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from composer.scene import Box
from composer.vocabulary import category

Vectors = npt.NDArray[np.floating[Any]]
DUSK = np.array([0.23, 0.27, 0.37])
"""What is left of the daylight, red, green and blue."""
WARM = np.array([1.0, 0.74, 0.45])
GLOW = np.array([1.0, 0.91, 0.72])
SOFTENING = 0.30
"""Square metres added to the distance's square: a shade is no point."""
FAINT = 0.004
"""Light that is not followed further."""
WRAP = 0.3
"""The part of the light that comes from all around, off walls and ceiling."""


@dataclass(frozen=True)
class Kind:
    """Where along its height the shade of a kind of lamp is, from `low` to `high`, and how strong it is."""

    low: float
    high: float
    strength: float


KINDS: Mapping[str, Kind] = {
    "floor_lamp": Kind(0.7, 1.0, 1.0),
    "desk_lamp": Kind(0.55, 1.0, 0.4),
    "pendant_lamp": Kind(0.0, 0.7, 1.6),
    "ceiling_lamp": Kind(0.0, 0.8, 1.6),
    "street_lamp": Kind(0.88, 1.0, 9.0),
}


@dataclass(frozen=True)
class Lamp:
    """A light at a place of the room."""

    place: tuple[float, float, float]
    strength: float

    @property
    def reach(self) -> float:
        """How far it is followed where there are a great many, metres."""
        return math.sqrt(self.strength / FAINT)


def kind_of(name: str) -> str:
    """Which of `KINDS` a category of the vocabulary is; empty for what is no lamp."""
    if name in KINDS:
        return name
    return "floor_lamp" if category(name).super == "lamp" else ""


def lamp_at(kind: str, box: Box) -> Lamp:
    """The light of a lamp that fills a box."""
    shade = KINDS[kind]
    return Lamp((box.x, box.y, box.z + box.height * (shade.low + shade.high) / 2), shade.strength)


def light_from(lamps: Iterable[Lamp], points: Vectors, normals: Vectors) -> list[Vectors]:
    """How much light each lamp sends to points (N, 3) with unit normals (N, 3), if nothing is between: (N,) each."""
    found = []
    for lamp in lamps:
        way = np.asarray(lamp.place, points.dtype) - points
        square = np.einsum("ij,ij->i", way, way)
        facing = np.einsum("ij,ij->i", way, normals) / np.sqrt(np.maximum(square, 1e-9))
        found.append(lamp.strength * (WRAP + (1 - WRAP) * np.clip(facing, 0, 1)) / (square + SOFTENING))
    return found


def shining(kind: str, heights: Vectors, height: float) -> npt.NDArray[np.bool_]:
    """Which vertices of a lamp belong to its shade, by their height in a lamp that is so high."""
    shade, share = KINDS[kind], heights / max(height, 1e-6)
    found: npt.NDArray[np.bool_] = (share >= shade.low - 1e-6) & (share <= shade.high + 1e-6)
    return found
