"""What every training has in common: resuming, logging, averaged weights, the learning rate, the model card."""

from __future__ import annotations

import csv
import math
import os
import time
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import Tensor, nn

from models.processes import cores

Module = TypeVar("Module", bound=nn.Module)


class Ema(Generic[Module]):
    """Exponential average of a module's parameters; its buffers are copied.

    Early on the decay is lower, so that the average does not remember the random start.
    """

    def __init__(self, module: Module, decay: float = 0.999) -> None:
        self.decay = decay
        self.module: Module = deepcopy(module).eval().requires_grad_(False)
        self.updates = 0

    @torch.no_grad()
    def update(self, module: Module) -> None:
        """Move the average a little towards `module`."""
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        for mean, value in zip(self.module.parameters(), module.parameters(), strict=True):
            mean.lerp_(value, 1 - decay)
        for kept, buffer in zip(self.module.buffers(), module.buffers(), strict=True):
            kept.copy_(buffer)


def learning_rate(step: int, steps: int, peak: float, warmup: int = 50) -> float:
    """Linear warm-up, then half a cosine down to nearly nothing at `steps`."""
    if step < warmup:
        return peak * (step + 1) / warmup
    share = min((step - warmup) / max(1, steps - warmup), 1.0)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * share)))


def set_learning_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Give every group of an optimizer the same learning rate."""
    for group in optimizer.param_groups:
        group["lr"] = rate


class TrainingRun:
    """A folder with the state of one training: it resumes from there, and its losses are logged there.

    Parameters
    ----------
    folder : Path
    module, ema, optimizer
        What is trained; restored in place when the folder holds a checkpoint.
    columns : sequence of str
        Names of the logged figures.
    every_s : float
        Seconds between two checkpoints.
    """

    def __init__(
        self,
        folder: Path,
        module: nn.Module,
        ema: Ema[Any],
        optimizer: torch.optim.Optimizer,
        columns: Sequence[str],
        every_s: float = 60.0,
    ) -> None:
        self.folder = folder
        self.module, self.ema, self.optimizer = module, ema, optimizer
        self.columns = tuple(columns)
        self.every_s = every_s
        self.step = 0
        self.examples = 0
        """How many examples all steps together have seen."""
        self.seconds = 0.0
        """Time spent training, over all resumptions."""
        folder.mkdir(parents=True, exist_ok=True)
        self._checkpoint = folder / "checkpoint.pt"
        self._log = folder / "losses.csv"
        self._sums: dict[str, float] = {}
        self._counted = 0
        if self._checkpoint.exists():
            self._restore()
        self._since = self._saved = time.monotonic()

    def _restore(self) -> None:
        state = torch.load(self._checkpoint, map_location="cpu", weights_only=True)
        self.module.load_state_dict(state["module"])
        self.ema.module.load_state_dict(state["ema"])
        self.ema.updates = state["updates"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.examples, self.seconds = state["step"], state["examples"], state["seconds"]

    def save(self) -> None:
        """Write a checkpoint, so that a killed training loses at most the time since the last one."""
        now = time.monotonic()
        self.seconds += now - self._since
        self._since = self._saved = now
        draft = self._checkpoint.with_suffix(".part")
        torch.save(
            {
                "module": self.module.state_dict(),
                "ema": self.ema.module.state_dict(),
                "updates": self.ema.updates,
                "optimizer": self.optimizer.state_dict(),
                "step": self.step,
                "examples": self.examples,
                "seconds": self.seconds,
            },
            draft,
        )
        os.replace(draft, self._checkpoint)

    def descend(self, loss: Tensor) -> None:
        """One step of the optimizer down a loss, the gradient cut at length 1; the averaged weights follow."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.module.parameters(), 1.0)
        self.optimizer.step()
        self.ema.update(self.module)

    def advance(self, figures: Mapping[str, float], examples: int, log_every: int = 25) -> None:
        """Count one step of so many examples: average its figures into the log, and save when it is time."""
        self.step += 1
        self.examples += examples
        for name in self.columns:
            self._sums[name] = self._sums.get(name, 0.0) + figures[name]
        self._counted += 1
        if self.step % log_every == 0:
            self._write_row()
        if time.monotonic() - self._saved > self.every_s:
            self.save()

    def _write_row(self) -> None:
        fresh = not self._log.exists()
        means = [self._sums[name] / self._counted for name in self.columns]
        seconds = self.seconds + time.monotonic() - self._since
        with self._log.open("a", newline="") as stream:
            writer = csv.writer(stream)
            if fresh:
                writer.writerow(("step", "seconds", *self.columns))
            writer.writerow((self.step, f"{seconds:.0f}", *(f"{m:.5f}" for m in means)))
        print(f"step {self.step}", *(f"{n} {m:.4f}" for n, m in zip(self.columns, means, strict=True)), flush=True)
        self._sums, self._counted = {}, 0


def machine() -> str:
    """What a training ran on, for its model card."""
    if torch.cuda.is_available():
        return torch.cuda.get_device_name()
    count = cores()
    return "two CPU cores" if count == 2 else f"{count} CPU cores"


def write_card(
    path: Path, title: str, text: str, facts: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write a model card as Markdown: a paragraph, a table of facts, and further tables of figures by their names."""
    lines = [f"# {title}", "", text, "", "| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in facts.items())]
    for heading, table in tables.items():
        names = list(next(iter(table.values())))
        lines += ["", f"## {heading}", "", "| | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
        lines += [f"| {row} | " + " | ".join(str(v) for v in values.values()) + " |" for row, values in table.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
