"""What the person at the console sees: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec import to_builtins

from zhibao.cli.finding_lines import closing_lines, finding_lines
from zhibao.cli.plain_values import plain_finding, told_beside
from zhibao.cli.streams import Stream
from zhibao.findings import Finding, Severity
from zhibao.pipeline.outcome import Outcome, Status
from zhibao.text.typed_commands import as_typed_here, command_name, quoted

if TYPE_CHECKING:
    from zhibao.batch import BatchOutcome
    from zhibao.cli.explaining import Explanation
    from zhibao.lint import Linted
    from zhibao.paging import Laid
    from zhibao.pipeline import ImportedWorkbook

_FILES = ("report", "provenance", "format_check", "check_report", "marked_copy", "pdf", "preview", "fault_record")


class Console:
    """Prints in Chinese, on consoles of any encoding."""

    def __init__(self, out: TextIO | None, err: TextIO | None, as_json: bool) -> None:
        self._out = Stream(out)
        self._err = Stream(err)
        self._as_json = as_json
        self._shows_progress = self._err.isatty() and not as_json
        self._line_width = 0

    def progress(self, step: str) -> None:
        """Show the step under way on one line that the next one replaces, if a person is watching."""
        if self._shows_progress:
            self._clear_line()
            print(f"{step}…", end="", file=self._err, flush=True)
            self._line_width = 2 * len(step) + 2

    def fault(self, error: BaseException) -> None:
        """Print all that is known of a fault, for the program's maintainers."""
        print("".join(traceback.format_exception(error)), end="", file=self._err)

    def stopped(self) -> None:
        """Say that the person has stopped the run."""
        print("\n已停止。", file=self._err)

    def close(self) -> None:
        """Hand on what is still held back."""
        self._out.flush()
        self._err.flush()

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
        """Print what a run came to; a check, which makes no report, has its findings on standard output."""
        if self._as_json:
            self._json(outcome, outcome.findings)
            return
        is_check = outcome.report is None
        stream = self._out if is_check else self._err
        self._clear_line()
        # What is there to tell of an outcome has been loaded to come to it.
        from zhibao.cli.first_steps import lines_of

        for line in lines_of(outcome):
            print(line, file=stream)
        if outcome.report:
            name = "草稿（改完上面的错误后再生成）" if outcome.status is Status.DRAFT else "报告"
            print(f"{name}：{outcome.report}", file=self._out)
        elif outcome.status is Status.READY:
            print("没有发现错误。", file=self._out)
        self._beside(outcome)
        self._pages(outcome.pages)
        for line in closing_lines(outcome.findings, outcome.about, is_check) if outcome.about else ():
            print(line, file=stream)

    def _beside(self, outcome: Outcome) -> None:
        beside = {"数字出处": outcome.provenance, "格式核对": outcome.format_check, "检查报告": outcome.check_report}
        beside |= {"标注的工作簿": outcome.marked_copy, "PDF": outcome.pdf, "预览": outcome.preview}
        for kind, path in (beside | {"故障记录": outcome.fault_record}).items():
            if path:
                print(f"{kind}：{path}", file=self._out)

    def linted(self, templates: Sequence[Linted]) -> bool:
        """Print what was found in templates; tell whether they are free of errors."""
        faulty = [each for each in templates if any(one.severity is Severity.ERROR for one in each.findings)]
        if self._as_json:
            found = [
                {"path": str(each.path), "findings": [plain_finding(one) for one in each.findings]}
                for each in templates
            ]
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

    def made(self, path: object, findings: Sequence[Finding] = (), further: str = "") -> None:
        """Print the path of a fresh workbook, what is told of it, and where more is said."""
        if self._as_json:
            self._json(Outcome(Status.READY, ()), findings, workbook=str(path))
            return
        self._clear_line()
        print(f"新工作簿：{path}", file=self._out)
        for line in (*finding_lines(findings), *filter(None, [further])):
            print(line, file=self._out)

    def say(self, words: str) -> None:
        """Print what is going on, for steps that take minutes."""
        if not self._as_json:
            print(words, file=self._err, flush=True)

    def packed(self, path: Path) -> None:
        """Print the path of an offline package, and what to do with it."""
        if self._as_json:
            self._json(Outcome(Status.READY, ()), (), package=str(path))
            return
        from zhibao.installing import offline_lines

        self._print(offline_lines(path))

    def told(self, findings: Iterable[Finding], lines: Iterable[str], plain: Mapping[str, object]) -> None:
        """Print what a command came to in lines, or, as JSON, `plain`; findings of its own on standard error."""
        if self._as_json:
            self._print_json({**plain, "findings": [plain_finding(each) for each in findings]})
            return
        self._findings(findings)
        for line in lines:
            print(line, file=self._out)

    def batch(self, outcome: BatchOutcome) -> None:
        """Print what many workbooks came to: those that are not ready by name, the rest in numbers."""
        summary, files = outcome.summary, {"summary": outcome.book, "summary_page": outcome.page}
        if self._as_json:
            status = Status.READY if summary.is_all_ready else Status.DRAFT
            paths = {name: str(path) if path else None for name, path in files.items()}
            self._print_json({"status": status.value} | paths | to_builtins(summary))
            return
        self._findings(outcome.findings)
        for each in summary.results:
            if each.failure:
                print(f"没有生成：{each.workbook}：{each.failure}", file=self._err)
        print(f"{summary.totals}。", file=self._out)
        for path in filter(None, files.values()):
            print(f"汇总：{path}", file=self._out)

    def imported(self, made: ImportedWorkbook) -> None:
        """Print what an import came to: the files, how much was taken, what is to be looked at."""
        if self._as_json:
            status = Status.DRAFT if made.has_errors else Status.READY
            files = {"workbook": str(made.workbook), "photos": str(made.photos), "list": str(made.list)}
            self._json(Outcome(status, ()), made.findings, **files)
            return
        to_look_at = [each for each in made.findings if each.severity is not Severity.INFO]
        self._findings(to_look_at)
        print(f"工作簿：{made.workbook}", file=self._out)
        print(f"清单：{made.list}（没有照样带过来的 {len(to_look_at)} 处）", file=self._out)
        print("，".join(f"{key} {count}" for key, count in made.counts.items()) + "。", file=self._out)
        print(f"下一步：看清单，再检查：{command_name()} check {quoted(made.workbook.parent.name)}", file=self._out)

    def explanation(self, explanation: Explanation, find: Callable[[], Sequence[Finding]]) -> None:
        """Print what a code means, then what is found of it: looking for that may take a while."""
        rule = explanation.rule
        if self._as_json:
            plain: dict[str, object] = {"code": rule.code, "severity": rule.severity.value, "title": rule.title}
            plain |= {"message": as_typed_here(rule.general_message), "why": explanation.why or None}
            plain["advice"] = as_typed_here(rule.general_advice)
            self._print_json({**plain, "findings": [plain_finding(each) for each in find()]})
            return
        from zhibao.cli.explaining import explanation_lines

        self._print(explanation_lines(explanation))
        self._out.flush()
        found = find()
        self._clear_line()
        if found:
            print(f"您的工作簿里有 {len(found)} 处：", file=self._out)
            self._print(finding_lines(found))

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(line, file=self._out)

    def _clear_line(self) -> None:
        """Blank out the progress line with spaces: older Windows consoles print escape sequences as they are."""
        if self._line_width:
            print(f"\r{' ' * self._line_width}\r", end="", file=self._err)
            self._line_width = 0

    def _findings(self, findings: Iterable[Finding]) -> None:
        self._clear_line()
        for line in finding_lines(findings):
            print(line, file=self._err)

    def _pages(self, laid: Laid | None) -> None:
        """Print whose page numbers these are; of estimates, and where there are none, a finding has told."""
        if laid and not laid.is_estimate:
            print(f"目录页码由 {laid.engine} 排版得出，共 {laid.count} 页。", file=self._err)

    def _json(self, outcome: Outcome, findings: Iterable[Finding], **more: str) -> None:
        laid = outcome.pages
        plain: dict[str, object] = {"status": outcome.status.value}
        for name in _FILES:
            path = getattr(outcome, name)
            plain[name] = str(path) if path else None
        plain |= {"pages": laid.count if laid else None, "pages_estimated": bool(laid and laid.is_estimate)}
        plain |= told_beside(outcome.about)
        self._print_json(plain | more | {"findings": [plain_finding(each) for each in findings]})

    def _print_json(self, stated: Mapping[str, object]) -> None:
        # A console in GBK would replace what it cannot show; escapes survive every encoding.
        is_utf8 = self._out.encoding.lower().replace("-", "") == "utf8"
        print(json.dumps(stated, ensure_ascii=not is_utf8), file=self._out)
