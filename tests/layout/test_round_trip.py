"""A report opened and saved again by LibreOffice: text, cached numbers, bookmarks and pictures stay."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element
from PIL import Image

from tests.builders import COVER, TEMPLATES, minimal_sheets
from tests.invariants import NAMES, find, values, w
from tests.reports import as_typed, in_run, make, silent
from tests.sample_reports import SampleReports
from zhibao.model.fill_marks import is_block_bookmark
from zhibao.packing import is_as_packed
from zhibao.pipeline import build

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not shutil.which("soffice") and not os.environ.get("CI"), reason="LibreOffice is missing"),
]

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "焦作市": ROOT / "inputs" / "焦作市2025" / "工作簿.xlsx",
    "云州市": ROOT / "tests" / "data" / "云州市2025" / "工作簿.xlsx",
}
TIME_LIMIT = 180
EMU_PER_PIXEL = 9525
# What LibreOffice takes out of field codes; docs/validity.md says what that means for an editor.
DROPPED = {"SEQ": {"\\s", "\\r", "\\h"}, "REF": {"\\* MERGEFORMAT"}}


@dataclass(frozen=True)
class Saved:
    """A .docx file's body as a reader sees it."""

    path: Path

    def part(self, name: str) -> bytes:
        with zipfile.ZipFile(self.path) as package:
            return package.read(name)

    @property
    def root(self) -> Element:
        return etree.fromstring(self.part("word/document.xml"))

    def lines(self) -> list[str]:
        """Return the text of all paragraphs that have some, those of cells and of the contents too."""
        hidden = set(values(etree.fromstring(self.part("word/styles.xml")), "//w:style[w:rPr/w:vanish]/@w:styleId"))
        return [text for paragraph in find(self.root, "//w:p") if (text := _text(paragraph, hidden))]

    def codes(self) -> list[str]:
        """Return the codes of the fields in order, those of the contents' first line apart."""
        found = [" ".join((code.text or "").split()) for code in self.root.iter(w("instrText"))]
        return [code for code in found if code and not code.startswith("TOC ")]

    def bookmarks(self) -> dict[str, str]:
        """Return what stands between the ends of each bookmark, by its name."""
        return dict(_bookmarked(self.root))

    def targets(self) -> list[str]:
        """Return what links and references lead to, in order."""
        links = values(self.root, "//w:hyperlink/@w:anchor")
        return links + [code.split()[1] for code in self.codes() if code.split()[0] in ("REF", "PAGEREF")]

    def pictures(self) -> list[tuple[tuple[int, int], bytes]]:
        """Return printed size in pixels of 96 dpi and content of each picture."""
        rels = etree.fromstring(self.part("word/_rels/document.xml.rels"))
        parts = {each.get("Id"): each.get("Target", "") for each in find(rels, "//p:Relationship")}
        return [
            (_size(drawing), _pixels(self.part(f"word/{parts[key]}")))
            for drawing in find(self.root, "//w:drawing")
            for key in values(drawing, ".//*[local-name()='blip']/@r:embed")
        ]

    def charts(self) -> list[list[str]]:
        """Return the cached values of each chart part, in the order of their names."""
        with zipfile.ZipFile(self.path) as package:
            names = sorted(name for name in package.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name))
            roots = [etree.fromstring(package.read(name)) for name in names]
        return [[each.text or "" for each in root.iter("{*}v")] for root in roots]


def _text(paragraph: Element, hidden: set[str]) -> str:
    marks = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}
    shown = [
        marks.get(str(each.tag), each.text or "")
        for each in paragraph.iter(w("t"), *marks)
        if in_run(each) and not set(values(each, "../w:rPr/w:rStyle/@w:val")) & hidden
    ]
    return as_typed("".join(shown)).rstrip("\n")


def _bookmarked(root: Element) -> Iterator[tuple[str, str]]:
    for start in root.iter(w("bookmarkStart")):
        key, text, is_open = start.get(w("id")), "", False
        paragraph = next(start.iterancestors(w("p")))
        for each in paragraph.iter():
            is_open = is_open or each is start
            if is_open and each.tag == w("bookmarkEnd") and each.get(w("id")) == key:
                break
            said = {w("t"): each.text or "", w("noBreakHyphen"): "-"}
            text += as_typed(said.get(str(each.tag), "")) if is_open else ""
        yield start.get(w("name"), ""), text


def _size(drawing: Element) -> tuple[int, int]:
    (extent,) = drawing.iterfind(".//wp:extent", NAMES)
    return round(int(extent.get("cx", "0")) / EMU_PER_PIXEL), round(int(extent.get("cy", "0")) / EMU_PER_PIXEL)


def _pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


def saved_again(path: Path, folder: Path) -> Path:
    """Open and save a document with LibreOffice, in a profile of its own."""
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    target = folder / "saved"
    subprocess.run(
        [*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", target, path],
        check=True,
        capture_output=True,
        timeout=TIME_LIMIT,
    )
    return target / path.name


@pytest.fixture(scope="module", params=SAMPLES)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_report: SampleReports
) -> tuple[Saved, Saved]:
    outcome = sample_report(SAMPLES[request.param])
    assert outcome.report
    return Saved(outcome.report), Saved(saved_again(outcome.report, tmp_path_factory.mktemp("round_trip")))


def test_every_text_and_cached_number_stays(pair: tuple[Saved, Saved]) -> None:
    before, after = pair
    assert len(before.lines()) > 100
    assert after.lines() == before.lines()


