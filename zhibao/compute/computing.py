"""The order of evaluation: cover items, indicators and tables as they need each other, then all texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import assert_never

from zhibao.compute.making import make_block
from zhibao.compute.name_filling import NameFilling
from zhibao.compute.nodes import Node, NodeKind
from zhibao.compute.ordering import in_order
from zhibao.compute.table_making import TableMaking
from zhibao.findings import Finding, Findings, data_rules, structure_rules
from zhibao.indicators.dependents import Dependents
from zhibao.indicators.dictionary import Definition, define
from zhibao.indicators.evaluated import Indicators
from zhibao.indicators.evaluation import Evaluation
from zhibao.indicators.formula import Aggregate
from zhibao.indicators.gaps import Gaps
from zhibao.indicators.indicator_table import IndicatorTables
from zhibao.model.blocks import AggregateTable, ComputedBlock, DetailTable, IndicatorTable, ReadBlock, TableBlock
from zhibao.model.indicator import EvaluatedIndicator
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.report import ComputedReport, DataTable, ReadReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.model.walk import by_id, map_texts
from zhibao.pack import ChangeRules, NumberRules
from zhibao.prose.lookups import LookUps, has_braces, looks_something_up, names_looked_up, tables_looked_up
from zhibao.prose.reference_targets import Targets, bookmarked
from zhibao.tables.data_rows import is_total
from zhibao.tables.gathering import Origin, named_tables
from zhibao.tables.named_tables import TableError, Tables
from zhibao.text.keys import key_of

YEAR_KEY = "报告年度"


def compute(
    report: ReadReport,
    rules: ChangeRules,
    numbers: NumberRules = NumberRules(),  # noqa: B008 (NumberRules is frozen)
) -> tuple[ComputedReport, tuple[Finding, ...]]:
    """Return the report with all tables made and all look-ups replaced; what cannot be had is reported."""
    findings = Findings()
    computed = _Computation(bookmarked(report), rules, numbers, findings).report()
    return computed, tuple(findings)


class _Computation:
    """One report under way."""

    def __init__(self, report: ReadReport, rules: ChangeRules, numbers: NumberRules, findings: Findings) -> None:
        self._findings = findings
        self._cover = {key_of(key): text for key, text in report.cover.items()}
        names = NameFilling(self._cover)
        self._report = names.report(report)
        self._values: dict[str, Text | None] = dict.fromkeys(self._cover)
        self._dictionary = define(report.indicators, self._cover, findings, numbers)
        year = _year(report)
        self._evaluation = Evaluation(self._dictionary, year, findings)
        self._gaps = Gaps()
        indicators = Indicators(self._dictionary, self._evaluation, year, rules, self._gaps)
        gathered = list(named_tables(self._report))
        self._origins: list[Origin] = [origin for origin, _ in gathered]
        self._places = by_id((origin.id, place) for place, origin in enumerate(self._origins))
        self._tables = Tables((named for _, named in gathered), self._is_circular_table)
        targets = Targets(self._report, names.fill)
        self._look_ups = LookUps(self._values, indicators, targets, findings, self._tables, self._is_circular_name)
        indicator_tables = IndicatorTables(indicators, self._look_ups.resolve, findings, self._is_circular_name)
        schools = [school.plain for school in report.schools]
        self._making = TableMaking(indicators, indicator_tables, self._tables, schools, numbers, findings)
        self._dependents: Dependents[Node] = Dependents({})
        self._under_way: Node | None = None

    def report(self) -> ComputedReport:
        """Evaluate all nodes in order, then make the blocks and fill the texts."""
        needs = {node: self._needs(node) for node in self._nodes()}
        self._dependents = Dependents(needs)
        order, circles = in_order(needs)
        for circle in circles:
            self._give_up(circle)
        for node in order:
            self._under_way = node
            self._settle(node)
        self._under_way = None
        made = self._made()
        filled = map_texts(made, self._look_ups.resolve, lambda table, _: self._look_ups.resolve_table(table))
        self._gaps.report(self._findings)
        cover = {key: self._values[key_of(key)] or Text() for key in self._report.cover}
        indicators = self._indicators([*chain.from_iterable(circles), *order])
        met = (*self._report.observations, *self._findings.observations)
        return replace(filled, cover=cover, indicators=indicators, observations=met)

    def _nodes(self) -> list[Node]:
        covers = [Node(NodeKind.COVER, key) for key in self._cover]
        indicators = [Node(NodeKind.INDICATOR, key) for key in self._dictionary]
        return [*covers, *indicators, *(Node(NodeKind.TABLE, place=place) for place in range(len(self._origins)))]

    def _needs(self, node: Node) -> list[Node]:
        match node.kind:
            case NodeKind.COVER:
                return self._named_in([self._cover[node.key]])
            case NodeKind.INDICATOR:
                return self._needs_of_indicator(self._dictionary[node.key])
            case NodeKind.TABLE:
                return self._needs_of_table(node.place)

    def _is_circular(self, node: Node) -> bool:
        """Tell whether a node needs the one under way, which then may not need it."""
        return self._under_way is not None and node in self._dependents.of(self._under_way)

    def _is_circular_name(self, name: str) -> bool:
        key = key_of(name)
        return any(self._is_circular(Node(kind, key)) for kind in (NodeKind.COVER, NodeKind.INDICATOR))

    def _is_circular_table(self, place: int) -> bool:
        return self._is_circular(Node(NodeKind.TABLE, place=place))

    def _needs_of_indicator(self, definition: Definition) -> list[Node]:
        leaves = definition.formula.leaves if definition.formula else ()
        names = [Node(NodeKind.INDICATOR, key) for key in definition.needs]
        tables = [self._table_node(leaf.table) for leaf in leaves if isinstance(leaf, Aggregate)]
        return [*names, *filter(None, tables)]

    def _needs_of_table(self, place: int) -> list[Node]:
        origin = self._origins[place]
        match origin:
            case IndicatorTable():
                keys = [key_of(line.name) for line in origin.lines]
                named = [Node(NodeKind.INDICATOR, key) for key in keys if key in self._dictionary]
                return [*named, *self._named_in([line.label for line in origin.lines])]
            case AggregateTable() | DetailTable():
                source = self._table_node(origin.source)
                return [source] if source else []
            case TableBlock():
                return self._named_in(_texts(origin.table, has_totals=bool(origin.additions)))
            case DataTable():
                return self._named_in(_texts(origin.table))
            case _:
                assert_never(origin)

    def _table_node(self, name: str) -> Node | None:
        """Return the table of that name; a name that means none is reported where it is used."""
        try:
            return Node(NodeKind.TABLE, place=self._tables.place(name))
        except TableError:
            return None

    def _named_in(self, texts: list[Text]) -> list[Node]:
        known = self._cover.keys() | self._dictionary.keys()
        texts = [text for text in texts if has_braces(text.plain)]
        names = [name for text in texts for name in names_looked_up(text, known)]
        tables = (self._table_node(name) for text in texts for name in tables_looked_up(text))
        named = [Node(NodeKind.COVER if name in self._cover else NodeKind.INDICATOR, name) for name in names]
        return [*named, *filter(None, tables)]

    def _give_up(self, circle: list[Node]) -> None:
        """Settle nodes that need each other without evaluation them; look-ups of the cover report themselves."""
        told = [self._told(node) for node in circle]
        kinds = {node.kind for node in circle}
        if kinds != {NodeKind.COVER}:
            rule = structure_rules.TABLES_IN_CIRCLE if NodeKind.TABLE in kinds else data_rules.CIRCLE
            place = next((ref for _, ref in told if ref.cell), NOWHERE)
            self._findings.add(rule.at(place, circle=" → ".join(name for name, _ in [*told, told[0]])))
        for node in circle:
            if node.kind is NodeKind.INDICATOR:
                self._evaluation.give_up(node.key)
            elif node.kind is NodeKind.TABLE:
                self._tables.settle(node.place, None)
        covers = [node.key for node in circle if node.kind is NodeKind.COVER]
        self._values.update({key: self._look_ups.resolve(self._cover[key]) for key in covers})

    def _told(self, node: Node) -> tuple[str, CellRef]:
        """Return what the node is called, and where it stands."""
        match node.kind:
            case NodeKind.COVER:
                return f"封面“{node.key}”", self._cover[node.key].ref
            case NodeKind.INDICATOR:
                indicator = self._dictionary[node.key].indicator
                return indicator.name, indicator.formula_ref
            case NodeKind.TABLE:
                table = self._tables.at(node.place)
                return f"表“{table.name}”", table.ref

    def _settle(self, node: Node) -> None:
        match node.kind:
            case NodeKind.COVER:
                self._values[node.key] = self._look_ups.resolve(self._cover[node.key])
            case NodeKind.INDICATOR:
                self._evaluation.evaluate(node.key, self._tables.named)
            case NodeKind.TABLE:
                self._settle_table(node.place)

    def _settle_table(self, place: int) -> None:
        """Make the table or fill its look-ups, but not those in rows of totals: these may count the table.

        Where the program adds totals or shares, it needs them.
        """
        origin = self._origins[place]
        match origin:
            case TableBlock():
                table = self._look_ups.resolve_table(origin.table, _no_row if origin.additions else _is_total_row)
                self._tables.settle(place, self._making.added(origin, table))
            case DataTable():
                self._tables.settle(place, self._look_ups.resolve_table(origin.table, skip=_is_total_row))
            case IndicatorTable() | AggregateTable() | DetailTable():
                self._tables.settle(place, self._making.table(origin))
            case _:
                assert_never(origin)

    def _made(self) -> ComputedReport:
        """Return the report with its blocks made, its cover and indicators still to come."""

        def make(block: ReadBlock) -> ComputedBlock:
            return make_block(block, lambda id_: self._tables.settled(self._places[id_]), self._making)

        parts = self._report.converted(lambda part: part.converted(make))
        return ComputedReport({}, *parts, self._report.data_tables, self._report.schools)

    def _indicators(self, nodes: Iterable[Node]) -> tuple[EvaluatedIndicator, ...]:
        """Return the indicators among the nodes with their values."""
        keys = [node.key for node in nodes if node.kind is NodeKind.INDICATOR]
        return tuple(EvaluatedIndicator(self._dictionary[key].indicator, self._evaluation.values(key)) for key in keys)


def _year(report: ReadReport) -> int | None:
    year = report.cover.get(YEAR_KEY, Text()).plain
    return int(year) if re.fullmatch(r"\d{4}", year) else None


def _is_total_row(row: tuple[TableCell | None, ...]) -> bool:
    return any(cell and is_total(cell) for cell in row)


def _no_row(row: tuple[TableCell | None, ...]) -> bool:
    return False


def _texts(table: Table, has_totals: bool = False) -> list[Text]:
    """Return the texts of a table in which something may be looked up, and others; none where nothing is."""
    if not looks_something_up(table):
        return []
    rows = [*table.header, *(row for row in table.body if has_totals or not _is_total_row(row))]
    return [line for row in rows for cell in row if cell for line in cell.lines]
