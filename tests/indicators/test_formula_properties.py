"""Formulas agree with Python's fractions, however they are spelt; random text never stops the evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhibao.findings import Finding, Findings
from zhibao.indicators.aggregate_call import FormulaError
from zhibao.indicators.arithmetic import Leaf, evaluated
from zhibao.indicators.dictionary import define
from zhibao.indicators.evaluation import Evaluation
from zhibao.indicators.formula import Name
from zhibao.indicators.lexer import Names
from zhibao.indicators.parser import parse_formula
from zhibao.indicators.typed import Entry, read_typed
from zhibao.indicators.units import Unit
from zhibao.indicators.values import Value
from zhibao.model.indicator import Indicator, YearCell
from zhibao.model.observation import Observed
from zhibao.tables.named_tables import Tables
from zhibao.text.keys import key_of
from zhibao.text.numbers import digits_of, exact_digits, rounded

NUMBERS = {"在校生": 25115, "在校生数": -7, "“双师型”教师": 757, "1+X证书（个）": 0, "教师": 3, "工业4.0": 12}
NAMES = Names({key_of(name) for name in NUMBERS})
SPELLINGS = {"+": "+＋", "-": "-－−–", "*": "*×＊", "/": "/÷／"}
UNITS = ("人", "%", ":1", "成比", "", "万元")


@dataclass(frozen=True)
class Spelt:
    """A formula's text and what it comes to; None when it divides by 0."""

    text: str
    number: Fraction | None


spaces = st.sampled_from(("", "", " ", "　"))


@st.composite
def atoms(draw: st.DrawFn) -> Spelt:
    if draw(st.booleans()):
        name = draw(st.sampled_from(sorted(NUMBERS)))
        is_quoted = "+" in name or draw(st.booleans())
        return Spelt(f"「{name}」" if is_quoted else name, Fraction(NUMBERS[name]))
    digits = draw(st.sampled_from(("0", "1", "2", "10", "0.5", "1.25", "３", "007", "50%")))
    value = Fraction(digits.rstrip("%")) / (100 if digits.endswith("%") else 1)
    return Spelt(digits, value)


@st.composite
def joined(draw: st.DrawFn, parts: st.SearchStrategy[Spelt]) -> Spelt:
    """Join two parts in brackets, which may be full-width and redundant, with random spelling and spaces."""
    left, right = (draw(parts) for _ in range(2))
    sign = draw(st.sampled_from("+-*/"))
    texts = [draw(bracketed(part)) for part in (left, right)]
    gap = draw(spaces)
    return Spelt(f"{texts[0]}{gap}{draw(st.sampled_from(SPELLINGS[sign]))}{gap}{texts[1]}", _result(left, sign, right))


@st.composite
def bracketed(draw: st.DrawFn, part: Spelt) -> str:
    brackets = draw(st.sampled_from(("()", "（）", "(）")))
    return f"{brackets[0]}{draw(spaces)}{part.text}{brackets[1]}"


@st.composite
def negated(draw: st.DrawFn, parts: st.SearchStrategy[Spelt]) -> Spelt:
    part = draw(parts)
    return Spelt(f"-{draw(bracketed(part))}", None if part.number is None else -part.number)


def _result(left: Spelt, sign: str, right: Spelt) -> Fraction | None:
    if left.number is None or right.number is None or (sign == "/" and not right.number):
        return None
    match sign:
        case "+":
            return left.number + right.number
        case "-":
            return left.number - right.number
        case "*":
            return left.number * right.number
        case _:
            return left.number / right.number


FORMULAS = st.recursive(atoms(), lambda parts: joined(parts) | negated(parts), max_leaves=12)


def result_of(text: str) -> Fraction | None:
    formula = parse_formula(text, NAMES)
    values = {key_of(name): Fraction(number) for name, number in NUMBERS.items()}
    numbers: dict[Leaf, Fraction] = {leaf: values[leaf.key] for leaf in formula.leaves if isinstance(leaf, Name)}
    try:
        return evaluated(formula.root, numbers)
    except ZeroDivisionError:
        return None


@given(FORMULAS)
@settings(max_examples=300)
def test_a_formula_comes_to_what_its_tree_comes_to(formula: Spelt) -> None:
    assert result_of(formula.text) == formula.number
    assert result_of(f"＝{formula.text}") == formula.number


