"""The document: a scene graph, the room or street it stands in, and a box for every node.

Every model here is immutable and strict. A change makes a new value (`revise`), shares what did not change, and so
makes snapshots for jobs and exact undo free of cost.

Coordinates: metres, Z up, right-handed; X to the right of the plan, Y up the plan. A node at yaw 0 faces +X; yaw is
radians counter-clockwise seen from above. `depth` runs along the facing direction, `width` across it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

import numpy as np
import numpy.typing as npt
import shapely
from pydantic import AfterValidator, Field, model_validator

from composer.errors import SceneError
from composer.messages import Mention, Message, template
from composer.street.road import Junction, Road
from composer.street.surface import Surface
from composer.values import (
    MAX_EXTENT,
    MIN_EXTENT,
    Angle,
    Colour,
    Extent,
    Metres,
    Name,
    Part,
    Point,
    Text,
    build,
    explain,
    numbered,
    polygon_area,
    revise,
)

__all__ = [
    "MAX_EXTENT",
    "MIN_EXTENT",
    "Box",
    "Building",
    "Colour",
    "Floor",
    "Junction",
    "Locks",
    "Node",
    "Opening",
    "Part",
    "Point",
    "Provenance",
    "Relation",
    "Road",
    "Scene",
    "Shape",
    "Surface",
    "build",
    "describe",
    "explain",
    "mentioned",
    "revise",
    "room_part",
]

FORMAT_VERSION: Literal[1] = 1
MAX_NODES = 20_000
MAX_RELATIONS = 400_000
STREET_PARTS = ("curb", "lane", "road", "crossing", "sidewalk", "parking")
ROOM_PARTS = ("floor", "wall", "corner", "ceiling", "door", "window", *STREET_PARTS)
"""Words that name a part of the surroundings rather than a node; `wall:2` names one of several."""


def room_part(reference: str) -> tuple[str, int | None] | None:
    """Split a reference such as ``wall:2`` into kind and index; None if it names a node."""
    kind, _, index = reference.partition(":")
    if kind not in ROOM_PARTS:
        return None
    if not index:
        return kind, None
    return (kind, int(index)) if index.isascii() and index.isdigit() and len(index) < 6 else None


def _node_id(value: str) -> str:
    if room_part(value) is not None or value != value.strip() or not value.isprintable():
        raise SceneError("{name!r} cannot be a node id: it names a part of the room or has odd characters", name=value)
    return value


NodeId = Annotated[Name, AfterValidator(_node_id)]


class Box(Part):
    """An oriented box standing upright.

    Attributes
    ----------
    depth, width, height : float
        Extents along the facing direction, across it, and up; metres.
    x, y, z : float
        Centre of the bottom face; metres.
    yaw : float
        Facing direction, radians counter-clockwise from +X.
    """

    depth: Extent
    width: Extent
    height: Extent
    x: Metres
    y: Metres
    z: Metres = 0.0
    yaw: Angle = 0.0

    @property
    def values(self) -> tuple[float, float, float, float, float, float, float]:
        """(depth, width, height, x, y, z, yaw): the order of every box array in the program."""
        return self.depth, self.width, self.height, self.x, self.y, self.z, self.yaw

    @classmethod
    def of(cls, values: Iterable[float]) -> Box:
        """The inverse of `values`."""
        depth, width, height, x, y, z, yaw = (float(v) for v in values)
        return build(cls, depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw)

    @property
    def top(self) -> float:
        """Height of the upper face, metres."""
        return self.z + self.height

    @property
    def volume(self) -> float:
        """Cubic metres."""
        return self.depth * self.width * self.height

    def footprint(self) -> npt.NDArray[np.float64]:
        """The four corners on the plan, (4, 2), counter-clockwise, the back right one first."""
        c, s = math.cos(self.yaw), math.sin(self.yaw)
        local = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (self.depth / 2, self.width / 2)
        corners: npt.NDArray[np.float64] = local @ np.array([(c, s), (-s, c)]) + (self.x, self.y)
        return corners


class Locks(Part):
    """What a regeneration must leave as it is."""

    position: bool = False
    size: bool = False
    shape: bool = False

    @property
    def any(self) -> bool:
        return self.position or self.size or self.shape


class Shape(Part):
    """How a node's mesh was made, and the key under which the document keeps it.

    Attributes
    ----------
    source : str
        ``generated`` by the shape model, or ``imported`` from a mesh file.
    key : str
        Digest of mesh and latent in the document's shape store.
    model, version : str
        Which weights made it (empty for an imported one).
    seed : int
        The node's own seed; together with scene seed and id it gives the noise.
    noise : int or None
        Seed of the noise it was imagined from; None if that alone would not give it again (varied, blended, imported).
    style : int or None
        Seed of the style it shares with its kin; None if it has none.
    quality : str
        ``draft``, ``standard`` or ``fine``.
    starred : bool
        Kept by the designer: its mesh stays whatever newer weights would give.
    """

    source: Literal["generated", "imported"] = "generated"
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16,64}$")]
    model: Annotated[str, Field(max_length=100)] = ""
    version: Annotated[str, Field(max_length=100)] = ""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    noise: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    style: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    quality: Literal["draft", "standard", "fine"] = "standard"
    starred: bool = False


Far = Annotated[float, Field(ge=-1e9, le=1e9)]
Outline = Annotated[tuple[Point, ...], Field(min_length=3, max_length=5000)]
Roof = Literal["flat", "gabled", "hipped", "half-hipped", "pyramidal", "skillion", "mansard", "gambrel", "dome"]


class Building(Part):
    """What a building's box is filled with: walls on a footprint, floors, and a roof.

    It is drawn from these numbers alone, so that a taller box has more floors and none of them is stretched.

    Attributes
    ----------
    outline : tuple of (float, float)
        The footprint counter-clockwise, in the box's own frame and extents: from -0.5 to 0.5 along depth and width.
    courtyards : tuple of the same
        Clockwise or not, within the outline and apart from each other.
    storey : float
        Usual height of a floor, metres.
    roof : str
        OpenStreetMap's names of roof shapes.
    roof_height : float
        Metres of the box's height that are roof.
    """

    outline: Outline
    courtyards: Annotated[tuple[Outline, ...], Field(max_length=200)] = ()
    storey: Extent = 3.0
    roof: Roof = "flat"
    roof_height: Annotated[float, Field(ge=0, le=1000)] = 0.0

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if any(abs(c) > 0.5 + 1e-6 for ring in (self.outline, *self.courtyards) for p in ring for c in p):
            raise SceneError("the footprint of a building reaches out of its box")
        if not shapely.Polygon(self.outline, self.courtyards).is_valid:
            raise SceneError("the footprint of a building crosses or touches itself")
        return self

    def floors(self, height: float) -> int:
        """How many floors a building of this height has below its roof."""
        return max(1, round((height - self.roof_height) / self.storey))


class Node(Part):
    """One object of the scene graph.

    `box` is None until the node is placed; `parent` is the node it stands on or lies in; `seed` chooses among
    shapes; `materials` maps a part of `composer.mesh.PARTS` to a colour. A node with a `building` and no shape is
    drawn from that. `tags` are words of the map it came from that mean nothing here, such as the number of a traffic
    sign; they are kept so that an export can say them again.
    """

    id: NodeId
    category: Name
    label: Text = ""
    box: Box | None = None
    attributes: Mapping[Name, Annotated[float, Field(ge=-1e6, le=1e6)]] = Field(default_factory=dict, max_length=64)
    materials: Mapping[Name, Colour] = Field(default_factory=dict, max_length=64)
    locks: Locks = Locks()
    shape: Shape | None = None
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    parent: NodeId | None = None
    building: Building | None = None
    tags: Mapping[Name, Text] = Field(default_factory=dict, max_length=64)

    @property
    def held(self) -> bool:
        """Whether its shape stays through any regeneration: locked or starred."""
        return self.locks.shape or (self.shape is not None and self.shape.starred)


class Relation(Part):
    """Subject, predicate, one or more objects (node ids or parts of the room), maybe a value; no weight means hard."""

    subject: NodeId
    predicate: Name
    objects: Annotated[tuple[Name, ...], Field(min_length=1, max_length=64)]
    value: Annotated[float, Field(ge=-MAX_EXTENT, le=MAX_EXTENT)] | None = None
    weight: Annotated[float, Field(gt=0, le=1e6)] | None = None

    @property
    def object(self) -> str:
        """The first object, the only one for most predicates."""
        return self.objects[0]

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes a relation the same relation."""
        return self.subject, self.predicate, self.objects

    @property
    def hard(self) -> bool:
        return self.weight is None


