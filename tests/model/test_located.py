"""Where a block was read makes it no other block."""

from __future__ import annotations

from zhibao.model.blocks import Heading, Note, Paragraph
from zhibao.model.figures import ChartSource
from zhibao.model.ref import CellRef
from zhibao.model.text import Text

TEXT = Text.of("规模")


def test_places_are_not_compared() -> None:
    assert Heading(2, TEXT, "c1b1") == Heading(2, TEXT, "c2b2")
    assert hash(Heading(2, TEXT, "c1b1")) == hash(Heading(2, TEXT, "c2b2"))
    assert ChartSource("表", ref=CellRef("甲", "A1")) == ChartSource("表", ref=CellRef("乙", "B2"))


def test_everything_else_is() -> None:
    assert Heading(2, TEXT) != Heading(3, TEXT)
    assert Heading(2, TEXT) != Heading(2, Text.of("效益"))
    assert Paragraph(TEXT) != Note(TEXT)
    assert Paragraph(TEXT) != TEXT
