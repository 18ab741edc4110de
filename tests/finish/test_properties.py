"""The file's properties come from the cover and betray neither machine nor hour."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import pytest
from docx.opc.coreprops import CoreProperties

from tests.builders import COVER, minimal_sheets
from tests.reports import make


def properties(folder: Path, *cover: tuple[str, str]) -> CoreProperties:
    rows = [(key, dict(cover).get(key, value)) for key, value in COVER]
    made = make(folder, minimal_sheets() | {"封面": [*rows, *(row for row in cover if row[0] not in dict(COVER))]})
    found: CoreProperties = docx.Document(str(made.path)).core_properties
    return found


def test_they_come_from_the_cover(tmp_path: Path) -> None:
    found = properties(tmp_path)
    assert found.title == "云州市职业教育质量报告"
    assert (found.author, found.last_modified_by) == ("云州市教育局", "云州市教育局")
    assert (found.subject, found.language, found.revision) == ("2025年度", "zh-CN", 1)
    assert found.comments == found.keywords == ""


def test_special_characters_are_escaped_once(tmp_path: Path) -> None:
    found = properties(tmp_path, ("编制单位", '云州<教育> & "体育"局'), ("报告名称", "A&B'报告"))
    assert (found.author, found.title) == ('云州<教育> & "体育"局', "A&B'报告")


@pytest.mark.parametrize("year", ["2025", "２０２５", "2025年度", "2025年"])
def test_the_date_is_the_last_day_of_the_year(tmp_path: Path, year: str) -> None:
    found = properties(tmp_path, ("报告年度", year))
    day = datetime.datetime(2025, 12, 31, tzinfo=found.created.tzinfo if found.created else None)
    assert (found.created, found.modified) == (day, day)


def test_a_year_that_is_none_gives_the_earliest_date(tmp_path: Path) -> None:
    found = properties(tmp_path, ("报告年度", "本年"))
    assert found.created is not None and found.created.year == 2000