@given(st.lists(st.tuples(st.sampled_from("+-*/"), st.integers(1, 99)), max_size=12), st.integers(0, 99))
def test_without_brackets_products_come_before_sums_from_left_to_right(
    steps: list[tuple[str, int]], first: int
) -> None:
    text = f"{first}" + "".join(f"{sign}{number}" for sign, number in steps)
    terms = [Fraction(first)]
    for sign, number in steps:
        if sign in "+-":
            terms.append(Fraction(number if sign == "+" else -number))
        else:
            terms[-1] = terms[-1] * number if sign == "*" else terms[-1] / number
    assert result_of(text) == sum(terms)


@pytest.mark.parametrize(
    ("text", "number"), [("--教师", 3), ("-+教师", -3), ("5--2", 7), ("5-+2", 3), ("---1", -1), ("6/-教师", -2)]
)
def test_several_signs_in_a_row_count_together(text: str, number: int) -> None:
    assert result_of(text) == number


@given(FORMULAS, st.sampled_from(UNITS))
def test_an_indicator_with_a_formula_has_its_exact_value_or_a_finding(formula: Spelt, unit: str) -> None:
    raw = [Indicator(name, "人", {2025: YearCell(str(n), Decimal(n))}) for name, n in NUMBERS.items()]
    findings = Findings()
    dictionary = define([*raw, Indicator("结果", unit, {}, formula.text)], (), findings)
    evaluation = Evaluation(dictionary, 2025, findings)
    for key in dictionary:
        evaluation.evaluate(key, Tables().named)
    found = evaluation.outcome("结果", 2025)
    if isinstance(found, Value):
        assert found.number == formula.number
        assert found.origin.exact == formula.number
        assert found.shown
    else:
        met = {observation.kind for observation in findings.observations}
        assert Observed.PARTS_OUT_OF_RANGE in met or "D713" in {finding.code for finding in findings}


@given(st.text(alphabet=st.sampled_from('在校生数教师1+X.5%()（）*/-「」"“”=,，计求和去重 \n{}'), max_size=30))
@settings(max_examples=500)
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    try:
        parse_formula(text, NAMES)
    except FormulaError as error:
        assert str(error)


@given(st.text(max_size=30))
def test_any_characters_are_a_formula_or_are_refused(text: str) -> None:
    try:
        parse_formula(text, NAMES)
    except FormulaError as error:
        assert str(error)


@given(
    st.text(alphabet=st.sampled_from("0123456789.,:%-−约万亿元人—１％：， /"), max_size=12) | st.text(max_size=12),
    st.sampled_from(UNITS),
    st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
)
@settings(max_examples=500)
def test_any_typed_cell_is_a_number_or_empty_or_reported(text: str, unit: str, value: Decimal | None) -> None:
    found = read_typed(YearCell(text, value), Unit.of(unit))
    if isinstance(found, Entry):
        assert Unit.of(unit).shown(Unit.of(unit).rounded(found.number, found.decimals))
    else:
        assert found is None or isinstance(found, Finding)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("text", ["9" * 5_000, "9" * 5_000 + "%", "9" * 5_000 + ":1", "1:" + "9" * 5_000])
def test_absurdly_long_numbers_are_refused(text: str, unit: str) -> None:
    assert isinstance(read_typed(YearCell(text), Unit.of(unit)), Finding)


FRACTIONS = st.fractions(min_value=-(10**12), max_value=10**12)
HALVES = st.integers(-(10**6), 10**6).map(lambda number: Fraction(number, 200))


@given(HALVES | st.decimals(allow_nan=False, allow_infinity=False, places=8).map(Fraction), st.integers(0, 8))
def test_rounding_is_half_away_from_zero(number: Fraction, decimals: int) -> None:
    context = Context(prec=400)
    exact = context.divide(Decimal(number.numerator), Decimal(number.denominator))
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context)
    assert rounded(number, decimals) == expected


@given(FRACTIONS, st.integers(0, 8))
def test_rounding_is_never_off_by_more_than_half_a_unit_and_never_minus_nought(number: Fraction, decimals: int) -> None:
    found = rounded(number, decimals)
    assert abs(Fraction(found) - number) <= Fraction(1, 2 * 10**decimals)
    assert not digits_of(found).startswith("-0" if decimals == 0 else "-0." + "0" * decimals)


@given(FRACTIONS)
def test_exact_digits_are_the_number_or_say_that_they_go_on(number: Fraction) -> None:
    digits = exact_digits(number)
    if digits.endswith("…"):
        assert abs(Fraction(digits[:-1]) - number) <= max(abs(number) / 10**8, Fraction(1, 100))
    else:
        assert Fraction(digits) == number
