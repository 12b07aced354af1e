"""What the sample maps lack of a network, each in a map of its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from composer.scene import Scene, Surface
from composer.street.road import Cubic, Limit, Mark, Rise, RoadLink, Usage

Read = Callable[..., tuple[Scene, list[str]]]
Write = Callable[..., str]


def lane(scene: Scene, name: str) -> Surface:
    return next(s for s in scene.surfaces if s.id == name)


def plan(*pieces: str) -> str:
    return "".join(pieces)


def piece(shape: str, s: float = 0, length: float = 100, x: float = 0, y: float = 0, hdg: float = 0) -> str:
    return f'<geometry s="{s}" x="{x}" y="{y}" hdg="{hdg}" length="{length}">{shape}</geometry>'


CURVES = {
    "line": ("<line/>", (100, 0)),
    "arc": (f'<arc curvature="{np.pi / 200}"/>', (200 / np.pi, 200 / np.pi)),
    # The clothoid that ends where Fresnel's integrals at 1 say, times √(π L / k).
    "spiral": (
        f'<spiral curvStart="0" curvEnd="{np.pi / 100}"/>',
        (100 * 0.7798934003768228, 100 * 0.4382591473903547),
    ),
    "poly3": ('<poly3 a="0" b="0.75" c="0" d="0"/>', (80, 60)),
    "paramPoly3 to 1": (
        '<paramPoly3 pRange="normalized" aU="0" bU="80" cU="0" dU="0" aV="0" bV="60" cV="0" dV="0"/>',
        (80, 60),
    ),
    "paramPoly3 of no range": ('<paramPoly3 aU="0" bU="80" cU="0" dU="0" aV="0" bV="60" cV="0" dV="0"/>', (80, 60)),
    "paramPoly3 to its length": (
        '<paramPoly3 pRange="arcLength" aU="0" bU="0.8" cU="0" dU="0" aV="0" bV="0.6" cV="0" dV="0"/>',
        (80, 60),
    ),
}


@pytest.mark.parametrize("kind", CURVES)
def test_every_kind_of_curve_ends_where_it_should(read_map: Read, road: Write, kind: str) -> None:
    shape, end = CURVES[kind]
    scene, told = read_map(road(plan=piece(shape)))
    assert not told
    left = lane(scene, "road-1/0/1")
    # The corner of the left lane at the reference line's end.
    inner = [p for p in left.polygon if p in lane(scene, "road-1/0/-1").polygon]
    assert min(np.hypot(p[0] - end[0], p[1] - end[1]) for p in inner) < 1e-5


def test_pieces_without_length_are_nothing_and_order_does_not_matter(read_map: Read, road: Write) -> None:
    pieces = plan(piece("<line/>", 60, 40, 60), piece("<arc curvature='1'/>", 60, 0, 60), piece("<line/>", 0, 60))
    scene, told = read_map(road(plan=pieces))
    assert [(c.start, c.length) for c in scene.roads[0].curves] == [(0, 60), (60, 40)]
    assert not told
    assert sum(s.area.area for s in scene.surfaces) == pytest.approx(600)


def test_borders_become_widths(read_map: Read, road: Write) -> None:
    lanes = """<laneSection s="0"><left>
      <lane id="2" type="sidewalk"><border sOffset="0" a="5" b="0.02"/></lane>
      <lane id="1" type="driving"><border sOffset="0" a="3" b="0.01"/><border sOffset="50" a="3.5" c="0.001"/></lane>
      </left><center><lane id="0"/></center>
      <right><lane id="-1" type="driving"><border sOffset="0" a="-4"/></lane></right></laneSection>"""
    scene, told = read_map(road(lanes=lanes))
    assert not told
    two, one, _, right = scene.roads[0].sections[0].lanes
    assert one.widths == (Cubic(a=3, b=0.01), Cubic(start=50, a=3.5, c=0.001))
    assert right.widths == (Cubic(a=4),)
    assert [(w.start, w.a, w.b, w.c) for w in two.widths] == [
        (0, 2, pytest.approx(0.01), 0), (50, pytest.approx(2.5), pytest.approx(0.02), -0.001),
    ]  # fmt: skip
    assert max(y for _, y in lane(scene, "road-1/0/2").polygon) == pytest.approx(7)


def test_widths_count_where_borders_stand_beside_them(read_map: Read, road: Write) -> None:
    lanes = """<laneSection s="0"><center><lane id="0"/></center><right><lane id="-1" type="driving">
      <width sOffset="0" a="3"/><border sOffset="0" a="-9"/></lane>
      <lane id="-2" type="driving"><border sOffset="0" a="-5"/></lane></right></laneSection>"""
    scene, _ = read_map(road(lanes=lanes))
    assert [w.a for one in scene.roads[0].sections[0].lanes for w in one.widths] == [3, 2]


def test_a_section_of_one_side_leaves_the_other_side_alone(read_map: Read, road: Write) -> None:
    def section(s: float, single: str, left: str, right: str) -> str:
        sides = (f"<left>{left}</left>" if left else "") + '<center><lane id="0"/></center>'
        sides += f"<right>{right}</right>" if right else ""
        return f'<laneSection s="{s}" singleSide="{single}">{sides}</laneSection>'

    def one(number: int, link: str, widths: str) -> str:
        return f'<lane id="{number}" type="driving"><link>{link}</link>{widths}</lane>'

    left = one(1, '<successor id="2"/>', '<width sOffset="0" a="2" b="0.1"/><width sOffset="40" a="6" b="-0.1"/>')
    marked = one(
        -1, "", '<width sOffset="0" a="3"/><roadMark sOffset="0" type="solid"/><roadMark sOffset="20" type="broken"/>'
    )
    lanes = (
        section(0, "true", left, "") + section(0, "true", "", marked)
        + section(50, "true", "", one(-1, "", '<width sOffset="0" a="4"/>'))
        + section(80, "true", one(2, "", '<width sOffset="0" a="1"/>') + one(1, "", '<width sOffset="0" a="1"/>'), "")
    )  # fmt: skip
    scene, told = read_map(road(lanes=lanes))
    assert not told
    sections = scene.roads[0].sections
    assert [s.start for s in sections] == [0, 50, 80]
    assert [[x.id for x in s.lanes] for s in sections] == [[1, 0, -1], [1, 0, -1], [2, 1, 0, -1]]
    assert sections[1].lanes[0].widths == (Cubic(a=5, b=-0.1),)
    assert (sections[0].lanes[0].successor, sections[1].lanes[0].predecessor, sections[1].lanes[0].successor) == (
        1,
        1,
        2,
    )
    assert sections[2].lanes[-1].widths == (Cubic(a=4),)
    assert [m.start for m in sections[0].lanes[-1].marks] == [0, 20]
    area = sum(s.area.area for s in scene.surfaces if s.lane > 0)
    assert area == pytest.approx((2 + 6) / 2 * 40 + (6 + 5) / 2 * 10 + (5 + 2) / 2 * 30 + 2 * 20)


def test_marks_limits_heights_and_links(read_map: Read, road: Write) -> None:
    lanes = """<laneOffset s="0" a="1"/><laneSection s="0"><center><lane id="0"><roadMark sOffset="0" type="solid solid"
      color="yellow" weight="bold" width="0.3" laneChange="none"/></lane></center><right>
      <lane id="-1" type="driving" level="true">
      <link><predecessor id="-2"/><successor id="-1"/><successor id="-3"/></link>
      <width sOffset="0" a="3"/><roadMark sOffset="0" type="broken" color="white"/><roadMark sOffset="30" type="solid"/>
      <speed sOffset="0" max="50" unit="km/h"/><speed sOffset="20" max="no limit"/>
      <speed sOffset="30" max="3" unit="knots"/>
      <height sOffset="0" inner="0.1" outer="0.2"/></lane></right></laneSection>"""
    inside = """<link><predecessor elementType="junction" elementId="9"/><successor elementType="road" elementId="2"
      contactPoint="end"/></link><type s="0" type="town"><speed max="30" unit="mph"/></type>
      <type s="50" type="rural"/>"""
    scene, told = read_map(road(lanes=lanes, inside=inside, more='rule="LHT" name="High Street"'))
    made = scene.roads[0]
    centre, right = made.sections[0].lanes
    assert centre.marks == (Mark(type="solid solid", colour="yellow", weight="bold", width=0.3, change="none"),)
    assert right.marks == (Mark(type="broken", colour="white"), Mark(start=30, type="solid"))
    assert right.limits == (Limit(speed=50 / 3.6), Limit(start=20))
    assert right.rises == (Rise(inner=0.1, outer=0.2),)
    assert right.level and (right.predecessor, right.successor) == (-2, -1)
    assert (made.name, made.left_hand, made.offset) == ("High Street", True, (Cubic(a=1),))
    assert made.usages == (Usage(type="town", speed=30 * 0.44704), Usage(start=50, type="rural"))
    assert made.predecessor == RoadLink(kind="junction", id="9")
    assert made.successor == RoadLink(kind="road", id="2", contact="end")
    assert told == [
        "map.xodr: there is no place for 1 × further lane/successor",
        "map.xodr: the unit of the <speed> of line 9 is 'knots'; it is left out",
    ]
    # Left-hand traffic drives against s on the right of the line.
    [surface] = scene.surfaces
    assert surface.axis[0][0] > surface.axis[-1][0]
    assert set(surface.heights) == {0.1, 0.2}


def test_slope_and_tilt_lift_the_lanes(read_map: Read, road: Write) -> None:
    inside = """<elevationProfile><elevation s="0" a="2" b="0.05"/></elevationProfile>
      <lateralProfile><superelevation s="0" a="0.1"/><shape s="0" t="1" a="1"/><crossfall s="0" a="0.02"/>
      </lateralProfile>"""
    scene, told = read_map(road(inside=inside))
    left = lane(scene, "road-1/0/1")
    by_place = {(round(x), round(y, 3)): z for (x, y), z in zip(left.polygon, left.heights, strict=True)}
    across, up = 3 * np.cos(0.1), 3 * np.sin(0.1)
    assert by_place[100, round(across, 3)] == pytest.approx(7 + up, abs=1e-5)
    assert by_place[0, 0] == pytest.approx(2)
    assert told == ["map.xodr: there is no place for 1 × lateralProfile/shape, 1 × lateralProfile/crossfall"]


JUNCTIONS = """<junction id="9" name="Market">
  <connection id="0" incomingRoad="1" connectingRoad="2" contactPoint="start">
  <laneLink from="-1" to="-1"/><laneLink from="1" to="1"/></connection>
  <connection id="1" incomingRoad="1" connectingRoad="77" contactPoint="start"/>
  <connection id="2" incomingRoad="1" connectingRoad="2" contactPoint="middle"/><priority high="1" low="2"/></junction>
  <junction id="10" type="direct"><connection id="0" incomingRoad="1" linkedRoad="2" contactPoint="end">
  <laneLink from="-1" to="-2" overlapZone="3"/></connection></junction>"""


def test_junctions_common_and_direct(read_map: Read, road: Write) -> None:
    scene, told = read_map(road(), road(name="2", more='x="0"'), JUNCTIONS)
    common, direct = scene.junctions
    assert (common.name, common.kind, direct.kind) == ("Market", "default", "direct")
    [connection] = common.connections
    assert (connection.incoming, connection.connecting, connection.lanes) == ("1", "2", ((-1, -1), (1, 1)))
    [other] = direct.connections
    assert (other.connecting, other.contact, other.lanes) == ("2", "end", ((-1, -2),))
    assert told == [
        "map.xodr: there is no place for 1 × junction/priority",
        "map.xodr: the <connection> of line 9 touches its road at 'middle'; it is left out",
        "map.xodr: a connection of the junction '9' with roads that are not there is left out",
    ]


def test_a_road_through_a_junction_knows_it(read_map: Read, road: Write) -> None:
    scene, _ = read_map(road().replace('junction="-1"', 'junction="9"'))
    assert scene.roads[0].junction == "9"


def test_header_and_projection(read_map: Read, road: Write) -> None:
    head = """<header revMajor="1" revMinor="8" name="Old town">
      <geoReference><![CDATA[+proj=utm +zone=32]]></geoReference>
      <offset x="500000" y="5400000" z="300" hdg="0"/></header>"""
    scene, told = read_map(road(), head=head)
    assert scene.name == "Old town"
    assert scene.provenance.source == "OpenDRIVE"
    assert scene.provenance.georeference == "+proj=utm +zone=32"
    assert scene.provenance.shift == (500000, 5400000, 300)
    assert not told


def test_a_map_far_away_is_moved_to_the_origin(read_map: Read, road: Write) -> None:
    far = piece("<line/>", x=565_123.25, y=5_934_456.5)
    pole = '<signal id="1" s="0" t="0" dynamic="no"><positionInertial x="565124" y="5934457" z="2"/></signal>'
    scene, _ = read_map(road(plan=far, signals=pole))
    assert scene.provenance.shift == (565_000, 5_934_000, 0)
    assert (scene.roads[0].curves[0].x, scene.roads[0].curves[0].y) == (123.25, 456.5)
    assert (scene.nodes[0].box.x, scene.nodes[0].box.y) == (124, 457)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "root", ['<OpenDRIVE xmlns="http://code.asam.net/simulation/standard/opendrive_schema">', "<OpenDRIVE>"]
)
def test_with_and_without_a_namespace(read_map: Read, road: Write, root: str) -> None:
    scene, told = read_map(road(), root=root)
    assert len(scene.surfaces) == 2 and not told


def test_prefixed_names_and_versions(read_map: Read, road: Write) -> None:
    for minor in range(1, 9):
        scene, told = read_map(road(), head=f'<header revMajor="1" revMinor="{minor}"/>')
        assert len(scene.surfaces) == 2 and not told


def test_what_there_is_no_place_for_is_counted(read_map: Read, road: Write) -> None:
    lanes = """<laneSection s="0"><center><lane id="0"/></center><right><lane id="-1" type="driving">
      <width sOffset="0" a="3"/><material sOffset="0" surface="asphalt"/><access sOffset="0" rule="deny"/></lane>
      </right></laneSection>"""
    objects = '<tunnel id="1" s="0" length="50"/><bridge id="2" s="0" length="5"/><bridge id="3" s="9" length="5"/>'
    signals = '<signalReference id="1" s="0" t="0" orientation="+"/>'
    surface = '<surface><CRG file="a.crg"/></surface><railroad><switch id="1"/></railroad><surface/>'
    _, told = read_map(
        road(objects, signals, lanes=lanes, inside=surface),
        '<controller id="1"><control signalId="1"/></controller><controller id="2"/><userData code="x"/>',
    )
    [sentence] = told
    for what in (
        "2 × objects/bridge", "2 × controller", "1 × objects/tunnel", "1 × lane/material", "1 × lane/access",
        "1 × signals/signalReference", "1 × road/surface", "1 × road/railroad",
    ):  # fmt: skip
        assert what in sentence
    assert "userData" not in sentence


def test_lengths_that_disagree_are_told_and_the_line_counts(read_map: Read, road: Write) -> None:
    scene, told = read_map(road(length=150))
    assert scene.roads[0].length == 100
    assert told == ["map.xodr: the road '1' is said to be 150 m long, but its line is 100 m long"]


def test_lane_types_nobody_knows_are_ground(read_map: Read, road: Write) -> None:
    lanes = """<laneSection s="0"><center><lane id="0"/></center><right>
      <lane id="-1" type="moonway"><width sOffset="0" a="3"/></lane>
      <lane id="-2" type="Sidewalk"><width sOffset="0" a="3"/></lane></right></laneSection>"""
    scene, _ = read_map(road(lanes=lanes))
    assert [s.kind for s in scene.surfaces] == ["ground", "sidewalk"]
    assert [x.type for x in scene.roads[0].sections[0].lanes[1:]] == ["moonway", "Sidewalk"]
