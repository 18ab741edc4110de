"""A basis that only says the formula over again explains no difference."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.builders import read_file
from zhibao.findings import Findings
from zhibao.indicators.basis import says_only_terms
from zhibao.indicators.dictionary import define

TERMS = ("生师比", "中职在校生", "专任教师", "“双师型”教师", "毕业生数")
CATALOGUES = sorted(Path("templates").glob("*/indicators.toml"))


@pytest.mark.parametrize(
    "basis",
    [
        "占专任教师",
        "在校生与专任教师之比",
        "中职在校生÷专任教师×100%",
        "每名专任教师",
        "以毕业生为分母",
        '"双师型"教师占专任教师数的比例',
    ],
)
def test_the_terms_themselves_explain_nothing(basis: str) -> None:
    assert says_only_terms(basis, TERMS)


@pytest.mark.parametrize(
    "basis",
    ["按折合在校生计算", "不含技工学校", "以全日制在校生为分母", "含外聘", "引自上年度报告", "专任教师含实习指导教师"],
)
def test_what_the_formula_does_not_say_explains(basis: str) -> None:
    assert not says_only_terms(basis, TERMS)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.name)
def test_no_basis_of_the_catalogue_explains_a_difference(path: Path) -> None:
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    assert [
        each["name"] for group in groups for each in group["indicators"] if "formula" in each and "basis" in each
    ] == []


@pytest.mark.parametrize("folder", ["inputs/焦作市2025", "tests/data/云州市2025"])
def test_no_basis_of_a_sample_explains_a_difference(folder: str) -> None:
    report = read_file(Path(folder) / "工作簿.xlsx").report
    defined = define(report.indicators, (), Findings()).values()
    stated = [each for each in defined if each.formula and each.indicator.basis]
    assert [each.indicator.name for each in stated if not says_only_terms(each.indicator.basis, each.terms)] == []
