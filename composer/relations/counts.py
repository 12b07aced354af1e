"""What is on a street, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from composer.relations.geometry import X, Y
from composer.relations.rows import FloatArray
from composer.scene import Scene
from composer.street.survey import survey_of


@dataclass(frozen=True)
class Counts:
    """How much of everything there is.

    Attributes
    ----------
    categories : mapping of str to int
        Nodes by category.
    surfaces : mapping of str to (int, float)
        Pieces of ground and the area they cover together, m², by kind; where two pieces overlap, both count.
    on : mapping of str to mapping of str to int
        Nodes by the kind of ground that is seen where their middle is, and by category; those off all ground are left
        out.
    """

    categories: Mapping[str, int]
    surfaces: Mapping[str, tuple[int, float]]
    on: Mapping[str, Mapping[str, int]]


def counts_of(scene: Scene, boxes: FloatArray) -> Counts:
    """Count what is on a street, whose nodes have `boxes` (N, 7)."""
    survey = survey_of(scene)
    areas: dict[str, list[float]] = {}
    for surface, area in zip(scene.surfaces, survey.areas, strict=True):
        areas.setdefault(surface.kind, []).append(float(area.area))
    placed = np.flatnonzero(np.isfinite(boxes[: len(scene.nodes)]).all(axis=1))
    below = survey.topmost(boxes[placed, X : Y + 1]) if len(scene.surfaces) else np.full(len(placed), -1)
    on: dict[str, Counter[str]] = {}
    for i, surface_row in zip(placed.tolist(), below.tolist(), strict=True):
        if surface_row >= 0:
            on.setdefault(scene.surfaces[surface_row].kind, Counter())[scene.nodes[i].category] += 1
    return Counts(
        dict(sorted(Counter(node.category for node in scene.nodes).items())),
        {kind: (len(found), sum(found)) for kind, found in sorted(areas.items())},
        {kind: dict(sorted(found.items())) for kind, found in sorted(on.items())},
    )
