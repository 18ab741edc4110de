"""The code of a field (ECMA-376 part 1, §17.16.2): its type, arguments and switches."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct, field

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.number_formats import format_of_switch

_TOKEN = lazy_pattern(r'\\(?P<switch>[^\s"])|"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"\\]+)')
# Switches that take no argument of their own, so that what follows them is the field's.
_FLAGS = {"REF": "hnprtw", "PAGEREF": "hp", "STYLEREF": "lnprtws", "SEQ": "chn", "TOC": "huwxz"}
# These say how a result looks, not which numerals it is in (§17.16.4.3.1).
_NO_NUMERALS = ("MERGEFORMAT", "MERGEFORMATINET", "CHARFORMAT")
# The style of the entries of a list of captions.
CAPTION_ENTRY = "table of figures"
_MOST_KNOWN = 1000


class FieldCode(Struct, frozen=True):
    """A field's type in capitals, its arguments, and its switches with their arguments, empty for those without.

    Word takes types and switches in either case, and arguments quoted or not. `general_formats` holds what each of the
    `\\*` switches says, of which a field may have several.
    """

    kind: str = ""
    arguments: tuple[str, ...] = ()
    switches: Mapping[str, str] = field(default_factory=dict)
    general_formats: tuple[str, ...] = ()

    @property
    def argument(self) -> str:
        """The first argument, empty when there is none: the bookmark of a REF, the name of a SEQ."""
        return self.arguments[0] if self.arguments else ""

    def switch(self, name: str) -> str | None:
        """Return the argument of a switch, empty when it takes none, None when the field lacks it."""
        return self.switches.get(name)

    @property
    def number_format(self) -> str:
        """The number format that it asks for, empty when it leaves that to the document."""
        return next((format_of_switch(each) for each in self.general_formats if each.upper() not in _NO_NUMERALS), "")

    @property
    def is_silent(self) -> bool:
        """Whether it counts and prints nothing: SEQ 表 \\h (§17.16.5.56), which a format switch overrules."""
        return self.kind == "SEQ" and "h" in self.switches and "*" not in self.switches


# Every step asks for the codes of a report's fields, which have many in common.
@lru_cache(_MOST_KNOWN)
def parsed(code: str) -> FieldCode:
    """Return a field's code in its parts."""
    kind, arguments, switches, open_switch = "", [], dict[str, str](), ""
    formats: list[str] = []
    for token in _TOKEN.finditer(code):
        words = token["quoted"] if token["quoted"] is not None else token["bare"]
        if words is None:
            open_switch = token["switch"].lower()
            switches.setdefault(open_switch, "")
            open_switch = "" if open_switch in _FLAGS.get(kind, "") else open_switch
        elif not kind:
            kind = words.upper()
        elif open_switch:
            formats += [words.strip()] if open_switch == "*" else []
            switches[open_switch], open_switch = switches[open_switch] or words.strip(), ""
        else:
            arguments.append(words)
    return FieldCode(kind, tuple(arguments), switches, tuple(formats))


def toc_styles(code: FieldCode) -> dict[str, int]:
    """Return the contents level by name of the styles that a TOC states beside headings (§17.16.5.68, \\t)."""
    stated = _stated_styles(code)
    return {name: int(level) for name, level in zip(stated[::2], stated[1::2], strict=False) if level.isdecimal()}


def toc_style_names(code: FieldCode) -> tuple[str, ...]:
    """Return the names of the styles in \\t, which in a list of captions need no levels."""
    return tuple(name for name in _stated_styles(code) if name and not name.isdecimal())


def _stated_styles(code: FieldCode) -> list[str]:
    return [word.strip() for word in re.split(r"[,，;]", code.switch("t") or "")]


def toc_levels(code: FieldCode) -> Mapping[str, int]:
    """Return the contents level by style name that a TOC collects (§17.16.5.68): headings of \\o, styles of \\t."""
    named = toc_styles(code)
    # Without a range all levels are meant; without \\o and \\t those that Word proposes.
    headings = {"": "1-9", None: "" if named else "1-3"}.get(code.switch("o"), code.switch("o")) or ""
    low, _, high = headings.partition("-")
    levels = range(int(low), int(high or low) + 1) if (low + high).isdecimal() else range(0)
    return {f"heading {level}": level for level in levels} | named


def entry_style(code: FieldCode, style: str, counted: Collection[str]) -> str | None:
    """Return the style of the entry that a TOC makes of a paragraph, None where it collects none (§17.16.5.68).

    Of the paragraph it needs the style's name and the names of the sequences (SEQ) that count in it: \\c lists the
    captions that one of them numbers, without a name those of the styles in \\t; other fields list headings by levels.
    """
    sequence = code.switch("c")
    if sequence is None:
        level = toc_levels(code).get(style)
        return f"toc {level}" if level else None
    return CAPTION_ENTRY if sequence in counted or (not sequence and style in toc_style_names(code)) else None


def is_entry_style(style: str) -> bool:
    """Tell whether a style, by its name, is that of entries of contents or of a list of captions."""
    return style.startswith("toc ") or style == CAPTION_ENTRY


def counted_sequences(codes: Iterable[FieldCode]) -> frozenset[str]:
    """Return the names of the sequences whose numbers the SEQ fields among the codes print."""
    return frozenset(code.argument for code in codes if code.kind == "SEQ" and not code.is_silent)
