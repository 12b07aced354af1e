"""Lengths as people read them: metres and centimetres, or feet and inches, with the numbers of their language.

Which units it is, is a matter of the whole application, as its language is, and kept with it in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale

Units = Literal["metric", "imperial"]
INCH = 0.0254
FOOT = 12 * INCH
_KEPT = "units"
_PARTS = 8
"""Of an inch, as the finest that is told."""
_FRACTIONS = ("", "⅛", "¼", "⅜", "½", "⅝", "¾", "⅞")


def units(name: str) -> Units:
    """The units that a setting means: itself, or the system's."""
    if name in ("metric", "imperial"):
        return name  # type: ignore[return-value]
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return "metric" if metric else "imperial"


def use(app: QCoreApplication, name: Units) -> None:
    """Tell lengths in these units from now on; whoever shows some says them again."""
    app.setProperty(_KEPT, name)


def imperial() -> bool:
    """Whether lengths are told in feet and inches."""
    app = QCoreApplication.instance()
    return app is not None and app.property(_KEPT) == "imperial"


def told(metres: float) -> str:
    """A length at a glance: whole centimetres below a metre, or half inches."""
    if imperial():
        return _feet(metres, 2)
    return f"{_number(metres * 100, 0)} cm" if abs(metres) < 1 else f"{_number(metres, 2)} m"


def bare(metres: float) -> str:
    """A length where there is little room: metres or feet by the tenth, without their name."""
    return _number(metres / FOOT if imperial() else metres, 1)


def exactly(metres: float) -> str:
    """A length to be worked with: a tenth of a centimetre, or an eighth of an inch."""
    return _feet(metres, _PARTS) if imperial() else f"{_number(metres * 100, 1)} cm"


def asked(metres: float) -> str:
    """A length that somebody asked for, with no more digits than they gave: ``8 m``, ``1.5 m``, ``40 cm``."""
    if imperial() or abs(metres) < 1:
        return told(metres)
    decimals = next(d for d in (0, 1, 2) if d == 2 or round(metres, d) == round(metres, 2))
    return f"{_number(metres, decimals)} m"


def sides(metres: Iterable[float]) -> str:
    """Lengths of a thing's sides: ``120 × 60 cm``."""
    if imperial():
        return " × ".join(_feet(each, 2) for each in metres)
    return f"{' × '.join(_number(each * 100, 0) for each in metres)} cm"


def moved(metres: float) -> str:
    """A way that something went, with its sign."""
    far = _feet(abs(metres), 2) if imperial() else f"{_number(abs(metres) * 100, 0)} cm"
    return f"{'-' if metres < 0 else '+'}{far}"


def grid() -> float:
    """Metres to whole ones of which hands that draw are led: 5 cm, or 2 inches."""
    return 2 * INCH if imperial() else 0.05


def lines() -> float:
    """Metres between the lines of the floor: one, or two feet; fainter ones are halfway."""
    return 2 * FOOT if imperial() else 1.0


def nudge(large: bool) -> float:
    """Metres of a step of the arrow keys: 1 or 10 cm, half an inch or 6 inches."""
    if imperial():
        return 6 * INCH if large else INCH / 2
    return 0.1 if large else 0.01


def _number(value: float, decimals: int) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    text = locale.toString(float(value), "f", decimals)
    return text.removeprefix("-") if not text.strip("-0.,") else text


def _feet(metres: float, parts: int) -> str:
    """Feet and inches, rounded to so many parts of an inch: ``7′ 10½″``."""
    whole = round(abs(metres) / INCH * parts)
    feet, rest = divmod(whole, 12 * parts)
    inches, part = divmod(rest, parts)
    fraction = _FRACTIONS[part * _PARTS // parts]
    text = f"{feet}′" if feet else ""
    if inches or fraction or not feet:
        text += f"{' ' if feet else ''}{inches if inches or not fraction else ''}{fraction}″"
    return f"-{text}" if metres < 0 and whole else text
