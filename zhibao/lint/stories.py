"""The parts of a template that rendering fills: body, headers, footers, footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.lint.places import Paragraph
from zhibao.lint.tags import tags_of
from zhibao.render.engine import StrictTemplate

_FOOTNOTES = "footnotes+xml"


@dataclass(frozen=True, eq=False)
class Story:
    """A part by its Chinese name, as elements and as docxtpl prepares it for Jinja."""

    name: str
    root: Element
    patched: str


def stories_of(template: StrictTemplate) -> Iterator[Story]:
    """Yield the parts in the order in which they are filled."""
    body = template.docx.element.body
    yield Story("正文", body, _patched(template, body))
    for name, uri in (("页眉", template.HEADER_URI), ("页脚", template.FOOTER_URI)):
        for number, (_, part) in enumerate(template.get_headers_footers(uri), 1):
            yield _story(template, f"{name} {number} ", part.blob)
    for part in template.docx.part.package.iter_parts():
        if part.content_type.endswith(_FOOTNOTES):
            yield _story(template, "脚注", part.blob)


def _story(template: StrictTemplate, name: str, blob: bytes) -> Story:
    root = parse_xml(blob)
    return Story(name, root, _patched(template, root))


def _patched(template: StrictTemplate, root: Element) -> str:
    """Return what Jinja would get, were each tag that takes a whole paragraph alone in it.

    docxtpl drops the others of its paragraph (M415), and all that they are paired with would fail with them.
    """
    copy = deepcopy(root)
    for element in list(copy.iter(qn("w:p"))):
        tags = [tag for tag in tags_of([Paragraph(element, "", "")]) if not tag.is_comment]
        if len(tags) > 1 and any(tag.scope == "p" for tag in tags):
            for tag in tags:
                element.addprevious(_paragraph(tag.text))
            above = element.getparent()
            assert above is not None
            above.remove(element)
    patched: str = template.patch_xml(template.xml_to_string(copy))
    return patched


def _paragraph(text: str) -> Element:
    made = OxmlElement("w:p")
    made.append(OxmlElement("w:r"))
    made[0].append(OxmlElement("w:t"))
    made[0][0].text = text
    return made
