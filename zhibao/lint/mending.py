"""A tag as it was meant: without characters that nobody sees, in small letters, with its p, tr, tc or r in place."""

from __future__ import annotations

import re

# What stands for nothing or for a space on the screen; Jinja or docxtpl stumble over it.
UNSEEN = {
    "\u00a0": "不间断空格", "\u3000": "全角空格", "\u202f": "窄不间断空格", "\u2002": "半字宽空格",
    "\u2003": "一字宽空格", "\u200b": "零宽空格", "\u200c": "零宽不连字符", "\u200d": "零宽连字符",
    "\u2060": "零宽连接符", "\ufeff": "零宽不换行空格", "\u00ad": "可选连字符",
}  # fmt: skip
_PLAIN = str.maketrans({each: " " if each.isspace() else "" for each in UNSEEN})
WORDS = (
    "if", "elif", "else", "endif", "for", "endfor", "macro", "endmacro", "set", "endset", "with", "endwith",
    "call", "endcall", "filter", "endfilter",
)  # fmt: skip
_SCOPED_BLOCK = re.compile(rf"\{{%\s*(tr|tc|p|r)\s*({'|'.join(WORDS)})\b", re.IGNORECASE)
_BLOCK = re.compile(rf"(\{{%[+-]?\s*)({'|'.join(WORDS)})\b", re.IGNORECASE)
# A name p or r may begin an expression: {{ p if ... }}.
_SCOPED_OUTPUT = re.compile(r"\{\{\s*(tr|tc|p|r)\s+(?!(?:in|is|and|or|not|if|else)\b)(?=\w)", re.IGNORECASE)


def visible(tag: str) -> str:
    """Return a tag without the characters that nobody sees."""
    return tag.translate(_PLAIN)


def named(text: str) -> str:
    """Return a text with the names of the characters that nobody sees in their places."""
    return "".join(f"（{UNSEEN[each]}）" if each in UNSEEN else each for each in text)


def mended(tag: str) -> str:
    """Return a tag with its beginning as docxtpl and Jinja read it; a comment stays as it is."""
    tag = visible(tag)
    if scoped := _SCOPED_BLOCK.match(tag):
        return f"{{%{scoped[1].lower()} {scoped[2].lower()}{tag[scoped.end() :]}"
    if block := _BLOCK.match(tag):
        return f"{block[1]}{block[2].lower()}{tag[block.end() :]}"
    if output := _SCOPED_OUTPUT.match(tag):
        return f"{{{{{output[1].lower()} {tag[output.end() :]}"
    return tag
