"""The fonts of a template's style, with what it takes over from those that it is based on."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from zhibao.model.chart_fonts import ChartFonts
from zhibao.render.wml import qn


def fonts_of(document: Document, style_id: str) -> ChartFonts:
    """Return the fonts of the style; those of ChartFonts where neither it nor the document's defaults state any."""
    usual = ChartFonts()
    stated = _stated(document.styles.element, style_id)
    return ChartFonts(stated.get("ascii", usual.latin), stated.get("eastAsia", usual.east_asian))


def _stated(styles: BaseOxmlElement, style_id: str) -> dict[str, str]:
    """Return the fonts by script: what a style states goes before what it is based on."""
    found: dict[str, str] = {}
    for fonts in [*_down_from(styles, style_id), *styles.xpath("w:docDefaults//w:rFonts")]:
        for script in ("ascii", "eastAsia"):
            if fonts.get(qn(f"w:{script}")):
                found.setdefault(script, fonts.get(qn(f"w:{script}")))
    return found


def _down_from(styles: BaseOxmlElement, style_id: str) -> Iterator[BaseOxmlElement]:
    """Yield the fonts of a style, then those of the style that it is based on, and so on."""
    seen: set[str] = set()
    while style_id not in seen:
        seen.add(style_id)
        yield from styles.xpath(f'w:style[@w:styleId="{style_id}"]/w:rPr/w:rFonts')
        style_id = next(iter(styles.xpath(f'w:style[@w:styleId="{style_id}"]/w:basedOn/@w:val')), "")
