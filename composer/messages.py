"""Sentences that remember what they were made of, so that a window can say them in another language.

A `Message` is the English sentence, and everywhere a text like any other. What it was made of goes with it: a template
and its values, some of which are messages or `Mention` themselves. Whoever knows another language looks the template
up there; the catalogues take their templates from the sources, so each stands as a literal in a call of `Message`, of
`template`, of an error or of `composer.errors.remark`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from composer.scene import Relation
    from composer.vocabulary import Category


class Message(str):
    """A sentence or a part of one.

    Parameters
    ----------
    template : str
        In English, with the values' names in braces as in `str.format`; taken as it stands where there are no values.
    **values
        Texts and numbers; a `Message` among them is said in the other language too.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Message:
        if isinstance(template, Message) and not values:
            return template
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = str(template), values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.template, self.values)


class Mention(str):
    """What English calls something that has a name of its own: a node, a part of the room, a relation, a category.

    Parameters
    ----------
    text : str
    thing : str, Relation or Category
        Of a node or a part of the room its reference, as relations have it.
    """

    __slots__ = ("thing",)
    thing: str | Relation | Category

    def __new__(cls, text: str, /, thing: str | Relation | Category) -> Mention:
        made = super().__new__(cls, text)
        made.thing = thing
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.thing)


def template(text: str) -> str:
    """Marks a template for the catalogues where it becomes a message elsewhere."""
    return text


def _again(template: str, values: dict[str, Any]) -> Message:
    return Message(template, **values)


def chained(texts: Sequence[str]) -> str:
    """``A, B, C``."""
    return reduce(lambda first, more: Message("{first}, {more}", first=first, more=more), texts)


def listed(texts: Sequence[str]) -> str:
    """``A, B and C``."""
    *some, last = texts
    return Message("{some} and {last}", some=chained(some), last=last) if some else last
