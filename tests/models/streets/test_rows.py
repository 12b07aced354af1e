import numpy as np
import pytest

from models.streets.rows import in_rows
from models.streets.strips import strips_of
from models.streets.things import Thing


def test_trees_at_nearly_equal_distances_stand_at_equal_ones(straight) -> None:
    strips = strips_of(straight(120.0))
    verge = next(i for i, s in enumerate(strips) if s.kind == "verge")
    things = [Thing(verge, "young_tree", at) for at in (70.2, 78.4, 86.1, 94.0, 102.3)]
    even, pitches = in_rows(strips, things)
    gaps = np.diff([t.along for t in even])
    assert gaps == pytest.approx([gaps[0]] * 4)
    assert [pitches[i] for i in range(5)] == pytest.approx([gaps[0]] * 5)
    assert max(abs(a.along - b.along) for a, b in zip(things, even, strict=True)) < 0.5


def test_two_trees_are_no_row_and_cars_never_are(straight) -> None:
    strips = strips_of(straight(120.0))
    verge = next(i for i, s in enumerate(strips) if s.kind == "verge")
    things = [Thing(verge, "young_tree", 10.0), Thing(verge, "young_tree", 19.0)]
    things += [Thing(0, "car", at) for at in (5.0, 11.0, 17.3, 23.0)]
    even, pitches = in_rows(strips, things)
    assert even == things and not pitches


def test_a_gap_divides_a_row(straight) -> None:
    strips = strips_of(straight(120.0))
    verge = next(i for i, s in enumerate(strips) if s.kind == "verge")
    things = [Thing(verge, "young_tree", at) for at in (4.0, 10.0, 16.0, 70.0, 78.0, 86.0)]
    _, pitches = in_rows(strips, things)
    assert [pitches[i] for i in range(6)] == pytest.approx([6, 6, 6, 8, 8, 8])
