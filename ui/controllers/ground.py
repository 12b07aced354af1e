"""The hand on the ground of a street: pieces drawn by hand, and the points of roads; one gesture is one undo step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import shapely

from composer.edits import Together
from composer.messages import Message
from composer.scene import Point, Scene, Surface, build
from composer.street.crossing_place import crossing_at
from composer.street.edits import SetNetwork, SetSurfaces
from composer.street.kinds import surface_kind
from composer.values import numbered
from ui import units
from ui.controllers.ground_shapes import edge_at, nearest, of_kind, reshaped, shifted, sound
from ui.controllers.ground_snapping import PULL, Anchors
from ui.controllers.lengths import length
from ui.controllers.outline_snapping import rounded
from ui.controllers.roads import RoadController, push_ground
from ui.controllers.room import RoomView
from ui.controllers.session import Session
from ui.controllers.snapping import reach
from ui.words import tr

GRASP = 9
"""Pixels from a corner or edge at which it is taken hold of."""


@dataclass(frozen=True)
class Part:
    """Something that can be held: a `corner` or `edge` of a surface, all of it (`body`), or a `point` of a road.

    `name` is the surface's or road's id, `index` counts corners, edges and points.
    """

    kind: Literal["corner", "edge", "body", "point"]
    name: str
    index: int = 0


@dataclass(frozen=True)
class _Held:
    part: Part
    start: Point
    scene: Scene
    surface: Surface | None
    points: tuple[Point, ...]
    anchors: Anchors


class GroundController:
    """Turns gestures at the ground into what is shown and, at their end, into one edit.

    Parameters
    ----------
    session : Session
    view : RoomView
    roads : RoadController

    Attributes
    ----------
    focus : Part or None
        What was touched last: Delete removes it.
    """

    def __init__(self, session: Session, view: RoomView, roads: RoadController) -> None:
        self._session, self._view, self.roads = session, view, roads
        self._held: _Held | None = None
        self._made: Surface | None = None
        self._way = (1.0, 0.0)
        self.focus: Part | None = None

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._held is not None

    @property
    def surface(self) -> Surface | None:
        """The piece of ground whose corners show: the only one selected, if it was drawn by hand."""
        if len(self._session.ground) != 1:
            return None
        (wanted,) = self._session.ground
        found = next((s for s in self._session.scene.surfaces if s.id == wanted), None)
        return None if found is None or found.road is not None else found

    def part_at(self, point: Point, pixel: float, below: str | None) -> Part | None:
        """What is under a point; `pixel` is a pixel's width in metres, `below` the surface that is seen there."""
        grasp = GRASP * pixel
        road = self.roads.road if self._session.ground else None
        if road is not None:
            near = nearest(self.roads.points, point)
            if near is not None and near[1] <= grasp:
                return Part("point", road.id, near[0])
        surface = self.surface
        if surface is not None:
            near = nearest(surface.polygon, point)
            if near is not None and near[1] <= grasp:
                return Part("corner", surface.id, near[0])
            edge, away = edge_at(surface.polygon, point)
            if away <= grasp:
                return Part("edge", surface.id, edge)
        return None if below is None else Part("body", below)

    # Gestures

    def begin(self, part: Part, point: Point) -> None:
        """Take hold of a part; of ground that is not selected yet, select it."""
        session = self._session
        if part.kind == "body" and part.name not in session.ground:
            session.select_ground([part.name])
        self.focus = part
        scene = session.history.scene
        surface = next((s for s in scene.surfaces if s.id == part.name), None) if part.kind != "point" else None
        if part.kind == "body" and (surface is None or surface.road is not None):
            return  # a lane is moved with its road
        points = self.roads.points if part.kind == "point" else ()
        without = [s.id for s in scene.surfaces if s.road == part.name] if part.kind == "point" else [part.name]
        self._held = _Held(part, point, scene, surface, points, Anchors(scene, without))
        self._made = None

    def drag(self, point: Point, pixel: float, free: bool = False) -> None:
        """Follow the pointer; where that makes no ground the last one that was stays."""
        held = self._held
        if held is None:
            return
        dx, dy = point[0] - held.start[0], point[1] - held.start[1]
        far = math.hypot(dx, dy)
        self._way = (dx / far, dy / far) if far > 1e-9 else self._way
        self._move(held, (dx, dy), 0.0 if free else reach(pixel, PULL))

    def exact(self, text: str) -> bool:
        """Move what is held so far, the way it was dragged. False if that is no length."""
        far, held = length(text), self._held
        if far is None or held is None:
            return False
        self._move(held, (self._way[0] * far, self._way[1] * far), 0.0)
        return True

    def _move(self, held: _Held, by: tuple[float, float], pull: float) -> None:
        part = held.part
        if part.kind == "point":
            points = list(held.points)
            points[part.index], reason = _settled(held.anchors, points[part.index], by, pull)
            shown = self.roads.show_points(points)
            self._view.show_hint(reason if shown else tr("this makes no street"), ())
            return
        surface = held.surface
        assert surface is not None
        ring, reason = list(surface.polygon), ""
        if part.kind == "corner":
            ring[part.index], reason = _settled(held.anchors, ring[part.index], by, pull)
        elif part.kind == "edge":
            ring, reason = self._moved_edge(held, ring, by, pull)
        else:
            return self._show(shifted(surface, by), units.told(math.hypot(*by)))
        self._show(reshaped(surface, ring), reason)
        return None

    def _moved_edge(
        self, held: _Held, ring: list[Point], by: tuple[float, float], pull: float
    ) -> tuple[list[Point], str]:
        """A ring one of whose edges is moved square to itself."""
        k, j = held.part.index, (held.part.index + 1) % len(ring)
        (ax, ay), (bx, by_) = ring[k], ring[j]
        long = math.hypot(bx - ax, by_ - ay) or 1.0
        normal = (-(by_ - ay) / long, (bx - ax) / long)
        far = by[0] * normal[0] + by[1] * normal[1]
        reason = ""
        if pull > 0:
            far = rounded(far)
            for corner in (ring[k], ring[j]):
                at = corner[0] + normal[0] * far, corner[1] + normal[1] * far
                found = held.anchors.settle(at, pull)
                if found is not None:
                    far += (found[0][0] - at[0]) * normal[0] + (found[0][1] - at[1]) * normal[1]
                    reason = found[1]
                    break
        for corner in (k, j):
            x, y = ring[corner]
            ring[corner] = round(x + normal[0] * far, 6), round(y + normal[1] * far, 6)
        return ring, ", ".join(filter(None, (units.told(abs(far)), reason)))

    def _show(self, surface: Surface | None, reason: str) -> None:
        held = self._held
        if surface is None or held is None:
            self._view.show_hint(tr("edges cannot cross"), ())
            return
        self._made = surface
        self._view.show_hint(reason, ())
        fields = {name: getattr(held.scene, name) for name in Scene.model_fields}
        surfaces = tuple(surface if s.id == surface.id else s for s in held.scene.surfaces)
        self._session.show(Scene.model_construct(**(fields | {"surfaces": surfaces})))

    def drop(self) -> bool:
        """End the gesture as an edit; whether there was one."""
        held, made, self._held, self._made = self._held, self._made, None, None
        self._view.show_hint("", ())
        if held is None:
            return False
        if held.part.kind == "point":
            return self.roads.drop(Message("Reshape the street"))
        if made is None:
            self._session.drop_preview()
            return False
        edit = SetSurfaces({made.id: made})
        return push_ground(self._session, edit, edit.label)

    def cancel(self) -> bool:
        """Let go without a trace; whether there was something."""
        had, self._held, self._made = self._held is not None, None, None
        self._view.show_hint("", ())
        if not self.roads.cancel() and had:
            self._session.drop_preview()
        return had

    # Commands

    def insert(self, part: Part, point: Point) -> bool:
        """Put a corner into an edge, or a point into a street's line where it is clicked."""
        surface = self.surface
        if part.kind == "edge" and surface is not None:
            ring = [*surface.polygon[: part.index + 1], point, *surface.polygon[part.index + 1 :]]
            made = reshaped(surface, ring)
            self.focus = Part("corner", surface.id, part.index + 1)
            return made is not None and self._push(made)
        road = self.roads.road if self._session.ground else None
        if road is None or part.kind not in ("body", "point"):
            return False
        points = self.roads.points
        edge, _ = edge_at(points, point, closed=False)
        return self.roads.set_points([*points[: edge + 1], point, *points[edge + 1 :]], Message("Reshape the street"))

    def delete(self) -> bool:
        """Remove the corner or point in focus, else the ground that is selected, with its road if it is a lane."""
        focus, surface = self.focus, self.surface
        self.focus = None
        if focus is not None and focus.kind == "corner" and surface is not None and len(surface.polygon) > 3:
            ring = [p for k, p in enumerate(surface.polygon) if k != focus.index]
            made = reshaped(surface, ring)
            return made is not None and self._push(made)
        if focus is not None and focus.kind == "point" and len(self.roads.points) > 2:
            points = [p for k, p in enumerate(self.roads.points) if k != focus.index]
            return self.roads.set_points(points, Message("Reshape the street"))
        return self.remove()

    def remove(self) -> bool:
        """Remove the ground that is selected; of a lane its whole road."""
        scene, ground = self._session.history.scene, self._session.ground
        chosen = [s for s in scene.surfaces if s.id in ground]
        roads = {s.road for s in chosen if s.road is not None}
        loose = {s.id: None for s in chosen if s.road is None}
        if not chosen:
            return False
        if roads and loose:
            verb = Message("Remove ground")
            both = SetNetwork({name: None for name in roads if name is not None}), SetSurfaces(loose)
            return push_ground(self._session, Together(both, verb), verb)
        if roads:
            network = SetNetwork({name: None for name in roads if name is not None})
            return push_ground(self._session, network, Message("Remove the street"))
        return push_ground(self._session, SetSurfaces(loose), Message("Remove ground"))

    def set_kind(self, kind: str) -> bool:
        """Make the selected ground another kind; a lane's road gets another strip."""
        scene, ground = self._session.history.scene, self._session.ground
        chosen = [s for s in scene.surfaces if s.id in ground and s.kind != kind]
        loose = {s.id: of_kind(s, kind) for s in chosen if s.road is None}
        if loose:
            return push_ground(self._session, SetSurfaces(loose), Message("Change the ground"))
        return bool(chosen) and self._set_strip(chosen[0], kind)

    def _set_strip(self, lane: Surface, kind: str) -> bool:
        section, road = self.roads.strips, self.roads.road
        if section is None or road is None:
            return False
        lanes = [each.id for each in road.sections[self.roads.section].lanes if each.id]
        if lane.lane not in lanes:
            return False
        at = lanes.index(lane.lane)
        moves = surface_kind(kind).use in ("drive", "cycle")
        strip = section.strips[at]
        way = strip.direction if moves and strip.direction != "none" else "forward" if moves else "none"
        strips = list(section.strips)
        strips[at] = replace(strip, kind=kind, direction=way)
        return self.roads.set_strips(strips)

    def add(self, ring: Sequence[Point], kind: str) -> str | None:
        """Draw a new piece of ground; its id, None if the ring is none."""
        if len(ring) < 3 or not sound(ring):
            return None
        name = numbered(f"{kind}-", {s.id for s in self._session.history.scene.surfaces})
        if not shapely.LinearRing(ring).is_ccw:
            ring = [*ring][::-1]
        surface = build(Surface, id=name, kind=kind, polygon=tuple(ring), z=surface_kind(kind).lift)
        verb = Message("Draw {kind}", kind=Message(surface_kind(kind).label))
        if not push_ground(self._session, SetSurfaces({name: surface}), verb):
            return None
        self._session.select_ground([name])
        return name

    def crossing(self, point: Point) -> Surface | None:
        """Where a crossing would lead across at a point; None where no carriageway is."""
        return crossing_at(self._session.history.scene, point)

    def add_crossing(self, point: Point) -> bool:
        """Put a crossing over the carriageway at a point."""
        found = self.crossing(point)
        if found is None:
            self._session.noticed.emit(tr("There is no carriageway here to cross."))
            return False
        if not push_ground(self._session, SetSurfaces({found.id: found}), Message("Put a crossing")):
            return False
        self._session.select_ground([found.id])
        return True

    def _push(self, surface: Surface) -> bool:
        edit = SetSurfaces({surface.id: surface})
        return push_ground(self._session, edit, edit.label)


def _settled(anchors: Anchors, at: Point, by: tuple[float, float], pull: float) -> tuple[Point, str]:
    """Where a corner comes that is moved so far."""
    to = at[0] + by[0], at[1] + by[1]
    found = anchors.settle(to, pull)
    if found is not None:
        return found
    far = units.told(math.hypot(*by))
    return ((rounded(to[0]), rounded(to[1])) if pull > 0 else to), far
