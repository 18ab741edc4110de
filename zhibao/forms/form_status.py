"""Who has sent a form, who has not, and what is doubted in those that came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from zhibao.findings import Finding, Severity, school_form_rules
from zhibao.model.received import Received, SentCase
from zhibao.workbook.adoption_sheet import ADOPTION_HEADER

_CLERKS = (
    school_form_rules.SENT_TWICE,
    school_form_rules.FORM_IS_OPEN,
    school_form_rules.ALSO_IN_WORKBOOK,
    school_form_rules.CASE_PLACE_UNKNOWN,
    school_form_rules.CASE_NOT_LISTED,
)


class SchoolStatus(Struct, frozen=True):
    """A school, the file of its form, empty when none is used, and what is found in that."""

    school: str
    file: str
    findings: tuple[Finding, ...]
    cases: tuple[SentCase, ...]
    is_asked: bool = True

    @property
    def faults(self) -> int:
        """How many findings the school has to mend."""
        return sum(each.severity is Severity.ERROR and not each.accepted for each in self.findings)

    @property
    def doubts(self) -> int:
        """How many findings the school has to look at."""
        return sum(each.severity is Severity.WARNING and not each.accepted for each in self.findings)

    @property
    def summary(self) -> str:
        """How it stands, in a few words."""
        if not self.file:
            return "还没有交" if self.is_asked else "不用填报"
        return f"已交，{self.told or '没有问题'}"

    @property
    def told(self) -> str:
        """How many findings there are of each kind, empty without any."""
        kinds = ((self.faults, "要改"), (self.doubts, "请核对"))
        return "、".join(f"{count} 处{what}" for count, what in kinds if count)


def school_states(received: Received, findings: Iterable[Finding]) -> tuple[SchoolStatus, ...]:
    """Return the schools in the order of the roster."""
    found = list(findings)
    files = {form.school: form.file for form in received.forms}

    def state(school: str, is_asked: bool) -> SchoolStatus:
        file = files.get(school, "")
        own = tuple(each for each in found if file and each.file == file and _is_the_schools(each))
        return SchoolStatus(school, file, own, tuple(c for c in received.cases if c.school == school), is_asked)

    return tuple(state(each.name.plain, each.is_asked) for each in received.roster)


def _is_the_schools(finding: Finding) -> bool:
    """Tell whether it is for the school to mend, and not for the clerk who has the files."""
    return finding.severity is not Severity.INFO and finding.rule not in _CLERKS


def unused_files(received: Received, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what is found about files in the folder that are used for no school."""
    used = {form.file for form in received.forms}
    places = (each for each in findings if each.ref.other_file and each.ref.other_file not in used)
    return tuple(dict.fromkeys(places))


def rows_to_paste(cases: Sequence[SentCase]) -> Iterator[str]:
    """Yield rows for the sheet 采用, their cells parted by tabs, as Excel takes them from the clipboard."""
    if cases:
        yield "\t".join(ADOPTION_HEADER)
    for case in cases:
        yield "\t".join((case.school, case.title, case.place.plain, "是"))
