"""The one font of the charts: where it is, what it can print, how wide a text is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pylopdf_fonts_zh_cn import sans_path

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font


class MissingGlyphError(ValueError):
    """The font has no glyph for some characters of a chart; `characters` holds each of them once."""

    def __init__(self, characters: str) -> None:
        named = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in characters)
        super().__init__(f"统计图的字体里没有这些字符：{named}，请换一种写法。")
        self.characters = characters


@cache
def family() -> str:
    """The name under which Matplotlib knows the font; the first call makes it known."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(sans_path())
    return _face().family_name


@cache
def printable() -> frozenset[str]:
    """The characters that the font can print."""
    return frozenset(map(chr, _face().get_charmap()))


def require_glyphs(texts: Iterable[str]) -> None:
    """Raise MissingGlyphError when a text has a character that the font lacks."""
    missing = dict.fromkeys("".join(texts))
    characters = "".join(character for character in missing if character not in printable())
    if characters:
        raise MissingGlyphError(characters)


def text_width(text: str, size: float) -> float:
    """The width in points of one line of text set at `size` points."""
    return sum(map(_advance, text)) * size


@cache
def _advance(character: str) -> float:
    from matplotlib.ft2font import LoadFlags

    glyph = _face().load_char(ord(character), LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / 100


@cache
def _face() -> FT2Font:
    from matplotlib.ft2font import FT2Font

    face = FT2Font(sans_path())
    face.set_size(100, 72)
    return face
