"""One click puts a crossing from kerb to kerb."""

from __future__ import annotations

import math

import pytest

from composer.scene import Scene, build, revise
from composer.street.crossing_place import crossing_at
from composer.street.edits import SetSurfaces
from composer.street.lanes import surfaces_of
from composer.street.strips import presets, road_of
from composer.street.survey import survey_of


def street(preset: str = "avenue", points=((0.0, 0.0), (80.0, 0.0))) -> Scene:
    road = road_of("1", points, presets()[preset][1])
    return build(Scene, kind="street", roads=(road,), surfaces=surfaces_of(road))


def test_it_reaches_from_kerb_to_kerb_and_no_farther() -> None:
    scene = street()
    found = crossing_at(scene, (30.0, -1.5))
    assert found is not None and found.kind == "crossing" and found.id == "crossing-1"
    xs, ys = zip(*found.polygon, strict=True)
    assert (min(xs), max(xs)) == pytest.approx((28.5, 31.5))
    assert (min(ys), max(ys)) == pytest.approx((-5.1, 5.1))  # lanes and parking, not the planting strips
    assert abs(found.axis[0][1] - found.axis[-1][1]) == pytest.approx(10.2)
    after = SetSurfaces({found.id: found}).apply(scene)
    assert len(survey_of(after).crossing_ends) == 2
    again = crossing_at(after, (50.0, 1.0))
    assert again is not None and again.id == "crossing-2"


def test_a_median_ends_it() -> None:
    scene = street("main_street")
    found = crossing_at(scene, (30.0, -3.0))
    assert found is not None and max(y for _, y in found.polygon) < 0


def test_it_is_square_to_a_road_that_leads_elsewhere() -> None:
    ahead = math.radians(30)
    scene = street("residential_street", ((0.0, 0.0), (80 * math.cos(ahead), 80 * math.sin(ahead))))
    found = crossing_at(scene, (30 * math.cos(ahead), 30 * math.sin(ahead)))
    assert found is not None
    (ax, ay), (bx, by) = found.axis
    assert math.remainder(math.atan2(by - ay, bx - ax) - ahead - math.pi / 2, math.pi) == pytest.approx(0, abs=1e-3)
    assert found.area.area == pytest.approx(3.0 * 7.6, rel=0.01)


def test_off_the_carriageway_there_is_none() -> None:
    scene = street()
    assert crossing_at(scene, (30.0, 11.0)) is None and crossing_at(scene, (300.0, 0.0)) is None
    assert crossing_at(revise(scene, surfaces=(), roads=()), (0.0, 0.0)) is None
