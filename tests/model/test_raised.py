"""Raised digits as characters and as runs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from charts.fonts import printable
from zhibao.model.origin import Origin
from zhibao.model.raised import as_characters, as_text
from zhibao.model.text import Position, Run, Text

RAISED = Run("2", position=Position.SUPERSCRIPT)


def test_a_raised_digit_becomes_a_character_and_a_raised_digit_again() -> None:
    text = Text((Run("万m"), RAISED, Run("/2人")))
    assert as_characters(text) == "万m²/2人"
    assert as_text("万m²/2人").runs == text.runs


def test_all_else_stays_as_it_is() -> None:
    assert as_characters(Text((Run("x", position=Position.SUPERSCRIPT), Run("2", position=Position.SUBSCRIPT)))) == "x2"
    assert (as_text("").runs, as_text("人").runs) == ((), (Run("人"),))


def test_every_run_of_a_number_knows_where_it_comes_from() -> None:
    origin = Origin("占地面积", Fraction(2))
    assert as_text("2m²", origin=origin).runs == (Run("2m", origin=origin), replace(RAISED, origin=origin))


def test_charts_can_print_every_raised_digit() -> None:
    assert set("¹²³⁴") <= printable()
