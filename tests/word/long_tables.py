"""Tables made up for the ways in which long ones are read quickly, among ordinary rows the odd ones."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.word.wml import field, p, r, t

TEXTS = (
    "",
    " ",
    "12",
    "345",
    "12.5%",
    "甲校",
    "第3学校",
    "“双高”",
    "A—B",
    "见表\u00a01\u20111",
    "&lt;5",
    "〔2021〕5号",
    "　",
)
HINT = '<w:rFonts w:hint="eastAsia"/>'
# What a cell may hold beside text alone.
ODD = (
    r(t("甲"), "<w:br/>", t("乙")),
    r(t("甲"), "<w:tab/>", t("乙")),
    field("REF _a", r(t("表 1-1"))),
    '<w:bookmarkStart w:id="7" w:name="_zb_c1b2"/>' + r(t("丙")) + '<w:bookmarkEnd w:id="7"/>',
    f"<w:moveFrom>{r(t('走'))}</w:moveFrom>" + r(t("留")),
    f"<w:ins>{r(t('添'))}</w:ins>",
    r(t("粗"), properties="<w:b/>") + r(t("细12")),
    "<!-- 注 -->" + r(t("有注")),
)
PROPERTIES = ("", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>")
ROW_PROPERTIES = ("", "<w:trPr><w:cantSplit/></w:trPr>", '<w:trPr><w:del w:id="1" w:author="某"/></w:trPr>')


def _paragraphs(contents: Sequence[str]) -> str:
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{each}</w:p>' for each in contents)


RUNS = st.tuples(st.sampled_from(TEXTS), st.sampled_from(("", HINT))).map(
    lambda pair: r(t(pair[0]), properties=pair[1])
)
CONTENTS = st.one_of(RUNS, RUNS, RUNS, st.tuples(RUNS, RUNS).map("".join), st.sampled_from(ODD), st.just(""))
CELLS = st.tuples(st.sampled_from(PROPERTIES), st.lists(CONTENTS, min_size=1, max_size=2)).map(
    lambda pair: f"<w:tc><w:tcPr>{pair[0]}</w:tcPr>{_paragraphs(pair[1])}</w:tc>"
)
INNER = f"<w:tc>{p('外')}<w:tbl><w:tr><w:tc>{p('内')}</w:tc></w:tr></w:tbl>{p()}</w:tc>"
ROWS = st.tuples(
    st.sampled_from((*[""] * 4, *ROW_PROPERTIES)),
    st.lists(st.one_of(CELLS, CELLS, CELLS, st.just(INNER)), min_size=1, max_size=3),
).map(lambda pair: f"<w:tr>{pair[0]}{''.join(pair[1])}</w:tr>")
# Rows come again, as in a long table.
TABLES = st.lists(st.tuples(ROWS, st.integers(1, 3)), min_size=1, max_size=5).map(
    lambda rows: f"<w:tbl><w:tblPr/>{''.join(row * times for row, times in rows)}</w:tbl>"
)
