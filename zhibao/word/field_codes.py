"""The code of a field (ECMA-376 part 1, §17.16.2): its type, arguments and switches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(r'\\(?P<switch>[^\s"])|"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"\\]+)')
# Switches that take no argument of their own, so that what follows them is the field's.
_FLAGS = {"REF": "hnprtw", "PAGEREF": "hp", "STYLEREF": "lnprtws", "SEQ": "chn", "TOC": "huwxz"}


@dataclass(frozen=True, slots=True)
class FieldCode:
    """A field's type in capitals, its arguments, and its switches with their arguments, empty for those without.

    Word takes types and switches in either case, and arguments quoted or not.
    """

    kind: str = ""
    arguments: tuple[str, ...] = ()
    switches: Mapping[str, str] = field(default_factory=dict)

    @property
    def argument(self) -> str:
        """The first argument, empty when there is none: the bookmark of a REF, the name of a SEQ."""
        return self.arguments[0] if self.arguments else ""

    def switch(self, name: str) -> str | None:
        """Return the argument of a switch, empty when it takes none, None when the field lacks it."""
        return self.switches.get(name)

    @property
    def is_silent(self) -> bool:
        """Whether it counts and prints nothing: SEQ 表 \\h (§17.16.5.56), which a format switch overrules."""
        return self.kind == "SEQ" and "h" in self.switches and "*" not in self.switches


def parsed(code: str) -> FieldCode:
    """Return a field's code in its parts."""
    kind, arguments, switches, open_switch = "", [], dict[str, str](), ""
    for token in _TOKEN.finditer(code):
        words = token["quoted"] if token["quoted"] is not None else token["bare"]
        if words is None:
            open_switch = token["switch"].lower()
            switches.setdefault(open_switch, "")
            open_switch = "" if open_switch in _FLAGS.get(kind, "") else open_switch
        elif not kind:
            kind = words.upper()
        elif open_switch:
            switches[open_switch], open_switch = switches[open_switch] or words.strip(), ""
        else:
            arguments.append(words)
    return FieldCode(kind, tuple(arguments), switches)


def toc_levels(code: FieldCode) -> Mapping[str, int]:
    """Return the contents level by style name that a TOC collects (§17.16.5.68): headings of \\o, styles of \\t."""
    stated = [word.strip() for word in re.split(r"[,，;]", code.switch("t") or "")]
    named = {name: int(level) for name, level in zip(stated[::2], stated[1::2], strict=False) if level.isdecimal()}
    # Without a range all levels are meant; without \\o and \\t those that Word proposes.
    headings = {"": "1-9", None: "" if named else "1-3"}.get(code.switch("o"), code.switch("o")) or ""
    low, _, high = headings.partition("-")
    levels = range(int(low), int(high or low) + 1) if (low + high).isdecimal() else range(0)
    return {f"heading {level}": level for level in levels} | named
