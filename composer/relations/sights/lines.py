"""*Along*: the line that something stands beside, and its neighbours there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from composer.relations.geometry import X, Y
from composer.relations.rows import Chosen, FloatArray, IntArray, RuleRows
from composer.relations.rule import VALUE
from composer.relations.sights.base import StreetSight, local_frames, off, placed, told
from composer.relations.sights.borders import free, towards, within
from composer.relations.sights.ground import OnSight
from composer.relations.sights.pairs import LineSight
from composer.relations.street import ALONG, BESIDE, BORDER, SPACED
from composer.street.frames import Track
from composer.street.survey import Meant, Sort, Survey

_SQUARE = 4.0


def line_of(survey: Survey, sort: Sort, piece: int) -> Track:
    """The line of a curb or surface; of ground without a long way its outline."""
    if sort == "curb":
        return survey.curbs[piece].track
    return survey.track(piece) or Track(np.array(survey.surfaces[piece].polygon + survey.surfaces[piece].polygon[:1]))


def kind_of(survey: Survey, meant: Meant, piece: int) -> str:
    """What kind of line a name means, a key of `BESIDE`."""
    if meant.sort == "curb":
        return "curb"
    return "lane" if survey.travelled[piece] else "ground"


@dataclass(frozen=True, eq=False)
class AlongSight(StreetSight):
    """The line beside which something stands.

    Attributes
    ----------
    member : (R,) int64
        Which of the `company` each subject is.
    company : Company or None
        Everything that stands along something; None for the sight of the company itself.
    """

    rule = ALONG
    member: IntArray
    company: Company | None

    def at(self, rows: Chosen) -> Self:
        return replace(super().at(rows), member=self.member[rows])

    def reach(self, meant: Meant) -> float:
        return BESIDE["curb"] if meant.sort == "curb" else max(BESIDE.values())

    def kinds(self) -> list[str]:
        """What kind of line each row is about."""
        return [kind_of(self.survey, m, c) for m, c in zip(self.meant, self.chosen.tolist(), strict=True)]

    def see(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        kinds = np.array(self.kinds(), object)
        borders = self._borders(s, kinds)
        near = towards(self.feet, s, self.shapes())
        middle = s[:, X : Y + 1]
        place, direction, beside = self._places(middle)
        nearest = np.array([BESIDE[kind] for kind in kinds.tolist()])
        turns = np.where(self.round, 0.0, _SQUARE)
        columns = told(self.feet, turns, borders, near, nearest, beside)
        return local_frames(place, direction), columns

    def _places(self, middle: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Where on their lines subjects are, the direction there, and whether they are beside them (1) or beyond an
        end."""
        place, direction, beside = middle.copy(), np.zeros(len(middle)), np.ones(len(middle))
        for here, track in self.lines():
            along, foot, way = track.feet(middle[here])
            past = np.clip(along, 0.0, track.length)
            ends, headings = track.at(past)
            over = (along < 0.0) | (along > track.length)
            place[here] = np.where(over[:, None], ends, foot)
            direction[here] = np.where(over, headings, way)
            beside[here] = ~over
        return place, direction, beside

    def lines(self) -> list[tuple[IntArray, Track]]:
        """The rows of each line, and the line."""
        groups: dict[tuple[Sort, int], list[int]] = {}
        for row, (meant, piece) in enumerate(zip(self.meant, self.chosen.tolist(), strict=True)):
            groups.setdefault((meant.sort, piece), []).append(row)
        return [(np.array(rows), line_of(self.survey, *key)) for key, rows in groups.items()]

    def _borders(self, s: FloatArray, kinds: npt.NDArray[np.object_]) -> FloatArray:
        """Where such things are not: vehicles on raised ground, or out of their lane; others where one drives."""
        found = free(len(s), BORDER)
        areas = self.feet.areas(s)
        moving = (kinds == "lane") & self.vehicle
        if moving.any():
            inside = _in_lane(self, moving)
            found[moving] = within(inside.feet, s[moving], *inside.grounds(s[moving]))
        for what, rows in (
            ("raised", (kinds == "curb") & self.vehicle),
            ("carriageway", (kinds == "curb") & ~self.vehicle),
            ("travelled", (kinds != "curb") & ~self.vehicle),
        ):
            if rows.any():
                found[rows] = off(self.survey, what, self.feet.at(rows), s[rows], areas[rows])
        return found

    def settled(self, rows: RuleRows, boxes: FloatArray) -> tuple[RuleRows, ...]:
        (alone,) = super().settled(rows, boxes)
        if self.company is None:
            return (alone,)
        everyone = alone if len(self.member) == len(self.company.group) else self.company.settled(boxes)
        return (alone, *self.company.neighbours(everyone, self.member, boxes))


def _in_lane(sight: AlongSight, rows: Chosen) -> OnSight:
    some = sight.at(rows)
    return OnSight(some.survey, some.feet, some.meant, some.chosen, some.vehicle, some.round)


@dataclass(frozen=True, eq=False)
class Company:
    """Everything that stands along something, whose neighbours keep their distance.

    Attributes
    ----------
    rows : RuleRows
        What is said with *along*, under an `AlongSight` that has no company.
    group : (M,) int64
        The same number for what stands in one row: said of the same object, of one category.
    """

    rows: RuleRows
    group: IntArray

    def settled(self, boxes: FloatArray) -> RuleRows:
        """All of it, on the lines that it is nearest to."""
        (found,) = self.rows.settled(boxes)
        return found

    def neighbours(self, settled: RuleRows, asked: IntArray, boxes: FloatArray) -> tuple[RuleRows, ...]:
        """What is said of neighbours by the members that are `asked`, once it is `settled` where everyone stands."""
        sight = settled.sight
        assert isinstance(sight, AlongSight)
        middle = boxes[settled.subjects, X : Y + 1]
        subject, other, lines = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], []
        for here, track in sight.lines():
            here = here[placed(boxes[settled.subjects[here]])]
            along = track.locate(middle[here])[0]
            order = np.lexsort((along, self.group[here]))
            pairs = np.flatnonzero(np.diff(self.group[here][order]) == 0)
            first, second = here[order[pairs]], here[order[pairs + 1]]
            subject += [first, second]
            other += [second, first]
            lines += [track] * (2 * len(pairs))
        one, two = np.concatenate(subject), np.concatenate(other)
        kept = np.flatnonzero(np.isin(one, asked) & np.isfinite(settled.told[one, VALUE]))
        if not len(kept):
            return ()
        one, two = one[kept], two[kept]
        return (
            RuleRows(
                SPACED,
                settled.subjects[one],
                settled.subjects[two],
                settled.indices[one],
                settled.slots[one],
                settled.told[one],
                LineSight(sight.feet.at(one), tuple(lines[i] for i in kept.tolist())),
            ),
        )
