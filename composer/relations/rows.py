"""Relations of one rule as arrays."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from composer.relations.rule import Rule

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Chosen = IntArray | npt.NDArray[np.bool_]


class Sight(ABC):
    """What rows about a street see from where their subjects stand: the objects, and what else their rule is told.

    What is near decides which of several lanes, curbs or neighbours is meant; `settled` decides that once, `look` takes
    what was decided and finds its place, direction and borders as the subject sees them at each evaluation.
    """

    @abstractmethod
    def at(self, rows: Chosen) -> Sight:
        """The sight of some of the rows."""

    @abstractmethod
    def look(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> tuple[FloatArray, FloatArray]:
        """What the rule is given for subjects as they stand.

        Parameters
        ----------
        s, o : (R, 7)
            Boxes of subjects, and of objects where those are nodes.
        boxes : (N + F, 7)
            All boxes, as `composer.relations.table.all_boxes` gives them.

        Returns
        -------
        objects : (R, 7)
            Boxes or local frames, NaN where nothing is known.
        told : (R, K)
            Further columns of what the rule is told.
        """

    def settled(self, rows: RuleRows, boxes: FloatArray) -> tuple[RuleRows, ...]:
        """The rows with what is meant decided for `boxes`; there may be more than one rule to them."""
        return (rows,)


@dataclass(frozen=True)
class RuleRows:
    """What one rule decides.

    Attributes
    ----------
    rule : Rule
    subjects, objects : (R,) int64
        Rows of `all_boxes`. The object of what a relation says of a street is the floor, whose row never moves.
    indices : (R,) int64
        Positions in `relations` of the table. A relation with several objects has as many rows, all of which must hold.
    slots : (R,) int64
        Rows of one slot are alternatives (*against a wall*: any of them), of which one must hold.
    told : (R, TOLD) float64
        What the rule is told besides the boxes.
    sight : Sight or None
        For rows about a street: what finds out the rest of what the rule is told, and the objects.
    """

    rule: Rule
    subjects: IntArray
    objects: IntArray
    indices: IntArray
    slots: IntArray
    told: FloatArray
    sight: Sight | None = None

    def seen(self, boxes: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """What the rule is given for `boxes` as `all_boxes` gives them: subjects, objects (R, 7), told (R, K).

        Of a street, objects and what is told are those of the subjects' present places: exact there, and linear about
        it. So they are asked for again whenever boxes have moved.
        """
        return self.seen_from(boxes[self.subjects], boxes[self.objects], boxes)

    def seen_from(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The same with subjects and objects that stand elsewhere than `boxes` say."""
        if self.sight is None:
            return s, o, self.told
        objects, more = self.sight.look(s, o, boxes)
        return s, objects, np.hstack([self.told, more])

    def gaps(self, boxes: FloatArray) -> FloatArray:
        """Gaps of every row for `boxes` as `all_boxes` gives them, (R, units)."""
        return np.asarray(self.rule.gaps(*self.seen(boxes)), np.float64)

    def gaps_at(self, s: FloatArray, o: FloatArray, boxes: FloatArray) -> FloatArray:
        """The same where subjects and objects stand at each of some places (C, R, 7) instead: (C, R, units)."""
        count = len(s)
        if self.sight is None:
            told = np.broadcast_to(self.told, (count, *self.told.shape))
            return np.asarray(self.rule.gaps(s, o, told), np.float64)
        many = self.at(np.tile(np.arange(len(self.indices)), count))
        seen = many.seen_from(s.reshape(-1, 7), np.broadcast_to(o, s.shape).reshape(-1, 7), boxes)
        return np.asarray(self.rule.gaps(*seen), np.float64).reshape(count, len(self.indices), -1)

    def at(self, rows: Chosen) -> RuleRows:
        """Some of the rows."""
        sight = None if self.sight is None else self.sight.at(rows)
        return RuleRows(
            self.rule,
            self.subjects[rows],
            self.objects[rows],
            self.indices[rows],
            self.slots[rows],
            self.told[rows],
            sight,
        )

    def under(self, sight: Sight) -> RuleRows:
        """The same rows under another sight."""
        return replace(self, sight=sight)

    def settled(self, boxes: FloatArray) -> tuple[RuleRows, ...]:
        """The rows with one a slot: of alternatives, the one that `boxes` are nearest to."""
        if self.sight is not None:
            return self.sight.settled(self, boxes)
        if len(np.unique(self.slots)) == len(self.slots):
            return (self,)
        worst = np.nan_to_num(self.gaps(boxes), nan=np.inf).max(axis=-1)
        order = np.lexsort((worst, self.slots))
        _, first = np.unique(self.slots[order], return_index=True)
        return (self.at(np.sort(order[first])),)
