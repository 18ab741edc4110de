"""Which workbook is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zhibao.cli.arguments import COMMANDS
from zhibao.findings import NothingMadeError, environment_rules, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.pipeline.side_files import is_side_book
from zhibao.text.nearest import nearest
from zhibao.workbook.cover import COVER_SHEET
from zhibao.workbook.spreadsheet import PartError, sheet_names

_MISSPELT = 0.7
Choose = Callable[[Sequence[str]], int | None]


def find_workbook(inputs: Path, stated: str, choose: Choose) -> Path:
    """Return the stated workbook, or the only one in the stated folder or under `inputs`; among several, ask.

    Raises NothingMadeError when there is none, when `choose` returns None, or when the word looks like a command.
    """
    path = Path(stated) if stated else inputs
    if not stated or path.is_dir():
        shown = inputs.name if path == inputs else path.as_posix()
        return _one_of(path, shown, choose)
    near = nearest(stated, COMMANDS, _MISSPELT)
    if near and not path.exists():
        raise NothingMadeError(environment_rules.USAGE.at(CellRef(), found=stated, suggestion=f"，是不是“{near}”？"))
    return path


def _one_of(folder: Path, shown: str, choose: Choose) -> Path:
    found = _workbooks(folder)
    if not found:
        raise NothingMadeError(workbook_rules.NOT_FOUND.at(CellRef(), path=folder))
    if len(found) == 1:
        return found[0]
    names = [path.relative_to(folder).as_posix() for path in found]
    index = choose(names)
    if index is None:
        stated = {"count": len(found), "names": "、".join(names), "example": f"{shown}/{names[0]}"}
        raise NothingMadeError(environment_rules.SEVERAL_WORKBOOKS.at(CellRef(), folder=shown, **stated))
    return found[index]


def _workbooks(folder: Path) -> list[Path]:
    """Return the workbooks in the folder and one level below, those without a sheet 封面 only where there is no other.

    ~$ and dot files are marks of an open workbook, and what stands beside a report is the program's own.
    """
    found = [path for path in (*folder.glob("*"), *folder.glob("*/*")) if path.suffix.lower() == ".xlsx"]
    meant = sorted(path for path in found if not path.name.startswith(("~$", ".")) and not is_side_book(path.name))
    return [path for path in meant if _may_have_cover(path)] or meant


def _may_have_cover(path: Path) -> bool:
    """Tell whether a file has a sheet 封面; one that cannot be read may have had it, and is told when it is opened."""
    try:
        return COVER_SHEET in (name.strip() for name in sheet_names(path))
    except PartError:
        return True
