"""Place rows with a stated distance: as a whole where there is room, else as several."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from composer.relations.geometry import X, Y
from composer.street.frames import Track
from composer.street.survey import survey_of
from models.streets.candidates import Places
from models.streets.ground import FloatArray, IntArray
from models.streets.order import Series
from models.streets.place import HELD, Placer

CHUNK = 256
PROBES = 12
"""Places of a strip at which is asked whether the row could stand there at all."""
STARTS = 12
"""How many first places are tried for each distance."""
REACH = 0.75
"""Metres from a place to the nearest one that was looked at."""

Run = list[tuple[int, float]]
"""Positions among places, and metres along the track by which to go on from there."""


def put_series(placer: Placer, series: Series) -> None:
    """Place a row; what finds no place at the distance is placed by itself."""
    spacing = float(series.relation.value or 0.0)
    left = list(series.members)
    lines = _lines(placer, series)
    while left and spacing > 0.05:
        used, boxes = _best_run(placer, left, lines, spacing)
        if not boxes:
            break
        # Another row on the same line would be neighbours at another distance.
        del lines[used]
        for node, box in zip(left, boxes, strict=False):
            placer.boxes[node] = box
        left = left[len(boxes) :]
    for node in left:
        placer.put(node)


def _lines(placer: Placer, series: Series) -> list[tuple[Track, IntArray]]:
    """Tracks along which the row may stand, and rows of the ground beside each."""
    survey = survey_of(placer.scene)
    found: list[tuple[Track, IntArray]] = []
    for name in series.relation.objects:
        meant = survey.meant(name)
        if meant is None:
            continue
        for k in meant.rows.tolist():
            if meant.sort == "curb":
                found.append((survey.curbs[k].track, np.array(survey.curbs[k].grounds)))
            elif (track := survey.track(k)) is not None:
                found.append((track, np.array([k])))
    return found


def _best_run(
    placer: Placer, members: Sequence[int], lines: Sequence[tuple[Track, IntArray]], spacing: float
) -> tuple[int, list[FloatArray]]:
    """The longest row there is room for, of several as long the likeliest: which line it is on, and its boxes."""
    node = members[0]
    what = placer.scene.nodes[node]
    noise = placer.noise(node, max(len(lines), 1))
    best: tuple[int, float] = (0, -np.inf)
    boxes: list[FloatArray] = []
    used = -1
    for number, (track, grounds) in enumerate(lines):
        beside = placer.candidates.places(placer.candidates.on(grounds), what.category, placer.size_of(what))
        beside = beside.at(beside.usual) if beside.usual.any() else beside
        # One strip, one place across and one facing at a time: a row does not change sides.
        kind = np.stack([beside.strip, beside.share, beside.turn], axis=1)
        room = min(len(members), int(track.length / spacing))
        for one in np.unique(kind, axis=0):
            if used == number and len(boxes) >= room:
                break  # all that this line has room for
            mine = beside.at((kind == one).all(axis=1))
            probes = np.linspace(0, len(mine) - 1, min(PROBES, len(mine))).astype(int)
            if placer.owed(node, mine.boxes[probes]).min() > HELD:
                continue
            parts = [placer.blocked(node, mine.boxes[i : i + CHUNK]) for i in range(0, len(mine), CHUNK)]
            mine = mine.at(np.flatnonzero(np.concatenate(parts) <= 0))
            mine = mine.at(np.flatnonzero(placer.owed(node, mine.boxes) <= HELD)) if len(mine) else mine
            if not len(mine):
                continue
            along, _, heading = track.locate(mine.boxes[:, X : Y + 1])
            run = longest(along, mine.score, spacing, len(members))
            if not run:
                continue
            key = len(run), float(np.mean([mine.score[i] for i, _ in run])) + 0.3 * float(noise[number])
            if key > best:
                best, used, boxes = key, number, _moved(mine, heading, run)
    return used, boxes


def _moved(places: Places, heading: FloatArray, run: Run) -> list[FloatArray]:
    """Boxes of a run, each put where the distance says."""
    found = []
    for i, shift in run:
        box = places.boxes[i].copy()
        box[X : Y + 1] += shift * np.array([np.cos(heading[i]), np.sin(heading[i])])
        found.append(box)
    return found


def longest(along: FloatArray, score: FloatArray, spacing: float, most: int) -> Run:
    """Of places at `along` (M,) the longest row that stands `spacing` apart, of at most so many.

    Parameters
    ----------
    along, score : (M,)
        Metres along the track, and how likely each place is: of rows as long, the likeliest is taken.
    spacing : float
    most : int
    """
    order = np.argsort(along, kind="stable")
    at = along[order]
    best: Run = []
    best_score = -np.inf
    first, last = at[0], at[-1]
    for start in first + np.linspace(0, min(spacing, max(last - first, 1e-3)), STARTS, endpoint=False):
        wanted = start + spacing * np.arange(int((last - start) / spacing + 1e-9) + 1)
        right = np.clip(np.searchsorted(at, wanted), 0, len(at) - 1)
        left = np.maximum(right - 1, 0)
        near = np.where(np.abs(at[left] - wanted) < np.abs(at[right] - wanted), left, right)
        there = np.append(np.abs(at[near] - wanted) <= REACH, False)
        gaps = np.flatnonzero(~there)
        for begin, end in zip([0, *(gaps[:-1] + 1).tolist()], gaps.tolist(), strict=True):
            for low in range(begin, end, most):
                steps = range(low, min(low + most, end))
                run = [(int(order[near[k]]), float(wanted[k] - at[near[k]])) for k in steps]
                total = float(np.mean([score[i] for i, _ in run]))
                if (len(run), total) > (len(best), best_score):
                    best, best_score = run, total
    return best
