"""F: the format of the finished report, measured on the saved file."""

from zhibao.findings.finding import Rule, Severity

_ADVICE = (
    "请维护版式的人用 Word 改 report.docx（样式、版面），使它与版式包的 format.toml 一致；"
    "要求本来写错了的，改 format.toml。全部结果见“格式核对”。"
)
TYPE_DEPARTS = Rule(
    "F610", Severity.ERROR, "文字或段落不合格式",
    "{subject}的{figure}应为“{required}”（{source}），{count} {unit}里有 {departing} {unit}不是：{departures}。",
    _ADVICE,
)  # fmt: skip
PAGE_DEPARTS = Rule(
    "F611", Severity.ERROR, "版面不合格式",
    "{subject}的{figure}应为“{required}”（{source}），{count} {unit}里有 {departing} {unit}不是：{departures}。",
    _ADVICE,
)  # fmt: skip
PAGE_NUMBER_DEPARTS = Rule(
    "F612", Severity.ERROR, "页码不合格式",
    "{subject}的{figure}应为“{required}”（{source}），{count} {unit}里有 {departing} {unit}不是：{departures}。",
    _ADVICE,
)  # fmt: skip
TABLE_DEPARTS = Rule(
    "F613", Severity.ERROR, "表格不合格式",
    "{subject}的{figure}应为“{required}”（{source}），{count} {unit}里有 {departing} {unit}不是：{departures}。",
    _ADVICE,
)  # fmt: skip
FILE_DEPARTS = Rule(
    "F614", Severity.ERROR, "文件设置不合格式",
    "{subject}的{figure}应为“{required}”（{source}），现为：{departures}。",
    _ADVICE,
)  # fmt: skip
UNRULED_STYLE = Rule(
    "F615", Severity.ERROR, "有样式没有规定格式",
    "报告里有 {count} 段用了样式“{style}”，版式包的 format.toml 没有规定它的格式：{places}。",
    "请维护版式的人在 format.toml 的某个 [element] 里加上这个样式，或把这些段落改成别的样式。",
)  # fmt: skip
UNRULED_TABLE = Rule(
    "F625", Severity.ERROR, "有表格没有规定格式",
    "报告里有 {count} 张表的表格样式是“{style}”，版式包的 format.toml 的 [table] 没有提到它，没有核对：{places}。",
    "请维护版式的人在 report.docx 里把这些表的表格样式改成 [table] 的 styles 里的（Normal Table 就是没有设表格样式）；"
    "只用来排版的表（封面、并排的照片），把它的样式写进 layout_styles。",
)  # fmt: skip
MORE_DEPART = Rule(
    "F616", Severity.ERROR, "还有更多地方不合格式",
    "另外还有 {count} 项不合格式。",
    "请先改正前面列出的各项；全部结果见“格式核对”。",
)  # fmt: skip
NO_FORMAT = Rule(
    "F617", Severity.INFO, "版式包没有规定格式",
    "版式包“{pack}”里没有 format.toml，报告的格式没有核对。",
    "不影响报告。要核对格式，请照 docs/template.md 在版式包里写一份 format.toml。",
)  # fmt: skip
NOT_CHECKED = Rule(
    "F618", Severity.WARNING, "格式核对没有做成",
    "核对格式时程序出错（{reason}）；报告已经生成，格式没有核对。",
    "请把旁边的“…_故障.txt”发给程序的维护者。",
)  # fmt: skip
