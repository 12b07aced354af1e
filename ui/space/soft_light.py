"""Soft shadow and ambient occlusion of a resting picture, by rays.

Open3D's own occlusion leaves stripes on flat faces, so a resting picture gets its contact shadows from rays against the
same triangles: a few per pixel in a pattern that repeats every four pixels, then averaged over those four by four where
surface and depth agree (interleaved sampling, Keller and Heidrich 2001).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ui.space.lamps import DUSK, WARM, WRAP, Lamp, light_from

TILE = 4
BULB = 0.09
"""How large a lamp's light is: how soft its shadows are, metres."""
REACH = 1.1
"""How far around a point something darkens it, metres."""
SUN_SPREAD = 0.10
"""Tangent of the sun's half angle: how soft its shadows are."""

Floats = npt.NDArray[np.float32]
Caster = Callable[[Floats, float], npt.NDArray[np.bool_]]
"""(rays (N, 6), reach) → whether each hits anything within its reach."""


@dataclass(frozen=True, eq=False)
class Seen:
    """What a picture shows, per pixel: hit position and normal (h, w, 3), depth (h, w; infinite where nothing is)."""

    position: Floats
    normal: Floats
    depth: Floats


def shadowing(
    seen: Seen,
    near: Caster,
    far: Caster,
    sun: npt.NDArray[np.float64],
    sun_share: float,
    samples: int = 5,
    interrupted: Callable[[], bool] = lambda: False,
) -> Floats | None:
    """How much light is left at each pixel, (h, w) in [0, 1]; None if interrupted.

    Parameters
    ----------
    near, far : Caster
        What hides the sky near a point, and what hides the sun.
    sun : (3,) array
        Unit direction toward the sun.
    sun_share : float
        The sun's part of the light on a face that looks straight at it, in [0, 1].
    """
    height, width = seen.depth.shape
    hit = np.isfinite(seen.depth)
    rows, columns = np.nonzero(hit)
    origin = (seen.position + seen.normal * 0.004)[hit]
    normal = seen.normal[hit]
    facing = np.clip(normal @ sun.astype(np.float32), 0, 1)
    cell = (rows % TILE) * TILE + columns % TILE
    sky = np.zeros(len(origin), np.float32)
    lit = np.zeros(len(origin), np.float32)
    side, other = _frame(normal)
    toward = np.tile(sun.astype(np.float32), (1, 1))
    sun_side, sun_other = _frame(toward)
    order = np.random.default_rng(3).permutation(TILE * TILE)
    for sample in range(samples):
        if interrupted():
            return None
        number = order[cell] * samples + sample
        u, v = _halton(TILE * TILE * samples)
        angle, radius = (2 * np.pi * u[number])[:, None], np.sqrt(v[number])[:, None]
        up = np.sqrt(1 - v[number])[:, None]
        direction = (side * np.cos(angle) + other * np.sin(angle)) * radius + normal * up
        sky += ~near(np.concatenate([origin, direction], axis=1), REACH)
        if sun_share > 0:
            disc = SUN_SPREAD * radius
            ray = toward + (sun_side * np.cos(angle) + sun_other * np.sin(angle)) * disc
            lit += ~far(np.concatenate([origin, ray.astype(np.float32)], axis=1), np.inf)
    sky_map, sun_map = np.ones((height, width), np.float32), np.ones((height, width), np.float32)
    sky_map[hit], sun_map[hit] = sky / samples, lit / samples
    share = np.zeros((height, width), np.float32)
    share[hit] = sun_share * facing
    if interrupted():
        return None
    sky_map, sun_map = _averaged(seen, sky_map, sun_map)
    left = (1 - share) * (0.22 + 0.78 * sky_map) + share * sun_map
    return np.where(hit, left, 1.0).astype(np.float32)


