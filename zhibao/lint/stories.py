"""The parts of a template that rendering fills: body, headers, footers, footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml import parse_xml
from lxml.etree import _Element as Element

from zhibao.lint.mended_parts import as_meant
from zhibao.render.template_filling import StrictTemplate

_FOOTNOTES = "footnotes+xml"


@dataclass(frozen=True, eq=False)
class Story:
    """A part by its Chinese name, as elements and, its slips mended, as docxtpl prepares it for Jinja."""

    name: str
    root: Element
    patched: str


def stories_of(template: StrictTemplate) -> Iterator[Story]:
    """Yield the parts in the order in which they are filled."""
    body = template.docx.element.body
    yield Story("正文", body, template.patch_xml(template.xml_to_string(as_meant(body))))
    for name, uri in (("页眉", template.HEADER_URI), ("页脚", template.FOOTER_URI)):
        for number, (_, part) in enumerate(template.get_headers_footers(uri), 1):
            yield _story(template, f"{name} {number} ", part.blob)
    for part in template.docx.part.package.iter_parts():
        if part.content_type.endswith(_FOOTNOTES):
            yield _story(template, "脚注", part.blob)


def _story(template: StrictTemplate, name: str, blob: bytes) -> Story:
    root = parse_xml(blob)
    return Story(name, root, template.patch_xml(template.xml_to_string(as_meant(root))))
