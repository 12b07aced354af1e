"""Intervals: known values, and that items of one scene are not taken for independent ones."""

from __future__ import annotations

import math

import numpy as np
import pytest

from models.evaluation.intervals import average, middle, proportion, wilson


def test_wilson_is_the_textbooks() -> None:
    # Wilson's interval of 8 of 10 and of 0 of 10, as in Agresti and Coull 1998.
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_items_that_stand_and_fall_together_widen_the_interval() -> None:
    together = proportion([20, 0] * 10, [20] * 20)
    apart = proportion([10] * 20, [20] * 20)
    assert together.value == apart.value == 0.5
    assert together.n == apart.n == 400
    assert together.high - together.low > 3 * (apart.high - apart.low)


def test_nothing_wrong_is_not_certainty() -> None:
    figure = proportion([4, 4, 0], [4, 4, 0])
    assert (figure.value, figure.n, figure.high) == (1.0, 8, 1.0)
    assert figure.low == pytest.approx(wilson(8, 8)[0])
    nothing = proportion([0, 0], [0, 0])
    assert math.isnan(nothing.value) and nothing.n == 0


def test_a_median_and_a_mean_lie_in_their_intervals_and_repeat() -> None:
    values = [np.random.default_rng(k).exponential(size=9) for k in range(12)]
    for summary, direct in ((middle, np.median), (average, np.mean)):
        figure = summary(values, seed=3)
        assert figure.value == pytest.approx(direct(np.concatenate(values)))
        assert figure.low < figure.value < figure.high
        assert figure == summary(values, seed=3)
    assert middle([]).n == 0
