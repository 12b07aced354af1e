# ruff: noqa: N802 - Qt names its events
"""The drawn cross-section under mouse and keys: borders are dragged, strips chosen, moved and removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from composer.street.kinds import surface_kind
from composer.street.strips import Strip
from ui.section.picture import described, paint_section, small_font
from ui.spoken import say
from ui.theme import Theme

GRASP = 6.0
"""Pixels from a border at which it is taken hold of."""
ROUND, STEP = 0.05, 0.1
"""Metres: widths dragged are whole ones of the first, keys change them by the second."""
LEAST = 0.1
_EDGE = 10


class SectionView(QWidget):
    """Shows strips.

    Signals
    -------
    chosen(number)
        Another strip is worked on; -1 for none.
    changing(strips), changed(strips)
        While the hand drags, and once it lets go.
    """

    chosen = Signal(int)
    changing = Signal(object)
    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.strips: tuple[Strip, ...] = ()
        self.warned: frozenset[int] = frozenset()
        self.selected = -1
        self._border: int | None = None
        self._moving: float | None = None
        self._start: tuple[Strip, ...] = ()
        self._scale = 1.0
        self._press = QPointF()
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        say("Cross-section", self.setAccessibleName)

    def set_theme(self, theme: Theme) -> None:
        """Change the look."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 190)

    def show_strips(self, strips: Sequence[Strip], warned: frozenset[int]) -> None:
        """Show these; those `warned` of have an odd width."""
        if self._border is None and self._moving is None:
            self.strips = tuple(strips)
        self.warned = warned
        if self.selected >= len(self.strips):
            self.select(len(self.strips) - 1)
        self._describe()
        self.update()

    def select(self, number: int) -> None:
        """Work on another strip."""
        if number != self.selected:
            self.selected = number
            self._describe()
            self.chosen.emit(number)
            self.update()

    def _describe(self) -> None:
        here = self.strips[self.selected] if 0 <= self.selected < len(self.strips) else None
        self.setAccessibleDescription("" if here is None else described(here))

    # Where things are

    @property
    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, 6, -_EDGE, -4)

    @property
    def total(self) -> float:
        """Metres from edge to edge."""
        return sum(strip.width for strip in self.strips)

    @property
    def _metre(self) -> float:
        return self._room.width() / max(self.total, 1e-6)

    def borders(self) -> list[float]:
        """Pixels of every border from left to right, the outer edges too."""
        found = [self._room.left()]
        for strip in self.strips:
            found.append(found[-1] + strip.width * self._metre)
        return found

    def _border_at(self, x: float) -> int | None:
        """The strip whose right border is under a pixel; -1 for the left edge of the first."""
        borders = self.borders()
        near = min(range(len(borders)), key=lambda k: abs(borders[k] - x), default=0)
        return near - 1 if self.strips and abs(borders[near] - x) <= GRASP else None

    def _strip_at(self, x: float) -> int:
        borders = self.borders()
        return next((k for k in range(len(self.strips)) if borders[k] <= x < borders[k + 1]), -1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font(self.font()))
        chosen = self.selected if self.selected >= 0 else None
        paint_section(painter, self._room, self.strips, self._theme, chosen, self.warned)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        self._press, self._start, self._scale = event.position(), self.strips, self._metre
        self._border = self._border_at(x)
        if self._border is None:
            self.select(self._strip_at(x))
        else:
            self.select(max(self._border, 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            over = self._border_at(x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)
        elif self._border is not None:
            self._drag_border((x - self._press.x()) / self._scale)
        elif self.selected >= 0 and abs(x - self._press.x()) > 8:
            self._drag_strip(x)

    def _drag_border(self, by: float) -> None:
        """Make the strip left of the border wider, the others stay; at the left edge, the first one."""
        at = max(self._border or 0, 0)
        way = -1.0 if self._border == -1 else 1.0
        wide = max(round((self._start[at].width + way * by) / ROUND) * ROUND, LEAST)
        self.strips = _with(self._start, at, replace(self._start[at], width=round(wide, 3)))
        self.changing.emit(self.strips)
        self.update()

    def _drag_strip(self, x: float) -> None:
        """Carry the chosen strip past its neighbours."""
        self._moving = x
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        target = self._strip_at(x)
        if target >= 0 and target != self.selected:
            strips = list(self.strips)
            strips.insert(target, strips.pop(self.selected))
            self.strips = tuple(strips)
            self.selected = target
            self.changing.emit(self.strips)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        busy, self._border, self._moving = self._border is not None or self._moving is not None, None, None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if busy and self.strips != self._start:
            self.chosen.emit(self.selected)
            self.changed.emit(self.strips)

    def cancel(self) -> bool:
        """Let go without a trace; whether something was held."""
        busy = self._border is not None or self._moving is not None
        if busy:
            self.strips, self._border, self._moving = self._start, None, None
            self.changed.emit(self.strips)
            self.update()
        return busy

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._strip_at(event.pos().x())
            if at >= 0:
                QToolTip.showText(event.globalPos(), described(self.strips[at]), self)
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        at = self.selected
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.strips:
            step = 1 if key == Qt.Key.Key_Right else -1
            if shift:
                self.shift(step)
            else:
                self.select(min(max(at + step, 0), len(self.strips) - 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Plus, Qt.Key.Key_Minus) and at >= 0:
            wider = key in (Qt.Key.Key_Up, Qt.Key.Key_Plus)
            self.widen(STEP if wider else -STEP)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif key == Qt.Key.Key_Escape:
            if not self.cancel():
                self.select(-1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.cancel()
        super().focusOutEvent(event)

    # Changes of the chosen strip

    def _make(self, strips: Sequence[Strip]) -> None:
        self.strips = tuple(strips)
        self._describe()
        self.update()
        self.changed.emit(self.strips)

    def widen(self, by: float) -> None:
        """Make the chosen strip so much wider."""
        if 0 <= self.selected < len(self.strips):
            strip = self.strips[self.selected]
            wide = max(round((strip.width + by) / ROUND) * ROUND, LEAST)
            self._make(_with(self.strips, self.selected, replace(strip, width=round(wide, 3))))

    def shift(self, step: int) -> None:
        """Let the chosen strip change places with a neighbour."""
        target = self.selected + step
        if self.selected >= 0 and 0 <= target < len(self.strips):
            strips = list(self.strips)
            strips[self.selected], strips[target] = strips[target], strips[self.selected]
            self.selected = target
            self._make(strips)
            self.chosen.emit(target)

    def change(self, **fields: object) -> None:
        """Give the chosen strip another kind, width or direction."""
        if 0 <= self.selected < len(self.strips):
            old = self.strips[self.selected]
            new = replace(old, **fields)  # type: ignore[arg-type]
            if new != old:
                self._make(_with(self.strips, self.selected, new))

    def add(self, kind: str) -> None:
        """Put a strip of a kind, as wide as usual, to the right of the chosen one."""
        at = self.selected + 1 if self.selected >= 0 else len(self.strips)
        beside = self.strips[at - 1].direction if at > 0 else "none"
        moves = surface_kind(kind).use in ("drive", "cycle")
        way = (beside if beside != "none" else "forward") if moves else "none"
        strips = [*self.strips[:at], Strip(kind, surface_kind(kind).width[1], way), *self.strips[at:]]
        self.selected = at
        self._make(strips)
        self.chosen.emit(at)

    def remove(self) -> None:
        """Remove the chosen strip, unless it is the last one."""
        if 0 <= self.selected < len(self.strips) and len(self.strips) > 1:
            strips = [s for k, s in enumerate(self.strips) if k != self.selected]
            self.selected = min(self.selected, len(strips) - 1)
            self._make(strips)
            self.chosen.emit(self.selected)


_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
}


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is the editor's although it may be the shortcut of an action."""
    return Qt.Key(event.key()) in _KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def _with(strips: Sequence[Strip], at: int, strip: Strip) -> tuple[Strip, ...]:
    return (*strips[:at], strip, *strips[at + 1 :])
