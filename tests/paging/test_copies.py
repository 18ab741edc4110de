"""The PDF and the preview: what they hold, and what becomes of older ones."""

from __future__ import annotations

import base64
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image

from tests.builders import TEMPLATES, Sheets, minimal_sheets, write_workbook
from tests.paging_fakes import FakeEngine, FakePrinter, blank_pdf
from tests.reports import silent
from zhibao.paging import Engine, Wanted
from zhibao.paging.headings import HeadingPage
from zhibao.paging.preview import preview
from zhibao.pipeline import Outcome, Status, build

NAME = "云州市职业教育质量报告（2025年度）"


PORTRAIT, LANDSCAPE = (595, 842), (842, 595)
PDF = blank_pdf(PORTRAIT, PORTRAIT, LANDSCAPE)
# Of as many pages, and another file.
WHOLE = blank_pdf(PORTRAIT, PORTRAIT, PORTRAIT)


def built(folder: Path, wanted: Wanted, *engines: Engine, sheets: Sheets | None = None) -> Outcome:
    workbook = write_workbook(folder / "工作簿.xlsx", sheets or minimal_sheets())
    return build(workbook, TEMPLATES, folder / "output", silent, engines, wanted)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def test_neither_is_made_unasked(tmp_path: Path) -> None:
    outcome = built(tmp_path, Wanted(), FakePrinter(content=PDF))
    assert (outcome.pdf, outcome.preview) == (None, None)
    assert {path.suffix for path in (tmp_path / "output").iterdir()} == {".docx", ".xlsx", ".html"}


def test_both_stand_beside_the_report_and_come_of_one_conversion_of_the_final_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhibao.paging.pdf_copies.missing_texts", lambda document, pdf: [])
    printer = FakePrinter(content=PDF)
    outcome = built(tmp_path, Wanted(pdf=True, preview=True), printer)
    assert outcome.pdf == tmp_path / "output" / f"{NAME}.pdf"
    assert outcome.preview == tmp_path / "output" / f"{NAME}_预览.html"
    assert len(pypdf.PdfReader(outcome.pdf).pages) == 3
    assert outcome.report
    assert printer.seen[1:] == [outcome.report.read_bytes()]


def test_the_preview_alone_leaves_no_pdf(tmp_path: Path) -> None:
    outcome = built(tmp_path, Wanted(preview=True), FakePrinter(content=PDF))
    assert outcome.preview and not outcome.pdf and codes(outcome) == []
    assert not list((tmp_path / "output").glob("*.pdf"))


def test_a_pdf_whose_text_is_another_is_told(tmp_path: Path) -> None:
    outcome = built(tmp_path, Wanted(pdf=True), FakePrinter(content=PDF))
    assert (codes(outcome), outcome.status) == (["E518"], Status.READY)
    (finding,) = outcome.findings
    assert "，少了 “云”" in finding.message and " 个等，第一段是“云州市职业教育质量报告”。" in finding.message


def test_without_a_pdf_the_report_stands_and_a_finding_says_what_to_do(tmp_path: Path) -> None:
    outcome = built(tmp_path, Wanted(pdf=True, preview=True), FakeEngine())
    assert outcome.report and not outcome.pdf and not outcome.preview
    (finding,) = outcome.findings
    assert (finding.code, finding.message[:14]) == ("E517", "没有生成PDF、预览：这台电")
    assert "另存为 PDF" in finding.advice


def test_nonsense_in_place_of_a_pdf_is_told(tmp_path: Path) -> None:
    outcome = built(tmp_path, Wanted(pdf=True, preview=True), FakePrinter(content=b"nonsense"))
    assert outcome.report and not outcome.pdf and not outcome.preview
    assert codes(outcome) == ["E512", "E517"]


