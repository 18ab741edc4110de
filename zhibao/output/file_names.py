"""The report's file name: the pack's pattern filled from the cover, fit for Windows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, Findings, environment_rules
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion

# What Windows forbids, and what nobody sees: control characters, zero widths, marks of direction.
_FORBIDDEN = lazy_pattern(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]')
_EDGES = " .\u3000"
_KEY = lazy_pattern(r"\{([^{}]*)\}")
_RESERVED = lazy_pattern(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_DRAFT = "_草稿"
# The longest that is made of a name: an edited draft's neighbour of the same minute, and the file beside it.
_LONGEST = f"{_DRAFT}_20251231-2359（99）_数字出处.xlsx"
# Linux counts a name's bytes; Word on Windows opens no path of 260 characters, its folder with it.
_MOST_BYTES, _MOST_PATH, _LEAST = 255, 259, 8


class ReportFile(Struct, frozen=True):
    """The two names that a report may have in its folder."""

    folder: Path
    name: str

    @property
    def submission(self) -> Path:
        return self.folder / f"{self.name}.docx"

    @property
    def draft(self) -> Path:
        return self.folder / f"{self.name}{_DRAFT}.docx"


def report_file(folder: Path, pattern: str, cover: Mapping[str, Text]) -> tuple[ReportFile, tuple[Finding, ...]]:
    """Return the names that the pack's pattern gives: 封面 keys in braces.

    What Windows forbids is left out, a name that is too long is cut short; that, and keys without a value, are told.
    """
    findings = Findings()
    name = _allowed(_filled(pattern, cover, findings)) or "报告"
    fitting = _fitting(name, folder)
    if fitting != name:
        findings.add(environment_rules.NAME_CUT.at(CellRef(), found=name, name=fitting))
    return ReportFile(folder, fitting), tuple(findings)


def _filled(pattern: str, cover: Mapping[str, Text], findings: Findings) -> str:
    pattern = pattern.replace("｛", "{").replace("｝", "}")
    keys = _KEY.findall(pattern)
    missing = [key for key in keys if not cover.get(key, Text())]
    for key in missing:
        near = suggestion(key, cover)
        findings.add(environment_rules.NAME_KEY.at(CellRef(), pattern=pattern, key=key, suggestion=near))
    if re.search(r"[{}]", _KEY.sub("", pattern)):
        findings.add(environment_rules.NAME_BRACES.at(CellRef(), pattern=pattern))
    return _KEY.sub(lambda match: cover.get(match[1], Text()).plain, pattern)


def _allowed(name: str) -> str:
    """Return the name as Windows lets it be: it takes CON, with any ending, for a device."""
    allowed = _FORBIDDEN.sub("", name).strip(_EDGES)
    base, dot, ending = allowed.partition(".")
    return f"{base.rstrip()}_{dot}{ending}" if _RESERVED.fullmatch(base.strip()) else allowed


def _fitting(name: str, folder: Path) -> str:
    room = _MOST_PATH - len(str(folder.absolute())) - 1 - len(_LONGEST)
    bytes_ = _MOST_BYTES - len(_LONGEST.encode())
    while len(name) > _LEAST and (_width(name) > room or len(name.encode()) > bytes_):
        name = name[:-1].rstrip(_EDGES)
    return name


def _width(name: str) -> int:
    """Return the characters as Windows counts them."""
    return len(name.encode("utf-16-le")) // 2
