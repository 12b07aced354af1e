"""Numbers and colours as people write them into tags."""

from __future__ import annotations

import math
import re

from composer.formats.osm.table import Tags

_NUMBER = re.compile(r"^\s*([+-]?\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z'\"]*)", re.IGNORECASE)
_FEET = re.compile(r"^\s*(\d{1,5})\s*(?:'|ft)\s*(?:(\d{1,3}(?:\.\d{1,6})?)\s*(?:\"|in)?)?\s*$", re.IGNORECASE)
_UNITS = {
    "": 1.0, "m": 1.0, "meter": 1.0, "meters": 1.0, "metre": 1.0, "metres": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0,
    "ft": 0.3048, "feet": 0.3048, "mi": 1609.344,
}  # fmt: skip
_COMPASS = {
    "N": 0.0, "NNE": 22.5, "NE": 45.0, "ENE": 67.5, "E": 90.0, "ESE": 112.5, "SE": 135.0, "SSE": 157.5, "S": 180.0,
    "SSW": 202.5, "SW": 225.0, "WSW": 247.5, "W": 270.0, "WNW": 292.5, "NW": 315.0, "NNW": 337.5,
}  # fmt: skip


def metres(tags: Tags, *keys: str, least: float = 0.0, most: float = 10_000.0) -> float | None:
    """The length that the first of these tags gives, metres; None if none gives one within the limits."""
    for key in keys:
        value = length_of(tags.get(key, ""))
        if value is not None and least <= value <= most:
            return value
    return None


def length_of(text: str) -> float | None:
    """A length such as ``3.5``, ``3,5 m``, ``12'6"`` or ``40 ft`` in metres; None if it is none."""
    feet = _FEET.match(text)
    if feet is not None and ("'" in text or "ft" in text.lower()):
        return int(feet[1]) * 0.3048 + float(feet[2] or 0) * 0.0254
    match = _NUMBER.match(text)
    if match is None or match[2].lower() not in _UNITS:
        return None
    value = float(match[1].replace(",", ".")) * _UNITS[match[2].lower()]
    return value if math.isfinite(value) else None


def count(tags: Tags, *keys: str, least: int = 0, most: int = 200) -> float | None:
    """The number that the first of these tags gives (floors may be halves); None if none gives one."""
    for key in keys:
        match = _NUMBER.match(tags.get(key, ""))
        if match is not None and not match[2]:
            value = float(match[1].replace(",", "."))
            if least <= value <= most:
                return value
    return None


def bearing(text: str) -> float | None:
    """A direction such as ``NE`` or ``45`` as radians counter-clockwise from +X; None if it is none."""
    match = _NUMBER.match(text)
    degrees = _COMPASS.get(text.strip().upper()) if match is None else float(match[1].replace(",", "."))
    return None if degrees is None or not abs(degrees) <= 360 else math.radians(90.0 - degrees)


def colour(text: str) -> str | None:
    """A colour such as ``#a0522d``, ``sienna`` or ``light_grey`` as ``#rrggbb``; None if nobody knows it."""
    from PIL import ImageColor

    word = text.strip().lower().split(";")[0].replace("_", "").replace(" ", "")
    if not 0 < len(word) <= 40 or "(" in word:
        return None
    for candidate in (word, f"#{word}"):
        try:
            return "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(candidate)[:3])
        except ValueError:
            continue
    return None
