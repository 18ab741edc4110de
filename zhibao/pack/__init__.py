"""A pack: the template of one province and the figures that go with it."""

from zhibao.pack.faults import PackFileError, read_toml
from zhibao.pack.font_choice import FONTS_KEY, chosen_fonts
from zhibao.pack.loading import load_pack, pack_names, pack_titles
from zhibao.pack.requirements import FontProfile, Fonts, FormatRules
from zhibao.pack.rules import (
    CaptionRules,
    CaseRules,
    ChangeRules,
    CoverRules,
    FileRules,
    Pack,
    PictureRules,
    PrivacyRules,
    Required,
    StyleNames,
    TableRules,
    TextRules,
)

DEFAULT_PACK = "henan"

__all__ = [
    "DEFAULT_PACK",
    "FONTS_KEY",
    "CaptionRules",
    "CaseRules",
    "ChangeRules",
    "CoverRules",
    "FileRules",
    "FontProfile",
    "Fonts",
    "FormatRules",
    "Pack",
    "PackFileError",
    "PictureRules",
    "PrivacyRules",
    "Required",
    "StyleNames",
    "TableRules",
    "TextRules",
    "chosen_fonts",
    "load_pack",
    "pack_names",
    "pack_titles",
    "read_toml",
]
