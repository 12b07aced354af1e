"""Layout weights on disk: safetensors in half precision, the network's configuration in the header."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from models.layout.network import LayoutNetwork


def save_network(network: LayoutNetwork, path: Path) -> None:
    """Write weights (float16) and configuration."""
    tensors = {name: value.detach().half().contiguous() for name, value in network.state_dict().items()}
    save_file(tensors, path, metadata={"config": json.dumps(network.config)})


def load_network(path: Path, device: str = "cpu") -> LayoutNetwork:
    """Read what `save_network` wrote; the network computes in float32."""
    with safe_open(path, framework="pt") as file:
        config = json.loads(file.metadata()["config"])
        tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118
    network = LayoutNetwork(**config)
    network.load_state_dict(tensors)
    return network.to(torch.device(device)).eval().requires_grad_(False)


def version_of(path: Path) -> str:
    """Short digest of a weight file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
