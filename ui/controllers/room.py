"""The hand on the room: walls, corners, doors and windows; one gesture is one undo step, and objects stay."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from composer.errors import SceneError
from composer.messages import Message
from composer.scene import Floor, Opening, Point, build, revise
from ui.controllers import outline
from ui.controllers.lengths import length
from ui.controllers.naming import as_sentence, names, told
from ui.controllers.outline import Reshaped
from ui.controllers.outline_snapping import rounded, settled_corner, settled_edge, settled_opening, settled_wall
from ui.controllers.reshape import Reshape
from ui.controllers.room_parts import Part, offset_of, part_at, wall_at
from ui.controllers.session import Session
from ui.controllers.snapping import Line, reach
from ui.words import tr

USUAL = {"door": (0.9, 2.05, 0.0), "window": (1.2, 1.25, 0.9)}
"""Width, height and sill of a new door or window, metres."""


class RoomView(Protocol):
    """What the controller needs of the plan's view."""

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        """Say what happens and draw guide lines; empty clears both."""


@dataclass(frozen=True)
class _Held:
    part: Part
    start: Point
    floor: Floor


class RoomController:
    """Turns gestures at the room into previews and, at their end, into one edit.

    Attributes
    ----------
    focus : Part or None
        What was touched last: Delete removes it, an opening shows its handles.
    """

    def __init__(self, session: Session, view: RoomView) -> None:
        self._session, self._view = session, view
        self._held: _Held | None = None
        self._made: Reshaped | None = None
        self._sign, self._way = 1.0, (1.0, 0.0)
        self._focus: Part | None = None

    @property
    def floor(self) -> Floor | None:
        """The room as it is shown."""
        return self._session.scene.floor

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._held is not None

    @property
    def focus(self) -> Part | None:
        part, floor = self._focus, self.floor
        if part is None or floor is None:
            return None
        count = len(floor.openings) if part.kind in ("opening", "edge") else len(floor.polygon)
        return part if part.index < count else None

    def part_at(self, point: Point, pixel: float) -> Part | None:
        """What of the room is under a point; `pixel` is a pixel's width in metres."""
        return None if self.floor is None else part_at(self.floor, self.focus, point, pixel)

    # Gestures

    def begin(self, part: Part, point: Point) -> None:
        """Take hold of a part."""
        floor = self._session.history.scene.floor
        if floor is not None:
            self._held, self._made, self._focus = _Held(part, point, floor), None, part

    def drag(self, point: Point, pixel: float, free: bool = False) -> None:
        """Follow the pointer; where that makes no sound room the last one that was stays.

        Parameters
        ----------
        point : (x, y)
            Where it is, metres.
        pixel : float
            Width of a pixel, metres.
        free : bool
            Whether nothing is rounded and nothing snaps.
        """
        held = self._held
        if held is None or self._lost(held):
            return
        pull = 0.0 if free else reach(pixel)
        dx, dy = point[0] - held.start[0], point[1] - held.start[1]
        part, floor, reasons = held.part, held.floor, ""
        guides: tuple[Line, ...] = ()
        what: Callable[[], Reshaped]
        if part.kind == "wall":
            _, _, normal = outline.frame(floor, part.index)
            by = dx * float(normal[0]) + dy * float(normal[1])
            self._sign = math.copysign(1.0, by)
            by, reasons = settled_wall(floor, part.index, by, pull)
            what = lambda: outline.move_wall(floor, part.index, by)  # noqa: E731
        elif part.kind == "corner":
            old = floor.polygon[part.index]
            to, reasons, guides = settled_corner(floor, part.index, (old[0] + dx, old[1] + dy), pull)
            far = math.hypot(dx, dy)
            self._way = (dx / far, dy / far) if far > 1e-9 else self._way
            what = lambda: outline.move_corner(floor, part.index, to)  # noqa: E731
        elif part.kind == "opening":
            # Across walls: it follows the hand onto the nearest one.
            wall = wall_at(floor, point)
            assert wall is not None
            held_at = floor.openings[part.index].offset - offset_of(floor, floor.openings[part.index].wall, held.start)
            offset = offset_of(floor, wall, point) + held_at
            opening = revise(floor.openings[part.index], wall=wall, offset=_within(floor, wall, offset))
            opening, reasons = settled_opening(floor, part.index, opening, pull)
            self._sign = math.copysign(1.0, offset - floor.openings[part.index].offset)
            what = lambda: outline.change_opening(floor, part.index, opening)  # noqa: E731
        else:
            at = offset_of(floor, floor.openings[part.index].wall, point)
            opening, reasons = settled_edge(floor, part.index, part.side, at, pull)
            what = lambda: outline.change_opening(floor, part.index, opening)  # noqa: E731
        self._try(what, reasons, guides)

    def exact(self, text: str) -> bool:
        """Follow what was typed: how far to move, or how wide an opening shall be. False if that cannot be."""
        held, far = self._held, length(text)
        if held is None or far is None or self._lost(held):
            return False
        part, floor = held.part, held.floor
        if part.kind == "wall":
            return self._try(lambda: outline.move_wall(floor, part.index, self._sign * far), "")
        if part.kind == "corner":
            old = floor.polygon[part.index]
            to = old[0] + self._way[0] * far, old[1] + self._way[1] * far
            return self._try(lambda: outline.move_corner(floor, part.index, to), "")
        opening = floor.openings[part.index]
        if part.kind == "opening":
            wanted = {"offset": opening.offset + self._sign * far}
        else:
            wanted = {"width": far, "offset": opening.offset + part.side * (far - opening.width) / 2}
        if wanted.get("width", 1.0) < outline.LEAST_OPENING:
            return False
        return self._try(lambda: outline.change_opening(floor, part.index, revise(opening, **wanted)), "")

    def _try(self, what: Callable[[], Reshaped], hint: str, guides: tuple[Line, ...] = ()) -> bool:
        try:
            made = what()
            edit = Reshape(made, self._verb)
        except SceneError as error:
            self._view.show_hint(told(error.message), ())
            return False
        self._made = made
        self._session.preview(edit)
        self._view.show_hint(hint, guides)
        return True

    @property
    def _verb(self) -> Message:
        held = self._held
        if held is None or held.part.kind in ("wall", "corner"):
            return Message("Reshape room")
        door = held.floor.openings[held.part.index].kind == "door"
        if held.part.kind == "edge":
            return Message("Resize door") if door else Message("Resize window")
        return Message("Move door") if door else Message("Move window")

    def drop(self) -> bool:
        """End the gesture as an edit; whether it changed something."""
        held, made, verb = self._held, self._made, self._verb
        lost = held is None or self._lost(held)
        self.cancel()
        if made is None or lost or held is None:
            return False
        if held.part.kind == "wall":
            self._focus = Part("wall", made.walls[held.part.index])
        return self._session.push(Reshape(made, verb))

    def cancel(self) -> None:
        """Let go without a trace."""
        if self._held is not None:
            self._held = self._made = None
            self._view.show_hint("", ())
            self._session.drop_preview()

    def _lost(self, held: _Held) -> bool:
        """Whether the room became another one while it was held."""
        return self._session.history.scene.floor is not held.floor

    # Commands

    def insert_corner(self, wall: int, point: Point) -> bool:
        """Split a wall at a point."""
        floor = self._session.history.scene.floor
        if floor is None or not 0 <= wall < len(floor.polygon):
            return False
        offset = offset_of(floor, wall, point)
        place = rounded(offset)
        made = self._make(lambda: outline.insert_corner(floor, wall, place), Message("Insert corner"))
        if made:
            self._focus = Part("corner", wall + 1)
        return made

    def add(self, kind: Literal["door", "window"], point: Point) -> bool:
        """Put a door or window of usual size into the nearest wall."""
        floor = self._session.history.scene.floor
        opening = None if floor is None else self.proposed(floor, kind, point)
        if floor is None or opening is None:
            return False
        verb = Message("Add door") if kind == "door" else Message("Add window")
        if not self._make(lambda: outline.add_opening(floor, opening), verb):
            return False
        self._focus = Part("opening", len(floor.openings))
        return True

    def proposed(self, floor: Floor, kind: Literal["door", "window"], point: Point) -> Opening | None:
        """The opening that `add` would make; None in a wall too narrow for any."""
        wall = wall_at(floor, point)
        if wall is None:
            return None
        width, height, sill = USUAL[kind]
        room = max((b - a for a, b in outline.gaps(floor, wall)), default=0.0)
        if min(width, room) < outline.LEAST_OPENING:
            self._view.show_hint(tr("it does not fit into this wall"), ())
            return None
        height = min(height, max(floor.height - sill - 0.1, 0.1))
        offset = _within(floor, wall, rounded(offset_of(floor, wall, point)))
        opening = build(Opening, kind=kind, wall=wall, offset=offset, width=min(width, room), height=height, sill=sill)
        made = outline.add_opening(floor, opening)
        return made.floor.openings[-1]

    def flip(self, index: int, what: Literal["hinge", "outward"]) -> bool:
        """Put a door's hinge on the other side, or let it swing to the other side of the wall."""
        floor = self._session.history.scene.floor
        if floor is None or not 0 <= index < len(floor.openings):
            return False
        door = floor.openings[index]
        if door.kind != "door":
            return False
        change = (
            {"hinge": "end" if door.hinge == "start" else "start"} if what == "hinge" else {"outward": not door.outward}
        )
        return self._make(lambda: outline.change_opening(floor, index, revise(door, **change)), Message("Flip door"))

    def delete(self) -> bool:
        """Take away the corner, door or window that was touched last; whether there was one."""
        floor, part = self._session.history.scene.floor, self.focus
        if floor is None or part is None or part.kind == "wall":
            return False
        if part.kind == "corner":
            done = self._make(lambda: outline.remove_corner(floor, part.index), Message("Remove corner"))
        else:
            door = floor.openings[part.index].kind == "door"
            verb = Message("Remove door") if door else Message("Remove window")
            done = self._make(lambda: outline.remove_opening(floor, part.index), verb)
        self._focus = None if done else self._focus
        return done

    def let_go(self) -> None:
        """Nothing is in focus any more."""
        self._focus = None

    def touch(self, part: Part | None) -> None:
        """Put a part in focus."""
        self._focus = part

    def _make(self, what: Callable[[], Reshaped], verb: Message) -> bool:
        self.cancel()
        try:
            return self._session.push(Reshape(what(), verb))
        except SceneError as error:
            self._session.noticed.emit(as_sentence(error.message, names(self._session.scene)))
            return False


def _within(floor: Floor, wall: int, offset: float) -> float:
    return min(max(offset, 0.0), outline.length_of(floor, wall))
