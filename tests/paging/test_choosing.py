"""The first engine that works is used; what goes wrong in one is a finding."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.paging_fakes import FakeEngine, FakePrinter, blank_pdf, failing
from zhibao.paging import Engine, Engines, Laid, Pages, all_engines

FILE = b"docx"
PDF = blank_pdf((595, 842))


def pages(first: int, doubt: str = "") -> Pages:
    return Pages({"甲": first}, 9, doubt)


def engine(name: str, first: int, doubt: str = "", is_estimate: bool = False) -> FakeEngine:
    return FakeEngine(lambda document: pages(first, doubt), name, is_estimate)


def test_the_order() -> None:
    """What the reader will see first; then what most have for nothing."""
    assert [each.name for each in all_engines()][:3] == ["Word", "WPS", "LibreOffice"]


def lay_out(*engines: Engine) -> tuple[Laid | None, list[str]]:
    """Lay out with these engines; return what came of it and the codes of the findings."""
    choosing = Engines(engines, lambda step: None)
    laid = choosing.lay_out(lambda: FILE, ["甲"])
    return laid, [finding.code for finding in choosing.findings]


def broken(document: bytes) -> Pages:
    raise ZeroDivisionError("1/0")


def test_the_first_one_is_used() -> None:
    second = engine("二", 2)
    assert lay_out(engine("一", 1), second) == (Laid(pages(1), "一", False), [])
    assert second.seen == []


def test_one_that_is_not_here_is_passed_over_in_silence() -> None:
    absent = FakeEngine(failing, here=False)
    assert lay_out(absent, engine("二", 2)) == (Laid(pages(2), "二", False), [])


@pytest.mark.parametrize(
    "answer",
    [failing, broken, lambda document: Pages({}, 9), lambda document: pages(0), lambda document: pages(10)],
    ids=["fails", "raises", "lacks a mark", "a page before the first", "a page after the last"],
)
def test_after_one_that_fails_the_next_is_tried_and_told(answer: object) -> None:
    first = FakeEngine(answer, "一")  # type: ignore[arg-type]  # each is a function of a document
    assert lay_out(first, engine("二", 2)) == (Laid(pages(2), "二", False), ["E512"])


def test_the_finding_names_the_engine_and_the_reason() -> None:
    engines = Engines([FakeEngine(failing, "某排版")], lambda step: None)
    engines.lay_out(lambda: FILE, ["甲"])
    (finding,) = engines.findings
    assert finding.message == "某排版 没有成功（排出页码：坏了），换用下一个办法。"


def test_an_engine_that_cannot_even_say_whether_it_is_here_is_passed_over() -> None:
    class Odd(FakeEngine):
        def is_here(self) -> bool:
            raise OSError(5, "坏了")

    assert lay_out(Odd(name="一"), engine("二", 2)) == (Laid(pages(2), "二", False), ["E512"])


def test_without_an_engine_nothing_is_made_of_the_document() -> None:
    def document() -> bytes:
        raise AssertionError("nobody asked for it")

    assert Engines([], lambda step: None).lay_out(document, ["甲"]) is None


def test_a_later_engine_is_better_than_a_doubtful_one() -> None:
    doubtful, estimate = engine("一", 1, "没有字体"), engine("二", 2, is_estimate=True)
    assert lay_out(doubtful, estimate) == (Laid(pages(2), "二", True), ["E514"])


def test_a_doubtful_one_is_better_than_none_and_counts_as_an_estimate() -> None:
    doubtful = engine("一", 1, "没有字体")
    assert lay_out(doubtful, FakeEngine(failing, "二")) == (
        Laid(pages(1, "没有字体"), "一", True),
        ["E514", "E512"],
    )


def pdf(*engines: Engine) -> tuple[tuple[bytes, str] | None, list[str]]:
    choosing = Engines(engines, lambda step: None)
    made = choosing.pdf(FILE)
    return made, [finding.code for finding in choosing.findings]


def test_only_engines_that_print_are_asked_for_a_pdf() -> None:
    assert pdf(engine("一", 1), FakePrinter(name="二", content=PDF)) == ((PDF, "二"), [])
    assert pdf(engine("一", 1)) == (None, [])


def test_one_that_failed_at_the_pages_is_not_tried_again_for_the_pdf() -> None:
    steps = list[str]()
    first, second = FakePrinter(failing, "一", content=PDF), FakePrinter(lambda document: pages(1), "二", content=PDF)
    engines = Engines([first, second], steps.append)
    engines.lay_out(lambda: FILE, ["甲"])
    assert engines.pdf(FILE) == (PDF, "二")
    assert steps == ["排出页码（一）", "排出页码（二）", "生成 PDF（二）"]


def test_ctrl_c_is_no_failure_of_an_engine() -> None:
    def interrupted(document: bytes) -> Pages:
        raise KeyboardInterrupt

    engines: Sequence[Engine] = (FakeEngine(interrupted), engine("二", 2))
    with pytest.raises(KeyboardInterrupt):
        lay_out(*engines)
