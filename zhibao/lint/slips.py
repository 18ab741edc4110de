"""Slips inside a tag: signs and characters from other keyboards, a beginning that docxtpl cannot read, one quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zhibao.findings import Finding, lint_rules, template_rules
from zhibao.lint.mending import begun, half_width, signs_of, typed, unseen_in
from zhibao.lint.tags import Tag
from zhibao.render.unseen import named

_BEGINNING = re.compile(r"\{%[+-]?(?:(?:tr|tc|p|r) )?\s*\w+|\{\{\w+ \w+")


def slip_faults(tags: Iterable[Tag]) -> Iterator[Finding]:
    """Yield the slips in tags."""
    for tag in tags:
        if tag.is_comment:
            continue
        place, found = tag.paragraph.place, tag.text
        if signs := signs_of(found):
            wanted = "”“".join(half_width(sign) for sign in signs)
            yield lint_rules.FULL_WIDTH.at(place, tag=found, found="”“".join(signs), wanted=wanted)
        if beginning := _beginning(found):
            yield lint_rules.TAG_BEGINNING.at(place, found=found, wanted=beginning)
        if unseen := unseen_in(found):
            names = "、".join(map(named, unseen))
            yield lint_rules.UNSEEN_CHARACTER.at(place, tag=found, found=names)
        if tag.has_open_quote:
            yield template_rules.TEMPLATE_SYNTAX.at(place, reason="引号没有配对")


def _beginning(tag: str) -> str:
    """Return how a tag should begin, nothing when it does so."""
    wanted = begun(typed(tag))
    found = _BEGINNING.match(wanted)
    return found[0] if found and _spaced(wanted) != _spaced(typed(tag)) else ""


def _spaced(tag: str) -> str:
    """Return a tag in which the number of spaces does not matter."""
    return re.sub(r"\s+", " ", tag)
