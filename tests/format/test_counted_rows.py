"""Rows of one form are measured once and counted, and come to what each comes to by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.format.each_by_itself import each_by_itself
from tests.format.format_samples import damaged, measured, sample
from tests.word.wml import r, t
from zhibao.format.elements import Elements
from zhibao.format.walking import FoundParagraph
from zhibao.word import like_rows

TEXTS = ("100", "45.5%", "甲校", "第3学校", " ", "", "“双高”", "“A”", "A—B", "中·西", "x “甲”", "　", "号", "R&amp;D")
HINT, BOLD, RED, SMALL = '<w:rFonts w:hint="eastAsia"/>', "<w:b/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="15"/>'
CENTRED = '<w:vAlign w:val="center"/>'
CELLS = st.sampled_from((CENTRED, CENTRED, '<w:vAlign w:val="top"/>', '<w:shd w:val="clear" w:fill="FF0000"/>'))
RUNS = st.sampled_from(("", HINT, HINT, BOLD, HINT + RED, SMALL, "<w:vanish/>"))
# A row's own properties, and for each of two cells its properties and those of two runs.
LOOKS = st.tuples(st.sampled_from(("<w:cantSplit/>", "<w:cantSplit/>", "")), CELLS, RUNS, RUNS)
Row = tuple[tuple[str, str, str, str], tuple[str, str, str]]
TEXTS_OF_ROW = st.tuples(*[st.one_of(st.sampled_from(("100", "甲校")), st.sampled_from(TEXTS))] * 3)
# Few looks and many rows: some are of one form, and some differ in texts alone.
ROWS = st.lists(LOOKS, min_size=1, max_size=2).flatmap(
    lambda looks: st.lists(st.tuples(st.sampled_from(looks), TEXTS_OF_ROW), min_size=1, max_size=8)
)


def with_rows(rows: list[Row]) -> bytes:
    """Return the sample with further rows in both its tables, the last cells of which are like those before."""

    def cell(like: str, properties: str, runs: str) -> str:
        beginning, _, rest = like.partition("</w:tcPr>")
        stated = f"{beginning}{properties}</w:tcPr>{rest}"
        return re.sub(r"(</w:pPr>)<w:r>.*</w:r>|(</w:pPr>)<w:r .*</w:r>", rf"\g<1>{runs}", stated, flags=re.DOTALL)

    def added(xml: str, of_row: str) -> str:
        row = next(each for each in re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL) if of_row in each)
        like = re.findall("<w:tc>.*?</w:tc>", row, re.DOTALL)
        height = '<w:trHeight w:val="482" w:hRule="atLeast"/>'
        more = ""
        for (split, properties, one, other), texts in rows:
            runs = [r(t(texts[0]), properties=one) + r(t(texts[1]), properties=other), r(t(texts[2]), properties=one)]
            cells = "".join(cell(each, properties, of) for each, of in zip(like, runs, strict=True))
            more += f"<w:tr><w:trPr>{split}{height}</w:trPr>{cells}</w:tr>"
        return xml.replace(row, row + more, 1)

    return damaged(sample(), "document", lambda xml: added(added(xml, ">甲校<"), ">甲<"))


@given(ROWS)
@settings(max_examples=20, deadline=None)
def test_rows_come_to_what_each_comes_to_by_itself(
    rows: list[Row],
) -> None:
    content = with_rows(rows)
    assert measured(content) == each_by_itself(content)


@given(ROWS)
@settings(max_examples=20, deadline=None)
def test_rows_that_are_not_parsed_come_to_the_same(rows: list[Row]) -> None:
    content = with_rows(rows * 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(like_rows, "_LEAST", 1)
        patch.setattr(like_rows, "_LEAST_ROWS", 1)
        cut = measured(content)
    assert cut == each_by_itself(content)


def test_rows_of_one_form_are_looked_into_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, usual = list[str](), Elements.measure

    def noted(self: Elements, found: FoundParagraph) -> object:
        seen.append(str(found.place))
        return usual(self, found)

    monkeypatch.setattr(Elements, "measure", noted)
    look = ("<w:cantSplit/>", CENTRED, HINT, HINT)
    rows: list[Row] = [(look, ("丙", f"校{each}", "丁校")) for each in range(60)]
    measured(with_rows(rows))
    in_tables = [each for each in seen if "行第" in each]
    # The first, those like it, the last one; and those of the other table.
    assert len(in_tables) < 20
