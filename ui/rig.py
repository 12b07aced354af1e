"""Rigs of cameras, such as those around a car's roof, and where on a street one stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
from pydantic import Field

from composer.scene import Scene
from composer.street.axes import track_of
from composer.street.cells import BARE
from composer.street.ground import Ground
from composer.street.kinds import surface_kind
from composer.values import Metres, Name, Part
from composer.vocabulary import category
from ui.space.camera import Camera
from ui.space.views import bounds

PACE = 4.0
"""Metres between places of a lane that are looked at."""
CLEAR = 6.0
"""So near no other vehicle stands, metres."""
AROUND = 40.0
"""Things so near make a place worth looking at, metres."""

Pixels = Annotated[int, Field(ge=16, le=8192)]


class Mount(Part):
    """A camera on a rig.

    Attributes
    ----------
    name : str
        Goes into file names.
    position : (float, float, float)
        Ahead, to the left and up from the rig's origin on the ground, metres.
    yaw, pitch : float
        Where it looks: degrees to the left of straight ahead, and above the level.
    field : float
        What it sees from left to right, degrees.
    size : (int, int), optional
        Width and height, pixels, if not the rig's.
    """

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,60}$")]
    position: tuple[Metres, Metres, Metres] = (0.0, 0.0, 1.6)
    yaw: Annotated[float, Field(ge=-360, le=360)] = 0.0
    pitch: Annotated[float, Field(ge=-89, le=89)] = 0.0
    field: Annotated[float, Field(ge=5, le=150)] = 70.0
    size: tuple[Pixels, Pixels] | None = None


class Rig(Part):
    """Cameras that move together.

    Attributes
    ----------
    name : str
    cameras : tuple of Mount
    size : (int, int)
        Width and height of their pictures, pixels.
    depth_unit : float
        Metres that one step of a depth picture is; 65,535 of them are the farthest it can tell.
    """

    name: Name = "rig"
    cameras: Annotated[tuple[Mount, ...], Field(min_length=1, max_length=64)]
    size: tuple[Pixels, Pixels] = (1280, 720)
    depth_unit: Annotated[float, Field(gt=0, le=1)] = 0.001


SURROUND6 = Rig(
    name="surround6",
    cameras=(
        Mount(name="front", position=(0.7, 0.0, 1.6), yaw=0, field=70),
        Mount(name="front_left", position=(0.5, 0.45, 1.6), yaw=55, field=70),
        Mount(name="front_right", position=(0.5, -0.45, 1.6), yaw=-55, field=70),
        Mount(name="back", position=(-0.7, 0.0, 1.6), yaw=180, field=110),
        Mount(name="back_left", position=(-0.3, 0.45, 1.6), yaw=110, field=70),
        Mount(name="back_right", position=(-0.3, -0.45, 1.6), yaw=-110, field=70),
    ),
)
"""Six cameras on a car's roof that see all around it, fields of view as on cars that record data sets (nuScenes)."""
RIGS = {SURROUND6.name: SURROUND6}


@dataclass(frozen=True)
class Stand:
    """Where a rig is: its origin on the ground, and where its front looks, radians."""

    x: float
    y: float
    z: float
    heading: float
    surface: str | None = None

    @property
    def matrix(self) -> npt.NDArray[np.float64]:
        """From the rig's frame (ahead, left, up) into the scene's, (4, 4)."""
        c, s = math.cos(self.heading), math.sin(self.heading)
        return np.array([[c, -s, 0, self.x], [s, c, 0, self.y], [0, 0, 1, self.z], [0, 0, 0, 1.0]])

    def camera(self, mount: Mount, size: tuple[int, int]) -> Camera:
        """One of the rig's cameras, for pictures of this size."""
        eye = (self.matrix @ [*mount.position, 1.0])[:3]
        slope = math.tan(math.radians(mount.field) / 2) * size[1] / size[0]
        azimuth = self.heading + math.radians(mount.yaw) + math.pi
        camera = Camera(
            distance=1.0,
            azimuth=azimuth,
            elevation=-math.radians(mount.pitch),
            field=math.degrees(2 * math.atan(slope)),
        )
        x, y, z = eye - camera.backward
        return Camera((float(x), float(y), float(z)), 1.0, azimuth, camera.elevation, field=camera.field)


