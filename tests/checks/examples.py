"""What each check must say of a small workbook, or must be silent about: every module of tests here lists its own.

EXAMPLES = [Example(SchoolTwice, sheets, ["学校!A4"]), Example(SchoolTwice, others, [])]
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.builders import Sheets
from zhibao.checks import Album, Check


@dataclass(frozen=True)
class Example:
    """A workbook, and what the check finds in it: nothing where it must be silent; how it is stated is the module's."""

    check: type[Check]
    sheets: Sheets
    told: Sequence[object]
    previous: Sheets | None = None
    album: Album | None = None


def _gathered() -> Iterator[Example]:
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        module = importlib.import_module(f"tests.checks.{path.stem}")
        yield from getattr(module, "EXAMPLES", ())


@cache
def examples() -> dict[str, list[Example]]:
    """Return the examples of all modules by the codes of their checks."""
    found: dict[str, list[Example]] = defaultdict(list)
    for example in _gathered():
        found[example.check.code].append(example)
    return found
