"""A formula's source as tokens; where several dictionary names begin at a place, the longest is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from zhibao.indicators.aggregate_call import aggregate_at
from zhibao.indicators.formula import Aggregate
from zhibao.text.keys import one_quote
from zhibao.text.lazy_patterns import lazy_pattern

_SIGNS = {"×": "*", "÷": "/", "–": "-"}
_END = "+-*/()=,「『」』" + "".join(_SIGNS)
_NUMBER = lazy_pattern(r"\d+(?:\.\d+)?%?")
_QUOTED_NAME = lazy_pattern(r"[「『]([^「」『』]+)[」』]")
_WORD = lazy_pattern(rf"[^{re.escape(_END)}]+")


class TokenKind(Enum):
    """What a token is; UNKNOWN is a word that is no dictionary name."""

    NAME = "name"
    UNKNOWN = "unknown"
    NUMBER = "number"
    AGGREGATE = "aggregate"
    SIGN = "sign"
    END = "end"


class Token(Struct, frozen=True):
    """A token and its place in the source."""

    kind: TokenKind
    text: str
    start: int
    end: int
    aggregate: Aggregate | None = None


class Names:
    """The dictionary's names by their keys, ready to be found at a place in a text."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        self._lengths = sorted({len(key) for key in self.keys}, reverse=True)

    def at(self, source: str, start: int) -> str | None:
        """Return the longest name that stands at `start` and ends where a word may end."""
        for length in self._lengths:
            end = start + length
            if source[start:end] in self.keys and end <= len(source) and (end == len(source) or source[end] in _END):
                return source[start:end]
        return None


def tokens(source: str, names: Names) -> Iterator[Token]:
    """Yield the tokens of a source without spaces, and last one of kind END; FormulaError by an aggregate."""
    folded, at = one_quote(source), 0
    while at < len(source):
        token = _token(source, folded, at, names)
        yield token
        at = token.end
    yield Token(TokenKind.END, "", at, at)


def _token(source: str, folded: str, at: int, names: Names) -> Token:
    if quoted := _QUOTED_NAME.match(folded, at):
        kind = TokenKind.NAME if quoted[1] in names.keys else TokenKind.UNKNOWN
        return Token(kind, quoted[1], at, quoted.end())
    if name := names.at(folded, at):
        return Token(TokenKind.NAME, name, at, at + len(name))
    if aggregate := aggregate_at(source, at):
        return Token(TokenKind.AGGREGATE, source[slice(*aggregate.span)], at, aggregate.span[1], aggregate)
    if folded[at] in _END:
        return Token(TokenKind.SIGN, _SIGNS.get(folded[at], folded[at]), at, at + 1)
    word = _WORD.match(folded, at)
    end = word.end() if word else at + 1
    return Token(TokenKind.NUMBER if _NUMBER.fullmatch(folded, at, end) else TokenKind.UNKNOWN, folded[at:end], at, end)
