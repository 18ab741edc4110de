"""What a kind of chart says of itself in DrawingML, before it is put into a chart space."""

from __future__ import annotations

from msgspec import Struct

from charts.legend import Header

NO_HEADER = Header("", (), 1, 0.0, False)


class Frame(Struct, frozen=True):
    """Where the plot stands in a picture of that size; points from the lower left corner."""

    left: float
    bottom: float
    width: float
    height: float
    picture_width: float
    picture_height: float

    @property
    def fractions(self) -> tuple[float, float, float, float]:
        """Left, top, width and height as shares of the picture, from the upper left corner."""
        top = self.picture_height - self.bottom - self.height
        return (
            self.left / self.picture_width,
            top / self.picture_height,
            self.width / self.picture_width,
            self.height / self.picture_height,
        )


class Plot(Struct, frozen=True):
    """The chart's series and its axes as XML text, its frame, and the unit and the legend above it."""

    content: str
    frame: Frame
    header: Header = NO_HEADER
