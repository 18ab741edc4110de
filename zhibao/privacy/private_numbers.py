"""Numbers of persons (identity cards, mobile telephones, bank cards) that a report would print: each is an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from zhibao.findings import Finding, text_rules
from zhibao.model.figures import Figure
from zhibao.model.inside import inside
from zhibao.model.ref import CellRef
from zhibao.model.report import PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.pack import PrivacyRules
from zhibao.text.folding import fold
from zhibao.text.personal_numbers import FEWEST_CHARACTERS, NumberKind, PersonalNumber, personal_numbers

_SHOWN = 10
_LABEL = 10  # characters before a number that may say what it is
_MEASURES = ("元", "万", "亿", "千", "吨", "平方", "立方", "度", "次")


class _Line(Struct, frozen=True):
    """What is printed at a place, and the labels (column, row, unit) that say what its numbers are."""

    text: str
    ref: CellRef
    labels: str = ""


def private_numbers(report: PrintedReport, rules: PrivacyRules) -> Iterator[Finding]:
    """Yield the numbers of persons in all that is printed, those of one kind in one column of a sheet together."""
    found: dict[tuple[NumberKind, str, str], list[tuple[CellRef, PersonalNumber]]] = defaultdict(list)
    for line in _printed([report.cover, *report.parts], CellRef(), ""):
        for number in personal_numbers(line.text):
            if not _only_looks_so(number, line, rules):
                column = line.ref.cell.rstrip("0123456789")
                found[number.kind, line.ref.sheet_shown, column].append((line.ref, number))
    for (kind, _, _), numbers in found.items():
        places = dict.fromkeys(f"{number.shown}（{ref.cell or '标题'}）" for ref, number in numbers)
        shown = "、".join(list(places)[:_SHOWN]) + ("……" if len(places) > _SHOWN else "")
        yield text_rules.PRIVATE_NUMBER.at(numbers[0][0], kind=kind.value, count=len(numbers), found=shown)


def _only_looks_so(number: PersonalNumber, line: _Line, rules: PrivacyRules) -> bool:
    """Tell whether a number is an amount or a code by what stands beside it."""
    if number.kind is NumberKind.IDENTITY:
        return False
    plain = fold(line.text)
    labels = fold(line.labels) + plain[max(number.start - _LABEL, 0) : number.start]
    if any(word in labels for word in rules.phones):
        return False
    is_document = plain[: number.start].endswith("第") and plain.startswith("号", number.end)
    if is_document or plain[number.end :].lstrip().startswith(_MEASURES):
        return True
    return any(word in labels for word in (*rules.amounts, *rules.codes))


def _printed(values: Iterable[object], ref: CellRef, labels: str) -> Iterator[_Line]:
    """Yield all texts of some values, whatever kinds of blocks they are in; `labels` are those of a table's numbers."""
    for value in values:
        place = here if isinstance(here := getattr(value, "ref", None), CellRef) and here.sheet else ref
        match value:
            case CellRef() | Enum() | bytes() | str():
                pass  # Strings are names and kinds, which are not printed.
            case Text():
                yield _Line(value.plain, place)
            case Table():
                yield from _cells(value, place, labels)
            case Figure():
                yield from _figure(value, place)
            case _:
                unit = getattr(value, "unit", None)
                yield from _printed(inside(value), place, f":{unit.plain}" if isinstance(unit, Text) else labels)


def _figure(figure: Figure, ref: CellRef) -> Iterator[_Line]:
    """Yield the words of a figure; a chart's description repeats its numbers, which are of no person."""
    yield from _printed([figure.caption, *figure.notes], ref, "")
    words: dict[str, CellRef] = {}
    for point in figure.points:
        for word in (point.category, point.series):
            words.setdefault(word, point.cell.ref if point.cell.ref.cell else ref)
    yield from (_Line(word, place) for word, place in words.items())
    for shown in (each for row in figure.rows for each in row if not figure.points):
        caption = figure.caption.words
        yield _Line(shown.plain if isinstance(shown, Text) else shown.alt.replace(caption, ""), ref)


def _cells(table: Table, ref: CellRef, labels: str) -> Iterator[_Line]:
    names = table.column_names
    for row in table.rows:
        first = row[0].plain if row and row[0] else ""
        for name, cell in zip(names, row, strict=True):
            if isinstance(cell, TableCell) and len(plain := cell.plain) >= FEWEST_CHARACTERS:
                place = cell.ref if cell.ref.cell else ref
                yield _Line(plain, place, f"{labels} {name} {first if plain != first else ''} ")
