"""The template as a file: what it is when it is no .docx, a report taken for a template, and what Word keeps beside."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx.document import Document
from lxml import etree

from zhibao.findings import Finding, NothingMadeError, TemplatePlace, lint_rules, template_rules
from zhibao.lint.places import TemplateParagraph
from zhibao.lint.tags import TAG
from zhibao.model.ref import CellRef
from zhibao.packing import seal_of
from zhibao.render.reasons import file_reason
from zhibao.render.strict_template import StrictTemplate
from zhibao.render.template_filling import MOST_TEMPLATE, opened
from zhibao.text.bounded_reading import read_bounded
from zhibao.text.nearest import suggestion
from zhibao.word.fields import asks_for_update, fields
from zhibao.word.package import DocumentParts, parse

_BEGINNINGS = {
    b"\xd0\xcf\x11\xe0": "它是旧格式（.doc、.wps），或加了密码",
    b"%PDF": "它是 PDF，只是改了扩展名",
    b"{\\rtf": "它是 RTF，只是改了扩展名",
    b"<": "它是网页或 XML，不是 .docx",
}
_MACROS = "word/vbaProject.bin"
_OTHER_PARTS = {"comments": "批注", "endnotes": "尾注", "glossary": "文档部件", "chart": "图表", "diagram": "SmartArt"}


def opened_template(path: Path) -> StrictTemplate:
    """Return the template opened; raise NothingMadeError saying what the file really is."""
    try:
        beginning = read_bounded(path, MOST_TEMPLATE)[:8]
    except OSError as error:
        fault = template_rules.UNREADABLE_TEMPLATE.at(CellRef(), path=path, reason=file_reason(error))
        raise NothingMadeError(fault) from error
    known = next((words for start, words in _BEGINNINGS.items() if beginning.startswith(start)), "")
    reason = "文件是空的" if not beginning else known or _zip_fault(path)
    if reason:
        raise NothingMadeError(template_rules.UNREADABLE_TEMPLATE.at(CellRef(), path=path, reason=reason))
    return opened(path)


def _zip_fault(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        return "它不是 .docx，或文件不完整"
    if _MACROS in names:
        return "它带有宏（.docm）"
    return "" if "word/document.xml" in names else "它不是 Word 文档"


def not_a_template(path: Path) -> Finding:
    """Return the finding for a file without tags, which may be a report that was made from one."""
    hint = "，它是程序生成的报告" if seal_of(path) else ""
    return lint_rules.NO_TEMPLATE.at(CellRef(), path=path, hint=hint)


def unfilled_tags(document: Document) -> Iterator[Finding]:
    """Yield the tags in parts that rendering leaves as they are: comments, endnotes, properties, charts."""
    for part in document.part.package.iter_parts():
        name = str(part.partname).rsplit("/", 1)[-1]
        where = next((words for start, words in _OTHER_PARTS.items() if name.startswith(start)), "")
        properties = "/docProps/" in str(part.partname)
        if (where or properties) and name.endswith(".xml"):
            yield from _tags_in(part.blob, where or "文档属性")


def _tags_in(blob: bytes, part: str) -> Iterator[Finding]:
    try:
        text = "".join(str(each) for each in parse(blob).itertext())
    except etree.XMLSyntaxError:
        return
    for found in TAG.findall(text):
        yield lint_rules.NOT_FILLED.at(TemplatePlace(part=part), part=part, found=found)


def update_prompts(parts: DocumentParts) -> Iterator[Finding]:
    """Yield the switches that make Word ask for an update of fields whenever the report is opened."""
    if parts.is_set("updateFields"):
        yield lint_rules.UPDATE_PROMPT.at(TemplatePlace(part="设置"), part="设置", found="updateFields")
    if asks_for_update(parts.document):
        yield lint_rules.UPDATE_PROMPT.at(TemplatePlace(part="正文"), part="正文", found="dirty")


def field_style_faults(paragraph: TemplateParagraph, styles: frozenset[str]) -> Iterator[Finding]:
    """Yield the STYLEREF fields that name a style which the template lacks."""
    for field in fields(paragraph.element, "STYLEREF"):
        name = field.code.argument
        wanted = f"heading {name}" if name.isdecimal() else name
        if name and not {wanted, wanted.lower().replace("标题", "heading")} & styles:
            found = {"code": field.text.strip(), "style": wanted, "suggestion": suggestion(wanted, styles)}
            yield lint_rules.UNKNOWN_FIELD_STYLE.at(paragraph.place, **found)
