"""The form of a rule: what it is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from composer.relations.geometry import Array

CENTRE_X, CENTRE_Y, VALUE, BACK, CARRIED = range(5)
"""Columns of what a rule is told besides the two boxes: the point symmetry is about, the relation's value (NaN for
none), whether the subject has a back, whether it rests on the object. Rules that need only the centre take (..., 2)."""
TOLD = 5

Gaps = Callable[[Array, Array, Array], Array]
Turn = Callable[[Array, Array, Array], Array]


@dataclass(frozen=True)
class Rule:
    """A checkable predicate.

    Attributes
    ----------
    name : str
        The predicate.
    units : tuple of str
        Unit of each gap: ``m``, ``rad``, ``share`` (of volumes) or ``ratio``.
    gaps : callable
        (subject boxes (..., 7), object boxes (..., 7), told (..., `TOLD`)) → (..., len(units)).
    guide : callable
        The same without overlap shares, (..., U): what moves boxes, where overlaps are parted by other means. Its
        columns are those of `gaps` whose unit is not ``share``, in order.
    turn : callable, optional
        The facing that suits the relation where the subject stands, radians, (...).
    """

    name: str
    units: tuple[str, ...]
    gaps: Gaps
    guide: Gaps
    turn: Turn | None = None


def rule(name: str, units: tuple[str, ...], gaps: Gaps, turn: Turn | None = None) -> Rule:
    """A rule whose gaps are all lengths, angles or ratios, so that they guide as they are."""
    return Rule(name, units, gaps, gaps, turn)
