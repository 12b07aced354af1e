# ruff: noqa: N802 - Qt names its methods
"""Marks on the ground: which pieces of it are selected, and which one is under the cursor."""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from composer.scene import Scene, Surface
from ui.plan.pens import cosmetic, faded
from ui.plan.street_paint import path_of_rings
from ui.theme import Theme


class GroundMarks(pg.GraphicsObject):  # type: ignore[misc]
    """Outlines pieces of ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._paths: dict[str, tuple[Surface, QPainterPath]] = {}
        self._hovered: str | None = None
        self._selected: frozenset[str] = frozenset()
        self._bounds = QRectF()
        self.setZValue(-800)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def mark(self, scene: Scene, selected: frozenset[str], hovered: str | None) -> None:
        """Mark these surfaces of a scene."""
        wanted = selected | ({hovered} if hovered is not None else frozenset())
        known, self._paths = self._paths, {}
        for surface in scene.surfaces if wanted else ():
            if surface.id in wanted:
                old = known.get(surface.id)
                path = old[1] if old is not None and old[0] is surface else _path(surface)
                self._paths[surface.id] = surface, path
        self._selected, self._hovered = selected & self._paths.keys(), hovered
        self.prepareGeometryChange()
        self._bounds = _around(path for _, path in self._paths.values())
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.theme.accent
        for name, (_, path) in self._paths.items():
            chosen = name in self._selected
            painter.setBrush(faded(accent, 0.22 if chosen else 0.10))
            painter.setPen(cosmetic(accent, 2.0 if chosen else 1.2))
            painter.drawPath(path)


def _path(surface: Surface) -> QPainterPath:
    return path_of_rings((surface.polygon, *surface.holes))


def _around(paths: Iterable[QPainterPath]) -> QRectF:
    frame = QRectF()
    for path in paths:
        frame = frame.united(path.boundingRect())
    return frame.adjusted(-1, -1, 1, 1)
