"""S225: paragraphs that still speak of last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zhibao.checks.check import Check
from zhibao.checks.quantities import Sentence
from zhibao.checks.years_said import YEAR, school_year_of, school_years_in
from zhibao.findings import Finding, Severity
from zhibao.model.report import PartKind
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_NOW = lazy_pattern("今年|本年|当年|本学年|目前|现有|现已")
# What was done in a year is told in every later report.
_HISTORY = lazy_pattern(
    "认定|获批|批准|入选|立项|启动|成立|开工|印发|出台|发布|施行|实施|修订|评为|评定|评选|命名|授予|挂牌|创建|建成|竣工"
    "|投用|投入使用|签订|签约|通过|获得|荣获|获评|开始|以来|更名|合并|组建|设立|首次|首批|创办|建立|迁|起[,，]|试点|升格|撤销"
    "|上年|去年|往年|基础上|计划|规划|目标|底前|力争|级学生|级新生|届"
)
_BASE = lazy_pattern(r"[比较由从自与和同于是]$|相比|之前|截至$")
_THIS_IS = lazy_pattern(r"(?:本年度?|今年|当年|本学年)\s*[(（]\s*(20\d\d)")
_TITLE = lazy_pattern("《[^《》]*》")
_SHOWN = 24


class LastYearsProse(Check):
    code, severity, title = "S225", Severity.WARNING, "像是上一年的话"
    message = "“{found}…”说的是 {stated}，这一段没有提到 {year} 年。"
    advice = "请核对：照去年的报告改的，把年份和数都改成今年的；确是那一年的事，可以不管。"
    why = "去年的话留在今年的报告里，数也多半是去年的，省里一对年份就看得出。"

    def found(
        self, paragraphs: tuple[tuple[Sentence, ...], ...], cover: Mapping[str, Text], year: int | None
    ) -> Iterator[Finding]:
        told = [each for each in paragraphs if _is_told(each)] if year else []
        current = sum(_speaks_of(each, year or 0) for each in told)
        left = [(each, stated) for each in told if (stated := _left(each, cover, year or 0))]
        # A report whose numbers are mostly of last year has them on purpose.
        for paragraph, (sentence, when) in left if len(left) <= current else ():
            found = sentence.typed.strip()[:_SHOWN]
            yield self.at(paragraph[0].passage.text.ref, found=found, stated=when, year=year)


def _is_told(paragraph: Sequence[Sentence]) -> bool:
    """Tell whether a paragraph reports on the year: case studies tell their history."""
    section = paragraph[0].passage.section
    return section.case is None and section.part.kind is PartKind.CHAPTER


def _speaks_of(paragraph: Sequence[Sentence], year: int) -> bool:
    return any(str(year) in sentence.text or _NOW.search(sentence.text) for sentence in paragraph)


def _left(paragraph: Sequence[Sentence], cover: Mapping[str, Text], year: int) -> tuple[Sentence, str] | None:
    """Return the sentence that is left from last year, and the year that it states."""
    for sentence in paragraph:
        match = _THIS_IS.search(sentence.text)
        if match and int(match[1]) != year and int(match[1]) != school_year_of(cover, year):
            return sentence, f"{match[1]} 年"
    if _speaks_of(paragraph, year):
        return None
    return next(filter(None, (_of_sentence(sentence, cover, year) for sentence in paragraph)), None)


def _of_sentence(sentence: Sentence, cover: Mapping[str, Text], year: int) -> tuple[Sentence, str] | None:
    # 《2024年统计公报》 is of that year whenever it is cited.
    text, school_year = _TITLE.sub("", sentence.text), school_year_of(cover, year)
    if not sentence.quantities or _HISTORY.search(text):
        return None
    if school_year - 1 in school_years_in(text):
        return sentence, f"{school_year - 2}—{school_year - 1} 学年"
    years = [match for match in YEAR.finditer(text) if not _BASE.search(text[: match.start()])]
    is_last = years and max(int(match[1]) for match in years) == year - 1
    return (sentence, f"{year - 1} 年") if is_last else None
