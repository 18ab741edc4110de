"""The rules: their codes, their words, their severities."""

from __future__ import annotations

import re
import string

import pytest

from zhibao.findings import Finding, Findings, NothingMadeError, Rule, Severity
from zhibao.findings.catalogue import all_rules
from zhibao.model.ref import CellRef

RULES = tuple(all_rules().values())
BROKEN = Rule("X001", Severity.ERROR, "题", "“{found}”不对", "请改{found}，{{{{名称}}}}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_code_is_a_family_letter_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[WSDTPMFE]\d{3}", rule.code)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_was_found_and_what_to_do(rule: Rule) -> None:
    assert rule.title and rule.advice.endswith(("。", "。”"))
    assert not rule.title.endswith("。")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_be_filled(rule: Rule) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(rule.message + rule.advice) if name} - {"place"}
    finding = rule.at(CellRef("基本情况", "B2"), **dict.fromkeys(names, "{某}"))
    assert (finding.code, finding.severity, str(finding.ref)) == (rule.code, rule.severity, "基本情况!B2")
    for name in names:
        assert f"{{{name}}}" not in finding.message.replace("{{名称}}", "")


def test_codes_are_in_order() -> None:
    assert list(all_rules()) == sorted(all_rules())


def test_a_missing_value_is_a_programming_error() -> None:
    with pytest.raises(KeyError, match="found"):
        BROKEN.at(CellRef())


def test_a_finding_quotes_values_and_double_braces_as_they_are() -> None:
    finding = BROKEN.at(CellRef(), found="{地区}")
    assert (finding.message, finding.advice) == ("“{地区}”不对", "请改{地区}，{{名称}}")


def test_the_same_finding_is_kept_once_and_order_is_kept() -> None:
    findings = Findings()
    first, second = (BROKEN.at(CellRef("甲", cell), found=1) for cell in ("A2", "A3"))
    findings.extend([second, first, second])
    assert list(findings) == [second, first]


def test_findings_may_be_added_while_they_are_read() -> None:
    findings = Findings()
    findings.add(BROKEN.at(CellRef(), found=1))
    for _ in findings:
        findings.add(BROKEN.at(CellRef(), found=2))
    assert len(list(findings)) == 2


def test_an_error_that_stops_carries_its_findings_and_says_them() -> None:
    found: tuple[Finding, ...] = tuple(BROKEN.at(CellRef(), found=number) for number in (1, 2))
    error = NothingMadeError(*found)
    assert error.findings == found
    assert str(error) == "“1”不对；“2”不对"


@pytest.mark.parametrize(
    ("ref", "shown"),
    [(CellRef("基本情况", "B2"), "基本情况!B2"), (CellRef("基本情况"), "基本情况"), (CellRef(), "")],
)
def test_a_place_reads_as_excel_writes_it(ref: CellRef, shown: str) -> None:
    assert str(ref) == shown
