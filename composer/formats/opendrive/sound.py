"""A network as the standard wants it: records within their stretch, lanes without gaps, links to what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

import numpy as np

from composer.formats.opendrive.fields import Report
from composer.street.curves import ReferenceLine
from composer.street.road import Connection, Cubic, Junction, Lane, Limit, Mark, Rise, Road, RoadLink, Section
from composer.values import revise

_SAME = 1e-9
_SHORTEST = 1e-6

Roads = Mapping[str, Road]
R = TypeVar("R", Mark, Rise, Limit)


def sound_network(
    roads: Sequence[Road], junctions: Sequence[Junction], report: Report
) -> tuple[tuple[Road, ...], tuple[Junction, ...]]:
    """Roads and junctions that may be written as they are.

    What has no effect is taken away, what is missing is added; what cannot be kept is noted in the report.
    """
    real = [road for road in roads if road.length > _SHORTEST and any(c.length > _SHORTEST for c in road.curves)]
    if len(real) < len(roads):
        report.left_out("road without length", len(roads) - len(real))
    shaped = {road.id: _shaped(road, report) for road in real}
    met = [found for junction in junctions if (found := _connected(junction, shaped, report)) is not None]
    linked = {name: _linked(road, shaped, {j.id for j in met}, report) for name, road in shaped.items()}
    there = {road.id: _lanes_linked(road, linked, report) for road in linked.values()}
    made = tuple(
        revise(junction, connections=tuple(_with_lanes(c, junction, there, report) for c in junction.connections))
        for junction in met
    )
    return tuple(there.values()), made


def _connected(junction: Junction, roads: Roads, report: Report) -> Junction | None:
    """A junction with the connections of roads that are there; None without any: the standard has no such thing."""
    kept = tuple(c for c in junction.connections if {c.incoming, c.connecting} <= roads.keys())
    if len(kept) < len(junction.connections):
        report.left_out("connection of roads that are not there", len(junction.connections) - len(kept))
    if not kept:
        report.left_out("junction without connections")
        return None
    if junction.kind == "virtual":
        report.left_out("kind of a virtual junction (it is written as a common one)")
    return revise(junction, connections=kept, kind="direct" if junction.kind == "direct" else "default")


def _with_lanes(connection: Connection, junction: Junction, roads: Roads, report: Report) -> Connection:
    incoming, connecting = roads[connection.incoming], roads[connection.connecting]
    at = _touched(incoming, junction.id)
    first = _ids(incoming.sections[0 if at == "start" else -1]) if at else set().union(*map(_ids, incoming.sections))
    second = _ids(connecting.sections[0 if connection.contact == "start" else -1])
    kept = tuple((a, b) for a, b in connection.lanes if a in first and b in second)
    if len(kept) < len(connection.lanes):
        report.left_out("link to a lane that is not there", len(connection.lanes) - len(kept))
    return revise(connection, lanes=kept)


def _touched(road: Road, junction: str) -> str | None:
    """At which of its ends a road meets a junction; None if at both or at neither."""
    ends = [
        name
        for name, link in (("start", road.predecessor), ("end", road.successor))
        if link is not None and link.kind == "junction" and link.id == junction
    ]
    return ends[0] if len(ends) == 1 else None


def _ids(section: Section) -> set[int]:
    return {lane.id for lane in section.lanes if lane.id != 0}


def _shaped(road: Road, report: Report) -> Road:
    """A road whose records all have an effect, and whose sections begin at its start."""
    curves = tuple(curve for curve in road.curves if curve.length > _SHORTEST)
    sections = [s for s, end in zip(road.sections, _ends(road), strict=True) if end - s.start > _SHORTEST]
    sections = sections or [road.sections[0]]
    if sections[0].start > _SHORTEST:
        sections.insert(0, Section(lanes=(Lane(id=0, kind="ground", type="none"),)))
    sections[0] = revise(sections[0], start=0.0)
    ends = [*(s.start for s in sections[1:]), road.length]
    return revise(
        road,
        curves=curves,
        elevation=_within(road.elevation, road.length),
        tilt=_within(road.tilt, road.length),
        offset=_within(road.offset, road.length),
        usages=tuple(usage for usage in road.usages if usage.start < road.length),
        sections=tuple(_filled(s, end - s.start, report) for s, end in zip(sections, ends, strict=True)),
    )


def _ends(road: Road) -> list[float]:
    return [*(section.start for section in road.sections[1:]), road.length]


def _within(records: Sequence[Cubic], end: float) -> tuple[Cubic, ...]:
    """Records before `end`, none at the place of another."""
    inner = [record for record in records if record.start < end - _SAME or record.start == 0]
    return tuple(a for a, b in pairwise([*inner, None]) if a is not None and (b is None or b.start > a.start + _SAME))


def _filled(section: Section, length: float, report: Report) -> Section:
    """A section with its middle lane, and lanes of no width where numbers are left out."""
    by_id = {lane.id: lane for lane in section.lanes}
    most, least = max([0, *by_id]), min([0, *by_id])
    lanes = [by_id.get(k) or Lane(id=k, kind="ground", type="none") for k in range(most, least - 1, -1)]
    return revise(section, lanes=tuple(_trimmed(lane, length, report) for lane in lanes))


def _trimmed(lane: Lane, length: float, report: Report) -> Lane:
    widths = _within(lane.widths, length)
    if lane.id != 0 and (not widths or widths[0].start > 0):
        widths = (Cubic(), *widths)
    limits = tuple(limit for limit in _before(lane.limits, length) if limit.speed is not None)
    if endless := len(lane.limits) - len(limits):
        # The standard has words for that only of whole roads.
        report.left_out("end of the speed limit of a single lane", endless)
    return revise(
        lane,
        widths=widths if lane.id != 0 else (),
        marks=_before(lane.marks, length),
        rises=_before(lane.rises, length),
        limits=limits,
    )


def _before(records: Sequence[R], length: float) -> tuple[R, ...]:
    return tuple(record for record in records if record.start < length - _SAME or record.start == 0)


def _linked(road: Road, roads: Roads, junctions: set[str], report: Report) -> Road:
    """A road whose links name roads and junctions that are there, and where they touch."""
    changes: dict[str, RoadLink | None] = {}
    for end in ("predecessor", "successor"):
        link: RoadLink | None = getattr(road, end)
        if link is None:
            continue
        if link.id not in (roads if link.kind == "road" else junctions):
            report.left_out("link of a road to what is not there")
            changes[end] = None
        elif link.kind == "road" and link.contact is None:
            changes[end] = revise(link, contact=_nearest_end(road, end, roads[link.id]))
    if road.junction is not None and road.junction not in junctions:
        report.left_out("road through a junction that is not there (it is written as a road of its own)")
        return revise(road, junction=None, **changes)
    return revise(road, **changes) if changes else road


def _nearest_end(road: Road, end: str, other: Road) -> Literal["start", "end"]:
    here, there = ReferenceLine(road), ReferenceLine(other)
    [point], _ = here.at(np.array([0.0 if end == "predecessor" else road.length]))
    ends, _ = there.at(np.array([0.0, other.length]))
    return "end" if np.hypot(*(ends[1] - point)) < np.hypot(*(ends[0] - point)) else "start"


def _lanes_linked(road: Road, roads: Roads, report: Report) -> Road:
    """A road whose lanes go on as lanes that are there."""
    last = len(road.sections) - 1
    made = []
    for k, section in enumerate(road.sections):
        before = _ids(road.sections[k - 1]) if k else _beyond(road.predecessor, roads)
        behind = _ids(road.sections[k + 1]) if k < last else _beyond(road.successor, roads)
        lanes = []
        for lane in section.lanes:
            changes: dict[str, None] = {}
            for end, there in (("predecessor", before), ("successor", behind)):
                wanted = getattr(lane, end)
                if wanted is not None and wanted not in there:
                    report.left_out("link to a lane that is not there")
                    changes[end] = None
            lanes.append(revise(lane, **changes) if changes else lane)
        made.append(revise(section, lanes=tuple(lanes)))
    return revise(road, sections=tuple(made))


def _beyond(link: RoadLink | None, roads: Roads) -> set[int]:
    """The lanes of what a road goes on as."""
    if link is None or link.kind != "road":
        return set()
    other = roads[link.id]
    return _ids(other.sections[0 if link.contact == "start" else -1])
