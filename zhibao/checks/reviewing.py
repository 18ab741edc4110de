"""All checks, and what they find."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from msgspec import Struct

from zhibao.checks.check import Check
from zhibao.checks.matter import Matter
from zhibao.findings import Finding, Findings, environment_rules


class Reviewed(Struct, frozen=True):
    """What was found, with the program's own faults, and the checks for which something was not given."""

    findings: Findings
    skipped: tuple[type[Check], ...] = ()


@cache
def all_checks() -> tuple[type[Check], ...]:
    """Return every check in the order of codes; ValueError when two share a code."""
    package = __name__.rpartition(".")[0]
    modules = pkgutil.walk_packages([str(Path(__file__).parent)], f"{package}.")
    checks = sorted(set(_stated(module.name for module in modules)), key=lambda check: check.code)
    codes = [check.code for check in checks]
    if len(set(codes)) < len(codes):
        raise ValueError(f"two checks share a code: {codes}")
    return tuple(checks)


def _stated(names: Iterable[str]) -> Iterator[type[Check]]:
    for name in names:
        values = vars(importlib.import_module(name)).values()
        yield from (each for each in values if isinstance(each, type) and issubclass(each, Check) and each is not Check)


def review(matter: Matter, checks: Iterable[type[Check]] | None = None) -> Reviewed:
    """Return what the checks find, all of them where none are named; one that fails is reported and stops no other."""
    findings, skipped = Findings(), []
    for check in all_checks() if checks is None else checks:
        if "previous" in check.needs and matter.previous is None:
            skipped.append(check)
            continue
        found = findings.guarded(partial(_found, check, matter), environment_rules.CHECK_FAILED, code=check.code)
        findings.extend(found or ())
    return Reviewed(findings, tuple(skipped))


def _found(check: type[Check], matter: Matter) -> list[Finding]:
    """Return what a check finds; a list, so that a fault in it, or in what it needs, shows here."""
    return list(check().found(**{name: getattr(matter, name) for name in check.needs}))
