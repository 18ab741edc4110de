"""Values under number formats, held against what LibreOffice Calc shows (tests/number_format_pairs.py)."""

from __future__ import annotations

from tests.number_format_pairs import Line, stored, without_padding
from zhibao.workbook.display import UnknownFormatError, display
from zhibao.workbook.spreadsheet.built_in_formats import BUILT_IN

REFUSED = "✗"
CODES = {f"#{number}": code for number, code in BUILT_IN.items()}
LINES = tuple(stored())


def shown(line: Line) -> str:
    try:
        return without_padding(display(line.pair.value, CODES.get(line.pair.code, line.pair.code)))
    except UnknownFormatError:
        return REFUSED


def test_every_value_is_shown_as_calc_shows_it_or_as_excel_does_for_a_reason() -> None:
    wrong = [(*line.pair, without_padding(line.right), shown(line)) for line in LINES]
    assert not [each for each in wrong if each[2] != each[3]]


def test_the_table_holds_each_pair_once() -> None:
    assert len({line.pair for line in LINES}) == len(LINES) >= 1400


def test_a_difference_has_a_reason_and_is_one() -> None:
    for line in LINES:
        assert bool(line.excel) <= bool(line.reason)
        assert not line.reason or line.excel != without_padding(line.libreoffice)


def test_few_values_are_refused() -> None:
    assert sum(line.excel == REFUSED for line in LINES) <= 30
