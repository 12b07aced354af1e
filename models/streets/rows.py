"""Rows put in order: what stands at nearly equal distances along a strip stands at equal ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.streets.strips import Strip
from models.streets.things import ROWS, Thing, extent_along

LEAST = 3
"""Fewer are no row."""
UNEVEN = 0.3
"""Share of the distance by which neighbours may differ from it and still be in one row."""
SHIFT = 2.0
"""Metres by which a thing is moved at most."""
ROUND = 0.05


def in_rows(strips: Sequence[Strip], things: Sequence[Thing]) -> tuple[list[Thing], dict[int, float]]:
    """Even out the rows of things.

    Returns
    -------
    things : list of Thing
        In the same order.
    pitches : dict of int to float
        Distance to the neighbours, metres, of those that stand in a row, by position in the list.
    """
    out, pitches = list(things), {}
    groups: dict[tuple[int, str], list[int]] = {}
    for i, thing in enumerate(things):
        if thing.category in ROWS:
            groups.setdefault((thing.strip, thing.category), []).append(i)
    for (strip, _), members in groups.items():
        members.sort(key=lambda i: things[i].along)
        for run in _runs([things[i].along for i in members]):
            row = [members[k] for k in run]
            places, pitch = _even(np.array([things[i].along for i in row]))
            extents = np.array([extent_along(things[i]) for i in row])
            shifted = np.abs(places - [things[i].along for i in row]).max()
            if shifted > SHIFT or not _possible(strips[strip], places, extents):
                continue
            for i, place in zip(row, places.tolist(), strict=True):
                out[i] = replace(things[i], along=place)
                pitches[i] = pitch
    return out, pitches


def _runs(along: Sequence[float]) -> list[range]:
    """Stretches of neighbours at about one distance, as positions; only those long enough to be rows."""
    gaps = np.diff(along)
    found, first = [], 0
    while first + LEAST <= len(along):
        last, mean = first + 1, gaps[first]
        while last < len(gaps) and abs(gaps[last] - mean) < UNEVEN * mean:
            mean = (mean * (last - first) + gaps[last]) / (last - first + 1)
            last += 1
        if last - first + 1 >= LEAST:
            found.append(range(first, last + 1))
            first = last + 1
        else:
            first += 1
    return found


def _even(
    along: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], float]:
    """The nearest equally spaced places, and their distance rounded to `ROUND`."""
    count = np.arange(len(along)) - (len(along) - 1) / 2
    pitch = float(np.round((count @ along) / (count @ count) / ROUND) * ROUND)
    return along.mean() + count * pitch, pitch


def _possible(
    strip: Strip,
    places: np.ndarray[tuple[int], np.dtype[np.float64]],
    extents: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> bool:
    if (places - extents / 2).min() < 0 or (places + extents / 2).max() > strip.length:
        return False
    cells = np.clip((places / strip.length * len(strip)).astype(int), 0, len(strip) - 1)
    return not (strip.blocked[cells] | (np.minimum(strip.ahead, strip.behind)[cells] < 0.6)).any()
