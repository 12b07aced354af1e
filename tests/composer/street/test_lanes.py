"""Surfaces of lanes against borders and areas worked out another way."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from composer.errors import SceneError
from composer.scene import Scene
from composer.street.curves import ReferenceLine
from composer.street.frames import Track
from composer.street.lanes import surfaces_of
from composer.street.road import Cubic, Curve, Lane, Rise, Road, Section
from composer.street.surface import Surface


def lane(number: int, *widths: Cubic, kind: str = "lane", **fields: object) -> Lane:
    return Lane(id=number, kind=kind, widths=widths, **fields)  # type: ignore[arg-type]


def road(*lanes: Lane, curves: tuple[Curve, ...] | None = None, **fields: object) -> Road:
    curves = curves or (Curve(kind="line", start=0, length=100, x=0, y=0, heading=0),)
    every = sorted([*lanes, Lane(id=0, kind="lane")], key=lambda one: -one.id)
    length = sum(c.length for c in curves)
    return Road(
        **({"id": "7", "length": length, "curves": curves, "sections": (Section(lanes=tuple(every)),)} | fields)
    )


def spiral(first: float, last: float, length: float = 100.0) -> tuple[Curve, ...]:
    return (Curve(kind="spiral", start=0, length=length, x=10, y=20, heading=0.7, values=(first, last)),)


def one(surfaces: tuple[Surface, ...], name: str) -> Surface:
    return next(s for s in surfaces if s.id == name)


def test_straight_lanes_have_few_corners_and_share_them() -> None:
    found = surfaces_of(road(lane(1, Cubic(a=3)), lane(-1, Cubic(a=3.5)), lane(-2, Cubic(a=2), kind="sidewalk")))
    assert [s.id for s in found] == ["road-7/0/1", "road-7/0/-1", "road-7/0/-2"]
    assert [s.polygon for s in found] == [
        ((0, 3), (100, 3), (100, 0), (0, 0)),
        ((0, 0), (100, 0), (100, -3.5), (0, -3.5)),
        ((0, -3.5), (100, -3.5), (100, -5.5), (0, -5.5)),
    ]
    assert [s.axis for s in found] == [((100, 1.5), (0, 1.5)), ((0, -1.75), (100, -1.75)), ((0, -4.5), (100, -4.5))]
    assert [s.z for s in found] == [0, 0, 0.15]
    assert {s.heights for s in found} == {()}
    assert [(s.road, s.section, s.lane) for s in found] == [("7", 0, 1), ("7", 0, -1), ("7", 0, -2)]
    assert not any(s.two_way for s in found)


def test_left_hand_traffic_turns_the_axes() -> None:
    found = surfaces_of(road(lane(1, Cubic(a=3)), lane(-1, Cubic(a=3)), left_hand=True))
    assert [s.axis[0][0] for s in found] == [0, 100]


def test_what_is_driven_both_ways_says_so() -> None:
    [found] = surfaces_of(road(lane(-1, Cubic(a=3), type="bidirectional")))
    assert found.two_way


TAPERED = (Cubic(a=3, b=0.02, c=-4e-4), Cubic(start=60, a=2.76, b=-0.028, c=0.001, d=-1e-5))


@pytest.mark.parametrize(
    "curves",
    [
        spiral(0.0, 0.03),
        spiral(-0.04, 0.02),
        (Curve(kind="arc", start=0, length=100, x=0, y=0, heading=1, values=(-0.03,)),),
        (Curve(kind="poly3", start=0, length=100, x=0, y=0, heading=1, values=(0, 0.1, 0.002, -2e-5)),),
        (
            Curve(kind="paramPoly3", start=0, length=50, x=0, y=0, heading=0, values=(0, 1, 0, 0, 0, 0, 0, 0)),
            Curve(kind="arc", start=50, length=50, x=50, y=0, heading=0, values=(0.02,)),
        ),
    ],
    ids=["spiral", "s-bend", "arc", "poly3", "two"],
)
def test_areas_and_borders(curves: tuple[Curve, ...]) -> None:
    """Against the integral of the widths (less at the inside of a bend), and borders sampled ten times denser."""
    offset = (Cubic(a=0.5, b=0.01), Cubic(start=40, a=0.9))
    made = road(lane(2, Cubic(a=2, b=0.01)), lane(1, *TAPERED), lane(-1, *TAPERED), curves=curves, offset=offset)
    line = ReferenceLine(made)

    def value(records: tuple[Cubic, ...], s: float) -> float:
        record = [r for r in records if r.start <= s][-1]
        d = s - record.start
        return record.a + record.b * d + record.c * d**2 + record.d * d**3

    def sides(number: int, s: float) -> tuple[float, float]:
        middle, inner = value(offset, s), value(TAPERED, s)
        if number == 2:
            return middle + inner + 2 + 0.01 * s, middle + inner
        return (middle + inner, middle) if number == 1 else (middle, middle - inner)

    def swept(s: float, number: int) -> float:
        bend = np.diff(line.at(np.array([s - 1e-5, s + 1e-5]))[1])[0] / 2e-5
        left, right = sides(number, s)
        return left - right - bend * (left**2 - right**2) / 2

    for surface in surfaces_of(made):
        area = sum(
            quad(swept, a + 1e-4, b - 1e-4, (surface.lane,), limit=200)[0]
            for a, b in ((0, 40), (40, 50), (50, 60), (60, 100))
        )
        assert surface.area.is_valid
        assert surface.area.area == pytest.approx(area, abs=0.5, rel=2e-3)
        s = np.linspace(0, 100, 4001)
        points, headings = line.at(s)
        aside = np.stack([-np.sin(headings), np.cos(headings)], axis=1)
        t = np.array([sides(surface.lane, v) for v in s])
        exact = np.concatenate([points + aside * t[:, :1], (points + aside * t[:, 1:])[::-1]])
        drawn = shapely.Polygon(surface.polygon)
        assert drawn.exterior.hausdorff_distance(shapely.LinearRing(exact)) < 0.01
        middle = shapely.LineString(points + aside * t.mean(axis=1)[:, None])
        assert shapely.hausdorff_distance(shapely.LineString(surface.axis), middle) < 0.01


def test_a_lane_that_vanishes_in_between_is_two_surfaces() -> None:
    widths = (Cubic(a=0), Cubic(start=10, a=0, b=0.5), Cubic(start=16, a=3), Cubic(start=30, a=3, b=-0.5),
              Cubic(start=36, a=0), Cubic(start=70, a=2))  # fmt: skip
    found = surfaces_of(road(lane(-1, Cubic(a=3)), lane(-2, *widths)))
    assert [s.id for s in found] == ["road-7/0/-1", "road-7/0/-2", "road-7/0/-2/1"]
    assert [s.area.area for s in found] == pytest.approx([300, 9 + 42 + 9, 60], abs=0.01)
    assert found[1].polygon == ((10, -3), (16, -3), (30, -3), (36, -3), (30, -6), (16, -6))
    assert all(shapely.Polygon(s.polygon).is_valid for s in found)


def test_a_width_that_jumps_makes_a_step() -> None:
    [found] = surfaces_of(road(lane(1, Cubic(a=2), Cubic(start=40, a=3))))
    assert set(found.polygon) == {(0, 2), (40, 2), (40, 3), (100, 3), (100, 0), (40, 0), (0, 0)}
    assert found.area.area == pytest.approx(260)


def test_lanes_without_width_and_sections_without_length_make_nothing() -> None:
    narrow = road(lane(1), lane(-1, Cubic(a=0)), lane(-2, Cubic(a=-5)))
    assert surfaces_of(narrow) == ()
    only = Section(start=100, lanes=(lane(-1, Cubic(a=3)),))
    assert surfaces_of(road(sections=(Section(lanes=(Lane(id=0, kind="lane"),)), only))) == ()


def test_full_circles_are_cut_so_that_they_do_not_lie_on_themselves() -> None:
    ring = (Curve(kind="arc", start=0, length=2 * np.pi * 20, x=0, y=0, heading=0, values=(0.05,)),)
    found = surfaces_of(road(lane(-1, Cubic(a=4)), curves=ring))
    assert [s.id for s in found] == ["road-7/0/-1", "road-7/0/-1/1"]
    assert all(shapely.Polygon(s.polygon).is_valid for s in found)
    assert sum(s.area.area for s in found) == pytest.approx(np.pi * (24**2 - 20**2), rel=2e-3)
    assert found[0].axis[-1] == found[1].axis[0]


def test_a_bend_tighter_than_the_lane_covers_what_the_lane_sweeps() -> None:
    tight = (Curve(kind="arc", start=0, length=np.pi * 2, x=0, y=0, heading=0, values=(0.5,)),)
    found = surfaces_of(road(lane(1, Cubic(a=3)), curves=tight, elevation=(Cubic(a=1, b=0.1),)))
    for surface in found:
        assert shapely.Polygon(surface.polygon, surface.holes).is_valid
        assert len(surface.heights) == len(surface.polygon)
    # Half a disc of radius 2 about (0, 2), and half of one of radius 1 on the other side.
    area = shapely.union_all([s.area for s in found]).area
    assert area == pytest.approx(np.pi * 2 + np.pi / 2, rel=0.01)


def test_heights_follow_slope_tilt_and_steps() -> None:
    made = road(
        lane(1, Cubic(a=3)),
        lane(-1, Cubic(a=3)),
        lane(-2, Cubic(a=2), kind="sidewalk", level=True, rises=(Rise(inner=0.1, outer=0.2),)),
        elevation=(Cubic(a=5, b=0.02),),
        tilt=(Cubic(a=0.1),),
    )
    found = surfaces_of(made)
    left, right, walk = found
    c, s = np.cos(0.1), np.sin(0.1)
    assert np.array(left.polygon) == pytest.approx(np.array([(0, 3 * c), (100, 3 * c), (100, 0), (0, 0)]), abs=1e-6)
    assert left.heights == pytest.approx((5 + 3 * s, 7 + 3 * s, 7, 5), abs=1e-6)
    assert right.heights == pytest.approx((5, 7, 7 - 3 * s, 5 - 3 * s), abs=1e-6)
    assert walk.z == 0
    assert walk.heights == pytest.approx((5.1 - 3 * s, 7.1 - 3 * s, 7.2 - 3 * s, 5.2 - 3 * s), abs=1e-6)
    assert walk.polygon[-1] == pytest.approx((0, -3 * c - 2), abs=1e-6)


def test_a_kerb_of_one_height_stays_level_above_the_road() -> None:
    rises = (Rise(inner=0.12, outer=0.12),)
    [flat] = surfaces_of(road(lane(-1, Cubic(a=2), kind="sidewalk", rises=rises)))
    assert (flat.z, flat.heights) == (0.12, ())
    [stepped] = surfaces_of(road(lane(-1, Cubic(a=2), rises=(*rises, Rise(start=50, inner=0.3, outer=0.3)))))
    assert (stepped.z, sorted(set(stepped.heights))) == (0, [0.12, 0.3])


def test_hills_are_sampled_where_they_bend() -> None:
    made = road(lane(-1, Cubic(a=3)), elevation=(Cubic(c=0.01), Cubic(start=50, a=25, b=1)))
    [found] = surfaces_of(made)
    assert len(found.polygon) > 20
    xs = np.array([p[0] for p in found.polygon])
    exact = np.where(xs < 50, 0.01 * xs**2, 25 + xs - 50)
    assert np.array(found.heights) == pytest.approx(exact, abs=1e-5)
    half = len(xs) // 2
    gaps = np.diff(xs[:half])
    assert (gaps[xs[1:half] <= 50] ** 2 * 0.01 / 4).max() < 0.01


numbers = st.floats(-0.2, 0.2)


@given(
    st.lists(
        st.tuples(st.sampled_from(["line", "arc", "spiral"]), st.floats(0.5, 80), numbers, numbers),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.tuples(st.floats(0, 90), st.floats(-3, 6), numbers), min_size=1, max_size=4),
    st.floats(-4, 4),
)
def test_any_road_makes_sound_surfaces(
    pieces: list[tuple[str, float, float, float]], widths: list[tuple[float, float, float]], shift: float
) -> None:
    curves, start, x, y, heading = [], 0.0, 0.0, 0.0, 0.0
    for kind, length, first, last in pieces:
        values = {"line": (), "arc": (first,), "spiral": (first, last)}[kind]
        curve = Curve(kind=kind, start=start, length=length, x=x, y=y, heading=heading, values=values)  # type: ignore[arg-type]
        curves.append(curve)
        start += length
        turn = {"line": 0.0, "arc": first * length, "spiral": (first + last) / 2 * length}[kind]
        x, y, heading = x + length * 0.7, y + length * 0.2, heading + turn
    records = tuple(Cubic(start=s, a=a, b=b) for s, a, b in sorted(widths))
    made = road(
        lane(2, *records), lane(1, Cubic(a=3)), lane(-1, *records), curves=tuple(curves), offset=(Cubic(a=shift),),
        tilt=(Cubic(a=shift / 10),),
    )  # fmt: skip
    found = surfaces_of(made)
    Scene(kind="street", roads=(made,), surfaces=found)
    for surface in found:
        drawn = shapely.Polygon(surface.polygon, surface.holes)
        assert drawn.is_valid and drawn.area > 0
        assert len(surface.heights) in (0, len(surface.polygon))
        if surface.axis:
            assert Track(surface.line).length > 0
            assert (np.diff(surface.line, axis=0) != 0).any(axis=1).all()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"tilt": (Cubic(a=2.0),)}, "tilts by more than a right angle"),
        ({"offset": (Cubic(a=9e8),)}, "farther than 1e\\+06 m from the origin"),
        ({"elevation": (Cubic(d=1e6),)}, "farther than 1e\\+06 m from the origin"),
    ],
)
def test_impossible_roads_are_refused(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(SceneError, match=sentence):
        surfaces_of(road(lane(1, Cubic(a=3)), **fields))


def test_too_many_corners_are_refused() -> None:
    winding = (Curve(kind="arc", start=0, length=500, x=0, y=0, heading=0, values=(0.5,)),)
    with pytest.raises(SceneError, match="take more than 100 corners"):
        surfaces_of(road(lane(1, Cubic(a=1)), curves=winding), most_corners=100)
    endless = (Curve(kind="arc", start=0, length=1e6, x=0, y=0, heading=0, values=(1.0,)),)
    with pytest.raises(SceneError, match="bend more often than can be drawn"):
        surfaces_of(road(lane(1, Cubic(a=1)), curves=endless))


def test_long_sweeps_over_itself_are_looked_at_in_parts() -> None:
    # A spiral whose lane reaches over its centre all the time.
    tight = (Curve(kind="spiral", start=0, length=200, x=0, y=0, heading=0, values=(0.2, 0.5)),)
    found = surfaces_of(road(lane(1, Cubic(a=6)), curves=tight))
    assert all(shapely.Polygon(s.polygon, s.holes).is_valid for s in found)
    assert len({s.id for s in found}) == len(found)
