"""What street ground looks like from near: asphalt, paving, setts, grass, gravel, soil, water; and walls from afar.

Each is a picture that repeats without a seam and multiplies the colour of a surface.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from composer.street.kinds import SurfaceKind
from ui.space.looks import linear, srgb

PIXELS = 512
BRIGHT = 0.72
"""Value of a pixel that leaves a colour as it is."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Texture:
    """A texture and how large it is.

    Attributes
    ----------
    draw : callable
        Makes the factors, (`PIXELS`, `PIXELS`) or with a third axis of three colours.
    side : float
        Metres that it covers.
    laid : bool
        Whether it is laid along the way rather than by the compass.
    even : bool
        Whether its mean leaves a colour as it is; otherwise a factor of 1 does.
    """

    draw: Callable[[np.random.Generator], Floats]
    side: float
    laid: bool = False
    even: bool = True

    @property
    def picture(self) -> npt.NDArray[np.uint8]:
        """(`PIXELS`, `PIXELS`, 3) uint8."""
        return _picture(self.draw, self.even)


@cache
def _picture(draw: Callable[[np.random.Generator], Floats], even: bool) -> npt.NDArray[np.uint8]:
    factors = draw(np.random.default_rng(11))
    factors = np.broadcast_to(factors.reshape(PIXELS, PIXELS, -1), (PIXELS, PIXELS, 3))
    factors = factors / factors.mean(axis=(0, 1)) if even else factors
    return (srgb(factors * float(linear(np.array(BRIGHT)))) * 255 + 0.5).astype(np.uint8)


def noise(rng: np.random.Generator, low: float, high: float, stretch: float = 1.0) -> Floats:
    """Noise that repeats, of mean 0 and deviation 1, with so many to so many waves across the picture."""
    u, v = np.meshgrid(np.fft.fftfreq(PIXELS) * PIXELS, np.fft.fftfreq(PIXELS) * PIXELS, indexing="ij")
    waves = np.hypot(u, v * stretch)
    share = np.where((waves >= low) & (waves <= high), 1.0 / np.maximum(waves, 1.0), 0.0)
    field = np.fft.ifft2(np.fft.fft2(rng.normal(size=(PIXELS, PIXELS))) * share).real
    return field / field.std()


def _asphalt(rng: np.random.Generator) -> Floats:
    return 1.0 + 0.035 * noise(rng, 60, 256) + 0.022 * noise(rng, 1, 8) + 0.02 * (rng.random((PIXELS, PIXELS)) > 0.985)


def _tiled(rng: np.random.Generator, rows: int, columns: int, joint: float, tone: float, shifted: float) -> Floats:
    """Stones in rows, every second one shifted; `joint` is a share of a stone's height."""
    v, u = np.meshgrid((np.arange(PIXELS) + 0.5) / PIXELS, (np.arange(PIXELS) + 0.5) / PIXELS, indexing="ij")
    row = np.floor(v * rows).astype(int)
    across = u * columns + shifted * (row % 2)
    column = np.floor(across).astype(int) % columns
    inside_v, inside_u = v * rows % 1, across % 1
    ratio = rows / columns
    edge = np.minimum(np.minimum(inside_v, 1 - inside_v), np.minimum(inside_u, 1 - inside_u) * ratio)
    tones = 1.0 + tone * rng.normal(size=(rows, columns))
    dark = np.clip(edge / joint, 0, 1)
    return tones[row, column] * (0.80 + 0.20 * dark) + 0.012 * noise(rng, 40, 200)


def _paving(rng: np.random.Generator) -> Floats:
    return _tiled(rng, 8, 4, 0.05, 0.022, 0.5)


def _setts(rng: np.random.Generator) -> Floats:
    return _tiled(rng, 18, 18, 0.12, 0.045, 0.5)


def _grass(rng: np.random.Generator) -> Floats:
    tone = 0.035 * noise(rng, 2, 14) + 0.07 * noise(rng, 40, 220)
    hue = 0.012 * noise(rng, 2, 10)
    return 1.0 + np.stack([tone + hue, tone, tone - hue], axis=-1)


def _gravel(rng: np.random.Generator) -> Floats:
    return 1.0 + 0.06 * noise(rng, 70, 256) + 0.03 * noise(rng, 2, 12)


def _soil(rng: np.random.Generator) -> Floats:
    tone = 0.08 * noise(rng, 3, 30) + 0.06 * noise(rng, 50, 220)
    return 1.0 + np.stack([tone * 1.1, tone, tone * 0.8], axis=-1)


def _water(rng: np.random.Generator) -> Floats:
    crest = noise(rng, 8, 40, 2.2) + 0.6 * noise(rng, 30, 90, 2.0)
    return 1.0 + 0.035 * crest + 0.05 * np.clip(crest - 1.4, 0, None)


def _facade(rng: np.random.Generator) -> Floats:
    """One floor of a wall with one window, upside down as pictures are."""
    v, u = np.meshgrid(1 - (np.arange(PIXELS) + 0.5) / PIXELS, (np.arange(PIXELS) + 0.5) / PIXELS, indexing="ij")
    factors = np.ones((PIXELS, PIXELS, 3))
    outer = (np.abs(u - 0.5) < 0.235) & (v > 0.27) & (v < 0.80)
    pane = (np.abs(u - 0.5) < 0.205) & (v > 0.30) & (v < 0.77) & (np.abs(u - 0.5) > 0.012)
    factors[outer] = 1.12
    factors[pane] = np.array([0.20, 0.24, 0.28]) * (0.8 + 0.5 * v[pane])[:, None]
    factors[(np.abs(u - 0.5) < 0.26) & (v > 0.24) & (v < 0.27)] = 0.82
    return factors


FACADE = "facade"
TEXTURES: Mapping[str, Texture] = {
    "asphalt": Texture(_asphalt, 4.0),
    "paving": Texture(_paving, 2.4, laid=True),
    "setts": Texture(_setts, 2.7, laid=True),
    "grass": Texture(_grass, 5.0),
    "gravel": Texture(_gravel, 3.0),
    "soil": Texture(_soil, 4.0),
    "water": Texture(_water, 7.0),
    FACADE: Texture(_facade, 2.9, even=False),
}

_BY_KIND = {
    "sidewalk": "paving",
    "plaza": "setts",
    "tram": "setts",
    "path": "gravel",
    "track": "gravel",
    "shoulder": "gravel",
    "sand": "gravel",
    "border": "gravel",
    "forest": "soil",
    "farmland": "soil",
    "curb": "",
}
_BY_USE = {
    "drive": "asphalt",
    "cycle": "asphalt",
    "park": "asphalt",
    "cross": "asphalt",
    "plant": "grass",
    "water": "water",
}


def texture_of(kind: SurfaceKind) -> str:
    """The texture of a kind of ground, a key of `TEXTURES`; empty for none."""
    return _BY_KIND.get(kind.name, _BY_USE.get(kind.use, ""))
