"""A part's text as Jinja gets it, with a line for each tag, so that every error leads back to a tag in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import unescape

import jinja2
from jinja2 import nodes

from zhibao.findings import Finding, Place, template_rules
from zhibao.lint.bracing import TAG
from zhibao.lint.mending import mended
from zhibao.lint.pairs import Pairs
from zhibao.lint.tags import Tag
from zhibao.model.ref import NOWHERE
from zhibao.render.reasons import reason

# What stands for a tag that cannot be used, so that the others can be read all the same.
_NEUTRAL = {
    "if": "{%\n if 1 %}",
    "elif": "{%\n elif 1 %}",
    "for": "{%\n for _ in [] %}",
    "macro": "{%\n macro _() %}",
    "filter": "{%\n filter trim %}",
}
_NOTHING = "{#\n#}"
_OPENING = re.compile(r"\{[{%][+-]?")


class Source:
    """A part prepared by docxtpl: pieces of XML with tags between them, each tag beginning a line of its own."""

    def __init__(self, patched: str, tags: Sequence[Tag], pairs: Pairs) -> None:
        self._texts: list[str] = []
        self._pieces: list[str] = []
        end, patched = 0, patched.replace("\n", " ")
        for match in TAG.finditer(patched):
            if not match[0].startswith("{#"):
                self._texts.append(patched[end : match.start()])
                self._pieces.append(_OPENING.sub(lambda opening: f"{opening[0]}\n", match[0], count=1))
                end = match.end()
        self._texts.append(patched[end:])
        self.tags = _aligned(self._pieces, [tag for tag in tags if not tag.is_comment])
        self._repair(pairs)
        for line, tag in enumerate(self.tags, 2):
            if tag and tag.has_open_quote:
                # Jinja would look for the other half in the tags after it.
                self.neutralise(line)

    def __str__(self) -> str:
        return "".join(text + piece for text, piece in zip(self._texts, [*self._pieces, ""], strict=True))

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag on a line, counted from 1."""
        return self.tags[line - 2] if 2 <= line < len(self.tags) + 2 else None

    def neutralise(self, line: int) -> bool:
        """Put something harmless in place of the tag on a line; false when that has been done already."""
        index = line - 2
        if not 0 <= index < len(self._pieces):
            return False
        tag = self.tags[index]
        harmless = _NEUTRAL.get(tag.word, _NOTHING) if tag and not tag.is_output else _NOTHING
        if self._pieces[index] == harmless:
            return False
        self._pieces[index] = harmless
        return True

    def parsed(self, environment: jinja2.Environment) -> tuple[nodes.Template | None, list[tuple[Tag | None, Finding]]]:
        """Return the syntax tree without the tags that have no syntax, and a finding for each of those."""
        findings: list[tuple[Tag | None, Finding]] = []
        while True:
            try:
                return environment.parse(str(self)), findings
            except jinja2.TemplateSyntaxError as error:
                tag = self.tag_at(error.lineno)
                findings.append((tag, template_rules.TEMPLATE_SYNTAX.at(place_of(tag), reason=reason(error))))
                if not self.neutralise(error.lineno):
                    return None, findings

    def _repair(self, pairs: Pairs) -> None:
        """Leave out surplus tags and close what is open, so that the rest can be parsed."""
        for index, tag in enumerate(self.tags):
            if tag in pairs.surplus:
                self._pieces[index] = _NOTHING
            elif tag in pairs.heads:
                self._pieces[index] = self._pieces[index].replace("elif", "if", 1)
            closings = "".join(closing for before, closing in pairs.closings if before is tag and tag)
            if closings and tag not in self.tags[:index]:
                self._texts[index] += closings
        self._texts[-1] += "".join(closing for before, closing in pairs.closings if before is None)


def place_of(tag: Tag | None) -> Place:
    """Return where a tag stands, NOWHERE when it is not known."""
    return tag.paragraph.place if tag else NOWHERE


def _aligned(pieces: Sequence[str], tags: Sequence[Tag]) -> list[Tag | None]:
    """Return for each tag that Jinja gets the one in Word that it comes from, or the one before it."""
    got, stated = [_bare(piece) for piece in pieces], [_bare(tag.text) for tag in tags]
    found: list[Tag | None] = [None] * len(pieces)
    for block in SequenceMatcher(None, got, stated, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            found[block.a + offset] = tags[block.b + offset]
    return list(_carried(found))


def _carried(found: Sequence[Tag | None]) -> Iterator[Tag | None]:
    last = next((tag for tag in found if tag), None)
    for tag in found:
        last = tag or last
        yield last


def _bare(tag: str) -> str:
    """Return a tag without what docxtpl takes away or changes."""
    return re.sub(r"\s+", "", re.sub(r"^(\{[{%])(?:tr|tc|p|r)\s", r"\1", mended(unescape(tag))))
