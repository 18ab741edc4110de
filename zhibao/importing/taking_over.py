"""The whole of it: a document read, told apart, written as a workbook with photos and a list, and counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, NothingMadeError, environment_rules, import_rules
from zhibao.importing.import_entries import ImportEntry, ImportPart, ImportSource
from zhibao.importing.import_ledger import ImportLedger, workbook_count
from zhibao.importing.imported_sheets import part_sheets
from zhibao.importing.indicator_proposals import ProposedIndicator, indicator_rows, proposals, read_back
from zhibao.importing.look_up_offers import LookUpOffer, look_up_offers
from zhibao.importing.reference_offers import reference_offers
from zhibao.importing.report_zones import Zone
from zhibao.importing.source_count import counted
from zhibao.importing.source_opening import opened_source, source_parts
from zhibao.importing.told_apart import ALL_IN_ONE, ToldApart, told_apart
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.paging.engine import PagingError
from zhibao.paging.running import in_temporary_folder
from zhibao.text.os_errors import os_reason
from zhibao.workbook.indicators import INDICATOR_SHEET
from zhibao.workbook.starter.content import StarterSheet
from zhibao.workbook.starter.import_list import ListedImport, write_import_list
from zhibao.workbook.starter.imported_cover import cover_sheet, guide_sheet
from zhibao.workbook.starter.writing import write_sheets

_EMPTY = (ImportEntry("说明", Text.of("没有从原来的报告里认出正文，请补上。")),)


class WantedImport(Struct, frozen=True):
    """What is to be imported, and where to: region and year as the name says them, the files to be made."""

    source: Path
    region: str
    year: int
    workbook: Path
    photos: Path
    list: Path


class Imported(Struct, frozen=True):
    """What an import came to: everything told of it, and how much there is of what."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]
    indicators: tuple[ProposedIndicator, ...]
    offers: tuple[LookUpOffer, ...]


class _MadeFiles(Struct, frozen=True):
    """What is told of an import, and its files."""

    told: Imported
    workbook: bytes
    list: bytes


def import_report(wanted: WantedImport, pack: Pack) -> Imported:
    """Write the workbook, the photos and the list of an import; nothing that is there already is overwritten.

    Raises NothingMadeError when the document cannot be read, or when something stands where the workbook would.
    """
    for path in (wanted.workbook, wanted.list):
        if path.exists():
            raise NothingMadeError(environment_rules.ALREADY_THERE.at(CellRef(), path=path))
    content = opened_source(wanted.source)
    read = told_apart(content, source_parts(wanted.source, content))
    _settle_facts(read, wanted)
    try:
        made = in_temporary_folder(lambda folder: _made(folder, wanted, pack, content, read))
    except PagingError as error:
        reason = {"path": wanted.workbook, "reason": error}
        raise NothingMadeError(environment_rules.NOT_WRITABLE.at(CellRef(), **reason)) from error
    try:
        _put_in_place(made, wanted, read)
    except FileExistsError as error:
        raise NothingMadeError(environment_rules.ALREADY_THERE.at(CellRef(), path=error.filename)) from error
    except OSError as error:
        reason = {"path": wanted.workbook, "reason": os_reason(error)}
        raise NothingMadeError(environment_rules.NOT_WRITABLE.at(CellRef(), **reason)) from error
    return made.told


def _settle_facts(read: ToldApart, wanted: WantedImport) -> None:
    """Take from the name what the document does not say; tell where the two differ, and where there is no chapter."""
    facts, place = read.facts, ImportSource()
    said = facts.values.get("地区", wanted.region), facts.values.get("报告年度", str(wanted.year))
    if said != (wanted.region, str(wanted.year)):
        read.taking.tell(import_rules.OTHER_YEAR, place, "".join(said), f"{wanted.region}{wanted.year}")
    facts.put("地区", wanted.region)
    facts.put("报告年度", str(wanted.year))
    if not any(part.kind == Zone.CHAPTER.value and part.title != ALL_IN_ONE for part in read.parts):
        read.taking.tell(import_rules.NO_CHAPTERS, place, ALL_IN_ONE)


def _made(folder: Path, wanted: WantedImport, pack: Pack, content: bytes, read: ToldApart) -> _MadeFiles:
    """Write everything into a folder of its own and count it."""
    year = int(read.facts.values["报告年度"])
    guide, cover = guide_sheet(pack, read.facts.values), cover_sheet(pack, read.facts.values)
    preface, *chapters = part_sheets(_with_chapter(read.parts), read.material)
    write_sheets(pack, [cover, preface, *chapters], folder / "draft.xlsx", with_choices=False)
    matter = read_back(folder / "draft.xlsx", pack.folder.parent).matter
    proposed = proposals(matter)
    offers = [*look_up_offers(matter, proposed, year), *reference_offers(matter, read.numbered)]
    indicators = StarterSheet(INDICATOR_SHEET, indicator_rows(proposed, year))
    made = folder / "workbook.xlsx"
    write_sheets(pack, [guide, cover, preface, indicators, *chapters], made)
    count = workbook_count(made)
    origins = read.material.origins_of(count.photos)
    ledger = ImportLedger(counted(content), count, read.taking, origins, wanted.source.name)
    told = (*read.taking.left_out, *read.taking.told)
    findings = (*(each.finding(wanted.source.name) for each in told), *ledger.differences())
    result = Imported(findings, _counts(read, proposed, offers), tuple(proposed), tuple(offers))
    listing = ListedImport(wanted.source.name, result.counts, findings, tuple(map(_offer_row, offers)))
    write_import_list(pack, listing, folder / "list.xlsx")
    return _MadeFiles(result, made.read_bytes(), (folder / "list.xlsx").read_bytes())


def _put_in_place(files: _MadeFiles, wanted: WantedImport, read: ToldApart) -> None:
    """Put the files where they are wanted; FileExistsError where something stands, and then nothing is left of them."""
    made: list[Path] = []
    contents = {wanted.photos / each.name: each.content for each in read.material.photos.values()}
    contents |= {wanted.list: files.list, wanted.workbook: files.workbook}
    wanted.photos.mkdir(parents=True, exist_ok=True)
    try:
        for path, content in contents.items():
            with path.open("xb") as file:
                made.append(path)
                file.write(content)
    except OSError:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _with_chapter(parts: Sequence[ImportPart]) -> Sequence[ImportPart]:
    """Return the parts with a chapter among them, which a report needs."""
    if any(part.kind == Zone.CHAPTER.value for part in parts):
        return parts
    return (*parts, ImportPart(Zone.CHAPTER.value, "", _EMPTY))


def _counts(read: ToldApart, proposed: Sequence[ProposedIndicator], offers: Sequence[LookUpOffer]) -> dict[str, int]:
    types = Counter(entry.type for part in read.parts for entry in part.entries)
    kinds = Counter(part.kind for part in read.parts)
    return {
        "章": kinds[Zone.CHAPTER.value],
        "附件": kinds[Zone.ANNEX.value],
        "段落": types["段落"],
        "表格": types["表格"],
        "统计图": types["统计图"],
        "照片": len(read.material.photos),
        "案例": types["案例"],
        "建议的指标": len(proposed),
        "可换成取数的": len(offers),
    }


def _offer_row(offer: LookUpOffer) -> tuple[str, ...]:
    return (
        offer.ref.sheet,
        offer.ref.cell,
        offer.shown,
        offer.look_up,
        offer.basis,
        offer.around,
    )
