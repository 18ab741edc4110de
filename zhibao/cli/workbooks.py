"""Which workbook is meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from zhibao.cli.arguments import Arguments, command_meant, usage_error
from zhibao.findings import (
    NothingMadeError,
    environment_rules,
    next_year_rules,
    school_form_rules,
    workbook_rules,
)
from zhibao.forms.form_folder import FORMS_FOLDER
from zhibao.model.ref import CellRef
from zhibao.pipeline import OTHER_FORMATS
from zhibao.pipeline.side_files import is_side_book
from zhibao.pipeline.workbook_files import is_marked_copy, may_have_cover
from zhibao.text.typed_commands import quoted

# Beside a workbook: it is a sample, not the clerk's own.
SAMPLE_MARK = "样例.txt"
_DOCUMENTS = (".docx", ".doc", ".wps")
Choose = Callable[[Sequence[str]], int | None]


def find_workbook(inputs: Path, stated: str, choose: Choose) -> Path:
    """Return the stated workbook, or the only one in the stated folder or under `inputs`; among several, ask.

    What is stated may be a name under `inputs`, as `new` is given it. Raises NothingMadeError when there is none, when
    `choose` returns None, when the word looks like a command, or for a file that is no workbook.
    """
    path = _stated(inputs, stated) if stated else inputs
    if not stated or path.is_dir():
        shown = inputs.name if path == inputs else path.as_posix()
        return _one_of(path, shown, choose)
    if other := _in_other_format(path):
        raise NothingMadeError(workbook_rules.OTHER_FORMAT.at(CellRef(), found=other.name))
    if path.suffix.lower() in _DOCUMENTS and path.is_file():
        raise NothingMadeError(environment_rules.WORD_DOCUMENT.at(CellRef(), path=path.name, example=quoted(path)))
    if path.is_file() and (is_marked_copy(path) or (is_side_book(path.name) and not may_have_cover(path))):
        raise NothingMadeError(environment_rules.NOT_THE_WORKBOOK.at(CellRef(), path=path))
    if path.is_file() and FORMS_FOLDER in path.resolve().parent.parts:
        raise NothingMadeError(school_form_rules.NOT_A_WORKBOOK.at(CellRef(), path=path))
    if not path.exists() and command_meant(stated):
        raise usage_error([stated])
    return path


def last_years(inputs: Path, arguments: Arguments, choose: Choose) -> Path:
    """Return the workbook that `new --from` names.

    Raises NothingMadeError as `find_workbook` does, and for options that do not go together.
    """
    if not arguments.source:
        said = "--keep-cases 和 --keep-photos 要和 --from 一起用。"
        raise NothingMadeError(next_year_rules.OPTIONS_DO_NOT_GO.at(CellRef(), found=said))
    if arguments.pack:
        said = "--from 和 --pack 不能一起用：版式跟着去年的工作簿，要换的改封面“模板”。"
        raise NothingMadeError(next_year_rules.OPTIONS_DO_NOT_GO.at(CellRef(), found=said))
    return find_workbook(inputs, arguments.source, choose)


def _stated(inputs: Path, stated: str) -> Path:
    """Return the stated path; where nothing is there, that under `inputs`."""
    path = Path(stated)
    return inputs / stated if not path.exists() and (inputs / stated).exists() else path


def _one_of(folder: Path, shown: str, choose: Choose) -> Path:
    found = _workbooks(folder)
    if not found and (others := _files(folder, OTHER_FORMATS)):
        listed = "、".join(path.relative_to(folder).as_posix() for path in others)
        raise NothingMadeError(workbook_rules.OTHER_FORMAT.at(CellRef(), found=listed))
    if not found:
        raise NothingMadeError(workbook_rules.NOT_FOUND.at(CellRef(), path=folder))
    if len(found) == 1:
        return found[0]
    names = [path.relative_to(folder).as_posix() for path in found]
    index = choose(names)
    if index is None:
        stated = {"count": len(found), "names": "、".join(names), "example": quoted(f"{shown}/{names[0]}")}
        raise NothingMadeError(environment_rules.SEVERAL_WORKBOOKS.at(CellRef(), folder=shown, **stated))
    return found[index]


def _workbooks(folder: Path) -> list[Path]:
    """Return the workbooks in the folder and one level below: the sample, and those without a sheet 封面, only where
    there is no other.

    What stands beside a report is the program's own.
    """
    found = (path for path in _files(folder, (".xlsx",)) if not is_side_book(path.name))
    meant = [path for path in found if not is_marked_copy(path)]
    covered = [path for path in meant if may_have_cover(path)]
    return [path for path in covered if not path.with_name(SAMPLE_MARK).exists()] or covered or meant


def _files(folder: Path, endings: Collection[str]) -> list[Path]:
    """Return the files in the folder and one level below, but no forms; ~$ and dot files mark an open workbook."""
    found = [path for path in (*folder.glob("*"), *folder.glob("*/*")) if path.suffix.lower() in endings]
    found = [path for path in found if path.parent.name != FORMS_FOLDER]
    return sorted(path for path in found if not path.name.startswith(("~$", ".")))


def _in_other_format(path: Path) -> Path | None:
    """Return the stated file when it is of another program's format, or one beside that only ends otherwise."""
    if path.suffix.lower() in OTHER_FORMATS and path.exists():
        return path
    beside = (path.with_suffix(ending) for ending in OTHER_FORMATS) if path.suffix and not path.exists() else ()
    return next((each for each in beside if each.is_file()), None)
