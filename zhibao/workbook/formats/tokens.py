"""The tokens of a number format code, and the sections that its semicolons part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern

_LEXER = lazy_pattern(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_(?P<padding>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<section>;)|'
    r"(?P<general>General|G/通用格式)|(?P<halves>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])|"
    r"(?P<part>y+|m+|d+|h+|s+|a{3,}|e+|g+|b+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|"
    r"(?P<text>@)|(?P<literal>[^A-Za-z\"\\!_*\[\]‰％])",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = lazy_pattern(r"(<=|>=|<>|<|>|=) *(-?\d+(?:\.\d+)?)")
_ELAPSED = lazy_pattern(r"h+|m+|s+", re.IGNORECASE)
_NATIVE = lazy_pattern(r"DBNum([123])", re.IGNORECASE)
_CURRENCY = lazy_pattern(r"\$(?P<sign>[^-]*)(?:-(?P<locale>[0-9A-Za-z-]+))?")
_COLOUR = lazy_pattern(
    r"black|blue|cyan|green|magenta|red|white|yellow|color *\d+|"
    r"黑色?|蓝色?|青色?|蓝绿色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色 *\d+",
    re.IGNORECASE,
)
_MOST_SECTIONS = 4


class UnknownFormatError(ValueError):
    """Raised for a number format code, or a value under one, that cannot be followed."""


class NoDateError(UnknownFormatError):
    """Raised for a number under a format of dates that Excel shows as #####."""


class Kind(Enum):
    """What a token is."""

    LITERAL = auto()
    PADDING = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    GENERAL = auto()
    TEXT = auto()
    PART = auto()
    ELAPSED = auto()
    HALVES = auto()


_KINDS = {kind.name.lower(): kind for kind in Kind}
_OF_DATES = frozenset((Kind.PART, Kind.ELAPSED, Kind.HALVES))


class FormatToken(Struct, frozen=True):
    """A piece of a section: its kind and its characters; a literal's are what it prints."""

    kind: Kind
    text: str


class SectionCondition(Struct, frozen=True):
    """A comparison in brackets that a section's numbers must pass."""

    sign: str
    bound: Decimal

    def holds(self, number: Decimal) -> bool:
        """Tell whether the number passes."""
        order = (number > self.bound) - (number < self.bound)
        return {"<": order < 0, ">": order > 0, "=": not order, "<=": order <= 0, ">=": order >= 0}.get(
            self.sign, bool(order)
        )

    @property
    def only_negative(self) -> bool:
        """Tell whether none but negative numbers pass."""
        return (self.sign == "<" and self.bound <= 0) or (self.sign in ("<=", "=") and self.bound < 0)

    @property
    def only_negative_fail(self) -> bool:
        """Tell whether no positive number fails."""
        return (self.sign == ">" and self.bound <= 0) or (self.sign == ">=" and self.bound <= 0)


class FormatSection(Struct, frozen=True):
    """One of the parts between semicolons; `native` is the number of [DBNum…], `locale` what [$-…] names."""

    tokens: tuple[FormatToken, ...]
    condition: SectionCondition | None = None
    native: int = 0
    locale: str = ""

    def has(self, *kinds: Kind) -> bool:
        """Tell whether a token of one of these kinds is there."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        return any(token.kind in _OF_DATES for token in self.tokens)


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[FormatSection, ...]:
    """Return the sections of a format code, one at least; UnknownFormatError for what is no such code."""
    parts: list[list[re.Match[str]]] = [[]]
    at = 0
    while at < len(code):
        match = _LEXER.match(code, at)
        if match is None:
            raise UnknownFormatError(code)
        at = match.end()
        if match["section"]:
            parts.append([])
        else:
            parts[-1].append(match)
    if len(parts) > _MOST_SECTIONS:
        raise UnknownFormatError(code)
    return tuple(_section(part, code) for part in parts)


def _section(matches: list[re.Match[str]], code: str) -> FormatSection:
    brackets = [match["bracket"] for match in matches if match["bracket"] is not None]
    conditions = [found for each in brackets if (found := _CONDITION.fullmatch(each))]
    natives = [found for each in brackets if (found := _NATIVE.fullmatch(each))]
    locales = [found["locale"] for each in brackets if (found := _CURRENCY.fullmatch(each)) and found["locale"]]
    if max(len(conditions), len(natives)) > 1 or len(set(locales)) > 1:
        raise UnknownFormatError(code)
    return FormatSection(
        tuple(token for match in matches for token in _tokens(match, code)),
        SectionCondition(conditions[0][1], Decimal(conditions[0][2])) if conditions else None,
        int(natives[0][1]) if natives else 0,
        locales[0] if locales else "",
    )


def _tokens(match: re.Match[str], code: str) -> Iterator[FormatToken]:
    """Yield what a match stands for: nothing for colours and the like."""
    group = match.lastgroup or ""
    if group == "bracket":
        yield from _bracket(match["bracket"], code)
    elif group in ("quoted", "escaped"):
        yield FormatToken(Kind.LITERAL, match[group])
    elif group == "fill":
        if match["fill"] not in " \u3000":
            raise UnknownFormatError(code)  # A column filled with dots or asterisks.
    else:
        yield FormatToken(_KINDS[group], match[group])


def _bracket(words: str, code: str) -> Iterator[FormatToken]:
    if _ELAPSED.fullmatch(words):
        yield FormatToken(Kind.ELAPSED, words.lower())
    elif currency := _CURRENCY.fullmatch(words):
        yield FormatToken(Kind.LITERAL, currency["sign"])
    elif not any(known.fullmatch(words) for known in (_CONDITION, _NATIVE, _COLOUR)):
        raise UnknownFormatError(code)


def joined(pieces: list[str | None]) -> str:
    """Return pieces of text as one; None, which is padding, is a space between two that are not parted by one yet."""
    text, is_padded = "", False
    for piece in pieces:
        if piece:
            gap = " " if is_padded and text and not (text[-1].isspace() or piece[0].isspace()) else ""
            text, is_padded = text + gap + piece, False
        elif piece is None:
            is_padded = True
    return text
