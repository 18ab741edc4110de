"""Values year by year, and where each comes from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from zhibao.findings import Findings
from zhibao.indicators.dictionary import define
from zhibao.indicators.evaluation import Evaluation
from zhibao.indicators.values import FAULT, Gap, Value
from zhibao.model.indicator import Indicator, YearCell
from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.named_tables import NamedTable, Tables


def raw(name: str, row: int, *numbers: int) -> Indicator:
    """Return an indicator with numbers for the years up to 2025."""
    cells = zip("CD", (2024, 2025), numbers, strict=False)
    years = {year: YearCell(str(number), Decimal(number), CellRef("指标", f"{at}{row}")) for at, year, number in cells}
    return Indicator(name, "人", years)


def evaluated(*indicators: Indicator, tables: tuple[NamedTable, ...] = ()) -> tuple[Evaluation, list[str]]:
    """Return the evaluation, and the codes of what was found with the names of what was observed."""
    findings = Findings()
    dictionary = define(indicators, (), findings)
    evaluation = Evaluation(dictionary, 2025, findings)
    for key in dictionary:
        evaluation.evaluate(key, Tables(tables).named)
    return evaluation, [*(each.code for each in findings), *(each.kind.name for each in findings.observations)]


def value(evaluation: Evaluation, key: str, year: int = 2025) -> Value:
    found = evaluation.outcome(key, year)
    assert isinstance(found, Value)
    return found


def test_a_formula_holds_for_every_year_that_has_its_inputs() -> None:
    evaluation, _ = evaluated(raw("甲", 2, 10, 20), raw("乙", 3, 4), Indicator("丙", "", {}, "甲/乙"))
    assert value(evaluation, "丙", 2024).number == Fraction(5, 2)
    assert isinstance(evaluation.outcome("丙", 2025), Gap)


def test_a_computed_value_knows_formula_working_and_every_cell_behind_it() -> None:
    evaluation, _ = evaluated(raw("甲", 2, 10, 20), Indicator("乙", "", {}, "甲/3"), Indicator("丙", "", {}, "乙*甲"))
    origin = value(evaluation, "丙").origin
    assert (origin.formula, origin.working) == ("乙*甲", "6.666666667…*20")
    assert [str(ref) for ref in origin.inputs()] == ["指标!D2"]


def test_a_reported_value_stands_before_the_computed_one_which_is_kept() -> None:
    years = {2025: YearCell("12", Decimal(12), CellRef("指标", "D3"))}
    evaluation, codes = evaluated(raw("甲", 2, 10, 20), Indicator("乙", "", years, "甲/2"))
    found = value(evaluation, "乙")
    assert (str(found.number), str(found.computed), codes) == ("12", "10", [])
    assert [str(ref) for ref in found.origin.inputs()] == ["指标!D3", "指标!D2"]


def test_what_is_given_up_is_a_fault_in_every_year() -> None:
    evaluation, _ = evaluated(raw("甲", 2, 10, 20))
    evaluation.give_up("甲")
    assert [evaluation.outcome("甲", year) for year in (2024, 2025)] == [FAULT, FAULT]


def test_a_year_that_the_dictionary_lacks_is_a_blank_without_a_column() -> None:
    evaluation, _ = evaluated(raw("甲", 2, 10, 20))
    gap = evaluation.outcome("甲", 1999)
    assert isinstance(gap, Gap)
    assert [(blank.name, blank.year, blank.has_column) for blank in gap.blanks] == [("甲", 1999, False)]


def test_a_division_by_nought_names_the_divisor_of_that_year_only() -> None:
    evaluation, codes = evaluated(raw("甲", 2, 1, 2), raw("乙", 3, 5, 0), Indicator("丙", "", {}, "甲/乙"))
    assert value(evaluation, "丙", 2024).number == Fraction(1, 5)
    assert (evaluation.outcome("丙", 2025), codes) == (FAULT, ["D713"])


def test_thousands_of_factors_and_divisors_are_too_long_and_no_more() -> None:
    reported = {2025: YearCell("12", Decimal(12), CellRef("指标", "D3"))}
    product, quotient = "*".join(["甲"] * 3000), "1/" + "/".join(["甲"] * 1500)
    evaluation, codes = evaluated(
        raw("甲", 2, 10, 99999),
        Indicator("积", "", {}, product),
        Indicator("商", "", reported, quotient),
    )
    assert evaluation.outcome("积", 2025) == FAULT
    assert set(codes) == {"NUMBER_TOO_LONG"}
    assert value(evaluation, "商").computed == 1 / Fraction(99999) ** 1500


def test_a_tally_of_endless_digits_is_too_long_even_where_they_cancel_out() -> None:
    rows = [["学校", "人数"], ["一职专", "9" * 5000], ["二职专", "9" * 5000]]
    cells = tuple(tuple(TableCell((Text.of(text),)) for text in row) for row in rows)
    table = NamedTable("数据人数", Table(cells))
    formula = '求和("数据人数", "人数")'
    evaluation, codes = evaluated(
        Indicator("和", "", {}, formula), Indicator("比", "", {}, f"{formula}/{formula}"), tables=(table,)
    )
    assert [evaluation.outcome(key, 2025) for key in ("和", "比")] == [FAULT, FAULT]
    assert codes == ["NUMBER_TOO_LONG", "NUMBER_TOO_LONG"]
