"""The edit that reshapes a room: relations that name its parts by number follow."""

from __future__ import annotations

from dataclasses import dataclass

from composer.edits import Edit
from composer.errors import SceneError
from composer.messages import Message
from composer.scene import Floor, Relation, Scene, revise, room_part
from ui.controllers.outline import Reshaped


@dataclass(frozen=True)
class Reshape(Edit):
    """Give the room another outline or other openings; relations that name a wall, corner, door or window follow."""

    made: Reshaped
    verb: Message = Message("Reshape room")  # noqa: RUF009 - it never changes

    @property
    def label(self) -> Message:
        return self.verb

    def apply(self, scene: Scene) -> Scene:
        if scene.floor is None:
            raise SceneError("there is no room to reshape")
        kept = {r.key: r for r in (_following(r, scene.floor, self.made) for r in scene.relations) if r is not None}
        relations = tuple(kept.values())
        return revise(
            scene, floor=self.made.floor, relations=scene.relations if relations == scene.relations else relations
        )


def _following(relation: Relation, before: Floor, made: Reshaped) -> Relation | None:
    """A relation with the numbers of walls and openings after a change; None if what it named is gone."""
    objects = []
    for name in relation.objects:
        part = room_part(name)
        if part is None or part[1] is None or part[0] not in ("wall", "corner", "door", "window"):
            objects.append(name)
            continue
        now = _number(part[0], part[1], before, made)
        if now is None:
            return None
        objects.append(f"{part[0]}:{now}")
    return relation if tuple(objects) == relation.objects else revise(relation, objects=tuple(dict.fromkeys(objects)))


def _number(kind: str, number: int, before: Floor, made: Reshaped) -> int | None:
    if kind in ("wall", "corner"):
        return made.walls[number] if number < len(made.walls) else None
    of_kind = [k for k, o in enumerate(before.openings) if o.kind == kind]
    now = made.openings[of_kind[number]] if number < len(of_kind) else None
    if now is None:
        return None
    return [k for k, o in enumerate(made.floor.openings) if o.kind == kind].index(now)
