"""The 采用 sheet: which of the case studies that schools sent are printed, where and in what order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.findings import Findings, school_form_rules
from zhibao.model.received import Adoption
from zhibao.text.keys import key_of
from zhibao.workbook.cover import YES_OR_NO
from zhibao.workbook.sheet import Sheet

ADOPTION_SHEET = "采用"
SCHOOL, TITLE, PLACE, USED = ADOPTION_HEADER = ("学校", "题目", "放在", "采用")
_NEEDED = (SCHOOL, TITLE)


def read_adoptions(sheet: Sheet | None, findings: Findings) -> tuple[Adoption, ...] | None:
    """Return the rows of the sheet, which may have further columns; None where there is none, or it is empty."""
    if sheet is None or not sheet.last_row:
        return None
    columns = {key_of(cell.plain): cell.column for cell in sheet.row_cells(1) if cell}
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        reason = f"第 1 行没有“{'、'.join(missing)}”"
        findings.add(school_form_rules.ADOPTION_SHEET.at(sheet.ref(1, 1), reason=reason))
        return None
    return tuple(_rows(sheet, columns, findings))


def _rows(sheet: Sheet, columns: Mapping[str, int], findings: Findings) -> Iterator[Adoption]:
    for row in sheet.rows_from(2):
        stated = {name: sheet.cell(row, columns[name]) for name in ADOPTION_HEADER if name in columns}
        words = {name: cell.plain.strip() for name, cell in stated.items()}
        if not any(words.values()):
            continue
        used = words.get(USED, "") or YES_OR_NO[0]
        if used not in YES_OR_NO:
            reason = f"“采用”一列填的是“{used[:10]}”，算“是”"
            findings.add(school_form_rules.ADOPTION_SHEET.at(stated[USED].ref, reason=reason))
        ref = sheet.ref(row, columns[TITLE])
        yield Adoption(words[SCHOOL], words[TITLE], words.get(PLACE, ""), used != YES_OR_NO[1], ref)
