"""What another process answers shares with the scene it is for what is as it was, so that none of it is done again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from composer.scene import Scene
from composer.values import Part

P = TypeVar("P", bound=Part)


def sharing(before: Scene, after: Scene) -> Scene:
    """The scene `after`, equal to what it was, with the very values of `before` wherever they are equal.

    Views and checks tell by identity what they need not look at.
    """
    said = {r.key: r for r in before.relations}
    relations = tuple(_same(said.get(r.key), r) for r in after.relations)
    fields = {name: getattr(after, name) for name in Scene.model_fields}
    fields |= {
        "nodes": _all(before.nodes, before.by_id, after.nodes),
        "relations": before.relations if relations == before.relations else relations,
        "floor": _same(before.floor, after.floor) if after.floor is not None else None,
        "provenance": _same(before.provenance, after.provenance),
    }
    for name in ("surfaces", "roads", "junctions"):
        old = getattr(before, name)
        fields[name] = _all(old, {part.id: part for part in old}, getattr(after, name))
    # It is the same scene, made of other objects.
    return Scene.model_construct(**fields)


def _same(old: P | None, new: P) -> P:
    return old if old is not None and old == new else new


def _all(old: tuple[P, ...], by_id: Mapping[str, P], new: tuple[P, ...]) -> tuple[P, ...]:
    found = tuple(_same(by_id.get(part.id), part) for part in new)  # type: ignore[attr-defined]
    return old if len(found) == len(old) and all(a is b for a, b in zip(found, old, strict=True)) else found
