"""``check``: what holds, what does not, and by how much."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from composer.errors import FormatError
from composer.relations import Report, check
from composer.relations.counts import Counts
from composer.scene import Scene
from ui.cli_sources import select, tell, their_names

_UNITS = {"m": " m", "share": " (share of volume)", "ratio": " (ratio)", "rad": " rad"}


def run(file: Path, boxes: Path | None, scan: str | None, every: bool, as_json: bool, assets: Path | None) -> int:
    """Check scenes and print what was found; 1 if something is wrong."""
    from composer.formats.sgfront import read_boxes, with_boxes

    table = None if boxes is None else read_boxes(boxes)
    rows: list[dict[str, Any]] = []
    clean = True
    for name, load in select(file, scan, every, assets):
        document = load()
        if table is not None and boxes is not None:
            if name not in table:
                raise FormatError(f"{boxes.name} has no boxes for the scene {name!r}")
            document = with_boxes(document, table[name], f"{boxes.name}: {name}")
        scene = document.scene
        report = check(scene)
        clean = clean and report.sound and not report.overlaps and not report.out_of_bounds
        rows.append(row(name, scene, report))
        if not as_json:
            _print(name, scene, report)
    if as_json:
        print(json.dumps({"scenes": rows}))
    return 0 if clean else 1


def row(name: str, scene: Scene, report: Report) -> dict[str, Any]:
    """A report as the JSON of ``check --json``."""
    violated = []
    for violation in report.violated:
        subject, predicate, *objects = their_names(violation.relation, scene)
        violated.append(
            {
                "subject": subject,
                "predicate": predicate,
                "object": ", ".join(objects),
                "off_by": violation.off_by,
                "unit": violation.unit,
            }
        )
    found: dict[str, Any] = {
        "scan": name,
        "held": len(report.held),
        "violated": violated,
        "overlaps": [list(pair) for pair in report.overlaps],
        "out_of_bounds": list(report.out_of_bounds),
        "contradictions": [
            {
                "kind": c.kind,
                "sentence": c.sentence,
                "relations": [their_names(r, scene) for r in c.relations],
                "nodes": list(c.nodes),
            }
            for c in report.contradictions
        ],
    }
    if report.counts is not None:
        found |= _of_street(report, report.counts)
    return found


def _of_street(report: Report, counts: Counts) -> dict[str, Any]:
    """What the JSON of a street has besides."""
    return {
        "in_lanes": list(report.in_lanes),
        "strays": [{"node": s.node, "off_by": s.off_by, "unit": s.unit} for s in report.strays],
        "counts": {
            "categories": counts.categories,
            "surfaces": {kind: {"count": n, "area": area} for kind, (n, area) in counts.surfaces.items()},
            "on": counts.on,
        },
    }


def problems(scene: Scene, report: Report) -> list[str]:
    """A sentence for each violated and contradictory relation."""
    found = []
    for violation in report.violated:
        subject, predicate, *objects = their_names(violation.relation, scene)
        what = f"{subject} {predicate} {', '.join(objects)}"
        weak = "" if violation.relation.hard else " (a wish)"
        if violation.unit == "missing":
            found.append(f"cannot be checked{weak}: {what}: a box is missing")
        else:
            found.append(f"violated{weak}: {what}: off by {violation.off_by:.3g}{_UNITS.get(violation.unit, '')}")
    found += [f"contradictory: {c.sentence}" for c in report.contradictions]
    return found


def _listed(counts: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "nothing"


def _print(name: str, scene: Scene, report: Report) -> None:
    lines = problems(scene, report)
    lines += [f"overlap: {a} and {b} share {share:.1%} of the smaller one" for a, b, share in report.overlaps]
    lines += [f"off the floor: {node_id}" for node_id in report.out_of_bounds]
    lines += [f"in the way of traffic: {node_id}" for node_id in report.in_lanes]
    lines += [f"out of its lane or parking place: {s.node}: {s.off_by:.3g}{_UNITS[s.unit]}" for s in report.strays]
    print(f"{name}: {len(report.held)} relations hold, {len(report.violated)} do not")
    for line in lines:
        print(f"  {line}")
    if report.counts is not None:
        print(f"  there are: {_listed(report.counts.categories)}")
        ground = {kind: f"{n} ({area:.0f} m²)" for kind, (n, area) in report.counts.surfaces.items()}
        print(f"  on ground: {_listed(ground)}")
    if report.unchecked:
        tell(f"{name}: {len(report.unchecked)} relations are not decided by boxes, or unknown, and were not checked")
