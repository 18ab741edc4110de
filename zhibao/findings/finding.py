"""A finding names a code, a place in the workbook, what was found and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from zhibao.model.ref import CellRef


class Severity(Enum):
    """An error makes the report a draft; a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place; `accepted` holds the clerk's reason where it was waived."""

    code: str
    severity: Severity
    ref: CellRef
    message: str
    advice: str
    accepted: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem; `message` and `advice` hold the placeholders that `at` fills."""

    code: str
    severity: Severity
    title: str
    message: str
    advice: str

    def at(self, ref: CellRef, **values: object) -> Finding:
        """Return this rule's finding at `ref`; KeyError when a placeholder has no value."""
        message, advice = self.message.format(**values), self.advice.format(**values)
        return Finding(self.code, self.severity, ref, message, advice)


class Findings:
    """Collects the findings of one step, so that one run shows them all."""

    def __init__(self) -> None:
        # A dict keeps the order and finds a repetition at once.
        self._found: dict[Finding, None] = {}

    def add(self, finding: Finding) -> None:
        """Keep one finding; the same one twice is kept once."""
        self._found.setdefault(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several findings."""
        for finding in findings:
            self.add(finding)

    def __iter__(self) -> Iterator[Finding]:
        return iter(tuple(self._found))


class NothingMadeError(Exception):
    """Raised when a step cannot go on at all; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("；".join(finding.message for finding in findings))
        self.findings = findings
