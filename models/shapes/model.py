"""The shape model as the pipeline meets it: requests in, latents and meshes out."""

from __future__ import annotations

import hashlib
import itertools
import math
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
from models.shapes.autoencoder import AUTOENCODER_FILE, LATENT_SIDE, ShapeAutoencoder, detailed
from models.shapes.code import PRIOR_FILE, ShapePrior
from models.shapes.condition import Condition
from models.shapes.context import Neighbour
from models.shapes.denoiser import DENOISER_FILE, SHIFT, ShapeDenoiser
from models.shapes.fitting import fitted
from models.shapes.meshing import CellScores, joined, mesh_field
from models.shapes.soundness import flaw
from models.weights import read_module

Module = TypeVar("Module", bound=nn.Module)


@dataclass(frozen=True)
class Quality:
    """What a quality costs: sampler steps, triangles, and attempts at a shape that hangs together.

    Of as many attempts that do not (`models.shapes.soundness`), the best is taken.
    """

    steps: int
    faces: int
    attempts: int = 3


QUALITIES: Mapping[str, Quality] = {
    "draft": Quality(8, 5_000, attempts=2),
    "standard": Quality(14, 8_000),
    "fine": Quality(20, 20_000),
}

SETTLING = True
"""Whether what is imagined goes through the autoencoder once: that heals more than it takes, a second time does not."""


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
    context : tuple of Neighbour
        What the graph says around the node.
    start : (C, 8, 8, 8) float32, optional
        A latent to begin from instead of pure noise.
    strength : float in (0, 1]
        The share of noise at which `start` is taken up: little changes little, 1 is from scratch.
    fixed : (8, 8, 8) bool, optional
        Cells of the latent that end exactly as they are in `start`.
    """

    category: str
    size: tuple[float, float, float]
    noise_seed: int
    attributes: Mapping[str, float] = field(default_factory=dict)
    style: tuple[float, ...] | None = None
    context: tuple[Neighbour, ...] = ()
    start: npt.NDArray[np.float32] | None = None
    strength: float = 1.0
    fixed: npt.NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        if not 0 < self.strength <= 1:
            raise ValueError(f"the strength must lie in (0, 1], not {self.strength:g}")
        if self.start is None and (self.strength < 1 or self.fixed is not None):
            raise ValueError("without a latent to start from there is nothing to vary or to keep")


def _scheduler(steps: int = 1, strength: float = 1.0) -> Any:
    """The steps from a share of noise down to none; a weaker start takes as many fewer steps as it is nearer."""
    from diffusers.schedulers.scheduling_flow_match_euler_discrete import FlowMatchEulerDiscreteScheduler

    scheduler = FlowMatchEulerDiscreteScheduler(shift=SHIFT)
    if strength == 1:
        scheduler.set_timesteps(steps)
    else:
        begin = strength / (SHIFT - (SHIFT - 1) * strength)  # what the scheduler's shift turns into the strength
        left = max(min(2, steps), math.ceil(steps * begin))
        scheduler.set_timesteps(sigmas=np.linspace(begin, 0, left + 1)[:-1].tolist())
    return scheduler


CODE_STEPS = 24
"""Of the prior, from pure noise: a fraction of a millisecond each."""
CODE_GUIDANCE = 1.5
"""How strongly a code follows what is asked; 1 is plain conditional sampling."""


def _silent(tick: Callable[[float], None]) -> Callable[[float], None]:
    """A tick that still may cancel, but tells of no progress: it was told already."""
    return lambda done: tick(0.0)


def _code_strength(request: ShapeRequest) -> float:
    """The share of noise at which the code of what a request starts from is taken up: less where cells stay."""
    return request.strength if request.fixed is None else request.strength * float(1 - np.mean(request.fixed))


class ShapeModel:
    """Autoencoder, prior of codes and latent denoiser, ready to imagine.

    Parameters
    ----------
    autoencoder : ShapeAutoencoder
    denoiser : ShapeDenoiser
    prior : ShapePrior
    version : str
        Short digest of the weights.
    device : str
    """

    def __init__(
        self,
        autoencoder: ShapeAutoencoder,
        denoiser: ShapeDenoiser,
        prior: ShapePrior,
        version: str,
        device: str = "cpu",
    ) -> None:
        self.device = torch.device(device)
        # bfloat16 where the processor computes with it, else it would only be slower
        fast = self.device.type == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
        self.dtype = torch.bfloat16 if fast else torch.float32
        self.autoencoder = self._ready(autoencoder, autoencoder.standardise)
        self.denoiser = self._ready(denoiser, denoiser.codes)
        self.prior = prior.eval().requires_grad_(False).to(self.device)  # so small that half precision gains nothing
        self.version = version
        self.categories = frozenset(denoiser.categories)
        self.attributes: Mapping[str, tuple[str, ...]] = denoiser.attributes
        """Names of the attributes of every category."""

    def _ready(self, module: Module, exact: nn.Module) -> Module:
        """A module in the precision it is used in, but for the part whose statistics deserve every digit."""
        digits = {name: value.clone() for name, value in exact.state_dict().items()}
        module.eval().requires_grad_(False).to(device=self.device, dtype=self.dtype)
        exact.float().load_state_dict(digits)
        return module

    @classmethod
    def load(cls, folder: Path | str | None = None, device: str = "cpu") -> ShapeModel:
        """Read the weights from a folder, or those shipped with the package."""
        where = None if folder is None else Path(folder)
        autoencoder, one = read_module(ShapeAutoencoder, AUTOENCODER_FILE, where)
        denoiser, other = read_module(ShapeDenoiser, DENOISER_FILE, where)
        prior, third = read_module(ShapePrior, PRIOR_FILE, where)
        _scheduler()  # its import takes a second, which belongs to loading rather than to the first shape
        version = hashlib.sha256((one + other + third).encode()).hexdigest()[:12]
        return cls(autoencoder, denoiser, prior, version, device)

    @torch.inference_mode()
    def sample(
        self,
        requests: Sequence[ShapeRequest],
        *,
        steps: int | None = None,
        quality: str = "standard",
        guidance: float = 1.0,
        on_progress: Callable[[float], None] | None = None,
        should_cancel: Callable[[], bool] | None = None,
    ) -> list[npt.NDArray[np.float32]]:
        """Imagine latents, (C, 8, 8, 8) each.

        Every request is computed by itself, so that its bits do not depend on its neighbours. What is imagined from
        pure noise and falls apart is imagined again, a few times at most, from the noise that its seed gives next.

        Parameters
        ----------
        requests : sequence of ShapeRequest
        steps : int, optional
            Instead of the quality's.
        quality : {"draft", "standard", "fine"}
        guidance : float
            How strongly the wishes are followed beyond what the code says of them; 1 is plain conditional sampling and
            half the work.
        on_progress : callable, optional
            Told the share done after every step.
        should_cancel : callable, optional
            Asked before and after every step.

        Raises
        ------
        KeyError
            For an unknown category, attribute or quality.
        Cancelled
            As soon as `should_cancel` says so.
        """
        count = QUALITIES[quality].steps if steps is None else steps
        conditions = [
            self.denoiser.condition([r.category], [r.size], [r.attributes], [r.style], [r.context]) for r in requests
        ]
        latents = []
        for i, (request, wanted) in enumerate(zip(requests, conditions, strict=True)):

            def tick(done: float, before: int = i) -> None:
                if should_cancel is not None and should_cancel():
                    raise Cancelled("shapes")
                if on_progress is not None and done > 0:
                    on_progress((before + done) / len(requests))

            latents.append(
                self._imagined(request, wanted.to(self.device), count, QUALITIES[quality].attempts, guidance, tick)
            )
        return latents

    def _imagined(
        self,
        request: ShapeRequest,
        wanted: Condition,
        steps: int,
        attempts: int,
        guidance: float,
        tick: Callable[[float], None],
    ) -> npt.NDArray[np.float32]:
        """The latent (C, 8, 8, 8) of one request; `tick` is told the share done before every step and at the end."""
        generator = torch.Generator().manual_seed(request.noise_seed)
        afresh = request.strength == 1 and request.fixed is None
        best, least = torch.zeros(()), math.inf
        for attempt in range(attempts):
            told = tick if attempt == 0 else _silent(tick)
            latent = self._denoised(request, wanted, steps, guidance, generator, told)
            if not (afresh and SETTLING):  # of what is there already, settling would take a little
                best = latent
                break
            latent, between = self.autoencoder.settled(latent)
            found = flaw(between[0].float().cpu().numpy())
            if found < least:
                best, least = latent, found
            if least <= 1:
                break
        imagined: npt.NDArray[np.float32] = best[0].float().cpu().numpy()
        return imagined

    def _denoised(
        self,
        request: ShapeRequest,
        wanted: Condition,
        steps: int,
        guidance: float,
        generator: torch.Generator,
        tick: Callable[[float], None],
    ) -> Tensor:
        """A latent (1, C, 8, 8, 8) for a request, from the noise that the generator gives next."""
        scheduler = _scheduler(steps, request.strength)
        shape = (1, self.denoiser.latent_channels, LATENT_SIDE, LATENT_SIDE, LATENT_SIDE)
        noise = torch.randn(shape, generator=generator).to(self.device)
        start, fixed = self._beginning(request, shape)
        code_noise = torch.randn(1, self.prior.code, generator=generator).to(self.device)
        told = wanted.coded(self._code(wanted, code_noise, start, _code_strength(request)))
        if guidance != 1.0:
            told = told.joined(told.unconditional(len(self.denoiser.categories)))
        latent = noise if request.strength == 1 else torch.lerp(start, noise, float(scheduler.sigmas[0]))
        for j, time in enumerate(scheduler.timesteps):
            tick(j / len(scheduler.timesteps))
            flow = self._flow(latent, float(time) / scheduler.config.num_train_timesteps, told, guidance)
            latent = scheduler.step(flow, time, latent).prev_sample
            if fixed is not None:  # back to the straight path between start and noise, whose end is the start
                share = float(scheduler.sigmas[j + 1])
                latent = torch.where(fixed, torch.lerp(start, noise, share) if share else start, latent)
        tick(1.0)
        return latent

    def _code(self, told: Condition, noise: Tensor, start: Tensor, strength: float) -> Tensor:
        """Codes (B, K) for what is told, from noise or, with a strength below 1, from those of latents."""
        both = told.joined(told.unconditional(len(self.denoiser.categories)))
        code = noise if strength == 1 else torch.lerp(self.denoiser.codes(start), noise, strength)
        shares = torch.linspace(strength, 0, max(2, round(CODE_STEPS * strength)) + 1)
        for here, there in itertools.pairwise(shares.tolist()):
            share = torch.full((2 * len(code),), here, device=self.device)
            wished, free = self.prior(torch.cat([code, code]), share, both).chunk(2)
            code = code + (there - here) * (free + CODE_GUIDANCE * (wished - free))
        return code

    @torch.inference_mode()
    def codes(self, category: str, size: tuple[float, float, float], count: int) -> npt.NDArray[np.float32]:
        """Codes (count, K) of a category in a box of `size`, nothing else asked; always the same.

        Raises
        ------
        KeyError
            If the weights do not know the category.
        """
        told = self._bare(category, size).at(torch.zeros(count, dtype=torch.int64))
        noise = torch.randn(count, self.prior.code, generator=torch.Generator().manual_seed(0))
        codes: npt.NDArray[np.float32] = (
            self._code(told.to(self.device), noise.to(self.device), torch.zeros((), device=self.device), 1.0)
            .cpu()
            .numpy()
        )
        return codes

    @torch.inference_mode()
    def moved(
        self,
        latent: npt.NDArray[np.float32],
        category: str,
        size: tuple[float, float, float],
        shift: npt.NDArray[np.float32],
        *,
        quality: str = "standard",
    ) -> npt.NDArray[np.float32]:
        """A latent (C, 8, 8, 8) with its code moved by `shift` (K,), and otherwise as it is.

        It is followed back to the noise it comes from under its own code, and forth again under the other one, as
        *Diffusion Autoencoders* edits an image.

        Raises
        ------
        KeyError
            If the weights do not know the category.
        """
        if not shift.any():
            return latent
        told = self._bare(category, size).to(self.device)
        here = torch.from_numpy(np.ascontiguousarray(latent))[None].to(self.device)
        code = self.denoiser.codes(here)
        other = code + torch.from_numpy(shift).to(self.device)
        scheduler = _scheduler(QUALITIES[quality].steps)
        shares = [float(s) for s in scheduler.sigmas]
        for (before, after), target in zip(
            (*itertools.pairwise(shares[::-1]), *itertools.pairwise(shares)),
            (code,) * (len(shares) - 1) + (other,) * (len(shares) - 1),
            strict=True,
        ):
            flow = self._flow(here, max(before, after), told.coded(target), 1.0)
            here = here + (after - before) * flow
        found: npt.NDArray[np.float32] = here[0].float().cpu().numpy()
        return found

    def _bare(self, category: str, size: tuple[float, float, float]) -> Condition:
        return self.denoiser.condition([category], [size], [{}], [None])

    def _beginning(self, request: ShapeRequest, shape: tuple[int, ...]) -> tuple[Tensor, Tensor | None]:
        """The latent a request begins from (zeros if none) and where that stays, both to be broadcast to `shape`."""
        if request.start is None:
            return torch.zeros((), device=self.device), None
        if request.start.shape != shape[1:]:
            raise ValueError(f"a latent of these weights is {shape[1:]}, not {request.start.shape}")
        start = torch.from_numpy(np.array(request.start, np.float32))[None].to(self.device)
        fixed = None if request.fixed is None else torch.from_numpy(np.array(request.fixed, bool)).to(self.device)
        return start, fixed

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
        distance, scores = self.decode(latent) if quality == "draft" else self.decode_fine(latent)
        return mesh_field(joined(distance), scores, size, QUALITIES[quality].faces)

    @torch.inference_mode()
    def decode(self, latent: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Distances (64, 64, 64) and part scores (P, 64, 64, 64) of a latent (C, 8, 8, 8)."""
        both = self.autoencoder.decode_together(self._batch(latent))[0].float().cpu().numpy()
        return both[..., 0], np.moveaxis(both[..., 1:], -1, 0)

    @torch.inference_mode()
    def decode_fine(self, latent: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], CellScores]:
        """Distances (128, 128, 128) and part scores of a latent (C, 8, 8, 8)."""
        distance, blocks, at = (t.cpu() for t in detailed(self.autoencoder, self._batch(latent)))
        return distance.numpy(), CellScores.of(blocks, at.numpy())

    def _batch(self, latent: npt.NDArray[np.float32]) -> Tensor:
        batch = torch.from_numpy(np.ascontiguousarray(latent))[None].to(self.device, self.dtype)
        return batch.to(memory_format=torch.channels_last_3d)

    def encode(self, field: Field, fine: Field | None = None) -> npt.NDArray[np.float32]:
        """The latent (C, 8, 8, 8) of a sampled field; told the `fine` one as well, it is fitted to both."""
        distance = torch.from_numpy(field.distance)[None].to(self.device, self.dtype)
        with torch.inference_mode():
            latent = self.autoencoder.encode(distance, torch.from_numpy(field.part)[None].to(self.device))
        if fine is not None:
            latent = fitted(self.autoencoder, latent, distance, torch.from_numpy(fine.distance)[None].to(self.device))
        found: npt.NDArray[np.float32] = latent[0].cpu().numpy()
        return found
