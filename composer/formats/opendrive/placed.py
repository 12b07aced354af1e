"""What a map's objects become: nodes and surfaces, each with an id of its own, as many as a scene may have."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from composer.formats.opendrive.fields import Report, word
from composer.formats.strict_xml import Element
from composer.scene import MAX_NODES, Box, Building, Node, Surface
from composer.street.curves import FloatArray
from composer.values import MIN_EXTENT, build

TAG = "opendrive:"
"""Before the names of tags that are OpenDRIVE's attributes."""
MAX_SURFACES = 50_000
_DIGITS = 6

BoxValues = tuple[float, float, float, float, float, float, float]


class Collection:
    """Nodes and surfaces of a map.

    Parameters
    ----------
    report : Report
        Where to say what is left out.
    """

    def __init__(self, report: Report) -> None:
        self.nodes: list[Node] = []
        self.surfaces: list[Surface] = []
        self.report = report
        self._names: set[str] = set()

    @property
    def room(self) -> int:
        """How many more nodes a scene may have."""
        return MAX_NODES - len(self.nodes)

    def unplaced(self, count: int) -> None:
        """Say for how many there was no room."""
        self.report.left_out(f"object (a scene has {MAX_NODES} at most)", count)

    def add_node(
        self,
        name: str,
        category: str,
        box: BoxValues,
        tags: Mapping[str, str],
        attributes: Mapping[str, float] | None = None,
        building: Building | None = None,
    ) -> None:
        """Add a node, if there is room.

        Parameters
        ----------
        name : str
            Its id, unless that is taken.
        box : tuple
            In the order of `Box.values`; an extent of nothing becomes the least there is.

        Raises
        ------
        SceneError
            If it leaves the space a scene may have.
        """
        if self.room <= 0:
            self.unplaced(1)
            return
        depth, width, height = (max(v, MIN_EXTENT) for v in box[:3])
        node = build(
            Node,
            id=self._fresh(name),
            category=category,
            label=_label(tags.get(f"{TAG}name", "")),
            box=Box.of((depth, width, height, *box[3:])),
            tags=tags,
            attributes=attributes or {},
            building=building,
        )
        self.nodes.append(node)

    def add_surface(
        self,
        name: str,
        kind: str,
        points: FloatArray,
        axis: FloatArray,
        label: str = "",
        holes: tuple[FloatArray, ...] = (),
    ) -> None:
        """Add a surface with corners (N, 3) and an axis (A, 2); one that is level at zero keeps no heights.

        Raises
        ------
        SceneError
            If it leaves the space a scene may have.
        """
        if len(self.surfaces) >= MAX_SURFACES:
            self.report.left_out(f"surface (a scene has {MAX_SURFACES} at most)")
            return
        points = np.round(points, _DIGITS) + 0.0
        surface = build(
            Surface,
            id=self._fresh(name),
            kind=kind,
            label=_label(label),
            polygon=points[:, :2].tolist(),
            holes=[np.round(hole, _DIGITS).tolist() for hole in holes],
            heights=points[:, 2].tolist() if points[:, 2].any() else (),
            axis=np.round(axis, _DIGITS).tolist(),
            two_way=kind == "crossing",
        )
        self.surfaces.append(surface)

    def _fresh(self, wanted: str) -> str:
        found, number = wanted, 1
        while found in self._names:
            number += 1
            found = f"{wanted}.{number}"
        self._names.add(found)
        return found


def tags_of(element: Element, *keys: str) -> dict[str, str]:
    """The words of an element that an export should say again."""
    said = {key: word(element, key) for key in ("type", "subtype", "name", *keys)}
    return {TAG + key: text for key, text in said.items() if text}


def _label(name: str) -> str:
    """A name for people; paths of models and numbers are none."""
    return name if any(c.isalpha() for c in name) and not any(c in name for c in "/\\") else ""


def parked(polygon: shapely.Polygon, beside: FloatArray, heading: float) -> FloatArray:
    """How a car stands in a parking space, (2, 2): along the longer side, away from the road or, if along it, with it.

    Parameters
    ----------
    beside : (2,) float64
        A point of the road's reference line beside the space.
    heading : float
        Its direction there, radians.
    """
    sides = np.diff(shapely.get_coordinates(polygon.minimum_rotated_rectangle)[:3], axis=0)
    longer = sides[np.hypot(*sides.T).argmax()]
    axis = through(polygon, float(np.arctan2(longer[1], longer[0])))
    if not len(axis):
        return axis
    ahead = np.array([np.cos(heading), np.sin(heading)])
    out = np.array([polygon.centroid.x, polygon.centroid.y]) - beside
    aside = out - ahead * (out @ ahead)
    step = (axis[1] - axis[0]) / np.hypot(*(axis[1] - axis[0]))
    along = abs(step @ aside) <= 0.3 * np.hypot(*aside)
    wanted = ahead * np.copysign(1.0, ahead[1] * out[0] - ahead[0] * out[1]) if along else aside
    return axis[::-1] if step @ wanted < 0 else axis


def through(polygon: shapely.Polygon, direction: float) -> FloatArray:
    """The longest straight line through the middle of a polygon in a direction, (2, 2); (0, 2) if there is none."""
    middle = polygon.centroid
    reach = float(np.hypot(*np.ptp(np.array(polygon.exterior.coords), axis=0))) + 1.0
    step = np.array([np.cos(direction), np.sin(direction)]) * reach
    centre = np.array([middle.x, middle.y])
    crossed = polygon.intersection(shapely.LineString([centre - step, centre + step]))
    lines = [part for part in shapely.get_parts(crossed) if isinstance(part, shapely.LineString) and part.length > 0]
    if not lines:
        return np.zeros((0, 2))
    ends = np.array(max(lines, key=lambda line: line.length).coords)[[0, -1]]
    return ends if np.abs(ends[0] - ends[1]).max() > 1e-3 else np.zeros((0, 2))
