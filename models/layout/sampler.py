"""Imagine boxes for a scene graph: the trained network, sampled with a flow-matching scheduler from diffusers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from composer.relations.geometry import X, Y
from composer.scene import Scene
from models.errors import Cancelled
from models.layout.features import (
    BOX_DIMS,
    FACING,
    POSITION,
    SIZE,
    LayoutGraph,
    RoomFrame,
    boxes_of,
    decode_boxes,
    encode_boxes,
    graph_of,
)
from models.layout.network import LayoutNetwork, network_of
from models.layout.noise import node_noise
from models.weights import read_weights

FloatArray = npt.NDArray[np.float64]
WEIGHTS = "layout.safetensors"
STEPS = 16


@dataclass(frozen=True)
class _Draft:
    """A scene made ready for the network, `count` times over.

    Attributes
    ----------
    graph : LayoutGraph
    noise, clean, known : (count N, BOX_DIMS) float32
        Where the sampling starts, what is given, and 1 where it is.
    given : (N, 7)
        Boxes in the scene's frame; NaN where they are imagined.
    centre : (x, y)
        Middle of the room.
    """

    graph: LayoutGraph
    noise: Tensor
    clean: Tensor
    known: Tensor
    given: FloatArray
    centre: tuple[float, float]

    def boxes(self, code: Tensor) -> FloatArray:
        """Boxes (count, N, 7) in the scene's frame; what is given is as it was given."""
        boxes: FloatArray = decode_boxes(self.graph, code).cpu().double().numpy().reshape(-1, *self.given.shape)
        boxes[:, :, X : Y + 1] += self.centre
        return np.where(np.isnan(self.given), boxes, self.given)


def _known(scene: Scene, given: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.bool_]:
    """Nodes whose box counts, of those that have one, (N,)."""
    has_box = np.asarray(np.isfinite(boxes_of(scene)).all(axis=1))
    return has_box if given is None else has_box & given


class LayoutModel:
    """The layout network with its sampler.

    Parameters
    ----------
    network : LayoutNetwork
    version : str
        Digest of its weights.
    """

    def __init__(self, network: LayoutNetwork, version: str = "untrained") -> None:
        self.network = network.eval()
        self.version = version

    @classmethod
    def load(cls, folder: Path | None = None, device: str = "cpu") -> LayoutModel:
        """The shipped weights, or those in `folder`."""
        config, state, version = read_weights(WEIGHTS, folder)
        network = network_of(config, state)
        return cls(network.to(torch.device(device)).requires_grad_(False), version)

    @cached_property
    def _device(self) -> torch.device:
        return next(self.network.parameters()).device

    def imagine(
        self,
        scene: Scene,
        *,
        seed: int,
        count: int = 1,
        steps: int = STEPS,
        place_known: npt.NDArray[np.bool_] | None = None,
        size_known: npt.NDArray[np.bool_] | None = None,
        should_cancel: Callable[[], bool] | None = None,
    ) -> FloatArray:
        """Sample layouts.

        Parameters
        ----------
        scene : Scene
            With a floor; only the graph, the floor and known boxes are looked at.
        seed : int
            Together with a node's id it gives the node's noise.
        count : int
            How many layouts.
        steps : int
            Denoising steps, at most 20.
        place_known, size_known : (N,) bool, optional
            Nodes whose position and facing, or size, are given by their box.
        should_cancel : callable, optional
            Asked before every step.

        Returns
        -------
        (count, N, 7) float64
            Boxes in the scene's frame; known values are those of the scene.

        Raises
        ------
        Cancelled
            If `should_cancel` says so.
        """
        if not scene.nodes:
            return np.zeros((count, 0, 7))
        place, size = (_known(scene, given) for given in (place_known, size_known))
        draft = self._draft(scene, seed, count, place, size)
        return draft.boxes(self._denoise([draft], steps, should_cancel))

    def imagine_each(
        self,
        scenes: Sequence[Scene],
        *,
        seed: int,
        steps: int = STEPS,
        should_cancel: Callable[[], bool] | None = None,
    ) -> list[FloatArray]:
        """A layout (N, 7) of each of several scenes, none of them empty, at the cost of one; known boxes stay."""
        drafts = [self._draft(scene, seed, 1, *[_known(scene, None)] * 2) for scene in scenes]
        code = self._denoise(drafts, steps, should_cancel)
        parts = torch.split(code, [draft.graph.count for draft in drafts])
        return [draft.boxes(part)[0] for draft, part in zip(drafts, parts, strict=True)]

    def _draft(
        self, scene: Scene, seed: int, count: int, place: npt.NDArray[np.bool_], size: npt.NDArray[np.bool_]
    ) -> _Draft:
        n = len(scene.nodes)
        frame = RoomFrame.of(scene)
        single = graph_of(scene, self.network.terms)
        given = boxes_of(scene)
        # What is given while its carrier is not would move with it, were it written in the carrier's frame.
        carrier = single.parent.numpy()
        loose = torch.from_numpy((carrier >= 0) & place & ~place[carrier])
        single = single.loose(loose if self.network.config["carried"] else torch.ones(n, dtype=torch.bool))
        known = torch.zeros(n, BOX_DIMS)
        known[torch.from_numpy(place), POSITION] = 1
        known[torch.from_numpy(place), FACING] = 1
        known[torch.from_numpy(size), SIZE] = 1
        clean = encode_boxes(single, given, frame.centre)
        noise = np.stack(
            [
                np.stack([node_noise(seed, node.id, f"layout {k}", BOX_DIMS) for node in scene.nodes])
                for k in range(count)
            ]
        ).astype(np.float32)
        columns = np.zeros((n, 7), bool)
        columns[place, 3:] = True
        columns[size, :3] = True
        return _Draft(
            graph=single.repeat(count).to(self._device),
            noise=torch.from_numpy(noise).reshape(count * n, BOX_DIMS).to(self._device),
            clean=clean.repeat(count, 1).to(self._device),
            known=known.repeat(count, 1).to(self._device),
            given=np.where(columns, given, np.nan),
            centre=frame.centre,
        )

    @torch.inference_mode()
    def _denoise(self, drafts: Sequence[_Draft], steps: int, should_cancel: Callable[[], bool] | None) -> Tensor:
        from diffusers.schedulers.scheduling_flow_match_euler_discrete import FlowMatchEulerDiscreteScheduler

        scheduler = FlowMatchEulerDiscreteScheduler(num_train_timesteps=1000)
        # Steps get shorter towards the end, where pieces settle against each other.
        scheduler.set_timesteps(sigmas=(np.linspace(1.0, 1 / steps, steps) ** 1.3).tolist())
        graph = LayoutGraph.collate([draft.graph for draft in drafts])
        noise, clean, known = (
            torch.cat([getattr(draft, name) for draft in drafts]) for name in ("noise", "clean", "known")
        )
        encoded = self.network.encode(graph)
        x = torch.where(known > 0, clean, noise)
        for step, sigma in zip(scheduler.timesteps, scheduler.sigmas, strict=False):
            if should_cancel is not None and should_cancel():
                raise Cancelled
            level = sigma.to(x.device).clamp(min=1e-3)
            predicted = self.network(graph, x, level.expand(graph.count), known, encoded)
            velocity = (x - predicted) / level
            x = scheduler.step(velocity, step, x).prev_sample
            x = torch.where(known > 0, clean, x)
        return x
