"""The numbering that somebody typed, or that a list prints, before a heading: 第一章, 一、, （一）, 1.1, 1., （1）."""

from __future__ import annotations

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_numbers import without_heading_number

_CHINESE = "[一二三四五六七八九十]{1,3}"
_SPACE = r"[\s\u3000]*"
# By depth: which of those that a report uses stands over which.
_KINDS = (
    ("章", rf"第{_SPACE}(?:{_CHINESE}|\d{{1,2}}){_SPACE}(?:章|部分|[篇编](?![一-龥]*。))[、：:\s\u3000]*"),
    ("节", rf"第{_SPACE}(?:{_CHINESE}|\d{{1,2}}){_SPACE}节[、：:\s\u3000]+"),
    ("一、", rf"{_CHINESE}{_SPACE}[、.．](?!{_CHINESE})"),
    ("（一）", rf"[（(]{_SPACE}{_CHINESE}{_SPACE}[）)][、.．]?"),
    ("1.1.1.1", r"\d{1,2}(?:[.．]\d{1,2}){3,}[.．、]?(?![\d%])"),
    ("1.1.1", r"\d{1,2}(?:[.．]\d{1,2}){2}[.．、]?(?![\d.．%])"),
    ("1.1", r"\d{1,2}[.．]\d{1,2}[.．、]?(?![\d.．%])"),
    ("1", r"\d{1,2}(?:[.．、](?!\d)|[\s\u3000]+)"),
    ("（1）", rf"[（(]{_SPACE}\d{{1,2}}{_SPACE}[）)][、.．]?"),
)
RANKS = {
    kind: rank for rank, kind in enumerate(("章", "节", "一、", "（一）", "1", "1.1", "1.1.1", "1.1.1.1", "（1）"))
}
_PATTERNS = tuple((kind, lazy_pattern(pattern)) for kind, pattern in _KINDS)


class TypedMark(Struct, frozen=True):
    """A kind of numbering, and how many characters of the text it takes."""

    kind: str
    length: int


def typed_mark(text: str) -> TypedMark | None:
    """Return the numbering at the beginning of a text; None where a number there may be an amount (3.5平方公里)."""
    stripped = text.lstrip(" \t\u3000\u00a0")
    kind = kind_of(stripped)
    part = _PATTERNS[0][1].match(stripped) if kind == _PATTERNS[0][0] else None
    taken = part.end() if part else len(stripped) - len(without_heading_number(stripped))
    if not taken:
        return None
    return TypedMark(kind, len(text) - len(stripped) + taken) if kind else None


def without_mark(text: str) -> str:
    """Return a heading without the numbering that somebody typed before it."""
    mark = typed_mark(text)
    return text[mark.length :] if mark else text


def kind_of(text: str) -> str:
    """Return which kind of numbering a text or a label begins with, empty for none."""
    return next((kind for kind, pattern in _PATTERNS if pattern.match(f"{text} ")), "")
