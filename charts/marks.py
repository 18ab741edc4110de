"""What a drawn chart is made of: bars, lines, slices, texts and a legend, each with its place and its look."""

from __future__ import annotations

from msgspec import Struct

from charts.style import DPI, INK, PAPER

Point = tuple[float, float]
ON_PICTURE = 100.0  # the layer above all that stands in a plot


class PlotArea(Struct, frozen=True):
    """A part of a picture that shows values between limits; its sides are shares of the picture's width and height."""

    left: float
    bottom: float
    right: float
    top: float
    across: Point
    up: Point

    def coordinates(self, x_shows_value: bool = True, y_shows_value: bool = True) -> Coordinates:
        """Where places in the area are told by values, or by shares of its width and height."""
        return Coordinates(self, x_shows_value, y_shows_value)


class Coordinates(Struct, frozen=True):
    """How places are told: by values of an area or shares of it, without an area by shares of the picture."""

    area: PlotArea | None = None
    x_shows_value: bool = False
    y_shows_value: bool = False


PICTURE = Coordinates()


class Bar(Struct, frozen=True):
    """A bar by its sides in values, filled, with a thin white edge."""

    area: PlotArea
    left: float
    bottom: float
    width: float
    height: float
    colour: str
    hatch: str
    layer: float = 1.0


class Stroke(Struct, frozen=True):
    """A line through points, of a weight in points, with a marker at each of them where it has one."""

    coordinates: Coordinates
    points: tuple[Point, ...]
    colour: str
    weight: float
    layer: float
    dashes: tuple[float, ...] = ()
    is_clipped: bool = True
    marker: str = ""


class Wedge(Struct, frozen=True):
    """A slice around the middle of its area, from one angle to another in degrees, as thick as that."""

    area: PlotArea
    radius: float
    thick: float
    start: float
    end: float
    colour: str
    hatch: str
    edge: float
    layer: float = 1.0


class Ground(Struct, frozen=True):
    """What keeps other marks out of a text: a rectangle that is larger by a share of the text's size."""

    colour: str = PAPER
    pad: float = 0.8


class Label(Struct, frozen=True):
    """A text that many points away from its place.

    `side` and `level` tell which part of the text stands there: "left", "right" or "center", and "top", "bottom",
    "center" or "center_baseline". `spacing` is the height of a line in those of the font, 0 for as high as it is.
    `halo` draws a white edge around each character.
    """

    coordinates: Coordinates
    text: str
    at: Point
    size: float
    layer: float = 3.0
    away: Point = (0.0, 0.0)
    colour: str = INK
    side: str = "left"
    level: str = "center_baseline"
    turned: bool = False
    spacing: float = 0.0
    ground: Ground | None = None
    halo: bool = False


class Legend(Struct, frozen=True):
    """The names of series beside what stands for them, in columns, below and to the left of a corner."""

    corner: Point
    columns: tuple[tuple[tuple[Bar | Stroke, str], ...], ...]
    layer: float = ON_PICTURE + 5


Mark = Bar | Stroke | Wedge | Label | Legend


class Drawing:
    """A picture of a size in points, and its marks in the order in which they were made."""

    def __init__(self, width: float, height: float) -> None:
        self.inches = width / 72, height / 72
        self.marks: list[Mark] = []

    @property
    def size(self) -> Point:
        """Width and height in points."""
        across, up = self.inches
        return across * 72, up * 72

    @property
    def pixels(self) -> Point:
        """Width and height in pixels, of which the picture has the whole ones."""
        across, up = self.inches
        return across * DPI, up * DPI

    def area(self, corner: Point, size: Point, across: Point, up: Point) -> PlotArea:
        """The part of the picture that begins at a corner and has a size, in points, and shows values so far."""
        (left, bottom), (width, height), (whole_width, whole_height) = corner, size, self.size
        x, y = left / whole_width, bottom / whole_height
        return PlotArea(x, y, x + width / whole_width, y + height / whole_height, across, up)

    def width_of(self, area: PlotArea) -> float:
        """The width of an area in points."""
        across, _ = self.pixels
        return (area.right * across - area.left * across) / DPI * 72

    def add(self, mark: Mark) -> None:
        """Add a mark."""
        self.marks.append(mark)

    @property
    def painted(self) -> list[Mark]:
        """The marks in the order in which they are painted: by layers, and in each as they were made."""
        return sorted(self.marks, key=lambda mark: mark.layer)
