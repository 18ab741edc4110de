"""The report: cover, preface, chapters and annexes made of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from zhibao.model.ref import CellRef
from zhibao.model.table import Table
from zhibao.model.text import Text

NOWHERE = CellRef()


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
    """A table with its caption, unit line and notes; `name` is what charts and tallies call it."""

    caption: Text
    unit: Text
    table: Table
    name: str
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)


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
    """The table that a chart draws, the columns it takes (none named: all that fit), and the unit it states."""

    table: str = ""
    category: str = ""
    series: tuple[str, ...] = ()
    unit: str = ""
    ref: CellRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart from a grid of its own or from a named table."""

    caption: Text
    kind: str
    source: ChartSource
    grid: Table | None
    notes: tuple[Text, ...] = ()
    ref: CellRef = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page: its file's bytes, its printed size in mm, and what it shows in words."""

    data: bytes = field(repr=False)
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Rows of pictures under one caption; a text stands where a picture is missing."""

    caption: Text
    rows: tuple[tuple[Picture | Text, ...], ...]
    notes: tuple[Text, ...] = ()
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


Block = Heading | Paragraph | TableBlock | PhotoBlock | ChartBlock | Figure | Note | CaseStudy | PageBreak | Orientation


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "cover", MappingProxyType(dict(self.cover)))

    @property
    def parts(self) -> tuple[Part, ...]:
        return ((self.preface,) if self.preface else ()) + self.chapters + self.annexes