def test_what_is_referred_to_stays_where_it_was(pair: tuple[Saved, Saved]) -> None:
    before, after = pair
    kept = set(before.targets())
    assert kept
    assert after.targets() == before.targets()
    shown = before.bookmarks()
    hidden_zero = {name: re.sub(r"(?<=\D)0+$", "", text) for name, text in after.bookmarks().items()}
    assert {name: hidden_zero[name] for name in kept} == {name: shown[name] for name in kept}


def test_every_block_keeps_its_id(pair: tuple[Saved, Saved]) -> None:
    """Once each, around the same words or the same picture: later numbers find their way by them."""
    before, after = ([each for each in _bookmarked(saved.root) if is_block_bookmark(each[0])] for saved in pair)
    assert len(before) > 60
    assert Counter(name for name, _ in after) == Counter(name for name, _ in before)
    kept = {name: re.sub(r"(?<=\D)0+$", "", text) for name, text in after}
    for name, text in before:
        # In the last paragraph of a section the end moves by a character.
        shorter = re.sub(r"(?<=\D)0+$", "", text)
        assert kept[name] in (shorter, shorter[:-1]) and bool(kept[name]) == bool(shorter)
    ids = [Counter(values(pair[1].root, f"//w:{tag}/@w:id")) for tag in ("bookmarkStart", "bookmarkEnd")]
    assert ids[0] == ids[1] and set(ids[0].values()) == {1}


def test_every_picture_stays_in_its_size(pair: tuple[Saved, Saved]) -> None:
    before, after = (each.pictures() for each in pair)
    assert len(before) > 2
    assert [pixels for _, pixels in after] == [pixels for _, pixels in before]
    for (one, _), (other, _) in zip(before, after, strict=True):
        assert abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


def test_it_drops_these_switches_and_no_others(pair: tuple[Saved, Saved]) -> None:
    before, after = (each.codes() for each in pair)
    dropped: dict[str, set[str]] = {}
    assert [code.split()[:2] for code in after] == [code.split()[:2] for code in before]
    for one, other in zip(before, after, strict=True):
        gone = Counter(_switches(one)) - Counter(_switches(other))
        dropped.setdefault(one.split()[0], set()).update(gone)
    wanted = {kind: gone for kind, gone in DROPPED.items() if kind in dropped}
    assert {kind: gone for kind, gone in dropped.items() if gone} == wanted


def test_numbers_through_the_whole_report_keep_their_codes(tmp_path: Path) -> None:
    """As the pack gongwen has them: F9 gives the same numbers after a save by LibreOffice."""
    table = (("表格", "规模"), ("", "甲"), ("", 1))
    case = (("案例", "共建"), ("段落", "正文，见{{表:规模}}。"), ("案例完",))
    sheets = minimal_sheets(基本情况=table, 典型案例=(*table, *case))
    made = make(tmp_path, sheets | {"封面": (*COVER, ("模板", "gongwen"))})
    before, after = ([code for code in saved.codes() if code.upper().startswith("SEQ")] for saved in _both(made.path))
    assert len(before) > 2
    # Those in Chinese numerals alone do not, which docs/validity.md says.
    assert after == ["SEQ \\* ARABIC" if "CHINESENUM3" in each else each for each in before]


def _both(path: Path) -> tuple[Saved, Saved]:
    return Saved(path), Saved(saved_again(path, path.parent))


def test_the_contents_keep_all_their_switches(pair: tuple[Saved, Saved]) -> None:
    before, after = (
        [(code.text or "").split("TOC")[1] for code in each.root.iter(w("instrText")) if "TOC \\" in (code.text or "")]
        for each in pair
    )
    assert len(before) == len(after) == 1
    assert sorted(re.findall(r'\\\w(?: "[^"]*")?', after[0])) == sorted(re.findall(r'\\\w(?: "[^"]*")?', before[0]))


def test_an_editable_chart_keeps_its_numbers(tmp_path: Path) -> None:
    rows = [("统计图", "去向", "柱形图", "形式=可编辑"), ("", "去向", "人数"), ("", "升学", 4563), ("", "就业", 21.5)]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    before, after = Saved(made.path), Saved(saved_again(made.path, tmp_path))
    assert before.charts() == [["人数", "升学", "就业", "4563", "21.5"]]
    assert after.charts() == before.charts()


def _switches(code: str) -> list[str]:
    """Return the switches of a code: \\s, \\h, and \\* with its word."""
    return re.findall(r"\\\* \w+|\\[a-z]", code)


def test_the_list_of_dropped_switches_is_in_the_documentation() -> None:
    text = (ROOT / "docs" / "validity.md").read_text(encoding="utf-8")
    for kind, switches in DROPPED.items():
        for switch in switches:
            assert f"| `{kind}` | `{switch}` |" in text


def test_what_libreoffice_saved_counts_as_edited_and_is_not_replaced(pair: tuple[Saved, Saved], tmp_path: Path) -> None:
    """Also when nothing was changed: it writes every part in its own way."""
    before, after = pair
    assert is_as_packed(before.path) and not is_as_packed(after.path)
    copy = tmp_path / before.path.name
    shutil.copy(after.path, copy)
    kept = copy.read_bytes()
    (workbook,) = [path for name, path in SAMPLES.items() if name in before.path.name]
    outcome = build(workbook, TEMPLATES, tmp_path, silent)
    assert outcome.report and outcome.report.name != copy.name
    assert "E502" in {finding.code for finding in outcome.findings}
    assert copy.read_bytes() == kept
