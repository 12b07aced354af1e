"""Relations about a street as rows of their rules, each under the sight that fits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from composer.relations.rows import FloatArray, IntArray, RuleRows, Sight
from composer.relations.rule import Rule
from composer.relations.sights.base import OPEN
from composer.relations.sights.edges import BackSight, CrossingSight, FrontSight
from composer.relations.sights.feet import Feet
from composer.relations.sights.ground import HeadingSight, OnSight
from composer.relations.sights.lines import AlongSight, Company
from composer.relations.sights.pairs import BetweenSight, OppositeSight, RowSight
from composer.relations.street import (
    ALONG,
    AT_CROSSING,
    BETWEEN,
    FACING_ROAD,
    HEADS,
    IN_ROW,
    ON,
    OPPOSITE,
    SET_BACK_FROM,
)
from composer.scene import Node, Relation, Scene
from composer.street.survey import BoolArray, Meant, Survey, survey_of
from composer.vocabulary import category

_GROUND = {
    rule.name: (rule, sight)
    for rule, sight in (
        (ON, OnSight),
        (HEADS, HeadingSight),
        (AT_CROSSING, CrossingSight),
        (FACING_ROAD, FrontSight),
        (SET_BACK_FROM, BackSight),
    )
}
_PAIRS = {OPPOSITE.name: OPPOSITE, IN_ROW.name: IN_ROW}
VEHICLE = "vehicle"


@dataclass
class _Said:
    """Relations of one rule."""

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indices: list[int] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    told: list[tuple[float, ...]] = field(default_factory=list)
    meant: list[Meant] = field(default_factory=list)
    rows: list[tuple[str, str]] = field(default_factory=list)

    def under(self, rule: Rule, sight: Sight) -> RuleRows:
        """As rows of a rule."""
        s, o, i, slot = (np.array(v, np.int64) for v in (self.subjects, self.objects, self.indices, self.slots))
        return RuleRows(rule, s, o, i, slot, np.array(self.told, np.float64), sight)


class Asked:
    """Collects what relations say of a street.

    Parameters
    ----------
    scene : Scene
    rows : Mapping
        Node id → row of the box array.

    Attributes
    ----------
    survey : Survey
        What names mean on the street.
    """

    def __init__(self, scene: Scene, rows: Mapping[str, int]) -> None:
        self._scene, self._rows = scene, rows
        self.survey: Survey = survey_of(scene)
        self._said: dict[str, _Said] = {}

    def add(self, relation: Relation, index: int, slot: int, told: tuple[float, ...]) -> int | None:
        """Take a relation with its position, the first of its slots and what its rule is told anyway.

        Returns
        -------
        slots : int or None
            How many slots it takes; None if it is not about a street, or nothing there is what it names.
        """
        name = relation.predicate
        nodes = [self._rows[o] for o in relation.objects if o in self._rows]
        if name == BETWEEN.name:
            if len(nodes) != 2 or len(relation.objects) != 2:
                return None
            # Twice, so that each of the two is the object of a row, which may be moved for it.
            for k, (one, _) in enumerate((nodes, nodes[::-1])):
                self._put(relation, one, index, slot + k, told)
            return 2
        if name in _PAIRS:
            if len(nodes) != len(relation.objects) or (name == OPPOSITE.name and not self.survey.driven.any()):
                return None
            for k, node in enumerate(nodes):
                self._put(relation, node, index, slot + k, told)
            return len(nodes)
        if nodes or (name != ALONG.name and name not in _GROUND):
            return None
        meant = [self._meaning(name, o) for o in relation.objects]
        if None in meant or (name == SET_BACK_FROM.name and math.isnan(told[2])):
            return None
        for k, (named, thing) in enumerate(zip(relation.objects, meant, strict=True)):
            assert thing is not None
            said = self._put(relation, len(self._rows), index, slot + k, told)
            said.meant.append(thing)
            said.rows.append((named, self._scene.by_id[relation.subject].category))
        return len(meant)

    def _put(self, relation: Relation, target: int, index: int, slot: int, told: tuple[float, ...]) -> _Said:
        said = self._said.setdefault(relation.predicate, _Said())
        said.subjects.append(self._rows[relation.subject])
        said.objects.append(target)
        said.indices.append(index)
        said.slots.append(slot)
        said.told.append(told)
        return said

    def _meaning(self, predicate: str, name: str) -> Meant | None:
        meant = self.survey.meant(name)
        if meant is None:
            return None
        if predicate == AT_CROSSING.name:
            return self.survey.ends_of(meant)
        lines = (ALONG.name, SET_BACK_FROM.name)
        return meant if meant.sort == "ground" or predicate in lines else None

    def takes(self, relation: Relation) -> bool:
        """Whether a relation is about the street, and what it names is there."""
        value = math.nan if relation.value is None else relation.value
        return self.add(relation, 0, 0, (math.nan, math.nan, value, 0.0, 0.0)) is not None

    def groups(self) -> list[RuleRows]:
        """The relations that were taken, as rows."""
        found = []
        for name, said in self._said.items():
            nodes = [self._scene.nodes[i] for i in said.subjects]
            feet = Feet.of(nodes)
            if name in _GROUND:
                rule, sight = _GROUND[name]
                found.append(said.under(rule, sight(*self._looking(said, nodes, feet))))
            elif name == ALONG.name:
                found.append(self._along(said, nodes, feet))
            else:
                found.append(self._pairs(name, said, nodes, feet))
        return found

    def _looking(
        self, said: _Said, nodes: Sequence[Node], feet: Feet
    ) -> tuple[Survey, Feet, tuple[Meant, ...], IntArray, BoolArray, BoolArray]:
        kinds = [category(node.category) for node in nodes]
        vehicle = np.array([kind.super == VEHICLE for kind in kinds], bool)
        round_ = np.array([kind.round for kind in kinds], bool)
        return self.survey, feet, tuple(said.meant), np.full(len(nodes), OPEN), vehicle, round_

    def _along(self, said: _Said, nodes: Sequence[Node], feet: Feet) -> RuleRows:
        member = np.arange(len(nodes))
        sight = AlongSight(*self._looking(said, nodes, feet), member, None)
        everyone = said.under(ALONG, sight)
        numbers: dict[tuple[str, str], int] = {}
        group = np.array([numbers.setdefault(row, len(numbers)) for row in said.rows], np.int64)
        return everyone.under(replace(sight, company=Company(everyone, group)))

    def _pairs(self, name: str, said: _Said, nodes: Sequence[Node], feet: Feet) -> RuleRows:
        others = [self._scene.nodes[i] for i in said.objects]
        if name == OPPOSITE.name:
            return said.under(OPPOSITE, OppositeSight(feet, self.survey, Feet.of(others)))
        if name == IN_ROW.name:
            kinds = zip(nodes, others, strict=True)
            round_ = np.array([category(a.category).round and category(b.category).round for a, b in kinds], bool)
            return said.under(IN_ROW, RowSight(feet, self.survey, round_))
        # The two of a pair follow each other.
        second = np.array(said.objects, np.int64).reshape(-1, 2)[:, ::-1].ravel()
        seconds = [self._scene.nodes[i] for i in second.tolist()]
        sides: FloatArray = np.column_stack([Feet.of(some).side for some in (others, seconds)])
        return said.under(BETWEEN, BetweenSight(feet, second, sides))


def means_something(relation: Relation, scene: Scene) -> bool:
    """Whether what a relation of the street's vocabulary names is there, and such that this can be said of it."""
    rows = {node.id: i for i, node in enumerate(scene.nodes)}
    return Asked(scene, rows).takes(relation)
