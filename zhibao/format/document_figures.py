"""The figures that hold for the file as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.format.own_words import in_own_words
from zhibao.format.review_marks import comments, tracked_changes
from zhibao.pack.format_values import Value
from zhibao.word.field_codes import toc_style_names, toc_styles
from zhibao.word.fields import asks_for_update, fields
from zhibao.word.package import DocumentParts
from zhibao.word.simple_types import number
from zhibao.word.style_inheritance import stated
from zhibao.word.styles import Styles
from zhibao.word.xml import first, values


def document_figures(parts: DocumentParts, styles: Styles) -> Mapping[str, Value]:
    """Return the file's figures by their keys in format.toml."""
    settings = parts.settings
    mode = [] if settings is None else values(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val")
    return {
        "language": stated(styles.run_defaults, "lang", "eastAsia"),
        # A file that does not say is opened as one of Word 2007.
        "compatibility": in_own_words(number)(mode[0]) if mode else 12.0,
        "theme_fonts": _has_theme_fonts(parts),
        "update_fields": parts.is_set("updateFields") or asks_for_update(parts.body),
        "tracked_changes": tracked_changes(parts),
        "comments": comments(parts),
        **_contents(parts, styles),
    }


def _has_theme_fonts(parts: DocumentParts) -> bool:
    path = ".//w:rFonts[@w:asciiTheme or @w:hAnsiTheme or @w:eastAsiaTheme or @w:cstheme]"
    formatted = (parts.styles, parts.body, parts.numbering, *parts.headers_and_footers.values())
    return any(first(part, path) is not None for part in formatted if part is not None)


def _contents(parts: DocumentParts, styles: Styles) -> Mapping[str, Value]:
    """Return what the contents collect: levels of headings, then styles; headings that a list after them has count too.

    A template without contents is told before (M407).
    """
    codes = [each.code for each in fields(parts.body, "TOC")]
    code = next((each for each in codes if each.switch("c") is None), None)
    if code is None:
        return {}
    levels = code.switch("o")
    listed = (name for each in codes if each is not code for name in toc_style_names(each))
    named = dict.fromkeys((*toc_styles(code), *(name for name in listed if _is_heading(name, styles))))
    collected = [*([f"标题 {levels}"] if levels else []), *named]
    return {"contents": "、".join(collected) or "各级标题"}


def _is_heading(name: str, styles: Styles) -> bool:
    return stated(styles.properties(styles.ids.get(name, ""), "pPr"), "outlineLvl", "val") is not None
