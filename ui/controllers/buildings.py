"""Buildings by numbers: how many floors they have, how high those are, and the roof above them."""

from __future__ import annotations

from collections.abc import Callable

from composer.edits import Edit, SetBoxes, SetNode
from composer.messages import Message
from composer.scene import Box, Building, Node, revise
from composer.street.variety import roof_height
from ui import units
from ui.controllers.inspector import InspectorController
from ui.controllers.placing import carried
from ui.controllers.session import Session
from ui.words import tr

LEAST = 1.0
"""Metres of walls that a building keeps."""


def grown(node: Node, height: float, free: bool = False) -> Box:
    """The box of a building pulled to about this height: with whole floors below its roof, unless `free`; metres."""
    building, box = node.building, node.box
    assert building is not None and box is not None
    if not free:
        height = building.roof_height + building.floors(height) * building.storey
    return revise(box, height=max(height, building.roof_height + LEAST))


def told(node: Node) -> str:
    """How large a building is, for people: ``5 floors, 15.5 m``."""
    building, box = node.building, node.box
    assert building is not None and box is not None
    floors = building.floors(box.height)
    high = units.told(box.height)
    return (
        tr("1 floor, {height}", height=high)
        if floors == 1
        else tr("{count} floors, {height}", count=floors, height=high)
    )


class BuildingController:
    """Edits of the selected building. Changing one field again and again is one undo step.

    Parameters
    ----------
    session : Session
    inspector : InspectorController
        Knows which node is meant.
    """

    def __init__(self, session: Session, inspector: InspectorController) -> None:
        self._session, self._inspector = session, inspector

    def floors(self, count: int) -> None:
        """Give it so many floors, as high as they are usually; the roof stays as it is."""
        self._walls("floors", lambda building, _: (building, count * building.storey))

    def storey(self, height: float) -> None:
        """Make each floor so high, metres; there are as many as before."""
        self._walls("storey", lambda building, count: (revise(building, storey=height), count * height))

    def roof(self, kind: str) -> None:
        """Another kind of roof above the same walls, of its usual height where it was flat or becomes so."""
        node = self._inspector.node
        if node is None or node.box is None or node.building is None or node.building.roof == kind:
            return
        old = node.building
        rise = old.roof_height
        if kind == "flat" or not rise:
            rise = roof_height(kind, node.box)
        self._change(node, "roof", revise(old, roof=kind, roof_height=rise), node.box.height - old.roof_height)

    def roof_height(self, height: float) -> None:
        """Make the roof so high, metres, above the same walls."""
        node = self._inspector.node
        if node is not None and node.box is not None and node.building is not None:
            walls = node.box.height - node.building.roof_height
            self._change(node, "roof height", revise(node.building, roof_height=height), walls)

    def _walls(self, field: str, wanted: Callable[[Building, int], tuple[Building, float]]) -> None:
        node = self._inspector.node
        if node is not None and node.box is not None and node.building is not None:
            self._change(node, field, *wanted(node.building, node.building.floors(node.box.height)))

    def _change(self, node: Node, field: str, building: Building, walls: float) -> None:
        """A building with walls of this height, and on its roof what stands there."""
        assert node.box is not None
        box = revise(node.box, height=max(walls, LEAST) + building.roof_height)
        if box == node.box and building == node.building:
            return
        edits: list[Edit] = [SetNode(node.id, {"building": building})]
        if box != node.box:
            edits.append(SetBoxes(carried(self._session.scene, node.id, box), "Resize"))
        self._session.push(*edits, verb=Message("Change building"), gesture=f"building {node.id} {field}")
