"""Meshes made elsewhere come into the scene: read by the model process, put where they were dropped, one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from composer.document import StoredShape
from composer.edits import AddNode, Edit
from composer.messages import Message
from composer.scene import Node, Point, Scene, revise
from models.mesh_import import Imported, ImportedObject, MeshImport, RefusedFile
from models.requests import Progress
from ui import units
from ui.controllers.heat import heat
from ui.controllers.naming import as_sentence, name_of
from ui.controllers.one_job import OneJob
from ui.controllers.placing import DROP_PULL, new_node, put_at, stood
from ui.controllers.regenerate import JobView, Worker
from ui.controllers.session import Session
from ui.words import later, tr

GAP = 0.1
"""Between two objects that were dropped together, metres."""


class ImportController(OneJob):
    """Asks for meshes and adds what they become.

    What else happens to the scene while files are read does not matter: the objects are added to the scene as it is
    then, unless it is another document's.

    Parameters
    ----------
    session : Session
    worker : Worker
    view : JobView
    complain : callable
        Called with a title and a sentence where a file could not be added; nothing was lost.
    """

    def __init__(self, session: Session, worker: Worker, view: JobView, complain: Callable[[str, str], object]) -> None:
        super().__init__(session, worker, view)
        self._session, self._tell = session, complain
        self._paths: tuple[Path, ...] = ()
        self._at: Point | None = None

    def bring(self, paths: Iterable[Path], at: Point | None = None) -> None:
        """Read mesh files and add them at a point of the plan, or where there is room."""
        self._paths, self._at = tuple(paths), at
        if self._paths:
            self._begin(MeshImport(self._paths), self._reading(0))

    def _reading(self, number: int) -> str:
        return tr("Reading {name}", name=self._paths[number].name)

    # What the worker reports

    def on_progress(self, job: int, progress: Progress) -> None:
        if job == self._job:
            number = round(progress.fraction * len(self._paths))
            several = len(self._paths) > 1
            self._view.show_job(self._reading(number), progress.fraction if several else None)

    def on_finished(self, job: int, answer: Imported) -> None:
        if job != self._job:
            return
        self._end()
        self._add([made for made in answer if isinstance(made, ImportedObject)])
        refused = [made for made in answer if isinstance(made, RefusedFile)]
        if refused:
            self._complain(refused)

    def on_failed(self, job: int, reason: str) -> None:
        if job == self._job:
            self._end()
            self._complain([RefusedFile(self._paths[0], reason)])

    def _complain(self, refused: list[RefusedFile]) -> None:
        first, count = refused[0], len(refused)
        one = tr("{name} could not be added", name=first.path.name)
        many = tr("{count} files could not be added", count=count)
        reasons = [as_sentence(each.reason) for each in refused]
        self._tell(one if count == 1 else many, " ".join(reasons))

    # Into the scene

    def _add(self, objects: list[ImportedObject]) -> None:
        """Add objects as one step, side by side if there are several, and select them."""
        session, at = self._session, self._at
        scene, edits, shapes = session.history.scene, list[Edit](), dict[str, StoredShape]()
        for made in objects:
            node = placed(scene, made.node, at)
            edits.append(AddNode(node))
            scene = edits[-1].apply(scene)
            shapes[made.stored.key] = made.stored
            if at is not None and node.box is not None:
                at = at[0] + node.box.width + GAP, at[1]
        if not edits:
            return
        added = [edit.node for edit in edits if isinstance(edit, AddNode)]
        one, many = edits[0].label, Message("Add {count} objects", count=len(added))
        session.drop_preview()
        session.history.keep_shapes(shapes)
        if session.push(*edits, verb=one if len(added) == 1 else many, gesture=f"import {session.history.revision}"):
            session.select(node.id for node in added)
            self._view.say(self._told(objects, added))

    def _told(self, objects: list[ImportedObject], added: list[Node]) -> str:
        """What became of the files, above all what was guessed."""
        if len(added) > 1:
            return tr("Added {count} objects.", count=len(added))
        name, box, unit = objects[0].path.name, added[0].box, objects[0].unit
        assert box is not None
        size = units.sides((box.width, box.depth, box.height))
        kind = name_of(revise(added[0], label=""))
        if not unit:
            return tr("Added {name} as {kind}, scaled to {size}.", name=name, kind=kind, size=size)
        if unit == "m":
            return tr("Added {name} as {kind}, {size}.", name=name, kind=kind, size=size)
        text = later("Added {name} as {kind}, {size}: the file is taken to be in {unit}.")
        return tr(text, name=name, kind=kind, size=size, unit=unit)


def placed(scene: Scene, made: Node, at: Point | None) -> Node:
    """An imported object as a node of a scene, at a point of the plan or where there is room."""
    box = made.box
    assert box is not None, "what was imported has a size"
    plain = new_node(scene, made.category, (box.depth, box.width, box.height))
    node = revise(plain, label=made.label, materials=made.materials, shape=made.shape)
    if at is not None:
        return put_at(scene, node, at, DROP_PULL)
    found = heat(scene, node)
    return node if found is None or found.best is None else stood(scene, node, found.best)
