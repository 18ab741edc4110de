"""What review.toml of a pack states: what a reviewer takes for unlikely, and where the words come from."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct


class Inside(Struct, frozen=True):
    """An indicator that is a part of another one, so that it cannot be more."""

    part: str
    whole: str


class Whole(Struct, frozen=True):
    """Words for all the parts of a whole, such as 公办 and 民办; with one of `others` there are more.

    What is said of the whole has the word `total`. `is_open`: there may be more that no word names.
    """

    parts: tuple[str, ...]
    others: tuple[str, ...]
    total: str = ""
    is_open: bool = False


class ShareOf(Struct, frozen=True):
    """Of what a share is when the sentence does not say: one of `wholes`, for parts that are called by `words`."""

    words: tuple[str, ...]
    wholes: tuple[str, ...]


class Floor(Struct, frozen=True):
    """What a standard asks of an indicator in its unit: at least or at most so much; `source` is the standard."""

    name: str
    unit: str
    source: str
    least: float | None = None
    most: float | None = None

    def is_met(self, number: Fraction) -> bool:
        """Tell whether a number, in the unit, meets it."""
        is_enough = self.least is None or number >= Fraction(str(self.least))
        return is_enough and (self.most is None or number <= Fraction(str(self.most)))


class JumpBound(Struct, frozen=True):
    """A number of at least `least` is doubted when another year's is `times` as much."""

    least: float
    times: float


class Term(Struct, frozen=True):
    """A term as it is written, and forms that are wrong, but not within the words `within`: 供献 in 提供献血.

    `source` says why a form is no longer used.
    """

    right: str
    wrong: tuple[str, ...]
    source: str = ""
    within: tuple[str, ...] = ()


class SchoolKind(Struct, frozen=True):
    """What the names of a kind of schools end in, and how people shorten it."""

    full: str
    short: tuple[str, ...]


class ReviewRules(Struct, frozen=True):
    """Bounds and words of the review.

    Shares of names with words of `over_hundred` may be more than 100 %, numbers of those of `below_zero` negative.
    `jump` are the bounds for two years of one amount, `share_jump` the times for a share or a ratio. A value per head
    is doubted when it changes by the share `per_head_jump` while its total does not. Columns with words of
    `not_additive` are not added up; in those with words of `counted_once` a total may be less than the sum, and in
    tables that say a word of `no_plain_sum` it may be any number. After a word of `scopes` a sentence is about some
    schools only, after one of `groups` about some people. What ends in a word of `core_names` is one and the same
    wherever the report states it. The parts of each of `wholes` make up any whole that a sentence states; `share` says
    of what shares are where it does not. A case study has `case_least` to `case_most` characters, and no school more
    than the share `case_share` of them. `latin` are foreign words in small letters that may stand in Chinese text,
    `name_characters` traditional characters that names lawfully have.
    """

    over_hundred: tuple[str, ...]
    below_zero: tuple[str, ...]
    share_jump: float
    per_head_jump: float
    not_additive: tuple[str, ...]
    counted_once: tuple[str, ...]
    no_plain_sum: tuple[str, ...]
    scopes: tuple[str, ...]
    groups: tuple[str, ...]
    core_names: tuple[str, ...]
    case_least: int
    case_most: int
    case_share: float
    latin: tuple[str, ...]
    name_characters: str
    share: tuple[ShareOf, ...]
    wholes: tuple[Whole, ...]
    inside: tuple[Inside, ...]
    floor: tuple[Floor, ...]
    jump: tuple[JumpBound, ...]
    term: tuple[Term, ...]
    school_kind: tuple[SchoolKind, ...]
