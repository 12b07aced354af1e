"""Weights on disk: safetensors in half precision that carry the arguments of the module they belong to."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

Module = TypeVar("Module", bound=nn.Module)


def save_weights(path: Path, module: nn.Module, config: Mapping[str, Any]) -> None:
    """Write a module's state in half precision, with its constructor's arguments, replacing the file at once."""
    state = {
        name: (value.half() if value.is_floating_point() else value).contiguous()
        for name, value in module.state_dict().items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    save_file(state, draft, metadata={"config": json.dumps(dict(config))})
    draft.chmod(0o644)  # the library writes files that only their owner can read
    os.replace(draft, path)


def read_weights(name: str, folder: Path | None = None) -> tuple[dict[str, Any], dict[str, Tensor], str]:
    """Read a weights file, from `folder` or from those shipped with the package.

    Returns
    -------
    config : dict
        Arguments of the module's constructor.
    state : dict of str to Tensor
        Single precision.
    digest : str
        The first 12 hexadecimal digits of the file's SHA-256.
    """
    source = files("assets") / "weights" / name if folder is None else folder / name
    with as_file(source) as path:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        with safe_open(path, framework="pt") as opened:
            config = json.loads(opened.metadata()["config"])
            state = {key: opened.get_tensor(key) for key in opened.keys()}  # noqa: SIM118 (not a mapping)
    single = {key: value.float() if value.dtype == torch.float16 else value for key, value in state.items()}
    return config, single, digest


def read_module(kind: type[Module], name: str, folder: Path | None = None) -> tuple[Module, str]:
    """The module of a weights file, as `read_weights` finds it, and the file's digest."""
    config, state, digest = read_weights(name, folder)
    module = kind(**config)
    module.load_state_dict(state)
    return module, digest
