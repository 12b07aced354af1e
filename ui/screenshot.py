"""A picture of the real window with its 3D frame, for the README: ``python -m ui.screenshot --out window.png``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from composer.formats import open_document
from ui import theme as themes
from ui.app import sample
from ui.headless import draw_off_screen
from ui.settings import Settings
from ui.window import MainWindow

PATIENCE_MS = 120_000
SETTLE_MS = 600
"""Time for the last events after the 3D view has come to rest."""


def take(out: Path, path: Path | None, size: tuple[int, int], select: tuple[str, ...], dark: bool) -> bool:
    """Open the window on a document, wait until the 3D view rests, and save what is seen; whether that worked."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme = themes.DARK if dark else themes.LIGHT
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "window.ini")
        settings.theme, settings.hinted = theme.name, True
        themes.apply(app, theme)
        window = MainWindow(open_document(path) if path is not None else sample(), settings)
        window.resize(*size)
        window.show()
        window.session.select(select)
        window.renderer.start()
        done: list[bool] = []

        def shoot() -> None:
            if not done:
                done.append(window.grab().save(str(out)))
                window.close()
                app.quit()

        settle = QTimer(window, singleShot=True, interval=SETTLE_MS)
        settle.timeout.connect(shoot)
        window.renderer.framed.connect(lambda image, rest: settle.start() if rest else settle.stop())
        QTimer.singleShot(PATIENCE_MS, window, shoot)
        app.exec()
    return bool(done and done[0])


def main() -> int:
    """Read the arguments and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--document", type=Path, help="a scene; the sample bedroom if not given")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--select", default="", help="node ids, separated by commas")
    parser.add_argument("--dark", action="store_true")
    asked = parser.parse_args()
    draw_off_screen()
    width, height = map(int, asked.size.split("x"))
    chosen = tuple(filter(None, asked.select.split(",")))
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    return 0 if take(asked.out, asked.document, (width, height), chosen, asked.dark) else 1


if __name__ == "__main__":
    sys.exit(main())
