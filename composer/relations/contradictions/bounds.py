"""Lower bounds pushed along inequalities until they stand still, or one of them passes an upper bound.

A system has variables, inequalities ``x[j] ≥ slope · x[i] + gain`` with slopes of at least one, and least and largest
values. It has no solution exactly where a bound passes the largest value, or grows round a circle without end
(difference constraints, Bellman 1958; slopes only make circles grow faster). The inequalities on the way there are the
reason.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from composer.scene import Relation

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Key = tuple[str, str, tuple[str, ...]]
Reason = Relation | str | None
"""A relation, a word for something else that binds (`ROOM`, `LOCK`), or None for what always holds."""

ROOM = "room"
LOCK = "lock"
ROUNDING = 1e-7
_FAR = -1e6
_LOOK = 8
"""Rounds between two looks for circles."""


@dataclass(frozen=True)
class Clash:
    """Why a system has no solution, the variables concerned, and by how much it is missed (infinite for a circle)."""

    reasons: tuple[Reason, ...]
    variables: tuple[Hashable, ...]
    excess: float

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Each relation once, in the order in which they lead to each other."""
        return tuple({r.key: r for r in self.reasons if isinstance(r, Relation)}.values())


@dataclass(frozen=True)
class Inequality:
    """``goal ≥ slope · source + gain``, both as rows."""

    source: int
    goal: int
    slope: float
    gain: float
    reason: Reason


@dataclass(frozen=True)
class Limit:
    """``low ≤ row ≤ high``."""

    row: int
    low: float
    high: float
    reason: Reason


@dataclass
class System:
    """Inequalities between named variables."""

    rows: dict[Hashable, int] = field(default_factory=dict)
    inequalities: list[Inequality] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)

    def row(self, name: Hashable) -> int:
        """Row of a variable, a new one if it has none."""
        return self.rows.setdefault(name, len(self.rows))

    def above(self, high: Hashable, low: Hashable, gain: float, reason: Reason, slope: float = 1.0) -> None:
        """``high ≥ slope · low + gain``."""
        self.inequalities.append(Inequality(self.row(low), self.row(high), slope, gain, reason))

    def between(self, name: Hashable, low: float, high: float, reason: Reason) -> None:
        """``low ≤ name ≤ high``."""
        self.limits.append(Limit(self.row(name), low, high, reason))

    def mirrored(self) -> System:
        """The same of the negative variables, whose least values are largest values here; slopes must be one."""
        turned = [Inequality(e.goal, e.source, e.slope, e.gain, e.reason) for e in self.inequalities]
        return System(dict(self.rows), turned, [Limit(m.row, -m.high, -m.low, m.reason) for m in self.limits])

    def without(self, keys: set[Key]) -> System:
        """The system without what the relations with these keys say."""

        def stays(reason: Reason) -> bool:
            return not isinstance(reason, Relation) or reason.key not in keys

        edges = [e for e in self.inequalities if stays(e.reason)]
        return System(dict(self.rows), edges, [m for m in self.limits if stays(m.reason)])

    def solve(self) -> Solved | Clash:
        """Least values, or why there are none."""
        return _Push(self).run()

    def clashes(self, last: Callable[[tuple[Relation, ...]], Relation]) -> Iterator[Clash]:
        """One clash after the other, each time without that relation of the one before which `last` chooses."""
        system = self
        while isinstance(found := system.solve(), Clash):
            yield found
            if found.relations:
                system = system.without(system._twins(last(found.relations)))
            else:
                rows = {system.rows[name] for name in found.variables}
                system = System(system.rows, system.inequalities, [m for m in system.limits if m.row not in rows])

    def _twins(self, relation: Relation) -> set[Key]:
        """Keys of a relation and of those that say the very same from the other side."""
        said: dict[Key, set[tuple[int, int, float, float]]] = {}
        for e in self.inequalities:
            if isinstance(e.reason, Relation):
                said.setdefault(e.reason.key, set()).add((e.source, e.goal, e.slope, e.gain))
        own = said.get(relation.key)
        return {relation.key, *(key for key, rows in said.items() if rows == own)}


