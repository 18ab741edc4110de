"""Documents asked about by three validators: openxml-audit, ooxml-integrity and the invariants of this project.

What a validator says without reason stands in FALSE_ALARMS; everything else fails the test that made the document.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ooxml_integrity
from openxml_audit import OpenXmlValidator

from tests.invariants import faults


@dataclass(frozen=True)
class FalseAlarm:
    """What a validator says (a regular expression) that is no fault, and why."""

    validator: str
    pattern: str
    reason: str


# None is known. A new one is entered here with its reason, in words that an editor understands.
FALSE_ALARMS: tuple[FalseAlarm, ...] = ()


@cache
def _open_xml() -> OpenXmlValidator:
    return OpenXmlValidator()


VALIDATORS: Mapping[str, Callable[[Path], list[str]]] = {
    "invariants": faults,
    "openxml-audit": lambda path: [str(error) for error in _open_xml().validate(path).errors],
    "ooxml-integrity": lambda path: [str(finding) for finding in ooxml_integrity.check(str(path))],
}


def complaints(content: bytes) -> list[str]:
    """Return what the validators say about a .docx file, each with the validator's name before it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "报告.docx"
        path.write_bytes(content)
        return list(_complaints(path))


def _complaints(path: Path) -> Iterator[str]:
    for name, validator in VALIDATORS.items():
        yield from (f"{name}: {said}" for said in validator(path) if not _is_false(name, said))


def _is_false(name: str, said: str) -> bool:
    return any(alarm.validator == name and re.search(alarm.pattern, said) for alarm in FALSE_ALARMS)
