"""The hand on roads: their strips, the points of their centre lines, new ones; one gesture is one undo step."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from composer.edits import Edit
from composer.errors import SceneError
from composer.messages import Message
from composer.scene import Point, Road, Scene, Surface
from composer.street.edits import SetNetwork
from composer.street.lanes import surfaces_of
from composer.street.remaking import centre_points, with_centre, with_section
from composer.street.standing import Settled, without_ground
from composer.street.strips import CrossSection, Strip, road_of, strips_of
from composer.values import identical, numbered
from ui.controllers.session import Session
from ui.words import tr

SHORTEST = 1.0
"""Metres: a shorter street is none."""


@dataclass(frozen=True)
class _Held:
    """A road in the hand."""

    road: Road
    scene: Scene


class RoadController:
    """Edits of the road of which ground is selected, or of the only one there is.

    While a gesture is under way its ground is shown as it would be; the edit follows at its end, and with it what
    relations name and what stands there.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: _Held | None = None
        self._made: Road | None = None

    @property
    def road(self) -> Road | None:
        """The road that is worked on, as it is shown."""
        scene, ground = self._session.scene, self._session.ground
        wanted = {s.road for s in scene.surfaces if s.id in ground} if ground else {r.id for r in scene.roads}
        found = [r for r in scene.roads if r.id in wanted]
        return found[0] if len(found) == 1 and len(wanted) == 1 else None

    @property
    def section(self) -> int:
        """Which of its sections: the one of which a strip is selected."""
        for surface in self._session.scene.surfaces if self._session.ground else ():
            if surface.id in self._session.ground and surface.road is not None:
                return surface.section
        return 0

    @property
    def strips(self) -> CrossSection | None:
        """The strips of the section, from left to right."""
        road = self.road
        return None if road is None or self.section >= len(road.sections) else strips_of(road, self.section)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of its centre line."""
        road = self.road
        return () if road is None else centre_points(road)

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._held is not None

    # Strips

    def set_strips(self, strips: Sequence[Strip], verb: Message | None = None) -> bool:
        """Give the section other strips, in one step."""
        road = self.road
        if road is None or not strips:
            return False
        if tuple(strips) == strips_of(road, self.section).strips and not self.busy:
            return False
        self.show_strips(strips)
        return self.drop(verb or Message("Change the cross-section"))

    def show_strips(self, strips: Sequence[Strip]) -> None:
        """Show the section with other strips, without making them yet."""
        held = self._hold()
        if held is not None and strips:
            self._show(with_section(held.road, self.section, CrossSection(tuple(strips))))

    # The centre line

    def show_points(self, points: Sequence[Point]) -> bool:
        """Show the road along another line, without making it yet; whether it can be."""
        held = self._hold()
        if held is None or _long(points) < SHORTEST:
            return False
        try:
            self._show(with_centre(held.road, points))
        except (ValueError, SceneError):
            return False
        return True

    def set_points(self, points: Sequence[Point], verb: Message) -> bool:
        """Lead the road along another line, in one step."""
        if not self.show_points(points):
            self.cancel()
            return False
        return self.drop(verb)

    # One gesture

    def _hold(self) -> _Held | None:
        if self._held is None:
            road = self.road
            if road is not None:
                self._session.history.end_gesture()
                self._held = _Held(road, self._session.history.scene)
        elif not identical(self._held.scene.roads, self._session.history.scene.roads):
            self._held = None  # undone meanwhile
        return self._held

    def _show(self, road: Road) -> None:
        held = self._held
        assert held is not None
        self._made = road
        self._session.show(_shown(held.scene, road))

    def drop(self, verb: Message) -> bool:
        """Make what is shown, in one step; whether that was possible."""
        made, self._held, self._made = self._made, None, None
        if made is None:
            self._session.drop_preview()
            return False
        return push_ground(self._session, SetNetwork({made.id: made}), verb)

    def cancel(self) -> bool:
        """Let go without a trace; whether there was something."""
        had, self._held, self._made = self._held is not None, None, None
        if had:
            self._session.drop_preview()
        return had

    # Whole roads

    def add(self, points: Sequence[Point], section: CrossSection) -> str | None:
        """Draw a new street along a line; the id of its road, None if the line is none."""
        if len(points) < 2 or _long(points) < SHORTEST:
            return None
        name = numbered("", {road.id for road in self._session.history.scene.roads})
        try:
            road = road_of(name, list(points), section)
        except (ValueError, SceneError):
            return None
        if not push_ground(self._session, SetNetwork({name: road}), Message("Draw a street")):
            return None
        self._session.select_ground([surface.id for surface in surfaces_of(road)[:1]])
        return name

    def remove(self) -> bool:
        """Remove the road with its ground."""
        road = self.road
        return road is not None and push_ground(
            self._session, SetNetwork({road.id: None}), Message("Remove the street")
        )


def push_ground(session: Session, edit: Edit, verb: Message) -> bool:
    """Make an edit of the ground, with what stands on it; say so where something has no ground any more."""
    before = session.history.scene
    if not session.push(Settled(edit), verb=verb, gesture=f"ground {session.history.revision}"):
        return False
    session.history.end_gesture()
    lost = without_ground(before, session.history.scene)
    if len(lost) == 1:
        session.noticed.emit(tr("One object has no ground below it any more; it stays where it is."))
    elif lost:
        session.noticed.emit(tr("{count} objects have no ground below them any more; they stay.", count=len(lost)))
    return True


def _shown(scene: Scene, road: Road) -> Scene:
    """A scene with another road, for the eye only: what is said of its ground is not looked at."""
    fresh, surfaces = list(surfaces_of(road)), list[Surface]()
    for surface in scene.surfaces:
        if surface.road != road.id:
            surfaces.append(surface)
        elif fresh:
            surfaces += fresh
            fresh = []
    fields = {name: getattr(scene, name) for name in Scene.model_fields}
    roads = tuple(road if r.id == road.id else r for r in scene.roads)
    return Scene.model_construct(**(fields | {"surfaces": (*surfaces, *fresh), "roads": roads}))


def _long(points: Sequence[Point]) -> float:
    return sum(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in itertools.pairwise(points))
