"""`{{…}}` in any text: looked up by name, never executed."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from msgspec import structs

from zhibao.findings import Finding, Findings, text_rules
from zhibao.findings.causes import NO_INDICATORS, missing
from zhibao.indicators.evaluated import Indicators, UnknownYearError
from zhibao.indicators.paths import UnknownSuffixError, parse_path, without_suffixes
from zhibao.indicators.values import FAULT, Gap
from zhibao.indicators.wording import NoChangeError, Printed
from zhibao.model.origin import Origin, Way
from zhibao.model.raised import as_text
from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Replacement, Run, Text
from zhibao.prose.cell_look_ups import CellLookUps
from zhibao.prose.reference_targets import Targets
from zhibao.tables.data_rows import number_of
from zhibao.tables.named_tables import Tables
from zhibao.tables.table_cells import table_names
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion
from zhibao.text.printed_numbers import numbers_in

LOOKUP = lazy_pattern(r"[{｛]\s*[{｛]([^{}｛｝]*)[}｝]\s*[}｝]")
_BRACE = lazy_pattern(r"[{｛}｝]")
_STRAY = lazy_pattern(r"[{｛]\s*[{｛]|[}｝]\s*[}｝]")

Row = tuple[TableCell | None, ...]


def names_looked_up(value: Text, known: Container[str]) -> Iterator[str]:
    """Yield the keys of the known names that a text looks up."""
    for match in LOOKUP.finditer(value.plain):
        try:
            path = parse_path(key_of(match[1]), known)
        except UnknownSuffixError:
            continue
        if path:
            yield path.key


def tables_looked_up(value: Text) -> Iterator[str]:
    """Yield what may be the names of tables whose cells a text looks up."""
    for match in LOOKUP.finditer(value.plain):
        yield from table_names(key_of(match[1]))


class LookUps:
    """Fills look-ups in texts from the cover, the dictionary, captions that may be referred to, and cells of tables."""

    def __init__(
        self,
        cover: Mapping[str, Text | None],
        indicators: Indicators,
        targets: Targets,
        findings: Findings,
        tables: Tables,
        is_circular: Callable[[str], bool] = lambda name: False,
    ) -> None:
        """`cover` has the items by the keys of their names, None for one that has no content; it may still grow.

        `is_circular` says which names are never suggested: those of what needs the place that looks up.
        """
        self._is_circular = is_circular
        self._cover = cover
        self._indicators = indicators
        self._targets = targets
        self._findings = findings
        self._cells = CellLookUps(tables, indicators, self.resolve, findings)

    def resolve(self, value: Text) -> Text:
        """Return the text with its look-ups replaced.

        What cannot be looked up becomes a highlighted 【待补：名称】 and is reported.
        """
        plain = _searchable(value)
        if not has_braces(plain):
            return value
        matches = list(LOOKUP.finditer(plain))
        replacements = [Replacement(*match.span(), self._found(match[1].strip(), value.ref)) for match in matches]
        for stray in _strays(plain, matches):
            around = value.plain[max(stray.start() - 8, 0) : stray.end() + 8]
            self._findings.add(text_rules.UNBALANCED_BRACES.at(value.ref, found=around))
            replacements.append(Replacement(*stray.span(), Text.todo(stray[0])))
        return value.substituted(sorted(replacements, key=lambda each: each.start))

    def resolve_table(self, table: Table, skip: Callable[[Row], bool] = lambda row: False) -> Table:
        """Return the table with its look-ups replaced; a cell that is one number alone knows its value.

        Rows of the body for which `skip` holds stay as they are.
        """
        if not looks_something_up(table):
            return table
        body = (row if skip(row) else self._row(row) for row in table.body)
        return replace(table, rows=(*map(self._row, table.header), *body))

    def _row(self, row: Row) -> Row:
        return tuple(cell and self._cell(cell) for cell in row)

    def _cell(self, cell: TableCell) -> TableCell:
        lines = tuple(map(self.resolve, cell.lines))
        if lines == cell.lines:
            return cell
        return structs.replace(cell, lines=lines, value=cell.value if cell.value is not None else self._number(cell))

    def _number(self, cell: TableCell) -> Decimal | None:
        match = LOOKUP.fullmatch(cell.plain.strip())
        if match is None:
            return None
        found = self._printed(match[1].strip(), cell.ref)
        if isinstance(found, Printed):
            return found.number
        return None if found else self._cells.number(match[1].strip(), cell.ref)

    def _found(self, path: str, place: CellRef) -> Text:
        for look_up in (self._in_cover, self._in_dictionary, self._in_captions, self._cells.text):
            if (found := look_up(path, place)) is not None:
                return found
        self._findings.add(self._unknown(path, place))
        return Text.todo(f"待补：{path}")

    def _in_cover(self, path: str, place: CellRef) -> Text | None:
        key = key_of(path)
        if key not in self._cover:
            return None
        value = self._cover[key]
        if value is None:
            self._findings.add(text_rules.CIRCLE.at(place, found=path))
        return Text.todo(f"待补：{path}") if value is None else _with_origin(value, path)

    def _in_dictionary(self, path: str, place: CellRef) -> Text | None:
        found = self._printed(path, place)
        if isinstance(found, Gap):
            return Text.todo(f"待补：{path}")
        return as_text(found.text, origin=found.origin) if found else None

    def _in_captions(self, path: str, place: CellRef) -> Text | None:
        found = self._targets.reference(key_of(path), place)
        if isinstance(found, Finding):
            self._findings.add(found)
            return Text.todo(f"待补：{path}")
        return found

    def _printed(self, path: str, place: CellRef) -> Printed | Gap | None:
        """Return what an indicator's path prints, a gap that is reported, None for a path of no indicator."""
        try:
            asked = parse_path(key_of(path), self._indicators.dictionary)
            found = self._indicators.printed(asked, place) if asked else None
        except UnknownYearError:
            # The cover's year is missing or no year, which is reported.
            return FAULT
        except UnknownSuffixError as error:
            self._findings.add(text_rules.UNKNOWN_SUFFIX.at(place, found=path, name=error.name, reason=error.reason))
            return FAULT
        except NoChangeError as error:
            self._findings.add(text_rules.NO_CHANGE.at(place, found=path, reason=error))
            return FAULT
        if isinstance(found, Gap) and found.is_none:
            none = found.nones[0]
            self._findings.add(text_rules.NO_NUMBER.at(place, found=path, name=none.name, year=none.year))
        return found

    def _unknown(self, path: str, place: CellRef) -> Finding:
        cover = [key for key, value in self._cover.items() if value is not None]
        near = suggestion(path, [*cover, *self._indicators.names], refused=self._is_circular)
        cause = missing("指标", without_suffixes(path)) if self._indicators.names else NO_INDICATORS
        return text_rules.UNKNOWN_NAME.at(place, found=path, suggestion=near, known="、".join(cover)).because(cause)


def _strays(plain: str, lookups: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the double braces that belong to no look-up, from left to right."""
    start = 0
    for lookup in lookups:
        yield from _STRAY.finditer(plain, start, lookup.start())
        start = lookup.end()
    yield from _STRAY.finditer(plain, start)


def has_braces(plain: str) -> bool:
    """Tell whether a text may look something up."""
    return bool(_BRACE.search(plain))


def looks_something_up(table: Table) -> bool:
    """Tell whether a cell of a table may look something up."""
    return has_braces(table.plain)


def _with_origin(value: Text, path: str) -> Text:
    """Return a value of the cover; the numbers typed in it, such as the year, know where they come from."""
    replacements = []
    for start, end in numbers_in(value.typed):
        number = number_of(TableCell((value.cut(start, end),)))
        if number is not None:
            origin = Origin(f"封面“{path}”", Fraction(number), cells=(value.ref,), way=Way.ENTERED)
            replacements.append(Replacement(start, end, Text((Run(value.plain[start:end], origin=origin),))))
    return value.substituted(replacements)


def _searchable(value: Text) -> str:
    """Return the text's characters; those of placeholders, which may show braces, do not count."""
    return "".join("\0" * len(run.text) if run.todo else run.text for run in value.runs)
