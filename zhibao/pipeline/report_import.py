"""Last year's report in Word made a workbook with its photos and a list."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, NothingMadeError, Severity
from zhibao.importing.taking_over import WantedImport, import_report
from zhibao.pack import PackFileError
from zhibao.pipeline.fresh import pack_faults, region_and_year, wanted_pack
from zhibao.pipeline.workbook_folder import PHOTO_FOLDER, WORKBOOK_NAME

LIST_NAME = "导入清单.xlsx"


class ImportedWorkbook(Struct, frozen=True):
    """The files that an import made, what was found, and how much there is of what."""

    workbook: Path
    photos: Path
    list: Path
    findings: tuple[Finding, ...]
    counts: dict[str, int]

    @property
    def has_errors(self) -> bool:
        """Whether something of the document is neither in the workbook nor in the list."""
        return any(each.severity is Severity.ERROR for each in self.findings)


def import_document(templates: Path, source: Path, name: str, folder: Path, pack_name: str = "") -> ImportedWorkbook:
    """Make a workbook of a document in `folder`, of that pack or the default one; the document stays as it is.

    Raises NothingMadeError when the name says no region and year, the document cannot be read, or a workbook is there.
    """
    region, year = region_and_year(name)
    pack = wanted_pack(templates, pack_name)
    wanted = WantedImport(source, region, year, folder / WORKBOOK_NAME, folder / PHOTO_FOLDER, folder / LIST_NAME)
    try:
        made = import_report(wanted, pack)
    except PackFileError as error:
        raise NothingMadeError(*pack_faults(error)) from error
    return ImportedWorkbook(wanted.workbook, wanted.photos, wanted.list, made.findings, made.counts)
