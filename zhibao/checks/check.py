"""The base of all checks."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

from zhibao.checks.matter import NEEDS
from zhibao.findings import Finding, Place, Rule, Severity

# What a reason may take the place of mending: data, texts and pictures may be right though they look wrong.
_WAIVED = ("D", "T", "P")
_STATED = ("code", "severity", "title", "message", "advice", "why")


class Check(ABC):
    """One thing that a careful reviewer looks for.

    A subclass states what a `Rule` states and, in `why`, why it matters. The parameters of its `found` are what it
    needs: properties of `Matter`. TypeError for one that states too little or needs what nobody knows.
    Whether a reason may take the place of mending follows from the family, unless the subclass states it.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[str]
    message: ClassVar[str]
    advice: ClassVar[str]
    why: ClassVar[str]
    rule: ClassVar[Rule]
    needs: ClassVar[tuple[str, ...]]
    may_be_waived: ClassVar[bool]

    def __init_subclass__(cls) -> None:
        _, *needs = inspect.signature(cls.found).parameters
        missing = [name for name in _STATED if not hasattr(cls, name)]
        unknown = [name for name in needs if name not in NEEDS]
        if missing or unknown:
            raise TypeError(f"{cls.__name__} does not state {missing}, needs {unknown}")
        cls.needs = tuple(needs)
        if "may_be_waived" not in vars(cls):
            cls.may_be_waived = cls.code.startswith(_WAIVED)
        cls.rule = Rule(cls.code, cls.severity, cls.title, cls.message, cls.advice)

    @abstractmethod
    def found(self, *needs: Any, **named: Any) -> Iterator[Finding]:
        """Yield what is found in what the check needs."""

    def at(self, place: Place, **values: object) -> Finding:
        """Return this check's finding at a place; KeyError when a placeholder has no value."""
        return self.rule.at(place, **values)
