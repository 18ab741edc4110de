"""Both sample workbooks in each pack: ready to submit and numbered as the pack says.

That the documents are valid is asked of every document that tests pack (tests/conftest.py).
"""

from __future__ import annotations

import re

import pytest

from tests.headers_and_footers import template_part
from tests.invariants import find
from tests.packs import PACKS, ROOT, WORKBOOKS, heading_number, pack_of
from tests.reports import Made, shown
from tests.sample_reports import SampleReports
from zhibao.pack import DEFAULT_PACK
from zhibao.pipeline import Status
from zhibao.text.numerals import chinese_number

CAPTIONS = {"表题": "表", "图题": "图"}
COMBINATIONS = [(city, pack) for city in WORKBOOKS for pack in PACKS]


@pytest.fixture(scope="module", params=COMBINATIONS, ids=lambda pair: "-".join(pair))
def made(request: pytest.FixtureRequest, sample_report: SampleReports) -> tuple[str, str, Made]:
    city, pack = request.param
    outcome = sample_report(WORKBOOKS[city], pack)
    assert outcome.report
    return city, pack, Made(outcome, outcome.report)


Combination = tuple[str, str, Made]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def contents(made: Made, level: int) -> list[str]:
    return [squeezed(line) for line in made.texts(f"toc {level}")]


def is_by_chapter(pack: str) -> bool:
    """Tell whether the pack's template begins the numbers of tables anew in each chapter."""
    fields = (each.text or "" for each in find(template_part(pack, "document"), ".//w:instrText"))
    return any(re.search(r"SEQ 表 .*\\s 1", each) for each in fields)


def test_it_is_ready(made: Combination) -> None:
    city, pack, report = made
    assert report.outcome.status is Status.READY
    gathers = bool(pack_of(pack).case.chapter) and city == "焦作市"
    assert ("S151" in report.codes) is gathers


def test_chapters_and_sections_are_numbered_as_the_pack_says(made: Combination) -> None:
    _, pack, report = made
    chapters = [line for line in contents(report, 1) if line != "附件主要指标表"]
    numbers = range(1, len(chapters) + 1)
    first = heading_number(pack, "一级标题")
    starts = [first.replace("一", chinese_number(n)).replace("1", str(n)) for n in numbers]
    assert all(line.startswith(start) for line, start in zip(chapters, starts, strict=True))
    second = re.escape(heading_number(pack, "二级标题"))
    section = second.replace("一", "[一二三四五六七八九十]+").replace("1", r"\d+")
    lines = [line for line in contents(report, 2) if not line.startswith("案例")]
    assert lines and all(re.match(section, line) for line in lines)


def test_tables_and_figures_are_numbered_as_the_pack_says(made: Combination) -> None:
    _, pack, report = made
    for style, label in CAPTIONS.items():
        found = [squeezed(text.partition("\u3000")[0]) for text in report.texts(style)]
        if not is_by_chapter(pack):
            assert found == [f"{label}{number}" for number in range(1, len(found) + 1)]
        else:
            assert len(set(found)) == len(found)
            assert all(re.fullmatch(rf"附?{label}(\d+-)?\d+", each) for each in found)


def test_cases_are_numbered_and_stand_where_the_pack_says(made: Combination) -> None:
    city, pack, report = made
    labels, chapter = [], ""
    for style, text in report.lines():
        chapter = text if style == "heading 1" else chapter
        label = re.match(r"案例 ?[\d一二三四五六七八九十-]+", text)
        if label and style in ("案例标题", "案例正文"):
            labels.append((chapter, squeezed(label[0])))
    assert len(labels) == {"焦作市": 17, "云州市": 6}[city]
    if chapter := pack_of(pack).case.chapter:
        assert labels == [(chapter, f"案例{chinese_number(n)}") for n in range(1, len(labels) + 1)]
    else:
        assert len({chapter for chapter, _ in labels}) == {"焦作市": 4, "云州市": 1}[city]
        assert len({label for _, label in labels}) == len(labels)


def test_references_print_the_number_of_a_caption(made: Combination) -> None:
    """A reference shows what its bookmark encloses: Word and LibreOffice would print the same."""
    _, _, report = made
    fields = [each for each in find(report.body, ".//w:instrText") if (each.text or "").split()[:1] == ["REF"]]
    names = {(each.text or "").split()[1] for each in fields}
    assert names
    for name in names:
        (start,) = find(report.body, f'.//w:bookmarkStart[@w:name="{name}"]')
        paragraph = start.getparent()
        assert paragraph is not None
        assert re.match(r"(附?[表图]|案例)", squeezed(shown(paragraph)))


def test_no_code_knows_a_pack_by_its_name() -> None:
    """A pack is a folder: the program knows the default one only, in one place."""
    sources = [*(ROOT / "zhibao").rglob("*.py"), *(ROOT / "charts").rglob("*.py"), ROOT / "generate.py"]
    told = [(path.name, pack) for path in sources for pack in PACKS if pack in path.read_text(encoding="utf-8")]
    assert told == [("__init__.py", DEFAULT_PACK)]
    default = ROOT / "zhibao" / "pack" / "__init__.py"
    assert default.read_text(encoding="utf-8").count(DEFAULT_PACK) == 1
