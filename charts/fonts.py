"""The one font of the charts, and another for raised and lowered digits: what they can print, how wide a text is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pylopdf_fonts_zh_cn import sans_path

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

# Of these the font has few; Matplotlib brings one that has all.
RAISED_AND_LOWERED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋")
OTHER = "DejaVu Sans"


class MissingGlyphError(ValueError):
    """The font has no glyph for some characters of a chart; `characters` holds each of them once."""

    def __init__(self, characters: str) -> None:
        named = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in characters)
        super().__init__(f"统计图的字体里没有这些字符：{named}，请换一种写法。")
        self.characters = characters


@cache
def families() -> tuple[str, str]:
    """The names under which Matplotlib knows the fonts; the first call makes them known."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(sans_path())
    return _face().family_name, OTHER


@cache
def printable() -> frozenset[str]:
    """The characters that the fonts can print."""
    return RAISED_AND_LOWERED | _own()


def require_glyphs(texts: Iterable[str]) -> None:
    """Raise MissingGlyphError when a text has a character that the fonts lack."""
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

    face = _other_face() if character in RAISED_AND_LOWERED - _own() else _face()
    glyph = face.load_char(ord(character), LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / 100


@cache
def _own() -> frozenset[str]:
    return frozenset(map(chr, _face().get_charmap()))


@cache
def _face() -> FT2Font:
    return _opened(str(sans_path()))


@cache
def _other_face() -> FT2Font:
    import matplotlib

    return _opened(str(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")))


def _opened(path: str) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    face = FT2Font(path)
    face.set_size(100, 72)
    return face
