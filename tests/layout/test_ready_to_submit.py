"""Both workbooks in every pack and font profile: nothing to mend, and a contents that LibreOffice agrees with.

That the documents are valid is asked of every document that tests pack (tests/conftest.py).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.layout.pages import Pages, can_lay_out
from tests.layout.test_page_numbers import built, contents, printed
from tests.packs import PACKS, WORKBOOKS, in_pack
from tests.reports import is_of_review
from zhibao.findings import Severity
from zhibao.paging import Wanted
from zhibao.paging.libreoffice import LibreOffice
from zhibao.pipeline import Status

pytestmark = [
    pytest.mark.layout,
    pytest.mark.skipif(not can_lay_out() and not os.environ.get("CI"), reason="LibreOffice or fonts are missing"),
]
# The PDF of 公文字体 is laid out from the finished report, that of 系统字体 is the one that told the numbers.
FONTS = ("公文字体", "系统字体")
# Names are masked, cases are gathered, tables are not mentioned: said for the clerk to know, nothing to mend.
TOLD = {"T221", "S151", "E540"}


class Keeping(LibreOffice, frozen=True):
    """LibreOffice whose last PDF is kept: the pages that told the numbers."""

    kept: Path = Path()

    def _converted(self, document: bytes, options: Mapping[str, str]) -> bytes:
        content = super()._converted(document, options)
        self.kept.write_bytes(content)
        return content


# Every workbook in every pack, either with one of the fonts: each of these with each of those.
COMBINATIONS = [
    (city, pack, FONTS[(number + other) % len(FONTS)])
    for number, city in enumerate(WORKBOOKS)
    for other, pack in enumerate(PACKS)
]


@pytest.mark.parametrize(("city", "pack", "fonts"), COMBINATIONS)
def test_it_can_be_sent_as_it_is(
    city: str, pack: str, fonts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = in_pack(WORKBOOKS[city], pack, tmp_path / "in", fonts)
    engine = Keeping(kept=tmp_path / "kept.pdf")
    outcome = built(workbook, tmp_path, monkeypatch, Wanted(pdf=fonts == FONTS[0]), engine)
    assert outcome.status is Status.READY
    assert {finding.severity for finding in outcome.findings} <= {Severity.INFO}
    assert {finding.code for finding in outcome.findings if not is_of_review(finding)} <= TOLD
    assert outcome.report and outcome.pages and bool(outcome.pdf) == (fonts == FONTS[0])
    pages = Pages(engine.kept)
    assert contents(outcome.report) == printed(outcome.report, pages)
    assert len(contents(outcome.report)) > 15
    assert (outcome.pages.count, outcome.pages.is_estimate) == (len(pages.all), False)
