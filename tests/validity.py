"""Documents asked about by three validators: openxml-audit, ooxml-integrity and the invariants of this project.

What a validator says without reason stands in FALSE_ALARMS; everything else fails the test that made the document.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import tempfile
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import ooxml_integrity
from openxml_audit import OpenXmlValidator
from openxml_audit.context import ValidationContext
from openxml_audit.errors import ValidationError
from openxml_audit.package import OpenXmlPackage
from openxml_audit.parts import OpenXmlPart

from tests.invariants import faults


@dataclass(frozen=True)
class FalseAlarm:
    """What a validator says (a regular expression) that is no fault, and why."""

    validator: str
    pattern: str
    reason: str


# None is known. A new one is entered here with its reason, in words that an editor understands.
FALSE_ALARMS: tuple[FalseAlarm, ...] = ()


# Parts that refer to others and that no other refers into.
_ONLY_SAYING = {"/docProps/core.xml", "/docProps/app.xml", "/word/document.xml"}


@cache
def _open_xml() -> OpenXmlValidator:
    validator = OpenXmlValidator()
    validator._schema_validator = _OnceAPart(validator._schema_validator, _by_itself)
    validator._semantic_validator_word = _OnceAPart(validator._semantic_validator_word, _with_the_others)
    return validator


class _OnceAPart:
    """What openxml-audit asks about a part, asked once about each: most documents share all parts but one."""

    def __init__(self, asked: Any, key: Callable[[OpenXmlPart], Hashable]) -> None:
        self._asked, self._key = asked, key
        self._valid: set[Hashable] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._asked, name)

    def validate_part(self, part: OpenXmlPart, context: ValidationContext) -> list[ValidationError]:
        key = self._key(part)
        if key not in self._valid:
            before = len(context.errors)
            self._asked.validate_part(part, context)
            if len(context.errors) == before:
                self._valid.add(key)
        errors: list[ValidationError] = context.errors
        return errors


def _by_itself(part: OpenXmlPart) -> tuple[Hashable, ...]:
    """Return all that the schema goes by, which knows nothing of other parts."""
    return part.uri, part.content_type, hashlib.sha256(part.raw_content or b"").digest()


def _with_the_others(part: OpenXmlPart) -> Hashable:
    """Return all that a constraint on a part may go by: the part and the others, but not those that only say things."""
    folder, name = posixpath.split(part.uri)
    own = part._package.get_part_content(f"{folder}/_rels/{name}.rels")
    return *_by_itself(part), own, _others(part._package)


@lru_cache(maxsize=1)
def _others(package: OpenXmlPackage) -> tuple[Hashable, ...]:
    """Return what other parts may refer to: not the text and the properties, which differ from report to report."""
    known = package.content_types.get_content_type
    names = [name for name in package.list_parts() if name not in _ONLY_SAYING]
    return tuple(
        (name, known(name), hashlib.sha256(package.get_part_content(name) or b"").digest()) for name in sorted(names)
    )


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
