"""On a street: how high the ground is, and how what is dragged settles along lanes and kerbs, and why."""

from __future__ import annotations

import math

import numpy as np
import shapely

from composer.relations.sights.feet import foot_of
from composer.scene import Box, Node, Point, Scene, revise
from composer.street.frames import FloatArray
from composer.street.standing import levels
from composer.street.survey import survey_of
from composer.vocabulary import category
from ui.controllers.snapping import Snap, half_extents
from ui.words import tr

STREET_PULL = 0.5
"""Metres within which things are pulled to lanes and kerbs at most."""
BACK = 0.4
"""Metres between a kerb and the near side of what stands along it."""
SQUARE = math.radians(15.0)
"""What stands by a kerb and is turned by less than this from a right angle to it turns to that."""
_NEAR = 2.0
"""Metres within which a kerb is looked for."""


def grounded(scene: Scene, boxes: dict[str, Box]) -> dict[str, Box]:
    """Boxes of moved nodes, raised and lowered as the ground under them is."""
    ids = [i for i, box in boxes.items() if scene.node(i).box is not None and scene.node(i).parent is None]
    old = np.array([(b.x, b.y) for i in ids if (b := scene.node(i).box) is not None]).reshape(-1, 2)
    new = np.array([(boxes[i].x, boxes[i].y) for i in ids]).reshape(-1, 2)
    rise = levels(scene, new) - levels(scene, old)
    return boxes | {
        i: revise(boxes[i], z=boxes[i].z + float(up)) for i, up in zip(ids, rise, strict=True) if abs(up) > 1e-9
    }


def street_snap(scene: Scene, node: Node, box: Box, pull: float) -> Snap | None:
    """How a thing settles at a place of a street; None if nothing there asks for anything.

    A vehicle turns as one drives, or as one parks, and goes to the middle of its lane; what stands by a kerb keeps a
    little away from it and stands square to it.

    Parameters
    ----------
    pull : float
        Metres within which it is pulled.
    """
    if not scene.surfaces:
        return None
    if category(node.category).super == "vehicle":
        return _in_lane(scene, box, pull)
    return _by_kerb(scene, node, box, pull)


def _in_lane(scene: Scene, box: Box, pull: float) -> Snap | None:
    survey = survey_of(scene)
    point = np.array([[box.x, box.y]])
    near = survey.tree.query(shapely.Point(box.x, box.y), predicate="intersects")
    rows = [row for row in near.tolist() if survey.kinds[row].use in ("drive", "cycle", "park")]
    rows.sort(key=lambda row: -survey.kinds[row].order)
    for row in rows:
        track = survey.track(row)
        if track is None:
            continue
        along, left, heading = (float(v[0]) for v in track.locate(point))
        parked = survey.kinds[row].use == "park"
        quarter = parked and _across(survey.areas[row].area / max(track.length, 1e-9), box)
        yaw = heading + (math.pi / 2 if quarter else 0.0)
        if parked or survey.two_way(row):
            yaw += round((box.yaw - yaw) / math.pi) * math.pi
        turned = revise(box, yaw=math.remainder(yaw, math.tau))
        reasons = [tr("as one parks") if parked else tr("along the lane")]
        if abs(left) <= pull:
            middle = track.at(np.array([along]))[0][0]
            turned = revise(turned, x=float(middle[0]), y=float(middle[1]))
            reasons.append(tr("in the middle"))
        return Snap(turned, tuple(reasons))
    return None


def _across(width: float, box: Box) -> bool:
    """Whether one parks side by side on a strip so many metres wide."""
    return width > 0.9 * box.depth


def _by_kerb(scene: Scene, node: Node, box: Box, pull: float) -> Snap | None:
    survey = survey_of(scene)
    if not survey.curbs:
        return None
    spot = shapely.Point(box.x, box.y)
    k = survey.curb_tree.query_nearest(spot, max_distance=_NEAR + max(box.depth, box.width), all_matches=False)
    if not len(k):
        return None
    track = survey.curbs[int(k[0])].track
    along, left, heading = (float(v[0]) for v in track.locate(np.array([[box.x, box.y]])))
    if not 0 <= along <= track.length or left < 0:
        return None  # past its end, or on the road
    known = category(node.category)
    off = math.remainder(box.yaw - heading, math.pi / 2)
    if not known.round and abs(off) < SQUARE:
        box = revise(box, yaw=math.remainder(box.yaw - off, math.tau))
    normal = np.array([-math.sin(heading), math.cos(heading)])
    foot = foot_of(node.category)
    slim = revise(box, depth=min(box.depth, foot), width=min(box.width, foot))
    gap = left - half_extents(slim, normal) - BACK
    if abs(gap) > pull:
        return Snap(box, (tr("square to the kerb"),)) if not known.round and abs(off) < SQUARE else None
    box = revise(box, x=box.x - float(normal[0]) * gap, y=box.y - float(normal[1]) * gap)
    start, end = (track.at(np.array([along + step]))[0][0] for step in (-4.0, 4.0))
    return Snap(box, (tr("along the kerb"),), ((_spot(start), _spot(end)),))


def _spot(point: FloatArray) -> Point:
    return float(point[0]), float(point[1])
