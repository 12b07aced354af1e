"""What is evaluated: rooms as graphs, and layouts of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

from composer.formats import Loader
from composer.formats.procthor import SOURCE as PROCTHOR
from composer.scene import Box, Scene, revise
from models.layout.beginning import fitting_floor
from models.layout.network import LayoutNetwork
from models.layout.problem import FloatArray
from models.layout.sampler import LayoutModel
from models.layout.solve import compose_all
from models.pipeline import ComposePipeline
from models.training.real_rooms import held_out

HELD_OUT_PARTS = {PROCTHOR: 5}
"""Of rooms of this source one in so many is held out of training; of all others one in three."""


@dataclass(frozen=True)
class Room:
    """A source scene: its graph, its floor, and its own boxes where the source has them."""

    name: str
    scene: Scene

    @property
    def bare(self) -> Scene:
        """The graph in its room, nothing placed, nothing locked."""
        scene = self.scene
        floor = scene.floor if scene.floor is not None else fitting_floor(scene)
        nodes = tuple(revise(n, box=None, shape=None) for n in scene.nodes)
        return revise(scene, floor=floor, nodes=nodes)

    @property
    def real(self) -> bool:
        """Whether somebody else has placed everything."""
        return self.scene.floor is not None and all(n.box is not None for n in self.scene.nodes)


@dataclass(frozen=True)
class Layout:
    """A room composed: boxes (N, 7) before projection, as imagined and tidied, and after it."""

    scene: Scene
    imagined: FloatArray
    boxes: FloatArray


def rooms_of(scenes: Iterable[tuple[str, Loader]], *, only_held_out: bool = False) -> Iterator[Room]:
    """Rooms with something in them; with `only_held_out`, those that no shipped weights were trained on."""
    for name, load in scenes:
        scene = load().scene
        parts = HELD_OUT_PARTS.get(scene.provenance.source, 3)
        if scene.nodes and not (only_held_out and not held_out(name, parts)):
            yield Room(name, scene)


def placed(scene: Scene, boxes: FloatArray) -> Scene:
    """The scene with these boxes, (N, 7)."""
    return scene.with_nodes(revise(n, box=Box.of(row)) for n, row in zip(scene.nodes, boxes, strict=True))


@lru_cache(maxsize=2)
def pipeline_of(weights: Path | None) -> ComposePipeline:
    """The pipeline with the weights of a folder, or the shipped ones; read once a process."""
    return ComposePipeline(weights, device="cpu")


@lru_cache(maxsize=2)
def untrained_of(weights: Path | None, seed: int) -> LayoutModel:
    """A layout model of the same form as `pipeline_of`'s that has learnt nothing."""
    config = pipeline_of(weights).layout.network.config
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = LayoutNetwork(**config)
    return LayoutModel(network.requires_grad_(False))


def compose(model: LayoutModel, bare: Scene, seed: int) -> Layout:
    """Compose a bare room."""
    solution = compose_all(model, bare, seed=seed)
    return Layout(bare, solution.imagined, solution.boxes)


def displacement(layout: Layout) -> FloatArray:
    """How far the projection moved each node on the plan, (N,) metres."""
    moved: FloatArray = np.hypot(*(layout.boxes - layout.imagined)[:, 3:5].T)
    return moved
