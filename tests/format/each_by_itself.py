"""The format check without what spares it work: every paragraph and row is measured by itself."""

from __future__ import annotations

import pytest

from tests.format.format_samples import measured
from zhibao.format import FormatCheck, walking
from zhibao.word import like_rows
from zhibao.word.row_texts import RowText, row_texts
from zhibao.word.xml import Element


def each_by_itself(content: bytes) -> FormatCheck:
    """Return what a file comes to when no two paragraphs and no two rows are of one form."""

    def unlike(table: Element) -> list[tuple[Element, RowText]]:
        return [(row, RowText(f"{at}{text.markup}", text.texts)) for at, (row, text) in enumerate(row_texts(table))]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(like_rows, "row_texts", unlike)
        patch.setattr(walking, "paragraph_form", lambda _: object())
        return measured(content)
