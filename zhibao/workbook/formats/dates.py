"""Dates and times under a section of date parts, from the serial number that the cell holds."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from zhibao.workbook.formats.chinese_numerals import counted_in_date, spelt
from zhibao.workbook.formats.tokens import FormatSection, FormatToken, Kind, NoDateError, UnknownFormatError

DAYS_TO_1904 = 1462
_DAY = 86400
_LAST_DAY = 2958465  # 9999-12-31
_FALSE_LEAP_DAY = 60  # Excel has a 29 February 1900.
_EPOCH = datetime.date(1899, 12, 30)
_CHINESE, _ENGLISH = ("804", "zh-cn", "zh-hans"), ("", "409", "en-us", "c09", "809")
# The system's own long date and time, whatever the code says beside them.
_SYSTEM = {"f800": 'yyyy"年"m"月"d"日"', "f400": "h:mm:ss"}
_FULL_WIDTH = 3  # [DBNum3]
_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CHINESE_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class Moment(Struct, frozen=True):
    """A serial number as calendar and clock; day 0 is 0 January 1900."""

    serial: int
    seconds: int
    fraction: Decimal

    @classmethod
    def of(cls, serial: Decimal, decimals: int, code: str) -> Moment:
        """Return the moment with its seconds rounded; NoDateError for what Excel shows as #####."""
        if not 0 <= serial < _LAST_DAY + 1:
            raise NoDateError(code)
        seconds = (serial * _DAY).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        whole = int(seconds)
        return cls(whole // _DAY, whole % _DAY, seconds - whole)

    @property
    def date(self) -> tuple[int, int, int]:
        """The year, month and day."""
        if self.serial in (0, _FALSE_LEAP_DAY):
            return (1900, 1, 0) if self.serial == 0 else (1900, 2, 29)
        day = _EPOCH + datetime.timedelta(self.serial + (self.serial < _FALSE_LEAP_DAY))
        return day.year, day.month, day.day

    @property
    def weekday(self) -> int:
        """The day of the week as Excel has it, Monday 0."""
        return (self.serial - 2) % 7

    def elapsed(self, unit: str) -> int:
        """Return all hours, minutes or seconds since day 0."""
        return (self.serial * _DAY + self.seconds) // {"h": 3600, "m": 60, "s": 1}[unit]


def system_code(locale: str) -> str | None:
    """Return the code that stands for [$-F800] and [$-F400], which a Chinese system decides."""
    return _SYSTEM.get(locale.lower().lstrip("x-"))


def shown_date(serial: Decimal, section: FormatSection, code: str) -> list[str | None]:
    """Return what each token of a date section prints."""
    tokens = _Tokens(section, code)
    moment = Moment.of(serial, tokens.decimals, code)
    return [tokens.shown(at, moment) for at in range(len(section.tokens))]


class _Tokens:
    """The tokens of a date section, each of which may depend on its neighbours."""

    def __init__(self, section: FormatSection, code: str) -> None:
        self._section, self._code = section, code
        self._tokens = section.tokens
        self._language = _language(section.locale, code)
        self._halved = section.has(Kind.HALVES)
        self._fractions = self._places_of_fractions()
        self.decimals = max(map(len, self._fractions.values()), default=0)

    def shown(self, at: int, moment: Moment) -> str | None:
        token = self._tokens[at]
        match token.kind:
            case Kind.PADDING:
                return None
            case Kind.PART:
                return self._part(token.text.lower(), at, moment)
            case Kind.ELAPSED:
                return self._number(moment.elapsed(token.text[0]), len(token.text))
            case Kind.HALVES:
                return self._half(token.text, moment)
            case Kind.DIGIT:
                return self._fraction(at, moment)
            case Kind.TEXT:
                raise UnknownFormatError(self._code)
            case Kind.GENERAL | Kind.EXPONENT | Kind.PERCENT:
                raise UnknownFormatError(self._code)
            case _:
                return token.text

    def _places_of_fractions(self) -> dict[int, tuple[int, ...]]:
        """Return the places of .0, .00 … behind seconds by the first; UnknownFormatError for other digits."""
        found: dict[int, tuple[int, ...]] = {}
        digits = [at for at, token in enumerate(self._tokens) if token.kind is Kind.DIGIT]
        while digits:
            start = digits[0]
            run = tuple(at for index, at in enumerate(digits) if at == start + index)
            is_fraction = self._tokens[start - 1].kind is Kind.POINT and self._is_seconds(start - 2)
            if not is_fraction or any(self._tokens[at].text != "0" for at in run):
                raise UnknownFormatError(self._code)
            found[start] = run
            digits = digits[len(run) :]
        return found

    def _is_seconds(self, at: int) -> bool:
        token = self._tokens[at] if at >= 0 else FormatToken(Kind.LITERAL, "")
        return token.kind in (Kind.PART, Kind.ELAPSED) and token.text[0] in "sS"

    def _fraction(self, at: int, moment: Moment) -> str:
        run = self._fractions.get(at)
        return f"{moment.fraction:.{self.decimals}f}".partition(".")[2][: len(run)] if run else ""

    def _half(self, words: str, moment: Moment) -> str:
        is_afternoon = moment.seconds >= _DAY // 2
        if not words.isascii() or self._language == "zh":
            return ("上午", "下午")[is_afternoon]
        morning, _, afternoon = words.upper().partition("/")
        return afternoon if is_afternoon else morning

    def _part(self, part: str, at: int, moment: Moment) -> str:
        year, month, day = moment.date
        match part[0]:
            case "y" | "e":
                return self._year(year, part)
            case "m" if self._is_minute(at):
                return self._number(moment.seconds // 60 % 60, len(part))
            case "m":
                return self._named_month(month, part) if len(part) > 2 else self._number(month, len(part))
            case "d" | "a":
                return self._number(day, len(part)) if part in ("d", "dd") else self._weekday(part, moment.weekday)
            case "h":
                hour = moment.seconds // 3600
                return self._number((hour - 1) % 12 + 1 if self._halved else hour, len(part))
            case "s":
                return self._number(moment.seconds % 60, len(part))
            case _:
                raise UnknownFormatError(self._code)  # Eras and the Buddhist calendar.

    def _is_minute(self, at: int) -> bool:
        """Tell whether an m means minutes: the part before it is h, or the part after it is s."""
        parts = [(place, each.text[0].lower()) for place, each in enumerate(self._tokens) if _is_part(each)]
        before = [name for place, name in parts if place < at]
        after = [name for place, name in parts if place > at]
        minutes = (bool(before) and before[-1] == "h") or (bool(after) and after[0] == "s")
        return minutes and len(self._tokens[at].text) <= 2

    def _year(self, year: int, part: str) -> str:
        short = part in ("y", "yy")
        digits = f"{year % 100:02d}" if short else str(year)
        return spelt(digits, self._section.native) if self._section.native else digits

    def _number(self, number: int, length: int) -> str:
        native = self._section.native
        if not native:
            return f"{number:0{length}d}"
        if native == _FULL_WIDTH or len(str(number)) < length:
            raise UnknownFormatError(self._code)
        return counted_in_date(number, native)

    def _named_month(self, month: int, part: str) -> str:
        if self._language == "zh":
            self._refuse_short(part)
            return f"{_CHINESE_MONTHS[month - 1]}月"
        return _MONTHS[month - 1][: {3: 3, 4: None, 5: 1}.get(len(part))]

    def _weekday(self, part: str, weekday: int) -> str:
        if part[0] == "a" or self._language == "zh":
            self._refuse_short(part)
            return f"星期{_WEEKDAYS[weekday]}"
        return _ENGLISH_WEEKDAYS[weekday][: 3 if len(part) == 3 else None]

    def _refuse_short(self, part: str) -> None:
        """Refuse aaa and the like: 一, 周一 or 12月, as the program and its year will have it."""
        if len(part) != len("aaaa"):
            raise UnknownFormatError(self._code)


def _is_part(token: FormatToken) -> bool:
    return token.kind in (Kind.PART, Kind.ELAPSED)


def _language(locale: str, code: str) -> str:
    """Return zh or en; UnknownFormatError for other languages, calendars and shapes of digits."""
    name = locale.lower()
    if name.isalnum() and all(each in "0123456789abcdef" for each in name) and len(name) > 4:
        calendar, name = name[:-4], name[-4:]
        if calendar.strip("01"):
            raise UnknownFormatError(code)
    name = name.lstrip("0")
    if name in _CHINESE:
        return "zh"
    if name in _ENGLISH:
        return "en"
    raise UnknownFormatError(code)


def shows_clock(section: FormatSection) -> bool:
    """Tell whether a section shows the time of day, or hours gone by."""
    return section.has(Kind.ELAPSED) or any(_is_part(token) and token.text[0] in "hH" for token in section.tokens)


def spells_time(section: FormatSection) -> bool:
    """Tell whether a section says 时, 分 or 下午, which Excel gives to nothing that is typed as 3:7."""
    words = (token.text for token in section.tokens if token.kind is Kind.LITERAL)
    return section.has(Kind.HALVES) or any(word in text for text in words for word in "时分点")


def shows_calendar(section: FormatSection) -> bool:
    """Tell whether a section shows a day, month or year; beside hours an m means minutes."""
    letters = {token.text[0].lower() for token in section.tokens if token.kind is Kind.PART}
    return bool(letters - set("hms")) or ("m" in letters and not shows_clock(section) and "s" not in letters)
