"""Piecewise cubics: read, moved to another start, added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from composer.formats.opendrive.fields import along, number
from composer.formats.strict_xml import Element
from composer.street.road import Cubic
from composer.values import build

_SAME = 1e-9
"""Metres along a road between which there is no difference."""


def cubics(elements: Iterable[Element], key: str) -> tuple[Cubic, ...]:
    """Records in the order of their starts; of two with one start the later counts.

    Parameters
    ----------
    key : str
        The attribute that says where a record begins.
    """
    found: dict[float, Cubic] = {}
    for element in elements:
        a, b, c, d = (number(element, name, 0.0) for name in "abcd")
        start = along(element, key)
        found[start] = build(Cubic, start=start, a=a, b=b, c=c, d=d)
    return tuple(found[start] for start in sorted(found))


def moved(records: Sequence[Cubic], by: float) -> tuple[Cubic, ...]:
    """The same curve counted from a place `by` metres farther on."""
    if by <= _SAME:
        return tuple(records)
    found = []
    for k, record in enumerate(records):
        if k + 1 < len(records) and records[k + 1].start <= by + _SAME:
            continue
        found.append(_from(record, by) if record.start < by else build(Cubic, **_shifted(record, by)))
    return tuple(found)


def _shifted(record: Cubic, by: float) -> dict[str, float]:
    return {**record.model_dump(), "start": record.start - by}


def _from(record: Cubic, place: float) -> Cubic:
    """The polynomial of a record written about a later place, where it then begins at 0."""
    e = place - record.start
    a, b, c, d = record.a, record.b, record.c, record.d
    return build(Cubic, a=a + e * (b + e * (c + e * d)), b=b + e * (2 * c + 3 * e * d), c=c + 3 * d * e, d=d)


def added(first: Sequence[Cubic], second: Sequence[Cubic], sign: float = 1.0) -> tuple[Cubic, ...]:
    """first + sign · second, exactly."""
    starts = sorted({record.start for record in (*first, *second)})
    found = []
    for start in starts:
        one, two = _at(first, start), _at(second, start)
        a, b, c, d = (getattr(one, key) + sign * getattr(two, key) for key in "abcd")
        found.append(build(Cubic, start=start, a=a, b=b, c=c, d=d))
    return tuple(found)


def _at(records: Sequence[Cubic], place: float) -> Cubic:
    here = [record for record in records if record.start <= place]
    return _from(here[-1], place) if here else Cubic()
