"""Documents asked about by three validators: openxml-audit, ooxml-integrity and the invariants of this project.

What a validator says without reason stands in FALSE_ALARMS; everything else fails the test that made the document.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import ooxml_integrity
from openxml_audit import OpenXmlValidator
from openxml_audit.context import ValidationContext
from openxml_audit.errors import ValidationError
from openxml_audit.parts import OpenXmlPart
from openxml_audit.schema.validator import SchemaValidator

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
    validator = OpenXmlValidator()
    validator._schema_validator = _SchemaOnceAPart(validator._schema_validator)
    return validator


class _SchemaOnceAPart:
    """The schema, which knows nothing of other parts, asked once about each part: most documents share all but one."""

    def __init__(self, schema: SchemaValidator) -> None:
        self._schema = schema
        self._valid: set[tuple[str, str | None, str]] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._schema, name)

    def validate_part(self, part: OpenXmlPart, context: ValidationContext) -> list[ValidationError]:
        key = (part.uri, part.content_type, hashlib.sha256(part.raw_content or b"").hexdigest())
        if key not in self._valid:
            before = len(context.errors)
            self._schema.validate_part(part, context)
            if len(context.errors) == before:
                self._valid.add(key)
        errors: list[ValidationError] = context.errors
        return errors


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
