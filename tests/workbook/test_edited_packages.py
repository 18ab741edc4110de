"""A workbook with every row type, edited at the level of its package: what Excel shows is printed, or the run says why
not; what Excel hides is not printed.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.builders import TEMPLATES, ReadResult, read_file
from tests.every_row_type import HIDDEN_WORD, TYPES, WORDS, write_every_row_type
from tests.package_edits import EDITS, Edit, Outcome, Parts, zipped
from tests.reports import silent
from zhibao.findings import Finding, NothingMadeError, Severity
from zhibao.pipeline import Status, build
from zhibao.workbook.rows import row_types


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the photo, and the workbook as it was written."""
    folder = tmp_path_factory.mktemp("每种行")
    write_every_row_type(folder)
    return folder


@cache
def as_written(folder: Path) -> tuple[dict[str, bytes], ReadResult]:
    """Return the parts of the workbook as it was written, and what is read from it."""
    path = folder / "工作簿.xlsx"
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}, read_file(path)


def tried(content: bytes, folder: Path) -> tuple[ReadResult | None, tuple[Finding, ...]]:
    """Return what is read from a workbook, None for one that is refused, and the findings."""
    path = folder / "工作簿.xlsx"
    path.write_bytes(content)
    try:
        result = read_file(path)
    except NothingMadeError as error:
        return None, tuple(error.findings)
    return result, result.findings


def printed(workbook: Path) -> tuple[str, Status]:
    """Return the words of a workbook's report, and its status."""
    output = workbook.parent / "output"
    shutil.rmtree(output, ignore_errors=True)
    outcome = build(workbook, TEMPLATES, output, silent)
    assert outcome.report is not None
    with zipfile.ZipFile(outcome.report) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode()), outcome.status


def is_told(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def test_the_workbook_has_every_row_type_and_its_report_every_word(folder: Path) -> None:
    assert set(TYPES) == set(row_types())
    parts, result = as_written(folder)
    assert [finding.code for finding in result.findings] == ["W061"]  # The hidden draft of a chapter.
    tried(zipped(parts), folder)
    words, status = printed(folder / "工作簿.xlsx")
    assert status is Status.READY
    assert [word for word in WORDS if word not in words] == []
    assert HIDDEN_WORD not in words


@pytest.mark.parametrize("edit", [pytest.param(edit, id=edit.name) for edit in EDITS])
def test_an_edited_package(folder: Path, edit: Edit) -> None:
    parts, before = as_written(folder)
    result, findings = tried(zipped(edit.change(parts)), folder)
    assert is_told(findings) == (edit.outcome is Outcome.TOLD), findings
    assert not edit.code or edit.code in {finding.code for finding in findings}
    if edit.outcome is Outcome.SAME:
        assert result is not None and result.report == before.report
    if edit.outcome is Outcome.OTHER:
        words, status = printed(folder / "工作簿.xlsx")
        assert status is Status.READY
        visible = {*WORDS, *edit.new} - {*edit.gone}
        assert [word for word in visible if word not in words] == []
        assert [word for word in edit.hidden if word in words] == []


def test_there_are_edits_enough() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS) >= 60


# The package as a file


def streamed(parts: Parts) -> bytes:
    """As programs write that cannot go back: sizes and check sums after each part."""

    class OneWay(io.RawIOBase):
        def __init__(self) -> None:
            self.content = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.content += data
            return len(data)

    packed = OneWay()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return bytes(packed.content)


@pytest.mark.parametrize(
    "pack",
    [
        lambda parts: zipped(parts, zipfile.ZIP_STORED),
        lambda parts: zipped({**parts, "xl/": b"", "xl/worksheets/": b""}),
        lambda parts: zipped(dict(reversed(parts.items()))),
        lambda parts: b"before the package" + zipped(parts),
        streamed,
    ],
    ids=["stored", "folders", "another order", "bytes before", "streamed"],
)
def test_a_package_may_be_written_in_many_ways(folder: Path, pack: Callable[[Parts], bytes]) -> None:
    parts, before = as_written(folder)
    result, _ = tried(pack(parts), folder)
    assert result == before


# Bits


def directory(content: bytes) -> list[int]:
    """Return where the bytes of a package are that say where its parts are: their headers, and the list of them."""
    places = [*range(content.index(b"PK\1\2"), len(content))]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for entry in file.infolist():
            start = entry.header_offset
            places.extend(range(start, start + 30 + len(entry.filename.encode())))
    return places


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_is_told_or_changes_nothing(folder: Path, seed: int) -> None:
    parts, before = as_written(folder)
    content, choice = zipped(parts), random.Random(seed)
    places = [*choice.sample(directory(content), 30), *choice.sample(range(len(content)), 10)]
    for place in places:
        bit = 1 << choice.randrange(8)
        flipped = content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]
        result, findings = tried(flipped, folder)
        assert is_told(findings) or (result is not None and result.report == before.report), (place, bit)
