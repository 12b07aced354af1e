"""Messages in the user's language, with the names that the window gives to things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from composer.edits import AddNode, SetBoxes, SetNode
from composer.errors import FormatError, SceneError
from composer.messages import Mention, Message
from composer.relations import check
from composer.scene import Box, Node, Relation, revise
from composer.vocabulary import category
from tests.ui.rooms import bedroom
from ui.controllers.checklist import rows
from ui.controllers.files import FileController, sentence
from ui.controllers.naming import as_sentence, told
from ui.controllers.session import Session
from ui.words import speak


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "de")
    yield
    speak(qapp, "en")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "zh_CN")
    yield
    speak(qapp, "en")


def test_english_is_the_sentence_itself_with_the_windows_names() -> None:
    message = Message("{name} has no shape yet", name=Mention("bed 7", "bed"))
    assert told(message) == "bed 7 has no shape yet"
    assert told(message, {"bed": "My bed"}) == "My bed has no shape yet"
    kind = Mention("dining chair", category("dining_chair"))
    assert told(Message("No shapes are trained for {kind}: drawn as its box.", kind=kind)) == (
        "No shapes are trained for dining chair: drawn as its box."
    )
    assert told("What is no message stays.") == "What is no message stays."


def test_values_are_said_too(german: None) -> None:
    where = Message("{where}: {place}", where="a.json", place=Message("object {number}", number=4))
    error = FormatError("{where} must be a text, not {kind}", where=where, kind=Message("a list"))
    assert told(error.message) == "a.json: Objekt 4 muss ein Text sein; dort steht: eine Liste"
    assert str(error) == "a.json: object 4 must be a text, not a list"


def test_parts_of_the_room_and_kinds(chinese: None) -> None:
    assert told(Mention("wall:1", "wall:1")) == "墙2"
    assert told(Mention("dining chair", category("dining_chair"))) == "餐椅"
    relation = Relation(subject="a", predicate="left", objects=("b",))
    assert told(Mention("a left b", relation), {"a": "椅子", "b": "床"}) == "椅子在床左侧"


def test_a_contradiction_in_german_has_the_windows_names(german: None) -> None:
    scene = bedroom()
    said = [Relation(subject=a, predicate="left", objects=(b,)) for a, b in (("bed", "chair"), ("chair", "bed"))]
    scene = revise(scene.scene, relations=tuple(said))
    (row,) = [r for r in rows(scene, check(scene)) if r.relation is None]
    assert row.text == (
        "Lässt sich nicht von links nach rechts ordnen, weil es im Kreis geht: Doppelbett und Stuhl "
        "(Doppelbett links von Stuhl; Stuhl links von Doppelbett)."
    )


def test_sentences_begin_and_end_as_the_language_does(chinese: None) -> None:
    assert as_sentence(SceneError("the room would be too small").message) == "房间过小。"
    assert as_sentence(FormatError("{name} is empty", name="kitchen.scene").message) == "kitchen.scene 是空文件。"


def test_a_file_name_keeps_its_first_letter() -> None:
    assert as_sentence(FormatError("{name} is empty", name="kitchen.scene").message) == "kitchen.scene is empty."
    assert as_sentence(SceneError("the room would be too small").message) == "The room would be too small."


def test_errors_of_the_system(german: None) -> None:
    assert sentence(OSError(28, "No space left on device", "x.scene")) == "Kein Speicherplatz mehr frei: x.scene."


def test_steps_of_the_history(german: None) -> None:
    chair = Node(id="9", category="dining_chair", box=Box(depth=0.5, width=0.5, height=0.9, x=0, y=0))
    assert told(AddNode(chair).label) == "Esszimmerstuhl hinzufügen"
    assert told(AddNode(revise(chair, label="Thonet 14")).label) == "Thonet 14 hinzufügen"
    assert told(SetBoxes({"1": None, "2": None}, "Turn").label) == "2 Objekte drehen"
    assert told(SetNode("9", {"label": "x"}).label) == "Umbenennen"
    assert AddNode(chair).label == "Add Dining chair"


class Ear:
    """Listens to what a file controller says."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def say(self, sentence: str) -> None:
        self.heard.append(sentence)


def test_what_a_file_could_not_bring_along_is_said(german: None, tmp_path: Path) -> None:
    path = tmp_path / "relationships_a.json"
    path.write_text(
        '{"scans": [{"scan": "x", "objects": {"1": "bed", "2": "_scene_"}, "relationships": [[1, 2, 1, "left"]]}]}'
    )
    ear = Ear()
    assert FileController(Session(bedroom()), ear, []).open(path)  # type: ignore[arg-type]
    assert ear.heard == ["relationships_a.json: x: Beziehung 0 betrifft die ganze Szene und wird ausgelassen."]
