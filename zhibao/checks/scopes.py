"""Of what a number is stated: the whole report, one school or kind of schools; this year, another one, or a plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from zhibao.checks.quantities import Quantity, Sentence
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_COMPARED = lazy_pattern(r"(?:[比较由从自与同和]|[高低多少]于)$")
_YEAR = lazy_pattern(
    r"(?<!\d)(20\d\d)年(?!级)|上年度?|去年|上一年度?|上学年|本年度?|今年|当年|近[两三四五]年|[两三四五]年"
)
_PLAN = lazy_pattern(r"计划|目标|力争|预计|下一步|规划|拟|争取|今后|将(?!近)|到20\d\d年底?前?")
_PART = lazy_pattern(
    r"其中|其余|内有|包括|含|平均|每[校所人生年班个]|(?<![全我本])各?县(?!\(市\)|[委级域])|[两二三四五六七八九十]所|有的|部分|个别|一些"
)
_A_SCHOOL = lazy_pattern(r"^\s*(?:学校|每校|该)|,学校(?:现|共|有|在|招)")
# 护理专业创办于1990年，现有在校生900人: what follows is of the major.
_OTHER_SUBJECT = lazy_pattern(
    r"(?:专业|专业群|专业部|系|部|班|中心|基地|学院|工坊|工作室|协会|联合体|共同体|集团|公司|医院|园区|社区|街道|镇|村)"
    r"(?:创办|成立|开办|始建|现有|共有|拥有|目前|已有|今年)"
    r"|^[^,]{0,14}(?:专业|专业群|专业部|(?<![体关])系|(?<![全内外干])部|班|中心|基地|学院|工坊|工作室|协会|联合体|共同体|集团|公司|医院),"
)
# How a sentence begins.
_SUBJECT = lazy_pattern(r"(?:(?<=[。;!?\n])|^)[^,。;!?\n\d]{1,16}(?![^,。;!?\n])")
_ALL = lazy_pattern("[全我]市|各校|[全我]区|[全我]县|[全我]州|全院|[全我]校")
_SCHOOLS = lazy_pattern(r"(?<!\d)(\d{1,6})所")


class Scopes:
    """Knows the schools of the roster and the words for kinds of schools, none of which is the whole."""

    def __init__(
        self, schools: Mapping[str, str], count: int, words: Iterable[str], region: str = "", is_of_one: bool = False
    ) -> None:
        """`schools` are the names of the roster, long and short, each with the long one.

        `region` is that of the report, which names the whole; `is_of_one`: the report is of one school.
        """
        self._count, self._region, self._is_of_one = count, fold(region), is_of_one
        self._full = {fold(name): full for name, full in schools.items() if name}
        longest_first = sorted(self._full, key=len, reverse=True)
        self._schools = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self._words = re.compile("|".join(re.escape(fold(each)) for each in (*schools, *words) if each) or "(?!)")

    @property
    def names(self) -> Collection[str]:
        """The names of the roster, long and short, in half-width forms."""
        return self._full.keys()

    def school(self, sentence: Sentence, quantity: Quantity) -> str:
        """Return the one school of the roster that a quantity is of, empty where it is none, or several."""
        if sentence.passage.section.case or _PLAN.search(sentence.text):
            return ""
        said = fold(sentence.text[: quantity.start])
        if _ALL.search(said) or _PART.search(said) or _A_SCHOOL.search(said):
            return ""
        named = {self._full[match[0]] for match in self._schools.finditer(said)}
        return named.pop() if len(named) == 1 else ""

    def without_schools(self, words: str) -> str:
        """Return the words after the last name of a school in them."""
        return self._schools.split(words)[-1]

    def full(self, label: str) -> str:
        """Return the roster's name of the school that a label is, empty for none."""
        return self._full.get(fold(label), "") if self._full else ""

    def is_named(self, text: str) -> bool:
        """Tell whether it is about a school or a kind of schools."""
        return bool(self._words.search(fold(text)))

    def is_whole(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Tell whether a quantity is certainly one of the whole: in a case study of its school."""
        before = sentence.text[_end_of_parts(sentence, quantity) : quantity.start]
        if _PLAN.search(sentence.text) or self._is_part(before) or self._is_of_a_school(sentence, before):
            return False
        if sentence.passage.section.case:
            return not re.search("全市|全省|全国|我市", before)
        counts = {int(count) for count in _SCHOOLS.findall(sentence.text[: quantity.start])}
        # After 全市 what was said of some schools before it no longer holds.
        *earlier, said = _ALL.split(before)
        is_some = self.is_named(said) or _OTHER_SUBJECT.search(said) or (not earlier and self._goes_on(sentence.before))
        return not (self._count and counts - {self._count}) and not is_some

    def _goes_on(self, said: str) -> bool:
        """Tell whether sentences before were about some schools, so that the next may be too: they began with them."""
        subjects = [match[0] for match in _SUBJECT.finditer(said)]
        last_of_all = max((at for at, each in enumerate(subjects) if _ALL.search(each)), default=-1)
        own = subjects[last_of_all + 1 :]
        return any(self.is_named(each) or _OTHER_SUBJECT.search(f"{each},") for each in own)

    def is_partial(self, sentence: Sentence, end: int | None = None) -> bool:
        """Tell whether a sentence is about a plan, or about some schools only as far as `end`."""
        text = sentence.text[:end]
        is_part = self._is_part(text) or self._is_of_a_school(sentence, text)
        return bool(_PLAN.search(sentence.text)) or is_part or self.is_named(text)

    def _is_of_a_school(self, sentence: Sentence, said: str) -> bool:
        """Tell whether 学校 is one: where no school was named before, a paragraph that begins with it is of all."""
        is_of_all = self._is_of_one or not (sentence.before or self.is_named(sentence.passage.section.title.plain))
        return not is_of_all and bool(_A_SCHOOL.search(said))

    def _is_part(self, text: str) -> bool:
        """Tell whether words say that what follows is of a part; the region's own name does not."""
        said = text.replace(self._region, "全市") if self._region else text
        return bool(_PART.search(said))

    def year(self, sentence: Sentence, quantity: Quantity, year: int) -> int | None:
        """Return the year that a quantity is of, None where that is not sure; the report's own where none is named."""
        before = sentence.text[: quantity.start]
        own = [match for match in _YEAR.finditer(before) if not _COMPARED.search(before[: match.start()])]
        earlier = {self._year(match, year) for match in _YEAR.finditer(sentence.before)} - {None}
        if own:
            return self._year(own[-1], year)
        return year if earlier <= {year} else None

    def _year(self, match: re.Match[str], year: int) -> int | None:
        if match[1]:
            return int(match[1])
        if match[0][0] in "本今当":
            return year
        return year - 1 if match[0][0] in "上去" else None


def _end_of_parts(sentence: Sentence, quantity: Quantity) -> int:
    """Return where parts before a quantity end that come to the whole, of which is spoken again after them."""
    earlier = [each for each in sentence.quantities if each.end <= quantity.start and each.is_amount]
    for at, whole in enumerate(earlier):
        rest = whole.number.value
        if "其中" in sentence.text[whole.end : quantity.start]:
            for part in earlier[at + 1 :]:
                rest -= part.number.value if part.unit == whole.unit else 0
                if not rest:
                    return part.end
    return 0
