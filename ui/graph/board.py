"""What lies on the graph and where: chips of nodes, a line for each related pair, the pills of its relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from composer.relations import Report
from composer.scene import Node, Relation, Scene
from composer.vocabulary import predicate
from ui.controllers.naming import State, names, off_by, reference_name, sentence, states
from ui.graph.items import WORST, Chip, Link, Pill, arrow_between
from ui.graph.layout import Positions, implied, parts
from ui.graph.portion import MOST, Portion, Portions, same_chips
from ui.graph.shown import Shown
from ui.theme import Theme

Pair = tuple[str, str]
Sizes = Mapping[str, tuple[float, float]]
FADED = 0.3
"""How much is left to see of what a search has not found."""
_FEW = 60
"""Chips up to which lines bend around those in their way."""


class Board(QGraphicsScene):
    """The items of one scene, made and removed as it changes.

    Parameters
    ----------
    place : callable
        Where chips of these sizes go that have no position yet; asked only when there are such.

    Attributes
    ----------
    shown : Shown
        What of the scene is wanted; `renew` follows its changes.
    positions : mapping
        Middle of each chip, pixels.
    """

    def __init__(self, theme: Theme, place: Callable[[Scene, Sizes], Positions]) -> None:
        super().__init__()
        self._theme, self._place = theme, place
        self.shown = Shown()
        self.chips: dict[str, Chip] = {}
        self.pills: dict[Relation, Pill] = {}
        self.positions: Positions = {}
        self._links: dict[Pair, Link] = {}
        self._scene: Scene | None = None
        self._portions, self.portion = Portions(), Portion()
        self._chosen: frozenset[str] = frozenset()
        self._broken: tuple[Relation, ...] = ()
        self._states: dict[Relation, State] = {}
        self._notes: dict[Relation, str] = {}
        self._implied: frozenset[Relation] = frozenset()

    @property
    def sizes(self) -> Sizes:
        """Width and height of each chip, pixels."""
        return {name: chip.size for name, chip in self.chips.items()}

    @property
    def extent(self) -> QRectF:
        """What the chips cover."""
        frame = QRectF()
        for chip in self.chips.values():
            frame = frame.united(chip.frame().translated(chip.pos()))
        return frame

    def extent_of(self, names: Iterable[str]) -> QRectF:
        """What the chips of these names cover, with those of ground and of parts of the room that they are on."""
        names = set(names)
        shown = {o for r in self.pills if r.subject in names for o in r.objects if self.chips[o].node is None}
        frame = QRectF()
        for name in names | shown:
            if (chip := self.chips.get(name)) is not None:
                frame = frame.united(chip.frame().translated(chip.pos()))
        return frame

    def empty(self, theme: Theme | None = None) -> None:
        """Take everything away; what comes next wears this theme. Positions stay for chips that come back."""
        self.clear()
        self._theme = theme or self._theme
        self.chips, self._links, self.pills, self._scene = {}, {}, {}, None

    def show_scene(self, scene: Scene) -> bool:
        """Make what a scene needs and remove what it does not; whether anything is to be arranged anew."""
        if scene is self._scene:
            return False
        old, self._scene = self._scene, scene
        looked_for = self._looked_for if self.shown.words else None
        before, self.portion = (
            self.portion,
            self._portions.of(scene, self._chosen, self._broken, looked_for, self.shown.everything),
        )
        if old is not None and same_chips(before, self.portion):
            return False
        relations = [r for r in self.portion.relations if self.shown.relation(r, self._states.get(r))]
        known = names(scene)
        self._make_chips(scene, relations, known)
        self._make_arrows(relations, known)
        if any(name not in self.positions for name in self.chips if name in scene.by_id):
            fresh = self._place(scene, self.sizes) | self.positions
            self.positions = {name: fresh[name] for name in self.chips}
        elif self.chips.keys() != self.positions.keys():
            nodes = {name: self.positions[name] for name in self.chips if name in scene.by_id}
            kept = {} if scene.kind == "street" else self.positions  # ground is beside what is selected now
            self.positions = parts(scene, nodes, self.sizes, relations) | kept | nodes
            self.positions = {name: self.positions[name] for name in self.chips}
        return True

    def renew(self) -> None:
        """Show the scene as `shown` says now."""
        scene, self._scene = self._scene, None
        if scene is not None:
            self.show_scene(scene)

    @property
    def partial(self) -> bool:
        """Whether only a part of the scene is shown."""
        return self._scene is not None and len(self._scene.nodes) > MOST

    def look_at(self, chosen: frozenset[str]) -> bool:
        """Of a large scene, show these with what they are related to; whether other nodes are shown than before.

        On a street the ground that they are on appears too, whatever its size.
        """
        self._chosen = chosen
        return self._choose()

    @property
    def _choosy(self) -> bool:
        """Whether what is shown depends on what is selected, and on what does not hold."""
        return self.partial or (self._scene is not None and self._scene.kind == "street")

    def _choose(self) -> bool:
        before = self.portion
        if self._choosy:
            self.renew()
        return {n.id for n in before.nodes} != {n.id for n in self.portion.nodes}

    def _looked_for(self, node: Node) -> bool:
        return self.shown.found(names(self._scene)[node.id] if self._scene is not None else "", node)

    def learn(self, report: Report) -> None:
        """Take which relations hold; one that no longer does appears."""
        if self.partial:
            self._learn_some(report)
            return
        self._states = states(report)
        self._notes = {v.relation: off_by(v.off_by, v.unit) for v in report.violated}
        broken = tuple(r for r, state in self._states.items() if state in (State.VIOLATED, State.CONTRADICTORY))
        if broken != self._broken:
            self._broken = broken
            if self._choosy:
                self.renew()
        known = self.portion.relations
        if any(r not in self.pills and self.shown.relation(r, self._states.get(r)) for r in known):
            self.renew()

    def _learn_some(self, report: Report) -> None:
        """Take what is said of the relations shown; the rest is many."""
        violated = {id(v.relation): v for v in report.violated}
        held = set(map(id, report.held))
        self._states, self._notes = {}, {}
        broken = tuple(v.relation for v in report.violated)
        for relation in (*self.portion.relations, *broken):
            found = violated.get(id(relation))
            if found is not None:
                self._states[relation], self._notes[relation] = State.VIOLATED, off_by(found.off_by, found.unit)
            else:
                self._states[relation] = State.HOLDS if id(relation) in held else State.UNCHECKED
        self._states |= {r: State.CONTRADICTORY for c in report.contradictions for r in c.relations}
        if broken != self._broken:
            self._broken = broken
            if not self._chosen:
                self.renew()

    def search(self, words: str) -> bool:
        """Let chips without these words in their name or kind fade; of a large scene, show what has them.

        Whether others are shown than before.
        """
        self.shown.words = words
        if self._choose():
            return True
        for chip in self.chips.values():
            chip.setOpacity(1.0 if self.found(chip) else FADED)
        return False

    def found(self, chip: Chip) -> bool:
        """Whether a chip is what is looked for."""
        return self.shown.found(chip.title, chip.node)

    def _make_chips(self, scene: Scene, relations: Iterable[Relation], known: Mapping[str, str]) -> None:
        shown = [node.id for node in self.portion.nodes]
        wanted = [*shown, *dict.fromkeys(o for r in relations for o in r.objects if o not in scene.by_id)]
        for gone in self.chips.keys() - set(wanted):
            self.removeItem(self.chips.pop(gone))
        for name in wanted:
            chip, node, title = self.chips.get(name), scene.by_id.get(name), reference_name(name, known)
            if chip is None:
                chip = self.chips[name] = Chip(name, node, title, self._theme)
                chip.setOpacity(1.0 if self.found(chip) else FADED)
                self.addItem(chip)
            elif chip.title != title or chip.node is not node:
                chip.show_node(node, title, self._theme)

    def _make_arrows(self, relations: list[Relation], known: Mapping[str, str]) -> None:
        for relation in self.pills.keys() - set(relations):
            self.removeItem(self.pills.pop(relation))
        for relation in relations:
            if relation not in self.pills:
                self.pills[relation] = Pill(relation, self._theme)
                self.pills[relation].setToolTip(sentence(relation, known))
                self.addItem(self.pills[relation])
        self._implied = frozenset() if self.shown.everything else implied(tuple(relations))
        pairs = {_pair(r) for r in relations}
        for pair in self._links.keys() - pairs:
            self.removeItem(self._links.pop(pair))
        for pair in pairs - self._links.keys():
            self._links[pair] = Link(self._theme)
            self.addItem(self._links[pair])

    # Where everything is

    def arrange(self, chosen: frozenset[str], focus: Relation | None) -> None:
        """Put everything where it belongs; pills show of what is selected, in focus or in trouble."""
        near = self._near(chosen)
        for name, chip in self.chips.items():
            chip.setPos(*self.positions[name])
            chip.setOpacity(1.0 if self.found(chip) and (not near or name in near) else FADED)
            if chip.selected != (name in chosen):
                chip.selected = name in chosen
                chip.update()
        grouped: dict[Pair, list[Relation]] = {}
        for relation in self.pills:
            grouped.setdefault(_pair(relation), []).append(relation)
        frames = {n: c.frame().translated(c.pos()) for n, c in self.chips.items()} if len(self.chips) <= _FEW else {}
        taken: list[QRectF] = []
        quiet = 0.5 if len(grouped) < 30 else 0.3
        for pair, relations in grouped.items():
            a, b = self.chips[pair[0]], self.chips[pair[1]]
            loud = [r for r in relations if self._loud(r, chosen, focus)]
            found = {self._states.get(r, State.UNCHECKED) for r in (loud or relations)}
            worst = next(s for s in WORST if s in found)
            heads = (
                any(r.subject == pair[1] and not _mutual(r) for r in relations),
                any(r.subject == pair[0] and not _mutual(r) for r in relations),
            )
            link = self._links[pair]
            others = [f for n, f in frames.items() if n not in pair]
            link.setVisible(bool(loud) or not all(r in self._implied for r in relations))
            link.lay(a, b, worst, heads, 1.0 if loud else quiet if not chosen else quiet * 0.4, others)
            self._stack(link, loud, taken)
            for relation in relations:
                pill = self.pills[relation]
                pill.setVisible(relation in loud)
                start, end = self.chips[relation.subject].pos(), self.chips[relation.object].pos()
                state = self._states.get(relation, State.UNCHECKED)
                # The line's head tells the direction unless relations run both ways.
                arrow = arrow_between(start, end) if all(heads) else ""
                pill.show_state(state, arrow, self._notes.get(relation, ""), relation == focus)

    def _near(self, chosen: frozenset[str]) -> set[str]:
        """Of many chips, those selected and what they have to do with; none where all matter the same."""
        if not chosen or len(self.chips) <= _FEW or self.shown.words:
            return set()
        return set(chosen).union(*((r.subject, *r.objects) for r in self.pills if chosen & {r.subject, *r.objects}))

    def _stack(self, link: Link, relations: list[Relation], taken: list[QRectF]) -> None:
        """Put a pair's pills on its line, where they cover no other pair's."""
        if not relations:
            return
        height = sum(self.pills[r].height + 2 for r in relations)
        width = max(self.pills[r].width for r in relations)
        for share in (0.5, 0.36, 0.64, 0.24, 0.76, 0.5):
            middle = link.at(share)
            frame = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            if not any(frame.intersects(other) for other in taken):
                break
        taken.append(frame)
        y = frame.top()
        for relation in relations:
            pill = self.pills[relation]
            pill.setPos(middle.x(), y + pill.height / 2)
            y += pill.height + 2

    def _loud(self, relation: Relation, chosen: frozenset[str], focus: Relation | None) -> bool:
        if relation == focus or self._states.get(relation) in (State.VIOLATED, State.CONTRADICTORY):
            return True
        about = {relation.subject, *relation.objects}
        if len(chosen) > 1:
            return about <= chosen
        return bool(about & chosen) or (not chosen and len(self.pills) <= 8)


def _pair(relation: Relation) -> Pair:
    a, b = sorted((relation.subject, relation.object))
    return a, b


def _mutual(relation: Relation) -> bool:
    known = predicate(relation.predicate)
    return known.inverse == known.name
