"""Slips inside a tag that the eye passes over: unseen characters, capitals, a p in the wrong place, a single quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.findings import Finding, linted
from zhibao.lint.mending import UNSEEN, mended, visible
from zhibao.lint.places import Paragraph
from zhibao.lint.tags import QUOTED, tags_of
from zhibao.model.ref import CellRef

_BEGINNING = re.compile(r"\{[{%]\s*\w+(?: \w+)?")


def slip_faults(paragraph: Paragraph) -> Iterator[Finding]:
    """Yield the slips in the tags of a paragraph."""
    for tag in tags_of([paragraph]):
        if tag.is_comment:
            continue
        place, shown = paragraph.place, visible(tag.text)
        unseen = [each for each in QUOTED.sub("", tag.straight) if each in UNSEEN]
        if unseen:
            names = "、".join(dict.fromkeys(f"{UNSEEN[each]}（U+{ord(each):04X}）" for each in unseen))
            yield linted.UNSEEN_CHARACTER.at(CellRef(), place=place, tag=shown, found=names)
        if _spaced(mended(tag.text)) != _spaced(shown):
            wanted = _BEGINNING.match(mended(tag.text))
            yield linted.TAG_BEGINNING.at(CellRef(), place=place, found=shown, wanted=wanted[0] if wanted else "")
        if tag.has_open_quote:
            yield linted.OPEN_QUOTE.at(CellRef(), place=place, found=shown)


def _spaced(tag: str) -> str:
    """Return a tag in which the number of spaces does not matter."""
    return re.sub(r"\s+", " ", tag)
