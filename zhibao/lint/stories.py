"""The parts of a template that rendering fills: body, headers, footers, footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhibao.lint.mended_parts import as_meant
from zhibao.render.template_filling import StrictTemplate
from zhibao.word.package import headers_and_footers, parse
from zhibao.word.xml import Element, w

_FOOTNOTES = "footnotes+xml"


@dataclass(frozen=True, eq=False)
class Story:
    """A part by its Chinese name, as elements and, its slips mended, as docxtpl prepares it for Jinja."""

    name: str
    root: Element
    patched: str


def stories_of(template: StrictTemplate) -> Iterator[Story]:
    """Yield the parts in the order in which they are filled."""
    yield _story(template, "正文", template.docx.element.body)
    around = list(headers_and_footers(template.docx))
    for name, tag in (("页眉", w("hdr")), ("页脚", w("ftr"))):
        for number, root in enumerate((each for each in around if each.tag == tag), 1):
            yield _story(template, f"{name} {number} ", root)
    for part in template.docx.part.package.iter_parts():
        if part.content_type.endswith(_FOOTNOTES):
            yield _story(template, "脚注", parse(part.blob))


def _story(template: StrictTemplate, name: str, root: Element) -> Story:
    return Story(name, root, template.patch_xml(template.xml_to_string(as_meant(root))))
