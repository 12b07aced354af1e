"""The window measures itself: every row comes out of a real window with its processes."""

from __future__ import annotations

from tests.ui.rooms import bedroom
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
        "lamp_frame_ms",
        "memory_mb",
    }
    assert all(value > 0 for value in found.values())


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
