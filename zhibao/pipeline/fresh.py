"""A fresh workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from zhibao.findings import Finding, NothingMadeError, TemplatePlace, environment_rules, template_rules
from zhibao.model.ref import CellRef
from zhibao.pack import DEFAULT_PACK, Pack, PackFileError, load_pack, pack_names
from zhibao.text.nearest import suggestion
from zhibao.text.os_errors import os_reason
from zhibao.workbook.starter.workbook_name import parse_name
from zhibao.workbook.starter.writing import write_starter


def make_workbook(templates: Path, name: str, path: Path, pack_name: str = "") -> None:
    """Write a fresh workbook for the region and year in `name` (焦作市2026) to `path`, of that pack or the default one.

    Raises NothingMadeError when the name states no year, there is no such pack, or the file cannot be written.
    """
    region, year = region_and_year(name)
    chosen = wanted_pack(templates, pack_name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_starter(chosen, region, year, path)
    except PackFileError as error:
        raise NothingMadeError(*pack_faults(error)) from error
    except FileExistsError as error:
        raise NothingMadeError(environment_rules.ALREADY_THERE.at(CellRef(), path=path)) from error
    except OSError as error:
        raise NothingMadeError(
            environment_rules.NOT_WRITABLE.at(CellRef(), path=path, reason=os_reason(error))
        ) from error


def region_and_year(name: str) -> tuple[str, int]:
    """Return what the name of a workbook says; NothingMadeError when it states no year."""
    try:
        return parse_name(name)
    except ValueError as error:
        raise NothingMadeError(environment_rules.BAD_NAME.at(CellRef(), found=name)) from error


def wanted_pack(templates: Path, name: str) -> Pack:
    """Return the pack of that name, the default one where none is named; NothingMadeError when there is none."""
    if name and name not in pack_names(templates):
        raise NothingMadeError(_unknown_pack(name, pack_names(templates)))
    return load_pack(templates, name or DEFAULT_PACK, CellRef())


def pack_faults(error: PackFileError) -> Iterator[Finding]:
    """Yield what is wrong with the file of a pack from which a workbook is made."""
    place = TemplatePlace(error.path.name)
    return (template_rules.BAD_PACK.at(place, path=error.path, reason=fault) for fault in error.faults)


def _unknown_pack(name: str, known: Sequence[str]) -> Finding:
    return template_rules.UNKNOWN_PACK_OPTION.at(
        CellRef(), found=name, suggestion=suggestion(name, known), known="、".join(known)
    )
