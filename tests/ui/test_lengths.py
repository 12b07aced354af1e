"""Lengths and angles as people type them."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui import units
from ui.controllers.lengths import MOST, angle, length, lengths


@pytest.fixture
def inches(qapp: QApplication) -> Iterator[None]:
    units.use(qapp, "imperial")
    yield
    units.use(qapp, "metric")


@pytest.mark.parametrize(
    ("text", "metres"),
    [("85", 0.85), ("85 cm", 0.85), ("0.85 m", 0.85), ("0,85m", 0.85), ("850 mm", 0.85), ("-20", -0.2), (".5 M", 0.5)],
)
def test_what_people_type_is_a_length(text: str, metres: float) -> None:
    assert length(text) == pytest.approx(metres)


@pytest.mark.parametrize(
    "text", ["", "m", "1e3", "nan", "12 fathoms", "1.2.3", "3 1/2", "1/0 in", "999999999 m", "٣", "--1"]
)
def test_what_is_no_length_is_refused(text: str) -> None:
    assert length(text) is None


@pytest.mark.parametrize(
    ("text", "metres"),
    [("2' 9 1/2\"", 0.8509), ("2′ 9½″", 0.8509), ("6 ft", 1.8288), ("-9 in", -0.2286), ("½″", 0.0127), ("5'6", 1.6764)],
)
def test_feet_and_inches_are_read_in_all_units(text: str, metres: float) -> None:
    assert length(text) == pytest.approx(metres)


def test_a_bare_number_is_inches_where_lengths_are_told_in_them(inches: None) -> None:
    assert length("10") == pytest.approx(0.254) and length("3 1/2") == pytest.approx(0.0889)
    assert length("85 cm") == pytest.approx(0.85)
    assert lengths("48 x 24") == pytest.approx((1.2192, 0.6096))


@given(st.floats(-50, 50))
def test_what_is_said_can_be_typed_again(metres: float) -> None:
    assert length(units.exactly(metres)) == pytest.approx(metres, abs=0.00051)


@given(st.floats(-50, 50))
def test_what_is_said_in_feet_can_be_typed_again(qapp: QApplication, metres: float) -> None:
    units.use(qapp, "imperial")
    try:
        assert length(units.exactly(metres)) == pytest.approx(metres, abs=units.INCH / 16 + 1e-9)
    finally:
        units.use(qapp, "metric")


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
