"""How nodes, relations and their state are called and told apart on the screen."""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import compress
from operator import is_not
from types import MappingProxyType

from composer.messages import Mention, Message
from composer.relations import Report
from composer.scene import Node, Relation, Scene, Surface, room_part
from composer.street.kinds import surface_kind
from composer.values import identical
from composer.vocabulary import Category, category, predicate
from ui import units
from ui.words import later, present, tr


class State(Enum):
    """Whether a relation holds."""

    HOLDS = later("holds")
    VIOLATED = later("violated")
    CONTRADICTORY = later("contradictory")
    UNCHECKED = later("unchecked")


def name_of(node: Node) -> str:
    """What a node is called: its label, else its category."""
    return node.label or tr(category(node.category).label)


@dataclass(frozen=True, eq=False)
class _Named:
    """Names that were found for some nodes and surfaces in some language."""

    nodes: tuple[Node, ...]
    surfaces: tuple[Surface, ...]
    language: str
    names: Mapping[str, str]

    def fit(self, scene: Scene, language: str) -> bool:
        """Whether a scene's nodes and surfaces have the same names: step by step of a drag they do."""
        if language != self.language or len(scene.nodes) != len(self.nodes):
            return False
        if not identical(scene.surfaces, self.surfaces):
            return False
        if scene.nodes is self.nodes:
            return True
        differs = map(is_not, self.nodes, scene.nodes)
        return all(_called(a) == _called(b) for a, b in compress(zip(self.nodes, scene.nodes, strict=True), differs))


_KEPT = 3
_named: deque[_Named] = deque(maxlen=_KEPT)


def names(scene: Scene) -> Mapping[str, str]:
    """Names of all nodes and surfaces, numbered where several would be called the same."""
    language = present()
    found = next((known for known in _named if known.fit(scene, language)), None)
    if found is None:
        known = _numbered((n.id, name_of(n)) for n in scene.nodes)
        ground = _numbered((s.id, s.label or tr(surface_kind(s.kind).label)) for s in scene.surfaces)
        found = _Named(scene.nodes, scene.surfaces, language, MappingProxyType({**ground, **known}))
    elif scene.nodes is not found.nodes:
        _named.remove(found)
        found = replace(found, nodes=scene.nodes)
    if found not in _named:
        _named.append(found)
    return found.names


def _called(node: Node) -> tuple[str, str, str]:
    return node.id, node.label, node.category


def _numbered(plain: Iterable[tuple[str, str]]) -> dict[str, str]:
    rows = list(plain)
    seen: Counter[str] = Counter()
    total = Counter(name for _, name in rows)
    result = {}
    for key, name in rows:
        seen[name] += 1
        result[key] = tr("{name} {number}", name=name, number=seen[name]) if total[name] > 1 else name
    return result


def reference_name(reference: str, known: Mapping[str, str]) -> str:
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


def sentence(relation: Relation, known: Mapping[str, str]) -> str:
    """A relation as a short sentence."""
    objects = tr(" and ").join(reference_name(o, known) for o in relation.objects)
    said = saying(relation.predicate, objects).removeprefix("is ")
    value = "" if relation.value is None else f" ({units.asked(relation.value)})"
    return tr("{subject} {said}", subject=known.get(relation.subject, relation.subject), said=said) + value


def told(text: str, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """A message in the user's language, and what it mentions as the window calls it; another text as it stands.

    Parameters
    ----------
    known : mapping
        `names` of the scene that is spoken of.
    """
    if isinstance(text, Mention):
        if isinstance(text.thing, Relation):
            return sentence(text.thing, known)
        if isinstance(text.thing, Category):
            said = tr(text.thing.label)
            return text if said == text.thing.label else said
        return known.get(text.thing) or (reference_name(text.thing, known) if room_part(text.thing) else text)
    if not isinstance(text, Message):
        return text
    values = {name: told(value, known) if isinstance(value, str) else value for name, value in text.values.items()}
    return tr(text.template, **values)


def as_sentence(text: str, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """A message as `told`, with a capital and a full stop; what begins with a name begins as that does."""
    said = told(text, known)
    if not _begins_with_a_name(text):
        said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "!", "?", "。", "！", "？")) else tr("{sentence}.", sentence=said)


def _begins_with_a_name(text: str) -> bool:
    """Whether a message begins with a value that is no message: a file's name, or what people called something."""
    if not isinstance(text, Message):
        return False
    first = re.match(r"\{(\w+)", text.template)
    if first is None:
        return False
    value = text.values[first[1]]
    return _begins_with_a_name(value) if isinstance(value, Message) else True


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
        return units.told(value)
    if unit == "share":
        return f"{value * 100:.0f} %"
    if unit == "rad":
        return f"{math.degrees(value):.0f}°"
    return tr("not placed") if unit == "missing" else f"{value:.2g} {unit}"
