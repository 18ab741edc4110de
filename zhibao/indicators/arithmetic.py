"""A formula's tree evaluated with exact fractions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import prod

from zhibao.indicators.formula import Aggregate, Constant, Formula, Name, Node, Product, Sum
from zhibao.text.numbers import exact_digits

Leaf = Name | Aggregate
Numbers = Mapping[Leaf, Fraction]


def evaluated(node: Node, numbers: Numbers) -> Fraction:
    """Return what the tree comes to with these numbers for its names and aggregates; raise ZeroDivisionError."""
    match node:
        case Constant(number=number):
            return number
        case Sum(terms=terms):
            return sum((sign * evaluated(term, numbers) for sign, term in terms), Fraction(0))
        case Product(factors=factors):
            return _product(factors, numbers)
        case _:
            return numbers[node]


def _product(factors: tuple[tuple[bool, Node], ...], numbers: Numbers) -> Fraction:
    result = Fraction(1)
    for is_divisor, factor in factors:
        number = evaluated(factor, numbers)
        result = result / number if is_divisor else result * number
    return result


def zero_divisor(formula: Formula, numbers: Numbers) -> str:
    """Return the words of the first outermost divisor that is 0, a general word for one inside brackets."""
    words = [text for node, text in formula.divisors if _is_zero(node, numbers)]
    return words[0] if words else "括号里的除数"


def _is_zero(node: Node, numbers: Numbers) -> bool:
    try:
        return evaluated(node, numbers) == 0
    except ZeroDivisionError:
        return False


def divisor(formula: Formula, numbers: Numbers) -> tuple[str, Fraction] | None:
    """Return the words and the product of the outermost divisors that are no mere numbers, None without any."""
    divisors = [(node, text) for node, text in formula.divisors if not isinstance(node, Constant)]
    product = prod((evaluated(node, numbers) for node, _ in divisors), start=Fraction(1))
    return ("×".join(text for _, text in divisors), product) if divisors else None


def working(formula: Formula, numbers: Numbers) -> str:
    """Return the formula's source with the numbers put in."""
    pieces, at = [], 0
    leaves = sorted(formula.leaves, key=lambda leaf: leaf.span)
    for leaf in leaves:
        digits = exact_digits(numbers[leaf])
        pieces += [formula.source[at : leaf.span[0]], f"({digits})" if numbers[leaf] < 0 else digits]
        at = leaf.span[1]
    return "".join([*pieces, formula.source[at:]])
