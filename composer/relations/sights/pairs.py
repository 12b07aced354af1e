"""What relates nodes to each other along a street: neighbours, rows, what is opposite, what is between."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import shapely

from composer.relations.geometry import X, Y
from composer.relations.rows import Chosen, FloatArray, IntArray, Sight
from composer.relations.sights.base import placed, told
from composer.relations.sights.feet import Feet
from composer.street.frames import Track
from composer.street.survey import BoolArray, Shapes, Survey

_LINE = 6.0
"""Metres from its curb within which something stands in a row along that."""
_ROAD = 15.0
"""The same of a lane."""
_WIDEST = 50.0
_HERE = 0.01


def frames(s: FloatArray, o: FloatArray, tracks: Sequence[Track | None]) -> FloatArray:
    """Columns of `PAIR` for subjects and objects (R, 7) along lines, (R, 7): NaN where there is none."""
    found = np.full((len(s), 7), np.nan)
    groups: dict[int, list[int]] = {}
    for row, track in enumerate(tracks):
        if track is not None:
            groups.setdefault(id(track), []).append(row)
    there = placed(s) & placed(o)
    for rows in groups.values():
        here = np.array(rows)[there[rows]]
        track = tracks[rows[0]]
        if track is None or not len(here):
            continue
        along, foot, way = track.feet(np.vstack([s[here, X : Y + 1], o[here, X : Y + 1]]))
        n = len(here)
        found[here] = np.column_stack([foot[:n], way[:n], foot[n:], way[n:], along[n:] - along[:n]])
    return found


@dataclass(frozen=True, eq=False)
class PairSight(Sight):
    """Rows whose objects are nodes.

    Attributes
    ----------
    feet : Feet
        Of the subjects.
    """

    feet: Feet

    def at(self, rows: Chosen) -> Self:
        return replace(self, feet=self.feet.at(rows))

    def look(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> tuple[FloatArray, FloatArray]:
        return o, self.columns(s, o, boxes)

    @abstractmethod
    def columns(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> FloatArray:
        """What the rule is told."""


@dataclass(frozen=True, eq=False)
class LineSight(PairSight):
    """Neighbours on a line that is known; `lines` has one a row."""

    lines: tuple[Track, ...]

    def at(self, rows: Chosen) -> Self:
        numbers = np.arange(len(self.lines))[rows].tolist()
        return replace(super().at(rows), lines=tuple(self.lines[i] for i in numbers))

    def columns(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> FloatArray:
        return told(self.feet, 0.0, frames(s, o, self.lines))


@dataclass(frozen=True, eq=False)
class RowSight(PairSight):
    """*In row with* along whatever line is near to the object: a curb, else a lane."""

    survey: Survey
    round: BoolArray

    def at(self, rows: Chosen) -> Self:
        return replace(super().at(rows), round=self.round[rows])

    def columns(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> FloatArray:
        there = np.flatnonzero(placed(o))
        lines: list[Track | None] = [None] * len(o)
        places = np.asarray(shapely.points(o[there, X : Y + 1]))
        for row, line in zip(there.tolist(), near_lines(self.survey, places), strict=True):
            lines[row] = line
        return told(self.feet, np.where(self.round, 0.0, 1.0), frames(s, o, lines))


def near_lines(survey: Survey, places: Shapes) -> list[Track | None]:
    """The line along which things at some places stand in rows: the nearest curb, else the nearest lane, else none."""
    found: list[Track | None] = [None] * len(places)
    tree, rows = survey.tree_over("travelled")
    if len(rows):
        for at, piece in tree.query_nearest(places, max_distance=_ROAD, all_matches=False).T.tolist():
            found[at] = survey.track(int(rows[piece]))
    if survey.curbs:
        for at, piece in survey.curb_tree.query_nearest(places, max_distance=_LINE, all_matches=False).T.tolist():
            found[at] = survey.curbs[piece].track
    return found


@dataclass(frozen=True, eq=False)
class OppositeSight(PairSight):
    """*Opposite*: across the lane that lies between the two, or else is nearest to the place between them."""

    survey: Survey
    other: Feet

    def at(self, rows: Chosen) -> Self:
        return replace(super().at(rows), other=self.other.at(rows))

    def columns(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> FloatArray:
        there = np.flatnonzero(placed(s) & placed(o))
        piece = np.full(len(s), -1)
        piece[there] = self._roads(s[there], o[there])
        tracks = [None if i < 0 else self.survey.track(i) for i in piece.tolist()]
        pair = frames(s, o, tracks)
        side = np.where(_left(o, pair[:, 3:6]) < 0, -1.0, 1.0)
        half = np.full((len(s), 2), np.nan)
        for row in np.flatnonzero(piece >= 0).tolist():
            half[row] = [half_width(self.survey, int(piece[row]), pair[row, at : at + 3]) for at in (0, 3)]
        return told(self.feet, 0.0, pair, side, half, self.other.side)

    def _roads(self, s: FloatArray, o: FloatArray) -> IntArray:
        """The driven surface between each pair, (R,); -1 where there is none."""
        tree, rows = self.survey.tree_over("driven")
        found = np.full(len(s), -1)
        rows_with_line = [row for row in rows.tolist() if self.survey.track(row) is not None] if len(s) else []
        if not rows_with_line:
            return found
        middle = np.asarray(shapely.points((s[:, X : Y + 1] + o[:, X : Y + 1]) / 2))
        links = np.asarray(shapely.linestrings(np.stack([s[:, X : Y + 1], o[:, X : Y + 1]], axis=1)))
        at, piece = tree.query(links, predicate="intersects")
        alone = np.setdiff1d(np.arange(len(s)), at)
        at = np.concatenate([at, alone])
        piece = rows[np.concatenate([piece, tree.nearest(middle[alone])])]
        lined = np.isin(piece, rows_with_line)
        at, piece = at[lined], piece[lined]
        distance = shapely.distance(middle[at], self.survey.areas[piece])
        order = np.lexsort((piece, distance.round(6), at))
        first, where = np.unique(at[order], return_index=True)
        found[first] = piece[order][where]
        return found


def half_width(survey: Survey, surface: int, frame: FloatArray) -> float:
    """Half the width of a surface across a place on its line with its direction, (3,), metres; beyond its ends, half
    its mean width."""
    ahead = np.array([np.cos(frame[2]), np.sin(frame[2])])
    aside = _WIDEST * np.array([-ahead[1], ahead[0]])
    # Just before and just after it too: at an end of the surface a line across may miss it.
    places = [frame[:2] + step * ahead for step in (0.0, _HERE, -_HERE)]
    lines = shapely.linestrings([[place - aside, place + aside] for place in places])
    parts = shapely.get_parts(shapely.intersection(lines, survey.areas[surface]))
    here = parts[shapely.dwithin(parts, shapely.Point(frame[:2]), 2 * _HERE)]
    if len(here):
        return float(shapely.length(here).max()) / 2
    track = survey.track(surface)
    assert track is not None
    return float(survey.areas[surface].area) / track.length / 2


def _left(box: FloatArray, frame: FloatArray) -> FloatArray:
    x, y = box[:, X] - frame[:, 0], box[:, Y] - frame[:, 1]
    left: FloatArray = np.cos(frame[:, 2]) * y - np.sin(frame[:, 2]) * x
    return left


@dataclass(frozen=True, eq=False)
class BetweenSight(PairSight):
    """*Between*: the other of the two.

    Attributes
    ----------
    second : (R,) int64
        Rows of the other of the two.
    feet_of_both : (R, 2)
        Sides of the feet of the object and of the other.
    """

    second: IntArray
    feet_of_both: FloatArray

    def at(self, rows: Chosen) -> Self:
        return replace(super().at(rows), second=self.second[rows], feet_of_both=self.feet_of_both[rows])

    def columns(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> FloatArray:
        return told(self.feet, 0.0, boxes[self.second], self.feet_of_both)
