"""What the person at the console sees: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from zhibao.findings import Finding, Rule, Severity
from zhibao.model.ref import CellRef
from zhibao.pipeline import Outcome, Status

_SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
_CLEAR_LINE = "\r\x1b[K"


class Console:
    """Prints in Chinese, on consoles of any encoding."""

    def __init__(self, out: TextIO, err: TextIO, as_json: bool) -> None:
        self._out = out
        self._err = err
        self._as_json = as_json
        self._shows_progress = err.isatty() and not as_json

    def progress(self, step: str) -> None:
        """Show the step under way on one line that the next one replaces, if a person is watching."""
        if self._shows_progress:
            print(f"{_CLEAR_LINE}{step}…", end="", file=self._err, flush=True)

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
            self._json({"status": outcome.status.value, "report": _text(outcome.report)}, outcome.findings)
            return
        self._findings(outcome.findings)
        if outcome.report:
            name = "草稿（改完上面的错误后再生成）" if outcome.status is Status.DRAFT else "报告"
            print(f"{name}：{outcome.report}", file=self._out)
        elif outcome.status is Status.READY:
            print("没有发现错误。", file=self._out)

    def refusal(self, findings: Iterable[Finding]) -> None:
        """Print why nothing was made."""
        if self._as_json:
            self._json({"status": Status.FAILED.value, "report": None}, findings)
        else:
            self._findings(findings)
            print("没有生成任何文件。", file=self._err)

    def made(self, path: object) -> None:
        """Print the path of a fresh workbook."""
        if self._as_json:
            self._json({"status": Status.READY.value, "report": None, "workbook": str(path)}, ())
        else:
            print(f"新工作簿：{path}", file=self._out)

    def rule(self, rule: Rule) -> None:
        """Print what a code means."""
        print(f"{rule.code}（{_SEVERITY_NAMES[rule.severity]}）{rule.title}", file=self._out)
        print(f"怎么改：{_without_placeholders(rule.advice)}", file=self._out)

    def _findings(self, findings: Iterable[Finding]) -> None:
        if self._shows_progress:
            print(_CLEAR_LINE, end="", file=self._err)
        ordered = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
        for finding in ordered:
            place = f"{_place(finding.ref)}：" if finding.ref.sheet else ""
            name = _SEVERITY_NAMES[finding.severity]
            print(f"[{finding.code}] {name} {place}{finding.message}{finding.advice}", file=self._err)

    def _json(self, result: dict[str, object], findings: Iterable[Finding]) -> None:
        stated = result | {"pages": None, "pages_estimated": False, "findings": [_plain(each) for each in findings]}
        # A console in GBK would replace what it cannot show; escapes survive every encoding.
        is_utf8 = (self._out.encoding or "").lower().replace("-", "") == "utf8"
        print(json.dumps(stated, ensure_ascii=not is_utf8), file=self._out)


def _place(ref: CellRef) -> str:
    return f"工作表“{ref.sheet}”{ref.cell}"


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.ref.sheet or None,
        "cell": finding.ref.cell or None,
        "message": finding.message,
        "advice": finding.advice,
        "accepted": finding.accepted,
    }


def _without_placeholders(advice: str) -> str:
    return advice.replace("{{", "{").replace("}}", "}")
