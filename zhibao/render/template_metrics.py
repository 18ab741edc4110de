"""What the template says about its metrics, as far as tables and pictures must know it: style ids and widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from docx.document import Document
from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings import NothingMadeError, template_rules
from zhibao.model.chart_fonts import ChartFonts
from zhibao.model.ref import CellRef
from zhibao.pack import StyleNames
from zhibao.text.nearest import suggestion
from zhibao.word.numbering import Numbering
from zhibao.word.package import parts_of
from zhibao.word.sections import Section, sections
from zhibao.word.simple_types import TWIPS, TWIPS_PER_MM, or_else, points
from zhibao.word.style_inheritance import CellStyle, Inheritance, cell_margin, font, font_size, stated
from zhibao.word.styles import Layers, Styles
from zhibao.word.xml import values

# The line of a font by its size, where no height is stated.
_NATURAL_LINE = 1.3
# The styles that tables have once more for each small size.
_SIZED = ("table", "table_head", "table_text", "table_long_text", "table_number", "diagonal_upper", "diagonal_lower")


class TableSize(Struct, frozen=True):
    """One size of table text: the ids of its styles; its em, line and what is lost beside a cell's text, in twips."""

    styles: StyleNames
    em: int
    line: int
    cell_padding: int
    header_fill: str


class TemplateMetrics(Struct, frozen=True):
    """Style ids, text widths and heights in mm, and the sizes of table text, the largest first."""

    styles: StyleNames
    portrait_width: float
    landscape_width: float
    portrait_height: float
    landscape_height: float
    table_sizes: tuple[TableSize, ...]


def read_template_metrics(document: Document, names: StyleNames, small_sizes: Sequence[str] = ()) -> TemplateMetrics:
    """Return what the template says; raise NothingMadeError naming every style that it lacks."""
    parts = parts_of(document)
    inheritance = Inheritance(Styles(parts.styles), Numbering(parts.numbering))
    by_size = _style_ids([names, *(_sized(names, size) for size in small_sizes)], inheritance.styles.ids)
    every = sections(parts)
    upright, across = _lying(every, landscape=False), _lying(every, landscape=True)
    return TemplateMetrics(
        by_size[0],
        # The widest text and the lowest.
        _mm(max, (each.text_width for each in upright)),
        _mm(max, (each.text_width for each in across)),
        _mm(min, (each.text_height for each in upright)),
        _mm(min, (each.text_height for each in across)),
        tuple(_table_size(ids, inheritance) for ids in by_size),
    )


def _sized(names: StyleNames, size: str) -> StyleNames:
    return replace(names, **{key: f"{getattr(names, key)}（{size}）" for key in _SIZED})


def _table_size(ids: StyleNames, inheritance: Inheritance) -> TableSize:
    text = inheritance.run_layers((), "", ids.table_text, CellStyle(ids.table))
    em, chain = round(font_size(text.all) * TWIPS), inheritance.table_layers(ids.table)
    spacing = inheritance.paragraph_layers(None, ids.table_text, CellStyle(ids.table))
    padding = round((cell_margin(chain, "left") + cell_margin(chain, "right")) * TWIPS)
    return TableSize(ids, em, _line(spacing, em), padding, _header_fill(chain))


def _line(layers: Layers, em: int) -> int:
    """Return the height of a line in twips: the one stated, or about what type of that size takes."""
    stated_line = or_else(0, points, stated(layers, "spacing", "line"))
    is_stated = stated(layers, "spacing", "lineRule") in ("exact", "atLeast") and stated_line
    return round(stated_line * TWIPS) if is_stated else round(em * _NATURAL_LINE)


def fonts_of(document: Document, style_id: str) -> ChartFonts:
    """Return the fonts of a style; those of ChartFonts where none is stated, or the theme names them."""
    styles, usual = Styles(parts_of(document).styles), ChartFonts()
    layers = (*styles.properties(style_id, "rPr"), *styles.run_defaults)
    return ChartFonts(_named(layers, "ascii") or usual.latin, _named(layers, "eastAsia") or usual.east_asian)


def _named(layers: Layers, script: str) -> str:
    name, is_of_theme = font(layers, script)
    return "" if is_of_theme else name


def _style_ids(by_size: Sequence[StyleNames], ids: Mapping[str, str]) -> list[StyleNames]:
    wanted = [{key: getattr(names, key) for key in StyleNames.__struct_fields__} for names in by_size]
    missing = [name for name in dict.fromkeys(name for each in wanted for name in each.values()) if name not in ids]
    if missing:
        rule = template_rules.MISSING_STYLE
        raise NothingMadeError(*(rule.at(CellRef(), style=name, suggestion=suggestion(name, ids)) for name in missing))
    return [StyleNames(**{key: ids[name] for key, name in each.items()}) for each in wanted]


def _lying(every: list[Section], landscape: bool) -> list[Section]:
    """Return the sections whose pages lie that way, all when there is none."""
    return [section for section in every if section.is_landscape is landscape] or every


def _mm(chosen: Callable[[Iterable[float]], float], lengths: Iterable[float]) -> float:
    return chosen(lengths) * TWIPS / TWIPS_PER_MM


def _header_fill(chain: Layers) -> str:
    path = "w:tblStylePr[@w:type='firstRow']/w:tcPr/w:shd/@w:fill"
    return next((fill for style in chain for fill in values(style, path)), "")
