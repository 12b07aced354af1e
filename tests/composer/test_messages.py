"""Sentences and what they were made of."""

from __future__ import annotations

import copy
import pickle
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from composer.errors import FormatError, FormatWarning, SceneError, reason, remark
from composer.formats import open_document
from composer.messages import Mention, Message, listed
from composer.relations import contradictions
from composer.scene import Box, Floor, Node, Opening, Relation, Scene, build
from composer.values import explain


def test_a_message_is_its_english_sentence() -> None:
    message = Message("{name!r} is {size:.1f} m", name="a {b}", size=2)
    assert message == "'a {b}' is 2.0 m" and message.template == "{name!r} is {size:.1f} m"
    assert Message("as {it} stands") == "as {it} stands"
    assert Message(message) is message


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])  # noqa: S301
def test_what_it_was_made_of_comes_along(copied: Callable[[object], object]) -> None:
    names = listed([Mention("Chair 3", "3"), Mention("Desk 4", "4"), Mention("Bed 5", "5")])
    error = copied(FormatError("{who} are {what}", who=names, what=Message("lost")))
    assert isinstance(error, FormatError) and str(error) == "Chair 3, Desk 4 and Bed 5 are lost"
    who = error.message.values["who"]
    assert who.template == "{some} and {last}" and who.values["last"].thing == "5"


def test_a_system_error_speaks_english_whatever_the_system_speaks() -> None:
    assert reason(OSError(28, "Kein Speicherplatz mehr")) == "No space left on device"
    assert reason(OSError(99_999, "Etwas anderes")) == "Etwas anderes"


def test_a_remark_keeps_its_values() -> None:
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        remark("{name} is odd", name="x.json")
    (warning,) = noted
    assert isinstance(warning.message, FormatWarning) and warning.message.args[0].values == {"name": "x.json"}


BROKEN: dict[str, tuple[Callable[[], object], str, str]] = {
    "too small": (
        lambda: Box(depth=-1, width=1, height=1, x=0, y=0),
        "depth: Input should be greater than or equal to 0.000001",
        "Input should be greater than or equal to {ge}",
    ),
    "too few": (
        lambda: Floor(polygon=((0, 0), (1, 0))),
        "polygon: Tuple should have at least 3 items after validation, not 2",
        "{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}",
    ),
    "another kind": (
        lambda: Opening(kind="hatch", wall=0, offset=1, width=1, height=1),  # type: ignore[arg-type]
        "kind: Input should be 'door' or 'window'",
        "Input should be {expected}",
    ),
    "a rule of ours": (
        lambda: Floor(polygon=((0, 0), (0, 1), (1, 0))),
        "the floor polygon must run counter-clockwise",
        "the floor polygon must run counter-clockwise",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_rules_are_told_with_their_templates(kind: str) -> None:
    make, said, template = BROKEN[kind]
    with pytest.raises(ValidationError) as caught:
        make()
    told = explain(caught.value)
    assert told == said
    assert told.values.get("reason", told).template == template


def test_a_relation_is_mentioned_as_a_whole() -> None:
    odd = Relation(subject="1", predicate="left", objects=("9",))
    with pytest.raises(SceneError, match="the relation 1 left 9 names '9', which does not exist") as caught:
        build(Scene, nodes=(Node(id="1", category="chair"),), relations=(odd,))
    assert caught.value.message.values["relation"].thing == odd


def test_a_contradiction_mentions_nodes_and_relations() -> None:
    both = tuple(Relation(subject=a, predicate="left", objects=(b,)) for a, b in (("1", "2"), ("2", "1")))
    scene = build(Scene, nodes=(Node(id="1", category="chair"), Node(id="2", category="desk")), relations=both)
    (found,) = contradictions(scene)
    start = "Chair 1 and Desk 2 cannot be put in order from left to right: they go in a circle (1 left 2; 2 left 1)."
    assert found.sentence == start
    assert found.sentence.values["how"].template == "from left to right"
    assert [m.thing for m in found.sentence.values["relations"].values.values()] == list(both)


def test_a_file_says_where_it_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "relationships_a.json"
    path.write_text('{"scans": [{"scan": "x", "objects": {"1": 5}, "relationships": []}]}')
    with pytest.raises(FormatError) as caught:
        open_document(path)
    assert str(caught.value) == "relationships_a.json: x: the name of node '1' must be a text, not a number"
    assert caught.value.message.values["kind"].template == "a number"
    assert caught.value.message.values["where"].values["place"].template == "the name of node {node!r}"
