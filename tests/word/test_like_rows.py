"""Rows that are cut out of a part before it is parsed are those that it has, in their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.word.long_tables import TABLES
from tests.word.wml import W, p, r
from zhibao.word import like_rows
from zhibao.word.like_rows import NO_ROWS, LikeRows, without_like_rows
from zhibao.word.row_texts import row_texts
from zhibao.word.xml import Element, w

CELL = f"<w:tc>{p('甲')}</w:tc>"
ROWS = f"<w:tr>{CELL}</w:tr>" * 60


def part(*blocks: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>'.encode()


def cut(content: bytes, least: int = 1) -> tuple[bytes, LikeRows]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(like_rows, "_LEAST", least)
        patch.setattr(like_rows, "_LEAST_ROWS", 1)
        return without_like_rows(content)


def tables(content: bytes) -> list[Element]:
    return [*etree.fromstring(content)[0].iterchildren(w("tbl"))]


def canonical(row: Element) -> bytes:
    """Return a row by itself, without the names that it does not use."""
    return etree.tostring(row, method="c14n", exclusive=True, with_tail=False)


@given(TABLES, TABLES)
@settings(deadline=None)
def test_each_table_has_the_rows_that_it_had(one: str, other: str) -> None:
    content = part(one, p("中"), other)
    kept, likes = cut(content)
    for whole, parted in zip(tables(content), tables(kept), strict=True):
        found = likes.of(parted)
        assert [text.texts for _, text in found] == [text.texts for _, text in row_texts(whole)]
        elements = [text.element if row is None else row for row, text in found]
        assert [*map(canonical, elements)] == [*map(canonical, whole.iterchildren(w("tr")))]


def test_rows_like_the_first_of_them_are_cut_out() -> None:
    kept, likes = cut(part(f"<w:tbl>{ROWS}</w:tbl>"))
    (table,) = tables(kept)
    assert len(table.findall(w("tr"))) == 2
    assert len(likes.of(table)) == 60


@pytest.mark.parametrize(
    "block",
    [
        f"<w:tbl><w:tr><w:tc><w:tbl>{ROWS}</w:tbl>{p()}</w:tc></w:tr></w:tbl>",
        f"<w:p>{r(f'<w:txbxContent><w:tbl>{ROWS}</w:tbl></w:txbxContent>')}</w:p>",
        f"<w:tbl>{ROWS}<!-- 注 --></w:tbl>",
        f"<w:tbl>{ROWS.replace('</w:r>', '<w:tab/></w:r>')}</w:tbl>",
        f"<w:tbl>{ROWS.replace('甲', '甲&amp;乙')}</w:tbl>",
        f"<w:tbl>{ROWS}<?like-rows 0?></w:tbl>",
    ],
    ids=["in a cell", "in a text box", "with a remark", "with a tab", "with a reference", "with a mark"],
)
def test_rows_stay_that_are_more_than_characters_or_stand_elsewhere(block: str) -> None:
    content = part(block)
    assert cut(content)[0] == content


def test_short_tables_stay_as_they_are() -> None:
    content = part(f"<w:tbl>{ROWS[: len(ROWS) // 2]}</w:tbl>")
    assert without_like_rows(content) == (content, NO_ROWS)
    assert cut(content, least=50)[0] == content
