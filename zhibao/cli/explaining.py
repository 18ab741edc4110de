"""What a code means: what is found, why it matters, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhibao.checks import all_checks
from zhibao.cli.finding_lines import finding_lines
from zhibao.findings import Finding, NothingMadeError, Rule, environment_rules
from zhibao.findings.catalogue import all_rules
from zhibao.findings.listing import SEVERITY_NAMES
from zhibao.model.ref import CellRef
from zhibao.text.nearest import suggestion
from zhibao.text.typed_commands import as_typed_here


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule, why it matters where that is stated, and what was found of it."""

    rule: Rule
    why: str = ""
    may_be_waived: bool = False
    findings: tuple[Finding, ...] = ()


def rule_of(code: str) -> Explanation:
    """Return what a code means; NothingMadeError, which names the nearest one, when there is none."""
    known = {each: Explanation(rule) for each, rule in all_rules().items()}
    known |= {each.code: Explanation(each.rule, each.why, each.may_be_waived) for each in all_checks()}
    found = known.get(code.strip().upper())
    if found is None:
        near = suggestion(code, known)
        raise NothingMadeError(environment_rules.UNKNOWN_CODE.at(CellRef(), found=code, suggestion=near))
    return found


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation, the findings last."""
    rule = explanation.rule
    yield f"{rule.code}（{SEVERITY_NAMES[rule.severity]}）{rule.title}"
    yield f"意思：{as_typed_here(rule.general_message)}"
    if explanation.why:
        yield f"为什么要紧：{explanation.why}"
    yield f"怎么改：{as_typed_here(rule.general_advice)}"
    if explanation.may_be_waived:
        yield "说错了的：在“核对”表写一行代码、工作表、单元格、摘录、理由。"
    if explanation.findings:
        yield f"您的工作簿里有 {len(explanation.findings)} 处："
        yield from finding_lines(explanation.findings)
