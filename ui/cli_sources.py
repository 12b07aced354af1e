"""Which scenes a command is about, and what its words for relations mean."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from composer.errors import FormatError, SceneError
from composer.formats import Loader, read_scenes
from composer.relations.asked import means_something
from composer.scene import STREET_PARTS, Relation, Scene, build, room_part
from composer.street.survey import survey_of
from composer.vocabulary import Predicate, predicate, predicates


def select(source: Path, scan: str | None, every: bool, assets: Path | None) -> Iterator[tuple[str, Loader]]:
    """The scenes a command is about: the first, the one named, or all.

    Raises
    ------
    FormatError
        If both are asked for, the file is broken, or has no such scene.
    """
    if scan is not None and every:
        raise FormatError("--scan and --all exclude each other")
    found = False
    for name, load in read_scenes(source, assets):
        if every or scan is None or name == scan:
            found = True
            yield name, load
            if not every:
                return
    if not found:
        raise FormatError(f"{source.name} has no scene named {scan!r}")


def parse_statement(text: str, scene: Scene) -> Relation:
    """Read ``SUBJECT PREDICATE OBJECT [VALUE]``.

    Ids and predicates may contain spaces, so every known predicate in the text is tried, the longest first, until what
    stands before it is a node and what stands after it is a node or a part of the room or street. A predicate that ends
    with what is meant when no object is named may have that part's number: ``at crossing:1``.

    Raises
    ------
    SceneError
        With what is not understood.
    """
    words = text.strip()
    known = {*predicates(), *(r.predicate for r in scene.relations)}
    problem = ""
    for name in sorted(known, key=lambda p: (-len(p), p)):
        for match in re.finditer(rf"(?<=\s){re.escape(name)}(:[0-9]+)?(?=\s|$)", words):
            subject, rest = words[: match.start()].strip(), words[match.end() :].strip()
            part = predicate(name).part or ""
            if match[1] and not (part and name.endswith(part)):
                continue
            if subject not in scene.by_id:
                problem = problem or f"there is no node {subject!r}"
                continue
            found = _statement(subject, name, f"{part}{match[1]} {rest}".strip() if match[1] else rest, scene)
            if isinstance(found, Relation):
                return found
            problem = found
    if not problem:
        problem = f"it names none of the predicates ({', '.join(predicates())})"
    raise SceneError(f"--set {text!r} is not understood: {problem}")


def _statement(subject: str, name: str, rest: str, scene: Scene) -> Relation | str:
    """The relation that says `name` of what `rest` names; else what is wrong."""
    meaning = predicate(name)
    if meaning.scene not in (None, scene.kind):
        return f"{name!r} is said of a {meaning.scene}, and this is a {scene.kind}"
    problem = f"there is no node or part of the {scene.kind} {rest!r}"
    for target, value in _splits(rest, meaning):
        objects = _objects(target, scene)
        if not objects:
            continue
        if value is None and meaning.value is not None and not meaning.optional:
            return f"{name!r} wants a number of metres: the {meaning.value}"
        relation = build(Relation, subject=subject, predicate=name, objects=objects, value=value)
        if meaning.scene != "street" or means_something(relation, scene):
            return relation
        problem = f"{name!r} cannot be said of {target!r} here"
    return problem


def _splits(rest: str, meaning: Predicate) -> Iterator[tuple[str, float | None]]:
    """Ways to read what follows a predicate: as objects, or as objects and a value; without objects, its usual one."""
    if rest or meaning.part is None:
        yield rest, None
    target, _, last = rest.rpartition(" ")
    try:
        value = float(last.removesuffix("m"))
    except ValueError:
        value = None
    if value is not None and target.strip():
        yield target.strip(), value
    elif meaning.part is not None and (value is None) == (not rest):
        yield meaning.part, value


def _objects(target: str, scene: Scene) -> tuple[str, ...]:
    """The objects a text names; empty if it names something that is not there."""
    if _known(target, scene):
        return (_ours(target, scene),)
    parts = [part.strip() for part in re.split(r",|\sand\s", target)]
    if len(parts) > 1 and all(_known(part, scene) for part in parts):
        return tuple(_ours(part, scene) for part in parts)
    return ()


def _ours(name: str, scene: Scene) -> str:
    return "floor" if is_floor(name, scene) else name


def is_floor(name: str, scene: Scene) -> bool:
    """Whether a name is the floor's: ours, or the source's id of it."""
    return name == "floor" or (name == scene.provenance.floor_id and name not in scene.by_id)


def _known(name: str, scene: Scene) -> bool:
    if name in scene.by_id or is_floor(name, scene) or any(s.id == name for s in scene.surfaces):
        return True
    part = room_part(name)
    if part is None:
        return False
    kind, index = part
    if kind in STREET_PARTS:
        count = survey_of(scene).count(kind)
        return (index or 0) < count or (kind == "road" and index is None and survey_of(scene).meant(kind) is not None)
    if index is None or scene.floor is None:
        return True
    count = len(scene.floor.polygon) if kind in ("wall", "corner") else len(scene.floor.of_kind(kind))
    return index < count or kind not in ("wall", "corner", "door", "window")


def their_names(relation: Relation, scene: Scene) -> list[str]:
    """[subject, predicate, object, …] with the source's id for the floor."""
    floor = scene.provenance.floor_id
    objects = [floor if o == "floor" and floor is not None else o for o in relation.objects]
    return [relation.subject, relation.predicate, *objects]


def tell(sentence: str) -> None:
    """Say something to the person at the terminal."""
    print(sentence, file=sys.stderr)
