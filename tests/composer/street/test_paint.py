"""What is painted on streets: where lines run, how long their dashes are, and what a road says of them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from composer.scene import Surface
from composer.street.marks import BEFORE, STOP, marks_of, stop_lines
from composer.street.paint import BAR, DASH, GAP, LINE, WHITE, YELLOW, Paint, bays, between, dashes, strip, zebra
from composer.street.painter import Painter
from composer.street.road import Connection, Cubic, Curve, Junction, Lane, Mark, Road, RoadLink, Section


def lane(number: int, width: float = 3.0, *marks: Mark, kind: str = "lane") -> Lane:
    return Lane(id=number, kind=kind, widths=(Cubic(a=width),) if number else (), marks=marks)


def road(*lanes: Lane, name: str = "r", length: float = 90.0, curve: Curve | None = None, **more: object) -> Road:
    curve = curve or Curve(kind="line", start=0, length=length, x=0, y=0, heading=0)
    every = sorted(lanes, key=lambda one: -one.id)
    return Road(id=name, length=length, curves=(curve,), sections=(Section(lanes=tuple(every)),), **more)  # type: ignore[arg-type]


def drawn(paints: list[Paint]) -> shapely.geometry.base.BaseGeometry:
    return shapely.union_all([area for paint in paints for area in paint.areas])


def test_a_line_keeps_its_width_around_a_corner() -> None:
    points = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    [area] = strip(points, np.array([0.0, 10.0, 20.0]), 0.0, 20.0, 0.2)
    expected = shapely.LineString(points).buffer(0.1, cap_style="flat", join_style="mitre")
    assert area.symmetric_difference(expected).area < 1e-9


def test_dashes_stand_at_the_same_stations_on_every_border() -> None:
    s = np.array([0.0, 90.0])
    left, right = (dashes(np.array([(0.0, y), (90.0, y)]), s, 0.0, 90.0, LINE) for y in (0.0, 3.0))
    starts = [area.bounds[0] for area in left]
    assert np.allclose(np.diff(starts), DASH + GAP) and len(starts) == 10
    assert starts == [area.bounds[0] for area in right]
    assert all(area.area == pytest.approx(DASH * LINE) for area in left)


def test_marks_lie_on_the_outer_borders_of_their_lanes() -> None:
    found = marks_of(
        road(
            lane(1, 3.0, Mark(type="solid", colour="yellow", width=0.2)),
            lane(0, 0.0, Mark(type="broken")),
            lane(-1, 3.5, Mark(type="solid", weight="bold")),
            lane(-2, 2.0, kind="sidewalk"),
        )
    )
    colours = [paint.colour for paint in found]
    assert colours == [YELLOW, WHITE, WHITE]
    boxes = [shapely.total_bounds(paint.areas) for paint in found]
    assert boxes[0] == pytest.approx((0, 2.9, 90, 3.1))
    assert (boxes[1][1], boxes[1][3]) == pytest.approx((-LINE / 2, LINE / 2))
    assert boxes[2] == pytest.approx((0, -3.625, 90, -3.375))


def test_a_double_line_is_two_and_the_broken_one_lies_where_the_file_says() -> None:
    """Of a right lane, "solid broken" is solid inside and broken outside; of a left one it is so too."""
    for number, outward in ((-1, -1.0), (1, 1.0)):
        solid, broken = marks_of(road(lane(number, 3.0, Mark(type="solid broken")), lane(0)))
        middle = [shapely.total_bounds(p.areas)[[1, 3]].mean() for p in (solid, broken)]
        assert middle == pytest.approx([outward * (3.0 - LINE), outward * (3.0 + LINE)])
        assert len(solid.areas) == 1 and len(broken.areas) == 10


def test_a_mark_holds_until_the_next_one_begins() -> None:
    found = marks_of(road(lane(-1, 3.0, Mark(type="solid"), Mark(start=30.0, type="none")), lane(0)))
    assert shapely.total_bounds(found[0].areas)[[0, 2]] == pytest.approx((0, 30)) and len(found) == 1


def test_where_a_lane_ends_its_mark_ends() -> None:
    narrowing = Lane(id=-1, kind="lane", widths=(Cubic(a=3), Cubic(start=40, a=0)), marks=(Mark(),))
    found = drawn(marks_of(road(narrowing, lane(0))))
    assert found.bounds[2] <= 41.0


def test_lines_follow_a_bend() -> None:
    bend = Curve(kind="arc", start=0, length=90, x=0, y=0, heading=0, values=(1 / 50,))
    found = drawn(marks_of(road(lane(-1, 3.0, Mark()), lane(0), curve=bend)))
    radii = np.hypot(*(shapely.get_coordinates(found) - (0, 50)).T)
    assert radii.min() == pytest.approx(53 - LINE / 2, abs=0.02) and radii.max() == pytest.approx(
        53 + LINE / 2, abs=0.02
    )


def junction_of(turning: bool) -> tuple[Road, Junction, dict[str, Road]]:
    way = Curve(kind="arc" if turning else "line", start=0, length=15, x=90, y=0, heading=0, values=(0.1,) * turning)
    through = road(lane(-1), lane(0), name="way", length=15, curve=way, junction="j")
    link = RoadLink(kind="junction", id="j")
    arriving = road(lane(1), lane(0), lane(-1), lane(-2, 1.5, kind="bike_lane"), successor=link)
    return (
        arriving,
        Junction(id="j", connections=(Connection(id="c", incoming="r", connecting="way"),)),
        {"way": through},
    )


def test_one_stops_before_a_junction_in_the_lane_that_leads_into_it() -> None:
    arriving, junction, ways = junction_of(turning=True)
    [paint] = stop_lines(arriving, [junction], ways, np.zeros(0, object))
    [area] = paint.areas
    assert area.bounds == pytest.approx((90 - 0.01 - BEFORE - STOP, -2.8, 90 - 0.01 - BEFORE, -0.2))
    zebra_area = np.array([shapely.box(84.0, -5, 88.0, 5)], object)
    [[area]] = [p.areas for p in stop_lines(arriving, [junction], ways, zebra_area)]
    assert 82.0 < area.bounds[2] < 83.5


def test_nobody_stops_where_lanes_only_merge() -> None:
    arriving, junction, ways = junction_of(turning=False)
    assert stop_lines(arriving, [junction], ways, np.zeros(0, object)) == []


def rectangle(name: str, kind: str, x0: float, y0: float, x1: float, y1: float, **more: object) -> Surface:
    return Surface(id=name, kind=kind, polygon=((x0, y0), (x1, y0), (x1, y1), (x0, y1)), **more)  # type: ignore[arg-type]


def test_bars_of_a_crossing_run_along_the_road_and_stay_on_it() -> None:
    street = rectangle("road", "road", -20, 0, 20, 6)
    asphalt, bars = zebra(rectangle("x", "crossing", -1.5, -1, 1.5, 7), [street])
    assert len(bars.areas) == 6 and drawn([bars]).bounds == pytest.approx((-1.5, BAR / 2, 1.5, 6 - BAR / 2))
    assert all(bar.area == pytest.approx(3 * BAR) for bar in bars.areas)
    assert drawn([asphalt]).area == pytest.approx(24)


def test_a_crossing_as_wide_as_the_road_takes_its_way_from_the_road() -> None:
    lane_below = rectangle("road", "lane", -20, 0, 20, 3, axis=((-20, 1.5), (20, 1.5)))
    _, bars = zebra(rectangle("x", "crossing", -1.5, 0, 1.5, 3), [lane_below])
    assert all(np.ptp(shapely.get_coordinates(bar)[:, 0]) == pytest.approx(3.0) for bar in bars.areas)


def test_bays_are_as_long_as_cars_along_the_kerb_and_as_wide_as_cars_across() -> None:
    along = bays(rectangle("p", "parking", 0, 0, 57, 2.2))[0].areas
    across = bays(rectangle("p", "parking", 0, 0, 25, 5))[0].areas
    assert len(along) == 11 and len(across) == 11


def test_between_lanes_there_are_dashes_and_beside_a_bike_lane_a_line() -> None:
    one, other = rectangle("a", "lane", 0, 0, 60, 3), rectangle("b", "lane", 0, 3, 60, 6)
    bikes = rectangle("c", "bike_lane", 0, 6, 60, 8)
    [broken] = between(one, other)
    [whole] = between(other, bikes)
    assert len(broken.areas) > 5 and drawn([whole]).area == pytest.approx(60 * LINE, rel=1e-3)
    assert between(one, bikes) == []


def test_what_stayed_is_not_looked_for_again() -> None:
    lots = [rectangle(f"p{k}", "parking", 10 * k, 0, 10 * k + 9, 2.2) for k in range(3)]
    before = Painter(lots)
    known = before.all()
    moved = [*lots[:2], rectangle("p2", "parking", 50, 0, 59, 2.2)]
    again = Painter(moved, before=before).all()
    assert again[0] is known[0] and again[1] is known[1] and again[2] is not known[2]
