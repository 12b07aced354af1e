"""The checklist: every promise of the scene as a row that says whether it is kept; of thousands, groups of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from composer.relations import Report
from composer.relations.report import Violation
from composer.scene import Relation, Scene
from composer.vocabulary import category
from ui.controllers.naming import State, names, off_by, sentence, short, states, told
from ui.words import tr

GROUPED = 80
"""Relations from which on they are listed in groups."""
SINGLE = 40
"""So many problems are listed one by one; more come in groups too."""


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


Key = tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A line that stands for many, which show below it while it is open.

    Attributes
    ----------
    key : tuple of str
        What it is remembered by.
    state : State or None
        Of all its rows; None for a count.
    text : str
    count : int
    ids : tuple of str
        What a count is of.
    rows : callable
        Makes what it stands for; None for a count, which stands for itself.
    """

    key: Key
    state: State | None
    text: str
    count: int
    ids: tuple[str, ...] = ()
    rows: Callable[[], list[Entry]] | None = field(default=None, compare=False)

    @property
    def note(self) -> str:
        return str(self.count)

    @property
    def problem(self) -> bool:
        return self.state in (State.VIOLATED, State.CONTRADICTORY)


Entry = Row | Group


@dataclass(frozen=True)
class Listed:
    """What the checklist shows.

    Attributes
    ----------
    entries : list of Row and Group
        Problems first.
    problems, held : int
        How many there are of each.
    total : int
        Lines if all groups were open.
    """

    entries: list[Entry]
    problems: int
    held: int
    total: int

    def flat(self, opened: Iterable[Key]) -> list[Entry]:
        """The entries, each open group followed by what it stands for."""
        wanted, found = set(opened), list[Entry]()
        for entry in self.entries:
            found.append(entry)
            if isinstance(entry, Group) and entry.key in wanted and entry.rows is not None:
                found += entry.rows()
        return found

    def all_rows(self) -> list[Row]:
        """Every row, those in groups too."""
        found: list[Row] = []
        for entry in self.entries:
            if isinstance(entry, Row):
                found.append(entry)
            elif entry.rows is not None:
                found += [row for row in entry.rows() if isinstance(row, Row)]
        return found


def listed(scene: Scene, report: Report) -> Listed:
    """What there is to list of a scene."""
    if len(scene.relations) <= GROUPED:
        found = rows(scene, report)
        held = sum(row.state is State.HOLDS for row in found)
        problems = sum(row.problem for row in found)
        counts = [c] if (c := _counts(scene, report)) is not None else []
        return Listed([*found, *counts], problems, held, len(found))
    known = names(scene)
    contradictory = {id(r) for c in report.contradictions for r in c.relations}
    broken = [v for v in report.violated if id(v.relation) not in contradictory]
    others = [Row(State.CONTRADICTORY, told(c.sentence, known), "", c.nodes) for c in report.contradictions]
    others += _troubles(report, known)
    entries: list[Entry] = [*others] if len(others) <= SINGLE else [_many(others)]
    if len(broken) <= SINGLE:
        entries += [_broken_row(v, known) for v in broken]
    else:
        entries += _grouped(
            [v.relation for v in broken],
            State.VIOLATED,
            scene,
            lambda some: [_broken_row(v, known) for v in broken if id(v.relation) in some],
        )
    for state, kept in ((State.HOLDS, report.held), (State.UNCHECKED, report.unchecked)):
        entries += _grouped(kept, state, scene, _rows_of(kept, state, known))
    counts = _counts(scene, report)
    if counts is not None:
        entries.append(counts)
    problems = len(broken) + len(others)
    return Listed(entries, problems, len(report.held), problems + len(report.held) + len(report.unchecked))


