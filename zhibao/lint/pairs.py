"""Opening and closing tags matched with each other."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.findings import Finding, lint_rules
from zhibao.lint.tags import Tag
from zhibao.word.xml import Element, w

_CLOSED_BY = {name: f"end{name}" for name in ("if", "for", "macro", "filter", "call", "with", "autoescape", "raw")}
_OPENED_BY = {end: name for name, end in _CLOSED_BY.items()}
_MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
ENDS = frozenset(_OPENED_BY)
PAIRED = frozenset((*_CLOSED_BY, *ENDS, *_MIDDLE))
_BOUNDS = {"p": "", "tr": "tbl", "tc": "tr"}


class Pairs(Struct):
    """What matching found, and what to do so that the other tags can be read.

    `surplus` tags are left out, `heads` (each an elif whose if is lost) begin a condition themselves, and `closings`
    are put before a tag (None: at the end).
    """

    findings: list[Finding] = field(default_factory=list)
    surplus: set[Tag] = field(default_factory=set)
    heads: set[Tag] = field(default_factory=set)
    closings: list[tuple[Tag | None, str]] = field(default_factory=list)


def matched(tags: Iterable[Tag]) -> Pairs:
    """Match the tags of one part; every one that lacks its other half is reported."""
    pairs, stack = Pairs(), []
    for tag in tags:
        if tag.is_comment or tag.is_output:
            continue
        if tag.word in _CLOSED_BY:
            stack.append(tag)
        elif tag.word in _OPENED_BY:
            _close(tag, (_OPENED_BY[tag.word],), stack, pairs, ends=True)
        elif tag.word in _MIDDLE:
            _close(tag, _MIDDLE[tag.word], stack, pairs, ends=False)
    _end(stack, None, pairs)
    return pairs


def _close(tag: Tag, openers: tuple[str, ...], stack: list[Tag], pairs: Pairs, ends: bool) -> None:
    at = next((index for index in reversed(range(len(stack))) if stack[index].word in openers), None)
    if at is None:
        lacking = f"前面没有与它配对的 {' 或 '.join(openers)}"
        pairs.findings.append(lint_rules.UNPAIRED.at(tag.paragraph.place, found=tag.text, lacking=lacking))
        if tag.word == "elif":
            pairs.heads.add(tag)
            stack.append(replace(tag, word="if", is_head=True))
        else:
            pairs.surplus.add(tag)
        return
    _end(stack[at + 1 :], tag, pairs)
    opener = stack[at]
    del stack[at if ends else at + 1 :]
    if opener.scope != tag.scope or _container(opener) is not _container(tag):
        there = f"{tag.paragraph.part}{tag.paragraph.spot}"
        found = {"found": opener.text, "other": tag.text, "there": there}
        pairs.findings.append(lint_rules.PARTED.at(opener.paragraph.place, **found))


def _end(unclosed: list[Tag], before: Tag | None, pairs: Pairs) -> None:
    """Report openers that are still open before a tag that closes one around them."""
    for opener in reversed(unclosed):
        end = _CLOSED_BY[opener.word]
        until = f"到“{before.text}”（{before.paragraph.part}{before.paragraph.spot}）为止" if before else "后面"
        lacking = f"{until}没有与它配对的 {end}"
        if not opener.is_head:
            pairs.findings.append(lint_rules.UNPAIRED.at(opener.paragraph.place, found=opener.text, lacking=lacking))
        pairs.closings.append((before, f"{{% {end} %}}"))


def _container(tag: Tag) -> Element | None:
    """Return what a pair must both stand in: the paragraph, or what holds the paragraph, the rows or the cells."""
    paragraph = tag.paragraph.element
    bound = _BOUNDS.get(tag.scope)
    if bound is None:
        return paragraph
    return next(paragraph.iterancestors(w(bound)), None) if bound else paragraph.getparent()
