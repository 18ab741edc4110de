"""A fresh workbook."""

from __future__ import annotations

from pathlib import Path

from zhibao.findings import NothingMadeError, environment
from zhibao.model.ref import CellRef
from zhibao.pack import DEFAULT_PACK, load_pack
from zhibao.text.os_errors import os_reason
from zhibao.workbook.starter.naming import parse_name
from zhibao.workbook.starter.writing import write_starter

WORKBOOK_NAME = "工作簿.xlsx"


def make_workbook(templates: Path, name: str, path: Path) -> None:
    """Write a fresh workbook for the region and year in `name` (焦作市2026) to `path`.

    Raises NothingMadeError when the name states no year or the file cannot be written.
    """
    try:
        region, year = parse_name(name)
    except ValueError as error:
        raise NothingMadeError(environment.BAD_NAME.at(CellRef(), found=name)) from error
    default = load_pack(templates, DEFAULT_PACK, CellRef())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_starter(default, region, year, path)
    except FileExistsError as error:
        raise NothingMadeError(environment.ALREADY_THERE.at(CellRef(), path=path)) from error
    except OSError as error:
        raise NothingMadeError(environment.NOT_WRITABLE.at(CellRef(), path=path, reason=os_reason(error))) from error
