"""What decimation leaves is closed, however it pressed things together."""

import numpy as np
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from models.shapes.decimation import _folded, _without_pinches, _without_shared_edges
from models.shapes.surface import is_closed


def _balanced(faces: np.ndarray) -> bool:
    """Whether every directed edge occurs as often as its opposite."""
    start, stop = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    count = int(faces.max(initial=0)) + 1
    return np.array_equal(np.sort(start * count + stop), np.sort(stop * count + start))


@given(st.integers(0, 10_000), st.integers(2, 25))
@settings(max_examples=60, deadline=None)
def test_merging_any_vertices_of_a_closed_surface_leaves_a_closed_one(seed: int, merged: int) -> None:
    ball = trimesh.creation.icosphere(subdivisions=2)
    rng = np.random.default_rng(seed)
    into = np.arange(len(ball.vertices))
    into[rng.choice(len(into), merged, replace=False)] = rng.integers(0, len(into), merged)
    faces = into[np.asarray(ball.faces, np.int64)]
    a, b, c = faces.T
    faces = faces[(a != b) & (b != c) & (c != a)]
    folded = _folded(faces)
    assert _balanced(faces) and _balanced(faces[~folded])
    apart, origin = _without_pinches(faces[~folded])
    _, closed, _ = _without_shared_edges(np.asarray(ball.vertices)[origin], apart, np.zeros(len(apart), np.int64))
    assert is_closed(closed)


def test_only_faces_that_are_back_to_back_are_folded() -> None:
    front, back, other = (0, 1, 2), (1, 0, 2), (0, 1, 3)
    assert _folded(np.array([front, back, other])).tolist() == [True, True, False]
    assert _folded(np.array([front, (1, 2, 0), back])).sum() == 2  # one of the two fronts stays
    assert not _folded(np.array([front, (2, 0, 1)])).any()
