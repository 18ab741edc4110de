"""Braces that make no tag: full-width, spaced, one too many, or without their other half."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.findings import Finding, lint_rules
from zhibao.lint.bracing import braced, corrected
from zhibao.lint.places import TemplateParagraph


def brace_faults(paragraph: TemplateParagraph) -> Iterator[Finding]:
    """Yield what is wrong with the braces of a paragraph."""
    found, place = braced(paragraph.text), paragraph.place
    if wrong := list(dict.fromkeys(found.wrong)):
        wanted = " ".join(corrected(each) for each in wrong)
        yield lint_rules.WRONG_BRACES.at(place, found="”“".join(wrong), wanted=wanted)
    for half in found.halves:
        yield lint_rules.OPEN_TAG.at(place, found=half)
