"""``<junction>``: connections and the lanes they join."""

from __future__ import annotations

from composer.errors import ComposerError
from composer.formats.opendrive.fields import Report, UnreadableError, identity, where, whole, word
from composer.formats.strict_xml import Element
from composer.street.road import Connection, Junction
from composer.values import build


def junction_of(element: Element, report: Report) -> Junction:
    """A junction, without the connections that make no sense.

    Raises
    ------
    ComposerError
        If it has no id, or more connections than a junction may have.
    """
    kind = word(element, "type", "default")
    found: dict[str, Connection] = {}
    for child in element.all("connection"):
        try:
            connection = _connection(child)
            if connection.id in found:
                raise UnreadableError(f"the {where(child)} has an id that another connection has")
            found[connection.id] = connection
        except ComposerError as error:
            report.note(f"{error}; it is left out")
    return build(
        Junction,
        id=identity(element),
        name=word(element, "name"),
        kind=kind if kind in ("direct", "virtual") else "default",
        connections=tuple(found.values()),
    )


def _connection(element: Element) -> Connection:
    # A direct junction links to the road itself on which one goes on.
    to = "linkedRoad" if "linkedRoad" in element.attributes else "connectingRoad"
    contact = word(element, "contactPoint", "start")
    if contact not in ("start", "end"):
        raise UnreadableError(f"the {where(element)} touches its road at {contact[:20]!r}")
    return build(
        Connection,
        id=identity(element),
        incoming=identity(element, "incomingRoad"),
        connecting=identity(element, to),
        contact=contact,
        lanes=tuple((whole(link, "from"), whole(link, "to")) for link in element.all("laneLink")),
    )
