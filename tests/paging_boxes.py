"""Boxes of made-up pages: lines of text, pictures with captions, tables, ends of cases."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tests.builders import henan
from zhibao.paging.estimate.boxes import Box, InlinePicture

RULES = henan().fill
PAGE = 600.0
END = [Box(10, page_height=PAGE)]
SLACK = RULES.slack * 72 / 25.4
LEAST = {"甲": 0.5, "乙": 0.5}


def text(height: float) -> list[Box]:
    """Return lines of 20 points."""
    return [Box(20, page_height=PAGE) for _ in range(round(height / 20))]


def figure(name: str, height: float) -> list[Box]:
    """Return a picture and the caption that it stays with."""
    shown = Box(height, keep_with_next=True, page_height=PAGE, pictures=(InlinePicture(name, height),))
    return [shown, Box(20, page_height=PAGE)]


def table(height: float) -> list[Box]:
    return [Box(height, page_height=PAGE)]


def numbered(blocks: Iterable[list[Box]]) -> list[Box]:
    return [replace(box, block=number) for number, block in enumerate(blocks) for box in block]


def named(name: str, boxes: list[Box]) -> list[Box]:
    """Return boxes of which the first begins with the bookmark of a block."""
    return [replace(boxes[0], names=(f"_zb_{name}",)), *boxes[1:]]


def paragraph(name: str, height: float) -> list[Box]:
    return named(name, text(height))
