"""A pack: the template of one province and the figures that go with it."""

from typing import TYPE_CHECKING

from zhibao.text.lazy_names import lazily

if TYPE_CHECKING:
    from zhibao.pack.faults import PackFileError, read_toml
    from zhibao.pack.font_choice import FONTS_KEY, chosen_fonts
    from zhibao.pack.loading import load_pack
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
    from zhibao.pack.titles import pack_names, pack_titles
else:
    # Who asks for help needs no more of packs than their titles.
    __getattr__ = lazily(
        __name__,
        {
            "ChangeRules": "rules",
            "ContentsRules": "rules",
            "CoverRules": "rules",
            "FONTS_KEY": "font_choice",
            "FillRules": "rules",
            "FontProfile": "requirements",
            "NumberRules": "rules",
            "Pack": "rules",
            "PackFileError": "faults",
            "PictureRules": "rules",
            "PrivacyRules": "privacy_rules",
            "StyleNames": "rules",
            "TableRules": "rules",
            "chosen_fonts": "font_choice",
            "load_pack": "loading",
            "pack_names": "titles",
            "pack_titles": "titles",
            "read_toml": "faults",
        },
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
