"""Edits that the field tries on composed scenes: a node added, a relation changed.

Both go the way of the command line and of the window: an edit of `composer.edits`, then a request with the scope
`affected`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from composer.document import Document
from composer.edits import AddNode, AddRelation, RemoveNodes
from composer.relations import contradictions
from composer.scene import Box, Relation, Scene, revise
from composer.vocabulary import predicate
from models.evaluation.readings import Counts, Reading, counted, verdicts
from models.requests import ComposeRequest, Composition

if TYPE_CHECKING:
    from models.pipeline import ComposePipeline

FLIPPED = ("left", "right", "front", "behind", "bigger than", "smaller than", "taller than", "shorter than")
"""SG-FRONT's types 1–4 and 8–11, those that CommonScenes and EchoScene change."""
LOCKED_SHARE = 1 / 3


@dataclass(frozen=True)
class Trial:
    """What one edit did.

    Attributes
    ----------
    asked : dict
        Reading → counts of the relations that the edit is about.
    all : dict
        Reading → counts of all relations afterwards.
    others, moved : int
        How many nodes the edit does not name, and how many of them were told to have moved.
    locked, locked_drift : int
        How many nodes were locked, and how many of them do not have the very same numbers.
    still, still_drift : int
        How many nodes were not told to have moved, and how many of those have other numbers than before.
    """

    asked: dict[Reading, Counts]
    all: dict[Reading, Counts]
    others: int
    moved: int
    locked: int
    locked_drift: int
    still: int
    still_drift: int


@dataclass(frozen=True)
class Flip:
    """A relation turned round.

    Attributes
    ----------
    scene : Scene
        After the edit, nothing moved yet.
    relation : Relation
        As it reads now.
    contradictory : bool
        Whether it takes part in a contradiction: a circle of orders, or what no furniture of real sizes can do.
    """

    scene: Scene
    relation: Relation
    contradictory: bool


def flips(scene: Scene, rng: np.random.Generator, count: int) -> list[Flip]:
    """Up to `count` hard relations between two nodes turned round, each of another predicate, drawn at random.

    What says the same from the other side goes with it, since both are of one kind (`composer.edits.AddRelation`).
    """
    found = []
    for k in rng.permutation(len(FLIPPED)):
        name = FLIPPED[k]
        fitting = [r for r in scene.relations if r.predicate == name and r.hard and r.object in scene.by_id]
        if not fitting:
            continue
        old = fitting[int(rng.integers(len(fitting)))]
        new = revise(old, predicate=predicate(name).inverse)
        after = AddRelation(new).apply(scene)
        found.append(Flip(after, new, any(new in c.relations for c in contradictions(after))))
        if len(found) == count:
            break
    return found


def change_relation(pipeline: ComposePipeline, before: Scene, flip: Flip, seed: int, locked: frozenset[str]) -> Trial:
    """Recompose what a flip affects.

    Parameters
    ----------
    before : Scene
        Composed.
    locked : frozenset of str
        Nodes that must keep their boxes.
    """
    answer = _recompose(pipeline, flip.scene, flip.relation.subject, seed, locked)
    named = {flip.relation.subject, *flip.relation.objects}
    return _trial(before, answer, named, lambda r: r.key == flip.relation.key, locked)


def lockable(scene: Scene, flip: Flip, rng: np.random.Generator) -> frozenset[str]:
    """A random third of the nodes that a flip does not name."""
    others = [n.id for n in scene.nodes if n.id not in (flip.relation.subject, *flip.relation.objects)]
    return frozenset(rng.permutation(others)[: round(len(others) * LOCKED_SHARE)].tolist())


def add_node(pipeline: ComposePipeline, before: Scene, node_id: str, seed: int) -> Trial:
    """Take a node out of a composed scene, and add it again as a new one with all its relations."""
    without = RemoveNodes((node_id,)).apply(before)
    again = AddNode(revise(before.node(node_id), box=None, shape=None)).apply(without)
    again = revise(again, relations=before.relations)
    answer = _recompose(pipeline, again, node_id, seed, frozenset())
    return _trial(before, answer, {node_id}, lambda r: node_id in (r.subject, *r.objects), frozenset())


def addable(scene: Scene, rng: np.random.Generator, count: int) -> list[str]:
    """Up to `count` nodes, drawn at random among those that are related and carry nothing."""
    carriers = {n.parent for n in scene.nodes}
    related = {i for r in scene.relations for i in (r.subject, *r.objects)}
    fitting = [n.id for n in scene.nodes if n.id not in carriers and n.id in related]
    return rng.permutation(fitting)[:count].tolist() if fitting else []


def _recompose(pipeline: ComposePipeline, scene: Scene, subject: str, seed: int, locked: frozenset[str]) -> Composition:
    return pipeline(
        ComposeRequest(Document(scene), scope="affected", subjects=(subject,), keep=locked, seed=seed, only_layout=True)
    )


def _trial(
    before: Scene, answer: Composition, named: set[str], about: Callable[[Relation], bool], locked: frozenset[str]
) -> Trial:
    after = answer.document.scene
    boxes = {n.id: _bits(n.box) for n in after.nodes}
    was = {n.id: _bits(n.box) for n in before.nodes}
    told = set(answer.moved)
    others = [i for i in was if i not in named]
    still = [i for i in was if i not in told]
    found = verdicts(after)
    return Trial(
        asked={reading: counted(v, about) for reading, v in found.items()},
        all={reading: counted(v) for reading, v in found.items()},
        others=len(others),
        moved=len(told & set(others)),
        locked=len(locked),
        locked_drift=sum(boxes[i] != was[i] for i in locked),
        still=len(still),
        still_drift=sum(boxes[i] != was[i] for i in still),
    )


def _bits(box: Box | None) -> bytes:
    """The very numbers of a box: what must not change does not change in its last bit."""
    return b"" if box is None else np.array(box.values, np.float64).tobytes()
