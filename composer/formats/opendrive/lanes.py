"""``<lanes>``: sections, widths and borders, marks, heights, limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from composer.errors import ComposerError
from composer.formats.opendrive.cubics import added, cubics, moved
from composer.formats.opendrive.fields import Report, UnreadableError, along, number, truth, where, whole, word
from composer.formats.strict_xml import Element
from composer.street.kinds import kind_of_opendrive
from composer.street.road import Cubic, Lane, Limit, Mark, Rise, Section
from composer.values import build, revise

_METRES_A_SECOND = {"m/s": 1.0, "km/h": 1 / 3.6, "kmh": 1 / 3.6, "kph": 1 / 3.6, "mph": 0.44704}
_SAME = 1e-6
"""Metres along a road between which there is no difference."""

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
R = TypeVar("R", Mark, Rise, Limit)


@dataclass
class _Stretch:
    """A section in the making: the lanes of both sides, and where those of each side were written down."""

    start: float
    centre: Lane
    lanes: dict[Side, list[Lane]]
    origin: dict[Side, float] = field(default_factory=dict)


def sections(lanes: Element, length: float, report: Report) -> tuple[Section, ...]:
    """The lane sections of a road, each with the lanes of both sides.

    Where a section of a single side begins, the other side's lanes are cut and go on as themselves.
    """
    made: list[_Stretch] = []
    last = _Stretch(0.0, Lane(id=0, kind="ground", type="none"), {"left": [], "right": []}, {"left": 0.0, "right": 0.0})
    written = dict(last.lanes)
    for element in sorted(lanes.all("laneSection"), key=lambda one: along(one, "s")):
        start = along(element, "s")
        if start > length + _SAME:
            report.note(f"the {where(element)} begins behind the end of its road and is left out")
            continue
        if made and start - made[-1].start <= _SAME:
            start = made.pop().start
        origin = dict(last.origin)
        for side in SIDES:
            part = element.first(side)
            if part is not None or not truth(element, "singleSide"):
                written[side], origin[side] = _side(part, side, report), start
        centre = _centre(element, report) or last.centre
        kept = {side: [_from(lane, start - origin[side]) for lane in written[side]] for side in SIDES}
        last = _Stretch(start, centre, kept, origin)
        if made:
            for side in SIDES:
                if origin[side] < start:
                    made[-1].lanes[side] = [revise(lane, successor=lane.id) for lane in made[-1].lanes[side]]
        made.append(last)
    return tuple(
        build(Section, start=one.start, lanes=(*one.lanes["left"], one.centre, *one.lanes["right"])) for one in made
    )


def _from(lane: Lane, by: float) -> Lane:
    """The rest of a lane from `by` metres behind its section's start on."""
    if by <= 0:
        return lane
    return revise(
        lane,
        widths=moved(lane.widths, by),
        marks=_rest(lane.marks, by),
        rises=_rest(lane.rises, by),
        limits=_rest(lane.limits, by),
        predecessor=lane.id,
    )


def _rest(records: Sequence[R], by: float) -> tuple[R, ...]:
    """Records that hold from `by` metres on, counted from there."""
    before = [record for record in records if record.start <= by][-1:]
    after = [record for record in records if record.start > by]
    return tuple(revise(record, start=max(record.start - by, 0.0)) for record in before + after)


def _centre(section: Element, report: Report) -> Lane | None:
    for element in section.all("center", "lane"):
        return revise(_lane(element, report), id=0, widths=(), predecessor=None, successor=None)
    return None


def _side(part: Element | None, side: Side, report: Report) -> list[Lane]:
    """The lanes of one side of a section, leftmost first, their borders turned into widths."""
    if part is None:
        return []
    sign = 1 if side == "left" else -1
    found: list[Lane] = []
    outer: tuple[Cubic, ...] = ()
    for element in sorted(part.all("lane"), key=lambda one: abs(whole(one, "id"))):
        lane = _lane(element, report)
        if lane.id * sign <= 0 or any(lane.id == other.id for other in found):
            raise UnreadableError(f"the {where(element)} cannot have the id {lane.id} on the {side}")
        borders = cubics(element.all("border"), "sOffset")
        if not lane.widths and borders:
            reach = borders if sign > 0 else added((), borders, -1.0)
            lane = revise(lane, widths=added(reach, outer, -1.0))
            outer = reach
        else:
            outer = added(outer, lane.widths)
        found.append(lane)
    return found[::-1] if sign > 0 else found


def _lane(element: Element, report: Report) -> Lane:
    kind = word(element, "type", "none")[:100]
    link = element.first("link")
    return build(
        Lane,
        id=whole(element, "id"),
        kind=kind_of_opendrive().get(kind) or _by_lower_name().get(kind.lower(), "ground"),
        type=kind,
        widths=cubics(element.all("width"), "sOffset"),
        marks=_records(element, "roadMark", _mark, report),
        level=truth(element, "level"),
        rises=_records(element, "height", _rise, report),
        limits=_records(element, "speed", _limit, report),
        predecessor=_linked(link, "predecessor", report),
        successor=_linked(link, "successor", report),
    )


def _by_lower_name() -> dict[str, str]:
    return {name.lower(): kind for name, kind in kind_of_opendrive().items()}


def _records(element: Element, tag: str, make: Callable[[Element], R], report: Report) -> tuple[R, ...]:
    """Records in the order of their starts, without those that make no sense."""
    found: dict[float, R] = {}
    for child in element.all(tag):
        try:
            record = make(child)
        except ComposerError as error:
            report.note(f"{error}; it is left out")
        else:
            found[record.start] = record
    return tuple(found[start] for start in sorted(found))


def _mark(element: Element) -> Mark:
    width = number(element, "width", -1.0)
    return build(
        Mark,
        start=along(element, "sOffset"),
        type=word(element, "type", "none")[:100],
        colour=word(element, "color", "standard")[:100],
        weight=word(element, "weight", "standard")[:100],
        width=width if width >= 0 else None,
        change=word(element, "laneChange")[:100] or None,
    )


def _rise(element: Element) -> Rise:
    inner, outer = (number(element, key, 0.0) for key in ("inner", "outer"))
    return build(Rise, start=along(element, "sOffset"), inner=inner, outer=outer)


def _limit(element: Element) -> Limit:
    return build(Limit, start=along(element, "sOffset"), speed=speed(element))


def speed(element: Element) -> float | None:
    """Metres a second of a ``<speed>``; None where nothing limits it."""
    if word(element, "max").lower() in ("no limit", "undefined", ""):
        return None
    unit = word(element, "unit", "m/s")
    if unit.lower() not in _METRES_A_SECOND:
        raise UnreadableError(f"the unit of the {where(element)} is {unit[:20]!r}")
    return number(element, "max", least=0.0) * _METRES_A_SECOND[unit.lower()]


def _linked(link: Element | None, tag: str, report: Report) -> int | None:
    """The id of the lane a link names: the first, where it names several."""
    every: Iterable[Element] = () if link is None else list(link.all(tag))
    found: list[int] = []
    for element in every:
        try:
            found.append(whole(element, "id"))
        except UnreadableError as error:
            report.note(f"{error}; it is left out")
    if len(found) > 1:
        report.left_out(f"further lane/{tag}", len(found) - 1)
    return found[0] if found else None
