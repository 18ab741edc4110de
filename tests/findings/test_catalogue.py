"""The rules: their codes, their words, their severities."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from msgspec.structs import replace

from zhibao.findings import Finding, Findings, NothingMadeError, Rule, Severity, catalogue
from zhibao.findings.catalogue import all_rules
from zhibao.model.ref import CellRef

RULES = tuple(all_rules().values())
STATED = re.compile(r'Rule\(\s*"(\w+)"')
BROKEN = Rule("X001", Severity.ERROR, "题", "“{found}”不对", "请改{found}，{{{{名称}}}}")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_code_is_a_family_letter_and_three_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[WSDTPMFEIN]\d{3}", rule.code)


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


def test_every_rule_that_a_file_states_is_there_and_codes_are_in_order() -> None:
    """The files are read as text: what they state is known without the catalogue."""
    files = Path(catalogue.__file__).parent.glob("*_rules.py")
    stated = [code for file in files for code in STATED.findall(file.read_text(encoding="utf-8"))]
    assert list(all_rules()) == sorted(stated)


def test_codes_are_in_order_whatever_the_order_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [replace(BROKEN, code=code) for code in ("X003", "X001", "X002")]
    monkeypatch.setattr(catalogue, "_stated", lambda: rules)
    assert list(all_rules.__wrapped__()) == ["X001", "X002", "X003"]


def test_two_rules_with_one_code_are_a_programming_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_stated", lambda: [BROKEN, BROKEN, replace(BROKEN, title="另一题")])
    with pytest.raises(ValueError, match="two rules have the code X001"):
        all_rules.__wrapped__()


def test_a_missing_value_is_a_programming_error() -> None:
    with pytest.raises(KeyError, match="found"):
        BROKEN.at(CellRef())


def test_a_finding_quotes_values_and_double_braces_as_they_are() -> None:
    finding = BROKEN.at(CellRef(), found="{地区}")
    assert (finding.message, finding.advice) == ("“{地区}”不对", "请改{地区}，{{名称}}")


@pytest.mark.parametrize(
    ("message", "found", "shown"),
    [
        ("“{found}”不对。", "“双师型”教师", "“‘双师型’教师”不对。"),
        ("这里的 {found} 多了。", "“", "这里的 “ 多了。"),
        ("不认识{found}", "，是不是““双师型”教师”？", "不认识，是不是“‘双师型’教师”？"),
        ("“{{{{名称}}}}”里的“{found}”", "坚持“三全", "“{{名称}}”里的“坚持‘三全”"),
    ],
)
def test_what_is_quoted_has_single_marks_inside(message: str, found: str, shown: str) -> None:
    finding = replace(BROKEN, message=message).at(CellRef(), found=found)
    assert (finding.message, finding.excerpt) == (shown, found)


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
