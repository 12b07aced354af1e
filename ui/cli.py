"""The command line. Commands import what they need when they run, so that `check` does not wait for the models.

Exit status: 0 done and every hard relation holds; 1 done, but some hard relation is violated or contradictory; 2 bad
usage, an unreadable file, or a failure inside: one sentence, and nothing written; 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(
    name="scene-composer",
    help="A scene graph and a bird's-eye plan become a furnished 3D room.",
    epilog="Without a command: opens the window on the last scene, or the sample room.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Source = Annotated[Path, typer.Argument(help="SG-FRONT, ProcTHOR, OpenDRIVE, OpenStreetMap or a .scene file.")]
Scan = Annotated[str | None, typer.Option(help="Which scene of a many-scene file; the first by default.")]
All = Annotated[bool, typer.Option("--all", help="Every scene of the file.")]
Assets = Annotated[Path | None, typer.Option(help="ProcTHOR's asset table, if it is not beside the houses.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

MAX_NOTES = 20
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
DEBUG = "SCENE_COMPOSER_DEBUG"
"""Environment variable that makes a failure inside show its traceback."""


class UsageError(Exception):
    """What was asked makes no sense; one sentence."""


@app.callback(invoke_without_command=True)
def window(context: typer.Context) -> int | None:
    """A scene graph and a bird's-eye plan become a furnished 3D room."""
    if context.invoked_subcommand is not None:
        return None
    return _open_window(None)


@app.command("open")
def open_(file: Annotated[Path, typer.Argument(help="Any file that can be read.")]) -> int:
    """Open a file in the window."""
    from composer.formats import format_of

    format_of(file)  # a file that nobody can read is refused here, with a sentence, and not by an empty window
    return _open_window(file)


def _open_window(file: Path | None) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        # Qt would end the process without a word that a person understands.
        raise UsageError("there is no display to open a window on; compose, render and convert work without one")
    from ui.app import run

    return run(None if file is None else str(file))


@app.command()
def compose(
    source: Source,
    out: Annotated[Path, typer.Option("-o", "--out", help=".json (boxes), .scene, .glb, or a folder with --all.")],
    scan: Scan = None,
    all_scans: All = False,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Seed of the scene.")] = 0,
    quality: Annotated[Literal["draft", "standard", "fine"], typer.Option(help="Detail of the shapes.")] = "standard",
    device: Annotated[Literal["auto", "cpu", "cuda"], typer.Option(help="Where the models run.")] = "auto",
    only_layout: Annotated[bool, typer.Option("--only-layout", help="Boxes only, no shapes.")] = False,
    keep: Annotated[list[str] | None, typer.Option(help="Ids of nodes whose box and shape stay bit for bit.")] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", help='"SUBJECT PREDICATE OBJECT [VALUE]": set a relation; repeatable.')
    ] = None,
    scope: Annotated[
        Literal["affected", "all"] | None, typer.Option(help="What may move, with --set or --keep.")
    ] = None,
    fill: Annotated[bool, typer.Option("--fill", help="Of a street: put on it what belongs there.")] = False,
    density: Annotated[
        float | None, typer.Option(min=0, max=1, help="With --fill: from 0, deserted, to 1, packed.  [default: 0.5]")
    ] = None,
    timings: Annotated[bool, typer.Option("--timings", help="Seconds by stage as JSON on standard error.")] = False,
    assets: Assets = None,
) -> int:
    """Compose: a graph becomes a furnished scene, the surfaces of a street a street with everything on it."""
    from ui.cli_compose import Options, run

    if density is not None and not fill:
        raise UsageError("--density needs --fill")
    options = Options(
        seed=seed,
        quality=quality,
        device=device,
        only_layout=only_layout,
        keep=tuple(keep or ()),
        statements=tuple(set_ or ()),
        scope=scope,
        scan=scan,
        every=all_scans,
        timings=timings,
        assets=assets,
        fill=fill,
        density=density,
    )
    return run(source, out, options)


