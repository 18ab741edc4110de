"""A pack: the template of one province and the figures that go with it."""

from zhibao.pack.faults import PackFileError, read_toml
from zhibao.pack.font_choice import FONTS_KEY, chosen_fonts
from zhibao.pack.loading import load_pack, pack_names, pack_titles
from zhibao.pack.privacy_rules import PrivacyRules
from zhibao.pack.requirements import FontProfile
from zhibao.pack.rules import (
    ChangeRules,
    ContentsRules,
    CoverRules,
    FillRules,
    NumberRules,
    Pack,
    PictureRules,
    StyleNames,
    TableRules,
)

DEFAULT_PACK = "henan"

__all__ = [
    "DEFAULT_PACK",
    "FONTS_KEY",
    "ChangeRules",
    "ContentsRules",
    "CoverRules",
    "FillRules",
    "FontProfile",
    "NumberRules",
    "Pack",
    "PackFileError",
    "PictureRules",
    "PrivacyRules",
    "StyleNames",
    "TableRules",
    "chosen_fonts",
    "load_pack",
    "pack_names",
    "pack_titles",
    "read_toml",
]
