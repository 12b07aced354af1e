"""What is asked of the pipeline and what it answers: plain frozen values that travel between processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from composer.document import Document, StoredShape
from composer.mesh import PARTS
from composer.messages import Message
from composer.relations.report import Report
from composer.scene import Box, Shape

Scope = Literal["affected", "selected", "all"]
Quality = Literal["draft", "standard", "fine"]


Corner = tuple[float, float, float]


@dataclass(frozen=True)
class Variation:
    """How shapes that are there become others.

    Parameters
    ----------
    strength : float
        From 0 (the latent stays; the form amounts and the box are applied anew) to 1 (nothing is left of the old one).
    region : two corners, optional
        A box in the node's own box, whose corners are (-1, -1, -1) (back, right, below) and (1, 1, 1).
    part : str, optional
        One of `composer.mesh.PARTS`.
    keep : bool
        Whether region and part (both, where both are given) are what stays; else only they change.
    other : str, optional
        Id of a node with which the shape is blended first.
    share : float
        Of the other's shape in the blend, in [0, 1].
    """

    strength: float = 0.5
    region: tuple[Corner, Corner] | None = None
    part: str | None = None
    keep: bool = False
    other: str | None = None
    share: float = 0.5

    def __post_init__(self) -> None:
        for name, value in (("strength", self.strength), ("share", self.share)):
            if not 0 <= value <= 1:
                raise ValueError(f"the {name} must lie in [0, 1], not {value:g}")
        if self.part is not None and self.part not in PARTS:
            raise ValueError(f"there is no part {self.part!r}; there are {', '.join(PARTS)}")


@dataclass(frozen=True)
class Fill:
    """What a street is to be filled with.

    Parameters
    ----------
    density : float, optional
        From 0, deserted, to 1, packed; the street's own by default.
    region : tuple of (float, float), optional
        Corners of the part that is emptied and filled anew, metres; None fills what is free of the whole street.
    """

    density: float | None = None
    region: tuple[tuple[float, float], ...] | None = None

    def __post_init__(self) -> None:
        if self.density is not None and not 0 <= self.density <= 1:
            raise ValueError(f"the density must lie in [0, 1], not {self.density:g}")
        if self.region is not None and len(self.region) < 3:
            raise ValueError("a region has at least three corners")


@dataclass(frozen=True, eq=False)
class ComposeRequest:
    """One regeneration.

    Parameters
    ----------
    document : Document
        A snapshot; its relations are what shall hold (an edit of the graph is made before asking).
    revision : int
        The document's revision, handed back in the answer.
    scope : str
        ``all``: every unlocked node is imagined anew. ``affected``: boxes stay, and only `subjects`, what rests on
        them and what must yield to them moves. ``selected``: exactly `subjects` may move.
    subjects : tuple of str
        Node ids the edit is about.
    keep : frozenset of str
        Nodes whose box and shape stay bit for bit, besides those locked in the document.
    seed : int or None
        Scene seed; None takes the document's.
    only_layout : bool
        Boxes only, no shapes.
    only_shapes : bool
        Shapes of `subjects` only (all nodes if there are none); boxes stay.
    vary : Variation, optional
        With `only_shapes`: the subjects' shapes are varied instead of imagined anew, imported ones too. Style is the
        subject's own here: its kin stay as they are.
    """

    document: Document
    revision: int = 0
    scope: Scope = "all"
    subjects: tuple[str, ...] = ()
    keep: frozenset[str] = frozenset()
    seed: int | None = None
    quality: Quality = "standard"
    only_layout: bool = False
    only_shapes: bool = False
    vary: Variation | None = None
    fill: Fill | None = None


@dataclass(frozen=True, eq=False)
class ShapeMade:
    """A shape that a job has made of a node so far; the answer will hold it as well."""

    node_id: str
    shape: Shape
    stored: StoredShape


@dataclass(frozen=True, eq=False)
class BoxesMade:
    """Where a job has put nodes; their shapes are still to come."""

    boxes: Mapping[str, Box]


@dataclass(frozen=True)
class Progress:
    """How far a job is.

    `stage` is ``layout``, ``shapes`` or ``meshes``; `fraction` of the whole job in [0, 1]; `made` is what has become
    ready with this step.
    """

    stage: str
    fraction: float
    made: ShapeMade | BoxesMade | None = None


@dataclass(frozen=True, eq=False)
class Composition:
    """The answer to a `ComposeRequest`: frozen, and valid for one revision only.

    Attributes
    ----------
    document : Document
        Scene with boxes and shapes, and every shape it refers to.
    moved : tuple of str
        Ids of nodes whose box changed.
    report : Report
        What holds and what does not in the answer.
    notes : tuple of str
        Sentences for the user, such as which categories are drawn as boxes.
    timings : Mapping
        Seconds by stage: layout, shapes, meshes.
    """

    document: Document
    revision: int
    moved: tuple[str, ...]
    report: Report
    notes: tuple[Message, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)


OnProgress = Callable[[Progress], None]
ShouldCancel = Callable[[], bool]
