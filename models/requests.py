"""What is asked of the pipeline and what it answers: plain frozen values that travel between processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from composer.document import Document
from composer.relations.report import Report

Scope = Literal["affected", "selected", "all"]
Quality = Literal["draft", "standard", "fine"]


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


@dataclass(frozen=True)
class Progress:
    """How far a job is: `stage` is ``layout``, ``shapes`` or ``meshes``; `fraction` of the whole job in [0, 1]."""

    stage: str
    fraction: float


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
    notes: tuple[str, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)


OnProgress = Callable[[Progress], None]
ShouldCancel = Callable[[], bool]
