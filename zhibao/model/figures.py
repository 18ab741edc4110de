"""Figures: photos and charts as the workbook has them, and as pictures ready for the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from msgspec import Struct

from zhibao.model.located import Located
from zhibao.model.made_tables import Order
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

MIRRORED = 4
MM_PER_INCH = 25.4
CHART_FORM_KEY = "图表形式"
# What cameras, phones and offices call their pictures.
PHOTO_SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jfif", ".png", ".gif", ".bmp", ".dib", ".tif", ".tiff"),
        *(".webp", ".heic", ".heif", ".avif", ".jp2"),
    )
)


class PhotoFile(Struct, frozen=True):
    """A picture that a cell names; it lies in 照片 or another `folder` beside the workbook."""

    name: str
    ref: CellRef
    folder: str = ""


class Crop(Struct, frozen=True):
    """The shares of a picture's width and height that are cut off on its sides."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


UNCUT = Crop()


@dataclass(frozen=True, slots=True)
class EmbeddedPhoto:
    """A picture in or over a cell: its file's bytes, and how the sheet shows it.

    `turn` counts quarter turns clockwise, `MIRRORED` more for a picture that is first mirrored left to right; None
    leaves it to the camera's mark. `title` is what the clerk says that it
    shows. `lost` says why there are no bytes.
    """

    data: bytes = field(repr=False)
    ref: CellRef
    crop: Crop = UNCUT
    turn: int | None = None
    title: str = ""
    lost: str = ""

    @property
    def name(self) -> str:
        return f"{self.ref.cell} 的图片"


PhotoSource = PhotoFile | EmbeddedPhoto


class PhotoBlock(Located, frozen=True):
    """One or more photos under one caption; `name` is what references call it, as the caption."""

    caption: Text
    photos: tuple[PhotoSource, ...]
    notes: tuple[Text, ...] = ()
    ref: CellRef = NOWHERE
    id: str = ""
    name: str = ""


class PrintedPhoto(Struct, frozen=True):
    """A photo in print: the block that it stands in, its pixels as it is shown, its printed width in mm.

    `content` is the same for files that hold the same.
    """

    block: PhotoBlock
    source: PhotoSource
    content: str
    width: float
    height: float
    printed_width: float

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def ref(self) -> CellRef:
        return self.source.ref

    @property
    def dpi(self) -> float:
        """Its pixels to the inch."""
        return self.width / self.printed_width * MM_PER_INCH


class ReferenceLine(Struct, frozen=True):
    """A line across a chart at a number or at an indicator's value, and its name."""

    name: str
    cell: TableCell
    indicator: str = ""


class ChartSource(Located, frozen=True):
    """What a chart draws: a table and its columns (none named: all that fit), or indicators; and the unit it states.

    `years` are as in `IndicatorTable`; of a table they are those of the rows that are drawn, none for all. Without an
    `order` categories stand as in the table; one without a column goes by the sum of the series.
    """

    table: str = ""
    category: str = ""
    series: tuple[str, ...] = ()
    unit: str = ""
    indicators: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    order: Order | None = None
    reference: ReferenceLine | None = None
    ref: CellRef = NOWHERE


class ChartForm(Enum):
    """图表形式: a picture, or a chart that an editor can change; by the words of the workbook."""

    PICTURE = "图片"
    EDITABLE = "可编辑"


class ChartBlock(Located, frozen=True):
    """A chart from a grid of its own or from a named table, in its own form or that of the report."""

    caption: Text
    kind: str
    source: ChartSource
    grid: Table | None
    notes: tuple[Text, ...] = ()
    ref: CellRef = NOWHERE
    form: ChartForm | None = None
    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page: its file's bytes, its printed size in mm, and what it shows in words.

    `least_height` in mm is what its labels need.
    """

    data: bytes = field(repr=False)
    width: float
    height: float
    alt: str
    least_height: float = 0.0


class Point(Struct, frozen=True):
    """A number that a chart shows, by its category and series."""

    category: str
    series: str
    cell: TableCell


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart as a picture: its size is known before it is drawn, which `draw` does, to the bytes of its file.

    Its size, its words and `least_height` are as in `Picture`.
    """

    draw: Callable[[], bytes] = field(repr=False)
    width: float
    height: float
    alt: str
    least_height: float = 0.0

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return self.draw()


@dataclass(frozen=True, slots=True)
class EditableChart:
    """A chart that an editor can change; `make` makes its chart part and its workbook when they are asked for.

    The chart part refers to the workbook by the relationship rId1. The rest is as in `ChartPicture`.
    """

    make: Callable[[], tuple[bytes, bytes]] = field(repr=False)
    width: float
    height: float
    alt: str
    least_height: float = 0.0

    @property
    def xml(self) -> bytes:
        """The bytes of its chart part."""
        return self.make()[0]

    @property
    def workbook(self) -> bytes:
        """The bytes of its workbook."""
        return self.make()[1]


Shown = Picture | ChartPicture | EditableChart


class Figure(Located, frozen=True):
    """Rows of pictures, or one chart and its points, under one caption; a text stands where one is missing."""

    caption: Text
    rows: tuple[tuple[Shown | Text, ...], ...]
    notes: tuple[Text, ...] = ()
    points: tuple[Point, ...] = ()
    ref: CellRef = NOWHERE
    id: str = ""
