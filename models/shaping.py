"""From boxes to meshes: which shapes a request asks for, imagined, shared and meshed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from composer.document import Document, StoredShape
from composer.errors import SceneError
from composer.mesh import PartMesh
from composer.messages import Mention, Message
from composer.relations.kin import copies
from composer.scene import Node, Scene, Shape, build, revise
from composer.vocabulary import category as category_named
from models.errors import MeshingError
from models.requests import ComposeRequest, Quality, ShapeMade, ShouldCancel
from models.shapes.importing.document import latent_of
from models.shapes.kinship import TAKING_AFTER, Asked, Kinship, Traits, kinship, name_of, outdated, size_of
from models.shapes.model import ShapeModel, ShapeRequest
from models.shapes.variation import FORMS, Directions, Latent, directions, form_of, shift_of

Tick = Callable[[str, float], None]
OnMade = Callable[[ShapeMade], None]
MODEL = "latent SDF diffusion"
SAMPLING = 0.6
"""Share of a shape's time that its latent takes."""
MESHING = 1 - SAMPLING
"""The rest goes into its mesh."""
STRETCH = 1.15
"""A thing on a street that is so much longer or shorter a side than the one whose shape it has shows that one's mesh,
stretched: boards keep their thickness where somebody looks from nearby, and a street holds a thousand things."""


@dataclass
class Job:
    """One request under way: the document as it was, and the nodes that have a new shape by now."""

    document: Document
    quality: Quality
    tick: Tick
    should_cancel: ShouldCancel | None
    on_made: OnMade | None = None
    shapes: dict[str, StoredShape] = field(init=False)
    made: dict[str, Node] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    meshing: float = 0.0

    def __post_init__(self) -> None:
        self.shapes = dict(self.document.shapes)

    def keep(self, node: Node, stored: StoredShape, shape: Shape) -> None:
        """Give a node a stored shape, and tell of it."""
        self.shapes[stored.key] = stored
        shape = revise(shape, key=stored.key)
        self.made[node.id] = revise(node, shape=shape)
        if self.on_made is not None:
            self.on_made(ShapeMade(node.id, shape, stored))

    def answer(self) -> tuple[Document, list[Message], float]:
        """The document with what was made, sentences for the user, and the seconds that meshing took."""
        return Document(self.document.scene.with_nodes(self.made.values()), self.shapes), self.notes, self.meshing