@app.command()
def check(
    file: Source,
    boxes: Annotated[Path | None, typer.Option(help="Take the boxes from this SG-FRONT boxes file.")] = None,
    scan: Scan = None,
    all_scans: All = False,
    as_json: AsJson = False,
    assets: Assets = None,
) -> int:
    """Check which relations hold, what overlaps, what stands off the floor and what contradicts itself.

    Of a street also what stands in a lane and should not, which vehicles are not within their lane or parking place or
    are turned from it by more than 5°, and how much of everything there is: the keys in_lanes, strays and counts of
    --json. Exit status 1 if a hard relation is violated or contradictory, or something overlaps or is off the floor.
    """
    from ui.cli_check import run

    return run(file, boxes, scan, all_scans, as_json, assets)


@app.command()
def convert(
    source: Source,
    out: Annotated[Path, typer.Argument(help="What to write; its ending says as what.")],
    scan: Scan = None,
    assets: Assets = None,
    category: Annotated[str | None, typer.Option(help="Of a mesh: what it is; by default what its name says.")] = None,
    up: Annotated[str | None, typer.Option(help="Of a mesh: its axis that is up, such as y or z.")] = None,
    front: Annotated[str | None, typer.Option(help="Of a mesh: where its front looks, such as +z or -y.")] = None,
    unit: Annotated[str | None, typer.Option(help="Of a mesh: m, dm, cm, mm, in or ft.")] = None,
    size: Annotated[str | None, typer.Option(help="Of a mesh: DEPTHxWIDTHxHEIGHT, metres; it is stretched.")] = None,
) -> int:
    """Convert a file into another format. A mesh (GLB, OBJ, OFF, PLY, STL) becomes a scene with that one object."""
    from composer.formats import encode, write_whole
    from ui.cli_import import Wishes, read

    document = read(source, scan, assets, Wishes(category, up, front, unit, size))
    for path, data in encode(document, out).items():
        write_whole(path, data)
    return 0


