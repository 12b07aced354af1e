"""Walking and the mouse's meanings, without a window."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from shapely import Point, Polygon

from composer.scene import Floor, Scene
from ui.space.camera import Camera
from ui.space.footing import ARM
from ui.space.navigation import Gesture, gesture
from ui.space.views import perspective
from ui.space.walking import EYE_HEIGHT, RUN, SPEED, WAYS, Walker

L_SHAPED = Scene(floor=Floor(polygon=((-3, -2), (3, -2), (3, 2), (0.5, 2), (0.5, 0), (-3, 0))))
LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@given(st.lists(st.tuples(st.sampled_from(sorted(WAYS)), st.floats(-3, 3), st.booleans()), max_size=80))
def test_nobody_walks_through_a_wall(steps: list[tuple[str, float, bool]]) -> None:
    """Wherever one turns and runs, one stays in the room, an arm's length from its walls, and at eye height."""
    assert L_SHAPED.floor is not None
    room = Polygon(L_SHAPED.floor.polygon).buffer(1e-6 - ARM)
    walker = Walker(L_SHAPED, perspective(L_SHAPED, 1.5))
    for way, turn, running in steps:
        walker.look(turn, 0.0)
        walker.step({way}, 0.1, running)
        assert room.covers(Point(walker.place))
        assert walker.camera.eye[2] == pytest.approx(EYE_HEIGHT)


@pytest.mark.parametrize(("way", "expected"), [("forward", (1, 0)), ("back", (-1, 0)), ("left", (0, 1))])
def test_steps_go_where_one_looks(way: str, expected: tuple[float, float]) -> None:
    """Looking along X on open ground, a second's steps lead forward, back and to the left."""
    walker = Walker(Scene(), Camera(azimuth=math.pi))
    start = walker.place.copy()
    for _ in range(10):
        walker.step({way}, 0.1)
    assert (walker.place - start) == pytest.approx([SPEED * v for v in expected], abs=1e-9)
    before = walker.place.copy()
    walker.step({way}, 0.1, running=True)
    assert math.dist(walker.place, before) == pytest.approx(SPEED * RUN * 0.1)


def test_along_a_wall_one_slides() -> None:
    walker = Walker(Scene(floor=Floor.rectangle(4, 4)), Camera())
    walker.azimuth = math.radians(180 + 60)
    for _ in range(60):
        walker.step({"forward"}, 0.1)
    assert walker.place == pytest.approx([2 - ARM, 2 - ARM], abs=1e-6)


@pytest.mark.parametrize(
    ("navigation", "button", "keys", "expected"),
    [
        ("simple", LEFT, NO, Gesture("select", "orbit")),
        ("simple", LEFT, SHIFT, Gesture("pan")),
        ("simple", RIGHT, NO, Gesture("pan")),
        ("blender", LEFT, NO, Gesture("select")),
        ("blender", MIDDLE, NO, Gesture("orbit")),
        ("blender", MIDDLE, SHIFT, Gesture("pan")),
        ("blender", MIDDLE, CTRL, Gesture("zoom")),
        ("blender", LEFT, ALT, Gesture("orbit")),
    ],
)
def test_buttons_mean_what_people_know(
    navigation: str, button: Qt.MouseButton, keys: Qt.KeyboardModifier, expected: Gesture
) -> None:
    assert gesture(navigation, button, keys) == expected
