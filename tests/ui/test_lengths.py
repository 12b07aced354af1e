"""Lengths and angles as people type them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.controllers.lengths import MOST, angle, length, lengths


@pytest.mark.parametrize(
    ("text", "metres"),
    [("85", 0.85), ("85 cm", 0.85), ("0.85 m", 0.85), ("0,85m", 0.85), ("850 mm", 0.85), ("-20", -0.2), (".5 M", 0.5)],
)
def test_what_people_type_is_a_length(text: str, metres: float) -> None:
    assert length(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "m", "1e3", "nan", "12 ft", "1.2.3", "999999999 m", "٣", "--1"])
def test_what_is_no_length_is_refused(text: str) -> None:
    assert length(text) is None


@given(st.text(max_size=24))
def test_anything_typed_is_a_length_within_reason_or_none(text: str) -> None:
    found = length(text)
    assert found is None or abs(found) <= MOST
    lengths(text), angle(text, 0.0)


def test_two_lengths_and_angles() -> None:
    assert lengths("120 x 60") == pytest.approx((1.2, 0.6)) and lengths("1.2 m × 60") == pytest.approx((1.2, 0.6))
    assert lengths("120") == pytest.approx((1.2,)) and lengths("1x2x3") is None and lengths("1x") is None
    assert angle("45°", 1.0) == pytest.approx(math.pi / 4)
    assert angle("+90", 1.0) == pytest.approx(1.0 + math.pi / 2) and angle("-90", 1.0) == pytest.approx(1 - math.pi / 2)
