"""From a formula's text to its tree: names, numbers, + - * / ( ) and aggregates."""

from __future__ import annotations

from fractions import Fraction

from zhibao.indicators.aggregate_call import FormulaError
from zhibao.indicators.formula import Constant, Formula, Name, Node, Product, Sum
from zhibao.indicators.lexer import Names, Token, TokenKind, tokens
from zhibao.text.keys import squeezed

_DEEPEST, _LONGEST = 50, 40


class UnknownNamesError(FormulaError):
    """A formula with words that are no dictionary names; `words` are all of them."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__("、".join(words))
        self.words = words


def parse_formula(text: str, names: Names) -> Formula:
    """Return the formula that the text states; a leading = is let pass.

    Raises UnknownNamesError naming every unknown word, FormulaError for all else that is no formula.
    """
    source = squeezed(text).removeprefix("=")
    found = list(tokens(source, names))
    unknown = tuple(dict.fromkeys(token.text for token in found if token.kind is TokenKind.UNKNOWN))
    if unknown:
        raise UnknownNamesError(unknown)
    return _Parser(source, found).formula()


def names_in(text: str, names: Names) -> list[str]:
    """Return the names that a text for a formula uses, as far as it can be read."""
    try:
        return [token.text for token in tokens(squeezed(text), names) if token.kind is TokenKind.NAME]
    except FormulaError:
        return []


def _constant(digits: str) -> Constant:
    """Return a number; 100% is 1, as in Excel."""
    if len(digits) > _LONGEST:
        raise FormulaError(f"“{digits[:8]}…”有 {_LONGEST} 位以上")
    number = Fraction(digits.removesuffix("%"))
    return Constant(number / 100 if digits.endswith("%") else number)


class _Parser:
    """Recursive descent: sum → product → signed → atom."""

    def __init__(self, source: str, found: list[Token]) -> None:
        self._source = source
        self._tokens = found
        self._at = 0
        self._depth = 0

    def formula(self) -> Formula:
        root, divisors = self._sum()
        if self._next.kind is not TokenKind.END:
            raise self._error()
        return Formula(self._source, root, divisors)

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _taken(self, *signs: str) -> str | None:
        """Return the next token when it is one of the signs, and pass it."""
        if self._next.kind is TokenKind.SIGN and self._next.text in signs:
            self._at += 1
            return self._tokens[self._at - 1].text
        return None

    def _sum(self) -> tuple[Node, tuple[tuple[Node, str], ...]]:
        """Return a sum and, when it is but one product, the divisors of that with their words."""
        first, divisors = self._product()
        terms = [(1, first)]
        while sign := self._taken("+", "-"):
            terms.append((1 if sign == "+" else -1, self._product()[0]))
        return (first, divisors) if len(terms) == 1 else (Sum(tuple(terms)), ())

    def _product(self) -> tuple[Node, tuple[tuple[Node, str], ...]]:
        factors: list[tuple[bool, Node]] = [(False, self._signed())]
        divisors = []
        while sign := self._taken("*", "/"):
            start = self._next.start
            factors.append((sign == "/", self._signed()))
            if sign == "/":
                divisors.append((factors[-1][1], self._source[start : self._tokens[self._at - 1].end]))
        return (factors[0][1], ()) if len(factors) == 1 else (Product(tuple(factors)), tuple(divisors))

    def _signed(self) -> Node:
        is_negative = False
        while sign := self._taken("+", "-"):
            is_negative ^= sign == "-"
        atom = self._atom()
        return Sum(((-1, atom),)) if is_negative else atom

    def _atom(self) -> Node:
        token = self._next
        if self._taken("("):
            return self._bracketed()
        if token.kind not in (TokenKind.NAME, TokenKind.NUMBER, TokenKind.AGGREGATE):
            raise self._error()
        self._at += 1
        if token.aggregate:
            return token.aggregate
        is_name = token.kind is TokenKind.NAME
        return Name(token.text, (token.start, token.end)) if is_name else _constant(token.text)

    def _bracketed(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError(f"括号套了 {_DEEPEST} 层以上")
        inner, _ = self._sum()
        self._depth -= 1
        if not self._taken(")"):
            raise FormulaError("括号不成对：少了右括号") if self._next.kind is TokenKind.END else self._error()
        return inner

    def _error(self) -> FormulaError:
        token = self._next
        if token.kind is TokenKind.END:
            return FormulaError("没有写完" if self._source else "是空的")
        before = self._source[max(token.start - 8, 0) : token.start]
        after = self._source[token.start : token.start + 8]
        place = f"“{before}”后面" if before else "开头"
        return FormulaError(f"{place}的“{after}”看不懂")
