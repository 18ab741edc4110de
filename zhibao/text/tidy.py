"""Typing left-overs that must not reach the page: pasted indents, tabs, invisible characters, typed numbers."""

import re

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CJK = r"\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…"
SPACE_BETWEEN = re.compile(rf"(?<=[{_CJK}])[ \u3000]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％])[ \u3000]+(?=[{_CJK}])")

_CHINESE_DIGITS = "一二三四五六七八九十百"
_DOTTED = r"\d{1,2}(?:[.．]\d{1,2})+[.．、]?[\s\u3000]*(?![\d+＋%％倍亿万元])"
_POINTED = r"\d{1,2}[.．、](?!\d)[\s\u3000]*"
_CHINESE = rf"[{_CHINESE_DIGITS}]{{1,3}}、|[（(][{_CHINESE_DIGITS}\d]{{1,3}}[）)]"
_ORDINAL = rf"第[{_CHINESE_DIGITS}\d]{{1,3}}[章节条][\s\u3000、]*"
_HEADING_NUMBER = re.compile(rf"^(?:{_DOTTED}|{_POINTED}|{_CHINESE}|{_ORDINAL})[\s\u3000]*(?=\S)")
_SHEET_NUMBER = re.compile(r"^\d{1,2}[\s\u3000]+(?=\S)")
_ANNEX_DIGITS = rf"(?:\d{{1,2}}(?![\d年])|[{_CHINESE_DIGITS}]{{1,2}}(?![{_CHINESE_DIGITS}]))?"
_ANNEX_NUMBER = re.compile(rf"^附件[\s\u3000]*{_ANNEX_DIGITS}[\s\u3000：:、.．]*")
_SEPARATED = r"[\s\u3000]*[\d一二三四五六七八九十]{1,3}(?:[-–—－.．][\d]{1,3})*[\s\u3000]*[：:、.．\s\u3000][\s\u3000]*"


def scrub(text: str) -> str:
    """Return the text without characters that XML or a printed page cannot carry."""
    return _CONTROL.sub("", _INVISIBLE.sub("", _unescaped(text)))


def has_control(text: str) -> bool:
    """Tell whether `scrub` would drop a control character, which is no typing habit but damage."""
    return bool(_CONTROL.search(_unescaped(text)))


def _unescaped(text: str) -> str:
    """Return the text with Excel's _x000D_ and the like read, and every kind of line end made one."""
    unescaped = _EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return unescaped.replace("\r\n", "\n").replace("\r", "\n")


def without_heading_number(text: str) -> str:
    """Return a heading without the number that somebody typed before it (1.1, 一、, （二）, 第一节)."""
    return _HEADING_NUMBER.sub("", text)


def without_sheet_number(name: str) -> str:
    """Return a sheet's name without its leading number, which orders the tabs and is no title."""
    return _SHEET_NUMBER.sub("", without_heading_number(name.strip()))


def without_annex_number(name: str) -> str:
    """Return an annex sheet's name without 附件 and its number; the name itself when nothing is left."""
    return _ANNEX_NUMBER.sub("", name.strip()) or name.strip()


def without_caption_number(text: str, label: str) -> str:
    """Return a caption or case title without a typed label and number such as 表1-1： or 案例2 ."""
    return re.sub(rf"^{label}{_SEPARATED}(?=\S)", "", text)
