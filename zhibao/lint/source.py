"""The tags of a part as Jinja gets them, so that every error leads back to a tag in Word."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import jinja2
from jinja2 import nodes

from zhibao.findings import Finding, Place, template_rules
from zhibao.lint.pairs import ENDS, Pairs
from zhibao.lint.tags import Tag
from zhibao.model.ref import NOWHERE
from zhibao.render.reasons import OPEN_QUOTE, reason
from zhibao.word.block_elements import text_of

# What stands for a tag that cannot be used, so that the others can be read all the same.
_NEUTRAL = {
    "if": "{% if 1 %}",
    "elif": "{% elif 1 %}",
    "for": "{% for _ in [] %}",
    "macro": "{% macro _() %}",
    "filter": "{% filter trim %}",
    "with": "{% with %}",
}
# What docxtpl makes XML of: filling tries it.
_OF_CELLS = ("cellbg", "colspan", "hm", "vm")


class Source:
    """The tags of a part with nothing between them, each on a line of its own."""

    def __init__(self, tags: Iterable[Tag], pairs: Pairs) -> None:
        self._tags = [tag for tag in tags if _is_read(tag)]
        self._lines = [_repaired(tag, pairs) for tag in self._tags]
        self._ends = [_closings(tag, pairs) for tag in [*self._tags, None]]

    def __str__(self) -> str:
        return "\n".join(end + line for end, line in zip(self._ends, [*self._lines, ""], strict=True))

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag on a line, counted from 1."""
        return self._tags[line - 1] if 1 <= line <= len(self._tags) else None

    def neutralise(self, line: int) -> bool:
        """Put something harmless in place of the tag on a line; false when that has been done already."""
        tag = self.tag_at(line)
        if tag is None or self._lines[line - 1] == _harmless(tag):
            return False
        self._lines[line - 1] = _harmless(tag)
        return True

    def leave_out(self, tags: Collection[Tag]) -> None:
        """Put something harmless in place of tags."""
        for line, tag in enumerate(self._tags, 1):
            if tag in tags:
                self.neutralise(line)

    def parsed(self, environment: jinja2.Environment) -> tuple[nodes.Template | None, list[tuple[Tag | None, Finding]]]:
        """Return the syntax tree without the tags that have no syntax, and a finding for each of those."""
        findings: list[tuple[Tag | None, Finding]] = [*self._open_quotes()]
        while True:
            try:
                return environment.parse(str(self)), findings
            except jinja2.TemplateSyntaxError as error:
                tag = self.tag_at(error.lineno)
                findings.append((tag, template_rules.TEMPLATE_SYNTAX.at(place_of(tag), reason=reason(error))))
                if not self.neutralise(error.lineno):
                    return None, findings

    def _open_quotes(self) -> Iterable[tuple[Tag, Finding]]:
        """Yield the tags with half a quote, for which Jinja would look in the tags behind them."""
        for line, tag in enumerate(self._tags, 1):
            if tag.has_open_quote and self.neutralise(line):
                yield tag, template_rules.TEMPLATE_SYNTAX.at(place_of(tag), reason=OPEN_QUOTE)


def place_of(tag: Tag | None) -> Place:
    """Return where a tag stands, NOWHERE when it is not known."""
    return tag.paragraph.place if tag else NOWHERE


def _is_read(tag: Tag) -> bool:
    """Tell whether Jinja gets a tag as it stands; filling tries one that has a text box in the middle."""
    is_whole = tag.text in text_of(tag.paragraph.element)
    return is_whole and not tag.is_comment and tag.word not in _OF_CELLS


def _repaired(tag: Tag, pairs: Pairs) -> str:
    """Return a tag as Jinja gets it; a surplus one is left out."""
    if tag in pairs.surplus:
        return ""
    return tag.prepared.replace("elif", "if", 1) if tag in pairs.heads else tag.prepared


def _closings(before: Tag | None, pairs: Pairs) -> str:
    return "".join(closing for tag, closing in pairs.closings if tag is before)


def _harmless(tag: Tag) -> str:
    if tag.is_output:
        return ""
    return f"{{% {tag.word} %}}" if tag.word in ENDS else _NEUTRAL.get(tag.word, "")
