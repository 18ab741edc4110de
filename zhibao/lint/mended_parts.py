"""A part as it was meant: what every slip that has its own finding would do to the other tags is undone."""

from __future__ import annotations

from copy import deepcopy

from zhibao.lint.mending import mended_text
from zhibao.lint.places import TemplateParagraph
from zhibao.lint.tags import tags_of
from zhibao.word.xml import Element, make, w

# What holds a tag of each scope, and what stands around its words there.
_HOLDERS = {"tr": ("tr", "tc", "p", "r"), "tc": ("tc", "p", "r"), "p": ("p", "r")}


def as_meant(root: Element) -> Element:
    """Return a copy of a part with its tags mended, each alone in the paragraph, row or cell that it takes."""
    copy = deepcopy(root)
    for element in copy.iter(w("p")):
        _mend(TemplateParagraph(element, "", ""))
    for scope in _HOLDERS:
        for holder in list(copy.iter(w(scope))):
            _set_apart(holder, scope)
    return copy


def _mend(paragraph: TemplateParagraph) -> None:
    """Put the mended text into the first of a paragraph's text elements, when it differs."""
    text = mended_text(paragraph.text)
    if text != paragraph.text:
        first, *others = [each for each in paragraph.element.iter(w("t")) if paragraph.owns(each)]
        first.text = text
        for other in others:
            other.text = ""


def _set_apart(holder: Element, scope: str) -> None:
    """Give each tag of a holder one of its own: docxtpl drops all but one where one takes the holder's place."""
    tags = list(tags_of(TemplateParagraph(each, "", "") for each in holder.iter(w("p"))))
    above = holder.getparent()
    if len(tags) > 1 and any(tag.scope == scope for tag in tags) and above is not None:
        for tag in tags:
            holder.addprevious(_made(_HOLDERS[scope], tag.text))
        above.remove(holder)


def _made(names: tuple[str, ...], text: str) -> Element:
    made = make("t")
    made.text = text
    for name in reversed(names):
        made = make(name, made)
    return made
