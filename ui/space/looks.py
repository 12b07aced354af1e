"""Colours as light makes them: the designer's colour times how much a face looks toward the light.

Worked out per vertex and drawn unlit: without a graphics card that costs a third of physically based shading, a moving
picture equals the resting one but for shadows, and a colour that was chosen is the colour that is seen.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from composer.document import rgb

BACKGROUND = "#e9ebee"
SELECTED = "#2f7fd6"
UNKNOWN = "#a9a396"
"""Colour of a part that has none."""
SUN = np.array([-0.42, -0.5, 1.0]) / np.linalg.norm([-0.42, -0.5, 1.0])
"""Unit direction toward the sun: from the front left, above."""
FILL = np.array([0.75, -0.6, 0.28]) / np.linalg.norm([0.75, -0.6, 0.28])
_AMBIENT, _SKY, _KEY, _SIDE = 0.56, 0.10, 0.38, 0.12
SUN_SHARE = 0.5
"""The sun's part of the light on a face that looks straight at it."""
GLOSS: Mapping[str, float] = {"metal": 0.9, "glass": 0.55, "dark": 0.25, "top": 0.12, "body": 0.08}
"""How much of a bright upper sky a slot mirrors at its brightest."""

Vectors = npt.NDArray[np.floating]


def linear(colour: Vectors) -> Vectors:
    """sRGB to linear light (IEC 61966-2-1)."""
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def srgb(light: Vectors) -> Vectors:
    """Linear light to sRGB, clipped to what a screen can show."""
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def part_colour(colour: str, ghost: bool, selected: bool) -> Vectors:
    """The colour of a part as it is drawn, sRGB: pale while the shape is still to come, blue while selected."""
    shown: Vectors = rgb(colour)
    if ghost:
        shown = shown * 0.35 + rgb(BACKGROUND) * 0.65
    if selected:
        shown = shown * 0.62 + rgb(SELECTED) * 0.38
    return shown


def light_on(normals: Vectors) -> Vectors:
    """How bright a white surface is in the sun, (N,), for unit normals (N, 3) of the scene's frame."""
    key, side = np.clip(normals @ SUN, 0, None), np.clip(normals @ FILL, 0, None)
    light: Vectors = _AMBIENT + _SKY * normals[:, 2] + _KEY * key + _SIDE * side
    return light


def mirrored(normals: Vectors) -> Vectors:
    """How much of the sky a shiny white surface throws back, (N,): most where it looks up and a little to the front."""
    sky: Vectors = np.clip(normals @ np.array([-0.25, -0.55, 0.8]), 0, 1) ** 3 * 0.22
    return sky


def shaded(
    picture: npt.NDArray[np.uint8], light: npt.NDArray[np.float32], exposure: float = 1.0
) -> npt.NDArray[np.uint8]:
    """A picture dimmed by the light that is left, (h, w) or (h, w, 3) in [0, 1], in linear light.

    One that took only a part of the light, `exposure`, becomes as bright as it should be.
    """
    seen = (linear(np.arange(256) / 255) / exposure).astype(np.float32)[picture]
    dimmed = np.minimum(seen * light.reshape(*picture.shape[:2], -1), 1.0)
    table = (srgb(np.linspace(0, 1, 4096)) * 255 + 0.5).astype(np.uint8)
    return table[(dimmed * 4095 + 0.5).astype(np.uint16)]
