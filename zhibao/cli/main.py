"""The commands: build, check, new, explain, lint, batch."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from zhibao.batch import build_all
from zhibao.cli.arguments import Arguments, parse
from zhibao.cli.console import Console
from zhibao.cli.explaining import rule_of
from zhibao.cli.workbooks import find_workbook
from zhibao.findings import Finding, NothingMadeError
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

_INPUTS, _OUTPUT, _TEMPLATES = "inputs", "output", "templates"
READY, DRAFT, NOTHING, INTERRUPTED = 0, 1, 2, 130


def main(root: Path, words: Sequence[str] | None = None) -> int:
    """Run the command line in the project folder `root` and return the exit status."""
    words = list(sys.argv[1:] if words is None else words)
    console = Console(sys.stdout, sys.stderr, as_json=_wants_json(words))
    try:
        with faults_recorded(root / _OUTPUT):
            return _run(root, parse(words, pack_titles(root / _TEMPLATES)), console)
    except NothingMadeError as error:
        console.refusal(error.findings, isinstance(error, ProgramFaultError))
        if "--debug" in words:
            console.fault(error)
        return NOTHING
    except KeyboardInterrupt:
        console.stopped()
        return INTERRUPTED
    finally:
        console.close()


def _run(root: Path, arguments: Arguments, console: Console) -> int:
    if arguments.command == "new":
        return _new(root, arguments, console)
    if arguments.command == "explain":
        return _explain(root, arguments, console)
    if arguments.command == "lint":
        return READY if console.linted(check_templates(root / _TEMPLATES, arguments.argument)) else DRAFT
    if arguments.command == "batch":
        return _batch(root, arguments, console)
    workbook = find_workbook(root / _INPUTS, arguments.argument, console.choose)
    templates, folder = root / _TEMPLATES, Path(arguments.output) if arguments.output else root / _OUTPUT
    previous = Path(arguments.previous) if arguments.previous else None
    if arguments.command == "check":
        outcome = check(workbook, templates, console.progress, folder, previous)
    else:
        wanted = Wanted(arguments.pdf, arguments.preview)
        outcome = build(workbook, templates, folder, console.progress, all_engines(), wanted, previous)
    # What stands stands: who stops the printing learns from the exit status what came of the run.
    with contextlib.suppress(KeyboardInterrupt):
        console.outcome(outcome)
        for fault in outcome.faults if arguments.debug else ():
            console.fault(fault)
    return READY if outcome.status is Status.READY else DRAFT


def _new(root: Path, arguments: Arguments, console: Console) -> int:
    folder = root / _INPUTS / arguments.argument
    make_workbook(root / _TEMPLATES, arguments.argument, folder / WORKBOOK_NAME, arguments.pack)
    (folder / PHOTO_FOLDER).mkdir(exist_ok=True)
    console.made(folder / WORKBOOK_NAME)
    return READY


def _batch(root: Path, arguments: Arguments, console: Console) -> int:
    source, out = Path(arguments.argument), Path(arguments.output)
    outcome = build_all(source, out, root / _TEMPLATES, console.progress, arguments.jobs, arguments.dask)
    console.batch(outcome)
    return READY if outcome.summary.is_all_ready else DRAFT


def _explain(root: Path, arguments: Arguments, console: Console) -> int:
    wanted = rule_of(arguments.argument)
    console.explanation(replace(wanted, findings=_found_of(wanted.rule.code, root, arguments, console)))
    return READY


def _found_of(code: str, root: Path, arguments: Arguments, console: Console) -> tuple[Finding, ...]:
    """Return the findings of a code in the stated workbook, or in the only one where there is but one."""
    try:
        workbook = find_workbook(root / _INPUTS, arguments.workbook, lambda names: None)
        found = check(workbook, root / _TEMPLATES, console.progress).findings
    except NothingMadeError:
        if arguments.workbook:
            raise
        return ()
    return tuple(each for each in found if each.code == code)


def _wants_json(words: Sequence[str]) -> bool:
    """Tell whether JSON is asked for, even by a command line that is faulty otherwise."""
    return "--format=json" in words or ("--format", "json") in pairwise(words)
