"""Rows of a street: things of one kind at equal distances along a line, which gain or lose members at their ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from composer.edits import AddNode, AddRelation, Edit, RemoveNodes
from composer.relations.check import overlaps
from composer.relations.kin import INSTANCE
from composer.scene import MAX_NODES, Box, Locks, Node, Relation, Scene, revise, room_part
from composer.street.frames import FloatArray, Track
from composer.street.standing import levels
from composer.street.survey import Survey, survey_of
from composer.vocabulary import category

End = Literal[0, 1]
"""Which end of a row, along its line: the first or the last."""
SIDEWAYS, TURNED, UNEVEN = 0.35, math.radians(8), 0.08
"""How far members of a row may stand off its line (metres), be turned from each other, and be unevenly spaced (a
share of the distance)."""
EVEN = 0.25
"""Metres by which distances in a row may differ in any case."""
WIDEST = 11.0
"""Metres from neighbour to neighbour: farther apart they are no row, unless a relation says so."""
_KINDS = frozenset(
    ["tree", "street light", "pole", "barrier", "post", "street seat", "street stand", "street box", "greenery"]
)
_LONGEST = 500
_AROUND = 40.0
"""Metres about new members in which something may be in their way."""


@dataclass(frozen=True, eq=False)
class Row:
    """Members of a row, in order along its line.

    Attributes
    ----------
    track : Track
        The line, such as a curb or the middle of a planting strip.
    members : tuple of Node
    along : tuple of float
        Metres along the track of each.
    spacing : float
        Metres from one to the next.
    """

    track: Track
    members: tuple[Node, ...]
    along: tuple[float, ...]
    spacing: float

    def end(self, end: End) -> Box:
        """The box of the first or the last member."""
        box = self.members[-end].box
        assert box is not None
        return box

    def outward(self, end: End) -> float:
        """Direction in which the row goes on beyond an end, radians."""
        heading = float(self.track.at(np.array([self.along[-end]]))[1][0])
        return heading if end else heading + math.pi

    def reached(self, end: End, point: tuple[float, float]) -> int:
        """How many members the row has when it is pulled by an end to a point: at least one."""
        place = float(self.track.locate(np.array([point]))[0][0])
        way = place - self.along[0] if end else self.along[-1] - place
        return min(max(1 + round(way / self.spacing), 1), _LONGEST)


def row_of(scene: Scene, ids: Iterable[str]) -> Row | None:
    """The row that some nodes are members of; None if they are of none, or of several."""
    chosen = list(ids)
    node = scene.by_id.get(chosen[0]) if chosen else None
    if node is None or node.box is None or scene.kind != "street" or not scene.surfaces:
        return None
    if any(scene.by_id[i].category != node.category for i in chosen if i in scene.by_id):
        return None
    survey = survey_of(scene)
    if category(node.category).super not in _KINDS and not _parked(survey, node):
        return None
    said = next((r for r in scene.relations if r.subject == node.id and r.predicate == "along" and r.value), None)
    track = _track(survey, node, said)
    row = None if track is None else _row_on(scene, track, node, said)
    if row is None or not {n.id for n in row.members}.issuperset(chosen):
        return None
    return row


def _parked(survey: Survey, node: Node) -> bool:
    """Whether it is a vehicle where one parks: those that drive are a queue, no row."""
    if node.box is None or category(node.category).super != "vehicle":
        return False
    below = int(survey.topmost(np.array([(node.box.x, node.box.y)]))[0])
    return below >= 0 and survey.kinds[below].use == "park"


def _track(survey: Survey, node: Node, said: Relation | None) -> Track | None:
    """The line of what a relation names that is nearest to the node; else of the ground below it."""
    assert node.box is not None
    point = np.array([[node.box.x, node.box.y]])
    tracks: list[Track | None] = []
    for name in said.objects if said is not None else ():
        meant = survey.meant(name)
        if meant is not None and meant.sort == "curb":
            tracks += [survey.curbs[k].track for k in meant.rows.tolist()]
        elif meant is not None:
            tracks += [survey.track(k) for k in meant.rows.tolist()]
    if not tracks:
        below = int(survey.topmost(point)[0])
        tracks = [survey.track(below)] if below >= 0 else []
    lines = [t for t in tracks if t is not None]
    return min(lines, key=lambda t: abs(float(t.locate(point)[1][0])), default=None)


def _row_on(scene: Scene, track: Track, node: Node, said: Relation | None) -> Row | None:
    """The longest run of neighbours about a node that are alike, beside each other and evenly apart."""
    alike = [n for n in scene.nodes if n.category == node.category and n.box is not None and n.parent == node.parent]
    boxes = np.array([n.box.values for n in alike if n.box is not None])
    along, left, heading = track.locate(boxes[:, 3:5])
    me = next(k for k, n in enumerate(alike) if n.id == node.id)
    turn = np.abs((boxes[:, 6] - heading - boxes[me, 6] + heading[me] + math.pi) % math.tau - math.pi)
    faces = category(node.category).super not in ("tree", "greenery", "post", "barrier")
    beside = (np.abs(left - left[me]) <= SIDEWAYS) & ((turn <= TURNED) | (not faces))
    beside &= (along > -1.0) & (along < track.length + 1.0)
    beside[me] = True
    order = [int(k) for k in np.argsort(along, kind="stable") if beside[k]]
    at = order.index(me)
    gaps = np.diff(along[order])
    spacing = None if said is None or said.value is None else abs(said.value)
    if spacing is None:
        near = [float(g) for g in (*gaps[max(at - 1, 0) : at], *gaps[at : at + 1]) if 0.3 < g <= WIDEST]
        if not near:
            return None
        spacing = min(near)
    loose = max(EVEN, UNEVEN * spacing)
    first = last = at
    while first > 0 and abs(gaps[first - 1] - spacing) <= loose:
        first -= 1
    while last < len(gaps) and abs(gaps[last] - spacing) <= loose:
        last += 1
    if first == last and said is None:
        return None
    found = order[first : last + 1]
    return Row(track, tuple(alike[k] for k in found), tuple(float(along[k]) for k in found), spacing)


def pulled(scene: Scene, row: Row, end: End, count: int) -> tuple[Edit, ...]:
    """What makes a row have so many members, at one of its ends; nothing where there are as many already.

    New ones are further ones of the last: of its shape, at the same distance, with the same said of them. They stop
    where the ground does, and before what stands in the way. Of fewer the outermost go, down to one that is locked.
    """
    if count > len(row.members):
        return _more(scene, row, end, count - len(row.members))
    outermost = row.members[::-1] if end else row.members
    gone: list[Node] = []
    for node in outermost[: len(row.members) - max(count, 1)]:
        if node.locks.any:
            break
        gone.append(node)
    return _fewer(scene, gone) if gone else ()


def _fewer(scene: Scene, gone: Sequence[Node]) -> tuple[Edit, ...]:
    """Without some nodes; what was another of one of them is another of the next."""
    ids = {n.id for n in gone}
    orphans: dict[str, list[str]] = {}
    for relation in scene.relations:
        if relation.predicate == INSTANCE and relation.object in ids and relation.subject not in ids:
            orphans.setdefault(relation.object, []).append(relation.subject)
    again = [
        AddRelation(Relation(subject=other, predicate=INSTANCE, objects=(first,)))
        for first, *others in orphans.values()
        for other in others
    ]
    return (RemoveNodes(tuple(n.id for n in gone)), *again)


def _more(scene: Scene, row: Row, end: End, count: int) -> tuple[Edit, ...]:
    model, box = row.members[-end], row.end(end)
    here = np.array([(box.x, box.y)])
    places: FloatArray = row.along[-end] + (1.0 if end else -1.0) * row.spacing * np.arange(1.0, count + 1)
    _, left, heading = row.track.locate(here)
    points, ahead = row.track.at(places, float(left[0]))
    room = min(_room(scene, row.track, places, points, box), MAX_NODES - len(scene.nodes))
    said = [r for r in scene.relations if r.subject == model.id]
    leader = next((r.object for r in said if r.predicate == INSTANCE), model.id)
    kept = [r for r in said if _of_street(scene, r) or r.predicate == "in row with"]
    heights = levels(scene, points) + box.z - levels(scene, here)
    taken = set(scene.by_id)
    new: list[Node] = []
    for k in range(room):
        yaw = math.remainder(box.yaw + float(ahead[k]) - float(heading[0]), math.tau)
        place = revise(box, x=float(points[k, 0]), y=float(points[k, 1]), z=float(heights[k]), yaw=yaw)
        new.append(revise(model, id=_fresh(taken), label="", box=place, locks=Locks()))
    edits: list[Edit] = []
    for node in new[: _free(scene, new)]:
        name = node.id
        edits.append(AddNode(node))
        edits += [AddRelation(revise(r, subject=name)) for r in kept]
        edits.append(AddRelation(Relation(subject=name, predicate=INSTANCE, objects=(leader,))))
    return tuple(edits)


def _room(scene: Scene, track: Track, places: FloatArray, points: FloatArray, box: Box) -> int:
    """For how many of the places there is ground of the same kind, on the line."""
    survey = survey_of(scene)
    clear = min(min(box.depth, box.width) / 2, 0.5) - 1e-6
    own, *below = survey.topmost(np.concatenate([[(box.x, box.y)], points])).tolist()
    kinds = [None if row < 0 else survey.surfaces[row].kind for row in (own, *below)]
    for k, place in enumerate(places.tolist()):
        if not clear <= place <= track.length - clear or kinds[k + 1] != kinds[0]:
            return k
    return len(points)


def _free(scene: Scene, new: Sequence[Node]) -> int:
    """How many of some nodes have room, up to the first that would meet something."""
    boxes = [n.box for n in new if n.box is not None]
    if not boxes:
        return 0
    (x0, y0), (x1, y1) = ([f(getattr(b, a) for b in boxes) for a in "xy"] for f in (min, max))
    near = [
        n
        for n in scene.nodes
        if n.box is not None and x0 - _AROUND <= n.box.x <= x1 + _AROUND and y0 - _AROUND <= n.box.y <= y1 + _AROUND
    ]
    among = Scene(kind="street", nodes=tuple(revise(n, parent=None) for n in (*near, *new)))
    met = {i for a, b, _ in overlaps(among) for i in (a, b)}
    return next((k for k, n in enumerate(new) if n.id in met), len(new))


def _of_street(scene: Scene, relation: Relation) -> bool:
    """Whether all that a relation names is ground."""
    return not any(name in scene.by_id for name in relation.objects) and all(
        room_part(name) is not None or name in survey_of(scene).numbers for name in relation.objects
    )


def _fresh(taken: set[str]) -> str:
    number = len(taken) + 1
    while str(number) in taken:
        number += 1
    taken.add(str(number))
    return str(number)
