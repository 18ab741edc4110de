"""What a code means: what is found, why it matters, how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zhibao.findings import NothingMadeError, Rule, environment_rules
from zhibao.findings.catalogue import all_rules
from zhibao.findings.listing import SEVERITY_NAMES
from zhibao.model.ref import CellRef
from zhibao.text.nearest import suggestion
from zhibao.text.typed_commands import as_typed_here


class Explanation(Struct, frozen=True):
    """A rule, and why it matters where that is stated."""

    rule: Rule
    why: str = ""
    may_be_waived: bool = False


def rule_of(code: str) -> Explanation:
    """Return what a code means; NothingMadeError, which names the nearest one, when there is none."""
    wanted, rules = code.strip().upper(), all_rules()
    if wanted in rules:
        return Explanation(rules[wanted])
    # The checks know the whole report, which takes long to load.
    from zhibao.checks import all_checks

    checks = {each.code: each for each in all_checks()}
    if wanted in checks:
        check = checks[wanted]
        return Explanation(check.rule, check.why, check.may_be_waived)
    near = suggestion(code, [*rules, *checks])
    raise NothingMadeError(environment_rules.UNKNOWN_CODE.at(CellRef(), found=code, suggestion=near))


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation."""
    rule = explanation.rule
    yield f"{rule.code}（{SEVERITY_NAMES[rule.severity]}）{rule.title}"
    yield f"意思：{as_typed_here(rule.general_message)}"
    if explanation.why:
        yield f"为什么要紧：{explanation.why}"
    yield f"怎么改：{as_typed_here(rule.general_advice)}"
    if explanation.may_be_waived:
        yield "说错了的：在“核对”表写一行代码、工作表、单元格、摘录、理由。"
