"""M: the pack and its template."""

from zhibao.findings.finding import Rule, Severity

UNKNOWN_PACK = Rule(
    "M401", Severity.ERROR, "没有这个模板",
    "没有模板“{found}”{suggestion}",
    "templates 文件夹里有：{known}。请改“封面”表的“模板”一项，或清空它。",
)  # fmt: skip
BAD_PACK = Rule(
    "M402", Severity.ERROR, "版式包的文件有错",
    "{path} 有错（{reason}）。",
    "请照 docs/template.md 改正。",
)  # fmt: skip
UNREADABLE_TEMPLATE = Rule(
    "M403", Severity.ERROR, "模板打不开",
    "模板 {path} 打不开（{reason}）。",
    "请恢复原来的 report.docx，或用 Word 另存为“Word 文档（*.docx）”。",
)  # fmt: skip
UNSOUND_TEMPLATE = Rule(
    "M432", Severity.ERROR, "模板里有一处坏了",
    "模板 {path} 里有一处坏了，用示例报告也填不成（{reason}）。",
    "请恢复原来的 report.docx，或用 Word 打开它，看过没有缺什么，另存为“Word 文档（*.docx）”。",
)  # fmt: skip
MISSING_STYLE = Rule(
    "M404", Severity.ERROR, "模板缺少样式",
    "模板缺少样式“{style}”{suggestion}",
    "请在 Word 里打开模板，新建或改名为“{style}”。",
)  # fmt: skip
TEMPLATE_SYNTAX = Rule(
    "M405", Severity.ERROR, "模板标签写法不对",
    "模板{place}的标签写法不对（{reason}）。",
    "请照 docs/template.md 改正标签。",
)  # fmt: skip
UNKNOWN_TEMPLATE_NAME = Rule(
    "M406", Severity.ERROR, "模板用了不存在的名称",
    "模板{place}用了不存在的名称“{found}”{suggestion}",
    "请照 docs/template.md 的名称表改正；封面的项目写成 cover.项目。",
)  # fmt: skip
NO_TOC = Rule(
    "M407", Severity.WARNING, "模板没有目录域",
    "模板里没有目录域（TOC），报告不会有目录。",
    "请在模板里放目录处插入一个目录。",
)  # fmt: skip
UNKNOWN_NUMBER_FORMAT = Rule(
    "M408", Severity.ERROR, "模板的编号格式不认识",
    "模板用了程序不认识的编号格式 {found}。",
    "请在 Word 里把标题或题注的编号改为“1, 2, 3”或“一, 二, 三”。",
)  # fmt: skip
UNKNOWN_TOC_STYLE = Rule(
    "M409", Severity.WARNING, "目录域里的样式不存在",
    "目录域收录样式“{style}”，模板里却没有它{suggestion}",
    "请在 Word 里把样式改回原名，或修改目录域 \\t 后面的样式名。",
)  # fmt: skip
OTHER_TOC = Rule(
    "M441", Severity.ERROR, "模板里有程序不会填的目录",
    "模板里的目录域“{found}”程序不会填：会填的是由标题和样式组成的目录，和照题注的编号或样式列出的目录（\\c）。",
    "请在 Word 里删去这个域，或照 docs/template.md“目录”改它的开关。",
)  # fmt: skip
UNKNOWN_PACK_OPTION = Rule(
    "M440", Severity.ERROR, "没有这个版式包",
    "没有版式包“{found}”{suggestion}",
    "--pack 后面可以写：{known}；不写就用默认的。",
)  # fmt: skip