class Opening(Part):
    """A door or window in a wall.

    `wall` is the index of the floor polygon's edge, `offset` the distance from that edge's start to the opening's
    centre, `sill` the height of its lower edge; metres. A door's `hinge` is at the opening's start or end, seen along
    the wall; `outward` doors swing out of the room.
    """

    kind: Literal["door", "window"]
    wall: Annotated[int, Field(ge=0, lt=10_000)]
    offset: Metres
    width: Extent
    height: Extent
    sill: Metres = 0.0
    hinge: Literal["start", "end"] = "start"
    outward: bool = False


class Floor(Part):
    """A room: its floor polygon (counter-clockwise), wall height, doors and windows.

    Wall *i* stands on the edge from corner *i* to corner *i + 1*.
    """

    polygon: Annotated[tuple[Point, ...], Field(min_length=3, max_length=2000)]
    height: Extent = 2.7
    openings: Annotated[tuple[Opening, ...], Field(max_length=2000)] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        area = polygon_area(self.polygon)
        if abs(area) < 1e-6:
            raise SceneError("the floor polygon has no area")
        if area < 0:
            raise SceneError("the floor polygon must run counter-clockwise")
        if not shapely.Polygon(self.polygon).is_valid:
            raise SceneError("the floor polygon crosses or touches itself")
        for opening in self.openings:
            if opening.wall >= len(self.polygon):
                what = Message("a door") if opening.kind == "door" else Message("a window")
                raise SceneError("{opening} is on wall {wall}, which does not exist", opening=what, wall=opening.wall)
        return self

    @classmethod
    def rectangle(cls, width: float, depth: float, height: float = 2.7, centre: Point = (0.0, 0.0)) -> Floor:
        """An axis-aligned room `width` along X and `depth` along Y."""
        (cx, cy), w, d = centre, width / 2, depth / 2
        corners = ((cx - w, cy - d), (cx + w, cy - d), (cx + w, cy + d), (cx - w, cy + d))
        return build(cls, polygon=corners, height=height)

    @property
    def area(self) -> float:
        """Square metres."""
        return polygon_area(self.polygon)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(min x, min y, max x, max y)."""
        xs, ys = zip(*self.polygon, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def wall(self, index: int) -> tuple[Point, Point]:
        """Start and end of a wall; the room lies to its left."""
        return self.polygon[index], self.polygon[(index + 1) % len(self.polygon)]

    def of_kind(self, kind: str) -> tuple[Opening, ...]:
        """The doors or the windows, in order: ``door:1`` is the second of ``of_kind("door")``."""
        return tuple(o for o in self.openings if o.kind == kind)


class Provenance(Part):
    """Where a scene came from, so that an export can speak its source's names.

    `floor_box` is the box the source gave its floor, kept so that it goes back with the very same numbers.
    `georeference` says how a map's coordinates were projected (a PROJ string), and `shift` what must be added to the
    scene's X, Y and Z to get them, metres.
    """

    source: Text = ""
    name: Annotated[str, Field(max_length=200)] = ""
    floor_id: Annotated[str, Field(max_length=200)] | None = None
    floor_box: Box | None = None
    centre: tuple[Metres, Metres, Metres] = (0.0, 0.0, 0.0)
    generator: Text = ""
    georeference: Text = ""
    shift: tuple[Far, Far, Far] = (0.0, 0.0, 0.0)


class Scene(Part):
    """A room or a street with everything in it.

    `seed` is the scene's seed; `centre` of the provenance is what symmetry is about. Of a street, `surfaces` are the
    ground that is seen and stood upon; `roads` and `junctions` are the network of which some of them are lanes.
    """

    version: Literal[1] = FORMAT_VERSION
    kind: Literal["room", "street"] = "room"
    name: Annotated[str, Field(max_length=200)] = ""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 0
    floor: Floor | None = None
    surfaces: Annotated[tuple[Surface, ...], Field(max_length=50_000)] = ()
    roads: Annotated[tuple[Road, ...], Field(max_length=20_000)] = ()
    junctions: Annotated[tuple[Junction, ...], Field(max_length=20_000)] = ()
    nodes: Annotated[tuple[Node, ...], Field(max_length=MAX_NODES)] = ()
    relations: Annotated[tuple[Relation, ...], Field(max_length=MAX_RELATIONS)] = ()
    provenance: Provenance = Provenance()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        index: dict[str, Node] = {}
        for node in self.nodes:
            if node.id in index:
                raise SceneError("two nodes have the id {node!r}", node=node.id)
            index[node.id] = node
        surfaces = {surface.id for surface in self.surfaces}
        for sentence, parts in (
            (template("two surfaces have one id"), self.surfaces),
            (template("two roads have one id"), self.roads),
            (template("two junctions have one id"), self.junctions),
        ):
            if len({part.id for part in parts}) < len(parts):
                raise SceneError(sentence)
        roads = {road.id for road in self.roads}
        for surface in self.surfaces:
            if surface.road is not None and surface.road not in roads:
                raise SceneError(
                    "the surface {surface!r} is of the road {road!r}, which does not exist",
                    surface=surface.id,
                    road=surface.road,
                )
        grounded: set[str] = set()
        for node in self.nodes:
            seen, step = {node.id}, node
            while step.parent is not None and step.id not in grounded:
                if step.parent not in index:
                    raise SceneError(
                        "node {node!r} rests on {other!r}, which does not exist", node=step.id, other=step.parent
                    )
                if step.parent in seen:
                    raise SceneError("node {node!r} rests on itself", node=node.id)
                seen.add(step.parent)
                step = index[step.parent]
            grounded |= seen
        keys = set()
        for relation in self.relations:
            if relation.key in keys:
                raise SceneError("the relation {relation} stands twice", relation=mentioned(relation))
            keys.add(relation.key)
            if relation.subject not in index:
                what, subject = mentioned(relation), relation.subject
                raise SceneError(
                    "the relation {relation} is about {node!r}, which does not exist", relation=what, node=subject
                )
            for name in relation.objects:
                if name == relation.subject:
                    raise SceneError("the relation {relation} relates a node to itself", relation=mentioned(relation))
                if name not in index and name not in surfaces and room_part(name) is None:
                    what = mentioned(relation)
                    raise SceneError(
                        "the relation {relation} names {node!r}, which does not exist", relation=what, node=name
                    )
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Nodes by id, in document order."""
        return {node.id: node for node in self.nodes}

    def node(self, node_id: str) -> Node:
        """The node with this id.

        Raises
        ------
        SceneError
            If there is none.
        """
        try:
            return self.by_id[node_id]
        except KeyError:
            raise SceneError("there is no node {node!r} in the scene", node=node_id) from None

    @cached_property
    def carried(self) -> Mapping[str, tuple[Node, ...]]:
        """What stands on each node directly; those that carry nothing are left out."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.parent is not None:
                found.setdefault(node.parent, []).append(node)
        return {node_id: tuple(nodes) for node_id, nodes in found.items()}

    def children(self, node_id: str) -> tuple[Node, ...]:
        """What stands on a node directly."""
        return self.carried.get(node_id, ())

    def stack(self, node_id: str) -> tuple[Node, ...]:
        """A node and everything that rests on it, carriers before what they carry."""
        found = [self.node(node_id)]
        for node in found:
            found.extend(self.children(node.id))
        return tuple(found)

    def relations_of(self, node_id: str) -> tuple[Relation, ...]:
        """Relations in which a node takes part."""
        return tuple(r for r in self.relations if r.subject == node_id or node_id in r.objects)

    def with_nodes(self, nodes: Iterable[Node]) -> Scene:
        """Replace the nodes that share an id with one of `nodes`; the order stays."""
        new = {node.id: node for node in nodes}
        same_parents = all(self.node(node_id).parent == node.parent for node_id, node in new.items())
        by_id = {**self.by_id, **new}
        if not same_parents:
            return revise(self, nodes=tuple(by_id.values()))
        # Ids, parents and relations are as sound as they were: a step of a drag need not look at thousands of them.
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        made = type(self).model_construct(**(fields | {"nodes": tuple(by_id.values())}))
        made.__dict__["by_id"] = by_id
        return made

    def fresh_id(self) -> str:
        """A node id that is not taken: the smallest free positive number."""
        return numbered("", self.by_id)


def describe(relation: Relation) -> str:
    """A relation as a phrase, such as ``2 left 1``."""
    value = "" if relation.value is None else f" {relation.value:g}"
    return f"{relation.subject} {relation.predicate} {', '.join(relation.objects)}{value}"


def mentioned(relation: Relation) -> Mention:
    """The same for a sentence."""
    return Mention(describe(relation), relation)
