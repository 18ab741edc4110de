"""The headings that the preview leads to, looked for on the pages of the PDF."""

from __future__ import annotations

import pytest

from tests.builders import minimal_sheets
from tests.reports import make
from zhibao.paging.headings import HeadingPage, heading_pages

SHEETS = minimal_sheets(基本情况=[("节", "规模"), ("节", "结构")], 学生发展=[("节", "规模")])
CONTENTS = "目录\n1 基本情况......1\n1.1 规模......1\n1.2 结构......2\n2 学生发展......3\n2.1 规模......3"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(tmp_path_factory.mktemp("报告"), SHEETS).path.read_bytes()


def found(document: bytes, *pages: str) -> list[tuple[int, str, int]]:
    return [(each.level, each.text.replace(" ", ""), each.page) for each in heading_pages(document, pages)]


def test_each_is_on_the_first_page_that_has_it_after_the_one_before(document: bytes) -> None:
    pages = ("封面", CONTENTS, "1 基本情\n况\n1.1 规模", "见1.1 规模\n1.2 结构", "2 学生发展\n2.1 规模")
    assert found(document, *pages) == [
        (1, "1基本情况", 3),
        (2, "1.1规模", 3),
        (2, "1.2结构", 4),
        (1, "2学生发展", 5),
        (2, "2.1规模", 5),
    ]


def test_one_that_is_nowhere_is_left_out(document: bytes) -> None:
    assert found(document, CONTENTS, "1 基本情况\n1.2 结构") == [(1, "1基本情况", 2), (2, "1.2结构", 2)]


def test_what_is_listed_reads_as_the_contents_do(document: bytes) -> None:
    assert heading_pages(document, ["1 基本情况"])[0] == HeadingPage(1, "1 基本情况", 1)
