"""Tags as they were meant, so that a slip in one is told once, and the others are read as if it had not been made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zhibao.lint.bracing import TAG, braced
from zhibao.lint.constants import BLOCKS, PLACES
from zhibao.lint.words import WORD, meant
from zhibao.render.unseen import is_unseen

_BLOCK = re.compile(rf"(\{{%[+-]?)(\s*)(?:(tr|tc|p|r)(?:\s+|(?=(?:{WORD})\b)))?", re.IGNORECASE)
# A name p or r may begin an expression: {{ p if ... }}.
_OUTPUT = re.compile(r"\{\{\s*(tr|tc|p|r)\s+(?!(?:in|is|and|or|not|if|else)\b)(?=\w)", re.IGNORECASE)
_QUOTED = re.compile(r"(\[\s*)?('[^']*'|\"[^\"]*\")")
_CURLY = str.maketrans("“”‘’", "\"\"''")
# Quoted words, and items of the cover, may have any sign.
_SIGNS = re.compile(
    r"""'[^']*'|"[^"]*"|\bcover\.\w+|([（），．。：；｜＝＋－＊／＜＞！［］、【】＿％＇＂「」『』—–−…×÷≥≤≠·０-９Ａ-Ｚａ-ｚ])"""
)
# An ellipsis comes of three full stops, which mean nothing in a tag.
_ELLIPSIS = "…"
_HALF_WIDTH = {
    "。": ".", "、": ",", "【": "[", "】": "]", "「": "'", "」": "'", "『": "'", "』": "'", "—": "-", "–": "-",
    "−": "-", "×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=", "·": ".",
}  # fmt: skip


def straight(tag: str) -> str:
    """Return a tag with the quotes that Word bent made straight, as docxtpl does."""
    return tag.translate(_CURLY)


def signs_of(tag: str) -> list[str]:
    """Return the signs of a tag that are not typed on a keyboard, each once."""
    found: Iterator[re.Match[str]] = _SIGNS.finditer(straight(tag))
    return list(dict.fromkeys(match[1] for match in found if match[1]))


def half_width(sign: str) -> str:
    """Return a sign as it is typed on a keyboard."""
    return _HALF_WIDTH.get(sign) or unicodedata.normalize("NFKC", sign)


def typed(tag: str) -> str:
    """Return a tag with its signs as they are typed on a keyboard, without ellipses."""

    def change(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        return " " if match[1] == _ELLIPSIS else half_width(match[1])

    return _SIGNS.sub(change, straight(tag))


def unseen_in(tag: str) -> list[str]:
    """Return the unseen characters in quotes that keep a word from being the one it looks like, each once."""
    found = (char for match in _QUOTED.finditer(straight(tag)) for char in _lookalike(match))
    return list(dict.fromkeys(found))


def seen(tag: str) -> str:
    """Return a tag without those characters."""
    return _QUOTED.sub(lambda match: match[0].translate(dict.fromkeys(map(ord, _lookalike(match)))), straight(tag))


def _lookalike(match: re.Match[str]) -> list[str]:
    """Return the unseen characters of a quoted word; spaces may stand in one that is only printed."""
    words = match[2][1:-1]
    plain = "".join(char for char in words if not is_unseen(char)).strip()
    is_compared = match[1] is not None or plain in BLOCKS | PLACES
    return [char for char in words if is_unseen(char) and (is_compared or not char.isspace())]


def begun(tag: str) -> str:
    """Return a tag with its beginning as docxtpl and Jinja read it; a comment stays as it is."""
    if output := _OUTPUT.match(tag):
        return f"{{{{{output[1].lower()} {tag[output.end() :]}"
    block = _BLOCK.match(tag)
    if block is None:
        return tag
    beginning = f"{{%{block[3].lower()} " if block[3] else block[1] + block[2]
    return beginning + meant(tag[block.end() :])


def mended(tag: str) -> str:
    """Return a tag without its slips."""
    return tag if tag.startswith("{#") else begun(typed(seen(tag)))


def mended_text(text: str) -> str:
    """Return the text of a paragraph with all its tags mended."""
    return TAG.sub(lambda tag: mended(tag[0]), braced(text).text)
