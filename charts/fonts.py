"""The one font of the charts, and another for raised and lowered digits: what they can print, how wide a text is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path

from charts.font_file import FontFile

# Of these the font has few; Matplotlib brings one that has all.
RAISED_AND_LOWERED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋")


class MissingGlyphError(ValueError):
    """The font has no glyph for some characters of a chart; `characters` holds each of them once."""

    def __init__(self, characters: str) -> None:
        named = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in characters)
        super().__init__(f"统计图的字体里没有这些字符：{named}，请换一种写法。")
        self.characters = characters


def font_paths() -> tuple[str, str]:
    """Where the font and the other one are."""
    return str(_own().path), str(_other().path)


def font_line() -> tuple[int, tuple[int, int, int]]:
    """The units of the font in an em, and in them how far a line reaches up and down, and the gap between two."""
    return _own().units, _own().line


def is_printable(character: str) -> bool:
    """Tell whether the fonts can print the character."""
    return character in RAISED_AND_LOWERED or _own().has(character)


def require_glyphs(texts: Iterable[str]) -> None:
    """Raise MissingGlyphError when a text has a character that the fonts lack."""
    missing = dict.fromkeys("".join(texts))
    characters = "".join(character for character in missing if not is_printable(character))
    if characters:
        raise MissingGlyphError(characters)


def text_width(text: str, size: float) -> float:
    """The width in points of one line of text set at `size` points."""
    return sum(map(_advance, text)) * size


@cache
def _advance(character: str) -> float:
    is_other = character in RAISED_AND_LOWERED and not _own().has(character)
    return (_other() if is_other else _own()).advance(character)


def made_with() -> bytes:
    """What decides how a chart looks beside its data and this package: fonts, and the libraries' versions."""
    versions = ("matplotlib/_version.py", "PIL/_version.py", "xlsxwriter/__init__.py")
    libraries = (version.partition("/") for version in versions)
    stated = [(_folder(library) / file).read_bytes() for library, _, file in libraries]
    return b"".join((_own().checksums, _other().checksums, *stated))


@cache
def _own() -> FontFile:
    return FontFile(Path(sans_path()))


@cache
def _other() -> FontFile:
    return FontFile(_folder("matplotlib") / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf")


def _folder(library: str) -> Path:
    """The folder of a library, which is not loaded."""
    found = find_spec(library)
    assert found and found.origin, library
    return Path(found.origin).parent
