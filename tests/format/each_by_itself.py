"""The format check without what spares it work: every paragraph and row is measured by itself."""

from __future__ import annotations

from itertools import count

import pytest

from tests.format.format_samples import measured
from zhibao.format import FormatCheck, walking
from zhibao.word import like_rows
from zhibao.word.row_texts import RowText, row_texts
from zhibao.word.xml import Element


def each_by_itself(content: bytes) -> FormatCheck:
    """Return what a file comes to when no two paragraphs and no two rows are of one form."""

    numbers = count()

    def unlike(table: Element) -> list[tuple[Element, RowText]]:
        return [(row, RowText(f"{next(numbers)}{text.markup}", text.texts)) for row, text in row_texts(table)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(like_rows, "row_texts", unlike)
        patch.setattr(walking, "paragraph_form", lambda _: object())
        return measured(content)
