# ruff: noqa: N802 - Qt names its events
"""The graph: who is related to whom, changed by drawing and clicking arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsScene, QGraphicsView, QMenu

from composer.relations import Report
from composer.scene import Relation, Scene
from composer.vocabulary import predicate
from ui.controllers.naming import State, names, off_by, reference_name, sentence, states
from ui.controllers.relations import RelationController
from ui.controllers.session import Session
from ui.graph.finder import MARGIN, GraphFinder
from ui.graph.items import WORST, Chip, Link, Pill, arrow_between
from ui.graph.layout import Positions, by_relations, implied, like_plan
from ui.graph.menus import RelationMenus
from ui.graph.shown import Shown
from ui.spoken import again, say
from ui.theme import Theme

Pair = tuple[str, str]
FADED = 0.25
"""How much is left to see of what a search has not found."""


class GraphView(QGraphicsView):
    """Draws the session's nodes and relations.

    Signals
    -------
    add_wanted
        The user wants to add a node (Tab).
    menu_wanted(place)
        The user wants to see what can be done with what is selected (Space); global pixels.
    """

    add_wanted = Signal()
    menu_wanted = Signal(QPointF)

    def __init__(self, session: Session, controller: RelationController, theme: Theme) -> None:
        self._stage = QGraphicsScene()
        super().__init__(self._stage)
        self.setObjectName("graph")
        say("Graph", self.setAccessibleName)
        again(self.retell)
        self._session, self._theme = session, theme
        self.menus = RelationMenus(session, controller, self)
        self._chips: dict[str, Chip] = {}
        self._links: dict[Pair, Link] = {}
        self._pills: dict[Relation, Pill] = {}
        self._positions: Positions = {}
        self._scene: Scene | None = None
        self._states: dict[Relation, State] = {}
        self._notes: dict[Relation, str] = {}
        self._implied: frozenset[Relation] = frozenset()
        self._press: tuple[str, QPointF, QPointF] | None = None
        self._mode = ""
        self._arranged = False
        self._laid = 0.0
        self._rubber: QGraphicsLineItem | None = None
        self._shown = Shown()
        self.finder = GraphFinder(self)
        self.finder.searched.connect(self._search)
        self.finder.taken.connect(self._take_found)
        self.finder.left.connect(self.setFocus)
        self.finder.filtered.connect(self._filter)
        self.setViewportMargins(0, self.finder.height() + 2 * MARGIN, 0, 0)  # where the finder is no chip is covered
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.set_theme(theme)
        session.changed.connect(self._show)
        session.selected.connect(lambda ids: self._arrange())
        session.related.connect(lambda relation: self._arrange())
        session.checked.connect(self._on_checked)
        session.replaced.connect(self._forget)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self.setBackgroundBrush(QColor(theme.canvas))
        self._clear()
        self._on_checked(self._session.report)
        self._show(self._session.scene)

    def retell(self) -> None:
        """Say everything again, in another language or with other names."""
        self.set_theme(self._theme)
        self._laid = 0.0
        self._settle()

    def show_everything(self, on: bool) -> None:
        """Show also relations that boxes do not decide, and those with the room."""
        self._shown.everything = on
        scene, self._scene = self._session.scene, None
        self._show(scene)

    def _filter(self, kinds: frozenset[str] | None) -> None:
        """Show relations of some kinds only, and those that do not hold."""
        self._shown.kinds = kinds
        scene, self._scene = self._session.scene, None
        self._show(scene)

    def _search(self, words: str) -> None:
        """Let chips without these words in their name or kind fade."""
        self._shown.words = words
        for chip in self._chips.values():
            chip.setOpacity(1.0 if self._found(chip) else FADED)

    def _found(self, chip: Chip) -> bool:
        return self._shown.found(chip.title, chip.node)

    def _take_found(self) -> None:
        """Select what the search has found, and show it."""
        found = [chip for chip in self._chips.values() if self._found(chip) and chip.node is not None]
        if found and self._shown.words:
            self._session.select(chip.name for chip in found)
            self.centerOn(found[0])
        self.setFocus()

    def _clear(self) -> None:
        self._stage.clear()
        self._chips, self._links, self._pills, self._rubber, self._scene = {}, {}, {}, None, None

    def _forget(self) -> None:
        self._clear()
        self._positions, self._arranged = {}, False
        self._laid = self._aspect if self.isVisible() else 0.0
        self._show(self._session.scene)
        self.fit()

    def _on_checked(self, report: Report) -> None:
        self._states = states(report)
        self._notes = {v.relation: off_by(v.off_by, v.unit) for v in report.violated}
        if self._scene is not None:
            hidden = [r for r in self._states if r not in self._pills and self._shown.relation(r, self._states.get(r))]
            if hidden:
                scene, self._scene = self._scene, None
                self._show(scene)
            else:
                self._arrange()

    def _show(self, scene: Scene) -> None:
        if scene is self._scene:
            return
        old, self._scene = self._scene, scene
        if old is not None and old.relations == scene.relations and _same_chips(old, scene):
            return
        known = names(scene)
        shown = [r for r in scene.relations if self._shown.relation(r, self._states.get(r))]
        wanted = [*scene.by_id, *dict.fromkeys(o for r in shown for o in r.objects if o not in scene.by_id)]
        for gone in self._chips.keys() - set(wanted):
            self._stage.removeItem(self._chips.pop(gone))
        for name in wanted:
            chip = self._chips.get(name)
            title = reference_name(name, known)
            if chip is None:
                chip = self._chips[name] = Chip(name, scene.by_id.get(name), title, self._theme)
                chip.setOpacity(1.0 if self._found(chip) else FADED)
                self._stage.addItem(chip)
            elif chip.title != title or chip.node is not scene.by_id.get(name):
                chip.show_node(scene.by_id.get(name), title, self._theme)
        for relation in self._pills.keys() - set(shown):
            self._stage.removeItem(self._pills.pop(relation))
        for relation in shown:
            if relation not in self._pills:
                self._pills[relation] = Pill(relation, self._theme)
                self._pills[relation].setToolTip(sentence(relation, known))
                self._stage.addItem(self._pills[relation])
        self._implied = frozenset() if self._shown.everything else implied(tuple(shown))
        pairs = {_pair(r) for r in shown}
        for pair in self._links.keys() - pairs:
            self._stage.removeItem(self._links.pop(pair))
        for pair in pairs - self._links.keys():
            self._links[pair] = Link(self._theme)
            self._stage.addItem(self._links[pair])
        if any(name not in self._positions for name in wanted):
            sizes = {name: self._chips[name].size for name in wanted}
            fresh = like_plan(scene, sizes, self._aspect) if self.isVisible() else dict.fromkeys(wanted, (0.0, 0.0))
            self._positions = {name: self._positions.get(name, fresh[name]) for name in wanted}
        self._arrange()

    @property
    def _aspect(self) -> float:
        return min(max(self.width() / max(self.height(), 1), 0.8), 4.0)

    def lay_out(self) -> None:
        """Toggle between the plan's arrangement and the relations' own."""
        sizes = {name: chip.size for name, chip in self._chips.items()}
        plan = like_plan(self._session.scene, sizes, self._aspect)
        self._arranged = True
        same = all(abs(plan[i][k] - self._positions[i][k]) < 0.5 for i in plan for k in (0, 1))
        self._positions = by_relations(self._session.scene, sizes, self._aspect) if same else plan
        self._arrange()
        self.fit()

    def fit(self) -> None:
        """Show every chip."""
        frame = QRectF()
        for chip in self._chips.values():
            frame = frame.united(chip.frame().translated(chip.pos()))
        if frame.isEmpty():
            return
        frame = frame.adjusted(-30, -30, 30, 30)
        self.setSceneRect(frame.adjusted(-2000, -2000, 2000, 2000))
        self.fitInView(frame, Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1.15:
            self.resetTransform()
            self.scale(1.15, 1.15)
            self.centerOn(frame.center())

    def _arrange(self) -> None:
        chosen, focus = self._session.selection, self._session.relation
        for name, chip in self._chips.items():
            chip.setPos(*self._positions[name])
            if chip.selected != (name in chosen):
                chip.selected = name in chosen
                chip.update()
        grouped: dict[Pair, list[Relation]] = {}
        for relation in self._pills:
            grouped.setdefault(_pair(relation), []).append(relation)
        frames = {n: c.frame().translated(c.pos()) for n, c in self._chips.items()} if len(self._chips) <= 60 else {}
        taken: list[QRectF] = []
        quiet = 0.5 if len(grouped) < 30 else 0.3
        for pair, relations in grouped.items():
            a, b = self._chips[pair[0]], self._chips[pair[1]]
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
                pill = self._pills[relation]
                pill.setVisible(relation in loud)
                start, end = self._chips[relation.subject].pos(), self._chips[relation.object].pos()
                state = self._states.get(relation, State.UNCHECKED)
                # The line's head tells the direction unless relations run both ways.
                arrow = arrow_between(start, end) if all(heads) else ""
                pill.show_state(state, arrow, self._notes.get(relation, ""), relation == focus)

    def _stack(self, link: Link, relations: list[Relation], taken: list[QRectF]) -> None:
        """Put a pair's pills on its line, where they cover no other pair's."""
        if not relations:
            return
        height = sum(self._pills[r].height + 2 for r in relations)
        width = max(self._pills[r].width for r in relations)
        for share in (0.5, 0.36, 0.64, 0.24, 0.76, 0.5):
            middle = link.at(share)
            frame = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            if not any(frame.intersects(other) for other in taken):
                break
        taken.append(frame)
        y = frame.top()
        for relation in relations:
            pill = self._pills[relation]
            pill.setPos(middle.x(), y + pill.height / 2)
            y += pill.height + 2

    def _loud(self, relation: Relation, chosen: frozenset[str], focus: Relation | None) -> bool:
        if relation == focus or self._states.get(relation) in (State.VIOLATED, State.CONTRADICTORY):
            return True
        about = {relation.subject, *relation.objects}
        if len(chosen) > 1:
            return about <= chosen
        return bool(about & chosen) or (not chosen and len(self._pills) <= 8)

    # Menus

    def _open(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Mouse and keys

    def _item_at(self, position: QPointF) -> Chip | Pill | None:
        for item in self.items(position.toPoint()):
            if isinstance(item, Chip | Pill) and item.isVisible():
                return item
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        event.accept()
        position, item = event.position(), self._item_at(event.position())
        place = self.mapToScene(position.toPoint())
        if event.button() == Qt.MouseButton.MiddleButton or (
            item is None and event.button() != Qt.MouseButton.LeftButton
        ):
            self._mode, self._press = "pan", ("", place, position)
        elif isinstance(item, Pill):
            relation = item.relation
            self._session.select((relation.subject, *relation.objects), relation)
            self._open(self.menus.of_relation(relation), event.globalPosition().toPoint())
        elif isinstance(item, Chip):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if item.node is not None and (shift or item.name not in self._session.selection):
                more = self._session.selection ^ {item.name} if shift else frozenset([item.name])
                self._session.select(more)
            elif self._session.relation is not None:
                self._session.select(self._session.selection)
            if event.button() == Qt.MouseButton.RightButton and item.node is not None:
                self._open(self.menus.of_node(item.name), event.globalPosition().toPoint())
                return
            rim = item.on_rim(item.mapFromScene(place)) and item.node is not None
            self._mode, self._press = "link" if rim else "move", (item.name, place, position)
        else:
            self._session.select(())
            self._mode, self._press = "pan", ("", place, position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        position = event.position()
        place = self.mapToScene(position.toPoint())
        if self._press is None:
            item = self._item_at(position)
            everything: list[Chip | Pill] = [*self._chips.values(), *self._pills.values()]
            for each in everything:
                if each.hovered is not (each is item):
                    each.hovered = each is item
                    each.update()
            return
        name, start, pressed = self._press
        if self._mode == "pan":
            step = self.mapToScene(position.toPoint()) - self.mapToScene(pressed.toPoint())
            self.setSceneRect(self.sceneRect().translated(-step))
            self._press = name, start, position
        elif self._mode == "move" and (position - pressed).manhattanLength() > 2:
            x, y = self._positions[name]
            self._arranged = True
            self._positions[name] = x + place.x() - start.x(), y + place.y() - start.y()
            self._press = name, place, position
            self._arrange()
        elif self._mode == "link":
            if self._rubber is None:
                self._rubber = self._stage.addLine(0, 0, 0, 0, QPen(QColor(self._theme.accent), 2))
                self._rubber.setZValue(5)
            chip, over = self._chips[name], self._item_at(position)
            begin = chip.border(place)
            self._rubber.setLine(begin.x(), begin.y(), place.x(), place.y())
            for other in self._chips.values():
                other.target = other is over and other is not chip
                other.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        mode, press, self._mode, self._press = self._mode, self._press, "", None
        if self._rubber is not None:
            self._stage.removeItem(self._rubber)
            self._rubber = None
        if mode == "link" and press is not None:
            over = self._item_at(event.position())
            for chip in self._chips.values():
                chip.target = False
                chip.update()
            if isinstance(over, Chip) and over.name != press[0]:
                self._open(self.menus.of_pair(press[0], over.name), event.globalPosition().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = 1.001 ** event.angleDelta().y()
        if 0.15 < self.transform().m11() * factor < 4:
            self.scale(factor, factor)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Find):
            self.finder.focus()
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key == Qt.Key.Key_L:
            self.lay_out()
        elif key == Qt.Key.Key_Space:
            self.menu_wanted.emit(QPointF(self.mapToGlobal(self.rect().center())))
        elif key == Qt.Key.Key_Escape:
            self._session.select(())
        else:
            event.ignore()
            return
        event.accept()

    def event(self, event: QEvent) -> bool:
        # Tab adds a node here; Shift+Tab still leaves the graph by keyboard.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.add_wanted.emit()
            return True
        return super().event(event)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._settle()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._settle()

    def _settle(self) -> None:
        """Use the panel's new shape, unless the user arranged the chips."""
        if not self._arranged and self._chips and self.isVisible() and abs(self._aspect - self._laid) > 0.1:
            self._laid = self._aspect
            sizes = {name: chip.size for name, chip in self._chips.items()}
            self._positions = like_plan(self._session.scene, sizes, self._aspect)
            self._arrange()
        self.fit()


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
