"""Counters in the number formats of lists and fields."""

from __future__ import annotations

import pytest

from zhibao.findings import NothingMadeError
from zhibao.finish.number_formats import field_number, list_number


def test_a_list_number_has_the_format_of_its_level() -> None:
    assert list_number(12, "decimal") == "12"
    assert list_number(12, "chineseCounting") == "十二"


def test_a_field_number_has_the_format_of_its_switch_in_any_case() -> None:
    assert (field_number(3, "Arabic"), field_number(3, "CHINESENUM3")) == ("3", "三")


@pytest.mark.parametrize("show", [list_number, field_number])
def test_an_unknown_format_is_an_error_that_names_it(show: object) -> None:
    assert callable(show)
    with pytest.raises(NothingMadeError, match=r"(?i)upperroman"):
        show(1, "upperRoman")
