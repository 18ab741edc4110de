"""The turn of a preface that begins on a landscape page: without it the pages before it turn, which no text shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zhibao.findings import Finding, lint_rules
from zhibao.lint.tags import Tag
from zhibao.model.ref import CellRef


def preface_turn(tags: Iterable[Tag]) -> Iterator[Finding]:
    """Yield a finding when the preface's blocks are printed, and never what must come before its heading."""
    used = {name for tag in tags if not tag.is_comment for name in re.findall(r"\bpreface\.(\w+)", tag.text)}
    if "blocks" in used and "before" not in used:
        yield lint_rules.NOT_PRINTED.at(CellRef(), where="前言开头的“横向”（show(preface.before, …)）")
