"""All rules by code, gathered from the modules of this package."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from zhibao.findings.finding import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in code order; ValueError when two share a code."""
    rules: dict[str, Rule] = {}
    for rule in _stated():
        if rules.setdefault(rule.code, rule) is not rule:
            raise ValueError(f"two rules have the code {rule.code}")
    return dict(sorted(rules.items()))


def _stated() -> list[Rule]:
    names = (module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = [importlib.import_module(f"zhibao.findings.{name}") for name in names]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
