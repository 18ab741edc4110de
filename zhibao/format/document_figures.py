"""The figures that hold for the file as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zhibao.format.own_words import in_own_words
from zhibao.format.review_marks import comments, tracked_changes
from zhibao.pack.format_values import MARK_WIDTHS, Value
from zhibao.word.field_codes import FieldCode, toc_style_names, toc_styles
from zhibao.word.fields import Field, asks_for_update
from zhibao.word.package import DocumentParts
from zhibao.word.simple_types import number
from zhibao.word.style_inheritance import stated
from zhibao.word.styles import Layers, Styles
from zhibao.word.xml import first, values, w

# ST_CharacterSpacing (§17.18.7), in the order of MARK_WIDTHS.
_MARK_WIDTHS = ("compressPunctuation", "doNotCompress", "compressPunctuationAndJapaneseKana")
_THEME_FONTS = "descendant::w:rFonts[@w:asciiTheme or @w:hAnsiTheme or @w:eastAsiaTheme or @w:cstheme]"


def document_figures(parts: DocumentParts, styles: Styles, contents: Sequence[Field]) -> Mapping[str, Value]:
    """Return the file's figures by their keys in format.toml, given its TOC fields."""
    settings = parts.settings
    mode = [] if settings is None else values(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val")
    return {
        "language": stated(styles.run_defaults, "lang", "eastAsia"),
        # A file that does not say is opened as one of Word 2007.
        "compatibility": in_own_words(number, mode[0]) if mode else 12.0,
        "theme_fonts": _has_theme_fonts(parts),
        "update_fields": parts.is_set("updateFields") or asks_for_update(parts.body),
        "tracked_changes": tracked_changes(parts),
        "comments": comments(parts),
        **_line_breaking(parts),
        **_contents([each.code for each in contents], styles),
    }


def _line_breaking(parts: DocumentParts) -> Mapping[str, Value]:
    """Return what may not begin or end a line of Chinese text beside Word's own rules, and how wide marks are."""
    layers = () if parts.settings is None else (parts.settings,)
    width = stated(layers, "characterSpacingControl", "val") or "doNotCompress"
    return {
        "no_line_starts": _characters(layers, "noLineBreaksBefore"),
        "no_line_ends": _characters(layers, "noLineBreaksAfter"),
        "marks": dict(zip(_MARK_WIDTHS, MARK_WIDTHS, strict=True)).get(width, width),
    }


def _characters(layers: Layers, name: str) -> Value:
    """Return the characters of a custom set for Chinese, none where Word's own holds."""
    found = (each for settings in layers for each in settings.findall(w(name)) if each.get(w("lang")) == "zh-CN")
    return next((each.get(w("val")) for each in found), None)


def _has_theme_fonts(parts: DocumentParts) -> bool:
    formatted = (parts.styles, parts.body, parts.numbering, *parts.headers_and_footers.values())
    return any(first(part, _THEME_FONTS) is not None for part in formatted if part is not None)


def _contents(codes: Sequence[FieldCode], styles: Styles) -> Mapping[str, Value]:
    """Return what the contents collect: levels of headings, then styles; headings that a list after them has count too.

    A template without contents is told before (M407).
    """
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
