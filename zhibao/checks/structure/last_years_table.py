"""S226: a table whose last year is the one before the report's."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import quoted
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_YEAR = lazy_pattern(r"\s*(20\d\d)\s*年?度?\s*")


class LastYearsTable(Check):
    code, severity, title = "S226", Severity.WARNING, "表里的年份停在上一年"
    message = "“{caption}”比较的是 {years}，没有报告年度 {year}。"
    advice = "请核对：照去年的表改的，把年份和数都换成今年的；确是那几年的，在题注里写明年份。"
    why = "每年的表都比较本年和上年，年份没有换的，数多半也是去年的。"

    def found(self, tables: tuple[PlacedTable, ...], year: int | None) -> Iterator[Finding]:
        dated = [(table, years) for table in tables if table.block and len(years := _years(table)) > 1]
        # Where no table shows the report's year, its numbers are of the year before.
        if year is None or not any(year in years for _, years in dated):
            return
        for table, years in dated:
            said = table.caption + "".join(note.plain for note in table.notes)
            is_said = any(str(each) in said for each in (*years, year)) or (table.section and table.section.case)
            if max(years) == year - 1 and not is_said:
                shown = "、".join(f"{each} 年" for each in sorted(years))
                yield self.at(table.ref, caption=quoted(table.caption), years=shown, year=year)


def _years(table: PlacedTable) -> frozenset[int]:
    """Return the years that are headers of columns or labels of rows."""
    rows = table.table.rows
    headers = [cell.plain for row in table.table.header for cell in row if cell]
    labels = [row[0].plain for row in rows[table.table.header_rows :] if row and row[0]]
    texts = [*headers, *labels]
    return frozenset(int(match[1]) for text in texts if "20" in text and (match := _YEAR.fullmatch(text)))
