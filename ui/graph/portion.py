"""What of a scene the graph shows: all of a small one; of a large one what is looked at and what goes with that.

A street has more pieces of ground than anybody can read in a row, and nearly everything stands on one. They appear with
what is selected, and where what was said of them does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from composer.scene import Node, Relation, Scene
from composer.values import identical

MOST = 120
"""Objects up to which all are shown."""
FEW = 60
"""Of more so many at most."""


@dataclass(frozen=True)
class Portion:
    """Some of a scene.

    Attributes
    ----------
    nodes : tuple of Node
        In the order of the document.
    relations : tuple of Relation
        Those between shown nodes, and of shown nodes with the surroundings; on a street with the ground that matters.
    hidden : int
        How many nodes are left out.
    """

    nodes: tuple[Node, ...] = ()
    relations: tuple[Relation, ...] = ()
    hidden: int = 0


class Portions:
    """Takes portions of scenes that follow each other."""

    def __init__(self) -> None:
        self._relations: Sequence[Relation] = ()
        self._of: dict[str, list[Relation]] = {}

    def of(
        self,
        scene: Scene,
        chosen: frozenset[str],
        broken: Sequence[Relation],
        found: Callable[[Node], bool] | None = None,
        everything: bool = False,
    ) -> Portion:
        """What to show.

        Parameters
        ----------
        chosen : frozenset of str
            Nodes and pieces of ground that are selected.
        broken : sequence of Relation
            Those that do not hold: shown where nothing is selected, and with the ground they are about.
        found : callable, optional
            Tells what is looked for; it comes before what is selected.
        everything : bool
            Also relations with ground that nothing selected is about.
        """
        large = len(scene.nodes) > MOST
        portion = self._some(scene, chosen, broken, found) if large else Portion(scene.nodes, scene.relations)
        if scene.kind != "street" or everything:
            return portion
        wrong = set(broken)
        matter = tuple(
            r
            for r in portion.relations
            if r in wrong or not chosen.isdisjoint((r.subject, *r.objects)) or all(o in scene.by_id for o in r.objects)
        )
        return replace(portion, relations=matter)

    def _some(
        self,
        scene: Scene,
        chosen: Collection[str],
        broken: Sequence[Relation],
        found: Callable[[Node], bool] | None,
    ) -> Portion:
        """Nodes that are looked at, with those that these have to do with."""
        self._learn(scene.relations)
        wanted: dict[str, None] = {}
        if found is not None:
            wanted |= dict.fromkeys(n.id for n in scene.nodes if found(n))
        for name in chosen:
            # Of ground that is selected, what stands on it.
            wanted |= {name: None} if name in scene.by_id else dict.fromkeys(r.subject for r in self._of.get(name, ()))
        if not wanted:
            wanted |= dict.fromkeys(i for r in broken for i in (r.subject, *r.objects) if i in scene.by_id)
        shown = dict.fromkeys(list(wanted)[:FEW])
        for name in list(shown):
            for relation in self._of.get(name, ()):
                for other in (relation.subject, *relation.objects):
                    if other in scene.by_id and len(shown) < FEW:
                        shown[other] = None
        nodes = tuple(n for n in scene.nodes if n.id in shown)
        kept: dict[int, Relation] = {}
        for name in shown:
            for relation in self._of.get(name, ()):
                if relation.subject in shown and all(o in shown or o not in scene.by_id for o in relation.objects):
                    kept[id(relation)] = relation
        return Portion(nodes, tuple(kept.values()), len(scene.nodes) - len(nodes))

    def _learn(self, relations: Sequence[Relation]) -> None:
        if identical(relations, self._relations):
            return
        self._relations = relations
        of: dict[str, list[Relation]] = {}
        for relation in relations:
            for name in (relation.subject, *relation.objects):
                of.setdefault(name, []).append(relation)
        self._of = of


def same_chips(old: Portion, new: Portion) -> bool:
    """Whether chips of two portions look the same, whatever else their nodes differ in."""
    if old.relations != new.relations or len(old.nodes) != len(new.nodes):
        return False
    return all(a is b or _look(a) == _look(b) for a, b in zip(old.nodes, new.nodes, strict=True))


def _look(node: Node) -> tuple[str, str, str, Mapping[str, str]]:
    return node.id, node.category, node.label, node.materials
