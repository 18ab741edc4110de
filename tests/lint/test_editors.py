"""Each row of docs/template.md's table of what editors do to tags: what is found, and what is printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import henan
from tests.lint.damage import changed, lint_bytes, paragraph, put, run
from zhibao.findings import Findings, Severity
from zhibao.lint.samples import samples
from zhibao.render.engine import OpenTemplate

Wrap = Callable[[str], str]


def element(name: str, attributes: str = "") -> Wrap:
    return lambda content: f"<w:{name} {attributes}>{content}</w:{name}>"


INSERTED = element("ins", 'w:id="91" w:author="甲"')
LINK = element("hyperlink", 'w:anchor="x"')
SMART = element("smartTag", 'w:uri="x" w:element="y"')
SIMPLE_FIELD = element("fldSimple", 'w:instr=" PAGE "')
DELETED = '<w:del w:id="90" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>'
WRAPS = {"insertion": INSERTED, "link": LINK, "smart tag": SMART, "field": SIMPLE_FIELD}


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


WRAPS["control"] = control


def codes(content: str) -> list[str]:
    return [finding.code for finding in lint_bytes(changed(document=put(paragraph(content))))]


def printed(content: str, folder: Path) -> str:
    """Return the paragraph that the fullest sample report prints for one of the template."""
    path = folder / "report.docx"
    path.write_bytes(changed(document=put(paragraph(content))))
    report = next(iter(samples(henan().required.cover, ())))
    xml = OpenTemplate(henan(), path=path).fill(report, Findings()).element.xml
    texts = ("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", each)) for each in xml.split("</w:p>"))
    return next(text for text in texts if text.startswith("甲") and text.endswith("乙"))


WHOLE = [("insertion", ["M423"]), ("link", []), ("smart tag", []), ("field", ["M420"]), ("control", ["M424"])]
MIDDLE = [
    ("insertion", ["M422", "M423"]),
    ("link", ["M422"]),
    ("smart tag", []),
    ("field", ["M422"]),
    ("control", ["M422"]),
]


@pytest.mark.parametrize(("kind", "expected"), WHOLE, ids=[kind for kind, _ in WHOLE])
def test_a_whole_tag_inside_something_is_filled(kind: str, expected: list[str], tmp_path: Path) -> None:
    content = run("甲") + WRAPS[kind](run("{{ cover.地区 }}")) + run("乙")
    assert codes(content) == expected
    assert printed(content, tmp_path) == "甲地区乙"


@pytest.mark.parametrize(("kind", "expected"), MIDDLE, ids=[kind for kind, _ in MIDDLE])
def test_a_tag_with_something_in_its_middle_is_filled(kind: str, expected: list[str], tmp_path: Path) -> None:
    content = run("甲{{ co") + WRAPS[kind](run("ver.地")) + run("区 }}乙")
    assert codes(content) == expected
    assert printed(content, tmp_path) == "甲地区乙"


@pytest.mark.parametrize("kind", WRAPS)
def test_a_tag_with_one_end_in_something_is_refused(kind: str) -> None:
    tracked = ["M423"] if kind == "insertion" else []
    first, last = run("甲{{ cover."), run("地区 }}乙")
    assert codes(WRAPS[kind](first) + last) == ["M421", *tracked]
    assert codes(first + WRAPS[kind](last)) == ["M421", *tracked]


@pytest.mark.parametrize(
    "inside",
    [
        '<w:bookmarkStart w:id="92" w:name="x"/><w:bookmarkEnd w:id="92"/>',
        "<w:r><w:br/></w:r>",
        "<w:r><w:tab/></w:r>",
        "<w:r><w:noBreakHyphen/></w:r>",
        '<w:r><w:sym w:font="x" w:char="F020"/></w:r>',
        '<w:commentRangeStart w:id="1"/>',
    ],
    ids=["bookmark", "break", "tab", "hyphen", "symbol", "comment"],
)
def test_what_stands_inside_a_tag_is_dropped_and_told(inside: str, tmp_path: Path) -> None:
    content = run("甲{{ cover.") + inside + run("地区 }}乙")
    assert codes(content) == ["M422"]
    assert printed(content, tmp_path) == "甲地区乙"


def test_a_deletion_inside_a_tag_is_told_with_its_words(tmp_path: Path) -> None:
    content = run("甲{{ cover.") + DELETED + run("地区 }}乙")
    findings = lint_bytes(changed(document=put(paragraph(content))))
    assert [each.code for each in findings] == ["M422", "M423"]
    assert "“甲{{ cover.旧地区 }}乙”等处有 1 处修订" in findings[1].message
    assert {each.severity for each in findings} == {Severity.WARNING}
    assert printed(content, tmp_path) == "甲地区乙"


def test_a_paragraph_with_nothing_but_a_deletion_shows_its_words() -> None:
    (finding,) = lint_bytes(changed(document=put(paragraph(DELETED))))
    assert "“旧”等处有 1 处修订" in finding.message
