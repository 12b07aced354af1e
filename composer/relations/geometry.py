"""Geometry of upright oriented boxes, for whole arrays of them at once.

A box is a row ``(depth, width, height, x, y, z, yaw)`` as in `composer.scene.Box`; every function takes arrays of shape
(..., 7) from any array-API library, so that numpy checks and torch guides with one definition. Metres and radians.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any
"""An array of numpy or torch."""

DEPTH, WIDTH, HEIGHT, X, Y, Z, YAW = range(7)


def namespace(array: Array) -> Any:
    """The array library of an array: numpy speaks the array API itself, others through array-api-compat."""
    if isinstance(array, np.ndarray):
        return np
    from array_api_compat import array_namespace

    return array_namespace(array)


def axes(box: Array) -> Array:
    """Unit vectors of facing direction and left side on the plan, (..., 2, 2)."""
    xp = namespace(box)
    c, s = xp.cos(box[..., YAW]), xp.sin(box[..., YAW])
    return xp.stack([xp.stack([c, s], axis=-1), xp.stack([-s, c], axis=-1)], axis=-2)


def corners(box: Array) -> Array:
    """Footprint corners, (..., 4, 2), counter-clockwise from back right."""
    xp = namespace(box)
    frame = axes(box)
    forward = frame[..., 0, :] * (box[..., DEPTH] / 2)[..., None]
    left = frame[..., 1, :] * (box[..., WIDTH] / 2)[..., None]
    centre = box[..., X : Y + 1]
    return xp.stack(
        [centre - forward - left, centre + forward - left, centre + forward + left, centre - forward + left], axis=-2
    )


def volume(box: Array) -> Array:
    """Cubic metres, (...)."""
    return box[..., DEPTH] * box[..., WIDTH] * box[..., HEIGHT]


def top(box: Array) -> Array:
    """Height of the upper face, (...)."""
    return box[..., Z] + box[..., HEIGHT]


def separations(a: Array, b: Array) -> Array:
    """Signed distance between two boxes along each axis that may separate them, (..., 5).

    The axes are the two plan axes of `a`, the two of `b`, and the vertical. Boxes overlap exactly where all five are
    negative (separating axis theorem); the largest is then minus the least translation that parts them.
    """
    xp = namespace(a)
    across = b[..., X : Y + 1] - a[..., X : Y + 1]
    frames = xp.concat([axes(a), axes(b)], axis=-2)
    distance = xp.abs(xp.sum(frames * across[..., None, :], axis=-1))
    extent = reach(a, frames) + reach(b, frames)
    middle_a, middle_b = a[..., Z] + a[..., HEIGHT] / 2, b[..., Z] + b[..., HEIGHT] / 2
    vertical = xp.abs(middle_b - middle_a) - (a[..., HEIGHT] + b[..., HEIGHT]) / 2
    return xp.concat([distance - extent, vertical[..., None]], axis=-1)


def reach(box: Array, directions: Array) -> Array:
    """Half the extent of a footprint along directions (..., K, 2) → (..., K)."""
    xp = namespace(box)
    frame = axes(box)
    along = xp.abs(xp.sum(directions * frame[..., None, 0, :], axis=-1)) * (box[..., DEPTH] / 2)[..., None]
    across = xp.abs(xp.sum(directions * frame[..., None, 1, :], axis=-1)) * (box[..., WIDTH] / 2)[..., None]
    return along + across


def _clipped_edges(inner: Array, outer: Array, slack: float) -> Array:
    """Twice the signed area swept from the origin by the edges of `inner` inside `outer`, (...).

    Each edge is clipped by the four half planes of `outer` grown by `slack` (Liang and Barsky 1984).
    """
    xp = namespace(inner)
    start = inner
    step = xp.roll(inner, -1, axis=-2) - inner
    side = xp.roll(outer, -1, axis=-2) - outer
    # Signed distance to each half plane at the edge's start, and its change along the edge: (..., edge, side).
    length = xp.sqrt(xp.sum(side * side, axis=-1))[..., None, :]
    offset = start[..., :, None, :] - outer[..., None, :, :]
    sx, sy = side[..., None, :, 0], side[..., None, :, 1]
    here = (sx * offset[..., 1] - sy * offset[..., 0]) / length + slack
    change = (sx * step[..., :, None, 1] - sy * step[..., :, None, 0]) / length
    flat = xp.abs(change) < 1e-12
    cut = -here / xp.where(flat, xp.ones_like(change), change)
    zero, one = xp.zeros_like(change), xp.ones_like(change)
    enter = xp.max(xp.where(flat, xp.where(here < 0, 2 * one, zero), xp.where(change > 0, cut, zero)), axis=-1)
    leave = xp.min(xp.where(flat, one, xp.where(change < 0, cut, one)), axis=-1)
    enter, leave = xp.clip(enter, 0.0, 2.0), xp.clip(leave, 0.0, 1.0)
    share = xp.where(leave > enter, leave - enter, xp.zeros_like(enter))
    # cross(p + t0 d, p + t1 d) = (t1 - t0) cross(p, d)
    return xp.sum(share * (start[..., 0] * step[..., 1] - start[..., 1] * step[..., 0]), axis=-1)


def shared_area(a: Array, b: Array) -> Array:
    """Area that two footprints share, square metres, (...).

    The border of the intersection is the part of each footprint's border that lies inside the other; Green's theorem
    turns both into the area. Where edges coincide only those of `a` count, so footprints that merely touch are told
    apart first.
    """
    xp = namespace(a)
    origin = (a[..., X : Y + 1] + b[..., X : Y + 1])[..., None, :] / 2
    ca, cb = corners(a) - origin, corners(b) - origin
    area = (_clipped_edges(ca, cb, 1e-9) + _clipped_edges(cb, ca, -1e-9)) / 2
    apart = xp.max(separations(a, b)[..., :4], axis=-1)
    return xp.where((area > 1e-8) & (apart < -1e-7), area, xp.zeros_like(area))


def overlap_share(a: Array, b: Array) -> Array:
    """Overlap volume ÷ the smaller box's volume, (...)."""
    xp = namespace(a)
    if xp is np and np.ndim(a) > 1:
        # most pairs are apart, and telling so costs a fraction of the area
        a, b = np.broadcast_arrays(a, b)
        hit = np.max(separations(a, b), axis=-1) < -1e-7
        share = np.zeros(hit.shape)
        if hit.any():
            share[hit] = _overlap_share(a[hit], b[hit])
        return share
    return _overlap_share(a, b)


