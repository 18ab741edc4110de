"""What a careful reviewer would find: coded rules and the findings made from them."""

from zhibao.findings.finding import Finding, Findings, NothingMadeError, Rule, Severity

__all__ = ["Finding", "Findings", "NothingMadeError", "Rule", "Severity"]
