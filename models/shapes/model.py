"""The shape model as the pipeline meets it: requests in, latents and meshes out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from composer.mesh import PartMesh
from models.errors import Cancelled
from models.procedural.sdf import Field
from models.shapes.autoencoder import AUTOENCODER_FILE, LATENT_SIDE, ShapeAutoencoder
from models.shapes.denoiser import DENOISER_FILE, SHIFT, Condition, ShapeDenoiser
from models.shapes.meshing import joined, mesh_field
from models.weights import read_weights

Module = TypeVar("Module", bound=nn.Module)

SURFACE_BIAS = np.float32(0.05)
"""Subtracted from decoded distances. An unsure decoder errs outwards at thin parts, which then break; on held-out
shapes this value gives the best IoU and a third fewer loose pieces."""


@dataclass(frozen=True)
class Quality:
    """What a quality costs: sampler steps and triangles."""

    steps: int
    faces: int


QUALITIES: Mapping[str, Quality] = {
    "draft": Quality(8, 5_000),
    "standard": Quality(14, 8_000),
    "fine": Quality(20, 20_000),
}


@dataclass(frozen=True)
class ShapeRequest:
    """One shape to imagine.

    Parameters
    ----------
    category : str
    size : (depth, width, height)
        Of the node's box, metres.
    noise_seed : int
        The same request with the same seed gives the same latent, whatever is asked beside it.
    attributes : mapping
        Values in [0, 1] for any of the category's attributes; the rest is up to the model.
    style : (8,) floats in [0, 1], optional
        Shared by what should look alike; None leaves it to the model.
    """

    category: str
    size: tuple[float, float, float]
    noise_seed: int
    attributes: Mapping[str, float] = field(default_factory=dict)
    style: tuple[float, ...] | None = None


def _scheduler() -> Any:
    from diffusers.schedulers.scheduling_flow_match_euler_discrete import FlowMatchEulerDiscreteScheduler

    return FlowMatchEulerDiscreteScheduler(shift=SHIFT)


class ShapeModel:
    """Autoencoder and latent denoiser, ready to imagine.

    Parameters
    ----------
    autoencoder : ShapeAutoencoder
    denoiser : ShapeDenoiser
    version : str
        Short digest of the weights.
    device : str
    """

    def __init__(
        self, autoencoder: ShapeAutoencoder, denoiser: ShapeDenoiser, version: str, device: str = "cpu"
    ) -> None:
        self.device = torch.device(device)
        # bfloat16 where the processor computes with it, else it would only be slower
        fast = self.device.type == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
        self.dtype = torch.bfloat16 if fast else torch.float32
        self.autoencoder = self._ready(autoencoder)
        self.autoencoder.standardise.float()  # the latent's statistics deserve every digit
        self.denoiser = self._ready(denoiser)
        self.version = version
        self.categories = frozenset(denoiser.categories)
        self.attributes: Mapping[str, tuple[str, ...]] = denoiser.attributes
        """Names of the attributes of every category."""

    def _ready(self, module: Module) -> Module:
        return module.eval().requires_grad_(False).to(device=self.device, dtype=self.dtype)

    @classmethod
    def load(cls, folder: Path | str | None = None, device: str = "cpu") -> ShapeModel:
        """Read the weights from a folder, or those shipped with the package."""
        where = None if folder is None else Path(folder)
        config, state, one = read_weights(AUTOENCODER_FILE, where)
        autoencoder = ShapeAutoencoder(**config)
        autoencoder.load_state_dict(state)
        config, state, other = read_weights(DENOISER_FILE, where)
        denoiser = ShapeDenoiser(**config)
        denoiser.load_state_dict(state)
        _scheduler()  # its import takes a second, which belongs to loading rather than to the first shape
        return cls(autoencoder, denoiser, hashlib.sha256((one + other).encode()).hexdigest()[:12], device)

    @torch.inference_mode()
    def sample(
        self,
        requests: Sequence[ShapeRequest],
        *,
        steps: int | None = None,
        quality: str = "standard",
        guidance: float = 3.0,
        on_progress: Callable[[float], None] | None = None,
        should_cancel: Callable[[], bool] | None = None,
    ) -> list[npt.NDArray[np.float32]]:
        """Imagine latents, (8, 8, 8, 8) each.

        Every request is computed by itself, so that its bits do not depend on its neighbours.

        Parameters
        ----------
        requests : sequence of ShapeRequest
        steps : int, optional
            Instead of the quality's.
        quality : {"draft", "standard", "fine"}
        guidance : float
            How strongly the wishes are followed; 1 is plain conditional sampling and half the work.
        on_progress : callable, optional
            Told the share done after every step.
        should_cancel : callable, optional
            Asked before every step.

        Raises
        ------
        KeyError
            For an unknown category, attribute or quality.
        Cancelled
            As soon as `should_cancel` says so.
        """
        count = QUALITIES[quality].steps if steps is None else steps
        conditions = [self.denoiser.condition([r.category], [r.size], [r.attributes], [r.style]) for r in requests]
        latents = []
        for i, (request, wanted) in enumerate(zip(requests, conditions, strict=True)):
            scheduler = _scheduler()
            scheduler.set_timesteps(count)
            told = wanted if guidance == 1.0 else wanted.joined(wanted.unconditional(len(self.denoiser.categories)))
            told = told.to(self.device)
            generator = torch.Generator().manual_seed(request.noise_seed)
            shape = (1, self.denoiser.latent_channels, LATENT_SIDE, LATENT_SIDE, LATENT_SIDE)
            latent = torch.randn(shape, generator=generator).to(self.device)
            for j, time in enumerate(scheduler.timesteps):
                if should_cancel is not None and should_cancel():
                    raise Cancelled("shapes")
                flow = self._flow(latent, float(time) / scheduler.config.num_train_timesteps, told, guidance)
                latent = scheduler.step(flow, time, latent).prev_sample
                if on_progress is not None:
                    on_progress((i + (j + 1) / count) / len(requests))
            latents.append(latent[0].float().cpu().numpy())
        return latents

    def _flow(self, latent: Tensor, noise_share: float, told: Condition, guidance: float) -> Tensor:
        both = latent.expand(len(told.category), *latent.shape[1:])
        flow: Tensor = self.denoiser(both, torch.full((len(both),), noise_share, device=self.device), told).float()
        if len(both) == 1:
            return flow
        with_wishes, without = flow[:1], flow[1:]
        return without + guidance * (with_wishes - without)

    @torch.inference_mode()
    def mesh(
        self, latent: npt.NDArray[np.float32], size: tuple[float, float, float], *, quality: str = "standard"
    ) -> PartMesh:
        """Decode a latent and mesh it to fill a box of `size` (depth, width, height) metres exactly.

        Raises
        ------
        MeshingError
            If the latent decodes to nothing worth drawing.
        """
        distance, scores = self.decode(latent)
        return mesh_field(joined(distance), scores, size, QUALITIES[quality].faces)

    @torch.inference_mode()
    def decode(self, latent: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Distances (64, 64, 64) and part scores (P, 64, 64, 64) of a latent (8, 8, 8, 8)."""
        batch = torch.from_numpy(np.ascontiguousarray(latent))[None].to(self.device, self.dtype)
        both = self.autoencoder.decode_together(batch.to(memory_format=torch.channels_last_3d))[0].float().cpu().numpy()
        return both[0] - SURFACE_BIAS, both[1:]

    @torch.inference_mode()
    def encode(self, field: Field) -> npt.NDArray[np.float32]:
        """The latent (8, 8, 8, 8) of a sampled field."""
        distance = torch.from_numpy(field.distance)[None].to(self.device, self.dtype)
        latent: npt.NDArray[np.float32] = (
            self.autoencoder.encode(distance, torch.from_numpy(field.part)[None].to(self.device))[0].cpu().numpy()
        )
        return latent
