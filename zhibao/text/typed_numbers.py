"""Numbers that somebody typed before headings, captions and sheet names, which the program numbers itself."""

import re

from zhibao.text.lazy_patterns import lazy_pattern

_CHINESE_DIGITS = "一二三四五六七八九十百"
_ANNEX_DIGITS = rf"(?:\d{{1,2}}(?![\d年])|[{_CHINESE_DIGITS}]{{1,2}}(?![{_CHINESE_DIGITS}]))?"
_ANNEX_NUMBER = lazy_pattern(rf"^附件[\s\u3000]*{_ANNEX_DIGITS}[\s\u3000：:、.．]*")

# What makes a number in front of it an amount: units of decimal amounts, and what whole numbers count.
_UNIT = "|".join(
    (
        r"[+＋%％‰℃]|[-–—－~～:：/至到比][\s\u3000]*\d",
        r"[万亿倍亩吨秒岁寸度斤]|级|元(?!宇宙|素)|美元|版(?!权)|时代|代(?!表|际)",
        r"平方|平米|立方|公顷|公斤|[公海]里|[厘毫千]?米|[毫千]?克(?!服)|千瓦|升(?!学|级|本)|英寸",
        r"个(?!性|人|别|体|案)|百分|小时|分钟|分(?=[以的])|学分(?=[以的])|[学课]时|天(?!津|然)|年(?!度|级|轻|报|龄)",
    )
)
_COUNTED = "|".join(
    (
        r"所(?!有|在|属)|名(?!师|校|匠|优|牌|单|录)|种(?!植|养|子|业)|类(?!型|别)|项(?!目)|次|位(?!置)",
        r"家(?!校|庭|长|国|乡|访|政)|人(?!才|工|文|员|力|口|民|物|机|均|社|数)|届|期(?!末|中|刊|望)|批(?!准|评)",
        r"场(?!所|地|景|馆)|支(?!持|撑|出|部|援|教)|门(?!户|类)|套|座|间|台(?!账|阶)|件|篇|册|份(?!额)|轮|号",
        r"条(?!件|例)|部(?!门|署|分|委)|组(?!织|建|合|成)|层(?!次|级)|步(?!骤|入)|月(?!度)|日(?!常)|周(?!边|期)",
        r"大(?!学|赛|师|力|众|局|数|类)|教改革|育并举|育融合|全育人|[校院班生师企县镇区系][\s\u3000]*[\d一]",
    )
)
_AMOUNT = rf"{_UNIT}|{_COUNTED}"
_SPACE = r"[\s\u3000]"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_POINT = rf"(?:[.．](?!\d)|[.．](?={_YEAR}[年级届])|、(?!\d)|、(?={_YEAR}))"
_WORDS = r"[\u3400-\u9fff“《「]"

_PLACE = r"[1-9１-９]\d?"
_DOTTED = rf"{_PLACE}(?:[.．]{_PLACE})+(?:{_POINT}|{_SPACE}++(?!{_UNIT})|(?={_WORDS})(?!{_UNIT}))"
_WHOLE = rf"\d{{1,2}}{_POINT}|{_PLACE}{_SPACE}++(?!{_AMOUNT})(?={_WORDS}|{_YEAR}年)"
_CHINESE = rf"[{_CHINESE_DIGITS}]{{1,3}}、(?![{_CHINESE_DIGITS}])"
_BRACKETED = (
    rf"[（(]{_SPACE}*[{_CHINESE_DIGITS}\d]{{1,3}}{_SPACE}*[）)](?:{_SPACE}*+{_POINT}|{_SPACE}++|(?![班级期次类组]))"
)
_ORDINAL = rf"第{_SPACE}*[{_CHINESE_DIGITS}\d]{{1,3}}{_SPACE}*(?:章[\s\u3000、：:]*+|[节条][\s\u3000、：:]++)"
# Of all of these but those that begin with a digit.
_BEGINNINGS = frozenset(f"{_CHINESE_DIGITS}（(第")
_HEADING_NUMBER = lazy_pattern(rf"^(?:{_DOTTED}|{_WHOLE}|{_CHINESE}|{_BRACKETED}|{_ORDINAL}){_SPACE}*+(?=\S)")
_SHEET_NUMBER = lazy_pattern(rf"^\d{{1,2}}{_SPACE}++(?!{_AMOUNT}|[A-Za-z](?![A-Za-z]))(?=\S)")

