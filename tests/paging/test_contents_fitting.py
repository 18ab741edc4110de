"""Contents that would end with a page of a few lines are set closer, as far as the pack lets them be."""

from __future__ import annotations

from collections.abc import Sequence

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from zhibao.pack import ContentsRules
from zhibao.paging import boxes_of, fit_contents
from zhibao.paging.estimate import pages_of
from zhibao.word.fields import code_run, mark_run

# The default page of python-docx holds 648 pt of text: 27 lines of 24 pt, 28 of 23, 29 of 22.
FULL = 27
RULES = ContentsRules((), least_lines=5, tightest_line=21)


def contents(counts: Sequence[int], after: int = 1) -> Document:
    """Return a document with lists of so many lines, which end a section, and some paragraphs after it."""
    document = docx.Document()
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    for name in ("toc 1", "table of figures"):
        look = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).paragraph_format
        look.line_spacing, look.space_after = Pt(24), Pt(0)
    for name, count in zip(("toc 1", "table of figures"), counts, strict=False):
        lines = [document.add_paragraph("题", name) for _ in range(count)]
        for run in (mark_run("begin"), code_run("TOC \\o"), mark_run("separate")):
            lines[0]._p.append(run)
        lines[-1]._p.append(mark_run("end"))
    document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    for _ in range(after):
        document.add_paragraph("文")
    return document


def lines(document: Document) -> list[float]:
    """Return the lines' heights in the two styles."""
    spacings = (document.styles[name].paragraph_format.line_spacing for name in ("toc 1", "table of figures"))
    return [spacing.pt for spacing in spacings if spacing]


def fitted(document: Document, rules: ContentsRules = RULES) -> list[float]:
    fit_contents(document, rules)
    return lines(document)


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((FULL,), 23),
        ((FULL + 1,), 22),
        ((FULL + 2,), 21.5),
        ((2 * FULL + 2,), 22),
        ((20, FULL - 20 + 1), 22),
        ((3 * FULL + 1,), 23),
    ],
)
def test_lines_are_set_as_much_closer_as_saves_the_page_with_a_line_to_spare(counts: list[int], line: float) -> None:
    document = contents(counts)
    before = len(list(pages_of(boxes_of(document))))
    assert fitted(document) == [line] * 2 if len(counts) == 2 else fitted(document)[0] == line
    assert len(list(pages_of(boxes_of(document)))) == before - 1


@pytest.mark.parametrize(
    "counts",
    [(FULL - 1,), (FULL - 3,), (3,), (FULL + 8,), (FULL + 4,)],
    ids=["full", "room", "few", "enough", "too many"],
)
def test_what_fills_its_last_page_or_cannot_be_saved_stays(counts: list[int]) -> None:
    assert fitted(contents(counts)) == [24, 24]


def test_a_pack_may_set_no_limit_or_another_one() -> None:
    assert fitted(contents([FULL + 1]), ContentsRules(())) == [24, 24]
    assert fitted(contents([FULL + 1]), ContentsRules((), 5, 23)) == [24, 24]


def test_a_document_without_contents_and_one_that_ends_with_them_are_no_matter() -> None:
    fit_contents(docx.Document(), RULES)
    assert fitted(contents([FULL + 1], after=0))[0] < 24
