"""Noise that belongs to a node, not to its place in a list."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt


def node_noise(seed: int, node_id: str, what: str, count: int) -> npt.NDArray[np.float64]:
    """Standard normal noise that belongs to one node: the same seed, id and purpose give the same numbers, whatever
    else is in the scene."""
    digest = hashlib.sha256(f"{seed}\x00{node_id}\x00{what}".encode()).digest()
    return np.random.default_rng(np.frombuffer(digest, np.uint32)).standard_normal(count)
