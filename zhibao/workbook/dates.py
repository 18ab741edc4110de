"""Date cells as the sheet shows them (ECMA-376 part 1, §18.8.31), with the Chinese numerals of [DBNum1]."""

import datetime
import re

from zhibao.text.numerals import chinese_digits, chinese_number

DateValue = datetime.datetime | datetime.date | datetime.time | datetime.timedelta

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|(?P<ampm>AM/PM|上午/下午)|(?P<part>y+|m+|d+|h+|s+|a+)|(?P<literal>.)',
    re.DOTALL | re.IGNORECASE,
)
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_DATE = 'yyyy"年"m"月"d"日"'


def is_date_code(code: str) -> bool:
    """Tell whether a number format prints dates or times."""
    bare = re.sub(r'"[^"]*"|\\.|_.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', "", code)
    return "General" not in bare and bool(re.search(r"[ymdhsa]", bare.replace("E+", ""), re.IGNORECASE))


def format_date(value: DateValue, code: str) -> str:
    """Return the date or time as `code` shows it; an ISO date when the code says nothing of dates."""
    if isinstance(value, datetime.timedelta):
        return _duration(value)
    moment = _moment(value)
    # [$-F800] is the system's long date.
    section = _LONG_DATE if "[$-F800]" in code.upper() else code.split(";")[0]
    if not is_date_code(section):
        return f"{moment:%Y-%m-%d}" if not isinstance(value, datetime.time) else f"{moment:%H:%M}"
    tokens = list(_TOKEN.finditer(section))
    chinese = "[dbnum1]" in section.lower()
    return "".join(_token(token, position, tokens, moment, chinese) for position, token in enumerate(tokens))


def _moment(value: datetime.datetime | datetime.date | datetime.time) -> datetime.datetime:
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.time):
        return datetime.datetime.combine(datetime.date(1900, 1, 1), value)
    return datetime.datetime.combine(value, datetime.time())


def _duration(value: datetime.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def _token(
    token: re.Match[str], position: int, tokens: list[re.Match[str]], moment: datetime.datetime, chinese: bool
) -> str:
    if token["part"]:
        if token["part"][0] in "hH" and any(each["ampm"] for each in tokens):
            moment = moment.replace(hour=(moment.hour - 1) % 12 + 1)
        return _part(token["part"].lower(), _is_minute(position, tokens), moment, chinese)
    if token["ampm"]:
        morning, afternoon = ("AM", "PM") if token["ampm"].isascii() else ("上午", "下午")
        return morning if moment.hour < 12 else afternoon
    if token["bracket"] is not None or token["literal"] in ("@", "*", "_"):
        return ""
    return token["quoted"] or token["escaped"] or token["literal"] or ""


def _is_minute(position: int, tokens: list[re.Match[str]]) -> bool:
    """Tell whether an m means minutes: the part before it is h, or the part after it is s."""
    parts = [(at, token["part"][0].lower()) for at, token in enumerate(tokens) if token["part"]]
    before = [name for at, name in parts if at < position]
    after = [name for at, name in parts if at > position]
    return (bool(before) and before[-1] == "h") or (bool(after) and after[0] == "s")


def _part(code: str, minute: bool, moment: datetime.datetime, chinese: bool) -> str:
    number = {
        "y": moment.year if len(code) > 2 else moment.year % 100,
        "m": moment.minute if minute else moment.month,
        "d": moment.day,
        "h": moment.hour,
        "s": moment.second,
    }.get(code[0], 0)
    if code[0] == "a" or (code[0] == "d" and len(code) > 2):
        return ("星期" if len(code) == 4 else "周") + _WEEKDAYS[moment.weekday()]
    if code[0] == "m" and not minute and len(code) > 2:
        return _MONTHS[moment.month - 1]
    if chinese:
        return chinese_digits(number) if code[0] == "y" else chinese_number(number)
    return f"{number:02d}" if len(code) == 2 else str(number)
