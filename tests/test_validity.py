"""The validators are asked, and a test that makes an unsound document fails."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import validity
from tests.builders import minimal_sheets
from tests.conftest import Packed
from tests.reports import Made, make, photo
from tests.validity import FALSE_ALARMS, VALIDATORS, complaints


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("validity")
    photo(folder, "甲.png")
    rows = [("节", "规模"), ("图片", "图", "甲.png"), ("表格", "表"), ("", "甲", "乙"), ("", "1", "2")]
    return make(folder, minimal_sheets(基本情况=rows))


def changed(made: Made, part: str, pattern: str, by: str) -> bytes:
    """Return the report with the first match in a part replaced; an empty pattern adds the part."""
    with zipfile.ZipFile(made.path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts.get(part, b"").decode()
    new = re.sub(pattern, by, text, count=1, flags=re.DOTALL) if pattern else by
    assert new != text
    parts[part] = new.encode()
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return saved.getvalue()


def test_nobody_objects_to_a_report(made: Made) -> None:
    assert complaints(made.path.read_bytes()) == []


@pytest.mark.parametrize(
    ("validator", "pattern", "by"),
    [
        ("openxml-audit", r'<w:jc w:val="\w+"/>', '<w:jc w:val="sideways"/>'),
        ("ooxml-integrity", r'r:embed="\w+"', 'r:embed="rId999"'),
        ("invariants", r'r:embed="\w+"', 'r:embed="rId999"'),
    ],
)
def test_each_validator_is_asked(made: Made, validator: str, pattern: str, by: str) -> None:
    said = complaints(changed(made, "word/document.xml", pattern, by))
    assert any(each.startswith(f"{validator}: ") for each in said), said


@pytest.mark.parametrize(
    ("part", "pattern", "by", "fault"),
    [
        ("word/document.xml", r'(w:bookmarkStart [^>]*w:name=")', rf"\g<1>{'x' * 40}", "a bookmark named x"),
        ("word/document.xml", r'(w:bookmarkStart [^>]*w:name=")_', r"\g<1>1 ", "a bookmark named 1 "),
        ("word/document.xml", "<w:p>", '<w:p w:rsidR="12">', "a revision mark 12"),
        ("word/document.xml", r'<w:t xml:space="preserve">[^<]*</w:t>', "<w:t> 空</w:t>", "do not count"),
        ("word/document.xml", r"(<w:pStyle [^>]*/>)", r'\1<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>',
         "no list 77"),
        ("word/settings.xml", r"(<w:zoom [^>]*/>)(<w:defaultTabStop [^>]*/>)", r"\2\1", "settings in a wrong order"),
        ("word/settings.xml", r"(<w:zoom [^>]*/>)", r"\1<w:neuheit/>", "settings with"),
        ("word/styles.xml", r'<w:basedOn w:val="[^"]*"/>', '<w:basedOn w:val="没有"/>', "basedOn is 没有"),
        ("word/styles.xml", r"(<w:rPr>)(.*?)(</w:rPr>)", r"\1\2<w:rFonts/>\3", "styles.xml: a w:rPr in a wrong order"),
        ("word/numbering.xml", r'<w:abstractNumId w:val="\d+"', '<w:abstractNumId w:val="99"', "no abstract list 99"),
        ("word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="rId98" Type="http://schemas.openxmlfor'
         'mats.org/officeDocument/2006/relationships/image" Target="media/picture1.png"/></Relationships>',
         "nothing uses rId98"),
        ("word/media/picture2.png", "", "neu", "nothing leads to word/media/picture2.png"),
        ("word/_rels/none.xml.rels", "", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relation'
         'ships"/>', "there is no word/none.xml"),
    ],
)  # fmt: skip
def test_a_fault_of_the_package_is_seen(made: Made, part: str, pattern: str, by: str, fault: str) -> None:
    said = [each for each in complaints(changed(made, part, pattern, by)) if each.startswith("invariants: ")]
    assert any(fault in each for each in said), said


def test_a_picture_that_is_there_twice_is_seen(made: Made) -> None:
    (name,) = made.media()
    with zipfile.ZipFile(made.path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        for each, data in (parts | {"word/media/z.png": parts[name]}).items():
            package.writestr(each, data)
    assert any("is the same picture as" in each for each in complaints(saved.getvalue()))


def test_a_part_that_is_not_valid_is_complained_about_each_time(made: Made) -> None:
    """A part that was found valid is not read against the schema again; another one is, whatever it was before."""
    faulty = changed(made, "word/styles.xml", r'<w:jc w:val="\w+"/>', '<w:jc w:val="sideways"/>')
    said = [complaints(content) for content in (made.path.read_bytes(), faulty, faulty, made.path.read_bytes())]
    assert said[0] == said[3] == []
    assert said[1] == said[2] and any(each.startswith("openxml-audit: ") for each in said[1])


def test_every_document_is_asked_about_once() -> None:
    packed = Packed()
    for content in (b"a", b"b", b"a"):
        packed.add({"word/document.xml": b""}, content)
    packed.add({"xl/workbook.xml": b""}, b"c")
    assert packed.take() == [b"a", b"b"]
    packed.add({"word/document.xml": b""}, b"a")
    assert packed.take() == []


def test_a_test_that_packs_an_unsound_document_fails(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        """
        import docx, pytest
        from zhibao.packing import pack

        def test_by_accident():
            pack(docx.Document())

        @pytest.mark.unsound("on purpose")
        def test_on_purpose():
            document = docx.Document()
            document.add_paragraph("other")
            pack(document)
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-W", "ignore")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*compatibilityMode*"])


def test_every_false_alarm_has_a_reason() -> None:
    for alarm in FALSE_ALARMS:
        assert alarm.validator in VALIDATORS
        assert len(alarm.reason) > 20


def test_a_false_alarm_is_left_out(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def saying(path: Path) -> Iterator[str]:
        yield from ("known nonsense about w:t", "a fault")

    monkeypatch.setattr(validity, "VALIDATORS", {"other": saying})
    monkeypatch.setattr(validity, "FALSE_ALARMS", (validity.FalseAlarm("other", "nonsense", "because"),))
    assert complaints(made.path.read_bytes()) == ["other: a fault"]
