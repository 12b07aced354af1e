"""Promise 4: killed at any moment, the old or the new file is there whole."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from composer.errors import FormatError
from composer.formats import atomic, write_whole

WRITER = """
import sys
from composer.formats.atomic import write_whole
print("ready", flush=True)
for k in range(10**9):
    write_whole(sys.argv[1], bytes([65 + k % 2]) * (1 << 21))
"""


def test_a_killed_writer_leaves_the_old_or_the_new_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "scene.scene"
    whole = {bytes([65]) * (1 << 21), bytes([66]) * (1 << 21)}
    target.write_bytes(bytes([66]) * (1 << 21))
    rng = random.Random(4)
    seen = set()
    # Where the machine is busy, a few more until one is killed between the two files.
    for attempt in range(30):
        if attempt >= 5 and len(seen) == 2:
            break
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.08))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        content = target.read_bytes()
        assert content in whole
        seen.add(content[:1])
    assert len(seen) == 2, "the writer was never killed between the two files: the test shows nothing"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full_disk)
    with pytest.raises(FormatError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "a", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole("/dev/null", b"gone")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="is a folder"):
        write_whole(tmp_path, b"")
    with pytest.raises(FormatError, match="there is no folder"):
        write_whole(tmp_path / "no" / "where", b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FormatError, match="cannot be written"):
        write_whole(tmp_path / "file" / "below", b"")
