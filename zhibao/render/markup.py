"""Values that print themselves as Word XML inside a template's `{{ }}`."""

from __future__ import annotations

from msgspec import Struct

from zhibao.model.fill_marks import caption_mark
from zhibao.model.text import Position, Run, Text
from zhibao.pack import StyleNames
from zhibao.word import xml_text
from zhibao.word.xml_text import element, escaped


class Markup(Struct, frozen=True):
    """XML that autoescape leaves as it is; `plain` is what a reader sees, empty when there is nothing to see."""

    xml: str
    plain: str

    def __html__(self) -> str:
        return self.xml

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.plain)


def text_markup(text: Text, styles: StyleNames) -> Markup:
    """Return text for a `{{ }}` in a run: plain text keeps the run's format, other runs bring their own.

    A caption brings a mark by which the finish step finds it.
    """
    mark = caption_mark(text.bookmark) if text.bookmark else ""
    if all(run.is_plain for run in text.runs):
        return Markup(mark + escaped(text.plain), text.plain)
    return Markup(mark + in_text(runs_xml(text, styles), text.plain).xml, text.plain)


def in_text(runs: str, plain: str) -> Markup:
    """Return runs that close the text which the `{{ }}` stands in, and open it again after them."""
    return Markup(f'</w:t></w:r>{runs}<w:r><w:t xml:space="preserve">', plain)


def runs_xml(text: Text, styles: StyleNames) -> str:
    """Return the text's runs as `w:r` elements."""
    return "".join([_run(run, styles) for run in text.runs])


def _run(run: Run, styles: StyleNames) -> str:
    if run.is_plain:
        return xml_text.run(xml_text.text(run.text))
    properties = [
        element("rStyle", val=styles.todo) if run.todo else "",
        element("b") if run.bold else "",
        element("i") if run.italic else "",
        element("vertAlign", val=run.position.value) if run.position is not Position.BASELINE else "",
    ]
    stated = "".join(properties)
    format_ = f"<w:rPr>{stated}</w:rPr>" if stated else ""
    shown = xml_text.run(xml_text.text(run.text), format_)
    # A REF (§17.16.5.51) that keeps its own format when Word updates it.
    return xml_text.field(f"REF {run.target} \\h \\* MERGEFORMAT", shown, format_) if run.target else shown