def _overlap_share(a: Array, b: Array) -> Array:
    xp = namespace(a)
    high, low = xp.minimum(top(a), top(b)), xp.maximum(a[..., Z], b[..., Z])
    shared = shared_area(a, b) * xp.clip(high - low, 0.0, 1e9)
    return shared / xp.clip(xp.minimum(volume(a), volume(b)), 1e-9, 1e30)


def nearest_corners(a: Array, b: Array) -> Array:
    """Distance between the nearest two of the 8 + 8 box corners, metres, (...)."""
    xp = namespace(a)
    plan = corners(a)[..., :, None, :] - corners(b)[..., None, :, :]
    squared = xp.sum(plan * plan, axis=-1)
    near = xp.min(xp.min(squared, axis=-1), axis=-1)
    rise = xp.min(
        xp.stack(
            [
                xp.abs(a[..., Z] - b[..., Z]),
                xp.abs(a[..., Z] - top(b)),
                xp.abs(top(a) - b[..., Z]),
                xp.abs(top(a) - top(b)),
            ],
            axis=-1,
        ),
        axis=-1,
    )
    return xp.sqrt(near + rise * rise + 1e-18)


def seen_from(viewer: Array, box: Array) -> Array:
    """Centre of a box in the frame of another: metres ahead of its centre and to its left, (..., 2)."""
    xp = namespace(viewer)
    across = box[..., X : Y + 1] - viewer[..., X : Y + 1]
    return xp.sum(axes(viewer) * across[..., None, :], axis=-1)


def turn_between(a: Array, b: Array, turns: int = 1) -> Array:
    """Angle between two facings, radians from 0, (...); with `turns` 2 or 4, up to half or quarter turns."""
    xp = namespace(a)
    angle = turns * (a[..., YAW] - b[..., YAW])
    return xp.abs(xp.atan2(xp.sin(angle), xp.cos(angle))) / turns


def _to_edges(points: Array, outline: Array) -> Array:
    """Least squared distance of corners (..., 4, 2) from the edges of an outline (..., 4, 2): (...)."""
    xp = namespace(points)
    edge = (xp.roll(outline, -1, axis=-2) - outline)[..., None, :, :]
    offset = points[..., :, None, :] - outline[..., None, :, :]
    along = xp.sum(offset * edge, axis=-1) / xp.clip(xp.sum(edge * edge, axis=-1), 1e-12, 1e30)
    rest = offset - xp.clip(along, 0.0, 1.0)[..., None] * edge
    return xp.min(xp.min(xp.sum(rest * rest, axis=-1), axis=-1), axis=-1)


def footprint_distance(a: Array, b: Array) -> Array:
    """Distance between two footprints on the plan, metres; where they overlap, minus the way out, (...)."""
    xp = namespace(a)
    apart = xp.max(separations(a, b)[..., :4], axis=-1)
    ca, cb = corners(a), corners(b)
    squared = xp.minimum(_to_edges(ca, cb), _to_edges(cb, ca))
    return xp.where(apart > 0, xp.sqrt(squared + 1e-18), apart)
