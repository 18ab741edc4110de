"""A finding is data: its rule, its place, its values; it is put into words where it is shown."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import TypeVar

from immutabledict import immutabledict
from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings.place import Place, ReportPlace, TemplatePlace
from zhibao.model.observation import Observation, Observed
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.text.fault_traces import fault_place
from zhibao.text.lone_surrogates import without_halves
from zhibao.text.quotes import nested, with_nested
from zhibao.text.typed_commands import as_typed_here

T = TypeVar("T")
PlainValue = str | int | float | bool
# The values that are words found, the closest to the place first.
_EXCERPTS = ("excerpt", "text", "found", "formula", "name")
_PLACE = "place"


class Severity(Enum):
    """An error makes the report a draft; a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Struct, frozen=True):
    """One problem at one place; `accepted` holds the clerk's reason where it was waived.

    `cause` says in one line what is behind it, the same for all findings that go away with it.
    """

    rule: Rule
    place: Place
    values: Mapping[str, PlainValue] = immutabledict()
    accepted: str | None = None
    cause: str = ""

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def ref(self) -> CellRef:
        """The place in the workbook; NOWHERE for one in a template or in the report."""
        return self.place if isinstance(self.place, CellRef) else NOWHERE

    @property
    def file(self) -> str:
        """The name of the workbook, template or report that it is in; empty where it is in none."""
        return self.place.workbook if isinstance(self.place, CellRef) else self.place.file

    @property
    def excerpt(self) -> str:
        """The words found, as far as they are among the values."""
        return next((each for key in _EXCERPTS if isinstance(each := self.values.get(key), str)), "")

    @property
    def message(self) -> str:
        return self._filled(self.rule.message)

    @property
    def advice(self) -> str:
        return self._filled(self.rule.advice)

    @property
    def is_cause(self) -> bool:
        """Tell whether it is itself the cause of others."""
        return bool(self.cause) and self.cause == self.message

    def because(self, cause: str) -> Finding:
        """Return it with the cause; one that has a cause keeps it."""
        return replace(self, cause=self.cause or cause)

    def as_cause(self) -> Finding:
        """Return it as the cause of itself, and of others that follow from it."""
        return self.because(self.message)

    def within(self, whole: TemplatePlace | ReportPlace) -> Finding:
        """Return it in that file, where it has no place, or one of that kind without a file."""
        place = self.place
        if isinstance(place, CellRef):
            return replace(self, place=whole) if place == NOWHERE else self
        lacks_file = type(place) is type(whole) and not place.file
        return replace(self, place=replace(place, file=whole.file)) if lacks_file else self

    def with_words(self, change: Callable[[str], str]) -> Finding:
        """Return it with `change` made to the words among its values."""
        values = {key: change(value) if isinstance(value, str) else value for key, value in self.values.items()}
        return replace(self, values=immutabledict(values))

    def _filled(self, words: str) -> str:
        """Return the words with the values in place; the quotation marks of what is quoted become single ones."""
        values = {**self.values, _PLACE: self.place}
        pieces: list[str] = []
        for literal, name, is_quoted in _parsed(as_typed_here(words)):
            value = str(values[name]) if name else ""
            pieces += (literal, nested(value) if is_quoted else with_nested(value))
        return "".join(pieces)


class Rule(Struct, frozen=True):
    """A kind of problem; `message` and `advice` hold placeholders, {place} for the place and the rest for values."""

    code: str
    severity: Severity
    title: str
    message: str
    advice: str

    @property
    def general_message(self) -> str:
        """The message with … where a finding has a value."""
        return _without_values(self.message)

    @property
    def general_advice(self) -> str:
        """The advice with … where a finding has a value."""
        return _without_values(self.advice)

    def at(self, place: Place, **values: object) -> Finding:
        """Return this rule's finding at a place; KeyError when a placeholder has no value."""
        missing = _placeholders(self.message + self.advice) - values.keys()
        if missing:
            raise KeyError(*sorted(missing))
        return Finding(self, place, immutabledict({key: _plain(value) for key, value in values.items()}))


@cache
def _placeholders(words: str) -> frozenset[str]:
    return frozenset(name for _, name, _ in _parsed(words) if name) - {_PLACE}


@cache
def _parsed(words: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the words piece by piece: what stands there, the placeholder after it, whether that is within “ ”."""
    pieces, depth = [], 0
    for literal, name, _, _ in string.Formatter().parse(words):
        depth += literal.count("“") - literal.count("”")
        pieces.append((literal, name or "", depth > 0))
    return tuple(pieces)


def _without_values(words: str) -> str:
    return words.format_map(defaultdict(lambda: "…"))


def _plain(value: object) -> PlainValue:
    # str() makes plain strings of lxml's too, which hold on to their tree.
    return value if isinstance(value, int | float) else without_halves(str(value))


class Findings:
    """Collects the findings of one step, so that one run shows them all, and what it leaves to the review to judge."""

    def __init__(self) -> None:
        # A dict keeps the order and finds a repetition at once.
        self._found: dict[Finding, None] = {}
        self._observed: dict[Observation, None] = {}
        self.faults: list[Exception] = []

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What was met and is no finding yet."""
        return tuple(self._observed)

    def add(self, finding: Finding) -> None:
        """Keep one finding; the same one twice is kept once."""
        self._found.setdefault(finding)

    def observe(self, kind: Observed, ref: CellRef, **values: object) -> None:
        """Keep what was met, for the review to judge."""
        self._observed.setdefault(Observation(kind, ref, immutabledict(values)))

    def add_fault(self, finding: Finding, fault: Exception) -> None:
        """Keep a finding that tells of a fault of the program, and the fault."""
        self.add(finding)
        self.faults.append(fault)

    def guarded(self, step: Callable[[], T], rule: Rule, **values: object) -> T | None:
        """Return what a step makes; None, and a finding of the rule, for a fault of the program.

        The rule's `reason` is where the program failed.
        """
        try:
            return step()
        except Exception as error:
            self.add_fault(rule.at(CellRef(), **values, reason=fault_place(error)), error)
            return None

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several findings."""
        for finding in findings:
            self.add(finding)
        if isinstance(findings, Findings):
            self.faults += (fault for fault in findings.faults if fault not in self.faults)

    def with_words(self, change: Callable[[str], str]) -> Findings:
        """Return the same findings with `change` made to the words found."""
        changed = Findings()
        changed.extend(finding.with_words(change) for finding in self)
        changed.faults += self.faults
        return changed

    def __iter__(self) -> Iterator[Finding]:
        return iter(tuple(self._found))


class NothingMadeError(Exception):
    """Raised when a step cannot go on at all; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def __str__(self) -> str:
        return "；".join(finding.message for finding in self.findings)
