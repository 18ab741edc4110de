"""The tags in a paragraph's text, as docxtpl and Jinja tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhibao.lint.mending import mended
from zhibao.lint.places import Paragraph

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(r"\{[{%#]([+-]?)(?:(tr|tc|p|r)(?=\s))?\s*(\w*)", re.DOTALL)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_CURLY = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, eq=False)
class Tag:
    """A tag: `scope` is p, tr, tc or r where it takes the place of a paragraph, row, cell or run; `word` its first."""

    text: str
    scope: str
    word: str
    paragraph: Paragraph

    @property
    def is_comment(self) -> bool:
        return self.text.startswith("{#")

    @property
    def is_output(self) -> bool:
        return self.text.startswith("{{")

    @property
    def straight(self) -> str:
        """The tag with the quotes that Word bent made straight, as docxtpl does."""
        return self.text.translate(_CURLY)

    @property
    def has_open_quote(self) -> bool:
        """Tell whether a quote in the tag lacks its other half."""
        return not self.is_comment and re.search("['\"]", QUOTED.sub("", self.straight)) is not None


def tags_of(paragraphs: Iterable[Paragraph]) -> Iterator[Tag]:
    """Yield the complete tags of paragraphs in order, comments among them."""
    for paragraph in paragraphs:
        for text in TAG.findall(paragraph.text):
            yield _tag(text, paragraph)


def _tag(text: str, paragraph: Paragraph) -> Tag:
    match = _PARTS.match(mended(text))
    assert match is not None
    return Tag(text, match[2] or "", match[3], paragraph)


def cover_keys_of(tags: Iterable[Tag]) -> list[str]:
    """Return the cover's keys that tags name."""
    return [key for tag in tags if not tag.is_comment for key in re.findall(r"\bcover\.(\w+)", tag.text)]
