"""The furniture families and the fields they are sampled into."""

import numpy as np
import pytest

from composer.mesh import PARTS
from models.procedural.furniture import FAMILIES, MAX_ATTRIBUTES, SIZES, draw_size, make
from models.procedural.sdf import (
    BOX_SAMPLES,
    GRID_SAMPLES,
    TRUNCATION_VOXELS,
    Placed,
    RoundBox,
    RoundCone,
    grid_axis,
    sample_field,
    union_bounds,
)


def test_distances_of_solids_are_those_of_geometry() -> None:
    x, y, z = (np.array([v], np.float32) for v in (2.0, 0.0, 0.0))
    assert RoundBox((0.5, 1.0, 1.0)).distance(x, y, z) == pytest.approx(1.5)
    assert RoundBox((0.5, 1.0, 1.0), radius=0.2).distance(x, y, z) == pytest.approx(1.5)
    assert RoundCone(0.5, 0.5, 1.0).distance(x, y, z) == pytest.approx(1.5)
    assert RoundBox((3.0, 1.0, 4.0)).distance(x, y, z) == pytest.approx(-1.0)


def test_field_counts_voxels_and_is_negative_inside() -> None:
    flat = [Placed(RoundBox((2.0, 1.0, 0.1)), 1, (0.0, 0.0, 0.1))]
    field = sample_field(flat)
    middle = GRID_SAMPLES // 2
    along = field.distance[middle, middle] * TRUNCATION_VOXELS
    margin = (GRID_SAMPLES - BOX_SAMPLES) // 2
    # half a voxel outside and inside of the bottom, whatever the metres: the box is twenty times wider than high
    assert along[margin - 1] == pytest.approx(0.5, abs=0.01)
    assert along[margin] == pytest.approx(-0.5, abs=0.01)
    assert (field.part[np.abs(field.distance) < 1] == 1).all()


def test_a_thin_board_is_as_deep_as_it_is_thin() -> None:
    solids = [
        Placed(RoundBox((1.0, 1.0, 0.05)), 0, (0.0, 0.0, 1.0)),
        Placed(RoundBox((0.1, 0.1, 0.5)), 0, (0.0, 0.0, 0.5)),
        Placed(RoundBox((0.1, 0.1, 0.5)), 0, (0.0, 0.0, 1.5)),
    ]
    depth = sample_field(solids).distance[4, 4] * TRUNCATION_VOXELS
    half = 0.05 / (2.0 / BOX_SAMPLES)
    assert depth.min() >= -half - 0.1
    assert depth.min() <= -half + 0.6


@pytest.mark.parametrize("category", sorted(FAMILIES))
def test_family_fills_its_box_with_valid_parts(category: str) -> None:
    rng = np.random.default_rng(5)
    low, high = (np.asarray(v) for v in SIZES[category])
    axis = grid_axis()
    for _ in range(2):
        furniture = make(rng, category)
        bounds = union_bounds(furniture.solids)
        assert np.all(np.ptp(bounds, axis=0) > 0)
        field = sample_field(furniture.solids)
        assert np.isfinite(field.distance).all()
        assert np.abs(field.distance).max() <= 1
        assert field.part.max() < len(PARTS)
        inside = field.distance < 0
        assert inside.mean() > 0.004
        for i in range(3):
            reached = axis[inside.any(axis=tuple(j for j in range(3) if j != i))]
            # a rounded extreme may lie between two samples
            assert reached[0] < -1 + 3.1 / BOX_SAMPLES
            assert reached[-1] > 1 - 3.1 / BOX_SAMPLES
        assert len(furniture.attributes) == len(FAMILIES[category].attributes) <= MAX_ATTRIBUTES
        drawn = np.asarray(draw_size(rng, category))
        assert np.all(drawn > 0.5 * low)
        assert np.all(drawn < 1.6 * high)


def test_the_same_seed_makes_the_same_shape_and_another_a_different_one() -> None:
    one, same, other = (sample_field(make(np.random.default_rng(s), "chair").solids) for s in (1, 1, 2))
    assert np.array_equal(one.distance, same.distance)
    assert np.array_equal(one.part, same.part)
    a, b = one.distance < 0, other.distance < 0
    assert (a & b).sum() / (a | b).sum() < 0.8


@pytest.mark.parametrize(
    ("category", "attribute"),
    [("chair", "arms"), ("double_bed", "headboard height"), ("nightstand", "drawers"), ("dining_table", "base")],
)
def test_an_attribute_changes_the_shape(category: str, attribute: str) -> None:
    size, style = tuple(np.mean(SIZES[category], axis=0)), (0.3,) * 8
    low, high = (
        sample_field(make(np.random.default_rng(3), category, size, {attribute: v}, style).solids).distance < 0
        for v in (0.05, 0.95)
    )
    assert (low & high).sum() / (low | high).sum() < 0.97


def test_a_headboard_stands_at_the_back() -> None:
    field = sample_field(make(np.random.default_rng(0), "double_bed").solids)
    top = (field.distance < 0)[:, :, -8:].any(axis=(1, 2))
    assert np.flatnonzero(top).max() < GRID_SAMPLES // 2


def test_what_a_family_does_not_have_is_refused() -> None:
    rng = np.random.default_rng(0)
    with pytest.raises(KeyError, match="drawers"):
        make(rng, "chair", attributes={"drawers": 0.5})
    with pytest.raises(KeyError):
        make(rng, "spaceship")
