"""The table of number formats, a part of it asked of LibreOffice Calc again."""

from __future__ import annotations

import pytest

from tests.number_format_pairs import can_convert, shown_by_libreoffice, stored, without_padding

pytestmark = [pytest.mark.layout, pytest.mark.skipif(not can_convert(), reason="LibreOffice is not here")]


def test_calc_shows_what_the_table_says() -> None:
    part = [*stored()][::5]
    found = shown_by_libreoffice([line.pair for line in part])
    said = [(*line.pair, without_padding(line.libreoffice)) for line in part]
    assert [(*line.pair, without_padding(text)) for line, text in zip(part, found, strict=True)] == said
