"""Traffic lights and signs: where they are and whom they face."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from composer.scene import Node, Scene

Read = Callable[..., tuple[Scene, list[str]]]
Write = Callable[..., str]


def signal(inside: str = "", **attributes: object) -> str:
    usual = {"id": "3", "s": 20, "t": -4, "dynamic": "no", "zOffset": 2, "height": 0.6, "width": 0.5}
    words = " ".join(f'{key}="{value}"' for key, value in (usual | attributes).items())
    return f"<signal {words}>{inside}</signal>"


def box(node: Node) -> tuple[float, ...]:
    assert node.box is not None
    return tuple(round(v, 6) + 0.0 for v in node.box.values)


def test_a_sign_stands_on_a_post_of_its_own(read_map: Read, road: Write) -> None:
    words = {
        "type": 274,
        "subtype": 50,
        "country": "de",
        "value": 50,
        "unit": "km/h",
        "orientation": "+",
        "name": "limit",
    }
    scene, told = read_map(road(signals=signal(**words)))
    [node] = scene.nodes
    assert (node.id, node.category, node.label) == ("signal-3", "traffic_sign", "limit")
    assert box(node)[1:6] == (0.5, 2.6, 20, -4, 0)
    assert node.attributes == {"board": 0.6}
    assert node.tags == {
        f"opendrive:{key}": str(value) for key, value in (words | {"dynamic": "no", "road": 1}).items()
    }
    assert not told


@pytest.mark.parametrize("kind", [{"dynamic": "yes"}, {"type": "1000001"}])
def test_lights(read_map: Read, road: Write, kind: dict[str, str]) -> None:
    scene, _ = read_map(road(signals=signal(**kind)))
    assert scene.nodes[0].category == "traffic_light"


@pytest.mark.parametrize(
    ("attributes", "more", "yaw"),
    [
        ({"orientation": "+"}, "", math.pi),
        ({"orientation": "-"}, "", 0),
        ({"orientation": "+", "hOffset": 0.5}, "", 0.5 - math.pi),
        ({"orientation": "-", "hOffset": 0.5}, "", 0.5),
        ({"orientation": "none"}, "", math.pi),
        ({"orientation": "none", "t": 4}, "", 0),
        ({"orientation": "none"}, 'rule="LHT"', 0),
        ({"orientation": "none", "t": 4}, 'rule="LHT"', math.pi),
    ],
)
def test_a_sign_faces_those_it_is_for(
    read_map: Read, road: Write, attributes: dict[str, object], more: str, yaw: float
) -> None:
    scene, _ = read_map(road(signals=signal(**attributes), more=more))
    assert math.cos(box(scene.nodes[0])[6] - yaw) == pytest.approx(1)


def test_a_sign_that_a_pole_carries_is_only_its_board(read_map: Read, road: Write) -> None:
    pole = '<object id="1" type="pole" s="20" t="-4.1" height="3" radius="0.05"/>'
    scene, _ = read_map(road(objects=pole, signals=signal()))
    _, sign = scene.nodes
    assert (box(sign)[2], box(sign)[5], sign.attributes) == (0.6, 2, {})


def test_on_a_slope(read_map: Read, road: Write) -> None:
    inside = '<elevationProfile><elevation s="0" a="5" b="0.1"/></elevationProfile>'
    scene, _ = read_map(road(signals=signal(), inside=inside))
    assert (box(scene.nodes[0])[2], box(scene.nodes[0])[5]) == (2.6, 7)


@pytest.mark.parametrize("wrapped", [True, False])
def test_where_it_stands_may_be_said_apart(read_map: Read, road: Write, wrapped: bool) -> None:
    def signals(position: str) -> str:
        return signal(f"<physicalPosition>{position}</physicalPosition>" if wrapped else position, orientation="+")

    second = '<geometry s="0" x="0" y="50" hdg="1.5707963267948966" length="100"><line/></geometry>'
    at = '<positionRoad roadId="2" s="30" t="-3" zOffset="4" hOffset="0.1"/>'
    scene, _ = read_map(road(signals=signals(at)), road(name="2", plan=second))
    assert box(scene.nodes[0])[2:6] == pytest.approx((4.6, 3, 80, 0), abs=1e-6)
    assert math.cos(box(scene.nodes[0])[6] - (math.pi * 1.5 + 0.1)) == pytest.approx(1)
    scene, _ = read_map(road(signals=signals('<positionInertial x="3" y="4" z="5" hdg="0.7"/>')))
    assert box(scene.nodes[0])[2:7] == pytest.approx((5.6, 3, 4, 0, 0.7), abs=1e-6)
    scene, told = read_map(road(signals=signals('<positionRoad roadId="5" s="30" t="-3"/>')))
    assert not scene.nodes
    assert told[0].startswith("map.xodr: the <positionRoad> of line 3 names a road that is not there")


def test_sizes_that_are_not_said(read_map: Read, road: Write) -> None:
    scene, _ = read_map(road(signals='<signal id="1" s="5" t="-4" dynamic="no" zOffset="0"/>'))
    assert box(scene.nodes[0])[1:3] == (0.7, 2.6)


def test_what_is_painted_lies_flat(read_map: Read, road: Write) -> None:
    scene, _ = read_map(road(signals=signal(zOffset=0, height=0.01, width=3, type=294)))
    assert (scene.nodes[0].category, box(scene.nodes[0])[:3]) == ("road_mark", (3, 3, 0.01))


def test_broken_signals_are_left_out_one_by_one(read_map: Read, road: Write) -> None:
    bad = signal(s="INF") + signal(id="") + signal("<positionInertial x='1' y='2'/>") + signal(id="ok")
    scene, told = read_map(road(signals=bad))
    assert [n.id for n in scene.nodes] == ["signal-ok"]
    assert len(told) == 3
