"""From the graph of a street to boxes: fill what is to be filled, place what the graph names, mend what is missed."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import shapely

from composer.scene import Box, Scene, revise
from composer.vocabulary import predicate
from models.errors import Cancelled
from models.requests import ComposeRequest, ShouldCancel
from models.streets.fill import fill
from models.streets.mending import mended
from models.streets.model import StreetModel
from models.streets.order import in_order, series_of
from models.streets.series import put_series
from models.streets.site import site_of

Tick = Callable[[float], None]


def compose_street(
    model: StreetModel,
    scene: Scene,
    request: ComposeRequest,
    should_cancel: ShouldCancel | None = None,
    tick: Tick | None = None,
) -> Scene:
    """The street with everything placed.

    What nobody has said anything about stays where it is, whatever the scope: a map's houses stand where they stand.

    Raises
    ------
    Cancelled
        As soon as `should_cancel` says so.
    """

    def progress(share: float) -> None:
        if should_cancel is not None and should_cancel():
            raise Cancelled
        if tick is not None:
            tick(share)

    progress(0.0)
    before = {n.id for n in scene.nodes}
    if request.fill is not None:
        region = None if request.fill.region is None else shapely.Polygon(request.fill.region).buffer(0)
        density = request.fill.density
        scene = fill(
            model,
            scene,
            seed=scene.seed,
            density=density,
            region=region,
            keep=request.keep,
            tick=lambda f: progress(f / 2),
        )
    if not scene.surfaces:
        return scene
    subjects = frozenset(request.subjects)
    free = _free(scene, request, subjects) & before
    if request.scope == "all":
        return placed(model, scene, free, seed=scene.seed, tick=progress)
    fresh = {n.id for n in scene.nodes if n.box is None}
    scene = placed(model, scene, fresh, seed=scene.seed, tick=progress) if fresh else scene
    if not subjects & free:
        return scene
    return mended(model, scene, subjects & free, free, only=request.scope == "selected", tick=progress)


def _free(scene: Scene, request: ComposeRequest, subjects: frozenset[str]) -> frozenset[str]:
    """Nodes that may be moved."""
    said = {r.subject for r in scene.relations if predicate(r.predicate).geometric}
    return frozenset(
        n.id
        for n in scene.nodes
        if n.box is None or (n.id not in request.keep and not n.locks.position and (n.id in said or n.id in subjects))
    )


def placed(model: StreetModel, scene: Scene, nodes: Collection[str], *, seed: int, tick: Tick | None = None) -> Scene:
    """The scene with some nodes placed anew, all others as they are."""
    if not nodes:
        return scene
    placer = site_of(model, scene, seed).placer(scene)
    rows = placer.table.rows
    wanted = {rows[i] for i in nodes}
    for node in wanted:
        placer.boxes[node] = np.nan
    series = {node: s for s in series_of(scene, rows, wanted) for node in s.members}
    for count, node in enumerate(in_order(scene, rows, wanted)):
        if tick is not None and count % 8 == 0:
            tick(0.5 + 0.5 * count / len(wanted))
        if np.isfinite(placer.boxes[node, 0]):
            continue
        if node in series:
            put_series(placer, series[node])
        else:
            placer.put(node)
    changed = [
        revise(n, box=Box.of(row))
        for n, row in zip(scene.nodes, placer.boxes, strict=True)
        if rows[n.id] in wanted and np.isfinite(row).all()
    ]
    scene = scene.with_nodes(changed)
    return mended(model, scene, frozenset(), frozenset(nodes), tick=tick)
