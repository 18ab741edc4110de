"""The font profile that the cover chooses."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.findings import Findings, workbook_rules
from zhibao.model.text import Text
from zhibao.pack.requirements import FontProfile, Fonts
from zhibao.text.nearest import suggestion

FONTS_KEY = "字体"


def chosen_fonts(fonts: Fonts | None, cover: Mapping[str, Text], findings: Findings) -> FontProfile | None:
    """Return the profile that 封面 字体 names, the pack's usual one when it names none; other values are reported."""
    stated = cover.get(FONTS_KEY)
    if fonts is None:
        if stated:
            findings.add(workbook_rules.NO_FONT_PROFILES.at(stated.ref, found=stated.plain[:20]))
        return None
    if stated is None:
        return fonts.default
    found = fonts.named(stated.plain)
    if found is None:
        names = [profile.name for profile in fonts.profiles]
        findings.add(
            workbook_rules.UNKNOWN_FONT_PROFILE.at(
                stated.ref,
                found=stated.plain[:20],
                suggestion=suggestion(stated.plain, [*names, *(each for p in fonts.profiles for each in p.synonyms)]),
                used=fonts.default.name,
                known="”“".join(names),
            )
        )
    return found or fonts.default
