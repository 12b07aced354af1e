"""The hand on the plan: moving, turning, resizing, adding, deleting; one gesture is one undo step."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from composer.edits import AddNode, Edit, RemoveNodes, SetBoxes, SetNode, Together
from composer.messages import Message
from composer.scene import Box, Node, Point, Scene, revise
from composer.vocabulary import category
from ui import units
from ui.controllers.buildings import grown, told
from ui.controllers.lengths import angle, length, lengths
from ui.controllers.naming import name_of, names
from ui.controllers.placing import DROP_PULL, carried, dressed, new_node, put_at, stood, support
from ui.controllers.session import Session
from ui.controllers.snapping import Around, Line, Snap, reach, snap
from ui.controllers.street_snapping import STREET_PULL, grounded, street_snap
from ui.words import tr

STEP = math.radians(15)
AXIS = math.radians(10)
"""A drag this near to an axis is meant along it when its length is typed."""
SMALLEST = 0.05
Grip = tuple[int, int]
"""Which edge or corner is held: signs along depth and width."""


class PlanView(Protocol):
    """What the controller needs of the plan's view."""

    def show_hint(self, text: str, guides: tuple[Line, ...]) -> None:
        """Say why the object settles here, or how large it is, and draw guide lines; empty clears both."""


@dataclass(frozen=True)
class _Held:
    """A gesture under way."""

    kind: Literal["move", "copy", "rotate", "resize", "lift", "grow"]
    id: str
    start: Point
    scene: Scene
    ids: tuple[str, ...]
    grip: Grip = (0, 0)

    @cached_property
    def group(self) -> frozenset[str]:
        """What is held, and all that rests on it."""
        return frozenset(n.id for i in self.ids for n in self.scene.stack(i))

    @cached_property
    def around(self) -> Around:
        """What it may settle beside: what else stands at the same height."""
        known, box = names(self.scene), self.box
        return Around(
            [(known[n.id], n.box) for n in self.scene.nodes if n.box and n.id not in self.group and _level(n, box)]
        )

    @property
    def box(self) -> Box:
        box = self.scene.node(self.id).box
        assert box is not None, "only what is placed is held"
        return box


