"""Edits of a street's ground and of its road network; relations that name what changes follow, or go with it.

Lanes, curbs and crossings that relations name by number keep being meant when others before them come or go.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import shapely

from composer.edits import AddRelation, ChangeRelation, Edit, RemoveRelation, Together
from composer.errors import SceneError
from composer.messages import Message
from composer.scene import STREET_PARTS, Junction, Relation, Road, Scene, Surface, revise, room_part
from composer.street.lanes import surfaces_of
from composer.street.survey import Survey, survey_of

P = TypeVar("P", Road, Junction)

_SAME_CURB = 2.0
"""Metres that a curb may have moved to be the same one, where the ground along it is not."""


@dataclass(frozen=True)
class SetSurfaces(Edit):
    """Add, change, reshape or remove pieces of ground.

    Attributes
    ----------
    surfaces : Mapping
        Id → the surface that has it from now on, or None to remove it. New ones come last, others keep their place.
    """

    surfaces: Mapping[str, Surface | None]
    verb: Message | None = None
    gesture: str | None = None

    @property
    def label(self) -> Message:
        if self.verb is not None:
            return self.verb
        count, kept = len(self.surfaces), [s for s in self.surfaces.values() if s is not None]
        if not kept:
            return Message("Delete ground") if count == 1 else Message("Delete {count} pieces of ground", count=count)
        if count > 1:
            return Message("Reshape {count} pieces of ground", count=count)
        return Message("Reshape {ground}", ground=kept[0].label or kept[0].kind.replace("_", " "))

    def apply(self, scene: Scene) -> Scene:
        known = {surface.id for surface in scene.surfaces}
        for name, surface in self.surfaces.items():
            if surface is None and name not in known:
                raise SceneError("there is no surface {name!r} on the street", name=name)
            if surface is not None and surface.id != name:
                raise SceneError("a surface keeps its id")
        kept = [self.surfaces.get(s.id, s) for s in scene.surfaces]
        new = [s for name, s in self.surfaces.items() if name not in known]
        return with_ground(scene, [s for s in (*kept, *new) if s is not None])


@dataclass(frozen=True)
class SetNetwork(Edit):
    """Add, change or remove roads and junctions; the surfaces of their lanes are made anew.

    Attributes
    ----------
    roads : Mapping
        Id → the road that has it from now on, or None to remove it with its surfaces, and what leads to it.
    junctions : Mapping
        The same of junctions.
    """

    roads: Mapping[str, Road | None] = field(default_factory=dict)
    junctions: Mapping[str, Junction | None] = field(default_factory=dict)
    verb: Message | None = None
    gesture: str | None = None

    @property
    def label(self) -> Message:
        if self.verb is not None:
            return self.verb
        count = len(self.roads)
        if not count:
            return Message("Change junction")
        return Message("Change road") if count == 1 else Message("Change {count} roads", count=count)

    def apply(self, scene: Scene) -> Scene:
        roads = _replaced("road", scene.roads, self.roads)
        junctions = _replaced("junction", scene.junctions, self.junctions)
        gone = {name for name, road in self.roads.items() if road is None}
        lost = {name for name, junction in self.junctions.items() if junction is None}
        roads = [_linked(road, gone, lost) for road in roads]
        junctions = [_connected(junction, gone) for junction in junctions]
        surfaces = self._surfaces(scene)
        between = revise(scene, surfaces=tuple(s for s in scene.surfaces if s.road not in gone), relations=())
        between = revise(between, roads=tuple(roads), junctions=tuple(junctions))
        return with_ground(scene, surfaces, between)

    def _surfaces(self, scene: Scene) -> list[Surface]:
        """The ground with what the changed roads' lanes are now, where the first of each road's surfaces was."""
        labels = {s.id: s.label for s in scene.surfaces}
        made = {
            name: [revise(s, label=labels.get(s.id, s.label)) for s in surfaces_of(road)]
            for name, road in self.roads.items()
            if road is not None
        }
        found: list[Surface] = []
        for surface in scene.surfaces:
            if surface.road not in self.roads:
                found.append(surface)
            elif surface.road in made:
                found += made.pop(surface.road)
        return [*found, *(s for rest in made.values() for s in rest)]


def _replaced(kind: str, there: Iterable[P], changes: Mapping[str, P | None]) -> list[P]:
    found = {part.id: part for part in there}
    for name, part in changes.items():
        if part is None:
            if found.pop(name, None) is None:
                raise SceneError("there is no {kind} {name!r} on the street", kind=kind, name=name)
        elif part.id != name:
            raise SceneError("a {kind} keeps its id", kind=kind)
        else:
            found[name] = part
    return list(found.values())


def _linked(road: Road, gone: set[str], lost: set[str]) -> Road:
    """A road that leads to no other that is gone."""
    changes: dict[str, object] = {}
    for end in ("predecessor", "successor"):
        link = getattr(road, end)
        if link is not None and link.id in (gone if link.kind == "road" else lost):
            changes[end] = None
    if road.junction in lost:
        changes["junction"] = None
    return revise(road, **changes) if changes else road


def _connected(junction: Junction, gone: set[str]) -> Junction:
    """A junction without ways over roads that are gone."""
    kept = tuple(c for c in junction.connections if not {c.incoming, c.connecting} & gone)
    return junction if len(kept) == len(junction.connections) else revise(junction, connections=kept)


def with_ground(scene: Scene, surfaces: Iterable[Surface], network: Scene | None = None) -> Scene:
    """A scene on other ground, with the relations that still mean something.

    Parameters
    ----------
    scene : Scene
    surfaces : iterable of Surface
    network : Scene, optional
        What has the roads and junctions, if those change too.
    """
    network = scene if network is None else network
    # Relations are looked at once the ground is there: until then none may name what is gone.
    bare = revise(network, relations=(), surfaces=tuple(surfaces))
    following = _Following(scene, bare)
    kept = {r.key: r for r in map(following.relation, scene.relations) if r is not None}
    return revise(bare, relations=tuple(kept.values()))


class _Following:
    """What names of one street are on another that came out of it."""

    def __init__(self, before: Scene, after: Scene) -> None:
        self._nodes = before.by_id
        self._before, self._after = survey_of(before), survey_of(after)
        self._names: dict[str, str | None] = {}

    def relation(self, relation: Relation) -> Relation | None:
        """A relation as it is said now; None if nothing is left of what it named."""
        objects = tuple(dict.fromkeys(o for o in map(self.name, relation.objects) if o is not None))
        if objects == relation.objects:
            return relation
        return revise(relation, objects=objects) if objects else None

    def name(self, name: str) -> str | None:
        """What a name is now; None if what it meant is gone."""
        if name in self._nodes:
            return name
        if name not in self._names:
            self._names[name] = self._found(name)
        return self._names[name]

    def _found(self, name: str) -> str | None:
        if name in self._before.numbers:
            return name if name in self._after.numbers else None
        kind, index = room_part(name) or ("", None)
        if kind not in STREET_PARTS:
            return name
        meant = self._before.meant(name)
        if meant is None:
            return name  # it meant nothing before
        if index is None:
            return name if self._after.meant(name) is not None else None
        if kind == "curb":
            number = same_curb(self._before, self._after, index)
        else:
            number = self._number(kind, [self._before.surfaces[i].id for i in meant.rows.tolist()])
        return None if number is None else f"{kind}:{number}"

    def _number(self, kind: str, ids: list[str]) -> int | None:
        """The number by which the first of some surfaces that is still there is named."""
        rows = [self._after.numbers[i] for i in ids if i in self._after.numbers]
        for k in range(self._after.count(kind)):
            meant = self._after.meant(f"{kind}:{k}")
            if meant is not None and np.isin(meant.rows, rows).any():
                return k
        return None


def same_curb(before: Survey, after: Survey, number: int) -> int | None:
    """The number that a curb of one street has on another that came out of it; None if it is gone.

    It is the nearest to the old one's middle of those that border some of the same ground or lie nearly where it was.
    """
    curb = before.curbs[number]
    ids = {before.surfaces[i].id for i in curb.grounds}
    middle = shapely.Point(curb.track.at(np.array([curb.track.length / 2]))[0][0])
    best: tuple[float, int] | None = None
    for k, other in enumerate(after.curbs):
        away = float(shapely.distance(middle, after.curb_lines[k]))
        same = any(after.surfaces[i].id in ids for i in other.grounds)
        if (same or away <= _SAME_CURB) and (best is None or away < best[0]):
            best = away, k
    return None if best is None else best[1]


ON, HEADING = "on", "heading along"
_SHARED = 0.5
"""Square metres that two names must have in common for something to be on both."""


def say(scene: Scene, relation: Relation) -> Edit:
    """Relate a thing to a street; what is said of its ground already follows.

    What is put on another lane heads along that one from then on, and what is put where nobody drives heads along none;
    what is to head along a lane is no longer on another. Any other relation is merely added.
    """
    add = AddRelation(relation)
    other = {ON: HEADING, HEADING: ON}.get(relation.predicate)
    said = next((r for r in scene.relations if (r.subject, r.predicate) == (relation.subject, other)), None)
    if said is None:
        return add
    survey = survey_of(scene)
    mine, theirs = _rows(survey, relation), _rows(survey, said)
    if not mine or not theirs or _meet(survey, mine, theirs):
        return add
    if relation.predicate == ON and not survey.travelled[sorted(mine)].any():
        return Together((RemoveRelation(said), add), add.label)
    return Together((ChangeRelation(said, revise(said, objects=relation.objects)), add), add.label)


def _rows(survey: Survey, relation: Relation) -> set[int]:
    meant = [survey.meant(name) for name in relation.objects]
    return {i for m in meant if m is not None and m.sort == "ground" for i in m.rows.tolist()}


def _meet(survey: Survey, one: set[int], other: set[int]) -> bool:
    if one & other:
        return True
    a, b = shapely.union_all(survey.areas[sorted(one)]), shapely.union_all(survey.areas[sorted(other)])
    return float(shapely.area(shapely.intersection(a, b))) > _SHARED
