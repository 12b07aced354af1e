"""Lengths and angles as people type them."""

from __future__ import annotations

import math
import re

from ui.units import FOOT, INCH, imperial

MOST = 1000.0
"""Metres. Nothing longer is meant."""
_UNITS = {"cm": 0.01, "m": 1.0, "mm": 0.001, "ft": FOOT, "in": INCH}
_SIGNS = str.maketrans({"′": "'", "’": "'", "″": '"', "”": '"', "½": " 1/2", "¼": " 1/4", "¾": " 3/4"}) | str.maketrans(
    {"⅛": " 1/8", "⅜": " 3/8", "⅝": " 5/8", "⅞": " 7/8"}
)
_NUMBER = r"(?:[0-9]{1,9}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})"
_MIXED = rf"(?:{_NUMBER}(?:\s+[0-9]{{1,3}}/[1-9][0-9]{{0,2}})?|[0-9]{{1,3}}/[1-9][0-9]{{0,2}})"
_LENGTH = re.compile(rf"\s*([+-]?)\s*({_NUMBER})\s*(mm|cm|m|)\s*", re.IGNORECASE)
_FEET = re.compile(
    rf"\s*([+-]?)\s*(?:({_NUMBER})\s*(?:'|ft|feet|foot))?\s*(?:({_MIXED})\s*(?:\"|''|in|inch|inches|))?\s*",
    re.IGNORECASE,
)
_ANGLE = re.compile(rf"\s*([+-]?{_NUMBER})\s*(?:°|deg|)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[x×*]\s*", re.IGNORECASE)


def length(text: str) -> float | None:
    """Metres of ``85 cm``, ``0.85 m``, ``0,85 m``, ``850 mm``, ``2' 9 1/2"``, ``2 ft``, ``33 in``.

    A bare number is centimetres, or inches where lengths are told in them. None if it is no length, or one beyond
    reason.
    """
    text = text.translate(_SIGNS)
    found = _LENGTH.fullmatch(text)
    if found is not None and (found[3] or not imperial()):
        value = _value(found[2]) * _UNITS[found[3].lower() or "cm"]
    else:
        found = _FEET.fullmatch(text)
        bare = found is not None and found[2] is None and found[3] is not None and text.strip()[-1:].isdigit()
        if found is None or found[2] is found[3] is None or (bare and not imperial()):
            return None
        value = _value(found[2] or "0") * FOOT + _mixed(found[3] or "0") * INCH
    value = -value if found[1] == "-" else value
    return value if abs(value) <= MOST else None


def lengths(text: str) -> tuple[float, ...] | None:
    """One length, or two with an ``x`` between them; None if it is neither."""
    parts = _BETWEEN.split(text.strip())
    found = [length(part) for part in parts]
    if not 1 <= len(found) <= 2 or any(each is None for each in found):
        return None
    return tuple(each for each in found if each is not None)


def angle(text: str, now: float) -> float | None:
    """Radians of ``45`` or ``45°``; with a sign before it, so much more or less than `now`."""
    found = _ANGLE.fullmatch(text)
    if found is None:
        return None
    value = math.radians(_value(found[1]))
    return now + value if found[1][0] in "+-" else value


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _mixed(number: str) -> float:
    """``9``, ``9 1/2``, ``1/2``."""
    whole, _, part = number.rpartition(" ") if "/" in number else (number, "", "")
    above, _, below = part.partition("/")
    return (_value(whole.strip()) if whole.strip() else 0.0) + (float(above) / float(below) if part else 0.0)