def lamplit(
    seen: Seen, left: Floats, lamps: tuple[Lamp, ...], far: Caster, daylight: Floats, samples: int = 4
) -> Floats:
    """How much is left of the light of an evening, (h, w, 3) in [0, 1]: lamps throw shadows too.

    Parameters
    ----------
    left : (h, w) array
        How much is left of the daylight.
    far : Caster
        What hides a lamp.
    daylight : (h, w) array
        How bright the day is on each surface.
    """
    hit = np.isfinite(seen.depth)
    rows, columns = np.nonzero(hit)
    normal, origin = seen.normal[hit], (seen.position + seen.normal * 0.004)[hit]
    number = np.random.default_rng(5).permutation(TILE * TILE)[(rows % TILE) * TILE + columns % TILE] * samples
    u, v = _halton(TILE * TILE * samples)
    day = daylight[hit][:, None] * DUSK.astype(np.float32)
    whole, lasting = day.copy(), day * left[hit][:, None]
    for lamp in lamps:
        place = np.asarray(lamp.place, np.float32)
        near = np.flatnonzero(np.square(origin - place).sum(axis=1) < lamp.reach**2)
        if not len(near):
            continue
        light, clear = np.zeros(len(origin)), np.zeros(len(near), np.float32)
        light[near] = light_from([lamp], origin[near], normal[near])[0]
        for sample in range(samples):
            chosen = number[near] + sample
            angle, height = 2 * np.pi * u[chosen], 2 * v[chosen] - 1
            round_ = np.sqrt(np.maximum(1 - height * height, 0))
            offset = np.column_stack([np.cos(angle) * round_, np.sin(angle) * round_, height]) * BULB
            way = place + offset.astype(np.float32) - origin[near]
            clear += ~far(np.concatenate([origin[near], way], axis=1), 1.0)
        bright = np.ones(len(origin), np.float32)
        bright[near] = clear / samples
        shadow = np.ones(seen.depth.shape, np.float32)
        shadow[hit] = bright
        # What is hidden from the lamp still gets what walls throw back.
        passed = WRAP + (1 - WRAP) * _averaged(seen, shadow)[0][hit]
        warm = light.astype(np.float32)[:, None] * WARM.astype(np.float32)
        whole += warm
        lasting += warm * passed[:, None] * (0.35 + 0.65 * left[hit][:, None])
    share = np.ones((*seen.depth.shape, 3), np.float32)
    share[hit] = lasting / np.maximum(whole, 1e-6)
    return share


def _frame(normal: Floats) -> tuple[Floats, Floats]:
    """Two unit vectors across each normal (Duff et al. 2017)."""
    x, y, z = normal[:, 0], normal[:, 1], normal[:, 2]
    sign = np.where(z >= 0, 1.0, -1.0)
    a = -1.0 / (sign + z)
    b = x * y * a
    first = np.column_stack([1 + sign * x * x * a, sign * b, -sign * x])
    second = np.column_stack([b, sign + y * y * a, -y])
    return first.astype(np.float32), second.astype(np.float32)


def _halton(count: int) -> tuple[Floats, Floats]:
    return tuple(_radical_inverse(count, base).astype(np.float32) for base in (2, 3))  # type: ignore[return-value]


def _radical_inverse(count: int, base: int) -> npt.NDArray[np.float64]:
    value, factor, left = np.zeros(count), 1.0 / base, np.arange(1, count + 1)
    while left.any():
        value += factor * (left % base)
        left, factor = left // base, factor / base
    return value


def _averaged(seen: Seen, *maps: Floats) -> list[Floats]:
    """Each map averaged over a tile, only over pixels of the same flat surface."""
    total = [np.zeros_like(m) for m in maps]
    weight = np.zeros_like(maps[0])
    depth = np.where(np.isfinite(seen.depth), seen.depth, 1e6)
    pad = TILE // 2
    padded = [np.pad(m, pad, mode="edge") for m in maps]
    deep, normal = np.pad(depth, pad, mode="edge"), np.pad(seen.normal, ((pad, pad), (pad, pad), (0, 0)), mode="edge")
    height, width = depth.shape
    for dy in range(TILE):
        for dx in range(TILE):
            window = slice(dy, dy + height), slice(dx, dx + width)
            same = np.einsum("ijk,ijk->ij", normal[window], seen.normal)
            near = np.abs(deep[window] - depth) < 0.03 * depth
            share = np.where(near, np.clip(same * 5 - 4, 0, 1), 0).astype(np.float32) + 1e-4
            weight += share
            for sum_, other in zip(total, padded, strict=True):
                sum_ += share * other[window]
    return [sum_ / weight for sum_ in total]
