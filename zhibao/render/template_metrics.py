"""What the template says about its metrics, as far as tables and pictures must know it: style ids and widths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.simpletypes import ST_HpsMeasure, ST_TwipsMeasure
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from zhibao.findings import NothingMadeError, template_rules
from zhibao.model.ref import CellRef
from zhibao.pack import Styles
from zhibao.render.wml import qn
from zhibao.text.nearest import suggestion

_MM = 36000
_DEFAULT_HALF_POINTS = 21
_DEFAULT_PADDING = 108


@dataclass(frozen=True, slots=True)
class TemplateMetrics:
    """Style ids, text widths and heights in mm, and the table style's measures in twips."""

    styles: Styles
    portrait_width: float
    landscape_width: float
    portrait_height: float
    landscape_height: float
    em: int
    cell_padding: int
    header_fill: str


def read_template_metrics(document: Document, names: Styles) -> TemplateMetrics:
    """Return what the template says; raise NothingMadeError naming every style that it lacks."""
    styles = _styles_by_name(document)
    ids = _style_ids(names, {name: style.get(qn("w:styleId"), "") for name, style in styles.items()})
    table_style = styles[names.table]
    return TemplateMetrics(
        ids,
        _text_width(document, landscape=False),
        _text_width(document, landscape=True),
        _text_height(document, landscape=False),
        _text_height(document, landscape=True),
        _font_size(styles, names.table_text) * 10,
        _padding(table_style),
        next(iter(table_style.xpath('w:tblStylePr[@w:type="firstRow"]//w:shd/@w:fill')), ""),
    )


def _styles_by_name(document: Document) -> Mapping[str, BaseOxmlElement]:
    return {style.xpath("w:name/@w:val")[0]: style for style in document.styles.element.xpath("w:style[w:name]")}


def _style_ids(names: Styles, ids: Mapping[str, str]) -> Styles:
    wanted = {key: getattr(names, key) for key in Styles.__slots__}
    missing = [name for name in wanted.values() if name not in ids]
    if missing:
        raise NothingMadeError(
            *(
                template_rules.MISSING_STYLE.at(CellRef(), style=name, suggestion=suggestion(name, ids))
                for name in missing
            )
        )
    return Styles(**{key: ids[name] for key, name in wanted.items()})


def _text_width(document: Document, landscape: bool) -> float:
    """Return the widest text block (mm) among the sections of that direction."""
    aside = not _gutter_at_top(document)
    return max(_section_width(section, aside) for section in _sections(document, landscape))


def _text_height(document: Document, landscape: bool) -> float:
    """Return the lowest text block (mm) among the sections of that direction."""
    at_top = _gutter_at_top(document)
    return min(_section_height(section, at_top) for section in _sections(document, landscape))


def _gutter_at_top(document: Document) -> bool:
    return bool(document.settings.element.xpath("w:gutterAtTop[not(@w:val='0' or @w:val='false' or @w:val='off')]"))


def _sections(document: Document, landscape: bool) -> list[Section]:
    """Return the sections of that direction, all when there is none."""
    sections = list(document.sections)
    fitting = [
        section for section in sections if (_length(section.page_width) > _length(section.page_height)) is landscape
    ]
    return fitting or sections


def _section_width(section: Section, with_gutter: bool) -> float:
    margins = _length(section.left_margin) + _length(section.right_margin)
    margins += _length(section.gutter) if with_gutter else 0
    return (_length(section.page_width) - margins) / _MM


def _section_height(section: Section, with_gutter: bool) -> float:
    margins = _length(section.top_margin) + _length(section.bottom_margin)
    margins += _length(section.gutter) if with_gutter else 0
    return (_length(section.page_height) - margins) / _MM


def _length(value: int | None) -> int:
    return value or 0


def _font_size(styles: Mapping[str, BaseOxmlElement], name: str) -> int:
    stated = styles[name].xpath("w:rPr/w:sz/@w:val")
    return round(ST_HpsMeasure.convert_from_xml(stated[0]).pt * 2) if stated else _DEFAULT_HALF_POINTS


def _padding(style: BaseOxmlElement) -> int:
    stated = style.xpath("w:tblPr/w:tblCellMar/*[self::w:left or self::w:right]/@w:w")
    sides = [ST_TwipsMeasure.convert_from_xml(each).twips for each in stated]
    return sum(sides) if sides else 2 * _DEFAULT_PADDING
