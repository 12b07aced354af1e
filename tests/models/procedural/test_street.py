"""The street families: honest parts, whole fields, and no crash at the ends of what may be asked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from composer.mesh import PARTS
from composer.vocabulary import categories
from models.procedural.families import FAMILIES, MAX_ATTRIBUTES, SIZES, STREET, STYLE_NAMES, make
from models.procedural.sdf import BOX_SAMPLES, Field, Placed, grid_axis, part_index, sample_field
from models.procedural.street.facades import Lattice
from models.procedural.street.solids import Hull
from models.procedural.street.trees import Tier
from models.shapes.meshing import LEAST_PIECE

NAMES = sorted(STREET)
GLAZED = ("car", "van", "truck", "bus", "bus_shelter", "house", "apartment_building", "street_lamp")
GREEN = ("tree", "conifer", "columnar_tree", "palm", "young_tree", "hedge", "shrub", "street_planter")


def drawn(category: str, seed: int, **attributes: float) -> Field:
    names = {key.replace("_", " "): value for key, value in attributes.items()}
    return sample_field(make(np.random.default_rng(seed), category, attributes=names).solids)


def surface(field: Field, part: str) -> np.ndarray:
    """Where this part lies just inside the surface, (N, N, N) bool."""
    return (field.part == part_index(part)) & (field.distance < 0) & (field.distance > -0.6)


@pytest.mark.parametrize("category", NAMES)
def test_it_fills_its_box_in_one_piece(category: str) -> None:
    axis = grid_axis()
    for seed in range(4):
        field = drawn(category, seed)
        assert np.isfinite(field.distance).all() and field.part.max() < len(PARTS)
        inside = field.distance < 0
        assert inside.mean() > 0.004
        for i in range(3):
            reached = axis[inside.any(axis=tuple(j for j in range(3) if j != i))]
            assert reached[0] < -1 + 3.1 / BOX_SAMPLES and reached[-1] > 1 - 3.1 / BOX_SAMPLES
        pieces, _ = ndimage.label(field.distance < 0.05, np.ones((3, 3, 3)))
        sizes = np.bincount(pieces.ravel())[1:]
        assert (sizes >= LEAST_PIECE).sum() == 1, sizes
        assert sizes.max() / sizes.sum() > 0.99


@pytest.mark.parametrize("category", NAMES)
def test_no_two_are_alike(category: str) -> None:
    a, b = (drawn(category, seed).distance < 0 for seed in (1, 2))
    assert (a & b).sum() / (a | b).sum() < 0.95


@pytest.mark.parametrize("category", NAMES)
def test_vocabulary_and_families_know_the_same_things(category: str) -> None:
    known = categories()[category]
    assert known.kind == "street"
    for (low, _, high), least, most in zip((known.depth, known.width, known.height), *SIZES[category], strict=True):
        assert least <= high and low <= most
    assert len(FAMILIES[category].attributes) == len(set(FAMILIES[category].attributes)) <= MAX_ATTRIBUTES
    used = {PARTS[i] for seed in range(6) for i in np.unique(_labels(category, seed))}
    assert used <= set(known.parts)


def _labels(category: str, seed: int) -> np.ndarray:
    return np.array([solid.part for solid in make(np.random.default_rng(seed), category).solids if not solid.cut])


_share = st.sampled_from((0.0, 0.5, 1.0)) | st.floats(0.0, 1.0)


@settings(max_examples=60, deadline=None)
@given(
    category=st.sampled_from(NAMES),
    size=st.tuples(*[_share] * 3),
    attributes=st.lists(_share, min_size=MAX_ATTRIBUTES, max_size=MAX_ATTRIBUTES),
    style=st.lists(_share, min_size=len(STYLE_NAMES), max_size=len(STYLE_NAMES)),
    seed=st.integers(0, 99),
)
def test_nothing_breaks_at_the_ends(
    category: str, size: tuple[float, ...], attributes: list[float], style: list[float], seed: int
) -> None:
    low, high = (np.asarray(v) for v in SIZES[category])
    d, w, h = (float(v) for v in low + (high - low) * np.asarray(size))
    wished = dict(zip(FAMILIES[category].attributes, attributes, strict=False))
    made = make(np.random.default_rng(seed), category, (d, w, h), wished, tuple(style))
    field = sample_field(made.solids)
    assert np.isfinite(field.distance).all()
    assert (field.distance < 0).mean() > 0.003
    span = np.ptp(np.array([solid.bounds() for solid in made.solids if not solid.cut]).reshape(-1, 3), axis=0)
    # what was built is about as large as it was asked to be: it is stretched little
    assert np.all(np.abs(np.log(span / (d, w, h))) < np.log(1.8)), span


@pytest.mark.parametrize("category", ["car", "van", "truck", "bus", "bicycle", "motorcycle"])
def test_wheels_are_dark_and_at_the_bottom(category: str) -> None:
    for seed in range(4):
        field = drawn(category, seed)
        axis = grid_axis()
        touching = (field.distance < 0) & (axis[None, None, :] < -1 + 4 / BOX_SAMPLES)
        dark = touching & (field.part == part_index("dark"))
        assert dark.sum() > 0.7 * touching.sum()
        along = np.flatnonzero(dark.any(axis=(1, 2)))
        assert axis[along.min()] < -0.3 and axis[along.max()] > 0.3


@pytest.mark.parametrize("category", GLAZED)
def test_glass_exists(category: str) -> None:
    for seed in range(4):
        assert surface(drawn(category, seed), "glass").sum() > 15


@pytest.mark.parametrize("category", GREEN)
def test_leaves_are_above_the_wood(category: str) -> None:
    for seed in range(4):
        field = drawn(category, seed)
        leaves = surface(field, "foliage").sum(axis=(0, 1))
        wood = surface(field, "frame").sum(axis=(0, 1))
        heights = np.arange(len(leaves))
        assert leaves.sum() > 200
        if wood.sum() > 30:
            assert np.average(heights, weights=leaves) > np.average(heights, weights=wood)


def test_a_car_faces_forward() -> None:
    """The windscreen leans towards +x, and the bonnet before it is lower than the roof."""
    for seed in range(6):
        inside = drawn("car", seed).distance < 0
        tops = np.where(inside.any(axis=2), inside.shape[2] - np.argmax(inside[:, :, ::-1], axis=2), 0)
        middle = tops[:, inside.shape[1] // 2]
        assert middle[54] < 0.75 * middle.max()


def test_people_are_as_wide_as_people() -> None:
    for seed in range(4):
        field = drawn("pedestrian", seed, bag=0.1)
        skin = np.flatnonzero(surface(field, "top").any(axis=(0, 1)))
        assert skin.max() > 0.85 * BOX_SAMPLES  # a face
        inside = field.distance < 0
        head, chest = (inside[:, :, int(share * BOX_SAMPLES) + 2].sum() for share in (0.94, 0.74))
        assert head < chest


def test_doors_are_on_the_street_side() -> None:
    front = drawn("apartment_building", 3)
    frame = np.argwhere(surface(front, "frame"))
    assert len(frame) and np.all(frame[:, 0] > 32)


def test_a_hull_is_a_box_where_its_outline_is_one() -> None:
    box = Hull(((-1.0, 0.0), (-1.0, 2.0), (1.0, 2.0), (1.0, 0.0)), 0.5)
    x, y, z = (np.array([v], np.float32) for v in (3.0, 0.0, 1.0))
    assert box.distance(x, y, z) == pytest.approx(2.0)
    assert box.distance(x * 0, y + 0.4, z) == pytest.approx(-0.1, abs=1e-5)
    assert box.support(np.array([0.0, 1.0, 0.0])) == pytest.approx(0.5)


def test_solids_reach_as_far_as_they_say() -> None:
    tier = Tier(1.0, 0.3, 0.5, 7, 0.3)
    posts = Lattice(Hull(((-0.1, -0.1), (-0.1, 0.1), (0.1, 0.1), (0.1, -0.1)), 0.1), (1.0, 0.8, 1.0), (1, 4, 1))
    grid = np.linspace(-2, 2, 161).astype(np.float32)
    for solid in (tier, posts):
        inside = solid.distance(grid[:, None, None], grid[None, :, None], grid[None, None, :]) <= 0.013
        for i in range(3):
            reached = grid[inside.any(axis=tuple(j for j in range(3) if j != i))]
            axis = np.eye(3)[i]
            assert reached.max() == pytest.approx(solid.support(axis), abs=0.04)
            assert -reached.min() == pytest.approx(solid.support(-axis), abs=0.04)


@pytest.mark.parametrize("category", NAMES)
def test_every_attribute_does_something(category: str) -> None:
    for attribute in FAMILIES[category].attributes:
        changed = 0
        for seed in range(40):
            low, high = (
                make(np.random.default_rng(seed), category, attributes={attribute: value}).solids
                for value in (0.03, 0.97)
            )
            changed += [_told(solid) for solid in low] != [_told(solid) for solid in high]
            if changed > 2:
                break
        assert changed > 2, attribute


def _told(solid: Placed) -> tuple[object, ...]:
    return solid.solid, solid.part, solid.cut, tuple(np.round(solid.center, 6)), tuple(np.round(solid.matrix, 6).flat)
