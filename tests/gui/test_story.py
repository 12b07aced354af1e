"""The first five minutes, lived through in a real window under Xvfb with real mouse and keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trimesh

from composer.formats import open_document

NEEDED = ("Xvfb", "xdotool", "openbox")
LONGEST = 420
"""Seconds; the machine may be busy."""


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """A screen of its own with a window manager; the environment that leads there."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "EGL_PLATFORM": "surfaceless"}
    environment.pop("WAYLAND_DISPLAY", None)
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait(10)


@pytest.mark.timeout(LONGEST + 60)
def test_the_first_five_minutes(screen: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.gui.story", str(tmp_path)]
    done = subprocess.run(command, env=screen, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert len(list(tmp_path.glob("*.png"))) == 9
    scene = open_document(tmp_path / "living-room.scene").scene
    exported = trimesh.load(tmp_path / "living-room.glb")
    assert len(exported.geometry) >= len(scene.nodes)
