"""What the template says about its metrics, as far as tables and pictures must know it: style ids and widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from docx.document import Document

from zhibao.findings import NothingMadeError, template_rules
from zhibao.model.chart_fonts import ChartFonts
from zhibao.model.ref import CellRef
from zhibao.pack import StyleNames
from zhibao.text.nearest import suggestion
from zhibao.word.numbering import Numbering
from zhibao.word.package import parts_of
from zhibao.word.sections import Section, sections
from zhibao.word.simple_types import TWIPS, TWIPS_PER_MM
from zhibao.word.style_inheritance import CellStyle, Inheritance, cell_margin, font, font_size
from zhibao.word.styles import Layers, Styles
from zhibao.word.xml import values


@dataclass(frozen=True, slots=True)
class TemplateMetrics:
    """Style ids, text widths and heights in mm, and the table style's measures in twips."""

    styles: StyleNames
    portrait_width: float
    landscape_width: float
    portrait_height: float
    landscape_height: float
    em: int
    cell_padding: int
    header_fill: str


def read_template_metrics(document: Document, names: StyleNames) -> TemplateMetrics:
    """Return what the template says; raise NothingMadeError naming every style that it lacks."""
    parts = parts_of(document)
    inheritance = Inheritance(Styles(parts.styles), Numbering(parts.numbering))
    ids = _style_ids(names, inheritance.styles.ids)
    text = inheritance.run_layers((), "", ids.table_text, CellStyle(ids.table))
    chain = inheritance.table_layers(ids.table)
    every = sections(parts)
    upright, across = _lying(every, landscape=False), _lying(every, landscape=True)
    return TemplateMetrics(
        ids,
        # The widest text and the lowest.
        _mm(max, (each.text_width for each in upright)),
        _mm(max, (each.text_width for each in across)),
        _mm(min, (each.text_height for each in upright)),
        _mm(min, (each.text_height for each in across)),
        round(font_size(text.all) * TWIPS),
        round((cell_margin(chain, "left") + cell_margin(chain, "right")) * TWIPS),
        _header_fill(chain),
    )


def fonts_of(document: Document, style_id: str) -> ChartFonts:
    """Return the fonts of a style; those of ChartFonts where none is stated, or the theme names them."""
    styles, usual = Styles(parts_of(document).styles), ChartFonts()
    layers = (*styles.properties(style_id, "rPr"), *styles.run_defaults)
    return ChartFonts(_named(layers, "ascii") or usual.latin, _named(layers, "eastAsia") or usual.east_asian)


def _named(layers: Layers, script: str) -> str:
    name, is_of_theme = font(layers, script)
    return "" if is_of_theme else name


def _style_ids(names: StyleNames, ids: Mapping[str, str]) -> StyleNames:
    wanted = {key: getattr(names, key) for key in StyleNames.__slots__}
    missing = [name for name in wanted.values() if name not in ids]
    if missing:
        rule = template_rules.MISSING_STYLE
        raise NothingMadeError(*(rule.at(CellRef(), style=name, suggestion=suggestion(name, ids)) for name in missing))
    return StyleNames(**{key: ids[name] for key, name in wanted.items()})


def _lying(every: list[Section], landscape: bool) -> list[Section]:
    """Return the sections whose pages lie that way, all when there is none."""
    return [section for section in every if section.is_landscape is landscape] or every


def _mm(chosen: Callable[[Iterable[float]], float], lengths: Iterable[float]) -> float:
    return chosen(lengths) * TWIPS / TWIPS_PER_MM


def _header_fill(chain: Layers) -> str:
    path = "w:tblStylePr[@w:type='firstRow']/w:tcPr/w:shd/@w:fill"
    return next((fill for style in chain for fill in values(style, path)), "")
