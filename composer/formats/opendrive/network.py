"""Roads and junctions in the words of the library that writes OpenDRIVE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from composer.formats.opendrive.said import said
from composer.street.curves import poly3_as_param
from composer.street.road import Curve, Junction, Lane, Mark, Road, Section

if TYPE_CHECKING:
    from scenariogeneration import xodr


def road_for(road: Road) -> xodr.Road:
    """A road with its links and types, without objects and signals."""
    from scenariogeneration import xodr

    plan = xodr.PlanView()
    for curve in road.curves:
        plan.add_fixed_geometry(_shape(curve), curve.x, curve.y, curve.heading, curve.start)
        # It measures cubics itself; what counts is what the others' places are counted by.
        plan._adjusted_geometries[-1].length = curve.length
    lanes = xodr.Lanes()
    for offset in road.offset:
        lanes.add_laneoffset(xodr.LaneOffset(offset.start, offset.a, offset.b, offset.c, offset.d))
    for section in road.sections:
        lanes.add_lanesection(_section(section))
    rule = xodr.TrafficRule.LHT if road.left_hand else xodr.TrafficRule.RHT
    found = xodr.Road(road.id, plan, lanes, road.junction or -1, road.name or None, rule)
    for usage in road.usages:
        speed = usage.speed if usage.speed is not None else None
        found.add_type(xodr.RoadType.unknown, usage.start, speed=speed)
        found.types[-1].road_type = said(usage.type, xodr.RoadType)
    for record in road.elevation:
        found.add_elevation(record.start, record.a, record.b, record.c, record.d)
    for record in road.tilt:
        found.add_superelevation(record.start, record.a, record.b, record.c, record.d)
    for link, add in ((road.predecessor, found.add_predecessor), (road.successor, found.add_successor)):
        if link is not None:
            contact = None if link.contact is None or link.kind == "junction" else xodr.ContactPoint[link.contact]
            add(xodr.ElementType[link.kind], link.id, contact)
    return found


def _shape(curve: Curve) -> xodr.Line | xodr.Arc | xodr.Spiral | xodr.ParamPoly3:
    from scenariogeneration import xodr

    if curve.kind == "arc" and curve.values[0] != 0:
        return xodr.Arc(curve.values[0], length=curve.length)
    if curve.kind == "spiral":
        return xodr.Spiral(*curve.values, length=curve.length)
    if curve.kind == "poly3":
        # The library, and the standard since 1.8, have only the cubic that can say the same.
        return xodr.ParamPoly3(*poly3_as_param(curve), "normalized", curve.length)
    if curve.kind == "paramPoly3":
        return xodr.ParamPoly3(*curve.values, "normalized" if curve.normalized else "arcLength", curve.length)
    return xodr.Line(curve.length)


def _section(section: Section) -> xodr.LaneSection:
    from scenariogeneration import xodr

    by_id = {lane.id: lane for lane in section.lanes}
    found = xodr.LaneSection(section.start, _lane(by_id[0]))
    found.centerlane.lane_type = said(by_id[0].type, xodr.LaneType)
    for number in range(1, max(by_id) + 1):
        found.add_left_lane(_lane(by_id[number]))
    for number in range(-1, min(by_id) - 1, -1):
        found.add_right_lane(_lane(by_id[number]))
    return found


def _lane(lane: Lane) -> xodr.Lane:
    from scenariogeneration import xodr

    found = xodr.Lane()
    found.lane_type = said(lane.type, xodr.LaneType)
    found.widths.clear()
    for width in lane.widths:
        found.add_lane_width(width.a, width.b, width.c, width.d, width.start)
    for mark in lane.marks:
        found.add_roadmark(_mark(mark))
    for rise in lane.rises:
        found.add_height(rise.inner, rise.outer, rise.start)
    for end in ("predecessor", "successor"):
        if (linked := getattr(lane, end)) is not None:
            found.add_link(end, linked)
    return found


def _mark(mark: Mark) -> xodr.RoadMark:
    from scenariogeneration import xodr

    found = xodr.RoadMark(xodr.RoadMarkType.none, width=mark.width, soffset=mark.start)
    found.marking_type = said(mark.type, xodr.RoadMarkType)
    found.color = said(mark.colour, xodr.RoadMarkColor)
    found.marking_weight = said(mark.weight, xodr.RoadMarkWeight)
    if mark.change is not None:
        found.laneChange = said(mark.change, xodr.LaneChange)
    return found


def junction_for(junction: Junction) -> xodr.Junction:
    """A junction with its connections."""
    from scenariogeneration import xodr

    found = xodr.Junction(junction.name, junction.id, xodr.JunctionType[junction.kind])
    for connection in junction.connections:
        contact = xodr.ContactPoint[connection.contact]
        one = xodr.Connection(connection.incoming, connection.connecting, contact, connection.id)
        for incoming, connecting in connection.lanes:
            one.add_lanelink(incoming, connecting)
        found.add_connection(one)
    return found
