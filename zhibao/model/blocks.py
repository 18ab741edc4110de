"""What a report is made of: headings, paragraphs, tables, figures, case studies."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.table import Table
from zhibao.model.text import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 (节), 3 (小节) or 4 (条); level 1 is the chapter's title."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of body text."""

    text: Text


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its caption, unit line and notes; `name` is what charts and aggregates call it.

    `indicator_units` are the units of its indicators, one after another, where it was made of such (指标表).
    """

    caption: Text
    unit: Text
    table: Table
    name: str
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)
    indicator_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A line of a table of indicators: an indicator and what the table calls it, or the title of a group."""

    name: str
    label: Text
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table that the program makes of indicators (指标表); `years` are 2024, 上年 or 本年, none for the usual two.

    `columns` are the further columns that the clerk asked for; `by_year` makes years the rows.
    """

    caption: Text
    unit: Text
    name: str
    lines: tuple[IndicatorLine, ...]
    years: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    by_year: bool = False
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)
    options_ref: CellRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AggregateTable:
    """A aggregate of another table (汇总表): `function` of the column `measured` for each text of `row` and `column`.

    `column` and `measured` may be empty; `order` lists categories that come first; `conditions` are (column, text).
    """

    caption: Text
    unit: Text
    name: str
    source: str
    row: str
    column: str
    function: str
    measured: str
    has_totals: bool
    order: tuple[str, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)
    options_ref: CellRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A note that stands under no table or figure."""

    text: Text


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A case study (案例) and everything inside it; `run_in` puts its first paragraph on the label's line."""

    title: Text
    school: Text
    run_in: bool
    blocks: tuple[Block, ...]
    ref: CellRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A forced page break."""


@dataclass(frozen=True, slots=True)
class Orientation:
    """From here on pages are landscape, or portrait again."""

    landscape: bool
    ref: CellRef = field(default=NOWHERE, compare=False)


Block = (
    Heading
    | Paragraph
    | TableBlock
    | IndicatorTable
    | AggregateTable
    | PhotoBlock
    | ChartBlock
    | Figure
    | Note
    | CaseStudy
    | PageBreak
    | Orientation
)
