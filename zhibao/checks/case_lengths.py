"""How long case studies are."""

from __future__ import annotations

from typing import Any

from zhibao.model.blocks import CaseStudy, Paragraph
from zhibao.text.keys import squeezed


def length_of(case: CaseStudy[Any]) -> int:
    """Return how many characters its paragraphs have, spaces aside."""
    return sum(len(squeezed(block.text.plain)) for block in case.blocks if isinstance(block, Paragraph))
