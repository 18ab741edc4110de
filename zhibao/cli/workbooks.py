"""Which workbook is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zhibao.findings import NothingMadeError, environment, workbook
from zhibao.model.ref import CellRef

Choose = Callable[[Sequence[str]], int | None]


def find_workbook(inputs: Path, stated: str, choose: Choose) -> Path:
    """Return the stated workbook, or the only one under `inputs`; among several, `choose` is asked.

    Raises NothingMadeError when there is none, or several and `choose` returns None.
    """
    if stated:
        return _stated(Path(stated))
    found = _workbooks(inputs)
    if not found:
        raise NothingMadeError(workbook.NOT_FOUND.at(CellRef(), path=inputs))
    return found[0] if len(found) == 1 else _chosen(inputs, found, choose)


def _stated(path: Path) -> Path:
    if not path.is_dir():
        return path
    found = _workbooks(path)
    if len(found) != 1:
        raise NothingMadeError(workbook.NOT_FOUND.at(CellRef(), path=path))
    return found[0]


def _chosen(inputs: Path, found: list[Path], choose: Choose) -> Path:
    names = [path.relative_to(inputs).as_posix() for path in found]
    index = choose(names)
    if index is None:
        stated = {"count": len(found), "names": "、".join(names), "example": f"{inputs.name}/{names[0]}"}
        raise NothingMadeError(environment.SEVERAL_WORKBOOKS.at(CellRef(), **stated))
    return found[index]


def _workbooks(folder: Path) -> list[Path]:
    """Return the workbooks in the folder and one level below; ~$ and dot files are marks of an open workbook."""
    found = [path for path in (*folder.glob("*"), *folder.glob("*/*")) if path.suffix.lower() == ".xlsx"]
    return sorted(path for path in found if not path.name.startswith(("~$", ".")))
