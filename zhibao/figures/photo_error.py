"""Why a picture cannot be printed."""

from __future__ import annotations

from zhibao.findings import Finding, Rule
from zhibao.model.ref import CellRef


class PhotoError(Exception):
    """Raised for a picture that cannot be printed; carries the rule that says why."""

    def __init__(self, rule: Rule, **values: object) -> None:
        super().__init__(rule.title)
        self.rule = rule
        self.values = values

    def finding(self, ref: CellRef, name: str) -> Finding:
        """Return the finding about the picture of that name."""
        return self.rule.at(ref, found=name, **self.values)
