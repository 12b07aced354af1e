"""Shapes of no family: heaps of solids, and pieces grown into each other.

An autoencoder that has met only furniture would mend whatever it is shown into furniture. Meshes that people draw hold
bars at any angle, bowls and rings; these shapes teach it to take a surface as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.spatial.transform import Rotation

from composer.mesh import PARTS
from models.procedural.families import make
from models.procedural.sdf import Arc, Pillow, Placed, RoundBox, RoundCone, Solid, union_bounds

THIN = (0.022, 0.09)
"""Half thickness of bars and boards, as a share of the heap's side."""


def heap(rng: np.random.Generator) -> tuple[Placed, ...]:
    """A handful of bars, boards, rings, cones and pillows at any angle, within about a metre; one part for each."""
    return tuple(
        Placed(
            _solid(rng),
            int(rng.integers(len(PARTS))),
            (float(at[0]), float(at[1]), float(at[2])),
            _turn(rng),
            cut=bool(i > 1 and rng.random() < 0.12),
        )
        for i, at in enumerate(rng.uniform(-0.4, 0.4, (int(rng.integers(3, 14)), 3)))
    )


def _turn(rng: np.random.Generator) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Half of the time along the axes, else any rotation."""
    if rng.random() < 0.5:
        return np.eye(3)[rng.permutation(3)]
    return Rotation.random(random_state=rng).as_matrix()


def _solid(rng: np.random.Generator) -> Solid:
    def thin() -> float:
        return float(np.exp(rng.uniform(*np.log(THIN))))

    a, b = (float(v) for v in rng.uniform(0.12, 0.5, 2))
    kind = rng.random()
    if kind < 0.3:  # a bar
        t, u = thin(), thin()
        return RoundBox((t, u, a), float(rng.uniform(0, 0.9)) * min(t, u), float(rng.uniform(0.5, 1.0)))
    if kind < 0.5:  # a board
        t = thin()
        return RoundBox((a, b, t), float(rng.uniform(0, 0.9)) * t)
    if kind < 0.6:  # a block
        half = (a, b, float(rng.uniform(0.1, 0.4)))
        return RoundBox(half, float(rng.uniform(0, 0.5)) * min(half))
    if kind < 0.75:  # a pole or a cone
        low, high = thin() if rng.random() < 0.5 else 0.5 * a, thin()
        return RoundCone(low, high, b, 0.3 * min(low, high))
    if kind < 0.88:  # a ring or an arch
        t, u = thin(), thin()
        return Arc(a, t, u, float(rng.uniform(0.6, 3.3)), float(rng.uniform(0, 0.9)) * min(t, u))
    return Pillow((a, b, float(rng.uniform(0.06, 0.4))), int(rng.choice([2, 4])))


def crossing(rng: np.random.Generator, names: Sequence[str]) -> tuple[Placed, ...]:
    """Two pieces in one: the second is scaled to the first one's box and set somewhere in it."""
    one, other = (make(rng, names[int(rng.integers(len(names)))]).solids for _ in range(2))
    (low, high), theirs = union_bounds(one), union_bounds(other)
    scale = rng.uniform(0.5, 1.0) * (high - low) / (theirs[1] - theirs[0])
    shift = low + rng.uniform(0, 1, 3) * (high - low - scale * (theirs[1] - theirs[0])) - scale * theirs[0]
    moved = []
    for placed in other:
        center = scale * np.asarray(placed.center) + shift
        moved.append(
            replace(
                placed,
                center=(float(center[0]), float(center[1]), float(center[2])),
                matrix=np.diag(scale) @ placed.matrix,
                blend=0.0,
            )
        )
    return (*one, *moved)
