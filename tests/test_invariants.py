"""The check of reports sees each kind of fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.builders import minimal_sheets, patch_parts
from tests.invariants import faults
from tests.reports import Made, make, photo

BODY_END = r"(<w:sectPr\b(?!.*<w:sectPr\b).*</w:body>)"
EMPTY = '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr></w:p>'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("invariants")
    photo(folder, "甲.png")
    rows = [("节", "规模"), ("图片", "图", "甲.png", "甲.png"), ("表格", "表"), ("", "甲", "乙"), ("", "1", "2")]
    return make(folder, minimal_sheets(基本情况=rows))


def spoilt(made: Made, folder: Path, part: str, pattern: str, by: str) -> list[str]:
    """Return the faults of a copy of the report in whose part the pattern's first match was replaced."""
    path = Path(shutil.copy(made.path, folder / "报告.docx"))

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        changed = re.sub(pattern, by, data.decode(), count=1, flags=re.DOTALL)
        assert changed != data.decode()
        return changed.encode()

    return faults(patch_parts(path, change))


def test_a_sound_report_has_none(made: Made) -> None:
    assert faults(made.path) == []


@pytest.mark.parametrize(
    ("pattern", "by", "fault"),
    [
        (r"</w:body>", "", "is no XML"),
        (r'wp:docPr id="\d+"(.*?)wp:docPr id="\d+"', r'wp:docPr id="7"\1wp:docPr id="7"', "docPr id 7 is used 2"),
        (r'(w:bookmarkStart [^>]*w:name="_Toc10000000)2', r"\g<1>1", "bookmark name"),
        (r"<w:bookmarkEnd [^>]*>", "", "never ends"),
        (r'w:anchor="_Toc\d+"', 'w:anchor="_Toc9"', "no bookmark _Toc9"),
        (r" PAGEREF _Toc\d+ ", " PAGEREF _Toc9 ", "no bookmark _Toc9"),
        (r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "never end|in a field's result"),
        (r'<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>', "outside a field"),
        (BODY_END, r'<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>\1', "has no rows"),
        (r'<w:gridCol w:w="\d+"/>(<w:gridCol w:w="\d+"/></w:tblGrid>)', r"\1", "the grid has 1"),
        (r'(<w:tcW w:w=")\d+', r"\g<1>5", "a cell 5 wide"),
        (r"(<w:tcW [^>]*/>)(</w:tcPr>)", r"\1<w:vMerge/>\2", "did not begin above"),
        (r"(<w:tc>(?:(?!</w:tc>).)*)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>", "does not end with a paragraph"),
        (BODY_END, r"<w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:tbl><w:tblPr/><w:tblGrid/></w:tbl>\1", "touches"),
        (r'<w:pStyle w:val="Body"/>', '<w:pStyle w:val="没有"/>', "no paragraph style 没有"),
        (r'<w:tblStyle w:val="\w+"/>', '<w:tblStyle w:val="没有"/>', "no table style 没有"),
        (r'r:embed="\w+"', 'r:embed="rId999"', "no relationship rId999"),
        (r">规模<", ">{{ 规模<", "template tag is left"),
        (BODY_END, r"<w:sdt/>\1", "a w:sdt"),
        (r'<w:fldChar w:fldCharType="begin"', '<w:fldChar w:dirty="1" w:fldCharType="begin"', "a dirty field"),
        (r'(<w:pPr>)(<w:pStyle [^>]*>)', r"\1<w:keepNext/>\2", "in a wrong order"),
        (BODY_END, rf"{EMPTY}\1", "an empty paragraph in style Body"),
        (r"<w:sectPr\b(?!.*<w:sectPr\b).*</w:body>", "</w:body>", "does not end with its section"),
    ],
)  # fmt: skip
def test_a_fault_of_the_document_is_seen(made: Made, tmp_path: Path, pattern: str, by: str, fault: str) -> None:
    found = spoilt(made, tmp_path, "word/document.xml", pattern, by)
    assert re.search(fault, "\n".join(found)), found


@pytest.mark.parametrize(
    ("part", "pattern", "by", "fault"),
    [
        ("word/settings.xml", "<w:zoom", '<w:updateFields w:val="true"/><w:zoom', "updateFields"),
        ("word/settings.xml", r'w:val="15"', 'w:val="14"', "compatibilityMode"),
        ("[Content_Types].xml", '<Default [^>]*"png"[^>]*/>', "", "no content type for word/media"),
        ("word/_rels/document.xml.rels", r"media/picture1", "media/picture9", "which is not there"),
    ],
)
def test_a_fault_of_another_part_is_seen(
    made: Made, tmp_path: Path, part: str, pattern: str, by: str, fault: str
) -> None:
    found = spoilt(made, tmp_path, part, pattern, by)
    assert re.search(fault, "\n".join(found)), found
