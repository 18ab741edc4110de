"""What a report is made of: headings, paragraphs, tables, figures, case studies.

A block's `id` says where it was read (c2b17) and stays with it through all phases; it holds no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.located import Located
from zhibao.model.made_tables import NO_ADDITIONS, Additions, ListedColumn, Measured, Order, RowCondition
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

B = TypeVar("B", covariant=True)
C = TypeVar("C")
_BETWEEN_SCHOOLS = lazy_pattern(r"[、，,；;\n]")


class Heading(Located, frozen=True):
    """A heading of level 2 (节), 3 (小节) or 4 (条); level 1 is the chapter's title."""

    level: int
    text: Text
    id: str = ""


class Paragraph(Located, frozen=True):
    """One paragraph of body text."""

    text: Text
    id: str = ""


class TableBlock(Located, frozen=True):
    """A table with its caption, unit line and notes; `name` is what charts and aggregates call it.

    `indicator_units` are the units of its indicators, one after another, where it was made of such (指标表);
    `additions` are still to be made to a table as the sheet has it. `number_form` is that of its numbers in print
    (千分位, 万), none for as they are. In a card (数据卡) a cell has three lines: a name, its figure, the change.
    """

    caption: Text
    unit: Text
    table: Table
    name: str
    notes: tuple[Text, ...] = ()
    ref: CellRef = NOWHERE
    indicator_units: tuple[str, ...] = ()
    id: str = ""
    additions: Additions = NO_ADDITIONS
    options_ref: CellRef = NOWHERE
    number_form: str = ""
    is_card: bool = False


class IndicatorLine(Struct, frozen=True):
    """A line of a table of indicators: an indicator and what the table calls it, or the title of a group."""

    name: str
    label: Text
    is_group: bool = False


class IndicatorTable(Located, frozen=True):
    """A table that the program makes of indicators (指标表); `years` are 2024, 上年 or 本年, none for the usual two.

    `columns` are the further columns that the clerk asked for; `by_year` makes years the rows. `is_card`: a 数据卡.
    """

    caption: Text
    unit: Text
    name: str
    lines: tuple[IndicatorLine, ...]
    years: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    by_year: bool = False
    notes: tuple[Text, ...] = ()
    ref: CellRef = NOWHERE
    options_ref: CellRef = NOWHERE
    id: str = ""
    number_form: str = ""
    is_card: bool = False


class AggregateTable(Located, frozen=True):
    """An aggregate of another table (汇总表): what is measured for each text of `row` and `column`.

    `column` may be empty, and is where several things are measured; `order` lists categories that come first.
    `years` are as in `IndicatorTable`, none for all of them.
    """

    caption: Text
    unit: Text
    name: str
    source: str
    row: str
    column: str
    measures: tuple[Measured, ...]
    order: tuple[str, ...] = ()
    conditions: tuple[RowCondition, ...] = ()
    years: tuple[str, ...] = ()
    additions: Additions = NO_ADDITIONS
    notes: tuple[Text, ...] = ()
    ref: CellRef = NOWHERE
    options_ref: CellRef = NOWHERE
    id: str = ""
    number_form: str = ""


class DetailTable(Located, frozen=True):
    """Chosen columns and rows of another table (明细表); no `years` means all of them."""

    caption: Text
    unit: Text
    name: str
    source: str
    columns: tuple[ListedColumn, ...]
    conditions: tuple[RowCondition, ...] = ()
    years: tuple[str, ...] = ()
    order: Order | None = None
    additions: Additions = NO_ADDITIONS
    width_ratios: tuple[Decimal, ...] = ()
    notes: tuple[Text, ...] = ()
    ref: CellRef = NOWHERE
    options_ref: CellRef = NOWHERE
    id: str = ""
    number_form: str = ""


class Note(Located, frozen=True):
    """A note that stands under no table or figure."""

    text: Text
    id: str = ""


class CaseStudy(Located, Generic[B], frozen=True):
    """A case study (案例) and everything inside it; `run_in` puts its first paragraph on the label's line."""

    title: Text
    school: Text
    run_in: bool
    blocks: tuple[B, ...]
    ref: CellRef = NOWHERE
    id: str = ""
    name: str = ""

    @property
    def schools(self) -> tuple[str, ...]:
        """The names of its schools, one after another."""
        return tuple(filter(None, map(str.strip, _BETWEEN_SCHOOLS.split(self.school.plain))))

    @property
    def printed_school(self) -> Text:
        """The school or schools, none when the title names all of them already."""
        return Text() if all(school in self.title.plain for school in self.schools) else self.school

    def with_blocks(self, blocks: Iterable[C]) -> CaseStudy[C]:
        """Return the case study with other blocks inside, such as those of the next phase."""
        return replace(cast("CaseStudy[C]", self), blocks=tuple(blocks))


class PageBreak(Located, frozen=True):
    """A forced page break."""

    id: str = ""


class Orientation(Located, frozen=True):
    """From here on pages are landscape, or portrait again."""

    landscape: bool
    ref: CellRef = NOWHERE
    id: str = ""


MadeTable = IndicatorTable | AggregateTable | DetailTable
_Kept = Heading | Paragraph | TableBlock | Note | PageBreak | Orientation
ReadBlock = _Kept | MadeTable | PhotoBlock | ChartBlock | CaseStudy["ReadBlock"]
ComputedBlock = _Kept | PhotoBlock | ChartBlock | CaseStudy["ComputedBlock"]
PrintedBlock = _Kept | Figure | CaseStudy["PrintedBlock"]
AnyBlock = _Kept | MadeTable | PhotoBlock | ChartBlock | Figure | CaseStudy[Any]


def nested(blocks: Iterable[B]) -> Iterator[B]:
    """Yield the blocks in reading order, those inside case studies after their case."""
    for block in blocks:
        yield block
        if isinstance(block, CaseStudy):
            yield from nested(block.blocks)
