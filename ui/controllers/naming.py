"""How nodes, relations and their state are called and told apart on the screen."""

from __future__ import annotations

import math
from enum import Enum

from composer.relations import Report
from composer.scene import Node, Relation, Scene, room_part
from composer.vocabulary import category, predicate
from ui.words import later, tr


class State(Enum):
    """Whether a relation holds."""

    HOLDS = later("holds")
    VIOLATED = later("violated")
    CONTRADICTORY = later("contradictory")
    UNCHECKED = later("unchecked")


def name_of(node: Node) -> str:
    """What a node is called: its label, else its category."""
    return node.label or tr(category(node.category).label)


def names(scene: Scene) -> dict[str, str]:
    """Names of all nodes, numbered where several would be called the same."""
    plain = {node.id: name_of(node) for node in scene.nodes}
    seen: dict[str, int] = {}
    total = {name: sum(1 for n in plain.values() if n == name) for name in set(plain.values())}
    result = {}
    for node_id, name in plain.items():
        seen[name] = seen.get(name, 0) + 1
        result[node_id] = f"{name} {seen[name]}" if total[name] > 1 else name
    return result


def reference_name(reference: str, known: dict[str, str]) -> str:
    """A node or part of the room for people: ``wall:2`` is *wall 3*."""
    if reference in known:
        return known[reference]
    part = room_part(reference)
    if part is None:
        return reference
    kind, index = part
    one, some = f"the {kind}", f"{kind} {{number}}"
    return tr(one) if index is None else tr(some, number=index + 1)


def saying(name: str, target: str) -> str:
    """What a predicate says of something with regard to a target: *is left of Bed*."""
    phrase = f"{predicate(name).phrase} {{object}}"
    return tr(phrase, object=target)


def short(name: str) -> str:
    """A predicate in a word or two."""
    return tr(predicate(name).phrase.removeprefix("is "))


def sentence(relation: Relation, known: dict[str, str]) -> str:
    """A relation as a short sentence."""
    objects = tr(" and ").join(reference_name(o, known) for o in relation.objects)
    said = saying(relation.predicate, objects).removeprefix("is ")
    value = "" if relation.value is None else f" ({relation.value:g} m)"
    return tr("{subject} {said}", subject=known.get(relation.subject, relation.subject), said=said) + value


def states(report: Report) -> dict[Relation, State]:
    """State of every relation a report speaks of; contradictory beats violated."""
    found = dict.fromkeys(report.held, State.HOLDS)
    found.update((v.relation, State.VIOLATED) for v in report.violated)
    found.update(dict.fromkeys(report.unchecked, State.UNCHECKED))
    found.update((r, State.CONTRADICTORY) for c in report.contradictions for r in c.relations)
    return found


def off_by(value: float, unit: str) -> str:
    """How far off, for people."""
    if unit == "m":
        return f"{value * 100:.0f} cm" if value < 1 else f"{value:.2f} m"
    if unit == "share":
        return f"{value * 100:.0f} %"
    if unit == "rad":
        return f"{math.degrees(value):.0f}°"
    return tr("not placed") if unit == "missing" else f"{value:.2g} {unit}"
