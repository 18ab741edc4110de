"""The report: cover, preface, chapters and annexes made of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from zhibao.model.indicator import Indicator
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

CHART_FORM_KEY = "图表形式"


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
    """A table with its caption, unit line and notes; `name` is what charts and tallies call it.

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
class TallyTable:
    """A tally of another table (汇总表): `function` of the column `measured` for each text of `row` and `column`.

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
class PhotoFile:
    """A picture that a cell names."""

    name: str
    ref: CellRef


@dataclass(frozen=True, slots=True)
class Crop:
    """The shares of a picture's width and height that are cut off on its sides."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class EmbeddedPhoto:
    """A picture in or over a cell: its file's bytes, and how the sheet shows it.

    `turn` counts quarter turns clockwise; None leaves it to the camera's mark. `title` is what the clerk says that it
    shows. `lost` says why there are no bytes.
    """

    data: bytes = field(repr=False)
    ref: CellRef
    crop: Crop = Crop()
    turn: int | None = None
    title: str = ""
    lost: str = ""

    @property
    def name(self) -> str:
        return f"{self.ref.cell} 的图片"


PhotoSource = PhotoFile | EmbeddedPhoto


@dataclass(frozen=True, slots=True)
class PhotoBlock:
    """One or more photos under one caption."""

    caption: Text
    photos: tuple[PhotoSource, ...]
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ChartSource:
    """What a chart draws: a table and its columns (none named: all that fit), or indicators; and the unit it states.

    `years` are as in `IndicatorTable`.
    """

    table: str = ""
    category: str = ""
    series: tuple[str, ...] = ()
    unit: str = ""
    indicators: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)


class ChartForm(Enum):
    """图表形式: a picture, or a chart that an editor can change; by the words of the workbook."""

    PICTURE = "图片"
    EDITABLE = "可编辑"


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart from a grid of its own or from a named table, in its own form or that of the report."""

    caption: Text
    kind: str
    source: ChartSource
    grid: Table | None
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)
    form: ChartForm | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page: its file's bytes, its printed size in mm, and what it shows in words."""

    data: bytes = field(repr=False)
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Point:
    """A number that a chart shows, by its category and series."""

    category: str
    series: str
    cell: TableCell


@dataclass(frozen=True, slots=True)
class EditableChart:
    """A chart that an editor can change: its chart part and workbook as bytes, its size in mm, what it shows in words.

    The chart part refers to the workbook by the relationship rId1.
    """

    xml: bytes = field(repr=False)
    workbook: bytes = field(repr=False)
    width: float
    height: float
    alt: str


Shown = Picture | EditableChart


@dataclass(frozen=True, slots=True)
class Figure:
    """Rows of pictures, or one chart and its points, under one caption; a text stands where one is missing."""

    caption: Text
    rows: tuple[tuple[Shown | Text, ...], ...]
    notes: tuple[Text, ...] = ()
    points: tuple[Point, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)


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
    | TallyTable
    | PhotoBlock
    | ChartBlock
    | Figure
    | Note
    | CaseStudy
    | PageBreak
    | Orientation
)


class PartKind(Enum):
    """What a sheet becomes in the report."""

    PREFACE = "preface"
    CHAPTER = "chapter"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Part:
    """The preface, a chapter or an annex: one sheet of the workbook."""

    kind: PartKind
    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A sheet of raw rows that is never printed, for charts and tallies."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one workbook says."""

    cover: Mapping[str, Text]
    preface: Part | None = None
    chapters: tuple[Part, ...] = ()
    annexes: tuple[Part, ...] = ()
    data_tables: tuple[DataTable, ...] = ()
    schools: tuple[Text, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "cover", MappingProxyType(dict(self.cover)))

    @property
    def parts(self) -> tuple[Part, ...]:
        return ((self.preface,) if self.preface else ()) + self.chapters + self.annexes