@app.command()
def render(
    file: Source,
    out: Annotated[Path, typer.Option("-o", "--out", help="A PNG; of a rig its name's beginning, or a folder.")],
    view: Annotated[Literal["plan", "perspective"], typer.Option(help="From where it is seen.")] = "perspective",
    size: Annotated[str | None, typer.Option(help="WIDTHxHEIGHT, pixels; 1280x960, or the rig's own.")] = None,
    depth: Annotated[Path | None, typer.Option(help="Also a 16-bit PNG of depths, millimetres; 0 is nothing.")] = None,
    ids: Annotated[Path | None, typer.Option(help="Also a 16-bit PNG of nodes, and a .json that names them.")] = None,
    rig: Annotated[
        str | None, typer.Option(help="All cameras of a rig: surround6, or a .json file that describes one.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="Where the rig stands: X,Y or X,Y,Z, metres; on a driving lane by default.")
    ] = None,
    heading: Annotated[
        float | None, typer.Option(help="Where its front looks, degrees from +X; along the lane by default.")
    ] = None,
    labels: Annotated[
        Path | None, typer.Option(help="With --rig: also a .labels.json with what each camera sees of each object.")
    ] = None,
    scan: Scan = None,
    assets: Assets = None,
) -> int:
    """Draw a picture, or those of all cameras of a rig."""
    if rig is None:
        if at is not None or heading is not None or labels is not None:
            raise UsageError("--at, --heading and --labels go with --rig")
        from ui.cli_render import run

        return run(file, out, view, size, depth, ids, scan, assets)
    from ui.cli_rig import RigOptions
    from ui.cli_rig import run as run_rig
    from ui.cli_sources import select

    [(_, load)] = select(file, scan, False, assets)
    return run_rig(load(), out, RigOptions(rig, at, heading, size, depth, ids, labels))


@app.command()
def evaluate(
    source: Source,
    as_json: AsJson = False,
    scan: Annotated[str | None, typer.Option(help="One scene of a many-scene file; all of them by default.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many scenes.")] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Seed of everything that is drawn.")] = 0,
    held_out: Annotated[bool, typer.Option("--held-out", help="Only scenes that no weights were trained on.")] = False,
    modes: Annotated[
        str | None,
        typer.Option(help="generation,node-added,relation-changed,untrained,realism; all that make sense by default."),
    ] = None,
    edits: Annotated[int | None, typer.Option(min=1, help="Edits of each kind in each scene; 4 by default.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="20 scenes and half the edits.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; as many as cores by default.")] = None,
    weights: Annotated[Path | None, typer.Option(help="A folder with other layout weights.")] = None,
    assets: Assets = None,
) -> int:
    """Measure what the field measures, per predicate and mode."""
    from ui.cli_evaluate import Options, run

    options = Options(seed, scan, limit, held_out, modes, edits, quick, jobs, weights, assets)
    return run(source, options, as_json)


@app.command()
def bench(
    as_json: AsJson = False,
    only: Annotated[str | None, typer.Option(help="Keys of the rows to measure, with commas.")] = None,
) -> int:
    """Measure the program against its goals."""
    from ui.cli_bench import run

    return run(as_json, only)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def train(
    context: typer.Context,
    what: Annotated[Literal["layout", "autoencoder", "shapes", "prior", "street"], typer.Argument(help="Which model.")],
) -> int:
    """Train a model; `train layout --help` and so on show its options."""
    from importlib import import_module

    return int(import_module(f"models.training.{what}").main(context.args))


@app.command()
def schema() -> int:
    """Print the JSON Schema of scene.json."""
    import json

    from composer.scene import Scene

    print(json.dumps(Scene.model_json_schema(), indent=2))
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; the process's by default.

    Returns
    -------
    int
        The exit status. Every failure becomes one sentence on standard error.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal of few letters is no reason to fail
    try:
        with warnings.catch_warnings():
            _tell_notes()
            status = app(args=_opening(arguments), prog_name="scene-composer", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0 if stop.code is None else _refuse(str(stop.code))
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # Whoever reads us has gone; nothing more may be written, not even by the interpreter's own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except MemoryError:
        return _refuse("there is not enough memory for this")
    except Exception as error:
        return _refuse(_sentence(error))


def _opening(arguments: list[str]) -> list[str]:
    """A file alone, as file managers give it, is one to open; a word that is no file stays a mistyped command."""
    known = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    first = arguments[0] if len(arguments) == 1 else ""
    if first.startswith("-") or first in known or not (Path(first).suffix or Path(first).is_file()):
        return arguments
    return ["open", "--", first]


def _sentence(error: Exception) -> str:
    from composer.errors import ComposerError

    if os.environ.get(DEBUG):
        traceback.print_exc()
    if isinstance(error, ComposerError | UsageError):
        return str(error)
    if hasattr(error, "format_message"):  # every kind of typer's usage errors
        return str(error.format_message()).replace("Value error, ", "")
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    told = " ".join(str(error).split())[:300]
    return f"something failed inside ({type(error).__name__}{': ' if told else ''}{told}); set {DEBUG}=1 to see where"


def _refuse(sentence: str) -> int:
    print(f"error: {' '.join(sentence.split())}", file=sys.stderr)
    return 2


def _tell_notes() -> None:
    """Show what a reader or writer of files could not take over; keep what libraries warn of to their developers."""
    from composer.errors import FormatWarning

    seen: set[str] = set()

    def show(message: Warning | str, *_: object) -> None:
        text = str(message)
        if text in seen or len(seen) > MAX_NOTES:
            return
        seen.add(text)
        print(f"note: {text}" if len(seen) <= MAX_NOTES else "note: … and more like this", file=sys.stderr)

    warnings.simplefilter("ignore")
    warnings.simplefilter("always", FormatWarning)
    warnings.showwarning = show  # type: ignore[assignment]


if __name__ == "__main__":
    sys.exit(main())
