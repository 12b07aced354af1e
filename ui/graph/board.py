"""What lies on the graph and where: chips of nodes, a line for each related pair, the pills of its relations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from composer.relations import Report
from composer.scene import Relation, Scene
from composer.vocabulary import predicate
from ui.controllers.naming import State, names, off_by, reference_name, sentence, states
from ui.graph.items import WORST, Chip, Link, Pill, arrow_between
from ui.graph.layout import Positions, implied
from ui.graph.shown import Shown
from ui.theme import Theme

Pair = tuple[str, str]
Sizes = Mapping[str, tuple[float, float]]
FADED = 0.25
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
        if old is not None and old.relations == scene.relations and _same_chips(old, scene):
            return False
        relations = [r for r in scene.relations if self.shown.relation(r, self._states.get(r))]
        known = names(scene)
        self._make_chips(scene, relations, known)
        self._make_arrows(relations, known)
        if any(name not in self.positions for name in self.chips):
            fresh = self._place(scene, self.sizes)
            self.positions = {name: self.positions.get(name, fresh[name]) for name in self.chips}
        return True

    def renew(self) -> None:
        """Show the scene as `shown` says now."""
        scene, self._scene = self._scene, None
        if scene is not None:
            self.show_scene(scene)

    def learn(self, report: Report) -> None:
        """Take which relations hold; one that no longer does appears."""
        self._states = states(report)
        self._notes = {v.relation: off_by(v.off_by, v.unit) for v in report.violated}
        if any(r not in self.pills and self.shown.relation(r, self._states.get(r)) for r in self._states):
            self.renew()

    def search(self, words: str) -> None:
        """Let chips without these words in their name or kind fade."""
        self.shown.words = words
        for chip in self.chips.values():
            chip.setOpacity(1.0 if self.found(chip) else FADED)

    def found(self, chip: Chip) -> bool:
        """Whether a chip is what is looked for."""
        return self.shown.found(chip.title, chip.node)

    def _make_chips(self, scene: Scene, relations: Iterable[Relation], known: dict[str, str]) -> None:
        wanted = [*scene.by_id, *dict.fromkeys(o for r in relations for o in r.objects if o not in scene.by_id)]
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

    def _make_arrows(self, relations: list[Relation], known: dict[str, str]) -> None:
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
        for name, chip in self.chips.items():
            chip.setPos(*self.positions[name])
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


def _same_chips(old: Scene, new: Scene) -> bool:
    def looks(scene: Scene) -> list[tuple[object, ...]]:
        return [(n.id, n.category, n.label, n.materials) for n in scene.nodes]

    return looks(old) == looks(new)
