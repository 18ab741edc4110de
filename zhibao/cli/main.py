"""The commands: build, check, new, explain, lint."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from zhibao.cli.arguments import Arguments, parse
from zhibao.cli.console import Console
from zhibao.cli.workbooks import find_workbook
from zhibao.findings import NothingMadeError, environment_rules
from zhibao.findings.catalogue import all_rules
from zhibao.model.ref import CellRef
from zhibao.pack import pack_titles
from zhibao.paging import Wanted, all_engines
from zhibao.pipeline import (
    PHOTO_FOLDER,
    WORKBOOK_NAME,
    ProgramFaultError,
    Status,
    build,
    check,
    check_templates,
    faults_recorded,
    make_workbook,
)
from zhibao.text.nearest import suggestion

_OUTPUT = "output"
READY, DRAFT, NOTHING, INTERRUPTED = 0, 1, 2, 130


def main(root: Path, words: Sequence[str] | None = None) -> int:
    """Run the command line in the project folder `root` and return the exit status."""
    _survive_any_console()
    words = list(sys.argv[1:] if words is None else words)
    console = Console(sys.stdout, sys.stderr, as_json=_wants_json(words))
    try:
        with faults_recorded(root / _OUTPUT):
            return _run(root, parse(words, pack_titles(root / "templates")), console)
    except NothingMadeError as error:
        console.refusal(error.findings, isinstance(error, ProgramFaultError))
        if "--debug" in words:
            traceback.print_exception(error)
        return NOTHING
    except KeyboardInterrupt:
        print("\n已停止。", file=sys.stderr)
        return INTERRUPTED


def _run(root: Path, arguments: Arguments, console: Console) -> int:
    if arguments.command == "new":
        return _new(root, arguments, console)
    if arguments.command == "explain":
        return _explain(arguments.argument, console)
    if arguments.command == "lint":
        return READY if console.linted(check_templates(root / "templates", arguments.argument)) else DRAFT
    workbook = find_workbook(root / "inputs", arguments.argument, console.choose)
    templates = root / "templates"
    if arguments.command == "check":
        outcome = check(workbook, templates, console.progress)
    else:
        folder = Path(arguments.output) if arguments.output else root / _OUTPUT
        wanted = Wanted(arguments.pdf, arguments.preview)
        outcome = build(workbook, templates, folder, console.progress, all_engines(), wanted)
    console.outcome(outcome)
    for fault in outcome.faults if arguments.debug else ():
        traceback.print_exception(fault)
    return READY if outcome.status is Status.READY else DRAFT


def _new(root: Path, arguments: Arguments, console: Console) -> int:
    folder = root / "inputs" / arguments.argument
    make_workbook(root / "templates", arguments.argument, folder / WORKBOOK_NAME, arguments.pack)
    (folder / PHOTO_FOLDER).mkdir(exist_ok=True)
    console.made(folder / WORKBOOK_NAME)
    return READY


def _explain(code: str, console: Console) -> int:
    rules = all_rules()
    rule = rules.get(code.strip().upper())
    if rule is None:
        raise NothingMadeError(
            environment_rules.UNKNOWN_CODE.at(CellRef(), found=code, suggestion=suggestion(code, rules))
        )
    console.rule(rule)
    return READY


def _wants_json(words: Sequence[str]) -> bool:
    """Tell whether JSON is asked for, even by a command line that is faulty otherwise."""
    return "--format=json" in words or ("--format", "json") in pairwise(words)


def _survive_any_console() -> None:
    """Let a console that lacks a character show a question mark instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
