"""What a school entered, held against what it was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings import Findings, school_form_rules
from zhibao.model.table import TableCell
from zhibao.model.text import Text
from zhibao.pack.form_rules import AskedColumn, AskedFigure, FormRules
from zhibao.tables.data_rows import is_missing, is_placeholder, number_of
from zhibao.text.keys import key_of, squeezed
from zhibao.text.numbers import digits_of

_SHOWN = 20


class Entries(Struct, frozen=True):
    """Checks the cells of one school's form; a cell that is no number it should be becomes a placeholder."""

    school: str
    findings: Findings

    def amount(self, cell: TableCell, asked: AskedFigure) -> TableCell:
        """Return the cell of a number as the tables have it."""
        if is_placeholder(cell):
            return cell
        if is_missing(cell):
            self._tell_empty(cell, asked.name, asked.optional)
            return cell
        number = number_of(cell)
        if reason := _refused(number, cell.plain, asked):
            found = cell.plain.strip()[:_SHOWN]
            values = {"name": asked.name, "found": found, "reason": reason, "unit": asked.unit}
            self.findings.add(school_form_rules.NO_AMOUNT.at(cell.ref, school=self.school, **values))
            return replace(cell, lines=(Text.todo(f"待核：{found}", cell.ref),), value=None)
        if number is not None and asked.most is not None and number > Decimal(str(asked.most)):
            values = {"name": asked.name, "found": cell.plain.strip(), "unit": asked.unit}
            most = digits_of(Decimal(str(asked.most)).normalize())
            self.findings.add(school_form_rules.TOO_MUCH.at(cell.ref, school=self.school, most=most, **values))
        return replace(cell, value=number)

    def words(self, cell: TableCell, asked: AskedColumn) -> TableCell:
        """Return the cell of words as the tables have it: a choice as the pack spells it."""
        if is_placeholder(cell):
            return cell
        if not cell.plain.strip():
            self._tell_empty(cell, asked.name, asked.optional)
        elif asked.choices and not is_missing(cell):
            return self._choice(cell, asked)
        return cell

    def _choice(self, cell: TableCell, asked: AskedColumn) -> TableCell:
        chosen = next((each for each in asked.choices if key_of(each) == key_of(cell.plain)), None)
        if chosen is None:
            values = {"name": asked.name, "found": cell.plain.strip()[:_SHOWN], "known": "、".join(asked.choices)}
            self.findings.add(school_form_rules.NO_CHOICE.at(cell.ref, school=self.school, **values))
            return cell
        return replace(cell, lines=(Text.of(chosen, cell.ref),))

    def _tell_empty(self, cell: TableCell, name: str, is_optional: bool) -> None:
        if not is_optional and not cell.plain.strip():
            self.findings.add(school_form_rules.NOT_FILLED.at(cell.ref, school=self.school, name=name))

    def relations(self, cells: Mapping[str, TableCell], rules: FormRules) -> None:
        """Report parts that are more than their whole, and totals that are not the sum of their parts."""
        for each in rules.inside:
            part, whole = _number(cells, each.part), _number(cells, each.whole)
            if part is not None and whole is not None and part > whole:
                shown = {"found": cells[each.part].plain.strip(), "limit": cells[each.whole].plain.strip()}
                values = {"part": each.part, "whole": each.whole, **shown}
                place = cells[each.part].ref
                self.findings.add(school_form_rules.PART_OVER_WHOLE.at(place, school=self.school, **values))
        for total in rules.total:
            self._total(cells, total.whole, total.parts)

    def _total(self, cells: Mapping[str, TableCell], whole: str, parts: Iterable[str]) -> None:
        numbers = [_number(cells, name) for name in parts]
        stated, summands = _number(cells, whole), [each for each in numbers if each is not None]
        if stated is None or len(summands) < len(numbers) or sum(summands) == stated:
            return
        shown = {"found": cells[whole].plain.strip(), "total": digits_of(Decimal(sum(summands)))}
        values = {"whole": whole, "parts": "、".join(f"“{each}”" for each in parts), **shown}
        self.findings.add(school_form_rules.NO_SUM.at(cells[whole].ref, school=self.school, **values))

    def against_last_year(self, cell: TableCell, last: TableCell, name: str, rules: FormRules) -> None:
        """Report a number that is many times last year's, or a small part of it."""
        now, then = number_of(cell), number_of(last)
        if not now or not then or now < 0 or then < 0:
            return
        low, high = sorted((now, then))
        if high >= Decimal(str(rules.figures.jump_least)) and high >= low * Decimal(str(rules.figures.jump)):
            values = {"name": name, "found": cell.plain.strip(), "last": last.plain.strip()}
            self.findings.add(school_form_rules.UNLIKE_LAST_YEAR.at(cell.ref, school=self.school, **values))


def _refused(number: Decimal | None, typed: str, asked: AskedFigure) -> str:
    """Return why an entry is not the number that is asked, empty when it is."""
    if number is None or squeezed(typed).endswith("%"):
        return "不是数"
    if number < 0:
        return "是负数"
    if asked.decimals == 0 and number != number.to_integral_value():
        return "应是整数"
    return ""


def _number(cells: Mapping[str, TableCell], name: str) -> Decimal | None:
    cell = cells.get(name)
    return None if cell is None or is_missing(cell) or is_placeholder(cell) else number_of(cell)
