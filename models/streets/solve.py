"""From the graph of a street to boxes: fill what was asked to be filled, then place what the graph names."""

from __future__ import annotations

from collections.abc import Callable

import shapely

from composer.scene import Scene
from models.errors import Cancelled
from models.requests import ComposeRequest, ShouldCancel
from models.streets.fill import fill
from models.streets.model import StreetModel


def compose_street(
    model: StreetModel,
    scene: Scene,
    request: ComposeRequest,
    should_cancel: ShouldCancel | None = None,
    tick: Callable[[float], None] | None = None,
) -> Scene:
    """The street with everything placed.

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
    if request.fill is not None:
        region = None if request.fill.region is None else shapely.Polygon(request.fill.region).buffer(0)
        scene = fill(
            model,
            scene,
            seed=scene.seed,
            density=request.fill.density,
            region=region,
            keep=request.keep,
            tick=progress,
        )
    return scene
