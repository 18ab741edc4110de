"""Names written in one with a class, a prize, a group or another name: 张三丰1班, 李四光-一等奖, 护理专业王五二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zhibao.privacy.masking import DOT
from zhibao.privacy.surnames import COMPOUND, HAN, NO_SURNAMES, SINGLE
from zhibao.text.censor import CENSOR

_ORDINAL = r"(?:\d+|十?[一二三四五六七八九十]|[A-Za-z甲乙丙丁])"
_RANKS = "[金银铜]奖|特等奖|优[胜秀]奖|冠军|亚军|季军"
_CLASS = rf"\d+(?:届|年)?(?=[高中])|{_ORDINAL}(?:年级|等奖|[班级届号名岁])|高[一二三]|{_RANKS}"
GROUP_WORDS = (
    "学生|同学|选手|全体|集体|团队|小组|师生|人员|教师|学校|学院|毕业生|在校生|新生|男生|女生|高中生|中职生|专业|年级|班级"
    "|名单|合计|小计|总计|共计|姓名|队员|队长|组长|暂无|待定|其他|其它|若干|个人|团体|成员|代表"
)
_GROUP = f"{GROUP_WORDS}|[队组班校院系级奖]"
_MARK = r"[-—–―~_→…“”\"'<>《》=!?。*×☆★▲△●○□]+|荣获|获得|夺得|获(?=[一二三特金银铜优全省市国])"
_BREAK = re.compile(f"(?P<class>{_CLASS})|(?P<mark>{_MARK})|(?P<group>{_GROUP})")
# Who leads a group that has no name of its own: 由张三丰带领的小组, 以李四光为队长的团队.
_LEADING = "带领|率领|领衔|领队|牵头|为首|为(?:副?[队组班]长|代表|主力|核心)|担任"
_LED = re.compile(rf"(?:^[由以]?|[由以和与及])(?P<name>[{HAN}]{{2,4}}?)(?={_LEADING})")
_PLACE = "市县区省州镇乡"
_BEFORE_PLACE = re.compile(rf"(?P<name>[^{_PLACE}]{{2,3}})(?![{_PLACE}])[^{_PLACE}]{{1,3}}[市县区省]")
_WORDS = re.compile(GROUP_WORDS)
_PLAIN = re.compile(f"[{HAN}]{{2,4}}")
_DOTTED = re.compile(f"[{HAN}]+(?:{DOT}[{HAN}]+)+")
_LATIN = re.compile(r"[A-Z][a-z]+")
_NO_NAME = re.compile(f"(?:{NO_SURNAMES})|.*(?:[{_PLACE}]$|{CENSOR})")


@dataclass(frozen=True, slots=True)
class Joined:
    """Where names surely stand in a token, and whether some more may be in it."""

    names: tuple[tuple[int, int], ...]
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two breaks; the kinds of break are those of `_BREAK`, and "" for the token's end."""

    start: int
    text: str
    before: str
    after: str


def read_joined(token: str) -> Joined:
    """Return the names of a token that is no name as a whole."""
    if _WORDS.fullmatch(token):
        return Joined((), False)
    if leaders := tuple(found.span("name") for found in _LED.finditer(token) if may_be_name(found["name"])):
        return Joined(leaders, False)
    pieces = list(_pieces(token))
    sure = tuple((each.start, each.start + len(each.text)) for each in pieces if _is_sure(each))
    others = [each.text for each in pieces if not _is_sure(each)]
    if any(may_be_name(each) or _LATIN.fullmatch(each) for each in others):
        return Joined(sure, True)
    if not sure:
        return Joined((), may_be_name(token) or _precedes_place(token))
    beside = [each for each in pieces if "mark" in (each.before, each.after) and not _is_sure(each)]
    return Joined(sure, any(map(_is_unread, beside)))


def _is_unread(piece: _Piece) -> bool:
    """Tell whether a piece beside a mark, as 小明 in 张三丰-小明, may be more than a word of groups."""
    if "group" in (piece.before, piece.after) or _NO_NAME.match(piece.text):
        return False
    return bool(_PLAIN.fullmatch(piece.text))


def _pieces(token: str) -> Iterator[_Piece]:
    ends = [(0, 0, "")]
    ends += [(found.start(), found.end(), found.lastgroup or "") for found in _BREAK.finditer(token)]
    for before, after in pairwise([*ends, (len(token), len(token), "")]):
        if text := token[before[1] : after[0]]:
            yield _Piece(before[1], text, before[2], after[2])


def _is_sure(piece: _Piece) -> bool:
    if not may_be_name(piece.text):
        return False
    return not {"class", "mark"}.isdisjoint((piece.before, piece.after)) or (
        piece.before == "group" and not piece.after and len(piece.text) > 2
    )


def may_be_name(text: str) -> bool:
    """Tell whether a text has a dot or begins with a surname, is as long as a name, and no word of classes."""
    if _DOTTED.fullmatch(text):
        return CENSOR not in text
    longest = 4 if text[:2] in COMPOUND or text[1:2] in SINGLE else 3
    begins = text[:1] in SINGLE or text[:2] in COMPOUND
    return begins and len(text) <= longest and bool(_PLAIN.fullmatch(text)) and not _NO_NAME.match(text)


def _precedes_place(token: str) -> bool:
    """Tell whether a token begins like 张三丰焦作市."""
    found = _BEFORE_PLACE.match(token)
    return bool(found and may_be_name(found["name"]))
