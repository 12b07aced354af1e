"""Lengths as people read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ui import units
from ui.plan.rulers import marks, step_of


@pytest.fixture
def inches(qapp: QApplication) -> Iterator[None]:
    units.use(qapp, "imperial")
    yield
    units.use(qapp, "metric")


def test_metres_and_centimetres() -> None:
    assert [units.told(m) for m in (0.852, 0.0, 2.4, -1.176, 1234.5)] == [
        "85 cm",
        "0 cm",
        "2.40 m",
        "-1.18 m",
        "1234.50 m",
    ]
    assert units.exactly(1.7543) == "175.4 cm" and units.exactly(-0.00004) == "0.0 cm"
    assert units.sides((1.2, 0.6, 1)) == "120 × 60 × 100 cm" and units.moved(-0.31) == "-31 cm"
    assert [units.asked(m) for m in (8, 1.5, 1.256, 0.4)] == ["8 m", "1.5 m", "1.26 m", "40 cm"]
    assert units.grid() == 0.05 and units.nudge(True) == 0.1


def test_feet_and_inches(inches: None) -> None:
    said = {0.0: "0″", 0.0254: "1″", 0.3048: "1′", 1.8: "5′ 11″", 0.8509: "2′ 9½″", -0.1: "-4″", 3.04: "9′ 11½″"}
    assert {metres: units.told(metres) for metres in said} == said
    assert units.exactly(0.005) == "¼″" and units.exactly(1.7526 + 0.003) == "5′ 9⅛″"
    assert units.told(12 * 0.0254 - 0.001) == "1′", "rounded up to a whole foot"
    assert units.lines() == 2 * units.FOOT
    assert units.sides((1.2192, 0.6096)) == "4′ × 2′" and units.moved(0.31) == "+1′"


def test_numbers_are_written_as_in_the_language(qapp: QApplication) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    try:
        assert units.told(2.4) == "2,40 m" and units.exactly(1.754) == "175,4 cm"
    finally:
        QLocale.setDefault(before)


def test_a_setting_means_itself_or_what_the_system_has() -> None:
    assert units.units("metric") == "metric" and units.units("imperial") == "imperial"
    assert units.units("system") in ("metric", "imperial") and units.units("parsecs") == units.units("system")


def test_rulers_in_feet_have_quarters() -> None:
    assert step_of(0.001) == 0.1 and step_of(0.001, 1.0) == 1.0
    assert marks(0.0, 1.0, 1.0, 4) == [(0.0, 2), (0.25, 0), (0.5, 1), (0.75, 0), (1.0, 2)]
