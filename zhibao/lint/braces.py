"""Braces that make no tag: full-width, spaced or without their other half."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.findings import Finding, linted
from zhibao.lint.bracing import braced, narrow
from zhibao.lint.places import Paragraph
from zhibao.model.ref import CellRef


def brace_faults(paragraph: Paragraph) -> Iterator[Finding]:
    """Yield what is wrong with the braces of a paragraph."""
    found, place = braced(paragraph.text), paragraph.place
    if wide := list(dict.fromkeys(found.wide)):
        wanted = " ".join(narrow(each) for each in wide)
        yield linted.WRONG_BRACES.at(CellRef(), place=place, found="”“".join(wide), wanted=wanted)
    for half in found.halves:
        yield linted.OPEN_TAG.at(CellRef(), place=place, found=half)
