"""The font profile that the cover chooses."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.findings import Finding, workbook_rules
from zhibao.model.text import Text
from zhibao.pack.requirements import FontProfile, Fonts
from zhibao.text.nearest import suggestion

FONTS_KEY = "字体"


def chosen_fonts(fonts: Fonts | None, cover: Mapping[str, Text]) -> tuple[FontProfile | None, tuple[Finding, ...]]:
    """Return the profile that 封面 字体 names, the pack's usual one when it names none, and what is wrong with it."""
    stated = cover.get(FONTS_KEY)
    if fonts is None:
        rule = workbook_rules.NO_FONT_PROFILES
        return None, (rule.at(stated.ref, found=stated.plain[:20]),) if stated else ()
    found = fonts.named(stated.plain) if stated else fonts.default
    if found or stated is None:
        return found, ()
    names = [profile.name for profile in fonts.profiles]
    near = suggestion(stated.plain, [*names, *(each for profile in fonts.profiles for each in profile.synonyms)])
    values = {"used": fonts.default.name, "known": "”“".join(names), "suggestion": near}
    rule = workbook_rules.UNKNOWN_FONT_PROFILE
    return fonts.default, (rule.at(stated.ref, found=stated.plain[:20], **values),)
