"""What becomes of `{{…}}` in a text: years in them move on, and what is no longer there is taken away."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zhibao.indicators.paths import CURRENT, PREVIOUS, Path, UnknownSuffixError, parse_path
from zhibao.indicators.wording import WITH_UNIT
from zhibao.next_year.registry import Registry
from zhibao.next_year.source_book import SourceBook
from zhibao.prose.lookups import LOOKUP
from zhibao.tables.table_cells import table_names
from zhibao.text.folding import fold
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.none_marks import NONE_MARKS
from zhibao.workbook.patching import WordChange

_DIGITS = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REFERENCE = lazy_pattern(r"\s*(表|图|案例)\s*[:：]\s*(.*?)\s*")
_ONE = r"[{｛]\s*[{｛]\s*(?:表|图|案例)\s*[:：][^{}｛｝]*[}｝]\s*[}｝]"
_SEVERAL = rf"{_ONE}(?:[、，和，及与\s]*{_ONE})*"
# （见…）, （做法见…） and ，见…: what goes with the reference.
_BRACKET = lazy_pattern(rf"[（(][^（）(){{}}]{{0,8}}见?\s*{_SEVERAL}\s*[)）]")
_CLAUSE = lazy_pattern(rf"[，,；;]\s*(?:详|可|参)?见\s*{_SEVERAL}(?=[。；;，,]|$)")
_WHOLE = lazy_pattern(_ONE)


class LookUpsMoved(Struct, frozen=True):
    """The changes to a text; the references that are gone; the look-ups that became last year's printed words."""

    changes: tuple[WordChange, ...] = ()
    gone: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()


class LookUpMoves:
    """Knows what may be looked up, and what of it has moved or gone."""

    def __init__(self, source: SourceBook, registry: Registry) -> None:
        self._source = source
        self._registry = registry
        self._cover = {key_of(key) for key in source.report.cover}

    def in_text(self, text: str) -> LookUpsMoved:
        """Return what becomes of the look-ups in a text."""
        removed = list(self._removed(text))
        changes, gone, frozen = list(removed), [], []
        for found in LOOKUP.finditer(text):
            if any(each.start <= found.start() < each.end for each in removed):
                gone.append(found[0])
                continue
            if self._is_gone(found[1]):
                gone.append(found[0])
            elif (said := self._said(found[1])) is not None:
                changes.append(WordChange(*found.span(), said))
                frozen.append(found[0])
            elif (moved := self._moved(found[1])) != found[1]:
                changes.append(WordChange(found.start(1), found.end(1), moved))
        return LookUpsMoved(tuple(changes), tuple(gone), tuple(frozen))

    def last_years(self, text: str) -> str:
        """Return a text whose look-ups give last year's report's figures when the years in them have moved on."""
        return LOOKUP.sub(lambda found: f"{{{{{self._earlier(found[1])}}}}}", text)

    def _removed(self, text: str) -> Iterator[WordChange]:
        for pattern in (_BRACKET, _CLAUSE):
            for found in pattern.finditer(text):
                named = [LOOKUP.fullmatch(each) for each in _WHOLE.findall(found[0])]
                if all(each and self._is_gone(each[1]) for each in named):
                    yield WordChange(*found.span(), "")

    def _is_gone(self, inner: str) -> bool:
        found = _REFERENCE.fullmatch(inner)
        if found:
            return (found[1], key_of(found[2])) in self._registry.gone
        return any(("表", name) in self._registry.gone for name in table_names(key_of(inner)))

    def _path(self, inner: str) -> Path | None:
        try:
            return None if key_of(inner) in self._cover else parse_path(key_of(inner), self._source.dictionary)
        except UnknownSuffixError:
            return None

    def _said(self, inner: str) -> str | None:
        """Return what a look-up printed, where it would print nothing when its year has moved on."""
        path = self._path(inner)
        if path is None or path.form not in ("", WITH_UNIT) or path.year == CURRENT:
            return None
        year = self._source.year - 1 if path.year == PREVIOUS else int(path.year)
        values = self._source.printed[path.key].values if path.key in self._source.printed else {}
        if year not in values or not self._has_none(path.key, year + 1):
            return None
        unit = self._source.dictionary[path.key].unit.name if path.form == WITH_UNIT else ""
        return values[year].shown + unit

    def _has_none(self, key: str, year: int) -> bool:
        cell = self._source.dictionary[key].indicator.years.get(year)
        return cell is not None and cell.text.strip() in NONE_MARKS

    def _moved(self, inner: str) -> str:
        """Return what stands between the braces with its year moved on."""
        if found := _REFERENCE.fullmatch(inner):
            return inner.replace(found[2], self._registry.renamed.get(key_of(found[2]), found[2]))
        path = self._path(inner)
        if path is not None:
            return inner if path.year in (CURRENT, PREVIOUS) else _last_year_later(inner)
        return inner if key_of(inner) in self._cover else self._in_table(inner)

    def _in_table(self, inner: str) -> str:
        for at in (at for at, character in enumerate(fold(inner)) if character == ":"):
            name, rest = inner[:at], inner[at:]
            if key_of(name) in self._registry.tables:
                name = self._registry.renamed.get(key_of(name), name)
                return name + self._registry.tables[key_of(inner[:at])].later(rest)
        return inner

    def _earlier(self, inner: str) -> str:
        """Return a path that asks for the year before, as it reads before years are moved."""
        path = self._path(inner)
        if path is None:
            return inner
        if path.year == CURRENT:
            at = len(inner) - len(path.form) - 1 if path.form else len(inner)
            return f"{inner[:at]}.{PREVIOUS}{inner[at:]}"
        if path.year == PREVIOUS:
            return inner.replace(PREVIOUS, str(self._source.year - 2))
        return _DIGITS.sub(lambda found: str(int(found[0]) - 1), inner)


def _last_year_later(inner: str) -> str:
    """Return a path with its last year, which is none of the name's, moved on."""
    *_, last = _DIGITS.finditer(inner)
    return f"{inner[: last.start()]}{int(last[0]) + 1}{inner[last.end() :]}"
