"""What can be done with relations, as menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from composer.scene import Relation
from composer.vocabulary import predicate, predicates
from ui.controllers.naming import names, reference_name, saying, sentence
from ui.controllers.relations import BETWEEN, RelationController
from ui.controllers.session import Session
from ui.words import tr


class RelationMenus:
    """Makes the menus of arrows and of pairs of nodes."""

    def __init__(self, session: Session, controller: RelationController, parent: QWidget) -> None:
        self._session, self._controller, self._parent = session, controller, parent

    def of_relation(self, relation: Relation) -> QMenu:
        """What can be done with a relation."""
        menu = QMenu(self._parent)
        head = menu.addAction(sentence(relation, names(self._session.scene)))
        head.setEnabled(False)
        menu.addSeparator()
        kind = predicate(relation.predicate).kind
        same = [n for n, p in predicates().items() if p.kind == kind and n != relation.predicate]
        for name in same:
            self._do(menu, tr("Change to “{name}”", name=tr(name)), partial(self._controller.change, relation, name))
        others = menu.addMenu(tr("Change to"))
        for name in self._controller.choices(relation.subject, relation.object):
            if name not in (*same, relation.predicate):
                self._do(others, tr(name), partial(self._controller.change, relation, name))
        self._do(menu, tr("Flip"), lambda: self._controller.flip(relation))
        hard = self._do(menu, tr("Must hold"), lambda: self._controller.set_hard(relation, not relation.hard))
        hard.setCheckable(True)
        hard.setChecked(relation.hard)
        menu.addSeparator()
        self._do(menu, tr("Delete"), lambda: self._controller.remove(relation))
        return menu

    def of_pair(self, subject: str, target: str) -> QMenu:
        """Which relation to draw between two nodes; what holds already comes first. On a street, a third one that is
        selected is what the first may be between, too."""
        menu, known = QMenu(self._parent), names(self._session.scene)
        menu.setAccessibleName(tr("Relation"))
        head = menu.addAction(tr("{name} …", name=reference_name(subject, known)))
        head.setEnabled(False)
        menu.addSeparator()
        for name in self._controller.choices(subject, target):
            text = saying(name, reference_name(target, known))
            self._do(menu, text, partial(self._controller.add, subject, name, target)).setData(name)
        third = self._session.selection - {subject, target}
        if self._session.scene.kind == "street" and len(third) == 1:
            (other,) = third
            both = tr(" and ").join(reference_name(name, known) for name in (target, other))
            add = partial(self._controller.add, subject, BETWEEN, target, other)
            self._do(menu, saying(BETWEEN, both), add).setData(BETWEEN)
        return menu

    def of_node(self, subject: str) -> QMenu:
        """What a node can have to do with the room: its walls, corners, doors and windows; or with the street."""
        menu, known = QMenu(self._parent), names(self._session.scene)
        street = self._session.scene.kind == "street"
        menu.setAccessibleName(tr("Relation with the street") if street else tr("Relation with the room"))
        head = menu.addAction(tr("{name} …", name=reference_name(subject, known)))
        head.setEnabled(False)
        menu.addSeparator()
        for part in self._controller.room_parts():
            for name in self._controller.choices(subject, part):
                text = saying(name, reference_name(part, known))
                self._do(menu, text, partial(self._controller.add, subject, name, part)).setData((name, part))
        return menu

    def _do(self, menu: QMenu, text: str, what: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda checked=False: what())
        return action
