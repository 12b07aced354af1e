"""Keys: presets, the user's own, and no key for two things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.actions import DECLARED_KEYS
from ui.keymap import BLENDER, PRESETS, Keymap, split

KEYS = st.sampled_from(["X", "Ctrl+G", "Shift+D", "F3", "Home", "Ctrl+Z", "H", "Alt+7", "Delete"])
NAMES = st.sampled_from(sorted(DECLARED_KEYS))


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """What a user may do in the editor."""
    what = st.sampled_from(["set", "set", "set", "reset", "reset all", "use"])
    return draw(st.lists(st.tuples(what, NAMES, st.lists(KEYS, max_size=2).map("|".join)), max_size=12))


@given(changes())
def test_no_key_ever_does_two_things(done: list[tuple[str, str, str]]) -> None:
    keymap = Keymap(DECLARED_KEYS)
    for what, name, keys in done:
        if what == "set":
            keymap.set(name, keys)
            assert keymap.keys(name) == split(keys)
        elif what == "use":
            keymap.use("blender")
        else:
            keymap.reset(name if what == "reset" else None)
        every = [key for i in DECLARED_KEYS for key in keymap.keys(i)]
        assert len(every) == len(set(every))
        again = Keymap(DECLARED_KEYS, keymap.preset, keymap.own)
        assert all(again.keys(i) == keymap.keys(i) for i in DECLARED_KEYS)


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_name_actions_that_exist_and_keys_that_qt_knows(preset: str) -> None:
    keymap = Keymap(DECLARED_KEYS, preset)
    for name, text in PRESETS[preset].items():
        assert name in DECLARED_KEYS
        assert len(split(text)) == len(text.split("|") if text else ())
        assert keymap.keys(name) == split(text)


def test_blender_hands_find_their_keys() -> None:
    keymap = Keymap(DECLARED_KEYS, "blender")
    assert keymap.user("X") == "edit.delete" and keymap.user("Shift+D") == "edit.duplicate"
    assert keymap.user("Shift+A") == "scene.add" and keymap.user("F3") == "view.palette"
    assert keymap.user("Ctrl+Z") == "edit.undo"


def test_taking_a_key_leaves_the_other_its_second() -> None:
    keymap = Keymap(DECLARED_KEYS)
    keymap.set("view.fit", "Ctrl+G")
    assert keymap.keys("view.fit") == ("Ctrl+G",) and keymap.keys("generate.run") == ("F5",)
    keymap.reset("view.fit")
    assert keymap.keys("view.fit") == ("Ctrl+0",) and keymap.keys("generate.run") == ("F5",)
    keymap.reset()
    assert keymap.keys("generate.run") == ("Ctrl+G", "F5") and not keymap.own


def test_what_was_stored_by_another_version_does_no_harm() -> None:
    keymap = Keymap(DECLARED_KEYS, "of old", {"no.such": "Ctrl+Q", "edit.undo": "Nonsense+Q", "edit.redo": "Ctrl+Y"})
    assert keymap.preset == "simple" and "no.such" not in keymap.own
    assert keymap.keys("edit.redo") == ("Ctrl+Y",) and keymap.user("Ctrl+Q") == "file.quit"


def test_tab_stays_with_the_fields() -> None:
    assert Keymap(DECLARED_KEYS, own={"edit.next": "Tab"}).keys("edit.next") == ()
    assert "edit.next" in BLENDER
