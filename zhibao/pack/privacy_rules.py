"""What privacy.toml of a pack states: by which words names, and columns of persons, are known."""

from __future__ import annotations

from msgspec import Struct


class PrivacyRules(Struct, frozen=True):
    """Words by which names and columns of persons are known, and numbers that only look like those of persons.

    `pupil_columns` and `teacher_columns` say whose names they are, `name_columns` do not, nor do headers that end in
    `person_ends`; `no_names` end headers of other columns (学生人数). `teacher_signs` in a caption or another header
    say that a table is about teachers. `surnames` are of one character each; words that begin or are as a whole
    `no_names_…`, hold `groups` or end as `group_ends` and `place_ends` are no names. `titles` stand before a name in
    its cell and `addresses` after it, `ranks`, `leading` and `winning` in one with it; `before_names` and
    `after_names` tell names in running text. `amounts` and `codes` are labels of numbers that are no mobile number or
    bank card, unless the label holds one of `phones`.
    """

    pupil_columns: tuple[str, ...]
    teacher_columns: tuple[str, ...]
    person_ends: tuple[str, ...]
    name_columns: tuple[str, ...]
    no_names: tuple[str, ...]
    teacher_signs: tuple[str, ...]
    surnames: str
    compound_surnames: tuple[str, ...]
    no_names_begin: tuple[str, ...]
    no_names_whole: tuple[str, ...]
    groups: tuple[str, ...]
    group_ends: tuple[str, ...]
    place_ends: tuple[str, ...]
    titles: tuple[str, ...]
    addresses: tuple[str, ...]
    ranks: tuple[str, ...]
    leading: tuple[str, ...]
    winning: tuple[str, ...]
    before_names: tuple[str, ...]
    after_names: tuple[str, ...]
    amounts: tuple[str, ...]
    codes: tuple[str, ...]
    phones: tuple[str, ...]
