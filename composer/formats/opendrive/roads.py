"""``<road>`` without what stands on it."""

from __future__ import annotations

from composer.errors import ComposerError
from composer.formats.opendrive.cubics import cubics
from composer.formats.opendrive.fields import Report, UnreadableError, along, identity, number, where, word
from composer.formats.opendrive.lanes import sections, speed
from composer.formats.strict_xml import Element
from composer.street.road import CURVE_VALUES, Curve, Road, RoadLink, Section, Usage
from composer.values import build

_SHORTEST = 1e-6
"""Metres: shorter pieces of a reference line are nothing."""
_OFF = 0.01
"""Metres by which a road's length may differ from that of its line without a word."""
_KEYS = {
    "line": (),
    "arc": ("curvature",),
    "spiral": ("curvStart", "curvEnd"),
    "poly3": tuple("abcd"),
    "paramPoly3": tuple(f"{letter}{axis}" for axis in "UV" for letter in "abcd"),
}
assert {kind: len(keys) for kind, keys in _KEYS.items()} == CURVE_VALUES


def road_of(element: Element, shift: tuple[float, float], report: Report) -> Road:
    """A road, its line moved by minus `shift`.

    Raises
    ------
    ComposerError
        If it cannot be taken over: a sentence about the first thing that is wrong.
    """
    name = identity(element)
    curves = _curves(element, shift)
    reached = curves[-1].start + curves[-1].length
    stated = number(element, "length", 0.0, 0.0)
    if abs(stated - reached) > _OFF:
        report.note(f"the road {name!r} is said to be {stated:g} m long, but its line is {reached:g} m long")
    length = reached if abs(stated - reached) > _OFF else stated
    lanes = element.first("lanes")
    link = element.first("link")
    return build(
        Road,
        id=name,
        name=word(element, "name"),
        length=length,
        curves=curves,
        elevation=cubics(element.all("elevationProfile", "elevation"), "s"),
        tilt=cubics(element.all("lateralProfile", "superelevation"), "s"),
        offset=() if lanes is None else cubics(lanes.all("laneOffset"), "s"),
        sections=(() if lanes is None else sections(lanes, length, report)) or (Section(),),
        usages=_usages(element, report),
        predecessor=_link(link, "predecessor", report),
        successor=_link(link, "successor", report),
        junction=junction_of(element),
        left_hand=word(element, "rule").upper() == "LHT",
    )


def junction_of(element: Element) -> str | None:
    """The id of the junction a road leads through."""
    junction = word(element, "junction", "-1")
    return None if junction == "-1" else junction[:200]


def _curves(element: Element, shift: tuple[float, float]) -> tuple[Curve, ...]:
    pieces = sorted(element.all("planView", "geometry"), key=lambda one: along(one, "s"))
    found = [curve for piece in pieces if (curve := _curve(piece, shift)) is not None]
    if not found:
        raise UnreadableError(f"the {where(element)} has no reference line")
    return tuple(found)


def _curve(element: Element, shift: tuple[float, float]) -> Curve | None:
    """A piece of a reference line; None if it is too short to be one."""
    length = number(element, "length", least=0.0)
    if length < _SHORTEST:
        return None
    shape = next((child for child in element.children if child.tag in _KEYS), None)
    if shape is None:
        raise UnreadableError(f"the {where(element)} is no curve that OpenDRIVE knows")
    return build(
        Curve,
        kind=shape.tag,
        start=along(element, "s"),
        length=length,
        x=number(element, "x", 0.0) - shift[0],
        y=number(element, "y", 0.0) - shift[1],
        heading=number(element, "hdg", 0.0),
        values=tuple(number(shape, key, 0.0) for key in _KEYS[shape.tag]),
        # Without the attribute the parameter runs to 1, as in the versions that did not have it yet.
        normalized=shape.tag == "paramPoly3" and word(shape, "pRange", "normalized") != "arcLength",
    )


def _usages(element: Element, report: Report) -> tuple[Usage, ...]:
    found: dict[float, Usage] = {}
    for child in element.all("type"):
        try:
            limit = child.first("speed")
            usage = build(
                Usage,
                start=along(child, "s"),
                type=word(child, "type", "unknown")[:100],
                speed=None if limit is None else speed(limit),
            )
        except ComposerError as error:
            report.note(f"{error}; it is left out")
        else:
            found[usage.start] = usage
    return tuple(found[start] for start in sorted(found))


def _link(link: Element | None, tag: str, report: Report) -> RoadLink | None:
    element = None if link is None else link.first(tag)
    if element is None:
        return None
    try:
        kind, contact = word(element, "elementType", "road"), word(element, "contactPoint")
        if kind not in ("road", "junction"):
            raise UnreadableError(f"the {where(element)} leads to a {kind[:20]!r}")
        touched = contact if contact in ("start", "end") else None
        return build(RoadLink, kind=kind, id=identity(element, "elementId"), contact=touched)
    except ComposerError as error:
        report.note(f"{error}; it is left out")
        return None
