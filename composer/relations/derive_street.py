"""Write down what holds on a street: where things go, stand and face, and in which rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from composer.relations.geometry import X, Y
from composer.relations.rows import FloatArray
from composer.relations.sights.lines import AlongSight
from composer.relations.street import ALONG, AT_CROSSING, FACING_ROAD, HEADS, ON, SET_BACK_FROM, SPACING, spots
from composer.relations.table import RelationTable, all_boxes
from composer.scene import Node, Relation, Scene, build, revise
from composer.street.survey import Survey, survey_of
from composer.vocabulary import category

_ROUNDING = 1e-8
_EVEN = 0.9
"""Share of the tolerance within which distances must agree for a row to be said to have one."""
_ROW = 3
"""Least members of a row whose distance is said."""
_BACK = 30.0
"""Metres up to which a building's set-back is said."""
_NUMBERED = ("lane", "parking", "sidewalk", "crossing")
_LINED = frozenset(
    ["tree", "street light", "pole", "barrier", "post", "street seat", "street box", "street stand", "greenery"]
)
"""What stands along curbs."""


def derive_street(scene: Scene) -> tuple[Relation, ...]:
    """The relations of a street that hold now, few enough to read.

    Of a vehicle the lane or parking place that it is on, and that it heads along its lane. Of what stands at a curb
    that, with the distance from its neighbours where it is one of an even row of three or more. Of signs and traffic
    lights the crossing at which they stand. Of buildings that they face the road, and how far they are set back from
    it. Of everything else the ground that it is on.
    """
    survey = survey_of(scene)
    offers = [[*_offered(survey, node)] for node in scene.nodes]
    held = _holding(scene, [r for some in offers for r in some])
    rows = {r.subject: r for r in _rows(scene, [r for r in held if r.predicate == ALONG.name])}
    back = {r.subject: r for r in _set_back(scene)}
    found: list[Relation] = []
    for node, offered in zip(scene.nodes, offers, strict=True):
        kept = [r for r in offered if r in held]
        found += _chosen(survey, node, kept, rows.get(node.id), back.get(node.id))
    return tuple(found)


def _say(node: Node, predicate: str, name: str, value: float | None = None) -> Relation:
    return build(Relation, subject=node.id, predicate=predicate, objects=(name,), value=value)


def name_of(survey: Survey, row: int) -> str:
    """What people call a piece of ground: ``lane:2``, or its id where nothing counts its kind."""
    surface = survey.surfaces[row]
    meant = survey.meant(surface.kind) if surface.kind in _NUMBERED else None
    return surface.id if meant is None else f"{surface.kind}:{int(np.searchsorted(meant.rows, row))}"


def _offered(survey: Survey, node: Node) -> Iterator[Relation]:
    """What may be said of a node, if it holds."""
    if node.box is None:
        return
    if node.parent is not None:
        yield _say(node, "standing on", node.parent)
        return
    kind = category(node.category)
    if kind.super == "building":
        if survey.driven.any():
            yield _say(node, FACING_ROAD.name, "road")
        return
    if kind.super == "sign" and any(k.use == "cross" for k in survey.kinds):
        yield _say(node, AT_CROSSING.name, "crossing")
    if kind.super in _LINED and survey.curbs:
        yield _say(node, ALONG.name, "curb")
    below = survey.tree.query(shapely.Point(node.box.x, node.box.y), predicate="intersects")
    for row in below[np.argsort(-survey.orders[below], kind="stable")].tolist():
        name = name_of(survey, row)
        yield _say(node, ON.name, name)
        if kind.super == "vehicle" and survey.travelled[row]:
            yield _say(node, HEADS.name, survey.surfaces[row].kind if name != survey.surfaces[row].id else name)


def _holding(scene: Scene, offered: Sequence[Relation]) -> frozenset[Relation]:
    """Those that hold."""
    asked = revise(scene, relations=tuple({r.key: r for r in offered}.values()))
    table, boxes = RelationTable.of(asked), all_boxes(asked)
    missed: set[int] = set()
    with np.errstate(invalid="ignore", divide="ignore"):
        for group in table.settled(boxes):
            gaps = np.nan_to_num(group.gaps(boxes), nan=np.inf).max(axis=1)
            missed.update(group.indices[gaps > _ROUNDING].tolist())
    return frozenset(r for i, r in enumerate(table.relations) if i not in missed)