class PlanController:
    """Turns gestures into previews and, at their end, into one edit.

    Parameters
    ----------
    session : Session
    view : PlanView
    """

    def __init__(self, session: Session, view: PlanView) -> None:
        self._session, self._view = session, view
        self._held: _Held | None = None
        self._edits: tuple[Edit, ...] = ()
        self._verb: Message | None = None
        self._nudges = 0
        self._way = (1.0, 0.0)
        self.snapping = True

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._held is not None

    # Gestures

    def begin_move(self, node_id: str, point: Point, copy: bool = False) -> None:
        """Take hold of a node, and with it of the selection that it belongs to."""
        scene, chosen = self._session.scene, self._session.selection
        ids = tuple(i for i in scene.by_id if i in chosen) if node_id in chosen else (node_id,)
        self._hold(_Held("copy" if copy else "move", node_id, point, scene, ids))

    def begin_rotate(self, node_id: str, point: Point) -> None:
        self._hold(_Held("rotate", node_id, point, self._session.scene, (node_id,)))

    def begin_resize(self, node_id: str, grip: Grip, point: Point) -> None:
        self._hold(_Held("resize", node_id, point, self._session.scene, (node_id,), grip))

    def begin_lift(self, node_id: str, height: float) -> None:
        """Take hold of a node to raise or lower it; the drag's second coordinate is the hand's height."""
        self._hold(_Held("lift", node_id, (0.0, height), self._session.scene, (node_id,)))

    def begin_grow(self, node_id: str, height: float) -> None:
        """Take hold of a building by its top; the drag's second coordinate is the hand's height."""
        self._hold(_Held("grow", node_id, (0.0, height), self._session.scene, (node_id,)))

    def _hold(self, held: _Held) -> None:
        if held.scene.node(held.id).box is not None:
            self._session.history.end_gesture()
            self._held, self._edits = held, ()

    def drag(self, point: Point, pixel: float, straight: bool = False, free: bool = False) -> None:
        """Follow the pointer.

        Parameters
        ----------
        point : (x, y)
            Where it is, metres.
        pixel : float
            Width of a pixel, metres.
        straight : bool
            Move along one axis only.
        free : bool
            Neither snap nor turn in steps.
        """
        held = self._held
        if held is None:
            return
        if held.kind == "rotate":
            self._turn(held, point, free)
        elif held.kind == "resize":
            self._resize(held, point, pixel, free)
        elif held.kind == "lift":
            self._lift(held, point[1] - held.start[1], reach(pixel) if self.snapping and not free else 0.0)
        elif held.kind == "grow":
            self._grow(held, held.box.height + point[1] - held.start[1], free or not self.snapping)
        else:
            self._move(held, point, pixel, straight, free)
        self._preview()

    def exact(self, text: str) -> bool:
        """Follow what was typed instead of the pointer: how far to move, the angle to turn to, the size.

        A move goes the way it was dragged, along an axis where that is nearly one. Two sizes with an ``x`` between
        them are width and depth. False if it cannot be read, or nothing is held.
        """
        held = self._held
        if held is None:
            return False
        if held.kind == "rotate":
            yaw = angle(text, held.box.yaw)
            if yaw is not None:
                self._turn_to(held, yaw)
            done = yaw is not None
        elif held.kind == "resize":
            sizes = lengths(text)
            done = sizes is not None and all(size >= SMALLEST for size in sizes)
            if sizes is not None and done:
                self._size(held, *_sized(held, sizes))
        elif held.kind == "grow":
            tall = length(text)
            if tall is not None:
                self._grow(held, tall, free=True)
            done = tall is not None
        else:
            far = length(text)
            if far is not None:
                point = held.start[0] + self._way[0] * far, held.start[1] + self._way[1] * far
                self._move(held, point, 0.0, straight=False, free=True)
            done = far is not None
        self._preview()
        return done

    def _preview(self) -> None:
        if self._edits:
            edits = self._edits
            self._session.preview(edits[0] if len(edits) == 1 else Together(edits))

    def drop(self) -> frozenset[str]:
        """End the gesture as an edit; the ids that it changed."""
        held, edits, self._held, self._edits = self._held, self._edits, None, ()
        self._view.show_hint("", ())
        if held is None or not edits:
            self._session.drop_preview()
            return frozenset()
        before = self._session.history.scene
        self._session.push(*edits, verb=self._verb if len(edits) > 1 else None)
        after = self._session.history.scene
        if held.kind == "copy":
            self._session.select(after.by_id.keys() - before.by_id.keys())
        return frozenset(i for i in held.ids if i in after.by_id and after.by_id[i] != before.by_id.get(i))

    def cancel(self) -> None:
        """Let go without a trace."""
        self._held, self._edits = None, ()
        self._view.show_hint("", ())
        self._session.drop_preview()

    def _move(self, held: _Held, point: Point, pixel: float, straight: bool, free: bool) -> None:
        scene, box = held.scene, held.box
        dx, dy = point[0] - held.start[0], point[1] - held.start[1]
        axes = "xy"
        if straight:
            axes = "x" if abs(dx) >= abs(dy) else "y"
            dx, dy = (dx, 0.0) if axes == "x" else (0.0, dy)
        self._way = _way(dx, dy) or self._way
        target = revise(box, x=box.x + dx, y=box.y + dy)
        result = Snap(target)
        if self.snapping and not free:
            result = self._settled(held, target, pixel, axes)
        boxes: dict[str, Box] = {}
        shift = result.box.x - box.x, result.box.y - box.y
        for node_id in held.ids:
            old = scene.node(node_id).box
            if old is None:
                continue
            new = result.box if node_id == held.id else revise(old, x=old.x + shift[0], y=old.y + shift[1])
            boxes |= {k: v for k, v in carried(scene, node_id, new).items() if k not in boxes or k == node_id}
        if scene.kind == "street":
            boxes = _with_ground(scene, boxes)
        edits: list[Edit] = [SetBoxes(boxes, "Move")]
        reasons = list(result.reasons)
        if len(held.ids) == 1:
            stand = support(scene, held.id, boxes[held.id])
            if stand is not None:
                z, parent = stand
                lifted = revise(boxes[held.id], z=z)
                edits = [SetBoxes(boxes | carried(scene, held.id, lifted), "Move")]
                if parent != scene.node(held.id).parent:
                    edits.append(SetNode(held.id, {"parent": parent}))
                if parent is not None:
                    reasons.append(tr("on {name}", name=name_of(scene.node(parent))))
        self._edits, self._verb = tuple(edits), Message("Move")
        if held.kind == "copy":
            self._edits, self._verb = _copies(scene, held.ids, boxes), Message("Duplicate")
        self._view.show_hint(", ".join(reasons), result.guides)

    def _settled(self, held: _Held, target: Box, pixel: float, axes: str) -> Snap:
        """Where what is held settles near a place: along lanes and kerbs, else at walls and beside its neighbours."""
        scene, node, alone = held.scene, held.scene.node(held.id), len(held.ids) == 1
        pull = reach(pixel)
        if scene.kind == "street" and alone and len(axes) == 2:
            found = street_snap(scene, node, target, reach(pixel, STREET_PULL))
            if found is not None:
                return found
        turns = alone and category(node.category).mount in ("floor", "wall")
        return snap(target, scene.floor, held.around.near(target, pull), pull, turns, axes)

    def _turn(self, held: _Held, point: Point, free: bool) -> None:
        yaw = math.atan2(point[1] - held.box.y, point[0] - held.box.x)
        self._turn_to(held, yaw if free else round(yaw / STEP) * STEP)

    def _turn_to(self, held: _Held, yaw: float) -> None:
        turned = revise(held.box, yaw=math.remainder(yaw, math.tau))
        self._edits = (SetBoxes(carried(held.scene, held.id, turned), "Turn"),)
        self._view.show_hint(f"{math.degrees(yaw) % 360:.0f}°", ())

    def _resize(self, held: _Held, point: Point, pixel: float, free: bool) -> None:
        box = held.box
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        dx, dy = point[0] - held.start[0], point[1] - held.start[1]
        along, across = dx * c + dy * s, -dx * s + dy * c
        depth, width = box.depth, box.width
        if held.grip[0]:
            depth = max(box.depth + held.grip[0] * along, SMALLEST)
        if held.grip[1]:
            width = max(box.width + held.grip[1] * across, SMALLEST)
        if self.snapping and not free:
            depth, width = (round(v, 2) if held.grip[i] else v for i, v in enumerate((depth, width)))
        self._size(held, depth, width)

    def _size(self, held: _Held, depth: float, width: float) -> None:
        # The edge opposite to the held one stays where it is.
        box = held.box
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        out, side = held.grip[0] * (depth - box.depth) / 2, held.grip[1] * (width - box.width) / 2
        new = revise(box, depth=depth, width=width, x=box.x + out * c - side * s, y=box.y + out * s + side * c)
        self._edits = (SetBoxes({held.id: new}, "Resize"),)
        self._view.show_hint(units.sides((width, depth)), ())

    def _lift(self, held: _Held, rise: float, pull: float) -> None:
        scene, node = held.scene, held.scene.node(held.id)
        box = node.box
        assert box is not None
        z, parent, reason = max(box.z + rise, 0.0), None, ""
        if pull:
            z = round(z, 2)
        carrier, floor = support(scene, held.id, box), scene.floor
        if carrier is not None and abs(z - carrier[0]) <= pull:
            z, parent = carrier
            reason = tr("on {name}", name=name_of(scene.node(parent))) if parent is not None else ""
        elif z <= pull:
            z, reason = 0.0, "on the floor"
        elif floor is not None and abs(z + box.height - floor.height) <= pull < floor.height - box.height:
            z, reason = floor.height - box.height, "at the ceiling"
        elif node.parent is not None and abs(z - box.z) < 1e-9:
            parent = node.parent
        edits: list[Edit] = [SetBoxes(carried(scene, held.id, revise(box, z=z)), "Lift")]
        if parent != node.parent:
            edits.append(SetNode(held.id, {"parent": parent}))
        self._edits, self._verb = tuple(edits), Message("Lift")
        self._view.show_hint(reason, ())

    def _grow(self, held: _Held, height: float, free: bool) -> None:
        node = held.scene.node(held.id)
        box = grown(node, height, free)
        self._edits = (SetBoxes(carried(held.scene, held.id, box), "Resize"),)
        self._verb = Message("Resize")
        self._view.show_hint(told(revise(node, box=box)), ())

    # Commands

    def nudge(self, dx: float, dy: float) -> None:
        """Move the selection by a step; presses in a row are one undo step."""
        scene = self._session.scene
        boxes: dict[str, Box] = {}
        for node_id in self._session.selection:
            box = scene.node(node_id).box
            if box is not None:
                boxes |= carried(scene, node_id, revise(box, x=box.x + dx, y=box.y + dy))
        if boxes:
            chosen = ",".join(sorted(self._session.selection))
            self._session.push(SetBoxes(boxes, "Nudge", gesture=f"nudge {chosen} {self._nudges}"))

    def end_nudge(self) -> None:
        """The next nudge is a step of its own."""
        self._nudges += 1

    def rotate_selection(self, angle: float) -> None:
        """Turn each selected node about its own centre."""
        scene = self._session.scene
        boxes: dict[str, Box] = {}
        for node_id in self._session.selection:
            box = scene.node(node_id).box
            if box is not None:
                boxes |= carried(scene, node_id, revise(box, yaw=math.remainder(box.yaw + angle, math.tau)))
        if boxes:
            self._session.push(SetBoxes(boxes, "Turn"))

    def delete(self) -> None:
        """Delete the relation in focus, else the selected nodes."""
        if self._session.selection:
            self._session.push(RemoveNodes(tuple(i for i in self._session.scene.by_id if i in self._session.selection)))
            self._session.select(())

    def duplicate(self) -> None:
        """Copy the selection a little to the lower right."""
        scene, chosen = self._session.scene, self._session.selection
        ids = tuple(i for i in scene.by_id if i in chosen and scene.by_id[i].box is not None)
        boxes = {}
        for node_id in ids:
            box = scene.node(node_id).box
            assert box is not None
            boxes[node_id] = revise(box, x=box.x + 0.3, y=box.y - 0.3)
        edits = _copies(scene, ids, boxes)
        if edits and self._session.push(*edits, verb=Message("Duplicate")):
            self._session.select(edit.node.id for edit in edits if isinstance(edit, AddNode))

    def proposed(self, name: str, at: Point | Box | None) -> Node:
        """The node that `add` would make."""
        scene = self._session.scene
        node = dressed(scene, new_node(scene, name))
        if at is None:
            return node
        return stood(scene, node, at) if isinstance(at, Box) else put_at(scene, node, at, self._pull)

    @property
    def _pull(self) -> float:
        return DROP_PULL if self.snapping else 0.0

    def add(self, name: str, at: Point | Box | None) -> str | None:
        """Add a node of a category at a point, or just as a box says, else in the middle; its id."""
        node = self.proposed(name, at)
        if not self._session.push(AddNode(node), gesture=f"add {node.id}"):
            return None
        self._session.select([node.id])
        return node.id


