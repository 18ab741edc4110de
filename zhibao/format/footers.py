"""What the footers of a section print: the page number's words, place and numerals."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element as Element

from zhibao.format.attributes import in_own_words
from zhibao.format.cascade import CHARACTER, PARAGRAPH, CellStyle, Styles, stated
from zhibao.format.field_codes import field_codes, is_field
from zhibao.format.opening import find, is_on, text_of, values, w
from zhibao.format.page_numerals import numerals
from zhibao.format.page_sections import Section
from zhibao.format.paragraph_measures import (
    ParagraphLayers,
    alignment,
    first_line_indent,
    left_indent,
    right_indent,
)
from zhibao.format.type_measures import letter_spacing, type_size
from zhibao.pack.format_values import UNSTATED, Value

_NUMERALS = "numerals"


def prints_page_numbers(section: Section, two_sided: bool) -> bool:
    """Tell whether any footer that is printed in a section has a page number."""
    printed = [section.footers[kind] for kind in _kinds(section, two_sided) if kind in section.footers]
    return any(_page_field(footer) is not None for footer in printed)


def footer_figures(section: Section, two_sided: bool, styles: Styles) -> dict[str, Value]:
    """Return the figures of a section's footers, in words where they differ; `numerals` only where there are any."""
    kinds = _kinds(section, two_sided)
    found = {words: _of_footer(section, kind, styles) for kind, words in kinds.items()}
    odd, even = found[kinds["default"]], found[kinds.get("even", kinds["default"])]
    by_key = {key: {words: each[key] for words, each in found.items() if key in each} for key in (*odd, _NUMERALS)}
    together = {key: _together(by_kind) for key, by_kind in by_key.items() if by_kind}
    sides = {"odd": odd["align"], "even": even["align"], "odd_space": odd["space"], "even_space": even["space"]}
    return {key: value for key, value in together.items() if key != "space"} | sides


def _kinds(section: Section, two_sided: bool) -> Mapping[str, str]:
    """Return the kinds of footers that are printed in a section, in a reader's words."""
    kinds = {"default": "单页", "even": "双页"} if two_sided else {"default": "各页"}
    return kinds | ({"first": "首页"} if is_on(section.properties.find(w("titlePg"))) else {})


def _together(by_kind: Mapping[str, Value]) -> Value:
    shown = list(by_kind.values())
    if shown.count(shown[0]) == len(shown):
        return shown[0]
    return "，".join(f"{words} {value or UNSTATED}" for words, value in by_kind.items())


def _of_footer(section: Section, kind: str, styles: Styles) -> dict[str, Value]:
    footer = section.footers.get(kind)
    paragraph = None if footer is None else _page_field(footer)
    if paragraph is None:
        return {"form": "没有页码", "style": None, "align": None, "space": None}
    style_id = styles.style_of(next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), ""), PARAGRAPH)
    layers = _layers(paragraph, style_id, styles)
    (code, *_) = (code for code in field_codes(paragraph) if is_field(code, "PAGE"))
    return {
        "form": _form(paragraph),
        "style": styles.name(style_id),
        "align": alignment(layers.layers),
        "space": in_own_words(_space)(layers),
        _NUMERALS: numerals(section.stated("pgNumType", "fmt"), code) + _with_chapter(section),
    }


def _with_chapter(section: Section) -> str:
    return "（前面带章号）" if section.stated("pgNumType", "chapStyle") else ""


def _layers(paragraph: Element, style_id: str, styles: Styles) -> ParagraphLayers:
    """Return what formats a page number's paragraph, with the type of its first words."""
    run = next((run for run in paragraph.iter(w("r")) if text_of(run).strip()), None)
    own = () if run is None else tuple(run.findall(w("rPr")))
    character = styles.style_of(stated(own, "rStyle", "val") or "", CHARACTER)
    type_ = styles.run_layers(own, character, style_id, CellStyle())
    layers = styles.paragraph_layers(paragraph.find(w("pPr")), style_id, CellStyle())
    return ParagraphLayers(layers, type_size(type_), letter_spacing(type_), 0.0)


def _space(paragraph: ParagraphLayers) -> Value:
    """Return how many characters stand free between the page number and the margin that it is aligned to."""
    align = alignment(paragraph.layers)
    if align == "右对齐":
        return right_indent(paragraph) / paragraph.size
    if align in ("居中", "分散对齐"):
        return align
    return left_indent(paragraph) / paragraph.size + first_line_indent(paragraph)


def _page_field(footer: Element) -> Element | None:
    """Return the paragraph that holds a PAGE field."""
    for paragraph in footer.iter(w("p")):
        if any(is_field(code, "PAGE") for code in field_codes(paragraph)):
            return paragraph
    return None


def _form(paragraph: Element) -> str:
    """Return the words of a paragraph, {n} standing for a field with its result."""
    words, depth = "", 0
    for element in paragraph.iter(w("fldChar"), w("t"), w("fldSimple")):
        kind = element.get(w("fldCharType"))
        if element.tag == w("fldSimple") or kind == "begin":
            words += "{n}"
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if element.tag == w("t") and not depth and not find(element, "ancestor::w:fldSimple"):
            words += element.text or ""
    return words
