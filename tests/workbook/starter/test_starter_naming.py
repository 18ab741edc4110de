"""Names of fresh workbooks."""

import pytest

from zhibao.workbook.starter.workbook_name import parse_name


@pytest.mark.parametrize(
    ("name", "region", "year"),
    [
        ("焦作市2026", "焦作市", 2026),
        (" 焦作市 2026 ", "焦作市", 2026),
        ("焦作市２０２６年", "焦作市", 2026),
        ("焦作市2026年度", "焦作市", 2026),
    ],
)
def test_region_and_year_are_parted(name: str, region: str, year: int) -> None:
    assert parse_name(name) == (region, year)


@pytest.mark.parametrize("name", ["焦作市", "2026", "", "焦作市26", "焦作市20266", "../焦作市2026", "焦作:市2026"])
def test_any_other_name_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(ValueError, match="如“焦作市2026”"):
        parse_name(name)