def rows(scene: Scene, report: Report) -> list[Row]:
    """All rows, problems first, then in the order of the document."""
    known, found = names(scene), states(report)
    notes = {v.relation: off_by(v.off_by, v.unit) for v in report.violated}
    result = [
        Row(found.get(r, State.UNCHECKED), sentence(r, known), notes.get(r, ""), _about(r), r) for r in scene.relations
    ]
    result += _troubles(report, known)
    result += [Row(State.CONTRADICTORY, told(c.sentence, known), "", c.nodes) for c in report.contradictions]
    return sorted(result, key=lambda row: not row.problem)


def _troubles(report: Report, known: Mapping[str, str]) -> list[Row]:
    """What is wrong on the plan besides relations."""
    found = []
    for a, b, share in report.overlaps:
        text = tr("{one} and {other} overlap", one=known.get(a, a), other=known.get(b, b))
        found.append(Row(State.VIOLATED, text, f"{share * 100:.0f} %", (a, b)))
    for i in report.out_of_bounds:
        found.append(Row(State.VIOLATED, tr("{name} is off the floor", name=known.get(i, i)), "", (i,)))
    for i in report.in_lanes:
        found.append(Row(State.VIOLATED, tr("{name} stands in a lane", name=known.get(i, i)), "", (i,)))
    for stray in report.strays:
        text = tr("{name} is out of its lane", name=known.get(stray.node, stray.node))
        found.append(Row(State.VIOLATED, text, off_by(stray.off_by, stray.unit), (stray.node,)))
    return found


def _about(relation: Relation) -> tuple[str, ...]:
    return relation.subject, *relation.objects


def _broken_row(violation: Violation, known: Mapping[str, str]) -> Row:
    relation = violation.relation
    note = off_by(violation.off_by, violation.unit)
    return Row(State.VIOLATED, sentence(relation, known), note, _about(relation), relation)


def _rows_of(kept: Sequence[Relation], state: State, known: Mapping[str, str]) -> Callable[[set[int]], list[Row]]:
    return lambda some: [Row(state, sentence(r, known), "", _about(r), r) for r in kept if id(r) in some]


def _grouped(
    relations: Iterable[Relation], state: State, scene: Scene, make: Callable[[set[int]], list[Row]]
) -> list[Entry]:
    """Relations by predicate and what their subjects are, the largest groups first."""
    by_id = scene.by_id
    found: dict[tuple[str, str], set[int]] = {}
    for relation in relations:
        node = by_id.get(relation.subject)
        if node is not None:
            found.setdefault((node.category, relation.predicate), set()).add(id(relation))
    groups: list[Entry] = []
    for (kind, predicate), some in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        text = tr("{category}: {said}", category=tr(category(kind).label), said=short(predicate))
        rows = _lazily(make, some)
        groups.append(Group((state.name, kind, predicate), state, text, len(some), rows=rows))
    return groups


def _lazily(make: Callable[[set[int]], list[Row]], some: set[int]) -> Callable[[], list[Entry]]:
    return lambda: list(make(some))


def _many(rows: list[Row]) -> Group:
    text = tr("What overlaps, or is where it should not be")
    return Group(("troubles",), State.VIOLATED, text, len(rows), rows=lambda: list(rows))


def _counts(scene: Scene, report: Report) -> Group | None:
    """How many there are of each category on a street; each line selects them."""
    if scene.kind != "street" or not scene.nodes:
        return None

    def each() -> list[Entry]:
        ids: dict[str, list[str]] = {}
        for node in scene.nodes:
            ids.setdefault(node.category, []).append(node.id)
        order = Counter({kind: len(some) for kind, some in ids.items()}).most_common()
        return [
            Group(("count", kind), None, tr(category(kind).label), count, tuple(ids[kind])) for kind, count in order
        ]

    return Group(("counts",), None, tr("Objects on the street"), len(scene.nodes), rows=each)


def summary(found: Listed) -> str:
    """The state of a scene in a few words."""
    problems, held = found.problems, found.held
    if not found.total:
        return tr("No relations yet")
    if not problems:
        return tr("All {held} hold", held=held)
    if problems == 1:
        return tr("1 problem, {held} hold", held=held)
    return tr("{problems} problems, {held} hold", problems=problems, held=held)
