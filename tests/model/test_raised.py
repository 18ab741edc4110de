"""Raised and lowered digits as characters, and raised ones as runs."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from charts.fonts import is_printable
from zhibao.model.origin import Origin
from zhibao.model.raised import as_text
from zhibao.model.table import TableCell
from zhibao.model.text import Position, Run, Text

RAISED = Run("2", position=Position.SUPERSCRIPT)


def test_a_raised_digit_becomes_a_character_and_a_raised_digit_again() -> None:
    text = Text((Run("万m"), RAISED, Run("/2人")))
    assert text.characters == text.words == TableCell((text,)).characters == "万m²/2人"
    assert as_text("万m²/2人").runs == text.runs


@pytest.mark.parametrize(
    ("run", "characters"),
    [
        (Run("0123456789", position=Position.SUPERSCRIPT), "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        (Run("-3", position=Position.SUPERSCRIPT), "⁻³"),
        (Run("2", position=Position.SUBSCRIPT), "₂"),
        (Run("x", position=Position.SUPERSCRIPT), "x"),
        (Run("2"), "2"),
    ],
)
def test_digits_have_raised_and_lowered_characters(run: Run, characters: str) -> None:
    assert run.characters == characters


def test_all_else_stays_as_it_is() -> None:
    assert (as_text("").runs, as_text("人").runs) == ((), (Run("人"),))


def test_every_run_of_a_number_knows_where_it_comes_from() -> None:
    origin = Origin("占地面积", Fraction(2))
    assert as_text("2m²", origin=origin).runs == (Run("2m", origin=origin), replace(RAISED, origin=origin))


@pytest.mark.parametrize("position", [Position.SUPERSCRIPT, Position.SUBSCRIPT])
def test_charts_can_print_every_raised_and_lowered_digit(position: Position) -> None:
    assert all(map(is_printable, Run("0123456789+-", position=position).characters))
