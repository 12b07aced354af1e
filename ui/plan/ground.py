"""What the objects stand on: the room, or the surfaces of a street with what is painted on them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from composer.scene import Floor, Scene, Surface
from composer.street.kinds import surface_kind
from composer.values import identical
from ui.controllers.session import Aside
from ui.plan.pens import cosmetic, faded, mixed
from ui.plan.places import FloatArray, Frame
from ui.plan.room_drawing import RoomDrawing
from ui.plan.sheet import Sheet
from ui.plan.street_paint import Markings, Paint, markings, path_of_rings
from ui.theme import Theme

_PATIENCE = 60
"""So few pieces of ground are drawn at once, whatever it takes."""
_SMOOTH = 1.0
"""Pixels a metre below which edges are not smoothed: there are thousands of them then."""
_LINES, _ARROWS = 2.2, 4.0
"""Pixels a metre from which on lines and arrows are drawn."""
_MANY = 40
KERB = 0.14
"""Metres."""


class Ground(Sheet):
    """Draws the surroundings of a scene.

    Parameters
    ----------
    theme : Theme
    aside : Aside
        Works out what is painted on a street.
    """

    def __init__(self, theme: Theme, aside: Aside = lambda work, done: done(work())) -> None:
        super().__init__(self._draw_part, -1000.0)
        self._theme, self._aside = theme, aside
        self._floor: Floor | None = None
        self._surfaces: tuple[Surface, ...] = ()
        self._glass = False
        self._paths: dict[int, tuple[Surface, QPainterPath]] = {}
        self._frames: FloatArray = np.zeros((0, 4))
        self._order: list[int] = []
        self._markings: Markings | None = None
        self._looked: object = None

    def show_scene(self, scene: Scene, theme: Theme) -> None:
        """Draw this scene's surroundings."""
        restyled = theme is not self._theme
        self._theme = theme
        if scene.floor is not self._floor or restyled:
            self._floor = scene.floor
            self.renew()
        if not identical(scene.surfaces, self._surfaces):
            self._take(scene.surfaces)
            self._look(scene)
        self.patient = len(scene.surfaces) <= _PATIENCE
        x0, y0, x1, y1 = self.frame
        self.set_bounds((x0 - 1.5, y0 - 1.5, x1 + 1.5, y1 + 1.5))

    def set_glass(self, glass: bool) -> None:
        """Let what lies under the floor shine through."""
        self._glass = glass
        self.renew()

    @property
    def frame(self) -> Frame:
        """What the ground covers."""
        frames = self._frames if len(self._frames) else np.zeros((0, 4))
        if self._floor is not None:
            frames = np.vstack([frames, self._floor.bounds])
        if not len(frames):
            return -3.0, -3.0, 3.0, 3.0
        (x0, y0), (x1, y1) = frames[:, :2].min(axis=0).tolist(), frames[:, 2:].max(axis=0).tolist()
        return x0, y0, x1, y1

    def _take(self, surfaces: tuple[Surface, ...]) -> None:
        """Keep what is drawn of pieces of ground that are as they were."""
        old, before = self._surfaces, self._frames
        known = {id(s): k for k, s in enumerate(old)}
        self._surfaces = surfaces
        frames = np.zeros((len(surfaces), 4))
        fresh = []
        for row, surface in enumerate(surfaces):
            k = known.pop(id(surface), None)
            if k is None:
                ring = np.array(surface.polygon)
                frames[row] = (*ring.min(axis=0), *ring.max(axis=0))
                fresh.append(row)
            else:
                frames[row] = before[k]
        gone = list(known.values())
        self._frames = frames
        here = {id(s) for s in surfaces}
        self._paths = {k: row for k, row in self._paths.items() if k in here}
        self._order = sorted(range(len(surfaces)), key=lambda row: surface_kind(surfaces[row].kind).order)
        changed = np.vstack([before[gone], frames[fresh]])
        self.renew(None if len(changed) > _MANY else [_frame(row) for row in changed])

    def _look(self, scene: Scene) -> None:
        """Find what is painted on the ground; until it is found, what was painted before stays."""
        surfaces, before = scene.surfaces, self._markings
        self._looked = surfaces
        if not surfaces:
            self._markings = None
            return
        self._aside(lambda: (surfaces, markings(surfaces, scene.roads, scene.junctions, before)), self._paint_with)

    def _paint_with(self, found: tuple[tuple[Surface, ...], Markings]) -> None:
        surfaces, made = found
        if surfaces is not self._looked:
            return
        old, self._markings = self._markings, made
        self.renew(_differing(old, made))

    # Drawing

    def _draw_part(self, painter: QPainter, frame: Frame, scale: float) -> None:
        if self._floor is not None:
            RoomDrawing(self._floor, self._theme, self._glass).draw(painter)
        if self._surfaces:
            self._draw_street(painter, frame, scale)

    def _draw_street(self, painter: QPainter, frame: Frame, scale: float) -> None:
        x0, y0, x1, y1 = frame
        f = self._frames
        seen = (f[:, 0] < x1) & (f[:, 2] > x0) & (f[:, 1] < y1) & (f[:, 3] > y0)
        painter.setOpacity(painter.opacity() * (0.3 if self._glass else 1.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= _SMOOTH)
        paints = self._seen(self._markings.paints, frame) if self._markings and scale >= _LINES else []
        paints.sort(key=lambda p: -p.order)
        for row in self._order:
            if not seen[row]:
                continue
            surface = self._surfaces[row]
            kind = surface_kind(surface.kind)
            while paints and paints[-1].order < kind.order:
                self._draw_paint(painter, paints.pop())
            self._draw_surface(painter, surface, scale)
        while paints:
            self._draw_paint(painter, paints.pop())
        if self._markings is not None and scale >= _LINES:
            self._draw_kerbs(painter, frame, scale)
            if scale >= _ARROWS:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(faded("#ffffff", 0.5 if self._theme.name == "light" else 0.32))
                for arrow in self._seen(self._markings.arrows, frame):
                    painter.drawPath(arrow.path)

    def _seen(self, paints: tuple[Paint, ...], frame: Frame) -> list[Paint]:
        x0, y0, x1, y1 = frame
        return [p for p in paints if p.frame[0] < x1 and p.frame[2] > x0 and p.frame[1] < y1 and p.frame[3] > y0]

    def _draw_surface(self, painter: QPainter, surface: Surface, scale: float) -> None:
        known = self._paths.get(id(surface))
        if known is None:
            known = self._paths[id(surface)] = surface, path_of_rings((surface.polygon, *surface.holes))
        colour = self.colour(surface.kind)
        painter.setBrush(colour)
        # In its own colour: no seam shows between it and its neighbours. Without smooth edges there is none.
        painter.setPen(cosmetic(colour, 0.8) if scale >= _SMOOTH else Qt.PenStyle.NoPen)
        painter.drawPath(known[1])

    def _draw_paint(self, painter: QPainter, paint: Paint) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._toned(paint.colour))
        painter.drawPath(paint.path)

    def _draw_kerbs(self, painter: QPainter, frame: Frame, scale: float) -> None:
        assert self._markings is not None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        stone, edge = self._toned("#dcd9d2"), self._toned("#8d8a84")
        wide = KERB * scale
        pens = [cosmetic(edge, 1.0)]
        if wide > 1.6:
            pen = QPen(stone, KERB)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pens = [pen, cosmetic(edge, 0.8)]
        kerbs = self._seen(self._markings.kerbs, frame)
        for pen in pens:
            painter.setPen(pen)
            for kerb in kerbs:
                painter.drawPath(kerb.path)

    def colour(self, kind: str) -> QColor:
        """The colour of a kind of ground."""
        return self._toned(surface_kind(kind).colour)

    def _toned(self, colour: str) -> QColor:
        if self._theme.name == "light":
            return mixed(colour, self._theme.canvas, 0.82)
        return mixed(colour, self._theme.canvas, 0.46)


def _differing(old: Markings | None, new: Markings) -> list[Frame] | None:
    """Where markings are others than before; None if nearly everywhere."""
    if old is None:
        return None
    keys = [{(p.frame, p.colour, p.order) for p in (*m.paints, *m.arrows, *m.kerbs)} for m in (old, new)]
    frames = [key[0] for key in keys[0] ^ keys[1]]
    return frames if len(frames) <= _MANY else None


def _frame(row: FloatArray) -> Frame:
    x0, y0, x1, y1 = row.tolist()
    return x0, y0, x1, y1
