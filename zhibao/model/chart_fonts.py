"""The fonts that a chart shares with the text around it."""

from msgspec import Struct


class ChartFonts(Struct, frozen=True):
    """The fonts of digits and Latin letters, and of Chinese characters."""

    latin: str = "Times New Roman"
    east_asian: str = "仿宋_GB2312"
