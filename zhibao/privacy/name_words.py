"""Whether words are names, by what a pack states about names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhibao.pack import PrivacyRules
from zhibao.text.censor import CENSOR
from zhibao.text.lazy_patterns import lazy_pattern

# Ideographs of every plane; radicals and characters of private use, which stand for ideographs that a font or a PDF
# file had no other code for; marks that choose a form of the ideograph before them.
HAN = (
    "\u2e80-\u2fdf々〇\u3400-\u4dbf\u4e00-\u9fff\ue000-\ufaff\ufe00-\ufe0f"
    "\U00020000-\U0003fffd\U000e0100-\U000e01ef\U000f0000-\U0010fffd"
)
DOT = "·"
PLAIN = lazy_pattern(f"[{HAN}]{{2,4}}")
_DOTTED = lazy_pattern(f"[{HAN}]+(?:{DOT}[{HAN}]+)+")
_MOST_HIDDEN = 2
_USUAL = 3  # characters of a name, at most


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, to be put in brackets; of none one that matches nothing."""
    return "|".join(map(re.escape, filter(None, words))) or "(?!)"


def is_dotted(text: str) -> bool:
    """Tell whether a text is a name with a dot: 阿卜杜拉·买买提."""
    return DOT in text and _DOTTED.fullmatch(text) is not None


class NameWords:
    """Tells names by their surnames, and words of trades, classes, teams and places that only begin like names."""

    def __init__(self, rules: PrivacyRules) -> None:
        self.rules = rules
        self.single = frozenset(rules.surnames)
        self.compound = frozenset(rules.compound_surnames)
        begin, whole, places = map(any_of, (rules.no_names_begin, rules.no_names_whole, rules.place_ends))
        self._no_name = re.compile(f"(?:{begin})|(?:{whole})$|.*(?:(?:{places})$|{CENSOR})")

    def has_known_surname(self, name: str) -> bool:
        """Tell whether the name begins as Chinese names do."""
        return name[:1] in self.single or name[:2] in self.compound

    def is_no_name(self, text: str) -> bool:
        """Tell whether a text is a word of trades, classes, teams or places."""
        return self._no_name.match(text) is not None

    def may_be_name(self, text: str) -> bool:
        """Tell whether a text has a dot or begins with a surname, is as long as a name, and no word of classes."""
        if is_dotted(text):
            return CENSOR not in text
        longest = 4 if text[:2] in self.compound or text[1:2] in self.single else 3
        is_long = len(text) > longest or not PLAIN.fullmatch(text)
        return self.has_known_surname(text) and not is_long and not self.is_no_name(text)

    def is_likely(self, name: str) -> bool:
        """Tell whether what was read as a name begins with a surname and is no word of classes or places."""
        return self.may_be_name(name) or (len(name) > _USUAL and self.has_known_surname(name))

    def masked(self, name: str) -> str:
        """Return the surname and 某 for each further character, two at most; of a name with a dot the first character.

        So courts publish names: 张三 is 张某, 张三丰 张某某, 欧阳娜娜 欧阳某某, 阿卜杜拉·买买提 阿某某.
        """
        kept = 2 if name[:2] in self.compound and len(name) > 2 and DOT not in name else 1
        return name[:kept] + CENSOR * min(len(name) - kept, _MOST_HIDDEN)
