"""Counters in the number formats of lists and fields."""

from __future__ import annotations

import pytest

from zhibao.findings import NothingMadeError
from zhibao.finish.heading_numbers import shown_number


def test_a_number_has_the_format_of_its_level() -> None:
    assert shown_number(12, "decimal") == "12"
    assert shown_number(12, "chineseCounting") == "十二"
    assert shown_number(12, "upperRoman") == "XII"


def test_an_unknown_format_is_an_error_that_names_it() -> None:
    with pytest.raises(NothingMadeError, match="hebrew1"):
        shown_number(1, "hebrew1")
