"""The window measures itself: every row comes out of a real window with its processes."""

from __future__ import annotations

import numpy as np

from models.procedural.families import STREET
from tests.ui.rooms import bedroom
from ui.bench_boulevard import boulevard, spots_along, surfaces
from ui.bench_window import crowd, repeated
from ui.cli_bench import Workload


def test_every_row_is_measured() -> None:
    found = Workload().window
    assert set(found) == {
        "cold_window_s",
        "gui_gap_ms",
        "plan_frame_ms",
        "plan2000_frame_ms",
        "view_frame_ms",
        "view1000_frame_ms",
        "lamp_frame_ms",
        "memory_mb",
    }
    assert all(value > 0 for value in found.values())


def test_the_boulevard_has_everything_that_a_street_has() -> None:
    street = boulevard(30)
    assert len(street.scene.nodes) == len(street.scene.by_id) == 30 and street.scene.kind == "street"
    assert all(street.shape_of(node) is not None for node in street.scene.nodes)
    spots = list(spots_along(np.random.default_rng(0)))
    assert len(spots) > 1000 and {name for name, *_ in spots} == STREET
    kinds = {surface.kind for surface in surfaces()}
    assert {"lane", "bike_lane", "parking", "sidewalk", "crossing", "grass", "water", "plaza"} <= kinds


def test_a_crowd_is_so_many_nodes_within_their_floor() -> None:
    scene = crowd(bedroom().scene, 300)
    assert len(scene.nodes) == len(scene.by_id) == 300
    boxes = [node.box for node in scene.nodes if node.box is not None]
    assert len({(box.x, box.y, box.z) for box in boxes}) == 300
    assert scene.floor is not None
    reach = max(abs(v) for box in boxes for v in (box.x, box.y))
    assert reach < max(abs(v) for point in scene.floor.polygon for v in point)


def test_a_repeated_room_keeps_the_shapes() -> None:
    document = repeated(bedroom(), 20)
    assert len(document.scene.nodes) == 20
    assert set(document.used_shapes()) == set(bedroom().used_shapes())
