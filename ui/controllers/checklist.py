"""The checklist: every promise of the scene as a row that says whether it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from composer.relations import Report
from composer.scene import Relation, Scene
from ui.controllers.naming import State, names, off_by, sentence, states, told
from ui.words import tr


@dataclass(frozen=True)
class Row:
    """One line: what it says, whether it holds, by how much it does not, and what it is about."""

    state: State
    text: str
    note: str
    ids: tuple[str, ...]
    relation: Relation | None = None

    @property
    def problem(self) -> bool:
        return self.state in (State.VIOLATED, State.CONTRADICTORY)


def rows(scene: Scene, report: Report) -> list[Row]:
    """All rows, problems first, then in the order of the document."""
    known, found = names(scene), states(report)
    notes = {v.relation: off_by(v.off_by, v.unit) for v in report.violated}
    result = [
        Row(
            found.get(r, State.UNCHECKED),
            sentence(r, known),
            notes.get(r, ""),
            tuple(i for i in (r.subject, *r.objects) if i in known),
            r,
        )
        for r in scene.relations
    ]
    for a, b, share in report.overlaps:
        text = tr("{one} and {other} overlap", one=known.get(a, a), other=known.get(b, b))
        result.append(Row(State.VIOLATED, text, f"{share * 100:.0f} %", (a, b)))
    for i in report.out_of_bounds:
        result.append(Row(State.VIOLATED, tr("{name} is off the floor", name=known.get(i, i)), "", (i,)))
    for i in report.in_lanes:
        result.append(Row(State.VIOLATED, tr("{name} stands in a lane", name=known.get(i, i)), "", (i,)))
    for stray in report.strays:
        text = tr("{name} is out of its lane", name=known.get(stray.node, stray.node))
        result.append(Row(State.VIOLATED, text, off_by(stray.off_by, stray.unit), (stray.node,)))
    result += [Row(State.CONTRADICTORY, told(c.sentence, known), "", c.nodes) for c in report.contradictions]
    return sorted(result, key=lambda row: not row.problem)


def summary(found: list[Row]) -> str:
    """The state of a scene in a few words."""
    problems = sum(row.problem for row in found)
    held = sum(row.state is State.HOLDS for row in found)
    if not found:
        return tr("No relations yet")
    if not problems:
        return tr("All {held} hold", held=held)
    if problems == 1:
        return tr("1 problem, {held} hold", held=held)
    return tr("{problems} problems, {held} hold", problems=problems, held=held)