@dataclass(frozen=True)
class Solved:
    """Least values of a system's variables."""

    push: _Push

    def lower(self, name: Hashable) -> float:
        """The least value of a variable, minus infinity if nothing bounds it."""
        value = float(self.push.lower[self.push.system.rows[name]])
        return value if value > _FAR / 2 else -np.inf

    def why(self, name: Hashable) -> list[Reason]:
        """What makes a variable at least as large as it is."""
        steps, start, _ = self.push.path(self.push.system.rows[name])
        return [*self.push.floor(start), *(e.reason for e in steps)]


class _Push:
    """One run of bounds along inequalities."""

    def __init__(self, system: System) -> None:
        self.system = system
        n = len(system.rows)
        self.lower, self.most = np.full(n, _FAR), np.full(n, np.inf)
        self.below: list[Reason] = [None] * n
        self.over: list[Reason] = [None] * n
        for m in system.limits:
            if m.low > self.lower[m.row]:
                self.lower[m.row], self.below[m.row] = m.low, m.reason
            if m.high < self.most[m.row]:
                self.most[m.row], self.over[m.row] = m.high, m.reason
        self.bounded = self.lower > _FAR
        self.edges = sorted(system.inequalities, key=lambda e: e.goal)
        self.through = np.full(n, -1)

    def run(self) -> Solved | Clash:
        rows = np.array([(e.source, e.goal) for e in self.edges], np.int64).reshape(-1, 2)
        slope, gain = np.array([(e.slope, e.gain) for e in self.edges], np.float64).reshape(-1, 2).T
        source = rows[:, 0]
        goals, starts, counts = np.unique(rows[:, 1], return_index=True, return_counts=True)
        for step in range(len(self.lower) + _LOOK + 1):
            beyond = np.flatnonzero(self.lower > self.most + ROUNDING)
            if len(beyond):
                return self.passed(int(beyond[0]))
            if not len(goals):
                break
            offered = slope * self.lower[source] + gain
            best = np.maximum.reduceat(offered, starts)
            better = best > self.lower[goals] + ROUNDING
            if not better.any():
                break
            hits = np.flatnonzero((offered == np.repeat(best, counts)) & np.repeat(better, counts))
            self.through[rows[hits, 1]] = hits
            self.lower[goals[better]] = best[better]
            if step % _LOOK == _LOOK - 1:
                circle = self.circle()
                if circle:
                    return self.closed(circle)
        return Solved(self)

    def path(self, end: int) -> tuple[list[Inequality], int, bool]:
        """Inequalities that lead to a variable, the first variable, and whether they come back to themselves."""
        steps: list[Inequality] = []
        seen = {end: 0}
        here = end
        while self.through[here] >= 0:
            edge = self.edges[int(self.through[here])]
            steps.append(edge)
            here = edge.source
            if here in seen:
                return steps[seen[here] :][::-1], here, True
            seen[here] = len(steps)
        return steps[::-1], here, False

    def floor(self, row: int) -> list[Reason]:
        """Why a variable from which a path starts has the value that it starts with."""
        return [self.below[row]] if self.bounded[row] else []

    def passed(self, end: int) -> Clash:
        steps, start, closed = self.path(end)
        if closed:
            return self.closed(steps)
        reasons = [*self.floor(start), *(e.reason for e in steps), self.over[end]]
        return self.clash(reasons, [start, *(e.goal for e in steps)], float(self.lower[end] - self.most[end]))

    def closed(self, steps: Sequence[Inequality]) -> Clash:
        return self.clash([e.reason for e in steps], [e.goal for e in steps], np.inf)

    def clash(self, reasons: list[Reason], rows: list[int], excess: float) -> Clash:
        names = list(self.system.rows)
        return Clash(tuple(reasons), tuple(dict.fromkeys(names[row] for row in rows)), excess)

    def circle(self) -> list[Inequality]:
        """Inequalities that push each other round and round; none if there are none."""
        done: set[int] = set()
        for first in np.flatnonzero(self.through >= 0).tolist():
            trail: set[int] = set()
            here = first
            while self.through[here] >= 0 and here not in done:
                done.add(here)
                trail.add(here)
                here = self.edges[int(self.through[here])].source
            if here in trail:
                return self.path(here)[0]
        return []
