"""The tags in a paragraph's text, as docxtpl and Jinja tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhibao.lint.bracing import TAG, braced
from zhibao.lint.mending import mended
from zhibao.lint.places import TemplateParagraph

_PARTS = re.compile(r"\{[{%#]([+-]?)(?:(tr|tc|p|r)(?=\s))?\s*(\w*)", re.DOTALL)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


@dataclass(frozen=True, eq=False)
class Tag:
    """A tag: `scope` is p, tr, tc or r where it takes the place of a paragraph, row, cell or run; `word` its first.

    A head stands for an if that was lost.
    """

    text: str
    scope: str
    word: str
    paragraph: TemplateParagraph
    is_head: bool = False

    @property
    def is_comment(self) -> bool:
        return self.text.startswith("{#")

    @property
    def is_output(self) -> bool:
        return self.text.startswith("{{")

    @property
    def has_open_quote(self) -> bool:
        """Tell whether a quote in the tag lacks its other half."""
        return not self.is_comment and re.search("['\"]", _QUOTED.sub("", mended(self.text))) is not None


def tags_of(paragraphs: Iterable[TemplateParagraph]) -> Iterator[Tag]:
    """Yield the tags of paragraphs in order, comments among them; braces are mended, other slips are left."""
    for paragraph in paragraphs:
        for text in TAG.findall(braced(paragraph.text).text):
            yield _tag(text, paragraph)


def _tag(text: str, paragraph: TemplateParagraph) -> Tag:
    match = _PARTS.match(mended(text))
    assert match is not None
    return Tag(text, match[2] or "", match[3], paragraph)


def cover_keys_of(tags: Iterable[Tag]) -> list[str]:
    """Return the cover's keys that tags name."""
    return [key for tag in tags if not tag.is_comment for key in re.findall(r"\bcover\.(\w+)", tag.text)]
