"""The words a layout network was trained on, in the order of its rows and columns.

They are saved with the weights: a vocabulary that grows or is put in another order later shifts nothing, and weights
trained on fewer words start the training on more (`adopt`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
import torch
from torch import Tensor, nn

from composer.relations.geometry import HEIGHT, WIDTH
from composer.relations.kin import INSTANCE
from composer.scene import Scene
from composer.vocabulary import categories, category, predicates

Size = tuple[float, float, float]

MOUNTS = ("floor", "ceiling", "wall", "surface")
PARTS = ("wall", "corner", "door", "window")
UNKNOWN, RESTS, VALUE = "a predicate nobody knows", "rests on", "value"

SIZING = {
    "headboard height": HEIGHT,
    "back height": HEIGHT,
    "hutch": HEIGHT,
    "boards": HEIGHT,
    "layers": HEIGHT,
    "seat count": WIDTH,
    "doors": WIDTH,
    "columns": WIDTH,
    "shade size": WIDTH,
}
"""Attributes that say something of the box, and of which extent: more of it makes that larger."""


@dataclass(frozen=True)
class Terms:
    """Categories, predicates and attributes of a network.

    Attributes
    ----------
    categories : mapping of str to (float, float, float)
        Usual (depth, width, height) by name, metres: what sizes are counted against. Row 0 is for all others.
    predicates, attributes : tuple of str
    """

    categories: Mapping[str, Size]
    predicates: tuple[str, ...]
    attributes: tuple[str, ...] = ()

    @classmethod
    def current(cls, scenes: Iterable[Scene] = (), least: int = 8) -> Self:
        """Today's vocabulary but what is about shapes alone, and what else is met at least so often in `scenes`, with
        its median size."""
        found: dict[str, list[Size]] = {}
        for scene in scenes:
            for node in scene.nodes:
                if node.box is not None and node.category not in categories():
                    found.setdefault(node.category, []).append((node.box.depth, node.box.width, node.box.height))
        sizes = {name: known.usual for name, known in categories().items()}
        for name in sorted(found):
            if len(found[name]) >= least:
                depth, width, height = (round(float(v), 4) for v in np.median(found[name], axis=0))
                sizes[name] = depth, width, height
        return cls(sizes, tuple(p for p in predicates() if p != INSTANCE), tuple(SIZING))

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Self:
        """What `config` gives back."""
        sizes = {name: (float(d), float(w), float(h)) for name, (d, w, h) in config["categories"].items()}
        return cls(sizes, tuple(config["predicates"]), tuple(config["attributes"]))

    @property
    def config(self) -> dict[str, Any]:
        """As it is saved with the weights."""
        return {
            "categories": {name: list(size) for name, size in self.categories.items()},
            "predicates": list(self.predicates),
            "attributes": list(self.attributes),
        }

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Category → row of the embedding; 0 is for categories the network does not know."""
        return {name: i + 1 for i, name in enumerate(self.categories)}

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """What a relation says → its column; `UNKNOWN` for predicates that the network does not know."""
        return {name: i for i, name in enumerate((*self.predicates, UNKNOWN, RESTS, VALUE))}

    def usual(self, name: str) -> Size:
        """Usual (depth, width, height) of a category, metres."""
        return self.categories.get(name) or category(name).usual

    @cached_property
    def node_inputs(self) -> tuple[str, ...]:
        """Names of the columns of what the network is told of a node, without its category."""
        parts = [f"{part} {what}" for part in PARTS for what in ("said", "x", "y")]
        wishes = [f"{name} {what}" for name in self.attributes for what in ("wish", "wished")]
        return (*_NODE, *parts, *wishes, *(f"floor {name}" for name in self.columns))

    @cached_property
    def edge_inputs(self) -> tuple[str, ...]:
        """Names of the columns of what it is told of an ordered pair: as said by the source, then by the target."""
        return tuple(f"{name}, {end}" for end in ("source", "target") for name in self.columns)


_NODE = (
    *(f"log usual {extent}" for extent in ("depth", "width", "height")),
    *(f"mount {mount}" for mount in MOUNTS),
    "back to wall",
    "rests",
)


def first_terms(config: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Inputs of weights written before terms were saved with them: the words that SG-FRONT numbers."""
    said = [p.name for p in sorted(predicates().values(), key=lambda p: p.code or 0) if p.code is not None]
    columns = (*said, UNKNOWN, RESTS)
    edges = tuple(f"{name}, {end}" for end in ("source", "target") for name in columns)
    rows = ("", *categories())[: int(config["categories"])]
    return _inputs(rows, (*_NODE, *(f"floor {name}" for name in columns)), edges)


def _inputs(rows: Sequence[str], node: Sequence[str], edge: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Names of the rows or columns of every parameter that has one a word."""
    return {
        "encoder.category.weight": tuple(rows),
        "encoder.node.weight": tuple(node),
        "encoder.edge.weight": tuple(edge),
        "relation.weight": tuple(edge),
    }


def inputs_of(terms: Terms) -> Mapping[str, tuple[str, ...]]:
    """Names of the rows (of the embedding) or columns of every parameter that has one a word."""
    return _inputs(("", *terms.categories), terms.node_inputs, terms.edge_inputs)


@torch.no_grad()
def adopt(network: nn.Module, terms: Terms, config: Mapping[str, Any], state: Mapping[str, Tensor]) -> None:
    """Give a network of the same sizes the weights of one trained on other words, each word its own.

    Categories the other did not know begin with its row for unknown ones, other words with no effect; parts of the
    network that the other did not have stay as they are.

    Parameters
    ----------
    network : Module
        A `LayoutNetwork` on `terms`, changed in place.
    config, state : mapping
        Saved with the weights.

    Raises
    ------
    RuntimeError
        If the sizes differ.
    """
    theirs = inputs_of(Terms.of(config)) if "predicates" in config else first_terms(config)
    fitted = {**network.state_dict(), **state}
    for parameter, wanted in inputs_of(terms).items():
        embedding = parameter == "encoder.category.weight"
        source = state[parameter] if embedding else state[parameter].T
        at = {name: i for i, name in enumerate(theirs[parameter])}
        rows = [source[at[name]] if name in at else source[0] * float(embedding) for name in wanted]
        fitted[parameter] = torch.stack(rows) if embedding else torch.stack(rows).T
    network.load_state_dict(fitted)
