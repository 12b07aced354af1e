"""Pictures that somebody has looked at and approved; what looks otherwise must be looked at again.

``APPROVE=1 pytest tests/gui/test_approved.py`` puts what is drawn now into ``tests/golden``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from composer.document import Document
from composer.edits import SetBoxes
from composer.scene import revise
from tests.ui.rooms import bedroom
from ui.guide_pictures import pixels
from ui.still import render_document
from ui.theme import DARK, LIGHT, Theme
from ui.variants.pictures import layout_picture
from ui.window import MainWindow

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
MEAN = 3.0
"""Grey levels by which a picture may differ on average: fonts and drivers are not the same everywhere."""
FAR, SHARE = 60, 0.02
"""Of the pixels so many may differ by more than that: letters that moved a little."""


def compare(drawn: npt.NDArray[np.uint8], name: str, tmp_path: Path) -> None:
    """Fail if a picture is not like the approved one of that name."""
    path = GOLDEN / f"{name}.png"
    if os.environ.get("APPROVE"):
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(drawn).save(path, optimize=True)
    approved = np.asarray(Image.open(path).convert("RGB")).astype(int)
    assert approved.shape == drawn.shape, f"{name} has another size"
    apart = np.abs(approved - drawn).max(axis=2)
    if apart.mean() > MEAN or (apart > FAR).mean() > SHARE:
        kept = tmp_path / f"{name}.png"
        Image.fromarray(drawn).save(kept)
        pytest.fail(f"{name} looks otherwise ({apart.mean():.1f} grey levels off): see {kept}")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_plan_in_trouble(
    qtbot: QtBot, make_window: Callable[[Document], MainWindow], tmp_path: Path, theme: Theme
) -> None:
    window = make_window(bedroom())
    window.commands.view_theme(theme is DARK)
    left = window.session.scene.node("left").box
    assert left is not None
    window.session.push(SetBoxes({"left": revise(left, x=0.4, y=-0.9)}))
    window.session.check_now()
    window.session.select(["desk"])
    window.plan.resize(460, 400)
    window.plan.fit()
    qtbot.wait(100)
    compare(pixels(window.plan.grab()), f"plan-{theme.name}", tmp_path)


def test_a_layout_among_variants(qtbot: QtBot, tmp_path: Path) -> None:
    canvas = QPixmap(200, 200)
    canvas.fill(LIGHT.panel)
    painter = QPainter(canvas)
    painter.drawPixmap(0, 0, layout_picture(bedroom().scene, LIGHT, 200, 1.0))
    painter.end()
    compare(pixels(canvas), "layout", tmp_path)


def test_the_room_in_3d(tmp_path: Path) -> None:
    compare(render_document(bedroom(), (320, 240)).color, "space", tmp_path)


def test_what_looks_otherwise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APPROVE", raising=False)
    approved = np.asarray(Image.open(GOLDEN / "space.png").convert("RGB"))
    with pytest.raises(pytest.fail.Exception, match="looks otherwise"):
        compare(np.ascontiguousarray(approved[:, ::-1]), "space", tmp_path)
