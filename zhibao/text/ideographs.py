"""Chinese characters in one form: radicals and compatibility ideographs, which PDF files hand out, as ordinary ones."""

from __future__ import annotations

import unicodedata

# CJK radicals, Kangxi radicals; compatibility ideographs and their supplement.
_ALIKE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
# Radicals that Unicode decomposes to nothing, though they look as the character that follows each.
_LIKE_WHOLE = (
    "⺎兀⺏尣⺓幺⺗心⺘手⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺧牛⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺲罒⺷羊⺸羊⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎"
    "⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙"
)


def _decomposed() -> dict[int, str]:
    codes = (code for each in _ALIKE for code in each)
    whole = ((code, unicodedata.normalize("NFKC", chr(code))) for code in codes)
    return {code: character for code, character in whole if len(character) == 1 and ord(character) != code}


_ONE_FORM = _decomposed() | {ord(a): b for a, b in zip(_LIKE_WHOLE[::2], _LIKE_WHOLE[1::2], strict=True)}


def one_form(text: str) -> str:
    """Return the text, as long as before, with ⼩ and 小 (U+F9XX too) the same."""
    return text.translate(_ONE_FORM)
