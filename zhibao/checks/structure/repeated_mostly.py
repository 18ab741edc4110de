"""S235: a paragraph that is mostly the same as another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_LEAST = 40
_CLAUSE = lazy_pattern(r"[^，。；：！？,;:!?]+")
_LEAST_CLAUSE = 4
_SHARE = 0.75
_SHOWN = 20
_KEPT = 3


class RepeatedMostly(Check):
    code, severity, title = "S235", Severity.WARNING, "两段话大部分相同"
    message = "这一段“{found}…”与 {first} 的一段七成以上一字不差。"
    advice = "请删去一处，或写出两处的不同。"
    why = "多半是复制一段再改，还没有改完；同一件事在两章里照样说一遍，读者会当作凑篇幅。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        told = [each for each in prose if each.kind is PassageKind.PARAGRAPH]
        clauses = [_clauses(each.text.plain) for each in told]
        standing: dict[str, list[int]] = defaultdict(list)
        for at, own in enumerate(clauses):
            if sum(map(len, own)) >= _LEAST:
                before = _likest(own, standing)
                if before is not None and _is_alike(own, clauses[before]):
                    first = told[before].text.ref
                    yield self.at(told[at].text.ref, found=told[at].text.plain[:_SHOWN], first=first)
                for clause in own:
                    # Of what stands in many paragraphs the last few suffice: the walk stays linear.
                    standing[clause] = [*standing[clause][-_KEPT:], at]


def _clauses(text: str) -> dict[str, None]:
    """Return the different clauses of a paragraph in their order."""
    return {clause: None for clause in _CLAUSE.findall(squeezed(text)) if len(clause) >= _LEAST_CLAUSE}


def _likest(own: Iterable[str], standing: Mapping[str, Sequence[int]]) -> int | None:
    """Return which paragraph before has most of the clauses, None where none has any."""
    shared: Counter[int] = Counter()
    for clause in own:
        for before in standing.get(clause, ()):
            shared[before] += len(clause)
    return shared.most_common(1)[0][0] if shared else None


def _is_alike(own: Mapping[str, None], other: Mapping[str, None]) -> bool:
    """Tell whether two paragraphs have most of their clauses in common, but not all: then S213 tells it."""
    longer = max(sum(map(len, each)) for each in (own, other))
    same = sum(len(clause) for clause in own if clause in other)
    return _SHARE * longer <= same and list(own) != list(other)
