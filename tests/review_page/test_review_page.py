"""检查报告: a page that needs no other file, holds every finding, and can be sorted and filtered."""

from __future__ import annotations

import html.parser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from zhibao.findings import Finding, Rule, Severity
from zhibao.model.ref import CellRef
from zhibao.review_page import review_page

ERROR = Rule("D901", Severity.ERROR, "题", "“{found}”不对。", "请改。")
WARNING = Rule("T901", Severity.WARNING, "题", "“{found}”可疑。", "请看。")
SHEETS = ("封面", "一章 ", "二章")
WILD = '<script>alert("坏")</script>&\'"'


def at(rule: Rule, sheet: str, cell: str, found: str = "甲") -> Finding:
    return rule.at(CellRef(sheet, cell), found=found)


FOUND = [
    at(WARNING, "二章", "B10", WILD),
    at(ERROR, "一章 ", "B2"),
    at(ERROR, "一章 ", "B10"),
    at(ERROR, "一章 ", "A3", "乙"),
    replace(at(ERROR, "封面", "B4"), accepted="见口径"),
    ERROR.at(CellRef(), found="丙"),
]


class Page(html.parser.HTMLParser):
    """The rows of the table, what is chosen from, and what is asked of other files."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.data: list[dict[str, str | None]] = []
        self.options: list[str | None] = []
        self.outside: list[str] = []
        self.tags: list[str] = []
        self._is_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = dict(attrs)
        self.tags.append(tag)
        self.outside += [name for name in ("src", "href") if name in stated]
        if tag == "tr" and "data-sheet" in stated:
            self.rows.append([])
            self.data.append(stated)
        if tag == "option":
            self.options.append(stated.get("value"))
        self._is_cell = tag == "td" or (self._is_cell and tag != "tr")
        if tag == "td":
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self._is_cell and self.rows:
            self.rows[-1][-1] += data.strip()

    def handle_endtag(self, tag: str) -> None:
        self._is_cell = self._is_cell and tag != "td"


def page(findings: list[Finding] = FOUND) -> str:
    return review_page("某市报告", findings, SHEETS, "指标已填 41/95", [ERROR])


def test_every_finding_is_there_unfolded_in_order_with_its_excerpt() -> None:
    rows = [row[:5] for row in Page(page()).rows]
    assert rows == [
        ["错误", "D901", "", "", "丙"],
        ["已接受", "D901", "封面", "B4", "甲"],
        ["错误", "D901", "一章", "B2", "甲"],
        ["错误", "D901", "一章", "B10", "甲"],
        ["错误", "D901", "一章", "A3", "乙"],
        ["提醒", "T901", "二章", "B10", WILD],
    ]


def test_it_needs_no_other_file_and_words_are_no_markup() -> None:
    read = Page(page())
    assert (read.outside, read.tags.count("script")) == ([], 1)
    assert not re.search(r"https?://|@import|url\(", page())


def test_each_row_can_be_found_by_what_is_chosen() -> None:
    read = Page(page())
    for row in read.data:
        assert {row["data-sheet"], row["data-family"], row["data-level"]} <= set(read.options)


def test_it_says_totals_how_far_she_is_what_to_mend_first_and_what_was_not_looked_for() -> None:
    text = page()
    assert "错误 4，提醒 1，已接受 1</strong>；指标已填 41/95。" in text
    assert "先改这一处" in text and "没有查：D901 题。" in text
    assert "先改" not in page([]) and "<table>" not in page([])


_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _BROWSERS)), None)
_USED = """
<script>
const seen = () => Array.from(document.querySelectorAll("tbody tr")).filter((row) => !row.hidden)
  .map((row) => row.cells[1].textContent + row.cells[3].textContent).join(" ");
const choose = (id, value) => {
  document.getElementById(id).value = value;
  document.getElementById(id).dispatchEvent(new Event("change"));
};
const told = [];
choose("sheet", "一章 "); told.push(seen());
document.querySelectorAll("th button")[3].click(); told.push(seen());
document.querySelectorAll("th button")[3].click(); told.push(seen());
choose("sheet", ""); choose("family", "T"); told.push(seen());
document.body.textContent = "{" + told.join("|") + "}";
</script>
"""


@pytest.mark.skipif(CHROMIUM is None, reason="没有装 Chromium")
def test_it_sorts_and_filters_in_a_browser(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_text(page().replace("</body>", f"{_USED}</body>"), encoding="utf-8")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [str(CHROMIUM), *options, "--dump-dom", path.as_uri()]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
    found = re.search(r"<body>\{(.*?)\}", ran.stdout)
    assert found is not None
    assert found[1].split("|") == [
        "D901B2 D901B10 D901A3",
        "D901B2 D901A3 D901B10",
        "D901B10 D901A3 D901B2",
        "T901B10",
    ]