def test_own_older_copies_are_replaced(tmp_path: Path) -> None:
    for content in (PDF, blank_pdf(PORTRAIT)):
        outcome = built(tmp_path, Wanted(pdf=True, preview=True), FakePrinter(content=content))
    assert codes(outcome) == ["E518"]
    assert len(list((tmp_path / "output").iterdir())) == 7
    assert outcome.pdf and len(pypdf.PdfReader(outcome.pdf).pages) == 1


@pytest.mark.parametrize("ending", [".pdf", "_预览.html"])
def test_a_copy_that_somebody_changed_stays(tmp_path: Path, ending: str) -> None:
    wanted = Wanted(pdf=True, preview=True)
    first = built(tmp_path, wanted, FakePrinter(content=PDF))
    assert first.report
    path = first.report.with_name(f"{NAME}{ending}")
    changed = path.read_bytes() + b"%signed\n"
    path.write_bytes(changed)
    second = built(tmp_path, wanted, FakePrinter(content=PDF))
    assert codes(second).count("E502") == 1
    assert path.read_bytes() == changed
    assert (second.pdf if ending == ".pdf" else second.preview) != path


def test_a_fault_of_the_program_costs_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*values: object) -> None:
        raise ZeroDivisionError("1/0")

    monkeypatch.setattr("zhibao.paging.pdf_copies.missing_texts", fault)
    monkeypatch.setattr("zhibao.paging.pdf_copies.preview", fault)
    outcome = built(tmp_path, Wanted(pdf=True, preview=True), FakePrinter(content=PDF))
    assert outcome.report and outcome.pdf and not outcome.preview
    assert codes(outcome) == ["E519", "E519"]


# --- the preview ----------------------------------------------------------------------------------------------------


class Seen(HTMLParser):
    """The elements of a page, and whether they are all closed."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.images: list[dict[str, str | None]] = []
        self.sources: list[str] = []
        self.open: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.sources += [value or "" for key, value in attrs if key in ("src", "href")]
        if tag == "img":
            self.images.append(dict(attrs))
        if tag not in ("img", "meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_preview_shows_every_page_and_needs_nothing_else() -> None:
    content = preview(PDF, "报告")
    seen = Seen(content)
    assert seen.open == []
    assert len(seen.images) == 3
    assert all(source.startswith("data:image/png;base64,") for source in seen.sources)
    assert b"http" not in re.sub(rb'src="[^"]*"', b"", content)
    sizes = [Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))).size for source in seen.sources]
    assert [wide > high for wide, high in sizes] == [False, False, True]
    assert [(int(image["width"] or 0), int(image["height"] or 0)) for image in seen.images] == sizes
    assert [f"{number} / 3</figcaption>" in content.decode() for number in (1, 2, 3)] == [True] * 3
    assert "共 3 页" in content.decode()


def test_pages_in_colour_are_photographs() -> None:
    """White stays white and a colour a colour, whichever way a page is stored."""
    out = io.BytesIO()
    coloured = Image.new("RGB", (200, 300), "white")
    coloured.paste("firebrick", (0, 0, 200, 150))
    coloured.save(out, "PDF", save_all=True, append_images=[Image.new("RGB", (200, 300), "white")])
    first, second = Seen(preview(out.getvalue(), "报告")).sources
    assert first.startswith("data:image/jpeg") and second.startswith("data:image/png")
    images = [
        Image.open(io.BytesIO(base64.b64decode(each.partition(",")[2]))).convert("RGB") for each in (first, second)
    ]
    upper, lower = (images[0].getpixel((images[0].width // 2, images[0].height * part // 4)) for part in (1, 3))
    assert isinstance(upper, tuple) and isinstance(lower, tuple)
    assert upper[0] > 150 > 80 > upper[1] and min(lower) > 245
    assert images[1].getpixel((9, 9)) == (255, 255, 255)


def test_pages_far_down_are_loaded_when_they_are_reached() -> None:
    assert [image["loading"] for image in Seen(preview(PDF, "报告")).images] == ["eager", "eager", "lazy"]


HEADINGS = [HeadingPage(1, "1 规模 & 结构", 1), HeadingPage(2, "1.1 规模", 2), HeadingPage(4, "（1）细目", 3)]


def test_a_list_at_the_side_leads_to_the_pages_of_the_headings() -> None:
    content = preview(PDF, "报告", HEADINGS).decode()
    seen = Seen(content.encode())
    assert seen.open == []
    assert [each for each in seen.sources if each.startswith("#")] == ["#p1", "#p2", "#p3"]
    assert all(f'id="{each[1:]}"' in content for each in ("#p1", "#p2", "#p3"))
    assert "1 规模 &amp; 结构<span>1</span>" in content
    assert re.findall(r'<li class="l(\d)">', content) == ["1", "2", "3"]
    assert "<details" not in preview(PDF, "报告").decode()


def test_a_title_is_no_markup() -> None:
    content = preview(PDF, "<script>$title & ${count}").decode()
    assert "<script>" not in content
    assert "<title>&lt;script&gt;$title &amp; ${count} 预览</title>" in content


def test_a_mark_that_libreoffice_drops_is_brought_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second conversion is of a copy that lets lines break after the marks; the report itself stays as it was."""
    text = "共同辅导，2025年对口升学。"
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[("段落", text)]))
    monkeypatch.setattr("zhibao.paging.pdf_copies.missing_texts", lambda document, pdf: [text] if pdf == PDF else [])

    class Dropping(FakePrinter):
        def pdf(self, document: bytes) -> bytes:
            super().pdf(document)
            return WHOLE if "，\u200b2025年对口升学。\u200b" in body_text(document) else PDF

    printer = Dropping()
    outcome = build(workbook, TEMPLATES, tmp_path / "output", silent, (printer,), Wanted(pdf=True))
    assert "E518" not in codes(outcome)
    assert outcome.pdf and outcome.pdf.read_bytes().startswith(WHOLE.rstrip())
    assert outcome.report and "\u200b" not in body_text(outcome.report.read_bytes())


