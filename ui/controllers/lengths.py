"""Lengths and angles as people type them."""

from __future__ import annotations

import math
import re

MOST = 1000.0
"""Metres. Nothing longer is meant."""
_UNITS = {"": 0.01, "cm": 0.01, "m": 1.0, "mm": 0.001}
_NUMBER = r"[+-]?(?:[0-9]{1,9}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*(mm|cm|m|)\s*", re.IGNORECASE)
_ANGLE = re.compile(rf"\s*({_NUMBER})\s*(?:°|deg|)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[x×*]\s*", re.IGNORECASE)


def length(text: str) -> float | None:
    """Metres of ``85``, ``85 cm``, ``0.85 m``, ``0,85 m``, ``850 mm``; a bare number is centimetres.

    None if it is no length, or one beyond reason.
    """
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    value = _value(found[1]) * _UNITS[found[2].lower()]
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
