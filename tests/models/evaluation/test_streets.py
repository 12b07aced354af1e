"""Figures of filled streets can be bad, and are good for what is filled."""

from __future__ import annotations

import math

import numpy as np
import pytest

from composer.document import Document
from composer.scene import Box, Node, Scene, build
from models.evaluation.streets import figures_of, main
from models.pipeline import ComposePipeline
from models.procedural.streets.templates import street
from models.requests import ComposeRequest, Fill
from tests.composer.relations.streets import straight, strips

SURFACES = strips(straight(60.0))


def at(category: str, x: float, y: float, degrees: float = 0.0) -> Scene:
    """A straight street with one thing on it; its lanes lie left and right of y = 0."""
    size = {"car": (4.4, 1.8, 1.5), "litter_bin": (0.5, 0.5, 1.0), "bicycle": (1.7, 0.6, 1.1)}[category]
    node = build(Node, id="it", category=category, box=Box.of((*size, x, y, 0.0, math.radians(degrees))))
    return Scene(kind="street", surfaces=SURFACES, nodes=(node,))


@pytest.mark.parametrize(
    ("category", "x", "y", "degrees", "astray", "in_lanes"),
    [
        ("car", 20, -1.5, 0, 0, 0),
        ("car", 20, -1.5, 6, 1, 0),
        ("car", 20, -1.5, 180, 1, 0),
        ("car", 20, 0, 0, 1, 0),
        ("car", 20, -40, 0, 1, 0),
        ("bicycle", 20, -40, 30, 0, 0),
        ("litter_bin", 20, -1.5, 0, 0, 1),
        ("litter_bin", 20, -40, 0, 0, 0),
    ],
)
def test_what_is_out_of_place(category: str, x: float, y: float, degrees: float, astray: int, in_lanes: int) -> None:
    found = figures_of(at(category, x, y, degrees))
    assert (found.astray, found.in_lanes) == (astray, in_lanes)


def test_what_stands_in_each_other() -> None:
    scene = at("car", 20, -1.5)
    again = scene.nodes[0].model_copy(update={"id": "again"})
    found = figures_of(scene.model_copy(update={"nodes": (scene.nodes[0], again)}))
    assert (found.objects, found.overlapping, found.boxes) == (2, 2, 2)


def test_a_filled_street_is_sound() -> None:
    scene = street(np.random.default_rng(7))
    request = ComposeRequest(document=Document(scene), fill=Fill(0.7), only_layout=True)
    found = figures_of(ComposePipeline()(request).document.scene)
    assert found.objects > 10 and found.held == found.relations
    assert (found.astray, found.in_lanes, found.overlapping) == (0, 0, 0)


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "1"]) == 0
    assert "| all |" in capsys.readouterr().out