def body_text(document: bytes) -> str:
    return "".join(each.text for each in docx.Document(io.BytesIO(document)).paragraphs)


OTHER = minimal_sheets(基本情况=[("段落", "改过的话。")])


def test_copies_of_an_earlier_report_do_not_stay_beside_a_newer_one(tmp_path: Path) -> None:
    first = built(tmp_path, Wanted(pdf=True, preview=True), FakePrinter(content=PDF))
    assert first.pdf and first.preview
    first.preview.write_text("编辑写的", encoding="utf-8")
    second = built(tmp_path, Wanted(), FakePrinter(content=PDF), sheets=OTHER)
    assert codes(second) == ["E535", "E536"]
    assert (first.pdf.exists(), first.preview.exists()) == (False, True)


def test_copies_of_the_very_same_report_stay(tmp_path: Path) -> None:
    first = built(tmp_path, Wanted(pdf=True, preview=True), FakePrinter(content=PDF))
    again = built(tmp_path, Wanted(), FakePrinter(content=PDF))
    assert first.pdf and first.preview and first.report == again.report
    assert (codes(again), first.pdf.exists(), first.preview.exists()) == ([], True, True)
    built(tmp_path, Wanted(), FakePrinter(content=PDF), sheets=OTHER)
    assert (first.pdf.exists(), first.preview.exists()) == (False, False)


def test_copies_say_which_report_they_are_of_whether_it_stands_or_not(tmp_path: Path) -> None:
    first = built(tmp_path, Wanted(pdf=True), FakePrinter(content=PDF))
    assert first.pdf and first.report
    first.report.unlink()
    assert codes(built(tmp_path, Wanted(), FakePrinter(content=PDF))) == [] and first.pdf.exists()
    first.report.unlink()
    assert codes(built(tmp_path, Wanted(), FakePrinter(content=PDF), sheets=OTHER)) == ["E535"]
    assert not first.pdf.exists()
