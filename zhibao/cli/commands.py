"""What the commands do: build, check, new, import, forms, explain, lint, batch, offline."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from zhibao.cli.arguments import TEMPLATES, Arguments, parse
from zhibao.cli.console import Console
from zhibao.findings import Finding, NothingMadeError, environment_rules
from zhibao.installing import InstallingError
from zhibao.model.ref import CellRef
from zhibao.pack import pack_titles
from zhibao.pipeline.fault_records import ProgramFaultError, faults_recorded
from zhibao.pipeline.outcome import Status
from zhibao.pipeline.workbook_folder import PHOTO_FOLDER, WORKBOOK_NAME
from zhibao.text.os_errors import os_reason
from zhibao.text.rare_collection import garbage_collected_rarely
from zhibao.text.typed_commands import command_name, quoted

# Each command loads the libraries that it needs where it needs them: Word, Excel and charts take a second.

_INPUTS, _OUTPUT = "inputs", "output"
READY, DRAFT, NOTHING, INTERRUPTED = 0, 1, 2, 130


def run(root: Path, words: Sequence[str]) -> int:
    """Run the command line in the project folder `root` and return the exit status."""
    console = Console(sys.stdout, sys.stderr, as_json=_wants_json(words))
    try:
        with faults_recorded(root / _OUTPUT):
            return _run(root, parse(words, pack_titles(root / TEMPLATES)), console)
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
    if arguments.command == "import":
        return _import(root, arguments, console)
    if arguments.command == "explain":
        return _explain(root, arguments, console)
    if arguments.command == "offline":
        return _offline(root, arguments, console)
    if arguments.command == "lint":
        return _lint(root, arguments, console)
    if arguments.command == "batch":
        return _batch(root, arguments, console)
    return _about_workbook(root, arguments, console)


# One report, then the process ends: its garbage is not worth a round of the collector.
@garbage_collected_rarely()
def _about_workbook(root: Path, arguments: Arguments, console: Console) -> int:
    """Build a report, check a workbook, or write or look through its forms."""
    from zhibao.cli.workbooks import find_workbook

    workbook = find_workbook(root / _INPUTS, arguments.argument, console.choose)
    templates, folder = root / TEMPLATES, Path(arguments.output) if arguments.output else root / _OUTPUT
    previous = Path(arguments.previous) if arguments.previous else None
    if arguments.command == "forms":
        from zhibao.cli.forms_command import run_forms

        is_done = run_forms(workbook, templates, folder, previous, arguments.status, console)
        return READY if is_done else DRAFT
    if arguments.command == "check":
        from zhibao.pipeline import check

        outcome = check(workbook, templates, console.progress, folder, previous)
    else:
        from zhibao.paging import Wanted, all_engines
        from zhibao.pipeline import build

        wanted = Wanted(arguments.pdf, arguments.preview)
        outcome = build(workbook, templates, folder, console.progress, all_engines(), wanted, previous)
    # What stands stands: who stops the printing learns from the exit status what came of the run.
    with contextlib.suppress(KeyboardInterrupt):
        console.outcome(outcome)
        if arguments.is_bare:
            from zhibao.cli.results_opening import open_results

            open_results(outcome)
        for fault in outcome.faults if arguments.debug else ():
            console.fault(fault)
    return READY if outcome.status is Status.READY else DRAFT


def _lint(root: Path, arguments: Arguments, console: Console) -> int:
    from zhibao.pipeline import check_templates

    return READY if console.linted(check_templates(root / TEMPLATES, arguments.argument)) else DRAFT


def _new(root: Path, arguments: Arguments, console: Console) -> int:
    from zhibao.pipeline import make_workbook

    folder = root / _INPUTS / arguments.argument
    if arguments.source or arguments.keep_cases or arguments.keep_photos:
        return _moved_on(root, folder, arguments, console)
    make_workbook(root / TEMPLATES, arguments.argument, folder / WORKBOOK_NAME, arguments.pack)
    (folder / PHOTO_FOLDER).mkdir(exist_ok=True)
    console.made(folder / WORKBOOK_NAME)
    check_it = f"{command_name()} check {quoted(Path(_INPUTS, arguments.argument))}"
    console.say(f"下一步：用 Excel 或 WPS 打开它，先看“填写说明”。随时可以检查：{check_it}")
    return READY


def _offline(root: Path, arguments: Arguments, console: Console) -> int:
    from zhibao.installing import OFFLINE_NAME, make_offline_package

    target = (Path(arguments.output) if arguments.output else root) / OFFLINE_NAME
    try:
        console.packed(make_offline_package(root, target, console.say))
    except InstallingError as error:
        raise NothingMadeError(environment_rules.OFFLINE_NOT_MADE.at(CellRef(), reason=error)) from error
    except OSError as error:
        raise NothingMadeError(
            environment_rules.NOT_WRITABLE.at(CellRef(), path=target, reason=os_reason(error))
        ) from error
    return READY


def _batch(root: Path, arguments: Arguments, console: Console) -> int:
    from zhibao.batch import build_all

    source, out = Path(arguments.argument), Path(arguments.output)
    outcome = build_all(source, out, root / TEMPLATES, console.progress, arguments.jobs, arguments.dask)
    console.batch(outcome)
    return READY if outcome.summary.is_all_ready else DRAFT


def _import(root: Path, arguments: Arguments, console: Console) -> int:
    from zhibao.pipeline import import_document

    folder = root / _INPUTS / arguments.name
    made = import_document(root / TEMPLATES, Path(arguments.argument), arguments.name, folder, arguments.pack)
    console.imported(made)
    return DRAFT if made.has_errors else READY


def _moved_on(root: Path, folder: Path, arguments: Arguments, console: Console) -> int:
    """Make the next year's workbook of last year's."""
    from zhibao.cli.workbooks import last_years
    from zhibao.next_year import Kept
    from zhibao.pipeline import make_next_year
    from zhibao.workbook.sheets import NEXT_YEAR_SHEET

    source = last_years(root / _INPUTS, arguments, console.choose)
    kept = Kept(arguments.keep_cases, arguments.keep_photos)
    path = folder / WORKBOOK_NAME
    told = make_next_year(root / TEMPLATES, source, arguments.argument, path, kept)
    console.made(path, told, f"一处一处列在工作簿的第一张表“{NEXT_YEAR_SHEET}”里，点“单元格”就到那里。")
    return READY


def _explain(root: Path, arguments: Arguments, console: Console) -> int:
    from zhibao.cli.explaining import rule_of

    wanted = rule_of(arguments.argument)
    look = partial(_found_of, wanted.rule.code, root, arguments, console)
    # A stated workbook that cannot be used is refused before anything is printed.
    found = look() if arguments.workbook else None
    console.explanation(wanted, look if found is None else lambda: found)
    return READY


def _found_of(code: str, root: Path, arguments: Arguments, console: Console) -> tuple[Finding, ...]:
    """Return the findings of a code in the stated workbook, or in the only one where there is but one."""
    if not (arguments.workbook or _has_workbooks(root / _INPUTS)):
        return ()
    from zhibao.cli.workbooks import find_workbook
    from zhibao.pipeline import check

    try:
        workbook = find_workbook(root / _INPUTS, arguments.workbook, lambda names: None)
        found = check(workbook, root / TEMPLATES, console.progress).findings
    except NothingMadeError:
        if arguments.workbook:
            raise
        return ()
    return tuple(each for each in found if each.code == code)


def _has_workbooks(inputs: Path) -> bool:
    return any(path.suffix.lower() == ".xlsx" for path in (*inputs.glob("*"), *inputs.glob("*/*")))


def _wants_json(words: Sequence[str]) -> bool:
    """Tell whether JSON is asked for, even by a command line that is faulty otherwise."""
    return "--format=json" in words or ("--format", "json") in pairwise(words)
