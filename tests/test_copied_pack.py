"""A copy of a pack under another name: its data decide, not what it is called."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from tests.builders import TEMPLATES
from tests.packs import PACKS, WORKBOOKS, in_pack, pack_of
from tests.reports import silent
from zhibao.cli import main
from zhibao.lint import lint
from zhibao.packing import is_as_packed
from zhibao.pipeline import Outcome, build, make_workbook
from zhibao.workbook.cover import KNOWN_KEYS

COPY = "版式抄本"

pytestmark = pytest.mark.parametrize("pack", PACKS)


@pytest.fixture
def templates(tmp_path: Path, pack: str) -> Path:
    copied = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copied)
    shutil.copytree(TEMPLATES / pack, copied / COPY)
    return copied


def built(templates: Path, pack: str, folder: Path) -> Outcome:
    workbook = in_pack(WORKBOOKS["云州市"], pack, folder / pack)
    return build(workbook, templates, folder / pack / "output", silent)


def test_it_states_the_same(templates: Path, pack: str) -> None:
    copied, own = pack_of(COPY, templates), pack_of(pack, templates)
    assert replace(copied, folders=own.folders) == own
    assert copied.folder.name == COPY


def test_its_template_has_no_faults(templates: Path, pack: str) -> None:
    copied = pack_of(COPY, templates)
    assert list(lint(copied, copied.template, KNOWN_KEYS)) == []
    assert main(templates.parent, ["lint", COPY]) == 0


def test_its_report_is_the_same(templates: Path, pack: str, tmp_path: Path) -> None:
    ours, theirs = (built(templates, name, tmp_path) for name in (pack, COPY))
    assert ours.report and theirs.report and is_as_packed(theirs.report)
    assert theirs.report.name == ours.report.name
    assert theirs.report.read_bytes() == ours.report.read_bytes()
    assert [each.code for each in theirs.findings] == [each.code for each in ours.findings]
    assert ours.format_check and theirs.format_check
    pages = [
        each.read_text(encoding="utf-8").rpartition("\n<!--")[0] for each in (ours.format_check, theirs.format_check)
    ]
    assert pages[1] == pages[0].replace(pack, COPY)


def test_its_fresh_workbook_is_the_same_but_for_its_name(templates: Path, pack: str, tmp_path: Path) -> None:
    found = []
    for name in (pack, COPY):
        make_workbook(templates, "云州市2026", tmp_path / f"{name}.xlsx", name)
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        found.append([(cell.coordinate, cell.value) for sheet in book for row in sheet.iter_rows() for cell in row])
    differing = [(ours[1], theirs[1]) for ours, theirs in zip(*found, strict=True) if ours != theirs]
    assert differing == [(pack, COPY)]
