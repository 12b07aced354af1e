"""The handles of the 3D view, without a window: where they are, what is under the pointer, what a drag does."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from composer.scene import Box
from tests.ui.rooms import bedroom
from ui.controllers.plan import PlanController
from ui.controllers.session import Session
from ui.space.camera import PLAN, Camera
from ui.space.gizmo import AXES, Gizmo, Grip, Handle
from ui.space.views import perspective

SIZE = (800.0, 600.0)


class Silent:
    """A view that shows no hints."""

    def show_hint(self, text: str, guides: object) -> None:
        pass


def held(name: str) -> tuple[Session, Grip, Gizmo]:
    """A session with one object selected, and its handles."""
    session = Session(bedroom())
    session.select([name])
    controller = PlanController(session, Silent())
    controller.snapping = False
    grip = Grip(session, controller)
    gizmo = grip.gizmo(perspective(session.scene, 4 / 3), *SIZE)
    assert gizmo is not None
    return session, grip, gizmo


def pixel(camera: Camera, point: np.ndarray) -> QPointF:
    found = camera.seen(point, SIZE[0] / SIZE[1])
    assert found is not None
    return QPointF(found[0] * SIZE[0], found[1] * SIZE[1])


def pull(grip: Grip, gizmo: Gizmo, handle: Handle, metres: float) -> None:
    """Take an arrow near its tip and drag it so far along its axis."""
    camera = perspective(bedroom().scene, 4 / 3)
    start = gizmo.lines[handle].at(1)
    assert gizmo.at(start) == handle and grip.press(gizmo, start)
    along = gizmo.along(handle, start)
    assert along is not None
    grip.drag(pixel(camera, gizmo.centre + AXES[handle] * (along + metres)), 0.01, free=False)


def box(session: Session, name: str) -> Box:
    found = session.scene.node(name).box
    assert found is not None
    return found


def test_where_a_point_is_seen_is_where_its_ray_goes() -> None:
    for camera in (Camera(), PLAN, Camera(elevation=0.3, flat=True), Camera(azimuth=2.0, elevation=-0.2, field=68)):
        point = np.array([0.4, -0.3, 0.9])
        u, v = camera.seen(point, 1.5) or (0.0, 0.0)
        origin, way = camera.ray(u, v, 1.5)
        assert np.linalg.norm(np.cross(point - origin, way)) < 1e-9
        top, bottom = (camera.ray(u, edge, 1.5) for edge in (v, v + 0.1))
        depth = (point - origin) @ -camera.backward
        ends = [o + w * (depth / (w @ -camera.backward)) for o, w in (top, bottom)]
        assert math.dist(*ends) == pytest.approx(camera.height_at(point) * 0.1)


@pytest.mark.parametrize("handle", ["x", "y"])
def test_an_arrow_moves_along_its_axis_only(handle: Handle) -> None:
    session, grip, gizmo = held("chair")
    before = box(session, "chair")
    pull(grip, gizmo, handle, -0.31)
    assert grip.reading.startswith(handle.upper()) and "-31 cm" in grip.reading
    assert grip.release() == {"chair"}
    after, other = box(session, "chair"), "y" if handle == "x" else "x"
    assert getattr(after, handle) == pytest.approx(getattr(before, handle) - 0.31, abs=1e-6)
    assert getattr(after, other) == getattr(before, other) and after.z == before.z
    assert session.history.undo_labels == ("Move",)


def test_what_is_lifted_takes_along_what_stands_on_it() -> None:
    session, grip, gizmo = held("desk")
    lamp = box(session, "lamp").z
    pull(grip, gizmo, "z", 0.25)
    grip.release()
    assert box(session, "desk").z == pytest.approx(0.25) and box(session, "lamp").z == pytest.approx(lamp + 0.25)
    assert session.history.undo_labels == ("Lift 2 objects",)
    session.undo()
    assert session.history.scene == bedroom().scene


def test_what_leaves_its_table_no_longer_stands_on_it() -> None:
    """It hangs in the air alone, never goes below the floor, and settles on the table again within a snap's reach."""
    session, grip, gizmo = held("lamp")
    pull(grip, gizmo, "z", 0.5)
    grip.release()
    assert session.scene.node("lamp").parent is None and box(session, "lamp").z == pytest.approx(1.26)
    controller = PlanController(session, Silent())
    controller.begin_lift("lamp", 1.26)
    controller.drag((0.0, 0.80), 0.01)
    controller.drop()
    assert session.scene.node("lamp").parent == "desk" and box(session, "lamp").z == pytest.approx(0.76)
    controller.begin_lift("lamp", 0.76)
    controller.drag((0.0, -4.0), 0.01)
    controller.drop()
    assert session.scene.node("lamp").parent is None and box(session, "lamp").z == 0.0


def test_the_ring_turns_in_steps_and_escape_undoes_it() -> None:
    session, grip, gizmo = held("chair")
    ring, camera = gizmo.lines["turn"], perspective(bedroom().scene, 4 / 3)
    start = max((ring.at(k) for k in range(ring.count())), key=lambda p: p.y())
    assert grip.press(gizmo, start) and grip.handle == "turn"
    angle = gizmo.along("turn", start)
    assert angle is not None
    radius = np.array([math.cos(angle + 0.5), math.sin(angle + 0.5), 0.0]) * 0.5
    foot = gizmo.centre - [0.0, 0.0, gizmo.box.height / 2]
    grip.drag(pixel(camera, foot + radius), 0.01, free=False)
    assert box(session, "chair").yaw == pytest.approx(math.radians(30)) and grip.reading == "30°  (+30°)"
    grip.cancel()
    assert session.scene == bedroom().scene and not session.history.can_undo
    assert grip.press(gizmo, start)
    grip.drag(pixel(camera, foot + radius), 0.01, free=True)
    grip.release()
    assert box(session, "chair").yaw == pytest.approx(0.5, abs=1e-6)


def test_only_a_single_object_has_handles() -> None:
    session = Session(bedroom())
    grip = Grip(session, PlanController(session, Silent()))
    assert grip.gizmo(Camera(), *SIZE) is None
    session.select(["chair", "desk"])
    assert grip.gizmo(Camera(), *SIZE) is None


def test_where_the_object_is_seen_one_means_the_object() -> None:
    """Its own surface is dragged, not a handle behind or before it; arrows' heads are handles everywhere."""
    _, _, gizmo = held("chair")
    ring = gizmo.lines["turn"]
    assert gizmo.at(ring.at(3)) == "turn" and gizmo.at(ring.at(3), on_object=True) is None
    assert gizmo.at(gizmo.lines["z"].at(1), on_object=True) == "z"
    near = Gizmo(gizmo.box, perspective(bedroom().scene, 4 / 3).framing(gizmo.centre - 0.2, gizmo.centre + 0.2), *SIZE)
    assert near.at(near.lines["turn"].at(3), on_object=True) == "turn"


def test_an_arrow_toward_the_eye_is_left_out() -> None:
    gizmo = Gizmo(Box(depth=1, width=1, height=1, x=0, y=0), PLAN, *SIZE)
    assert set(gizmo.lines) == {"x", "y", "turn"} and gizmo.at(QPointF(1, 1)) is None
