"""What is around a street: a sky that pales toward the horizon, and the haze in which far things end."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from composer.document import rgb
from ui.space.camera import Camera
from ui.space.coat import Backdrop
from ui.space.looks import linear

ZENITH, HORIZON, BELOW = "#8db4dc", "#e4eaef", "#c9cbc6"
DUSK_ZENITH, DUSK_HORIZON, DUSK_BELOW = "#1d2a44", "#5d6478", "#33363f"
CLEAR = 300.0
"""Metres at which a sixth of what is seen is haze, for an eye that is near; one farther away sees farther."""
_RINGS, _SIDES = 18, 36

Floats = npt.NDArray[np.float64]


def dome() -> Backdrop:
    """A ball around the eye, on the unit sphere, faces seen from inside."""
    # Closer together near the horizon, where the colour changes.
    share = np.linspace(-1, 1, 2 * _RINGS + 1)
    height = np.sign(share) * np.abs(share) ** 2.2 * np.pi / 2
    around = np.linspace(0, 2 * np.pi, _SIDES, endpoint=False)
    h, a = np.meshgrid(height, around, indexing="ij")
    points = np.stack([np.cos(h) * np.cos(a), np.cos(h) * np.sin(a), np.sin(h)], axis=-1).reshape(-1, 3)
    index = np.arange(len(points)).reshape(len(height), _SIDES)
    near, far = index[:-1], index[1:]
    ahead, beyond = np.roll(near, -1, axis=1), np.roll(far, -1, axis=1)
    faces = np.concatenate([np.stack([near, beyond, ahead], -1), np.stack([near, far, beyond], -1)]).reshape(-1, 3)
    day, late = (linear(colour_at(points[:, 2], dusk)).astype(np.float32) for dusk in (False, True))
    vertices = points.astype(np.float32)
    return Backdrop(vertices, -vertices, faces.astype(np.int32), day, late=late)


def colour_at(up: Floats, dusk: bool = False) -> Floats:
    """Colour of the sky (N, 3), sRGB, where the line of sight rises by `up` (its unit vector's z)."""
    zenith, horizon, below = (
        rgb(c) for c in ((DUSK_ZENITH, DUSK_HORIZON, DUSK_BELOW) if dusk else (ZENITH, HORIZON, BELOW))
    )
    share = np.clip(up, 0, 1)[:, None] ** 0.55
    ground = np.clip(-up * 6, 0, 1)[:, None]
    return np.where(up[:, None] >= 0, horizon + (zenith - horizon) * share, horizon + (below - horizon) * ground)


def hazed(
    picture: npt.NDArray[np.uint8], away: npt.NDArray[np.float32], camera: Camera, dusk: bool = False
) -> npt.NDArray[np.uint8]:
    """A picture in whose haze far things end; `away` (H, W) is how far what is seen is, metres."""
    clear = max(CLEAR, 2.0 * camera.distance)
    seen = np.where(np.isfinite(away), away, 0.0).astype(np.float32)
    share = (1.0 - np.exp(-0.4 * (seen / (1.6 * clear)) ** 1.5))[:, :, None].astype(np.float32)
    colour = (255 * rgb(DUSK_HORIZON if dusk else HORIZON)).astype(np.float32)
    # Where a plain passes into haze the colours would change in steps; noise that repeats (Jimenez 2014) hides them.
    row, column = np.indices(away.shape, np.float32)
    noise = (52.9829189 * ((0.06711056 * column + 0.00583715 * row) % 1) % 1)[:, :, None]
    return np.where(share > 0, picture + (colour - picture) * share + noise, picture).astype(np.uint8)
