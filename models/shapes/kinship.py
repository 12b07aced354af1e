"""Which shapes are imagined, and which nodes share one: from the scene graph to `ShapeRequest`.

One rule covers all: *what stands is what others take after*. A node whose shape a regeneration leaves as it is (locked,
starred, kept, imported, or not asked for) leads its kin; among those that are made anew the first by natural order.

- *same style as*: a connected group shares one style vector. Those of one category in it also share the noise, the
  attributes that nobody set, and the neighbourhood they are imagined in: equal boxes get the very same shape, other
  boxes a sibling. What a designer set on a node wins.
- *instance of*: the group shares one latent, meshed for each box.
- Everything else has noise of its own, from the scene's seed, its id and its own seed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from composer.document import Document
from composer.messages import Mention, Message
from composer.relations.kin import INSTANCE, STYLE, alike, copies, groups, misfits, natural, originals_first
from composer.scene import Node, Shape
from models.shapes.context import Neighbour, neighbourhood
from models.shapes.model import ShapeRequest
from models.shapes.variation import FORMS

Size = tuple[float, float, float]

TAKING_AFTER = 0.6
"""Share of noise from which a sibling of another size begins at the latent of a shape whose noise is not known."""


def noise_seed(scene_seed: int, node_id: str, node_seed: int) -> int:
    """The seed of a node's shape noise: its own whatever else is in the scene."""
    digest = hashlib.sha256(f"{scene_seed}\x00{node_id}\x00{node_seed}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def style_vector(style: int, length: int) -> tuple[float, ...]:
    """The numbers in [0, 1] that a group of one style shares, of the group's style seed."""
    return tuple(np.random.default_rng(style).random(length).tolist())


def shared_attributes(style: int, category: str, names: Iterable[str]) -> dict[str, float]:
    """What a group has where nobody set anything: a value in [0, 1] for each attribute of a category."""
    names = list(names)
    drawn = np.random.default_rng(noise_seed(style, category, 0)).random(len(names))
    return dict(zip(names, drawn.tolist(), strict=True))


@dataclass(frozen=True)
class Traits:
    """What the shape model can be asked for.

    Parameters
    ----------
    attributes : mapping of category to attribute names
        Of every category that it was trained on.
    style_length : int
        Numbers of a style vector.
    version : str
        Of the weights: noise of other weights means another shape.
    """

    attributes: Mapping[str, tuple[str, ...]]
    style_length: int
    version: str

    def wishes(self, node: Node) -> dict[str, float]:
        """What the designer set of the attributes that the model knows, in [0, 1]; the form amounts are none."""
        known = self.attributes.get(node.category, ())
        return {n: min(max(v, 0.0), 1.0) for n, v in node.attributes.items() if n in known and n not in FORMS}


@dataclass(frozen=True)
class Asked:
    """One shape to imagine: what of, how, the seed of the style if it has one, and which standing node's latent it
    begins from (`request` does not hold that yet)."""

    node: Node
    request: ShapeRequest
    style: int | None = None
    after: str | None = None

    @property
    def noise(self) -> int | None:
        """The seed of the noise, if that alone makes the shape."""
        return self.request.noise_seed if self.after is None else None


@dataclass(frozen=True)
class Kinship:
    """What is imagined, which nodes take the shape of which other (one that stands or is asked for), and remarks."""

    asked: tuple[Asked, ...]
    shared: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()


def name_of(node: Node) -> Mention:
    """What a sentence calls a node."""
    return Mention(f"{node.label or node.category.replace('_', ' ')} {node.id}", node.id)


def size_of(node: Node) -> Size:
    """(depth, width, height) of a node that has a box, metres."""
    assert node.box is not None
    return node.box.depth, node.box.width, node.box.height


def kinship(document: Document, wanted: Collection[str], traits: Traits) -> Kinship:
    """Plan the shapes of some nodes, all of which have boxes.

    Parameters
    ----------
    document : Document
        Where the others stand with their shapes.
    wanted : collection of str
        Ids of nodes that shall get a shape now; those of categories that were not trained can only share one.
    traits : Traits
    """
    scene = document.scene
    standing = {n.id for n in scene.nodes if n.id not in wanted and document.shape_of(n) is not None}
    makers = {n.id: n for n in scene.nodes if n.id in wanted and n.category in traits.attributes and not _imported(n)}
    shared, notes = _instances(document, wanted, standing, makers)
    makers = {i: n for i, n in makers.items() if i not in shared}
    asked = {i: _alone(document, n, traits) for i, n in makers.items()}
    leading = standing - _followers(document, standing)
    styled = {r.subject for r in scene.relations if r.predicate == STYLE}
    for group in groups(scene, STYLE, INSTANCE):
        if not styled.isdisjoint(group):
            ours = [makers[i] for i in group if i in makers]
            kept = [scene.node(i) for i in group if i in leading]
            told, same = _styled(document, ours, kept, traits)
            asked.update(told)
            shared.update(same)
    return Kinship(tuple(a for i, a in asked.items() if i not in shared), _resolved(shared), tuple(notes))


def _imported(node: Node) -> bool:
    return node.shape is not None and node.shape.source == "imported"


def _alone(document: Document, node: Node, traits: Traits) -> Asked:
    seed = noise_seed(document.scene.seed, node.id, node.seed)
    context = neighbourhood(document.scene, node)
    return Asked(node, ShapeRequest(node.category, size_of(node), seed, traits.wishes(node), None, context))


def _instances(
    document: Document, wanted: Collection[str], standing: Collection[str], makers: Mapping[str, Node]
) -> tuple[dict[str, str], list[Message]]:
    """Node → the one whose latent it takes, for every wanted member of a group of instances but its root."""
    scene, said = document.scene, copies(document.scene)
    shared: dict[str, str] = {}
    notes = []
    for group in groups(scene, INSTANCE):
        candidates = [i for i in originals_first(group, said) if i in standing or i in makers]
        if not candidates:
            continue
        root = min(candidates, key=lambda i: i not in standing)  # the first that stands, else the first at all
        for i in group:
            node = scene.node(i)
            if i == root or i not in wanted or (_imported(node) and i not in said):
                continue
            if alike(node, scene.node(root)):
                shared[i] = root
            else:
                notes.append(_misfit(node, scene.node(root)))
    notes += [_misfit(scene.node(i), scene.node(o)) for i, o in misfits(scene) if i in wanted]
    return shared, notes


def _followers(document: Document, standing: Collection[str]) -> set[str]:
    """Standing nodes whose shape is that of another instance of the same, perhaps of another category: it says nothing
    of how the kin of their own category were made."""
    scene, said = document.scene, copies(document.scene)
    found: set[str] = set()
    for group in groups(scene, INSTANCE):
        members = [scene.node(i) for i in originals_first(group, said) if i in standing]
        found.update(n.id for n in members[1:] if alike(n, members[0]))
    return found


def _misfit(node: Node, other: Node) -> Message:
    return Message(
        "{name} cannot be another of {other}, a thing of another kind; its shape is its own.",
        name=name_of(node),
        other=name_of(other),
    )


def _styled(
    document: Document, ours: list[Node], kept: list[Node], traits: Traits
) -> tuple[dict[str, Asked], dict[str, str]]:
    """Requests of `ours`, the wanted members of one style group of which `kept` stand; and who shares whose shape."""
    if not ours or len(ours) + len(kept) < 2:
        return {}, {}
    asked: dict[str, Asked] = {}
    shared: dict[str, str] = {}
    head = kept[0] if kept else ours[0]
    newest = max(n.seed for n in ours)
    style = _style_of(head, document.scene.seed) if kept else noise_seed(document.scene.seed, head.id, newest)
    for category in sorted({n.category for n in ours}):
        kin = [n for n in ours if n.category == category]
        leader = next((n for n in kept if n.category == category), None)
        first = kin[0] if leader is None else leader
        made = leader.shape if leader is not None else None
        number: int | None = style
        seed = max(n.seed for n in (*ours, *kept) if n.category == category)
        noise, after = noise_seed(style, category, seed), None if leader is None else leader.id
        if made is not None and made.noise is not None and made.version == traits.version:
            noise, number, after = made.noise, made.style, None
        context = neighbourhood(document.scene, first)
        known: dict[tuple[object, ...], str] = {}
        if leader is not None and not _imported(leader):
            known[_look(leader)] = leader.id
        for node in kin:
            twin = known.setdefault(_look(node), node.id)
            if twin != node.id:
                shared[node.id] = twin
                continue
            asked[node.id] = Asked(node, sibling(node, noise, number, context, traits), number, after)
    return asked, shared


def _style_of(head: Node, scene_seed: int) -> int:
    """The seed of the style of what stands: as it was made, else what it would have been made with."""
    shape: Shape | None = head.shape
    if shape is None:
        return noise_seed(scene_seed, head.id, head.seed)
    return next((s for s in (shape.style, shape.noise) if s is not None), noise_seed(scene_seed, head.id, shape.seed))


def sibling(node: Node, noise: int, style: int | None, context: tuple[Neighbour, ...], traits: Traits) -> ShapeRequest:
    """The request of a node, with the style and the attributes that a style's seed stands for."""
    names = traits.attributes[node.category]
    drawn = {} if style is None else shared_attributes(style, node.category, names)
    vector = None if style is None else style_vector(style, traits.style_length)
    return ShapeRequest(node.category, size_of(node), noise, {**drawn, **traits.wishes(node)}, vector, context)


def _look(node: Node) -> tuple[object, ...]:
    """What tells the shapes of two kin apart: their boxes' sizes and what was set."""
    return (*size_of(node), *sorted(node.attributes.items())) if node.box is not None else ()


def _resolved(shared: Mapping[str, str]) -> dict[str, str]:
    """Chains cut short: a node shares with the one that is made or stands."""
    found = {}
    for node_id, source in shared.items():
        while source in shared:
            source = shared[source]
        found[node_id] = source
    return found


def outdated(document: Document, ids: Iterable[str], traits: Traits) -> frozenset[str]:
    """Which of some nodes a relation says to take after another although they do not yet.

    Only the subjects of such relations do: who says *a has the style of b* means that *a* changes. A shape of which
    it is not known how it was made is let be, and so is an import that is not said to be another of something.
    """
    scene = document.scene
    said = {r.subject: r.predicate for r in scene.relations if r.predicate in (STYLE, INSTANCE)}
    said.update(dict.fromkeys(copies(scene), INSTANCE))
    subjects = [i for i in sorted(ids, key=natural) if i in said and scene.node(i).box is not None]
    subjects = [i for i in subjects if not _imported(scene.node(i)) or said[i] == INSTANCE]
    plan = kinship(document, subjects, traits)
    found = set()
    for node_id, source in plan.shared.items():
        own, theirs = document.shape_of(scene.node(node_id)), document.shape_of(scene.node(source))
        if own is None or theirs is None or own.key == theirs.key:
            continue
        one = own.latent is not None and theirs.latent is not None and np.array_equal(own.latent, theirs.latent)
        if not one and (said[node_id] == INSTANCE or _known(scene.node(node_id))):
            found.add(node_id)
    for asked in plan.asked:
        shape = asked.node.shape
        if shape is not None and said[asked.node.id] == STYLE and _known(asked.node):
            as_asked = (shape.noise, shape.style) == (asked.request.noise_seed, asked.style)
            if asked.after is not None or not as_asked:
                found.add(asked.node.id)
    return frozenset(found)


def _known(node: Node) -> bool:
    """Whether it is written how a node's shape was imagined."""
    return node.shape is not None and node.shape.noise is not None