_MARK = rf"{_SPACE}*+(?:[：:]|{_POINT})"
_NO_MORE = rf"(?!\d|月(?!度)|{_SPACE}*(?:[-–—－.．、：:]|{_UNIT}))|(?={_YEAR}年)"
_PARTS = rf"\d{{1,3}}(?:[-–—－.．]\d{{1,3}})+(?:{_MARK}|{_NO_MORE})"
_SIMPLE = rf"[\d{_CHINESE_DIGITS}]{{1,3}}"
_CAPTION_NUMBER = rf"{_PARTS}|{_SIMPLE}(?:{_MARK}|{_SPACE}++(?!{_AMOUNT}))"
_BARE_NUMBER = rf"(?:\d{{1,3}}(?:[-–—－.．]\d{{1,3}})*|{_SIMPLE}){_SPACE}*"


def without_heading_number(text: str) -> str:
    """Return a heading without the number that somebody typed before it.

    Only what can be nothing but numbering goes, for a number printed twice is seen and a mutilated heading is not:

    - `1.1 `, `1.1、`, `1.1规模`: not before a unit (3.5平方公里), and no part begins with 0 (2.0版).
    - `1、`, `1.`: not before a digit (3、4年级), unless that begins a year (1、2025年).
    - `1 规模`: not before what it may count (3 个品牌).
    - `一、`: not before another Chinese numeral (一、二级联动).
    - `（一）`: not directly before 班, 级, 期, 次, 类, 组 (（一）班).
    - `第三章` always; `第三节 `, `第三条：` only with a space, 、 or colon (第一节课).
    """
    # Hardly a heading begins so, and the pattern takes 8 ms to be compiled.
    return _HEADING_NUMBER.sub("", text) if text[:1].isdecimal() or text[:1] in _BEGINNINGS else text


def without_sheet_number(name: str) -> str:
    """Return a sheet's name without its leading number, which orders the tabs and is no title.

    Numbers go as they do from headings, and any number before a space (01 概况) that counts nothing (11 所学校).
    """
    name = name.strip()
    title = without_heading_number(name)
    return _SHEET_NUMBER.sub("", name) if title == name else title


def without_annex_number(name: str) -> str:
    """Return an annex sheet's name without 附件 and its number; the name itself when nothing is left."""
    return _ANNEX_NUMBER.sub("", name.strip()) or name.strip()


def without_caption_number(text: str, label: str) -> str:
    """Return a caption or case title without a typed label and number, also in 【】 or after 附 (附表1-1).

    - A number of several parts needs no separator (表1-1规模), but without one may not measure (图1-3月趋势).
    - `表1：`, `表1、`, `表1 `: one number needs a separator, and after a mere space may not count (案例 3 个品牌).
    - In 【】 any number goes. A bare `案例1` leaves nothing, for a case needs no title; a bare `表1-1` stays.
    """
    if not text.startswith((label, "附", "【")):
        return text
    prefix = rf"附?{label}{_SPACE}*"
    bracketed = rf"【{prefix}{_BARE_NUMBER}】[：:、]?"
    if label == "案例" and re.fullmatch(rf"(?:{prefix}{_BARE_NUMBER}[：:、.．]?|{bracketed})\s*", text):
        return ""
    return re.sub(rf"^(?:{prefix}(?:{_CAPTION_NUMBER})|{bracketed}){_SPACE}*+(?=\S)", "", text)
