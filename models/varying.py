"""From the shapes that are there to others: varied, blended, partly kept, and a handful to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from composer.document import Document
from composer.edits import Together, another_shape
from composer.errors import SceneError
from composer.mesh import PartMesh
from composer.messages import Message
from composer.relations.kin import INSTANCE, copies, groups, originals_first
from composer.scene import Node, Scene, Shape, revise
from models.errors import Cancelled, MeshingError
from models.requests import ComposeRequest, OnProgress, Progress, Quality, ShouldCancel, Variation
from models.shapes.context import neighbourhood
from models.shapes.kinship import Asked, kinship, name_of, noise_seed, sibling
from models.shapes.model import ShapeRequest
from models.shapes.variation import Cells, Latent, blend, cells_in, cells_of
from models.shaping import SAMPLING, Job, OnMade, Shaper, Tick, kind_of


class Variant(NamedTuple):
    """One way a node could look: latent (C, 8, 8, 8), mesh for its box, and how they were made.

    A node takes it with ``shape`` as its shape and ``shape.seed`` as its seed, once the document holds latent and mesh
    as a `StoredShape`.
    """

    latent: Latent
    mesh: PartMesh
    shape: Shape


def vary(
    shaper: Shaper,
    document: Document,
    request: ComposeRequest,
    how: Variation,
    tick: Tick,
    should_cancel: ShouldCancel | None = None,
    on_made: OnMade | None = None,
) -> tuple[Document, list[Message], float]:
    """Vary the shapes of a request's subjects, or of all nodes if it names none; held ones stay.

    Of subjects that are instances of each other one is varied, and the others take its latent.

    Returns
    -------
    The document with them, sentences for the user, and the seconds that meshing took.

    Raises
    ------
    Cancelled
        As soon as `should_cancel` says so, or `tick` raises it.
    SceneError
        If a shape is to be blended with one that is not there.
    """
    job = Job(document, request.quality, tick, should_cancel, on_made)
    scene = document.scene
    ids = request.subjects or tuple(scene.by_id)
    same: dict[str, str] = {}
    said = copies(scene)
    for group in groups(scene, INSTANCE):
        members = [i for i in originals_first(group, said) if i in ids]
        same.update(dict.fromkeys(members[1:], members[0] if members else ""))
    starts: list[tuple[Node, Latent]] = []
    for node in (scene.node(i) for i in ids if i not in same):
        why_not = _obstacle(shaper, document, node, request, how)
        try:
            if why_not is None:
                starts.append((node, _start(shaper, document, node, how)))
        except MeshingError as error:
            why_not = Message("{name} cannot be varied: {reason}.", name=name_of(node), reason=error.message)
        job.notes += [why_not] if why_not is not None else []
    latents = [start for _, start in starts]
    if how.strength > 0:
        latents = shaper.sampled(job, [_varied(shaper, scene, node, start, how) for node, start in starts])
    for k, ((node, _), latent) in enumerate(zip(starts, latents, strict=True)):
        tick("meshes", SAMPLING + (1 - SAMPLING) * k / len(starts))
        assert node.shape is not None
        untouched = how.strength == 0 and how.other is None and node.shape.version == shaper.model.version
        shaper.finish(job, node, latent, node.shape.noise if untouched else None, node.shape.style)
    for node_id, root in same.items():
        node = scene.node(node_id)
        if root in job.made and node.box is not None and not node.held and node_id not in request.keep:
            shaper.share(job, node, job.made[root])
    return job.answer()


def variants(
    shaper: Shaper,
    document: Document,
    node_id: str,
    count: int = 6,
    quality: Quality = "draft",
    how: Variation | None = None,
    on_progress: OnProgress | None = None,
    should_cancel: ShouldCancel | None = None,
    skip: int = 0,
) -> list[Variant]:
    """Other shapes of one node, with its next `count` seeds after `skip`; those that cannot be meshed are left out.

    Without `how` they are what *another shape* with that seed gives, also for a node with kin. Of a node whose kin are
    held they are siblings of these, for *another shape* would only be theirs again.

    Raises
    ------
    Cancelled
        As soon as `should_cancel` says so.
    MeshingError
        If the node shows an import that encloses nothing, and is to be varied.
    SceneError
        If there is no such node, it has no box or no shape to vary, or no shapes of its category are trained.
    """
    node = document.scene.node(node_id)
    if node.box is None or node.category not in shaper.model.categories:
        raise SceneError("no shapes of {name} can be imagined", name=name_of(node))

    def tick(stage: str, fraction: float) -> None:
        if should_cancel is not None and should_cancel():
            raise Cancelled("variants")
        if on_progress is not None:
            on_progress(Progress(stage, fraction))

    job = Job(document, quality, tick, should_cancel)
    seeds = range(node.seed + 1 + skip, node.seed + 1 + skip + count)
    if how is None:
        asked = _others(shaper, document, node, seeds)
    else:
        start = _start(shaper, document, node, how)
        if how.strength == 0:
            raise SceneError("variants need a strength above 0")
        style = None if node.shape is None else node.shape.style
        again = [revise(node, seed=seed) for seed in seeds]
        asked = [Asked(n, _varied(shaper, document.scene, n, start, how), style, n.id) for n in again]
    found = []
    for k, (one, latent) in enumerate(zip(asked, shaper.sampled(job, [a.request for a in asked]), strict=True)):
        tick("meshes", SAMPLING + (1 - SAMPLING) * k / count)
        shaper.finish(job, one.node, latent, one.noise, one.style)
        made = job.made.pop(node.id, None)
        if made is not None and made.shape is not None:
            found.append(Variant(latent, job.shapes[made.shape.key].mesh, made.shape))
    tick("done", 1.0)
    return found


def _others(shaper: Shaper, document: Document, node: Node, seeds: range) -> list[Asked]:
    """What *another shape* of a node asks for, for some seeds."""
    scene, found = document.scene, []
    known = {n.shape.noise for n in scene.nodes if n.shape is not None}
    for seed in seeds:
        edits = another_shape(scene, [node.id], seed)
        renewed = Together(edits).apply(scene).with_nodes([revise(node, seed=seed, shape=None)])
        wanted = {node.id} | {e.id for e in edits if scene.node(e.id).box is not None}
        plan = kinship(Document(renewed, document.shapes), wanted, shaper.traits)
        source = plan.shared.get(node.id, node.id)
        again = revise(node, seed=seed)
        asked = next((a for a in plan.asked if a.node.id == source), None)
        if asked is not None and asked.request.noise_seed not in known:
            found.append(replace(asked, node=again, request=shaper.begun(document, asked)))
        else:  # its kin are held
            kin = scene.node(source).shape
            noise = noise_seed(scene.seed, node.id, seed)
            style = None if kin is None else kin.style
            request = sibling(node, noise, style, neighbourhood(scene, node), shaper.traits)
            found.append(Asked(again, request, style))
    return found


def _obstacle(
    shaper: Shaper, document: Document, node: Node, request: ComposeRequest, how: Variation
) -> Message | None:
    """Why a node cannot be varied; None if it can."""
    if node.box is None or document.shape_of(node) is None:
        return Message("{name} has no shape yet that could be varied.", name=name_of(node))
    if node.held or node.id in request.keep:
        return Message("The shape of {name} is kept.", name=name_of(node))
    if how.strength > 0 and node.category not in shaper.model.categories:
        return Message("No shapes are trained for {kind}: it cannot be varied.", kind=kind_of(node.category))
    return None


def _start(shaper: Shaper, document: Document, node: Node, how: Variation) -> Latent:
    start = shaper.latent(document, node)
    if how.other is None:
        return start
    return blend(start, shaper.latent(document, document.scene.node(how.other)), how.share)


def _varied(shaper: Shaper, scene: Scene, node: Node, start: Latent, how: Variation) -> ShapeRequest:
    # The noise a shape came from leads back to it, whatever the strength. With noise of the shape's own key, varying
    # what was varied goes on to another one, and the seed, which kin share, can stay.
    assert node.shape is not None
    noise, style = noise_seed(scene.seed, f"{node.id}\x00{node.shape.key}", node.seed), node.shape.style
    asked = sibling(node, noise, style, neighbourhood(scene, node), shaper.traits)
    return replace(asked, start=start, strength=how.strength, fixed=_fixed(shaper, start, how))


def _fixed(shaper: Shaper, start: Latent, how: Variation) -> Cells | None:
    """Which cells (8, 8, 8) of the latent stay as they are; None if nothing is said of that."""
    if how.region is None and how.part is None:
        return None
    named = np.ones(start.shape[1:], bool) if how.region is None else cells_in(how.region)
    if how.part is not None:
        named &= cells_of(how.part, *shaper.model.decode(start))
    return named if how.keep else ~named
