"""From tokens to a tree, or to the reason why not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zhibao.indicators.aggregate_call import FormulaError
from zhibao.indicators.formula import Aggregate, Condition, Constant, Formula, Name, Product, Sum
from zhibao.indicators.lexer import Names
from zhibao.indicators.parser import UnknownNamesError, parse_formula

NAMES = Names(("甲", "乙"))


def parse(text: str) -> Formula:
    return parse_formula(text, NAMES)


def test_a_sum_has_signs_and_a_product_divisors() -> None:
    first, second = Name("甲", (0, 1)), Name("乙", (2, 3))
    assert parse("甲-乙").root == Sum(((1, first), (-1, second)))
    assert parse("甲/乙").root == Product(((False, first), (True, second)))


def test_a_leading_equals_sign_and_spaces_are_let_pass() -> None:
    assert parse(" ＝ 甲 ＋ 1 ") == parse("甲+1")


def test_the_leaves_stand_in_order() -> None:
    assert [str(leaf.span) for leaf in parse("(乙+甲)*乙").leaves] == ["(1, 2)", "(3, 4)", "(6, 7)"]


@pytest.mark.parametrize(
    ("text", "divisors"),
    [
        ("甲/乙", ["乙"]),
        ("甲/(甲+乙)*10", ["(甲+乙)"]),
        ("甲/乙/2", ["乙", "2"]),
        ("甲/乙+1", []),
        ("甲*乙", []),
    ],
)
def test_the_outermost_divisors_are_kept_with_their_words(text: str, divisors: list[str]) -> None:
    assert [words for _, words in parse(text).divisors] == divisors


def test_a_percentage_is_a_number() -> None:
    assert parse("50%").root == Constant(Fraction(1, 2))


@pytest.mark.parametrize(
    ("text", "is_times"), [("甲/乙*100", True), ("100*甲", True), ("甲/100", False), ("甲+100", False)]
)
def test_a_formula_knows_whether_it_is_times_a_hundred(text: str, is_times: bool) -> None:
    assert parse(text).is_times(100) is is_times


def test_a_tally_has_table_column_and_conditions() -> None:
    found = Aggregate("求和", "获奖", "人数", (Condition("级别", "省级"), Condition("等次", "一等奖")), (0, 30))
    assert parse('求和("获奖","人数",级别="省级",等次="一等奖")').root == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "是空的"),
        ("=", "是空的"),
        ("甲+", "没有写完"),
        ("(甲", "少了右括号"),
        ("甲)", "“甲”后面的“)”看不懂"),
        ("甲*/乙", "“甲*”后面的“/乙”看不懂"),
        ("()", "“(”后面的“)”看不懂"),
        ("「」", "开头的“「」”看不懂"),
        ("*甲", "开头的“*甲”看不懂"),
        ("甲,乙", "“甲”后面的“,乙”看不懂"),
        ("(" * 51 + "甲" + ")" * 51, "50 层以上"),
        ("计数()", "应写成"),
        ('计数("获奖"', "应写成"),
        ('求和("获奖",级别="省级","人数")', "应写成"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(FormulaError) as error:
        parse(text)
    assert reason in str(error.value)


def test_all_unknown_names_are_named_once() -> None:
    with pytest.raises(UnknownNamesError) as error:
        parse("丙+丁*丙")
    assert error.value.words == ("丙", "丁")


def test_ten_thousand_terms_are_no_deeper_than_two() -> None:
    assert len(parse("+".join(["甲"] * 10_000)).leaves) == 10_000
