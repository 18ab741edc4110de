"""F: the finished report, read back."""

from zhibao.findings.finding import Rule, Severity

TEXT_LOST = Rule(
    "F601", Severity.ERROR, "报告里少了工作簿的内容",
    "报告里没有找到“{text}”。",
    "多半是模板没有印出这类内容：请照 docs/template.md 核对 report.docx 的标签；模板没有改过的话，请告诉维护人员。",
)  # fmt: skip
PICTURES_LOST = Rule(
    "F602", Severity.ERROR, "报告里少了图",
    "应有 {expected} 张图，报告里有 {found} 张。",
    "请照 docs/template.md 核对 report.docx 里印图的标签。",
)  # fmt: skip