def _way(dx: float, dy: float) -> Point | None:
    """Unit direction of a drag; an axis if it is nearly along one, None before it has one."""
    far = math.hypot(dx, dy)
    if far < 1e-9:
        return None
    if min(abs(dx), abs(dy)) < math.sin(AXIS) * far:
        return (math.copysign(1.0, dx), 0.0) if abs(dx) > abs(dy) else (0.0, math.copysign(1.0, dy))
    return dx / far, dy / far


def _sized(held: _Held, sizes: tuple[float, ...]) -> tuple[float, float]:
    """(depth, width) from one or two typed sizes; a single one at a corner is the width."""
    if len(sizes) == 2:
        return sizes[1], sizes[0]
    return (sizes[0], held.box.width) if not held.grip[1] else (held.box.depth, sizes[0])


def _level(node: Node, box: Box) -> bool:
    """Whether a node stands at the same height, so that it can be aligned with."""
    assert node.box is not None
    return (category(node.category).mount == "floor" and node.box.height > 0.05) or abs(node.box.z - box.z) < 0.3


def _with_ground(scene: Scene, boxes: dict[str, Box]) -> dict[str, Box]:
    """Boxes of moved nodes as high as the ground under them is, with what they carry."""
    raised = grounded(scene, boxes)
    found = dict(raised)
    for node_id, box in raised.items():
        if box is not boxes[node_id]:
            rise = box.z - boxes[node_id].z
            for node in scene.stack(node_id)[1:]:
                if node.id in found:
                    found[node.id] = revise(found[node.id], z=found[node.id].z + rise)
    return found


def _copies(scene: Scene, ids: Iterable[str], boxes: dict[str, Box]) -> tuple[Edit, ...]:
    taken, edits = set(scene.by_id), []
    for node_id in ids:
        number = 1
        while str(number) in taken:
            number += 1
        taken.add(str(number))
        node = scene.node(node_id)
        edits.append(AddNode(revise(node, id=str(number), box=boxes[node_id])))
    return tuple(edits)
