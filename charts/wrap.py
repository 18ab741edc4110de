"""Lines of a Chinese text that fit a width: no punctuation at a line's head, no broken numbers or words."""

from __future__ import annotations

import re

from charts.fonts import text_width

OPENING, CLOSING, LATIN = "[（(“《「]*", "[）)”》」、，。：；]*", "[0-9A-Za-z.,%+\\-/]+"
WORDS = (
    "学校|学院|中学|职业|教育|技术|技能|中心|中等|高等|高级|专业|护理|普通|高中|中职|教师|学生|毕业|就业|升学"
    "|在校|招生|证书|企业|实训|基地|设备|课程|农业|工业|商贸|制造|信息|服务|交通|旅游|医药|卫生|文化|艺术|体育|管理"
)
UNBREAKABLE = re.compile(f"{OPENING}(?:{LATIN}|.){CLOSING}")
SENSE_GROUP = re.compile(f"{OPENING}(?:{LATIN}|{WORDS}|.){CLOSING}")


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The fewest lines of at most `width` points, of nearly equal length.

    Common words are kept whole where that takes no further line; a number wider than `width` is broken.
    """
    groups = _balanced(SENSE_GROUP.findall(text), width, size)
    characters = _balanced(UNBREAKABLE.findall(text), width, size)
    return groups if len(groups) <= len(characters) else characters


def widest_word(text: str, size: float) -> float:
    """The width in points of the widest part of the text that should not be broken."""
    return max((text_width(piece, size) for piece in UNBREAKABLE.findall(text)), default=0.0)


def _balanced(pieces: list[str], width: float, size: float) -> list[str]:
    pieces = [part for piece in pieces for part in _fitting(piece, width, size)]
    lines = _filled(pieces, width, size)
    narrower = text_width("".join(pieces), size) / max(len(lines), 1)
    while narrower < width:
        balanced = _filled(pieces, narrower, size)
        if len(balanced) <= len(lines):
            return balanced
        narrower += size / 4
    return lines


def _fitting(piece: str, width: float, size: float) -> list[str]:
    return [piece] if text_width(piece, size) <= width else list(piece)


def _filled(pieces: list[str], width: float, size: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and text_width(lines[-1] + piece, size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
