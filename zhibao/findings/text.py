"""T: look-ups in texts."""

from zhibao.findings.finding import Rule, Severity

UNKNOWN_NAME = Rule(
    "T201", Severity.ERROR, "花括号里的名称不存在",
    "“{{{{{found}}}}}”里的名称不存在{suggestion}",
    "双花括号里可以写“封面”表的项目，如 {{{{地区}}}}、{{{{报告年度}}}}。可用的有：{known}。",
)  # fmt: skip
UNBALANCED_BRACES = Rule(
    "T202", Severity.ERROR, "花括号不成对",
    "“{found}”附近的双花括号不成对。",
    "引用写成 {{{{名称}}}}，左右各两个花括号。",
)  # fmt: skip
CIRCLE = Rule(
    "T204", Severity.ERROR, "封面项目互相引用",
    "“{{{{{found}}}}}”要用的封面项目又反过来用到这一项，定不出内容。",
    "请在“封面”表里把其中一项直接写成文字。",
)  # fmt: skip
EXAMPLE_LEFT = Rule(
    "T203", Severity.ERROR, "示例文字没有改",
    "本表还有 {count} 处示例文字（带“{mark}”字样），第一处在这里。",
    "请改成自己的内容，或删去整行。",
)  # fmt: skip
