"""Lists of names and numbers that belong together in their order: 招生、毕业生分别增长3.65%和2.1%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from zhibao.text.lazy_patterns import lazy_pattern

_NAME = r"[\u4e00-\u9fff“”\"]{2,14}?"
_AND = r"(?:、|,?(?:以及|和|与|及))"
_AGAINST = r"(?:[比较]上年(?:度|同期)?|同比)?"
_LIST = lazy_pattern(
    rf"(?:^|[,;:])(?:(?:全市|我市|20\d\d年|其中|本年度?|全年),?)*(?P<names>{_NAME}(?:{_AND}{_NAME})+)的?"
    rf"(?P<kind>增幅|增长率|降幅|占比|人数|数量)?{_AGAINST}(?:依次|分别){_AGAINST}"
    r"(?:(?P<verb>增长|增加|下降|减少|提高|上升|降低)了?|为|是|达到?|有)?(?:约)?$"
)
_BETWEEN = lazy_pattern(rf"\s*{_AND}\s*")
_KINDS = {"增幅": "增长", "增长率": "增长", "降幅": "下降"}


class Spanned(Protocol):
    """What stands somewhere, such as a number with its unit."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def leads_of_list(text: str, spans: Sequence[Spanned]) -> Iterator[tuple[int, str]]:
    """Yield which numbers of a sentence are listed so, each with the words that it would have by itself."""
    for first, span in enumerate(spans):
        match = _LIST.search(text[: span.start])
        if not match:
            continue
        names = re.split(_AND, match["names"])
        run = _run(text, spans, first)
        if len(run) == len(names):
            said = match["verb"] or _KINDS.get(match["kind"] or "", match["kind"] or "")
            yield from ((at, name + said) for at, name in zip(run, names, strict=True))


def _run(text: str, spans: Sequence[Spanned], first: int) -> list[int]:
    """Return the numbers that follow each other with nothing but 、 and 和 between them."""
    last = first
    while last + 1 < len(spans) and _BETWEEN.fullmatch(text[spans[last].end : spans[last + 1].start]):
        last += 1
    return list(range(first, last + 1))
