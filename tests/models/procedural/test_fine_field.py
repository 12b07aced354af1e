"""The finer grid and windows of it."""

import numpy as np
import pytest

from composer.mesh import PARTS
from models.procedural.sdf import GRID_SAMPLES, Placed, RoundBox, grid_axis, sample_field

BOARD = Placed(RoundBox((0.5, 0.5, 0.01)), PARTS.index("top"), (0.0, 0.0, 0.99))
POST = Placed(RoundBox((0.03, 0.03, 0.5)), PARTS.index("frame"), (0.0, 0.0, 0.5))


def test_fine_cells_lie_within_plain_ones() -> None:
    plain, fine = grid_axis(), grid_axis(2)
    np.testing.assert_allclose(fine.reshape(-1, 2).mean(axis=1), plain, atol=1e-6)


def test_a_window_is_a_part_of_the_whole() -> None:
    whole = sample_field([BOARD, POST], 2)
    window = (slice(10, 70), slice(40, 60), slice(0, 128))
    part = sample_field([BOARD, POST], 2, window)
    near = np.abs(whole.distance[window]) < 1
    np.testing.assert_allclose(part.distance, whole.distance[window], atol=1e-6)
    assert (part.part == whole.part[window])[near].all()


@pytest.mark.parametrize("fine", [1, 2])
def test_distances_keep_their_unit(fine: int) -> None:
    field = sample_field([Placed(RoundBox((0.5, 0.5, 0.5)), 0, (0.0, 0.0, 0.5))], fine)
    u = grid_axis(fine)
    middle = GRID_SAMPLES * fine // 2
    column = field.distance[:, middle, middle]
    near = np.abs(column) < 0.99
    np.testing.assert_allclose(column[near] * 3 * (2 / 60), (np.abs(u) - 1)[near], atol=1e-4)


def test_a_board_of_one_voxel_survives_only_finely() -> None:
    assert (sample_field([BOARD, POST], 2).distance < 0)[..., -8:].any(axis=2).sum() > 100 * 100