def stand_at(scene: Scene, place: tuple[float, ...] | None, heading: float | None) -> Stand:
    """Where a rig stands.

    Parameters
    ----------
    scene : Scene
    place : (x, y) or (x, y, z), optional
        Metres; a good place on a driving lane if not given, and on the ground if only z is not.
    heading : float, optional
        Radians; along the lane if not given, or along +X where there is none.
    """
    ground = Ground(scene.surfaces)
    if place is None:
        found = _on_lane(scene, ground)
        if found is not None:
            return found if heading is None else Stand(found.x, found.y, found.z, heading, found.surface)
        low, high = bounds(scene)
        place = float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
    point = np.array([place[:2]])
    owner, height = ground.top_at(point, None if len(place) < 3 else np.array(place[2:]))
    surface = None if owner[0] == BARE else scene.surfaces[owner[0]]
    if heading is None:
        track = None if surface is None else track_of(surface)
        heading = 0.0 if track is None else float(track.locate(point)[2][0])
    z = place[2] if len(place) > 2 else float(height[0])
    return Stand(float(place[0]), float(place[1]), float(z), heading, None if surface is None else surface.id)


def _on_lane(scene: Scene, ground: Ground) -> Stand | None:
    """The place on a driving lane, free of vehicles, around which there is most to see."""
    rows: list[npt.NDArray[np.float64]] = []
    for number, surface in enumerate(scene.surfaces):
        if surface_kind(surface.kind).use == "drive" and len(surface.axis) > 1:
            track = track_of(surface)
            if track is not None and track.length > 2 * PACE:
                along = np.arange(PACE, track.length - PACE / 2, PACE)
                points, headings = track.at(along)
                rows.append(np.column_stack([points, headings, np.full(len(points), number)]))
    if not rows:
        return None
    spots = np.concatenate(rows)
    owner, height = ground.top_at(spots[:, :2])
    on_top = owner == spots[:, 3]  # not where a crossing, or a bridge, lies over the lane
    if on_top.any():
        spots, height = spots[on_top], height[on_top]
    placed = [node for node in scene.nodes if node.box is not None]
    places = np.array([(n.box.x, n.box.y) for n in placed if n.box is not None]).reshape(-1, 2)
    vehicle = np.array([category(n.category).super == "vehicle" for n in placed], bool)
    seen = np.zeros(len(spots))
    free = np.ones(len(spots), bool)
    for row, spot in enumerate(spots):
        away = np.hypot(*(places - spot[:2]).T)
        seen[row] = (away < AROUND).sum()
        free[row] = not (away[vehicle] < CLEAR).any()
    middle = np.median(places, axis=0) if len(places) else spots[:, :2].mean(axis=0)
    far = np.hypot(*(spots[:, :2] - middle).T)
    best = np.lexsort((far, -seen, ~free))[0]
    x, y, heading, number = spots[best]
    return Stand(float(x), float(y), float(height[best]), float(heading), scene.surfaces[int(number)].id)


def calibration(mount: Mount, camera: Camera, size: tuple[int, int]) -> dict[str, Any]:
    """Intrinsics and pose of a camera, in OpenCV's conventions.

    Its axes are x to the right, y down, z ahead; the middle of the upper left pixel is (0, 0).
    """
    width, height = size
    focal = height / 2 / camera.slope
    k = [[focal, 0.0, (width - 1) / 2], [0.0, focal, (height - 1) / 2], [0.0, 0.0, 1.0]]
    pose = np.eye(4)
    pose[:3, :3] = np.stack([camera.right, -camera.up, -camera.backward], axis=1)
    pose[:3, 3] = camera.eye
    return {
        "name": mount.name,
        "width": width,
        "height": height,
        "K": k,
        "distortion": [0.0] * 5,
        "horizontal_field_of_view": mount.field,
        "vertical_field_of_view": camera.field,
        "camera_to_scene": pose.tolist(),
        "scene_to_camera": np.linalg.inv(pose).tolist(),
    }
