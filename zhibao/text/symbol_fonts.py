"""Fonts that draw signs for letters: R in Wingdings 2 is a ticked box, and stands in Unicode as ☑.

Signs are here that a report may use and that fonts have; the others of these fonts are known not to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from zhibao.text.lazy_patterns import lazy_pattern

# Word and Excel write the places 00 to FF of such a font also as U+F000 to U+F0FF.
_PRIVATE = range(0xF000, 0xF100)
_IS_PRIVATE = lazy_pattern("[\uf000-\uf0ff]")
_CIRCLED, _CIRCLED_BLACK = "①②③④⑤⑥⑦⑧⑨⑩", "❶❷❸❹❺❻❼❽❾❿"
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": {
        0x20: " ", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
        **dict(enumerate(_CIRCLED, 0x81)), **dict(enumerate(_CIRCLED_BLACK, 0x8C)), 0x9F: "•", 0xA1: "○", 0xA4: "◉",
        0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗",
        0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings2": {
        0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒",
        **dict(enumerate(_CIRCLED, 0x6A)), **dict(enumerate(_CIRCLED_BLACK, 0x75)), 0x97: "•", 0x98: "●", 0x99: "○",
        0xA1: "▪", 0xA2: "■", 0xA3: "□",
    },
    "webdings": {
        0x20: " ", 0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖",
    },
    "symbol": {
        **{ord(each): each for each in " !#%&()+,./0123456789:;<=>?[]_{|}"},
        **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
        **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
        0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼", 0xA2: "′",
        0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←",
        0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂",
        0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉",
        0xD0: "∠", 0xD1: "∇", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
    },
}  # fmt: skip
_WITHOUT_TABLE = frozenset(("wingdings3", "marlett", "zapfdingbats", "monotypesorts", "mtextra", "bookshelfsymbol7"))


def in_unicode(font: str, text: str) -> str | None:
    """Return a text of that font with its signs in Unicode; None when one of them is not known.

    A text in any other font is as it is, unless it holds a sign of a font that is not said.
    """
    table = _table(font)
    if table is None and not _IS_PRIVATE.search(text):
        return text
    signs = [*_signs(text, table)]
    return None if None in signs else "".join(filter(None, signs))


@lru_cache(maxsize=1024)
def _table(font: str) -> Mapping[int, str] | None:
    name = font.replace(" ", "").casefold()
    return _FONTS.get(name, {} if name in _WITHOUT_TABLE else None)


def _signs(text: str, table: Mapping[int, str] | None) -> Iterator[str | None]:
    for character in text:
        place = _place(character, table is not None)
        if place is None:
            yield character
        else:
            yield None if table is None else table.get(place)


def _place(character: str, is_symbolic: bool) -> int | None:
    """Return the place in a symbol font that a character stands for; ideographs and line breaks stand for none."""
    if ord(character) in _PRIVATE:
        return ord(character) - _PRIVATE.start
    if not is_symbolic or character in "\n\t":
        return None
    if ord(character) < 0x100:
        return ord(character)
    encoded = character.encode("cp1252", "ignore")
    return encoded[0] if encoded else None
