"""The tags in a paragraph's text, as docxtpl and Jinja tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from zhibao.lint.places import TemplateParagraph
from zhibao.text.lazy_patterns import lazy_pattern

# No tag holds the beginning of another; a comment may hold anything.
TAG = lazy_pattern(
    r"(?<!\{)\{\{(?!\{)(?:(?!\{[{%#]|\}\}).)*\}\}(?!\})|\{%(?:(?!\{[{%#]|%\}).)*%\}|\{#.*?#\}", re.DOTALL
)
_PARTS = lazy_pattern(r"\{[{%#](?:(tr|tc|p|r) )?[+-]?\s*(\w*)")
_SCOPE = lazy_pattern(r"(?<=^\{[{%])(?:tr|tc|p|r)(?= )")
_QUOTED = lazy_pattern(r"'[^']*'|\"[^\"]*\"")
# docxtpl makes the quotes straight that Word bent.
_READ = str.maketrans("“”‘’\n", "\"\"'' ")


class Tag(Struct, frozen=True, eq=False):
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
    def prepared(self) -> str:
        """The tag as docxtpl hands it to Jinja."""
        return _SCOPE.sub("", self.text).translate(_READ)

    @property
    def has_open_quote(self) -> bool:
        """Tell whether a quote in the tag lacks its other half."""
        return re.search("['\"]", _QUOTED.sub("", self.prepared)) is not None


def tags_of(paragraphs: Iterable[TemplateParagraph]) -> Iterator[Tag]:
    """Yield the tags of paragraphs in order, comments among them."""
    for paragraph in paragraphs:
        for text in TAG.findall(paragraph.text):
            match = _PARTS.match(text)
            assert match is not None
            yield Tag(text, match[1] or "", match[2], paragraph)


def cover_keys_of(tags: Iterable[Tag]) -> list[str]:
    """Return the cover's keys that tags name."""
    return [key for tag in tags if not tag.is_comment for key in re.findall(r"\bcover\.(\w+)", tag.text)]
