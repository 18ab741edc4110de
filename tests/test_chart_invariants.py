"""The check of reports sees each kind of fault of a chart; what is made has none, in the eyes of others too."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from tests.builders import Rows, minimal_sheets, patch_parts
from tests.invariants import faults
from tests.reports import Made, make

KINDS = ("柱形图", "条形图", "折线图", "饼图", "环形图", "堆积柱形图")
GRID: Rows = (("", "去向", "人数"), ("", "升学", 4563), ("", "就业", 2164), ("", "其他", ""))
CHART = "word/charts/chart1.xml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    rows = [row for kind in KINDS for row in (("统计图", f"去向的{kind}", kind, "单位=人；形式=可编辑"), *GRID)]
    return make(tmp_path_factory.mktemp("charts"), minimal_sheets(基本情况=rows))


def spoilt(made: Made, folder: Path, part: str, change: Callable[[bytes], bytes]) -> str:
    """Return the faults of a copy of the report with a part changed."""
    path = Path(shutil.copy(made.path, folder / "报告.docx"))
    return "\n".join(faults(patch_parts(path, lambda name, data: change(data) if name == part else data)))


def replaced(pattern: str, by: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        changed = re.sub(pattern, by, data.decode(), count=1)
        assert changed != data.decode()
        return changed.encode()

    return change


def with_another_value(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.worksheets[0]["B2"] = 4564
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "change", "fault"),
    [
        (CHART, replaced("<c:v>4563</c:v>", "<c:v>4564</c:v>"), "holds .4563"),
        (CHART, replaced("<c:v>升学</c:v>", "<c:v>升校</c:v>"), "holds .'升学'"),
        (CHART, replaced("<c:pt idx=\"1\"><c:v>2164</c:v></c:pt>", ""), "holds .4563"),
        (CHART, replaced(r'r:id="rId1"', 'r:id="rId9"'), "no workbook"),
        (CHART, replaced(r"\$B\$2:\$B\$4", "$B$2:$B$3"), "holds"),
        (CHART, replaced('dLblPos val="outEnd"', 'dLblPos val="t"'), "a label of a barChart"),
        (CHART, replaced(r'(<c:catAx><c:axId val=")\d+', r"\g<1>7"), "axes that are not"),
        ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", with_another_value, "holds .4564"),
        ("[Content_Types].xml", replaced(r"drawingml\.chart\+xml", "chart+xml"), "content type"),
        ("word/document.xml", replaced(r'descr="柱形图[^"]*"', ""), "no alternative text"),
        ("word/_rels/document.xml.rels", replaced(r"charts/chart2\.xml", "charts/chart1.xml"), "the document shows"),
    ],
)  # fmt: skip
def test_a_fault_of_a_chart_is_seen(
    made: Made, tmp_path: Path, part: str, change: Callable[[bytes], bytes], fault: str
) -> None:
    assert re.search(fault, spoilt(made, tmp_path, part, change))


def test_the_other_validator_reads_chart_parts(made: Made, tmp_path: Path) -> None:
    path = Path(shutil.copy(made.path, tmp_path / "报告.docx"))
    wrong = replaced('dLblPos val="outEnd"', 'dLblPos val="outside"')
    patch_parts(path, lambda name, data: wrong(data) if name == CHART else data)
    assert any("outside" in str(error) for error in OpenXmlValidator().validate(path).errors)


@pytest.mark.parametrize("number", range(1, len(KINDS) + 1))
def test_the_workbooks_are_sound_too(made: Made, tmp_path: Path, number: int) -> None:
    path = tmp_path / "数据.xlsx"
    path.write_bytes(made.part(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_no_drawing_of_pictures_and_charts_shares_its_number(tmp_path: Path) -> None:
    rows = [row for form in ("图片", "可编辑") * 2 for row in (("统计图", form, "饼图", f"形式={form}"), *GRID)]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    numbers = re.findall(r'<wp:docPr id="(\d+)"', made.part("word/document.xml").decode())
    assert len(set(numbers)) == 4


def test_the_same_workbook_gives_the_same_report(made: Made, tmp_path: Path) -> None:
    rows = [row for kind in KINDS for row in (("统计图", f"去向的{kind}", kind, "单位=人；形式=可编辑"), *GRID)]
    assert make(tmp_path, minimal_sheets(基本情况=rows)).path.read_bytes() == made.path.read_bytes()
