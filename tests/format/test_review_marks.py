"""Tracked changes (修订) and comments (批注) that are left in the finished report."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tests.format.format_samples import damaged, departures, sample
from tests.format.test_departures import in_front, in_paragraph, in_run, replaced

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "全市有中等职业学校"
AUTHOR = 'w:id="900" w:author="张三" w:date="2025-12-01T00:00:00Z"'
INSERTED = f"<w:ins {AUTHOR}><w:r><w:t>添的</w:t></w:r></w:ins>"
CHANGES = [
    ("document", in_front(BODY, INSERTED), f"插入 1 处（“添的{BODY}三”）"),
    (
        "document",
        in_front(BODY, f"<w:del {AUTHOR}><w:r><w:delText>删的</w:delText></w:r></w:del>"),
        "删除 1 处（“全市有中等职业学校三所，”）",
    ),
    (
        "document",
        in_front(BODY, f"<w:moveFrom {AUTHOR}><w:r><w:delText>移的</w:delText></w:r></w:moveFrom>"),
        "移动 1 处（“全市有中等职业学校三所，”）",
    ),
    (
        "document",
        in_run(BODY, f"<w:rPrChange {AUTHOR}><w:rPr/></w:rPrChange>"),
        "格式改动 1 处（“全市有中等职业学校三所，”）",
    ),
    (
        "document",
        in_paragraph(BODY, f"<w:pPrChange {AUTHOR}><w:pPr/></w:pPrChange>"),
        "格式改动 1 处（“全市有中等职业学校三所，”）",
    ),
    ("footer1", replaced("</w:pPr>", f"</w:pPr>{INSERTED}"), "插入 1 处（“添的- "),
    ("settings", replaced("<w:compat>", "<w:trackRevisions/><w:compat>"), "开着修订"),
]


@pytest.mark.parametrize(("part", "change", "found"), CHANGES)
def test_a_change_that_nobody_has_accepted_is_found(part: str, change: Callable[[str], str], found: str) -> None:
    (line,) = [each for each in departures(damaged(sample(), part, change)) if each.startswith("文件 ")]
    assert line.startswith(f"文件 修订：{found}")


def test_a_comment_is_found() -> None:
    anchor = '<w:r><w:commentReference w:id="0"/></w:r>'
    changed = damaged(sample(), "document", in_front(BODY, anchor))
    assert departures(changed) == ["文件 批注：1 条（“全市有中等职业学校三所，”）×1"]


def test_a_comment_without_its_anchor_is_found_too() -> None:
    assert departures(with_part("comments", '<w:comment w:id="0"/>')) == ["文件 批注：1 条×1"]


def test_a_change_in_a_footnote_is_found() -> None:
    note = f'<w:footnote w:id="1"><w:p>{INSERTED}</w:p></w:footnote>'
    assert departures(with_part("footnotes", note)) == ["文件 修订：插入 1 处（“添的”）×1"]


def with_part(kind: str, content: str) -> bytes:
    """Return the sample with a further part beside its document."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdNew" Type="{office}/{kind}" Target="{kind}.xml"/></Relationships>'
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(sample())) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            new.writestr(name, data)
        new.writestr(f"word/{kind}.xml", f'<w:{kind} xmlns:w="{MAIN}">{content}</w:{kind}>')
    return packed.getvalue()
