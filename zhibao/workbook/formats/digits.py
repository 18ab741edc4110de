"""A number under a section of digit places: 0, #, ?, the point, commas, %, exponents, texts between digits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from zhibao.workbook.formats.general import round_half_up
from zhibao.workbook.formats.tokens import FormatToken, Kind, UnknownFormatError


class Places(Struct, frozen=True):
    """Where a section's digits go: the positions of its places before and after the point, and of an exponent."""

    whole: tuple[int, ...]
    decimals: tuple[int, ...]
    power: tuple[int, ...]
    point: int | None
    exponent: int | None
    has_thousands: bool
    scale: int

    @classmethod
    def of(cls, tokens: Sequence[FormatToken], code: str) -> Places:
        """Return the places of a section; UnknownFormatError for commas that no program takes alike."""
        exponent = _first(tokens, Kind.EXPONENT)
        point = _first(tokens[:exponent], Kind.POINT)
        digits = [at for at, token in enumerate(tokens) if token.kind is Kind.DIGIT]
        end = len(tokens) if exponent is None else exponent
        middle = end if point is None else point
        whole = tuple(at for at in digits if at < middle)
        decimals = tuple(at for at in digits if middle < at < end)
        commas = [at for at, token in enumerate(tokens) if token.kind is Kind.COMMA]
        between = [at for at in commas if whole and whole[0] < at < whole[-1]]
        scaling = [at for at in commas if at not in between]
        places = cls(
            whole, decimals, tuple(at for at in digits if at > end), point, exponent, bool(between), 3 * len(scaling)
        )
        if not all(_is_after_digit(tokens, at) for at in scaling) or (between and places._is_parted(tokens)):
            raise UnknownFormatError(code)
        return places

    def _is_parted(self, tokens: Sequence[FormatToken]) -> bool:
        """Tell whether something stands between the digits before the point: thousands would be put amiss."""
        inside = tokens[self.whole[0] : self.whole[-1]]
        return any(token.kind not in (Kind.DIGIT, Kind.COMMA) for token in inside)


def _first(tokens: Sequence[FormatToken], kind: Kind) -> int | None:
    return next((at for at, token in enumerate(tokens) if token.kind is kind), None)


def _is_after_digit(tokens: Sequence[FormatToken], at: int) -> bool:
    """Tell whether a comma follows a digit, at most other commas between them, and none stands right behind it."""
    before = at - 1
    while before >= 0 and tokens[before].kind is Kind.COMMA:
        before -= 1
    after = tokens[at + 1].kind if at + 1 < len(tokens) else None
    return before >= 0 and tokens[before].kind is Kind.DIGIT and after is not Kind.DIGIT


def scale_of(tokens: Sequence[FormatToken], places: Places) -> int:
    """Return by how many powers of ten the digits shown are smaller than the number."""
    return places.scale - 2 * sum(token.kind is Kind.PERCENT for token in tokens)


def shown_digits(number: Decimal, tokens: Sequence[FormatToken], code: str) -> list[str | None]:
    """Return what each token prints for the number, None for padding, the sign in front."""
    places = Places.of(tokens, code)
    scaled = abs(number).scaleb(-scale_of(tokens, places))
    printed: dict[int, str | None] = {}
    if places.exponent is not None:
        scaled, power = _with_exponent(scaled, places, code)
        sign = "-" if power < 0 else tokens[places.exponent].text[1].replace("-", "")
        printed[places.exponent] = f"E{sign}"
        printed |= _placed(str(abs(power)), places.power, tokens, False)
    rounded = round_half_up(scaled, len(places.decimals))
    whole, _, decimals = f"{rounded:f}".partition(".")
    printed |= _placed(whole.lstrip("0"), places.whole, tokens, places.has_thousands)
    printed |= _decimals(decimals, places.decimals, tokens)
    if places.point is not None:
        printed[places.point] = ("" if places.whole else whole.lstrip("0")) + "."
    is_negative = number < 0 and bool(rounded)
    return ["-" if is_negative else "", *(_piece(at, token, printed) for at, token in enumerate(tokens))]


def _piece(at: int, token: FormatToken, printed: dict[int, str | None]) -> str | None:
    if at in printed:
        return printed[at]
    if token.kind is Kind.PADDING:
        return None
    return "" if token.kind is Kind.COMMA else token.text


def _placed(digits: str, at: Sequence[int], tokens: Sequence[FormatToken], grouped: bool) -> dict[int, str | None]:
    """Return a whole number's digits by place, from the right; the leftmost place takes all that are left."""
    if not at:
        return {}
    least = max((len(at) - index for index, place in enumerate(at) if tokens[place].text == "0"), default=0)
    digits = digits.rjust(least, "0")
    spare = max(len(digits) - len(at), 0)
    pieces = [""] * (len(at) - len(digits)) + [digits[: spare + 1], *digits[spare + 1 :]]
    printed: dict[int, str | None] = {}
    left = len(digits)
    for place, piece in zip(at, pieces, strict=False):
        printed[place] = None if not piece and tokens[place].text == "?" else _grouped(piece, left if grouped else 0)
        left -= len(piece)
    return printed


def _grouped(digits: str, left: int) -> str:
    """Return digits with a comma after each that has a multiple of three behind it; `left` counts from the first."""
    return "".join(f"{each}," if left - at > 1 and (left - at - 1) % 3 == 0 else each for at, each in enumerate(digits))


def _decimals(digits: str, at: Sequence[int], tokens: Sequence[FormatToken]) -> dict[int, str | None]:
    printed: dict[int, str | None] = {}
    needed = False
    for place, digit in reversed([*zip(at, digits, strict=True)]):
        needed = needed or digit != "0" or tokens[place].text == "0"
        printed[place] = digit if needed else None if tokens[place].text == "?" else ""
    return printed


def _with_exponent(number: Decimal, places: Places, code: str) -> tuple[Decimal, int]:
    """Return the number between 1 and 10, and the power of ten; of several places before the point, a multiple."""
    step = len(places.whole)
    if not step or not places.power or (not number and step > 1):
        raise UnknownFormatError(code)  # Excel shows 0 under ##0.0E+0 as 000.0E+0.
    if not number:
        return number, 0
    power = number.adjusted() // step * step
    if round_half_up(number.scaleb(-power), len(places.decimals)) >= 10**step:
        power += step
    return number.scaleb(-power), power
