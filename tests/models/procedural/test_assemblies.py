"""Shapes of no family."""

import numpy as np

from models.procedural.assemblies import crossing, heap
from models.procedural.sdf import sample_field, union_bounds


def test_heaps_are_solid_and_differ() -> None:
    shares = []
    for seed in range(12):
        field = sample_field(heap(np.random.default_rng(seed)))
        shares.append(float((field.distance < 0).mean()))
        assert np.isfinite(field.distance).all()
    assert min(shares) > 0.001 and max(shares) < 0.9 and len(set(shares)) == 12


def test_a_crossing_stays_in_the_first_ones_box() -> None:
    names = ("chair", "dresser", "plant")
    for seed in range(6):
        solids = crossing(np.random.default_rng(seed), names)
        first = union_bounds(solids[: _first(seed, names)])
        low, high = union_bounds(solids)
        assert (low >= first[0] - 1e-6).all() and (high <= first[1] + 1e-6).all()


def _first(seed: int, names: tuple[str, ...]) -> int:
    from models.procedural.families import make

    rng = np.random.default_rng(seed)
    return len(make(rng, names[int(rng.integers(len(names)))]).solids)