def _rows(scene: Scene, along: Sequence[Relation]) -> list[Relation]:
    """What stands along some curb, with the curb's number, and with a distance where it is one of an even row."""
    if not along:
        return []
    asked = revise(scene, relations=tuple(along))
    boxes = all_boxes(asked)
    (settled,) = [g for g in RelationTable.of(asked).settled(boxes) if isinstance(g.sight, AlongSight)]
    assert isinstance(settled.sight, AlongSight)
    groups: dict[tuple[int, str], list[int]] = {}
    for row, curb in zip(settled.subjects.tolist(), settled.sight.chosen.tolist(), strict=True):
        groups.setdefault((curb, scene.nodes[row].category), []).append(row)
    found = []
    for (curb, _), members in groups.items():
        track = settled.sight.survey.curbs[curb].track
        places = np.sort(track.locate(boxes[members, X : Y + 1])[0])
        pitch = _even(np.diff(places))
        found += [_say(scene.nodes[row], ALONG.name, f"curb:{curb}", pitch) for row in members]
    # What is said with numbers is looked at once more: a bend may have a nearer curb that is another's.
    held = _holding(scene, found)
    return [r if r in held else revise(r, value=None) for r in found]


def _even(steps: FloatArray) -> float | None:
    """The distance of an even row, to a decimetre; None if it is not even, or no row."""
    if len(steps) + 1 < _ROW:
        return None
    pitch = round(float((steps.min() + steps.max()) / 2), 1)
    return pitch if pitch > 0 and np.abs(steps - pitch).max() <= _EVEN * SPACING else None


def _set_back(scene: Scene) -> list[Relation]:
    """How far buildings are from the road."""
    survey = survey_of(scene)
    buildings = [n for n in scene.nodes if n.box is not None and category(n.category).super == "building"]
    if not buildings or not survey.driven.any():
        return []
    metres = set_back(scene, [(node.id, "road") for node in buildings])
    chosen = ((node, round(m, 1)) for node, m in zip(buildings, metres, strict=True))
    return [_say(node, SET_BACK_FROM.name, "road", m) for node, m in chosen if 0 < m <= _BACK]


def set_back(scene: Scene, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Metres between nodes and parts of a street, as *set back from* counts them; nothing if any of those is not there,
    or a node has no box."""
    said = [_say(scene.node(i), SET_BACK_FROM.name, name, 0.0) for i, name in pairs]
    asked = revise(scene, relations=tuple(said))
    table, boxes = RelationTable.of(asked), all_boxes(asked)
    if table.unchecked or any(scene.node(i).box is None for i, _ in pairs):
        return []
    (settled,) = table.settled(boxes)
    s, _, told = settled.seen(boxes)
    found: list[float] = np.asarray(spots(s, told, 0, 1))[:, 0].tolist()
    return found


def _chosen(
    survey: Survey, node: Node, kept: Sequence[Relation], row: Relation | None, back: Relation | None
) -> list[Relation]:
    """Of what holds of a node, what is worth saying."""
    by = {r.predicate: r for r in reversed(kept)}
    if category(node.category).super == "building":
        return [r for r in (by.get(FACING_ROAD.name), back) if r is not None]
    if HEADS.name in by:
        ground = ((r, survey.meant(r.object)) for r in kept if r.predicate == ON.name)
        lanes = [r for r, meant in ground if meant is not None and survey.travelled[meant.rows].all()]
        return [*lanes[:1], by[HEADS.name]]
    for predicate in ("standing on", AT_CROSSING.name):
        if predicate in by:
            return [by[predicate]]
    if row is not None:
        return [row]
    return [by[ON.name]] if ON.name in by else []


def instead(scene: Scene, relation: Relation) -> Relation | None:
    """What holds of a thing and a street in the place of a relation that does not; None if nothing of the kind does."""
    if relation.predicate == SET_BACK_FROM.name:
        found = set_back(scene, [(relation.subject, relation.object)])
        return revise(relation, value=round(found[0], 1)) if found and found[0] > 0 else None
    node = scene.node(relation.subject)
    held = (r for r in derive_street(scene) if (r.subject, r.predicate) == (node.id, relation.predicate))
    said = next(held, None)
    return None if said is None else revise(said, weight=relation.weight)


def without_strangers(scene: Scene, fresh: Sequence[Relation]) -> list[Relation]:
    """New relations without those by which things would come into rows that keep another distance."""
    added = revise(scene, relations=tuple({r.key: r for r in (*scene.relations, *fresh)}.values()))
    held = _holding(added, added.relations)
    rows = {_row_of(scene, r) for r in added.relations if r.predicate == ALONG.name and r not in held}
    return [r for r in fresh if r.predicate != ALONG.name or _row_of(scene, r) not in rows]


def _row_of(scene: Scene, relation: Relation) -> tuple[str, str]:
    return relation.object, scene.node(relation.subject).category
