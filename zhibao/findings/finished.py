"""F: the finished report, read back."""

from zhibao.findings.finding import Rule, Severity

TEXT_LOST = Rule(
    "F601", Severity.ERROR, "报告里少了工作簿的内容",
    "报告里没有找到“{text}”。",
    "多半是模板没有印出这类内容：请照 docs/template.md 核对 report.docx 的标签；模板没有改过的话，请告诉维护人员。",
)  # fmt: skip
TABLE_DIFFERS = Rule(
    "F603", Severity.ERROR, "报告里的表格与工作簿不同",
    "报告里的表格“{caption}”与工作簿不同，“{text}”一格不在应有的位置。",
    "请照 docs/template.md 核对 report.docx 里印表格的标签；模板没有改过的话，请告诉维护人员。",
)  # fmt: skip
MORE_LOST = Rule(
    "F604", Severity.ERROR, "还有更多内容没有找到",
    "报告里另外还有 {count} 处没有找到。",
    "请先改正前面列出的各处。",
)  # fmt: skip
PICTURES_LOST = Rule(
    "F602", Severity.ERROR, "报告里少了图",
    "应有 {expected} 张图，报告里有 {found} 张。",
    "请照 docs/template.md 核对 report.docx 里印图的标签。",
)  # fmt: skip
