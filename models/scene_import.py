"""Files of scenes read for the window, apart from it: a map of a town takes a while."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from composer.document import Document
from composer.errors import FormatWarning
from composer.relations.report import Report
from models.errors import Cancelled
from models.requests import OnProgress, Progress, ShouldCancel

STAGE = "reading"
CHECKING = 0.7
"""Share of the time after which a scene is read, as far as one knows."""


@dataclass(frozen=True)
class SceneImport:
    """Read the scene of this file."""

    path: Path


@dataclass(frozen=True, eq=False)
class ImportedScene:
    """A scene that was read.

    Attributes
    ----------
    path : Path
    document : Document
    report : Report
        What holds of it.
    remarks : tuple of str
        What of the file could not be taken over.
    """

    path: Path
    document: Document
    report: Report
    remarks: tuple[str, ...] = ()


def read_scene(
    request: SceneImport, on_progress: OnProgress | None = None, should_cancel: ShouldCancel | None = None
) -> ImportedScene:
    """Read a scene and check it.

    Raises
    ------
    FormatError
        If the file cannot be read, or holds no scene.
    Cancelled
        Between reading and checking, if `should_cancel` returns True.
    """
    from composer.formats import open_document
    from composer.relations import check

    def progress(fraction: float) -> None:
        if should_cancel is not None and should_cancel():
            raise Cancelled("import")
        if on_progress is not None:
            on_progress(Progress(STAGE, fraction))

    progress(0.0)
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always", FormatWarning)
        document = open_document(request.path)
    progress(CHECKING)
    report = check(document.scene)
    remarks = tuple(w.message.args[0] for w in noted if isinstance(w.message, FormatWarning))
    return ImportedScene(request.path, document, report, remarks)
