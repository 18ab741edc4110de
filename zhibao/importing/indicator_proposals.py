"""Indicators that the report of last year proposes: what its tables of years and its sentences state of the whole.

The workbook is read as a build reads it, so that a name here is the name by which the review compares.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from zhibao.checks import Matter
from zhibao.checks.facts import Fact, FactSource
from zhibao.checks.printed_number import NumberForm
from zhibao.compute import compute
from zhibao.importing.indicator_names import IndicatorNames, is_fit
from zhibao.model.report import ComputedReport, ReadReport
from zhibao.model.text import Text
from zhibao.pack import Pack, load_pack
from zhibao.text.folding import fold
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.indicators import BASIS, DECIMALS, FORMULA, NAME, QUOTED, SOURCE, UNIT
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.starter.cell_values import typed_cell
from zhibao.workbook.starter.content import Rows, StarterCell, Value
from zhibao.workbook.starter.indicator_catalogue import NOTE, TEXT_FORMAT

_SHOWN = lazy_pattern(r"(?P<digits>[-+]?[\d,]+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<rest>.*)")
_GROUPS = {FactSource.TABLE: "去年的报告：表格", FactSource.PROSE: "去年的报告：正文"}
_DIFFERS = "原报告里 {year} 年有几个数：{values}"


class ProposedIndicator(Struct, frozen=True):
    """An indicator: its values by year as they are printed without their unit, and where the first stands."""

    name: str
    unit: str
    values: Mapping[int, str]
    source: FactSource
    place: str
    note: str = ""


class ReadBack(Struct, frozen=True):
    """The workbook as it was written, read by the program, and its matter."""

    read: ReadReport
    computed: ComputedReport
    pack: Pack

    @property
    def matter(self) -> Matter:
        return Matter(self.computed, self.read, self.pack)


def read_back(workbook: Path, templates: Path) -> ReadBack:
    """Return a workbook as a build reads it; NothingMadeError where it cannot be used."""
    report, pack, _ = read_workbook(workbook, partial(load_pack, templates))
    computed, _ = compute(report, pack.change, pack.numbers)
    return ReadBack(report, computed, pack)


def proposals(matter: Matter) -> list[ProposedIndicator]:
    """Return what is stated of the whole in tables and sentences, by name and unit, tables first."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in matter.facts:
        if not fact.scope and not fact.is_sole and fact.source is not FactSource.INDICATOR and _is_fit(fact, matter):
            found[key_of(fact.name), _unit(fact)].append(fact)
    names = IndicatorNames(matter.pack)
    made = [_proposal(names.name(facts[0], unit), unit, facts) for (_, unit), facts in found.items()]
    return sorted(made, key=lambda each: list(_GROUPS).index(each.source))


def _is_fit(fact: Fact, matter: Matter) -> bool:
    is_number = fact.number.kind is not NumberForm.POINTS and bool(_parted(fact))
    return is_number and is_fit(fact) and fact.name not in matter.cover


def _parted(fact: Fact) -> re.Match[str] | None:
    return _SHOWN.match(fold(fact.number.shown))


def _unit(fact: Fact) -> str:
    kind, match = fact.number.kind, _parted(fact)
    if kind is NumberForm.SHARE:
        return "%"
    if kind in (NumberForm.RATIO, NumberForm.PARTS):
        return ":1" if kind is NumberForm.RATIO else "成比"
    return (match["scale"] if match else "") + fact.unit


def value_of(fact: Fact) -> str:
    """Return the number of a fact as its cell in the sheet 指标 shows it."""
    match = _parted(fact)
    assert match
    shown = fold(fact.number.shown)
    if fact.number.kind in (NumberForm.RATIO, NumberForm.PARTS):
        ratio = re.match(r"[\d.]+:[\d.]+", shown)
        return ratio[0] if ratio else shown
    return match["digits"].lstrip("+") + ("%" if fact.number.kind is NumberForm.SHARE else "")


def _proposal(name: str, unit: str, facts: Sequence[Fact]) -> ProposedIndicator:
    by_year: dict[int, dict[str, None]] = defaultdict(dict)
    for fact in facts:
        by_year[fact.year].setdefault(value_of(fact))
    notes = [
        _DIFFERS.format(year=year, values="、".join(values))
        for year, values in by_year.items()
        if len({each.replace(",", "") for each in values}) > 1
    ]
    values = {year: next(iter(each)) for year, each in by_year.items()}
    return ProposedIndicator(name, unit, values, facts[0].source, facts[0].title, "；".join(notes))


def indicator_rows(proposed: Sequence[ProposedIndicator], year: int) -> Rows:
    """Return the rows of the sheet 指标, a column for each year that is stated."""
    years = sorted({year - 1, year, *(each for one in proposed for each in one.values)})
    header: tuple[Value, ...] = (NAME, UNIT, *years, FORMULA, DECIMALS, BASIS, SOURCE, NOTE, QUOTED)
    return (tuple(StarterCell(each) for each in header), *_grouped(proposed, years))


def _grouped(proposed: Iterable[ProposedIndicator], years: Sequence[int]) -> Iterator[tuple[StarterCell, ...]]:
    last: FactSource | None = None
    for each in proposed:
        if each.source is not last:
            last = each.source
            yield (StarterCell(_GROUPS[each.source]),)
        yield (
            StarterCell(each.name),
            StarterCell(each.unit, TEXT_FORMAT),
            *(_value(each.values.get(year, ""), each.unit) for year in years),
            StarterCell("", TEXT_FORMAT),
            StarterCell(""),
            StarterCell(""),
            StarterCell(f"去年的报告，{each.place}"),
            StarterCell(each.note),
            StarterCell(f"{{{{{each.name}}}}}"),
        )


def _value(words: str, unit: str) -> StarterCell:
    """Return the cell of a year; a ratio is text, which Excel does not take for a time."""
    if unit in (":1", "成比") or not words:
        return StarterCell(words, TEXT_FORMAT if unit in (":1", "成比") else "General")
    return typed_cell(Text.of(words))
