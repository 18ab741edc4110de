"""What the person at the console sees: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from zhibao.findings import Finding, Place, ReportPlace, Rule, Severity, TemplatePlace
from zhibao.findings.causes import by_cause
from zhibao.lint import Linted
from zhibao.model.ref import CellRef
from zhibao.paging import Laid
from zhibao.pipeline import Outcome, Status

_PLACE_KEYS = {
    CellRef: ("cell", "sheet", "cell"),
    TemplatePlace: ("template", "part", "spot", "words"),
    ReportPlace: ("report", "page", "paragraph"),
}
_SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}


class Console:
    """Prints in Chinese, on consoles of any encoding."""

    def __init__(self, out: TextIO, err: TextIO, as_json: bool) -> None:
        self._out = out
        self._err = err
        self._as_json = as_json
        self._shows_progress = err.isatty() and not as_json
        self._line_width = 0

    def progress(self, step: str) -> None:
        """Show the step under way on one line that the next one replaces, if a person is watching."""
        if self._shows_progress:
            self._clear_line()
            print(f"{step}…", end="", file=self._err, flush=True)
            self._line_width = 2 * len(step) + 2

    def choose(self, names: Sequence[str]) -> int | None:
        """Ask which of the names is meant; None when nobody is there to answer."""
        if not (sys.stdin and sys.stdin.isatty() and self._err.isatty()):
            return None
        for number, name in enumerate(names, start=1):
            print(f"  {number}  {name}", file=self._err)
        while True:
            print(f"请选择工作簿（1–{len(names)}）：", end="", file=self._err, flush=True)
            answer = sys.stdin.readline()
            if not answer:
                return None
            if answer.strip().isdecimal() and 1 <= int(answer) <= len(names):
                return int(answer) - 1

    def outcome(self, outcome: Outcome) -> None:
        """Print what a run came to."""
        if self._as_json:
            self._json(outcome, outcome.findings)
            return
        self._findings(outcome.findings)
        if outcome.report:
            name = "草稿（改完上面的错误后再生成）" if outcome.status is Status.DRAFT else "报告"
            print(f"{name}：{outcome.report}", file=self._out)
            beside = {"数字出处": outcome.provenance, "格式核对": outcome.format_check}
            beside |= {"PDF": outcome.pdf, "预览": outcome.preview, "故障记录": outcome.fault_record}
            for kind, path in beside.items():
                if path:
                    print(f"{kind}：{path}", file=self._out)
            self._pages(outcome.pages)
        elif outcome.status is Status.READY:
            print("没有发现错误。", file=self._out)

    def linted(self, templates: Sequence[Linted]) -> bool:
        """Print what was found in templates; tell whether they are free of errors."""
        faulty = [each for each in templates if any(one.severity is Severity.ERROR for one in each.findings)]
        if self._as_json:
            found = [{"path": str(each.path), "findings": [_plain(one) for one in each.findings]} for each in templates]
            self._print_json({"status": (Status.DRAFT if faulty else Status.READY).value, "templates": found})
            return not faulty
        for each in templates:
            print(f"模板 {each.path}：{'' if each.findings else '没有发现问题。'}", file=self._out, flush=True)
            self._findings(each.findings)
        return not faulty

    def refusal(self, findings: Iterable[Finding], is_fault: bool = False) -> None:
        """Print why nothing was made; a fault of the program says so itself."""
        if self._as_json:
            self._json(Outcome(Status.FAILED, ()), findings)
        else:
            self._findings(findings)
            if not is_fault:
                print("没有生成任何文件。", file=self._err)

    def made(self, path: object) -> None:
        """Print the path of a fresh workbook."""
        if self._as_json:
            self._json(Outcome(Status.READY, ()), (), workbook=str(path))
        else:
            print(f"新工作簿：{path}", file=self._out)

    def rule(self, rule: Rule) -> None:
        """Print what a code means."""
        message, advice = _without_values(rule.message), _without_values(rule.advice)
        if self._as_json:
            plain = {"code": rule.code, "severity": rule.severity.value, "title": rule.title}
            plain |= {"message": message, "advice": advice}
            self._print_json(plain)
            return
        print(f"{rule.code}（{_SEVERITY_NAMES[rule.severity]}）{rule.title}", file=self._out)
        print(f"意思：{message}", file=self._out)
        print(f"怎么改：{advice}", file=self._out)

    def _clear_line(self) -> None:
        """Blank out the progress line with spaces: older Windows consoles print escape sequences as they are."""
        if self._line_width:
            print(f"\r{' ' * self._line_width}\r", end="", file=self._err)
            self._line_width = 0

    def _findings(self, findings: Iterable[Finding]) -> None:
        self._clear_line()
        for group in by_cause(sorted(findings, key=lambda finding: list(Severity).index(finding.severity))):
            first = next((each for each in group if each.is_cause), group[0])
            place = f"工作表“{first.ref.sheet}”{first.ref.cell}：" if first.ref.sheet else ""
            lead, rest = _folded(first, len(group))
            name = _SEVERITY_NAMES[group[0].severity]
            print(f"[{first.code}] {name} {lead}{place}{first.message}{first.advice}{rest}", file=self._err)

    def _pages(self, laid: Laid | None) -> None:
        """Print whose page numbers these are; of estimates, and where there are none, a finding has told."""
        if laid and not laid.is_estimate:
            print(f"目录页码由 {laid.engine} 排版得出，共 {laid.count} 页。", file=self._err)

    def _json(self, outcome: Outcome, findings: Iterable[Finding], **more: str) -> None:
        laid = outcome.pages
        plain: dict[str, object] = {"status": outcome.status.value}
        for name in ("report", "provenance", "format_check", "pdf", "preview", "fault_record"):
            path = getattr(outcome, name)
            plain[name] = str(path) if path else None
        plain |= {"pages": laid.count if laid else None, "pages_estimated": bool(laid and laid.is_estimate)}
        self._print_json(plain | more | {"findings": [_plain(each) for each in findings]})

    def _print_json(self, stated: Mapping[str, object]) -> None:
        # A console in GBK would replace what it cannot show; escapes survive every encoding.
        is_utf8 = (self._out.encoding or "").lower().replace("-", "") == "utf8"
        print(json.dumps(stated, ensure_ascii=not is_utf8), file=self._out)


def _folded(first: Finding, count: int) -> tuple[str, str]:
    """Return what stands before and after a finding that stands for so many of one cause."""
    if count == 1:
        return "", ""
    if first.is_cause:
        return "", f"由此还有 {count - 1} 条，改好这一处再看。"
    return f"{first.cause}，共 {count} 条，第一条在", "其余的出于同一原因，没有列出。"


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.ref.sheet or None,
        "cell": finding.ref.cell or None,
        "message": finding.message,
        "advice": finding.advice,
        "accepted": finding.accepted,
        "cause": finding.cause or None,
        "file": finding.file or None,
        "place": _plain_place(finding.place),
        "values": dict(finding.values),
        "excerpt": finding.excerpt or None,
    }


def _plain_place(place: Place) -> dict[str, object] | None:
    """Return where in its file a finding is, None for one about all of it."""
    kind, *keys = _PLACE_KEYS[type(place)]
    values = {key: getattr(place, key) for key in keys}
    stated = {key: (value.strip() if isinstance(value, str) else value) or None for key, value in values.items()}
    return {"kind": kind} | stated if any(stated.values()) else None


def _without_values(template: str) -> str:
    """Return a rule's words with … where a finding has a value."""
    return template.format_map(defaultdict(lambda: "…"))
