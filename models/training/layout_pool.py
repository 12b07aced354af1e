"""Examples of the layout training: made by other processes while it already runs, and kept for when it resumes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import zip_longest
from pathlib import Path
from types import TracebackType
from typing import Self

import torch

from composer.scene import Scene
from models.layout.terms import Terms
from models.training.layout_examples import Example, procedural_examples, real_examples

PROCEDURAL = "procedural"
CHUNK = 100
"""Rooms made at a time."""

Job = partial[list[Example]]


def jobs_of(
    rooms: int, real: Mapping[str, Sequence[Scene]], repeats: int, seed: int, terms: Terms
) -> dict[str, list[Job]]:
    """What makes the examples of every source, a chunk at a time: procedural rooms, and real ones in many guises."""
    starts = range(0, rooms, CHUNK)
    first = seed * 1_000_000
    jobs: dict[str, list[Job]] = {
        PROCEDURAL: [partial(procedural_examples, first + k, min(CHUNK, rooms - k), terms) for k in starts]
    }
    for name, scenes in real.items():
        jobs[name] = [
            partial(real_examples, (seed, guise, start), scenes[start : start + CHUNK], terms)
            for guise in range(repeats)
            for start in range(0, len(scenes), CHUNK)
        ]
    return jobs


def _make(job: Job, path: Path) -> None:
    torch.set_num_threads(1)
    draft = path.with_suffix(".part")
    draft.write_bytes(pickle.dumps(job()))
    os.replace(draft, path)


class ExamplePool:
    """Examples of every source, more and more of them until all are made.

    Parameters
    ----------
    folder : Path
        Where they are kept.
    jobs : mapping of str to sequence of Job
        What `jobs_of` returns.
    workers : int
        How many processes make what is not there yet.

    Attributes
    ----------
    sources : dict of str to list of Example
    """

    def __init__(self, folder: Path, jobs: Mapping[str, Sequence[Job]], workers: int = 1) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.sources: dict[str, list[Example]] = {name: [] for name in jobs}
        self._executor = ProcessPoolExecutor(max_workers=workers, initializer=os.nice, initargs=(3,))
        self._pending: list[tuple[str, Path, Future[None]]] = []
        for k, row in enumerate(zip_longest(*jobs.values())):
            for name, job in zip(jobs, row, strict=True):
                path = folder / f"{name}-{k:04d}.pickle"
                if job is not None and path.exists():
                    self._read(name, path)
                elif job is not None:
                    self._pending.append((name, path, self._executor.submit(_make, job, path)))

    def _read(self, name: str, path: Path) -> None:
        self.sources[name] += pickle.loads(path.read_bytes())  # noqa: S301 (our own worker wrote it)

    def collect(self) -> None:
        """Take in what was made meanwhile; wait until there is something of every source."""
        for name, path, made in [*self._pending]:
            if made.done() or not self.sources[name]:
                made.result()
                self._read(name, path)
                self._pending.remove((name, path, made))

    @property
    def count(self) -> int:
        """How many examples there are so far."""
        return sum(map(len, self.sources.values()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(cancel_futures=True)
