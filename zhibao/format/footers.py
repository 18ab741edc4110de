"""What the footers of a section print: the page number's words, place and numerals."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.format.own_words import in_own_words
from zhibao.format.page_numerals import numerals
from zhibao.format.paragraph_measures import ParagraphLayers, alignment, first_line_indent, side_indent
from zhibao.format.type_measures import letter_spacing
from zhibao.pack.format_values import UNSTATED, Value
from zhibao.word.block_elements import style_id, text_of
from zhibao.word.fields import Field, fields, text_around_fields
from zhibao.word.sections import Section
from zhibao.word.simple_types import is_on
from zhibao.word.style_inheritance import Inheritance, font_size, stated
from zhibao.word.styles import CHARACTER, PARAGRAPH
from zhibao.word.xml import Element, w

_NUMERALS = "numerals"


def prints_page_numbers(section: Section, two_sided: bool) -> bool:
    """Tell whether any footer that is printed in a section has a page number."""
    printed = [section.footers[kind] for kind in _kinds(section, two_sided) if kind in section.footers]
    return any(_page_field(footer) is not None for footer in printed)


def footer_figures(section: Section, two_sided: bool, inheritance: Inheritance) -> dict[str, Value]:
    """Return the figures of a section's footers, in words where they differ; `numerals` only where there are any."""
    kinds = _kinds(section, two_sided)
    found = {words: _of_footer(section, kind, inheritance) for kind, words in kinds.items()}
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


def _of_footer(section: Section, kind: str, inheritance: Inheritance) -> dict[str, Value]:
    footer = section.footers.get(kind)
    found = None if footer is None else _page_field(footer)
    if found is None:
        return {"form": "没有页码", "style": None, "align": None, "space": None}
    paragraph, field = found
    style = inheritance.styles.style_of(style_id(paragraph), PARAGRAPH)
    layers = _layers(paragraph, style, inheritance)
    chapter = "（前面带章号）" if section.stated("pgNumType", "chapStyle") else ""
    return {
        "form": text_around_fields(paragraph, "{n}"),
        "style": inheritance.styles.name(style),
        "align": alignment(layers.layers),
        "space": in_own_words(_space, layers),
        _NUMERALS: numerals(section.number_format, field.code) + chapter,
    }


def _layers(paragraph: Element, style: str, inheritance: Inheritance) -> ParagraphLayers:
    """Return what formats a page number's paragraph, with the type of its first words."""
    run = next((run for run in paragraph.iter(w("r")) if text_of(run).strip()), None)
    own = () if run is None else tuple(run.findall(w("rPr")))
    character = inheritance.styles.style_of(stated(own, "rStyle", "val") or "", CHARACTER)
    type_ = inheritance.run_layers(own, character, style)
    layers = inheritance.paragraph_layers(paragraph.find(w("pPr")), style)
    return ParagraphLayers(layers, font_size(type_.all), letter_spacing(type_), 0.0)


def _space(paragraph: ParagraphLayers) -> Value:
    """Return how many characters stand free between the page number and the margin that it is aligned to."""
    align = alignment(paragraph.layers)
    if align == "右对齐":
        return side_indent(paragraph, "right") / paragraph.size
    if align in ("居中", "分散对齐"):
        return align
    return side_indent(paragraph, "left") / paragraph.size + first_line_indent(paragraph)


def _page_field(footer: Element) -> tuple[Element, Field] | None:
    """Return the first paragraph that holds a PAGE field, with the field."""
    return next(((each, field) for each in footer.iter(w("p")) for field in fields(each, "PAGE")), None)
