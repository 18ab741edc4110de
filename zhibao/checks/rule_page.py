"""A check as a page of the documents (docs/rules/), in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.checks.check import Check
from zhibao.findings import Rule
from zhibao.findings.listing import FAMILIES, SEVERITY_NAMES
from zhibao.text.typed_commands import as_typed_on_windows

_HEAD = """# 审读的规则

生成和检查时，程序像审稿人一样读一遍，下面是它查的每一项。
`生成报告 explain 代码` 也说明这些，并列出工作簿里的这一类问题。
这些页由 `python docs/make_rule_pages.py` 从程序里抄出，不要手改。
每条规则都有种下的错和不该报的例子（`tests/planted/`）；
`python benchmarks/review_quality.py` 数召回率和准确率，结果写在 README。
"""
_CODES_HEAD = """# 检查结果的代码

`生成报告 explain S101` 说明一个代码的意思和改法，并列出您的工作簿里的这一类问题。
错误使这次只出草稿（个别的使报告根本出不来），提醒和说明不影响报送。几条出于同一原因的，先说原因，只印一行。
审稿人那样的检查另有一页，点代码看。本页由 `python docs/make_rule_pages.py` 从程序里抄出，不要手改。
"""
_ABOUT = {
    "W": "工作簿、工作表和单元格",
    "S": "各章的行和选项",
    "D": "指标、公式和数",
    "T": "文字",
    "P": "照片和统计图",
    "M": "版式包和模板",
    "F": "成稿，与工作簿和版式包比对",
    "E": "电脑、命令和文件",
}


def rule_page(check: type[Check]) -> str:
    """Return the page of a check."""
    rule = check.rule
    remarks = [f"级别：{SEVERITY_NAMES[rule.severity]}。类别：{FAMILIES[rule.code[0]]}。"]
    if "previous" in check.needs:
        remarks.append("要给出上年的工作簿才查：封面的“上年工作簿”，或 `--previous`。")
    waived = "可以：在“核对”表写一行代码、工作表、单元格、摘录、理由。" if check.may_be_waived else "不可以，要改正。"
    sections = {
        "查出什么": rule.general_message,
        "为什么要紧": check.why,
        "怎么改": rule.general_advice,
        "说明理由就可以不改吗": waived,
    }
    told = as_typed_on_windows("".join(f"\n## {title}\n\n{text}\n" for title, text in sections.items()))
    return f"# {rule.code} {rule.title}\n\n{''.join(remarks)}\n{told}"


def index_page(checks: Iterable[type[Check]]) -> str:
    """Return the page that lists the pages, family by family."""
    lines = [_HEAD]
    family = ""
    for check in sorted(checks, key=lambda each: (list(FAMILIES).index(each.code[0]), each.code)):
        if check.code[0] != family:
            family = check.code[0]
            lines.append(f"\n## {family} {FAMILIES[family]}\n\n| 代码 | 级别 | 查什么 |\n|---|---|---|\n")
        rule = check.rule
        lines.append(f"| [{rule.code}]({rule.code}.md) | {SEVERITY_NAMES[rule.severity]} | {rule.title} |\n")
    return "".join(lines)


def codes_page(rules: Iterable[Rule], checks: Iterable[type[Check]]) -> str:
    """Return the page that lists every code, family by family; those of checks lead to their pages."""
    stated = {rule.code: rule for rule in rules}
    links = {check.code: f"[{check.code}](rules/{check.code}.md)" for check in checks}
    stated |= {check.code: check.rule for check in checks}
    lines = [_CODES_HEAD]
    for family in FAMILIES:
        about = _ABOUT.get(family, FAMILIES[family])
        lines.append(f"\n## {family} {about}\n\n| 代码 | 级别 | 意思 |\n|---|---|---|\n")
        for code in sorted(each for each in stated if _family(each) == family):
            rule = stated[code]
            lines.append(f"| {links.get(code, code)} | {SEVERITY_NAMES[rule.severity]} | {rule.title} |\n")
    return "".join(lines)


def _family(code: str) -> str:
    """Return the key of the family that a code belongs to; some are parts of a letter's."""
    return max((key for key in FAMILIES if code.startswith(key)), key=len)
