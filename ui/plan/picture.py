# ruff: noqa: N802 - Qt names its events
"""What the plan shows: room, objects, and what is drawn over them; how metres become pixels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication

from composer.relations import Report
from composer.scene import Box, Node, Point, Scene
from composer.street.rows import End
from composer.street.survey import survey_of
from ui.aside import Aside
from ui.controllers.naming import names
from ui.controllers.plan import Grip
from ui.controllers.session import Session
from ui.controllers.snapping import Line
from ui.controllers.street_rows import RowController
from ui.plan.ground import Ground
from ui.plan.ground_marks import GroundMarks
from ui.plan.labels import Labels
from ui.plan.layers import LAYERS, layer_of
from ui.plan.marks import Marks, grips_of
from ui.plan.objects import Objects
from ui.plan.overlay import REACH, Overlay
from ui.plan.places import Frame
from ui.plan.row_ends import END_REACH, ends_of, paint_ends
from ui.plan.rulers import BREADTH, Rulers
from ui.plan.tool import ToPixel
from ui.space.views import bounds
from ui.spoken import again
from ui.theme import Theme

FAINT = 0.3
"""Opacity of objects while the room is worked on."""


class PlanPicture(pg.GraphicsView):  # type: ignore[misc]
    """Draws the session's scene from above.

    Attributes
    ----------
    marks : Marks
        What is drawn over it besides the scene.
    layers : frozenset of str
        Those of `LAYERS` that show.
    """

    _fitted = False  # Qt calls resizeEvent while the base class is being made

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(background=theme.canvas)
        self.session, self.theme = session, theme
        self.rows = RowController(session, self)
        self._box = pg.ViewBox(lockAspect=True, enableMenu=False, defaultPadding=0.02)
        self._box.setMouseEnabled(False, False)
        self.setCentralItem(self._box)
        self._aside = Aside(self)
        self.ground, self.objects = Ground(theme, self._aside), Objects(theme)
        self.ground_marks = GroundMarks(theme)
        for sheet in (self.ground, self.ground_marks, self.objects):
            self.add_item(sheet)
        self.objects.places.shows = self._shows
        self.marks, self._overlay, self._labels, self._rulers = Marks(), Overlay(theme), Labels(), Rulers()
        self.layers = frozenset(LAYERS)
        self._scene: Scene | None = None
        self._faint = False
        session.changed.connect(self._show)
        session.selected.connect(self._on_selected)
        session.grounded.connect(lambda ids: self.mark_ground())
        session.checked.connect(self._on_checked)
        self._on_checked(session.report)
        self._show(session.scene)
        again(self.retell)

    @property
    def complete(self) -> bool:
        """Whether all that shows was drawn as it is now."""
        return self.ground.complete and self.objects.complete and not self._aside.busy

    @property
    def row_ends(self) -> Mapping[End, QPointF]:
        """Where the ends of the selected row are taken hold of, pixels; nothing while something else is in the hand."""
        session, marks = self.session, self.marks
        if not marks.handles or not marks.selected or (session.previewing and not self.rows.busy):
            return {}
        row = self.rows.row
        return {} if row is None else ends_of(row, self.to_pixel)

    # What is shown

    def retell(self) -> None:
        """Say everything again, in another language or in other units."""
        self.marks.names = names(self.session.scene)
        self.ground.renew()
        self.viewport().update()

    def add_item(self, item: pg.GraphicsObject) -> None:
        """Put something on the plan that is drawn in metres."""
        level = item.zValue()
        self._box.addItem(item, ignoreBounds=True)
        item.setZValue(level)  # the view box lifts what lies below itself

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self.theme = self._overlay.theme = self.ground_marks.theme = theme
        self.setBackground(theme.canvas)
        scene, self._scene = self.session.scene, None
        self._show(scene)

    def set_layers(self, shown: Iterable[str]) -> None:
        """Show these of `LAYERS` and no others."""
        self.layers = frozenset(shown)
        self.marks.sizes, self.marks.labels = "sizes" in self.layers, "names" in self.layers
        self.objects.show_layers(self._shows)
        self._restate()

    def step_back(self, faint: bool) -> None:
        """Let the objects step back, so that the room is what is worked on; or bring them to the front again."""
        self._faint = faint
        self.marks.every_size, self.marks.handles = faint, not faint
        self.objects.setOpacity(FAINT if faint else 1.0)
        self._restate()

    def show_layer(self, name: str, shown: bool) -> None:
        """Show or hide one of `LAYERS`."""
        self.set_layers(self.layers | {name} if shown else self.layers - {name})

    def _shows(self, node: Node) -> bool:
        return (layer_of(node) or "") in (*self.layers, "")

    def nodes_in(self, frame: QRectF) -> list[str]:
        """Objects of the layers that show whose middle is in a frame of pixels."""
        (x0, y0), (x1, y1) = self.to_plan(frame.bottomLeft()), self.to_plan(frame.topRight())
        places = self.objects.places
        return [places.nodes[row].id for row in places.middles_within((x0, y0, x1, y1)).tolist()]

    def _show(self, scene: Scene) -> None:
        if scene is self._scene:
            return
        self._scene = scene
        self.ground.show_scene(scene, self.theme)
        self.objects.show_scene(scene, self.theme, self.session.previewing)
        self.marks.names = names(scene)
        if self.session.ground:
            self.mark_ground()
        if self.marks.hovered not in scene.by_id:
            self.marks.hovered = None
        self._restate()

    def _on_selected(self, ids: frozenset[str]) -> None:
        self.marks.selected = ids
        self._on_checked(self.session.report)

    def _on_checked(self, report: Report) -> None:
        hard = [v.relation for v in report.hard_violations]
        troubled = {r.subject for r in hard} | set(report.out_of_bounds)
        troubled |= {i for a, b, _ in report.overlaps for i in (a, b)}
        troubled |= set(report.in_lanes) | {stray.node for stray in report.strays}
        self.marks.troubled = frozenset(troubled)
        chosen = self.marks.selected
        self.marks.broken = tuple(
            (r.subject, o) for r in hard for o in r.objects if self.session.previewing or {r.subject, o} & chosen
        )
        self._restate()

    def _restate(self) -> None:
        self.objects.set_states(self.marks.selected, self.marks.troubled)
        self.objects.set_hovered(self.marks.hovered)
        self.viewport().update()

    def set_hovered(self, node_id: str | None) -> None:
        """Mark the object under the cursor."""
        if node_id != self.marks.hovered:
            self.marks.hovered = node_id
            self._restate()

    def mark_ground(self, hovered: str | None = None) -> None:
        """Mark the ground that is selected, and a piece of it that is under the cursor."""
        self.ground_marks.mark(self.session.scene, self.session.ground, hovered)

    def surface_at(self, pixel: QPointF) -> str | None:
        """The piece of ground that is seen under a pixel."""
        scene = self.session.scene
        if not scene.surfaces:
            return None
        row = int(survey_of(scene).topmost(np.array([self.to_plan(pixel)]))[0])
        return None if row < 0 else scene.surfaces[row].id

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        self.marks.hint, self.marks.guides = text, guides
        self.viewport().update()

    def show_ghost(self, box: Box | None) -> None:
        """Draw where something would come to stand; None clears it."""
        if box != self.marks.ghost:
            self.marks.ghost = box
            self.viewport().update()

    def fit(self, around: float = 0.075) -> None:
        """Show the whole room and some ground around it, a share of its size."""
        low, high = self._bounds()
        span = max(high[0] - low[0], high[1] - low[1])
        pad = span * around
        # The rulers lie over the left and the upper edge.
        edge = BREADTH * (span + 2 * pad) / max(min(self.width(), self.height()) - BREADTH, 1)
        edge = edge if "rulers" in self.layers else 0.0
        wide, high_ = high[0] - low[0] + 2 * pad + edge, high[1] - low[1] + 2 * pad + edge
        self._box.setRange(QRectF(low[0] - pad - edge, low[1] - pad, wide, high_), padding=0)
        self.viewport().update()

    def _bounds(self) -> tuple[Point, Point]:
        """Lower left and upper right corner of what there is to show."""
        scene = self.session.scene
        if scene.kind == "room" or not scene.surfaces:
            low, high = bounds(scene)
            return (float(low[0]), float(low[1])), (float(high[0]), float(high[1]))
        x0, y0, x1, y1 = self.ground.frame
        around = self.objects.places.bounds() or (x0, y0, x1, y1)
        return (min(x0, around[0]), min(y0, around[1])), (max(x1, around[2]), max(y1, around[3]))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if not self._fitted and self.isVisible() and self.width() > 100:
            self.fit()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.fit()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if self._scene is None:
            return
        # One affine map for the whole picture; asking the view box for every point would cost more than drawing.
        zero, one = self.to_pixel(0, 0), self.to_pixel(1, 1)
        x0, y0, dx, dy = zero.x(), zero.y(), one.x() - zero.x(), one.y() - zero.y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, size = QApplication.font(), self.viewport().size()
        small = QFont(font)
        small.setPointSizeF(max(font.pointSizeF() - 1.0, 7.0))
        painter.setFont(small)

        def to_pixel(x: float, y: float) -> QPointF:
            return QPointF(x0 + x * dx, y0 + y * dy)

        seen: Frame = (-x0 / dx, (size.height() - y0) / dy, (size.width() - x0) / dx, -y0 / dy)
        self._overlay.paint_below(painter, self._scene, self.marks, to_pixel)
        self._labels.paint(
            painter, self.objects, self.marks, seen, to_pixel, size, small, self.theme, self._scene.kind == "street"
        )
        self._overlay.paint(painter, self._scene, self.marks, to_pixel)
        ends = self.row_ends
        if ends and (row := self.rows.row) is not None:
            paint_ends(painter, ends, row, to_pixel, self.theme)
        self.paint_tool(painter, to_pixel)
        if "rulers" in self.layers:
            self._rulers.paint(painter, zero, QPointF(dx, dy), QSizeF(size), font, self.theme)

    def paint_tool(self, painter: QPainter, to_pixel: ToPixel) -> None:
        """Draw what belongs to the tool that is on."""

    # Where things are

    def to_pixel(self, x: float, y: float) -> QPointF:
        """A point of the plan in pixels of the canvas."""
        return QPointF(self._box.mapViewToScene(QPointF(x, y)))

    def to_plan(self, pixel: QPointF) -> Point:
        """A pixel of the canvas as a point of the plan, metres."""
        point = self._box.mapSceneToView(self.mapToScene(pixel.toPoint()))
        return point.x(), point.y()

    @property
    def pixel(self) -> float:
        """Metres a pixel is wide."""
        return float(self._box.viewPixelSize()[0])

    def node_at(self, pixel: QPointF) -> str | None:
        """The topmost node under a pixel."""
        return self.objects.node_at(self.to_plan(pixel), 12 * self.pixel)

    def grip_at(self, pixel: QPointF) -> Grip | str | None:
        """The handle under a pixel."""
        if len(self.marks.selected) != 1 or self._scene is None:
            return None
        node = self._scene.by_id.get(next(iter(self.marks.selected)))
        if node is None or node.box is None:
            return None
        near = {name: (point - pixel).manhattanLength() for name, point in grips_of(node.box, self.to_pixel).items()}
        best = min(near, key=near.__getitem__)
        return best if near[best] <= REACH * 1.4 else None

    def row_end_at(self, pixel: QPointF) -> End | None:
        """The end of the selected row under a pixel."""
        near = {end: (point - pixel).manhattanLength() for end, point in self.row_ends.items()}
        best = min(near, key=near.__getitem__, default=None)
        return best if best is not None and near[best] <= END_REACH else None
