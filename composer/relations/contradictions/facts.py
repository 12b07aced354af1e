"""What is given: who says what of whom, how large things may be, where locks hold them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from composer.messages import Message
from composer.relations.asked import VEHICLE, Asked
from composer.relations.contradictions.bounds import ROUNDING
from composer.relations.predicates import rule_for
from composer.relations.room_parts import part_boxes, rows_of
from composer.relations.sights.feet import foot_of
from composer.relations.street import STREET_RULES
from composer.relations.table import RelationTable, all_boxes, floor_box
from composer.scene import Floor, Node, Relation, Scene, room_part
from composer.street.survey import Meant
from composer.vocabulary import category

FloatArray = npt.NDArray[np.float64]
Interval = tuple[float, float]
Kind = Literal["relations", "room"]

MARGIN = 1.15
"""How far sizes may lie beyond the plausible ones before a proof leans on it: real furniture is odd now and then."""
ANY_SIZE = (0.001, 100.0)
"""Extents of things that may be of any size, metres."""
LOW = 0.1
"""Metres above the floor up to which something still counts as standing there."""
_TALL = frozenset({"taller than", "shorter than"})
_LIFTING = frozenset({"above", "standing on", "inside"})


@dataclass(frozen=True)
class Thing:
    """A node: least and largest extents, and where a lock holds it."""

    id: str
    name: str
    depth: Interval
    width: Interval
    height: Interval
    volume: Interval
    least: tuple[float, float]
    """Least plausible depth and width, without a margin: what counts where many things share a space."""
    back: bool
    solid: bool
    super: str
    grounded: bool
    carried_by: str | None
    fixed: tuple[float, ...] | None
    """Its box where its place is locked."""
    foot: float
    """Side of the square on which it stands, as `composer.relations.sights.feet` has it."""
    shaped: bool
    """Whether its footprint is not its box."""
    vehicle: bool
    sized: bool
    """Whether its size is locked."""

    @property
    def box(self) -> tuple[float, ...] | None:
        """Its box where all of it is locked."""
        return self.fixed if self.sized else None

    @property
    def inner(self) -> float:
        """Radius of a circle that the footprint contains for sure."""
        return min(self.depth[0], self.width[0]) / 2

    @property
    def outer(self) -> float:
        """Radius of a circle about the middle that contains the footprint for sure."""
        return math.hypot(self.depth[1], self.width[1]) / 2

    @property
    def slim(self) -> float:
        """The least plausible of its sides on the plan."""
        return min(self.least)

    @property
    def longest(self) -> float:
        return max(self.depth[1], self.width[1])


@dataclass(frozen=True)
class Said:
    """One hard relation to one object, which is a node or a part of the room.

    Attributes
    ----------
    parts : (K, 7) float64 or None
        Boxes of the parts of the room that the object may mean; None if it is a node, or a floor of unknown extent.
    ground : Meant or None
        What it means of a street; None if it is a node, or a part of a room.
    """

    relation: Relation
    subject: str
    predicate: str
    target: str
    parts: FloatArray | None
    ground: Meant | None = None

    @property
    def part(self) -> str:
        """What kind of part of the room the object is; empty for a node."""
        return (room_part(self.target) or ("", None))[0]

    @property
    def single(self) -> bool:
        """Whether the object is one particular thing: a node, the floor, ``wall:2`` but not any wall."""
        part = room_part(self.target)
        return part is None or part[0] == "floor" or part[1] is not None


@dataclass(frozen=True, eq=False)
class Now:
    """What holds as the things of a scene stand now; found once, and only if asked for."""

    scene: Scene

    @cached_property
    def holding(self) -> frozenset[tuple[str, str, tuple[str, ...]]]:
        """Keys of the relations that hold."""
        if all(node.box is None for node in self.scene.nodes):
            return frozenset()
        table = RelationTable.of(self.scene)
        missed = {r.key for r in relations_missed(table, all_boxes(self.scene))}
        return frozenset(r.key for r in table.relations if r.key not in missed)


def relations_missed(table: RelationTable, boxes: FloatArray) -> list[Relation]:
    """The relations of a table that do not hold for boxes."""
    missed = set()
    with np.errstate(all="ignore"):
        for group in table.settled(boxes):
            gaps = np.nan_to_num(group.gaps(boxes), nan=np.inf).max(axis=1)
            missed.update(group.indices[gaps > ROUNDING].tolist())
    return [table.relations[i] for i in sorted(missed)]


@dataclass(frozen=True)
class Facts:
    """The hard relations of a scene and all that binds its nodes besides."""

    scene: Scene
    things: Mapping[str, Thing]
    said: tuple[Said, ...]
    order: Mapping[tuple[str, str, tuple[str, ...]], int]
    now: Now

    @classmethod
    def of(cls, scene: Scene) -> Facts:
        lifted = {r.subject for r in scene.relations if r.predicate in _LIFTING and r.objects != ("floor",)}
        lifted |= {r.subject for r in scene.relations if r.predicate == "above"}
        things = {node.id: _thing(node, node.id in lifted) for node in scene.nodes}
        asked = Asked(scene, {node.id: i for i, node in enumerate(scene.nodes)}) if scene.surfaces else None
        unclear = _TALL if asked is not None and _below_zero(scene) else frozenset()
        hard = (r for r in scene.relations if r.hard and r.predicate not in unclear)
        said = [one for r in hard for one in _said(r, scene, asked)]
        return cls(scene, things, tuple(said), {r.key: i for i, r in enumerate(scene.relations)}, Now(scene))

    @property
    def floor(self) -> Floor | None:
        return self.scene.floor

    @cached_property
    def by_predicate(self) -> Mapping[str, tuple[Said, ...]]:
        found: dict[str, list[Said]] = {}
        for said in self.said:
            found.setdefault(said.predicate, []).append(said)
        return {name: tuple(rows) for name, rows in found.items()}

    def saying(self, *predicates: str) -> tuple[Said, ...]:
        """What is said with these predicates, in the order of the document for each."""
        return tuple(s for name in predicates for s in self.by_predicate.get(name, ()))

    def only(self, relations: Collection[Relation], nodes: Collection[str]) -> Facts:
        """Some of the relations, and the nodes they are about with some others."""
        keys = {r.key for r in relations}
        said = tuple(s for s in self.said if s.relation.key in keys)
        names = {*nodes, *(s.subject for s in said), *(s.target for s in said)}
        return replace(self, things={i: t for i, t in self.things.items() if i in names}, said=said)

    def last(self, relations: Collection[Relation]) -> Relation:
        """The one that was said last."""
        return max(relations, key=lambda r: self.order[r.key])


@dataclass(frozen=True)
class Conflict:
    """What cannot be together, and the sentence that says so.

    Attributes
    ----------
    nodes : tuple of str
        The nodes concerned.
    bodies : tuple of str
        Those of them that are members by being there, whatever is said of them.
    """

    kind: Kind
    relations: tuple[Relation, ...]
    nodes: tuple[str, ...]
    sentence: Message
    bodies: tuple[str, ...] = ()

    @property
    def members(self) -> frozenset[object]:
        """Keys of the relations, and the bodies."""
        return frozenset([*(r.key for r in self.relations), *self.bodies])


def _thing(node: Node, lifted: bool) -> Thing:
    known = category(node.category)
    box = node.box
    size = box.values[:3] if box is not None else None
    ranges = (ANY_SIZE,) * 3 if known.any_size else known.limits
    oddest = ranges if known.any_size else known.extremes
    least = ranges[0][0], ranges[1][0]
    if size is not None:
        least = size[:2] if node.locks.size else (min(least[0], size[0]), min(least[1], size[1]))
    if size is not None and node.locks.size:
        depth, width, height = ((v, v) for v in size)
        volume = (math.prod(size),) * 2
    else:
        # No margin here: three sides are not as odd as can be together.
        volume = math.prod(r[0] for r in oddest), math.prod(r[1] for r in oddest)
        sides = [
            (min(low / MARGIN, odd[0]), max(high * MARGIN, odd[1]))
            for (low, high), odd in zip(ranges, oddest, strict=True)
        ]
        if size is not None:
            # What is already there can be there.
            sides = [(min(low, v), max(high, v)) for (low, high), v in zip(sides, size, strict=True)]
            volume = min(volume[0], math.prod(size)), max(volume[1], math.prod(size))
        depth, width, height = sides
    floating = node.parent is not None or lifted or (box is not None and box.z > LOW)
    return Thing(
        id=node.id,
        name=f"{node.label or known.label} {node.id}",
        depth=depth,
        width=width,
        height=height,
        volume=volume,
        least=least,
        back=known.back_to_wall,
        solid=known.super != "rug",
        super=known.super,
        grounded=known.mount == "floor" and not floating,
        carried_by=node.parent,
        fixed=box.values if box is not None and node.locks.position else None,
        foot=foot_of(node.category),
        shaped=node.building is not None,
        vehicle=known.super == VEHICLE,
        sized=box is not None and node.locks.size,
    )


def _below_zero(scene: Scene) -> bool:
    """Whether ground lies below zero: what is taller there, by the ratio of tops, is in no order."""
    return any(surface.z + min(surface.heights, default=0.0) < 0 for surface in scene.surfaces)


def _said(relation: Relation, scene: Scene, asked: Asked | None) -> list[Said]:
    """What a relation says of each object; nothing where boxes do not decide it."""
    if asked is not None and relation.predicate in STREET_RULES:
        if not asked.takes(relation):
            return []
        names = ((o, None if o in scene.by_id else asked.survey.meant(o)) for o in relation.objects)
        return [Said(relation, relation.subject, relation.predicate, o, None, meant) for o, meant in names]
    found = []
    for name in relation.objects:
        parts = None
        if rule_for(relation.predicate, name == "floor") is None:
            return []
        if name == "floor":
            parts = floor_box(scene)[None] if scene.floor is not None else None
        elif name not in scene.by_id:
            rows = rows_of(name, scene.floor)
            if not rows:
                return []
            parts = part_boxes(scene.floor)[0][list(rows)]
        found.append(Said(relation, relation.subject, relation.predicate, name, parts))
    return found
