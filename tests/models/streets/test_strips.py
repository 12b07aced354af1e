import numpy as np
import pytest

from composer.scene import Scene, Surface
from models.streets.ground import Ground
from models.streets.strips import FRONTAGE, strips_of


def test_a_street_is_cut_into_strips_with_zones_and_land_behind(straight) -> None:
    strips = {s.key: s for s in strips_of(straight(100.0))}
    zones = {key for key in strips if key.startswith("sidewalk")}
    assert {"sidewalk-0/0/kerb", "sidewalk-0/0/middle", "sidewalk-6/0/front"} <= zones
    assert "sidewalk-0/0/front" not in zones  # three metres are too narrow for a third zone
    assert sum(s.kind == FRONTAGE for s in strips.values()) == 2
    lane = strips["lane-2/0"]
    assert len(lane) == 100 and lane.low[50] == pytest.approx(-1.5, abs=0.02)


def test_a_lane_is_blocked_where_people_cross_and_knows_how_far_that_is(straight) -> None:
    lane = next(s for s in strips_of(straight(100.0)) if s.key == "lane-2/0")
    assert np.flatnonzero(lane.blocked).tolist() == [50, 51, 52]
    assert lane.ahead[40] == pytest.approx(9.5) and lane.behind[60] == pytest.approx(7.5)
    against = next(s for s in strips_of(straight(100.0)) if s.key == "lane-3/0")
    assert against.ahead[40] == pytest.approx(6.5)  # it is driven the other way


def test_the_zone_at_the_kerb_is_on_the_side_of_the_traffic(straight) -> None:
    found = {s.key: s for s in strips_of(straight(100.0))}
    lower, upper = found["sidewalk-0/0/kerb"], found["sidewalk-6/0/kerb"]
    assert lower.kerb[5] > 0 and lower.high[5] == pytest.approx(1.5, abs=0.02)
    assert upper.kerb[5] < 0 and upper.low[5] == pytest.approx(-2.3, abs=0.02)  # beyond the verge there is traffic


def test_land_ends_where_another_street_begins(straight) -> None:
    scene = straight(100.0)
    other = Surface(id="other", kind="lane", polygon=((40, -30), (44, -30), (44, -0.5), (40, -0.5)))
    strips = strips_of(Scene(kind="street", surfaces=(*scene.surfaces, other)))
    below = [s for s in strips if s.kind == FRONTAGE and s.track.points[:, 1].max() < 1]
    reached = [(s.track.points[:, 0].min(), s.track.points[:, 0].max()) for s in below]
    assert len(below) == 2 and all(high <= 40.6 or low >= 43.4 for low, high in reached)


def test_the_uppermost_surface_is_the_one_of_the_higher_kind(straight) -> None:
    scene = straight(100.0)
    ground = Ground.of(scene)
    tops = ground.top(np.array([(51.0, 6.0), (20.0, 6.0), (20.0, -4.0)]))
    assert [ground.kinds[t] if t >= 0 else None for t in tops] == ["crossing", "lane", None]


def test_a_lawn_is_cut_into_parallel_strips() -> None:
    lawn = Surface(id="lawn", kind="grass", polygon=((0, 0), (40, 0), (40, 30), (0, 30)))
    strips = strips_of(Scene(kind="street", surfaces=(lawn,)))
    assert len(strips) == 5 and all(s.length == pytest.approx(40) for s in strips)


def test_ground_without_extent_makes_no_strips() -> None:
    sliver = Surface(id="s", kind="lane", polygon=((0, 0), (0.2, 0), (0.2, 1e-4)))
    assert strips_of(Scene(kind="street", surfaces=(sliver,))) == ()
    assert strips_of(Scene(kind="street")) == ()
