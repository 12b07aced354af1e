"""Copy, cut and paste between documents, without a window."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.document import Document, StoredShape
from composer.formats import scene_file
from composer.mesh import box_mesh
from composer.scene import Floor, Node, Scene, Shape, build, revise
from tests.ui.rooms import bedroom
from ui.controllers import fragment
from ui.controllers.clipboard import ClipboardController
from ui.controllers.session import Session


class Shelf:
    """A clipboard of its own that hands out bytes, as another program's would."""

    def __init__(self) -> None:
        self.data: Document | bytes | None = None

    def put(self, part: Document) -> None:
        self.data = fragment.encoded(part)

    def take(self) -> Document | bytes | None:
        return self.data


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def shaped() -> Document:
    """The bedroom, its desk with a generated shape."""
    room = bedroom()
    mesh = box_mesh(0.62, 1.3, 0.76)
    stored = StoredShape(mesh, np.arange(6, dtype=np.float32).reshape(2, 3))
    desk = revise(room.scene.node("desk"), shape=build(Shape, key=stored.key, model="m", seed=4))
    return Document(room.scene.with_nodes([desk]), {stored.key: stored})


def test_a_desk_goes_to_another_document_with_lamp_relation_and_shape(shelf: Shelf) -> None:
    here, there = Session(shaped()), Session(Document(Scene(floor=Floor.rectangle(5, 5))))
    here.select(["desk"])
    assert ClipboardController(here, shelf).copy()
    before = there.history.scene
    ids, _ = ClipboardController(there, shelf).paste((1.0, 1.0))
    desk, lamp = (there.scene.node(i) for i in ids)
    assert there.selection == set(ids) == {"1", "2"} and lamp.parent == desk.id
    assert desk.box and lamp.box and lamp.box.z == pytest.approx(0.76)
    assert ((desk.box.x + lamp.box.x) / 2, (desk.box.y + lamp.box.y) / 2) == pytest.approx((1.0, 1.0))
    assert lamp.box.x - desk.box.x == pytest.approx(0.06) and lamp.box.y - desk.box.y == pytest.approx(-0.4)
    (said,) = there.scene.relations
    assert (said.subject, said.predicate, said.object) == (lamp.id, "standing on", desk.id)
    stored = there.document.shape_of(desk)
    original = here.document.shape_of(here.scene.node("desk"))
    assert stored is not None and original is not None and stored.key == original.key
    assert stored.latent is not None and (stored.latent == original.latent).all()
    assert there.history.undo_labels == ("Paste 2 objects",)
    there.undo()
    assert there.history.scene == before


def test_pasting_without_a_cursor_goes_beside_and_farther_each_time(shelf: Shelf) -> None:
    session = Session(bedroom())
    board = ClipboardController(session, shelf)
    session.select(["chair"])
    board.copy()
    places = []
    for _ in range(3):
        (new,), _ = board.paste(None)
        box = session.scene.node(new).box
        assert box is not None
        places.append((box.x, box.y))
    assert places == [pytest.approx((1.25 + 0.3 * k, -0.6 - 0.3 * k)) for k in (1, 2, 3)]


def test_cutting_takes_what_stands_on_it_and_is_one_step(shelf: Shelf) -> None:
    session = Session(bedroom())
    before = session.history.scene
    board = ClipboardController(session, shelf)
    session.select(["desk"])
    assert board.cut() and "lamp" not in session.scene.by_id and "desk" not in session.scene.by_id
    assert session.history.undo_labels == ("Cut 2 objects",)
    board.paste((0.0, -1.0))
    assert [n.category for n in session.scene.nodes[-2:]] == ["desk", "desk_lamp"]
    session.undo()
    session.undo()
    assert session.history.scene == before
    session.select(())
    assert not board.copy() and not board.cut()


def test_a_lamp_lands_on_the_table_under_the_cursor_or_on_the_floor(shelf: Shelf) -> None:
    session = Session(bedroom())
    board = ClipboardController(session, shelf)
    session.select(["lamp"])
    board.copy()
    (on_table,), _ = board.paste((1.15, 1.7))
    assert session.scene.node(on_table).parent == "right"
    (on_floor,), _ = board.paste((-1.5, -1.0))
    box = session.scene.node(on_floor).box
    assert session.scene.node(on_floor).parent is None and box is not None and box.z == 0.0


def test_the_summary_is_for_people() -> None:
    assert fragment.summary(fragment.taken(bedroom(), ["desk"])).splitlines() == [
        "Desk: 130 × 62 × 76 cm",
        "Desk lamp: 22 × 22 × 50 cm",
    ]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("scene.json", b" " * (200 * 1024 * 1024))
    return out.getvalue()


def crowded() -> bytes:
    nodes = tuple(Node(id=f"n{k}", category="chair") for k in range(fragment.MAX_OBJECTS + 1))
    path = Path("x.scene")
    return scene_file.encode(Document(Scene(nodes=nodes)), path)[path]


def empty() -> bytes:
    path = Path("x.scene")
    return scene_file.encode(Document(Scene()), path)[path]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 nothing", b"\x80\x04pickle", b"x" * (fragment.MAX_BYTES + 1), bomb(), crowded(), empty()]
)
def test_broken_and_hostile_clipboards_say_one_sentence_and_do_nothing(shelf: Shelf, data: bytes) -> None:
    session = Session(bedroom())
    said: list[str] = []
    session.noticed.connect(said.append)
    before, shelf.data = session.history.scene, data
    assert ClipboardController(session, shelf).paste(None) == ((), "")
    assert session.history.scene is before and len(said) == 1 and said[0].endswith("so nothing was pasted.")


def test_an_empty_clipboard_says_so(shelf: Shelf) -> None:
    session = Session(bedroom())
    said: list[str] = []
    session.noticed.connect(said.append)
    assert ClipboardController(session, shelf).paste(None) == ((), "") and len(said) == 1


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_bytes_never_break_anything(data: st.DataObject) -> None:
    whole = bytearray(fragment.encoded(fragment.taken(shaped(), ["desk", "bed"])))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[at] = data.draw(st.integers(0, 255))
    session, shelf = Session(bedroom()), Shelf()
    before, shelf.data = session.history.scene, bytes(whole[: data.draw(st.integers(0, len(whole)))])
    ids, _ = ClipboardController(session, shelf).paste((0, 0))
    if not ids:
        assert session.history.scene is before
    else:
        session.undo()
        assert session.history.scene == before


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(sorted(bedroom().scene.by_id)), min_size=1), st.integers(1, 3))
def test_any_part_is_pasted_and_undone(chosen: set[str], times: int) -> None:
    session, shelf = Session(shaped()), Shelf()
    before = session.history.scene
    board = ClipboardController(session, shelf)
    session.select(chosen)
    board.copy()
    for _ in range(times):
        ids, _ = board.paste(None)
        assert ids and set(ids) == session.selection
    for _ in range(times):
        session.undo()
    assert session.history.scene == before and not session.history.can_undo
