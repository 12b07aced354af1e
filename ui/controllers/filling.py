"""Filling a street, or a part of it anew: objects at once, their shapes afterwards; one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import shapely

from composer.document import Document
from composer.edits import Replace
from composer.messages import Message
from composer.scene import Point, Scene
from composer.street.survey import survey_of
from models.requests import ComposeRequest, Composition, Fill, Progress
from ui.controllers.regenerate import LATE, JobView, Worker
from ui.controllers.session import Session
from ui.controllers.sharing import sharing
from ui.words import later, tr

Ring = tuple[Point, ...]
USUAL = 0.5
"""Density of a street that nobody has said anything about."""
_MARGIN = 60.0
"""Metres around a street in which its buildings stand."""
EMPTY = later("There is no ground to fill yet: draw a street, or open one.")


class FillController:
    """Asks for what belongs on a street.

    Parameters
    ----------
    session : Session
    worker : Worker
    view : JobView
    furnish : callable
        Called with the ids of new nodes and the gesture that added them, to imagine their shapes.
    """

    def __init__(
        self, session: Session, worker: Worker, view: JobView, furnish: Callable[[tuple[str, ...], str], object]
    ) -> None:
        self._session, self._worker, self._view, self._furnish = session, worker, view, furnish
        self._jobs: dict[int, Message] = {}
        self.region: Ring | None = None
        self.density = USUAL

    def fill(self, density: float, seed: int, anew: bool = False) -> bool:
        """Put on the whole street what belongs there, between what stands there already.

        Parameters
        ----------
        density : float
            From 0, deserted, to 1, packed.
        seed : int
            The same seed gives the same street.
        anew : bool
            Whether what is neither locked nor starred goes first.
        """
        scene = self._session.history.scene
        region = _around(scene) if anew and scene.surfaces else None
        return self._ask(Message("Fill the street"), density, seed, region)

    def block(self, region: Sequence[Point], density: float, seed: int | None = None) -> bool:
        """Empty a part of the street and fill it anew; everything else stays as it is, bit for bit.

        Parameters
        ----------
        region : sequence of (x, y)
            Its corners, metres.
        density : float
        seed : int, optional
            One more than the scene's, if not given, so that each time something else comes.
        """
        self.region = tuple(region)
        wanted = self._session.history.scene.seed + 1 if seed is None else seed
        return self._ask(Message("Regenerate a block"), density, wanted, self.region)

    def block_of(self, surfaces: Iterable[str], density: float, seed: int | None = None) -> bool:
        """The same for the ground that some surfaces cover."""
        region = region_of(self._session.history.scene, surfaces)
        if region is None:
            self._view.say(tr("Select the ground that is to be filled anew first."))
            return False
        return self.block(region, density, seed)

    def _ask(self, verb: Message, density: float, seed: int, region: Ring | None) -> bool:
        session = self._session
        session.drop_preview()
        scene = session.history.scene
        if scene.kind != "street" or not scene.surfaces:
            self._view.say(tr(EMPTY))
            return False
        self.density = density
        document = Document(scene, session.history.document.used_shapes())
        request = ComposeRequest(
            document,
            session.history.revision,
            scope="affected",
            seed=seed,
            only_layout=True,
            keep=frozenset(n.id for n in scene.nodes if n.held),
            fill=Fill(density, region),
        )
        job = self._worker.compose(request)
        self._jobs = {job: verb}
        self._view.show_job(tr("Filling the street"), None)
        return True

    # What the worker reports

    def on_progress(self, job: int, progress: Progress) -> None:
        if job in self._jobs:
            self._view.show_job(tr("Filling the street"), progress.fraction)

    def on_finished(self, job: int, answer: Composition) -> None:
        verb = self._jobs.pop(job, None)
        if verb is None:
            return
        self._view.show_job("", None)
        session = self._session
        if answer.revision != session.history.revision:
            self._view.say(tr(LATE))
            return
        session.drop_preview()
        before = session.history.scene
        after = sharing(before, answer.document.scene)
        fresh = tuple(n.id for n in after.nodes if n is not before.by_id.get(n.id))
        gesture = f"fill {session.history.revision}"
        session.history.end_gesture()
        if not fresh or not session.push(Replace(after, verb), verb=verb, gesture=gesture):
            self._view.say(tr("There was no room for more."))
            return
        session.rested()
        self._view.say(tr("{count} objects came.", count=len(fresh)))
        self._furnish(fresh, gesture)

    def on_failed(self, job: int, sentence: str) -> None:
        if self._jobs.pop(job, None) is not None:
            self._view.show_job("", None)
            self._view.say(sentence)

    def on_cancelled(self, job: int) -> None:
        if self._jobs.pop(job, None) is not None:
            self._view.show_job("", None)
            self._view.say(tr("Cancelled; the scene is as it was."))


def region_of(scene: Scene, names: Iterable[str]) -> Ring | None:
    """One ring around some pieces of ground; None if none of them is there."""
    survey = survey_of(scene)
    rows = [survey.numbers[name] for name in names if name in survey.numbers]
    if not rows:
        return None
    whole = shapely.union_all(survey.areas[rows]).buffer(0.05, join_style="mitre")
    if not isinstance(whole, shapely.Polygon):
        whole = shapely.convex_hull(whole)
    return tuple((float(x), float(y)) for x, y in np.asarray(whole.exterior.coords)[:-1])


def _around(scene: Scene) -> Ring:
    """A ring around a whole street and the buildings beside it."""
    x0, y0, x1, y1 = shapely.total_bounds(survey_of(scene).areas).tolist()
    m = _MARGIN
    return (x0 - m, y0 - m), (x1 + m, y0 - m), (x1 + m, y1 + m), (x0 - m, y1 + m)