class Shaper:
    """Makes the shapes of scenes with one shape model; remembers the main directions of categories.

    A node's stored latent is the one before its form amounts are applied, so that a slider that goes back to where it
    was gives back the very same shape.
    """

    def __init__(self, model: ShapeModel) -> None:
        self.model = model
        self.traits = Traits(model.attributes, len(model.denoiser.style_names), model.version)
        self._directions: dict[str, Directions] = {}
        self._encoded: dict[str, Latent] = {}

    def imagine(
        self,
        document: Document,
        request: ComposeRequest,
        tick: Tick,
        should_cancel: ShouldCancel | None = None,
        on_made: OnMade | None = None,
    ) -> tuple[Document, list[Message], float]:
        """Give a shape to every node that the request may change and that needs one.

        Returns
        -------
        The document with them, sentences for the user, and the seconds that meshing took.

        Raises
        ------
        Cancelled
            As soon as `should_cancel` says so, or `tick` raises it.
        """
        job = Job(document, request.quality, tick, should_cancel, on_made)
        scene, said = document.scene, copies(document.scene)
        wanted = {n.id for n in scene.nodes if _needs_shape(document, n, request, n.id in said)}
        if not request.only_shapes and request.scope != "all":
            free = [i for i in request.subjects if i not in request.keep and not scene.node(i).held]
            wanted |= outdated(document, free, self.traits)
        plan = kinship(document, wanted, self.traits)
        drawn = {n.id for n in scene.nodes if n.building is not None} | set(plan.shared)
        bare = {n.category for n in scene.nodes if n.shape is None and n.id not in drawn}
        untrained = sorted(bare - self.model.categories)
        job.notes += [
            Message("No shapes are trained for {kind}: drawn as its box.", kind=kind_of(name)) for name in untrained
        ]
        job.notes += plan.notes
        self._carry_out(job, plan)
        return job.answer()

    def directions_of(self, category: str) -> Directions:
        """The main directions of a category, found when first asked for."""
        if category not in self._directions:
            self._directions[category] = directions(self.model, category)
        return self._directions[category]

    def latent(self, document: Document, node: Node) -> Latent:
        """The latent of what a node shows: as stored, or, of an import or of other weights, that of its mesh.

        Raises
        ------
        MeshingError
            If the mesh encloses nothing.
        SceneError
            If the node has no shape.
        """
        stored = document.shape_of(node)
        if stored is None or node.shape is None:
            raise SceneError("{name} has no shape yet", name=name_of(node))
        if stored.latent is not None and self._current(stored, node.shape):
            return stored.latent
        if node.shape.key not in self._encoded:
            self._encoded[node.shape.key] = latent_of(stored.mesh, self.model)
        return self._encoded[node.shape.key]

    def _carry_out(self, job: Job, plan: Kinship) -> None:
        # one after the other, so that each can be seen as soon as it is there
        count = len(plan.asked) + MESHING * len(plan.shared)
        for k, asked in enumerate(plan.asked):
            (latent,) = self.sampled(job, [self.begun(job.document, asked)], k / count, 1 / count)
            job.tick("meshes", (k + SAMPLING) / count)
            self.finish(job, asked.node, latent, asked.noise, asked.style)
        for k, (node_id, source) in enumerate(plan.shared.items()):
            job.tick("meshes", (len(plan.asked) + MESHING * k) / count)
            self.share(job, job.document.scene.node(node_id), job.made.get(source) or job.document.scene.node(source))

    def begun(self, document: Document, asked: Asked) -> ShapeRequest:
        """The request with the latent it begins from; that of what it takes after, where there is one."""
        if asked.after is None:
            return asked.request
        try:
            start = self.latent(document, document.scene.node(asked.after))
        except MeshingError:
            return asked.request
        return replace(asked.request, start=start, strength=TAKING_AFTER)

    def share(self, job: Job, node: Node, source: Node) -> None:
        """Give a node the shape of another: its latent in the node's box; of an import the mesh, stretched."""
        stored = None if source.shape is None else job.shapes.get(source.shape.key)
        if stored is None or source.shape is None:
            return  # what failed for the source has been said
        shape = revise(source.shape, starred=False)
        attributes = {**_forms(source), **_forms(node)}
        fits = source.box is not None and _fits(node, source, job.document.scene)
        same = fits and form_of(attributes) == form_of(source.attributes)
        if same or shape.source == "imported" or stored.latent is None or not self._current(stored, shape):
            job.keep(node, stored, shape)
            return
        mesh = self.mesh(job, node, stored.latent, attributes, source.category)
        if mesh is not None:
            job.keep(node, StoredShape(mesh, stored.latent), revise(shape, quality=job.quality))

    def sampled(self, job: Job, requests: list[ShapeRequest], done: float = 0.0, share: float = 1.0) -> list[Latent]:
        """The latents of requests, with the job's quality, progress and cancel.

        `done` of the job is done already, and with their meshes these requests are a `share` of it.
        """
        if not requests:
            return []
        return self.model.sample(
            requests,
            quality=job.quality,
            on_progress=lambda f: job.tick("shapes", done + SAMPLING * f * share),
            should_cancel=job.should_cancel,
        )

    def finish(self, job: Job, node: Node, latent: Latent, noise: int | None, style: int | None) -> None:
        """Mesh a latent for a node and keep both, with the seeds that say how it was made."""
        mesh = self.mesh(job, node, latent, node.attributes)
        if mesh is None:
            return
        stored = StoredShape(mesh, latent)
        made = {"model": MODEL, "version": self.model.version, "seed": node.seed, "noise": noise, "style": style}
        job.keep(node, stored, build(Shape, key=stored.key, quality=job.quality, **made))

    def mesh(
        self, job: Job, node: Node, latent: Latent, attributes: Mapping[str, float], category: str | None = None
    ) -> PartMesh | None:
        """The mesh of a latent in a node's box, moved as far as `attributes` say along the category's directions."""
        amounts, category = form_of(attributes), category or node.category
        if any(amounts) and category in self.model.categories:
            shift = shift_of(self.directions_of(category), amounts)
            latent = self.model.moved(latent, category, size_of(node), shift, quality=job.quality)
        start = time.perf_counter()
        try:
            return self.model.mesh(latent, size_of(node), quality=job.quality)
        except MeshingError as error:
            name, why = name_of(node), error.message
            if node.shape is not None:
                job.notes.append(Message("{name} keeps its shape: {reason}.", name=name, reason=why))
            else:
                job.notes.append(Message("{name} is drawn as its box: {reason}.", name=name, reason=why))
            return None
        finally:
            job.meshing += time.perf_counter() - start

    def _current(self, stored: StoredShape, shape: Shape) -> bool:
        """Whether a stored latent is one of the present weights."""
        return (
            stored.latent is not None
            and shape.version == self.model.version
            and stored.latent.shape[0] == self.model.denoiser.latent_channels
        )


def _fits(node: Node, source: Node, scene: Scene) -> bool:
    """Whether a node shows the mesh that was made for the source's box: in the same box, or on streets in nearly it."""
    most = STRETCH if scene.kind == "street" else 1.0
    return all(1 / most <= a / b <= most for a, b in zip(size_of(node), size_of(source), strict=True))


def _needs_shape(document: Document, node: Node, request: ComposeRequest, is_copy: bool) -> bool:
    """Whether a node gets a new shape: asked for, not locked, and not already what the request would make."""
    if node.box is None or (node.id in request.keep and node.shape is not None):
        return False
    if request.only_shapes and request.subjects and node.id not in request.subjects:
        return False
    shape = node.shape
    if node.building is not None and shape is None:
        return False  # it is drawn on its own footprint
    if shape is None or document.shape_of(node) is None:
        return True
    if node.held or (shape.source == "imported" and not is_copy):
        return False
    return request.only_shapes or request.scope == "all"


def _forms(node: Node) -> dict[str, float]:
    return {name: value for name, value in node.attributes.items() if name in FORMS}


def kind_of(name: str) -> Mention:
    """What a sentence calls a category."""
    return Mention(name.replace("_", " "), category_named(name))
