"""A pack: the template of one province and the figures that go with it."""

from zhibao.pack.loading import load_pack, pack_names, pack_titles
from zhibao.pack.rules import (
    CaseRules,
    ChangeRules,
    CoverRules,
    FileRules,
    Pack,
    PictureRules,
    PrivacyRules,
    Required,
    Styles,
    TableRules,
    TextRules,
)

DEFAULT_PACK = "henan"

__all__ = [
    "DEFAULT_PACK",
    "CaseRules",
    "ChangeRules",
    "CoverRules",
    "FileRules",
    "Pack",
    "PictureRules",
    "PrivacyRules",
    "Required",
    "Styles",
    "TableRules",
    "TextRules",
    "load_pack",
    "pack_names",
    "pack_titles",
]
