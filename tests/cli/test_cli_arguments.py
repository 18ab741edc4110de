"""What may be typed after the command."""

from __future__ import annotations

import pytest

from zhibao.cli.arguments import Arguments, parse
from zhibao.findings import NothingMadeError


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ((), Arguments("build")),
        (("甲 乙.xlsx",), Arguments("build", "甲 乙.xlsx")),
        (("build", "甲.xlsx"), Arguments("build", "甲.xlsx")),
        (("甲.xlsx", "-o", "结果"), Arguments("build", "甲.xlsx", "结果")),
        (("-o", "结果", "甲.xlsx"), Arguments("build", "甲.xlsx", "结果")),
        (("--output=结果",), Arguments("build", "", "结果")),
        (("check",), Arguments("check")),
        (("check", "甲.xlsx", "--format", "json"), Arguments("check", "甲.xlsx", as_json=True)),
        (("new", "云州市2026"), Arguments("new", "云州市2026")),
        (("new", "云州市2026", "--pack", "某省"), Arguments("new", "云州市2026", pack="某省")),
        (("new", "a", "--from", "b"), Arguments("new", "a", source="b")),
        (("new", "a", "--from=b", "--keep-cases"), Arguments("new", "a", source="b", keep_cases=True)),
        (("new", "a", "--keep-photos", "--from", "b"), Arguments("new", "a", source="b", keep_photos=True)),
        (("explain", "S101"), Arguments("explain", "S101")),
        (("explain", "S101", "甲.xlsx"), Arguments("explain", "S101", workbook="甲.xlsx")),
        (("check", "-o", "结果"), Arguments("check", "", "结果")),
        (("check", "甲.xlsx", "--previous", "去年.xlsx"), Arguments("check", "甲.xlsx", previous="去年.xlsx")),
        (("甲.xlsx", "--previous", "去年.xlsx"), Arguments("build", "甲.xlsx", previous="去年.xlsx")),
        (("./check",), Arguments("build", "./check")),
    ],
)
def test_words_and_their_meaning(words: tuple[str, ...], meaning: Arguments) -> None:
    assert parse(words) == meaning


@pytest.mark.parametrize(
    "words",
    [
        ("new",),
        ("explain",),
        ("explain", "S101", "a", "b"),
        ("new", "a", "--previous", "b"),
        ("check", "a", "b"),
        ("-x",),
        ("--format", "xml"),
        ("-o",),
        ("new", "a", "b"),
        ("check", "a", "--pack", "某省"),
        ("new", "a", "--pack"),
        ("check", "--pdf"),
        ("new", "a", "--preview"),
        ("lint", "--pdf"),
        ("new", "a", "--from"),
        ("check", "--from", "b"),
    ],
)
def test_words_without_meaning_are_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(NothingMadeError) as caught:
        parse(words)
    assert [finding.code for finding in caught.value.findings] == ["E509"]


def test_copies_are_asked_for_by_name() -> None:
    asked = parse(["--preview", "甲", "--pdf"])
    assert (asked.argument, asked.pdf, asked.preview) == ("甲", True, True)
    assert (parse(["甲"]).pdf, parse(["甲"]).preview) == (False, False)
