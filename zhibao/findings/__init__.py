"""What a careful reviewer would find: coded rules and the findings made from them."""

from zhibao.findings.finding import Finding, Findings, NothingMadeError, Rule, Severity
from zhibao.findings.place import Place, ReportPlace, TemplatePlace

__all__ = ["Finding", "Findings", "NothingMadeError", "Place", "ReportPlace", "Rule", "Severity", "TemplatePlace"]
