"""Braces that make no tag: without their other half, full-width, spaced, or one too many."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.findings import Finding, lint_rules
from zhibao.lint.places import TemplateParagraph
from zhibao.lint.tags import TAG
from zhibao.text.lazy_patterns import lazy_pattern

_BRACES = lazy_pattern(r"[{｛]\s*[{｛%％#＃]|[}｝%％#＃]\s*[}｝]")


def braces_outside(text: str) -> list[str]:
    """Return the braces of a paragraph that belong to no tag."""
    return _BRACES.findall(TAG.sub("\0", text))


def brace_faults(paragraph: TemplateParagraph) -> Iterator[Finding]:
    """Yield a finding for all braces of a paragraph that belong to no tag."""
    if found := dict.fromkeys(braces_outside(paragraph.text)):
        yield lint_rules.NO_TAG.at(paragraph.place, found="、".join(found))
