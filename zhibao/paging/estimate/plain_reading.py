"""What formats a plain paragraph and what is in it, read from how it is written."""

from __future__ import annotations

from zhibao.paging.estimate.line_breaking import Glyph
from zhibao.paging.estimate.paragraph_content import Content
from zhibao.paging.estimate.paragraph_forms import Forms, ParagraphForm
from zhibao.word.plain_paragraphs import plain_paragraph
from zhibao.word.unbroken import without_joiners
from zhibao.word.xml import Element


def read_plain(written: str, paragraph: Element, forms: Forms) -> tuple[ParagraphForm, Content] | None:
    """Return what formats a paragraph that is written plainly and what is in it; None where there is anything else."""
    plain = plain_paragraph(written)
    if plain is None:
        return None
    form, content = forms.of_plain(plain.properties, paragraph), Content()
    content.add_text(form.type, form.label)
    for _, properties, text, is_tab, name in plain.pieces:
        if text:
            type_ = forms.of_plain_run(properties, form.style)
            if not type_.is_hidden:
                content.add_text(type_, without_joiners(text))
        elif name:
            content.marks.append((content.length, name))
        elif is_tab and form.reach:
            content.add_glyph(tab(form))
    return form, content


def tab(form: ParagraphForm) -> Glyph:
    """Return what a tab is in a paragraph where what follows it may stand in the right indent."""
    return Glyph("\t", -form.reach, 0.0)
