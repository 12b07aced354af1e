"""A street's ground as it is worked on: surveyed once, and kept for the next edit."""

from __future__ import annotations

from collections import OrderedDict

from composer.scene import Scene
from models.streets.candidates import Candidates
from models.streets.fill import character_of
from models.streets.ground import Ground
from models.streets.model import StreetModel
from models.streets.place import Placer
from models.streets.strips import strips_of

_KEPT = 3


class Site:
    """The ground of one street, its strips, and where things could stand on them.

    Parameters
    ----------
    model : StreetModel
    scene : Scene
    seed : int
    """

    def __init__(self, model: StreetModel, scene: Scene, seed: int) -> None:
        self.model, self.surfaces, self.seed = model, scene.surfaces, seed
        self.ground = Ground.of(scene)
        strips = strips_of(scene, self.ground)
        character = character_of(scene, seed).values
        self.candidates = Candidates(model, strips, self.ground.kinds, character)

    def placer(self, scene: Scene) -> Placer:
        """What places nodes of a scene on this ground."""
        return Placer(self.candidates, self.ground, scene, self.seed)


_sites: OrderedDict[tuple[int, int, int], Site] = OrderedDict()


def site_of(model: StreetModel, scene: Scene, seed: int) -> Site:
    """The site of a scene; scenes that share their surfaces, as before and after an edit, share it."""
    key = id(model), id(scene.surfaces), seed
    found = _sites.get(key)
    if found is None or found.surfaces is not scene.surfaces or found.model is not model:
        found = _sites[key] = Site(model, scene, seed)
        while len(_sites) > _KEPT:
            _sites.popitem(last=False)
    return found
