"""Characters that nobody sees: they come into tags with what is copied from web pages and chats."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_NAMES = {
    "\u00a0": "不间断空格", "\u00ad": "可选连字符", "\u200b": "零宽空格", "\u200c": "零宽不连字", "\u200d": "零宽连字",
    "\u2060": "零宽不换行", "\u3000": "全角空格", "\ufeff": "零宽不换行空格",
}  # fmt: skip
_MARKUP = re.compile(r"(<[^>]*>)")
_BETWEEN = r"(?:<[^>]*>|[\u00ad\u200b-\u200f\u2060\ufeff])*"
_TAG = re.compile(rf"\{{{_BETWEEN}[{{%](?:(?!</w:p>).)*?[}}%]{_BETWEEN}\}}", re.DOTALL)
# docxtpl makes bent quotes straight.
_QUOTES = {"'": "'", '"': '"', "‘": "'", "’": "'", "“": '"', "”": '"'}


def is_unseen(char: str) -> bool:
    """Tell whether a character is a space other than the usual one, or has no width."""
    return char != " " and unicodedata.category(char) in ("Zs", "Cf")


def named(char: str) -> str:
    """Return the Chinese name of an unseen character with its number."""
    number = f"U+{ord(char):04X}"
    return f"{_NAMES[char]}（{number}）" if char in _NAMES else number


def readable(xml: str) -> str:
    """Return XML whose tags have usual spaces, and nothing without width, outside quotes; markup is left alone."""
    return _TAG.sub(lambda tag: "".join(_read(_MARKUP.split(tag[0]))), xml)


def readable_text(text: str) -> str:
    """Return plain text with its tags made readable."""
    return _TAG.sub(lambda tag: "".join(_read([tag[0]])), text)


def _read(pieces: Iterable[str]) -> Iterator[str]:
    """Yield pieces of a tag, every second one markup, with unseen characters outside quotes replaced."""
    quote = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            yield piece
            continue
        for char in piece:
            yield char if quote else _seen(char)
            met = _QUOTES.get(char, "")
            quote = "" if met == quote else quote or met


def _seen(char: str) -> str:
    if not is_unseen(char):
        return char
    return " " if char.isspace() else ""
