"""The parts of a template that rendering fills: body, headers, footers, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from docx.document import Document
from msgspec import Struct

from zhibao.lint.places import TemplateParagraph, paragraphs_of
from zhibao.lint.tags import Tag, tags_of
from zhibao.word.package import parse, parts_of
from zhibao.word.xml import Element, w

_FOOTNOTES = "footnotes+xml"


class Story(Struct, frozen=True, dict=True):
    """A part by its Chinese name, with its paragraphs and their tags."""

    name: str
    root: Element

    @cached_property
    def paragraphs(self) -> Sequence[TemplateParagraph]:
        return list(paragraphs_of(self.root, self.name))

    @cached_property
    def tags(self) -> Sequence[Tag]:
        return list(tags_of(self.paragraphs))


def stories_of(template: Document) -> Iterator[Story]:
    """Yield the parts in the order in which they are filled."""
    yield Story("正文", template.element.body)
    around = parts_of(template).headers_and_footers.values()
    for name, tag in (("页眉", w("hdr")), ("页脚", w("ftr"))):
        for number, root in enumerate((each for each in around if each.tag == tag), 1):
            yield Story(f"{name} {number} ", root)
    for part in template.part.package.iter_parts():
        if part.content_type.endswith(_FOOTNOTES):
            yield Story("脚注", parse(part.blob))
