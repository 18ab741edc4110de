"""The braces of a paragraph as they were meant: those that make no tag are changed, closed or left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhibao.lint.words import WORD
from zhibao.render.unseen import readable_text

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_WRONG = re.compile(r"\{\{\{|[{｛]\s*[{｛%％#＃]|[}｝%％#＃]\s*[}｝]")
_HALF = re.compile(r"\{[{%#]|[}%#]\}")
_OTHER_HALF = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LOST = {
    "%}": re.compile(rf"\{{?\s*((?:(?:tr|tc|p|r)\s+)?(?:{WORD})\b[^{{}}]*)$"),
    "}}": re.compile(r"\{([^{}]*)$"),
}
_OPENED = {"%}": "{%", "}}": "{{"}


@dataclass(slots=True)
class Braced:
    """A paragraph's text with its braces mended, the wrong ones, and those that lacked their other half."""

    text: str = ""
    wrong: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)


def braced(text: str) -> Braced:
    """Return the text of a paragraph with its braces mended, and what was wrong with them."""
    found = Braced()
    pieces = re.split(f"({TAG.pattern})", readable_text(text), flags=re.DOTALL)
    text = "".join(piece if _is_whole(piece) else _corrected(piece, found) for piece in pieces)
    found.text = "".join(_closed(text, found))
    return found


def corrected(braces: str) -> str:
    """Return wrong braces as they should be."""
    return unicodedata.normalize("NFKC", re.sub(r"\s", "", braces))[:2]


def _is_whole(piece: str) -> bool:
    """Tell whether a piece is a tag without another one in it."""
    is_comment = piece.startswith("{#")
    return is_comment or (TAG.fullmatch(piece) is not None and not re.search(r"\{[{%]", piece[1:]))


def _corrected(piece: str, found: Braced) -> str:
    def change(match: re.Match[str]) -> str:
        if _HALF.fullmatch(match[0]):
            return match[0]
        found.wrong.append(match[0])
        return corrected(match[0])

    return _WRONG.sub(change, piece)


def _closed(text: str, found: Braced) -> Iterator[str]:
    """Yield the text in pieces, every tag with both halves."""
    at = 0
    while half := _HALF.search(text, at):
        before, tag = text[at : half.start()], TAG.match(text, half.start())
        if half[0] in _OPENED or half[0] == "#}":
            found.halves.append(half[0])
            yield _opened(before, half[0])
            at = half.end()
        elif tag and _is_whole(tag[0]):
            yield before + tag[0]
            at = tag.end()
        else:
            found.halves.append(half[0])
            following = _HALF.search(text, half.end())
            at = following.start() if following else len(text)
            inside = text[half.end() : at]
            if following and following[0] not in _OTHER_HALF:
                at = following.end()
                inside += "}"
            yield before + _ended(half[0], inside)
    yield text[at:]


def _opened(before: str, closing: str) -> str:
    """Return what stands before a closing half, with the opening half where that can be told."""
    lost = _LOST[closing].search(before) if closing in _LOST else None
    return f"{before[: lost.start()]}{_OPENED[closing]}{lost[1]}{closing}" if lost else before


def _ended(opening: str, inside: str) -> str:
    """Return an opening half with what follows it, closed where half of the closing one is, or left out."""
    end = re.match(r"([^{}%]*)[}%]", inside)
    if end:
        return f"{opening}{end[1]}{_OTHER_HALF[opening]}{inside[end.end() :]}"
    return f"{opening}{inside}{_OTHER_HALF[opening]}" if opening == "{%" else inside
