"""Braces that make no tag: full-width, spaced or without their other half; and full-width signs inside tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zhibao.findings import Finding, linted
from zhibao.lint.mending import UNSEEN, named, visible
from zhibao.lint.places import Paragraph
from zhibao.lint.tags import QUOTED, TAG, tags_of
from zhibao.model.ref import CellRef

_GAP = rf"[\s{''.join(UNSEEN)}]*"
_WIDE = re.compile(rf"[{{｛]{_GAP}[{{｛%％#＃]|[}}｝%％#＃]{_GAP}[}}｝]")
_RIGHT = re.compile(r"\{[{%#]|[}%#]\}")
_SIGNS = re.compile(r"[（），．。：；｜＝＋－＊／＜＞！［］、【】０-９Ａ-Ｚａ-ｚ＿]")
_HALVES = {"。": ".", "、": ",", "【": "[", "】": "]"}


def brace_faults(paragraph: Paragraph) -> Iterator[Finding]:
    """Yield what is wrong with the braces of a paragraph, and with the signs inside its tags."""
    place, outside = paragraph.place, TAG.sub("\0", paragraph.text)
    nested = [tag for tag in TAG.findall(paragraph.text) if not tag.startswith("{#") and re.search(r"\{[{%]", tag[2:])]
    wide = [found for text in (outside, *nested) for found in _WIDE.findall(text) if not _RIGHT.fullmatch(found)]
    for found in wide:
        wanted = unicodedata.normalize("NFKC", re.sub(r"\s", "", visible(found)))
        yield linted.WRONG_BRACES.at(CellRef(), place=place, found=named(found), wanted=wanted)
    halves = [] if wide else [*_RIGHT.findall(outside), *(tag[:2] for tag in nested)]
    for found in halves:
        yield linted.OPEN_TAG.at(CellRef(), place=place, found=found)
    for tag in tags_of([paragraph]):
        sign = None if tag.is_comment else _SIGNS.search(QUOTED.sub("", tag.straight))
        if sign and tag.text not in nested:
            wanted = _HALVES.get(sign[0]) or unicodedata.normalize("NFKC", sign[0])
            yield linted.FULL_WIDTH.at(CellRef(), place=place, tag=tag.text, found=sign[0], wanted=wanted)
