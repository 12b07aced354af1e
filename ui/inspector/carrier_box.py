# ruff: noqa: N802 - Qt names its events
"""The list of what an object may stand on, filled when somebody looks into it."""

from __future__ import annotations

import math

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox

from composer.scene import Node
from ui.controllers.naming import names
from ui.controllers.session import Session
from ui.words import tr

MOST = 200
"""Of more objects the nearest are offered."""


class CarrierBox(QComboBox):
    """Shows what a node stands on; each entry's data is a node id, None for nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._node: Node | None = None
        self._full = False

    def show_node(self, node: Node) -> None:
        """Show what this one stands on."""
        self._node = node
        self._fill(full=self.hasFocus())

    def _fill(self, full: bool) -> None:
        node, scene = self._node, self._session.scene
        self._full = full
        self.clear()
        self.addItem(tr("Nothing"), None)
        if node is None or node.id not in scene.by_id:
            return
        known = names(scene)
        for other in self._offered(node) if full else [scene.by_id[node.parent]] if node.parent else []:
            self.addItem(known[other.id], other.id)
        self.setCurrentIndex(max(self.findData(node.parent), 0))

    def _offered(self, node: Node) -> list[Node]:
        scene = self._session.scene
        own = {n.id for n in scene.stack(node.id)}
        others = [n for n in scene.nodes if n.id not in own]
        if len(others) <= MOST:
            return others
        near = sorted(others, key=lambda n: _distance(node, n))[:MOST]
        carrier = scene.by_id.get(node.parent or "")
        return near if carrier is None or carrier in near else [carrier, *near]

    def _look(self) -> None:
        if not self._full:
            self._fill(full=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._look()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self._look()
        super().showPopup()


def _distance(node: Node, other: Node) -> float:
    if node.box is None or other.box is None:
        return math.inf
    return math.hypot(node.box.x - other.box.x, node.box.y - other.box.y)
