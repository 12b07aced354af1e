"""A tiny untrained layout model, the shipped one, and a furnished room, shared by the layout tests."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from composer.scene import Scene
from models.layout.network import LayoutNetwork
from models.layout.sampler import LayoutModel
from models.procedural.relate import relate
from models.procedural.rooms import sample_room


@pytest.fixture(scope="session")
def tiny_network() -> LayoutNetwork:
    torch.manual_seed(0)
    return LayoutNetwork(hidden=32, encoder_layers=2, denoiser_layers=2, heads=4).eval()


@pytest.fixture(scope="session")
def tiny_model(tiny_network: LayoutNetwork) -> LayoutModel:
    return LayoutModel(tiny_network)


@pytest.fixture(scope="session")
def shipped_model() -> LayoutModel:
    return LayoutModel.load()


def furnished(seed: int, least: int = 4) -> Scene:
    """A procedural room with a graph of relations that hold."""
    while True:
        scene = sample_room(seed).scene()
        if len(scene.nodes) >= least:
            return relate(scene, np.random.default_rng(seed))
        seed += 1000


@pytest.fixture
def room() -> Scene:
    return furnished(5)
